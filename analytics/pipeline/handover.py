"""A report handed over with everything needed to check it: its rows, notebook, parameters, corrections, checksums.

A bundle holds quotations and links, never an article's text. `verify` makes the report's figures anew from the bundle's
rows alone, and says of each file and figure whether it is as it was handed over.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from analytics import codebook, reference
from analytics.desk import Desk, corrections, new_desk, own
from analytics.errors import InputError
from analytics.records import Article, Event, Extraction, Kind, Meeting, Participation, TradeFigure, schema
from analytics.shipped import shipped
from analytics.tables import RECORDS, ROW_TABLES, Batch, Tables

if TYPE_CHECKING:
    from analytics.store import Store

MANIFEST = "manifest.json"
DESK_FILES = ("names.csv", "groups.csv", "leaders.csv", "mappings.toml")
ABOUT = ("article_id", "publisher", "published", "published_local_date", "published_precision", "language", "story_id",
         "flags", "input_sha256", "text_sha256")  # fmt: skip
# Of an article that gave a row of the report its reader may know more; of the others only that they were read.
SOURCE = (*ABOUT, "source_id", "url", "canonical_url", "title", "author", "licence", "source_name", "source_url")
PACKAGES = ("regional-relations", "pandas", "plotly", "papermill", "deltalake", "duckdb", "geopandas")
MEMBER_BYTES, BUNDLE_BYTES, MEMBERS = 200_000_000, 1_000_000_000, 500  # a bundle from elsewhere may be a bomb
_EPOCH = (1980, 1, 1, 0, 0, 0)  # so that the same report gives the same bundle, byte for byte
_RECORD: dict[str, type[Any]] = {one.table: one for one in (Article, TradeFigure, Meeting, Event, Participation)}
_FRICTIONLESS: dict[Kind, str] = {
    "string": "string", "int": "integer", "float": "number", "bool": "boolean", "date": "date", "instant": "datetime",
    "strings": "array",
}  # fmt: skip


@dataclass(slots=True)
class Verified:
    """What a check found: files and figures that are as handed over, and what is wrong."""

    files: int = 0
    figures: int = 0
    problems: list[str] = field(default_factory=list)


def bundle(desk: Desk, store: Store, notebook: Path, parameters: Mapping[str, Any], target: Path) -> dict[str, int]:
    """Write a report with its rows to a .zip; how many rows of each table and figures it holds.

    Parameters
    ----------
    store : freshly opened; the rows that the notebook asks of it are those handed over
    notebook, parameters : as in `reports.render_notebook`

    Raises
    ------
    InputError : a target that is no .zip or can't be written; what the notebook raises
    """
    if target.suffix.lower() != ".zip":
        raise InputError(f"'{target.name}' is no .zip: end it so")
    made = _figures(store, notebook, parameters)
    asked = store.asked()
    entered = [one for one in own.read(desk.root / own.FILE) if one.row_id in asked[one.table]]
    rows = _rows(store, asked, entered)
    content = {
        "README.txt": _README.encode(),
        "codebook.md": codebook.markdown().encode(),
        f"notebook/{notebook.name}": notebook.read_bytes(),
        **{f"figures/{name}.csv": text.encode() for name, text in made.items()},
        **{f"tables/{name}.csv": _csv(name, several).encode() for name, several in rows.items()},
        **_desk_files(desk, rows, entered),
    }
    as_of = _as_of(store)
    content["CITATION.cff"] = _citation(desk, notebook, parameters, as_of).encode()
    content["datapackage.json"] = _dumps(_package(rows)).encode()
    manifest = {
        "notebook": notebook.name, "parameters": dict(parameters), "as_of": as_of, "table_versions": store.versions,
        "packages": {name: version(name) for name in PACKAGES},
        "rows": {name: len(several) for name, several in rows.items()}, "figures": sorted(made),
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(content.items())},
    }  # fmt: skip
    content[MANIFEST] = _dumps(manifest).encode()
    try:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in sorted(content.items()):
                file.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    except OSError as error:
        raise InputError(f"'{target}' can't be written: {error.strerror}") from error
    return {**{name: len(several) for name, several in rows.items()}, "figures": len(made)}


def verify(path: Path, *, runs_notebook: bool = False) -> Verified:
    """Check a bundle: its files against their checksums, its figures by making them anew from its rows.

    Parameters
    ----------
    runs_notebook : run the bundle's own notebook also where it is not one that this installation ships: it is a program
        of whoever made the bundle

    Returns
    -------
    Verified

    Raises
    ------
    InputError : no bundle, one that is too large, or one whose notebook is not to be trusted unasked
    """
    done, content = Verified(), _unpacked(path)
    try:
        manifest = json.loads(content[MANIFEST])
        sums, notebook_name = dict(manifest["sha256"]), PurePosixPath(str(manifest["notebook"])).name
        parameters = dict(manifest["parameters"])
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(f"'{path.name}' is no bundle: its {MANIFEST} is missing or can't be read") from error
    for name in sorted({*sums, *content} - {MANIFEST}):
        if name not in content:
            done.problems.append(f"{name} is missing")
        elif name not in sums:
            done.problems.append(f"{name} was added")
        elif hashlib.sha256(content[name]).hexdigest() != sums[name]:
            done.problems.append(f"{name} was altered")
        else:
            done.files += 1
    notebook = content.get(f"notebook/{notebook_name}", b"")
    if not runs_notebook and not _is_shipped(notebook_name, notebook):
        raise InputError(
            f"the notebook of '{path.name}' is none that this installation ships, and running it runs its program: "
            f"read it, then give --run-notebook; of the files: {'; '.join(done.problems) or 'all as handed over'}"
        )
    try:
        again = _made_again(content, notebook_name, notebook, parameters)
    except (InputError, ValueError, KeyError, TypeError) as error:
        done.problems.append(f"the figures can't be made from the rows: {error}")
        return done
    told = {PurePosixPath(name).stem: data.decode() for name, data in content.items() if name.startswith("figures/")}
    for name in sorted({*told, *again}):
        if told.get(name) == again.get(name):
            done.figures += 1
        else:
            done.problems.append(f"figure {name} is not what its rows give{_first_difference(told, again, name)}")
    return done


def _figures(store: Store, notebook: Path, parameters: Mapping[str, Any]) -> dict[str, str]:
    """The report's figures and tables as CSV, made from a store."""
    from analytics.reports import engine, page, params
    from analytics.store.kept import keep, let_go

    before = os.environ.get("RELATIONS_STORE")
    os.environ["RELATIONS_STORE"] = str(store.path)
    keep(store)
    try:
        return page.collect(engine.run(notebook, params.check(notebook, parameters)), notebook.stem).csv
    finally:
        let_go(store)
        if before is None:
            del os.environ["RELATIONS_STORE"]
        else:
            os.environ["RELATIONS_STORE"] = before


