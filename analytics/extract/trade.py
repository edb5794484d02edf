"""Trade figures of one article: numbers about exchange between two sides, each with its sentence.

For every number of a sentence: which flow word governs it, what it measures, between whom, when, told how. A number
for which one of the first three can't be told gives no row; a period that can't be told stays empty.

`confidence` rests on how the sides were told (named with the figure, taken from the sentence, an earlier figure or the
article's pair) and on what flows, by the share of right rows in 700 of fresh articles read against their text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from analytics.extract import sentences, speakers, trace, trade_periods
from analytics.extract import trade_words as words
from analytics.extract.spans import Quantity, Sentence, Tagged
from analytics.extract.trade_inference import Inference, Sides
from analytics.extract.trade_measures import Measured, measure
from analytics.extract.trade_periods import Period
from analytics.extract.trade_scene import Cue, Governed, Scene
from analytics.extract.trade_sides import resolve
from analytics.extract.trade_status import flow_of, status_of
from analytics.records import EVIDENCE_LIMIT, TradeFigure

MEMORY = 3  # sentences that "the two countries" may look back for the sides of the last figure
# How often rows are right, by how their sides were told and what flows: 700 rows of fresh articles read against their
# text. Who gives to whom is guessed worse than between whom trade runs, a tariff's side worse than an exporter's.
_HOW_SURE = {
    "trade": {"named": 0.95, "sentence": 0.82, "pair": 0.9, "memory": 0.85, "home": 0.65},
    "gift": {"named": 0.92, "sentence": 0.8, "pair": 0.7, "memory": 0.6, "home": 0.6},
    "tariff": {"named": 0.88, "sentence": 0.78, "pair": 0.75, "memory": 0.75, "home": 0.65},
}
_WEAK_SURENESS = 0.8  # what a weak word ("sold", "gave") needs
_OF_THOSE = re.compile(r"(?:They|These|Those|Together)\b")  # "They account for half of our trade": others
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


@dataclass(slots=True)
class Memory:
    """What earlier sentences leave for later ones."""

    sides: list[Sides] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    at: int = -99  # the sentence of the last row
    is_fresh: bool = False  # the last row stands in the sentence right before


def trade_figures(tagged: Tagged) -> list[TradeFigure]:
    """One row per number about exchange between two sides that the article tells.

    Parameters
    ----------
    tagged : Tagged, an article's text with its spans

    Returns
    -------
    list of TradeFigure in the order of the text, ids left empty; a number told twice is one row
    """
    figures = [quantity.start for quantity in tagged.quantities]
    if not figures:
        return []
    spoken = speakers.turns(tagged)
    rows: list[TradeFigure] = []
    memory = Memory()
    previous: Sentence | None = None  # one sentence back is as far as a pronoun looks
    at = 0
    for number, sentence in enumerate(tagged.sentences):
        at = bisect_left(figures, sentence.start, at)
        if at < len(figures) and figures[at] < sentence.end:
            if number - memory.at > MEMORY:
                memory.sides, memory.periods = [], []
            memory.is_fresh = number - memory.at <= 1
            scene, turn = _scene(tagged, sentence, spoken)
            scene.previous = _scene(tagged, previous, spoken)[0] if previous else None
            found = _read(scene, memory, turn)
            if found:
                memory.at = number
                rows += found
        if not sentence.is_title:
            previous = sentence
    return _once(rows)


def _scene(tagged: Tagged, sentence: Sentence, spoken: list[speakers.Turn]) -> tuple[Scene, speakers.Turn | None]:
    """A sentence as a scene, and the turn of the transcript that it stands in."""
    turn = speakers.turn_at(spoken, sentence.start)
    ours, body = (turn.code, turn.body) if turn else (tagged.home, 0)
    return Scene.of(tagged, sentence, ours, tagged.home, body), turn


def _read(scene: Scene, memory: Memory, turn: speakers.Turn | None) -> list[TradeFigure]:
    """The rows of one sentence."""
    rows: list[TradeFigure] = []
    if scene.sentence.text.rstrip("\"”' ").endswith("?") or _RESPECTIVELY.search(scene.sentence.text):
        return rows
    sides_seen: list[Sides] = []
    periods: list[Period] = []
    last: tuple[Quantity, Measured] | None = None
    quantities = _with_units(scene)
    for i, quantity in enumerate(quantities):
        if i and _is_conversion(scene, quantities[i - 1], quantity):
            continue
        governed = scene.govern(quantity)
        if governed is None:
            _drop(quantity, "no word of trade, investment or aid governs it")
            continue
        before = scene.between(scene.sentence.start, quantity.start)
        if words.IF.search(before):
            _drop(quantity, "it is said of a case that may not come (if, would)")
            continue
        is_taxed = quantity.kind == "money" and words.TAXED.search(before)
        is_of_firms = governed.cue.flow == "turnover" and words.OF_FIRMS.search(scene.sentence.text)
        if is_taxed or is_of_firms or words.DENIED.search(before):
            _drop(quantity, "it is denied, or counts what is taxed or what firms turn over")
            continue
        if words.LEVERAGED.search(before) and governed.cue.flow in words.GIFTS | {"turnover"}:
            _drop(quantity, "it is hoped to be raised from others, not given")
            continue
        measured = measure(scene, quantity, governed.cue, last)
        if measured is None:
            _drop(quantity, "what it measures can't be told")
            continue
        between = _between(scene, quantity, governed, measured, memory, sides_seen)
        if not between:
            _drop(quantity, "between whom can't be told")
            continue
        flow = flow_of(scene, governed, between[-1])
        is_base = _is_base(scene, quantities, i)
        status = status_of(scene, quantity, governed.cue, is_base)
        period = trade_periods.of(scene, quantity, is_base, status != "actual", memory.periods)
        if not period and governed.how == "carried" and memory.periods:
            period = memory.periods[-1]
        rows += [_row(scene, quantity, governed, measured, sides, flow, period, status, turn) for sides in between]
        sides_seen += between
        periods.append(period)
        last = quantity, measured
    if rows:
        memory.sides = (memory.sides + sides_seen)[-6:]
        memory.periods = periods
    return rows


def _drop(quantity: Quantity, why: str) -> None:
    trace.drop(quantity.start, quantity.end, TradeFigure.table, why)


def _between(scene: Scene, quantity: Quantity, governed: Governed, measured: Measured, memory: Memory,
             seen: list[Sides]) -> list[Sides]:
    """The sides of one number, two where two subjects each do it; empty where they can't be told surely enough."""
    cue, text = governed.cue, scene.sentence.text
    is_gift = cue.flow in words.GIFTS
    if is_gift and (scene.sentence.is_title or words.ASKS.search(text)):
        return []
    # a gift's receiver is not taken from far: the next line of a list tells of another
    is_near = not is_gift or (memory.is_fresh and not _is_item(scene.sentence)) or bool(words.THE_GIFT.search(text))
    found = resolve(Inference(scene, cue, quantity, (memory.sides if is_near else []) + seen))
    if not found and governed.how == "carried" and memory.sides:
        found = [replace(memory.sides[-1], sureness=0.75, how="memory")]
    if measured.measure == "share" and _OF_THOSE.match(text):
        found = [sides for sides in found if sides.how not in {"pair", "home", "memory"}]
    if is_gift and words.CLUB.search(scene.between(scene.sentence.start, quantity.start)):
        found = [sides for sides in found if sides.how == "named" and words.GIVE_VERB.search(
            scene.between(scene.sentence.start, quantity.start))]
    if cue.flow in {"aid", "loan"} and measured.measure == "change_pct":
        found = [sides for sides in found if sides.how not in {"pair", "home", "sentence"}]
    if is_gift and measured.measure == "share":
        found = [sides for sides in found if sides.how not in {"pair", "home"}]
    if is_gift:
        found = [sides for sides in found if not _is_no_gift(scene, quantity, cue, sides)]
    if is_gift and words.ALL.search(text):
        found = [sides for sides in found if sides.how not in {"pair", "home", "memory"}]
    if cue.is_weak and cue.flow == "tourism":
        # an exhibition has visitors, too
        told = {"named", "sentence"} if cue.text.lower().endswith("visited") else {"named"}
        return [sides for sides in found if sides.how in told]
    return [sides for sides in found if sides.sureness >= _WEAK_SURENESS or not cue.is_weak]


