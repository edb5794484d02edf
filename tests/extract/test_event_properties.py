"""What must change, and what must not, when a text is changed: sides, polarity, the publish day, sentences beside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.extract import extract
from analytics.records import Article, Event

# One sentence for each class of wording. {a} acts on {b}; both are names that stand without an article.
ACTS = (
    "{a} praised {b} for its harvest.",
    "{a} condemned {b}.",
    "{a} imposed sanctions on {b}.",
    "{b} was criticised by {a} over the closed market.",
    "New sanctions were imposed on {b} by {a}.",
    "{a} sent two million doses of vaccine to {b}.",
    "{a} urged {b} to hold talks.",
    "{a} expelled three diplomats of {b}.",
    "{a} rejected the offer from {b}.",
    "{a} threatened to close its border with {b}.",
    "{a} will provide 40 million dollars to {b}.",
    "{a} lifted sanctions on {b}.",
    "{a} said that {b} must open its market.",
    "{a} has serious concerns about {b}.",
    "{a} thanked {b} for the help.",
    "{a} apologised to {b}.",
    "{a} expelled three diplomats of {b}.",
    "{a}'s expulsion of diplomats of {b} angered farmers.",
    "The imposition of sanctions on {b} by {a} hit trade.",
    "{b} received a loan from {a}.",
    "{a} provided {b} with grain.",
    "{a} hit {b} with sanctions.",
    "{a} sent troops to its border with {b}.",
    "{a} looks upon {b} as a dependable partner.",
    "{a} imposed the tariffs because of the failure of {b} to uphold the pact.",
    "{a} called off talks with {b}.",
    "{a} underscored its concern about {b}.",
    "{a} vowed to retaliate against {b}.",
    "The ambassador of {b} was summoned by {a}.",
)
# The same acts not done: {a} and {b} as above.
NOT_DONE = (
    "{a} did not praise {b}.", "{a} has not imposed sanctions on {b}.", "{a} could sanction {b}.",
    "If {a} attacks {b}, prices will rise.", "{a} might impose sanctions on {b}.", "Did {a} condemn {b}?",
    "No agreement was signed by {a} and {b}.", "{a} never apologised to {b}.", "{a} would not condemn {b}.",
    "It is unlikely that {a} condemned {b}.", "Observers suggested that {a} expel diplomats of {b}.",
    "{a} wants to sign a deal with {b}.", "{a} denied that it had attacked {b}.", "{a} should apologise to {b}.",
    "It is unclear whether {a} invaded {b}.", "Unless {a} attacks {b}, the port will stay open.",
)
# Sentences that tell nothing between states.
BESIDE = ("Prices rose again.", "It rained for most of the day.", "The harbour has nine cranes.",
          "Fishermen mended their nets.", "A choir sang in the old hall.")
COUNTRIES = ("Chile", "Kenya", "Norway", "Nepal", "Poland", "Ghana")
CODES = {"Chile": "CHL", "Kenya": "KEN", "Norway": "NOR", "Nepal": "NPL", "Poland": "POL", "Ghana": "GHA"}
WEDNESDAY = "2021-05-12"

Row = tuple[str | None, str | None, str | None, str | None, str | None]


def told(text: str, published: str = WEDNESDAY) -> list[Event]:
    """The acts of a text, without its meetings."""
    rows = extract(Article(article_id="test", title="", text=text, published_local_date=published)).events
    return [row for row in rows if row.type != "CONSULT"]


def rows(events: list[Event]) -> set[Row]:
    """What a reader sees of each row."""
    return {(row.type, row.actor, row.recipient, row.status, row.evidence) for row in events}


@pytest.mark.parametrize("sentence", ACTS)
def test_swapping_the_countries_swaps_who_acts_on_whom(sentence: str) -> None:
    one, other = told(sentence.format(a="Chile", b="Kenya")), told(sentence.format(a="Kenya", b="Chile"))
    assert [(row.type, row.mode) for row in one] == [(row.type, row.mode) for row in other]
    assert [(row.actor, row.recipient) for row in one] == [("CHL", "KEN")]
    assert [(row.actor, row.recipient) for row in other] == [("KEN", "CHL")]


@given(st.sampled_from(ACTS), st.permutations(COUNTRIES))
def test_any_two_countries_are_told_alike(sentence: str, names: list[str]) -> None:
    a, b = names[:2]
    assert [(row.actor, row.recipient) for row in told(sentence.format(a=a, b=b))] == [(CODES[a], CODES[b])]


@pytest.mark.parametrize("sentence", NOT_DONE)
def test_what_is_negated_or_supposed_gives_no_row(sentence: str) -> None:
    assert told(sentence.format(a="Chile", b="Kenya")) == []


@given(st.sampled_from(ACTS), *[st.lists(st.sampled_from(BESIDE), max_size=3)] * 2)
def test_sentences_beside_change_nothing_of_the_act(sentence: str, before: list[str], after: list[str]) -> None:
    text = sentence.format(a="Chile", b="Kenya")
    assert rows(told(" ".join([*before, text, *after]))) == rows(told(text))


@given(st.sampled_from(ACTS), st.sampled_from(NOT_DONE))
def test_what_was_not_done_does_not_undo_what_was(sentence: str, other: str) -> None:
    done, undone = sentence.format(a="Chile", b="Kenya"), other.format(a="Norway", b="Nepal")
    assert rows(told(f"{done}\n{undone}")) == rows(told(done))


@pytest.mark.parametrize(("text", "moves"), [
    ("On Monday Chile signed a treaty with Kenya.", True),
    ("On 3 May 2021 Chile signed a treaty with Kenya.", False),
    ("Chile signed a treaty with Kenya in March 2020.", False),
])
def test_a_week_later_moves_only_what_hangs_on_the_publish_day(text: str, moves: bool) -> None:
    later = (date.fromisoformat(WEDNESDAY) + timedelta(7)).isoformat()
    (now,), (then,) = told(text), told(text, later)
    assert rows([now]) == rows([then])
    if moves:
        assert date.fromisoformat(str(then.date)) - date.fromisoformat(str(now.date)) == timedelta(7)
    else:
        assert then.date == now.date


@pytest.mark.parametrize("text", [
    "It was a long week. Nets were mended. Rain fell. Prices rose. Chile had signed a treaty with Kenya.",
    "It was a long week. Nets were mended. Rain fell. Prices rose. Last year Chile condemned Kenya.",
    "It was a long week. Nets were mended. Rain fell. Prices rose. At a previous summit, Chile condemned Kenya.",
])
def test_an_earlier_act_never_falls_to_the_publish_day(text: str) -> None:
    assert [row.date for row in told(text)] == [None]
