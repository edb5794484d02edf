"""Trade claims compared: the first screen of a trade page, growth chained into an index, claims that differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.figures import words
from analytics.figures.display import Fact, Facts, Table
from analytics.figures.listings import listing


def first_screen(claims: pd.DataFrame) -> Facts:
    """The newest claim of each status, and how many there are of whom."""
    facts = []
    for label, statuses in (("Newest told as fact", ("actual",)), ("Newest aim or forecast", ("target", "forecast"))):
        some = claims[claims["status"].isin(statuses) & claims["value"].notna()]
        some = some[some["presence"] != "both present"].sort_values(["published", "claim_id"], kind="stable")
        if some.empty:
            facts.append(Fact(label, "None found", "No such figure between the two is told in what was read."))
            continue
        row = some.iloc[-1].to_dict()
        facts.append(Fact(label, words.text(row["label"]), f"Said by {words.who(row)}.",
                          words.short(words.text(row["evidence"])), words.source(row), (row["claim_id"],)))  # fmt: skip
    said = claims["speaker_country"].dropna().value_counts()
    whose = words.listed(f"{int(n)} for {words.the(code)}" for code, n in said.head(3).items())
    n = words.sentence(words.count(len(claims), "claim"))
    facts.append(Fact("How many", n, f"Said {whose}; the others by the articles themselves." if whose else ""))
    return Facts(facts, {"trade": len(claims), "found": len(claims)})


def index(chained: pd.DataFrame) -> Table:
    """Growth chained into an index (see series.index): computed, in points, the year before a chain's first = 100."""
    rows = chained.to_dict("records")
    table = chained.assign(
        what=[_series(row["series"]) for row in rows],
        points=[_points(row) for row in rows],
        ends=[f"{row['low']:.1f} to {row['high']:.1f}" if not pd.isna(row["low"]) and not pd.isna(row["high"])
              else "open" if row["n"] else "" for row in rows],
        said=[str(row["year"]) for row in rows],
    )  # fmt: skip
    names = {"what": "What", "said": "Year", "points": "Index, computed", "ends": "Claims allow", "n": "Claims"}
    note = "Computed by us, not claimed by anybody. “Open”: a claim of “more than” or “up to” leaves an end open."
    return listing("index", "Growth, chained", names, table, note)


def differing(found: pd.DataFrame, claims: pd.DataFrame) -> Table:
    """Claims that are not the same figure, side by side (see series.differing): those that differ first."""
    by_id = {row["claim_id"]: row for row in claims.to_dict("records")}
    order = {"differing": 0, "different in scope": 1, "compatible": 2}
    table = found.assign(
        order=found["verdict"].map(order),
        how=[f"{row['verdict']}{': ' + row['scope'] if row['scope'] else ''}" for row in found.to_dict("records")],
        first=[_claim(by_id[one]) for one in found["one"]],
        second=[_claim(by_id[one]) for one in found["other"]],
        keys=pd.Series(found[["one", "other"]].to_numpy().tolist(), index=found.index, dtype="object"),
    ).sort_values(["order", "one", "other"], kind="stable")
    names = {"how": "How they go together", "first": "One", "second": "The other"}
    note = "“Compatible”: one value fits both. “Different in scope”: of another period, currency, side, or an aim."
    return listing("differing", "Claims beside each other", names, table.drop(columns="order"), note, "keys")


def _claim(row: Mapping[Any, Any]) -> str:
    return f"{row['label']} ({words.who(row)}; {words.source(row)}): “{words.short(words.text(row['evidence']), 240)}”"


def _series(name: str) -> str:
    flow, *sides = name.split(" ")
    row = {"flow": flow, "reporter": sides[0] if sides else None, "partner": sides[1] if len(sides) > 1 else None}
    return words.flow(row)


def _points(row: Mapping[Any, Any]) -> str:
    return "open" if pd.isna(row["index"]) else f"{row['index']:.1f}"