def _is_no_gift(scene: Scene, quantity: Quantity, cue: Cue, sides: Sides) -> bool:
    """Does the money go to an institution, to the whole world, or only swell an economy?"""
    text, start, end = scene.tagged.text, max(cue.end, quantity.end), scene.sentence.end
    if cue.flow != "investment" and (match := words.TO_INSTITUTION.match(text, quantity.end, end)):
        named = [m.start for m in scene.mentions if m.code == sides.partner and m.start >= quantity.end]
        if named and named[0] < match.end():
            return False  # "for the Kenya Health Fund"
        is_for = bool(named) and " and " not in scene.between(match.end(), max(named[0], match.end()))
        if not (sides.how == "named" and is_for):
            return True
    if cue.end <= quantity.start and words.TO_ECONOMY.match(text, quantity.end, end):
        return True
    return bool(words.GLOBALLY.match(text, start, end))


def _is_item(sentence: Sentence) -> bool:
    """Is it an item of a list?"""
    return sentence.text.startswith(("-", "*", "•", "–", "—"))


def _with_units(scene: Scene) -> list[Quantity]:
    """The quantities of a sentence; a bare "70 mln" takes the currency of the money before it."""
    found: list[Quantity] = []
    money: Quantity | None = None
    for quantity in scene.quantities:
        is_bare = quantity.kind == "number" and re.search(r"[a-z]", quantity.text, re.I)
        after = scene.between(quantity.end, scene.sentence.end)[:12]
        if is_bare and money is not None and words.AMOUNT_ENDS.match(after):
            quantity = replace(quantity, kind="money", unit=money.unit)
        if quantity.kind == "money":
            money = quantity
        found.append(quantity)
    return found


