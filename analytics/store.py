"""What has been read, for notebooks: tables and views as typed DataFrames by pair, country, group and dates.

    store = open_store()
    store.meetings(pair=("Russia", "Tajikistan"), start="2020")

The versions of all tables are pinned when the store opens, so that a notebook's first cell and its last agree.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics import reference, views
from analytics.desk import find_desk
from analytics.errors import InputError
from analytics.periods import parse_range, period
from analytics.records import ORIGINS, schema
from analytics.tables import KINDS, RECORDS, Tables, Versions, frame

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

Pair = str | Sequence[Any]
AsOf = datetime | date | str | Mapping[str, int]

# Days that a row speaks of; where it has none, its article's publish day decides whether a period holds it.
DAYS = {
    "trade_figures": ("r.period_start", "r.period_end"), "meetings": ('r.start', 'r."end"'), "events": ("r.date", "r.date"),
}
# Presence by membership is told only by gatherings of the members; these send their institutions instead.
GATHERINGS = ("summit", "forum")
INSTITUTIONS = ("EU", "UN", "WTO", "WLD")
COVERAGE_PERIODS = ("day", "week", "month", "quarter", "year")


def open_store(path: str | Path | None = None, as_of: AsOf | None = None) -> Store:
    """The store of a path, else of the variable RELATIONS_STORE, else of the desk around the current folder.

    Parameters
    ----------
    path : folder of a store, or None
    as_of : moment, day (its end, UTC), ISO text, or versions as in `Store.versions`: the state as it was then

    Raises
    ------
    InputError : no store there, no desk around the current folder, an as_of before the store began
    """
    where = path or os.environ.get("RELATIONS_STORE") or find_desk().store
    tables = Tables(where)
    return Store(tables, tables.pin(_moment(as_of)))


@dataclass(frozen=True)
class Store:
    """Tables and views of one state of a store; `versions` says which."""

    tables: Tables
    versions: Versions

    @property
    def path(self) -> Path:
        """Folder of the store."""
        return self.tables.path

    def table(self, name: str) -> pd.DataFrame:
        """One table as it is, all rows and only its own columns.

        Raises
        ------
        InputError : no such table
        """
        if name not in RECORDS:
            raise InputError(f"no table '{name}': the tables are {', '.join(RECORDS)}")
        return frame(self._con, f"SELECT * FROM {name} ORDER BY ALL")

    def counts(self) -> dict[str, int]:
        """Rows of every table."""
        return {name: int(self._value(f"SELECT count(*) FROM {name}")) for name in RECORDS}

    def trade_figures(self, **filters: Any) -> pd.DataFrame:
        """Trade figures, one row per number and article.

        Parameters
        ----------
        pair : "RUS-TJK", ("Russia", "Tajikistan") or a list of pairs
        country : name or code; rows with that side
        group : bloc's name or list of names; rows between at least two of its members
        start, end : day or period in words; a row without days of its own counts by its publish day
        min_confidence : 0 to 1
        origin : extracted, entered or imported

        Returns
        -------
        DataFrame, the table's columns and presence ("bilateral" or "both present"), published (the publish day),
        publisher, title, url, story_id

        Raises
        ------
        UnknownCountry, BadPeriod, InputError : a filter that can't be used
        """
        return self._told("trade_figures", **filters)

    def meetings(self, **filters: Any) -> pd.DataFrame:
        """Meetings, one row per meeting and article; filters and further columns as in `trade_figures`.

        With a pair also the gatherings of more than two sides at which both are present.
        """
        return self._told("meetings", **filters)

    def events(self, **filters: Any) -> pd.DataFrame:
        """Events, one row per act and article; filters and further columns as in `trade_figures`."""
        return self._told("events", **filters)

    def articles(self, *, start: Any = None, end: Any = None, text: bool = False, **filters: Any) -> pd.DataFrame:
        """Articles published in a period; with a pair, country or group those that gave rows about it.

        Parameters
        ----------
        start, end : day or period in words, of the publish day
        text : whether the column `text` comes along
        """
        first, last = _range(start, end)
        where, values = ["true"], []
        if first:
            where, values = [*where, "published_local_date >= ?"], [*values, first]
        if last:
            where, values = [*where, "published_local_date <= ?"], [*values, last]
        if any(value is not None for value in filters.values()):
            ids = [one for name in DAYS for one in self._told(name, **filters)["article_id"]]
            where, values = [*where, "list_contains(?, article_id)"], [*values, sorted(set(ids))]
        columns = ", ".join(one.name for one in schema(RECORDS["articles"]) if text or one.name != "text")
        return frame(self._con, f"SELECT {columns} FROM articles WHERE {' AND '.join(where)} "
                                "ORDER BY published_local_date NULLS LAST, published, article_id", values)

    def participations(self) -> pd.DataFrame:
        """Sides of all rows."""
        return self.table("participations")

    def readings(self) -> pd.DataFrame:
        """The log: what was read, when, and how many rows it gave."""
        return self.table("readings")

    def rejects(self) -> pd.DataFrame:
        """Inputs that could not become articles, with the reason and what to do."""
        return self.table("rejects")

    def undated(self) -> pd.DataFrame:
        """Articles without a publish day: they are kept and counted, and give no rows."""
        found = frame(self._con, "SELECT article_id, input_name, title, publisher, url, text FROM articles "
                                 "WHERE published_local_date IS NULL ORDER BY input_name, article_id")
        found["first_line"] = found.pop("text").map(lambda text: text.strip().partition("\n")[0][:200]).astype("str")
        return found

    def observations(self, **filters: Any) -> pd.DataFrame:
        """All rows of the three tables with a common head; filters as in `trade_figures`."""
        return views.observations(*(self._told(name, **filters) for name in DAYS))

    def happenings(self, *, start: Any = None, end: Any = None, **filters: Any) -> pd.DataFrame:
        """Meetings and acts, each once, however many articles tell it; filters as in `trade_figures`."""
        found = views.happenings(self._told("meetings", **filters), self._told("events", **filters))
        return _within(found, "start", "end", *_range(start, end))

    def claims(self, *, start: Any = None, end: Any = None, **filters: Any) -> pd.DataFrame:
        """Trade figures, each once, however many articles tell it; filters as in `trade_figures`."""
        found = views.claims(self._told("trade_figures", **filters))
        return _within(found, "period_start", "period_end", *_range(start, end))

    def coverage(self, period: str = "month", *, start: Any = None, end: Any = None) -> pd.DataFrame:
        """How many articles were read per period and publisher: everything with a date, whatever it is about.

        Returns
        -------
        DataFrame: period_start, period_end (first and last day), publisher ("" where not known), articles;
        a period in which nothing was read has no row
        """
        if period not in COVERAGE_PERIODS:
            raise InputError(f"no period '{period}': choose {', '.join(COVERAGE_PERIODS)}")
        first, last = _range(start, end)
        query = f"""
            SELECT date_trunc('{period}', published_local_date)::DATE AS period_start,
                   (date_trunc('{period}', published_local_date) + INTERVAL 1 {period} - INTERVAL 1 DAY)::DATE AS period_end,
                   coalesce(publisher, '') AS publisher, count(*) AS articles
            FROM articles WHERE published_local_date BETWEEN ? AND ? GROUP BY ALL ORDER BY ALL"""
        kinds = {**KINDS, "period_start": "date", "period_end": "date", "articles": "int"}
        return frame(self._con, query, [first or date.min, last or date.max], kinds)  # type: ignore[arg-type]

    @cached_property
    def _con(self) -> duckdb.DuckDBPyConnection:
        return self.tables.connect(self.versions)

    def _value(self, query: str) -> Any:
        row = self._con.execute(query).fetchone()
        return row[0] if row else None

    def _told(self, name: str, *, pair: Pair | None = None, country: str | None = None,
              group: str | Sequence[str] | None = None, start: Any = None, end: Any = None,
              min_confidence: float = 0.0, origin: str | None = None) -> pd.DataFrame:
        """Rows of one of the three tables with what their article says about itself."""
        key, (first_day, last_day) = RECORDS[name].key, DAYS[name]
        where, values = ["r.confidence >= ?"], [min_confidence]
        presence, bound = "CASE WHEN r.pair IS NULL THEN 'both present' ELSE 'bilateral' END", []
        if pair is not None:
            codes = pairs(pair)
            presence, bound = "CASE WHEN list_contains(?, r.pair) THEN 'bilateral' ELSE 'both present' END", [codes]
            both = " OR ".join([f"r.{key} IN ({self._present(name)} HAVING count(DISTINCT p.actor) = 2)"] * len(codes))
            where.append(f"(list_contains(?, r.pair) OR {both})")
            values += [codes, *(code.split("-") for code in codes)]
        if country is not None:
            where.append(f"r.{key} IN ({self._present(name)})")
            values.append([reference.actor(country).code])
        if group is not None:
            several = members(group)
            if country is not None:  # the country with the others of the group
                several = [code for code in several if code != reference.actor(country).code]
            least = 1 if country is not None else 2
            where.append(f"r.{key} IN ({self._present(name)} HAVING count(DISTINCT p.actor) >= {least})")
            values.append(several)
        first, last = _range(start, end)
        if last:
            where, values = [*where, f"coalesce({first_day}, {last_day}, a.published_local_date) <= ?"], [*values, last]
        if first:
            where, values = [*where, f"coalesce({last_day}, {first_day}, a.published_local_date) >= ?"], [*values, first]
        if origin is not None:
            if origin not in ORIGINS:
                raise InputError(f"no origin '{origin}': choose {', '.join(ORIGINS)}")
            where, values = [*where, "r.origin = ?"], [*values, origin]
        query = f"""
            SELECT r.*, {presence} AS presence, a.published_local_date AS published, a.publisher, a.title, a.url, a.story_id
            FROM {name} r JOIN articles a USING (article_id) WHERE {' AND '.join(where)}
            ORDER BY coalesce({first_day}, {last_day}, a.published_local_date), a.published_local_date, r.{key}"""
        return frame(self._con, query, [*bound, *values], {**KINDS, "published": "date"})

    def _present(self, name: str) -> str:
        """Rows at which any actor of a list is present: named, or as a member at a gathering of its bloc."""
        if name != "meetings":
            return (f"SELECT p.row_id FROM participations p WHERE p.row_table = '{name}' AND list_contains(?, p.actor) "
                    "AND p.presence = 'named' GROUP BY p.row_id")
        return (f"SELECT p.row_id FROM participations p JOIN meetings m ON m.meeting_id = p.row_id "
                f"WHERE list_contains(?, p.actor) AND (p.presence = 'named' OR (m.kind IN {GATHERINGS} "
                f"AND p.bloc NOT IN {INSTITUTIONS})) GROUP BY p.row_id")


def pairs(said: Pair) -> list[str]:
    """Pairs in codes, from one as "RUS-TJK" or two names, or from a list of such.

    >>> pairs(("Russia", "Tajikistan"))
    ['RUS-TJK']
    """
    if isinstance(said, str):
        one, hyphen, other = said.partition("-")
        if not hyphen or not other:
            one, _, other = said.partition(" and ")
        if not one.strip() or not other.strip():
            raise InputError(f"'{said}' is no pair: write RUS-TJK, or two names")
        return [reference.pair(one.strip(), other.strip())]
    several = list(said)
    if len(several) == 2 and all(isinstance(one, str) and not _is_pair(one) for one in several):
        return [reference.pair(several[0], several[1])]
    if not several:
        raise InputError("an empty list is no pair: write RUS-TJK, or two names")
    return [code for one in several for code in pairs(one)]


def members(group: str | Sequence[str]) -> list[str]:
    """Codes of a bloc's or of one's own list's members.

    Raises
    ------
    InputError : a bloc without a table of members
    """
    if not isinstance(group, str):
        return sorted({reference.actor(one).code for one in group})
    found = reference.members(group)
    if not found:
        raise InputError(f"the members of '{group}' are not in the tables: give a list of countries")
    return found


def _is_pair(text: str) -> bool:
    """Whether a text is a pair in codes; a name may have a hyphen too (Guinea-Bissau)."""
    sides = text.split("-")
    return len(sides) == 2 and all(side and side.replace("_", "").isalnum() and side.isupper() for side in sides)


def _range(start: Any, end: Any) -> tuple[date | None, date | None]:
    return parse_range(_words(start), _words(end))


def _words(bound: Any) -> str | None:
    """A bound as text; dates and timestamps as their day."""
    if bound is None or isinstance(bound, str):
        return bound
    if isinstance(bound, date):
        return bound.isoformat()[:10]
    return str(bound)[:10]


def _moment(as_of: AsOf | None) -> datetime | Mapping[str, int] | None:
    if as_of is None or isinstance(as_of, Mapping | datetime):
        return as_of
    if isinstance(as_of, str):
        try:
            if len(as_of) > 10:
                return datetime.fromisoformat(as_of)
        except ValueError as error:
            raise InputError(f"'{as_of}' is no moment: write 2025-10-09 or 2025-10-09T12:00") from error
        day = period(as_of)[1]
        if day is None:
            return None
        as_of = day
    return datetime.combine(as_of, time.min) + timedelta(days=1, microseconds=-1)


def _within(found: pd.DataFrame, first: str, last: str, start: date | None, end: date | None) -> pd.DataFrame:
    """Rows whose days, or publish day where they have none, overlap a period."""
    import pandas as pd

    begins = found[first].fillna(found[last]).fillna(found["published"])
    ends = found[last].fillna(found[first]).fillna(found["published"])
    keep = pd.Series(True, index=found.index)
    if start:
        keep &= ends >= pd.Timestamp(start)
    if end:
        keep &= begins <= pd.Timestamp(end)
    return found[keep].reset_index(drop=True)

