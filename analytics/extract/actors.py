"""Who is meant: countries, capitals, organisations, leaders and people whom the article itself introduces.

Three looks at the tokens of a text: the dictionary, word by word, longest form first; titles with the side before or
after them and the name beside them ("his Tajik counterpart Emomali Rahmon"); then the bare surnames of all who were
introduced, by the article or by the leaders table at the publish date.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

from analytics.extract.actor_words import HONORIFICS, MONEY_NOUNS, NO_NAMES, NO_STATE_NAMES, PARTICLES, PORTFOLIO
from analytics.extract.dictionary import Entry, Term, actors, leader_names, leader_terms, titles
from analytics.extract.lexicon import Words, fold
from analytics.extract.spans import Mention

# Traps whose word may be a person's name: "Jordan Bardella", "Michael Jordan", "Chad Smith".
_NAME_TRAP = re.compile(r"name", re.I)
_PATRONYMICS = ("vich", "vna")
_DIRECTIONS = frozenset({"west", "east", "north", "south"})
_UN_WORDS = frozenset({"the", "un", "nations", "n"})
_COUNTERPARTS = frozenset({"counterpart", "counterparts", "colleague", "opposite"})
_END_OF_SUN = date(1991, 12, 26)
# Bodies of a state between its name and the title: "South Korea's National Assembly Speaker".
_BODIES = frozenset({"national", "assembly", "parliament", "parliamentary", "senate", "security", "council", "supreme"})
# What may stand between a side and its title: "Russia's then acting President".
_BEFORE_TITLE = _BODIES | {
    "s", "then", "former", "new", "first", "acting", "newly", "elected", "visiting", "presidential", "government",
    "federal", "senior", "top", "de", "facto", "state", "outgoing", "interim", "own", "republic", "federation",
    "foreign", "army", "navy",
}
_NICKNAME = re.compile(r"[“\"][^”\"]*[”\"]\s*")
_LINKS = frozenset({"and", "the", "of"})
_FIELD_WORDS = PORTFOLIO | _LINKS
_EAST_ASIAN = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "MMR", "HKG"})
_OF_LIMIT = 6  # tokens between a title and its country: "Minister of Foreign Affairs of the Republic of Uzbekistan"
_WRAPPED = 50  # characters of a line that was broken to go on in the next
_NAME_LIMIT = 5  # tokens of one name


def find(text: str, published: date | None = None, title_end: int = 0, home: str | None = None,
         words: Words | None = None) -> list[Mention]:
    """All actors of a text, sorted by start.

    Parameters
    ----------
    text : str, title + newline + text
    published : date, decides who was in office; None asks the table without regard to terms
    title_end : int, length of the title, which may stand in lower case throughout
    home : str, code of the publisher's own state where it is a government: "the President" of its texts
    words : Words of the folded text, where they have been cut already

    Returns
    -------
    list of Mention; a person of unknown side has code None. A demonym and the title behind it are two mentions.
    """
    words = words or Words(fold(text))
    lower_title = bool(title_end) and not any(c.isupper() for c in text[:title_end])
    places, taken = _dictionary(words, title_end if lower_title else 0)
    people = _People(text, words, places, taken, published, home, title_end)
    people.introduce()
    people.recall()
    mentions = sorted(_settle(places) + people.mentions, key=lambda m: (m.start, m.end))
    if published and published < _END_OF_SUN:
        # what the wires of 1987 call Russian, or the Kremlin's, is the Soviet Union's
        mentions = [replace(m, code="SUN") if m.code == "RUS" else m for m in mentions]
    return mentions


def _dictionary(words: Words, lower_until: int) -> tuple[list[tuple[Mention, Entry]], set[int]]:
    """Mentions from the dictionary with their entries, and the words that they use."""
    hits: list[tuple[Mention, Entry]] = []
    taken: set[int] = set()
    lexicon = actors()
    free = 0
    for i in lexicon.candidates(words, lower_until):
        if i < free:
            continue
        start = words.starts[i]
        any_case = start < lower_until
        matches = lexicon.match(words, i, any_case)
        if not matches:
            continue
        used, end, entry = matches[0]
        if entry.kind != "none":
            if _is_trapped(words, i, used, entry, any_case) or _is_leader(words, i, used):
                continue
            code = entry.codes[0] if len(entry.codes) == 1 else None
            hits.append((Mention(start, end, words.folded[start:end], code, entry.kind, entry.name or None), entry))
        free = i + used
        taken.update(range(i, free))
    return hits, taken


def _is_leader(words: Words, i: int, used: int) -> bool:
    """Is a place's name the first word of a leader's: "Nursultan Nazarbayev"?"""
    if words.lower[i] not in leader_names().firsts:
        return False
    return any(n > used for n, _, _ in leader_names().match(words, i))


def _is_trapped(words: Words, i: int, used: int, entry: Entry, any_case: bool) -> bool:
    """Is the word something else here: a currency, a person's name, a direction, a plain word?"""
    behind = i + used
    after = words.lower[behind] if behind < len(words) else ""
    if after in MONEY_NOUNS and entry.kind in {"demonym", "country"}:
        return True
    if entry.kind in {"country", "demonym", "capital"} and after and (
            after == "language" or words.text[behind] in NO_STATE_NAMES) and words.gaps[behind] in {" ", "-"}:
        return True
    is_next = bool(after) and words.is_capital(behind) and words.gaps[behind] == " "
    if is_next and entry.kind in {"capital", "city"} and after.endswith(_PATRONYMICS):
        return True  # "Nursultan Abishevich"
    if not entry.trap:
        return False
    if any_case:
        return True  # "turkey" and "chad" in a lower-case title tell nothing
    before = words.lower[i - 1] if i else ""
    if words.lower[i] == "security" and "own" in entry.trap:
        # "Russia's Security Council", "the CSTO Collective Security Council"
        return bool(before and (before == "s" or words.is_capital(i - 1)) and before not in _UN_WORDS)
    if entry.kind in {"city"} and before not in {"in", "at", "to", "from", "near", "of"}:
        return True
    if words.lower[i] in _DIRECTIONS:
        return before != "the" or bool(after and words.is_capital(behind))
    if not _NAME_TRAP.search(entry.trap) or entry.kind == "demonym":
        return False
    if is_next:
        # "Jordan Bardella", but "Jordan King Abdullah", "Georgia President"
        return not (after in NO_NAMES or actors().match(words, behind) or titles().match(words, behind))
    return bool(before and words.is_capital(i - 1) and before not in NO_NAMES and words.gaps[i] == " "
                and before.isalpha() and not actors().match(words, i - 1))


