"""Tables of several states: pairs, partners, nodes of a network, series of summits, who met whom."""

from __future__ import annotations

import pandas as pd

from analytics.figures import words
from analytics.figures.display import Table
from analytics.figures.listings import listing


def pairs(tied: pd.DataFrame) -> Table:
    """What was found per pair of a region (see series.ties), most first."""
    rows = []
    for pair, part in tied.groupby("pair", sort=True):
        held, alone = part["status"] == "held", part["presence"] == "bilateral"
        met = part["category"] == "meeting"
        last = part.loc[held & alone & met, "start"].max()
        rows.append((
            words.both(str(pair)), int((held & alone & met).sum()), int((held & ~alone & met).sum()),
            int((held & ~met).sum()), int((part["status"] == "planned").sum()), last,
        ))  # fmt: skip
    names = {"pair": "Pair", "meetings": "Meetings of the two", "both": "Both present", "acts": "Other acts",
             "planned": "Planned", "last": "Last met"}  # fmt: skip
    table = pd.DataFrame(rows, columns=list(names))
    table["last"] = table["last"].astype("datetime64[s]")
    table = table.sort_values(["meetings", "acts", "pair"], ascending=[False, False, True], ignore_index=True)
    return listing("pairs", "Pairs of the region", names, table)


def partners(ranked: pd.DataFrame, found: pd.DataFrame) -> Table:
    """Partners of a country over all periods (see series.partners, series.with_one), most first."""
    rows = []
    total = int(ranked["count"].sum()) if len(ranked) else 0
    for code, part in ranked.groupby("partner", sort=True):
        told = found[(found["partner"] == code) & (found["status"] == "held")]
        last = told.loc[told["category"] == "meeting", "start"].max()
        newest = part.iloc[-1]
        n = int(part["count"].sum())
        rows.append((words.name(code), n, int(part["meetings"].sum()), f"{round(100 * n / total)} %", last,
                     int(newest["rank"]), str(newest["period_start"].year)))  # fmt: skip
    names = {"partner": "Partner", "count": "Meetings and acts", "meetings": "Meetings", "share": "Share",
             "last": "Last met", "rank": "Place when last told", "year": "in"}  # fmt: skip
    table = pd.DataFrame(rows, columns=list(names))
    table["last"] = table["last"].astype("datetime64[s]")
    table = table.sort_values(["count", "partner"], ascending=[False, True], ignore_index=True)
    note = "Dated, told as held, with one other side alone. A move in the order may be a move in what was read."
    return listing("partners", "Partners", names, table, note)


def nodes(central: pd.DataFrame) -> Table:
    """Measures of a network's states (see series.centrality)."""
    table = central.assign(name=[words.name(code) for code in central["code"]])
    names = {"name": "State", "partners": "Partners", "strength": "Meetings and acts", "betweenness": "Between others"}
    note = (
        "“Between others” is the share of shortest ways between two other states that lead over this one, every tie "
        "one step. All three rise with what was read of a state."
    )
    return listing("nodes", "States of the network", names, table, note)


def network_over_time(measured: pd.DataFrame) -> Table:
    """Measures of the network in each period (see series.network_over_time)."""
    starts = [str(day.year) if day.month == day.day == 1 else words.day(day) for day in measured["period_start"]]
    table = measured.assign(period=starts, most=[words.name(code) for code in measured["central"]])
    names = {"period": "Period from", "n": "Meetings and acts", "ties": "Ties", "density": "Density",
             "largest": "States connected", "most": "Most of them with"}  # fmt: skip
    return listing("over-time", "The network over time", names, table.iloc[::-1],
                   "Density: ties found of all that could be. Fewer articles read give fewer ties.")  # fmt: skip


def summit_series(table: pd.DataFrame) -> Table:
    """Series of summits (see series.summit_series)."""
    shown = table.assign(
        last_host=[words.name(code) for code in table["last_host"]],
        next=[
            "; ".join(part for part in (words.day(row["next_start"]) or "no day told", words.name(row["next_host"]),
                                        words.plan({"label": row["next_label"]})) if part)
            if not words.missing(row["next_label"]) else ""
            for row in table.to_dict("records")
        ],
    )  # fmt: skip
    names = {"series": "Series", "editions": "Held", "first": "First", "last": "Last", "last_host": "Host of the last",
             "longest_gap_days": "Longest gap, days", "next": "Planned next"}  # fmt: skip
    return listing("summits", "Series of summits", names, shown, "Editions that were read of; others may lie between.")


def editions(held: pd.DataFrame) -> Table:
    """Editions of summits (see series.editions), newest first."""
    rows = held.to_dict("records")
    shown = held.assign(
        date=[words.span(row["start"], row["end"], row["precision"]) for row in rows],
        who=[words.listed(words.name(code) for code in row["participants"]) for row in rows],
        where=[words.place(row) for row in rows],
        host_name=[words.name(row["host"]) for row in rows],
        source=[words.source(row) for row in rows],
        order=held["start"].fillna(pd.Timestamp("1900-01-01")),
    ).sort_values(["order", "happening_id"], ascending=[False, True])
    names = {"date": "Date", "label": "What is told", "status": "Status", "where": "Where", "host_name": "Host",
             "who": "Named as taking part", "gap_days": "Days since the one before", "source": "Published"}  # fmt: skip
    return listing("editions", "Editions", names, shown.drop(columns="order"), keys="happening_id")


def encounters(met: pd.DataFrame) -> Table:
    """Who met whom (see series.encounters)."""
    table = met.assign(
        who=[_person(row["one"], row["one_country"]) for row in met.to_dict("records")],
        whom=[_person(row["other"], row["other_country"]) for row in met.to_dict("records")],
    )
    names = {"who": "Who", "whom": "Whom", "meetings": "In person", "calls": "Calls", "among_others": "Among others",
             "first": "First", "last": "Last", "longest_gap_days": "Longest gap, days", "places": "Where"}  # fmt: skip
    note = "Meetings told as held at which both are named. A gap is one in what was read."
    return listing("encounters", "Who met whom", names, table, note, "happenings")


def _person(name: str, country: object) -> str:
    return f"{name} ({words.name(country)})" if isinstance(country, str) else name
