"""The tense of the clause that a time expression stands in: "past", "future" or "" where it can't be told.

"will meet on Friday" means the coming one, "met on Friday" the last one, "said on Friday that he will" the last one
too: the nearest finite verb before the expression decides, then the nearest one after it.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[;:]")
_REACH = 260  # characters looked at on either side
_TOKENS = 30

# On their own these place what follows ahead of the publish day.
_FUTURE = frozenset((
    "will", "shall", "won't", "may", "might", "must", "should", "would", "upcoming", "forthcoming", "scheduled",
    "slated", "due", "expected", "expects", "expect", "planned", "plans", "planning", "intends", "intend",
    "hopes", "likely", "ahead", "next", "poised", "starting", "effective",
    "preparations", "preparation", "preparing", "prepare", "invitation",
))
_CONTRACTED = ("'ll", "’ll")
# "to" plus verb is ahead after these, even where they are past ("agreed to meet on Friday").
_BEFORE_INFINITIVE = frozenset((
    "set", "going", "about", "ready", "agreed", "invited", "promised", "pledged", "vowed", "offered", "decided",
    "urged", "asked", "plan", "plans", "planned", "want", "wants", "wish", "intend", "intends", "hope", "hopes",
    "refused", "scheduled", "due", "expected", "slated", "willing", "prepared", "preparing", "has", "have", "is",
    "are",
))
# The simple present of a timetable: "which starts on Friday".
_TIMETABLE = frozenset((
    "begins", "starts", "opens", "kicks", "arrives", "departs", "leaves", "convenes", "travels", "heads", "begin",
    "start", "open", "arrive", "leave", "convene", "flies", "expires", "resumes",
))
_PAST = frozenset((
    "was", "were", "had", "did", "said", "met", "told", "held", "took", "made", "went", "began", "came", "saw",
    "gave", "got", "left", "led", "sent", "spoke", "flew", "won", "lost", "fell", "rose", "grew", "ran", "set",
    "put", "cut", "hit", "let", "became", "brought", "bought", "built", "sold", "paid", "kept", "felt", "found",
    "heard", "wrote", "stood", "arose", "struck", "sought", "taught", "thought", "caught", "fought", "drew",
    "threw", "knew", "showed", "chose", "broke", "swore", "shook", "rode", "drove", "sat", "spent", "meant",
    "dealt", "fled", "has", "have", "says", "been", "gone", "shown", "given", "taken", "seen", "done", "spoken",
    "thanks", "sank", "shut", "quit", "withdrew", "overtook", "underwent", "shot", "swept", "slid", "sprang",
    "rang", "sang", "wore", "bore", "tore", "beat", "bid", "upheld", "undertook", "oversaw", "lay", "laid", "lit",
    "bound", "lent",
))
_NOT_PAST = frozenset((
    "united", "need", "indeed", "speed", "hundred", "red", "feed", "seed", "exceed", "succeed", "proceed", "bed",
    "wed", "shed", "embed", "breed", "deed", "greed", "limited", "sacred", "fed", "related", "so-called", "armed",
    "continued", "combined", "advanced", "detailed", "associated", "allied", "mohammed", "mohamed", "ahmed",
    "muhammed", "saeed", "hamed", "zayed", "reed", "weed", "steed", "med",
))


def tense(text: str, start: int, end: int, low: int, high: int) -> str:
    """Tense of the clause around text[start:end] inside the sentence text[low:high]."""
    before = _TOKEN.findall(text, max(low, start - _REACH), start)[-_TOKENS:]
    found = _look_back(before)
    if found and found != _AFTER_THAT:
        return found
    return _look_ahead(_TOKEN.findall(text, end, min(high, end + _REACH))[:_TOKENS])


def _look_back(tokens: list[str]) -> str:
    infinitive = False  # "Putin to visit", "to Beijing to meet": ahead, unless a past verb governs it
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        word = token.lower()
        if word == ";":
            break
        previous = tokens[i - 1] if i else ""
        following = tokens[i + 1] if i + 1 < len(tokens) else ""
        if word == "to":
            if following and following.islower() and following not in _ARTICLES:
                # "agreed to meet", "invited him to visit"
                if following == "be" or any(t.lower() in _BEFORE_INFINITIVE for t in tokens[max(0, i - 3) : i]):
                    return "future"
                infinitive = infinitive or previous[:1].isupper() or not previous
            continue
        if word == "would" and following in ("like", "have"):
            continue
        if word == "that" and following not in _NOUNS_AFTER_THAT:
            # "said that on Friday ...": its own verb comes after
            return "future" if infinitive else _AFTER_THAT
        if token.islower() and (word in _FUTURE or word.endswith(_CONTRACTED)):
            return "future"
        if (word in ("set", "going") and following == "to") or (word == "up" and previous.lower() in ("lead", "run")):
            return "future"
        if word in _TIMETABLE and token.islower():
            return "future"
        if word in _BE and following.endswith("ing"):
            return "future" if word != "were" and word != "was" else "past"
        if _is_past(token, word):
            if previous == "be":
                continue  # the auxiliary decides: "will be held"
            if previous in ("is", "are") and word not in ("been",):
                return ""  # "is held": any time
            return "future" if infinitive and word in _BEFORE_INFINITIVE else "past"
    return "future" if infinitive else ""


def _look_ahead(tokens: list[str]) -> str:
    for i, token in enumerate(tokens):
        word = token.lower()
        if word == ";":
            break
        following = tokens[i + 1] if i + 1 < len(tokens) else ""
        if token.islower() and (word in _FUTURE or word.endswith(_CONTRACTED) or word in _TIMETABLE):
            return "future"
        if word in ("set", "going") and following == "to":
            return "future"
        if word in _BE and (following.endswith("ing") or following == "to"):
            return "past" if word in ("was", "were") else "future"
        if _is_past(token, word):
            return "past"
    return ""


_AFTER_THAT = "that"
_NOUNS_AFTER_THAT = frozenset(("day", "meeting", "visit", "summit", "time", "date", "year", "month", "week", "evening"))
_BE = frozenset(("is", "are", "was", "were", "am"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "all", "both", "some"))


def _is_past(token: str, word: str) -> bool:
    if word in _PAST:
        return True
    return word.endswith("ed") and len(word) > 3 and token.islower() and word not in _NOT_PAST
