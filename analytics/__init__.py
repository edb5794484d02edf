"""From news articles to tidy tables of how states deal with each other.

Public names in the order of the data's walk; each is imported when it is first used, so that a command starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analytics import extract as extract
    from analytics import figures as figures
    from analytics import reference as reference
    from analytics import series as series
    from analytics import views as views
    from analytics.articles import read as read
    from analytics.desk import find_desk as find_desk
    from analytics.desk import new_desk as new_desk
    from analytics.errors import RelationsError as RelationsError
    from analytics.periods import parse_range as parse_range
    from analytics.periods import period as period
    from analytics.pipeline import ingest as ingest
    from analytics.records import Article as Article
    from analytics.records import Event as Event
    from analytics.records import Meeting as Meeting
    from analytics.records import TradeFigure as TradeFigure
    from analytics.reference import country as country
    from analytics.reference import members as members
    from analytics.reference import name_of as name_of
    from analytics.reference import pair as pair
    from analytics.reference import pair_name as pair_name
    from analytics.store import Store as Store
    from analytics.store import open_store as open_store

# Name -> the module that has it; "" for a module of that name.
_HOME = {
    "reference": "",
    "country": "reference",
    "pair": "reference",
    "pair_name": "reference",
    "name_of": "reference",
    "members": "reference",
    "period": "periods",
    "parse_range": "periods",
    "Article": "records",
    "TradeFigure": "records",
    "Meeting": "records",
    "Event": "records",
    "read": "articles",
    "extract": "",
    "ingest": "pipeline",
    "find_desk": "desk",
    "new_desk": "desk",
    "views": "",
    "open_store": "store",
    "Store": "store",
    "series": "",
    "figures": "",
    "RelationsError": "errors",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'analytics' has no attribute '{name}'")
    home = _HOME[name]
    found = import_module(f"analytics.{home or name}")
    return getattr(found, name) if home else found


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
