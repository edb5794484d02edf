"""What the charts draw, against the invented rows: counts, gaps, open ends, escaped words."""

from __future__ import annotations

import html
import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.figures import activity, colours, lanes, maps, summits, timeline, trade

CODES = re.compile(r"\b(gt|ge|lt|le|yoy|RUS|TJK|RUS-TJK|change_pct|both_present)\b")


def traces(fig: go.Figure, **wanted: Any) -> list[Any]:
    return [trace for trace in fig.data if all(getattr(trace, name, None) == value for name, value in wanted.items())]


def strokes(fig: go.Figure) -> list[tuple[list[Any], list[Any]]]:
    """The separate strokes of all lines: a gap parts each from the next."""
    found = []
    for trace in traces(fig, mode="lines"):
        x: list[Any] = []
        y: list[Any] = []
        for one, other in zip([*trace.x, None], [*trace.y, None], strict=True):
            if one is not None:
                x.append(one)
                y.append(other)
            elif x:
                found.append((x, y))
                x, y = [], []
    return found


def charts(told: SimpleNamespace) -> dict[str, go.Figure]:
    return {
        "meetings": timeline.meetings(told.happenings, told.pair, told.states),
        "activity": activity.bars(told.happenings, told.states, told.pair, "year"),
        "changes": trade.changes(told.claims, told.pair),
        "levels": trade.levels(told.claims, told.pair),
        "map": maps.visits(told.happenings, told.pair),
    }


def test_every_chart_has_its_words_and_no_reader_sees_a_code(told: SimpleNamespace) -> None:
    for fig in charts(told).values():
        meta = fig.layout.meta
        assert (
            meta["title"] and meta["subtitle"].endswith(".") and meta["alt"] and meta["source"].startswith("Source: ")
        )
        said = [
            meta["title"],
            meta["subtitle"],
            meta["alt"],
            meta["note"],
            *(one.text for one in fig.layout.annotations),
        ]
        for trace in fig.data:
            texts = trace.text if isinstance(trace.text, list | tuple) else [trace.text]
            said += [trace.name, *texts]
        for one in filter(None, said):
            assert not CODES.search(html.unescape(one)), one


def test_plotly_knows_every_property_that_is_set(told: SimpleNamespace) -> None:
    for fig in charts(told).values():
        go.Figure(fig.to_dict())  # figures are drawn unchecked


def test_every_chart_offers_its_data(told: SimpleNamespace) -> None:
    for name, fig in charts(told).items():
        meta = fig.layout.meta
        assert meta["rows"], name
        assert all(len(row) == len(meta["columns"]) for row in meta["rows"]), name


def test_hostile_words_are_escaped_and_bounded_in_hover_boxes(told: SimpleNamespace) -> None:
    texts = [
        text
        for fig in charts(told).values()
        for trace in fig.data
        for text in (trace.text or ())
        if isinstance(text, str) and "alert" in text
    ]
    assert texts
    for text in texts:
        assert "<script" not in text and "&lt;script" in text
        assert len(text) < 1200


def test_a_lane_for_each_direction(told: SimpleNamespace) -> None:
    found = lanes.of_meetings(told.happenings, told.pair)
    assert found["lane"].value_counts().to_dict() == {"talks": 7, "RUS>TJK": 5, "call": 5, "TJK>RUS": 2, "both": 2}


def test_plans_are_hollow_and_years_are_bars_and_nothing_stands_on_1_january(told: SimpleNamespace) -> None:
    fig = timeline.meetings(told.happenings, told.pair, told.states)
    marks = [
        (x, symbol)
        for trace in traces(fig, mode="markers")
        if trace.customdata
        for x, symbol in zip(trace.x, trace.marker.symbol, strict=True)
    ]
    assert ("2021-11-01", "circle-open") in marks and ("2021-03-02", "circle") in marks
    assert not [x for x, _ in marks if x.endswith("-01-01")]
    bars = [trace for trace in fig.data if trace.line.width == 9 and trace.customdata]
    assert [list(trace.x)[:3] for trace in bars] == [["2018-01-01", "2018-07-02", "2018-12-31"]]


