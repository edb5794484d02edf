"""Words of acts: all ways of telling one by the form of their verb, and which forms are what."""

from __future__ import annotations

from functools import cache

from analytics.extract.act import GIFTS, MONEY, Act
from analytics.extract.clause_words import words
from analytics.extract.conflicts import CONFLICT
from analytics.extract.cooperation import COOPERATION
from analytics.extract.verb_forms import inflect

ACTS: tuple[Act, ...] = COOPERATION + CONFLICT  # in the order of trial

# Verbs that, promised ("will provide"), make an AGREE towards the other side.
PROMISED = words(
    "provide give grant donate send supply allocate extend lend contribute invest support help assist fund "
    "finance establish create launch increase expand purchase buy eliminate reduce remove train build develop "
    "strengthen deepen facilitate lift withdraw evacuate release lower cut open host cooperate deploy"
)
# What two sides promise each other: "both sides will explore ...".
PROMISED_BY_BOTH = words(
    "explore work continue intensify promote enhance step implement pursue hold begin resume adopt reactivate"
)
# Forms that stand behind "is" and are no verbs.
ADJECTIVES = words(
    "alarmed appalled committed concerned disappointed dismayed dissatisfied grateful happy impatient interested "
    "outraged pleased prepared proud ready satisfied thankful willing worried"
)
# Forms that are nouns too: "allies and partners stand" tells no partnering.
NOUN_LIKE = words(
    "attack ban bar back deal demand exchange force fund grant loan offer partner pledge press promise protest raid "
    "request sanction share ship sign strike supply support threat"
)
# Nouns and names of offices where they are not past: "the finance minister", "the host", "a train".
PAST_ONLY = words("fault finance fund host label leave train vote call pay snub sue")
# What is given as aid.
GIVEN = words(MONEY + " " + GIFTS)
SAYING = words(
    "said says say told added adds noted notes stressed stresses stated states announced announces declared declares "
    "reported explained emphasised emphasized underlined underscored reiterated reaffirmed tells warned insisted "
    "argued remarked saying"
)


@cache
def triggers() -> dict[str, tuple[tuple[str, str, str, Act], ...]]:
    """Acts by verb form: (form kind, lemma, small word that must follow or "", act), in the order of ACTS."""
    table: dict[str, list[tuple[str, str, str, Act]]] = {}
    for act in ACTS:
        for verb in act.verbs:
            lemma, _, particle = verb.partition(" ")
            forms = {lemma: "adj"} if lemma in ADJECTIVES else inflect(lemma)
            for form, kind in forms.items():
                if lemma in PAST_ONLY and not particle and kind in {"base", "s"}:
                    continue
                table.setdefault(form, []).append((kind, lemma, particle, act))
    return {form: tuple(found) for form, found in table.items()}
