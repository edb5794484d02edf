"""What a number measures under its flow word: a change, an amount, a share or a count, with its sign and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analytics.extract import trade_words as words
from analytics.extract.spans import Quantity
from analytics.extract.trade_scene import Cue, Scene

_MONEY_FLOWS = frozenset({"turnover", "exports", "imports", "balance", "investment", "loan", "aid", "remittances",
                          "freight"})
_COUNTED = {  # plain counts that are exchange: which units a flow may count
    "aid": frozenset({"doses"}),
    "tourism": frozenset({"persons", "tourists", "visitors"}),
    "freight": frozenset({"tonnes", "containers", "trains", "trips", "journeys"}),
    "exports": frozenset({"tonnes", "cubic meters", "cubic metres", "barrels", "barrels per day", "bcm"}),
    "imports": frozenset({"tonnes", "cubic meters", "cubic metres", "barrels", "barrels per day", "bcm"}),
}
_LEAST_MONEY = 10_000  # below it is a price, a fee, or a scale word that was misspelt
_LEAST_UNNAMED = 1_000_000
_LEAST_PERSONS = 100
_AMOUNTS = frozenset({"tonnes", "cubic meters", "cubic metres", "bcm", "barrels", "barrels per day"})
_NOUN_CHANGE = re.compile(r"^[\s-]*(?:(?:annual|year-on-year|yearly|sharp|further)\s+)?(increase|rise|growth|gain|"
                          r"jump|surge|fall|drop|decline|decrease|reduction)\b", re.I)
_OF_OTHERS = re.compile(r"\W*of (?:which (?:will |would )?come|(?:the |all |our |its )?(?:[A-Z]\w+ )?(?:enterprises|"
                        r"companies|firms|businesses|respondents|people))\b")
_TARIFF_SHARE = re.compile(r"^\W{0,3}\s*of\b", re.I)
_RATE_CHANGE = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.I)
# "40 percent more competitive", "a 10 percent cheaper yen", "a 50 percent discount on freight": nothing is exchanged
_ELSE_CHANGED = re.compile(
    r"\s+(?:(?:more|less)\s+\w+(?:ive|ent|able|ible|al|ous|ful|ly|ant)|cheaper|faster|stronger|weaker|dearer|discounts?|"
    r"rebates?|stake|majority|chance|probability|interest rate)\b", re.I)
_MORE = re.compile(r"\s*(?:as\s+)?(?:more|higher|larger|bigger|greater)\b", re.I)
_LESS = re.compile(r"\s*(?:as\s+)?(?:less|lower|smaller|fewer)\b", re.I)
_AS_ANOTHER = re.compile(r"\s+as (?:much|many)(?!\s+as (?:last|in|the|a year|before|over|during))\b")
_IN_YEAR_WAS = re.compile(r"\bin \d{4},? (?:it|this) was\s+(?:\w+\s+){0,2}$", re.I)
_DOUBLE_NOUN = re.compile(r"^\W*(?:tax|digit|standard|major|check|talks)", re.I)
_DOLLAR_HOMES = {"AUS": "AUD", "CAN": "CAD", "SGP": "SGD", "NZL": "NZD"}
_PLAIN_DOLLAR = re.compile(r"^\$|^[\d.,\s]+(?:\w+[\s-]+)?dollars?$", re.I)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a number measures: its measure, signed value, unit."""

    measure: str
    value: float
    value_high: float | None
    unit: str | None
    comparison: str | None = None


Last = tuple[Quantity, Measured] | None  # the number read before in the same sentence


def measure(scene: Scene, quantity: Quantity, cue: Cue, last: Last) -> Measured | None:
    """What the number measures under its flow word; None where it measures something else."""
    if quantity.kind == "percent":
        return _percent(scene, quantity, cue, last)
    if quantity.kind == "multiple":
        return _multiple(scene, quantity, cue)
    if quantity.kind == "money":
        return _money(scene, quantity, cue)
    is_scaled = quantity.kind == "number" and quantity.value >= _LEAST_UNNAMED and not quantity.text.isdigit()
    if is_scaled and cue.flow in {"turnover", "exports", "imports"} and cue.end <= quantity.start and (
            words.AMOUNT_ENDS.match(after := scene.between(quantity.end, scene.sentence.end)[:12])
            and not after.startswith(" of")) and not _is_of_goods(scene, quantity):
        # "a trade value of 9 billion": the currency is left to the reader
        change = _change(scene, quantity) if words.BY_BEFORE.search(scene.between(
            max(scene.sentence.start, quantity.start - 60), quantity.start)) else None
        if change is not None:
            return Measured("change_abs", change * quantity.value, None, None, _comparison(scene, quantity))
        return Measured("level", quantity.value, quantity.value_high, None)
    return _count(scene, quantity, cue)


