"""F1 of percents and money, by overlap of spans, on annotated news: quantities.py [dates_dev.jsonl].

The input has one JSON object per article with `text` and `values`: spans with `start`, `end` and a `type`,
PERCENT or MONEY.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from analytics.extract import numbers

KINDS = {"PERCENT": "percent", "MONEY": "money"}
DEFAULT = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dates_dev.jsonl"


def scores(path: Path) -> dict[str, float]:
    """F1 by kind. Fractions in words ("half of") have no span in the annotation, so they don't count."""
    counts = {kind: [0, 0, 0] for kind in KINDS}
    with path.open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            found = numbers.find(article["text"])
            for kind, ours in KINDS.items():
                gold = [(v["start"], v["end"]) for v in article["values"] if v["type"] == kind]
                spans = [(q.start, q.end) for q in found if q.kind == ours and (kind == "MONEY" or _is_written(q.text))]
                counts[kind][0] += sum(any(a < d and c < b for c, d in spans) for a, b in gold)
                counts[kind][1] += sum(not any(a < d and c < b for a, b in gold) for c, d in spans)
                counts[kind][2] += sum(not any(a < d and c < b for c, d in spans) for a, b in gold)
    return {kind: 2 * tp / max(1, 2 * tp + fp + fn) for kind, (tp, fp, fn) in counts.items()}


def _is_written(text: str) -> bool:
    return "%" in text or "cent" in text.lower() or "pct" in text.lower()


if __name__ == "__main__":
    for kind, f1 in scores(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT).items():
        print(f"{kind:8} F1 {f1:.3f}")
