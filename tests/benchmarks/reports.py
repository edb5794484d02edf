"""How fast a finished pair report is, beside the command lines of papermill and nbconvert on the same notebook.

    uv run python tests/benchmarks/reports.py [STORE] [--pages 100]

Prints CPU seconds (user and system, children included), as the machine's load moves the wall clock; both are printed.
The batch repeats the pairs named below under other page names, so that every page is rendered anew.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from analytics.reports import render_sheets
from analytics.shipped import shipped

SIDES = ["RUS", "CHN", "KAZ", "UZB", "TJK", "KGZ", "TKM", "TUR", "AZE", "IRN", "BLR", "ARM", "USA", "EU"]
WANTED = 15  # times faster than the two command lines


def cpu(work: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall seconds of some work with its child processes."""
    before, began = _used(), time.perf_counter()
    work()
    return _used() - before, time.perf_counter() - began


def _used() -> float:
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def command_lines(notebook: Path, store: Path, folder: Path, a: str, b: str) -> None:
    """papermill's and nbconvert's command lines: what people do without us."""
    env = {**os.environ, "RELATIONS_STORE": str(store)}
    ran = folder / "ran.ipynb"
    given = ["-p", "a", a, "-p", "b", b]
    for command in (
        ["papermill", str(notebook), str(ran), *given, "--no-progress-bar"],
        ["jupyter", "nbconvert", "--to", "html", str(ran)],
    ):
        subprocess.run([sys.executable, "-m", *command], env=env, check=True, capture_output=True, cwd=notebook.parent)


def sheet(folder: Path, pairs: list[tuple[str, str]]) -> Path:
    """A report sheet of these pairs."""
    reports = [{"a": a, "b": b, "name": f"page-{number}"} for number, (a, b) in enumerate(pairs)]
    path = folder / "pairs.yml"
    path.write_text(json.dumps({"notebook": "pair.ipynb", "reports": reports}), encoding="utf-8")
    return path


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("store", nargs="?", type=Path, default=Path("data/store"))
    options.add_argument("--pages", type=int, default=100)
    given = options.parse_args()
    from analytics.desk import Desk

    store, notebooks = given.store.resolve(), shipped("notebooks")
    pairs = list(combinations(SIDES, 2))
    batch = [pairs[number % len(pairs)] for number in range(given.pages)]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        desk = Desk(folder, store=store, notebooks=notebooks, sheets=folder, out=folder / "html")

        def render(some: list[tuple[str, str]]) -> None:
            render_sheets(desk, store, desk.out, [sheet(folder, some)])

        theirs, theirs_wall = cpu(lambda: command_lines(notebooks / "pair.ipynb", store, folder, "RUS", "TJK"))
        one, one_wall = cpu(lambda: render([("RUS", "TJK")]))
        largest, _ = cpu(lambda: render([("CHN", "RUS")] * 10))
        all_of_them, wall = cpu(lambda: render(batch))
    each = (all_of_them - one) / max(len(batch) - 1, 1)
    print(f"papermill and nbconvert command lines   {theirs:7.2f} s CPU {theirs_wall:7.2f} s")
    print(f"one report, with the process's start    {one:7.2f} s CPU {one_wall:7.2f} s  {theirs / one:5.1f} x")
    print(f"{len(batch)} reports                             {all_of_them:7.2f} s CPU {wall:7.2f} s")
    print(
        f"each report of a batch                  {each:7.2f} s CPU            {theirs / each:5.1f} x (wanted {WANTED})"
    )
    print(f"each of the pair with most rows         {(largest - one) / 9:7.2f} s CPU")
    print(f"a batch to one report                   {all_of_them / one:7.1f} : 1")


if __name__ == "__main__":
    main()
