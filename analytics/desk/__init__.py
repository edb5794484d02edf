"""The user's desk: its folder, and what people add to what was read: corrections, rows of their own.

folder         where everything of a desk lies
values         what people type into a cell, as the tables hold it
corrections    corrections.csv: what people say of rows, laid over what was read
own            own_rows.jsonl: rows that people enter, each with its source
"""

from analytics.desk.folder import CLONE_TABLE, DESK_FILE, Desk, desk_of, find_desk, new_desk

__all__ = ["CLONE_TABLE", "DESK_FILE", "Desk", "desk_of", "find_desk", "new_desk"]
