"""Sentences: where they end, where they don't, and the clause around a hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.extract import sentences


def split(body: str, title: str = "Title") -> list[str]:
    return [s.text for s in sentences.split(f"{title}\n{body}", len(title)) if not s.is_title]


@pytest.mark.parametrize(
    "body",
    [
        "Mr. Orlov met Dr. Sato in St. Petersburg on Jan. 5.",
        "The U.S. President spoke at 9 a.m. Monday to Gen. Park.",
        "Turnover grew 3.5 percent to $1.2 bln vs. last year.",
        "Resolution No. 1244 was signed by J. R. Tolman and A. B. Carter.",
        "It was the firm's (Acme Inc. Holdings) offer.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(body: str) -> None:
    assert split(body) == [body]


def test_an_abbreviation_ends_a_sentence_before_a_word_that_begins_one() -> None:
    assert split("He flew to the U.S. The talks begin at 5 p.m. They are short.") == [
        "He flew to the U.S.",
        "The talks begin at 5 p.m.",
        "They are short.",
    ]


def test_no_ends_a_sentence_unless_a_number_follows() -> None:
    assert split("The answer was no. Trade stood still.") == ["The answer was no.", "Trade stood still."]


def test_a_closing_quote_belongs_to_its_sentence() -> None:
    assert split('"We agreed today." He left. “All is well.” She stayed.') == [
        '"We agreed today."',
        "He left.",
        "“All is well.”",
        "She stayed.",
    ]


def test_a_question_inside_a_quote_goes_on_in_lower_case() -> None:
    assert split('"Will they come?" he asked. Nobody knew.') == ['"Will they come?" he asked.', "Nobody knew."]


def test_a_lost_space_after_the_full_stop_still_ends_the_sentence() -> None:
    assert split("They spoke to the press.The two then left.") == ["They spoke to the press.", "The two then left."]
    assert split('They "agreed."He left.') == ['They "agreed."', "He left."]


def test_decimal_numbers_and_addresses_hold_together() -> None:
    assert split("See www.example.org or ask. Growth was 2.5.") == ["See www.example.org or ask.", "Growth was 2.5."]


def test_a_line_end_ends_a_paragraph() -> None:
    parts = sentences.split("T\nFirst line without a stop\nSecond line", 1)
    assert [(s.text, s.paragraph) for s in parts] == [("T", 0), ("First line without a stop", 1), ("Second line", 2)]


def test_sentences_of_one_line_share_a_paragraph() -> None:
    parts = sentences.split("T\nOne is here. Two is here.\n\nThree.", 1)
    assert [s.paragraph for s in parts] == [0, 1, 1, 2]


def test_the_title_is_one_sentence_whatever_stands_in_it() -> None:
    title = "Leaders meet. What next? Nobody knows"
    parts = sentences.split(f"{title}\nThey met.", len(title))
    assert [(s.text, s.is_title) for s in parts] == [(title, True), ("They met.", False)]


WRAPPED = """\
The two governments agreed on a plan for trade in grain and machines
that runs for three years, and named a commission which will meet in
Astana every spring. Its chairs are Mr.
Akhmetov and Ms. Lee of the Ministry of Trade and Industry, both with
Deputies of their own.

