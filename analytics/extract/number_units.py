"""The unit of a figure: percent, money, times, a fraction of something, or the noun that is counted."""

from __future__ import annotations

import re
from decimal import Decimal

from analytics.extract import number_words as words
from analytics.extract.number_figures import Figure, currency_after, currency_before
from analytics.extract.spans import Quantity

_TIMES = re.compile(r"[\s-]*(times|fold)\b(?!\s+(?:a|an|per|each)\s)", re.I)
_NOUN = re.compile(r"[\s*]+(?:and\s+)?([A-Za-z][A-Za-z.'’]*(?:-[A-Za-z]+)*)")
_NOUN_LIMIT = 5  # words between a count and its noun: "six large and very old wooden boats"
_CUBIC = re.compile(r"\s*(?:cubic\s+(?:met(?:er|re)s?|feet)|bcm\b|barrels\s+(?:per|a)\s+day|bpd\b|kilowatt[\s-]hours?|"
                    r"[kmgt]wh?\b)", re.I)
_NO_DUTY = re.compile(r"[\s-]+(?:(?:customs|import|per\s?cent)\s+)?(?:tariffs?|dut(?:y|ies))\b", re.I)
_FRACTION_AFTER = re.compile(r"\s*(?:of\b(?!\s+(?:an?|the\s+(?:year|century|day|month)|this\s+year|last\s+year|"
                             r"\d{4})\b)|"
                             r"(?:more|less|higher|lower|the)\b)", re.I)
_BY_FRACTION_AFTER = re.compile(r"\s*(?:[,.;:)]|$|(?:in|to|from|over|compared|on|and|last|this|year|since|during|"
                                r"within|by|"
                                r"against|per|as|with|between|while|but)\b)", re.I)
_BY_BEFORE = re.compile(r"\b(?:by|up|down|rose|fell|grew|dropped|increased|declined|decreased|rise|fall|growth|"
                        r"jumped)\s+"
                        r"(?:(?:about|almost|nearly|more than|over|some|around|another|a|an)\s+)*$", re.I)
_HALF_AFTER = re.compile(r"\s*(?:of|the)\b", re.I)
_ARTICLE_FRACTION = re.compile(r"(?:an?\s+)?(half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.I)
_ORDINAL_BEFORE = re.compile(r"\b(?:first|second|third|fourth|last|other|latter|former|final|opening|next|this|that|"
                             r"every)\s+$", re.I)


def with_unit(text: str, number: Figure) -> Quantity:
    """A figure with its unit; kind "none" for what counts time or is a name."""
    start, end, value = number.start, number.end, plain(number.value)

    def quantity(kind: str, unit: str | None, start: int = start, end: int = end, value: float = value) -> Quantity:
        return Quantity(start, end, text[start:end], kind, value, None, unit)

    fraction = _fraction(text, number)
    if fraction:
        return fraction
    if number.worded and not value and (match := _NO_DUTY.match(text, end)):
        return quantity("percent", "pct")  # "zero tariffs"
    prefix = currency_before(text, start) if not number.worded else None
    if prefix:
        after = currency_after(text, end)
        is_same = after is not None and (after[1] == prefix[1] or text[prefix[0]:start].strip() == "$")
        code = after[1] if after and is_same else prefix[1]
        return quantity("money", code, prefix[0], after[0] if after and is_same else end)
    plus = words.AFTER_PLUS.match(text, end)
    tail = plus.end() if plus else end
    if match := words.POINTS.match(text, tail):
        return quantity("percent", "pp", end=match.end())
    if match := words.PERCENT.match(text, tail):
        return quantity("percent", "pct", end=match.end())
    if after := currency_after(text, tail):
        return quantity("money", after[1], end=after[0])
    if match := _TIMES.match(text, end):
        change = plain((number.value - 1) * 100)
        return quantity("multiple" if number.value > 0 else "none", "pct", end=match.end(), value=change)
    noun = _noun(text, tail)
    if noun:
        unit, noun_end = noun
        if unit == "bcm":
            return quantity("count", "cubic meters", end=noun_end, value=plain(number.value * 10**9))
        return quantity("none" if unit is None else "count", unit, end=noun_end)
    return quantity("number", None)


def _fraction(text: str, number: Figure) -> Quantity | None:
    """ "one third of" is 33.33 percent; "by a quarter", "rose one-tenth" is a change of that size."""
    if not number.worded:
        return None
    match = re.compile(r"[\s-]+([a-z]+?)s?\b", re.I).match(text, number.end)
    parts = words.FRACTIONS.get(match.group(1).lower()) if match else None
    if match is None or parts is None or number.value >= parts or number.value == 0 or match.group(1).lower() == "half":
        return None
    before = text[max(0, number.start - 40):number.start]
    if _ORDINAL_BEFORE.search(before):
        return None
    value = float(round(number.value * 100 / parts, 2))
    is_change = bool(_BY_BEFORE.search(before)) and bool(_BY_FRACTION_AFTER.match(text, match.end()))
    if not is_change and not _FRACTION_AFTER.match(text, match.end()):
        return None
    return Quantity(number.start, match.end(), text[number.start:match.end()], "multiple" if is_change else "percent",
                    value, None, "pct")


def article_fraction(text: str, start: int) -> Quantity | None:
    """ "a third of", "half of the exports", "by a quarter", "by half"."""
    match = _ARTICLE_FRACTION.match(text, start)
    if match is None or _ORDINAL_BEFORE.search(text, max(0, start - 12), start):
        return None
    value = float(round(Decimal(100) / words.FRACTIONS[match.group(1).lower()], 2))
    before = text[max(0, start - 40):start]
    is_change = bool(_BY_BEFORE.search(before)) and bool(_BY_FRACTION_AFTER.match(text, match.end()))
    if not is_change and not _FRACTION_AFTER.match(text, match.end()):
        return None
    if match.group(1).lower() == "half" and not is_change and not _HALF_AFTER.match(text, match.end()):
        return None
    return Quantity(start, match.end(), match.group(), "multiple" if is_change else "percent", value, None, "pct")


def _noun(text: str, end: int) -> tuple[str | None, int] | None:
    """What is counted: (unit, end of its noun); a unit of None for time and the like."""
    cubic = _CUBIC.match(text, end)
    if cubic:
        return re.sub(r"\s+", " ", cubic.group().strip()), cubic.end()
    at = end
    for _ in range(_NOUN_LIMIT):
        match = _NOUN.match(text, at)
        if match is None or (at == end and "*" in match.group() and "\n\n" in match.group()):
            return None
        word = match.group(1).rstrip(".'’")
        lower = word.lower()
        if at == end and (lower.split("-")[0] in words.TIME_UNITS or lower in words.TIME_UNITS):
            return None, match.end(1)
        if lower in words.NOUN_STOPS or lower in words.CARDINALS or lower in words.SCALES:
            return None
        for unit, forms in (("tonnes", words.TONNES), ("persons", words.PERSONS), ("containers", words.CONTAINERS)):
            if lower in forms:
                return unit, match.end(1)
        is_plural = word == lower and len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us"))
        if (is_plural or lower in words.IRREGULAR_PLURALS) and lower not in words.NOT_PLURAL:
            return lower, match.start(1) + len(word)
        at = match.end(1)
    return None


def plain(value: Decimal) -> float:
    """A float that prints as it is written: 1.67 billion is 1670000000.0, never 1669999999.99."""
    return float(value.normalize()) if value else 0.0
