"""Score time expressions against MEANTIME's: span F1 by overlap over all of them, and value F1 of the dates.

    python tests/benchmarks/dates.py [../shared/gold/dates_dev.jsonl] [--misses]

A span counts when it overlaps one of the other side. For values, the DATE expressions of both sides are paired one to
one by overlap, and a pair counts when the TIMEX3 values are equal; gold values that name no date (XXXX-XX-XX, and
PAST_REF, PRESENT_REF, FUTURE_REF with the predicted ones like them) are left out.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from analytics.extract import sentences, timex
from analytics.extract.spans import Timex

NO_DATE = ("XXXX-XX-XX", "PAST_REF", "PRESENT_REF", "FUTURE_REF", "")


@dataclass
class Score:
    """F1 of spans and of values, with what was missed, found besides and misread."""

    span: float
    value: float
    counts: dict[str, int]
    misses: list[str] = field(default_factory=list)


def publish_day(text: str) -> date:
    """The day of a MEANTIME `dct`, which has two forms."""
    form = "%Y-%m-%d" if text[:4].isdigit() else "%d-%m-%Y"
    return datetime.strptime(text, form).date()


def find(row: dict[str, Any]) -> list[Timex]:
    """The expressions that the package finds in one gold article."""
    text = row["text"]
    title_end = text.find("\n") if "\n" in text else len(text)
    return timex.find(text, publish_day(row["dct"]), sentences.split(text, title_end))


def score(path: Path) -> Score:
    """Scores of the package on the gold articles of one file."""
    count = dict.fromkeys(("gold", "found", "gold_hit", "found_hit", "gold_dates", "found_dates", "right"), 0)
    misses: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold, found = sorted(row["timexes"], key=lambda t: int(t["start"])), find(row)
        _spans(row["text"], gold, found, count, misses)
        _values(row, gold, found, count, misses)
    return Score(
        _f1(count["found_hit"], count["found"], count["gold_hit"], count["gold"]),
        _f1(count["right"], count["found_dates"], count["right"], count["gold_dates"]),
        count,
        misses,
    )


def _overlaps(g: dict[str, Any], t: Timex) -> bool:
    return bool(g["start"] < t.end and t.start < g["end"])


def _spans(text: str, gold: list[dict[str, Any]], found: list[Timex], count: dict[str, int], misses: list[str]) -> None:
    count["gold"] += len(gold)
    count["found"] += len(found)
    for g in gold:
        hit = any(_overlaps(g, t) for t in found)
        count["gold_hit"] += hit
        if not hit:
            misses.append(f"missed  {g['type']:8} {g['value']:12} {_context(text, g['start'], g['end'])}")
    for t in found:
        hit = any(_overlaps(g, t) for g in gold)
        count["found_hit"] += hit
        if not hit:
            misses.append(f"besides {t.type:8} {t.value:12} {_context(text, t.start, t.end)}")


def _values(
    row: dict[str, Any], gold: list[dict[str, Any]], found: list[Timex], count: dict[str, int], misses: list[str]
) -> None:
    dates = [g for g in gold if g["type"] == "DATE"]
    void = [g for g in gold if g["value"] in NO_DATE]
    told = [g for g in dates if g["value"] not in NO_DATE]
    mine = [t for t in found if t.type == "DATE" and t.value not in NO_DATE and not any(_overlaps(g, t) for g in void)]
    count["gold_dates"] += len(told)
    count["found_dates"] += len(mine)
    taken: set[int] = set()
    for g in told:
        pairs = [i for i, t in enumerate(mine) if i not in taken and _overlaps(g, t)]
        right = [i for i in pairs if mine[i].value == g["value"]]
        if right:
            count["right"] += 1
            taken.add(right[0])
        else:
            had = [(t.type, t.value) for t in found if _overlaps(g, t)]
            misses.append(f"value   {row['dct']} {g['value']:12} {had} {_context(row['text'], g['start'], g['end'])}")


def _context(text: str, start: int, end: int) -> str:
    return repr(f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 25]}")


def _f1(right_found: int, found: int, right_gold: int, gold: int) -> float:
    precision, recall = right_found / max(1, found), right_gold / max(1, gold)
    return 2 * precision * recall / max(1e-9, precision + recall)


def main(arguments: list[str]) -> int:
    """Print the scores; with --misses each error too."""
    paths = [Path(a) for a in arguments if not a.startswith("--")]
    default = Path(__file__).parents[3] / "shared" / "gold" / "dates_dev.jsonl"
    for path in paths or [default]:
        result = score(path)
        if "--misses" in arguments:
            print("\n".join(result.misses))
        print(f"{path.name}: span F1 {result.span:.3f}, DATE value F1 {result.value:.3f}  {result.counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
