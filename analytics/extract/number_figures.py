"""A figure as it is written: digits with their groups and scale words, or words; and the currency beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from analytics import reference
from analytics.extract import number_words as words

DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d])(?:\.\d+)?|"
                     r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?"
                     r"|\d{1,3} 000(?: 000)*(?!\d)|\d+\.\d+(?!\.\d)|\d+,\d{1,2}(?!\d)(?=\s?(?:%|per|bil|mil|bn|mln|"
                     r"tril|tn))|\d+")
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_SCALE = re.compile(r"(?:-|[^\S\n]*\n?[^\S\n]*)([A-Za-z]{1,9})\b|[\s-]+(?:of\s+)?a\s+(million|billion|"
                    r"trillion)\b", re.I)
WORD = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"[\s-]+(?:and\s+)?")
_PREFIX = re.compile(r"(?:(?<![A-Za-z.])(?:U\.S\. ?\$|[A-Za-z]{1,3} ?\$|GB [#£]|[A-Za-z]{2,4}\.?|R)|"
                     r"[$€£¥₹₽₩₺₸₴₦₫₪฿₱](?:US)?)\s?$")
# "R5bn" is rand, "R5" may be a road
_SCALED_RAND = re.compile(r"[\d.,]+\s?(?:bn|m|mn|tn|million|billion|trillion)\b")
_UNIT = re.compile(r"[\s-]*((?:[A-Za-z][A-Za-z$.'’]*)(?:[\s-]+[A-Za-z.]+){0,3})")
_BEFORE_FIGURE = re.compile(r"[A-Za-z0-9_#/@]$|[A-Za-z\d][-.–,:]$")
# A letter is a scale before what is counted, too: "12m tonnes", "1.2m tourists"
_COUNTED_AFTER = re.compile(r"\s+(?:[a-z]+\s+)?(?:tonnes|tons|barrels|tourists|visitors|people|passengers|containers|"
                            r"teu|cubic|travell?ers|arrivals)\b", re.I)
_YEARS = re.compile(r"\b(?:19|20)\d\d[-–]$")
_YEAR_END = 2  # digits
_QUARTER_OF = re.compile(r"\s+quarter\s+of\s+an?\s+(?=(?:million|billion|trillion)\b)", re.I)
_COMPOUND = re.compile(r"(?:\s+and)?\s+(\d{1,3}(?:\.\d+)?)\s+(million|thousand|mln)\b", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE_BEFORE = re.compile(rf"\b(?:{_MONTH}\.?|no\.?|number|article|item|point|resolution|chapter|page|room|flight|"
                          r"versus|vs|section|q)\s*$", re.I)
_DATE_AFTER = re.compile(rf"(?:st|nd|rd|th|s)\b|\s*(?:of\s+)?{_MONTH}\b|:\d\d|[-/.]\d{{1,2}}[-/.]\d|\s*(?:a|p)\.?m\b|"
                         rf"°|/\d", re.I)
_SCALE_LIMIT = 2  # scale words of one figure: "5 lakh crore"
_WORDS_LIMIT = 12  # words of one figure
FIGURE_LIMIT = 24  # digits and commas of one figure


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is read, before its unit: its span, its value, and whether a scale word is in it."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    worded: bool = False


def read(text: str, i: int) -> Figure | None:
    """The figure at `i`, in digits or words, with its scale words."""
    return _digits(text, i) if text[i].isdigit() else worded(text, i)


def _digits(text: str, i: int) -> Figure | None:
    before = text[max(0, i - 24):i]
    match = DIGITS.match(text, i)
    if match is None or len(match.group()) > FIGURE_LIMIT:
        return None
    raw, end = match.group(), match.end()
    if "." not in raw and re.fullmatch(r"\d+,\d{1,2}", raw):
        raw = raw.replace(",", ".")
    value = Decimal(re.sub(r"[, \u00a0\u202f\u2009]", "", raw))
    if end < len(text) and text[end] in _HALVES:
        value, end = value + _HALVES[text[end]], end + 1
    has_currency = bool(currency_before(text, i))
    if end - i == _YEAR_END and _YEARS.search(before):
        return None  # "in 2010-15"
    if not has_currency and _BEFORE_FIGURE.search(before) and not re.search(r"\d(?:[-–]|,\s?)$|[a-z]–$", before):
        return None
    scale, end = scaled_by(text, end, has_currency)
    if scale >= 10**6 and (part := _COMPOUND.match(text, end)) and words.SCALES[part.group(2).lower()] < scale:
        # "7 billion 800 million dollars"
        rest = Decimal(part.group(1)) * words.SCALES[part.group(2).lower()]
        return Figure(i, part.end(), value * scale + rest, words.SCALES[part.group(2).lower()])
    is_date = _DATE_AFTER.match(text, end) or _DATE_BEFORE.search(before)
    if scale == 1 and not has_currency and is_date and not words.PERCENT.match(text, end):
        return None
    return Figure(i, end, value * scale, scale)


def scaled_by(text: str, end: int, has_currency: bool) -> tuple[Decimal, int]:
    """Scale words after a figure: their factor, 1 if there are none, and where they end."""
    factor = Decimal(1)
    for _ in range(_SCALE_LIMIT):
        match = _SCALE.match(text, end)
        if match is None:
            break
        word = (match.group(1) or match.group(2)).lower()
        scale = words.SCALES.get(word)
        if scale is None and factor == 1 and word in words.LETTER_SCALES and match.start(1) == end and (
                has_currency or currency_after(text, match.end()) or _COUNTED_AFTER.match(text, match.end())):
            scale = words.LETTER_SCALES[word]
        if scale is None:
            break
        factor, end = factor * scale, match.end()
    return factor, end


def worded(text: str, i: int) -> Figure | None:
    """A figure in words: "five billion", "one hundred and fifty", "a hundred million", "half a billion"."""
    total = current = Decimal(0)
    at = end = i
    seen = False
    scale_seen = Decimal(1)
    for _ in range(_WORDS_LIMIT):
        match = WORD.match(text, at)
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
        if re.match(r"(?:and[\s-]+)?a[\s-]+half\b", text[gap.start():gap.start() + 14].lstrip(" -"), re.I):
            half = re.compile(r"[\s-]+(?:and[\s-]+)?a[\s-]+half", re.I).match(text, end)
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
    return Figure(i, end, total + current, scale_seen, worded=True)


def _article(text: str, end: int, word: str) -> tuple[Decimal, int] | None:
    """ "a" before a scale is 1, "half a" is 0.5: the value, and where the scale word starts; None for any other "a"."""
    if word != "half" and (quarter := _QUARTER_OF.match(text, end)):
        return Decimal("0.25"), quarter.end()
    pattern = r"\s+(?=(?:hundred|dozen|thousand|million|billion|trillion)\b)" if word != "half" else (
        r"\s+(?:an?\s+)?(?=(?:dozen|thousand|million|billion|trillion|per\s?cent)\b)")
    match = re.compile(pattern, re.I).match(text, end)
    return None if match is None else (Decimal("0.5") if word == "half" else Decimal(1), match.end())


def currency_before(text: str, start: int) -> tuple[int, str] | None:
    """A currency sign or code right before a figure: (its start, its ISO code)."""
    match = _PREFIX.search(text, max(0, start - 7), start)
    while match:
        code = words.PREFIXES.get(match.group().strip().lower())
        is_rand = match.group() == "R" and _SCALED_RAND.match(text, start)
        if is_rand or (code and match.group().strip() not in {"Try", "try", "php", "cad", "gel", "won"}):
            return match.start(), code or "ZAR"
        match = _PREFIX.search(text, match.start() + 1, start)
    return None


def currency_after(text: str, end: int) -> tuple[int, str] | None:
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


@cache
def _currencies() -> dict[str, str]:
    """Code of each form that stands after a number, lower case."""
    known = {form.lower(): currency.code for currency in reference.currencies().values() for form in currency.forms}
    return {form: code for form, code in {**known, **words.MORE_CURRENCIES}.items() if form not in words.NO_CURRENCIES}
