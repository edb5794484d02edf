"""A sample of rows for people to check, and what their checking says: precision, recall, agreement."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.desk import corrections, sheets
from analytics.desk.agreement import Share, alpha, share
from analytics.desk.values import RECORD, as_text, editable, parse
from analytics.errors import InputError
from analytics.pipeline.review import LABELS
from analytics.views.frames import plain

if TYPE_CHECKING:
    from analytics.store import Store

MANIFEST = "sample.json"
WORDS = ("right", "wrong", "unsure")
MISSED = "missed"
MISSED_LINES = 3  # empty lines for each article
# What has to be right for a row to be right, where coders fill in the values themselves.
ESSENTIAL = {
    "trade_figures": ("reporter", "partner", "flow", "measure", "value", "unit"),
    "meetings": ("kind", "participants", "start"),
    "events": ("actor", "recipient", "type"),
}
# The gold guidelines' fields of each table.
GOLD = {
    "trade_figures": ("reporter", "partner", "flow", "measure", "value", "value_high", "unit", "bound", "status",
                      "period_start", "period_end", "comparison", "evidence"),
    "meetings": ("kind", "rank", "name", "edition", "start", "end", "precision", "status", "place", "country",
                 "participants", "evidence"),
    "events": ("actor", "recipient", "type", "date", "status", "evidence"),
}  # fmt: skip


@dataclass(slots=True)
class Scored:
    """What the coders' sheets say."""

    precision: dict[str, Share] = field(default_factory=dict)
    recall: dict[str, Share] = field(default_factory=dict)
    agreement: float | None = None
    paragraph: str = ""
    problems: list[str] = field(default_factory=list)
    gold: list[dict[str, Any]] = field(default_factory=list)


def draw(store: Store, folder: Path, rows: int, coders: int, *, seed: int = 1, blind: bool = False) -> dict[str, int]:
    """Draw articles, stratified by publisher and year, until their rows reach a number; write a sheet for each coder.

    Parameters
    ----------
    folder : new or empty; gets coder-N.xlsx, the articles' texts (not for sharing), and sample.json
    rows : wanted at least, of all tables together; articles that gave none are drawn like the others, for the recall
    blind : the sheets show sentences without what was read; coders fill the values in

    Raises
    ------
    InputError : a folder that isn't empty, or a store without rows
    """
    if folder.exists() and any(folder.iterdir()):
        raise InputError(f"'{folder}' is not empty: give a new folder")
    told: dict[str, dict[str, list[dict[str, Any]]]] = {table: defaultdict(list) for table in RECORD}
    for table in RECORD:
        for row in plain(getattr(store, table)()):
            if row["origin"] == "extracted":
                told[table][row["article_id"]].append(row)
    articles = {
        one["article_id"]: one for one in plain(store.articles())
        if one["published_local_date"] and "entered" not in one["flags"]
    }  # fmt: skip
    if not any(told.values()):
        raise InputError("the store has no rows to check")
    chosen: list[str] = []
    number = 0
    for article_id in _stratified(articles, seed):
        if number >= rows:
            break
        chosen.append(article_id)
        number += sum(len(told[table][article_id]) for table in RECORD)
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {table: [row for one in chosen for row in told[table][one]] for table in RECORD}
    for coder in range(1, coders + 1):
        sheets.write(folder / f"coder-{coder}.xlsx", _sheets(drawn, [articles[one] for one in chosen], blind))
    for place, one in enumerate(chosen, 1):
        _write_text(folder / "articles" / f"{place:03}-{one}.txt", store.article(one))
    counts = {table: len(several) for table, several in drawn.items()}
    manifest = {
        "seed": seed, "blind": blind, "coders": coders, "articles": chosen, "rows": counts, "read": len(articles),
        "versions": dict(store.versions),
        "values": {
            row[RECORD[table].key]: {
                "table": table, "article_id": row["article_id"],
                "fields": {name: as_text(row[name]) for name in (*editable(table), "evidence")},
            }
            for table, several in drawn.items() for row in several
        },
    }  # fmt: skip
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return {"articles": len(chosen), **counts}


