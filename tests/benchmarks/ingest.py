"""Articles from .jsonl.gz to tables: articles a second, CPU seconds, peak memory of all processes, and how they grow.

    uv run python tests/benchmarks/ingest.py ../shared/corpora/*.jsonl.gz --workers 2 --times 10

Copies of the input have changed ids and one changed number in the text. Peak memory is the sum of the resident sizes of
the process and its children, looked at ten times a second (pages that they share are counted for each).
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil


def copies(paths: list[Path], times: int, target: Path, every: int) -> int:
    """Write the articles so many times, each copy another one; how many."""
    written = 0
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=1) as out:
        for turn in range(times):
            for path in paths:
                with gzip.open(path, "rt", encoding="utf-8") as lines:
                    for number, line in enumerate(lines):
                        if number % every:
                            continue
                        one = json.loads(line)
                        if turn:
                            one["id"] = f"{one['id']}-{turn}"
                            one["url"] = None
                            one["text"] = f"{one['text']}\n{turn + 1000} copies were printed."
                        out.write(json.dumps(one, ensure_ascii=False) + "\n")
                        written += 1
    return written


def measured(command: list[str]) -> tuple[float, float, float]:
    """Seconds by the clock, CPU seconds, and peak memory in MB of a command with its children."""
    began, peak, spent = time.monotonic(), 0.0, {}
    run = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None:
        size = 0
        try:
            for one in (run, *run.children(recursive=True)):
                size += one.memory_info().rss
                times = one.cpu_times()
                spent[one.pid] = times.user + times.system
        except psutil.NoSuchProcess:
            pass
        peak = max(peak, size / 1e6)
        time.sleep(0.1)
    assert run.wait() == 0
    return time.monotonic() - began, sum(spent.values()), peak


def main() -> None:
    """Print one line for the input as it is and one for its copies."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("paths", nargs="+", type=Path)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--times", type=int, default=10)
    arguments.add_argument("--every", type=int, default=1, help="only every so manieth article")
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="relations-"))
    try:
        for times in (1, given.times):
            file, store = folder / f"{times}.jsonl.gz", folder / f"store{times}"
            number = copies(given.paths, times, file, given.every)
            command = [sys.executable, "-m", "analytics", "ingest", str(file), "--store", str(store)]
            seconds, cpu, peak = measured([*command, "--workers", str(given.workers)])
            print(
                f"{number} articles: {seconds:.1f} s, {number / seconds:.0f}/s, CPU {cpu:.1f} s "
                f"({number / cpu:.0f} per CPU second), peak {peak:.0f} MB",
                flush=True,
            )
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
