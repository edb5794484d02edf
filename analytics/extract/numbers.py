"""Numbers with their units: percents, money in every wording that news uses, multiples, fractions, counts.

One pass finds where a number may start (a digit, or a number word by dictionary); what stands there is then read
with small patterns, so the time is linear in the text. Values are scaled out with decimals: 1.67 billion is 1670000000.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from analytics.extract import number_figures
from analytics.extract import number_words as words
from analytics.extract.lexicon import Words, fold
from analytics.extract.number_figures import Figure, currency_before
from analytics.extract.number_units import article_fraction, plain, with_unit
from analytics.extract.spans import Quantity

_FIGURE = re.compile(r"\d+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_BROUGHT = re.compile(r"\b(?:bring|brought|total|rais|increas|push|went|rose|grew|shot)\w*\s+(?:\w+\s+){0,3}$", re.I)
# "free of import tariffs", "duty-free", "zero-tariff": a rate of nought
_FREE = re.compile(r"free\s+(?:of|from)\s+(?:(?:all|any|import|customs)\s+){0,2}(?:tariffs|dut(?:y|ies))\b|"
                   r"(?:duty|tariff)-free\b(?!\s+(?:shop|store|zone|allowance|outlet))|zero-(?:tariff|duty)\b", re.I)
_FREE_STARTS = frozenset({"free", "duty", "tariff", "zero"})
_ARTICLES = frozenset({"a", "an"})
_FACTOR = re.compile(r"factor of\s+(?=[\w.]+)", re.I)  # "rose by a factor of three"
_HALF_AS = re.compile(r"half as (?:much|many|large|big)\b", re.I)
_WORD_STARTS = _FREE_STARTS | frozenset(words.CARDINALS) | frozenset(words.MULTIPLES) | _ARTICLES | {"half", "factor"}
# What makes a number of the article before it: "a hundred", "a third".
_AFTER_ARTICLE = frozenset(words.FRACTIONS) | {"hundred", "dozen", "thousand", "million", "billion", "trillion"}


def find(text: str, cut: Words | None = None) -> list[Quantity]:
    """All quantities of a text, sorted by start, none inside another.

    Parameters
    ----------
    text : str
    cut : Words of the folded text, where they have been cut already

    Returns
    -------
    list of Quantity: percents (unit "pct", percentage points "pp"), money (ISO 4217), multiples and fractions, counts,
    bare numbers. "between 2 and 3" and "2-3" are one with `value_high`; "from 2 to 3" is two.
    """
    found: list[Quantity] = []
    at = 0
    for start, first in _starts(text, cut or Words(fold(text))):
        if start < at:
            continue
        word = _word(text, start, first)
        number = None if word or first in _FREE_STARTS - {"zero"} else number_figures.read(text, start)
        if number:
            quantities = _read(text, number)
            at = max([number.end, *(q.end for q in quantities)])
            found += quantities
        else:
            word = word or article_fraction(text, start)
            at = word.end if word else start + len(first)
            if word:
                found.append(_bounded(text, word))
    return found


def _starts(text: str, cut: Words) -> list[tuple[int, str]]:
    """Where a number may start, and the digits or the word in small letters that stand there."""
    lower, last = cut.lower, len(cut) - 1
    found = [(match.start(), match.group()) for match in _FIGURE.finditer(text)]
    found += [(cut.starts[i], word) for i, word in enumerate(lower) if word in _WORD_STARTS
              and (word not in _ARTICLES or (i < last and lower[i + 1] in _AFTER_ARTICLE))]
    found.sort()
    return found


def _word(text: str, start: int, word: str) -> Quantity | None:
    """A word that is a quantity by itself: "doubled", "duty-free"."""
    if word in words.MULTIPLES:
        end = start + len(word)
        return Quantity(start, end, text[start:end], "multiple", words.MULTIPLES[word], unit="pct")
    if word == "half" and (half := _HALF_AS.match(text, start)):
        return Quantity(start, half.end(), half.group(), "multiple", -50.0, unit="pct")
    if word == "factor" and (factor := _FACTOR.match(text, start)):
        times = number_figures.read(text, factor.end())
        return Quantity(start, times.end, text[start:times.end], "multiple", plain((times.value - 1) * 100),
                        unit="pct") if times and times.value > 1 else None
    free = _FREE.match(text, start) if word in _FREE_STARTS else None
    return Quantity(start, free.end(), free.group(), "percent", 0.0, unit="pct") if free else None


def _read(text: str, number: Figure) -> list[Quantity]:
    """The quantity or quantities that start with a figure; empty where it is a date, a name, a bare small number."""
    first = with_unit(text, number)
    link = words.CONNECTOR.match(text, first.end)
    second = _second(text, link.end()) if link else None
    if link and second and (second.kind != "number" or (
            (number.scale == 1 and second.value >= 1e6) or first.kind == "money")):
        joined = _join(text, first, second, number, link)
        if joined:
            return [q if q.kind == "multiple" else _bounded(text, q) for q in joined]
    is_bare = first.kind == "number" and (
        _YEAR.match(first.text) or (number.scale == 1 and (number.worded or number.value < 10)))
    return [] if is_bare or first.kind == "none" else [_bounded(text, first)]


def _second(text: str, start: int) -> Quantity | None:
    """The other end of a range, with its own currency sign if it has one."""
    at = start
    if at < len(text) and not text[at].isalnum():
        sign = re.compile(r"(?:US|[A-Z]{1,2})?[$€£¥₹]\s?").match(text, at)
        at = sign.end() if sign else at
    elif code := re.compile(r"(?:(?:US|A|C|S|HK|NZ|NT|R)\$|USD|EUR|RMB|Rs\.?|CNY)\s?(?=\d)").match(text, at):
        at = code.end()
    if at >= len(text) or not (text[at].isdigit() or text[at].isalpha()):
        return None
    if text[at].isdigit():
        match = number_figures.DIGITS.match(text, at)
        if match is None or len(match.group()) > number_figures.FIGURE_LIMIT:
            return None
        factor, end = number_figures.scaled_by(text, match.end(), bool(currency_before(text, at)))
        raw = match.group()
        raw = raw.replace(",", ".") if re.fullmatch(r"\d+,\d{1,2}", raw) else raw
        number: Figure | None = Figure(at, end, Decimal(re.sub(r"[, \u00a0\u202f\u2009]", "", raw)) * factor, factor)
    else:
        number = number_figures.worded(text, at) if number_figures.WORD.match(text, at) else None
    return with_unit(text, number) if number else None


def _join(text: str, first: Quantity, second: Quantity, number: Figure, link: re.Match[str]) -> list[Quantity] | None:
    """Two figures with a link: one range, or two quantities ("from 2 to 3 billion"); None if they don't belong."""
    before = text[max(0, first.start - 60):first.start]
    word = (link.group(2) or "to").lower()
    if _YEAR.match(text[number.start:number.end]) and first.kind == "number":
        return None
    is_between = bool(words.BETWEEN.search(before))
    if word == "and" and not is_between:
        return None
    if word == "or" and first.kind != "number":
        return None
    if first.kind == "money" and _factor(text, second) > 1 and (
            second.kind == "number" or (second.kind == "count" and number.scale == 1)):
        # "$1-2 billion in goods"
        end = second.end if second.kind == "number" else _scale_end(text, link.end(), second)
        second = replace(second, kind="money", unit=first.unit, end=end, text=text[second.start:end])
        if number.scale == 1:
            first = replace(first, value=plain(Decimal(repr(first.value)) * Decimal(_factor(text, second))))
    shares_scale = number.scale == 1 and first.kind in {"number", "none", second.kind}
    if shares_scale and not (first.kind == second.kind == "percent"):
        factor = _factor(text, second)
        if factor > 1 and first.value < second.value / factor * 1000 and first.value <= second.value / factor * 20:
            bigger = Decimal(repr(first.value)) * Decimal(factor)
            first = replace(first, value=plain(bigger))
    if first.kind == "number" or first.kind == "none":
        first = replace(first, kind=second.kind, unit=second.unit)
    elif first.kind != second.kind or (first.unit != second.unit and second.unit is not None):
        return None
    is_from = bool(words.FROM.search(before)) and not words.RANGING.search(before)
    if word == "to" and (is_from or (first.end != number.end and link.group(2) and words.MOVED_BEFORE.search(before))):
        return [first, second]
    if word == "or" and second.value < first.value and second.value > 0.8 * first.value:
        # "19.7 or 19.6 percent"
        first, second = replace(first, value=second.value), replace(second, value=first.value)
    if second.value <= first.value:
        return [first, second] if link.group(2) and first.value != second.value else None
    joined = Quantity(first.start, second.end, text[first.start:second.end], second.kind, first.value, second.value,
                      second.unit)
    return [joined]


