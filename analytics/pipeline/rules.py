"""Which rules read: our count of them, and a fingerprint of their sources.

A rule that was changed without raising the count would leave old rows in the store; the fingerprint sees every change
of the extraction and of the reference tables that it rests on.
"""

from __future__ import annotations

import hashlib
from functools import cache

from analytics.records import EXTRACTOR_VERSION
from analytics.shipped import PACKAGE

RULES = ("extract", "reference")
SUFFIXES = (".py", ".csv")
DIGITS = 10


@cache
def rules_version() -> str:
    """Version of the rules: "1+3f786850e3", the same on every machine that has the same sources.

    Some milliseconds at the first call of a process.
    """
    digest = hashlib.sha256()
    for part in RULES:
        for file in sorted((PACKAGE / part).rglob("*")):
            if file.suffix in SUFFIXES:
                # a checkout on Windows may have its own line ends
                source = file.read_bytes().replace(b"\r\n", b"\n")
                name = file.relative_to(PACKAGE).as_posix()
                digest.update(f"{name}\0{len(source)}\0".encode() + source)
    return f"{EXTRACTOR_VERSION}+{digest.hexdigest()[:DIGITS]}"
