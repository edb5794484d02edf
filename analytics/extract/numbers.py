"""Numbers with their units: percents, money in every wording that news uses, multiples, fractions, counts.

One pass finds where a number may start (a digit, or a number word by dictionary); what stands there is then read
with small patterns, so the time is linear in the text. Values are scaled out with decimals: 1.67 billion is 1670000000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from analytics import reference
from analytics.extract import number_words as words
from analytics.extract.spans import Quantity

_TRIGGER = re.compile(r"[A-Za-z]+|\d+")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d])(?:\.\d+)?|"
                     r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?"
                     r"|\d{1,3} 000(?: 000)*(?!\d)|\d+\.\d+(?!\.\d)|\d+,\d{1,2}(?!\d)(?=\s?(?:%|per|bil|mil|bn|mln|"
                     r"tril|tn))|\d+")
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_SCALE = re.compile(r"(?:-|[^\S\n]*\n?[^\S\n]*)([A-Za-z]{1,9})\b|[\s-]+(?:of\s+)?a\s+(million|billion|"
                    r"trillion)\b", re.I)
_WORD = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"[\s-]+(?:and\s+)?")
_PREFIX = re.compile(r"(?:(?<![A-Za-z.])(?:U\.S\. ?\$|[A-Za-z]{1,3} ?\$|GB [#£]|[A-Za-z]{2,4}\.?)|"
                     r"[$€£¥₹₽₩₺₸₴₦₫₪฿₱](?:US)?)\s?$")
_UNIT = re.compile(r"[\s-]*((?:[A-Za-z][A-Za-z$.'’]*)(?:[\s-]+[A-Za-z.]+){0,3})")
_TIMES = re.compile(r"[\s-]*(times|fold)\b(?!\s+(?:a|an|per|each)\s)", re.I)
_BEFORE_FIGURE = re.compile(r"[A-Za-z0-9_#/@]$|[A-Za-z\d][-.–,:]$")
_NO_DUTY = re.compile(r"[\s-]+(?:(?:customs|import|per\s?cent)\s+)?(?:tariffs?|dut(?:y|ies))\b", re.I)
# "free of import tariffs", "duty-free", "zero-tariff": a rate of nought
_FREE = re.compile(r"free\s+(?:of|from)\s+(?:(?:all|any|import|customs)\s+){0,2}(?:tariffs|dut(?:y|ies))\b|"
                   r"(?:duty|tariff)-free\b(?!\s+(?:shop|store|zone|allowance|outlet))|zero-(?:tariff|duty)\b", re.I)
_FREE_STARTS = frozenset({"free", "duty", "tariff", "zero"})
_BROUGHT = re.compile(r"\b(?:bring|brought|total|rais|increas|push|went|rose|grew|shot)\w*\s+(?:\w+\s+){0,3}$", re.I)
_COMPOUND = re.compile(r"(?:\s+and)?\s+(\d{1,3}(?:\.\d+)?)\s+(million|thousand|mln)\b", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE_BEFORE = re.compile(rf"\b(?:{_MONTH}\.?|no\.?|number|article|item|point|resolution|chapter|page|room|flight|"
                          r"versus|vs|section|q)\s*$", re.I)
_DATE_AFTER = re.compile(rf"(?:st|nd|rd|th|s)\b|\s*(?:of\s+)?{_MONTH}\b|:\d\d|[-/.]\d{{1,2}}[-/.]\d|\s*(?:a|p)\.?m\b|"
                         rf"°|/\d", re.I)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_NOUN = re.compile(r"[\s*]+(?:and\s+)?([A-Za-z][A-Za-z.'’]*(?:-[A-Za-z]+)*)")
_SCALE_LIMIT = 2  # scale words of one figure: "5 lakh crore"
_WORDS_LIMIT = 12  # words of one figure
_FIGURE_LIMIT = 24  # digits and commas of one figure
_NOUN_LIMIT = 5  # words between a count and its noun: "three cargo and vehicle inspection scanners"
_CUBIC = re.compile(r"\s*(?:cubic\s+(?:met(?:er|re)s?|feet)|bcm\b|barrels\s+(?:per|a)\s+day|bpd\b|kilowatt[\s-]hours?|"
                    r"[kmgt]wh?\b)", re.I)
_FRACTION_AFTER = re.compile(r"\s*(?:of\b(?!\s+(?:an?|the\s+(?:year|century|day|month)|this\s+year|last\s+year|"
                             r"\d{4})\b)|"
                             r"(?:more|less|higher|lower|the)\b)", re.I)
_BY_FRACTION_AFTER = re.compile(r"\s*(?:[,.;:)]|$|(?:in|to|from|over|compared|on|and|last|this|year|since|during|"
                                r"within|by|"
                                r"against|per|as|with|between|while|but)\b)", re.I)
_BY_BEFORE = re.compile(r"\b(?:by|up|down|rose|fell|grew|dropped|increased|declined|decreased|rise|fall|growth|"
                        r"jumped)\s+"
                        r"(?:(?:about|almost|nearly|more than|over|some|around|another|a|an)\s+)*$", re.I)
_ARTICLE_FRACTION = re.compile(r"(?:an?\s+)?(half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.I)
_ORDINAL_BEFORE = re.compile(r"\b(?:first|second|third|fourth|last|other|latter|former|final|opening|next|this|that|"
                             r"every)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class _Number:
    """A figure as it is read, before its unit: its span, its value, and whether a scale word is in it."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    worded: bool = False


