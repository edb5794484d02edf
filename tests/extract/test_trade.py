"""Trade figures: each class of wording once, in invented sentences about plain facts."""

from __future__ import annotations

from typing import Any

import pytest

from analytics.extract.tag import tag
from analytics.extract.trade import trade_figures
from analytics.records import Article, TradeFigure


def figures(text: str, title: str = "Presidents of Peru and Chile meet in Lima", published: str = "2020-03-12",
            publisher: str | None = None) -> list[TradeFigure]:
    """All rows of one article."""
    article = Article(article_id="a", title=title, text=text, published_local_date=published, publisher=publisher)
    found = trade_figures(tag(article))
    for row in found:
        assert article.body[row.evidence_start:row.evidence_end] == row.evidence
        assert row.value_text is not None
        assert row.value_text in row.evidence
        assert len(row.evidence) <= 400
    return found


def only(text: str, **more: Any) -> TradeFigure:
    found = figures(text, **more)
    assert len(found) == 1, found
    return found[0]


def test_turnover_between_two_sides() -> None:
    row = only("Trade between Peru and Chile reached $4 billion in 2019.")
    assert ({row.reporter, row.partner}, row.flow, row.measure, row.value, row.unit) == (
        {"PER", "CHL"}, "turnover", "level", 4e9, "USD")
    assert (row.period_start, row.period_end, row.bound, row.status) == ("2019-01-01", "2019-12-31", "eq", "actual")


@pytest.mark.parametrize(("text", "value"), [
    ("rose by 12 percent", 12), ("fell by 12 percent", -12), ("was down 12 percent", -12), ("doubled", 100),
    ("tripled", 200),
    ("grew 1.5 times", 50), ("was halved", -50), ("rose by a third", 33.33), ("shrank 12 per cent", -12),
])
def test_changes_are_signed_percents(text: str, value: float) -> None:
    row = only(f"In 2019, Peruvian exports to Chile {text}.")
    assert (row.reporter, row.partner, row.flow, row.measure, row.unit) == ("PER", "CHL", "exports", "change_pct",
                                                                            "pct")
    assert (row.value, row.comparison) == (pytest.approx(value), "yoy")


@pytest.mark.parametrize(("text", "flow", "reporter", "partner"), [
    ("Peru exported $3 million worth of grapes to Chile.", "exports", "PER", "CHL"),
    ("Exports from Peru to Chile came to $3 million.", "exports", "PER", "CHL"),
    ("Peru's imports from Chile were $3 million.", "imports", "PER", "CHL"),
    ("Peru bought $3 million worth of wine from Chile.", "imports", "PER", "CHL"),
    ("Peruvian investment in Chile is $3 million.", "investment", "PER", "CHL"),
    ("Peru has invested $3 million in Chile's ports.", "investment", "PER", "CHL"),
    ("Peru granted Chile a $3 million loan.", "loan", "PER", "CHL"),
    ("Peru gave $3 million in humanitarian aid to Chile.", "aid", "PER", "CHL"),
    ("Chile received $3 million in aid from Peru.", "aid", "PER", "CHL"),
    ("Remittances from Peru to Chile were $3 million.", "remittances", "PER", "CHL"),
    ("Peru is Chile's largest lender, with loans amounting to $3 million.", "loan", "PER", "CHL"),
])
def test_who_sells_lends_and_gives_is_the_reporter(text: str, flow: str, reporter: str, partner: str) -> None:
    row = only(text)
    assert (row.flow, row.reporter, row.partner, row.measure, row.value) == (flow, reporter, partner, "level", 3e6)


def test_a_deficit_is_a_negative_balance_and_a_surplus_is_not() -> None:
    assert only("Peru posted a $2.7 billion trade deficit with Chile.").value == -2.7e9
    assert only("Peru's trade surplus with Chile was $2.7 billion.").value == 2.7e9


