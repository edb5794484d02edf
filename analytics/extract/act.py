"""One way of telling an act: which verb, with which object, and where the other side stands."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.extract.clause_words import words

# Nouns that several acts need.
TIES = "relations ties relationship relationships links partnership contacts"
TARIFFS = "tariff tariffs duty duties levies levy"
LIMITS = (
    "sanction sanctions ban bans embargo restriction restrictions tariff tariffs blockade curfew duty duties quota "
    "quotas curbs barriers levies levy visa visas moratorium siege"
)
MONEY = (
    "aid assistance loan loans grant grants funds funding financing finance credit credits relief asylum million "
    "billion mln bln scholarships doses vaccines donation package gift"
)
GIFTS = (
    "help support equipment supplies training intelligence wheat grain food vaccine medicine medicines shelter "
    "ambulances vehicles weapons arms troops helicopters doctors medics experts engineers teams team refuge "
    "guarantees guarantee expertise ship ships oxygen masks "
    "tonnes rescuers"
)
FORCES = (
    "troops force forces soldiers warships warship fleet aircraft jets tanks missiles navy brigade battalion "
    "peacekeepers vessels submarine submarines coastguard bombers battleship frigate frigates"
)


@dataclass(frozen=True, slots=True)
class Act:
    """One way of telling an act.

    `verbs`: lemmas, with the small word that must follow ("call on"). `nouns`: one of them must follow within reach
    (or stand before a passive). `to`: where the recipient stands, "obj" or prepositions, in tiers, best first.
    `mutual`: both sides may be its subject. `pair`: without a recipient it is the article's other side.
    """

    type: str
    mode: str
    verbs: tuple[str, ...]
    nouns: frozenset[str]
    to: tuple[frozenset[str], ...]
    mutual: bool = False
    pair: bool = False
    confidence: float = 0.7


def way(type_: str, verbs: str, to: str, nouns: str = "", *, mutual: bool = False, pair: bool = False,
         confidence: float = 0.7) -> Act:
    kind, _, mode = type_.partition(" ")
    return Act(kind, mode, tuple(v.replace("_", " ") for v in verbs.split()), words(nouns),
               tuple(frozenset(tier.split("/")) for tier in to.split()), mutual, pair, confidence)