@cache
def _currencies() -> dict[str, str]:
    """Code of each form that stands after a number, lower case."""
    known = {form.lower(): currency.code for currency in reference.currencies().values() for form in currency.forms}
    return {form: code for form, code in {**known, **words.MORE_CURRENCIES}.items() if form not in words.NO_CURRENCIES}


def find(text: str) -> list[Quantity]:
    """All quantities of a text, sorted by start, none inside another.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Quantity: percents (unit "pct", percentage points "pp"), money (ISO 4217), multiples and fractions, counts,
    bare numbers. "between 2 and 3" and "2-3" are one with `value_high`; "from 2 to 3" is two.
    """
    found: list[Quantity] = []
    at = 0
    for match in _TRIGGER.finditer(text):
        start = match.start()
        if start < at:
            continue
        first = match.group()
        if not first.isdigit():
            lower = first.lower()
            if lower not in _WORD_STARTS:
                continue
            if lower in _FREE_STARTS:
                free = _FREE.match(text, start)
                if free:
                    found.append(Quantity(start, free.end(), free.group(), "percent", 0.0, unit="pct"))
                    at = free.end()
                if free or lower != "zero":
                    continue
            if lower in words.MULTIPLES:
                found.append(_bounded(text, Quantity(start, match.end(), first, "multiple", words.MULTIPLES[lower],
                                                     unit="pct")))
                at = match.end()
                continue
        number = _number(text, start)
        if number is None:
            share = _article_fraction(text, start)
            if share:
                found.append(_bounded(text, share))
            at = share.end if share else match.end()
            continue
        read = _read(text, number)
        at = max(number.end, *(q.end for q in read)) if read else number.end
        found += read
    return found


def _number(text: str, i: int) -> _Number | None:
    """The figure at `i`, in digits or words, with its scale words."""
    return _digits(text, i) if text[i].isdigit() else _worded(text, i)