def test_from_and_to_have_their_own_periods() -> None:
    rows = figures("Peruvian exports to Chile rose from $5.5bn in 2015 to $11.5bn in 2019.")
    assert [(r.value, r.period_start, r.period_end) for r in rows] == [
        (5.5e9, "2015-01-01", "2015-12-31"), (11.5e9, "2019-01-01", "2019-12-31")]


def test_a_tariff_goes_from_what_it_is_to_what_it_will_be() -> None:
    rows = figures("Peru will lower its tariff on Chilean wine from 25% to 18%.")
    assert [(r.flow, r.reporter, r.partner, r.value, r.status) for r in rows] == [
        ("tariff", "PER", "CHL", 25.0, "actual"), ("tariff", "PER", "CHL", 18.0, "target")]


def test_each_number_of_a_sentence_has_its_own_period() -> None:
    rows = figures("Bilateral trade grew by 7 percent in 2018 and by 9 percent last year, when it reached $3 billion.")
    assert [(r.value, r.period_start) for r in rows] == [(7.0, "2018-01-01"), (9.0, "2019-01-01"), (3e9, "2019-01-01")]


def test_a_pronoun_carries_the_noun_of_the_sentence_before() -> None:
    rows = figures("Trade between Peru and Chile is growing. It reached $4 billion in 2019.")
    assert [(r.flow, r.value, {r.reporter, r.partner}) for r in rows] == [("turnover", 4e9, {"PER", "CHL"})]


def test_the_two_countries_are_the_articles_pair() -> None:
    row = only("Trade between the two countries reached $4 billion.")
    assert {row.reporter, row.partner} == {"PER", "CHL"}


