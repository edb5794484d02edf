"""The running text of a page: what is taken out before parsing, and pages that would never end."""

from __future__ import annotations

import time

import pytest

from analytics.articles.body import DEEPEST, body, stripped
from analytics.errors import UnreadableInput


def test_scripts_menus_and_comments_go_and_words_stay_whole() -> None:
    page = "<nav>Home</nav><p>rail<!-- -->way</p><SCRIPT>if (a</b) {}</SCRIPT ><aside>Most read</aside ><p>end</p>"
    assert stripped(page) == "<p>railway</p><p>end</p>"


def test_what_is_never_closed_takes_nothing_with_it() -> None:
    assert "word" in stripped("<nav><p>word</p><!-- <aside><p>word</p>")


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    assert stripped("İİİ<nav>x</nav>word") == "İİİword"


@pytest.mark.parametrize("piece", ["<nav ", "<nav>", "<!--", "<script>", "<"])
def test_stripping_takes_time_that_grows_with_the_length_only(piece: str) -> None:
    began = time.process_time()
    stripped(piece * (1_000_000 // len(piece)))
    assert time.process_time() - began < 2


def test_elements_without_end_inside_one_another_are_no_article() -> None:
    with pytest.raises(UnreadableInput, match="inside one another"):
        body("<div>" * (DEEPEST + 50) + "word" + "</div>" * (DEEPEST + 50))
