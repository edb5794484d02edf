"""Furniture: what is cut, and the news that must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.extract import furniture


def cut(body: str, title: str = "Title") -> list[str]:
    text = f"{title}\n{body}"
    return [text[start:end].strip() for start, end in furniture.furniture_spans(text, len(title))]


def test_a_most_read_list_goes_with_its_cut_off_headlines() -> None:
    tail = "Most Read News\nNorland opens a port in the far...\nSutland names a new envoy\nTen dead in a storm…"
    assert cut(f"The two presidents met in the capital.\n{tail}") == [tail]


def test_a_list_glued_to_its_heading_goes() -> None:
    tail = "Related Articles Norland opens a port Sutland names a new envoy Who will pay for the bridge?"
    assert cut(f"They met.\n{tail}") == [tail]


def test_news_after_a_list_stays() -> None:
    news = "The presidents of the two states signed four agreements on Monday."
    assert "\n".join(cut(f"ALSO READ\nRELATED\nA headline of no weight\n{news}")).endswith("A headline of no weight")


def test_a_prompt_takes_the_one_headline_beside_it() -> None:
    assert cut("Read more: Norland and Sutland agree on gas\nThey will meet again in May.") == [
        "Read more: Norland and Sutland agree on gas"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Popular support for the pact grew last year, the ministry said in its report.",
        "Related talks on transit will be held in Baku on 4 May, both sides said today.",
        "Share of the yuan in payments rose to 40 percent of the total over the year.",
        "By Monday both sides had agreed on a text that the presidents will sign.",
        "Top stories of the war were told by the ambassador at a dinner on Sunday.",
        "Source countries of the migrants were asked to take them back on Friday.",
        "The two (by then both ministers) met in Geneva.",
        "The bank (Export Promotion Agency) lent $5 million to the port authority.",
        "BEIJING, May 4 (Xinhua) -- The two sides signed a pact on rice and fish.",
        "Imports fell to $4 billion (Reuters), the ministry in the capital said.",
    ],
)
def test_a_sentence_that_begins_like_furniture_stays(line: str) -> None:
    assert cut(line) == []


def test_a_wrapped_sentence_after_a_topics_line_stays() -> None:
    body = "Topics: a visit, a loan and a new consulate in the north of the country,\nwhich opens in the spring."
    assert all("opens" not in piece for piece in cut(body))


def test_a_captions_credit_goes_and_the_caption_stays() -> None:
    assert cut("They shake hands in Oslo on Nov. 4. (Ann Example/Getty Images)") == ["(Ann Example/Getty Images)"]
    assert cut("The leaders shake hands. (Photo by Ann EXAMPLE / AFP)") == ["(Photo by Ann EXAMPLE / AFP)"]


def test_a_file_photos_caption_goes_because_it_tells_of_another_day() -> None:
    body = "FILE PHOTO: The minister arrives in Bern, May 3, 2019. REUTERS/Ann Example\nThe minister resigned."
    assert cut(body)[0].startswith("FILE PHOTO: The minister arrives in Bern, May 3, 2019.")
    assert not any("resigned" in piece for piece in cut(body))


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ann Example; Editing by Bob Sample)",
        "Our Standards: The Example Trust Principles.",
        "By Ann Example",
        "PUBLISHED: 4 May 2024 at 05:00",
        "Last updated on 4 May 2024",
        "Photo: Presidential Press Service",
        "Facebook Twitter WhatsApp",
        "© 2024 Example News. All rights reserved.",
        "(Source: Example News)",
        "Continue reading...",
        "###",
    ],
)
def test_a_footer_line_goes(line: str) -> None:
    assert cut(f"The two ministers met in the capital.\n{line}") == [line]


def test_a_newsletter_prompt_inside_the_text_goes() -> None:
    body = "Trade grew. Sign up for our free newsletter Imports fell."
    assert cut("Trade grew. Continue reading...") == ["Continue reading..."]
    assert cut(body)[0].startswith("Sign up for our free newsletter")


def test_the_title_is_never_furniture() -> None:
    assert furniture.furniture_spans("Related\nThey met in the capital.", 7) == []


@given(st.text(alphabet="RelatdMosByPh:. \n()/…A", max_size=200))
def test_spans_are_sorted_apart_and_inside_the_text(text: str) -> None:
    reached = -1
    for start, end in furniture.furniture_spans(text, 0):
        assert reached < start < end <= len(text)
        reached = end


def test_a_page_that_goes_on_with_other_things_ends_there() -> None:
    body = ("The two ministers met in Manila on Friday and agreed on a road map.\n"
            "Storm leaves thousands without power...\n"
            "Team settles for a draw EDITORS' PICK Singer wins a prize MOST READ Court clears a model\n"
            "Mayor of Paris visits Cebu View comments")
    text = f"Ministers meet\n{body}"
    (start, end), = furniture.furniture_spans(text, 14)
    assert text[:start].endswith("road map.\n") or text[:start].endswith("road map.")
    assert end == len(text)


def test_marks_of_the_pages_language_go_and_their_words_stay() -> None:
    text = 'Title\nHe spoke <a href="https://example.org/a">with Rahmon</a> in Dushanbe. More <a href="https://exa'
    kept = "".join(c for i, c in enumerate(text) if not any(s <= i < e for s, e in furniture.furniture_spans(text, 5)))
    assert kept == "Title\nHe spoke with Rahmon in Dushanbe. More "
