"""Numbers and their units: every class of wording, in invented sentences."""

from __future__ import annotations

import runpy
import time
from pathlib import Path

import pytest

from analytics.extract.numbers import find
from analytics.extract.spans import Quantity


def only(text: str) -> Quantity:
    found = find(text)
    assert len(found) == 1, found
    assert text[found[0].start:found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize("text", ["17%", "17 %", "17 percent", "17 per cent", "17 per-cent", "17 pct",
                                  "seventeen percent"])
def test_percent_has_many_spellings(text: str) -> None:
    quantity = only(f"Sales of pears grew {text} in spring.")
    assert (quantity.kind, quantity.value, quantity.unit, quantity.text) == ("percent", 17.0, "pct", text)


@pytest.mark.parametrize("text", ["3 percentage points", "3 percent points", "3 pp", "three percentage points"])
def test_percentage_points_are_a_unit_of_their_own(text: str) -> None:
    assert (only(f"The share fell {text}.").value, only(f"The share fell {text}.").unit) == (3.0, "pp")


@pytest.mark.parametrize(("text", "value", "unit"), [
    ("$1.67 billion", 1670000000, "USD"), ("US$2 bn", 2e9, "USD"), ("A$5 million", 5e6, "AUD"), ("2.5 mln dlrs",
                                                                                                 2500000, "USD"),
    ("100 million dollars", 1e8, "USD"), ("Rs 5 lakh crore", 5e12, "INR"), ("€3bn", 3e9, "EUR"), ("500 billion yuan",
                                                                                                  5e11, "CNY"),
    ("7.2 billion rubles", 7.2e9, "RUB"), ("USD 5 billion", 5e9, "USD"), ("$1trl", 1e12, "USD"), ("£40m", 4e7, "GBP"),
    ("five billion dollars", 5e9, "USD"), ("a hundred million euros", 1e8, "EUR"), ("half a billion dollars", 5e8,
                                                                                    "USD"),
    ("two and a half billion dollars", 2.5e9, "USD"), ("30 billion Australian dollars", 3e10, "AUD"),
    ("1.5 billion stg", 1.5e9, "GBP"),
    ("3.2 billion U.S. dollars", 3.2e9, "USD"), ("RM5 billion", 5e9, "MYR"), ("$7,349 million", 7349000000, "USD"),
    ("7 billion 800 million dollars", 7.8e9, "USD"), ("$33.5million", 33500000, "USD"), ("2.5-billion-dollar", 2.5e9,
                                                                                         "USD"),
    ("1,234.5 million euros", 1234500000, "EUR"), ("€1,67 billion", 1670000000, "EUR"), ("715 mln Ecus", 715e6, "XEU"),
])
def test_money_is_scaled_out_exactly(text: str, value: float, unit: str) -> None:
    quantity = only(f"The port received {text} for its cranes.")
    assert (quantity.kind, quantity.value, quantity.unit, quantity.text) == ("money", value, unit, text)


@pytest.mark.parametrize(("text", "low", "high"), [
    ("2-3 billion dollars", 2e9, 3e9), ("between $2 and $3 billion", 2e9, 3e9), ("$2 billion to $3 billion", 2e9, 3e9),
    ("5 to 20 per cent", 5, 20), ("26–27 percent", 26, 27), ("ranging from 5 to 10 percent", 5, 10),
    ("150 to 200 mln stg", 15e7, 2e8),
    ("between three and seven percent", 3, 7),
])
def test_a_range_is_one_quantity(text: str, low: float, high: float) -> None:
    quantity = only(f"The duty stands at {text} of it.")
    assert (quantity.value, quantity.value_high) == (low, high)


@pytest.mark.parametrize(("text", "values"), [
    ("from $5.5bn in 2015 to $11.5bn in 2021", [5.5e9, 11.5e9]), ("from 14 to 17 percent", [14, 17]),
    ("from 5.5 to 11.5 billion dollars", [5.5e9, 11.5e9]), ("from $500 million to $1 billion", [5e8, 1e9]),
])
def test_from_and_to_are_two_quantities(text: str, values: list[float]) -> None:
    found = find(f"Sales of pears rose {text}.")
    assert [q.value for q in found] == values
    assert len({(q.kind, q.unit) for q in found}) == 1


@pytest.mark.parametrize(("text", "change"), [
    ("doubled", 100), ("tripled", 200), ("grew threefold", 200), ("increased 1.5 times", 50), ("rose by a third",
                                                                                               33.33),
    ("rose one-tenth", 10), ("halved", -50), ("rose by almost four times", 300), ("fell by a quarter", 25),
    ("grew 2.7-fold", 170),
])
def test_multiples_are_changes_in_percent(text: str, change: float) -> None:
    quantity = only(f"Sales of pears {text}.")
    assert (quantity.kind, quantity.value, quantity.unit) == ("multiple", pytest.approx(change), "pct")


@pytest.mark.parametrize(("text", "share"), [
    ("one third of", 33.33), ("two-thirds of", 66.67), ("a quarter of", 25), ("half of", 50),
])
def test_fractions_are_percents(text: str, share: float) -> None:
    assert (only(f"It buys {text} all pears.").kind, only(f"It buys {text} all pears.").value) == ("percent", share)


@pytest.mark.parametrize("text", ["in the first three quarters of the year", "in the second half of the year",
                                  "with a third country"])
def test_parts_of_a_year_and_third_countries_are_no_fractions(text: str) -> None:
    assert find(f"Pears were sold {text}.") == []


@pytest.mark.parametrize(("text", "bound"), [
    ("over", "gt"), ("more than", "gt"), ("exceeded", "gt"), ("in excess of", "gt"), ("at least", "ge"),
    ("no less than", "ge"),
    ("up to", "le"), ("as much as", "le"), ("less than", "lt"), ("under", "lt"), ("about", "approx"), ("nearly",
                                                                                                       "approx"),
    ("almost", "approx"), ("some", "approx"), ("reached", "eq"), ("just over", "gt"),
])
def test_the_word_before_bounds_the_number(text: str, bound: str) -> None:
    quantity = only(f"Sales {text} $5 million this spring.")
    assert (quantity.bound, quantity.text) == (bound, "$5 million")


@pytest.mark.parametrize(("text", "bound"), [("30 plus percent", "gt"), ("40% or more", "ge"), ("40 percent or so",
                                                                                                "approx")])
def test_a_word_behind_bounds_the_number_too(text: str, bound: str) -> None:
    assert only(f"Sales rose {text} then.").bound == bound


@pytest.mark.parametrize(("text", "value", "unit"), [
    ("5 million tonnes of coal", 5e6, "tonnes"), ("3.2 million Danish tourists", 3.2e6, "persons"), ("12,000 TEU",
                                                                                                     12000,
                                                                                                     "containers"),
    ("eight Lockheed Electra airliners", 8, "airliners"), ("two dozen ships", 24, "ships"), ("3 billion cubic meters",
                                                                                          3e9, "cubic meters"),
    ("one hundred and fifty farms", 150, "farms"), ("10 000 people", 10000, "persons"),
])
def test_counts_have_the_texts_own_noun(text: str, value: float, unit: str) -> None:
    quantity = only(f"The port received {text}.")
    assert (quantity.kind, quantity.value, quantity.unit) == ("count", value, unit)


@pytest.mark.parametrize("text", [
    "on 17 October 2015", "at 10:30", "the G20 and Boeing 737s", "the 5th meeting", "in 2015", "for three days",
    "on May 5",
    "between 2018 and 2020", "one of them", "$", "five", "2018–2020",
])
def test_dates_times_and_names_are_no_quantities(text: str) -> None:
    assert find(f"They met {text}.") == []


@pytest.mark.parametrize("text", ["1" * 100_000, "1," * 50_000, "two " * 50_000, "1 million " * 20_000,
                                  "five hundred and " * 20_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.perf_counter()
    find(text)
    assert time.perf_counter() - started < 20


@pytest.mark.shared
def test_percents_and_money_of_annotated_news_are_found(shared: Path) -> None:
    scores = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "quantities.py"))["scores"]
    found = scores(shared / "gold" / "dates_dev.jsonl")
    assert found["PERCENT"] >= 0.97
    assert found["MONEY"] >= 0.93


@pytest.mark.parametrize(("text", "kind", "low", "high", "unit"), [
    ("$1–2 billion in investment", "money", 1e9, 2e9, "USD"), ("$5 to 7 million of goods", "money", 5e6, 7e6, "USD"),
    ("19.7 or 19.6 percent", "percent", 19.6, 19.7, "pct"), ("12m tonnes", "count", 12e6, None, "tonnes"),
    ("between two and three billion dlrs a year", "money", 2e9, 3e9, "USD"),
    ("40 to 45 bcm of gas", "count", 40e9, 45e9, "cubic meters"),
])
def test_the_scale_and_the_currency_belong_to_both_ends(text: str, kind: str, low: float, high: float | None,
                                                        unit: str) -> None:
    assert [(q.kind, q.value, q.value_high, q.unit) for q in find(text)] == [(kind, low, high, unit)]


@pytest.mark.parametrize(("text", "kind", "value", "unit"), [
    ("sold pears for R5bn", "money", 5e9, "ZAR"), ("a quarter of a million people came", "count", 250000, "persons"),
    ("sales grew one-and-a-half times", "multiple", 50, "pct"), ("sales were half as much", "multiple", -50, "pct"),
    ("sales rose by a factor of three", "multiple", 200, "pct")])
def test_rarer_wordings_of_numbers_are_read(text: str, kind: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.unit) == (kind, value, unit)
    assert find("They met on the R5 road.") == []
