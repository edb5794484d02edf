"""How rows of others come in: those that are in already are left out, and the whole file counts from its log on.

Two imports at once might both bring a row that neither has found. So the log is merged on its key and year from the
state in which the import looked: if another import came between, that conflicts, and this one looks again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from analytics.records import Import
from analytics.tables import visible
from analytics.tables.columns import RECORDS, quoted, to_arrow
from analytics.tables.root import RETRIES, Root


class Importing:
    """One file on its way in.

    Parameters
    ----------
    reading : reading id of its rows
    note : writes the entry of the readings' log that makes the new versions those of the store
    """

    def __init__(self, root: Root, import_id: str, source: str, reading: str, note: Callable[[], None]) -> None:
        self.root, self.import_id, self.reading, self.note = root, import_id, reading, note
        self.seen: set[str] = set()
        self.log_then = root.open(Import.table)
        self.con = visible.connect(root, {name: root.open(name).version() for name in visible.LOGS}, [])
        found = self.con.execute("SELECT article_id FROM imports WHERE source = ?", [source]).fetchall()
        self.is_in = (import_id,) in found
        # without another file of the source no row can be in already
        self.others = [row[0] for row in found]
        if self.is_in:
            note()  # of a run that died between the two logs

    def put(self, rows: Sequence[Any], years: Sequence[int]) -> int:
        """Append the rows that are not in; how many."""
        kinds: dict[str, list[tuple[Any, int]]] = defaultdict(list)
        for row, year in zip(rows, years, strict=True):
            kinds[row.table].append((row, year))
        put = 0
        for name, some in kinds.items():
            key = RECORDS[name].key
            known = self._known(name, [getattr(row, key) for row, _ in some], {year for _, year in some})
            new = []
            for row, year in some:
                row_id = getattr(row, key)
                if row_id not in known and row_id not in self.seen:
                    self.seen.add(row_id)
                    new.append((row, year))
            if new:
                data = to_arrow(name, [row for row, _ in new], [year for _, year in new], self.reading)
                self.root.append(name, data)
            put += len(new)
        return put

    def log(self, entry: Import) -> None:
        """Make the file count; CommitFailedError where another import came between."""
        from deltalake import CommitProperties

        data = to_arrow(Import.table, [entry], [0], self.reading)
        (
            self.log_then.merge(
                data,
                "t.year = 0 AND t.article_id = s.article_id",
                source_alias="s",
                target_alias="t",
                commit_properties=CommitProperties(max_commit_retries=RETRIES),
            )
            .when_matched_update_all()
            .when_not_matched_insert_all()
            .execute()
        )
        self.note()

    def _known(self, name: str, ids: list[str], years: set[int]) -> set[str]:
        if not self.others:
            return set()
        import pyarrow as pa

        files = visible.files_of(self.root, name)
        parts = [files.in_year(year) for year in sorted(years)]
        some = visible.Files(
            name, [one for part in parts for one in part.fresh], [one for part in parts for one in part.settled],
            files.stored,
        )  # fmt: skip
        self.con.register("wanted", pa.table({"row_id": ids}))
        others = ", ".join(map(quoted, self.others))
        rows = visible.counting(some, has_fresh=True)
        found = self.con.execute(
            f"SELECT row_id FROM wanted SEMI JOIN (SELECT {RECORDS[name].key} AS row_id FROM {rows} "
            f"WHERE article_id IN ({others})) USING (row_id)"
        ).fetchall()
        self.con.unregister("wanted")
        return {row[0] for row in found}
