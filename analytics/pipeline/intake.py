"""Inputs into the store: what is new is read, extracted and written batch by batch; what is in is skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analytics.articles import Given, Input, inputs, read_input, reject
from analytics.records import EXTRACTOR_VERSION, Article, Extraction, Reject
from analytics.tables import ROW_TABLES, Batch, Tables
from analytics.workers import batches, map_batches

EXTRACT_BATCH = 100  # articles that one worker takes at a time
WRITE_BATCH = 2000  # articles in one commit; each commit makes a file per table and year
ENTERED = ("option", "entered")  # a publish time that the user gave, not the input
SAME_ID = "another input of this run has the same id and another text; the first was kept"


@dataclass(slots=True)
class Ingested:
    """What one run did: inputs seen, and what became of them."""

    inputs: int = 0
    new: int = 0
    known: int = 0
    undated: int = 0
    rejected: int = 0
    failed: int = 0
    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ROW_TABLES[:3], 0))
    reasons: list[str] = field(default_factory=list)


def ingest(
    paths: Iterable[Path | str],
    store: Path | str,
    given: Given | None = None,
    *,
    workers: int = 0,
    names: Callable[[], object] | None = None,
    progress: Callable[[int], object] | None = None,
) -> Ingested:
    """Read files and folders into a store; what it has read already is skipped.

    Parameters
    ----------
    paths : files, folders, or "-"
    store : folder of the store; made where it isn't there
    given : what the user says about a bare text; with it an input is read again even if it is in
    workers : local processes for the extraction, 0 for none
    names : what loads the desk's own names in each process
    progress : called with the number of inputs done since its last call

    Returns
    -------
    Ingested; rejects are counted and written to their table with the reason

    Raises
    ------
    InputError : a path that isn't there
    StoreError : the store can't be written
    """
    tables, done = Tables(store), Ingested()
    gate = Gate(tables, given, done, progress)
    for batch in batches(extracted(gate.fresh(paths), workers, names), WRITE_BATCH):
        put(tables, Batch([one for one, _ in batch], [found for _, found in batch], gate.take_rejects()), done)
    # also where nothing came: a store that has been made can be opened
    if (rejects := gate.take_rejects()) or not tables.exist():
        put(tables, Batch(rejects=rejects), done)
    return done


class Gate:
    """Lets through what is new, and keeps the rejects until they are written."""

    def __init__(
        self, tables: Tables, given: Given | None, done: Ingested, progress: Callable[[int], object] | None
    ) -> None:
        self.tables, self.given, self.done = tables, given, done
        self.progress = progress or (lambda _: None)
        versions = {one.input_sha256: one.extractor_version for one in tables.known()}
        self.seen = {sha256 for sha256, version in versions.items() if version == EXTRACTOR_VERSION}
        # read by older rules: a publish time that the user gave then has to outlive the new reading
        self.entered = tables.entered(ENTERED) if len(self.seen) < len(versions) else {}
        self.turned_away = tables.rejected()
        self.rejects: list[Reject] = []

    def fresh(self, paths: Iterable[Path | str]) -> Iterator[Article]:
        """Articles of inputs that the store doesn't have, each id once."""
        ids: dict[str, str] = {}
        for path in paths:
            for source in inputs(path):
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
                else:
                    self._turn_away(
                        reject(
                            found.input_name or "", found.input_sha256, SAME_ID, "give each one its own id or address"
                        )
                    )

    def take_rejects(self) -> list[Reject]:
        """Rejects since the last call."""
        taken, self.rejects = self.rejects, []
        return taken

    def _article(self, source: Input | Reject) -> Article | None:
        if isinstance(source, Input):
            if not self.given and (source.sha256 in self.seen or (source.name, source.sha256) in self.turned_away):
                self.done.known += 1
                return None
            found = read_input(source, self.given)
            if isinstance(found, Article):
                return as_entered(found, self.entered.get(found.input_sha256))
            source = found
        self._turn_away(source)
        return None

    def _turn_away(self, one: Reject) -> None:
        if (one.input_name, one.input_sha256) in self.turned_away:
            self.done.known += 1
            return
        self.turned_away.add((one.input_name, one.input_sha256))
        self.rejects.append(one)


def extracted(
    found: Iterable[Article], workers: int = 0, names: Callable[[], object] | None = None
) -> Iterator[tuple[Article, Extraction]]:
    """Articles with what they gave, in order."""
    for batch in map_batches(extract_batch, batches(found, EXTRACT_BATCH), workers, names):
        yield from batch


def extract_batch(batch: list[Article]) -> list[tuple[Article, Extraction]]:
    """Rows of each article of a batch; one on which our rules fail gives none, and is flagged."""
    from analytics.extract import extract

    results = []
    for article in batch:
        try:
            found = extract(article)
        except Exception:  # whatever a text does to our rules, the run goes on
            article.flags.append("extraction_failed")
            found = Extraction(article.article_id)
        if article.published_local_date is None:
            # relative dates have nothing to hang on, so an undated text leaves no facts
            found = Extraction(article.article_id)
        results.append((article, found))
    return results


def put(tables: Tables, batch: Batch, done: Ingested) -> None:
    """Write a batch and count it."""
    tables.write(batch)
    done.new += len(batch.articles)
    done.undated += sum(one.published_local_date is None for one in batch.articles)
    done.failed += sum("extraction_failed" in one.flags for one in batch.articles)
    done.rejected += len(batch.rejects)
    done.reasons += [_in_words(one) for one in batch.rejects]
    for found in batch.extractions:
        for name in done.rows:
            done.rows[name] += len(getattr(found, name))


def _in_words(one: Reject) -> str:
    return f"{one.input_name}: {one.reason}" + (f" ({one.advice})" if one.advice else "")


def as_entered(article: Article, stored: Article | None) -> Article:
    """The article with what the user had said about it when it was read before."""
    if stored is not None:
        for name in (
            "article_id",
            "story_id",
            "published",
            "published_local_date",
            "published_precision",
            "published_source",
            "publisher",
            "url",
            "canonical_url",
        ):
            setattr(article, name, getattr(stored, name))
        article.flags = [flag for flag in article.flags if flag != "undated"]
    return article