def _digits(text: str, i: int) -> _Number | None:
    before = text[max(0, i - 24):i]
    match = _DIGITS.match(text, i)
    if match is None or len(match.group()) > _FIGURE_LIMIT:
        return None
    raw, end = match.group(), match.end()
    if "." not in raw and re.fullmatch(r"\d+,\d{1,2}", raw):
        raw = raw.replace(",", ".")
    value = Decimal(re.sub(r"[, \u00a0\u202f\u2009]", "", raw))
    if end < len(text) and text[end] in _HALVES:
        value, end = value + _HALVES[text[end]], end + 1
    prefix = bool(_prefix(text, i))
    if not prefix and _BEFORE_FIGURE.search(before) and not re.search(r"\d(?:[-–]|,\s?)$|[a-z]–$", before):
        return None
    scaled, end, scale = _scaled(text, end, prefix)
    if scale >= 10**6 and (part := _COMPOUND.match(text, end)) and words.SCALES[part.group(2).lower()] < scale:
        # "7 billion 800 million dollars"
        rest = Decimal(part.group(1)) * words.SCALES[part.group(2).lower()]
        return _Number(i, part.end(), value * scaled + rest, words.SCALES[part.group(2).lower()])
    if scale == 1 and not prefix and (_DATE_AFTER.match(text, end) or _DATE_BEFORE.search(before)):
        if not words.PERCENT.match(text, end):
            return None
    return _Number(i, end, value * scaled, scaled)


def _scaled(text: str, end: int, prefix: bool) -> tuple[Decimal, int, Decimal]:
    """Scale words after a figure: the factor, the end, the factor again (1 if there are none)."""
    factor = Decimal(1)
    for _ in range(_SCALE_LIMIT):
        match = _SCALE.match(text, end)
        if match is None:
            break
        word = (match.group(1) or match.group(2)).lower()
        scale = words.SCALES.get(word)
        if scale is None and factor == 1 and word in words.LETTER_SCALES and match.start(1) == end and (
                prefix or _currency_after(text, match.end())):
            scale = words.LETTER_SCALES[word]
        if scale is None:
            break
        factor, end = factor * scale, match.end()
    return factor, end, factor


def _worded(text: str, i: int) -> _Number | None:
    """A figure in words: "five billion", "one hundred and fifty", "a hundred million", "half a billion"."""
    total = current = Decimal(0)
    at = end = i
    seen = False
    scale_seen = Decimal(1)
    for _ in range(_WORDS_LIMIT):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match.group().lower()
        if word in words.CARDINALS:
            if seen and current % 10 and words.CARDINALS[word] < 100 and current < 100:
                break  # "two three"
            current, seen = current + words.CARDINALS[word], True
        elif word in ("a", "an", "half") and not seen:
            step = _article(text, match.end(), word)
            if step is None:
                return None
            current, seen, at = step[0], True, step[1]
            end = at
            continue
        elif word in words.SCALES and seen:
            scale = words.SCALES[word]
            if scale == 100 or scale == 12:
                current *= scale
            else:
                total, current = total + (current or 1) * scale, Decimal(0)
                scale_seen = max(scale_seen, scale)
        else:
            break
        end = match.end()
        gap = _GAP.match(text, end)
        if gap is None:
            break
        if re.match(r"(?:and\s+)?a\s+half\b", text[gap.start():gap.start() + 14].lstrip(" -"), re.I):
            half = re.compile(r"[\s-]+(?:and\s+)?a\s+half", re.I).match(text, end)
            if half:
                current, end = current + Decimal("0.5"), half.end()
                gap = _GAP.match(text, end)
                if gap is None:
                    break
        if "and" in gap.group() and scale_seen == 1 and current < 100:
            break  # "two and three", not "one hundred and fifty"
        at = gap.end()
    if not seen:
        return None
    if i and (text[i - 1] == "-" or text[i - 1].isalnum()):
        return None
    return _Number(i, end, total + current, scale_seen, worded=True)


def _article(text: str, end: int, word: str) -> tuple[Decimal, int] | None:
    """ "a" before a scale is 1, "half a" is 0.5: the value, and where the scale word starts; None for any other "a"."""
    pattern = r"\s+(?=(?:hundred|dozen|thousand|million|billion|trillion)\b)" if word != "half" else (
        r"\s+(?:an?\s+)?(?=(?:dozen|thousand|million|billion|trillion|per\s?cent)\b)")
    match = re.compile(pattern, re.I).match(text, end)
    return None if match is None else (Decimal("0.5") if word == "half" else Decimal(1), match.end())


