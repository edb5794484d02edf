"""The tables' columns: as arrow writes them, as DuckDB reads them, as pandas has them.

Everything follows from the kinds in records.py; `cast` is the one place where a DataFrame's dtypes are decided.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from analytics.records import TABLES, Kind, schema

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa

RECORDS: dict[str, type[Any]] = {record.table: record for record in TABLES}
PANDAS: dict[Kind, str] = {
    "string": "str",
    "int": "Int64",
    "float": "float64",
    "bool": "boolean",
    "date": "datetime64[s]",
    "instant": "datetime64[us, UTC]",
    "strings": "object",
}
SQL: dict[Kind, str] = {
    "string": "VARCHAR",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "instant": "TIMESTAMPTZ",
    "strings": "VARCHAR[]",
}


def to_arrow(name: str, rows: Sequence[Any], years: Sequence[int]) -> pa.Table:
    """Records as an arrow table in the table's schema, ISO strings as dates."""
    import pyarrow as pa

    columns: dict[str, list[Any]] = {}
    for one in schema(RECORDS[name]):
        values = [getattr(row, one.name) for row in rows]
        if one.metadata["kind"] == "date":
            values = [date.fromisoformat(value) if value else None for value in values]
        elif one.metadata["kind"] == "instant":
            values = [datetime.fromisoformat(value) if value else None for value in values]
        columns[one.name] = values
    columns["year"] = list(years)
    return pa.table(columns, schema=arrow_schema(name))


def arrow_schema(name: str) -> pa.Schema:
    """Arrow types of a table, its partition column `year` (of the article's publication, 0 if undated) last."""
    import pyarrow as pa

    types: dict[Kind, pa.DataType] = {
        "string": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        "instant": pa.timestamp("us", "UTC"),
        "strings": pa.list_(pa.string()),
    }
    fields = [(one.name, types[one.metadata["kind"]]) for one in schema(RECORDS[name])]
    return pa.schema([*fields, ("year", pa.int32())])


def frame(
    con: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[Any] = (), kinds: Mapping[str, Kind] | None = None
) -> pd.DataFrame:
    """Result of a query as a DataFrame with declared types.

    Parameters
    ----------
    kinds : column -> kind; without it the columns' kinds are those of the records that have a field of that name
    """
    with warnings.catch_warnings():
        # DuckDB prefers con.sql, which reads lazily, after the connection may have moved on
        warnings.filterwarnings("ignore", message="Arrow output on a DB-API result")
        found: Any = con.execute(query, list(parameters)).to_arrow_reader()
        found = found.read_all()
    return cast(
        {
            name: found[name].to_pylist() if _is_list(found, name) else found[name].to_pandas()
            for name in found.column_names
        },
        kinds or KINDS,
    )


def cast(columns: Mapping[str, Any], kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """Columns with their declared dtypes, also when empty: the one place where dtypes are decided.

    int Int64, float float64, date datetime64[s], instant datetime64[us, UTC], string str, strings lists in an object
    column. A column without a kind stays as it is.
    """
    import pandas as pd

    made: dict[str, pd.Series] = {}
    for name, values in columns.items():
        kind = kinds.get(name)
        if kind == "strings":
            made[name] = pd.Series([list(value) if value is not None else [] for value in values], dtype="object")
        elif kind == "instant":
            made[name] = (
                pd.to_datetime(pd.Series(values), utc=True).astype("datetime64[us, UTC]").reset_index(drop=True)
            )
        elif kind == "date":
            made[name] = (
                pd.to_datetime(pd.Series(values, dtype="object")).astype("datetime64[s]").reset_index(drop=True)
            )
        else:
            series = pd.Series(values).reset_index(drop=True)
            made[name] = series.astype(PANDAS[kind]) if kind else series  # type: ignore[call-overload]
    return pd.DataFrame(made)


KINDS: dict[str, Kind] = {one.name: one.metadata["kind"] for record in RECORDS.values() for one in schema(record)}


def _is_list(table: pa.Table, name: str) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_list(table.schema.field(name).type))


def delta_schema(name: str) -> Any:
    """The table's schema as deltalake takes it."""
    from deltalake import Schema

    return Schema.from_arrow(arrow_schema(name))


def source(name: str, files: list[str]) -> str:
    """What a query reads a table from: its files, or no rows with its columns."""
    if files:
        return f"read_parquet([{', '.join(map(quoted, files))}], union_by_name = true, hive_partitioning = true)"
    nothing = ", ".join(f'NULL::{SQL[one.metadata["kind"]]} AS "{one.name}"' for one in schema(RECORDS[name]))
    return f"(SELECT {nothing} WHERE false)"


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
