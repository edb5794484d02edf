"""Bytes become text, or the reason why they can't."""

from __future__ import annotations

import re

from analytics.errors import UnreadableInput

# First bytes of files that people take for text, and what to do with each.
MAGIC = (
    (b"%PDF", "a PDF file", "save its text as .txt"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file", "save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save its text as .txt"),
    (b"{\\rtf", "an RTF file", "save its text as .txt"),
    (b"\x89PNG", "a picture", "type its text into a .txt file"),
    (b"\xff\xd8\xff", "a picture", "type its text into a .txt file"),
    (b"GIF8", "a picture", "type its text into a .txt file"),
    (b"\x1f\x8b", "a gzip archive", "unpack it, or name it .jsonl.gz if it holds JSON lines"),
)
BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
SAVE_AGAIN = "save it again as UTF-8 text"

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def decode(raw: bytes) -> str:
    """Text of a file: by its byte order mark, else as UTF-8, UTF-16, Windows-1251 (mostly Cyrillic), Windows-1252.

    Raises
    ------
    UnreadableInput : empty, binary, or in no encoding that we know
    """
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableInput("the file is empty", "save the article's text into it")
    for magic, what, advice in MAGIC:
        if raw.startswith(magic):
            raise UnreadableInput(f"it is {what}, not text", advice)
    text = _decoded(raw)
    sample = text[:20_000]
    if len(_CONTROL.findall(sample)) > len(sample) // 200:
        raise UnreadableInput("the file is binary, not text", SAVE_AGAIN)
    return clean(text)


def clean(text: str) -> str:
    """Text that every table and page can hold: no half characters, no NUL; all offsets stay."""
    return _SURROGATE.sub("\ufffd", text).replace("\x00", "\ufffd")


def _decoded(raw: bytes) -> str:
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _strictly(raw, encoding)
    if b"\x00" in raw[:1000]:
        # UTF-16 without a mark: Latin letters leave every other byte zero
        head = raw[:1000]
        odd, even = head[1::2].count(0), head[0::2].count(0)
        if max(odd, even) < len(head) // 4:
            raise UnreadableInput("the file is binary, not text", SAVE_AGAIN)
        return _strictly(raw, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    cyrillic = raw.decode("cp1251", "replace")
    high = [letter for letter in cyrillic[:20_000] if letter > "\x7f"]
    # words in Russian are nearly all Cyrillic letters; a stray é between Latin letters is not
    if (
        sum("\u0400" <= letter <= "\u04ff" for letter in high) > 0.9 * len(high)
        and len(high) > len(cyrillic[:20_000]) // 5
    ):
        return cyrillic
    return _strictly(raw, "cp1252")


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput("its characters can't be decoded", SAVE_AGAIN) from error
