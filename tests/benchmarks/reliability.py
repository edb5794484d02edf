"""Does a row's confidence mean something? Shares of right rows by confidence, on hand-annotated articles.

    python tests/benchmarks/reliability.py [GOLD.jsonl ARTICLES.jsonl]

A row is right where the gold set has one of the same kind between the same sides (events: type and both sides). The
gold set holds what matters most, at most twelve events a text, so that a row it leaves out is not always wrong: the
shares are lower bounds.
"""

from __future__ import annotations

import argparse
import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from analytics.articles import read
from analytics.extract import extract
from analytics.records import Article

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold"
_TABLES = {"events": "events", "meetings": "meetings", "trade_figures": "trade"}  # table -> likeness of score.py


def reliability(gold: Path, articles: Path) -> dict[str, dict[float, tuple[int, int]]]:
    """Rows and right rows of each table by confidence.

    Returns
    -------
    dict of table -> confidence, rounded to a tenth -> (rows, right rows)
    """
    score = _scorer()
    wanted, texts = score.read(gold), score.read(articles)
    found: dict[str, dict[float, tuple[int, int]]] = {table: {} for table in _TABLES}
    names = {(text.get("title") or "") + "\n" + text["text"][:200]: name for name, text in texts.items()}
    for article in read(articles):
        if not isinstance(article, Article):
            continue
        name = next((n for start, n in names.items() if article.body.startswith(start.strip()[:150])), None)
        if name not in wanted:
            continue
        rows = extract(article)
        for table, likeness in _TABLES.items():
            told: list[dict[str, Any]] = [
                {field: getattr(row, field) for field in row.__dataclass_fields__} for row in getattr(rows, table)]
            pairs = score.assign(wanted[name].get(table, []), told, getattr(score, likeness))
            right = {j for _, j in pairs}
            counts: Counter[tuple[float, bool]] = Counter(
                (round(row["confidence"], 1), j in right) for j, row in enumerate(told))
            for step in {step for step, _ in counts}:
                before = found[table].get(step, (0, 0))
                hits = counts[step, True]
                found[table][step] = (before[0] + hits + counts[step, False], before[1] + hits)
    return found


def _scorer() -> ModuleType:
    """The scorer beside the gold set."""
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print one line for each table and confidence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD / "dev.jsonl")
    parser.add_argument("articles", nargs="?", type=Path, default=GOLD / "dev_articles.jsonl")
    asked = parser.parse_args()
    for table, steps in reliability(asked.gold, asked.articles).items():
        for step, (rows, right) in sorted(steps.items(), reverse=True):
            print(f"{table:14} {step:.1f}  {right:4} of {rows:4} right  {right / rows:.2f}")


if __name__ == "__main__":
    main()
