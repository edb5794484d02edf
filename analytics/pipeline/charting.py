"""One chart to a file, on a deadline: a page, an image or its data.

Images are drawn by a Chromium that is installed, as the page draws them, without a network. Without one the page still
has its buttons for both forms.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from analytics import reference, series
from analytics.errors import BadParameter, InputError, RelationsError
from analytics.periods import parse_range

if TYPE_CHECKING:
    from analytics.store import Store

KINDS = ("meetings", "activity", "amounts", "changes", "map")
FORMS = (".svg", ".png", ".html", ".csv")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PATIENCE = 90  # seconds for one image
IMAGE = re.compile(r'<output id="image">([^<]*)</output>')


def chart(
    store: Store, kind: str, a: str, b: str, out: Path, since: str = "", until: str = "", period: str = "year"
) -> Path:
    """Draw one chart of a pair into a file.

    Parameters
    ----------
    kind : meetings, activity, amounts, changes or map
    a, b : the two sides, as people say them
    out : file; its ending says the form: .svg, .png, .html (one file, works offline) or .csv
    since, until : bounds of the period, as people say them; period : of the bars

    Returns
    -------
    Path of the file

    Raises
    ------
    BadParameter : a kind or form that there isn't, with those that there are
    InputError : an image where no Chromium is installed; UnknownCountry, BadPeriod as everywhere
    """
    if kind not in KINDS:
        raise BadParameter(f"no chart '{kind}': choose {', '.join(KINDS)}")
    if out.suffix.lower() not in FORMS:
        raise BadParameter(f"'{out.name}' has none of the forms {', '.join(FORMS)}")
    figure, understood = _figure(store, kind, reference.pair(a, b), since, until, period)
    from analytics.reports import files

    out = out.resolve()
    if out.suffix.lower() == ".csv":
        return files.write(out, files.as_csv(figure.layout.meta["columns"], figure.layout.meta["rows"]))
    with tempfile.TemporaryDirectory() as folder:
        page = _page(figure, understood, Path(folder))
        if out.suffix.lower() == ".html":
            from analytics.reports.single import pack

            return pack(page, out)
        return files.write(out, _image(page, out.suffix.lower().removeprefix(".")))


def _figure(store: Store, kind: str, pair: str, since: str, until: str, period: str) -> tuple[Any, str]:
    """The figure, and what was understood with the last day read."""
    from analytics.figures import activity, facts, maps, timeline, trade

    read = store.coverage("day")
    today = facts.as_of(read)
    first, last = parse_range(since, until, today)
    asked = {"pair": pair, "start": first, "end": last}
    understood = facts.heading(pair, first, last, read, store.observations(**asked)).understood
    if kind in ("amounts", "changes"):
        return (trade.levels if kind == "amounts" else trade.changes)(store.claims(**asked), pair), understood
    happenings = store.happenings(**asked)
    if kind == "map":
        maps.inline_shapes = False
        return maps.visits(happenings, pair), understood
    states = series.states(happenings, read, period, first, last, today)
    if kind == "meetings":
        return timeline.meetings(happenings, pair, states), understood
    return activity.bars(happenings, states, pair, period), understood


def _page(figure: Any, understood: str, folder: Path) -> Path:
    """A page of one figure with its site's assets."""
    from analytics.reports import files, page

    made = page.Page("chart", figure.layout.meta["title"], understood)
    page.add_figure(made, figure.to_plotly_json())
    files.write_assets(folder)
    return page.write(made, folder, assets="assets")


def _image(page: Path, form: str) -> bytes:
    """The page's figure as an image, drawn by a headless Chromium."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise InputError(
            f"no Chromium is installed that could draw a .{form}: write .html, and take the image from its button"
        )
    # a sandbox inside a container of root's can't be made
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [browser, "--headless", "--disable-gpu", *sandbox, "--virtual-time-budget=20000", "--dump-dom"]
    done = subprocess.run(
        [*command, f"{page.as_uri()}#image={form}"], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    drawn = IMAGE.search(done.stdout)
    if not drawn:
        raise RelationsError(f"{Path(browser).name} drew no image: {done.stderr.strip()[-300:] or 'it said nothing'}")
    head, _, body = drawn[1].partition(",")
    return base64.b64decode(body) if head.endswith(";base64") else unquote(body.replace("&amp;", "&")).encode()
