"""Tellings of one meeting, over all articles: by days where they are told, else by the day of the article itself.

Of one identity (see same.py), in this order: tellings dated to the day; visits that are under way when an article
speaks of them, which gather the talks of their days; what is known to the week or the month; then the undated, which
are of the nearest meeting that their tense allows: "at the summit" of the last, "ahead of the summit" of the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from analytics.views.frames import distinct, latest_first
from analytics.views.same import CONSULT, GATHERINGS, SHOWN, Told, agree, identity

PRECISION = {"day": 0, "week": 1, "month": 2, "year": 3}
LONGEST = 62  # days that a window is followed; a longer one is no meeting but an age
# How far from its article's day an undated meeting may lie, in days.
UNDER_WAY = 3  # "is in Moscow", and the talks of that visit
JUST_HELD = {"visit": 12, "talks": 4, "call": 4, "summit": 45, "forum": 45}
TO_COME = {"visit": 75, "talks": 21, "call": 7, "summit": 200, "forum": 120}
# Of two undated tellings, how far apart their articles may be.
TOLD_TOGETHER = {"visit": 8, "talks": 3, "call": 1, "summit": 12, "forum": 6}
OFF_BY = timedelta(days=1)  # a report may stand under the day before or after, by its place on the globe
GOES_ON = {"visit": 2, "summit": 1}  # days after the first, where the last is not told
EDITION = timedelta(days=6)  # one series holds no two editions so close to each other
BETWEEN_EDITIONS = 30  # days; no series holds two in a month
FIRST_FEW = 8  # tellings of a meeting that are compared with another's
A_WEEK = timedelta(days=7)  # "last week" in a Sunday's paper is the one that ends

Meeting = list[Told]


def merged(told: Iterable[Told]) -> Iterator[Meeting]:
    """Meetings, each with all its tellings.

    Parameters
    ----------
    told : rows with row_id, article_id, published, kind, status, start, end, precision, participants, names and places

    Yields
    ------
    list of rows; every row is in exactly one
    """
    groups: dict[tuple[Any, ...], list[Told]] = defaultdict(list)
    for row in told:
        groups[identity(row)].append(row)
    for group_identity, group in groups.items():
        yield from _Found(group, is_series=group_identity[0] in {"series", "name"}).meetings()


class _Found:
    """The meetings found so far among the tellings of one identity, by their days."""

    def __init__(self, told: list[Told], *, is_series: bool) -> None:
        self.told, self.is_series = told, is_series
        self.found: list[Meeting] = []
        self.on_day: dict[date, list[int]] = defaultdict(list)
        self.spans: dict[int, tuple[date, date]] = {}

    def meetings(self) -> list[Meeting]:
        """All tellings, each in its meeting."""
        dated = [row for row in self.told if days(row)]
        exact = [row for row in dated if row["precision"] == "day"]
        undated = [row for row in self.told if not days(row)]
        under_way = [row for row in undated if row["kind"] == "visit" and row["status"] == "held" and row["published"]]
        for row in sorted(exact, key=_by_days):
            self._put(row, self._of_days(row), days(row))
        left = [row for row in sorted(under_way, key=_by_article) if not self._gather(row)]
        for row in sorted((row for row in dated if row["precision"] != "day"), key=_by_days):
            self._put(row, self._of_window(row), days(row))
        if self.is_series:
            self._close_editions()
        ids = {id(row) for row in under_way}
        left += [row for row in sorted(undated, key=_by_article) if id(row) not in ids]
        alone: list[int] = []
        for row in left:
            number = self._nearest(row)
            if number is None:
                number = self._told_together(row, alone)
                self._put(row, number, [])
                if number is None:
                    alone.append(len(self.found) - 1)
            else:
                self._put(row, number, [])
        return [rows for rows in self.found if rows]

    def _put(self, row: Told, number: int | None, span: list[date]) -> None:
        """A telling into its meeting, or as the first of a new one."""
        if number is None:
            number = len(self.found)
            self.found.append([])
        self.found[number].append(row)
        for day in span:
            if number not in self.on_day[day]:
                self.on_day[day].append(number)
        if span:
            first, last = self.spans.get(number, (span[0], span[-1]))
            self.spans[number] = min(first, span[0]), max(last, span[-1])

    def _near(self, first: date, last: date) -> list[int]:
        """Meetings with a day in a window, in the order of their days."""
        width = (last - first).days + 1
        window = (first + timedelta(days=number) for number in range(width)) if width < len(self.on_day) else sorted(
            day for day in self.on_day if first <= day <= last)
        return distinct(number for day in window for number in self.on_day.get(day, ()))

    def _agreeing(self, row: Told, first: date, last: date) -> list[int]:
        near = self._near(first, last)
        return [n for n in near if self.found[n] and agree(row, self.found[n], by_name=self.is_series)]

    def _of_days(self, row: Told) -> int | None:
        """Which meeting a telling with exact days is of: its own article's first, which knows which of two it means."""
        first, last = _span(row)
        near = self._agreeing(row, first, last)
        if not near and self.is_series:
            near = self._agreeing(row, first - EDITION, last + EDITION)
        if not near:
            # not so in one paper: it knows yesterday from today
            near = [n for n in self._agreeing(row, first - OFF_BY, last + OFF_BY) if row["publisher"] is None or all(
                one["publisher"] != row["publisher"] for one in self.found[n])]
        own = [n for n in near if any(one["article_id"] == row["article_id"] for one in self.found[n])]
        return next(iter(own or near), None)

    def _of_window(self, row: Told) -> int | None:
        """Which meeting a telling known to the week or month is of."""
        first, last = _span(row)
        near = self._agreeing(row, first, last)
        told = row["start"], row["end"]
        same = [n for n in near if any((one["start"], one["end"]) == told for one in self.found[n])]
        if not near and row["precision"] == "week":
            near = self._agreeing(row, first - A_WEEK, last + A_WEEK)
        if same:
            return same[0]
        if len(near) == 1 and (row["kind"] != "talks" or row["precision"] == "week"):
            return near[0]
        # "a visit in October" is the one visit of that October that we know; talks there may be many
        broad = [n for n in near if any(one["kind"] in {"visit", *GATHERINGS} for one in self.found[n])]
        return broad[0] if len(broad) == 1 else None

    def _gather(self, row: Told) -> bool:
        """A visit that is under way when it is told has the talks of its days; False where none are known."""
        published = row["published"]
        near = self._agreeing(row, published - timedelta(days=UNDER_WAY), published + OFF_BY)
        talks = [n for n in near if all(one["kind"] in {"talks", "visit", CONSULT} for one in self.found[n])]
        if not talks:
            return False
        first = talks[0]
        self._put(row, first, [])
        for n in talks[1:]:
            if agree(row, self.found[n], by_name=False):
                self._join(first, n)
        return True

    def _close_editions(self) -> None:
        """Parts of one edition of a series, told for days beside each other, are one."""
        by_first = sorted((n for n in self.spans if self.found[n]), key=lambda n: (self.spans[n], n))
        for before, after in pairwise(by_first):
            if self.spans[after][0] - self.spans[before][1] <= EDITION and all(
                    agree(row, self.found[before], by_name=True, across=True) for row in self.found[after][:FIRST_FEW]):
                self._join(after, before)

    def _join(self, into: int, other: int) -> None:
        self.found[into] += self.found[other]
        self.found[other] = []
        for day in self._days_of(other):
            self.on_day[day] = distinct(into if one == other else one for one in self.on_day[day])
        self.spans[into] = (min(self.spans[into][0], self.spans[other][0]),
                            max(self.spans[into][1], self.spans[other][1]))

    def _days_of(self, number: int) -> list[date]:
        first, last = self.spans[number]
        return [day for day in _each(first, last) if day in self.on_day]

    def _nearest(self, row: Told) -> int | None:
        """The dated meeting that an undated telling speaks of, by its tense; None where none is near enough."""
        published, kind = row["published"], row["kind"]
        if published is None or kind not in JUST_HELD or row["start"] or row["end"]:
            return self._own(row)  # known to the year is not of these days
        is_own = not self.is_series and kind in GATHERINGS  # two states' summit: no calendar of editions
        back, ahead = timedelta(days=JUST_HELD[kind]), timedelta(days=TO_COME["visit" if is_own else kind])
        # "left for the summit" is told before it, "will attend" still while it goes on
        slack = 3 * OFF_BY if kind in GATHERINGS else OFF_BY
        windows = {"held": (published - back, published + slack), "planned": (published - slack, published + ahead)}
        first, last = windows.get(row["status"], (published - OFF_BY, published + ahead))
        near = self._agreeing(row, first, last)
        if not near:
            return None
        nearest = min(near, key=lambda n: (self._distance(n, published), n))
        if self.is_series:
            # of tellings of one edition some are misdated: the one most told of is it
            reach = self._distance(nearest, published) + BETWEEN_EDITIONS
            return max((n for n in near if self._distance(n, published) <= reach), key=lambda n: len(self.found[n]))
        return nearest

    def _own(self, row: Told) -> int | None:
        """For a CONSULT event: the one meeting of its own article that it can mean."""
        own = [n for n, rows in enumerate(self.found) if any(one["article_id"] == row["article_id"] for one in rows)
               and agree(row, rows, by_name=self.is_series)]
        return own[0] if len(own) == 1 else None

    def _distance(self, number: int, day: date) -> int:
        first, last = self.spans[number]
        return max((first - day).days, (day - last).days, 0)

    def _told_together(self, row: Told, alone: list[int]) -> int | None:
        """An undated meeting that another article tells at the same time."""
        published, kind = row["published"], row["kind"]
        for number in reversed(alone):
            rows = self.found[number]
            if not agree(row, rows, by_name=self.is_series):
                continue
            if any(one["article_id"] == row["article_id"] for one in rows):
                return number
            if row["start"] or row["end"] or any(one["start"] or one["end"] for one in rows):
                continue
            times = [one["published"] for one in rows if one["published"]]
            if published and times and kind in TOLD_TOGETHER and (
                    min(abs((published - day).days) for day in times) <= TOLD_TOGETHER[kind]):
                return number
        return None


def days(row: Told) -> list[date]:
    """Days on which a telling is looked for; none where it can't be merged by its days."""
    first, last = row["start"] or row["end"], row["end"] or row["start"]
    if first is None or last is None or last < first or (last - first).days > LONGEST or row["precision"] == "year":
        return []
    if row["end"] is None and row["precision"] == "day":
        last += timedelta(days=GOES_ON.get(row["kind"], 0))
    return _each(first, last)


def _each(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _span(row: Told) -> tuple[date, date]:
    told = days(row)
    return told[0], told[-1]


def kind_place(kind: str | None) -> int:
    """Order of the kinds: the wider frame first."""
    return SHOWN.index(kind) if kind in SHOWN else len(SHOWN)


def _by_days(row: Told) -> tuple[Any, ...]:
    """The exactly dated first, so that vague ones find them; of one day the wider frame, the latest report."""
    return (PRECISION.get(row["precision"], 3), kind_place(row["kind"]), row["start"] or row["end"],
            latest_first(row["published"]), row["row_id"])


def _by_article(row: Told) -> tuple[Any, ...]:
    return (str(row["published"] or "9"), kind_place(row["kind"]), row["row_id"])
