"""When an article was published, as far as its input tells: never from today, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from analytics import reference
from analytics.periods import MONTHS

YEARS = range(1800, 2101)  # a publish year outside is a slip of the keyboard

_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.I,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+)\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]+,? )?([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True, slots=True)
class PublishTime:
    """A publish time: UTC instant where the zone is known, the day where it was published, how exact, what to know."""

    instant: str | None = None
    day: str | None = None
    precision: str | None = None
    flags: tuple[str, ...] = ()


def publish_time(
    text: str | None, publisher: str | None = None, url: str | None = None, today: date | None = None
) -> PublishTime:
    """What a publish date as written tells.

    Parameters
    ----------
    text : str or None, ISO 8601, an e-mail date, "9 October 2025" or 09.10.2025; 9/10/2025 says two things, so nothing
    publisher, url : str or None, whose zone a time without a zone is in
    today : date, what lies after it is flagged `future`

    Returns
    -------
    PublishTime; without a day it is flagged `undated`, without a zone `no_zone` and has no instant
    """
    said = " ".join((text or "").split())[:100]
    try:
        found = _read(said, publisher, url)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        return PublishTime(flags=("undated",))
    if found.day and date.fromisoformat(found.day) > (today or datetime.now(UTC).date()) + timedelta(days=1):
        return PublishTime(found.instant, found.day, found.precision, (*found.flags, "future"))
    return found


def _read(said: str, publisher: str | None, url: str | None) -> PublishTime | None:
    if match := _ISO.fullmatch(said):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        if match[4] is None:
            return _on(date(year, month, day))
        moment = datetime(year, month, day, int(match[4]), int(match[5]), int(match[6] or 0))
        return _at(moment, match[7], "instant" if match[6] else "minute", publisher, url)
    if match := _COMPACT.fullmatch(said):
        return _on(date(int(match[1]), int(match[2]), int(match[3])))
    if match := _MONTH.fullmatch(said):
        date(int(match[1]), int(match[2]), 1)
        # a month is no day: dates in the text can't hang on it
        return PublishTime(None, None, "month", ("undated",))
    if match := _DOTTED.fullmatch(said):
        return _on(date(int(match[3]), int(match[2]), int(match[1])))
    if (match := _DAY_FIRST.fullmatch(said)) and (number := MONTHS.get(match[2].lower())):
        return _on(date(int(match[3]), number, int(match[1])))
    if (match := _MONTH_FIRST.fullmatch(said)) and (number := MONTHS.get(match[1].lower())):
        return _on(date(int(match[3]), number, int(match[2])))
    if re.search(r"\d:\d", said) and "/" not in said:
        moment = parsedate_to_datetime(said)
        zone = moment.strftime("%z") or None
        return _at(moment.replace(tzinfo=None), zone, "instant", publisher, url)
    return None


def _on(day: date) -> PublishTime | None:
    return PublishTime(None, day.isoformat(), "day") if day.year in YEARS else None


def _at(
    moment: datetime, zone: str | None, precision: str, publisher: str | None, url: str | None
) -> PublishTime | None:
    """A time of day; the day stays as written, whatever day it is in UTC."""
    day = moment.date().isoformat()
    if moment.year not in YEARS:
        return None
    if zone:
        offset = "+00:00" if zone.upper() in {"Z", "UTC", "GMT"} else zone
        offset = offset if len(offset) > 3 else offset + ":00"
        aware = datetime.fromisoformat(f"{moment.isoformat()}{offset}")
        return PublishTime(aware.astimezone(UTC).isoformat(), day, precision)
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        # archives write midnight for "time not known" (kremlin.ru: 2002-12-18T00:00)
        return PublishTime(None, day, "day")
    home = _zone(publisher, url)
    if home is None:
        return PublishTime(None, day, precision, ("no_zone",))
    return PublishTime(moment.replace(tzinfo=home).astimezone(UTC).isoformat(), day, precision)


def _zone(publisher: str | None, url: str | None) -> ZoneInfo | None:
    """Zone of the publisher, by its name, else by its address."""
    for known in (publisher, url):
        found = reference.publisher(known) if known else None
        if found and found.zone:
            try:
                return ZoneInfo(found.zone)
            except (ZoneInfoNotFoundError, ValueError):
                return None
    return None
