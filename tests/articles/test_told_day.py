"""The publish day of a bare text: as its file's name or its dateline tells it in full, never guessed."""

from __future__ import annotations

import pytest

from analytics.articles.texts import told_day


@pytest.mark.parametrize(("name", "body", "told"), [
    ("2025-10-09-talks.txt", "They met.", ("2025-10-09", "file name")),
    ("agency_20251009.txt", "They met.", ("2025-10-09", "file name")),
    ("note.txt", "DUSHANBE, October 9, 2025 (Agency) - They met.", ("2025-10-09", "dateline")),
    ("note.txt", "NEW DELHI, 9 October 2025. They met.", ("2025-10-09", "dateline")),
    ("2025-10-09.txt", "DUSHANBE, October 9, 2025 - They met.", ("2025-10-09", "file name")),
])  # fmt: skip
def test_a_full_day_is_taken(name: str, body: str, told: tuple[str, str]) -> None:
    assert told_day(name, body) == told


@pytest.mark.parametrize(("name", "body"), [
    ("note.txt", "They met on October 9, 2025 in Dushanbe."),  # the text's own dates are no dateline
    ("note.txt", "DUSHANBE, October 9 - They met."),  # no year
    ("2025-13-45.txt", "They met."),
    ("12025100912.txt", "They met."),
    ("2025-10-09_to_2025-10-12.txt", "They met."),  # two days
    ("2025-10-12.txt", "DUSHANBE, October 9, 2025 - They met."),  # name and dateline differ
    ("9-10-2025.txt", "They met."),  # day or month first?
])  # fmt: skip
def test_what_is_not_told_in_full_stays_undated(name: str, body: str) -> None:
    assert told_day(name, body)[0] is None
