"""The dictionary of actors: countries, places, organisations, leaders and titles as lexicons, built once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from analytics import reference
from analytics.extract.actor_words import NO_ACTORS, RANK_OF_TITLE
from analytics.extract.lexicon import Lexicon, fold

FORM_KINDS = {"name": "country", "official": "country", "abbreviation": "country", "demonym": "demonym", "seat": "seat",
              "capital_as_state": "capital"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one form may stand for. `codes` holds several where a form is shared ("Korea"); none: it is no actor."""

    codes: tuple[str, ...]
    kind: str
    trap: str = ""
    lat: float | None = None
    lon: float | None = None
    name: str = ""


@cache
def actors() -> Lexicon[Entry]:
    """Countries, seats, capitals, cities, organisations and regions, and the names that are none of them."""
    listed: dict[str, tuple[bool, Entry]] = {}
    for place in reference.places():
        kind = "capital" if place.kind == "capital" else "city"
        for form in (place.name, *place.aliases):
            entry = Entry((place.country,), kind, place.trap, place.lat, place.lon, place.name)
            listed.setdefault(form, (False, entry))
    for organisation in reference.organisations():
        kind = "region" if organisation.kind == "region" else "organisation"
        for form in organisation.forms:
            trap = organisation.traps.get(form, "")
            if form not in listed:  # "Brussels" is a place before it is the Union
                listed[form] = (form.isupper(), Entry((organisation.code,), kind, trap))
        for form in organisation.adjectives:
            listed[form] = (False, Entry((organisation.code,), "demonym", organisation.traps.get(form, "")))
    for several in reference.forms().values():
        first = several[0]
        old = listed.get(first.form)
        kind = FORM_KINDS.get(first.kind, "country")
        if kind == "capital" and old is not None:
            continue  # the place table knows where it lies
        codes = tuple(form.code for form in several)
        trap = "; ".join(form.trap for form in several if form.trap)
        listed[first.form] = (first.case == "exact", Entry(codes, kind, trap))
    for form in NO_ACTORS:
        listed[form] = (False, Entry((), "none"))
    return Lexicon((form, exact, entry) for form, (exact, entry) in listed.items())


@dataclass(frozen=True, slots=True)
class Term:
    """One person's term in one office, as the leaders table holds it."""

    name: str
    code: str
    rank: str
    since: date | None
    until: date | None

    def covers(self, day: date | None) -> bool:
        """Was the person in office on the day? Unknown days and open ends count as yes."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


@cache
def leader_terms() -> dict[str, tuple[Term, ...]]:
    """Terms by folded lower-case form of the name, full names and single surnames alike."""
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for leader in reference.leaders():
        term = Term(leader.name, leader.country, leader.rank, leader.since, leader.until)
        for form in {leader.name, *leader.forms}:
            found[fold(form).lower()].append(term)
    return {form: tuple(terms) for form, terms in found.items()}


@cache
def leader_names() -> Lexicon[str]:
    """Full names (two words or more) of the leaders table."""
    return Lexicon((form, False, form) for form in leader_terms() if " " in form or "-" in form)


@cache
def titles() -> Lexicon[str]:
    """Title words with their rank."""
    return Lexicon((title, False, rank) for title, rank in RANK_OF_TITLE.items())
