"""Forms of English verbs, from their lemma."""

from __future__ import annotations

# Irregular verbs: lemma -> past and participle. All others inflect by rule.
_IRREGULAR = {
    "be": "was been", "beat": "beat beaten", "begin": "began begun", "break": "broke broken",
    "bring": "brought brought", "build": "built built", "co-lead": "co-led co-led", "cut": "cut cut",
    "quit": "quit quit", "shut": "shut shut",
    "draw": "drew drawn", "fight": "fought fought", "give": "gave given", "hit": "hit hit", "hold": "held held",
    "lay": "laid laid", "lend": "lent lent", "let": "let let", "make": "made made", "pay": "paid paid",
    "put": "put put", "send": "sent sent", "set": "set set", "seek": "sought sought", "shoot": "shot shot",
    "speak": "spoke spoken", "stand": "stood stood", "strike": "struck struck", "take": "took taken",
    "tell": "told told", "undertake": "undertook undertaken", "uphold": "upheld upheld",
    "withdraw": "withdrew withdrawn", "withhold": "withheld withheld", "write": "wrote written",
    "forgive": "forgave forgiven", "freeze": "froze frozen", "say": "said said", "see": "saw seen",
    "come": "came come", "lead": "led led", "leave": "left left", "throw": "threw thrown", "overrun": "overran overrun",
}
_DOUBLING = frozenset({
    "admit", "ban", "bar", "begin", "cancel", "commit", "cut", "drop", "expel", "extol", "hit", "jam", "kidnap",
    "label", "let", "overrun", "permit", "plan", "prod", "put", "quit", "rebut", "regret", "scrap", "set", "ship",
    "shut", "slam", "slap", "snub", "step", "stop", "swap",
})


def inflect(lemma: str) -> dict[str, str]:
    """All forms of a verb, each with what it may be: "base", "s", "past" (or participle), "ing".

    >>> inflect("deny")
    {'deny': 'base', 'denies': 's', 'denied': 'past', 'denying': 'ing'}
    """
    last = lemma[-1]
    doubled = lemma + last if lemma in _DOUBLING else lemma
    if last == "y" and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = doubled + ("d" if last == "e" else "ed")
    ing = lemma[:-1] + "ing" if last == "e" and not lemma.endswith(("ee", "be")) else doubled + "ing"
    forms = {lemma: "base", third: "s", past: "past", ing: "ing"}
    if lemma.endswith("el") and lemma in _DOUBLING and lemma != "expel":
        forms |= {lemma + "ed": "past", lemma + "ing": "ing"}  # "canceled": American
    if lemma in _IRREGULAR:
        del forms[past]
        for form in _IRREGULAR[lemma].split():
            forms.setdefault(form, "past")
    if lemma in {"cut", "put", "quit", "set", "let", "hit", "beat", "shut"}:
        forms[lemma] = "past"  # one form for both; news tells in the past
    return forms
