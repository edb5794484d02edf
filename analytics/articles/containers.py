"""Zip and tar archives: their members one by one, in a temporary place, never under a name of their own on the disk."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from analytics.articles.sources import Input, turned_away
from analytics.errors import UnreadableInput
from analytics.records import Reject

MEMBERS = 200_000
MEMBER_LIMIT = 500_000_000  # bytes of one member
RATIO = 200  # unpacked to packed; text packs 3 to 10 times
FREE = 10_000_000  # bytes below which no ratio is looked at
IN_MEMORY = 8_000_000  # bytes; what is larger goes to a temporary file without a name

Open = Callable[[BinaryIO, str], Iterator[Input | Reject]]


def members(
    file: BinaryIO, name: str, suffix: str, opened: Open, *, is_packed: bool = False
) -> Iterator[Input | Reject]:
    """Inputs of every member of an archive; a member that is no plain file or too large is turned away.

    Raises
    ------
    UnreadableInput : no archive, damaged, or with too many members
    """
    read = _zip(file, name, opened) if suffix == ".zip" else _tar(file, name, opened)
    try:
        yield from read
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile, ValueError) as error:
        yield turned_away(name, f"the archive is damaged or cut off ({type(error).__name__})", "fetch or pack it again")
    except RuntimeError as error:
        raise UnreadableInput("the archive is locked with a password", "unpack it first") from error
    except NotImplementedError as error:
        raise UnreadableInput("the archive is packed in a way that we don't read", "unpack it first") from error


def _zip(file: BinaryIO, name: str, opened: Open) -> Iterator[Input | Reject]:
    with zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
        if len(infos) > MEMBERS:
            raise UnreadableInput(f"the archive has more than {MEMBERS:,} members", "pack it in smaller parts")
        for info in infos:
            where = f"{name}/{_shown(info.filename)}"
            if info.is_dir() or _is_hidden(info.filename):
                continue
            if (info.external_attr >> 16) & 0o170000 == 0o120000:
                yield turned_away(where, "it is a link, not a file", "pack the file itself")
            elif info.file_size > MEMBER_LIMIT or info.file_size > max(FREE, RATIO * info.compress_size):
                yield turned_away(where, f"it unpacks to {info.file_size:,} bytes", "unpack it and look at it")
            else:
                with archive.open(info) as member:
                    yield from _member(cast(BinaryIO, member), where, info.compress_size, opened)


def _tar(file: BinaryIO, name: str, opened: Open) -> Iterator[Input | Reject]:
    # as a stream: nothing is looked up by name, and a link is never followed
    with tarfile.open(fileobj=file, mode="r|*") as archive:
        for number, info in enumerate(archive):
            where = f"{name}/{_shown(info.name)}"
            if number > MEMBERS:
                raise UnreadableInput(f"the archive has more than {MEMBERS:,} members", "pack it in smaller parts")
            if info.isdir() or _is_hidden(info.name):
                continue
            if not info.isfile():
                yield turned_away(where, "it is a link or a device, not a file", "pack the file itself")
            elif info.size > MEMBER_LIMIT:
                yield turned_away(where, f"it unpacks to {info.size:,} bytes", "unpack it and look at it")
            elif member := archive.extractfile(info):
                yield from _member(cast(BinaryIO, member), where, MEMBER_LIMIT, opened)


def _member(member: BinaryIO, where: str, packed: int, opened: Open) -> Iterator[Input | Reject]:
    """A member's inputs, from a copy in which its reader can go back and forth; sizes in a header may lie."""
    limit = min(MEMBER_LIMIT, max(FREE, RATIO * packed))
    with SpooledTemporaryFile(IN_MEMORY) as copy:
        if _copied(member, cast(IO[bytes], copy), limit):
            yield turned_away(where, f"it unpacks to more than {limit:,} bytes", "unpack it and look at it")
            return
        copy.seek(0)
        yield from opened(cast(BinaryIO, copy), where)


def _copied(member: BinaryIO, copy: IO[bytes], limit: int) -> bool:
    """Copy a member; whether it has more than the limit."""
    size = 0
    while block := member.read(1 << 16):
        size += len(block)
        if size > limit:
            return True
        copy.write(block)
    return False


def _shown(name: str) -> str:
    """A member's name as words for the user: it may say ../../etc/passwd, and is never used as a path."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    return "/".join("".join(letter if letter.isprintable() else "?" for letter in part) for part in parts)[:300] or "?"


def _is_hidden(name: str) -> bool:
    """Whether it is a system's own file, or one of the attachments of a saved page."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("..", ".")]
    inside = any(part.startswith(".") or part.endswith("_files") or part == "__MACOSX" for part in parts[:-1])
    return inside or parts[-1:] == [] or parts[-1].startswith((".", "~$"))
