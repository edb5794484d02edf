"""The network of a region's states: who deals with whom, who stands between whom, how dense it is, over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analytics.series.activity import placed

if TYPE_CHECKING:
    import networkx as nx


def network(tied: pd.DataFrame, nodes: list[str], *, gatherings: bool = False) -> nx.Graph:
    """States as nodes, what was told as held between each two as weighted edges.

    Parameters
    ----------
    tied : one row per happening and pair (see series.ties)
    nodes : codes that are in the network also where nothing was found of them
    gatherings : whether both being present among others makes a tie: a summit of ten makes forty-five

    Returns
    -------
    networkx.Graph; an edge's weight is the number of happenings, its meetings how many of these are meetings
    """
    import networkx as nx  # only a network needs it

    graph = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    held = tied[tied["status"] == "held"]
    if not gatherings:
        held = held[held["presence"] == "bilateral"]
    for pair, part in held.groupby("pair", sort=True):
        one, other = str(pair).split("-")
        graph.add_edge(one, other, weight=len(part), meetings=int((part["category"] == "meeting").sum()))
    return graph


def centrality(graph: nx.Graph) -> pd.DataFrame:
    """Measures of each node of a network.

    Returns
    -------
    DataFrame: code, partners (edges), strength (happenings, the sum of its edges' weights), betweenness (share of
    shortest ways between two others that lead over it, 0 to 1; each edge is one step, whatever its weight), most
    strength first
    """
    import networkx as nx

    between = nx.betweenness_centrality(graph)
    rows = [(node, graph.degree(node), int(graph.degree(node, weight="weight")), between[node]) for node in graph]
    table = pd.DataFrame(rows, columns=["code", "partners", "strength", "betweenness"])
    table = table.astype({"code": "str", "partners": "Int64", "strength": "Int64", "betweenness": "float64"})
    return table.sort_values(["strength", "code"], ascending=[False, True], ignore_index=True)


def network_over_time(tied: pd.DataFrame, nodes: list[str], period: str = "year", **how: Any) -> pd.DataFrame:
    """Measures of the network in each period.

    Parameters
    ----------
    tied, nodes, how : as in `network`
    period : day, week, month, quarter or year

    Returns
    -------
    DataFrame: period_start, n (happenings in it; of one with several pairs each counts), ties (edges), density (ties of
    all that the nodes could have, 0 to 1), largest (nodes of the largest connected part), central (code with most
    strength, the first in the alphabet of several; missing where there is no tie). Periods without any have no row.
    """
    import networkx as nx

    found = placed(tied, period).dropna(subset=["period_start"])
    rows = []
    for start, part in found.groupby("period_start", sort=True):
        graph = network(part, nodes, **how)
        n = int(sum(weight for *_, weight in graph.edges(data="weight")))
        if not n:
            continue
        largest = max(len(one) for one in nx.connected_components(graph))
        rows.append((start, n, graph.number_of_edges(), nx.density(graph), largest, centrality(graph)["code"][0]))
    table = pd.DataFrame(rows, columns=["period_start", "n", "ties", "density", "largest", "central"])
    kinds = {"period_start": "datetime64[s]", "density": "float64", "central": "str"}
    return table.astype({**kinds, **dict.fromkeys(("n", "ties", "largest"), "Int64")})