def score(folder: Path) -> Scored:
    """Precision, recall and agreement from a folder's sheets, once the coders have filled them in.

    Returns
    -------
    Scored; precision and recall of each table and of "all", counted on the first coder's verdicts; rows that a coder
    calls unsure count for neither; checked rows in the gold's form, without text

    Raises
    ------
    InputError : no sample in the folder, or a sheet that can't be read
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"'{folder}' holds no sample: `relations sample --check 100 -o {folder}` draws one") from error
    done = Scored()
    verdicts, missed = [], []
    for coder in range(1, manifest["coders"] + 1):
        found = _read_sheet(folder / f"coder-{coder}.xlsx", manifest, done.problems)
        verdicts.append(found[0])
        missed.append(found[1])
    if done.problems:
        return done
    first, lost = verdicts[0], missed[0]
    for name in ("all", *RECORD):
        tables = RECORD if name == "all" else (name,)
        right = [_counted(manifest, first, one, tables) for one in manifest["articles"]]
        done.precision[name] = share(right, manifest["seed"])
        found_and_missed = [
            (hits, hits + sum(1 for table, _ in lost.get(one, ()) if table in tables))
            for (hits, _), one in zip(right, manifest["articles"], strict=True)
        ]
        done.recall[name] = share(found_and_missed, manifest["seed"])
    if manifest["coders"] > 1:
        done.agreement = alpha([[one.get(row_id) for one in verdicts] for row_id in manifest["values"]])
    done.gold = _gold(manifest, verdicts)
    done.paragraph = _paragraph(manifest, done)
    return done


def _stratified(articles: Mapping[str, Mapping[str, Any]], seed: int) -> list[str]:
    """Articles in a drawn order in which every prefix has each publisher and year about as often as the whole."""
    strata: dict[tuple[str, int], list[str]] = defaultdict(list)
    for article_id in sorted(articles):
        one = articles[article_id]
        strata[one["publisher"] or "", one["published_local_date"].year].append(article_id)
    chance = random.Random(seed)  # noqa: S311 -- a sample to be drawn again, no secret
    placed = []
    for key in sorted(strata):
        several = strata[key]
        chance.shuffle(several)
        shift = chance.random()
        placed += [((place + shift) / len(several), one) for place, one in enumerate(several)]
    return [one for _, one in sorted(placed)]


def _sheets(
    drawn: Mapping[str, Sequence[Mapping[str, Any]]], articles: Sequence[Mapping[str, Any]], blind: bool
) -> list[tuple[str, Sequence[str], list[list[Any]]]]:
    made: list[tuple[str, Sequence[str], list[list[Any]]]] = []
    for table, rows in drawn.items():
        names = ESSENTIAL[table] if blind else tuple(editable(table))
        head = ("id", "verdict", "note", "article", *(() if blind else ("what was read",)), "sentence", *names)
        made.append((table, head, [
            [row[RECORD[table].key], "", "", row["article_id"], *(() if blind else (LABELS[table](row),)),
             row["evidence"], *("" if blind else as_text(row[name]) for name in names)]
            for row in rows
        ]))  # fmt: skip
    head = ("article", "title", "table", "sentence", "what is missing")
    lines = [[one["article_id"], one["title"] or "", "", "", ""] for one in articles for _ in range(MISSED_LINES)]
    return [*made, (MISSED, head, lines)]


def _write_text(path: Path, article: Mapping[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    head = f"Not for sharing: an article's full text, for checking.\n\n{article.get('title') or ''}\n"
    about = " · ".join(str(article[name]) for name in ("publisher", "published_local_date", "url") if article.get(name))
    path.write_text(f"{head}{about}\n\n{article.get('text') or ''}\n", encoding="utf-8")


def _read_sheet(
    path: Path, manifest: Mapping[str, Any], problems: list[str]
) -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """A coder's verdicts by row, and the rows that the coder missed by article: (table, sentence)."""
    verdicts: dict[str, str] = {}
    missed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in sheets.read(path):
        place = f"{path.name}, {line.sheet}, line {line.number}"
        if line.sheet == MISSED:
            table = str(line.cells.get("table") or "").strip()
            if not table:
                continue
            if table not in RECORD:
                problems.append(f"{place}: no table '{table}': choose {', '.join(RECORD)}")
            else:
                missed[str(line.cells.get("article"))].append((table, str(line.cells.get("sentence") or "")))
        elif (row_id := str(line.cells.get("id") or "")) in manifest["values"]:
            try:
                said = _verdict(manifest, row_id, line.cells)
            except InputError as error:
                problems.append(f"{place}: {error}")
                continue
            if said:
                verdicts[row_id] = said
    return verdicts, missed


