"""How well the same happening is joined across articles: B-cubed on groups that were labelled by reading.

    python tests/benchmarks/happenings.py [--wrong] [--all]

Labels (happenings.jsonl) are ids, offsets and values; the texts lie in ../shared/corpora. A label asks for the meeting
row of its article whose evidence overlaps it and whose sides agree; labels that no row tells are counted apart. Two
groups of summits or forums in one happening are two editions wrongly joined.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analytics.articles import inputs, read_input
from analytics.extract import extract
from analytics.records import Article, Event, Meeting, Reject, schema
from analytics.tables import KINDS, cast
from analytics.views import happenings

LABELS = Path(__file__).with_suffix(".jsonl")
CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
GATHERINGS = {"summit", "forum"}
TOLD = {"presence": "string", "published": "date", "publisher": "string", "title": "string", "url": "string",
        "story_id": "string"}

Label = dict[str, Any]


def score(corpora: Path = CORPORA, everything: bool = False) -> tuple[dict[str, float], list[str]]:
    """B-cubed precision, recall and F1 of the labelled tellings, and what was joined or parted wrongly.

    Parameters
    ----------
    corpora : folder with relations.jsonl.gz and kremlin.jsonl.gz
    everything : the rows of all articles are joined, not only those of the labelled ones

    Returns
    -------
    dict of precision, recall, f1, tellings (labels with a row), untold (labels without), editions_joined (pairs of
    groups of gatherings in one happening), rows and seconds of the join; a list of lines, one per wrong happening
    """
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    wanted = {label["article"] for label in labels}
    articles = dict(_articles(corpora, None if everything else wanted))
    rows = {key: extract(article).meetings for key, article in articles.items()}
    frame = _frame(articles, rows)
    started = time.process_time()
    joined = happenings(frame, _empty(Event))
    seconds = time.process_time() - started
    happening_of = {row_id: name for name, ids in zip(joined["happening_id"], joined["rows"], strict=True)
                    for row_id in ids}
    told = {number: happening_of[row.meeting_id] for number, row in _found(labels, rows)}
    groups = {number: labels[number]["group"] for number in told}
    precision, recall = _b_cubed(told, groups), _b_cubed(groups, told)
    editions, wrong = _wrong(labels, told, rows)
    return {
        "precision": precision, "recall": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "tellings": len(told), "untold": len(labels) - len(told), "editions_joined": editions,
        "rows": len(frame), "seconds": round(seconds, 2),
    }, wrong


def _articles(corpora: Path, wanted: set[str] | None) -> Iterator[tuple[str, Article]]:
    for name in ("relations", "kremlin"):
        for source in inputs(corpora / f"{name}.jsonl.gz"):
            if isinstance(source, Reject):
                continue
            key = json.loads(source.raw)["id"]
            article = read_input(source) if wanted is None or key in wanted else None
            if isinstance(article, Article):
                yield key, article


def _found(labels: list[Label], rows: dict[str, list[Meeting]]) -> Iterator[tuple[int, Meeting]]:
    """Each label's number with the row that tells it, the most alike first, each row once."""
    alike = sorted(
        ((-_likeness(label, row), number, place) for number, label in enumerate(labels)
         for place, row in enumerate(rows.get(label["article"], [])) if _likeness(label, row) > 0))
    done: set[int] = set()
    used: set[tuple[str, int]] = set()
    for _, number, place in alike:
        key = (labels[number]["article"], place)
        if number not in done and key not in used:
            done.add(number)
            used.add(key)
            yield number, rows[key[0]][place]


def _likeness(label: Label, row: Meeting) -> float:
    """How well a row fits a label: 0 where its sides or its kind are others'."""
    start, end = label["at"]
    mine, theirs = set(label["participants"]), set(row.participants)
    sides = len(mine & theirs) / max(1, len(mine | theirs))
    is_call = (label["kind"] == "call") == (row.kind == "call")
    is_forum = (label["kind"] == "forum") == (row.kind == "forum")
    if not mine & theirs or not is_call or not is_forum:
        return 0.0
    overlaps = row.evidence_start < end and start < row.evidence_end
    return 4 * overlaps + sides + (label["kind"] == row.kind) if overlaps else 0.0


def _frame(articles: dict[str, Article], rows: dict[str, list[Meeting]]) -> pd.DataFrame:
    """All rows as the store gives them."""
    columns: dict[str, list[Any]] = defaultdict(list)
    for key, found in rows.items():
        article = articles[key]
        for row in found:
            for one in schema(Meeting):
                columns[one.name].append(getattr(row, one.name))
            told = {"presence": "bilateral" if row.pair else "both present", "published": article.published_local_date,
                    "publisher": article.publisher, "title": article.title, "url": article.url,
                    "story_id": article.story_id or article.article_id}
            for name in TOLD:
                columns[name].append(told[name])
    return cast(dict(columns), {**KINDS, **TOLD})  # type: ignore[arg-type]


def _empty(record: type[Event]) -> pd.DataFrame:
    return cast({one.name: [] for one in schema(record)} | {name: [] for name in TOLD},
                {**KINDS, **TOLD})  # type: ignore[arg-type]


def _b_cubed(system: dict[int, Any], truth: dict[int, Any]) -> float:
    """Mean share of a telling's companions in `system` that are its companions in `truth` too."""
    together: dict[Any, list[int]] = defaultdict(list)
    for number, name in system.items():
        together[name].append(number)
    shares = [
        sum(truth[other] == truth[number] for other in together[name]) / len(together[name])
        for number, name in system.items()
    ]
    return sum(shares) / max(1, len(shares))


def _wrong(labels: Sequence[Label], told: dict[int, str], rows: dict[str, list[Meeting]]) -> tuple[int, list[str]]:
    """How many pairs of editions share a happening, and a line for each happening or group that is not whole."""
    by_happening: dict[str, list[int]] = defaultdict(list)
    by_group: dict[int, list[int]] = defaultdict(list)
    for number, name in told.items():
        by_happening[name].append(number)
        by_group[labels[number]["group"]].append(number)
    kinds = {group: Counter(labels[number]["kind"] for number in numbers) for group, numbers in by_group.items()}
    gatherings = {group for group, counted in kinds.items() if counted.most_common(1)[0][0] in GATHERINGS}
    editions, lines = 0, []
    for numbers in by_happening.values():
        groups = sorted({labels[number]["group"] for number in numbers})
        editions += len(gatherings & set(groups)) * (len(gatherings & set(groups)) - 1) // 2
        if len(groups) > 1:
            lines.append(f"joined: groups {groups}: {_shown(labels, numbers)}")
    for group, numbers in by_group.items():
        parts: dict[str, list[int]] = defaultdict(list)
        for number in numbers:
            parts[told[number]].append(number)
        if len(parts) > 1:
            lines.append(f"parted: group {group}: " + " | ".join(_shown(labels, part) for part in parts.values()))
    return editions, lines


def _shown(labels: Sequence[Label], numbers: Iterable[int]) -> str:
    return " ".join(f"{labels[number]['article']}@{labels[number]['at'][0]}" for number in numbers)


def main() -> None:
    """Print the measures, and what is wrong when asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list what was joined or parted wrongly")
    parser.add_argument("--all", action="store_true", help="join the rows of all 10,624 articles")
    asked = parser.parse_args()
    measures, wrong = score(everything=asked.all)
    for name, value in measures.items():
        print(f"{name:16} {value:.3f}" if isinstance(value, float) else f"{name:16} {value}")
    if asked.wrong:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
