"""Event files, visit lists and trade statistics of others, into the same tables, each row marked with whose it is.

gdelt       GDELT 1.0 (57 and 58 columns, also mixed in one file) and 2.0 (61)
icews       ICEWS coded event data
polecat     POLECAT, built after the published layout, no sample seen
colt        Country and Organizational Leader Travel, built after the published layout, no sample seen
visits      visits to the United States and travels of its presidents and secretaries, Department of State
comtrade    UN Comtrade's own CSV, totals only, built after the published layout, no sample seen

Their codes are kept beside ours; a side that no codebook holds stays empty. Nothing of theirs enters our counts
unasked: `origin` is "imported", and `source` says whose. A file counts from the moment that the log of imports, written
last, names it; a row that another file has brought already is known by its id and not brought twice.
"""

from __future__ import annotations

from analytics.importers import colt, comtrade, gdelt, icews, polecat, visits
from analytics.importers.bring import Brought, bring_in
from analytics.importers.lines import Form

FORMS: dict[str, Form] = {
    "gdelt": gdelt.rows,
    "icews": icews.rows,
    "polecat": polecat.rows,
    "colt": colt.rows,
    "visits": visits.rows,
    "comtrade": comtrade.rows,
}

__all__ = ["FORMS", "Brought", "Form", "bring_in"]
