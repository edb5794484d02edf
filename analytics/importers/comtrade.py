"""UN Comtrade's own CSV, totals only. Built after the published layout, no sample seen.

A total is one line: all goods (TOTAL), all ways of transport (0), all customs procedures (C00), no second partner (0).
Other lines are parts of it and are left out. What the exporter says and what the importer says of the same trade are
two figures, named by their reporter, never averaged; re-exports are kept apart from exports, years from months.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator

from analytics.importers.lines import Row, country, known, number, records
from analytics.records import TradeFigure, pair_of, stable_id

WANTED = (
    "freqCode", "period", "reporterISO", "partnerISO", "flowCode", "cmdCode", "motCode", "customsCode", "partner2Code",
    "primaryValue",
)  # fmt: skip
TOTALS = {"cmdCode": "TOTAL", "motCode": "0", "customsCode": "C00", "partner2Code": "0"}
# Re-exports and re-imports have no flow of their own with us; their code says which they are.
FLOWS = {"X": "exports", "M": "imports"}
WORLD = "W00"


def rows(lines: Iterable[str]) -> Iterator[Row | str]:
    """Trade figures of a Comtrade file, in US dollars."""
    for line in records(lines, WANTED):
        part = next((name for name, total in TOTALS.items() if line.get(name, "").strip() != total), None)
        value, period = number(line["primaryValue"]), _period(line["freqCode"], line["period"].strip())
        if part:
            yield f"a part, no total ({part})"
        elif value is None or period is None:
            yield "no value or no period"
        else:
            yield _figure(line, value, period)


def _figure(line: dict[str, str], value: float, period: tuple[str, str]) -> TradeFigure:
    reporter = country(line["reporterISO"])
    partner = "WLD" if line["partnerISO"] == WORLD else country(line["partnerISO"])
    flow = known(line["flowCode"]) or ""
    source_id = "|".join((line["freqCode"], line["period"], line["reporterISO"], line["partnerISO"], flow))
    return TradeFigure(
        trade_figure_id=stable_id("t", "comtrade", source_id),
        reporter=reporter,
        partner=partner,
        pair=pair_of((reporter, partner)),
        flow=FLOWS.get(flow, "other"),
        measure="level",
        value=value,
        unit="USD",
        bound="eq",
        status="actual",
        period_start=period[0],
        period_end=period[1],
        attributed_to="UN Comtrade",
        origin="imported",
        rule="comtrade",
        extractor_version="",
        source="comtrade",
        source_id=source_id,
        source_code=flow or None,
    )


def _period(frequency: str, said: str) -> tuple[str, str] | None:
    """First and last day of "2023" or "202305"."""
    if frequency == "A" and len(said) == 4 and said.isdigit():
        return f"{said}-01-01", f"{said}-12-31"
    if frequency == "M" and len(said) == 6 and said.isdigit() and 1 <= int(said[4:]) <= 12:
        year, month = int(said[:4]), int(said[4:])
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"
    return None
