"""Generated events in a real store, and how long its reader takes, beside pandas on unsorted Parquet in the same run.

    uv run python tests/benchmarks/events.py --rows 10000000

Rows of 40 years between 200 states, the pairs as unequal as in the world (few have most). Each time is the median of
five, from a connection that is open; the store is maintained before.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from analytics.records import Import
from analytics.reference import countries
from analytics.store import open_store
from analytics.tables import Tables, visible
from analytics.tables.columns import arrow_schema, streamed, to_arrow

CHUNK = 1_000_000


def generated(first: int, number: int) -> Any:
    """Arrow batches of invented event rows."""
    codes = sorted(countries())[:200]
    con = visible.bare()
    con.execute("SET threads = 1")
    con.execute("CREATE TABLE codes AS SELECT unnest(?::VARCHAR[]) AS code, unnest(range(200)) AS n", [codes])
    con.execute(
        f"""CREATE VIEW made AS SELECT i,
                (power(hash(i) % 10007 / 10007.0, 3) * 200)::INT % 200 AS a,
                (power(hash(i + 7) % 10009 / 10009.0, 3) * 200)::INT % 200 AS b,
                DATE '1985-01-01' + (hash(i + 13) % 14600)::INT AS date
            FROM range({first}, {first + number}) t(i)"""
    )
    special = {
        "event_id": "'e' || lpad(to_hex(hash(i)), 16, '0')",
        "article_id": "'ibench'",
        "pair": "CASE WHEN x.code < y.code THEN x.code || '-' || y.code ELSE y.code || '-' || x.code END",
        "actor": "x.code",
        "recipient": "y.code",
        "date": "date",
        "type": "'CONSULT'",
        "origin": "'imported'",
        "source": "'gdelt'",
        "source_id": "i::VARCHAR",
        "source_url": "'https://example.org/' || (i // 4)",
        "reading_id": "'bench'",
        "year": "year(date)::INTEGER",
        "settled": "0::INTEGER",
        "evidence_start": "0::BIGINT",
    }
    schema = arrow_schema("events")
    kinds = {"string": "VARCHAR", "double": "DOUBLE", "int64": "BIGINT", "date32[day]": "DATE", "int32": "INTEGER"}
    columns = ", ".join(f'{special.get(one.name, f"NULL::{kinds[str(one.type)]}")} AS "{one.name}"' for one in schema)
    query = f"SELECT {columns} FROM made JOIN codes x ON x.n = a JOIN codes y ON y.n = b WHERE a <> b"
    return streamed(con, query, 100_000).cast(schema)


def timed(ask: Callable[[], Any], times: int = 5) -> float:
    """Median milliseconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        spent.append(1000 * (time.perf_counter() - began))
    return statistics.median(spent)


def main() -> None:
    """Print one line for each question."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=10_000_000)
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="relations-"))
    try:
        tables = Tables(folder / "store")
        tables.create()
        unsorted = folder / "unsorted"
        unsorted.mkdir()
        began = time.monotonic()
        for first in range(0, given.rows, CHUNK):
            data = generated(first, min(CHUNK, given.rows - first)).read_all()
            tables.root.append("events", data)
            data.select(
                ["event_id", "pair", "actor", "recipient", "date", "type", "source_url"]
            ).to_pandas().to_parquet(unsorted / f"{first}.parquet", index=False)
        entry = Import(article_id="ibench", source="gdelt", rows=given.rows, new=given.rows)
        tables.root.append("imports", to_arrow("imports", [entry], [0], "bench"))
        print(f"written in {time.monotonic() - began:.0f} s")
        began = time.monotonic()
        done = tables.maintain()
        print(
            f"maintained in {time.monotonic() - began:.0f} s: {done.files_before} files before, {done.files_after} now"
        )
        size = sum(one.stat().st_size for one in (folder / "store" / "events").rglob("settled=1/*.parquet"))
        print(f"{size / 1e6:.0f} MB sorted; {tables.path}")
        began = time.perf_counter()
        store = open_store(tables.path)
        store.partners("TCD", origin="gdelt")
        print(f"opened and asked once: {time.perf_counter() - began:.2f} s")
        pair = store.pairs_by_period(origin="gdelt").groupby("pair")["rows"].sum().sort_values().index[-50]

        def by_pandas() -> Any:
            found = pd.read_parquet(unsorted, filters=[("pair", "==", pair)])
            return found.groupby(pd.to_datetime(found["date"]).dt.to_period("M")).size()

        ours = timed(lambda: store.events_by_period(pair, origin="gdelt"))
        print(f"a pair's monthly series ({pair}): {ours:.0f} ms")
        print(f"top partners of one: {timed(lambda: store.partners(pair[:3], origin='gdelt')):.0f} ms")
        print(f"all pairs per year: {timed(lambda: store.pairs_by_period(origin='gdelt'), 3):.0f} ms")
        assert store.events_by_period(pair, origin="gdelt")["rows"].tolist() == by_pandas().tolist()
        theirs = timed(by_pandas, 3)
        print(f"the same series by pandas with filters on unsorted Parquet: {theirs:.0f} ms, {theirs / ours:.1f} times")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
