"""The first screen of a pair: last meeting, next plan, latest trade claim, how often, how much was read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analytics import periods
from analytics.figures import lanes, limits, words
from analytics.figures.display import Fact, Facts, Heading

SAMPLE = "Regional Relations sample brief"
SAMPLE_NOTE = (
    "Sample briefs: our own words about facts from named sources. The sentences shown are ours, not the sources'."
)
TRADED = ("turnover", "exports", "imports", "balance")
IN_PERSON = ("visit", "talks", "summit")
REMOTE = ("phone", "video", "written")


def as_of(read: pd.DataFrame) -> date | None:
    """The last day that the newest reading covers; None where nothing was read. `read` by day tells it exactly."""
    return None if read.empty else read["period_end"].max().date()


def heading(pair: str, start: date | None, end: date | None, read: pd.DataFrame, observations: pd.DataFrame) -> Heading:
    """Title of a pair's page, what was understood, and whose words it rests on.

    Parameters
    ----------
    read : DataFrame of everything read by day (store.coverage("day"))
    """
    sides = " and ".join(words.name(code) for code in pair.split("-"))
    until = as_of(read)
    said = periods.say(start, end)
    understood = f"{words.sentence(said)}; last article {words.day(until)}." if until else "Nothing has been read yet."
    notes = [SAMPLE_NOTE] if (read["publisher"] == SAMPLE).any() else []
    if observations.empty:
        both = " and ".join(words.the(code) for code in pair.split("-"))
        notes.append(
            f"In what was read, no article tells of a meeting, an act or a trade figure between {both} in this period."
        )
    return Heading(sides, understood, tuple(notes))


def first_screen(
    happenings: pd.DataFrame,
    claims: pd.DataFrame,
    observations: pd.DataFrame,
    states: pd.DataFrame,
    pair: str,
    today: date | None,
) -> Facts:
    """Answers to what an analyst asks first; each says that nothing was found where nothing was.

    Parameters
    ----------
    happenings, claims, observations : DataFrames of the pair (see Store)
    states : what was read per period (see series.states)
    today : the last day read; "next" hangs on it, not on the day of rendering
    """
    facts = [
        _last_met(happenings),
        _planned(happenings, today),
        _latest_claim(claims, pair),
        _how_often(happenings, pair, states),
        _read(observations, states, pair),
    ]
    summary = _summary(facts, happenings, claims, observations, states)
    return Facts(facts, {**summary, "until": today.isoformat() if today else ""})


def _summary(
    facts: list[Fact],
    happenings: pd.DataFrame,
    claims: pd.DataFrame,
    observations: pd.DataFrame,
    states: pd.DataFrame,
) -> dict[str, Any]:
    """What an index shows of the pair; `spark` is [year, happenings, whether anything was read] per year."""
    met = happenings["category"] == "meeting"
    years: dict[int, list[int]] = {}
    for row in states.to_dict("records"):
        year = years.setdefault(row["period_start"].year, [0, 0])
        year[0] += int(row["found"])
        year[1] |= row["state"] != "nothing read"
    last, _, claim, *_ = facts
    return {
        "meetings": int((met & (happenings["status"] == "held")).sum()),
        "acts": int((~met).sum()),
        "trade": len(claims),
        "last": last.value if last.keys else "",
        "last_sort": _sort_day(happenings, last.keys),
        "claim": claim.value if claim.keys else "",
        "found": len(happenings),
        "spark": [[year, n, bool(was_read)] for year, (n, was_read) in sorted(years.items())],
        "sample": bool((observations["publisher"] == SAMPLE).any()),
    }


def _sort_day(happenings: pd.DataFrame, keys: tuple[str, ...]) -> str:
    found = happenings.loc[happenings["happening_id"].isin(keys[:1]), "start"]
    return str(found.iloc[0].date()) if len(found) and found.notna().all() else ""


def _last_met(happenings: pd.DataFrame) -> Fact:
    """The leaders' last meeting of the two in person; a larger gathering after it is named too."""
    label = "Leaders last met in person"
    met = happenings[
        (happenings["category"] == "meeting")
        & (happenings["status"] == "held")
        & (happenings["rank"] == "leader")
        & happenings["kind"].isin(IN_PERSON)
        & ~happenings["format"].isin(REMOTE)
        & happenings["start"].notna()
    ]
    met = met.sort_values(["start", "happening_id"], kind="stable")
    alone, wide = met[met["presence"] != "both present"], met[met["presence"] == "both present"]
    if alone.empty and wide.empty:
        return Fact(label, "No such meeting found", "No dated meeting of leaders in person is told in what was read.")
    row = (alone if len(alone) else wide).iloc[-1].to_dict()
    where = words.place(row)
    value = words.span(row["start"], row["end"], row["precision"]) + (f", {where}" if where else ", place not told")
    people = words.listed([words.short(one, 40) for one in list(row.get("people") or [])[:2]])
    detail = words.text(row["label"]) + (f" ({people})" if people else "")
    keys = [row["happening_id"]]
    if alone.empty:
        detail += ". Both were present among others; no meeting of the two alone was found"
    elif len(wide) and wide.iloc[-1]["start"] > row["start"]:
        later = wide.iloc[-1].to_dict()
        when = words.span(later["start"], later["end"], later["precision"])
        detail += f". Later both were present at {later['label']}, {when}"
        keys.append(later["happening_id"])
    return Fact(label, value, f"{detail}.", words.short(words.text(row["evidence"])), words.source(row), tuple(keys))


