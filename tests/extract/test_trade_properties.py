"""Trade figures under changes that must change exactly one thing: a number, the sides, the publish day, neighbours."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.extract.tag import tag
from analytics.extract.trade import trade_figures
from analytics.records import Article, TradeFigure

SENTENCES = (
    "Trade between Peru and Chile reached ${} million in 2019.",
    "Peruvian exports to Chile came to ${} million.",
    "Chile bought ${} million worth of grapes from Peru.",
    "Peru plans to invest ${} million in Chile by 2030.",
    "Peru granted Chile a ${} million loan.",
    "Last year, trade between Peru and Chile rose to ${} million.",
)
OTHERS = (
    "The weather in the capital was fine.", "A choir sang in the old square.", "The minister thanked the guests.",
    "Copper prices rose by 5 percent.", "The museum opened at nine in the morning.",
)


def told(text: str, published: str = "2020-03-12") -> list[TradeFigure]:
    article = Article(article_id="a", title="News", text=text, published_local_date=published)
    return trade_figures(tag(article))


def facts(row: TradeFigure, *without: str) -> dict[str, object]:
    """What a row says, apart from where and apart from the named fields."""
    fields = ("reporter", "partner", "flow", "measure", "value", "unit", "bound", "status", "period_start",
              "period_end", "comparison", "speaker", "quote", "confidence")
    return {name: getattr(row, name) for name in fields if name not in without}


@given(st.sampled_from(SENTENCES), st.integers(10, 998), st.integers(10, 998))
def test_another_number_changes_the_value_alone(sentence: str, first: int, second: int) -> None:
    (a,), (b,) = told(sentence.format(first)), told(sentence.format(second))
    assert (a.value, b.value) == (first * 1e6, second * 1e6)
    assert facts(a, "value", "confidence") == facts(b, "value", "confidence")


@given(st.sampled_from(SENTENCES), st.integers(10, 998))
def test_swapped_countries_swap_the_sides(sentence: str, number: int) -> None:
    text = sentence.format(number)
    swapped = (text.replace("Peruvian", "@").replace("Peru", "#").replace("Chile", "Peru").replace("#", "Chile")
               .replace("@", "Chilean"))
    (a,), (b,) = told(text), told(swapped)
    assert {a.reporter, a.partner} == {"PER", "CHL"}
    assert (a.reporter, a.partner) == (b.partner, b.reporter)
    assert facts(a, "reporter", "partner", "confidence") == facts(b, "reporter", "partner", "confidence")


@settings(max_examples=30)
@given(st.dates(date(2020, 1, 10), date(2024, 12, 20)))
def test_seven_days_move_only_what_hangs_on_the_publish_day(day: date) -> None:
    for sentence in (*SENTENCES, "Since 2010 Peru has invested ${} million in Chile."):
        (a,), (b,) = (told(sentence.format(50), str(when)) for when in (day, day + timedelta(7)))
        assert facts(a, "period_start", "period_end") == facts(b, "period_start", "period_end")
        if "Since" in sentence:
            assert (a.period_start, b.period_start) == ("2010-01-01", "2010-01-01")
            assert (a.period_end, b.period_end) == (str(day), str(day + timedelta(7)))
        elif "Last year" not in sentence:
            assert (a.period_start, a.period_end) == (b.period_start, b.period_end)


@given(st.lists(st.sampled_from(OTHERS), max_size=4), st.lists(st.sampled_from(OTHERS), max_size=4),
       st.sampled_from(SENTENCES))
def test_unrelated_sentences_change_nothing(before: list[str], after: list[str], sentence: str) -> None:
    (alone,), (among,) = told(sentence.format(50)), told(" ".join([*before, sentence.format(50), *after]))
    assert facts(alone) == facts(among)


@pytest.mark.parametrize(("text", "is_part"), [
    ("Energy trade between Peru and Chile reached $40 million.", True),
    ("Peruvian exports of wheat to Chile came to $40 million.", True),
    ("Peruvian exports to Chile came to $40 million.", False),
    ("Peruvian exports of goods to Chile came to $40 million.", False),
])
def test_a_part_is_less_sure_to_be_the_whole(text: str, is_part: bool) -> None:
    (row,) = told(text)
    assert (row.confidence < 0.7) == is_part
