"""A real Dask cluster on this machine, and invented articles enough to keep it busy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPT = """
import sys, time
from pathlib import Path
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        file = Path(sys.argv[1])
        file.with_suffix(".new").write_text(cluster.scheduler_address)
        file.with_suffix(".new").rename(file)
        while True:
            time.sleep(1)
"""


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two worker processes, which are started again when they die."""
    script, address = folder / "cluster.py", folder / "address"
    script.write_text(SCRIPT)
    # Dask tries a deadly piece of work on four workers, which takes it half a minute; here on two
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT)]),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    }
    run = subprocess.Popen([sys.executable, str(script), str(address)], env=env, stderr=subprocess.DEVNULL)
    try:
        while not address.exists():
            assert run.poll() is None, "the cluster did not start"
        yield address.read_text()
    finally:
        run.terminate()
        run.wait()


def articles(path: Path, number: int, first: int = 0, years: int = 10) -> Path:
    """A .jsonl of invented articles, each with talks, an act and a figure, over so many years."""
    capitals = ("Dushanbe", "Tashkent", "Astana", "Moscow", "Beijing")
    states = ("Tajikistan", "Uzbekistan", "Kazakhstan", "Russia", "China")
    with path.open("w", encoding="utf-8") as file:
        for one in range(first, first + number):
            here, there = one % 5, (one + 1 + one // 5 % 4) % 5
            title = f"Presidents of {states[here]} and {states[there]} hold talks in {capitals[here]}"
            text = (
                f"The presidents of {states[here]} and {states[there]} held talks in {capitals[here]} on Tuesday. "
                f"Trade turnover between {states[here]} and {states[there]} grew by {one % 40 + 1}% last year. "
                f"{states[there]} condemned a decision of {states[here]}, invented text number {one} says."
            )
            day = f"{2015 + one % years}-{one % 12 + 1:02}-{one % 28 + 1:02}"
            line = {"id": f"x{one}", "published": day, "source": "Example Agency", "title": title, "text": text}
            file.write(json.dumps(line) + "\n")
    return path
