"""What has been read, for notebooks: tables and views as typed DataFrames by pair, country, group and dates.

    store = open_store()
    store.meetings(pair=("Russia", "Tajikistan"), start="2020")

The versions of all tables are pinned when the store opens, so that a notebook's first cell and its last agree.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics import views
from analytics.desk import desk_of, find_desk
from analytics.desk.corrections import Layer, Standing
from analytics.errors import InputError
from analytics.records import Kind, schema
from analytics.store import counting
from analytics.store.kept import kept
from analytics.store.layer import EXTRA, lay_over, rows_of
from analytics.store.selection import DAYS, AsOf, Conditions, joined, moment, span, told, within
from analytics.store.selection import pairs as pairs_in_codes
from analytics.tables import KINDS, RECORDS, Tables, Versions, cast, frame, ours, snapshots

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

COVERAGE_PERIODS = ("day", "week", "month", "quarter", "year")


def open_store(path: str | Path | None = None, as_of: AsOf | None = None) -> Store:
    """The store of a path, else of the variable RELATIONS_STORE, else of the desk around the current folder.

    Parameters
    ----------
    path : folder of a store, or None
    as_of : moment, day (its end, UTC), ISO text, name of a snapshot, or versions as in `Store.versions`: the state as
        it was then; else that of the variable RELATIONS_AS_OF. A snapshot brings its desk's files of then along, and
        `relations report --as-of` its reference tables too

    Raises
    ------
    InputError : no store there, no desk around the current folder, an as_of before the store began
    StoreError : a state of which files are gone
    """
    where = path or os.environ.get("RELATIONS_STORE") or find_desk().store
    if as_of is None and (ready := kept(where)):
        return ready
    tables, as_of = Tables(where), as_of or os.environ.get("RELATIONS_AS_OF") or None
    if isinstance(as_of, str) and (named := snapshots.find(tables.root, as_of)):
        tables.check(named.versions, f"'{named.name}'")
        return Store(tables, tables.pin(named.versions), named.desk, named.made_at)
    until = moment(as_of)
    desk = desk_of(tables.path)
    if until is not None:
        tables.check(tables.pin(until), str(as_of))
    return Store(tables, tables.pin(until), desk.root if desk else None, until if isinstance(until, datetime) else None)


@dataclass(frozen=True)
class Store:
    """Tables and views of one state of a store; `versions` says which."""

    tables: Tables
    versions: Versions
    desk: Path | None = None  # whose corrections and own rows are laid over the tables
    until: datetime | None = None  # those made up to then

    @property
    def path(self) -> Path:
        """Folder of the store."""
        return self.tables.path

    def table(self, name: str, *, imported: bool = False) -> pd.DataFrame:
        """One table as it is, all rows and only its own columns.

        Parameters
        ----------
        imported : also rows of other sources

        Raises
        ------
        InputError : no such table
        """
        if name not in RECORDS:
            raise InputError(f"no table '{name}': the tables are {', '.join(RECORDS)}")
        columns = ", ".join(f'"{one.name}"' for one in schema(RECORDS[name]))
        where = "true" if imported else ours(name)
        return frame(self._con, f"SELECT {columns} FROM {name} WHERE {where} ORDER BY ALL")

    def counts(self) -> dict[str, int]:
        """Rows of every table, without those of other sources."""
        return dict(self._counts)

    def trade_figures(self, **filters: Any) -> pd.DataFrame:
        """Trade figures, one row per number and article.

        Parameters
        ----------
        pair : "RUS-TJK", ("Russia", "Tajikistan") or a list of pairs
        country : name or code; rows with that side
        group : bloc's name or list of names; rows between at least two of its members
        start, end : day or period in words; a row without days of its own counts by its publish day
        min_confidence : 0 to 1
        origin : extracted, entered or imported, a source of imported rows (gdelt, icews, ...), or "all"; imported rows
            come only when asked for
        unsourced : also rows that people entered without a source; they are left out otherwise

        Returns
        -------
        DataFrame, the table's columns and presence ("bilateral" or "both present"), published (the publish day),
        publisher, title, url, story_id; and what people said of the row: verdict, as_read, correction_note,
        duplicate_of, not_same, is_sourced

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
        (first, last), where = span(start, end), Conditions()
        if first:
            where.add("published_local_date >= ?", first)
        if last:
            where.add("published_local_date <= ?", last)
        if any(value is not None for value in filters.values()):
            ids = {one for name in DAYS for one in self._told(name, **filters)["article_id"]}
            where.add("list_contains(?, article_id)", sorted(ids))
        columns = ", ".join(one.name for one in schema(RECORDS["articles"]) if text or one.name != "text")
        query = f"""
            SELECT {columns} FROM articles WHERE {where}
            ORDER BY published_local_date NULLS LAST, published, article_id"""
        return frame(self._con, query, where.values)

    def article(self, article_id: str) -> dict[str, Any]:
        """One article with its text, days as ISO text; empty where there is none of that id."""
        found = rows_of(self._con, "articles", "article_id", [article_id])
        return found[0] if found else {}

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
        found = self._asked(
            "SELECT article_id, input_name, title, publisher, url, text FROM articles "
            "WHERE published_local_date IS NULL ORDER BY input_name, article_id",
            [],
            KINDS,
        )
        found["first_line"] = found.pop("text").map(lambda text: text.strip().partition("\n")[0][:200]).astype("str")
        return found

    def observations(self, **filters: Any) -> pd.DataFrame:
        """All rows of the three tables with a common head; filters as in `trade_figures`."""
        return views.observations(*(self._told(name, **filters) for name in DAYS))

    def happenings(self, *, start: Any = None, end: Any = None, **filters: Any) -> pd.DataFrame:
        """Meetings and acts, each once, however many articles tell it; filters as in `trade_figures`.

        Of other sources' events, which have to be asked for by `origin`, mirrored rows and one story's repeats are one.
        """
        events = self._told("events", **filters)
        is_others = events["origin"] == "imported"
        found = views.happenings(self._told("meetings", **filters), events[~is_others])
        if is_others.any():
            found = joined(found, views.happenings_of_others(events[is_others]))
        return within(found, "start", "end", *span(start, end))

    def plans(self, as_of: date | str, **filters: Any) -> pd.DataFrame:
        """What became of each planned meeting, as of a day; filters as in `trade_figures`.

        Returns
        -------
        DataFrame as `views.plans` gives it; tellings published later are not looked at
        """
        day = as_of if isinstance(as_of, date) else span(as_of, as_of)[1]
        if day is None:
            raise InputError("as_of needs a day: write 2025-10-09")
        meetings = self._told("meetings", **filters)
        meetings = meetings[meetings["published"].dt.date <= day].reset_index(drop=True)
        return views.plans(views.happenings(meetings, self._told("events", **filters).iloc[:0]), meetings, day)

    def claims(self, *, start: Any = None, end: Any = None, **filters: Any) -> pd.DataFrame:
        """Trade figures, each once, however many articles tell it; filters as in `trade_figures`."""
        found = views.claims(self._told("trade_figures", **filters))
        return within(found, "period_start", "period_end", *span(start, end))

    def events_by_period(self, pair: Any, period: str = "month", origin: str | None = None) -> pd.DataFrame:
        """Event rows of a pair or several per period, counted by the engine; see `counting.by_period`."""
        return counting.by_period(self._con, pair, period, origin)

    def partners(self, country: str, top: int = 10, origin: str | None = None) -> pd.DataFrame:
        """With whom a country has most event rows; see `counting.of_partners`."""
        return counting.of_partners(self._con, country, top, origin)

    def pairs_by_period(self, period: str = "year", origin: str | None = None) -> pd.DataFrame:
        """Event rows of every pair per period; see `counting.of_pairs`."""
        return counting.of_pairs(self._con, period, origin)

    def panel(
        self, unit: str = "dyad-year", *, directed: bool = False, pairs: Any = (), **filters: Any
    ) -> pd.DataFrame:
        """Counts per dyad and period, with zeros, coverage and others' codes of states; see `views.panel`."""
        found = self.happenings(**filters)
        several = pairs_in_codes(pairs) if pairs else ()
        return views.panel(found, self.events(**filters), self.coverage("day"), unit, directed=directed, pairs=several)

    def coverage(self, period: str = "month", *, start: Any = None, end: Any = None) -> pd.DataFrame:
        """How many articles were read per period and publisher: everything with a date, whatever it is about.

        Returns
        -------
        DataFrame: period_start, period_end (first and last day), publisher ("" where not known), articles;
        a period in which nothing was read has no row
        """
        if period not in COVERAGE_PERIODS:
            raise InputError(f"no period '{period}': choose {', '.join(COVERAGE_PERIODS)}")
        first, last = span(start, end)
        begins = f"date_trunc('{period}', published_local_date)"
        query = f"""
            SELECT {begins}::DATE AS period_start,
                   ({begins} + INTERVAL 1 {period} - INTERVAL 1 DAY)::DATE AS period_end,
                   coalesce(publisher, '') AS publisher, count(*) AS articles
            FROM articles WHERE published_local_date BETWEEN ? AND ? AND NOT list_contains(flags, 'entered')
            GROUP BY ALL ORDER BY ALL"""
        kinds: dict[str, Kind] = {**KINDS, "period_start": "date", "period_end": "date", "articles": "int"}
        return self._asked(query, [first or date.min, last or date.max], kinds)

    def asked(self) -> dict[str, set[str]]:
        """Ids of the rows of each of the three tables that were asked of this store so far."""
        found: dict[str, set[str]] = {name: set() for name in DAYS}
        for rows in self._frames.values():
            for name in ("trade_figures", "events", "meetings"):  # an event names its meeting too
                if (key := RECORDS[name].key) in rows.columns:
                    found[name] |= set(rows[key])
                    break
        return found

    def standings(self) -> list[Standing]:
        """How each correction of the desk stands: it overrides, agrees, or has lost its row."""
        return self._laid[1].standings

    def machine(self, name: str, row_id: str | None = None) -> list[dict[str, Any]]:
        """Rows of one of the three tables as the machine read them, corrections left aside, days as ISO text.

        Parameters
        ----------
        row_id : one row alone; an empty list where there is none
        """
        key = RECORDS[name].key
        return rows_of(self._con, f"{name}_read", *((key, [row_id]) if row_id else ("article_id", None)))

    def withdrawn(self, name: str) -> pd.DataFrame:
        """Rows of one of the three tables that people called wrong, as the machine read them, with why and since when.

        Returns
        -------
        DataFrame, the table's own columns and withdrawn_on (day), correction_note
        """
        lines = self._laid[1].withdrawn.get(name, {})
        found = frame(
            self._con, f"SELECT * FROM {name}_read WHERE list_contains(?, {RECORDS[name].key})", [sorted(lines)]
        )
        said = [lines[row_id] for row_id in found[RECORDS[name].key]]
        return found.assign(
            withdrawn_on=cast({"day": [one.at[:10] for one in said]}, {"day": "date"})["day"],
            correction_note=cast({"why": [one.why or None for one in said]}, {"why": "string"})["why"],
        )

    @cached_property
    def _counts(self) -> dict[str, int]:
        return {name: int(self._value(f"SELECT count(*) FROM {name} WHERE {ours(name)}")) for name in RECORDS}

    @property
    def _con(self) -> duckdb.DuckDBPyConnection:
        return self._laid[0]

    @cached_property
    def _laid(self) -> tuple[duckdb.DuckDBPyConnection, Layer]:
        con = self.tables.connect(self.versions)
        return con, lay_over(con, self.desk, self.until)

    def _value(self, query: str) -> Any:
        row = self._con.execute(query).fetchone()
        return row[0] if row else None

    def _told(self, name: str, **filters: Any) -> pd.DataFrame:
        """Rows of one of the three tables with what their article says about itself."""
        query, values = told(name, RECORDS[name].key, **filters)
        return self._asked(query, values, {**KINDS, **EXTRA, "published": "date"})

    def _asked(self, query: str, values: list[Any], kinds: dict[str, Kind]) -> pd.DataFrame:
        """Rows of a query; the versions are pinned, so what was read once stays true, and pages ask the same again."""
        asked = repr((query, values))
        if asked not in self._frames:
            self._frames[asked] = frame(self._con, query, values, kinds)
        return self._frames[asked].copy()

    @cached_property
    def _frames(self) -> dict[str, pd.DataFrame]:
        return {}
