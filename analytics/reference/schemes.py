"""States and events in the codes of others: FIPS 10-4, CAMEO, Correlates of War, Gleditsch and Ward."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from analytics.reference.naming import countries
from analytics.reference.rows import day, rows

SCHEMES = ("fips", "cameo", "cow", "gw")


@dataclass(frozen=True, slots=True)
class StateCode:
    """A state's code in a scheme, from and to a day; None where open."""

    scheme: str
    code: str
    country: str
    since: date | None
    until: date | None
    source: str

    def holds(self, on: date | None) -> bool:
        """Whether it is valid on a day; without a day, whether it is today's."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code with its Goldstein score, and the PLOVER type and mode that it maps to; "" for roots 01 and 02."""

    code: str
    goldstein: float
    type: str
    mode: str
    source: str

    @property
    def root(self) -> str:
        """Its first two digits."""
        return self.code[:2]


@cache
def state_codes() -> tuple[StateCode, ...]:
    """All codes of all schemes."""
    return tuple(
        StateCode(row["scheme"], row["code"], row["country"], day(row["from"]), day(row["to"]), row["source"])
        for row in rows("state_codes")
    )


@cache
def _by(column: str) -> dict[tuple[str, str], list[StateCode]]:
    found: dict[tuple[str, str], list[StateCode]] = defaultdict(list)
    for one in state_codes():
        found[one.scheme, getattr(one, column)].append(one)
    return found


def state_code(scheme: str, country: str, on: date | None = None) -> str | None:
    """A country's code in a scheme on a day; None where it has none then. Scheme "m49" is the United Nations'.

    >>> state_code("cow", "DEU", date(1980, 5, 1)), state_code("gw", "DEU", date(2020, 1, 1))
    ('260', '260')
    """
    if scheme == "m49":
        found = countries().get(country)
        return (found.m49 or None) if found else None
    return next((one.code for one in _by("country").get((scheme, country), ()) if one.holds(on)), None)


def state_of(scheme: str, code: str, on: date | None = None) -> str | None:
    """The country that a code of a scheme means; None for one that the table does not hold.

    CAMEO's codes of states are ISO's but for a few. FIPS has no dates here.

    >>> state_of("fips", "RS"), state_of("cameo", "ROM"), state_of("cameo", "EUR")
    ('RUS', 'ROU', None)
    """
    found = _by("code").get((scheme, code))
    if found:
        return next((one.country for one in found if on is None or one.holds(on)), None)
    return code if scheme == "cameo" and code in countries() else None


@cache
def _cameo() -> dict[str, Cameo]:
    return {
        row["code"]: Cameo(row["code"], float(row["goldstein"]), row["type"], row["mode"], row["source"])
        for row in rows("cameo")
    }


def cameo(code: str) -> Cameo | None:
    """A CAMEO code, or the nearest above it that the table holds; None where even the root is unknown.

    >>> cameo("0431").code
    '043'
    """
    while code:
        if code in _cameo():
            return _cameo()[code]
        code = code[:-1]
    return None
