"""What several tests stand on: the material beside the repository, an extraction easy to foresee."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from rows import event, extraction, figure, meeting
from serving import Server

from analytics.articles.web import Web
from analytics.records import Article, Extraction

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material beside the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the material lies beside the repository, and is not here")
    return folder


def said_so(article: Article) -> Extraction:
    """An extraction that is easy to foresee: a title "RUS TJK met ..." gives talks on the publish day, and so on."""
    words = (article.title or "").split()
    title, day = article.title or "", article.published_local_date
    if "break" in words:
        raise ValueError("a text on which the rules fail")
    if "met" in words and day:
        sides = words[: words.index("met")]
        return extraction(
            article,
            meeting(article, sides, title, start=day, end=day, precision="day"),
            event(article, sides[0], sides[1], "met", date=day),
        )
    if "traded" in words:
        return extraction(article, figure(article, words[0], words[1], title))
    return Extraction(article.article_id)


@pytest.fixture
def foreseen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Article], Extraction]]:
    """`said_so` in place of the real extraction, so that the walk is tested apart from the rules."""
    module = ModuleType("analytics.extract")
    module.extract = said_so  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "analytics.extract", module)
    yield said_so


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def web(slept: list[float]) -> Web:
    return Web("desk@example.org", allow_private=True, pause=0.0, sleep=slept.append)