A second part deals with transit by rail and with the two new border
crossings."""


def test_a_text_wrapped_at_a_fixed_width_joins_its_lines() -> None:
    texts = [" ".join(text.split()) for text in split(WRAPPED)]
    assert len(texts) == 3
    assert texts[1].startswith("Its chairs are Mr. Akhmetov and Ms. Lee of the Ministry of Trade and Industry, both")
    assert texts[1].endswith("with Deputies of their own.")


def test_a_line_that_goes_on_in_lower_case_is_joined() -> None:
    assert split("The ministers\nmet in Baku.") == ["The ministers\nmet in Baku."]


def test_a_speakers_label_belongs_to_what_is_said() -> None:
    assert split("Question: What was agreed?\nPresident of Norland Ivan Petrov:\nTrade will grow.") == [
        "Question: What was agreed?",
        "President of Norland Ivan Petrov:\nTrade will grow.",
    ]


def test_list_items_are_sentences_and_their_numbers_are_not() -> None:
    assert split("They agreed to:\n1. Open a port.\n2. Build a road.") == [
        "They agreed to:",
        "1. Open a port.",
        "2. Build a road.",
    ]


def test_a_gap_left_by_blanked_furniture_ends_a_sentence() -> None:
    assert split("A caption without a stop" + " " * 30 + "The text goes on.") == [
        "A caption without a stop",
        "The text goes on.",
    ]


@given(st.text(alphabet="ab AB.!?\"”'\n:1-…“(", max_size=120), st.integers(0, 20))
def test_every_sentence_stands_at_its_offsets_and_none_overlaps(text: str, title_end: int) -> None:
    title_end = min(title_end, len(text))
    reached = 0
    for s in sentences.split(text, title_end):
        assert text[s.start : s.end] == s.text == s.text.strip() != ""
        assert s.start >= reached
        reached = s.end


@given(st.text(alphabet="ab AB.!?\"\n:1-(", max_size=120))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    kept = "".join(s.text for s in sentences.split(text, 0))
    assert "".join(kept.split()) == "".join(text.split())


LONG = (
    "The ministry said on Tuesday that exports rose by a tenth, "
    + "while imports of many other goods that need not be named here fell a little, " * 8
    + "and that a deal on gas worth $3 billion will be signed in May."
)


def test_a_short_sentence_is_its_own_clause() -> None:
    text = "One. Exports rose to $5 billion in 2024. Two."
    hit = text.index("$5 billion")
    assert sentences.clause(text, hit, hit + 10, within=(5, 40)) == (5, 40)


def test_a_long_sentence_is_cut_at_clause_borders_around_the_hit() -> None:
    hit = LONG.index("$3 billion")
    start, end = sentences.clause(LONG, hit, hit + 10)
    assert end - start <= 400
    assert LONG[start:end].endswith("will be signed in May.")
    assert LONG[start:end].startswith("while imports")


def test_a_clause_without_borders_is_cut_between_words() -> None:
    text = "word " * 200 + "HIT " + "word " * 200
    start, end = sentences.clause(text, text.index("HIT"), text.index("HIT") + 3)
    assert 0 < end - start <= 400
    assert set(text[start:end].split()) == {"word", "HIT"}


def test_a_hit_longer_than_the_limit_is_cut_itself() -> None:
    start, end = sentences.clause(LONG, 0, len(LONG), limit=100)
    assert start == 0
    assert end <= 100


def test_a_sentence_that_begins_at_the_end_of_a_wrapped_line_goes_on() -> None:
    text = ("The two sides spoke about the price of fish in the north. The United\n"
            "Kingdom bought fish last year and sold none of it to the other side.\n"
            "The harbour is open to the ships of both sides again, and a grant of\n"
            "**five million crowns** went to the fishermen of the northern islands.\n")
    assert [s.text.split("\n")[0] for s in sentences.split(text, 0)] == [
        "The two sides spoke about the price of fish in the north.", "The United",
        "The harbour is open to the ships of both sides again, and a grant of"]


@given(st.text(alphabet="ab ,.;\n", min_size=1, max_size=300), st.data())
def test_a_clause_is_never_longer_than_the_limit(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    low, high = sentences.clause(text, start, end, limit=40)
    assert 0 <= low <= high <= len(text)
    assert high - low <= 40


def test_what_runs_on_without_an_end_is_cut_between_words():
    text = "Lists\n" + "Argentina, Brazil and Chile agreed; " * 120
    found = sentences.split(text, 5)
    assert len(found) > 2
    assert all(s.end - s.start <= 1600 and text[s.start:s.end] == s.text for s in found)
    assert all(s.text.startswith("Argentina") for s in found[1:])