def _rows(
    store: Store, asked: Mapping[str, Iterable[str]], entered: Iterable[own.Own]
) -> dict[str, list[dict[str, Any]]]:
    """The machine's rows that the report stands on, their sides, and every article that was read, without its text."""
    from analytics.store.layer import rows_of

    con = store.tables.connect(store.versions)
    found: dict[str, list[dict[str, Any]]] = {}
    for table, ids in asked.items():
        found[table] = rows_of(con, table, RECORDS[table].key, sorted(ids))
    told = {row[RECORDS[table].key] for table, several in found.items() for row in several}
    found["participations"] = rows_of(con, "participations", "row_id", sorted(told))
    sources = {row["article_id"] for several in found.values() for row in several}
    sources |= {named for one in entered for named in (one.source, one.url)} - {""}
    found["articles"] = []
    for article in rows_of(con, "articles", "article_id", None):
        named = {article[name] for name in ("article_id", "source_id", "url", "canonical_url")}
        kept = ABOUT if sources.isdisjoint(named) else SOURCE
        found["articles"].append({name: value for name, value in article.items() if name in kept})
    return {name: found.get(name, []) for name in _RECORD}


def _desk_files(
    desk: Desk, rows: Mapping[str, Sequence[Mapping[str, Any]]], entered: Iterable[own.Own]
) -> dict[str, bytes]:
    """The desk's own files, corrections and entered rows as far as the report stands on them, without who made them."""
    found = {}
    for name in DESK_FILES:
        if (desk.root / name).is_file():
            found[f"desk/{name}"] = (desk.root / name).read_bytes()
    ids = {row[RECORDS[table].key] for table in ROW_TABLES[:3] for row in rows[table]}
    lines = [
        corrections.Correction(**{**asdict(one), "who": ""})
        for one in corrections.read(desk.root / corrections.FILE)
        if one.row_id in ids
    ]
    out = io.StringIO()
    writer = csv.DictWriter(out, corrections.COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(one) for one in lines)
    found[f"desk/{corrections.FILE}"] = out.getvalue().encode()
    nameless = [{**asdict(one), "who": ""} for one in entered]
    found[f"desk/{own.FILE}"] = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in nameless).encode()
    return found


def _made_again(
    content: Mapping[str, bytes], name: str, notebook: bytes, parameters: Mapping[str, Any]
) -> dict[str, str]:
    """The figures from a bundle's rows, in a store and a desk of their own that are gone afterwards."""
    from analytics.store import open_store

    with tempfile.TemporaryDirectory() as folder:
        desk = new_desk(Path(folder) / "desk")
        for member, data in content.items():
            if PurePosixPath(member).parent == PurePosixPath("desk"):
                (desk.root / PurePosixPath(member).name).write_bytes(data)
        (desk.notebooks / name).write_bytes(notebook)
        tables = {table: _read(table, content[f"tables/{table}.csv"].decode()) for table in _RECORD}
        of_article: dict[str, Extraction] = {one.article_id: Extraction(one.article_id) for one in tables["articles"]}
        for table in ROW_TABLES:
            for row in tables[table]:
                getattr(of_article[row.article_id], table).append(row)
        batch = Batch(tables["articles"], [of_article[one.article_id] for one in tables["articles"]])
        Tables(desk.store).write(batch)
        reference.forget_user_files()
        reference.user_files(desk.root)
        try:
            return _figures(open_store(desk.store), desk.notebooks / name, parameters)
        finally:
            reference.forget_user_files()