def _is_of_goods(scene: Scene, quantity: Quantity) -> bool:
    """Does the sentence count goods before: "220 million doses, including 64 million to Chile"?"""
    return any(q.kind == "count" and q.end <= quantity.start for q in scene.quantities)


def _percent(scene: Scene, quantity: Quantity, cue: Cue, last: Last) -> Measured | None:
    if quantity.unit != "pct" or _ELSE_CHANGED.match(scene.tagged.text, quantity.end):
        return None
    before = scene.between(max(scene.sentence.start, quantity.start - 90), quantity.start)
    after = scene.between(quantity.end, min(scene.sentence.end, quantity.end + 60))
    value, high = quantity.value, quantity.value_high
    if cue.flow == "tariff":
        if _TARIFF_SHARE.match(after):
            return Measured("share", value, high, "pct")
        if _RATE_CHANGE.search(before):
            return None
        return Measured("level", value, high, "pct")
    if words.SHARE_AFTER.match(after) and not words.BY_BEFORE.search(before):
        if _OF_OTHERS.match(after):
            return None  # "half of the enterprises", "half of which will come from banks"
        if cue.start >= quantity.end and re.search(r"(?:ed|ing)$", cue.text, re.I):
            return None  # "90 percent of the oil shipped from there"
        return Measured("share", value, high, "pct")
    if cue.flow in words.GIFTS and cue.is_verb:
        return None
    change = _change(scene, quantity)
    share = words.SHARE_BEFORE.search(before)
    if share and (change is None or not words.BY_BEFORE.search(before)):
        return Measured("share", value, high, "pct")
    if change is not None:
        return _changed("change_pct", change, quantity, "pct", _comparison(scene, quantity))
    is_list = last is not None and re.search(r"\band\b|,", scene.between(last[0].end, quantity.start))
    if last is not None and is_list and last[1].measure == "change_pct":
        sign = -1 if last[1].value < 0 else 1
        return _changed("change_pct", sign, quantity, "pct", last[1].comparison)
    return None


def _changed(measure_: str, sign: int, quantity: Quantity, unit: str, comparison: str | None) -> Measured:
    high = quantity.value_high
    return Measured(measure_, sign * quantity.value, sign * high if high else None, unit, comparison)


def _change(scene: Scene, quantity: Quantity) -> int | None:
    """+1 for a rise, -1 for a fall, by the nearest word of change in the clause; None where nothing changes."""
    start = max(scene.sentence.start, quantity.start - 110)
    end = min(scene.sentence.end, quantity.end + 45)
    best: tuple[float, int] | None = None
    text = scene.tagged.text
    for match in words.CHANGE.finditer(text, start, end):
        if match.end() <= quantity.start:
            gap = text[match.end():quantity.start]
            cost = len(gap) / 6 + 8 * sum(q.start >= match.end() and q.start < quantity.start for q in scene.quantities)
            if match.group().lower() in {"more", "less", "higher", "lower"} and re.match(r"\s*than\b", gap):
                continue  # "more than 5 percent" bounds
            if match.group().lower() in {"up", "down"} and re.match(r"\s+to\b", gap) and match.group().lower() == "up":
                continue  # "up to 40 percent" bounds
        elif match.start() >= quantity.end:
            gap = text[quantity.end:match.start()]
            if re.search(r"[,;]|\band\b", gap) or len(gap) > 30:
                continue
            cost = 2 + len(gap) / 4
        else:
            continue
        sign = 1 if match.lastgroup == "up" else -1
        if best is None or cost < best[0]:
            best = cost, sign
    if best is None:
        return None
    return best[1]


