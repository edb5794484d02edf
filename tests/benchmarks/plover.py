"""How well the acts of single sentences are told: pair recall, type given the pair, quad class.

    python tests/benchmarks/plover.py [SENTENCES.jsonl] [--all] [--misses]

The sentences were coded by hand with PLOVER; each holds the sides (`source`, `target`) and the type (`plover16`). Only
rows whose sides are states are asked for, unless --all. The sentences themselves stay outside of the project.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analytics import reference
from analytics.extract import extract
from analytics.records import Article, Event

SENTENCES = Path(__file__).resolve().parents[2].parent / "shared" / "events" / "plover_dev.jsonl"

_DAY = "2002-01-07"  # the sentences carry no date; leaders are looked up at one


def score(path: Path = SENTENCES, everyone: bool = False) -> tuple[dict[str, float], list[str]]:
    """Shares of right pairs, types and quad classes, and the sentences that were missed.

    Returns
    -------
    dict of pair_recall (of all wanted pairs), type_given_pair, quad_given_pair and pairs (how many were wanted); a list
    of lines, one per miss
    """
    wanted = found = types = quads = 0
    misses: list[str] = []
    for case in _cases(path):
        if not (case["state_only"] or everyone):
            continue
        rows = _events(case["text"])
        for pair in _pairs(case):
            wanted += 1
            same = [row for row in rows if {row.actor, row.recipient} == set(pair)]
            found += bool(same)
            quad = reference.plover(case["plover16"]).quad
            types += any(row.type == case["plover16"] for row in same)
            quads += any(row.quad_class == quad for row in same)
            if not any(row.type == case["plover16"] for row in same):
                got = [(row.actor, row.recipient, row.type, row.rule) for row in rows]
                misses.append(f"{case['plover16']} {pair} got {got}: {case['text']}")
    return {"pairs": wanted, "pair_recall": found / max(1, wanted), "type_given_pair": types / max(1, found),
            "quad_given_pair": quads / max(1, found)}, misses


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _pairs(case: dict[str, Any]) -> list[tuple[str, str]]:
    if case["kind"] == "reciprocal":
        return list(itertools.combinations(case["source"], 2))
    return list(itertools.product(case["source"], case["target"]))


def _events(text: str) -> list[Event]:
    return extract(Article(article_id="case", text=text, published_local_date=_DAY)).events


def main() -> None:
    """Print the shares, and the misses when asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=SENTENCES)
    parser.add_argument("--all", action="store_true", help="sentences with rebels, companies and the like too")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    shares, misses = score(asked.path, asked.all)
    for name, share in shares.items():
        print(f"{name:16} {share:.3f}")
    if asked.misses:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
