"""Event files of others: no row lost, none twice, each marked, and none in our counts."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from analytics import reference
from analytics.errors import InputError
from analytics.importers import FORMS, bring_in
from analytics.store import open_store
from analytics.tables import Tables


def bring(tables: Tables, path: Path, source: str) -> object:
    return bring_in(tables, path, source, FORMS[source])


def gdelt_line(number: int, width: int = 61, code: str = "042", **cells: str) -> str:
    """A line of an invented event; cells by their place in the layout of 58 columns."""
    row = [""] * 58
    given = {
        0: str(number), 1: "20191023", 5: "RUS", 7: "RUS", 15: "TJKGOV", 17: "TJK", 26: code, 27: code[:3],
        28: code[:2], 30: "1.9", 51: "TI", 53: "38.56", 54: "68.77", 56: "20191024", 57: "https://news.example/1",
    }  # fmt: skip
    for place, value in {**given, **{int(place[1:]): value for place, value in cells.items()}}.items():
        row[place] = value
    if width == 57:
        row = row[:57]
    if width == 61:  # each place has one column more, before its latitude
        row = [*row[:39], "", *row[39:46], "", *row[46:53], "", *row[53:]]
    return "\t".join(row) + "\n"


def write(path: Path, lines: Iterable[str]) -> Path:
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path / "store")


def test_three_widths_of_gdelt_are_read_from_one_file(tables: Tables, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [gdelt_line(1, 57), gdelt_line(2, 58), gdelt_line(3, 61), "4\tshort\n"])
    done = bring(tables, path, "gdelt")
    assert (done.rows, done.new, done.left_out) == (4, 3, 1)  # type: ignore[attr-defined]
    found = open_store(tables.path).events(origin="gdelt").sort_values("source_id")
    assert found.actor.tolist() == ["RUS"] * 3
    assert found.recipient.tolist() == ["TJK"] * 3
    assert found.pair.tolist() == ["RUS-TJK"] * 3
    assert found.country.tolist() == ["TJK"] * 3, "places are FIPS: TI is Tajikistan"
    assert found.lat.tolist() == [38.56] * 3
    assert found.url.isna().tolist() == [True, False, False]
    assert found.type.tolist() == ["CONSULT"] * 3
    assert found.source_code.tolist() == ["042"] * 3
    assert [str(one.date()) for one in found.date] == ["2019-10-23"] * 3


def test_a_file_or_a_row_that_is_in_is_not_brought_twice(tables: Tables, tmp_path: Path) -> None:
    bring(tables, write(tmp_path / "a.csv", [gdelt_line(1), gdelt_line(2)]), "gdelt")
    assert bring(tables, tmp_path / "a.csv", "gdelt").is_in_already  # type: ignore[attr-defined]
    other = bring(tables, write(tmp_path / "b.csv", [gdelt_line(2), gdelt_line(3), gdelt_line(3)]), "gdelt")
    assert (other.rows, other.new, other.known) == (3, 1, 2)  # type: ignore[attr-defined]
    assert sorted(open_store(tables.path).events(origin="gdelt").source_id) == ["1", "2", "3"]
    tables.maintain()
    again = bring(tables, write(tmp_path / "c.csv", [gdelt_line(1), gdelt_line(4)]), "gdelt")
    assert again.new == 1  # type: ignore[attr-defined]
    assert sorted(open_store(tables.path).events(origin="gdelt").source_id) == ["1", "2", "3", "4"]


def test_rows_of_others_enter_no_count_unasked(tables: Tables, tmp_path: Path) -> None:
    bring(tables, write(tmp_path / "a.csv", [gdelt_line(1), gdelt_line(2, code="043")]), "gdelt")
    store = open_store(tables.path)
    assert len(store.events()) == len(store.happenings()) == store.counts()["events"] == tables.count("events") == 0
    assert len(store.events(pair="RUS-TJK")) == len(store.events(country="RUS")) == len(store.observations()) == 0
    for origin in ("gdelt", "imported", "all"):
        assert len(store.events(origin=origin)) == 2
        assert len(store.events(origin=origin, country="Russia", start="2019")) == 2
    assert len(store.table("events")) == 0
    assert len(store.table("events", imported=True)) == 2
    with pytest.raises(InputError, match="gdelt"):
        store.events(origin="acled")


def test_mirrored_rows_and_one_storys_repeats_are_one_happening(tables: Tables, tmp_path: Path) -> None:
    turned = {"c5": "TJK", "c7": "TJK", "c15": "RUS", "c17": "RUS"}
    lines = [
        gdelt_line(1),
        gdelt_line(2, code="043", **turned),
        gdelt_line(3, code="040", c57="https://other.example/2"),
        gdelt_line(4, code="112"),
        gdelt_line(5, code="112", c57="https://other.example/2"),
        gdelt_line(6, code="112", c57="https://other.example/3", **turned),
        gdelt_line(7, code="112", c57="https://other.example/4", c1="20191001"),
    ]
    bring(tables, write(tmp_path / "a.csv", lines), "gdelt")
    found = open_store(tables.path).happenings(origin="gdelt")
    assert sorted(len(rows) for rows in found["rows"]) == [1, 1, 2, 3]
    visit = found[found.category == "meeting"].iloc[0]
    assert (visit.pair, visit.stories, visit.participants) == ("RUS-TJK", 2, ["RUS", "TJK"])


def test_an_import_that_dies_before_its_log_is_not_seen_and_done_again(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.csv", [gdelt_line(1), gdelt_line(2)])
    with monkeypatch.context() as broken:
        broken.setattr("analytics.tables.imports.Importing.log", _die)
        with pytest.raises(KeyboardInterrupt):
            bring(tables, path, "gdelt")
    assert len(open_store(tables.path).events(origin="gdelt")) == 0
    assert bring(tables, path, "gdelt").new == 2  # type: ignore[attr-defined]
    assert len(open_store(tables.path).events(origin="gdelt")) == 2


def _die(*_: object) -> None:
    raise KeyboardInterrupt


def test_two_imports_of_one_row_at_once_bring_it_once(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analytics.tables.imports import Importing

    one = write(tmp_path / "a.csv", [gdelt_line(1), gdelt_line(2)])
    two = write(tmp_path / "b.csv", [gdelt_line(2), gdelt_line(3)])
    whole, met = Importing.log, []

    def log(self: Importing, entry: object) -> None:
        if not met:
            met.append(1)
            bring(Tables(tables.path), two, "gdelt")
        whole(self, entry)  # type: ignore[arg-type]

    monkeypatch.setattr(Importing, "log", log)
    done = bring(tables, one, "gdelt")
    assert (done.new, done.known) == (1, 1)  # type: ignore[attr-defined]
    assert sorted(open_store(tables.path).events(origin="gdelt").source_id) == ["1", "2", "3"]


def test_icews_names_countries_and_eats_zeros(tables: Tables, tmp_path: Path) -> None:
    head = (
        "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\t"
        "CAMEO Code\tIntensity\tTarget Name\tTarget Country\tStory ID\n"
    )
    lines = [
        head,
        "7\t2018-06-01\tGovernment (Vietnam)\tVietnam\tConsult\t40\t1\tBangladesh\tBangladesh\t99\n",
        "8\t2018-06-01\tSomebody\tNA\tAccuse\t112\t-2\tNA\tNowhere at all\tNA\n",
    ]
    assert bring(tables, write(tmp_path / "a.tab", lines), "icews").new == 2  # type: ignore[attr-defined]
    found = open_store(tables.path).events(origin="icews").sort_values("source_id")
    assert found.pair.tolist()[0] == "BGD-VNM"
    assert found.source_code.tolist() == ["040", "112"]
    assert found.actor.isna().tolist() == found.recipient.isna().tolist() == [False, True]


def test_polecat_keeps_plovers_own_types(tables: Tables, tmp_path: Path) -> None:
    lines = [
        "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\t"
        "Actor Name\tActor Country\tRecipient Name\tRecipient Country\n",
        "P1\t2023-02-01\tCONSULT\tvisit\t4.0\tX\tRUS\tY\tTJK\n",
        "P2\t2023-02-01\tASSAULT\tnew-mode\t-9.0\tX\tRUS\tY\tUKR\n",
    ]
    bring(tables, write(tmp_path / "p.txt", lines), "polecat")
    found = open_store(tables.path).events(origin="polecat").sort_values("source_id")
    assert found.type.tolist() == ["CONSULT", "ASSAULT"]
    assert found["mode"].tolist()[0] == "visit"
    assert found["mode"].isna().tolist() == [False, True], "a mode that we don't know stays in their own code"
    assert found.source_code.tolist() == ["CONSULT-visit", "ASSAULT-new-mode"]


def test_lists_of_visits_are_meetings_of_guest_and_host(tables: Tables, tmp_path: Path) -> None:
    one = write(
        tmp_path / "in.csv",
        [
            "id,start_date,end_date,visitor,from_id,from_country,description\n",
            '1,2001-05-02,2001-05-04,President An Example,x,Tajikistan,"Working visit, invented."\n',
            "2,1901-01-01,1901-01-02,King Example,x,Kingdom of Nowhere,Invented.\n",
        ],
    )
    other = write(
        tmp_path / "out.csv",
        [
            "role,who,id,name,start_date,end_date,country_id,country,locale,remarks\n",
            "secretary,x,1,An Example,2002-02-02,2002-02-03,x,Russia,Moscow,Invented.\n",
        ],
    )
    for path in (one, other):
        bring(tables, path, "visits")
    found = open_store(tables.path).meetings(origin="visits")
    assert found.host.tolist() == ["USA", "USA", "RUS"]
    assert found.guests.tolist() == [[], ["TJK"], ["USA"]]
    assert found["rank"].tolist() == ["leader", "leader", "minister"]
    assert found.evidence.tolist()[1] == "Working visit, invented."
    assert len(open_store(tables.path).meetings(origin="visits", pair="RUS-USA")) == 1
    with pytest.raises(InputError, match="no list of visits"):
        bring(tables, write(tmp_path / "x.csv", ["a,b\n", "1,2\n"]), "visits")


def test_colt_finds_its_columns_by_any_of_their_names(tables: Tables, tmp_path: Path) -> None:
    lines = ["TripID,LeaderFullName,LeaderCountryISO,CountryVisited,TripStartDate,TripEndDate\n"]
    lines += ["T1,An Example,TJK,China,2019-04-01,2019-04-03\n"]
    bring(tables, write(tmp_path / "colt.csv", lines), "colt")
    found = open_store(tables.path).meetings(origin="colt")
    assert (found.pair[0], found.host[0], found.people[0]) == ("CHN-TJK", "CHN", ["An Example"])


def test_comtrade_gives_totals_alone_and_both_mirrors(tables: Tables, tmp_path: Path) -> None:
    head = "freqCode,period,reporterISO,partnerISO,flowCode,cmdCode,motCode,customsCode,partner2Code,primaryValue\n"
    lines = [
        head,
        "A,2023,RUS,TJK,X,TOTAL,0,C00,0,1000.5\n",
        "A,2023,TJK,RUS,M,TOTAL,0,C00,0,1200\n",
        "A,2023,RUS,TJK,RX,TOTAL,0,C00,0,50\n",
        "M,202302,RUS,TJK,X,TOTAL,0,C00,0,80\n",
        "A,2023,RUS,TJK,X,27,0,C00,0,400\n",
        "A,2023,RUS,TJK,X,TOTAL,1000,C00,0,300\n",
        "A,2023,RUS,TJK,X,TOTAL,0,C01,0,200\n",
        "A,2023,RUS,TJK,X,TOTAL,0,C00,156,100\n",
        "A,2023,RUS,W00,X,TOTAL,0,C00,0,99999\n",
    ]
    done = bring(tables, write(tmp_path / "c.csv", lines), "comtrade")
    assert (done.new, done.left_out) == (5, 4)  # type: ignore[attr-defined]
    found = open_store(tables.path).trade_figures(origin="comtrade", pair="RUS-TJK")
    assert sorted(zip(found.reporter, found.flow, found.source_code, found.value, strict=True)) == [
        ("RUS", "exports", "X", 80.0),
        ("RUS", "exports", "X", 1000.5),
        ("RUS", "other", "RX", 50.0),
        ("TJK", "imports", "M", 1200.0),
    ]
    assert len(open_store(tables.path).claims(origin="comtrade", pair="RUS-TJK")) == 4, "mirrors are never joined"


def test_files_come_packed_or_plain(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(gdelt_line(1).encode()))
    with zipfile.ZipFile(tmp_path / "b.CSV.zip", "w") as archive:
        archive.writestr("b.CSV", gdelt_line(2))
    for name in ("a.csv.gz", "b.CSV.zip"):
        assert bring(tables, tmp_path / name, "gdelt").new == 1  # type: ignore[attr-defined]
    (tmp_path / "cut.gz").write_bytes(gzip.compress(gdelt_line(3).encode() * 9000)[:-300])
    with pytest.raises(InputError, match="can't be read to its end"):
        bring(tables, tmp_path / "cut.gz", "gdelt")
    assert len(open_store(tables.path).events(origin="gdelt")) == 2, "a file that is cut off is not half in"


def test_a_file_of_another_kind_is_a_wrong_call(tables: Tables, tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", ["a,b\n", "1,2\n"])
    for source in ("icews", "polecat", "colt", "visits", "comtrade"):
        with pytest.raises(InputError):
            bring(tables, path, source)
    with pytest.raises(InputError, match="no file"):
        bring(tables, tmp_path / "none", "gdelt")


@pytest.mark.shared
def test_the_real_files_lose_no_row_and_collapse(tables: Tables, shared: Path) -> None:
    events = shared / "events"
    two = bring(tables, events / "gdelt2_20191024143000.export.CSV.gz", "gdelt")
    assert (two.new, two.left_out) == (2111, 0)  # type: ignore[attr-defined]
    assert (two.checked_scores, two.odd_scores) == (2111, 0)  # type: ignore[attr-defined]
    store = open_store(tables.path)
    interstate = store.happenings(origin="gdelt").pair.notna().sum()
    assert 0 < interstate <= 236
    assert bring(tables, events / "gdelt1_mixed_57_58.csv.gz", "gdelt").new == 710  # type: ignore[attr-defined]
    assert bring(tables, events / "icews_2018_sample.tab.gz", "icews").new == 3705  # type: ignore[attr-defined]
    icews = open_store(tables.path).happenings(origin="icews")
    assert 0 < icews.pair.notna().sum() <= 550


@pytest.mark.shared
def test_every_goldstein_score_of_a_real_file_is_its_codes(shared: Path) -> None:
    with gzip.open(shared / "events" / "gdelt2_20191024143000.export.CSV.gz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    agree = sum(reference.cameo(row[26]).goldstein == float(row[30]) for row in rows)  # type: ignore[union-attr]
    assert (agree, len(rows)) == (2111, 2111)
