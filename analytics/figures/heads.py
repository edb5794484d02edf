"""What stands around a page that is not a pair's: which rows it takes, its heading, what is near, how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from analytics import periods, series
from analytics.figures import words
from analytics.figures.display import Fact, Facts, Heading, Notes
from analytics.figures.facts import SAMPLE, SAMPLE_NOTE
from analytics.figures.limits import NEAR, gap_words

ORIGIN_WORDS = {"extracted": "read by rule", "entered": "entered by people", "imported": "imported"}


def heading(
    title: str,
    store: Any,
    shown: pd.DataFrame,
    keep: Mapping[str, Any],
    *,
    start: date | None = None,
    end: date | None = None,
    today: date | None = None,
    where: Mapping[str, Any] | None = None,
    said: Iterable[str] = (),
    article: str = "",
) -> Heading:
    """Title of a page, what was understood, how many rows were left out, whose words it rests on.

    Parameters
    ----------
    shown : DataFrame of the rows that the page shows (store.observations)
    keep : the filters that left rows out (see `filters`); where : those that chose them
    today : the last day read
    said : further words on what was understood; article : the one whose rows alone are meant
    """
    if today is None:
        return Heading(title, "Nothing has been read yet.", ("Add articles to the inbox and build again.",))
    left = 0
    if keep["min_confidence"] or keep["origin"]:
        every = store.observations(start=start, end=end, **(where or {}))
        kept = store.observations(start=start, end=end, **(where or {}), **keep)
        if article:
            every, kept = (frame[frame["article_id"] == article] for frame in (every, kept))
        left = len(every) - len(kept)
    parts = [words.sentence(periods.say(start, end)), *said, f"last article {words.day(today)}"]
    parts.append(left_out(left, keep))
    notes = [SAMPLE_NOTE] if (shown["publisher"] == SAMPLE).any() else []
    if shown.empty:
        notes.append("In what was read, no article tells of a meeting, an act or a trade figure of this choice.")
    return Heading(title, f"{'; '.join(part for part in parts if part)}.", tuple(notes))


def left_out(left: int, keep: Mapping[str, Any]) -> str:
    """What the filters left out, in words: "12 rows left out: less sure than 0.5, or not read by rule"."""
    why = [f"less sure than {keep['min_confidence']:g}"] if keep["min_confidence"] else []
    why += [f"not {ORIGIN_WORDS[keep['origin']]}"] if keep["origin"] else []
    return f"{words.count(left, 'row')} left out: {', or '.join(why)}" if why else "no row left out"


def near(store: Any, shown: pd.DataFrame, codes: Iterable[str] = ()) -> Notes | None:
    """For a choice without rows: the pairs that have most, those of its own sides first; None where there are rows."""
    if len(shown):
        return None
    for several in ([store.observations(country=code) for code in codes], [store.observations()]):
        pairs = [frame["pair"].dropna() for frame in several]
        counts = pd.concat(pairs).value_counts() if pairs else pd.Series(dtype="int64")
        if len(counts):
            most = sorted(counts.index, key=lambda one: (-int(counts[one]), str(one)))[:NEAR]
            found = [f"{words.both(str(one))}: {words.count(int(counts[one]), 'row')}" for one in most]
            return Notes("What is near", found)
    return Notes("What is near", ["Nothing has been read yet. Add articles to the inbox and build again."])


def counts(
    happenings: pd.DataFrame, claims: pd.DataFrame, states: pd.DataFrame, *more: Fact, sample: bool = False
) -> Facts:
    """The first screen of a page: how much was found of each kind, how much was read, and what more there is to say."""
    met = happenings["category"] == "meeting"
    held, planned = happenings["status"] == "held", happenings["status"] == "planned"
    meetings, acts = int((met & held).sum()), int((~met & held).sum())
    read = int(states["articles"].sum()) if len(states) else 0
    found = Fact(
        "Told as held",
        words.sentence(words.count(meetings, "meeting")),
        f"{words.count(acts, 'other act')}; {words.count(int(planned.sum()), 'plan')} not told as held.".capitalize(),
    )
    trade = Fact(
        "Trade claims",
        words.sentence(words.count(len(claims), "claim")),
        f"{int((claims['status'] == 'actual').sum())} of them told as fact, the others as aims or forecasts."
        if len(claims)
        else "No figure on trade, investment or aid is told in what was read.",
    )
    reading = Fact("What was read", words.sentence(words.count(read, "article")), "On any subject, in this period.")
    years: dict[int, list[int]] = {}
    for row in states.to_dict("records"):
        year = years.setdefault(row["period_start"].year, [0, 0])
        year[0] += int(row["found"])
        year[1] |= row["state"] != "nothing read"
    summary = {
        "meetings": meetings, "acts": acts, "trade": len(claims), "found": len(happenings), "sample": sample,
        "spark": [[year, n, bool(was_read)] for year, (n, was_read) in sorted(years.items())],
    }  # fmt: skip
    return Facts([*more, found, trade, reading], summary)


def newest(happenings: pd.DataFrame, observations: pd.DataFrame, since: date | None) -> Fact:
    """How much is new since a day, and the newest of it."""
    if since is None:
        return Fact("New", "Nothing has been read yet")
    found = series.fresh(happenings, observations, since)
    label = f"First told since {words.day(since)}"
    if found.empty:
        return Fact(label, "Nothing new", "No meeting or act was told for the first time.")
    row = found.iloc[0].to_dict()
    n = words.sentence(words.count(len(found), "meeting or act", "meetings and acts"))
    when = words.span(row["start"], row["end"], row["precision"])
    return Fact(label, n, f"The newest: {words.text(row['label'])}, {when}.", words.short(words.text(row["evidence"])),
                words.source(row), (row["happening_id"],))  # fmt: skip


def gaps(states: pd.DataFrame) -> Notes:
    """The periods of which nothing was read, and where what was read changed."""
    turned = [
        f"{words.day(row['period_start'])}: {row['before']:,} articles in the period before, {row['after']:,} in this"
        + (f"; new: {words.listed(row['came'])}" if row["came"] else "")
        + (f"; gone: {words.listed(row['went'])}" if row["went"] else "")
        for row in series.turns(states).to_dict("records")
    ]
    return Notes("Gaps and turns", [gap_words(states, limit=12), *turned[-12:]])


def cite(store: Any, title: str, today: date | None) -> Notes:
    """How to cite a page and the rows on it."""
    versions = ", ".join(f"{name} {number}" for name, number in sorted(store.versions.items()))
    until = f", articles up to {words.day(today)}" if today else ""
    whole = f"Regional Relations: {title}. Read by rule from news articles{until}. Table versions: {versions}."
    single = "For a single fact cite the article that tells it: its sentence, publisher and date stand beside it."
    return Notes("How to cite", [whole, single, "Each chart and table offers its data as a CSV file."])
