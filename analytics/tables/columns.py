"""The tables' columns: as arrow writes them, as DuckDB reads them, as pandas has them.

Everything follows from the kinds in records.py; `cast` is the one place where a DataFrame's dtypes are decided.
"""

from __future__ import annotations

import warnings
from collections.abc import Container, Mapping, Sequence
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


# Columns that only the store has, last in every file. `reading_id`: the reading that gave the row; `year`: of the
# article's publication, 0 if undated; `settled`: 1 where maintenance has written the file.
READING = "reading_id"
PARTITIONS = ("year", "settled")
STORE_COLUMNS = (READING, *PARTITIONS)
ROWS = 1_000_000  # of a result, in one piece


def to_arrow(name: str, rows: Sequence[Any], years: Sequence[int], reading: str = "") -> pa.Table:
    """Records of one reading as an arrow table in the table's schema, ISO strings as dates."""
    import pyarrow as pa

    columns: dict[str, list[Any]] = {}
    for one in schema(RECORDS[name]):
        values = [getattr(row, one.name) for row in rows]
        if one.metadata["kind"] == "date":
            values = [date.fromisoformat(value) if value else None for value in values]
        elif one.metadata["kind"] == "instant":
            values = [datetime.fromisoformat(value) if value else None for value in values]
        columns[one.name] = values
    columns[READING] = [reading] * len(rows)
    columns["year"], columns["settled"] = list(years), [0] * len(rows)
    return pa.table(columns, schema=arrow_schema(name))


def arrow_schema(name: str) -> pa.Schema:
    """Arrow types of a table, the store's own columns last."""
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
    return pa.schema([*fields, (READING, pa.string()), *((one, pa.int32()) for one in PARTITIONS)])


def frame(
    con: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[Any] = (), kinds: Mapping[str, Kind] | None = None
) -> pd.DataFrame:
    """Result of a query as a DataFrame with declared types.

    Parameters
    ----------
    kinds : column -> kind; without it the columns' kinds are those of the records that have a field of that name
    """
    found = streamed(con, query, ROWS, parameters).read_all()
    return cast(
        {
            name: found[name].to_pylist() if _is_list(found, name) else found[name].to_pandas()
            for name in found.column_names
        },
        kinds or KINDS,
    )


def streamed(con: duckdb.DuckDBPyConnection, query: str, size: int, parameters: Sequence[Any] = ()) -> Any:
    """Result of a query as an arrow reader of batches of at most `size` rows."""
    with warnings.catch_warnings():
        # DuckDB prefers con.sql, which reads lazily, after the connection may have moved on
        warnings.filterwarnings("ignore", message="Arrow output on a DB-API result")
        return con.execute(query, list(parameters)).to_arrow_reader(size)


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


def declared(name: str) -> dict[str, str]:
    """Columns of a table's files with their types in SQL."""
    own = {one.name: SQL[one.metadata["kind"]] for one in schema(RECORDS[name])}
    return {**own, READING: "VARCHAR", **dict.fromkeys(PARTITIONS, "INTEGER")}


def source(name: str, files: Sequence[str], stored: Container[str]) -> str:
    """What a query reads a table from: its files with the declared columns, or no rows with these.

    Parameters
    ----------
    stored : columns that the files have; the others are empty, or 0 and "" where the store itself needs them
    """
    empty = {READING: "''", "settled": "0"}
    columns = ", ".join(
        (f'"{column}"' if column in stored else f"{empty.get(column, 'NULL')}::{kind}") + f' AS "{column}"'
        for column, kind in declared(name).items()
    )
    if not files:
        return f"(SELECT {columns_of_nothing(name)} WHERE false)"
    types = ", ".join(f"{one}: INTEGER" for one in PARTITIONS if one in stored)
    return (
        f"(SELECT {columns} FROM read_parquet([{', '.join(map(quoted, files))}], "
        f"hive_partitioning = true, hive_types = {{{types}}}))"
    )


def columns_of_nothing(name: str) -> str:
    """The declared columns, empty."""
    return ", ".join(f'NULL::{kind} AS "{column}"' for column, kind in declared(name).items())


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