def _verdict(manifest: Mapping[str, Any], row_id: str, cells: Mapping[str, Any]) -> str:
    """The coder's verdict; in a blind sheet by comparing what was filled in with what was read."""
    said = str(cells.get("verdict") or "").strip().lower()
    if said and said not in WORDS:
        raise InputError(f"'{said}' is no verdict: choose {', '.join(WORDS)}")
    if said or not manifest["blind"]:
        return said
    table, read = manifest["values"][row_id]["table"], manifest["values"][row_id]["fields"]
    filled = {name: cells.get(name) for name in ESSENTIAL[table]}
    if all(value in (None, "") for value in filled.values()):
        return ""
    same = all(corrections.cell(table, name, value) == read[name] for name, value in filled.items())
    return "right" if same else "wrong"


def _counted(
    manifest: Mapping[str, Any], verdicts: Mapping[str, str], article_id: str, tables: Iterable[str]
) -> tuple[int, int]:
    """Rows of an article called right, and rows called right or wrong."""
    said = [
        verdicts.get(row_id) for row_id, row in manifest["values"].items()
        if row["article_id"] == article_id and row["table"] in tables
    ]  # fmt: skip
    return said.count("right"), said.count("right") + said.count("wrong")


def _gold(manifest: Mapping[str, Any], verdicts: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    """Rows that every coder who judged them calls right, an article a line; those in dispute are unsure."""
    made: dict[str, dict[str, Any]] = {
        one: {"id": one, "trade_figures": [], "meetings": [], "events": [], "note": ""} for one in manifest["articles"]
    }
    for row_id, row in manifest["values"].items():
        said = {one[row_id] for one in verdicts if row_id in one}
        if not said or said == {"wrong"}:
            continue
        table, fields = row["table"], row["fields"]
        values = {name: parse(table, name, fields[name]) for name in GOLD[table] if name != "evidence"}
        values["evidence"] = fields["evidence"]
        if said != {"right"}:
            values["unsure"] = True
        made[row["article_id"]][table].append(values)
    return list(made.values())


def _paragraph(manifest: Mapping[str, Any], done: Scored) -> str:
    """What a methods section would say."""
    coders = "one coder" if manifest["coders"] == 1 else f"{manifest['coders']} coders independently"
    agreed = (
        "" if manifest["coders"] == 1
        else f" Agreement between coders on whether a row is right was {done.agreement:.2f} (Krippendorff's alpha)."
        if done.agreement is not None
        else " Agreement between coders can't be told from chance: all verdicts are the same, or no row has two."
    )  # fmt: skip
    way = "without seeing what had been read" if manifest["blind"] else "beside what had been read"
    return (
        f"A sample of {len(manifest['articles'])} articles of {manifest['read']}, stratified by publisher and year "
        f"(seed {manifest['seed']}), gave {sum(manifest['rows'].values())} rows. They were checked against the texts "
        f"by {coders}, {way}; rows missing from the sampled articles were listed. "
        f"Precision was {done.precision['all']}, recall {done.recall['all']}; "
        f"intervals are bootstrapped over articles.{agreed}"
    )
