"""Figures that differ, sorted: compatible, of another scope, or differing; both stay as they are, no one wins."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.series.claims import growth, levels

VERDICTS = ("compatible", "different in scope", "differing")
SCOPES = ("currency", "period", "the partner's own figure", "aim or forecast")
MOST = 60  # claims of one flow and year that are held against each other


def differing(claims: pd.DataFrame) -> pd.DataFrame:
    """Pairs of claims about one flow between the same sides that are not the same figure.

    Parameters
    ----------
    claims : DataFrame, one row per claim (see store.claims)

    Returns
    -------
    DataFrame: one, other (claim ids, the earlier published first), measure, verdict (see VERDICTS), scope (see SCOPES,
    "" where the scope is the same), gap (how far the nearest ends lie apart, in the unit; 0 where they overlap; missing
    where the scope differs). Two figures of one sentence speak of two things, and are no pair. Compared are claims
    whose periods overlap and end within the same calendar year; exports of A to B stand beside imports of B from A.
    """
    rows = []
    for measure, told in (("level", levels(claims)), ("change_pct", growth(claims))):
        groups: dict[Any, list[Mapping[Any, Any]]] = defaultdict(list)
        for row in told[told["period_end"].notna()].to_dict("records"):
            groups[(goods_of(row), row["period_end"].year)].append(row)
        for group in groups.values():
            order = sorted(group, key=lambda row: (str(row["published"]), row["claim_id"]))[:MOST]
            for one, other in itertools.combinations(order, 2):
                if _overlap(one, other) and not _one_sentence(one, other):
                    rows.append((one["claim_id"], other["claim_id"], measure, *verdict(one, other)))
    table = pd.DataFrame(rows, columns=["one", "other", "measure", "verdict", "scope", "gap"])
    return table.astype({**dict.fromkeys(("one", "other", "measure", "verdict", "scope"), "str"), "gap": "float64"})


def verdict(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> tuple[str, str, float | None]:
    """How two intervals go together (rows of `levels` or `growth`): verdict, scope, gap."""
    scope = _scope(one, other)
    if scope:
        return "different in scope", scope, None
    gap = max(one["low"], other["low"]) - min(one["high"], other["high"])
    if gap <= 0 or math.isclose(max(one["low"], other["low"]), min(one["high"], other["high"]), rel_tol=1e-9):
        return "compatible", "", 0.0
    return "differing", "", float(gap)


def goods_of(claim: Mapping[Any, Any]) -> tuple[Any, ...]:
    """What moved where: exports of A to B and imports of B from A are the same goods."""
    flow, one, other = claim["flow"], claim.get("reporter"), claim.get("partner")
    if flow == "imports":
        return "goods", other, one
    if flow == "exports":
        return "goods", one, other
    if flow == "turnover":
        return (flow, *sorted(str(side) for side in (one, other)))
    return flow, one, other


def against(claims: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """Claims of amounts beside an imported series of statistics.

    Parameters
    ----------
    claims : DataFrame, one row per claim (see store.claims)
    reference : DataFrame: flow, reporter, partner, unit, period_start, period_end, value

    Returns
    -------
    DataFrame: claim_id, value (claimed), reference (the statistic of the same flow, sides, unit and period), difference
    (claimed less statistic, in the unit), difference_pct (of the statistic), within (whether the claim allows it). A
    claim for which there is no such statistic has no row.
    """
    known: dict[Any, float] = {}
    for row in reference.to_dict("records"):
        known[(goods_of(row), row["unit"], _day(row["period_start"]), _day(row["period_end"]))] = float(row["value"])
    rows = []
    for row in levels(claims).to_dict("records"):
        found = known.get((goods_of(row), row["unit"], _day(row["period_start"]), _day(row["period_end"])))
        if found is not None:
            gap = row["value"] - found
            within = row["low"] <= found <= row["high"]
            rows.append((row["claim_id"], row["value"], found, gap, gap / found * 100 if found else None, within))
    table = pd.DataFrame(rows, columns=["claim_id", "value", "reference", "difference", "difference_pct", "within"])
    numbers = dict.fromkeys(("value", "reference", "difference", "difference_pct"), "float64")
    return table.astype({"claim_id": "str", "within": "bool", **numbers})


def _scope(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> str:
    """Why two figures don't speak of the same thing; "" where they do."""
    if (one["status"] == "actual") != (other["status"] == "actual"):
        return "aim or forecast"
    if one["unit"] != other["unit"]:
        return "currency"
    if (one["period_start"], one["period_end"]) != (other["period_start"], other["period_end"]):
        return "period"
    return "the partner's own figure" if one["flow"] != other["flow"] else ""


def _overlap(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    starts = [row["period_start"] if not pd.isna(row["period_start"]) else row["period_end"] for row in (one, other)]
    return bool(max(starts) <= min(one["period_end"], other["period_end"]))


def _one_sentence(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    said = (one.get("article_id"), one.get("evidence"))
    return None not in said and said == (other.get("article_id"), other.get("evidence"))


def _day(value: Any) -> Any:
    return None if pd.isna(value) else pd.Timestamp(value).date()
