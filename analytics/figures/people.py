"""Persons who met: which of them are asked for, how often each two did, where, and the longest time between."""

from __future__ import annotations

import difflib

import pandas as pd
import plotly.graph_objects as go

from analytics import reference
from analytics.errors import BadParameter
from analytics.figures import theme, words
from analytics.figures.colours import LIGHT
from analytics.figures.display import Fact, Facts
from analytics.figures.drawing import Drawing

SHOWN = 15  # pairs of persons drawn


def of(met: pd.DataFrame, person: str, codes: list[str]) -> pd.DataFrame:
    """Encounters of one person, or of a country's people; all where neither is given.

    Parameters
    ----------
    met : who met whom (see series.encounters); person : a name or part of one; codes : of the country, or empty

    Raises
    ------
    BadParameter : a person of whom no meeting was read, with the nearest names
    """
    if codes:
        met = met[met["one_country"].isin(codes) | met["other_country"].isin(codes)]
    if not person.strip() or met.empty:
        return met.reset_index(drop=True)
    key = reference.fold(person).casefold().split()
    names = pd.unique(pd.concat([met["one"], met["other"]]))
    hits = {name for name in names if set(key) <= set(reference.fold(name).casefold().split())}
    hits |= {one.name for one in reference.leader_forms().get(reference.fold(person), ())} & set(names)
    if not hits:
        near = difflib.get_close_matches(person, list(names), n=5, cutoff=0.4) or sorted(names)[:5]
        raise BadParameter(f"person={person!r} is named at no meeting of this choice: nearest {', '.join(near)}")
    return met[met["one"].isin(hits) | met["other"].isin(hits)].reset_index(drop=True)


def at(happenings: pd.DataFrame, met: pd.DataFrame) -> pd.DataFrame:
    """The happenings at which these encounters were."""
    ids = {one for several in met["happenings"] for one in several}
    return happenings[happenings["happening_id"].isin(ids)].reset_index(drop=True)


def rows(observations: pd.DataFrame, happenings: pd.DataFrame) -> pd.DataFrame:
    """Rows that tell these happenings."""
    ids = {row for several in happenings["rows"] for row in several}
    return observations[observations["observation_id"].isin(ids)].reset_index(drop=True)


def title(name: str, person: str) -> str:
    """Title of the page."""
    return f"Who met whom: {person.strip() or name}"


def first_screen(met: pd.DataFrame) -> Facts:
    """Who met most often, who last, the longest gap."""
    told = met[met["meetings"] > 0]
    facts = [Fact("Persons", words.sentence(words.count(len(met), "pair of persons", "pairs of persons")),
                  f"{len(told)} of them met in person, of no more than two sides.")]  # fmt: skip
    if len(told):
        often = told.iloc[0].to_dict()
        facts.insert(0, Fact("Most often", f"{often['one']} and {often['other']}",
                             f"{words.count(int(often['meetings']), 'meeting')} in person.", "", "",
                             tuple(often["happenings"][:1])))  # fmt: skip
    dated = told[told["last"].notna()].sort_values(["last", "one", "other"], kind="stable")
    if len(dated):
        last = dated.iloc[-1].to_dict()
        facts.append(Fact("Last", f"{last['one']} and {last['other']}", f"{words.day(last['last'])}."))
    gaps = told[told["longest_gap_days"].notna()].sort_values(["longest_gap_days", "one"], kind="stable")
    if len(gaps):
        gap = gaps.iloc[-1].to_dict()
        facts.append(Fact("Longest gap", f"{int(gap['longest_gap_days']):,} days", f"{gap['one']} and {gap['other']}, "
                          "between two meetings that were read of."))  # fmt: skip
    return Facts(facts, {"meetings": int(told["meetings"].sum()), "found": len(met)})


def bars(met: pd.DataFrame, happenings: pd.DataFrame) -> go.Figure:
    """How often each two met: in person, by call, among others."""
    some = met.head(SHOWN).iloc[::-1]
    labels = [words.safe(f"{row['one']} · {row['other']}", 70) for row in some.to_dict("records")]
    fig = Drawing([max(26 * len(some), 60)])
    for column, said, ink in (("meetings", "in person", "first"), ("calls", "calls", "calm"),
                              ("among_others", "both named at larger meetings", "pale")):  # fmt: skip
        if some[column].sum():
            fig.add("bar", x=[int(n) for n in some[column]], y=labels, orientation="h", name=said,
                    marker={"color": LIGHT[ink]}, hovertemplate=f"%{{y}}: %{{x}} {said}<extra></extra>")  # fmt: skip
    fig.set(barmode="stack")
    fig.x(nticks=6, tickformat=",d", showgrid=True)
    fig.y(showgrid=False, fixedrange=True)
    n = int(met["meetings"].sum())
    caption = theme.Caption(
        "persons", f"{words.sentence(words.count(n, 'meeting'))} in person between {len(met)} pairs of persons"
        if n >= 5 else "Who met whom",
        f"Meetings told as held at which both are named{f'; the {SHOWN} with most' if len(met) > SHOWN else ''}.",
        "Bars of meetings. Most: " + (words.listed(
            f"{row['one']} and {row['other']} {row['meetings']}" for row in met.head(5).to_dict("records")) or "none")
        + ".",
        theme.source_line(happenings), "An article names some of those who were there, rarely all.",
    )  # fmt: skip
    columns = ["one", "other", "meetings", "calls", "among_others", "first", "last", "longest_gap_days"]
    data = met[columns].itertuples(index=False, name=None)
    return theme.framed(fig, caption, height=max(26 * len(some), 60) + 90, rows=data, columns=columns)