def _csv(table: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV of the table's columns; lists as JSON."""
    kinds = {one.name: one.metadata["kind"] for one in schema(_RECORD[table]) if one.name != "text"}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(kinds)
    writer.writerows([_cell(row.get(name), kind) for name, kind in kinds.items()] for row in rows)
    return out.getvalue()


def _read(table: str, text: str) -> list[Any]:
    """Records from CSV that `_csv` wrote; an empty cell is a field's default."""
    record = _RECORD[table]
    kinds = {one.name: one.metadata["kind"] for one in schema(record)}
    known = {one.name for one in fields(record)}
    return [
        record(**{name: _value(cell, kinds[name]) for name, cell in row.items() if cell and name in known})
        for row in csv.DictReader(io.StringIO(text))
    ]


def _cell(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    if kind == "strings":
        return json.dumps(list(value), ensure_ascii=False)
    if kind == "float":
        return repr(float(value))
    return str(value).lower() if kind == "bool" else str(value)


def _value(cell: str, kind: Kind) -> Any:
    if kind == "strings":
        return json.loads(cell)
    if kind in {"int", "float"}:
        return int(cell) if kind == "int" else float(cell)
    return cell == "true" if kind == "bool" else cell


def _unpacked(path: Path) -> dict[str, bytes]:
    """The members of a .zip in memory, within limits; names are never used as paths."""
    try:
        with zipfile.ZipFile(path) as file:
            several = file.infolist()
            if len(several) > MEMBERS or sum(one.file_size for one in several) > BUNDLE_BYTES:
                raise InputError(f"'{path.name}' holds more than a bundle does: at most {MEMBERS} files")
            if any(one.file_size > MEMBER_BYTES for one in several):
                raise InputError(f"'{path.name}' holds a file of over {MEMBER_BYTES // 1_000_000} MB")
            return {one.filename: file.read(one) for one in several if not one.is_dir()}
    except (OSError, zipfile.BadZipFile, RuntimeError, EOFError) as error:
        raise InputError(f"'{path}' is no .zip that can be read: {error}") from error


def _is_shipped(name: str, notebook: bytes) -> bool:
    try:
        return (shipped("notebooks") / name).read_bytes() == notebook
    except FileNotFoundError:
        return False


def _first_difference(told: Mapping[str, str], again: Mapping[str, str], name: str) -> str:
    """Where two versions of a figure first differ, in words."""
    if name not in told or name not in again:
        return f": it is {'not in the bundle' if name not in told else 'not made'}"
    one, other = told[name].splitlines(), again[name].splitlines()
    for number, (first, second) in enumerate(zip(one, other, strict=False), 1):
        if first != second:
            return f": line {number} is '{first[:80]}', its rows give '{second[:80]}'"
    return f": it has {len(one)} lines, its rows give {len(other)}"


def _as_of(store: Store) -> str | None:
    read = store.readings()["read_at"]
    return str(read.max().date()) if len(read) else None


def _citation(desk: Desk, notebook: Path, parameters: Mapping[str, Any], as_of: str | None) -> str:
    said = ", ".join(f"{name} {value}" for name, value in parameters.items())
    lines = [
        "cff-version: 1.2.0",
        "message: Cite the articles that rows come from, and this reading of them.",
        "type: dataset",
        f"title: {json.dumps(f'Regional relations: {notebook.stem}' + (f' ({said})' if said else ''))}",
        f"version: {json.dumps(version('regional-relations'))}",
        f"date-released: {as_of or datetime.now(UTC).date().isoformat()}",
        "authors:",
        f"  - name: {json.dumps(desk.name)}",
    ]
    return "\n".join(lines) + "\n"


def _package(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """The tables as a data package, so that other tools know columns and types."""
    return {
        "profile": "tabular-data-package", "name": "regional-relations-report",
        "resources": [
            {"name": name, "path": f"tables/{name}.csv", "profile": "tabular-data-resource", "schema": {
                "primaryKey": _RECORD[name].key,
                "fields": [
                    {"name": one.name, "type": _FRICTIONLESS[one.metadata["kind"]],
                     "description": one.metadata["meaning"]}
                    for one in schema(_RECORD[name]) if one.name != "text"
                ],
            }}
            for name in rows
        ],
    }  # fmt: skip


def _dumps(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=_plain)
    return said + "\n"


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


_README = """\
A report of Regional Relations, handed over with what is needed to check it.

tables/       the rows it stands on, as they were read, each with its sentence and its place in the article; articles
              without their texts
figures/      what the report shows, chart by chart and table by table
notebook/     the notebook that makes the figures from the tables; its parameters stand in manifest.json
desk/         corrections and entered rows, names and groups
codebook.md   what every column means
manifest.json versions and checksums; datapackage.json describes the tables for other tools; CITATION.cff

    relations verify THIS.zip      makes every figure anew from the rows and compares

Every quotation is its article's; what it says is a claim of whoever said it.
"""
