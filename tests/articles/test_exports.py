"""Exports, feeds, archives: every form gives its articles, and what is damaged says so."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from analytics.articles import Columns, read
from analytics.articles.columns import guess
from analytics.errors import InputError
from analytics.records import Article, Reject

BODY = "The two ministers discussed roads, trade and the border at some length in the capital. " * 4


def articles(path: Path, columns: Columns | None = None) -> list[Article]:
    found = list(read(path, columns=columns))
    rejects = [one.reason for one in found if isinstance(one, Reject)]
    assert not rejects, rejects
    return [one for one in found if isinstance(one, Article)]


def reasons(path: Path) -> list[str]:
    return [one.reason for one in read(path) if isinstance(one, Reject)]


def table(path: Path, rows: list[dict[str, object]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


ROW: dict[str, object] = {
    "Headline": "Roads open",
    "Full Text": BODY,
    "Publication Date": "2025-10-09",
    "Outlet": "The Daily Example",
    "URL": "https://d.example/roads",
}


# --- columns


@pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".csv", ";"), (".tsv", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_of_texts_is_read_whatever_separates_its_cells(
    tmp_path: Path, suffix: str, delimiter: str, encoding: str
) -> None:
    (found,) = articles(table(tmp_path / f"a{suffix}", [{**ROW, "Headline": "Café opens"}], delimiter, encoding))
    assert (found.title, found.published_local_date, found.publisher) == (
        "Café opens",
        "2025-10-09",
        "The Daily Example",
    )
    assert (found.canonical_url, found.text) == ("https://d.example/roads", BODY)


def test_workbooks_and_parquet_are_read(tmp_path: Path) -> None:
    import pandas as pd

    frame = pd.DataFrame([{**ROW, "Publication Date": pd.Timestamp("2025-10-09")}])
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    frame.to_parquet(tmp_path / "b.parquet", index=False)
    found = articles(tmp_path)
    assert [(one.title, one.published_local_date) for one in found] == [("Roads open", "2025-10-09")] * 2


def test_when_a_crawler_saw_a_page_is_not_when_it_was_published(tmp_path: Path) -> None:
    columns = Columns()
    path = table(
        tmp_path / "gdelt.csv",
        [{"url": "https://d.example/a", "title": "A", "seendate": "20251009T101500Z", "text": BODY}],
    )
    (found,) = articles(path, columns)
    assert (found.published_local_date, found.flags) == (None, ["undated"])
    assert "'seendate' is not when it was published" in columns.notes[0]


def test_a_list_of_addresses_is_to_be_fetched(tmp_path: Path) -> None:
    path = table(
        tmp_path / "mc.csv", [{"id": 1, "publish_date": "2025-10-09", "title": "A", "url": "https://d.example/a"}]
    )
    assert reasons(path) == ["it lists addresses without texts"]


def test_a_mapping_is_kept_and_may_be_changed(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.csv", [{"Headline": "Roads", "Body": BODY, "Kicker": "Border opens", "Date": "2025-10-09"}]
    )
    kept = tmp_path / "columns.toml"
    assert articles(path, Columns(kept))[0].title == "Roads"
    kept.write_text(kept.read_text().replace('title = "Headline"', 'title = "Kicker"'))
    again = Columns(kept)
    assert articles(path, again)[0].title == "Border opens"
    assert again.notes == [], "what is kept is not guessed anew"
    kept.write_text(kept.read_text().replace('"Kicker"\n', '"Kickers"\n'))
    with pytest.raises(InputError, match="which is no column of it"):
        list(read(path, columns=Columns(kept)))


def test_an_abstract_stands_in_for_a_missing_text_and_says_so(tmp_path: Path) -> None:
    row = {
        "Key": "AB12",
        "Item Type": "newspaperArticle",
        "Title": "Roads open",
        "Publication Title": "The Example",
        "Date": "2025-10-09",
        "Url": "https://d.example/a",
        "Abstract Note": BODY,
        "Date Added": "2026-01-01",
    }
    (found,) = articles(table(tmp_path / "zotero.csv", [row]))
    assert (found.publisher, found.published_local_date, found.flags) == ("The Example", "2025-10-09", ["summary_only"])


def test_a_row_that_lost_its_cells_is_turned_away_alone(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [ROW, ROW])
    path.write_text(path.read_text() + "broken\n", encoding="utf-8")
    found = list(read(path))
    assert [type(one).__name__ for one in found] == ["Article", "Article", "Reject"]
    assert "cells" in found[2].reason


def test_columns_are_known_by_their_letters() -> None:
    assert guess(["Pub. Date", "full_text", "Story Title"])["text"] == "full_text"
    assert guess(["nothing", "known"]) == {}


# --- documents


NEXIS = """User Name: A. Reader
Documents (2)
1. Roads open

