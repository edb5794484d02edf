"""Bytes become text, or the reason why they can't."""

from __future__ import annotations

import gzip

import pytest

from analytics.articles.decode import clean, decode, decode_page
from analytics.errors import UnreadableInput

RUSSIAN = "Президенты двух стран встретились в среду и обсудили торговлю."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_latin_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    text = "The café in Düsseldorf was closed on Monday."
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_cyrillic_text_is_read(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_no_article(raw: bytes) -> None:
    with pytest.raises(UnreadableInput, match="empty") as found:
        decode(raw)
    assert found.value.advice


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7 rest", "PDF"),
        (b"PK\x03\x04rest", "Word"),
        (b"{\\rtf1 rest}", "RTF"),
        (gzip.compress(b"text"), "gzip"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x01\x02\x03\x04" * 100, "binary"),
    ],
)
def test_a_binary_file_is_named_for_what_it_is(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        decode(raw)


def test_half_characters_and_nuls_are_replaced_one_for_one() -> None:
    assert clean("a\ud800b\x00c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1251", "windows-1251"),
        ("cp1251", "Windows-1251"),
        ("koi8-r", "koi8-r"),
        ("utf-8", "windows-1251"),  # a wrong label
        ("utf-8", "no-such-thing"),
        ("utf-16", "utf-8"),
    ],
)
def test_a_page_is_decoded_by_its_bytes_before_its_label(encoding: str, declared: str) -> None:
    page = (
        f"<html><head><meta charset='{declared}'></head><body><p>Министры обсудили дороги и торговлю.</p></body></html>"
    )
    assert "Министры обсудили" in decode_page(page.encode(encoding))


def test_a_page_without_a_label_is_read_by_its_letters() -> None:
    page = (
        "<html><body><p>" + "Les ministres ont évoqué la coopération économique à Genève. " * 5 + "</p></body></html>"
    )
    assert "évoqué la coopération" in decode_page(page.encode("cp1252"))