def _multiple(scene: Scene, quantity: Quantity, cue: Cue) -> Measured | None:
    if _DOUBLE_NOUN.match(scene.between(quantity.end, quantity.end + 12)):
        return None
    after = scene.between(quantity.end, scene.sentence.end)
    if re.search(r"twice|times", quantity.text, re.I) and _AS_ANOTHER.match(after):
        return None  # "while Chile has invested twice as much": set against another's
    before = scene.between(max(scene.sentence.start, quantity.start - 40), quantity.start)
    if (_MORE.match(after) or _LESS.match(after)) and _IN_YEAR_WAS.search(before):
        return None  # "in 2011 it was two times less"
    value = quantity.value
    is_verb = bool(re.search(r"(?:ed|ing|[eo]l?ble|fold|twice|halve)$|^half as", quantity.text, re.I))
    change = _change(scene, quantity)
    if not is_verb and change is None:
        return None
    if re.search(r"times|fold|factor", quantity.text, re.I):
        if _LESS.match(scene.tagged.text, quantity.end) or (change == -1 and not _MORE.match(
                scene.tagged.text, quantity.end)):
            value = round(10000 / (quantity.value + 100) - 100, 2)  # "two times less" is half
    elif change == -1 and value > 0 and not is_verb:
        value = -value
    return Measured("change_pct", value, None, "pct", _comparison(scene, quantity)) if cue.flow != "tariff" else None


def _money(scene: Scene, quantity: Quantity, cue: Cue) -> Measured | None:
    if cue.flow not in _MONEY_FLOWS or quantity.value < _LEAST_MONEY:
        return None
    unit = quantity.unit or ""
    home = scene.home
    if unit == "USD" and home in _DOLLAR_HOMES and _PLAIN_DOLLAR.match(quantity.text):
        unit = _DOLLAR_HOMES[home]
    if unit == "RUB" and scene.tagged.published and scene.tagged.published.year < 1992:
        unit = "SUR"
    before = scene.between(max(scene.sentence.start, quantity.start - 60), quantity.start)
    after = scene.between(quantity.end, min(scene.sentence.end, quantity.end + 40))
    value, high = quantity.value, quantity.value_high
    noun = _NOUN_CHANGE.match(after)
    if (words.BY_BEFORE.search(before) and not re.search(r"\b(?:another|additional)\s+[^\s]*$", before, re.I)) or noun:
        change = _change(scene, quantity)
        if change is not None:
            return _changed("change_abs", change, quantity, unit, _comparison(scene, quantity))
    if cue.flow == "balance":
        is_surplus = re.search(r"surplus|positive", cue.text, re.I)
        if not is_surplus and re.search(r"\bbalance\b", cue.text, re.I):
            text = scene.sentence.text
            if re.search(r"\b(?:positive|surplus|in favou?r)\b", text, re.I):
                is_surplus = re.search(r"\w", text)
            elif not re.search(r"\b(?:negative|deficit)\b", text, re.I):
                return None
        if not is_surplus:
            value, high = -value, -high if high else None
    return Measured("level", value, high, unit)


def _count(scene: Scene, quantity: Quantity, cue: Cue) -> Measured | None:
    unit = quantity.unit
    if cue.flow == "tourism" and quantity.kind == "number" and quantity.value >= 1000:
        unit = "persons"
    if unit in {"tariffs", "duties"} and quantity.value == 0:
        return Measured("level", 0.0, None, "pct")
    if unit is None or unit not in _COUNTED.get(cue.flow, ()):
        return None
    if unit == "persons" and quantity.value < _LEAST_PERSONS:
        return None
    measure = "level" if unit in _AMOUNTS else "count"
    before = scene.between(max(scene.sentence.start, quantity.start - 60), quantity.start)
    if _MORE.match(scene.tagged.text, quantity.end) and measure == "level":
        return Measured("change_abs", quantity.value, quantity.value_high, unit)  # "26 bcm more than in 2021"
    if words.BY_BEFORE.search(before):
        change = _change(scene, quantity)
        return None if change is None else Measured("change_abs", change * quantity.value, quantity.value_high, unit)
    return Measured(measure, quantity.value, quantity.value_high, unit)


def _comparison(scene: Scene, quantity: Quantity) -> str | None:
    """What a change is measured against: the same period a year before unless the text says otherwise."""
    after = scene.between(quantity.end, scene.sentence.end)[:90]
    if re.search(r"\b(?:previous|preceding|last) (?:quarter|month|pact|deal|agreement|package)\b|month-on-month|"
                 r"quarter-on-quarter", after, re.I):
        return "prev"
    if re.search(r"\bsince\b|\b(?:past|last|over) (?:few|several|\w+) (?:years|decades)\b|\bcompared (?:to|"
                 r"with) \d{4}\b|\bdecade\b", after, re.I):
        return "since"
    return "yoy"
