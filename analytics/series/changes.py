"""What changed: where a rate turned to another level, and which periods stand out, each against chance.

Counts are of what was found per article read by the publishers that were read throughout (`series.trend`), so that a
change of reading is no change of relations; where reading changed all the same, the row says so.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analytics.series.trends import PER

LEVEL = 0.05  # how often chance alone may give a finding, over all periods together
DRAWS = 999  # calendars drawn by chance
LEAST_PERIODS, LEAST_FOUND = 6, 10  # below that nothing can be told from chance
SIDE = 2  # periods at least before and after a change
SEED = 20_090_907  # fixed: a page made twice says the same


def changes(table: pd.DataFrame, turned: pd.DataFrame, level: float = LEVEL, draws: int = DRAWS) -> pd.DataFrame:
    """Periods from which on things were found at another rate than before.

    Parameters
    ----------
    table : one row per period: period_start, articles, found (see series.trend); periods without articles are left out
    turned : where what was read changed (see series.turns)
    level : how often chance alone gives a finding, 0 to 1
    draws : calendars in which the same number found is spread by chance over the articles read

    Returns
    -------
    DataFrame, one row per change: period_start (the first of the new level), before, after (found per thousand articles
    between this change and its neighbours), before_low, before_high, after_low, after_high (95 % intervals), p (how
    often a calendar without any change gives one as clear; between 1 / (draws + 1) and 1), reading_changed (what was
    read changed in this period or one beside it: no finding about relations). Empty where there are fewer than six
    periods or ten found.

    Source: optimal partition by PELT (Killick, Fearnhead, Eckley 2012) with the likelihood of a Poisson rate, its
    penalty set so that chance passes it as seldom as `level` says; counts that clump are scaled down (`clumping`).
    """
    columns = ["period_start", "before", "after", "before_low", "before_high", "after_low", "after_high"]
    kinds: dict[str, str] = {"period_start": "datetime64[s]", **dict.fromkeys([*columns[1:], "p"], "float64")}
    kinds["reading_changed"] = "bool"
    table = table[table["articles"] > 0].reset_index(drop=True)
    found, articles = _counts(table)
    if len(table) < LEAST_PERIODS or found.sum() < LEAST_FOUND:
        return pd.DataFrame(columns=[*columns, "p", "reading_changed"]).astype(kinds)
    scale = clumping(table)
    chance = _gains_by_chance(int(found.sum()), articles, draws)
    ends = _partition(found, articles, float(np.quantile(chance, 1 - level)) * scale)
    bounds = [0, *ends]
    rows = []
    for at, middle, end in zip(bounds, bounds[1:], bounds[2:], strict=False):
        one, other = slice(at, middle), slice(middle, end)
        gain = _gain(found[at:end], articles[at:end], middle - at) / scale
        p = (1 + int((chance >= gain).sum())) / (draws + 1)
        day = table["period_start"][middle]
        near = set(table["period_start"][max(middle - 1, 0) : middle + 1])
        levels = [*(_rate(found[part].sum(), articles[part].sum()) for part in (one, other))]
        spans = [*rate_interval(found[one].sum(), articles[one].sum(), scale)]
        spans += [*rate_interval(found[other].sum(), articles[other].sum(), scale)]
        rows.append((day, *levels, *spans, p, bool(near & set(turned["period_start"]))))
    return pd.DataFrame(rows, columns=[*columns, "p", "reading_changed"]).astype(kinds)


def unusual(table: pd.DataFrame, level: float = LEVEL) -> pd.DataFrame:
    """Periods in which more or less was found than the other periods let expect.

    Parameters
    ----------
    table : one row per period: period_start, period_end, articles, found (see series.trend)
    level : how often chance alone names any period, 0 to 1

    Returns
    -------
    DataFrame: period_start, period_end, found, expected (by the rate of the other periods and the articles of this
    one), low, high (95 % of what chance gives), p (two-sided, for this period alone; named are those below `level`
    divided by the number of periods). Empty where there are fewer than six periods or ten found.

    Source: exact binomial test of the period's part of all that was found, given its part of all articles; counts that
    clump are scaled down first (`clumping`).
    """
    from scipy import stats  # slow to import, and only this asks for it

    columns = ["period_start", "period_end", "found", "expected", "low", "high", "p"]
    table = table[table["articles"] > 0].reset_index(drop=True)
    found, articles = _counts(table)
    rows = []
    if len(table) >= LEAST_PERIODS and found.sum() >= LEAST_FOUND:
        scale, total = clumping(table), int(found.sum())
        for at, row in enumerate(table.to_dict("records")):
            share = float(articles[at] / articles.sum())
            n, of = round(found[at] / scale), round(total / scale)
            p = float(stats.binomtest(min(n, of), of, share).pvalue) if of else 1.0
            if p < level / len(table):
                others = float(articles.sum() - articles[at])
                expected = (total - found[at]) / others * articles[at] if others else 0.0
                low, high = (float(one) * scale for one in stats.binom.interval(0.95, of, share))
                rows.append((row["period_start"], row["period_end"], int(found[at]), expected, low, high, p))
    kinds = {"period_start": "datetime64[s]", "period_end": "datetime64[s]", "found": "Int64"}
    numbers = dict.fromkeys(("expected", "low", "high", "p"), "float64")
    return pd.DataFrame(rows, columns=columns).astype({**kinds, **numbers})


def rate_interval(found: float, articles: float, scale: float = 1.0, level: float = 0.95) -> tuple[float, float]:
    """Lowest and highest rate per thousand articles that a count allows: the exact interval of a Poisson count.

    Parameters
    ----------
    found, articles : counts, articles above 0; scale : how much the counts clump (see `clumping`)

    Source: Garwood 1936. 0 found gives 0 to 3.69 at 95 %, 10 found 4.80 to 18.39.
    """
    from scipy import stats

    n, tail = found / scale, (1 - level) / 2
    low = float(stats.chi2.ppf(tail, 2 * n)) / 2 if n else 0.0
    high = float(stats.chi2.ppf(1 - tail, 2 * n + 2)) / 2
    return low * scale / articles * PER, high * scale / articles * PER


def clumping(table: pd.DataFrame) -> float:
    """How much more the counts jump from one period to the next than counts of single things would; at least 1.

    The mean of the squared jumps between neighbours over what chance gives, so that a lasting change of level, which is
    one jump, weighs little.
    """
    found, articles = _counts(table[table["articles"] > 0])
    if len(found) < 3 or not found.sum():
        return 1.0
    rates, mean = found / articles, found.sum() / articles.sum()
    jumps = np.diff(rates) ** 2 / (mean * (1 / articles[1:] + 1 / articles[:-1]))
    return max(1.0, float(np.mean(jumps)))


def _counts(table: pd.DataFrame) -> tuple[Any, Any]:
    return table["found"].to_numpy("float64"), table["articles"].to_numpy("float64")


def _rate(found: float, articles: float) -> float:
    return float(found / articles * PER)


def _partition(found: Any, articles: Any, penalty: float) -> list[int]:
    """Ends of the stretches of one rate each, the last period's included."""
    import ruptures  # it loads scipy

    class Rate(ruptures.base.BaseCost):  # type: ignore[misc]
        """Minus the log-likelihood of one Poisson rate over a stretch."""

        model, min_size = "rate", SIDE

        def fit(self, signal: Any) -> Any:
            self.signal = signal
            return self

        def error(self, start: int, end: int) -> float:
            n, of = self.signal[start:end].sum(axis=0)
            return -float(_fit(n, of))

    signal = np.column_stack([found, articles])
    search = ruptures.Pelt(custom_cost=Rate(), min_size=SIDE, jump=1).fit(signal)
    return [int(end) for end in search.predict(pen=penalty)]


def _fit(found: Any, articles: Any) -> Any:
    """Log-likelihood of a stretch's own rate, without what all partitions share."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(found > 0, found * np.log(found / articles), 0.0)


def _gain(found: Any, articles: Any, at: int) -> float:
    parts = _fit(found[:at].sum(), articles[:at].sum()) + _fit(found[at:].sum(), articles[at:].sum())
    return float(parts - _fit(found.sum(), articles.sum()))


def _gains_by_chance(total: int, articles: Any, draws: int) -> Any:
    """The clearest single change in each of many calendars that have none."""
    drawn = np.random.default_rng(SEED).multinomial(total, articles / articles.sum(), size=draws).astype("float64")
    left, of_left = drawn.cumsum(axis=1)[:, SIDE - 1 : -SIDE], articles.cumsum()[SIDE - 1 : -SIDE]
    gains = _fit(left, of_left) + _fit(total - left, articles.sum() - of_left) - _fit(total, articles.sum())
    return gains.max(axis=1)
