"""The records: what one row of each table says, with a type, a meaning and a unit on every field.

The store's schemas and the data dictionary (data/README.md) are made from these classes, so a field is described
once, here. Dates are ISO strings ("2025-10-09") while extraction works and become dates in the store.

An article gives rows of three kinds (TradeFigure, Meeting, Event), and a Participation for every side of each row.
"""

from __future__ import annotations

import hashlib
from dataclasses import Field, dataclass, field, fields
from typing import Any, ClassVar, Literal

# Version of the rules as we count them; the pipeline adds a fingerprint of their sources (pipeline/rules.py).
EXTRACTOR_VERSION = "1"
EVIDENCE_LIMIT = 400  # characters; a row quotes its sentence, never its article

Kind = Literal["string", "int", "float", "bool", "date", "instant", "strings"]

FLOWS = (
    "turnover", "exports", "imports", "balance", "investment", "loan", "aid", "remittances", "freight", "tourism",
    "tariff", "other",
)
MEASURES = ("change_pct", "change_abs", "level", "share", "count")
BOUNDS = ("eq", "gt", "ge", "lt", "le", "approx")
FIGURE_STATUSES = ("actual", "forecast", "target")
COMPARISONS = ("yoy", "prev", "since")
MEETING_KINDS = ("visit", "summit", "talks", "call", "forum")
RANKS = ("leader", "minister", "other")
PRECISIONS = ("day", "week", "month", "year")
MEETING_STATUSES = ("held", "planned", "cancelled")
VISIT_TYPES = ("state", "official", "working", "private")
FORMATS = ("in person", "phone", "video", "written")
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)
EVENT_STATUSES = ("held", "planned")
ORIGINS = ("extracted", "entered", "imported")
SOURCES = ("gdelt", "icews", "polecat", "colt", "visits", "comtrade")
QUOTES = ("direct", "reported")
ROLES = ("reporter", "partner", "host", "guest", "participant", "actor", "recipient")
PRESENCE = ("named", "by membership")


