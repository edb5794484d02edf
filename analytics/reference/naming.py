"""Countries and the forms under which news names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from analytics.errors import UnknownCountry
from analytics.reference.rows import day, fold, number, rows, user_rows

FormKind = Literal["name", "demonym", "official", "abbreviation", "seat", "capital_as_state"]


@dataclass(frozen=True, slots=True)
class Country:
    """A state, territory or authority. `is_iso` is false for codes of our own; `since`, `until` bound former states."""

    code: str
    name: str
    iso2: str
    m49: str
    capital: str
    capital_lat: float | None
    capital_lon: float | None
    since: date | None
    until: date | None
    is_iso: bool
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name an actor. `case` "exact": as written, "any": in capitals too. `trap`: what else it may be."""

    form: str
    code: str
    kind: str
    case: str
    trap: str
    source: str


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    return {
        row["code"]: Country(
            row["code"], row["name"], row["iso2"], row["m49"], row["capital"], number(row["capital_lat"]),
            number(row["capital_lon"]), day(row["from"]), day(row["to"]), row["iso"] == "yes", row["note"],
            row["source"],
        )
        for row in rows("countries")
    }


# The user's own forms by file, so that reading a file again replaces what it gave before.
_own: dict[str, tuple[Form, ...]] = {}


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Forms of countries by folded text, case kept; several where a form may mean several countries.

    A user's form takes the place of the shipped ones with the same text.
    """
    found: dict[str, tuple[Form, ...]] = {}
    for row in rows("country_forms"):
        form = Form(row["form"], row["code"], row["kind"], row["case"], row["trap"], row["source"])
        key = fold(form.form)
        # "São Tomé" and "Sao Tome" are one key: the first row speaks for its country
        if all(other.code != form.code for other in found.get(key, ())):
            found[key] = (*found.get(key, ()), form)
    for own in _own.values():
        found.update({fold(form.form): (form,) for form in own})
    return found


@cache
def loose_forms() -> dict[str, frozenset[str]]:
    """Codes of countries by folded text in lower case, as people type it; names and codes go before demonyms."""
    found: dict[str, frozenset[str]] = {}
    for key, several in forms().items():
        codes = frozenset(form.code for form in several)
        found[key.casefold()] = found.get(key.casefold(), frozenset()) | codes
    for country in countries().values():
        found.setdefault(country.code.casefold(), frozenset({country.code}))
        if country.iso2 and country.until is None:
            found.setdefault(country.iso2.casefold(), frozenset({country.code}))
    return found


def candidates(text: str) -> tuple[str, ...]:
    """Codes of all countries that a text may mean, best spelling first; empty if none."""
    text = " ".join(text.split())
    if text.upper() in countries() and text.isupper():
        return (text,)
    exact = forms().get(fold(text))
    if exact:
        return tuple(form.code for form in exact)
    key = fold(text).casefold()
    bare = key.removeprefix("the ").strip()
    return tuple(sorted(loose_forms().get(key) or loose_forms().get(bare) or ()))


def nearest(text: str, known: Iterable[tuple[str, str]]) -> str:
    """Names of the nearest of (form, name) pairs, as the end of an error message."""
    from difflib import get_close_matches  # only where something went wrong

    shown: dict[str, str] = {}
    for form, name in known:
        shown.setdefault(fold(form).casefold(), name)
    close = get_close_matches(fold(text).casefold(), list(shown), n=3, cutoff=0.6)
    names = dict.fromkeys(shown[form] for form in close)
    return f"nearest: {', '.join(names)}" if names else "give a name or an ISO 3166 code"


def known_forms() -> list[tuple[str, str]]:
    """Every form of every country, with the country's name."""
    return [(form.form, countries()[form.code].name) for several in forms().values() for form in several]


def one_of(text: str, codes: tuple[str, ...], names: dict[str, str]) -> str:
    """The one code, or UnknownCountry that names the several that a text may mean."""
    if len(codes) > 1:
        several = " or ".join(f"{code} ({names[code]})" for code in codes)
        raise UnknownCountry(f"'{text}' may mean {several}: write which")
    return codes[0]


def country(text: str) -> Country:
    """The country that a name, demonym, seat, capital or ISO code means.

    Raises
    ------
    UnknownCountry : a text that means none, with the nearest names, or several, with their codes.

    >>> country("Kyrgyz Republic").code
    'KGZ'
    """
    codes = candidates(str(text))
    if not codes:
        raise UnknownCountry(f"no country '{text}': {nearest(str(text), known_forms())}")
    return countries()[one_of(text, codes, {code: countries()[code].name for code in codes})]


def load_names(path: str | Path) -> int:
    """Add a user's own forms from a CSV file with columns form, code; how many it gave.

    A later row with the same form overrides an earlier one, and all override the shipped ones. Reading the
    same file again replaces what it gave before.

    Raises
    ------
    InputError : a file that can't be read or lacks a column.
    UnknownCountry : a code that no codebook holds, with its line.
    """
    from analytics.reference.actors import organisation_codes

    own: dict[str, Form] = {}
    for row in user_rows(path, ("form", "code")):
        code = row["code"].upper()
        if not row["form"] or (code not in countries() and code not in organisation_codes()):
            raise UnknownCountry(
                f"line {row['line']} of '{Path(path).name}' gives '{row['form']}' the code '{row['code']}': "
                f"{nearest(code, zip(countries(), countries(), strict=True))}"
            )
        own[row["form"]] = Form(row["form"], code, row.get("kind") or "name", "any", "", "user")
    _own[str(Path(path).resolve())] = tuple(own.values())
    forget_forms()
    return len(own)


def forget_names() -> None:
    """Drop all forms of users' files."""
    _own.clear()
    forget_forms()


def forget_forms() -> None:
    """Build the indexes anew at the next call."""
    forms.cache_clear()
    loose_forms.cache_clear()
