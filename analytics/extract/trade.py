"""Trade figures of one article: numbers about exchange between two sides, each with its sentence.

For every number of a sentence: which flow word governs it, what it measures, between whom, when, told how. A number
for which one of the first three can't be told gives no row; a period that can't be told stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from analytics import reference
from analytics.extract import sentences, speakers, trade_periods
from analytics.extract import trade_words as words
from analytics.extract.spans import Quantity, Sentence, Tagged
from analytics.extract.trade_inference import Inference, Sides
from analytics.extract.trade_periods import Period
from analytics.extract.trade_scene import Cue, Governed, Scene
from analytics.extract.trade_sides import GIFTS, resolve
from analytics.records import EVIDENCE_LIMIT, TradeFigure

MEMORY = 3  # sentences that "the two countries" may look back for the sides of the last figure
_MONEY_FLOWS = frozenset({"turnover", "exports", "imports", "balance", "investment", "loan", "aid", "remittances",
                          "freight"})
_COUNTED = {  # plain counts that are exchange: which units a flow may count
    "tourism": frozenset({"persons", "tourists", "visitors"}),
    "freight": frozenset({"tonnes", "containers", "trains", "trips", "journeys"}),
    "exports": frozenset({"tonnes", "cubic meters", "cubic metres", "barrels", "barrels per day", "bcm"}),
    "imports": frozenset({"tonnes", "cubic meters", "cubic metres", "barrels", "barrels per day", "bcm"}),
}
_LEAST_MONEY = 10_000  # below it is a price, a fee, or a scale word that was misspelt
_LEAST_PERSONS = 100
_AMOUNTS = frozenset({"tonnes", "cubic meters", "cubic metres", "bcm", "barrels", "barrels per day"})
_NOUN_CHANGE = re.compile(r"^[\s-]*(?:(?:annual|year-on-year|yearly|sharp|further)\s+)?(increase|rise|growth|gain|"
                          r"jump|surge|fall|drop|decline|decrease|reduction)\b", re.I)
_TARIFF_SHARE = re.compile(r"^\W{0,3}\s*of\b", re.I)
_TARIFF_VERB = re.compile(r"\b(?:by|of the tariffs)\s*$", re.I)
_RATE_CHANGE = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.I)
_DOUBLE_NOUN = re.compile(r"^\W*(?:tax|digit|standard|major|check|talks)", re.I)
_DOLLAR_HOMES = {"AUS": "AUD", "CAN": "CAD", "SGP": "SGD", "NZL": "NZD"}
_PLAIN_DOLLAR = re.compile(r"^\$|^[\d.,\s]+(?:\w+[\s-]+)?dollars?$", re.I)
# How often rows are right, by how their sides were told (read on articles that the rules were not made on).
_HOW_SURE = {"named": 0.93, "sentence": 0.82, "pair": 0.8, "memory": 0.72, "home": 0.65}
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
_STATE = re.compile(r"(?:United States|U\.S\. [Gg]overnment|[Gg]overnment|Administration|\b[Ww]e|"
                    r"\bI)\b[\w\s’'-]{0,40}$")
_BUSINESS = re.compile(r"\b(?:compan(?:y|ies)|businesses|firms?|investors?|private)\b", re.I)
_STATE_GIVES = re.compile(r"\binvest", re.I)


@dataclass(slots=True)
class Memory:
    """What earlier sentences leave for later ones."""

    sides: list[Sides] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    at: int = -99  # the sentence of the last row
    is_fresh: bool = False  # the last row stands in the sentence right before


@dataclass(frozen=True, slots=True)
class Measured:
    """What a number measures: its measure, signed value, unit."""

    measure: str
    value: float
    value_high: float | None
    unit: str
    comparison: str | None = None


def trade_figures(tagged: Tagged) -> list[TradeFigure]:
    """One row per number about exchange between two sides that the article tells.

    Parameters
    ----------
    tagged : Tagged, an article's text with its spans

    Returns
    -------
    list of TradeFigure in the order of the text, ids left empty; a number told twice is one row
    """
    home = _home(tagged)
    spoken = speakers.turns(tagged)
    rows: list[TradeFigure] = []
    memory = Memory()
    previous: Scene | None = None
    for number, sentence in enumerate(tagged.sentences):
        turn = speakers.turn_at(spoken, sentence.start)
        ours = turn.code if turn else home
        scene = Scene.of(tagged, sentence, ours, previous, turn.body if turn else 0)
        if number - memory.at > MEMORY:
            memory.sides, memory.periods = [], []
        memory.is_fresh = number - memory.at <= 1
        found = _read(scene, memory, turn) if scene.quantities else []
        if found:
            memory.at = number
            rows += found
        if not sentence.is_title:
            previous = scene
    return _once(rows)


def _home(tagged: Tagged) -> str | None:
    """The state whose government publishes the article: "our trade" is its trade."""
    publisher = reference.publisher(tagged.publisher) if tagged.publisher else None
    return publisher.country or None if publisher and publisher.kind == "government" else None


def _read(scene: Scene, memory: Memory, turn: speakers.Turn | None) -> list[TradeFigure]:
    """The rows of one sentence."""
    rows: list[TradeFigure] = []
    if scene.sentence.text.rstrip("\"”' ").endswith("?") or _RESPECTIVELY.search(scene.sentence.text):
        return rows
    sides_seen: list[Sides] = []
    periods: list[Period] = []
    last: tuple[Quantity, Governed, Measured] | None = None
    quantities = _with_units(scene)
    for i, quantity in enumerate(quantities):
        if i and _is_conversion(scene, quantities[i - 1], quantity):
            continue
        governed = scene.govern(quantity)
        if governed is None or words.IF.search(scene.between(scene.sentence.start, quantity.start)):
            continue
        measured = _measure(scene, quantity, governed.cue, last)
        if measured is None:
            continue
        # a gift's receiver is not taken from far: the next line of a list tells of another
        is_near = (memory.is_fresh and not _is_item(scene.sentence)) or governed.cue.flow not in GIFTS or words.THE_GIFT.search(scene.sentence.text)
        earlier = memory.sides if is_near else []
        between = resolve(Inference(scene, governed.cue, quantity, earlier + sides_seen))
        if not between and governed.how == "carried" and memory.sides:
            between = [replace(memory.sides[-1], sureness=0.75, how="memory")]
        if governed.cue.flow in GIFTS and (scene.sentence.is_title or words.ASKS.search(scene.sentence.text)):
            continue
        if governed.cue.flow in GIFTS and measured.measure == "share":
            between = [sides for sides in between if sides.how not in {"pair", "home"}]
        between = [sides for sides in between if not (governed.cue.is_weak and sides.sureness < 0.8)]
        if not between:
            continue
        flow = _flow(scene, governed, between[-1])
        is_base = _is_base(scene, quantities, i)
        status = _status(scene, quantity, governed.cue, is_base)
        period = trade_periods.of(scene, quantity, is_base, status != "actual", memory.periods)
        if not period and governed.how == "carried" and memory.periods:
            period = memory.periods[-1]
        rows += [_row(scene, quantity, governed, measured, sides, flow, period, status, turn) for sides in between]
        sides_seen += between
        periods.append(period)
        last = quantity, governed, measured
    if rows:
        memory.sides = (memory.sides + sides_seen)[-6:]
        memory.periods = periods
    return rows


def _is_item(sentence: Sentence) -> bool:
    """Is it an item of a list?"""
    return sentence.text.startswith(("-", "*", "•", "–", "—"))


def _with_units(scene: Scene) -> list[Quantity]:
    """The quantities of a sentence; a bare "436 mln" takes the currency of the money before it."""
    found: list[Quantity] = []
    money: Quantity | None = None
    for quantity in scene.quantities:
        if quantity.kind == "number" and money is not None and re.search(r"[a-z]", quantity.text, re.I):
            quantity = replace(quantity, kind="money", unit=money.unit)
        if quantity.kind == "money":
            money = quantity
        found.append(quantity)
    return found


def _is_conversion(scene: Scene, first: Quantity, second: Quantity) -> bool:
    """Is it the same amount in a second currency: "300 billion euros (323 billion dollars)"?"""
    if first.kind != "money" or second.kind != "money" or first.unit == second.unit:
        return False
    gap = scene.between(first.end, second.start)
    return bool(words.CONVERSION.match(gap) or words.OR_CONVERSION.match(gap))


def _is_base(scene: Scene, quantities: list[Quantity], i: int) -> bool:
    """Is it the "from" of a change "from X to Y", or of "up from X"?"""
    quantity = quantities[i]
    before = scene.between(max(scene.sentence.start, quantity.start - 48), quantity.start)
    return bool(words.FROM_BEFORE.search(before))


# -- what is measured ----------------------------------------------------------------------------------------------


def _measure(scene: Scene, quantity: Quantity, cue: Cue, last: tuple[Quantity, Governed,
                                                                     Measured] | None) -> Measured | None:
    """What the number measures under its flow word; None where it measures something else."""
    if quantity.kind == "percent":
        return _percent(scene, quantity, cue, last)
    if quantity.kind == "multiple":
        return _multiple(scene, quantity, cue)
    if quantity.kind == "money":
        return _money(scene, quantity, cue)
    return _count(scene, quantity, cue)


def _percent(scene: Scene, quantity: Quantity, cue: Cue, last: tuple[Quantity, Governed,
                                                                     Measured] | None) -> Measured | None:
    if quantity.unit != "pct":
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
        if cue.start >= quantity.end and re.search(r"(?:ed|ing)$", cue.text, re.I):
            return None  # "90 percent of the oil shipped from there"
        return Measured("share", value, high, "pct")
    if cue.flow in GIFTS and cue.is_verb:
        return None
    change = _change(scene, quantity)
    share = words.SHARE_BEFORE.search(before)
    if share and (change is None or not words.BY_BEFORE.search(before)):
        return Measured("share", value, high, "pct")
    if change is not None:
        return Measured("change_pct", change * value, change * high if high else None, "pct", _comparison(scene,
                                                                                                          quantity))
    if last is not None and last[2].measure == "change_pct" and re.search(r"\band\b|,", scene.between(last[0].end,
                                                                                                      quantity.start)):
        sign = -1 if last[2].value < 0 else 1
        return Measured("change_pct", sign * value, sign * high if high else None, "pct", last[2].comparison)
    return None


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
    value = quantity.value
    is_verb = bool(re.search(r"(?:ed|ing|[eo]l?ble|fold|twice|halve)$", quantity.text, re.I))
    change = _change(scene, quantity)
    if not is_verb and change is None:
        return None
    if change == -1 and value > 0 and not is_verb:
        value = -value
    return Measured("change_pct", value, None, "pct", _comparison(scene, quantity)) if cue.flow != "tariff" else None


def _money(scene: Scene, quantity: Quantity, cue: Cue) -> Measured | None:
    if cue.flow not in _MONEY_FLOWS or quantity.value < _LEAST_MONEY:
        return None
    unit = quantity.unit or ""
    home = _home(scene.tagged)
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
            return Measured("change_abs", change * value, change * high if high else None, unit, _comparison(scene,
                                                                                                             quantity))
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


# -- how it is told ------------------------------------------------------------------------------------------------


def _flow(scene: Scene, governed: Governed, sides: Sides) -> str:
    """The flow of the row; a government that "invests" in what another country needs gives aid."""
    cue = governed.cue
    if governed.how == "before" and cue.flow == "investment" and cue.is_verb and _STATE_GIVES.match(cue.text):
        agency = words.AGENCY.search(scene.sentence.text)
        kind = words.AGENCIES[agency.group(1).lower()][1] if agency else None
        is_state = sides.reporter == _home(scene.tagged) and _STATE.search(scene.between(scene.sentence.start,
                                                                                         cue.start))
        if (kind == "aid" or is_state) and not _BUSINESS.search(scene.sentence.text):
            return "aid"
    return cue.flow


def _status(scene: Scene, quantity: Quantity, cue: Cue, is_base: bool) -> str:
    """Told as fact, forecast or aim."""
    start, end = scene.sentence.start, scene.sentence.end
    before = scene.between(start, quantity.start)
    clause = re.split(r";|, (?:while|whereas|but|and|which)\b|\bwhile\b", before)[-1]
    around = clause + " # " + re.split(r";|, (?:while|whereas|but|and|which)\b|\.\s", scene.between(quantity.end,
                                                                                                    end))[0][:60]
    around = re.split(r"\b(?:although|though|but|despite)\b",
                      around)[0] if "#" in re.split(r"\b(?:although|though|but)\b", around)[0] else around
    if is_base or (cue.flow == "balance" and cue.start >= quantity.end and not words.FORECAST.search(clause)):
        return "actual"  # "to cut its 5 billion deficit"
    if words.AIM_TO.search(clause):
        return "target"
    candidates: list[tuple[int, str]] = []
    for status, pattern in (("target", words.TARGET), ("forecast", words.FORECAST), ("actual", words.ACTUAL_NEAR)):
        for match in pattern.finditer(around):
            candidates.append((abs(match.end() - len(clause)), status))
    if not candidates:
        return "target" if words.TARGET.search(before) and cue.flow in {"aid", "loan", "investment",
                                                                        "tariff"} else "actual"
    if any(status == "forecast" for _, status in candidates) and words.FORECAST.search(clause):
        # what will be lent, given or invested is an undertaking
        return "target" if cue.flow in GIFTS and not re.search(r"expect|forecast|project|could|may|might",
                                                               clause) else "forecast"
    if cue.flow in {"aid", "loan", "investment", "tariff", "exports", "imports"} and words.TARGET.search(clause):
        nearest = min(candidates)
        return "actual" if nearest[1] == "actual" else "target"
    return min(candidates)[1]


def _row(scene: Scene, quantity: Quantity, governed: Governed, measured: Measured, sides: Sides, flow: str,
         period: Period,
         status: str, turn: speakers.Turn | None) -> TradeFigure:
    """The row, with its evidence cut at clause borders where the sentence is too long to quote."""
    start, end = evidence_of(scene.tagged.text, scene.sentence, quantity)
    voice = speakers.voice(scene.tagged, scene.sentence, turn, quantity.start)
    confidence = _HOW_SURE[sides.how] * (1 - min(governed.cost, 30) / 200)
    confidence *= (0.8 if governed.how == "carried" else 1) * (0.92 if governed.cue.is_weak else 1) * (0.95 if flow in GIFTS else 1)
    return TradeFigure(
        reporter=sides.reporter, partner=sides.partner, flow=flow, measure=measured.measure, value=measured.value,
        value_high=measured.value_high, unit=measured.unit, bound=quantity.bound, status=status,
        period_start=period.start, period_end=period.end, comparison=measured.comparison,
        speaker=voice.speaker, speaker_country=voice.country, attributed_to=voice.attributed_to, quote=voice.quote,
        value_text=quantity.text, period_text=period.text, evidence=scene.tagged.text[start:end], evidence_start=start,
        evidence_end=end, rule=f"trade/{flow}-{measured.measure}-{governed.how}-{sides.how}",
        confidence=round(confidence, 2),
    )


def evidence_of(text: str, sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """Where the row's evidence stands: the sentence, or the clauses around the number where it is too long."""
    if sentence.end - sentence.start <= EVIDENCE_LIMIT:
        return sentence.start, sentence.end
    return sentences.clause(text, quantity.start, quantity.end, EVIDENCE_LIMIT, (sentence.start, sentence.end))


def _once(rows: list[TradeFigure]) -> list[TradeFigure]:
    """Rows without repetition: of two that tell the same number the one with a period, then the surer one, stays."""
    kept: dict[tuple[object, ...], TradeFigure] = {}
    for row in rows:
        flow, sides = row.flow, (row.reporter, row.partner)
        if flow == "imports":
            flow, sides = "exports", (row.partner, row.reporter)
        key = (flow, row.measure, row.value, row.unit, frozenset(sides) if flow == "turnover" else sides)
        other = kept.get(key)
        if other is None:
            kept[key] = row
        elif row.period_start and other.period_start and (row.period_start, row.period_end) != (other.period_start,
                                                                                                other.period_end):
            kept[(*key, row.period_start, row.period_end)] = row
        elif (bool(row.period_start), row.confidence) > (bool(other.period_start), other.confidence):
            kept[key] = row
    return sorted(kept.values(), key=lambda r: r.evidence_start)