def _prefix(text: str, start: int) -> tuple[int, str] | None:
    """A currency sign or code right before a figure: (its start, its ISO code)."""
    match = _PREFIX.search(text, max(0, start - 7), start)
    while match:
        code = words.PREFIXES.get(match.group().strip().lower())
        if code and (match.group().strip() not in {"Try", "try", "php", "cad", "gel", "won"}):
            return match.start(), code
        match = _PREFIX.search(text, match.start() + 1, start)
    return None


def _currency_after(text: str, end: int) -> tuple[int, str] | None:
    """A currency word right after a figure: (its end, its ISO code)."""
    match = _UNIT.match(text, end)
    if match is None:
        return None
    parts = list(re.finditer(r"[A-Za-z$.'’]+", match.group(1)))[:3]
    forms = _currencies()
    for n in range(len(parts), 0, -1):
        chunk = text[match.start(1):match.start(1) + parts[n - 1].end()]
        stripped = chunk.rstrip(".,'’") if not chunk.lower().endswith("u.s.") else chunk
        form = re.sub(r"[\s-]+", " ", stripped).lower()
        if form in forms and (len(form) > 3 or form in words.SHORT_CURRENCIES or stripped.isupper()):
            return match.start(1) + len(stripped), forms[form]
    return None


def _read(text: str, number: _Number) -> list[Quantity]:
    """The quantity or quantities that start with a figure; empty where it is a date, a name, a bare small number."""
    first = _with_unit(text, number)
    link = words.CONNECTOR.match(text, first.end)
    second = _second(text, link.end()) if link else None
    if (link and second and second.kind != "number") or (link and second and number.scale == 1 and second.value >= 1e6):
        assert second is not None
        joined = _join(text, first, second, number, link)
        if joined:
            return [q if q.kind == "multiple" else _bounded(text, q) for q in joined]
    if first.kind == "number":
        if _YEAR.match(first.text) or (number.scale == 1 and (number.worded or number.value < 10)):
            return []
    if first.kind == "none":
        return []
    return [_bounded(text, first)]


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
        match = _DIGITS.match(text, at)
        if match is None or len(match.group()) > _FIGURE_LIMIT:
            return None
        factor, end, _ = _scaled(text, match.end(), bool(_prefix(text, at)))
        raw = match.group()
        raw = raw.replace(",", ".") if re.fullmatch(r"\d+,\d{1,2}", raw) else raw
        number: _Number | None = _Number(at, end, Decimal(re.sub(r"[, \u00a0\u202f\u2009]", "", raw)) * factor, factor)
    else:
        number = _worded(text, at) if _WORD.match(text, at) and text[at:at + 1].isalpha() else None
    return _with_unit(text, number) if number else None


def _join(text: str, first: Quantity, second: Quantity, number: _Number, link: re.Match[str]) -> list[Quantity] | None:
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
    shares_scale = number.scale == 1 and first.kind in {"number", "none", second.kind}
    if shares_scale and not (first.kind == second.kind == "percent"):
        factor = _factor(text, second)
        if factor > 1 and first.value < second.value / factor * 1000 and first.value <= second.value / factor * 20:
            bigger = Decimal(repr(first.value)) * Decimal(factor)
            first = replace(first, value=_plain(bigger))
    if first.kind == "number" or first.kind == "none":
        first = replace(first, kind=second.kind, unit=second.unit)
    elif first.kind != second.kind or (first.unit != second.unit and second.unit is not None):
        return None
    is_from = bool(words.FROM.search(before)) and not words.RANGING.search(before)
    if word == "to" and (is_from or (first.end != number.end and link.group(2) and words.MOVED_BEFORE.search(before))):
        return [first, second]
    if second.value <= first.value:
        return [first, second] if link.group(2) and first.value != second.value else None
    joined = Quantity(first.start, second.end, text[first.start:second.end], second.kind, first.value, second.value,
                      second.unit)
    return [joined]


def _factor(text: str, quantity: Quantity) -> float:
    """The scale words of a quantity as one factor."""
    for match in _WORD.finditer(quantity.text):
        word = match.group().lower()
        if word in words.SCALES:
            return float(words.SCALES[word])
        if word in words.LETTER_SCALES and match.start() and quantity.text[match.start() - 1].isdigit():
            return float(words.LETTER_SCALES[word])
    return 1.0


