"""Kill -9 at random moments and two ingests at once: the tables afterwards, beside those of an undisturbed run.

    uv run python tests/benchmarks/kills.py --kills 200 --rounds 20

A run reads invented articles in small commits and then maintains the store; it is killed at a random moment of the time
that it takes, what can be seen then is looked at (no article may be half in), and it is run again. Every run is a fork
of this process, which itself opens no table, as its threads would not survive the fork. Ends with 1 if one differs.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

# imported before the forks, so that each starts at once
import deltalake  # noqa: F401
import duckdb  # noqa: F401
import pyarrow  # noqa: F401
from clusters import articles

import analytics.extract  # noqa: F401
from analytics.pipeline import intake
from analytics.tables import ROW_TABLES, Tables

YEARS = 2  # each is a file for each table and commit
COMMIT = 15  # articles; so that there are many moments between commits


def forked(work: Callable[[], str]) -> tuple[int, int]:
    """Start work in a fork; its process and the pipe on which it answers."""
    here, there = os.pipe()
    child = os.fork()
    if child:
        os.close(there)
        return child, here
    os.close(here)
    code = 1
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            answer = work()
        os.write(there, answer.encode())
        code = 0
    finally:
        os._exit(code)


def answered(run: tuple[int, int]) -> str:
    """What a fork answers, "" for one that was killed."""
    child, pipe = run
    with os.fdopen(pipe) as answers:
        said = answers.read()
    os.waitpid(child, 0)
    return said


def whole(paths: list[Path], store: Path) -> str:
    """Ingest and maintain."""
    intake.WRITE_BATCH = COMMIT
    intake.ingest(paths, store)
    Tables(store).maintain()
    return "done"


def seen(store: Path) -> str:
    """Number of articles, and a digest of all rows that a reader sees; says so where an article is half in."""
    tables = Tables(store)
    if not tables.exist():
        return "0"
    con = tables.connect(tables.pin())
    for name in ROW_TABLES[:3]:
        told, there = (
            con.execute(query).fetchone()
            for query in (f"SELECT coalesce(sum({name}), 0) FROM readings", f"SELECT count(*) FROM {name}")
        )
        if told != there:
            return f"half: the log says {told} {name}, and there are {there}"
    # of two files that hold the same article either may have been first
    found = [con.execute("SELECT * EXCLUDE input_name FROM articles ORDER BY ALL").fetchall()]
    found += [con.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in ROW_TABLES]
    log = con.execute("SELECT * EXCLUDE read_at FROM readings ORDER BY ALL").fetchall()
    return f"{len(log)} {hashlib.sha256(repr((found, log)).encode()).hexdigest()}"


def kills(number: int, corpus: Path, folder: Path, wanted: str, seconds: float) -> tuple[int, Counter[str]]:
    """How often the tables were not as wanted, and when the kills came."""
    wrong, moments = 0, Counter[str]()
    for turn in range(number):
        store = folder / f"kill{turn}"
        run = forked(lambda store=store: whole([corpus], store))  # type: ignore[misc]
        time.sleep(random.uniform(0, seconds))
        with contextlib.suppress(ProcessLookupError):
            os.kill(run[0], signal.SIGKILL)
        ended = answered(run) == "done"
        after = answered(forked(lambda store=store: seen(store)))  # type: ignore[misc]
        moments["after its end" if ended else f"{after.split()[0]} articles in"] += 1
        again = answered(forked(lambda store=store: whole([corpus], store)))  # type: ignore[misc]
        then = answered(forked(lambda store=store: seen(store)))  # type: ignore[misc]
        if again != "done" or then != wanted or after.startswith("half") or not after:
            wrong += 1
            print(f"kill {turn}: {after!r}, then {then!r}, wanted {wanted!r}", flush=True)
        shutil.rmtree(store, ignore_errors=True)
    return wrong, moments


def rounds(number: int, corpora: tuple[Path, Path], folder: Path, wanted: str) -> int:
    """How often two ingests of overlapping input at once lost or doubled anything."""
    wrong = 0
    for turn in range(number):
        store = folder / f"round{turn}"
        runs = [forked(lambda one=one, store=store: whole([one], store)) for one in corpora]  # type: ignore[misc]
        ends = [answered(run) for run in runs]
        then = answered(forked(lambda store=store: seen(store)))  # type: ignore[misc]
        if ends != ["done", "done"] or then != wanted:
            wrong += 1
            print(f"round {turn}: {ends}, {then!r}, wanted {wanted!r}", flush=True)
        shutil.rmtree(store, ignore_errors=True)
    return wrong


def main() -> None:
    """Print what was found; exit code 1 where anything differs."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=20)
    arguments.add_argument("--articles", type=int, default=60)
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="relations-"))
    try:
        corpus = articles(folder / "all.jsonl", given.articles, years=YEARS)
        third = given.articles // 3
        first = articles(folder / "first.jsonl", 2 * third, years=YEARS)
        second = articles(folder / "second.jsonl", given.articles - third, first=third, years=YEARS)
        for one in range(2):  # the second time the files' caches are warm
            began = time.monotonic()
            assert answered(forked(lambda one=one: whole([corpus], folder / f"calm{one}"))) == "done"  # type: ignore[misc]
            seconds = time.monotonic() - began
        wanted = answered(forked(lambda: seen(folder / "calm1")))
        print(f"undisturbed: {seconds:.1f} s, {wanted}", flush=True)
        wrong, moments = kills(given.kills, corpus, folder, wanted, seconds)
        print(f"{given.kills} kills, {wrong} times not as undisturbed; the kills came at {dict(moments)}", flush=True)
        wrong_rounds = rounds(given.rounds, (first, second), folder, wanted)
        print(f"{given.rounds} rounds of two at once, {wrong_rounds} times not as undisturbed")
        sys.exit(bool(wrong or wrong_rounds))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
