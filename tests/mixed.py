"""Inputs of every form, and broken ones with the reason that each has to be turned away for."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

PLACES = ("harbour", "bridge", "station", "market", "border", "valley", "river", "museum", "airport", "university")
SUBJECTS = ("roads", "grain", "water", "visas", "railways", "electricity", "tourism", "schools", "gas", "students")


def sentences(number: int, count: int = 8) -> str:
    """A text of our own, different for each number."""
    chance = random.Random(number)
    return " ".join(
        f"In the {chance.choice(PLACES)} of town {chance.randrange(10**6)} delegation {chance.randrange(10**6)} spoke "
        f"of {chance.choice(SUBJECTS)} and of plan {chance.randrange(10**6)} for {chance.choice(SUBJECTS)}."
        for _ in range(count)
    )


def page(number: int) -> str:
    """A page with its day."""
    paragraphs = "".join(f"<p>{sentences(number * 50 + one, 3)}</p>" for one in range(4))
    return (
        f"<html><head><title>Article {number}</title><meta name='date' content='2025-10-09'></head>"
        f"<body><article>{paragraphs}</article></body></html>"
    )


def fields(number: int) -> dict[str, str]:
    """An article as an export has it."""
    return {"title": f"Article {number}", "text": sentences(number), "published": "2025-10-09",
            "url": f"https://e.example/{number}", "publisher": "Example"}  # fmt: skip


def _csv(number: int, delimiter: str = ",") -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(fields(0)), delimiter=delimiter)
    writer.writeheader()
    writer.writerow(fields(number))
    return file.getvalue().encode()


def _frame(number: int, form: str) -> bytes:
    import pandas as pd

    file, frame = io.BytesIO(), pd.DataFrame([fields(number)])
    if form == "xlsx":
        frame.to_excel(file, index=False)
    else:
        frame.to_parquet(file, index=False)
    return file.getvalue()


def _docx(number: int) -> bytes:
    import docx

    document, file = docx.Document(), io.BytesIO()
    for line in _nexis(number).splitlines():
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def _nexis(number: int) -> str:
    return (
        f"Article {number}\nExample\nOctober 9, 2025 Thursday\nLength: 90 words\nBody\n{sentences(number)}\n"
        "Load-Date: October 10, 2025\nEnd of Document\n"
    )


def _rtf(number: int) -> bytes:
    return ("{\\rtf1\\ansi " + "\\par\n".join(_nexis(number).splitlines()) + "\\par\n}").encode()


def _ris(number: int) -> bytes:
    return f"TY  - NEWS\nTI  - Article {number}\nDA  - 2025/10/09\nN1  - {sentences(number)}\nER  - \n".encode()


def _rss(number: int) -> bytes:
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Example</title><item>"
        f"<title>Article {number}</title><link>https://f.example/{number}</link>"
        f"<pubDate>Thu, 09 Oct 2025 18:40:00 +0500</pubDate>"
        f"<description>{sentences(number)}</description></item></channel></rss>"
    ).encode()


def _mhtml(number: int) -> bytes:
    mail = EmailMessage()
    mail["Snapshot-Content-Location"] = f"https://m.example/{number}"
    mail.set_content(page(number), subtype="html", cte="quoted-printable")
    return mail.as_bytes()


def _warc(number: int) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page(number)}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://w.example/{number}\r\n"
        f"WARC-Date: 2025-10-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


def _zip(number: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", page(number))
    return file.getvalue()


def _tar(number: int) -> bytes:
    file, raw = io.BytesIO(), page(number).encode()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        info = tarfile.TarInfo("a.html")
        info.size = len(raw)
        archive.addfile(info, io.BytesIO(raw))
    return file.getvalue()


def _bomb(_: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 30_000_000)
    return file.getvalue()


def _text(number: int) -> bytes:
    return f"---\npublished: 2025-10-09\ntitle: Article {number}\n---\n{sentences(number)}".encode()


INDEX = b'<script type="application/ld+json">{"@type": "CollectionPage"}</script>'
Make = Callable[[int], bytes]
GOOD: dict[str, Make] = {
    ".html": lambda n: page(n).encode(),
    ".mhtml": _mhtml,
    ".md": _text,
    ".txt": _text,
    ".jsonl": lambda n: json.dumps(fields(n)).encode(),
    ".jsonl.gz": lambda n: gzip.compress(json.dumps(fields(n)).encode()),
    ".csv": _csv,
    ".tsv": lambda n: _csv(n, "\t"),
    ".xlsx": lambda n: _frame(n, "xlsx"),
    ".parquet": lambda n: _frame(n, "parquet"),
    ".docx": _docx,
    ".rtf": _rtf,
    ".ris": _ris,
    ".xml": _rss,
    ".warc.gz": _warc,
    ".zip": _zip,
    ".tar.gz": _tar,
}
# ending, what is in it, a part of the reason
BROKEN: tuple[tuple[str, Make, str], ...] = (
    (".txt", lambda n: b"", "the file is empty"),
    (".txt", lambda n: random.Random(n).randbytes(5000), "binary"),
    (".md", lambda n: f"---\ntitle: [{n}\n---\nx".encode(), "front matter is no YAML"),
    (".html", lambda n: f"<html><body><nav>{n}</nav></body></html>".encode(), "no article's text"),
    (".html", lambda n: b"<html>" + b"<div>" * (1000 + n) + b"x", "inside one another"),
    (".html", lambda n: b"<p>" + b"x" * (4_000_001 + n), "larger than"),
    (
        ".html",
        lambda n: f'<script type="application/ld+json">{{"@type":"CollectionPage"}}</script>{n}'.encode(),
        "index page",
    ),
    (".mhtml", lambda n: f"Content-Type: text/plain\n\nwords {n}".encode(), "no page in it"),
    (".jsonl", lambda n: f'{{"text": {n}'.encode(), "no JSON"),
    (".jsonl", lambda n: f'{{"title": "Article {n}"}}'.encode(), "no text in it"),
    (".jsonl.gz", lambda n: gzip.compress(json.dumps(fields(n)).encode() * 50)[:-30], "damaged or cut off"),
    (".csv", lambda n: f"id,url\n{n},https://e.example/{n}\n".encode(), "addresses without texts"),
    (".csv", lambda n: f"one,two\n{n},2\n".encode(), "no column with the text"),
    (".xlsx", lambda n: _frame(n, "xlsx")[:-200], "damaged or cut off"),
    (".parquet", lambda n: _frame(n, "parquet")[:-20], "no whole Parquet"),
    (".docx", lambda n: _docx(n)[:-200], "damaged or cut off"),
    (".rtf", lambda n: f"no rtf {n}".encode(), "no RTF"),
    (".ris", lambda n: f"no ris {n}".encode(), "no RIS"),
    (".xml", lambda n: f"<html><body>{n}</body></html>".encode(), "no RSS or Atom"),
    (".xml", lambda n: _rss(n)[:-120], "cut off after entry 0"),
    (".warc.gz", lambda n: _warc(n)[:-40], "damaged or cut off"),
    (".zip", lambda n: _zip(n)[:-30], "damaged or cut off"),
    (".zip", _bomb, "unpacks to"),
    (".tar.gz", lambda n: _tar(n)[:60], "damaged or cut off"),
    (".pdf", lambda n: f"%PDF-1.7 {n}".encode(), "no form that we read"),
)


def make(folder: Path, number: int, broken: int) -> dict[str, str]:
    """Write inputs of every form, some of them broken; the name of each broken one with its reason."""
    folder.mkdir(parents=True, exist_ok=True)
    forms = list(GOOD.items())
    for one in range(number - broken):
        ending, content = forms[one % len(forms)]
        (folder / f"good-{one:05}{ending}").write_bytes(content(one))
    reasons = {}
    for one in range(broken):
        ending, content, reason = BROKEN[one % len(BROKEN)]
        (folder / f"broken-{one:05}{ending}").write_bytes(content(one + 100_000))
        reasons[f"broken-{one:05}{ending}"] = reason
    return reasons
