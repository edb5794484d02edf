"""The command line: exit codes, one line for a wrong call, and a quick start."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.cli import main

ROOT = Path(__file__).parents[1]
ARTICLE = {
    "id": "x-1",
    "published": "2025-10-09",
    "source": "P",
    "title": "RUS TJK met on Thursday",
    "text": "They met in the capital and spoke of trade.",
}


def run(*arguments: str | Path) -> int:
    """Exit code of a command."""
    with pytest.raises(SystemExit) as found:
        main([str(one) for one in arguments])
    return int(found.value.code or 0)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text(json.dumps(ARTICLE) + "\n{broken\n")
    return folder


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RELATIONS_STORE", raising=False)


@pytest.mark.usefixtures("foreseen")
def test_a_run_that_did_its_work_ends_with_0_rejects_or_not(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ingest", inbox, "--store", "store") == 0
    out, err = capsys.readouterr()
    assert "2 inputs: 1 new, 0 already read, 1 turned away" in out
    assert "a.jsonl:2: the line is no JSON" in err


@pytest.mark.usefixtures("foreseen")
def test_tables_are_named_with_their_rows_in_plain_digits(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("ingest", inbox, "--store", "store")
    capsys.readouterr()
    assert run("tables", "--store", "store") == 0
    assert capsys.readouterr().out.splitlines() == [
        "articles 1",
        "trade_figures 0",
        "meetings 1",
        "events 1",
        "participations 4",
        "readings 1",
        "imports 0",
        "rejects 1",
    ]


@pytest.mark.usefixtures("foreseen")
def test_the_store_may_come_from_its_variable(inbox: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RELATIONS_STORE", str(tmp_path / "other"))
    assert run("ingest", inbox) == 0
    assert (tmp_path / "other/articles").is_dir()
    assert run("tables", "export", "meetings", "-o", "m.csv") == 0
    assert (tmp_path / "m.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "nonsense"),
        (["ingest"], "PATH"),
        (["ingest", "nope.txt", "--store", "s"], "there is no file or folder 'nope.txt'"),
        (["ingest", "in", "--store", "s", "--published", "yesterday"], "'yesterday' is no day: write 2025-10-09"),
        (["ingest", "in", "--store", "s", "--url", "https://x.example"], "--url is of one article"),
        (["ingest", "in"], "relations new"),
        (["tables", "--store", "s"], "no store"),
        (["tables", "--stroe", "s"], "--stroe"),
        (["tables", "export", "visits", "-o", "x.csv", "--store", "s"], "no store"),
        (["codebook", "visits"], "no table 'visits'"),
        (["extract", "nope.jsonl", "-o", "out.jsonl"], "no file 'nope.jsonl'"),
        (["new", "in"], "not empty"),
        (["build", "--desk", "nope"], "no folder 'nope'"),
        (["build"], "relations new"),
        (["build", "--store", "store"], "a store alone has no inbox"),
        (["ingest", "in", "--store", "a[1]"], "can't lie in"),
    ],
)
@pytest.mark.usefixtures("inbox")
def test_a_wrong_call_is_told_in_one_line_and_writes_nothing(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("relations: ")
    assert said in err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["in"]


@pytest.mark.usefixtures("foreseen")
def test_extract_writes_one_line_an_article(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", inbox / "a.jsonl", "-o", "out.jsonl") == 0
    (line,) = Path("out.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["id"] == "x-1"
    assert "1 article extracted, 1 left out" in capsys.readouterr().err
    assert run("extract", inbox / "a.jsonl") == 0
    assert json.loads(capsys.readouterr().out)["meetings"][0]["kind"] == "talks"


@pytest.mark.usefixtures("foreseen")
def test_a_filled_in_undated_csv_is_ingested(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("RUS TJK met today\nThey met in the capital.")
    assert run("ingest", "a.txt", "--store", "store") == 0
    assert "1 without a publish date" in capsys.readouterr().out
    sheet = Path("store/undated.csv").read_text(encoding="utf-8-sig")
    Path("store/undated.csv").write_text(sheet.replace(",,a", ",2025-10-09,a"), encoding="utf-8")
    assert run("ingest", "store/undated.csv", "--store", "store") == 0
    assert "1 article dated from undated.csv" in capsys.readouterr().out
    assert run("tables", "--store", "store") == 0
    assert "meetings 1" in capsys.readouterr().out


@pytest.mark.usefixtures("foreseen")
def test_a_file_of_that_name_beside_the_store_is_the_users_own() -> None:
    Path("undated.csv").write_text("mine,of\n1,2\n")
    Path("a.txt").write_text("RUS TJK met today\nThey met in the capital.")
    assert run("ingest", "a.txt", "--store", "store") == 0  # an undated one: the list is written
    assert run("ingest", "a.txt", "--store", "store", "--published", "2025-10-09") == 0  # and goes again
    assert Path("undated.csv").read_text() == "mine,of\n1,2\n"


@pytest.mark.usefixtures("foreseen")
def test_a_bare_text_is_dated_by_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("RUS TJK met today\nThey met in the capital.")
    assert (
        run(
            "ingest",
            "a.txt",
            "--store",
            "store",
            "--published",
            "2025-10-09",
            "--publisher",
            "P",
            "--url",
            "https://p.example/1",
        )
        == 0
    )
    assert "meetings 1" in capsys.readouterr().out
    assert not Path("store/undated.csv").exists()


def test_a_new_desk_is_made_and_found(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("new", "desk") == 0
    assert "relations build" in capsys.readouterr().out
    monkeypatch.chdir("desk/inbox")
    assert run("tables") == 2
    assert "desk/store" in capsys.readouterr().err


def test_the_codebook_says_what_columns_mean(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("codebook", "rejects") == 0
    assert "rejects.reason (text): what is wrong with it" in capsys.readouterr().out
    assert run("codebook", "--markdown") == 0
    assert capsys.readouterr().out == (ROOT / "data/README.md").read_text(encoding="utf-8")


def test_without_a_verb_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    assert "build" in capsys.readouterr().out


def cpu(*arguments: str, **more: str) -> float:
    """CPU seconds of a command in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "analytics", *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **more},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_takes_less_than_a_third_of_a_second() -> None:
    cpu("--help")  # byte code is written once
    assert min(cpu("--help") for _ in range(3)) < 0.3


def test_extraction_needs_no_pandas(inbox: Path) -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('pandas', 'pyarrow', 'duckdb', 'deltalake', 'trafilatura')));"
        "from analytics.cli import main; main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "extract", str(inbox / "a.jsonl"), "-o", "out.jsonl"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert Path("out.jsonl").read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.slow
def test_a_second_build_takes_less_than_two_seconds(inbox: Path) -> None:
    cpu("new", "desk")
    for sheet in Path("desk/reports").glob("*.yml"):
        sheet.unlink()
    (Path("desk/inbox") / "a.jsonl").write_text((inbox / "a.jsonl").read_text())
    cpu("build", "--desk", "desk")
    assert cpu("build", "--desk", "desk") < 2


def test_the_public_names_are_there_and_load_late() -> None:
    code = "import analytics as ra, sys; assert 'pandas' not in sys.modules; print([n for n in ra.__all__ if not n])"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    import analytics as ra

    for name in ("open_store", "read", "ingest", "period", "country", "pair", "Article", "Store"):
        assert callable(getattr(ra, name)), name
    with pytest.raises(AttributeError, match="no attribute 'opne_store'"):
        ra.opne_store  # noqa: B018 -- a name that is not there
