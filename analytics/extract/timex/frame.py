"""The words around a date that move its ends: "by 2030", "since 2018", "the end of March", "early 2019", "earlier this year"."""

from __future__ import annotations

from datetime import date

from analytics.extract.timex.calendar import When, add_days, add_months
from analytics.extract.timex.reading import Before, Found, Reading

_EDGES = {
    "end": "end", "close": "end", "beginning": "start", "start": "start", "outset": "start", "middle": "mid",
    "early": "start", "late": "end", "mid": "mid", "turn": "start",
}
_RELATIONS = {"by": "by", "before": "by", "since": "since", "until": "until", "till": "until", "through": "until"}
_SKIP = frozenset(("the", "at", "about", "around"))


def framed(reading: Reading, found: Found) -> Found:
    """The same expression with its edge ("end of", "early") taken in and its relation told."""
    when = found.when
    if when.type not in ("DATE", "TIME"):
        return found._replace(when=_since_window(reading, found))
    before = reading.before(found.start)
    start, i = found.start, 0
    edge, i, start = _edge(before, start)
    lead = i
    while before.word(lead) in _SKIP and lead < i + 2:
        lead += 1
    word = before.word(lead)
    relation = _RELATIONS.get(word)
    if word == "of" and before.word(lead + 1) in ("as", "starting"):
        relation = "as_of"
    elif (word == "as" and before.word(lead + 1) == "early") or word == "starting" or (word == "from" and before.word(lead + 1) == "starting"):
        relation = None
    if relation == "by" and word == "before" and when.precision == "day":
        relation = None
    if edge and when.begin:
        when = _clipped(reading, when, edge, relation)
    elif before.word(0) in ("earlier", "later") and when.begin and when.precision != "day":
        when = _clipped(reading, when, before.word(0), None)
        start = before.start(0)
    elif before.word(0) == "far" and before.word(1) == "so" and when.begin:
        when, start = _clipped(reading, when, "earlier", None), before.start(1)
    if relation == "since" and when.begin:
        when = when._replace(finish=max(reading.anchor, when.begin) if reading.anchor else None)
    if relation:
        when = when._replace(relation=relation)
    return Found(start, found.end, when)


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
    hyphen = before.word(0) in ("-", "‐", "–")
    i = 1 if hyphen else 0
    if before.word(i) in ("early", "late", "mid", "end", "beginning") and (
        hyphen or before.word(i) != "end" or before.word(i + 1) != "the"
    ):
        if before.word(i) == "early" and before.word(i + 1) == "as":
            return None, 0, start
        return _EDGES[before.word(i)], i + 1, before.start(i)
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
    if days <= 31:
        thirds = {"start": (0, 9), "mid": (10, 19), "end": (20, days - 1)}[edge]
        return add_days(begin, thirds[0]), add_days(begin, thirds[1])
    months = round(days / 30.44)
    quarter = max(1, months // 4)
    if edge == "start":
        stop = add_months(begin, quarter)
        return begin, add_days(stop, -1) if stop else None
    if edge == "end":
        return add_months(begin, months - quarter), finish
    stop = add_months(begin, months - quarter)
    return add_months(begin, quarter), add_days(stop, -1) if stop else None


def _since_window(reading: Reading, found: Found) -> When:
    return found.when
