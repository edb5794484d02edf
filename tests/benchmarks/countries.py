"""Score country mentions on 300 sentences labelled by reading: F1 of offsets and code together.

    python tests/benchmarks/countries.py [../shared/corpora] [--misses]

`countries.jsonl` beside this script holds ids, offsets and ISO3 codes, no text. A mention is a name, an adjective, an
abbreviation, a capital or a seat of government that stands for its state; people, cities, blocs and regions are left
out. The sentences were drawn from both corpora by the region of a state that was found in them, with a few in which
none was found, so that recall is measured less sharply than precision.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from analytics.articles import inputs, read_input
from analytics.extract.tag import tag
from analytics.records import Article

KINDS = frozenset({"country", "demonym", "seat", "capital"})
CORPORA = ("kremlin.jsonl.gz", "relations.jsonl.gz")


def labelled(folder: Path, labels: list[dict[str, Any]]) -> dict[str, Article]:
    """The articles of the labels, by their id in the corpora."""
    wanted = {label["id"] for label in labels}
    found = (read_input(one) for name in CORPORA for one in inputs(folder / name))
    return {one.source_id: one for one in found if isinstance(one, Article) and one.source_id in wanted}


def main(arguments: list[str]) -> int:
    """Print precision, recall and F1; with --misses each error too."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    folder = folders[0] if folders else Path(__file__).parents[3] / "shared" / "corpora"
    lines = Path(__file__).with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    articles = labelled(folder, labels)
    right = told = found = 0
    for label in labels:
        tagged = tag(articles[label["id"]])
        gold = {tuple(mention) for mention in label["mentions"]}
        ours = {(m.start, m.end, m.code) for m in tagged.mentions
                if m.kind in KINDS and m.code and len(m.code) == 3 and label["start"] <= m.start < label["end"]}
        right, told, found = right + len(gold & ours), told + len(gold), found + len(ours)
        for start, end, code in sorted(gold ^ ours) if "--misses" in arguments else ():
            side = "missed" if (start, end, code) in gold else "besides"
            text = tagged.text
            print(side, code, repr(f"{text[start - 30:start]}[{text[start:end]}]{text[end:end + 30]}"))
    precision, recall = right / max(1, found), right / max(1, told)
    print(f"{len(labels)} sentences, {told} mentions: precision {precision:.3f}, recall {recall:.3f}, "
          f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
