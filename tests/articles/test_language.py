"""English or not, well enough to keep the rules off other languages."""

from __future__ import annotations

import pytest

from analytics.articles.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "The president arrived in the capital on Monday and met the prime minister.",
        "(L-R) Foreign ministers of the two countries shake hands before talks in Geneva, Switzerland.",
        "TRADE BETWEEN THE TWO COUNTRIES GREW BY A FIFTH, THE MINISTRY SAID.",
    ],
)
def test_english_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Der Präsident traf am Montag in der Hauptstadt ein und sprach mit dem Minister und den Gästen.",
        "Le président est arrivé lundi dans la capitale et a rencontré le premier ministre du pays.",
        "El presidente llegó el lunes a la capital y se reunió con el primer ministro del país.",
        "Президент прибыл в столицу в понедельник и встретился с премьер-министром.",
        "Başkan pazartesi günü başkente geldi ve başbakan ile bir araya geldi.",
        "主席周一抵达首都。",
        "1234 5678 !!!",
        "",
    ],
)
def test_other_languages_and_no_language_are_not(text: str) -> None:
    assert language_of(text) is None
