"""Cost grows with the length of a text, not with its square, whatever the text looks like."""

import random
import time

import pytest

from analytics.extract import extract
from analytics.records import Article

SENTENCES = (
    "Russian President Vladimir Putin met with his Tajik counterpart Emomali Rahmon in Dushanbe on Thursday",
    "Trade between Russia and Tajikistan grew by 17 percent to $1.67 billion in the first seven months of this year",
    "\"We agreed to sign the agreement by 2030,\" the minister said",
    "The two countries will hold a second Russia-Central Asia summit on October 9, 2025",
)
SHAPES = {
    "prose": ". ", "one sentence": " ", "an enumeration": ", ", "lines": "\n", "a table": " | ",
    "furniture": "\nRelated: ", "brackets": " (photo ", "tags": " <img src=",
}
SMALL = 10_000  # characters


def cpu_seconds(text: str) -> float:
    article = Article(article_id="a", title="Putin visits Tajikistan", text=text, published_local_date="2025-10-09",
                      language="en")
    best = 1e9
    for _ in range(2):
        start = time.process_time()
        extract(article)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("shape", SHAPES)
def test_cost_grows_with_length_alone(shape):
    draw = random.Random(7)
    text = SHAPES[shape].join(draw.choice(SENTENCES) for _ in range(4 * SMALL // 90))
    # four times the text; its square would take sixteen times as long
    assert cpu_seconds(text) < 10 * max(cpu_seconds(text[:SMALL]), 0.005)
