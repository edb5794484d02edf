"""Who is meant: the dictionary, titles and recalled names."""

from datetime import date

import pytest

from analytics.extract import actors, extract
from analytics.records import Article

DAY = date(2019, 3, 1)


def codes(text, **kwargs):
    return [(m.text, m.code) for m in actors.find(text, DAY, **kwargs) if m.kind not in {"leader", "person"}]


def people(text, **kwargs):
    return [(m.name, m.code, m.office) for m in actors.find(text, DAY, **kwargs) if m.kind in {"leader", "person"}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trade of Russia with Viet Nam grew.", ["RUS", "VNM"]),
        ("Russian-Tajik ties", ["RUS", "TJK"]),
        ("The US-China talks", ["USA", "CHN"]),
        ("U.S. exports to Côte d’Ivoire", ["USA", "CIV"]),
        ("The Republic of Korea and Türkiye", ["KOR", "TUR"]),
        ("leaders of the Shanghai Cooperation Organisation", ["SCO"]),
        ("states of Latin America and America itself", ["LATIN_AMERICA", "USA"]),
    ],
)
def test_countries_and_blocs_are_found_in_every_form(text, found):
    assert [code for _, code in codes(text)] == found


@pytest.mark.parametrize(
    "text",
    ["It cost 5 billion US dollars.", "Ships crossed the Indian Ocean.", "Michael Jordan scored.",
     "A Washington Post report", "the english word turkey", "It owes 4 billion U.S. dlrs.", "Ships left the Irish Sea.",
     "Planes crossed the Taiwan Strait.", "They learn the French language.", "Nursultan Abishevich spoke first.",
     "Boats came down the Niger River."],
)
def test_a_currency_a_sea_a_paper_or_a_person_is_no_country(text):
    assert codes(text) == []


def test_a_shared_name_takes_the_side_that_the_text_names_elsewhere():
    assert ("Korean", "KOR") in codes("The Republic of Korea opened a plant. Korean firms rejoiced.")


def test_a_shared_name_alone_stays_open():
    assert codes("Korean firms rejoiced.") == []


def test_the_title_before_a_name_tells_side_and_rank():
    assert people("Tajik President Emomali Rahmon met Chinese Foreign Minister Wang Yi.") == [
        ("Emomali Rahmon", "TJK", "leader"), ("Wang Yi", "CHN", "minister")]


def test_the_country_may_stand_behind_the_title_or_the_name():
    assert people("The President of Tajikistan, Emomali Rahmon, came. So did King Felipe of Spain.") == [
        ("Emomali Rahmon", "TJK", "leader"), ("Felipe", "ESP", "leader")]


def test_a_ministers_field_stands_between_title_and_country():
    assert people("Minister of Energy and Mineral Resources of Indonesia Arifin Tasrif spoke.") == [
        ("Arifin Tasrif", "IDN", "minister")]


def test_a_counterpart_has_the_rank_spoken_of():
    assert people("Indian Foreign Minister Jaishankar called his Nepali counterpart Pradeep Gyawali.")[1] == (
        "Pradeep Gyawali", "NPL", "minister")


def test_a_surname_is_recalled_once_introduced():
    found = people("Uzbek Prime Minister Qodir Zokirov left. Zokirov returned later.")
    assert found[-1] == ("Qodir Zokirov", "UZB", "leader")


def test_a_sentence_end_parts_a_country_from_the_next_title():
    assert people("They met in Bahrain. President Qodir Zokirov stayed away.") == [("Qodir Zokirov", None, "leader")]


def test_the_president_of_a_governments_own_text_is_its_own():
    assert ("Qodir Zokirov", "UZB", "leader") in people("President Qodir Zokirov signed a decree.", home="UZB")


def test_a_deputy_is_no_minister():
    assert people("Kazakh Deputy Foreign Minister Yerzhan Ashik arrived.") == [("Yerzhan Ashik", "KAZ", "other")]


def test_a_title_in_lower_case_is_read_without_traps():
    text = "algeria and turkey seek closer ties\nAlgeria hosts a visit."
    assert codes(text, title_end=35) == [("algeria", "DZA"), ("Algeria", "DZA")]


def test_a_name_does_not_run_over_from_the_title_into_the_text():
    text = "Nepal cancels visit after words of Bhutan's foreign minister\nAntonio Teodoro spoke."
    assert ("Antonio Teodoro", "BTN", "minister") not in people(text, title_end=60)


def test_a_name_ends_with_a_short_line_but_runs_over_a_wrapped_one():
    assert people("PRESIDENT MARTIN VIZCARRA\nUPON RETURN FROM LIMA")[0][0] == "MARTIN VIZCARRA"
    wrapped = "In the capital of the neighbouring country spoke President Martin\nVizcarra of Peru."
    assert people(wrapped)[0][0].split() == ["Martin", "Vizcarra"]


def test_a_nickname_in_quotes_is_part_of_the_name():
    assert people("President Joko “Jokowi” Widodo of Indonesia spoke.") == [
        ("Joko “Jokowi” Widodo", "IDN", "leader")]


def test_a_leaders_first_name_is_no_town():
    found = actors.find("In Astana, Nursultan Nazarbayev spoke.", DAY)
    assert [(m.text, m.kind) for m in found] == [("Astana", "capital"), ("Nursultan Nazarbayev", "leader")]


def test_a_states_own_security_council_is_not_the_united_nations():
    assert "UN" not in {m.code for m in actors.find("Secretary of Russia's Security Council Ivan Petrov came.", DAY)}
    assert ("Security Council", "UN") in codes("The Security Council voted.")


def test_a_body_may_stand_between_a_state_and_the_title():
    assert people("South Korea's National Assembly Speaker Kim Il-nam came.")[0][1] == "KOR"
    assert people("Secretary of Russia's Security Council Ivan Petrov came.") == [("Ivan Petrov", "RUS", "other")]


def test_what_was_russian_before_1992_was_soviet():
    found = actors.find("The Kremlin and Russian envoys agreed.", date(1987, 3, 1))
    assert {m.code for m in found} == {"SUN"}


def test_titled_names_whose_side_is_not_told_are_listed_once():
    text = "Trade Minister Aldo Brunnquist of Norway met Foreign Minister Ida Quellmalz in Oslo. Quellmalz spoke first."
    article = Article(article_id="a", title="", text=text, published_local_date="2020-05-05")
    assert extract(article).unplaced == ["Foreign Minister Ida Quellmalz"]
