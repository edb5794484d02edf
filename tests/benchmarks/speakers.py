"""Precision and recall of who said a figure, on trade figures labelled by reading: speakers.py [ARTICLES.jsonl].

`speakers.jsonl` holds one label a line: the article's id, where the figure's evidence stands in title + newline +
text, its value, the surname of who said it (null where the article itself does) and whether in quotation marks or a
transcript. Figures whose speaker two readers might tell differently are left out. The texts stay outside.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from analytics.articles import read
from analytics.extract import extract
from analytics.records import Article, TradeFigure

LABELS = Path(__file__).with_name("speakers.jsonl")
ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dev_articles.jsonl"


def scores(articles: Path = ARTICLES) -> dict[str, float]:
    """Precision over the labelled figures that were found, recall over all that have a speaker; quote given both."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    wanted = {label["id"] for label in labels}
    found = {article.source_id: extract(article).trade_figures for article in read(articles)
             if isinstance(article, Article) and article.source_id in wanted}
    told = right = quoted = 0
    for label in labels:
        row = next((row for row in found.get(label["id"], ()) if _is_same(row, label)), None)
        if row is None or row.speaker is None:
            continue
        told += 1
        is_right = bool(label["speaker"]) and label["speaker"].split()[-1] in row.speaker
        right += is_right
        quoted += is_right and row.quote == label["quote"]
    spoken = sum(bool(label["speaker"]) for label in labels)
    return {"precision": right / max(1, told), "recall": right / max(1, spoken), "quote": quoted / max(1, right)}


def _is_same(row: TradeFigure, label: dict[str, Any]) -> bool:
    """Is it the labelled figure: the same value in overlapping evidence?"""
    is_close = abs((row.value or 0) - label["value"]) <= 0.005 * abs(label["value"])
    return is_close and row.evidence_start < label["end"] and label["start"] < row.evidence_end


if __name__ == "__main__":
    for name, value in scores(Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES).items():
        print(f"{name:10} {value:.3f}")
