"""Who did what to whom: one sentence for each class of wording. 2021-05-12 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from analytics import reference
from analytics.extract import extract
from analytics.extract.events import EVENTS_LIMIT, events
from analytics.extract.spans import Tagged
from analytics.extract.verb_forms import inflect
from analytics.records import Article, Event, Meeting

KREMLIN = "President of Russia (en.kremlin.ru)"
Row = tuple[str | None, str | None, str | None]


def events_of(text: str, title: str = "", publisher: str | None = None, published: str = "2021-05-12") -> list[Event]:
    """All events of a text published on a Wednesday."""
    article = Article(article_id="test", title=title, text=text, publisher=publisher, published_local_date=published)
    return extract(article).events


def acts_of(text: str, title: str = "", publisher: str | None = None) -> list[Row]:
    """Type, actor and recipient of every event but the meetings."""
    return [(e.type, e.actor, e.recipient) for e in events_of(text, title, publisher) if e.type != "CONSULT"]


# -- who acts on whom ------------------------------------------------------------------------------------------------


def test_the_subject_acts_and_the_object_is_acted_on() -> None:
    assert acts_of("Chile praised Peru for its handling of the flood.") == [("SUPPORT", "CHL", "PER")]


def test_in_the_passive_the_one_behind_by_acts() -> None:
    assert acts_of("Ghana was criticised by Nigeria over the closed market.") == [("ACCUSE", "NGA", "GHA")]


def test_sanctions_stand_against_the_recipient() -> None:
    assert acts_of("Canada imposed sanctions on Belarus last week.") == [("SANCTION", "CAN", "BLR")]


def test_sanctions_imposed_in_the_passive() -> None:
    assert acts_of("New sanctions were imposed on Belarus by Canada.") == [("SANCTION", "CAN", "BLR")]


def test_aid_goes_to_its_recipient() -> None:
    assert acts_of("Norway sent two million doses of vaccine to Kenya.") == [("AID", "NOR", "KEN")]


def test_two_signatories_make_one_row() -> None:
    assert acts_of("Vietnam and Laos signed a customs agreement.") == [("SUPPORT", "VNM", "LAO")]


def test_who_signs_with_whom() -> None:
    assert acts_of("Georgia signed a memorandum on energy with Türkiye.") == [("SUPPORT", "GEO", "TUR")]


def test_the_signing_of_a_treaty_is_an_act_too() -> None:
    text = "Guests watched the signing of a border treaty by the foreign ministers of Chile and Argentina."
    assert acts_of(text) == [("SUPPORT", "CHL", "ARG")]


def test_two_that_urge_a_third_make_two_rows() -> None:
    assert acts_of("France and Italy urged Libya to hold elections.") == [
        ("REQUEST", "FRA", "LBY"), ("REQUEST", "ITA", "LBY")]


def test_people_stand_for_their_side() -> None:
    text = "Kenyan Foreign Minister Raychelle Omamo thanked Uganda for the help."
    assert acts_of(text) == [("SUPPORT", "KEN", "UGA")]


def test_a_head_of_many_is_its_sides() -> None:
    assert acts_of("The leaders of Serbia and Hungary agreed to build a railway.") == [("AGREE", "SRB", "HUN")]


def test_an_army_acts_for_its_state() -> None:
    assert acts_of("The Sudanese army shelled Ethiopian positions.") == [("ASSAULT", "SDN", "ETH")]


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    text = "Poland condemned Belarus and asked Lithuania for support."
    assert acts_of(text) == [("ACCUSE", "POL", "BLR"), ("REQUEST", "POL", "LTU")]


def test_a_subject_behind_an_insertion() -> None:
    text = "Qatar, which has hosted both sides before, urged Sudan to stop the fighting."
    assert ("REQUEST", "QAT", "SDN") in acts_of(text)


def test_it_means_who_said_so() -> None:
    assert acts_of("Japan said on Tuesday it had suspended aid to Myanmar.") == [("SANCTION", "JPN", "MMR")]


def test_both_sides_are_the_pair_of_the_article() -> None:
    text = "Oman and India reviewed their trade. India buys oil from Oman. Both sides agreed to open a bank."
    assert ("AGREE", "IND", "OMN") in acts_of(text) or ("AGREE", "OMN", "IND") in acts_of(text)


def test_you_is_the_guest_in_a_speech() -> None:
    text = ("Vladimir Putin met with President of Finland Sauli Niinisto in Sochi.\n"
            "President of Russia Vladimir Putin: Mr President, we are grateful to you for the help.")
    assert ("SUPPORT", "RUS", "FIN") in acts_of(text, "Meeting with President of Finland Sauli Niinisto")


def test_someone_who_must_is_asked() -> None:
    assert acts_of("Egypt said that Ethiopia must stop filling the dam.") == [("REQUEST", "EGY", "ETH")]


def test_an_invitation_is_a_request() -> None:
    text = "Zambian President Edgar Lungu will travel to Angola at the invitation of President Joao Lourenco of Angola."
    assert ("REQUEST", "AGO", "ZMB") in acts_of(text)


def test_criticism_comes_from_somewhere() -> None:
    assert acts_of("Hungary closed the school, drawing criticism from Austria.") == [("ACCUSE", "AUT", "HUN")]


# -- what is no act between two sides --------------------------------------------------------------------------------


def test_companies_are_no_states() -> None:
    assert acts_of("German companies praised Poland, and Chinese exporters signed a contract with Brazil.") == []


def test_an_institute_is_no_recipient() -> None:
    assert acts_of("Peru signed an agreement with the Swedish Environmental Institute.") == []


def test_what_did_not_happen_is_no_act() -> None:
    assert acts_of("Chile did not sign the treaty with Peru. No agreement was signed by Chile and Peru.") == []


def test_what_could_happen_is_no_act() -> None:
    assert acts_of("Chile could sanction Peru. If Chile attacks Peru, prices will rise.") == []


def test_an_opinion_is_no_agreement() -> None:
    assert acts_of('"I agree with Poland on this," Czech President Petr Pavel said.') == []


def test_receiving_a_guest_is_a_meeting_and_no_support() -> None:
    text = "Spanish Prime Minister Pedro Sanchez welcomed Portuguese Prime Minister Antonio Costa in Madrid."
    assert acts_of(text) == []


def test_what_is_asked_for_is_not_done() -> None:
    assert acts_of("Mali asked France to withdraw its troops from Niger.") == [("REQUEST", "MLI", "FRA")]


def test_support_against_someone_is_no_support_for_it() -> None:
    assert ("SUPPORT", "CAN", "RUS") not in acts_of("Canada supports payments for the damage done by Russia.")


def test_planes_made_somewhere_are_not_that_state() -> None:
    assert acts_of("Kenya praised the Swedish-made engines.") == []


def test_crimes_are_committed_but_not_promised() -> None:
    text = "Chad and Sudan traded words. A witness said Sudan was committing war crimes in Chad."
    assert "AGREE" not in [act for act, _, _ in acts_of(text)]


def test_partners_are_no_partnering() -> None:
    assert acts_of("Canada rallied allies and partners with Ukraine in mind.") == []


def test_a_speaker_who_says_they_means_someone_else() -> None:
    text = ("Chile and Peru are neighbours.\nThe new ships were shown on Monday.\n"
            "They will strengthen the navy.")
    assert acts_of(text) == []


def test_a_cause_for_concern_is_not_blamed() -> None:
    assert acts_of("Chile expressed concern over the drought in Kenya.") == []


def test_the_victim_of_what_is_condemned_is_not_blamed() -> None:
    assert ("ACCUSE", "CHL", "KEN") not in acts_of("Chile condemned the attack on the Kenyan parliament.")


def test_what_is_hoped_for_proposed_or_asked_is_no_act() -> None:
    assert acts_of("Nepal hopes that Japan will send experts to Nepal.") == [("REQUEST", "NPL", "JPN")]
    assert acts_of("A witness suggested that Chile and Peru sign a treaty. Did Chile sanction Peru?") == []


def test_the_other_side_stands_in_only_where_the_headline_names_it() -> None:
    text = "Peru is our neighbour. Chile promised to work together. Chile expressed readiness for joint exercises."
    assert ("AGREE", "CHL", "PER") in acts_of(text, "Chile and Peru look ahead")
    assert acts_of(text, "A week in Santiago") == []


def test_kind_words_for_others_are_not_for_the_other_side() -> None:
    title = "Meeting of Chile and Peru"
    assert acts_of("Chile expressed condolences to the families of the victims.", title) == []
    assert acts_of("Chile reaffirmed its commitment to human rights.", title) == []


def test_a_participle_between_commas_is_not_done_by_its_subject() -> None:
    assert acts_of("Chile, criticised in Peru for its ports, said it would wait.") == []


def test_a_visa_exemption_is_no_restriction() -> None:
    assert acts_of("Thailand introduced a visa exemption for Kazakhstan.") == []


def test_requests_that_came_in_are_not_asked() -> None:
    assert acts_of("Russia has received requests from Brazil.") == []


def test_the_paper_may_stand_before_those_who_signed() -> None:
    assert acts_of("The treaty that Chile and Peru signed is short.") == [("SUPPORT", "CHL", "PER")]


def test_what_is_signed_as_a_rule_is_no_signing() -> None:
    text = "Chile and Peru trade freely. The law covers agreements that are signed abroad."
    assert acts_of(text) == []


# -- planned, promised, threatened -----------------------------------------------------------------------------------


def test_what_will_be_signed_is_planned() -> None:
    (row,) = events_of("Jordan and Iraq will sign a pipeline agreement.")
    assert (row.type, row.status, row.date) == ("SUPPORT", "planned", None)


def test_a_headline_tells_plans_with_to() -> None:
    (row,) = events_of("It is about a pipeline.", "Jordan, Iraq to sign agreement")
    assert (row.type, row.actor, row.recipient, row.status) == ("SUPPORT", "JOR", "IRQ", "planned")


def test_promised_aid_is_an_agreement() -> None:
    assert acts_of("Japan will provide 40 million dollars to Nepal.") == [("AGREE", "JPN", "NPL")]


def test_announced_sanctions_are_a_threat() -> None:
    assert acts_of("Canada will impose sanctions on Belarus.") == [("THREATEN", "CAN", "BLR")]


def test_a_threat_needs_no_deed() -> None:
    assert acts_of("Iran threatened to close its border with Iraq.") == [("THREATEN", "IRN", "IRQ")]


def test_our_governments_are_the_sides_of_the_article() -> None:
    text = "Our two governments signed a tax treaty."
    assert acts_of(text, "Visit of the President of Finland", publisher=KREMLIN) == [("SUPPORT", "RUS", "FIN")]


def test_it_was_agreed_by_the_sides_of_the_article() -> None:
    assert acts_of("It was agreed to keep in touch.", "Chile and Peru talk") == [("AGREE", "CHL", "PER")]


def test_what_a_leader_announces_between_two_is_promised_to_the_other() -> None:
    text = "Algeria announced that flights between Algeria and Venezuela would be launched."
    assert acts_of(text, "Algeria and Venezuela talk") == [("AGREE", "DZA", "VEN")]


def test_papers_that_were_signed_are_described_and_not_signed_anew() -> None:
    assert acts_of("They praised the agreements that were signed.", "Chile and Peru talk") == []


def test_a_promise_to_cooperate_is_an_agreement() -> None:
    assert acts_of("Chile intends to cooperate with Peru.") == [("AGREE", "CHL", "PER")]


def test_him_is_the_person_spoken_of_last() -> None:
    text = "Chilean President Gabriel Boric sent a message to Peruvian President Pedro Castillo congratulating him."
    assert acts_of(text) == [("SUPPORT", "CHL", "PER")]


def test_a_wrong_in_a_country_is_held_against_it() -> None:
    assert acts_of("Chile expressed concern about the coup in Niger.") == [("ACCUSE", "CHL", "NER")]


def test_what_stands_in_the_purpose_is_not_asked() -> None:
    assert acts_of("Chile asked its parliament for funds to offer Peru a way out.") == []


def test_the_agreement_is_the_one_that_was_told_of() -> None:
    text = ("Chile and Peru have signed a customs agreement that eliminates tariffs. Ministers signed the agreement "
            "on Monday, and Chile signed the deal with Peru at noon on Monday.")
    (row,) = [row for row in events_of(text) if row.type == "SUPPORT"]
    assert row.date == "2021-05-10"


def test_who_is_thanked_for_an_invitation_has_invited() -> None:
    text = "Kenyan President William Ruto thanked Ugandan President Yoweri Museveni for the invitation."
    assert ("REQUEST", "UGA", "KEN") in acts_of(text)


def test_concerns_about_someone_are_blame() -> None:
    assert acts_of("Chile has serious concerns about Peru.") == [("ACCUSE", "CHL", "PER")]
    assert acts_of("Chile is worried about Peru.") == [("ACCUSE", "CHL", "PER")]
    assert acts_of("As far as Peru is concerned, the port will stay open, Chile said.") == []


def test_those_along_with_whom_one_agrees_are_the_other_side() -> None:
    text = "ASEAN -- along with Japan -- agreed to work together on a network."
    assert acts_of(text) == [("AGREE", "ASEAN", "JPN")]


def test_ties_are_celebrated_and_plans_are_promising() -> None:
    title = "Meeting of Chile and Peru"
    assert acts_of("Chile celebrated its partnership with Peru.") == [("SUPPORT", "CHL", "PER")]
    assert acts_of("The projects of Chile and Peru are very promising.", title) == []


def test_a_state_does_nothing_to_the_one_that_it_came_from() -> None:
    assert acts_of("Russia praised the Soviet Union.") == []
    assert acts_of("Guinea praised the Soviet Union.") == [("SUPPORT", "GIN", "SUN")]


def test_what_is_sold_is_no_aid() -> None:
    assert acts_of("Qatar delivered two million tonnes of gas to Poland.") == []


def test_the_victim_of_an_attack_is_not_accused() -> None:
    assert acts_of("Chile condemns in the strongest terms the attack against Kenya.") == []


def test_guests_are_welcomed_without_an_act() -> None:
    assert acts_of("Chile was happy to welcome the leaders of Kenya.") == []


def test_of_three_sides_the_one_spoken_of_last_is_meant() -> None:
    text = ("In Brunei, Duterte met the Sultan of Brunei. Talks were long.\nIn China, I met President Xi Jinping of "
            "China.\nWe agreed to open a port.")
    title = "Report after visits to Brunei and China by Philippine President Rodrigo Duterte"
    rows = acts_of(text, title, "President of the Philippines")
    assert ("AGREE", "PHL", "BRN") not in rows


def test_what_came_before_another_act_is_older_than_the_article() -> None:
    text = "Algeria cut ties after Spain praised Morocco."
    assert [(e.recipient, e.date) for e in events_of(text) if e.type == "SUPPORT"] == [("MAR", None)]


def test_a_remark_seized_on_and_an_ambassador_s_post_are_no_acts() -> None:
    assert acts_of("Chile seized on a remark by Kenya.") == []
    assert acts_of("China is committed to peace, its ambassador to Britain said.") == []


def test_what_is_asked_on_a_planned_visit_is_planned() -> None:
    rows = events_of("Chilean President Gabriel Boric is expected to visit Lima, urging Peru to open its market.")
    assert [(row.type, row.status) for row in rows if row.type == "REQUEST"] == [("REQUEST", "planned")]


def test_a_decision_by_two_is_their_agreement() -> None:
    assert acts_of("Trade grew after the decision by Chile and Peru to reopen the port.") == [("AGREE", "CHL", "PER")]


# -- days ------------------------------------------------------------------------------------------------------------


def day_of(text: str, **fields: str) -> str | None:
    """Day of the first event that is no meeting."""
    return next(e.date for e in events_of(text, **fields) if e.type != "CONSULT")


def test_the_day_stands_in_the_clause() -> None:
    assert day_of("On Monday Chile signed a treaty with Peru.") == "2021-05-10"


def test_a_month_is_no_day() -> None:
    assert day_of("Some words. More words. Again words. Chile signed a treaty with Peru in March 2020.") is None


def test_the_day_of_what_was_agreed_is_not_the_day_of_agreeing() -> None:
    assert day_of("Chile and Peru agreed that the bridge will open on 1 June 2021.") != "2021-06-01"


def test_a_government_speaks_on_its_publish_day() -> None:
    text = "It was a full day. The President thanked Kenya for its leadership."
    assert day_of(text, publisher="The White House", title="A day with Kenya") == "2021-05-12"


def test_what_was_done_on_another_occasion_is_not_of_the_article_s_day() -> None:
    title = "Meeting with President of Finland Sauli Niinisto"
    kremlin = {"publisher": KREMLIN, "title": title}
    assert day_of("Russia and Finland agreed to build a road.", **kremlin) == "2021-05-12"
    assert day_of("At the previous summit, Russia and Finland agreed to build a road.", **kremlin) is None
    assert day_of("Work goes on. Russia and Finland had agreed to build a road.", **kremlin) is None
    assert day_of("We agreed with Finland to build a road.", publisher=KREMLIN,
                  title="Report after the visit to Finland") is None


# -- one act, one row ------------------------------------------------------------------------------------------------


def test_headline_and_lead_tell_one_act() -> None:
    assert acts_of("Chile and Peru signed a customs treaty on Monday.", "Chile and Peru sign customs treaty") == [
        ("SUPPORT", "CHL", "PER")]


def test_two_agreements_stay_two() -> None:
    text = ("Chile and Peru signed a customs treaty on Monday. "
            "The two countries also signed a memorandum on lithium research with shared laboratories.")
    assert len(acts_of(text)) == 2


def test_no_text_gives_more_than_the_limit() -> None:
    places = ("Peru", "Chile", "Kenya", "Ghana", "Japan", "Nepal", "Laos", "Oman", "Iraq", "Mali", "Chad's army",
              "Cuba", "Fiji", "Malta", "Libya")
    text = " ".join(f"Canada praised {place}." for place in places)
    assert len(events_of(text)) == EVENTS_LIMIT


def test_a_single_demand_outranks_the_twelfth_agreement() -> None:
    agreed = " ".join(f"Chile and Peru agreed to build {thing}." for thing in (
        "roads", "harbours", "schools", "museums", "bridges", "hospitals", "markets", "stadiums", "tunnels", "stations",
        "theatres", "libraries", "airports"))
    rows = events_of(f"{agreed} Chile perhaps tired. Chile asked Kenya for rain.")
    assert len(rows) == EVENTS_LIMIT
    assert "REQUEST" in [row.type for row in rows]


# -- meetings told once more -----------------------------------------------------------------------------------------


def test_a_meeting_gives_its_consult_row() -> None:
    article = Article(article_id="test", title="", published_local_date="2021-05-12",
                      text="Vietnamese President Nguyen Xuan Phuc met Lao President Thongloun Sisoulith on Monday.")
    found = extract(article)
    rows = [row for row in found.events if row.type == "CONSULT"]
    assert [row.meeting_id for row in rows] == [found.meetings[0].meeting_id]
    assert {rows[0].actor, rows[0].recipient} == {"VNM", "LAO"}


def consults(*meetings: Meeting, publisher: str | None = None) -> list[Row]:
    """What meetings made by hand give."""
    tagged = Tagged("\nIt rained.", date(2021, 5, 12), publisher=publisher)
    return [(row.meeting_id, row.actor, row.recipient) for row in events(tagged, list(meetings))]


def made(kind: str, *sides: str, **fields: object) -> Meeting:
    """A meeting of one day."""
    row = Meeting(kind=kind, participants=sorted(sides), status="held", start="2021-05-10", end="2021-05-10",
                  precision="day", evidence="It rained.", evidence_start=1, evidence_end=11, confidence=0.8)
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def test_the_guest_acts_and_the_host_receives() -> None:
    assert consults(made("visit", "CHL", "PER", host="CHL", guests=["PER"])) == [("#0", "PER", "CHL")]


def test_a_visit_and_its_talks_are_told_once() -> None:
    assert len(consults(made("visit", "CHL", "PER"), made("talks", "CHL", "PER"))) == 1


def test_talks_with_two_ministers_on_one_day_are_two() -> None:
    assert len(consults(made("talks", "CHL", "PER"), made("talks", "CHL", "PER"))) == 2


def test_three_sides_meet_in_three_pairs() -> None:
    assert len(consults(made("talks", "CHL", "PER", "BOL"))) == 3


def test_of_many_sides_the_host_meets_each() -> None:
    rows = consults(made("summit", "CHL", "PER", "BOL", "ECU", "COL", host="PER"))
    assert {(actor, recipient) for _, actor, recipient in rows} == {
        (side, "PER") for side in ("CHL", "BOL", "ECU", "COL")}


def test_a_cancelled_meeting_is_no_event() -> None:
    assert consults(made("visit", "CHL", "PER", status="cancelled")) == []


# -- what every row carries ------------------------------------------------------------------------------------------


def test_scores_come_with_the_type() -> None:
    (row,) = events_of("Canada imposed sanctions on Belarus on Monday.")
    plover = reference.plover("SANCTION")
    assert (row.quad_class, row.plover_score, row.cameo_root, row.goldstein) == (
        plover.quad, plover.plover_score, plover.cameo_root, plover.goldstein)


def test_evidence_is_the_sentence_letter_for_letter() -> None:
    text = "Prices rose. Canada praised Norway's hospitals. Then it rained."
    (row,) = events_of(text)
    assert row.evidence == "Canada praised Norway's hospitals."
    assert ("\n" + text)[row.evidence_start:row.evidence_end] == row.evidence


def test_the_evidence_of_an_endless_sentence_is_cut_short() -> None:
    text = "Canada praised Norway for " + "its many good deeds and " * 60 + "more."
    (row,) = events_of(text)
    assert 0 < len(row.evidence) <= 400


def test_hostile_text_does_not_break_the_reading() -> None:
    for text in ("'s 's 's of of of", "Canada " * 400, '"' * 50 + "Canada signed", "Canada, Peru, and",
                 "by by Canada by", "to to Chile to to sign a treaty"):
        assert isinstance(events_of(text), list)


# -- verb forms ------------------------------------------------------------------------------------------------------


def test_forms_of_regular_and_irregular_verbs() -> None:
    assert inflect("deny") == {"deny": "base", "denies": "s", "denied": "past", "denying": "ing"}
    assert inflect("withdraw") == {
        "withdraw": "base", "withdraws": "s", "withdrawing": "ing", "withdrew": "past", "withdrawn": "past"}
    assert inflect("ban")["banned"] == "past"
    assert inflect("impose")["imposing"] == "ing"
    assert {"expelled", "expelling"} <= set(inflect("expel"))
    assert {"cancelled", "canceled", "cancelling", "canceling"} <= set(inflect("cancel"))
    assert inflect("cut") == {"cut": "past", "cuts": "s", "cutting": "ing"}


# -- stands, invitations and those who are spoken of together ---------------------------------------------------------


@pytest.mark.parametrize(("text", "row"), [
    ("Chilean President Gabriel Boric said that Peru was an important partner.", ("SUPPORT", "CHL", "PER")),
    ("Kenyan officials said Uganda had failed to honour the fishing pact.", ("ACCUSE", "KEN", "UGA")),
    ("Ghana wants Nigeria to reopen the market.", ("REQUEST", "GHA", "NGA")),
    ("The Kenyan president confirmed his invitation for President Museveni of Uganda to visit.",
     ("REQUEST", "KEN", "UGA")),
    ("Foreign Minister Retno Marsudi of Indonesia accepted an invitation to visit Chile.", ("REQUEST", "CHL", "IDN")),
    ("At the request of Kenya, the Ugandan government postponed the census.", ("REQUEST", "KEN", "UGA")),
    ("Chile announced plans to impose tariffs on Peruvian fish.", ("THREATEN", "CHL", "PER")),
    ("Chile raised tariffs on Peruvian fish.", ("SANCTION", "CHL", "PER")),
    ("The tariffs on Peruvian fish announced by Chile start on Monday.", ("SANCTION", "CHL", "PER")),
    ("Norway brushed aside Iceland's offer.", ("REJECT", "NOR", "ISL")),
    ("Kenyan government and port officials have complained that Ugandan lorries block the road.",
     ("ACCUSE", "KEN", "UGA")),
    ("Chile's ministry issued a statement deploring Peru's fishing.", ("ACCUSE", "CHL", "PER")),
    ("Norway has, just last week, given $20 million to Kenya.", ("AID", "NOR", "KEN")),
    ("Ghana and Togo met on Monday. They agreed to build a road.", ("AGREE", "GHA", "TGO")),
    ("Norway said that a loan had been given to Kenya.", ("AID", "NOR", "KEN")),
    ("Peru's claims that Chile had taken its fish were loud.", ("ACCUSE", "PER", "CHL")),
    ("Kenya opened an investigation into dumping by Ugandan sugar makers.", ("ACCUSE", "KEN", "UGA")),
    ("Other claimants, including Chile, lodged protests against Peru's map.", ("PROTEST", "CHL", "PER")),
    ("Ghana also won promises from Norway on Monday.", ("AGREE", "NOR", "GHA")),
    ("Prime Minister Viktor Orban of Hungary came home on Friday from a trip criticised by Finland.",
     ("ACCUSE", "FIN", "HUN")),
    ("Norway will announce its intent to provide support to Kenya.", ("AGREE", "NOR", "KEN")),
    ("Chile is willing to drop the duties if Peru opens its market.", ("AGREE", "CHL", "PER")),
    ("In talks with Chilean Foreign Minister Andres Allamand, Prime Minister Francisco Sagasti of Peru called for "
     "a road.", ("REQUEST", "PER", "CHL")),
    ("Ghana has given Togo a clear warning over the dam.", ("THREATEN", "GHA", "TGO")),
    ("Chile imposed the tariffs in retaliation for Peru's ban.", ("SANCTION", "CHL", "PER")),
    ("Finland is growing more impatient with Hungary over the vote.", ("ACCUSE", "FIN", "HUN")),
])
def test_a_stand_is_told_by_more_than_its_verb(text: str, row: Row) -> None:
    assert row in acts_of(text)


@pytest.mark.parametrize("text", [
    "Kenyan officials said that Uganda was never a partner.",
    "Peru failed to qualify, and Chile's coach Smith said it was over.",
    "Chile does not want Peru to join.",
    "Chile's leaders clash with Peru over a draft law.",
    "The trade is small compared with agreements reached by Chile, Peru and Ghana.",
])
def test_no_stand_is_read_into_what_is_denied_or_told_of_oneself(text: str) -> None:
    assert acts_of(text) == []


def test_a_readout_of_days_later_tells_of_the_day_that_it_opens_with() -> None:
    text = ("The President met with President Gabriel Boric of Chile on Monday, May 10, 2021.\n"
            "The President thanked Chile for its help.")
    rows = events_of(text, "Readout of President Biden's Meeting with President Boric", "The White House")
    assert [row.date for row in rows if row.type == "SUPPORT"] == ["2021-05-10"]


def test_what_was_done_over_the_past_years_has_no_day() -> None:
    rows = events_of("Over the past three years, Norway opened an embassy in Chile.")
    assert [(row.type, row.date) for row in rows] == [("SUPPORT", None)]