def _planned(happenings: pd.DataFrame, today: date | None) -> Fact:
    """What is planned from the last day read on; else what was announced last and never told as held."""
    label = "Planned next"
    plans = happenings[(happenings["category"] == "meeting") & (happenings["status"] == "planned")]
    days = plans["end"].fillna(plans["start"])
    if today is not None:
        coming = plans[days >= pd.Timestamp(today)].sort_values(["start", "happening_id"], kind="stable")
        if len(coming):
            row = coming.iloc[0].to_dict()
            more = f" {words.count(len(coming) - 1, 'more plan')} in the list." if len(coming) > 1 else ""
            value = f"{words.span(row['start'], row['end'], row['precision'])}{_at(row)}"
            return Fact(
                label,
                value,
                f"{words.plan(row)}.{more}",
                words.short(words.text(row["evidence"])),
                words.source(row),
                (row["happening_id"],),
            )
    past = plans[days.notna()].sort_values(["start", "happening_id"], kind="stable")
    after = f"after {words.day(today)}, the last day read" if today else "in what was read"
    if past.empty:
        return Fact(label, "Nothing planned found", f"No meeting is announced for a day {after}.")
    row = past.iloc[-1].to_dict()
    detail = (
        f"No meeting is announced for a day {after}. The last plan that nothing read tells as held: {words.plan(row)}, "
        f"{words.span(row['start'], row['end'], row['precision'])}."
    )
    return Fact(label, "Nothing planned found", detail, "", words.source(row), (row["happening_id"],))


def _at(row: words.Row) -> str:
    where = words.place(row)
    return f", {where}" if where else ""


def _latest_claim(claims: pd.DataFrame, pair: str) -> Fact:
    """The newest claim of what happened, by the two or the article; others' words and aims only where there is none."""
    label = "Latest trade claim"
    alone = claims[(claims["presence"] != "both present") & claims["value"].notna()]
    if alone.empty:
        return Fact(
            label,
            "No trade claim found",
            "No figure on trade, investment or aid between the two is told in what was read.",
        )
    actual, dated = alone["status"] == "actual", alone["period_end"].notna()
    # a share is of a whole that only its sentence tells
    traded = alone["flow"].isin(TRADED) & alone["measure"].isin(("level", "change_pct", "change_abs"))
    # what happened before what is hoped for, goods before guests, and a known period before none
    tiers = (traded & actual & dated, traded & actual, actual & dated, actual)
    some = next((alone[tier] for tier in tiers if tier.any()), alone)
    own = some["speaker_country"].isna() | some["speaker_country"].isin(pair.split("-"))
    some = some[own] if own.any() else some
    # the newest period; of several for one period turnover is what readers ask for
    rank = some.assign(first=(some["flow"] == "turnover").astype(int), day=some["period_end"].fillna(some["published"]))
    row = rank.sort_values(["day", "first", "published", "claim_id"], kind="stable").iloc[-1].to_dict()
    by = words.who(row)
    return Fact(
        label,
        words.text(row["label"]),
        f"Said by {by}.",
        words.short(words.text(row["evidence"])),
        words.source(row),
        (row["claim_id"],),
    )


def _how_often(happenings: pd.DataFrame, pair: str, states: pd.DataFrame) -> Fact:
    """Meetings held, and visits by direction, each number with its rows."""
    found = lanes.of_meetings(happenings, pair)
    held = found[found["status"] == "held"]
    is_dated, is_wide = held["start"].notna() | held["end"].notna(), held["presence"] == "both present"
    alone, wide = held[is_dated & ~is_wide], held[is_dated & is_wide]
    a, b = pair.split("-")
    lane = {key: alone[alone["lane"] == key] for key in (f"{a}>{b}", f"{b}>{a}", "call", "talks")}
    said = [
        (f"{words.count(len(lane[f'{a}>{b}']), 'visit')} from {words.the(a)} to {words.the(b)}", lane[f"{a}>{b}"]),
        (f"{words.count(len(lane[f'{b}>{a}']), 'visit')} from {words.the(b)} to {words.the(a)}", lane[f"{b}>{a}"]),
        (words.count(len(lane["call"]), "call"), lane["call"]),
        (f"{words.count(len(lane['talks']), 'other meeting')}", lane["talks"]),
        (f"both present at {words.count(len(wide), 'larger one')}", wide),
        (f"{len(held[~is_dated])} undated", held[~is_dated]),
    ]
    parts = [(text, tuple(rows["happening_id"])) for at, (text, rows) in enumerate(said) if len(rows) or at < 2]
    years = f", {states['period_start'].min().year} to {states['period_end'].max().year}" if len(states) else ""
    value = f"{words.count(len(alone), 'meeting')} of the two{years}"
    return Fact("How often they met", words.sentence(value), keys=tuple(alone["happening_id"]), parts=tuple(parts))


def _read(observations: pd.DataFrame, states: pd.DataFrame, pair: str) -> Fact:
    """How much was read, from whose side, and where the gaps are."""
    total = int(states["articles"].sum()) if len(states) else 0
    telling = int(observations["article_id"].nunique())
    if not total:
        return Fact(
            "What was read", "Nothing", "No article of this period was read: the page can't say anything about it."
        )
    whose = f": {limits.whose_words(observations, pair)}" if telling else ""
    detail = f"{telling:,} of them {'tells' if telling == 1 else 'tell'} of the two{whose}. {limits.gap_words(states)}"
    return Fact("What was read", words.count(total, "article"), detail)
