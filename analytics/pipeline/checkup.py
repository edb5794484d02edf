"""What to know about a store before trusting its pages: what is undated, turned away, unread."""

from __future__ import annotations

from analytics import reference
from analytics.pipeline.rules import rules_version
from analytics.tables import RECORDS, Tables

NAMES_SHOWN = 20


def doctor(tables: Tables) -> list[str]:
    """Findings in words, the counts first.

    Raises
    ------
    InputError : no store
    """
    versions = tables.pin()
    lines = [f"store: {tables.path}", "versions: " + ", ".join(f"{name} {number}" for name, number in versions.items())]
    lines += [f"{name}: {tables.count(name)}" for name in RECORDS]
    for flag, meaning in (
        ("undated", "articles without a publish date (fill in undated.csv)"),
        ("no_zone", "articles whose publisher's time zone is not known (dated by day)"),
        ("future", "articles dated in the future"),
        ("date_conflict", "articles whose pages tell different publish days"),
        ("revised", "articles of which a newer version was read (the difference stands in the rejects)"),
        ("retracted", "articles that were taken back (without rows)"),
        ("summary_only", "articles of which only a teaser or an abstract is held"),
        ("not_english", "articles that are not in English (not extracted)"),
        ("extraction_failed", "articles on which extraction failed"),
        ("killed_its_worker", "of these, articles that ended the process that read them"),
        ("bad_url", "articles whose address is none of the web"),
    ):
        if number := tables.count("articles", f"list_contains(flags, '{flag}')"):
            lines.append(f"{meaning}: {number}")
    if stale := sum(one.extractor_version != rules_version() for one in tables.known()):
        lines.append(f"articles read by other rules than today's (the next build or ingest reads them anew): {stale}")
    for source, number in tables.others():
        lines.append(f"rows of {source}, in no count unasked: {number}")
    for reason, number in tables.tally("rejects", "reason"):
        lines.append(f"turned away, {reason}: {number}")
    lines += _unplaced(tables)
    for table, sources in reference.counts_by_source().items():
        if unverified := sources.get("unverified", 0):
            lines.append(f"reference table {table}, rows nobody has verified: {unverified}")
    return lines


def _unplaced(tables: Tables) -> list[str]:
    """Titled names that no side was told for, most first: a row in the desk's leaders.csv places one."""
    names = tables.connect(tables.pin(), ["articles"]).execute(
        "SELECT name, count(*) FROM (SELECT unnest(unplaced) AS name FROM articles) GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()  # fmt: skip
    if not names:
        return []
    said = ", ".join(f"{name} ({number})" for name, number in names[:NAMES_SHOWN])
    more = f", and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return [f"titled names whose side could not be told ({len(names)}; a row in leaders.csv places one): {said}{more}"]
