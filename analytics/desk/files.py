"""Files of the desk that are only ever appended to."""

from __future__ import annotations

import os
from pathlib import Path

from analytics.errors import InputError


def append_text(path: Path, text: str) -> None:
    """Append to a file in one write, so that two people who write at once don't cut into each other's lines.

    Raises
    ------
    InputError : a file that can't be written
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, text.encode("utf-8"))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise InputError(f"'{path.name}' can't be written: {error.strerror}") from error
