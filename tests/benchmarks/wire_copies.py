"""Find copies of articles that were trimmed, rewrapped and edited, and count pairs that are none.

    python tests/benchmarks/wire_copies.py [../shared/corpora/relations.jsonl.gz] [--misses]

1,000 different articles of one day go in first, then one copy of each kind of every one. Recall is the share of copies
that get their original's story; a false pair is two different articles with one story. Speed counts all of them, in CPU
seconds. Articles of the corpus that are true copies of one another are found as such: they are printed to be read.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import textwrap
import time
from pathlib import Path

from analytics.articles.copies import Stories, containment, sketch

ARTICLES = 1000
DAY = "2025-10-09"


def trimmed(text: str, chance: random.Random) -> str:
    """The first 40 to 70 percent of the sentences, as a newspaper short of space prints them."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(sentences[: max(4, int(len(sentences) * chance.uniform(0.4, 0.7)))])


def rewrapped(text: str, chance: random.Random) -> str:
    """Other lines, quotation marks and a dateline before, a footer behind."""
    lines = textwrap.fill(text.replace('"', "\u201d").replace("'", "\u2019"), chance.randint(40, 90))
    return f"DUSHANBE, October 9 (Agency) -- {lines}\nAll rights reserved. Follow us for more."


def edited(text: str, chance: random.Random) -> str:
    """A sentence in ten dropped, a word in forty replaced, a lead of the newspaper's own."""
    kept = [one for one in re.split(r"(?<=[.!?])\s+", text) if chance.random() > 0.1]
    words = [("officially" if chance.random() < 1 / 40 else word) for word in " ".join(kept).split(" ")]
    return "Our correspondent reports on what was discussed on Thursday. " + " ".join(words)


def main(arguments: list[str]) -> int:
    """Print recall by kind, false pairs and speed."""
    default = Path(__file__).parents[3] / "shared" / "corpora" / "relations.jsonl.gz"
    path = next((Path(one) for one in arguments if not one.startswith("--")), default)
    chance = random.Random(7)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [row["text"] for row in map(json.loads, lines) if len(row["text"]) > 600]
    texts = chance.sample(texts, ARTICLES)
    copies = {make.__name__: [make(text, chance) for text in texts] for make in (trimmed, rewrapped, edited)}
    began, stories = time.process_time(), Stories()
    found = [stories.story(f"a{number}", DAY, text) for number, text in enumerate(texts)]
    false = [(number, story) for number, story in enumerate(found) if story != f"a{number}"]
    for kind, made in copies.items():
        hits = [stories.story(f"{kind}{number}", DAY, text) == found[number] for number, text in enumerate(made)]
        print(f"{kind}: recall {sum(hits) / len(hits):.4f}")
    seconds = time.process_time() - began
    for number, story in false:
        share = containment(sketch(texts[number]), sketch(texts[int(story[1:])]))
        print(f"joined: {number} and {story}, share {share:.2f}")
        if "--misses" in arguments:
            for one in (number, int(story[1:])):
                print("   ", texts[one][:300].replace("\n", " "))
    print(f"false pairs: {len(false)} of {ARTICLES}; {4 * ARTICLES / seconds:,.0f} articles/s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
