"""Inputs into the store: what is new is read, extracted and written batch by batch; what is in is skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from analytics.articles import Columns, Given, Input, inputs, reject
from analytics.articles.copies import Stories
from analytics.pipeline.crew import DEADLY, FAILED, Crew
from analytics.pipeline.reading import Reader
from analytics.pipeline.revisions import RETRACTED, SUPERSEDED, is_retraction, settled
from analytics.pipeline.rules import rules_version
from analytics.records import Article, Extraction, Reject
from analytics.tables import ROW_TABLES, Batch, Tables
from analytics.workers import batches

WRITE_BATCH = 2000  # articles in one commit; each commit makes a file per table and year
AT_ONCE = 500  # newer versions that are settled with the store's at a time
LATER = 5000  # second versions of one run that are held until the first are in
SAME_ID = "too many inputs of this run have the id of another one; the first was kept"


@dataclass(slots=True)
class Ingested:
    """What one run did: inputs seen, and what became of them; `reread` were in, read by other rules."""

    inputs: int = 0
    new: int = 0
    reread: int = 0
    known: int = 0
    undated: int = 0
    rejected: int = 0
    failed: int = 0
    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ROW_TABLES[:3], 0))
    reasons: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def ingest(
    paths: Iterable[Path | str],
    store: Path | str,
    given: Given | None = None,
    *,
    workers: int = 0,
    names: Callable[[], object] | None = None,
    scheduler: str | None = None,
    columns: Columns | None = None,
    progress: Callable[[int], object] | None = None,
) -> Ingested:
    """Read files and folders into a store; what it has read already is skipped.

    Articles that other rules have read come first: they are extracted anew from the text that the store has.

    Parameters
    ----------
    paths : files, folders, or "-"
    store : folder of the store; made where it isn't there
    given : what the user says about a bare text; with it an input is read again even if it is in
    workers, names, scheduler : who extracts, as in Crew; the store is written by this process alone
    columns : which columns of an export are which fields; guessed where it isn't given, and told in `notes`
    progress : called with the number of inputs done since its last call

    Returns
    -------
    Ingested; rejects are counted and written to their table with the reason

    Raises
    ------
    InputError : a path that isn't there, a scheduler that doesn't answer
    StoreError : the store can't be written
    """
    tables, done = Tables(store), Ingested()
    crew = Crew(workers, names, scheduler)
    reread(tables, done, crew)
    columns = columns or Columns()
    gate = Gate(tables, given, done, progress, columns)
    with closing(gate.reader):
        for batch in batches(crew.extracted(gate.fresh(paths)), WRITE_BATCH):
            put(tables, batch, done, gate.take_rejects())
    while gate.later:
        put(tables, list(crew.extracted(gate.versions())), done, gate.take_rejects())
    # also where nothing came: a store that has been made can be opened
    if (rejects := gate.take_rejects()) or not tables.exist():
        put(tables, [], done, rejects)
    done.notes = columns.notes
    return done


def reread(tables: Tables, done: Ingested, crew: Crew) -> None:
    """Extract anew, from the text that the store has, what other rules have read; all rows of an article are replaced.

    The rows of a sentence on which the rules have not changed keep their ids.
    """
    stale = {one.article_id for one in tables.known() if one.extractor_version != rules_version()}
    if not stale:
        return
    found = (as_unread(one) for one in tables.every_article() if one.article_id in stale)
    for batch in batches(crew.extracted(found), WRITE_BATCH):
        again = Ingested()
        put(tables, batch, again)
        done.reread += again.new
        done.failed += again.failed
        for name, number in again.rows.items():
            done.rows[name] += number


def as_unread(article: Article) -> Article:
    """The article without what an earlier extraction has noted on it."""
    article.flags = [flag for flag in article.flags if flag not in (FAILED, DEADLY)]
    return article


class Gate:
    """Lets through what is new, and keeps the rejects until they are written."""

    def __init__(
        self,
        tables: Tables,
        given: Given | None,
        done: Ingested,
        progress: Callable[[int], object] | None,
        columns: Columns,
    ) -> None:
        self.tables, self.given, self.done, self.columns = tables, given, done, columns
        self.progress = progress or (lambda _: None)
        known = tables.known()
        # an older version that comes again, under another name, must not take the place of the newer one
        self.seen = {one.input_sha256 for one in known} | tables.rejected_for(SUPERSEDED)
        self.ids = {one.article_id for one in known}
        self.stories = Stories(self._stored)
        self.reader = Reader()
        self.turned_away = tables.rejected()
        self.rejects: list[Reject] = []
        self.later: list[Article] = []

    def fresh(self, paths: Iterable[Path | str]) -> Iterator[Article]:
        """Articles of inputs that the store doesn't have, each id once, with the story that each is a copy of."""
        revised: list[Article] = []
        for found in self._once(paths):
            if found.article_id not in self.ids:
                yield self._placed(found)
                continue
            revised.append(found)
            if len(revised) == AT_ONCE:
                yield from self._settled(revised)
                revised = []
        yield from self._settled(revised)

    def _settled(self, revised: list[Article]) -> Iterator[Article]:
        for one in settled(self.tables, revised):
            if isinstance(one, Reject):
                self._turn_away(one)
            else:
                yield self._placed(one)

    def _placed(self, found: Article) -> Article:
        if is_retraction(found) and RETRACTED not in found.flags:
            found.flags.append(RETRACTED)
        found.story_id = self.stories.story(found.article_id, found.published_local_date, found.text)
        return found

    def _stored(self, month: str) -> Iterator[tuple[str, str, str | None, str]]:
        day = "published_local_date"
        of_month = f"strftime({day}, '%Y-%m') = '{month}'" if month else f"{day} IS NULL"
        for one in self.tables.every_article(of_month) if self.ids else ():
            yield one.article_id, one.story_id or one.article_id, one.published_local_date, one.text

    def _once(self, paths: Iterable[Path | str]) -> Iterator[Article]:
        ids: dict[str, str] = {}
        for path in paths:
            for source in inputs(path, self.columns):
                self.done.inputs += 1
                self.progress(1)
                found = self._article(source)
                if found is None:
                    continue
                if found.article_id not in ids:
                    ids[found.article_id] = found.input_sha256
                    yield found
                elif ids[found.article_id] == found.input_sha256:
                    self.done.known += 1
                elif len(self.later) < LATER:
                    self.later.append(found)
                else:
                    self._turn_away(
                        reject(
                            found.input_name or "", found.input_sha256, SAME_ID, "give each one its own id or address"
                        )
                    )

    def versions(self) -> Iterator[Article]:
        """Articles whose id came a second time in this run, once the first is in: the later version counts."""
        now: dict[str, Article] = {}
        rest = [one for one in self.later if now.setdefault(one.article_id, one) is not one]
        self.later = rest
        yield from self._settled(list(now.values()))

    def take_rejects(self) -> list[Reject]:
        """Rejects since the last call."""
        taken, self.rejects = self.rejects, []
        return taken

    def _article(self, source: Input | Reject) -> Article | None:
        if isinstance(source, Input):
            if not self.given and (source.sha256 in self.seen or (source.name, source.sha256) in self.turned_away):
                self.done.known += 1
                return None
            found = self.reader.read(source, self.given)
            if isinstance(found, Article):
                return found
            source = found
        self._turn_away(source)
        return None

    def _turn_away(self, one: Reject) -> None:
        if (one.input_name, one.input_sha256) in self.turned_away:
            self.done.known += 1
            return
        self.turned_away.add((one.input_name, one.input_sha256))
        self.rejects.append(one)


def put(
    tables: Tables, batch: list[tuple[Article, Extraction]], done: Ingested, rejects: list[Reject] | None = None
) -> None:
    """Write what a batch of articles gave, and rejects, and count them."""
    rejects = rejects or []
    tables.write(Batch([one for one, _ in batch], [found for _, found in batch], rejects, rules_version()))
    done.new += len(batch)
    done.undated += sum(one.published_local_date is None for one, _ in batch)
    done.failed += sum(FAILED in one.flags for one, _ in batch)
    done.rejected += len(rejects)
    done.reasons += [_in_words(one) for one in rejects]
    for _, found in batch:
        for name in done.rows:
            done.rows[name] += len(getattr(found, name))


def _in_words(one: Reject) -> str:
    return f"{one.input_name}: {one.reason}" + (f" ({one.advice})" if one.advice else "")