def _settle(places: list[tuple[Mention, Entry]]) -> list[Mention]:
    """Shared forms ("Korea", "Congolese") take the one of their codes that the text names elsewhere, or stay open."""
    sure = Counter(mention.code for mention, _ in places if mention.code)
    settled = []
    for mention, entry in places:
        if mention.code is None:
            named = [code for code in entry.codes if sure[code]]
            if len(named) != 1:
                continue
            mention = Mention(mention.start, mention.end, mention.text, named[0], mention.kind, mention.name)
        settled.append(mention)
    return settled


class _People:
    """The persons of one text: introduced by a title or the leaders table, then recalled by surname."""

    def __init__(self, text: str, words: Words, places: list[tuple[Mention, Entry]], taken: set[int],
                 published: date | None, home: str | None, title_end: int) -> None:
        self.text, self.words, self.taken, self.title_end = text, words, taken, title_end
        self.published, self.home, self.count = published, home, len(words)
        settled = _settle(places)
        self.by_start = {mention.start: mention for mention in settled}
        self.by_end = {mention.end: mention for mention in settled}
        self.codes = Counter(mention.code for mention in settled)
        self.mentions: list[Mention] = []
        self.used: set[int] = set()  # words of the mentions
        self.known: dict[str, tuple[str, str | None, str | None]] = {}  # surname, lower -> full name, code, rank
        self.last_rank: str | None = None

    # -- introductions -------------------------------------------------------------------------------------------

    def introduce(self) -> None:
        """Every title with its side and its name, and every full name that the leaders table holds."""
        title_words, names = titles().firsts, leader_names().firsts
        lower, taken, free = self.words.lower, self.taken, 0
        for i in [i for i, word in enumerate(lower) if word in title_words or word in names or word in _COUNTERPARTS]:
            if i < free or i in taken:
                continue
            step = self._title(i) if lower[i] in title_words else self._counterpart(i) if (
                lower[i] in _COUNTERPARTS) else 0
            free = i + (step or (self._leader(i) if lower[i] in names else 0))

    def _title(self, i: int) -> int:
        """One title at token `i`; how many tokens were used, 0 if there is none."""
        matches = titles().match(self.words, i, any_case=True)
        if not matches:
            return 0
        used, _, rank = matches[0]
        side = self._side_before(i)
        after = i + used
        if after < self.count and self.words.lower[after] == "s" and self.words.gaps[after].startswith("'"):
            return used  # "the president's office"
        after = self._portfolio(after)
        of_side, after = self._side_after(after)
        side = side or of_side
        name, after_name = self._name(after)
        if name and side is None:
            # "King Hamad of Bahrain", "Prime Minister Modi of the Republic of India"
            side, _ = self._side_after(after_name)
        if name is None and not self.words.is_capital(i) and side is None:
            return used
        return self._add(i, used, after, after_name, name, side, rank)

    def _add(
        self, i: int, used: int, after: int, after_name: int, name: str | None, side: str | None, rank: str
    ) -> int:
        if name is None:
            earlier = self._name_before(i) if side else None
            if earlier:
                self._remember(earlier, side, rank)
            code = side or (self.home if self.words.is_capital(i) and rank == "leader" else None)
            if code is None:
                return used
            end = self.words.ends[max(after, i + used) - 1]
            self._mention(i, end, code, None, rank)
            self.last_rank = rank
            return used
        code, rank = self._who(name, side, rank)
        self._remember(name, code, rank)
        self._mention(i, self.words.ends[after_name - 1], code, name, rank)
        self.taken.update(range(after, after_name))
        self.last_rank = rank
        return after_name - i

    def _counterpart(self, i: int) -> int:
        """ "his Tajik counterpart Emomali Rahmon", "her counterpart from Japan": of the rank spoken of before."""
        side = self._side_before(i)
        after = i + 1
        if side is None and after < self.count and self.words.lower[after] == "from":
            mention = self._mention_at(after + 1)
            side = mention.code if mention else None
        rank = self.last_rank or "leader"
        name, after_name = self._name(after)
        if side is None and name is None:
            return 0
        if name is None:
            self._mention(i, self.words.ends[i], side, None, rank, kind="counterpart")
            return 1
        code, rank = self._who(name, side, rank)
        self._remember(name, code, rank)
        self._mention(i, self.words.ends[after_name - 1], code, name, rank)
        self.taken.update(range(after, after_name))
        return after_name - i

    def _leader(self, i: int) -> int:
        """A full name of the leaders table, without a title."""
        if not self.words.is_capital(i):
            return 0
        matches = leader_names().match(self.words, i, any_case=True)
        if not matches:
            return 0
        used, end, form = matches[0]
        term = self._term(form, None)
        if term is None:
            return 0
        name = self.text[self.words.starts[i]:end]
        self._remember(name, term.code, term.rank)
        self._mention(i, end, term.code, name, term.rank)
        self.taken.update(range(i, i + used))
        return used

    def _side_before(self, i: int) -> str | None:
        """Side that stands right before a title: "Russian ...", "Tajikistan's ...", "US Deputy ..."."""
        words = self.words
        for back in range(1, min(i, 6) + 1):
            k = i - back
            end, after, gap = words.ends[k], words.starts[k + 1], words.gaps[k + 1]
            dotted = self.by_end.get(end + 1)  # "U.S. Secretary"; but "in Bahrain. President Biden" is a new one
            mention = self.by_end.get(end) or dotted
            if end <= self.title_end < after or gap.count("\n") > 1:
                return None
            if gap.strip() not in ({"."} if dotted else {"", "'", "-"}):
                return None
            if mention:
                return mention.code if mention.kind != "city" else None
            if words.lower[k] not in _BEFORE_TITLE:
                return None
        return None

    def _side_after(self, i: int) -> tuple[str | None, int]:
        """Side behind "of" after a title and the token after it: "of Tajikistan", "of Foreign Affairs of the ..."."""
        limit = min(i + _OF_LIMIT, self.count)
        k = i
        while k < limit:
            if k > i and "." in self.words.gaps[k]:
                return None, i
            if self.words.lower[k] in {"of", "for"} or (k > i and self.words.lower[k] in {"and", "the"}):
                start = k + 2 if k + 1 < self.count and self.words.lower[k + 1] == "the" else k + 1
                mention = self._mention_at(start)
                if mention and mention.kind in {"country", "organisation", "region", "demonym"}:
                    if mention.kind == "demonym" and k == i:
                        # "of Russian Railways": an adjective names no state's office
                        return None, i
                    return mention.code, self._body_after(self._token_after(mention.end, start))
            elif k == i or not (self.words.is_capital(k) or self.words.lower[k] in {"and", "of", "the"}):
                return None, i
            k += 1
        return None, i

    def _portfolio(self, i: int) -> int:
        """The token behind a minister's field: "of Justice", "for Foreign Affairs and Trade"."""
        if i >= self.count or self.words.lower[i] not in {"of", "for", "and"}:
            return i
        k = i + 1
        while k < self.count and self.words.lower[k] in _FIELD_WORDS and k not in self.taken \
                and "." not in self.words.gaps[k]:
            k += 1
        while k > i + 1 and self.words.lower[k - 1] in _LINKS:
            k -= 1
        return k if k > i + 1 else i

    def _body_after(self, i: int) -> int:
        """The token behind "'s Security Council": "Secretary of Russia's Security Council Nikolai Patrushev"."""
        k = i
        if k < self.count and self.words.lower[k] == "s":
            k += 1
            while k < self.count and self.words.is_capital(k) and self.words.lower[k] in _BODIES:
                k += 1
            return k if k > i + 1 else i
        return i

    def _mention_at(self, i: int) -> Mention | None:
        return self.by_start.get(self.words.starts[i]) if i < self.count else None

    def _token_after(self, end: int, i: int) -> int:
        while i < self.count and self.words.starts[i] < end:
            i += 1
        return i

    def _name(self, i: int) -> tuple[str | None, int]:
        """The name that starts at token `i` (a comma may stand before it) and the token after it."""
        words, first = self.words, i
        if i >= self.count:
            return None, i
        k = i
        comma = False
        if i:
            gap = words.gaps[k]
            crosses_title = words.ends[i - 1] <= self.title_end < words.starts[k]
            if gap.strip() not in {"", ","} or len(gap) > 3 or crosses_title:
                return None, i
            comma = "," in gap
        while k < self.count and k - first < _NAME_LIMIT:
            lower, is_capital = words.lower[k], words.is_capital(k)
            if k > first:
                gap = words.gaps[k]
                initial = gap == ". " and len(words.text[k - 1]) <= 2
                nickname = gap.strip() in {"“", "”", '"'} and len(gap) == 2
                if gap not in {" ", "-", "'", "\n"} and not initial and not nickname:
                    break
                if "\n" in gap and self._is_line_end(words.ends[k - 1]):
                    break
                if gap == "'" and lower == "s":
                    break
            if lower in PARTICLES and k + 1 < self.count and words.is_capital(k + 1) and k > first:
                k += 1
                continue
            is_other = k in self.taken and lower not in PARTICLES
            is_leader = k > first and f"{words.lower[k - 1]} {lower}" in leader_terms()  # "Theresa May"
            if not is_capital or (lower in NO_NAMES and not is_leader) or is_other:
                # a surname after a hyphen may be written small: "Moon Jae-in"
                if k > first and words.gaps[k].endswith("-") and lower.isalpha():
                    k += 1
                    continue
                break
            k += 1
        while k > first and self.words.lower[k - 1] in PARTICLES:
            k -= 1
        if k == first or (comma and k - first < 2):
            return None, i
        if comma and k < self.count and self.words.gaps[k].strip()[:1] not in {
                ",", ".", ""}:
            return None, i
        name = self.text[self.words.starts[first]:self.words.ends[k - 1]]
        return (name, k) if len(name) > 1 else (None, i)

    def _is_line_end(self, at: int) -> bool:
        """Does a line end here because it is done, a title or a short line, and not because it was wrapped?"""
        return at <= self.title_end or at - self.words.folded.rfind("\n", 0, at) < _WRAPPED

    def _name_before(self, i: int) -> str | None:
        """The name in front of ", President of Tajikistan": two capitalised words or more."""
        if i == 0 or self.words.gaps[i].strip() not in {",", ", the"}:
            return None
        k = i - 1
        while k >= 0 and i - k <= _NAME_LIMIT and self.words.is_capital(k) and k not in self.taken \
                and self.words.lower[k] not in NO_NAMES:
            if k < i - 1 and self.words.gaps[k + 1] not in {" ", "-"}:
                break
            k -= 1
        return self.text[self.words.starts[k + 1]:self.words.ends[i - 1]] if i - 1 - k >= 2 else None

    # -- who it is -----------------------------------------------------------------------------------------------

    def _term(self, name: str, side: str | None) -> Term | None:
        """The term of office that a name means at the publish date; None when the table can't tell."""
        plain = _NICKNAME.sub("", fold(name))  # President Joko "Jokowi" Widodo
        terms = leader_terms().get(plain.lower(), ())
        if side:
            terms = tuple(term for term in terms if term.code == side)
        now = [term for term in terms if term.covers(self.published)]
        people = {(term.name, term.code) for term in now or terms}
        if len(people) != 1:
            return None
        return now[0] if now else terms[-1]

    def _who(self, name: str, side: str | None, rank: str) -> tuple[str | None, str]:
        """Side and rank of a titled name: as the text says, else as introduced before, else from the table."""
        if side:
            return side, rank
        known = self.known.get(fold(name).lower()) or self.known.get(self._surname(name))
        if known and known[1]:
            return known[1], rank
        term = self._term(name, None)
        if term:
            return term.code, rank
        return self.home, rank

    def _surname(self, name: str) -> str:
        return fold(re.split(r"[ \n]", name)[-1]).lower()

    def _remember(self, name: str, code: str | None, rank: str | None) -> None:
        keys = {fold(name).lower(), self._surname(name)}
        if code in _EAST_ASIAN:
            keys.add(fold(name.split()[0]).lower())
        for key in keys:
            if len(key) > 1 and key not in NO_NAMES and not (key in self.known and self.known[key][1]):
                self.known[key] = (name, code, rank)

    def _mention(self, i: int, end: int, code: str | None, name: str | None, rank: str | None, kind: str = "") -> None:
        start = self.words.starts[i]
        self.used.update(range(i, self._token_after(end, i)))
        self.mentions.append(Mention(start, end, self.text[start:end], code,
                                     kind or ("leader" if rank == "leader" else "person"), name, rank))

    # -- recall --------------------------------------------------------------------------------------------------

    def recall(self) -> None:
        """Bare names of those introduced, "Mr Putin", and surnames that one leader in office bears."""
        words, known, terms, taken, used = self.words, self.known, leader_terms(), self.taken, self.used
        for i in [i for i, word in enumerate(words.text)
                  if word < "a" and (words.lower[i] in known or words.lower[i] in terms)]:
            lower = words.lower[i]
            if not words.is_capital(i) or i in taken or i in used or lower in NO_NAMES:
                continue
            person = known.get(lower)
            if person is None:
                term = self._surname_in_office(i)
                if term is None:
                    continue
                person = (words.text[i], term.code, term.rank)
            name, code, rank = person
            self._mention(i, words.ends[i], code, name, rank)

    def _surname_in_office(self, i: int) -> Term | None:
        """A surname that the table gives to one person in office, where the text names that person's state or Mr."""
        words = self.words
        surname = words.text[i]
        if len(surname) < 4 or words.lower[i] not in leader_terms():
            return None
        term = self._term(surname, None)
        if term is None or not term.covers(self.published):
            return None
        is_mr = i > 0 and words.lower[i - 1] in HONORIFICS
        alone = not (i + 1 < self.count and words.is_capital(i + 1) and words.gaps[i + 1] == " ") and not (
            i > 0 and words.is_capital(i - 1) and not is_mr and words.lower[i - 1] not in NO_NAMES
            and words.gaps[i] == " ")
        return term if alone and (is_mr or self.codes[term.code]) else None
