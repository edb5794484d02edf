"""Tables of a page: every row with the sentence that says it, who published it, and when."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from analytics import series
from analytics.figures import theme, words
from analytics.figures.display import Table

DIFFERING = 12  # pairs of figures shown; the CSV has all
KINDS = {"trade_figure": "trade", "meeting": "meeting", "event": "act"}
COLUMNS = (
    "observation_id",
    "kind",
    "pair",
    "presence",
    "date_start",
    "date_end",
    "label",
    "value",
    "unit",
    "status",
    "publisher",
    "published",
    "title",
    "url",
    "evidence",
    "confidence",
    "origin",
    "verdict",
    "as_read",
    "correction_note",
)


def table(observations: pd.DataFrame, articles: pd.DataFrame, happenings: pd.DataFrame, claims: pd.DataFrame) -> Table:
    """All rows with their sentences, newest first.

    Parameters
    ----------
    observations, happenings, claims : DataFrames of one pair (see Store)
    articles : DataFrame with article_id, title, url of their articles

    Returns
    -------
    Table: each row knows the happenings and claims that it tells, so that a click on a mark finds it
    """
    told = _tellings(happenings, "happening_id") | _tellings(claims, "claim_id")
    about = {row["article_id"]: row for row in articles.to_dict("records")}
    order = observations.assign(
        day=observations["date_start"].fillna(observations["date_end"]).fillna(observations["published"])
    )
    rows, data = [], []
    for row in order.sort_values(["day", "published", "observation_id"], ascending=[False, False, True]).to_dict(
        "records"
    ):
        article = about.get(row["article_id"], {})
        title, url = article.get("title"), article.get("url")
        key = told.get(row["observation_id"])
        rows.append(
            {
                "date": when(row),
                "sort": theme.iso(row["day"]) or "",
                "kind": KINDS.get(row["kind"], row["kind"]),
                "what": _what(row),
                "sentence": words.short(words.text(row["evidence"]), 400),
                "source": words.source(row),
                "title": words.short(words.text(title), 160),
                "url": web(url),
                "keys": [key] if key else [],
                "id": row["observation_id"],
                "note": corrected(row),
                **_after(article),
            }
        )
        data.append([theme.plain({**row, "title": title, "url": url}.get(column)) for column in COLUMNS])
    return Table(
        "evidence",
        "Evidence",
        {"date": "Date", "kind": "Kind", "what": "What is told", "sentence": "Sentence", "source": "Published"},
        rows,
        "",
        COLUMNS,
        data,
    )


def trade(claims: pd.DataFrame) -> Table:
    """Trade claims in words, newest period first, with who said them."""
    order = claims.assign(day=claims["period_end"].fillna(claims["period_start"]).fillna(claims["published"]))
    rows, data = [], []
    columns = (
        "claim_id",
        "label",
        "flow",
        "measure",
        "value",
        "value_high",
        "unit",
        "bound",
        "status",
        "period_start",
        "period_end",
        "comparison",
        "reporter",
        "partner",
        "speaker",
        "speaker_country",
        "presence",
        "publisher",
        "published",
        "url",
        "evidence",
        "articles",
    )
    for row in order.sort_values(["day", "published", "claim_id"], ascending=[False, False, True]).to_dict("records"):
        rows.append(
            {
                "date": words.span(row["period_start"], row["period_end"], None).replace("undated", "period not told"),
                "sort": theme.iso(row["day"]) or "",
                "what": _what(row),
                "who": words.who(row),
                "source": words.source(row),
                "url": web(row["url"]),
                "keys": [row["claim_id"]],
                "title": words.short(words.text(row["title"]), 160),
            }
        )
        data.append([theme.plain(row.get(column)) for column in columns])
    return Table(
        "claims",
        "Trade claims in words",
        {"date": "Period", "what": "Claim", "who": "Said by", "source": "Published"},
        rows,
        "",
        columns,
        data,
    )


def corrected(row: words.Row) -> str:
    """What people did to a row, in words: put right (and what the rules had read), checked, or entered; "" for none."""
    why = words.text(row.get("correction_note"))
    said = ""
    if row.get("origin") == "entered":
        said = "Entered by the desk" if row.get("is_sourced") is not False else "Entered by the desk without a source"
    elif row.get("verdict") == "fix":
        read = json.loads(words.text(row.get("as_read")) or "{}")
        was = ", ".join(f"{name.replace('_', ' ')} {value or 'empty'}" for name, value in sorted(read.items()))
        said = f"Put right by the desk; the rules had read: {was}"
    elif row.get("verdict") == "right":
        said = "Checked by the desk"
    return f"{said} ({why})" if said and why else said


def differing(claims: pd.DataFrame) -> Table | None:
    """Figures about one thing that are not the same, both sentences side by side; None where there are none.

    Compatible figures ("over 17" and "17.4") are left out; no one wins.
    """
    found = series.differing(claims)
    found = found[found["verdict"] != "compatible"]
    if found.empty:
        return None
    by_id = {row["claim_id"]: row for row in claims.to_dict("records")}
    rows = []
    for pair in found.to_dict("records"):
        one, other = by_id[pair["one"]], by_id[pair["other"]]
        day = max(str(theme.iso(row["period_end"]) or "") for row in (one, other))
        rows.append(
            {
                "what": "differ" if pair["verdict"] == "differing" else f"another scope: {pair['scope']}",
                "one": _told(one),
                "other": _told(other),
                "sort": day,
                "keys": [pair["one"], pair["other"]],
            }
        )
    # what differs comes before what is of another scope, the newest first
    rows.sort(key=lambda row: (row["what"] == "differ", row["sort"]), reverse=True)
    left = len(rows) - DIFFERING
    more = f"{words.count(left, 'further pair')} of the CSV are not shown." if left > 0 else ""
    data = [[theme.plain(pair[column]) for column in found.columns] for pair in found.to_dict("records")]
    return Table(
        "differing",
        "Figures that differ",
        {"what": "They", "one": "One figure", "other": "Another figure"},
        rows[:DIFFERING],
        f"Both are shown as they were said; which is right can’t be told from here. {more}".strip(),
        list(found.columns),
        data,
    )


def _told(row: words.Row) -> str:
    """A claim with its sentence, who said it, and where."""
    sentence = words.short(words.text(row["evidence"]), 220)
    return f"{words.text(row['label'])}. “{sentence}” Said by {words.who(row)}; {words.source(row)}"


def _after(article: words.Row) -> dict[str, str]:
    """For a brief: whose facts it retells, and where they stand; apart from the brief's name, as the words are its."""
    name = words.short(words.text(article.get("source_name")), 80)
    return {"after": f"facts from {name}", "after_url": web(article.get("source_url"))} if name else {}


def _tellings(frame: pd.DataFrame, key: str) -> dict[str, str]:
    return {row_id: one for one, several in zip(frame[key], frame["rows"], strict=True) for row_id in several}


def _what(row: words.Row) -> str:
    said = words.text(row["label"])
    return f"{said} (both present among others)" if row.get("presence") == "both present" else said


def when(row: words.Row) -> str:
    """The days that a row speaks of, or that it is undated."""
    return words.span(row["date_start"], row["date_end"], None)


def web(url: Any) -> str:
    """An address if it is one of the web, else "": an article can't smuggle in another scheme."""
    said = words.text(url)
    return said if said.startswith(("https://", "http://")) else ""
