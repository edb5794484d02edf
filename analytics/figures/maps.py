"""Maps of a pair: both sides, arcs for visits, and where meetings took place. The only module that knows geopandas.

plotly.js draws our own shapes only if the first trace is a scattergeo and no base layer is shown: data/geo/README.md.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd
import plotly.graph_objects as go
from shapely import LineString, MultiLineString

from analytics import reference
from analytics.figures import frames, lanes, theme, words
from analytics.figures.colours import CLEAR, LIGHT
from analytics.figures.drawing import Drawing
from analytics.shipped import shipped

SHAPES = "relations:world"  # the key under which a page's shared script keeps the shapes
# A page shares its shapes; a notebook has to carry them. The reports' engine sets this for its own process.
inline_shapes = True

MAINLAND = 0.04  # parts of a country below this share of its area don't stretch the frame
HATCH = 0.9  # degrees between the strokes over a disputed area
COLUMNS = ("what", "from", "to", "place", "meetings")


@cache
def shapes() -> gpd.GeoDataFrame:
    """Countries and territories on the plane: id (ISO 3166-1 alpha-3), name, disputed, geometry."""
    world = gpd.read_file(shipped("data/geo") / "world-planar.geojson", engine="pyogrio")
    world["disputed"] = world["disputed"].eq(True)
    return world.set_index("id", drop=False)


@cache
def display_shapes() -> Any:
    """The same countries for the globe, as plotly.js takes them."""
    return json.loads((shipped("data/geo") / "world-display.json").read_text(encoding="utf-8"))


@cache
def note() -> str:
    """Which boundaries are drawn, and that they judge nothing."""
    return (shipped("data/geo") / "boundary-note.txt").read_text(encoding="utf-8").strip()


def visits(happenings: pd.DataFrame, pair: str) -> go.Figure:
    """Both sides of a pair, arcs between their capitals for visits held, and the places of their meetings.

    Parameters
    ----------
    happenings : DataFrame, one row per happening of the pair (see store.happenings)
    pair : "RUS-TJK"
    """
    found = lanes.of_meetings(happenings, pair)
    found = found[(found["status"] == "held") & (found["start"].notna() | found["end"].notna())]
    sides = {code: _members(code) for code in pair.split("-")}
    arcs = {key: int((found["lane"] == key).sum()) for key in _directions(pair)}
    points = _places(found)
    fig = Drawing()
    _arcs(fig, arcs, pair)
    _land(fig, sides)
    _disputed(fig)
    spots = [(float(row["lon"]), float(row["lat"]), int(row["n"])) for row in points.to_dict("records")]
    box = frames.around([_box(code) for codes in sides.values() for code in codes], spots)
    _points(fig, points, found, frames.named(box, spots))
    fig.set(
        geo={"visible": False, "fitbounds": False, "bgcolor": CLEAR, **frames.layout(box)},
        margin={"l": 0, "r": 0, "b": 40},
        legend={"y": 0},
    )
    rows = [("visits", words.name(key.split(">")[0]), words.name(key.split(">")[1]), "", n) for key, n in arcs.items()]
    rows += [
        ("meetings", "", "", f"{row['place']}, {words.name(row['country'])}", row["n"])
        for row in points.to_dict("records")
    ]
    # a page fits the height to the width that it has
    return theme.framed(
        fig,
        _caption(found, points, arcs, pair, box),
        height=round(min(max(900 * frames.aspect(box), 240), 520)) + 44,
        rows=rows,
        columns=COLUMNS,
        aspect=frames.aspect(box),
    )


def _members(code: str) -> list[str]:
    """Shapes of one side: the country, or the members of a bloc."""
    if code in shapes().index:
        return [code]
    return [one for one in reference.members(code) if one in shapes().index]


def _directions(pair: str) -> tuple[str, str]:
    a, b = pair.split("-")
    return f"{a}>{b}", f"{b}>{a}"


def _places(found: pd.DataFrame) -> pd.DataFrame:
    """Meetings per place, most first."""
    known = found[found["lon"].notna() & found["lat"].notna()].sort_values(["start", "happening_id"], kind="stable")
    columns = ["place", "country", "lon", "lat", "n", "last", "ids"]
    if known.empty:
        return pd.DataFrame(columns=columns)
    grouped = known.groupby(["lon", "lat"], as_index=False).agg(
        place=("place", "first"),
        country=("country", "first"),
        n=("happening_id", "size"),
        last=("start", "max"),
        ids=("happening_id", " ".join),
    )
    return grouped.sort_values(["n", "lon"], ascending=[False, True], ignore_index=True)


def _capital(code: str) -> tuple[float, float] | None:
    country = reference.countries().get(code)
    if country is None or country.capital_lon is None or country.capital_lat is None:
        return None
    return country.capital_lon, country.capital_lat


def _arcs(fig: Drawing, arcs: dict[str, int], pair: str) -> None:
    """One arc per direction, as broad as there were visits. An empty trace comes first if there is none."""
    ends = [_capital(code) for code in pair.split("-")]
    if all(ends) and any(arcs.values()):
        for key, colour in zip(_directions(pair), ("first", "second"), strict=True):
            if not arcs[key]:
                continue
            start, goal = (_capital(code) for code in key.split(">"))
            lon, lat = _bow(start, goal)  # type: ignore[arg-type]
            one, other = (words.the(code) for code in key.split(">"))
            label = f"{words.count(arcs[key], 'visit')} from {one} to {other}"
            fig.add(
                "scattergeo",
                lon=lon,
                lat=lat,
                mode="lines",
                name=label,
                text=[label] * len(lon),
                hovertemplate="%{text}<extra></extra>",
                line={"color": LIGHT[colour], "width": min(1.5 + arcs[key] ** 0.5, 4.5)},
            )
    if not fig.data:
        fig.add("scattergeo", lon=[None], lat=[None], mode="lines", showlegend=False, hoverinfo="skip")


def _bow(start: tuple[float, float], goal: tuple[float, float], steps: int = 24) -> tuple[list[float], list[float]]:
    """Points of an arc that leaves the straight line to its left, so that the two directions lie apart."""
    gap = (goal[0] - start[0] + 540) % 360 - 180
    rise = goal[1] - start[1]
    lift = 0.12
    lon, lat = [], []
    for step in range(steps + 1):
        t = step / steps
        swell = 4 * t * (1 - t) * lift
        lon.append(round((start[0] + gap * t - rise * swell + 540) % 360 - 180, 2))
        lat.append(round(max(min(start[1] + rise * t + gap * swell, 84.0), -84.0), 2))
    return lon, lat


def _land(fig: Drawing, sides: dict[str, list[str]]) -> None:
    """All countries pale, both sides in their colours."""
    everywhere = sorted(shapes().index)
    geometry: Any = display_shapes() if inline_shapes else SHAPES
    line = {"color": LIGHT["coast"], "width": 0.5}
    fig.add(
        "choropleth",
        geojson=geometry,
        featureidkey="id",
        locations=everywhere,
        z=[0] * len(everywhere),
        showscale=False,
        hoverinfo="skip",
        colorscale=[[0, LIGHT["land"]], [1, LIGHT["land"]]],
        marker={"line": line},
    )
    disputed = set(shapes().index[shapes()["disputed"]])
    for (code, members), colour in zip(sides.items(), ("first", "second"), strict=True):
        drawn = [one for one in members if one not in disputed or len(members) == 1]
        if drawn:
            fig.add(
                "choropleth",
                geojson=geometry if not inline_shapes else _only(drawn),
                featureidkey="id",
                locations=drawn,
                z=[1] * len(drawn),
                showscale=False,
                colorscale=[[0, LIGHT[colour]], [1, LIGHT[colour]]],
                marker={"line": line, "opacity": 0.42},
                name=words.name(code),
                text=[words.name(one) for one in drawn],
                hovertemplate="%{text}<extra></extra>",
                showlegend=False,
            )


def _only(codes: list[str]) -> Any:
    world = display_shapes()
    return {**world, "features": [one for one in world["features"] if one["id"] in codes]}


@cache
def hatching() -> tuple[list[float | None], list[float | None]]:
    """Strokes over all disputed areas and around them, as one broken line."""
    world = shapes()
    marked = world[world["disputed"]]
    lon: list[float | None] = []
    lat: list[float | None] = []
    for area in marked.geometry[marked.index != "ATA"]:
        left, low, right, high = area.bounds
        start = left - (high - low)
        strokes = [
            LineString([(start + i * HATCH, low), (start + i * HATCH + (high - low), high)])
            for i in range(int((right - start) / HATCH) + 1)
        ]
        cut = MultiLineString(strokes).intersection(area) if strokes else LineString()
        for part in getattr(cut, "geoms", [cut]):
            if part.geom_type == "LineString" and not part.is_empty:
                lon += [*(round(x, 2) for x, _ in part.coords), None]
                lat += [*(round(y, 2) for _, y in part.coords), None]
    return lon, lat


def _disputed(fig: Drawing) -> None:
    lon, lat = hatching()
    if lon:
        fig.add(
            "scattergeo",
            lon=lon,
            lat=lat,
            mode="lines",
            line={"color": LIGHT["axis"], "width": 0.7},
            opacity=0.6,
            hoverinfo="skip",
            name="disputed area",
            showlegend=False,
        )


def _points(fig: Drawing, points: pd.DataFrame, found: pd.DataFrame, named: list[bool]) -> None:
    if points.empty:
        return
    # the last id of a place is its last meeting
    ids = [one.rpartition(" ")[2] for one in points["ids"]]
    newest = {row["happening_id"]: row for row in found[found["happening_id"].isin(ids)].to_dict("records")}
    texts = [
        words.hover(
            f"{row['place']}, {words.name(row['country'])}: {words.count(row['n'], 'meeting')}",
            newest[row["ids"].rpartition(" ")[2]],
            f"the last: {words.span(row['last'])}",
        )
        for row in points.to_dict("records")
    ]
    fig.add(
        "scattergeo",
        lon=points["lon"].tolist(),
        lat=points["lat"].tolist(),
        mode="markers+text",
        name="places of meetings",
        text=[
            words.short(str(place), 24) if shown else "" for place, shown in zip(points["place"], named, strict=True)
        ],
        textposition="top center",
        textfont={"size": 11, "color": LIGHT["ink"]},
        hovertext=texts,
        customdata=points["ids"].tolist(),
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "size": [min(6 + 2.2 * n**0.5, 20) for n in points["n"]],
            "color": LIGHT["joint"],
            "line": {"color": LIGHT["coast"], "width": 1.2},
        },
    )


def _box(code: str) -> tuple[float, float, float, float]:
    """Bounds of a country without its small parts: Kaliningrad and Hawaii do not stretch the frame."""
    area = shapes().geometry[code]
    parts = list(getattr(area, "geoms", [area]))
    whole = sum(part.area for part in parts)
    main = [part.bounds for part in parts if part.area >= whole * MAINLAND]
    return (min(b[0] for b in main), min(b[1] for b in main), max(b[2] for b in main), max(b[3] for b in main))


def _caption(
    found: pd.DataFrame, points: pd.DataFrame, arcs: dict[str, int], pair: str, box: frames.Box
) -> theme.Caption:
    a, b = (words.the(code) for code in pair.split("-"))
    there, back = arcs.values()
    with_place = int(points["n"].sum()) if len(points) else 0
    if there + back >= 5:
        title = f"{words.count(there, 'visit')} from {a} to {b}, {words.count(back, 'visit')} from {b} to {a}".replace(
            "no visits", "No visits", 1
        )
    else:
        title = f"Where {a} and {b} met"
    subtitle = f"Dated meetings told as held; {with_place} of {len(found)} with a place that is known."
    far = points[[not frames.inside(box, lon, lat) for lon, lat in zip(points["lon"], points["lat"], strict=True)]]
    outside = words.listed([f"{row['place']} ({row['n']})" for row in far.to_dict("records")])
    notes = ["Arcs join the capitals, whichever city the visit went to."] if there + back else []
    notes += [f"Outside the map: {outside}."] if outside else []
    most = words.listed([f"{row['place']} ({row['n']})" for row in points.head(5).to_dict("records")])
    alt = f"Map of {a} and {b}. {there} visits from {a} to {b}, {back} from {b} to {a}." + (
        f" Most meetings: {most}." if most else ""
    )
    return theme.Caption(
        "map",
        words.sentence(title),
        subtitle,
        alt,
        theme.source_line(found),
        " ".join([*notes, "Hatched: disputed areas.", note()]),
    )
