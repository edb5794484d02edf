"""Web archives: every page of a WARC file, CC-NEWS as it is published included; one that is cut off is said to be."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from analytics.articles.sources import LIMITS, SPLIT, Input, turned_away, whole
from analytics.errors import UnreadableInput
from analytics.records import Reject

INSTALL = "pip install 'regional-relations[archives]'"
CUT_OFF = "the archive is damaged or cut off"
FETCH_AGAIN = "fetch the archive again; what stands before the damage is read"


def records(file: BinaryIO, name: str) -> Iterator[Input | Reject]:
    """Every HTML response of an archive as a page, with its address.

    fastwarc ends without an error where an archive is cut off, so the file's end is looked at as well.

    Raises
    ------
    UnreadableInput : fastwarc is not installed, or the file is no WARC
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise UnreadableInput("a web archive needs the extra `archives`", INSTALL) from error
    cut_off = _is_cut_off(file)
    number, held = 0, None
    wanted = WarcRecordType.response | WarcRecordType.warcinfo | WarcRecordType.resource
    file.seek(0)
    try:
        for number, record in enumerate(ArchiveIterator(file, record_types=wanted), 1):
            # the record in which an archive is cut off is half a page, so each waits for the next one
            if held is not None:
                yield held
            is_page = record.record_type != WarcRecordType.warcinfo and _is_page(record)
            held = _page(record, f"{name}:{number}") if is_page else None
    except Exception as error:  # whatever a damaged archive does to its reader
        yield turned_away(
            f"{name}:{number + 1}", f"{CUT_OFF} after record {number} ({type(error).__name__})", FETCH_AGAIN
        )
        return
    if cut_off:
        yield turned_away(f"{name}:{number}", f"{CUT_OFF} in record {number}", FETCH_AGAIN)
    elif not number:
        raise UnreadableInput("it holds no WARC record", "give the .warc or .warc.gz file itself")
    elif held is not None:
        yield held


def _page(record: Any, where: str) -> Input | Reject:
    if int(record.headers.get("Content-Length") or 0) > 4 * LIMITS["page"]:
        return turned_away(where, f"it is larger than {LIMITS['page']:,} bytes", SPLIT)
    raw = record.reader.read(LIMITS["page"] + 1)
    packing = record.http_headers.get("Content-Encoding") if record.is_http and record.http_headers else None
    url = record.headers.get("WARC-Target-URI")
    unpacked = _unpacked(raw, str(packing or ""))
    return whole(unpacked, where, "page", url.strip("<>") if url else None, record.http_charset)


def _is_page(record: Any) -> bool:
    if record.is_http:
        record.parse_http()
        status = str(record.http_headers.status_code or 200) if record.http_headers else "200"
        kind = (record.http_content_type or "").lower()
        return status.startswith("2") and ("html" in kind or not kind)
    return "html" in (record.headers.get("Content-Type") or "").lower()


def _unpacked(raw: bytes, encoding: str) -> bytes:
    """The page without its transport's packing, no further than a page may be long."""
    if "gzip" in encoding.lower() or raw[:2] == b"\x1f\x8b":
        with suppress(zlib.error):
            return zlib.decompressobj(31).decompress(raw, LIMITS["page"] + 1)
    return raw


def _is_cut_off(file: BinaryIO) -> bool:
    """Whether the last gzip member, or the last record of a plain WARC, ends before its end."""
    file.seek(0)
    if file.read(2) != b"\x1f\x8b":
        return _is_cut_off_plain(file)
    file.seek(0)
    member = zlib.decompressobj(31)
    fed = False
    while block := file.read(1 << 20):
        while block:
            try:
                # in steps, so that a bomb is never held as a whole
                member.decompress(block, 1 << 20)
                while member.unconsumed_tail:
                    member.decompress(member.unconsumed_tail, 1 << 20)
            except zlib.error:
                return True
            fed = not member.eof
            block = member.unused_data
            if member.eof:
                block = block.lstrip(b"\0")
                member = zlib.decompressobj(31)
    return fed


def _is_cut_off_plain(file: BinaryIO) -> bool:
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - 4))
    return size > 0 and file.read(4) != b"\r\n\r\n"
