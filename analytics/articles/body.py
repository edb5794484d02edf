"""The running text of a page, by trafilatura on what is left of the page without scripts, menus and footers.

Stripping comes before parsing: two thirds of a news page are scripts, and each of trafilatura's passes over the tree
would walk through the rest of the menus again. Never `fast=True`: on Anadolu's template of 2026 it
finds next to nothing.
"""

from __future__ import annotations

import re

from analytics.errors import UnreadableInput

# Elements without a word of the article, taken out with all they hold.
OUTSIDE = ("script", "style", "noscript", "svg", "iframe", "template", "select", "nav", "footer", "aside")
DEEPEST = 400  # elements inside one another; a news page has 30, and parsers of deeper ones run for minutes
DENSEST = 60_000  # elements; a news page has 3,000

_OPEN = re.compile(rf"<(?:({'|'.join(OUTSIDE)})\b|!--|(?:link|meta|input|source|img)\b[^<>]{{0,4000}}>)", re.I)
_STEP = re.compile(r"<(/?)([a-z][a-z0-9]{0,20})\b", re.I)
_VOID = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "dt", "dd", "option", "tr", "td", "th"),  # closed by the next of their kind
    )
)


def body(page: str) -> str | None:
    """Text of the page's article, a paragraph a line; None where none is found.

    Raises
    ------
    UnreadableInput : elements so many or so deep inside one another that parsing them would not end
    """
    import trafilatura  # half a second to import, only where a page comes

    left = stripped(page)
    _check_shape(left)
    found = trafilatura.bare_extraction(left, include_comments=False, include_tables=False)
    return getattr(found, "text", None)


def stripped(page: str) -> str:
    """A page without scripts, styles, menus, footers, asides and comments; in time that grows with its length only."""
    kept, here = [], 0
    lower = page.lower()
    if len(lower) != len(page):  # "İ" becomes two: the places would not be the page's
        lower = "".join(letter.lower() if letter.isascii() else letter for letter in page)
    unclosed: set[str] = set()
    for match in _OPEN.finditer(page):
        if match.start() < here:
            continue
        kind = (match[1] or "").lower()
        end = match.end()
        if kind or match[0] == "<!--":
            closing = f"</{kind}" if kind else "-->"
            # what is never closed is looked for once
            found = -1 if closing in unclosed else lower.find(closing, end)
            if found < 0:
                unclosed.add(closing)
                continue
            end = lower.find(">", found) + 1 or len(page)
        kept.append(page[here : match.start()])
        here = end
    kept.append(page[here:])
    # joined without a space: frameworks put comments inside words
    return "".join(kept)


def _check_shape(page: str) -> None:
    depth = deepest = 0
    number = 0
    for match in _STEP.finditer(page):
        number += 1
        if match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > DEEPEST or number > DENSEST:
        what = f"{deepest:,} elements inside one another" if deepest > DEEPEST else f"{number:,} elements"
        raise UnreadableInput(f"the page has {what}: that is no article", "copy its text into a .txt file")
