"""Who meets: the subject of a word, the chain behind a preposition, and whom a pronoun means."""

from __future__ import annotations

import re

from analytics.extract.memory import Cue, Memory, Party, party
from analytics.extract.party_words import ACTING_NOUN, FRONTED, GLUE, OBJECT_PRONOUN, PLURAL_BEHIND, PLURAL_OFFICE
from analytics.extract.scenes import PEOPLE, TOWNS, Scene, regions, without_times
from analytics.extract.spans import Mention

_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# a full stop before a small letter is an abbreviation's: "Marcos Jr. and"
_STOP = re.compile(r"[;:!?]|(?<![A-Z])\.\s(?![a-z])|\s[–—-]\s")
_FULL_STOP = re.compile(r";|(?<![A-Z])\.\s(?![a-z])|:\s")
_PREPOSITION = re.compile(
    r"\b(?:of|in|from|to|with|by|for|between|against|on|at|into|via|near|about|over|than|towards?|across|within|"
    r"outside|through|like|under|behalf of)(?: the| its| his| her| their| a| both| neighbou?ring)?\s*$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\s(?:[\w-]+\s){0,4}")
_OWNER = re.compile(r"\b(his|her|their|our|my|your)\s(?:[\w’'-]+\s){0,5}$", re.IGNORECASE)
_RELATIVE = re.compile(r",? who\b[^,;]{0,60}", re.IGNORECASE)
_WITH_X_TO = re.compile(r"\s(?:\w+ly\s)?(?:to\s)?")
_WITH = re.compile(r"\b(?:with|to|for|invit(?:ed|es|ing)|asked) (?:the |his |her |[A-Z]\w+ )?$")
_ASIDE = re.compile(r", who\b[^;]{0,200}?, (?:has |have |had |is |was |will )")
_MAIN_VERB = re.compile(r"\s(?:will|has|have|had|is|was|are|were|said|says|told|also|\w+ed|met|held)\b")
_TO_VERB = re.compile(r"[^.;]{0,60}?\bto\s")
_THEY = re.compile(r"\bthey\b")
_HE_AND = re.compile(r"\b(?:he|she) and (?:the |his |her )?$", re.IGNORECASE)
_AND = re.compile(r"\s+and (?:the |his |her )?")
_GAP_LIMIT = 90  # characters between two parties of one meeting


def is_glue(gap: str) -> bool:
    """May the words between two parties of one meeting be these?"""
    if len(gap) > _GAP_LIMIT or _STOP.search(gap):
        return False
    return all(word[0].isupper() or word.lower() in GLUE for word in _WORDS.findall(gap))


def chain_after(scene: Scene, at: int, memory: Memory | None = None, but: Party | None = None) -> Party:
    """Parties that follow a place directly, joined by "and" and commas; a pronoun stands for whom it means."""
    if memory is not None:
        pronoun = OBJECT_PRONOUN.match(scene.text, at, scene.end)
        if pronoun:
            return memory.object(scene, at, pronoun, but.codes if but else [])
    found: list[Mention] = []
    rank = None
    for mention in scene.mentions:
        if mention.start < at:
            continue
        gap = without_times(scene, at, mention.start)
        if not is_glue(gap) or (found and mention.kind in TOWNS and found[-1].kind != mention.kind):
            break
        if found and gap.strip() == "," and (
                _MAIN_VERB.match(scene.text, mention.end) or _is_other_office(scene, mention)):
            break  # "After talks with X, Y said", "met X, China's envoy went": Y is no party of the phrase
        office = PLURAL_OFFICE.search(gap)
        rank = rank or (office.lastgroup if office else None)
        found.append(mention)
        at = mention.end
    return party(found, rank)


def _is_other_office(scene: Scene, mention: Mention) -> bool:
    """Does a state's officer without a name follow a comma: ", China's top diplomat"?"""
    text = scene.text
    return mention.kind not in PEOPLE and text[mention.end:mention.end + 2] in {"'s", "’s"} and bool(
        ACTING_NOUN.match(text, mention.end + 2, scene.end))


def is_possessive(scene: Scene, who: Party) -> bool:
    """Is it only something of theirs: "met Chile's demand", "welcomes the President's interest"?"""
    return bool(who.mentions) and scene.text.startswith(("'s ", "’s ", "' ", "’ "), who.mentions[-1].end)


def possessor(cue: Cue) -> Party | None:
    """Whose visit or meeting the noun is: "Putin's visit", "his first visit"; None if it says none."""
    scene, at = cue.scene, cue.start
    nearest = next((m for m in reversed(scene.mentions) if m.end <= at), None)
    if nearest and at - nearest.end < 45 and _POSSESSIVE.fullmatch(scene.text[nearest.end:at]):
        return party([nearest])
    owner = _OWNER.search(cue.before(60))
    if owner is None:
        return None
    owned = at - len(owner.group())
    word = owner.group(1).lower()
    if word in {"his", "her"} and FRONTED.match(scene.text, scene.start, owned) and not any(
            m.kind in PEOPLE and m.end <= owned for m in scene.mentions):
        main = main_subject(scene, at)  # "During his visit to X, President Y met": Y's
        if len(main.codes) == 1 and main.people:
            return main
    if word == "their":
        mine = _actors_before(scene, owned, cue.memory)
        if len(mine.codes) > 2:
            return mine  # "The United States, Japan and the ROK held their third meeting"
        people = party([m for m in scene.mentions if m.end <= owned and m.kind in PEOPLE and m.code])
        if len(people.codes) == 2:
            return people  # "X is to meet Y for their first talks"
    return cue.memory.pronoun(scene, owned, at)