def _scale_end(text: str, start: int, quantity: Quantity) -> int:
    """Where the figure of a count ends, before its noun."""
    number = number_figures.read(text, start) if text[start].isalnum() else None
    return number.end if number else quantity.end


def _factor(text: str, quantity: Quantity) -> float:
    """The scale words of a quantity as one factor."""
    for match in number_figures.WORD.finditer(quantity.text):
        word = match.group().lower()
        if word == "bcm":
            return 1e9
        if word in words.SCALES:
            return float(words.SCALES[word])
        if word in words.LETTER_SCALES and match.start() and quantity.text[match.start() - 1].isdigit():
            return float(words.LETTER_SCALES[word])
    return 1.0


def _bounded(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the bound that the words around it give."""
    after = words.AFTER_MORE.match(text, quantity.end)
    if after:
        return replace(quantity, bound=words.BOUND_AFTER[after.group(1).lower()], bound_text=after.group(1))
    if "plus" in quantity.text or "+" in quantity.text or words.AFTER_PLUS.match(text, quantity.end):
        return replace(quantity, bound="gt", bound_text="plus")
    before = text[max(0, quantity.start - 60):quantity.start]
    if not words.BOUND_TRIGGER.search(before):
        return quantity
    for bound, pattern in words.BOUNDS:
        match = pattern.search(before)
        if match and bound == "le" and _BROUGHT.search(before, 0, match.start()):
            return quantity  # "bringing the total up to 9 billion"
        if match and not (bound == "lt" and re.search(r"under\s+(?:the|an?|this)\b", match.group(), re.I)
                          and words.DEAL_AFTER.match(text, quantity.end)):
            return replace(quantity, bound=bound, bound_text=match.group().strip(" *\"“("))
    return quantity
