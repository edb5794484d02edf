"""What must stand with a verb for it to tell an act: its small word, and a noun in its object."""

from __future__ import annotations

from analytics.extract.act import Act
from analytics.extract.act_words import INTO_ANOTHER, UNDOING
from analytics.extract.clause_words import ADVERBS
from analytics.extract.clauses import Clause

_NOUN_REACH = 7  # words between a verb and the noun that it needs
_TITLE_REACH = 12  # the same for papers, whose names are long
_AHEAD = frozenset({"hard", "out", "directly"})


def has_particle(words: list[str], i: int, particle: str) -> bool:
    """ "called on", "called again on", "handed the suspect over"; not "stands accused by"."""
    near = words[i + 1:i + 2] == [particle] or (words[i + 2:i + 3] == [particle] and (
        words[i + 1] in ADVERBS or words[i + 1].endswith("ly") or words[i + 1] in _AHEAD))
    return near or (particle in {"over", "out", "off", "down"} and particle in words[i + 2:i + 5])


# Before a place or a day; "concern over Beijing's support" goes on to another thing.
_PLACING = frozenset({"in", "on", "at", "from", "during"})


def has_noun(clause: Clause, i: int, stop: int, act: Act, passive: bool) -> bool:
    """Does one of the act's nouns stand in the verb's object, or before a passive?"""
    words = clause.words
    reach = _TITLE_REACH if act.type == "SUPPORT" else _NOUN_REACH
    for k in range(i + 1, min(stop, i + 1 + reach)):
        given = words[k] == "with" and k - 1 in clause.cover  # "provided Kenya with grain"
        if words[k] == "that" or (k > i + 1 and words[k] in INTO_ANOTHER and not given and not (
                words[k] in _PLACING and _is_inserted(clause, k))):
            break  # "raised issues in the relationship": not what was raised
        if (words[k] in act.nouns or f"{words[k - 1]}_{words[k]}" in act.nouns) and UNDOING.isdisjoint(
                words[k + 1:k + 2]):
            return "no" not in words[i + 1:k]
    if passive:
        told = ", which" in " ".join(words[max(0, i - 6):i])  # "a joint statement on ..., which was signed"
        for k in range(i - 1, max(-1, i - (2 * _TITLE_REACH if told else _TITLE_REACH)), -1):
            if words[k] in {".", ";", ","} and not (told and words[k:k + 2] == [",", "which"]):
                break
            if words[k] in act.nouns:
                return {"no", "what"}.isdisjoint(words[max(0, k - 4):k])
    return False


def _is_inserted(clause: Clause, k: int) -> bool:
    """ "signed in Lima on Monday a treaty": a place or a day before the object."""
    ahead = range(k + 1, min(k + 4, len(clause.words)))
    return any(clause.in_time[j] or j in clause.cover for j in ahead)
