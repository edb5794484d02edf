"""Who is meant: the dictionary, titles and recalled names."""

from datetime import date

import pytest

from analytics.extract import actors

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
     "A Washington Post report", "the english word turkey"],
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