Roads open
The Daily Example
October 9, 2025 Thursday
Copyright 2025 The Daily Example All Rights Reserved
Length: 120 words
Byline: A. Writer
Body
{body}
More on roads.
Load-Date: October 10, 2025
End of Document
Border shut
Other Gazette
10 October 2025
Length: 20 words
Body
{body}
Load-Date: October 11, 2025
End of Document
"""
FACTIVA = """HD
Roads open
BY
By A. Writer
WC
120 words
PD
9 October 2025
SN
The Daily Example
LA
English
CY
(c) 2025
LP
{body}
TD
More on roads.
AN
Document EXMPL00020251009ela90001
Border shut
30 words
10 October 2025
12:00
Other Gazette
OTHG
English
Copyright 2025
{body}
Document OTHG000020251010ela900002
"""


def as_docx(path: Path, text: str) -> Path:
    import docx

    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(path))
    return path


def as_rtf(path: Path, text: str) -> Path:
    path.write_text("{\\rtf1\\ansi " + "\\par\n".join(text.splitlines()) + "}", encoding="ascii")
    return path


@pytest.mark.parametrize("form", ["docx", "rtf"])
@pytest.mark.parametrize("layout", [NEXIS, FACTIVA])
def test_a_database_export_gives_its_articles(tmp_path: Path, form: str, layout: str) -> None:
    make = as_docx if form == "docx" else as_rtf
    found = articles(make(tmp_path / f"a.{form}", layout.format(body=BODY)))
    assert [(one.title, one.publisher, one.published_local_date) for one in found] == [
        ("Roads open", "The Daily Example", "2025-10-09"),
        ("Border shut", "Other Gazette", "2025-10-10"),
    ]
    assert "More on roads." in found[0].text
    assert "Load-Date" not in found[0].text


def test_a_factiva_page_gives_its_articles(tmp_path: Path) -> None:
    one = (
        '<div class="article enArticle"><div id="hd"><span class="enHeadline">Roads open</span></div>'
        "<div>120 words</div><div>9 October 2025</div><div>The Daily Example</div><div>EXMPL</div><div>English</div>"
        "<div>Copyright 2025</div>"
        f'<p class="articleParagraph enarticleParagraph">{BODY}</p><p>Document EXMPL00020251009ela90001</p></div>'
    )
    (tmp_path / "a.html").write_text(f"<html><body><!-- Factiva -->{one}{one.replace('Roads', 'Doors')}</body></html>")
    found = articles(tmp_path / "a.html")
    assert [(a.title, a.published_local_date, a.publisher) for a in found] == [
        ("Roads open", "2025-10-09", "The Daily Example"),
        ("Doors open", "2025-10-09", "The Daily Example"),
    ]


def test_a_document_in_no_databases_layout_is_one_article(tmp_path: Path) -> None:
    (found,) = articles(as_docx(tmp_path / "a.docx", f"Roads open\n\n{BODY}"))
    assert (found.title, found.flags) == ("Roads open", ["undated"])


def test_references_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(
        f"TY  - NEWS\nTI  - Roads open\nAU  - Writer, A.\nT2  - The Example\nDA  - 2025/10/09/\nUR  - https://d.example/a\n"
        f"AB  - {BODY}\nER  - \n\nTY  - NEWS\nTI  - Border shut\nPY  - 2025\nN1  - {BODY}\nER  - \n"
    )
    one, other = articles(tmp_path / "a.ris")
    assert (one.title, one.published_local_date, one.publisher, one.flags) == (
        "Roads open",
        "2025-10-09",
        "The Example",
        ["summary_only"],
    )
    assert other.published_local_date is None, "a year is no day"


# --- feeds, mail, archives


def rss(*items: str) -> str:
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Example</title>{''.join(items)}</channel></rss>"
    )


ITEM = (
    "<item><title>Roads &amp; doors</title><link>https://d.example/a</link><pubDate>Thu, 09 Oct 2025 18:40:00 +0500"
    "</pubDate><description>&lt;p&gt;The ministers met in the capital.&lt;/p&gt;</description></item>"
)


def test_an_entry_of_a_feed_is_an_article_and_a_teaser_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(rss(ITEM))
    (found,) = articles(tmp_path / "a.xml")
    assert (found.title, found.publisher, found.published) == (
        "Roads & doors",
        "The Example",
        "2025-10-09T13:40:00+00:00",
    )
    assert (found.text, "summary_only" in found.flags) == ("The ministers met in the capital.", True)


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ("<html><body>Not found</body></html>", "no RSS or Atom"),
        (rss(), "no entries"),
        (rss(ITEM)[:120], "cut off after entry 0"),
        ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]>' + rss(ITEM)[21:], "declares entities"),
    ],
)
def test_what_is_no_feed_says_why(tmp_path: Path, feed: str, reason: str) -> None:
    (tmp_path / "a.xml").write_text(feed)
    assert reason in reasons(tmp_path / "a.xml")[0]


PAGE = (
    f"<html><head><title>Roads open</title><meta name='date' content='2025-10-09'></head><body><article><p>{BODY}</p>"
    f"<p>{BODY}</p></article></body></html>"
)


def test_a_page_saved_as_one_file_is_read(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Snapshot-Content-Location"] = "https://d.example/roads"
    mail.set_content(PAGE, subtype="html", cte="quoted-printable")
    (tmp_path / "a.mhtml").write_bytes(mail.as_bytes())
    (found,) = articles(tmp_path / "a.mhtml")
    assert (found.title, found.published_local_date, found.url) == (
        "Roads open",
        "2025-10-09",
        "https://d.example/roads",
    )


def warc(number: int, *, packed: bool = True) -> bytes:
    page = PAGE.replace("Roads", f"Roads {number}")
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    record = (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://d.example/{number}\r\n"
            f"WARC-Date: 2025-10-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )
    return gzip.compress(record) if packed else record


@pytest.mark.parametrize("packed", [True, False])
def test_every_page_of_a_web_archive_is_read_with_its_address(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(warc(number, packed=packed) for number in (1, 2, 3)))
    found = articles(path)
    assert [(one.title, one.url) for one in found] == [(f"Roads {n} open", f"https://d.example/{n}") for n in (1, 2, 3)]


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_that_is_cut_off_says_so_and_gives_what_stands_before(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    whole = b"".join(warc(number, packed=packed) for number in (1, 2, 3))
    path.write_bytes(whole[:-60])
    found = list(read(path))
    assert sum(isinstance(one, Article) for one in found) >= 2
    assert "damaged or cut off" in reasons(path)[-1]


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, raw in members.items():
            file.writestr(name, raw)
    return path


def test_members_of_archives_are_read_by_their_own_form(tmp_path: Path) -> None:
    line = json.dumps({"title": "A", "text": BODY, "published": "2025-10-09"}).encode()
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as file:
        for name, raw in {"a.jsonl": line, "pages/b.html": PAGE.encode()}.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            file.addfile(info, io.BytesIO(raw))
    (tmp_path / "a.tar.gz").write_bytes(made.getvalue())
    zipped(tmp_path / "b.zip", {"a.jsonl": line, "b.html": PAGE.encode(), "__MACOSX/._b.html": b"x"})
    assert [one.input_name for one in articles(tmp_path)] == [
        "a.tar.gz/a.jsonl:1",
        "a.tar.gz/pages/b.html",
        "b.zip/a.jsonl:1",
        "b.zip/b.html",
    ]


def test_hostile_members_are_turned_away_and_nothing_is_written_outside(tmp_path: Path) -> None:
    inner = io.BytesIO()
    zipped_inner = zipfile.ZipFile(inner, "w")
    zipped_inner.writestr("a.txt", "x")
    zipped_inner.close()
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    zipped(
        inbox / "a.zip",
        {"../../escaped.txt": BODY.encode(), "bomb.txt": b"a" * 50_000_000, "again.zip": inner.getvalue()},
    )
    with tarfile.open(inbox / "b.tar", "w") as file:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        file.addfile(link)
    found = list(read(inbox))
    assert [one.title for one in found if isinstance(one, Article)] == [None]
    said = " | ".join(one.reason for one in found if isinstance(one, Reject))
    assert all(word in said for word in ("unpacks to 50,000,000", "inside an archive", "a link or a device"))
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a.zip", "b.tar", "inbox"]


@pytest.mark.parametrize(
    "name", ["a.zip", "a.tar", "a.xlsx", "a.parquet", "a.docx", "a.rtf", "a.warc.gz", "a.ris", "a.mhtml"]
)
def test_a_file_of_another_kind_under_its_name_is_turned_away(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(range(1, 256)) * 40)
    assert len(reasons(tmp_path / name)) == 1


# --- sidecars


def test_a_sidecar_is_the_front_matter_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Roads open\n\n{BODY}")
    (tmp_path / "a.yml").write_text("published: 2025-10-09\npublisher: The Daily Example\n")
    (found,) = articles(tmp_path)
    assert (found.title, found.published_local_date, found.publisher) == (
        "Roads open",
        "2025-10-09",
        "The Daily Example",
    )


def test_a_sidecar_without_its_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("published: 2025-10-09")
    assert reasons(tmp_path) == ["no text lies beside this sidecar"]