def _is(kind: Kind, meaning: str, *, unit: str = "", values: tuple[str, ...] = (), default: Any = None) -> Any:
    """One field: its type in the store, what it says, its unit and, where closed, its vocabulary."""
    metadata = {"kind": kind, "meaning": meaning, "unit": unit, "values": values}
    if kind == "strings":
        return field(default_factory=list, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(kw_only=True, slots=True)
class Article:
    """One article as it was read."""

    table: ClassVar[str] = "articles"
    key: ClassVar[str] = "article_id"

    article_id: str = _is("string", "stable id: from the input's own id, else its canonical URL, else publisher, title "
                          "and day, else the input's sha256", default="")
    source_id: str | None = _is("string", "the id that the input itself carried")
    url: str | None = _is("string", "address as given")
    canonical_url: str | None = _is("string", "address without tracking parameters, fragment and default port")
    publisher: str | None = _is("string", "who published it, as the input says")
    title: str | None = _is("string", "headline")
    author: str | None = _is("string", "byline as given")
    published: str | None = _is("instant", "publish instant; null where the zone is not known", unit="UTC")
    published_local_date: str | None = _is("date", "publish day where it was published; dates in the text hang on it")
    published_precision: str | None = _is("string", "how exact the publish time is", values=(
        "instant", "minute", "day", "month"))
    published_source: str | None = _is("string", "where the publish time was read: field, front matter, file name, ...")
    language: str | None = _is("string", "ISO 639-1 code; null where it can't be told")
    text: str = _is("string", "body, furniture included, as read", default="")
    text_sha256: str = _is("string", "sha256 of the body", default="")
    story_id: str | None = _is("string", "joins copies of one wire story; the article's own id where it has none")
    licence: str | None = _is("string", "licence or rights as the input says")
    input_sha256: str = _is("string", "sha256 of the input it came from", default="")
    input_name: str | None = _is("string", "name of the file it came from, without its folder")
    source_name: str | None = _is("string", "for a sample brief: who published the article that its facts come from")
    source_url: str | None = _is("string", "for a sample brief: that article's address")
    unplaced: list[str] = _is("strings", "titled names in it whose side neither text nor tables tell, as written")
    flags: list[str] = _is("strings", "what to know about it: undated, no_zone, not_english, ...")

    @property
    def body(self) -> str:
        """Title, newline, text: what evidence offsets count in."""
        return f"{self.title or ''}\n{self.text}"


@dataclass(kw_only=True, slots=True)
class Told:
    """What every row of the three tables carries: where it is told, and how it was read."""

    article_id: str = _is("string", "the article that says it", default="")
    pair: str | None = _is("string", "the two sides in alphabetical order (RUS-TJK); null unless there are exactly two")
    evidence: str = _is("string", "the sentence or clause that says it, letter for letter", default="")
    evidence_start: int = _is("int", "first character in title + newline + text", unit="characters", default=0)
    evidence_end: int = _is("int", "one past the last character", unit="characters", default=0)
    rule: str = _is("string", "which rule found it", default="")
    confidence: float = _is("float", "how sure we are that the text says this, not that it is true", unit="0 to 1",
                            default=0.0)
    origin: str = _is("string", "how the row came about", values=ORIGINS, default="extracted")
    extractor_version: str = _is("string", "version of the rules that read it", default=EXTRACTOR_VERSION)
    source: str | None = _is("string", "whose row it is; null for ours", values=SOURCES)
    source_id: str | None = _is("string", "the row's id there")
    source_code: str | None = _is("string", "what happened, in their own code: CAMEO, PLOVER type and mode, flow")
    source_date: str | None = _is("date", "the day on which they tell it")
    source_url: str | None = _is("string", "the article or story that they name")


@dataclass(kw_only=True, slots=True)
class TradeFigure(Told):
    """One number about economic exchange between two named sides, as one article tells it."""

    table: ClassVar[str] = "trade_figures"
    key: ClassVar[str] = "trade_figure_id"

    trade_figure_id: str = _is("string", "stable id: article, evidence, what is told, ordinal", default="")
    reporter: str | None = _is("string", "whose figure it is: exporter, importer, investor, lender", unit="actor code")
    partner: str | None = _is("string", "the other side", unit="actor code")
    flow: str | None = _is("string", "what is counted", values=FLOWS)
    measure: str | None = _is("string", "change in percent, change in units, level, share or count", values=MEASURES)
    value: float | None = _is("float", "the number, scaled out; the low end of a range", unit="see unit")
    value_high: float | None = _is("float", "high end of a range", unit="see unit")
    unit: str | None = _is("string", "ISO 4217 currency, pct, tonnes, persons, containers or the text's own plural")
    bound: str | None = _is("string", "whether the value is exact or a limit", values=BOUNDS)
    status: str | None = _is("string", "told as fact, forecast or aim", values=FIGURE_STATUSES)
    period_start: str | None = _is("date", "first day of the period that the figure covers")
    period_end: str | None = _is("date", "last day of that period")
    comparison: str | None = _is("string", "what a change is measured against", values=COMPARISONS)
    speaker: str | None = _is("string", "who said it, as named in the text; null where the article says it itself")
    speaker_country: str | None = _is("string", "whom the speaker speaks for", unit="actor code")
    attributed_to: str | None = _is("string", "an institution that the text names as the figure's source")
    quote: str | None = _is("string", "said in quotation marks or reported", values=QUOTES)
    value_text: str | None = _is("string", "the number as written")
    period_text: str | None = _is("string", "the period as written")


@dataclass(kw_only=True, slots=True)
class Meeting(Told):
    """One meeting, visit, call or summit, as one article tells it."""

    table: ClassVar[str] = "meetings"
    key: ClassVar[str] = "meeting_id"

    meeting_id: str = _is("string", "stable id: article, evidence, what is told, ordinal", default="")
    kind: str | None = _is("string", "form of the meeting", values=MEETING_KINDS)
    rank: str | None = _is("string", "the highest participant's", values=RANKS)
    name: str | None = _is("string", "proper name as written")
    edition: int | None = _is("int", "its ordinal: second = 2")
    series: str | None = _is("string", "the series that it is an edition of")
    start: str | None = _is("date", "first day; null where it can't be told")
    end: str | None = _is("date", "last day")
    precision: str | None = _is("string", "how exactly start and end are known; null when undated", values=PRECISIONS)
    status: str | None = _is("string", "as the article tells it at its publication", values=MEETING_STATUSES)
    place: str | None = _is("string", "city as written")
    country: str | None = _is("string", "where the place lies", unit="actor code")
    lon: float | None = _is("float", "longitude of the place", unit="degrees east")
    lat: float | None = _is("float", "latitude of the place", unit="degrees north")
    participants: list[str] = _is("strings", "sides that the text names as taking part, sorted", unit="actor codes")
    host: str | None = _is("string", "who receives", unit="actor code")
    guests: list[str] = _is("strings", "who comes", unit="actor codes")
    people: list[str] = _is("strings", "persons named as taking part, as written")
    visit_type: str | None = _is("string", "as the text calls it", values=VISIT_TYPES)
    format: str | None = _is("string", "in person or not", values=FORMATS)
    within: str | None = _is("string", "the summit or forum beside which it took place, as written")
    date_text: str | None = _is("string", "the date as written")


@dataclass(kw_only=True, slots=True)
class Event(Told):
    """One thing that one side did to or with another, as one article tells it."""

    table: ClassVar[str] = "events"
    key: ClassVar[str] = "event_id"

    event_id: str = _is("string", "stable id: article, evidence, what is told, ordinal", default="")
    actor: str | None = _is("string", "who acts", unit="actor code")
    recipient: str | None = _is("string", "on or with whom", unit="actor code")
    type: str | None = _is("string", "PLOVER event type", values=EVENT_TYPES)
    mode: str | None = _is("string", "PLOVER mode, where the type has one")
    date: str | None = _is("date", "day of the act; null where it can't be told")
    status: str | None = _is("string", "as the article tells it at its publication", values=EVENT_STATUSES)
    cameo_root: str | None = _is("string", "CAMEO root code that the type maps to")
    goldstein: float | None = _is("float", "Goldstein score of that root", unit="-10 to 10")
    quad_class: int | None = _is("int", "PLOVER quad: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict")
    plover_score: float | None = _is("float", "PLOVER score of type and mode", unit="-10 to 10")
    meeting_id: str | None = _is("string", "the meeting that this event tells once more")
    date_text: str | None = _is("string", "the date as written")
    source_actor: str | None = _is("string", "who acts, as another source codes it")
    source_recipient: str | None = _is("string", "on or with whom, as another source codes it")
    source_score: float | None = _is("float", "their own score: Goldstein's, or intensity", unit="-10 to 10")
    country: str | None = _is("string", "where they place it", unit="actor code")
    lon: float | None = _is("float", "longitude of that place", unit="degrees east")
    lat: float | None = _is("float", "latitude of that place", unit="degrees north")


@dataclass(kw_only=True, slots=True)
class Participation:
    """One side of one row: who took part, in which role, named or only by membership."""

    table: ClassVar[str] = "participations"
    key: ClassVar[str] = "participation_id"

    participation_id: str = _is("string", "stable id: row, actor, role", default="")
    article_id: str = _is("string", "the article of the row", default="")
    row_table: str = _is("string", "table of the row", values=("trade_figures", "meetings", "events"), default="")
    row_id: str = _is("string", "id of the row", default="")
    actor: str = _is("string", "the side", unit="actor code", default="")
    role: str = _is("string", "its role in the row", values=ROLES, default="")
    presence: str = _is("string", "named in the text, or a member of a bloc that is", values=PRESENCE, default="named")
    bloc: str | None = _is("string", "for presence by membership: the bloc", unit="actor code")


@dataclass(kw_only=True, slots=True)
class Reading:
    """The log: a row for every reading of an article, written last; the latest says which rows are the article's."""

    table: ClassVar[str] = "readings"
    key: ClassVar[str] = "article_id"

    article_id: str = _is("string", "the article", default="")
    input_sha256: str = _is("string", "sha256 of the input it came from", default="")
    extractor_version: str = _is("string", "version of the rules that read it", default="")
    read_at: str | None = _is("instant", "when it was read", unit="UTC")
    replaced_by: str | None = _is("string", "the article that the same input is now; this one is in no longer")
    trade_figures: int = _is("int", "rows that it gave", unit="rows", default=0)
    meetings: int = _is("int", "rows that it gave", unit="rows", default=0)
    events: int = _is("int", "rows that it gave", unit="rows", default=0)


@dataclass(kw_only=True, slots=True)
class Import:
    """The log of imports: one row for every file of another source that is in, written last."""

    table: ClassVar[str] = "imports"
    key: ClassVar[str] = "article_id"

    article_id: str = _is("string", "the import, as its rows name it", default="")
    source: str = _is("string", "whose file it is", values=SOURCES, default="")
    input_name: str = _is("string", "name of the file, without its folder", default="")
    input_sha256: str = _is("string", "sha256 of the file", default="")
    read_at: str | None = _is("instant", "when it was read", unit="UTC")
    replaced_by: str | None = _is("string", "the import that stands for it now; this one is in no longer")
    rows: int = _is("int", "rows that the file has", unit="rows", default=0)
    new: int = _is("int", "of these, rows that the store did not have", unit="rows", default=0)
    known: int = _is("int", "rows that the store had already, by their id", unit="rows", default=0)
    left_out: int = _is("int", "lines that are no row of its kind", unit="rows", default=0)
    reasons: list[str] = _is("strings", "why rows were left out, with their number")


@dataclass(kw_only=True, slots=True)
class Reject:
    """One input that could not become an article, with the reason and what to do."""

    table: ClassVar[str] = "rejects"
    key: ClassVar[str] = "reject_id"

    reject_id: str = _is("string", "stable id: the input's sha256 and name", default="")
    input_name: str = _is("string", "name of the file, with the line or member where it holds several", default="")
    input_sha256: str = _is("string", "sha256 of the input", default="")
    reason: str = _is("string", "what is wrong with it", default="")
    advice: str | None = _is("string", "what to do about it")
    read_at: str | None = _is("instant", "when it was tried", unit="UTC")


Row = TradeFigure | Meeting | Event
ROWS: tuple[type[Row], ...] = (TradeFigure, Meeting, Event)
TABLES: tuple[type[Any], ...] = (Article, TradeFigure, Meeting, Event, Participation, Reading, Import, Reject)


@dataclass(slots=True)
class Extraction:
    """What one article gave: its rows, their sides, and titled names that no side could be told for."""

    article_id: str
    trade_figures: list[TradeFigure] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def schema(record: type[Any]) -> tuple[Field[Any], ...]:
    """Fields of one record in the order of its table's columns; `metadata` holds kind, meaning, unit and values.

    The key comes first, then the article and the pair, the record's own fields, and how it was read.
    """
    shared = [f.name for f in fields(Told)] if issubclass(record, Told) else []
    last = {name: place for place, name in enumerate(shared[2:], 1)}
    first = {record.key: -2, **dict.fromkeys(shared[:2], -1)}
    return tuple(sorted(fields(record), key=lambda f: first.get(f.name, last.get(f.name, 0))))


def stable_id(letter: str, *parts: object) -> str:
    """A letter and 16 hex digits of the sha256 of the parts: the same parts give the same id, always."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return letter + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def pair_of(sides: list[str] | tuple[str | None, ...]) -> str | None:
    """Pair of exactly two different sides in alphabetical order ("RUS-TJK"), else None."""
    different = sorted({side for side in sides if side})
    return "-".join(different) if len(different) == 2 else None