def _actors_before(scene: Scene, at: int, memory: Memory) -> Party:
    """Those named before a place of whom "their" behind them may speak."""
    before = [m for m in scene.mentions if m.end <= at]
    last = _actor(scene, before)
    return Party() if last is None else _group(scene, at, before, last, memory)


def subject(scene: Scene, at: int, memory: Memory) -> Party:
    """Who does what the word at a place says: the nearest person before it, a state that is no object, or a pronoun."""
    start = scene.start
    for stop in _FULL_STOP.finditer(scene.text, scene.start, at):
        start = stop.end()
    before = [m for m in scene.mentions if start <= m.start and m.end <= at]
    named = _named(scene, at, before)
    if named is not None:
        return named
    aside = _ASIDE.search(scene.text, scene.start, at)
    if aside and not any(aside.end() <= m.start for m in before):
        before = [m for m in before if m.end <= aside.start()]  # "X, who brought along Y and Z, has come to"
    last = _actor(scene, before)
    pronoun = memory.pronoun(scene, before[last].end if last is not None else start, at)
    if last is not None and before[last].kind in PEOPLE and _TO_VERB.fullmatch(scene.text[before[last].end:at]):
        pronoun = None  # "X flew to their capital to meet": X still
    if pronoun is not None and last is not None and _THEY.search(scene.text, before[last].end, at):
        named = _group(scene, at, before, last, memory)
        if len(named.codes) == 2:
            return named  # "Peru and Chile's envoys were glad when they met"
    if pronoun is not None and (pronoun.codes or pronoun.mentions):
        return pronoun
    if last is None:
        return main_subject(scene, at) if FRONTED.match(scene.text, start, at + 12) else Party()
    return _group(scene, at, before, last, memory)


def _named(scene: Scene, at: int, before: list[Mention]) -> Party | None:
    """The person right before a relative clause or an infinitive: "with President X, who arrived in"."""
    nearest = before[-1] if before and before[-1].kind in PEOPLE else None
    if nearest is None:
        return None
    gap = scene.text[nearest.end:at]
    if _RELATIVE.fullmatch(gap) or (_WITH_X_TO.fullmatch(gap) and _WITH.search(scene.before(nearest.start, 60))):
        return party([nearest])
    return None


def _actor(scene: Scene, before: list[Mention]) -> int | None:
    """Place of the nearest mention that can act; a person rather than a state that he speaks to."""
    last = next((k for k in range(len(before) - 1, -1, -1) if _can_act(scene, before[k]) and not (
        k > 0 and before[k].kind in PEOPLE and _AND.fullmatch(scene.text, before[k - 1].end, before[k].start)
        and before[k - 1].kind in PEOPLE and not _can_act(scene, before[k - 1]))), None)
    if last is not None and before[last].kind not in PEOPLE and before[last].kind != "organisation":
        person = next((k for k in range(last - 1, -1, -1) if before[k].kind in PEOPLE and before[k].code
                       and _can_act(scene, before[k])), last)
        # "ministers of China, Japan and South Korea": all of one list
        is_list = all(is_glue(scene.text[before[k].end:before[k + 1].start]) for k in range(person, last))
        last = last if is_list else person
    return last


def _group(scene: Scene, at: int, before: list[Mention], last: int, memory: Memory) -> Party:
    """The list of actors that ends with one of them: "Presidents X and Y"."""
    first = last
    while first > 0 and before[first - 1].kind not in TOWNS:
        gap = scene.text[before[first - 1].end:before[first].start]
        if not is_glue(gap):
            break
        if first == last and gap.strip() == "," and before[last].kind in PEOPLE and _PREPOSITION.search(
                scene.before(before[first - 1].start, 60)):
            break  # "Aside from talks with X, Y will meet": Y alone
        first -= 1
    group = before[first:last + 1]
    if _HE_AND.search(scene.before(group[0].start, 25)):
        person = memory.person(scene, group[0].start)
        if person and person.code not in {m.code for m in group}:
            return party([person, *group])
    office = PLURAL_OFFICE.search(scene.before(group[0].start, 60)) or (
        PLURAL_BEHIND.match(scene.text, group[-1].end, at) if group[-1].kind == "demonym" else None)
    return party(group, office.lastgroup if office else None)


def main_subject(scene: Scene, at: int) -> Party:
    """Subject of the main clause behind a fronted phrase: "After talks with X, President Y said"."""
    for comma in re.finditer(r",\s", scene.text[at:scene.end]):
        low = at + comma.end()
        first = next((m for m in scene.mentions if m.start >= low), None)
        if first is None:
            break
        if first.start - low < 40 and is_glue(scene.text[low:first.start]) and _can_act(scene, first):
            following = scene.text[first.end:first.end + 4]
            if first.kind in PEOPLE or not following.startswith((",", " and", ".")):
                return chain_after(scene, low)
    return Party()


def _can_act(scene: Scene, mention: Mention) -> bool:
    if mention.kind in {"city", "seat"} or (mention.code in regions() and mention.kind in {"demonym", "region"}):
        return False
    before = scene.before(mention.start, 60)
    if mention.kind in PEOPLE:
        adjective = next((m for m in scene.mentions if m.kind in {"demonym", "country", "organisation"}
                          and m.end < mention.start <= m.end + 3), None)
        # "with his Philippine counterpart X"
        return not _PREPOSITION.search(scene.before(adjective.start, 60) if adjective else before)
    if _PREPOSITION.search(before):
        return bool(PLURAL_OFFICE.search(before))
    if mention.kind == "demonym" and not ACTING_NOUN.match(scene.text, mention.end, scene.end):
        return False
    if scene.text[mention.end:mention.end + 2] in {"'s", "’s"}:
        return bool(ACTING_NOUN.match(scene.text, mention.end + 2, scene.end))  # "China's top diplomat"
    return True
