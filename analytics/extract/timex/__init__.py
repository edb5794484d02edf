"""Time expressions, TIMEX3-like, as intervals hung on the publish day (never on today).

One trigger pattern finds the words that tell time (months, weekdays, units, years, today); a small reader per kind
looks at what stands around the trigger and says what it means. Where that can't be told, begin and finish stay empty.

finder (the walk) > frame ("by", "the end of") and the readers: dates, years, days, periods > near, parts > counting >
reading > tense, calendar > words
"""

from __future__ import annotations

from analytics.extract.timex.finder import find

__all__ = ["find"]