def _with_unit(text: str, number: _Number) -> Quantity:
    """A figure with its unit; kind "none" for what counts time or is a name."""
    start, end, value = number.start, number.end, _plain(number.value)

    def quantity(kind: str, unit: str | None, start: int = start, end: int = end, value: float = value) -> Quantity:
        return Quantity(start, end, text[start:end], kind, value, None, unit)

    fraction = _fraction(text, number)
    if fraction:
        return fraction
    if number.worded and not value and (match := _NO_DUTY.match(text, end)):
        return quantity("percent", "pct")  # "zero tariffs"
    prefix = _prefix(text, start) if not number.worded else None
    if prefix:
        after = _currency_after(text, end)
        is_same = after is not None and (after[1] == prefix[1] or text[prefix[0]:start].strip() == "$")
        code = after[1] if after and is_same else prefix[1]
        return quantity("money", code, prefix[0], after[0] if after and is_same else end)
    plus = words.AFTER_PLUS.match(text, end)
    tail = plus.end() if plus else end
    if match := words.POINTS.match(text, tail):
        return quantity("percent", "pp", end=match.end())
    if match := words.PERCENT.match(text, tail):
        return quantity("percent", "pct", end=match.end())
    if after := _currency_after(text, tail):
        return quantity("money", after[1], end=after[0])
    if match := _TIMES.match(text, end):
        change = _plain((number.value - 1) * 100)
        return quantity("multiple", "pct", end=match.end(), value=change) if number.value > 0 else quantity("none",
                                                                                                            None)
    noun = _noun(text, tail)
    if noun:
        unit, noun_end = noun
        return quantity("none" if unit is None else "count", unit, end=noun_end)
    return quantity("number", None)


def _fraction(text: str, number: _Number) -> Quantity | None:
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


def _article_fraction(text: str, start: int) -> Quantity | None:
    """ "a third of", "half of the exports", "by a quarter", "by half"."""
    match = _ARTICLE_FRACTION.match(text, start)
    if match is None or _ORDINAL_BEFORE.search(text, max(0, start - 12), start):
        return None
    value = float(round(Decimal(100) / words.FRACTIONS[match.group(1).lower()], 2))
    before = text[max(0, start - 40):start]
    is_change = bool(_BY_BEFORE.search(before)) and bool(_BY_FRACTION_AFTER.match(text, match.end()))
    if not is_change and not _FRACTION_AFTER.match(text, match.end()):
        return None
    if match.group(1).lower() == "half" and not is_change and not re.compile(r"\s*(?:of|the)\b", re.I).match(text,
                                                                                                             match.end()):
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
        if lower in words.NOUN_STOPS:
            return None
        for unit, forms in (("tonnes", words.TONNES), ("persons", words.PERSONS), ("containers", words.CONTAINERS)):
            if lower in forms:
                return unit, match.end(1)
        if (lower in words.IRREGULAR_PLURALS or (lower.endswith("s") and len(lower) > 3 and not lower.endswith(("ss",
                                                                                                                "us"))
                                                  and word == lower)) and lower not in words.NOT_PLURAL:
            return lower, match.start(1) + len(word)
        at = match.end(1)
    return None


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
            return quantity  # "bringing the total up to 18 billion"
        if match and not (bound == "lt" and re.search(r"under\s+(?:the|an?|this)\b", match.group(), re.I)
                          and words.DEAL_AFTER.match(text, quantity.end)):
            return replace(quantity, bound=bound, bound_text=match.group().strip(" *\"“("))
    return quantity


def _plain(value: Decimal) -> float:
    """A float that prints as it is written: 1.67 billion is 1670000000.0, never 1669999999.99."""
    return float(value.normalize()) if value else 0.0


_WORD_STARTS = _FREE_STARTS | frozenset(words.CARDINALS) | frozenset(words.MULTIPLES) | {"a", "an", "half"}