def test_the_subtitle_counts_what_is_not_drawn(told: SimpleNamespace) -> None:
    assert (
        "1 without a date not drawn"
        in timeline.meetings(told.happenings, told.pair, told.states).layout.meta["subtitle"]
    )
    assert "1 undated not shown" in activity.bars(told.happenings, told.states, told.pair).layout.meta["subtitle"]
    assert "1 without a period not drawn" in trade.changes(told.claims, told.pair).layout.meta["subtitle"]


def test_years_without_a_reading_are_shaded_and_hatched(told: SimpleNamespace) -> None:
    shades = [
        shape
        for shape in timeline.meetings(told.happenings, told.pair, told.states).layout.shapes
        if shape.type == "rect" and shape.xref != "paper"
    ]
    # 2021 was read until November and is still filling
    assert [(shape.x0, shape.x1) for shape in shades] == [("2020-01-01", "2021-01-01"), ("2021-01-01", "2022-01-01")]
    assert shades[0].line.width == 0 and shades[1].line.dash == "dot"
    hatched = [
        trace for trace in activity.bars(told.happenings, told.states, told.pair).data if trace.name == "nothing read"
    ]
    assert len(hatched) == 3
    assert all(trace.marker.pattern.shape == "/" and len(trace.x) == 1 for trace in hatched)


def test_a_year_that_was_read_without_finding_shows_its_zero(told: SimpleNamespace) -> None:
    fig = activity.bars(told.happenings, told.states, told.pair)
    zeros = traces(fig, mode="text")
    assert [list(trace.text) for trace in zeros] == [["0"]]
    assert zeros[0].x[0].startswith("2019-07")


def test_bars_add_up_to_the_title(told: SimpleNamespace) -> None:
    fig = activity.bars(told.happenings, told.states, told.pair)
    by_name = {trace.name: sum(filter(None, trace.y)) for trace in traces(fig, type="bar")}
    assert by_name["meetings of the two"] == 17
    assert by_name["both present at larger meetings"] == 1
    assert by_name["planned, not told as held"] == 2
    assert sum(n for name, n in by_name.items() if name.startswith("articles read")) == 13
    assert fig.layout.meta["title"] == "17 meetings of the two and 7 other acts, 2015 to 2021"


def test_over_points_upwards_and_about_is_pale_and_a_range_is_a_band(told: SimpleNamespace) -> None:
    fig = trade.changes(told.claims, told.pair)
    ticks = [(x, y) for x, y in strokes(fig) if len(x) == 2 and x[0] == x[1]]
    assert len(ticks) == 5
    assert all(y[1] > y[0] for _, y in ticks)
    amounts = trade.levels(told.claims, told.pair)
    blurs = [trace for trace in traces(amounts, mode="lines") if trace.line.width in (5, 10, 15)]
    assert [len([one for one in trace.x if one is None]) for trace in blurs] == [5, 5, 5]
    bands = [trace for trace in amounts.data if trace.fill == "toself"]
    assert [(min(trace.y[:-1]), max(trace.y[:-1])) for trace in bands] == [(200.0, 300.0)]


def test_a_half_year_is_named_and_thinner_than_a_year(told: SimpleNamespace) -> None:
    fig = trade.levels(told.claims, told.pair)
    labels = [text for trace in traces(fig, mode="text") for text in trace.text]
    half = told.claims[told.claims["value_high"].isna() & (told.claims["period_end"] == "2018-06-30")]
    assert labels == ["Jan–Jun"] * (len(half) or 1)


def test_an_aim_is_hollow_at_its_due_date(told: SimpleNamespace) -> None:
    fig = trade.levels(told.claims, told.pair)
    aims = [
        (x, symbol)
        for trace in traces(fig, mode="markers")
        if trace.customdata
        for x, symbol in zip(trace.x, trace.marker.symbol, strict=True)
        if symbol == "diamond-open"
    ]
    assert aims == [("2025-12-31", "diamond-open")]


