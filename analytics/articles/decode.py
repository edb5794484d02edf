"""Bytes become text, or the reason why they can't."""

from __future__ import annotations

import codecs
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
UNDECODABLE = "its characters can't be decoded"

# How a page names its encoding, within the head that browsers look at.
_DECLARED = re.compile(
    rb"""<meta\b[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})|<\?xml\b[^<>]{0,80}encoding=["']([\w.:-]{2,40})""",
    re.I,
)
DECLARED_WITHIN = 8192  # bytes
# What pages call Latin is Windows' Latin, as every browser reads it.
READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
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
    return _checked(_decoded(raw))


def decode_page(raw: bytes, charset: str | None = None) -> str:
    """Text of a page: by its byte order mark, as UTF-8 if it is, as it declares itself, else by its letters.

    Parameters
    ----------
    raw : bytes of the page
    charset : str or None, what the server or the envelope said of it

    Raises
    ------
    UnreadableInput : empty or binary
    """
    for declared in (charset, *_declared(raw)):
        text = _by_name(raw, declared) if declared else None
        if text is not None:
            return _checked(text)
    try:
        return decode(raw)
    except UnreadableInput as error:
        if error.reason != UNDECODABLE:
            raise
    from charset_normalizer import from_bytes

    found = from_bytes(raw[:200_000]).best()
    return _checked(raw.decode(found.encoding if found else "cp1252", "replace"))


def _declared(raw: bytes) -> list[str]:
    """Encodings to try in order; UTF-8 first, for what is UTF-8 is never by accident."""
    if any(raw.startswith(bom) for bom, _ in BOMS) or b"\x00" in raw[:1000]:
        return []
    match = _DECLARED.search(raw[:DECLARED_WITHIN])
    named = (match[1] or match[2]).decode("ascii") if match else None
    if b"\x1b" in raw and named:  # ISO-2022 switches letters by escapes and is ASCII by its bytes
        return [named, "utf-8"]
    return ["utf-8", *([named] if named else [])]


def _by_name(raw: bytes, name: str) -> str | None:
    try:
        known = codecs.lookup(name).name
        return raw.decode(READ_AS.get(known, known))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _checked(text: str) -> str:
    sample = text[:20_000]
    if not text.strip("\x00 \t\r\n\ufeff"):
        raise UnreadableInput("the file is empty", "save the article's text into it")
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
        raise UnreadableInput(UNDECODABLE, SAVE_AGAIN) from error
