"""How well rows were read, from what people say of a sample: shares with intervals, agreement between coders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

REPLICATES = 2000
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval; None where there is nothing to divide by."""

    hits: int
    of: int
    low: float | None
    high: float | None

    @property
    def value(self) -> float | None:
        """hits / of."""
        return self.hits / self.of if self.of else None

    def __str__(self) -> str:
        if self.value is None or self.low is None or self.high is None:
            return "not known (nothing to count)"
        return f"{self.value:.2f} ({self.hits} of {self.of}; 95 % interval {self.low:.2f} to {self.high:.2f})"


def share(clusters: Sequence[tuple[int, int]], seed: int) -> Share:
    """Share of hits with a percentile bootstrap interval over clusters.

    Parameters
    ----------
    clusters : (hits, of) of each article: rows of one article are right or wrong together, so articles are redrawn
    seed : of the redrawing, so that the same sheets give the same interval

    Returns
    -------
    Share, 0 to 1; with hits in all or none of the rows redrawing shows no spread, and the interval's far end is that of
    the rule of three (3 / n)
    """
    import numpy as np

    hits, of = sum(one for one, _ in clusters), sum(all_ for _, all_ in clusters)
    if not of:
        return Share(hits, of, None, None)
    if hits in {0, of}:
        edge = min(1.0, 3 / of)
        return Share(hits, of, *((0.0, edge) if hits == 0 else (1 - edge, 1.0)))
    counts = np.array(clusters, dtype=float)
    drawn = np.random.default_rng(seed).integers(0, len(counts), (REPLICATES, len(counts)))
    sums = counts[drawn].sum(axis=1)
    shares = sums[:, 0][sums[:, 1] > 0] / sums[:, 1][sums[:, 1] > 0]
    low, high = np.quantile(shares, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Share(hits, of, float(low), float(high))


def alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Krippendorff's alpha for nominal values: 1 full agreement, 0 as by chance.

    Parameters
    ----------
    units : for each unit the value that every coder gave, None where one gave none

    Returns
    -------
    float, or None where no two coders judged one unit, or all said the same everywhere (nothing can be told by chance)

    Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), coincidence matrix.
    """
    pairs: Counter[tuple[Hashable, Hashable]] = Counter()
    for unit in units:
        told = [value for value in unit if value is not None]
        if len(told) < 2:
            continue
        for i, one in enumerate(told):
            for k, other in enumerate(told):
                if i != k:
                    pairs[one, other] += 1 / (len(told) - 1)  # type: ignore[assignment]
    totals: Counter[Hashable] = Counter()
    for (one, _), weight in pairs.items():
        totals[one] += weight
    n = sum(totals.values())
    if n < 2 or len(totals) < 2:
        return None
    observed = sum(weight for (one, other), weight in pairs.items() if one != other)
    expected = sum(totals[one] * totals[other] for one in totals for other in totals if one != other) / (n - 1)
    return 1 - observed / expected