def test_no_line_joins_two_claims(told: SimpleNamespace) -> None:
    for fig in (trade.changes(told.claims, told.pair), trade.levels(told.claims, told.pair)):
        for x, y in strokes(fig):
            if len(x) != 5:  # the outline of a range
                assert len(x) in (1, 2) and (len(set(y)) == 1 or len(set(x)) == 1)


def test_a_map_starts_with_points_on_the_globe_and_asks_for_no_base_layer(told: SimpleNamespace) -> None:
    for frame in (told.happenings, told.happenings.iloc[0:0]):
        fig = maps.visits(frame, told.pair)
        assert fig.data[0].type == "scattergeo"
        assert fig.layout.geo.visible is False and fig.layout.geo.fitbounds is False


def test_a_map_in_a_notebook_carries_its_shapes_and_one_of_a_page_names_them(
    told: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    land = traces(maps.visits(told.happenings, told.pair), type="choropleth")[0]
    assert len(land.geojson["features"]) == len(land.locations) >= 200
    monkeypatch.setattr(maps, "inline_shapes", False)
    assert {trace.geojson for trace in traces(maps.visits(told.happenings, told.pair), type="choropleth")} == {
        "relations:world"
    }


def test_a_map_says_which_boundaries_it_draws(told: SimpleNamespace) -> None:
    assert "no judgement on the status" in maps.visits(told.happenings, told.pair).layout.meta["note"]


def test_a_bloc_is_drawn_by_its_members(told: SimpleNamespace) -> None:
    sides = traces(maps.visits(told.happenings.iloc[0:0], "ASEAN-RUS"), type="choropleth")[1:]
    assert len(sides[0].locations) >= 10 and "IDN" in sides[0].locations
    assert list(sides[1].locations) == ["RUS"]


def test_charts_of_nothing_say_so(told: SimpleNamespace) -> None:
    nothing, no_claims = told.happenings.iloc[0:0], told.claims.iloc[0:0]
    assert "no meeting found" in timeline.meetings(nothing, told.pair, told.states).layout.meta["title"]
    for fig in (trade.changes(no_claims, told.pair), trade.levels(no_claims, told.pair)):
        assert any("No claim" in (note.text or "") for note in fig.layout.annotations)
    activity.bars(nothing, told.states, told.pair)
    activity.bars(nothing, told.states.iloc[0:0], told.pair)


def test_no_two_colours_are_equal_and_each_has_its_twin() -> None:
    lights = [light for light, _ in colours.COLOURS.values()]
    assert len(set(lights)) == len(lights) == len(colours.DARK)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", one) for pair in colours.COLOURS.values() for one in pair)


def test_every_period_can_be_drawn(told: SimpleNamespace) -> None:
    from analytics import series

    for period in series.FREQUENCIES:
        states = series.states(told.happenings, told.store.coverage(period), period)
        fig = activity.bars(told.happenings, states, told.pair, period)
        assert sum(states["articles"]) == 13, period
        assert isinstance(fig.to_json(), str)
    assert pd.Timestamp("2021-12-31") >= states["period_end"].max()


def test_a_calendar_has_a_row_for_each_series_and_plans_are_hollow(told: SimpleNamespace) -> None:
    fig = summits.calendar(told.happenings, date(2021, 10, 9))
    marks = {trace.name: list(zip(trace.x, trace.y, strict=True)) for trace in traces(fig, mode="markers")}
    assert marks == {"took place": [("2018-10-01", 0)], "planned": [("2021-10-15", 0)]}
    assert any("Dushanbe, 15 October 2021" in (note.text or "") for note in fig.layout.annotations)
    assert len(fig.layout.meta["rows"]) == 2
    go.Figure(fig.to_dict())
    assert "No summit" in summits.calendar(told.happenings.iloc[0:0]).layout.meta["title"]