def _is_part(scene: Scene, governed: Governed) -> bool:
    """Does the text narrow the flow to some goods: "energy trade", "exports of wheat"? Then it is not the whole."""
    cue, text = governed.cue, scene.tagged.text
    if cue.flow not in {"turnover", "exports", "imports"} or governed.how == "carried":
        return False
    noun = cue.end - len(cue.text.split()[-1])
    before = scene.between(max(scene.sentence.start, cue.start - 24), noun)
    return bool(words.PART_BEFORE.search(before) or words.PART_AFTER.match(text, cue.end))


def _is_conversion(scene: Scene, first: Quantity, second: Quantity) -> bool:
    """Is it the same amount in a second currency: "9 million euros (10 million dollars)"?"""
    if first.kind != "money" or second.kind != "money" or first.unit == second.unit:
        return False
    gap = scene.between(first.end, second.start)
    return bool(words.CONVERSION.match(gap) or words.OR_CONVERSION.match(gap))


def _is_base(scene: Scene, quantities: list[Quantity], i: int) -> bool:
    """Is it the "from" of a change "from X to Y", or of "up from X"?"""
    quantity = quantities[i]
    before = scene.between(max(scene.sentence.start, quantity.start - 48), quantity.start)
    return bool(words.FROM_BEFORE.search(before))


def _row(scene: Scene, quantity: Quantity, governed: Governed, measured: Measured, sides: Sides, flow: str,
         period: Period, status: str, turn: speakers.Turn | None) -> TradeFigure:
    """The row, with its evidence cut at clause borders where the sentence is too long to quote."""
    start, end = evidence_of(scene.tagged.text, scene.sentence, quantity)
    voice = speakers.voice(scene.tagged, scene.sentence, turn, quantity.start)
    kind = "gift" if flow in words.GIFTS else "tariff" if flow == "tariff" else "trade"
    confidence = _HOW_SURE[kind][sides.how] * (1 - min(governed.cost, 30) / 300)
    doubts = ((governed.how == "carried", 0.8), (governed.cue.is_weak, 0.92), (_is_part(scene, governed), 0.7))
    for is_doubtful, factor in doubts:
        confidence *= factor if is_doubtful else 1
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
        elif row.period_start and other.period_start and _days(row) != _days(other):
            kept[(*key, *_days(row))] = row
        elif (bool(row.period_start), row.confidence) > (bool(other.period_start), other.confidence):
            kept[key] = row
    return sorted(kept.values(), key=lambda r: r.evidence_start)


def _days(row: TradeFigure) -> tuple[str | None, str | None]:
    return row.period_start, row.period_end
