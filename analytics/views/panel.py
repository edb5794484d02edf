"""The panel that statistics programs want: a row for every dyad and period, zeros told apart from what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from analytics import reference
from analytics.errors import InputError
from analytics.records import Kind
from analytics.views.frames import made, plain

if TYPE_CHECKING:
    import pandas as pd

UNITS = {"dyad-year": 12, "dyad-quarter": 3, "dyad-month": 1}
SCHEMES = ("m49", "cow", "gw")
COUNTS = ("meetings", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
QUADS = dict(enumerate(COUNTS[1:], 1))


def panel(
    happenings: pd.DataFrame,
    events: pd.DataFrame,
    read: pd.DataFrame,
    unit: str = "dyad-year",
    *,
    directed: bool = False,
    pairs: Iterable[str] = (),
) -> pd.DataFrame:
    """Counts of happenings per dyad and period.

    Parameters
    ----------
    happenings : DataFrame as `happenings` gives it; what is planned or cancelled, or has no day, is not counted
    events : DataFrame of event rows: who acts in an act, and its quad class
    read : DataFrame as `Store.coverage("day")` gives it
    unit : dyad-year, dyad-quarter or dyad-month
    directed : one row for actor and recipient each way; meetings count both ways
    pairs : further dyads that get rows, happenings or none

    Returns
    -------
    DataFrame: a, b (ISO3 or actor codes; with `directed` the actor and the recipient), pair, period_start, period_end,
    meetings and acts by PLOVER's quad (missing where nothing was read in the period, 0 where it was and nothing was
    told), articles (read in the period, whatever they are about), is_read, and M49, COW and Gleditsch-Ward codes valid
    at the period's end, missing where a side has none then. Periods run from the first to the last that was read.

    Raises
    ------
    InputError : no such unit
    """
    if unit not in UNITS:
        raise InputError(f"no unit '{unit}': choose {', '.join(UNITS)}")
    articles: Counter[date] = Counter()
    for row in plain(read):
        articles[_begin(row["period_start"], UNITS[unit])] += row["articles"]
    acts = {row["event_id"]: row for row in plain(events)}
    counts: Counter[tuple[str, str, date, str]] = Counter()
    known = {tuple(pair.split("-")) for pair in pairs}
    for row in plain(happenings):
        if row["pair"] and row["start"] and row["status"] not in ("planned", "cancelled"):
            act = next((acts[one] for one in row["rows"] if one in acts), {})
            sides = _sides(row, act, directed)
            for one, other in sides:
                known.add((one, other) if directed else (min(one, other), max(one, other)))
                what = "meetings" if row["category"] == "meeting" else QUADS.get(act.get("quad_class") or 0)
                if what:
                    counts[one, other, _begin(row["start"], UNITS[unit]), what] += 1
    dyads = sorted(
        {way for one, other in known for way in ([(one, other), (other, one)] if directed else [(one, other)])}
    )
    rows = [
        _row(one, other, first, last, articles[first], counts)
        for one, other in dyads
        for first, last in _periods(articles, UNITS[unit])
    ]
    return made(rows, _kinds())


def _kinds() -> dict[str, Kind]:
    head: dict[str, Kind] = {"a": "string", "b": "string", "pair": "string"}
    head |= {"period_start": "date", "period_end": "date"}
    head |= dict.fromkeys(COUNTS, "int")
    head |= {"articles": "int", "is_read": "bool"}
    return head | {f"{scheme}_{side}": "string" for scheme in SCHEMES for side in "ab"}


def _sides(row: dict[str, Any], act: dict[str, Any], directed: bool) -> list[tuple[str, str]]:
    one, other = row["pair"].split("-")
    if not directed:
        return [(one, other)]
    if row["category"] == "act" and act.get("actor") and act.get("recipient"):
        return [(act["actor"], act["recipient"])]
    return [(one, other), (other, one)]


def _row(
    one: str, other: str, first: date, last: date, articles: int, counts: Counter[tuple[str, str, date, str]]
) -> dict[str, Any]:
    codes = {
        f"{scheme}_{side}": reference.state_code(scheme, code, last)
        for scheme in SCHEMES
        for side, code in (("a", one), ("b", other))
    }
    told = {what: counts[one, other, first, what] if articles else None for what in COUNTS}
    return {
        "a": one,
        "b": other,
        "pair": "-".join(sorted((one, other))),
        "period_start": first,
        "period_end": last,
        **told,
        "articles": articles,
        "is_read": articles > 0,
        **codes,
    }


def _begin(day: date, months: int) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _periods(read: Counter[date], months: int) -> Iterator[tuple[date, date]]:
    if not read:
        return
    begin, end = min(read), max(read)
    while begin <= end:
        month = begin.month - 1 + months
        following = date(begin.year + month // 12, month % 12 + 1, 1)
        yield begin, following - timedelta(days=1)
        begin = following
