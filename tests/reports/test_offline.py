"""Pages in a real Chromium with the network blocked: an author with a network never notices a blank map."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
PROBE = """() => ({
  plots: document.querySelectorAll('.plot').length,
  drawn: [...document.querySelectorAll('.plot[data-drawn]')].filter(one => one.querySelector('.main-svg')).length,
  shapes: document.querySelectorAll('.choroplethlayer path').length,
  countries: [...document.querySelectorAll('.choroplethlayer path')]
    .filter(one => (one.getAttribute('d') || '').length > 5).length,
  wide: document.documentElement.scrollWidth, width: document.documentElement.clientWidth,
  outside: [...document.querySelectorAll('main *')].filter(one =>
    one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.contents, .plot, thead')).length,
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium; missing it skips, except where CI has to prove the pages."""
    where = next((found for name in NAMES if (found := shutil.which(name))), None)
    if where is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI has to have a Chromium: apt-get install chromium")
        pytest.skip("no Chromium is installed: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=where, args=ARGS)
        yield chromium
        chromium.close()


def opened(browser: Any, page: Path, width: int = 1280, height: int = 900, **more: Any) -> SimpleNamespace:
    """A page that has drawn everything, with what it asked for and complained about."""
    context = browser.new_context(viewport={"width": width, "height": height}, **more)
    tab = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(page.as_uri())
    if more.get("java_script_enabled", True):
        tab.wait_for_function(
            "document.body.dataset.drawn === 'yes' || !document.querySelector('.plot')", timeout=30_000
        )
    return SimpleNamespace(tab=tab, asked=asked, said=said, close=context.close)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_ask_nobody_and_draw_everything(browser: Any, site: SimpleNamespace, width: int, scheme: str) -> None:
    for page in (site.index, *site.pages):
        view = opened(browser, page, width, color_scheme=scheme)
        seen = view.tab.evaluate(PROBE)
        assert not [url for url in view.asked if not url.startswith(("file:", "data:", "blob:"))], page.name
        assert view.said == [], page.name
        assert seen["drawn"] == seen["plots"] == (0 if page == site.index else 5), page.name
        assert seen["wide"] <= seen["width"] and seen["outside"] == 0, f"{page.name} scrolls sideways or is clipped"
        if page != site.index:
            assert seen["shapes"] >= 200, page.name
            assert seen["countries"] >= 20, page.name
        view.close()


def test_a_map_of_the_world_draws_at_least_two_hundred_countries(browser: Any, site: SimpleNamespace) -> None:
    view = opened(browser, site.pages[2])
    assert view.tab.evaluate(PROBE)["countries"] >= 200
    view.close()


def test_the_first_answers_stand_on_the_first_screen(browser: Any, site: SimpleNamespace) -> None:
    for width, height in ((1280, 900), (390, 844)):
        view = opened(browser, site.pages[0], width, height)
        assert (
            view.tab.evaluate(
                "Math.max(...[...document.querySelectorAll('.card')].map(one => one.getBoundingClientRect().bottom))"
            )
            <= height
        )
        view.close()


def test_a_click_on_a_mark_shows_its_sentences(browser: Any, site: SimpleNamespace) -> None:
    view = opened(browser, site.pages[0])
    before = view.tab.locator("#rows-evidence tbody tr").count()
    assert before == 30
    mark = view.tab.locator("#plot-meetings .scatterlayer .point").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    view.tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    view.tab.locator("#plot-meetings .hoverlayer .hovertext").wait_for()
    assert "Example Agency" in view.tab.locator("#plot-meetings .hoverlayer").text_content()
    view.tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    view.tab.wait_for_function("document.querySelectorAll('#rows-evidence tbody tr').length < 5")
    assert view.said == []
    view.close()


def test_the_table_can_be_searched_sorted_and_filtered(browser: Any, site: SimpleNamespace) -> None:
    view = opened(browser, site.pages[0])
    rows, table = view.tab.locator("#rows-evidence tbody tr"), view.tab.locator("#rows-evidence")
    table.locator("input").fill("phone call")
    assert rows.count() == 5
    table.locator("input").fill("")
    table.locator("select").select_option("act")
    assert rows.count() == 7
    table.locator("select").select_option("")
    table.locator("th button").first.click()
    assert rows.first.locator("td").first.inner_text() == "2014"
    assert table.locator("th").first.get_attribute("aria-sort") == "ascending"
    table.locator("button.more").click()
    assert rows.count() == 41
    view.close()


def test_a_fact_leads_to_its_rows(browser: Any, site: SimpleNamespace) -> None:
    view = opened(browser, site.pages[0])
    view.tab.locator(".card a.show").first.click()
    assert view.tab.locator("#rows-evidence tbody tr").count() == 1
    assert "State visit" in view.tab.locator("#rows-evidence tbody tr").inner_text()
    view.close()


def test_an_image_of_a_chart_can_be_saved(browser: Any, site: SimpleNamespace) -> None:
    view = opened(browser, site.pages[0])
    for chart in ("meetings", "map"):
        with view.tab.expect_download() as saved:
            view.tab.locator(f"#chart-{chart} .get button").first.click()
        assert saved.value.suggested_filename == f"russia-and-tajikistan-{chart}.png"
        assert Path(saved.value.path()).stat().st_size > 10_000
    assert view.said == []
    view.close()


def test_without_script_tables_and_words_remain(browser: Any, site: SimpleNamespace) -> None:
    view = opened(browser, site.pages[0], java_script_enabled=False)
    assert view.tab.locator("#rows-evidence tbody tr").count() > 10
    assert view.tab.locator("figure .alt").count() == 5
    assert view.tab.locator("h1").inner_text() == "Russia and Tajikistan"
    view.close()


def test_the_index_is_searched_and_sorted(browser: Any, site: SimpleNamespace) -> None:
    view = opened(browser, site.index)
    names = view.tab.locator("tbody .c-pair")
    view.tab.locator("th button", has_text="Meetings").click()
    assert [name.split(" and ")[1] for name in names.all_inner_texts()][-1] == "United States"
    assert view.said == []
    view.close()
