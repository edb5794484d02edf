"""One use of a verb: the word, its form, what it may tell, and its clause."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.extract.act import Act
from analytics.extract.clauses import Clause, Verb
from analytics.extract.telling import Found, Telling


@dataclass(slots=True)
class Use:
    """The verb at word `i` of a sentence, read as `act`; `stop` is the first word behind its clause."""

    telling: Telling
    i: int
    stop: int
    kind: str  # form: base, s, past, ing or adj
    lemma: str
    act: Act
    verb: Verb

    @property
    def clause(self) -> Clause:
        """The sentence with its sides."""
        return self.telling.clause

    @property
    def words(self) -> list[str]:
        """The sentence's words."""
        return self.telling.clause.words

    @property
    def before(self) -> str:
        """The word before the verb and its auxiliaries."""
        return self.words[self.verb.start - 1] if self.verb.start else ""

    @property
    def next(self) -> str:
        """The word behind the verb."""
        return self.words[self.i + 1] if self.i + 1 < len(self.words) else ""

    def rows(self, actors: tuple[str, ...], recipients: tuple[str, ...], how: str, planned: bool) -> list[Found]:
        """The act's rows between these sides."""
        return self.telling.rows(self.i, self.stop, self.act, self.lemma, actors, recipients, how, planned, self.verb)
