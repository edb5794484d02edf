"""What a page can't see: gaps, counts of what is left out, pairs that are near an empty one, how to cite."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analytics import series
from analytics.figures import words
from analytics.figures.display import Notes

NEAR = 12  # pairs named when a page has nothing to show


def gap_words(states: pd.DataFrame, limit: int = 4) -> str:
    """The periods in which nothing was read: "Nothing was read of 2004, 2007 to 2009 and 2011."."""
    empty = states[states["state"] == "nothing read"]
    runs = series.runs([(a.date(), b.date()) for a, b in zip(empty["period_start"], empty["period_end"], strict=True)])
    if not runs:
        return "No period is without a reading."
    longest = sorted(sorted(runs, key=lambda run: (run[0] - run[1], run[0]))[:limit])
    more = len(runs) - len(longest)
    said = words.listed(
        [words.span(a, b, None) for a, b in longest] + ([words.count(more, "shorter spell")] if more else [])
    )
    return f"Nothing was read of {said}."


def whose_words(observations: pd.DataFrame, pair: str) -> str:
    """From whose side the rows come: "63 % of the rows published in Russia, none in Tajikistan, 37 % elsewhere"."""
    told = series.sides(observations, pair)
    share = dict(zip(told["side"], told["share"], strict=True))
    count = dict(zip(told["side"], told["rows"], strict=True))
    sides = sorted(pair.split("-"), key=lambda side: -share[side])
    said = []
    if count[sides[0]]:
        said.append(f"{_percent(share[sides[0]])} of the rows published in {words.the(sides[0])}")
        said.append(f"{_percent(share[sides[1]]) if count[sides[1]] else 'none'} in {words.the(sides[1])}")
    else:
        said.append(f"no row published in {words.the(sides[0])} or {words.the(sides[1])}")
    said += [f"{_percent(share['other'])} elsewhere"] if count["other"] else []
    if count[""]:
        voices = series.voices(observations)
        names = voices.loc[voices["country"] == "", "publisher"].tolist()
        is_told = len(names) < 3 and all(names)
        who = words.listed(names) if is_told else f"{words.count(len(names), 'publisher')} of unknown country"
        said.append(f"{_percent(share[''])} by {who}")
    return words.listed(said)


def _percent(share: float) -> str:
    return f"{round(share * 100)} %" if share >= 0.005 else "under 1 %"


def reading_words(states: pd.DataFrame, limit: int = 2) -> str:
    """What changed in the reading, in the words that keep a fall of it from looking like one of relations."""
    names = series.throughout(states)
    said = []
    turns = series.turns(states)
    if len(turns):
        steps = turns.assign(step=(turns["after"] - turns["before"]).abs()).sort_values("step", ascending=False)
        told = [_turn(row) for row in steps.head(limit).sort_values("period_start").to_dict("records")]
        more = f", and changed {words.count(len(turns) - limit, 'more time')}" if len(turns) > limit else ""
        said.append(f"What was read {', then '.join(told)}{more}: that is coverage, not relations.")
    if names:
        shown = ", ".join(words.short(words.publisher(one), 40) for one in names[:3])
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        said.append(f"Read in every period: {shown}{more}.")
    elif (states["state"] != "still filling").sum() > 1:
        said.append("No publisher was read in every period, so the heights of two bars can’t be compared directly.")
    return " ".join(said)


def _turn(row: words.Row) -> str:
    way = "fell" if row["after"] < row["before"] else "rose"
    when = words.day(row["period_start"])
    year = when[-4:] if when.startswith("1 January") else f"the period from {when}"
    change = f"{way} from {int(row['before']):,} to {words.count(int(row['after']), 'article')} in {year}"
    names = row["went"] if way == "fell" else row["came"]
    verb = "no longer read" if way == "fell" else "newly read"
    who = f" ({', '.join(words.short(words.publisher(one), 40) for one in names[:2])} {verb})" if names else ""
    return change + who


def near(store: Any, pair: str, observations: pd.DataFrame) -> Notes | None:
    """For a pair without rows: pairs of either side that have some, most rows first; None for a pair with rows."""
    if len(observations):
        return None
    counts: dict[str, int] = {}
    for side in pair.split("-"):
        for other, n in store.observations(country=side)["pair"].dropna().value_counts().items():
            counts[str(other)] = int(n)
    most = sorted(counts, key=lambda one: (-counts[one], one))[:NEAR]
    if not most:
        return Notes(
            "What is near", ["Neither side appears in what was read. Add articles to the inbox and build again."]
        )
    return Notes("What is near", [f"{words.both(one)}: {words.count(counts[one], 'row')}" for one in most])


def unseen(store: Any, happenings: pd.DataFrame, claims: pd.DataFrame, states: pd.DataFrame, period: str) -> Notes:
    """What the page can't see, with counts where there are any."""
    out = series.left_out(happenings, period)
    counts = store.counts()
    undated = len(store.undated())
    vague = int(claims["period_end"].isna().sum())
    notes = [
        f"Only what was read: {words.count(int(counts['articles']), 'article')} in the store, "
        f"{words.count(undated, 'article')} of them without a "
        f"publish date and so without dated rows; {words.count(int(counts['rejects']), 'input')} could not be "
        f"read at all. {gap_words(states)}",
        "A row says that an article says so, not that it is so. Nothing is averaged, converted or filled in.",
        f"{words.count(out['undated'], 'happening')} without a date and "
        f"{words.count(out['less exact'], 'happening')} known less exactly than the "
        f"{period} stand in the evidence but not in the bars. {words.count(vague, 'trade claim')} without a period "
        f"{'is' if vague == 1 else 'are'} in the table only.",
        "Rules read English texts and miss things: wordings they don't know, meetings told only in pictures or "
        "lists, talks that nobody "
        "reported. They can also misread; the sentence beside each row is there to check.",
        "A publisher tells its own side's meetings more fully. Counts compare what was told, not how close two "
        "states are.",
    ]
    return Notes("What this page can’t see", [note[:1].upper() + note[1:] for note in notes])


def cite(store: Any, pair: str, today: date | None) -> Notes:
    """How to cite the page and the rows on it."""
    versions = ", ".join(f"{name} {number}" for name, number in sorted(store.versions.items()))
    until = f", articles up to {words.day(today)}" if today else ""
    return Notes(
        "How to cite",
        [
            f"Regional Relations: {words.both(pair)}. Read by rule from news articles{until}. Table versions: "
            f"{versions}.",
            "For a single fact cite the article that tells it: its sentence, publisher and date stand in the "
            "evidence table.",
            "Each chart and table offers its data as a CSV file.",
        ],
    )
