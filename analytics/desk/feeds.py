"""feeds.toml: the feeds that `relations fetch` and `relations update` read, and nobody else."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from analytics.errors import InputError
from analytics.reference.rows import rows

NAME = "feeds.toml"
HEAD = """\
# Feeds that `relations fetch` and `relations update` read. Nothing is fetched before you take the # away from one.
# The addresses were not verified: look at each one before you rely on it. `contact` is told to the sites' owners.
contact = ""
"""


@dataclass(frozen=True, slots=True)
class Feeds:
    """The feeds of a desk: name and address of each, and whom the sites' owners can write to."""

    contact: str = ""
    feeds: tuple[tuple[str, str], ...] = ()


def read_feeds(root: Path) -> Feeds:
    """The feeds of the desk in a folder; none where it has no feeds.toml.

    Raises
    ------
    InputError : a file that can't be read, or a feed without an address
    """
    path = root / NAME
    if not path.is_file():
        return Feeds()
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"'{NAME}' can't be read: {error}") from error
    found = read.get("feed", [])
    if not isinstance(found, list) or not all(
        isinstance(one, dict) and isinstance(one.get("url"), str) for one in found
    ):
        raise InputError(f"'{NAME}': each feed is a [[feed]] with a line url = \"https://...\"")
    return Feeds(str(read.get("contact", "")), tuple((str(one.get("name") or one["url"]), one["url"]) for one in found))


def template() -> str:
    """A feeds.toml in which every shipped feed is commented out."""
    feeds = (f'\n# [[feed]]\n# name = "{row["name"]}"\n# url = "{row["url"]}"\n' for row in rows("feeds"))
    return HEAD + "".join(feeds)
