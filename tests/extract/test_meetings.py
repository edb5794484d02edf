"""Meetings: each class of wording once, in invented sentences about plain facts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from analytics.extract import meeting_words
from analytics.extract.lexicon import small
from analytics.extract.meetings import meetings
from analytics.extract.summit_names import ordinal
from analytics.extract.tag import tag
from analytics.records import EVIDENCE_LIMIT, Article, Meeting

# Friday, 15 March 2019
DAY = "2019-03-15"
PLAIN = "Peru and Chile"


def rows(text: str, title: str = PLAIN, published: str = DAY, publisher: str | None = None) -> list[Meeting]:
    """All rows of one article; every one is quoted letter for letter."""
    article = Article(article_id="a", title=title, text=text, published_local_date=published, publisher=publisher)
    found = meetings(tag(article))
    for row in found:
        assert article.body[row.evidence_start:row.evidence_end] == row.evidence
        assert 0 < len(row.evidence) <= EVIDENCE_LIMIT
        assert row.participants == sorted(set(row.participants))
        assert 0 < row.confidence < 1
    return found


def only(text: str, **more: Any) -> Meeting:
    found = rows(text, **more)
    assert len(found) == 1, found
    return found[0]


def kinds(text: str, **more: Any) -> list[str | None]:
    return [row.kind for row in rows(text, **more)]


# -- visits -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Peruvian President Martin Vizcarra visited Chile on Monday.",
    "Peruvian President Martin Vizcarra paid an official visit to Chile on Monday.",
    "An official visit to Chile by Peruvian President Martin Vizcarra took place on Monday.",
    "Martin Vizcarra's official visit to Chile was on Monday.",
    "On Monday Chile received an official visit from Peruvian President Martin Vizcarra.",
    "The Peruvian president was in Chile on an official visit on Monday.",
])
def test_a_visit_is_told_in_many_ways(text: str) -> None:
    row = only(text)
    assert (row.kind, row.rank, row.status, row.participants) == ("visit", "leader", "held", ["CHL", "PER"])
    assert (row.host, row.guests, row.country) == ("CHL", ["PER"], "CHL")
    assert (row.start or row.end, row.precision) == ("2019-03-11", "day")


def test_a_length_gives_the_last_day() -> None:
    row = only("Vizcarra, the Peruvian president, arrived in Santiago on Wednesday for a three-day state visit.")
    assert (row.start, row.end, row.visit_type) == ("2019-03-13", "2019-03-15", "state")
    assert (row.place, row.country) == ("Santiago", "CHL")
    assert row.lat == pytest.approx(-33, abs=1)
    assert row.lon == pytest.approx(-70, abs=1)


def test_an_arrival_alone_has_no_last_day() -> None:
    row = only("Peruvian President Martin Vizcarra arrived in Chile on Thursday.")
    assert (row.start, row.end) == ("2019-03-14", None)


def test_the_end_of_a_visit_has_no_first_day() -> None:
    row = only("Peruvian President Martin Vizcarra concluded a visit to Chile on Thursday.")
    assert (row.start, row.end) == (None, "2019-03-14")


def test_each_country_of_a_journey_is_a_visit() -> None:
    found = rows("Peruvian President Martin Vizcarra will travel to Chile and Bolivia next week.")
    assert [(row.host, row.status, row.precision) for row in found] == [
        ("CHL", "planned", "week"), ("BOL", "planned", "week")]


def test_the_rank_of_a_visit_is_the_guests() -> None:
    row = only("Chilean President Sebastian Pinera welcomed Peru's Trade Minister Edgar Vasquez to Santiago in March.")
    assert (row.kind, row.rank, row.host, row.country) == ("visit", "minister", "CHL", "CHL")


def test_a_visit_under_way_without_a_date_stays_undated() -> None:
    row = only("Peruvian President Martin Vizcarra is in Chile on a working visit.")
    assert (row.start, row.end, row.precision, row.status, row.visit_type) == (None, None, None, "held", "working")


def test_visiting_before_a_name_is_no_journey() -> None:
    assert kinds("Chile's foreign minister held talks on Monday with visiting Peruvian President Martin Vizcarra.") == [
        "talks"]


# -- talks and calls --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Peruvian President Martin Vizcarra met with his Chilean counterpart Sebastian Pinera on Monday.",
    "Peruvian President Martin Vizcarra and Chilean President Sebastian Pinera met on Monday.",
    "Talks between Peruvian President Martin Vizcarra and Chilean President Sebastian Pinera were held on Monday.",
    "On Monday Chilean President Sebastian Pinera received Peruvian President Martin Vizcarra.",
    "Peruvian President Martin Vizcarra was received by Chilean President Sebastian Pinera on Monday.",
    "The presidents of Peru and Chile met on Monday.",
    "Peruvian-Chilean talks at the level of presidents were held on Monday.",
    "President Martin Vizcarra of Peru spoke after meeting his Chilean counterpart Sebastian Pinera on Monday.",
])
def test_talks_are_told_in_many_ways(text: str) -> None:
    row = only(text)
    assert (row.kind, row.status, row.participants, row.start, row.end) == (
        "talks", "held", ["CHL", "PER"], "2019-03-11", "2019-03-11")


def test_the_highest_participant_gives_the_rank() -> None:
    row = only("Peruvian President Martin Vizcarra met Chilean Foreign Minister Roberto Ampuero on Monday.")
    assert (row.rank, row.people) == ("leader", ["Martin Vizcarra", "Roberto Ampuero"])


def test_talks_of_today_without_a_date_are_of_the_publish_day() -> None:
    row = only("Peruvian President Martin Vizcarra held talks with Chilean President Sebastian Pinera in Lima.")
    assert (row.start, row.end, row.precision) == (DAY, DAY, "day")
    assert (row.place, row.country) == ("Lima", "PER")


@pytest.mark.parametrize(("text", "way"), [
    ("Peruvian President Martin Vizcarra spoke by phone with Chilean President Sebastian Pinera.", "phone"),
    ("Martin Vizcarra of Peru held a telephone conversation with Chilean President Sebastian Pinera.", "phone"),
    ("Peruvian President Martin Vizcarra held a video conference with Chilean President Sebastian Pinera.", "video"),
])
def test_a_call_has_its_way_and_no_place(text: str, way: str) -> None:
    row = only(text)
    assert (row.kind, row.format, row.country, row.start) == ("call", way, None, DAY)


def test_a_place_on_the_sidelines_is_kept() -> None:
    row = rows("Peru's Martin Vizcarra met Chilean President Sebastian Pinera on the sidelines of the APEC summit in "
               "Tokyo on Monday.")[0]
    assert (row.kind, row.within, row.place, row.country) == ("talks", "APEC summit in Tokyo on Monday", "Tokyo", "JPN")


def test_a_dateline_places_talks_at_home() -> None:
    row = only("LIMA - Peruvian President Martin Vizcarra met Chilean President Sebastian Pinera on Thursday.")
    assert (row.place, row.country, row.start) == ("Lima", "PER", "2019-03-14")


def test_what_a_leader_told_another_in_a_place_was_a_meeting() -> None:
    told = "Peruvian President Martin Vizcarra told Chilean President Sebastian Pinera {}that copper was dear."
    assert kinds(told.format("in Lima ")) == ["talks"]
    assert kinds(told.format("")) == []


@pytest.mark.parametrize("text", [
    "Peruvian President Martin Vizcarra met Peruvian Trade Minister Edgar Vasquez on Monday.",
    "Peruvian President Martin Vizcarra did not meet Chilean President Sebastian Pinera on Monday.",
    "Peruvian President Martin Vizcarra might visit Chile.",
    "Peruvian President Martin Vizcarra invited Chilean President Sebastian Pinera to visit Lima.",
    "Peru and Chile have met many times.",
    "Peruvian President Martin Vizcarra met Chilean business leaders on Monday.",
    "The International Monetary Fund held talks with Chile on Monday.",
    "Accession talks between Chile and the European Union are under way.",
    "Peru met Chile's demand for copper on Monday.",
    "Peru and Chile met the deadline on Monday.",
    "Peru and Chile spoke of meeting the challenges of the age on Monday.",
    "The agreement between Peru and Chile was signed on Monday.",
    "The two ministers, Edgar Vasquez of Peru and Roberto Ampuero of Chile, signed it by video link on Monday.",
])
def test_what_is_no_meeting_gives_no_row(text: str) -> None:
    assert rows(text, title="News") == []


# -- status and dates -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("verb", "status"), [
    ("will visit", "planned"), ("is to visit", "planned"), ("is scheduled to visit", "planned"),
    ("plans to visit", "planned"), ("has cancelled a trip to", "cancelled"), ("has postponed a visit to", "cancelled"),
])
def test_tense_and_words_tell_the_status(verb: str, status: str) -> None:
    row = only(f"Peruvian President Martin Vizcarra {verb} Chile on March 20.")
    assert (row.status, row.start) == (status, "2019-03-20")


def test_a_headline_with_an_infinitive_plans() -> None:
    assert [row.status for row in rows("It was announced.", title="Peruvian president to visit Chile")] == ["planned"]


def test_an_earlier_meeting_keeps_its_month() -> None:
    row = only("The presidents of Peru and Chile last met in November 2018.")
    assert (row.start, row.end, row.precision, row.status) == ("2018-11-01", "2018-11-30", "month", "held")


def test_the_day_somebody_said_so_is_no_day_of_a_plan() -> None:
    row = only("The presidents of Peru and Chile agreed on Thursday to meet in Lima.")
    assert (row.start, row.status, row.place) == (None, "planned", "Lima")


def test_the_day_of_a_dateline_is_no_meetings() -> None:
    row = only("LIMA, March 14 (Wire) -- Chilean President Sebastian Pinera will visit Peru on March 20.")
    assert row.start == "2019-03-20"


def test_the_date_behind_another_meeting_is_its_own() -> None:
    found = rows("Ministers of both sides met after the visit that Peruvian President Martin Vizcarra paid to Chile in "
                 "January.")
    assert [(row.kind, row.start) for row in found] == [("visit", "2019-01-01")]


# -- summits and forums -----------------------------------------------------------------------------------------------


def test_a_summit_has_its_name_its_edition_and_its_series() -> None:
    row = only("The second Russia-Central Asia summit will be held in Dushanbe on March 20.", title="Diary")
    assert (row.kind, row.rank, row.name, row.edition) == ("summit", "leader", "Russia-Central Asia summit", 2)
    assert (row.series, row.participants) == ("Central Asia-Russia summit", ["CENTRAL_ASIA", "RUS"])
    assert (row.status, row.start, row.end, row.place) == ("planned", "2019-03-20", "2019-03-20", "Dushanbe")


def test_two_editions_are_two_rows() -> None:
    found = rows("The 44th and 45th ASEAN Summits take place in Vientiane on March 20-21.", title="Diary")
    assert [(row.name, row.edition, row.start, row.end) for row in found] == [
        ("ASEAN Summit", 44, "2019-03-20", "2019-03-21"), ("ASEAN Summit", 45, "2019-03-20", "2019-03-21")]


def test_who_attends_takes_part() -> None:
    row = only("On Friday Peruvian President Martin Vizcarra will attend the APEC summit.", title="Diary")
    assert row.participants == ["APEC", "PER"]


def test_who_only_speaks_of_a_summit_does_not() -> None:
    row = only("Peruvian President Martin Vizcarra spoke to the press ahead of the APEC summit.", title="Diary")
    assert (row.participants, row.status) == (["APEC"], "planned")


def test_a_bloc_behind_the_noun_names_the_summit() -> None:
    row = only("A summit of the Shanghai Cooperation Organisation takes place in Bishkek on Sunday.", title="Diary")
    assert (row.participants, row.start, row.status) == (["SCO"], "2019-03-17", "planned")


def test_summits_of_one_list_share_who_and_when() -> None:
    found = rows("On March 20, Vladimir Putin will take part in the CSTO summit and the CIS summit.", title="Diary")
    assert [(row.participants, row.start) for row in found] == [
        (["CSTO", "RUS"], "2019-03-20"), (["CIS", "RUS"], "2019-03-20")]


def test_leaders_of_three_states_make_a_summit() -> None:
    row = only("The presidents of Peru, Chile and Bolivia met in Lima on Monday.")
    assert (row.kind, row.participants) == ("summit", ["BOL", "CHL", "PER"])


def test_a_small_format_stands_for_its_members() -> None:
    row = only("The Quad summit was held in Tokyo on March 11.", title="Diary", published="2024-03-15")
    assert row.participants == ["AUS", "IND", "JPN", "USA"]


def test_a_joint_commission_is_a_forum() -> None:
    row = only("The V meeting of the Joint Commission for Mining between Peru and Chile was held on Monday.")
    assert (row.kind, row.edition, row.participants) == ("forum", 5, ["CHL", "PER"])


@pytest.mark.parametrize(("word", "number"), [
    ("first", 1), ("twelfth", 12), ("45th", 45), ("2nd", 2), ("XIV", 14), ("I", None), ("Asian", None)])
def test_ordinals_are_read_as_numbers(word: str, number: int | None) -> None:
    assert ordinal(word) == number


# -- one meeting, one row ---------------------------------------------------------------------------------------------


def test_headline_lead_and_his_visit_are_one_row() -> None:
    row = only(
        "Peruvian President Martin Vizcarra arrived in Santiago on Thursday for an official visit. During the visit he "
        "opened a fair. His visit ends soon.", title="Peruvian president visits Chile")
    assert (row.kind, row.start, row.place) == ("visit", "2019-03-14", "Santiago")
    assert row.evidence.startswith("Peruvian President Martin Vizcarra arrived")


def test_a_visit_and_its_talks_are_two_rows_at_one_place() -> None:
    found = rows("Peruvian President Martin Vizcarra arrived in Santiago on Thursday for a two-day visit. He will hold "
                 "talks with Chilean President Sebastian Pinera.")
    assert [(row.kind, row.start, row.end, row.status, row.place) for row in found] == [
        ("visit", "2019-03-14", "2019-03-15", "held", "Santiago"),
        ("talks", "2019-03-14", "2019-03-15", "planned", "Santiago")]


def test_talks_with_three_ministers_are_three_rows() -> None:
    found = rows(
        "Peruvian President Martin Vizcarra met Chilean Foreign Minister Roberto Ampuero on Monday. He also met "
        "Chilean Finance Minister Felipe Larrain. He also met Chilean Energy Minister Susana Jimenez.")
    assert [row.people[-1] for row in found] == ["Roberto Ampuero", "Felipe Larrain", "Susana Jimenez"]


def test_the_talks_may_be_the_leads() -> None:
    row = only(
        "Peruvian President Martin Vizcarra and Chilean President Sebastian Pinera signed a treaty in Lima on "
        "Thursday. The talks also covered copper.")
    assert (row.kind, row.rule, row.start, row.place) == ("talks", "lead", "2019-03-14", "Lima")
    assert row.people == ["Martin Vizcarra", "Sebastian Pinera"]


def test_a_discussion_in_the_headline_is_the_call_of_the_lead() -> None:
    assert kinds("Peruvian President Martin Vizcarra spoke by phone with Chilean President Sebastian Pinera on Friday.",
                 title="Peru's Vizcarra and Chile's Pinera discuss copper") == ["call"]


def test_a_first_person_is_the_speaker_of_a_transcript() -> None:
    found = rows(
        "President of Russia Vladimir Putin: Mr President, I am glad to see you in Moscow.\nI remember our meeting in "
        "Lima in November last year.\nPresident of Peru Martin Vizcarra: Thank you. My visit to Russia is useful.",
        title="Meeting with President of Peru Martin Vizcarra", publisher="President of Russia")
    assert [(row.kind, row.start, row.place) for row in found] == [
        ("talks", DAY, "Moscow"), ("talks", "2018-11-01", "Lima")]


def test_soviet_times_have_their_own_code() -> None:
    row = only("British Prime Minister Margaret Thatcher met Kremlin leader Mikhail Gorbachev in Moscow on Monday.",
               title="Thatcher in Moscow", published="1987-04-03")
    assert (row.participants, row.country) == (["GBR", "SUN"], "SUN")


# -- the text itself --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Peruvian President Martin Vizcarra met Chile's demand on Friday.",
    "Peruvian President Martin Vizcarra welcomed Chile's interest in the project.",
    "Peruvian President Martin Vizcarra asked Chile for talks on Friday.",
])
def test_a_demand_met_or_an_interest_welcomed_is_no_meeting(text: str) -> None:
    assert rows(text) == []


def test_a_summits_name_ends_before_its_town() -> None:
    row = only("Leaders gathered for the Summit of the Americas in Lima on Thursday.")
    assert (row.name, row.place) == ("Summit of the Americas", "Lima")


@pytest.mark.parametrize("text", [
    "", "\n\n", "met met met with with", "summit " * 500, "Vladimir Putin met " * 300, "İstanbul’da toplantı. " * 50,
    "(((((visit to to to Chile", "X" * 5000, "44th and 45th and 46th Summits of of of the the",
])
def test_no_text_crashes(text: str) -> None:
    rows(text)


def test_small_letters_stay_at_their_places() -> None:
    assert len(small("İzmir and ẞ MET")) == len("İzmir and ẞ MET")
    assert small("MET") == "met"


def test_every_cue_starts_as_the_quick_look_expects() -> None:
    samples = (
        "telephone conversation", "phone call", "spoke by phone", "video conference", "virtual meeting", "call with",
        "spoke with", "leaders' meeting", "heads of state council", "council of heads of state", "interstate council",
        "supreme eurasian economic council", "collective security council", "cop 27", "summit", "joint commission",
        "intergovernmental commission", "mixed committee", "binational council", "ministerial meeting", "forum",
        "council meeting", "business forum", "regional conference", "strategic dialogue", "working group", "roundtable",
        "told", "discussed", "exchanged views", "received", "welcomed", "hosted", "greeted", "visit", "trips", "tour",
        "journey", "visited", "arrived in", "arrival in", "travelled to", "flew to", "flies to", "landed in", "went to",
        "came to", "coming to", "goes to", "heads to", "touring", "left for", "departs for", "embarked for", "was in",
        "is in", "will be in", "has been in", "had been in", "take putin to", "took putin to", "tête-à-tête",
        "tete-a-tete", "courtesy call", "state call", "negotiations", "consultations", "talks", "meeting",
        "conversation", "discussion", "audience", "met", "participants include", "those attending include",
    )
    for sample in samples:
        padded = f"{sample} with x"
        assert meeting_words.CUE.match(padded), sample
        assert meeting_words.CUE_START.match(padded), sample
    assert not re.search(r"[A-Z]", "".join(samples))


# -- whose words, whose side -------------------------------------------------------------------------------------------


def test_had_a_call_is_no_past_perfect() -> None:
    row = only("", title="President Martin Vizcarra of Peru had a telephone conversation with Chilean President Pinera")
    assert (row.kind, row.participants, row.start) == ("call", ["CHL", "PER"], DAY)


def test_their_meeting_is_of_all_who_hold_it() -> None:
    row = only("On Monday Peru, Chile, and Bolivia held their third ministerial meeting since 2015.", title="Andes")
    assert (row.participants, row.start) == (["BOL", "CHL", "PER"], "2019-03-11")


def test_another_states_envoy_is_no_stop_of_a_visit() -> None:
    found = rows("As Peruvian President Vizcarra visited Chile on Monday, Bolivia's top diplomat went to Ecuador.")
    assert ["BOL", "CHL"] not in [row.participants for row in found]
    assert ["BOL", "PER"] not in [row.participants for row in found]


def test_guests_who_are_told_something_travel_no_further() -> None:
    assert rows("Peruvian President Martin Vizcarra told visiting Chilean officials that he was content.") == []


def test_talks_that_are_only_reported_are_not_of_today() -> None:
    assert kinds("The Peruvian minister told the press about his talks with Chilean President Pinera.") == []


def test_what_was_promised_on_a_day_is_no_summits_date() -> None:
    row = only("Peruvian President Vizcarra on Tuesday criticised the cleaning of streets for the APEC summit.")
    assert (row.kind, row.start) == ("summit", None)


def test_glad_to_meet_is_said_at_the_meeting() -> None:
    text = "President of Peru Martin Vizcarra: I am very pleased to meet with President Pinera of Chile here in Lima."
    assert only(text, title="Meeting with President of Chile Sebastian Pinera").status == "held"


def test_a_press_conference_is_no_forum() -> None:
    assert "forum" not in kinds("The Peruvian minister spoke at a Joint Press Conference with Chile in Lima.")


def test_a_standing_body_that_met_is_a_forum() -> None:
    row = only("The Peru-Chile Task Force on Mining met for the 11th time on March 4, 2019.")
    assert (row.kind, row.name, row.edition) == ("forum", "Peru-Chile Task Force on Mining", 11)


def test_who_sends_greetings_takes_no_part() -> None:
    assert rows("The Peruvian president sent a message of greetings to the 60th IAEA General Conference.") == []


def test_a_forum_is_where_its_guest_travels() -> None:
    found = rows("Peruvian President Martin Vizcarra will fly to Santiago next week. He will attend the Copper Forum.")
    forum = next(row for row in found if row.kind == "forum")
    assert (forum.participants, forum.country, forum.precision) == (["CHL", "PER"], "CHL", "week")


def test_heads_of_state_who_come_replace_their_region() -> None:
    found = rows("African leaders have arrived for the Saudi-Africa summit in Riyadh which starts on Friday. The heads "
                 "of state include Nigerian President Bola Tinubu, Eritrean President Isaias Afwerki and Malawian "
                 "President Lazarus Chakwera.", published="2023-11-09", title="Arrivals")
    assert [row.participants for row in found] == [["ERI", "MWI", "NGA", "SAU"]]


def test_a_visit_has_the_days_of_the_talks_it_is_made_for() -> None:
    found = rows("The President of Chile Sebastian Pinera will visit Peru.", title="Vizcarra to host Chile's president "
                 "next week, talks on trade likely")
    assert {(row.kind, row.start, row.precision) for row in found} >= {("visit", "2019-03-18", "week")}


def test_ministers_of_three_states_are_one_list() -> None:
    row = only("", title="Foreign ministers of Peru, Chile and Bolivia will meet on Sunday for first time in 4 years")
    assert (row.kind, row.participants) == ("talks", ["BOL", "CHL", "PER"])
    assert (row.start, row.status) == ("2019-03-17", "planned")


def test_leaders_of_a_blocs_countries_met_is_its_summit() -> None:
    row = only("Leaders of the Asia-Pacific Economic Cooperation (APEC) member countries met in Lima on Thursday.")
    assert (row.kind, row.participants, row.place) == ("summit", ["APEC"], "Lima")


def test_who_tells_whom_in_a_call_had_it() -> None:
    row = only("Chilean Foreign Minister Ampuero tells Peruvian counterpart in phone call to wait.", title="A call")
    assert (row.kind, row.participants) == ("call", ["CHL", "PER"])


def test_a_visit_to_a_summit_has_its_days() -> None:
    found = rows("The APEC summit was held in Lima on March 13-14. Chilean President Sebastian Pinera arrived in Peru "
                 "to participate in the APEC summit.", title="Summits")
    visit = next(row for row in found if row.kind == "visit")
    assert (visit.start, visit.end) == ("2019-03-13", "2019-03-14")


# -- what changes with what --------------------------------------------------------------------------------------------

STORY = ("Peruvian President Martin Vizcarra arrived in Santiago on Wednesday on a three-day visit. On Thursday he "
         "held talks with Chilean President Sebastian Pinera. They agreed to meet again in Lima next month.")
ASIDE = ("Copper prices rose again. A museum of textiles was opened.", "The weather stayed dry in the hills.")


def values(found: list[Meeting]) -> list[tuple[Any, ...]]:
    return sorted((row.kind, row.start, row.end, row.status, row.country, tuple(row.participants), row.host or "")
                  for row in found)


def test_unrelated_sentences_between_change_nothing() -> None:
    first, *rest = STORY.split(". ")
    mixed = f"{ASIDE[1]} {first}. {ASIDE[0]} {'. '.join(rest)} {ASIDE[1]}"
    assert values(rows(mixed)) == values(rows(STORY))


def test_a_week_later_all_relative_days_are_a_week_later() -> None:
    def moved(day: str | None) -> str | None:
        return (date.fromisoformat(day) + timedelta(days=7)).isoformat() if day else None

    before = [row for row in rows(STORY) if row.precision == "day"]
    after = [row for row in rows(STORY, published="2019-03-22") if row.precision == "day"]
    assert len(before) == 2
    assert [(row.kind, moved(row.start), moved(row.end)) for row in before] == [
        (row.kind, row.start, row.end) for row in after]


def test_absolute_days_do_not_follow_the_publish_day() -> None:
    text = "Peruvian President Martin Vizcarra visited Chile on March 4, 2019."
    assert values(rows(text)) == values(rows(text, published="2019-03-22"))


def test_swapped_countries_swap_host_and_guest_and_nothing_else() -> None:
    one = "Peruvian Foreign Minister Ana Rojas visited Chile on Monday and met her Chilean counterpart Luis Soto."
    swap = {"Peruvian": "Chilean", "Chilean": "Peruvian", "Chile": "Peru", "Peru": "Chile"}
    other = re.sub(r"\b(?:Peruvian|Chilean|Chile|Peru)\b", lambda match: swap[match.group()], one)
    here, there = rows(one, title="A visit"), rows(other, title="A visit")
    codes = {"PER": "CHL", "CHL": "PER", None: None}
    assert [(row.kind, row.start, codes[row.host], codes[row.country], row.participants) for row in here] == [
        (row.kind, row.start, row.host, row.country, row.participants) for row in there]


def test_days_and_towns_may_stand_between_met_and_with() -> None:
    row = only("Foreign Minister Ana Rojas of Peru met on Friday, March 8, 2019 in Quito with her Chilean counterpart.")
    assert (row.start, row.participants) == ("2019-03-08", ["CHL", "PER"])


def test_what_was_discussed_in_a_call_is_a_call() -> None:
    text = "Peruvian President Martin Vizcarra and his Chilean counterpart Juan Diaz discussed trade Tuesday in a call."
    assert only(text).kind == "call"


def test_the_day_of_the_occasion_ahead_is_not_that_of_the_talks() -> None:
    text = ("Ahead of the Mercosur summit to be held on March 26, Martin Vizcarra and President Sebastian Pinera "
            "of Chile discussed trade.")
    talks = next(row for row in rows(f"President Martin Vizcarra of Peru spoke. {text}") if row.kind == "talks")
    assert talks.start != "2019-03-26"


def test_three_hosted_for_a_summit_hold_one_behind_an_abbreviated_name() -> None:
    text = ("President Martin Vizcarra of Peru will host Ecuadorian President Juan Diaz Jr. and Chilean President "
            "Sebastian Pinera next week for a joint summit.")
    row = only(text)
    assert (row.kind, row.participants, row.status) == ("summit", ["CHL", "ECU", "PER"], "planned")


def test_what_they_would_not_do_denies_no_meeting() -> None:
    text = "The leaders of Peru and Chile promised in a meeting on Monday that neither side would use force."
    assert only(text).status == "held"


def test_a_name_may_say_what_it_is_for() -> None:
    text = ("President Martin Vizcarra of Peru attended the Pacific Partnership for Economic Prosperity Leaders’ "
            "Summit with Chile.")
    assert any(row.name == "Pacific Partnership for Economic Prosperity Leaders’ Summit" for row in rows(text))


@pytest.mark.parametrize(("length", "end"), [("week-long", "2019-04-04"), ("two-week", "2019-04-11")])
def test_a_visit_may_last_weeks(length: str, end: str) -> None:
    row = only(f"President Martin Vizcarra of Peru will pay a {length} official visit to Chile from March 29.")
    assert (row.start, row.end) == ("2019-03-29", end)


# -- newspaper style ---------------------------------------------------------------------------------------------------


def sides(text: str, **more: Any) -> list[tuple[str, list[str]]]:
    """Kind and participants of every row."""
    return [(row.kind or "", row.participants) for row in rows(text, **more)]


NEWS = "2023-03-15"  # a Wednesday


def test_the_two_leaders_are_the_two_named_before_and_no_bloc_with_its_host() -> None:
    text = ("Gabriel Boric of Chile hopes for an early word with Brazilian President Luiz Inacio Lula da Silva. "
            "President Joe Biden and President Xi Jinping may speak this spring. "
            "The two leaders last met at the G20 summit in Bali in November 2022.")
    found = sides(text, title="G20 plans", published=NEWS)
    assert ("talks", ["CHN", "USA"]) in found
    assert all("IDN" not in codes for kind, codes in found if kind == "talks")


def test_envoys_who_were_glad_when_they_met_are_those_of_that_sentence() -> None:
    text = ("Peru's Foreign Minister Ana Gervasi spoke by phone on Sunday with US Secretary of State Antony Blinken. "
            "Chile and Brazil's top diplomats were glad when they met in Lima on Monday.")
    assert ("talks", ["BRA", "CHL"]) in sides(text, title="Diplomacy", published=NEWS)


def test_separate_meetings_with_two_are_two_rows() -> None:
    text = ("Japanese Foreign Minister Yoshimasa Hayashi will hold separate meetings with Russian Foreign Minister "
            "Sergei Lavrov and French Foreign Minister Catherine Colonna in Rome on Tuesday.")
    assert sides(text, title="Rome", published=NEWS) == [("talks", ["JPN", "RUS"]), ("talks", ["FRA", "JPN"])]


def test_a_picture_of_shaken_hands_at_a_meeting_shows_talks() -> None:
    text = ("US President Joe Biden (left) shakes hands with Chinese President Xi Jinping during a meeting on the "
            "sidelines of the G20 summit in Bali on November 14, 2022.")
    assert ("talks", ["CHN", "USA"]) in sides(text, title="Archive", published=NEWS)


def test_a_guest_who_is_here_visits_the_town_of_the_dateline() -> None:
    row = only("BANGKOK, March 15 - Australian Trade Minister Don Farrell, here on a three-day visit, praised it.",
               title="Farm trade", published=NEWS)
    assert (row.kind, row.place, row.participants) == ("visit", "Bangkok", ["AUS", "THA"])


def test_a_dateline_is_no_side() -> None:
    found = sides("SINGAPORE - As President Vladimir Putin and Premier Li Qiang met in Hanoi on Monday, many waited.",
                  title="Guests", published="2024-06-19")
    assert found == [("talks", ["CHN", "RUS"])]


def test_who_attends_a_meeting_of_a_blocs_officials_takes_part() -> None:
    row = only("China's Foreign Minister Wang Yi will attend the meeting of BRICS security officials on Thursday and "
               "Friday in Johannesburg.", title="Plans", published=NEWS)
    assert (row.kind, row.participants, row.start, row.end) == (
        "forum", ["BRICS", "CHN"], "2023-03-16", "2023-03-17")


@pytest.mark.parametrize(("text", "status"), [
    ("Peru's President Dina Boluarte opened talks with Chile's President Gabriel Boric expected to centre on copper.",
     "held"),
    ("Under a deal signed during a visit to Lima by Chile's President Gabriel Boric, Peru will buy gas.", "held"),
])
def test_what_will_follow_does_not_plan_what_was_held(text: str, status: str) -> None:
    assert only(text, published=NEWS).status == status


def test_a_leaders_trip_of_a_coming_month_lies_ahead() -> None:
    row = only("They discussed President Joe Biden's June trip to the United Kingdom.", title="Call",
               published="2023-05-18")
    assert (row.start, row.status) == ("2023-06-01", "planned")


def test_former_states_meet_no_one_today() -> None:
    assert all("SUN" not in codes for _, codes in sides(
        "It was the President's first trip outside the former Soviet Union, after visiting Peru in February.",
        title="Trip", published=NEWS))


def test_one_state_at_an_unnamed_or_national_summit_is_no_row() -> None:
    assert not rows("President Joe Biden will convene the National Workforce Summit on Friday.", title="Work",
                    published=NEWS)
    assert not rows("President Joe Biden may speak at the safety summit on Friday.", title="Safety", published=NEWS)


def test_the_north_american_leaders_summit_is_of_three() -> None:
    row = only("Thank you for hosting the Prime Minister and me for the 10th North American Leaders' Summit.",
               title="Remarks", published="2023-01-10")
    assert (row.participants, row.edition) == (["CAN", "MEX", "USA"], 10)


def test_a_past_edition_without_a_day_is_told_only_at_the_top() -> None:
    filler = "Copper prices rose. " * 4
    assert not rows(filler + "Members kept the promises of the 15th BRICS Summit.", title="Copper", published=NEWS)


def test_who_will_not_join_a_summit_takes_no_part() -> None:
    row = only("Chinese President Xi Jinping will not join the leaders at the G20 summit in Bali next week.",
               title="Bali", published="2022-11-09")
    assert row.participants == ["G20"]


def test_glad_to_have_this_meeting_is_under_way() -> None:
    found = rows("Vladimir Putin: President Kais Saied, I am happy to have this meeting with you today.",
                 title="Talks with President of Tunisia Kais Saied", published=NEWS, publisher="kremlin.ru")
    assert {row.status for row in found} <= {"held"}


def test_a_visit_to_the_country_is_by_whom_the_text_says() -> None:
    row = only("Peru praised the new partnership on Tuesday during a visit to the country by "
               "Chile's President Gabriel Boric.",
               published=NEWS)
    assert (row.host, row.guests) == ("PER", ["CHL"])
