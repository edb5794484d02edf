"""Which part of the world a map shows, and which places it can name without one word lying on another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

Box = tuple[float, float, float, float]  # west, south, east, north in degrees
Place = tuple[float, float, int]  # longitude, latitude, meetings

WHOLE = 190  # degrees from which on a map shows the whole world
STRETCH = 1.45  # how much wider the pair's frame may become for a place with few meetings
SHARE = 0.1  # of all meetings: a place with so many is always in the frame
NAMED = 7  # places that are named at most
WORLD: Box = (-180.0, -58.0, 180.0, 84.0)


def around(sides: Sequence[Box], places: Sequence[Place]) -> Box:
    """The frame of both sides and of the places where they met; places that would blow it up stay outside.

    Parameters
    ----------
    sides : boxes of the two sides; places : meeting places, most meetings first
    """
    total = sum(n for *_, n in places)
    box = _union(sides) if sides else None
    for lon, lat, n in places:
        wider = _union([box, (lon, lat, lon, lat)]) if box else (lon, lat, lon, lat)
        if box is None or n >= total * SHARE or _width(wider) <= max(_width(box) * STRETCH, 30.0):
            box = wider
    if box is None or _width(box) > WHOLE:
        return WORLD
    west, south, east, north = box
    wide, tall = max(east - west, 24) * 0.07, max(north - south, 16) * 0.1
    return (max(west - wide, -180.0), max(south - tall, -60.0), min(east + wide, 180.0), min(north + tall, 83.0))


def inside(box: Box, lon: float, lat: float) -> bool:
    """Whether a place lies in a frame."""
    return box[0] <= lon <= box[2] and box[1] <= lat <= box[3]


def layout(box: Box) -> dict[str, Any]:
    """A frame as plotly's settings of a map."""
    west, south, east, north = box
    if box == WORLD:
        return {
            "projection": {"type": "natural earth", "rotation": {"lon": 11}},
            "lataxis": {"range": [south, north]},
        }
    return {
        "projection": {"type": "natural earth", "rotation": {"lon": round((west + east) / 2, 1)}},
        "lonaxis": {"range": [round(west, 1), round(east, 1)]},
        "lataxis": {"range": [round(south, 1), round(north, 1)]},
    }


def aspect(box: Box) -> float:
    """Height of a frame relative to its width, as the projection draws it."""
    west, south, east, north = box
    widest = 0.0 if south <= 0 <= north else min(abs(south), abs(north))
    height = _natural(north)[1] - _natural(south)[1]
    return round(min(max(height / (_natural(widest)[0] * math.radians(east - west)), 0.3), 0.85), 3)


def _natural(latitude: float) -> tuple[float, float]:
    """Length of a parallel and height of a latitude in the Natural Earth projection (Patterson, Savric 2011)."""
    f = math.radians(latitude)
    length = 0.870700 - 0.131979 * f**2 - 0.013791 * f**4 + 0.003971 * f**10 - 0.001529 * f**12
    return length, f * (1.007226 + 0.015085 * f**2 - 0.044475 * f**6 + 0.028874 * f**8 - 0.005916 * f**10)


def named(box: Box, places: Sequence[Place]) -> list[bool]:
    """Which places are named: the first ones whose words lie apart also on a phone."""
    wide, tall = (box[2] - box[0]) * 0.2, (box[3] - box[1]) * 0.075
    chosen: list[Place] = []
    shown = []
    for place in places:
        apart = all(abs(place[0] - one[0]) > wide or abs(place[1] - one[1]) > tall for one in chosen)
        shown.append(apart and len(chosen) < NAMED and inside(box, place[0], place[1]))
        if shown[-1]:
            chosen.append(place)
    return shown


def _union(boxes: Sequence[Box]) -> Box:
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def _width(box: Box) -> float:
    return box[2] - box[0]
