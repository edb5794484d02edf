"""How much there is to read, for a progress line that tells the time left."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from pathlib import Path

LINES = (".jsonl", ".ndjson")
LARGEST = 200 << 20  # bytes; counting the lines of more than that would take a while itself
CHUNK = 1 << 20


def amount(paths: Iterable[Path | str]) -> int | None:
    """Number of inputs in files and folders: lines of .jsonl, else files; None where that is not quickly known."""
    total = 0
    for path in map(Path, paths):
        if not path.exists():
            return None
        for file in path.rglob("*") if path.is_dir() else [path]:
            if file.name.startswith(".") or not file.is_file():
                continue
            name = file.name.lower().removesuffix(".gz")
            if not name.endswith(LINES):
                total += 1
            elif file.stat().st_size > LARGEST:
                return None
            else:
                total += _lines(file)
    return total


def _lines(file: Path) -> int:
    try:
        with gzip.open(file) if file.suffix.lower() == ".gz" else file.open("rb") as read:
            return sum(part.count(b"\n") for part in iter(lambda: read.read(CHUNK), b""))
    except (OSError, EOFError, zlib.error):
        return 0  # what is wrong with it, its reading will say
