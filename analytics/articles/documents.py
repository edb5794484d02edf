"""What databases export as one document of many articles: Nexis Uni (DOCX, RTF) and Factiva (HTML, RTF).

Built after the published layouts; no real sample was at hand. A document in neither layout is one article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from analytics.articles.decode import decode_page
from analytics.articles.sheets import check_zip
from analytics.articles.sources import Input, fields_input
from analytics.articles.texts import headline_and_body
from analytics.errors import UnreadableInput
from analytics.records import Reject

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
INSTALL = "pip install 'regional-relations[exports]'"
# Factiva's two-letter fields that hold words of the article, and those that we keep
FACTIVA = {"HD": "title", "BY": "author", "PD": "published", "SN": "publisher", "LA": "language", "AN": "id"}
FACTIVA_TEXT = ("LP", "TD")

_END = re.compile(r"^\s*End of Document\s*$", re.M)
_DATE = re.compile(
    rf"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?((?:{MONTHS})\s\d{{1,2}},\s\d{{4}}|\d{{1,2}}\s(?:{MONTHS})\s\d{{4}})\b"
)
_LABEL = re.compile(r"^(Length|Section|Byline|Dateline|Highlight|Load-Date|Language|Copyright)\b:?\s?(.*)", re.I)
_CODE = re.compile(r"^\s*([A-Z]{2})\s*$")
_DOCUMENT = re.compile(r"^\s*Document\s+([A-Za-z0-9]{12,40})\s*$", re.M)
_WORDS = re.compile(r"^\s*[\d,.]+ words\s*$", re.I)


def document(file: BinaryIO, name: str, suffix: str) -> Iterator[Input | Reject]:
    """Every article of a .docx or .rtf document as an input.

    Raises
    ------
    UnreadableInput : damaged, or the extra that reads it is not installed
    """
    yield from articles_of((_docx if suffix == ".docx" else _rtf)(file), name)


def articles_of(text: str, name: str) -> Iterator[Input | Reject]:
    """Articles of a document's text, by Nexis Uni's or Factiva's layout; one article where it has neither."""
    if not text.strip():
        raise UnreadableInput("there is no text in it", "export it again with the full text")
    if _END.search(text):
        found = [_nexis(part) for part in _END.split(text)[:-1]]
    elif _DOCUMENT.search(text):
        pieces = _DOCUMENT.split(text)
        found = [{"id": number, **_factiva(part)} for part, number in zip(pieces[::2], pieces[1::2], strict=False)]
    else:
        title, body = headline_and_body(text)
        yield fields_input({"title": title, "text": body}, name)
        return
    for number, fields in enumerate(found, 1):
        yield fields_input(fields, f"{name}:{number}")


def is_factiva(raw: bytes) -> bool:
    """Whether a page is an export of Factiva's."""
    head = raw[:200_000].lower()
    return b"factiva" in head and (b"enarticle" in head or b'class="article' in head)


def factiva_page(raw: bytes, name: str) -> Iterator[Input | Reject]:
    """Every article of an HTML export of Factiva's.

    Raises
    ------
    UnreadableInput : no article in it
    """
    from lxml import html as lxml_html

    tree = lxml_html.document_fromstring(decode_page(raw))
    found = tree.xpath("//div[contains(concat(' ', normalize-space(@class), ' '), ' article ')]")
    if not found:
        raise UnreadableInput("no article is found in the Factiva export", "export it again as RTF or HTML")
    for number, part in enumerate(found, 1):
        # a cell that holds paragraphs is told by them
        leaves = part.xpath(".//td[not(.//p)] | .//p | .//div[not(.//div or .//p or .//td)]")
        lines = [" ".join(leaf.text_content().split()) for leaf in leaves]
        headline = " ".join(" ".join(part.xpath("string(.//*[contains(@class, 'Headline')])")).split())
        fields = _factiva("\n".join(line for line in lines if line))
        if headline and not fields.get("title"):
            fields["title"] = headline
        yield fields_input(fields, f"{name}:{number}")