@pytest.mark.parametrize("text", [
    "Peru's GDP grew by 4 percent.", "Inflation in Chile fell to 3 percent.", "Chile's budget is $70 billion.",
    "The company reported revenue of $3 billion in Chile.", "Copper prices rose by 5 percent in Peru.",
    "Peruvian exports rose by 4 percent last year.", "Exports to industrialised countries rose by 4 percent.",
    "If trade between Peru and Chile grew by 5 percent, ports would be full.", "Will Peru export $3 million to Chile?",
    "Chile's population is 19 million people.", "Peru pledged $5 million to Chile, Bolivia and Ecuador.",
    "Partners who have pledged $5 million will help Chile.", "Two Peruvian tourists visited Chile.",
    "Peru has committed $2 million to this effort, and Chile has committed $1 million.",
    "Industrial production has grown by 5 percent in Chile.", "Peru will leverage $5 million in financing for Chile.",
    "Peru imposed a 10 percent tariff on all countries.",
    "A trader came to Lima requesting Peru buy 200,000 tonnes of rice from Chile.",
    "Peru's exports became 40 percent more competitive in Chile.",
    "Peru's trade gap was $5 billion, with Chile accounting for a third of it.",
])
def test_what_is_no_exchange_between_two_gives_no_row(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(("text", "status"), [
    ("Peru and Chile aim to raise bilateral trade to $5 billion by 2030.", "target"),
    ("Peru will invest $5 billion in Chile by 2030.", "target"),
    ("Peru pledged $5 billion in aid to Chile.", "target"),
    ("Trade between Peru and Chile is expected to reach $5 billion in 2030.", "forecast"),
    ("Trade between Peru and Chile reached $5 billion.", "actual"),
    ("Peru provided $5 billion in aid to Chile.", "actual"),
])
def test_fact_forecast_and_aim_are_told_apart(text: str, status: str) -> None:
    assert only(text).status == status


def test_an_aim_has_the_year_ahead_and_its_base_the_year_behind() -> None:
    rows = figures("Peru plans to raise its trade with Chile to $5 billion by 2030 from $4 billion last year.")
    assert [(r.value, r.status, r.period_end) for r in rows] == [
        (5e9, "target", "2030-12-31"), (4e9, "actual", "2019-12-31")]


@pytest.mark.parametrize(("text", "bound"), [("over", "gt"), ("about", "approx"), ("up to", "le"), ("at least", "ge")])
def test_the_bound_is_kept(text: str, bound: str) -> None:
    assert only(f"Peruvian exports to Chile were worth {text} $4 billion.").bound == bound


def test_shares_name_whose_total_it_is() -> None:
    row = only("Chile accounts for over 20 percent of Peru's trade.")
    assert (row.measure, row.value, {row.reporter, row.partner}) == ("share", 20.0, {"PER", "CHL"})


def test_a_rise_by_an_amount_is_a_change_in_units() -> None:
    row = only("Peruvian exports to Chile rose by $200 million in 2019.")
    assert (row.measure, row.value) == ("change_abs", 2e8)


def test_a_conversion_makes_no_second_row() -> None:
    row = only("Peruvian exports to Chile were 3 billion soles ($900 million).")
    assert row.unit == "PEN"


def test_a_number_told_twice_is_one_row() -> None:
    row = only("Trade between Peru and Chile was $4 billion. In 2019, trade between Peru and Chile was $4 billion.")
    assert row.period_start == "2019-01-01"


def test_two_givers_are_two_rows() -> None:
    rows = figures("Peru and Bolivia intend to invest $3 million in Chile.")
    assert {(r.reporter, r.partner) for r in rows} == {("PER", "CHL"), ("BOL", "CHL")}


def test_tourists_come_from_the_reporter() -> None:
    row = only("Last year 1.3 million Peruvian tourists visited Chile.")
    assert (row.reporter, row.partner, row.measure, row.unit, row.value) == ("PER", "CHL", "count", "persons", 1.3e6)


def test_duty_free_is_a_rate_of_nought() -> None:
    row = only("Peru's grapes will be free of import tariffs in Chile under the deal.")
    assert (row.flow, row.reporter, row.partner, row.value) == ("tariff", "CHL", "PER", 0.0)


def test_a_dateline_is_no_side() -> None:
    row = only("MADRID, March 12 - Peruvian exports to Chile were $4 billion.")
    assert (row.reporter, row.partner) == ("PER", "CHL")


def test_who_is_acted_on_gives_nothing() -> None:
    row = only("Peru condemned Bolivia's claims, and announced $5 million in aid for Chile.")
    assert (row.reporter, row.partner) == ("PER", "CHL")


def test_since_runs_to_the_publish_day() -> None:
    row = only("Since the visit in the summer of 2018, trade between Peru and Chile has grown by 5 percent.")
    assert (row.period_start, row.period_end) == ("2018-06-01", "2020-03-12")


def test_a_year_in_brackets_is_its_numbers_own() -> None:
    rows = figures("Peru's trade deficit with Chile widened from $2 billion (2018) to $3 billion (2019).")
    assert [(row.value, row.period_start) for row in rows] == [(-2e9, "2018-01-01"), (-3e9, "2019-01-01")]
    row = figures("In 2019 trade between Peru and Chile reached $3 billion (in 2018, it was less).")[0]
    assert row.period_start == "2019-01-01"


def test_what_was_done_has_no_period_ahead() -> None:
    row = figures("Peru contributed $5 million to Chile's port, and plans to finish the work by 2030.")[0]
    assert (row.value, row.status, row.period_start) == (5e6, "actual", None)


def test_two_times_less_is_half() -> None:
    assert only("Trade between Peru and Chile was two times less in 2019.").value == -50


def test_the_day_of_a_report_is_no_period() -> None:
    assert only("Peru said on Friday that its exports to Chile reached $4 billion.").period_start is None


def test_a_transcripts_speaker_is_quoted() -> None:
    row = only("President of Chile Gabriel Boric: Our trade with Peru reached $4 billion in 2021.",
               published="2022-11-29",
               title="Presidents of Chile and Peru meet the press")
    assert (row.speaker, row.speaker_country, row.quote) == ("Gabriel Boric", "CHL", "direct")
    assert {row.reporter, row.partner} == {"PER", "CHL"}


def test_a_cited_institution_is_no_speaker() -> None:
    row = only("Peruvian exports to Chile were $4 billion, according to the Customs Service.")
    assert (row.speaker, row.attributed_to) == (None, "the Customs Service")


def test_long_sentences_are_quoted_by_their_clause() -> None:
    filler = "the ministers spoke at length about roads, bridges, ports, schools and many other things in mind; " * 5
    row = only(f"At the meeting {filler}trade between Peru and Chile reached $4 billion; {filler}and then they left.")
    assert "$4 billion" in row.evidence


def test_hostile_text_gives_no_row_and_no_error() -> None:
    assert figures("trade " * 3000 + "$5 " * 3000) == []


def test_a_verb_of_saying_joined_to_the_sentences_subject_tells_the_speaker() -> None:
    row = only("LIMA - Chilean President Gabriel Boric met his Peruvian counterpart on Monday and said that trade with "
               "Peru grew by 5% last year.")
    assert (row.speaker, row.speaker_country, row.quote) == ("Gabriel Boric", "CHL", "reported")


def test_he_is_who_spoke_before() -> None:
    row = figures("Chilean President Gabriel Boric said the ports were full. He said trade with Peru grew by 5 "
                  "percent.", published="2022-11-29")[0]
    assert (row.speaker, row.quote) == ("Gabriel Boric", "reported")


def test_a_quotation_of_two_sentences_has_one_speaker() -> None:
    row = figures("“Our trade with Peru reached $4 billion. We are glad,” Chilean President Gabriel Boric said.",
                  published="2022-11-29")[0]
    assert (row.speaker, row.quote) == ("Gabriel Boric", "direct")


def test_a_label_of_one_unknown_ends_the_turn_before() -> None:
    row = figures("President of Chile Gabriel Boric: Good morning.\n"
                  "National Grain Council: Trade between Peru and Chile reached $4 billion.",
                  published="2022-11-29")[0]
    assert row.speaker is None


def test_trade_grew_is_turnover() -> None:
    row = only("Suffice it to say that trade between Peru and Chile grew 70 percent from January to November 2019.")
    assert (row.flow, row.value, row.period_start, row.period_end) == ("turnover", 70, "2019-01-01", "2019-11-30")


def test_an_amount_without_its_currency_has_no_unit() -> None:
    row = only("Peru and Chile have a trade value of over 9 billion in 2019.")
    assert (row.flow, row.value, row.unit, row.bound) == ("turnover", 9e9, None, "gt")
    assert figures("Peru shipped 9 million of these doses to Chile.") == []


def test_what_will_be_made_available_in_loans_is_an_undertaking() -> None:
    row = only("One billion dollars will be made available in loans from Peru to Chile.")
    assert (row.flow, row.reporter, row.partner, row.status) == ("loan", "PER", "CHL", "target")


def test_what_a_state_gives_at_home_is_no_gift() -> None:
    title = "Meeting on roads with ministers of Peru"
    text = "Peru and Chile spoke of roads. Peru and Chile met. We allocated $5 million for roads."
    assert figures(text, title=title, publisher="Government of Peru") == []


def test_i_want_to_note_is_no_aim() -> None:
    assert only("I want to note that Peru has 23 percent of the trade volume of Chile.").status == "actual"


def test_a_discount_is_no_trade() -> None:
    text = "Exports of Peru to Chile grew by 40 percent last year, helped by a 50 percent discount on rail freight."
    assert only(text).value == 40


@pytest.mark.parametrize("text", [
    "Peru will provide $5 million to the World Food Programme, and Chile was glad.",
    "We gave Chile advice, and $5 million in aid globally.",
    "The new mine in Chile could contribute up to $5 billion to Peru's GDP.",
    "Peru's modules for export to Chile have 60 percent local value-added content.",
    "Trade between Peru and third countries grew 24 percent.",
    "Chile lost $240 billion, Peru $17 billion (we have a small volume of trade with them).",
    "Chile's Group 7 gained through Kodakia's $2 billion investment in April.",
    "The Ministry of Health allocated $5 million in aid to hospitals."])
def test_what_is_no_exchange_of_the_two_gives_no_row(text: str) -> None:
    assert figures(text, publisher="Government of Peru") == []


def test_what_goes_through_an_institution_for_a_named_country_stays() -> None:
    row = only("Peru will provide $5 million in aid to the World Food Programme for Kenya.")
    assert (row.reporter, row.partner) == ("PER", "KEN")


def test_against_anothers_surplus_compares() -> None:
    assert figures("Peru had a surplus of 5 billion dollars, against Chile's of 9 billion dollars.") == []


def test_who_is_said_to_be_committed_gives() -> None:
    row = only("The presidents of Peru and Chile welcomed the commitment of Japan to provide $28 million for food "
               "aid to Kenya.")
    assert (row.reporter, row.partner) == ("JPN", "KEN")


def test_money_invested_in_assistance_is_aid() -> None:
    row = only("Japan is investing $26 million in additional funding toward schools in Kenya.")
    assert (row.flow, row.reporter, row.partner) == ("aid", "JPN", "KEN")


def test_a_plant_with_its_hosts_support_has_no_investor_from_there() -> None:
    row = only("The leaders welcomed a decision by Kodakia to invest up to $800 million to build a plant in Chile with "
               "support from the Chilean government.")
    assert (row.reporter, row.partner) == ("PER", "CHL")


def test_trade_of_the_country_spoken_of_before_is_not_the_pairs() -> None:
    text = "The ports are old. " * 30
    text += "We spoke of Kenya and its ports at length. Our bilateral trade has topped $100 million."
    assert figures(text, publisher="Government of Peru") == []


def test_since_a_summit_runs_to_the_publish_day() -> None:
    row = only("Since the U.S. Summit in December, trade between Peru and Chile has reached $2 million.")
    assert (row.period_start, row.period_end) == ("2019-12-01", "2020-03-12")


def test_a_deficit_with_nobody_named_is_with_all_together() -> None:
    row = only("Peru last year had a record trade deficit of 16.8 billion dollars.", title="Peru's economy")
    assert (row.reporter, row.partner, row.value) == ("PER", "WLD", -16.8e9)


def test_goods_bought_name_whose_they_are_behind_the_amount() -> None:
    row = only("Peru will purchase $8 billion in Chilean goods, including copper and wine.")
    assert (row.flow, row.reporter, row.partner) == ("imports", "PER", "CHL")


def test_what_comes_from_each_side_is_two_figures() -> None:
    found = figures("Direct investment between Peru and Chile is approaching $10 billion from each side.")
    assert {(row.reporter, row.partner) for row in found} == {("PER", "CHL"), ("CHL", "PER")}


@pytest.mark.parametrize("text", [
    "The President said half of the Peruvian enterprises worked with Chile, and their turnover grew by 49 percent.",
    "Peru's central bank noted that Bank of Chile bought two billion dollars in Lima today.",
    "Peru held one percent of global pear exports, Chile noted.",
    "Investment from Chile in Peru grew not by 20 percent.",
    "The tariffs of Peru on $300 million worth of Chilean exports stay.",
    "Peru exported 224 billion cubic metres to various destinations, including Chile.",
    "I will not speculate about 60 percent tariffs on Chile.",
    "The G7 of Peru's friends pledged a loan of $5 billion to the two countries' farmers.",
    "The U.S. Trade and Development Agency will launch $13 million in new initiatives in Chile.",
    "Peru invested in 19 plants, $325 million in Kenya, Ghana and Uganda.",
    "He spoke of his country's 7.1 billion dollar surplus with Chile.",
    "Peru gave $5 million in aid to the East Jerusalem hospitals of the region."])
def test_figures_of_others_give_no_row(text: str) -> None:
    assert figures(text) == []


def test_a_left_out_verb_changes_the_sides() -> None:
    rows = figures("Peru invested $2 billion in Chile, and Chile $3 billion in Peru.")
    assert [(row.reporter, row.partner, row.value) for row in rows] == [("PER", "CHL", 2e9), ("CHL", "PER", 3e9)]


def test_for_a_country_right_behind_the_number_is_for_it() -> None:
    rows = figures("Japan is providing $1 billion in aid to the Middle East, with $50 million specifically for Egypt.")
    assert [(row.partner, row.value) for row in rows] == [("MIDDLE_EAST", 1e9), ("EGY", 5e7)]


def test_twice_as_much_as_the_other_is_no_growth() -> None:
    rows = figures("Peru's investment in Chile is $4 billion, while Chile has invested in Peru twice as much.")
    assert [row.value for row in rows] == [4e9]


def test_the_destination_of_tourists_is_where_they_go() -> None:
    row = only("Peru is the most popular destination for Chilean tourists, and the flow of tourists grew 70 percent.")
    assert (row.reporter, row.partner) == ("CHL", "PER")


def test_its_peruvian_imports_come_from_peru() -> None:
    row = only("Chile pays for its Peruvian palm oil imports worth $20 million.")
    assert (row.reporter, row.partner, row.flow) == ("CHL", "PER", "imports")


def test_money_given_to_support_something_has_been_given() -> None:
    rows = figures("Peru has provided $6 billion in aid to Chile to support schools, including $2 billion in books.")
    assert {row.status for row in rows} == {"actual"}


def test_a_span_of_years_is_no_number() -> None:
    rows = figures("Peru's share in Chilean imports rose from 4.7 percent in 2010-15 to 13 percent in 2015-20.",
                   published="2022-01-01")
    assert [(row.measure, row.value) for row in rows] == [("share", 4.7), ("share", 13)]


def test_trade_that_would_remain_is_a_forecast() -> None:
    row = only("Total trade between the two countries would remain between two and three billion dollars a year.")
    assert (row.status, row.value, row.value_high) == ("forecast", 2e9, 3e9)


@pytest.mark.parametrize("text", [
    "They account for over 50 percent of our turnover.",
    "The plan draws on the government of Peru's $630 million in purchasing power in Chile.",
    "The grant of $2 million will support exchanges between the Peruvian and Chilean clinics.",
    "In Lima, we announced our first contribution, an initial pledge of $50 million."])
def test_sides_that_are_only_near_are_none(text: str) -> None:
    assert figures(text, publisher="Government of Chile") == []


def test_a_month_in_which_something_was_said_covers_nothing() -> None:
    row = only("The director in March said that exports from Peru to Chile are valued at $8 million.")
    assert row.period_start is None


def test_who_pays_a_tariff_does_not_impose_it() -> None:
    row = only("Peru will invest, while paying a 15% tariff rate in Chile.")
    assert (row.reporter, row.partner) == ("CHL", "PER")


def test_a_loan_that_will_be_issued_is_an_undertaking() -> None:
    assert only("Peru will issue a $20 million loan to Chile.").status == "target"


def test_not_him_but_her_gives() -> None:
    row = only("It is Peru, not Kenya, that gives Chile $3 million in military aid every year.")
    assert (row.reporter, row.partner) == ("PER", "CHL")


def test_tonnes_more_than_before_are_a_change() -> None:
    rows = figures("Exports from Peru to Chile were 48 bcm, which is 26 bcm more than in 2018.")
    assert [(row.measure, row.value) for row in rows] == [("level", 48e9), ("change_abs", 26e9)]


def test_foreign_military_financing_is_aid() -> None:
    assert only("Peru provided $100 million in foreign military financing to Chile.").flow == "aid"


def test_a_gift_whose_sides_are_named_is_surer_than_one_of_the_pair() -> None:
    named = only("Peru provided $100 million in aid to Chile.")
    paired = only("USAID will provide $5 million to farmers.", title="President Biden pledges aid to Peru",
                  published="2022-03-12", publisher="Government of the United States")
    assert named.confidence > 0.85 > 0.75 > paired.confidence
