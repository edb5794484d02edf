"""What a site has besides its pages: a feed, manifests, and pages as one file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import SimpleNamespace

from made import HOSTILE

from analytics.reports import feed
from analytics.reports.single import LIMIT, pack

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_is_atom_with_every_entry_leading_to_its_page(site: SimpleNamespace) -> None:
    root = ElementTree.fromstring((site.out / "feed.xml").read_text(encoding="utf-8"))
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed" and entries
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert days == sorted(days, reverse=True) and root.findtext(f"{ATOM}updated") == days[0]
    for entry in entries:
        link = entry.find(f"{ATOM}link[@rel='alternate']")
        assert link is not None and (site.out / link.get("href", "").partition("#")[0]).is_file()


def test_hostile_words_stay_words_in_the_feed(tmp_path: Path) -> None:
    row = {"id": "o1", "published": "2025-01-02", "what": HOSTILE, "sentence": "a\x00b", "source": "", "url": ""}
    path = feed.write(tmp_path, "Title", {"pair/a.html": {"title": "A and B", "newest": [row]}})
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    assert HOSTILE in (root.findtext(f"{ATOM}entry/{ATOM}title") or "")


def test_a_manifest_tells_what_a_page_was_made_from(site: SimpleNamespace) -> None:
    found = json.loads((site.pages[0].with_suffix("") / "manifest.json").read_text(encoding="utf-8"))
    assert found["parameters"] == {"a": "Russia", "b": "Tajikistan", "period": "year"}
    assert found["versions"]["readings"] >= 1 and found["packages"]["plotly"]
    assert sum(found["counts"].values()) == len(found["rows"]) == 41
    assert "First rendering" in site.pages[0].read_text(encoding="utf-8")


def test_one_file_holds_all_and_its_policy_names_the_sum_of_each_part(site: SimpleNamespace, tmp_path: Path) -> None:
    text = pack(site.pages[0], tmp_path / "one.html").read_text(encoding="utf-8")
    assert len(text.encode()) <= LIMIT
    assert not re.search(r"<(script|link|img)[^>]*(src|href)=", text.partition("<script>")[0])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy and "'self'; style" not in policy[1]
    codes = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(codes) == 5
    for code in codes:
        assert base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() in policy[1]
