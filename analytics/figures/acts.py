"""Acts by cooperation and conflict, in words and in deeds: bars per period, types in words, scores with their n."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics import reference, series
from analytics.figures import theme, words
from analytics.figures.activity import period_name
from analytics.figures.colours import LIGHT
from analytics.figures.display import Fact, Facts, Table
from analytics.figures.drawing import Drawing
from analytics.figures.listings import listing

INKS = {"verbal cooperation": "calm", "material cooperation": "firm", "verbal conflict": "second",
        "material conflict": "warm", "other act": "contact"}  # fmt: skip
SAID = {
    "verbal cooperation": "cooperation in words",
    "material cooperation": "cooperation in deeds",
    "verbal conflict": "conflict in words",
    "material conflict": "conflict in deeds",
    "other act": "other",
}


def first_screen(happenings: pd.DataFrame, states: pd.DataFrame) -> Facts:
    """How many acts of each class were told as done, and the newest."""
    held = happenings[happenings["status"] == "held"]
    classes = pd.Series([series.category(kind, True) for kind in held["kind"]], dtype="object").value_counts()
    facts = []
    newest = held[held["start"].notna()].sort_values(["start", "happening_id"], kind="stable")
    if len(newest):
        row = newest.iloc[-1].to_dict()
        facts.append(Fact("Newest", words.text(row["label"]), f"{words.day(row['start'])}.",
                          words.short(words.text(row["evidence"])), words.source(row),
                          (row["happening_id"],)))  # fmt: skip
    for name, said in SAID.items():
        if name != "other act" or classes.get(name):
            facts.append(Fact(words.sentence(said), words.sentence(words.count(int(classes.get(name, 0)), "act")), ""))
    read = int(states["articles"].sum()) if len(states) else 0
    facts.append(Fact("What was read", words.sentence(words.count(read, "article")), "On any subject, in this period."))
    return Facts(facts, {"acts": len(held), "found": len(happenings)})


def bars(happenings: pd.DataFrame, states: pd.DataFrame, name: str, period: str = "year") -> go.Figure:
    """Acts told as done per period: cooperation upwards, conflict downwards from zero.

    Parameters
    ----------
    happenings : acts (see store.happenings); states : what was read (see series.states); name : of whom, in words
    """
    table = series.activity(happenings, period)
    counts: dict[tuple[str, Any], int] = {}
    for row in table[table["status"] == "held"].to_dict("records"):
        key = (row["category"], row["period_start"])
        counts[key] = counts.get(key, 0) + int(row["count"])
    spans = list(zip(states["period_start"], states["period_end"], strict=True))
    days = [theme.iso(first + (last - first) / 2) for first, last in spans]
    fig = Drawing([260])
    for kind, ink in INKS.items():
        ys = [counts.get((kind, first), 0) for first, _ in spans]
        if any(ys):
            texts = [f"{period_name(*span)}: {words.count(n, 'act')} of {SAID[kind]}"
                     for span, n in zip(spans, ys, strict=True)]  # fmt: skip
            fig.add("bar", x=days, y=[-n if "conflict" in kind else n for n in ys], name=SAID[kind], text=texts,
                    textposition="none", hovertemplate="%{text}<extra></extra>", marker={"color": LIGHT[ink]},
                    width=[((b - a).days + 1) * theme.DAY_MS * 0.75 for a, b in spans])  # fmt: skip
    for first, last in series.runs(
        (a.date(), b.date()) for a, b, state in zip(states["period_start"], states["period_end"], states["state"],
                                                    strict=True) if state == "nothing read"
    ):  # fmt: skip
        fig.shape(type="rect", x0=first.isoformat(), x1=last.isoformat(), yref="paper", y0=0, y1=1, line={"width": 0},
                  fillcolor=LIGHT["hatch"], opacity=0.28)  # fmt: skip
    fig.set(barmode="relative")
    fig.x(type="date", showline=False)
    fig.y(nticks=6, zeroline=True, zerolinecolor=LIGHT["axis"], fixedrange=True)
    n = sum(counts.values())
    conflict = sum(value for (kind, _), value in counts.items() if "conflict" in kind)
    title = f"{words.count(n, 'act')}, {conflict} of them of conflict" if n >= 5 else f"Acts: {name}"
    unread = int((states["state"] == "nothing read").sum())
    out = series.left_out(happenings, period)
    parts = [f"Acts told as done per {period}; cooperation above the line, conflict below"]
    parts += [f"{words.count(unread, 'period')} of which nothing was read (shaded)"] if unread else []
    parts += [f"{out['undated']} undated not shown"] if out["undated"] else []
    caption = theme.Caption(
        "acts", words.sentence(title), "; ".join(parts) + ".",
        f"Bars per {period}: {n - conflict} acts of cooperation or others, {conflict} of conflict.",
        theme.source_line(happenings), "Articles tell of conflict and of ceremony more than of routine.",
    )  # fmt: skip
    rows = [(first, SAID[kind], value) for (kind, first), value in counts.items()]
    return theme.framed(fig, caption, height=350 if n else 110, rows=rows, columns=["period_start", "class", "acts"])


def types(happenings: pd.DataFrame) -> Table:
    """Acts by type, in words, most first."""
    rows = []
    for kind, part in happenings.groupby("kind", sort=True):
        held = part["status"] == "held"
        meaning = next((one.meaning for (name, mode), one in reference.plover_rows().items()
                        if name == kind and not mode), str(kind))  # fmt: skip
        rows.append((meaning, SAID[series.category(str(kind), True)], int(held.sum()), int((~held).sum()),
                     part.loc[held, "start"].max(), str(kind)))  # fmt: skip
    names = {"meaning": "What", "of": "Class", "held": "Done", "planned": "Announced", "last": "Last"}
    table = pd.DataFrame(rows, columns=[*names, "plover"]).astype({"last": "datetime64[s]"})
    table = table.sort_values(["held", "plover"], ascending=[False, True], ignore_index=True)
    note = "Types are those of PLOVER; the code stands in the CSV file."
    return listing("types", "Types of acts", names, table, note)


def scores(summed: pd.DataFrame) -> Table:
    """Sums of scores per period with their n (see series.scores), newest first."""
    table = summed.assign(
        period=[words.span(row["period_start"], row["period_end"], None) for row in summed.to_dict("records")]
    )
    names = {"period": "Period", "n": "Acts summed", "goldstein_sum": "Goldstein, sum", "plover_sum": "PLOVER, sum"}
    note = "Each act between -10 (conflict) and 10 (cooperation)."
    return listing("scores", "Scores", names, table.iloc[::-1], note)
