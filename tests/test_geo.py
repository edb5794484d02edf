"""The world files of data/geo: what a map on the plane and a map on the globe each rely on."""

from __future__ import annotations

import importlib.util
import itertools
import json
import math
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import Point

GEO = Path(__file__).parents[1] / "data" / "geo"

UN_MEMBERS = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA
CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH
FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA
JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX
MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG
POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD
TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
"""

# thousand km2; UN Demographic Yearbook, China: land area (World Bank), as its total counts areas drawn elsewhere here
AREAS = {"RUS": 17098, "USA": 9525, "CHN": 9388, "KAZ": 2725, "FJI": 18.27, "TJK": 142.6, "UZB": 448.9}

# These lie on both sides of the antimeridian; Antarctica goes round
BOTH_SIDES_OF_180 = {"ATA", "FJI", "KIR", "NZL", "RUS", "USA"}

POINTS = {
    "Crimea": (34.1, 44.95, "UKR"),
    "Laayoune": (-13.2, 27.15, "ESH"),
    "Pristina": (21.17, 42.66, "XKX"),
    "Hargeisa": (44.06, 9.56, "XSL"),
    "Dushanbe": (68.78, 38.56, "TJK"),
    "Chukotka, east of 180": (-172.0, 66.5, "RUS"),
    "Singapore": (103.8, 1.35, "SGP"),
    # the border is the 49th parallel: a line drawn between distant points would leave it
    "south of 49 North": (-105.0, 48.9, "USA"),
    "north of 49 North": (-105.0, 49.1, "CAN"),
}


@pytest.fixture(scope="module")
def plane() -> gpd.GeoDataFrame:
    return gpd.read_file(GEO / "world-planar.geojson").set_index("id")


@pytest.fixture(scope="module")
def display() -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads((GEO / "world-display.json").read_text(encoding="utf-8"))["features"]
    return features


@pytest.fixture(scope="module")
def km2(plane: gpd.GeoDataFrame) -> dict[str, float]:
    areas: dict[str, float] = (plane.to_crs(6933).area / 1e6).to_dict()
    return areas


def test_every_shape_on_the_plane_is_valid_and_holds_something(plane: gpd.GeoDataFrame) -> None:
    assert plane.is_valid.all()
    assert (plane.to_crs(6933).area > 0).all()


def test_outer_rings_on_the_plane_run_counter_clockwise_and_holes_clockwise(plane: gpd.GeoDataFrame) -> None:
    for polygon in plane.geometry.explode():
        assert polygon.exterior.is_ccw
        assert not any(hole.is_ccw for hole in polygon.interiors)


@pytest.mark.parametrize("code", AREAS)
def test_a_country_has_its_well_known_area(km2: dict[str, float], code: str) -> None:
    assert km2[code] == pytest.approx(AREAS[code] * 1000, rel=0.02)


def test_russia_is_cut_at_180_and_not_stitched_across_the_map(km2: dict[str, float]) -> None:
    assert 16.9e6 < km2["RUS"] < 17.1e6


def test_both_files_hold_the_same_countries_in_the_same_words(
    plane: gpd.GeoDataFrame, display: list[dict[str, Any]]
) -> None:
    assert [f["id"] for f in display] == list(plane.index)
    assert [f["properties"]["name"] for f in display] == list(plane["name"])
    assert plane.index.is_unique


def test_there_are_at_least_230_features_and_no_member_of_the_un_is_missing(plane: gpd.GeoDataFrame) -> None:
    members = set(UN_MEMBERS.split())
    assert len(members) == 193
    assert len(plane) >= 230
    assert not members - set(plane.index)


@pytest.mark.parametrize("place", POINTS)
def test_a_place_lies_in_the_one_shape_that_the_readme_says(plane: gpd.GeoDataFrame, place: str) -> None:
    x, y, code = POINTS[place]
    assert list(plane.index[plane.contains(Point(x, y))]) == [code]


def test_only_countries_on_both_sides_of_180_are_wider_than_half_the_globe(plane: gpd.GeoDataFrame) -> None:
    width = plane.bounds.maxx - plane.bounds.minx
    assert set(plane.index[width > 180]) == BOTH_SIDES_OF_180


def test_no_single_polygon_but_antarctica_is_wider_than_half_the_globe(plane: gpd.GeoDataFrame) -> None:
    pieces = plane.geometry.explode()
    width = pieces.bounds.maxx - pieces.bounds.minx
    assert set(pieces.index[width > 180]) == {"ATA"}


def test_no_country_covers_another(plane: gpd.GeoDataFrame) -> None:
    pairs = plane.sindex.query(plane.geometry, predicate="intersects").T
    for one, other in ((plane.geometry.iloc[a], plane.geometry.iloc[b]) for a, b in pairs if a < b):
        assert one.intersection(other).area < 0.02 * min(one.area, other.area)


def test_areas_under_dispute_are_marked_as_the_readme_lists_them(
    plane: gpd.GeoDataFrame, display: list[dict[str, Any]]
) -> None:
    marked = {"ATA", "ESH", "FLK", "IOT", "PSE", "TWN", "XKX", "XNC", "XSG", "XSL"}
    assert {f["id"] for f in display if f["properties"].get("disputed") is True} == marked
    assert set(plane.index[plane["disputed"].eq(True)]) == marked
    readme = (GEO / "README.md").read_text(encoding="utf-8")
    assert all(f"`{code}`" in readme for code in marked)


def test_d3_fills_the_inside_of_every_ring_and_not_the_rest_of_the_globe(
    display: list[dict[str, Any]], km2: dict[str, float]
) -> None:
    for country in display:
        fills = [sum(spherical_fill(ring) for ring in polygon) for polygon in country["geometry"]["coordinates"]]
        assert all(0 < fill < 2 * math.pi for fill in fills), country["id"]
        # 2 %: the sphere against the ellipsoid at high latitudes, arcs against straight lines
        assert sum(fills) * 6371.007**2 == pytest.approx(km2[country["id"]], rel=0.02), country["id"]


def test_no_line_on_the_globe_is_long_enough_to_bulge(display: list[dict[str, Any]]) -> None:
    for country in display:
        for polygon in country["geometry"]["coordinates"]:
            for (x1, y1), (x2, y2) in itertools.chain.from_iterable(itertools.pairwise(ring) for ring in polygon):
                step = abs((x2 - x1 + 180) % 360 - 180)
                assert step <= 4.1 or max(y1, y2) < -84, (country["id"], x1, y1, x2, y2)


def test_coordinates_lie_on_the_globe_and_the_files_stay_small(display: list[dict[str, Any]]) -> None:
    for country in display:
        for x, y in itertools.chain.from_iterable(itertools.chain.from_iterable(country["geometry"]["coordinates"])):
            assert -180 <= x <= 180 and -90 <= y <= 90
    assert sum(path.stat().st_size for path in GEO.glob("world-*")) < 820_000


def test_the_note_under_maps_is_one_line_that_names_its_source() -> None:
    note = (GEO / "boundary-note.txt").read_text(encoding="utf-8")
    assert note.count("\n") == 1 and note.endswith("\n")
    assert "Natural Earth" in note and "no judgement" in note


def test_the_builder_unwraps_a_line_over_the_antimeridian_and_cuts_it_there() -> None:
    build = builder()
    square = build.unwrap([(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 1.0), (179.0, 0.0)])
    assert square[1] == (181.0, 0.0)
    halves = build.cut([[square]])
    assert sorted(part.bounds for part in halves.geoms) == [(-180.0, 0.0, -179.0, 1.0), (179.0, 0.0, 180.0, 1.0)]


def spherical_fill(ring: list[list[float]]) -> float:
    """What d3.geoArea gives a ring, in steradians: what lies to the right of its line; below zero for a hole."""
    total = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        turn = math.radians(x2 - x1)
        half1, half2 = (math.radians(y) / 2 + math.pi / 4 for y in (y1, y2))
        sines, cosines = math.sin(half1) * math.sin(half2), math.cos(half1) * math.cos(half2)
        total += 2 * math.atan2(sines * math.sin(turn), cosines + sines * math.cos(turn))  # down to the south pole
    return total


def builder() -> Any:
    spec = importlib.util.spec_from_file_location("geo_build", GEO / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
