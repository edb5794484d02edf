"""The words before a date that move its ends: "by 2030", "since 2018", "the end of March", "earlier this year"."""

from __future__ import annotations

from datetime import date

from analytics.extract.timex.calendar import When, add_days, add_months
from analytics.extract.timex.reading import Before, Found, Reading

_EDGES = {
    "end": "end", "close": "end", "beginning": "start", "start": "start", "outset": "start", "middle": "mid",
    "early": "start", "late": "end", "mid": "mid", "turn": "start",
}
_HALVES = {"first": "first half", "second": "second half", "latter": "second half"}
_RELATIONS = {"by": "by", "before": "by", "since": "since", "until": "until", "till": "until", "through": "until"}
_BEFORE_END = frozenset(("by", "at", "since", "until", "till", "from", "before", "to", "of", "in"))
_SKIP = frozenset(("the", "at", "about", "around"))


def framed(reading: Reading, found: Found) -> Found:
    """The same expression with its edge ("end of", "early") taken in and its relation told."""
    when, start = found.when, found.start
    if when.type not in ("DATE", "TIME") or when.value.endswith("_REF"):
        return found
    before = reading.before(start)
    edge, i, begin = _edge(before, start)
    if edge and (when.precision in ("day", None) or when.type != "DATE"):
        edge, i = None, 0 if edge == "end" else i
    elif edge:
        start = begin
    lead = i
    while before.word(lead) in _SKIP and lead < i + 2:
        lead += 1
    word = before.word(lead)
    relation = _RELATIONS.get(word)
    if word == "of" and before.word(lead + 1) == "as":
        relation = "as_of"
    is_near = word == "before" and when.precision in ("day", "week")
    if relation == "by" and (is_near or (lead > i and _is_bare_year(found, reading))):
        relation = None  # "before next week's talks", "by the 2018 season"
    if edge:
        when = _clipped(reading, when, edge, relation)
    elif before.word(0) in ("earlier", "later") and when.precision != "day":
        when = _clipped(reading, when, before.word(0), None)
        start = before.start(0)
    elif before.word(0) == "far" and before.word(1) == "so":
        when, start = _clipped(reading, when, "earlier", None), before.start(1)
    if relation == "since" and when.begin:
        when = when._replace(finish=max(reading.anchor, when.begin) if reading.anchor else None)
    if relation:
        when = when._replace(relation=relation)
    return Found(start, found.end, when)


def _is_bare_year(found: Found, reading: Reading) -> bool:
    return found.end - found.start == 4 and reading.text[found.start : found.end].isdecimal()


def _edge(before: Before, start: int) -> tuple[str | None, int, int]:
    """The edge word before an expression, the place of the next word back, and where the expression now begins."""
    i = 0
    if before.word(0) == "the" and before.word(1) == "of":
        i = 1
    if before.word(i) == "of" and before.word(i + 1) in _EDGES and before.word(i + 1) not in ("early", "late", "mid"):
        edge = _EDGES[before.word(i + 1)]
        i += 2
        start = before.start(i - 1)
        if before.word(i) == "the":
            start, i = before.start(i), i + 1
        return edge, i, start
    if before.word(i) == "of" and before.word(i + 1) == "half" and before.word(i + 2) in _HALVES:
        the = before.word(i + 3) == "the"
        return _HALVES[before.word(i + 2)], i + 3 + the, before.start(i + 2 + the)
    i = 1 if before.word(0) in ("-", "‐", "–") else 0
    word, previous = before.word(i), before.word(i + 1)
    if word in ("early", "late", "mid") and not (word == "early" and previous == "as"):
        return _EDGES[word], i + 1, before.start(i)
    # "end-March", "by end 2024", not "will end next year"
    if word == "end" and (i or previous in _BEFORE_END):
        return "end", i + 1, before.start(i)
    return None, 0, start


def _clipped(reading: Reading, when: When, edge: str, relation: str | None) -> When:
    """The part of a stretch that its edge word leaves; "by the end of 2026" stays the whole year."""
    begin, finish, anchor = when.begin, when.finish, reading.anchor
    if begin is None or finish is None or when.precision in ("day", "week"):
        return when
    if edge in ("earlier", "later"):
        if anchor and begin <= anchor <= finish:
            return when._replace(finish=anchor) if edge == "earlier" else when._replace(begin=anchor)
        return when
    if relation in ("by", "until"):
        return when
    low, high = _part(begin, finish, edge)
    when = when._replace(begin=low or begin, finish=high or finish)
    return when._replace(relation="end") if edge == "end" else when


def _part(begin: date, finish: date, edge: str) -> tuple[date | None, date | None]:
    days = (finish - begin).days + 1
    if edge == "first half":
        return begin, add_days(begin, 14 if days <= 31 else days // 2)
    if edge == "second half":
        return add_days(begin, 15 if days <= 31 else days // 2 + 1), finish
    if days <= 31:
        thirds = {"start": (0, 9), "mid": (10, 19), "late": (20, days - 1), "end": (20, days - 1)}[edge]
        return add_days(begin, thirds[0]), add_days(begin, thirds[1])
    months = round(days / 30.44)
    quarter = max(1, months // 4)
    if edge == "start":
        stop = add_months(begin, quarter)
        return begin, add_days(stop, -1) if stop else None
    if edge in ("end", "late"):
        return add_months(begin, months - quarter), finish
    stop = add_months(begin, months - quarter)
    return add_months(begin, quarter), add_days(stop, -1) if stop else None