def _nexis(part: str) -> dict[str, Any]:
    """Title, publication, date, labels, "Body", the text, "Load-Date"."""
    lines = [line.strip() for line in part.splitlines() if line.strip()]
    body = next((number for number, line in enumerate(lines) if line == "Body"), None)
    head = lines[: body if body is not None else len(lines)]
    dated = next((number for number in range(len(head) - 1, 0, -1) if _DATE.match(head[number])), None)
    fields: dict[str, Any] = {}
    if dated is not None and (match := _DATE.match(head[dated])):
        fields["published"] = match[1]
        fields["publisher"] = head[dated - 1]
        fields["title"] = head[dated - 2] if dated > 1 else None
    for line in head[(dated or 0) + 1 :]:
        if (label := _LABEL.match(line)) and label[1].lower() == "byline":
            fields["author"] = label[2]
    text = lines[body + 1 :] if body is not None else head[(dated or 0) + 1 :]
    kept = []
    for line in text:
        if re.match(r"(?:Load-Date:|Classification$|Graphic$)", line):
            break
        kept.append(line)
    return {**fields, "text": "\n".join(kept)}


def _factiva(part: str) -> dict[str, Any]:
    """By its two-letter fields where the export shows them, else by the order of its lines."""
    lines = [line.strip() for line in part.splitlines() if line.strip()]
    coded: dict[str, list[str]] = {}
    code = None
    for line in lines:
        if (match := _CODE.match(line)) and match[1] in {
            *FACTIVA,
            *FACTIVA_TEXT,
            "SE",
            "WC",
            "ET",
            "SC",
            "PG",
            "CY",
            "CO",
            "IN",
            "NS",
            "RE",
            "IPC",
            "PUB",
            "CR",
            "VOL",
            "ED",
        }:
            code = match[1]
        elif code:
            coded.setdefault(code, []).append(line)
    if "HD" in coded and any(field in coded for field in FACTIVA_TEXT):
        named: dict[str, Any] = {field: " ".join(coded[code]) for code, field in FACTIVA.items() if code in coded}
        named["id"] = str(named.get("id", "")).removeprefix("Document ").strip()
        return _known({**named, "text": "\n".join(line for one in FACTIVA_TEXT for line in coded.get(one, []))})
    counted = next((number for number, line in enumerate(lines) if _WORDS.match(line)), None)
    if counted is None:
        title, body = headline_and_body(part)
        return {"title": title, "text": body}
    dated = next(
        (number for number in range(counted, min(counted + 4, len(lines))) if _DATE.match(lines[number])), None
    )
    fields: dict[str, Any] = {"title": lines[0] if counted else None}
    rest = counted + 1
    if dated is not None and (match := _DATE.match(lines[dated])):
        fields["published"] = match[1]
        following = [line for line in lines[dated + 1 : dated + 3] if not re.match(r"\d\d:\d\d$", line)]
        fields["publisher"] = next(iter(following), None)
        copyright_line = next(
            (n for n in range(dated, min(dated + 8, len(lines))) if _is_copyright(lines[n])), dated + 1
        )
        rest = copyright_line + 1
    return _known({**fields, "text": "\n".join(lines[rest:])})


def _is_copyright(line: str) -> bool:
    return line.startswith(("Copyright", "©", "(c)", "(C)")) or "All rights reserved" in line


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    # Factiva says "English"; a language's name is no code
    if len(str(fields.get("language") or "")) != 2:
        fields.pop("language", None)
    return fields


def _docx(file: BinaryIO) -> str:
    try:
        import docx
    except ImportError as error:
        raise UnreadableInput("a .docx file needs the extra `exports`", INSTALL) from error
    check_zip(file)
    try:
        return "\n".join(paragraph.text for paragraph in docx.Document(file).paragraphs)
    except Exception as error:  # whatever a damaged document does to its reader
        raise UnreadableInput("it is no whole .docx document", "save it again, or as .txt") from error


def _rtf(file: BinaryIO) -> str:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise UnreadableInput("an .rtf file needs the extra `exports`", INSTALL) from error
    raw = file.read()
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise UnreadableInput("it is no RTF document", "save it again, or as .txt")
    try:
        return str(rtf_to_text(raw.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # whatever a damaged document does to its reader
        raise UnreadableInput("it is no whole RTF document", "save it again, or as .txt") from error
