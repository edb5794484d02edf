"""Extraction over many articles: who does it, and what stands for an article on which it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from analytics.errors import InputError
from analytics.pipeline.revisions import RETRACTED
from analytics.pipeline.rules import rules_version
from analytics.records import Article, Extraction
from analytics.workers import batches, map_batches

EXTRACT_BATCH = 100  # articles that one worker takes at a time
FAILED = "extraction_failed"
DEADLY = "killed_its_worker"

Read = list[tuple[Article, Extraction]]


@dataclass(frozen=True, slots=True)
class Crew:
    """Who extracts.

    Parameters
    ----------
    workers : local processes, 0 for a loop in this one
    names : what loads the desk's own names in each process; on a cluster the desk's folder has to be there
    scheduler : address of a Dask scheduler whose workers are used instead; they need this version installed
    """

    workers: int = 0
    names: Callable[[], object] | None = None
    scheduler: str | None = None

    def extracted(self, found: Iterable[Article]) -> Iterator[tuple[Article, Extraction]]:
        """Articles with what they gave, in order.

        Raises
        ------
        InputError : the cluster has other rules than we
        """
        done = map_batches(
            extract_batch,
            batches(found, EXTRACT_BATCH),
            self.workers,
            self.names,
            scheduler=self.scheduler,
            lost=deadly,
        )
        for version, read in done:
            if version != rules_version():
                raise InputError(
                    f"the cluster's workers have rules {version}, this machine {rules_version()}: "
                    "install the same version on both"
                )
            yield from read


def extract_batch(batch: list[Article]) -> tuple[str, Read]:
    """Version of the rules, and rows of each article; one on which they fail gives none, and is flagged."""
    from analytics.extract import extract

    read = []
    for article in batch:
        try:
            found = extract(article)
        except Exception:  # whatever a text does to our rules, the run goes on
            article.flags.append(FAILED)
            found = Extraction(article.article_id)
        if article.published_local_date is None or RETRACTED in article.flags:
            # relative dates have nothing to hang on, so an undated text leaves no facts; nor does one taken back
            found = Extraction(article.article_id)
        article.unplaced = found.unplaced
        for row in (*found.trade_figures, *found.meetings, *found.events):
            row.extractor_version = rules_version()
        read.append((article, found))
    return rules_version(), read


def deadly(article: Article) -> tuple[str, Read]:
    """What stands for an article of which a worker died: it is kept and flagged, and gives no rows."""
    article.flags += [FAILED, DEADLY]
    return rules_version(), [(article, Extraction(article.article_id))]
