"""What was read and how well: publishers, inputs turned away, rows to check, one article step by step, scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analytics import reference, series
from analytics.figures import theme, words
from analytics.figures.colours import LIGHT
from analytics.figures.display import Fact, Facts, Notes, Table
from analytics.figures.drawing import Drawing
from analytics.figures.evidence import corrected
from analytics.figures.listings import listing

CHECKED = 200  # rows to check that a page names
KINDS = {"trade_figure": "trade", "meeting": "meeting", "event": "act"}
# F1 on 78 annotated development articles, as CHANGELOG.md tells them (a test holds the two together); on 18 others that
# no rule was written beside and one person labelled; then of a pipeline of the best libraries there are (spaCy,
# quantulum3, dateparser; 330 lines) and of a second human annotator
SCORES = (
    ("Trade figures found", ".90", ".61", ".46", ".89"),
    ("Trade figures, all fields right", ".85", ".55", ".29", ".83"),
    ("Numbers", ".93", ".68", ".76", ".91"),
    ("Meetings found", ".80", ".61", ".55", ".83"),
    ("Meetings, all fields right", ".62", ".33", ".26", ".81"),
    ("Events found", ".71", ".66", ".40", ".89"),
    ("Events, all fields right", ".59", ".58", ".28", ".87"),
    ("Events beyond meeting, all fields right", ".58", ".58", ".17", ".82"),
)
PEERS = (
    ("Dates", "HeidelTime 2.2.1", "value F1 .78"),
    ("Dates", "recognizers-text", "value F1 .52 to .64"),
    ("Dates", "dateparser", "value F1 .33 to .50; reads “17%” as 17 October"),
    ("Dates", "duckling", "value F1 .39 to .46"),
    ("Amounts", "CQE", "percent and currency, value and unit: F1 .90"),
    ("Amounts", "quantulum3", "percent F1 .95, currency .56"),
    ("Countries", "spaCy en_core_web_sm", "83 % of mentions right"),
    ("Events", "PETRARCH2", "P .94, R .80 on its own regression set"),
    ("Events", "UniversalPetrarch", "P .35, R .27 on the same"),
)


def readings(read: pd.DataFrame, states: pd.DataFrame) -> Any:
    """Articles read per period, on any subject, stacked by publisher: the five with most, and all others."""
    totals = read.groupby("publisher")["articles"].sum()
    order = sorted(totals.index, key=lambda one: (-int(totals[one]), str(one)))
    fig = Drawing([260])
    days = [theme.iso(a + (b - a) / 2) for a, b in zip(states["period_start"], states["period_end"], strict=True)]
    widths = [((b - a).days + 1) * theme.DAY_MS * 0.8
              for a, b in zip(states["period_start"], states["period_end"], strict=True)]  # fmt: skip
    inks = ("first", "second", "joint", "calm", "warm", "read")
    named = order[:5]
    for name, ink in zip([*named, None], inks, strict=False):
        ys = [
            sum(n for one, n in by.items() if (one == name if name is not None else one not in named))
            for by in states["by"]
        ]
        if any(ys):
            label = words.short(words.publisher(name), 40) if name is not None else "all others"
            fig.add("bar", x=days, y=ys, width=widths, name=words.safe(label), marker={"color": LIGHT[ink]},
                    hovertemplate="%{y:,} articles<extra>%{fullData.name}</extra>")  # fmt: skip
    fig.set(barmode="stack")
    fig.x(type="date", showline=True)
    fig.y(nticks=5, tickformat=",d", fixedrange=True)
    n, empty = int(totals.sum()), int((states["state"] == "nothing read").sum())
    caption = theme.Caption(
        "readings", f"{words.sentence(words.count(n, 'article'))} read, by {words.count(len(order), 'publisher')}",
        f"Articles per period, on any subject; {words.count(empty, 'period')} without any.",
        f"Bars of articles read. Most from {words.listed(words.publisher(one) for one in named[:3]) or 'nobody'}.",
        "Source: the store’s log of what was read.", "What was not read can’t be found: compare counts within a voice.",
    )  # fmt: skip
    rows = [(a, b, words.publisher(one), n) for a, b, one, n in read.itertuples(index=False, name=None)]
    return theme.framed(fig, caption, height=340, rows=rows, columns=[*map(str, read.columns)])


def publishers(read: pd.DataFrame, observations: pd.DataFrame) -> Table:
    """What was read of each publisher, and how many rows it gave."""
    told = observations["publisher"].fillna("").value_counts()
    rows = []
    for name, part in read.groupby("publisher", sort=True):
        known = reference.publisher(str(name))
        articles = int(part["articles"].sum())
        rows.append((words.publisher(name), words.name(known.country) if known else "not known", articles,
                     part["period_start"].min(), part["period_end"].max(), int(told.get(name, 0)),
                     f"{int(told.get(name, 0)) / articles:.2f}"))  # fmt: skip
    names = {"publisher": "Publisher", "country": "Publishes from", "articles": "Articles", "first": "First",
             "last": "Last", "rows": "Rows", "per": "Rows per article"}  # fmt: skip
    table = pd.DataFrame(rows, columns=list(names)).astype(dict.fromkeys(("first", "last"), "datetime64[s]"))
    table = table.sort_values(["articles", "publisher"], ascending=[False, True], ignore_index=True)
    return listing("publishers", "Publishers", names, table)


def rejects(turned_away: pd.DataFrame) -> Table:
    """Inputs that could not become articles, with the reason and what to do."""
    names = {"input_name": "Input", "reason": "What is wrong", "advice": "What to do"}
    return listing("rejects", "Turned away", names, turned_away)


def undated(found: pd.DataFrame) -> Table:
    """Articles without a publish day: kept and counted, without rows."""
    names = {"input_name": "Input", "title": "Title", "first_line": "Begins"}
    return listing("no-day", "Articles without a publish day", names, found,
                   "Fill in undated.csv in the store’s folder and build again.")  # fmt: skip


def to_check(observations: pd.DataFrame) -> Table:
    """Rows that a person should look at first: the least sure that nobody checked; before them those put right."""
    marks = [corrected(row) for row in observations.to_dict("records")]
    table = observations.assign(mark=pd.Series(marks, index=observations.index, dtype="object"))
    table = table.assign(first=table["mark"] == "").sort_values(
        ["first", "confidence", "observation_id"], kind="stable"
    )[:CHECKED]
    rows = table.to_dict("records")
    table = table.assign(
        what=table["label"], of=[KINDS.get(row["kind"], row["kind"]) for row in rows],
        sentence=[words.short(words.text(row["evidence"]), 400) for row in rows],
        source=[words.source(row) for row in rows], sure=[f"{row['confidence']:.2f}" for row in rows],
    )  # fmt: skip
    names = {"of": "Kind", "what": "What is told", "sure": "How sure", "mark": "People say", "sentence": "Sentence",
             "source": "Published"}  # fmt: skip
    note = f"Those put right first, then the least sure; at most {CHECKED}. `relations review` writes them to a sheet."
    return listing("to-check", "Rows to check", names, table, note)


def steps(blocks: Sequence[Any], meaning: Any, said: Any) -> Table:
    """One article sentence by sentence: what was tagged, the rows that came of it, what was dropped and why."""
    rows = []
    for number, block in enumerate(blocks, 1):
        rows.append((
            number, " ".join(block.sentence.text.split()),
            "; ".join(f"“{span.text}” = {meaning(span)}" for span in block.spans),
            "; ".join(f"{said(row)} (rule: {row.rule}; how sure: {row.confidence:.2f})" for row in block.rows),
            "; ".join(dict.fromkeys(one.why for one in block.dropped)),
        ))  # fmt: skip
    names = {"number": "Nr", "sentence": "Sentence", "tagged": "Tagged", "rows": "Rows", "dropped": "Dropped, and why"}
    return listing("steps", "Sentence by sentence", names, pd.DataFrame(rows, columns=list(names)))


def scores() -> Table:
    """How well it reads, beside a pipeline of libraries and a second person."""
    names = {
        "what": "What", "ours": "Our rules", "unseen": "Our rules, unseen", "libraries": "Best libraries, joined",
        "person": "A second person",
    }  # fmt: skip
    note = (
        "F1 on 78 annotated articles that our rules were developed beside; “unseen” on 18 articles rich in facts "
        "that no rule was written beside, labelled by one person. The libraries (spaCy, quantulum3, dateparser) and "
        "the person were measured on the 78."
    )
    return listing("scores", "Measured", names, pd.DataFrame(SCORES, columns=list(names)), note)


def peers() -> Table:
    """What the tools of the field reach, as measured."""
    names = {"job": "Job", "tool": "Tool", "result": "Measured"}
    return listing("peers", "The field’s tools", names, pd.DataFrame(PEERS, columns=list(names)))


def unverified() -> Table:
    """Rows of the reference tables, and how many of them nobody has verified."""
    rows = [
        (name.replace("_", " "), sum(by.values()), by.get("unverified", 0))
        for name, by in reference.counts_by_source().items()
    ]
    names = {"table": "Reference table", "rows": "Rows", "unverified": "Not verified"}
    return listing("reference", "Reference tables", names, pd.DataFrame(rows, columns=list(names)))


def facts(store: Any, observations: pd.DataFrame, states: pd.DataFrame) -> Facts:
    """The first screen of a page about the store itself."""
    counts = store.counts()
    told = observations["article_id"].nunique()
    gaps = series.runs(
        (a.date(), b.date())
        for a, b, state in zip(states["period_start"], states["period_end"], states["state"], strict=True)
        if state == "nothing read"
    )
    return Facts([
        Fact("Read", words.sentence(words.count(int(counts["articles"]), "article")), f"{told:,} of them gave rows."),
        Fact("Rows", words.sentence(words.count(len(observations), "row")),
             words.listed(f"{words.count(int((observations['kind'] == kind).sum()), KINDS[kind] + ' row')}"
                          for kind in KINDS) + "."),
        Fact("Without a day", words.sentence(words.count(len(store.undated()), "article")), "They give no dated rows."),
        Fact("Turned away", words.sentence(words.count(int(counts["rejects"]), "input")), ""),
        Fact("Gaps", words.sentence(words.count(len(gaps), "gap")), "Periods of which nothing was read."),
    ])  # fmt: skip


def wrong() -> Notes:
    """What the rules are known to get wrong."""
    return Notes("What we get wrong", [
        "A trade figure whose direction turns inside its sentence (“the other way”) may have its sides reversed.",
        "Status or period of a figure may be taken from a neighbouring figure of the same sentence.",
        "Of fresh articles’ rows about one in five trade figures and acts, and three in ten meetings, has a wrong "
        "field; about half of the trade figures and meetings that a person would note are not found.",
        "An act whose recipient the clause doesn’t name may be given the article’s pair.",
        "Meetings told only in pictures, lists or other languages are missed; so are wordings that no rule knows.",
        "How sure a row is does not yet tell right from wrong: the sentence beside it does.",
    ])  # fmt: skip
