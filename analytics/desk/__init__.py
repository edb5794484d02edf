"""The user's desk: its folder, and what people add to what was read: corrections, rows of their own.

folder         where everything of a desk lies
"""

from analytics.desk.folder import CLONE_TABLE, DESK_FILE, Desk, find_desk, new_desk

__all__ = ["CLONE_TABLE", "DESK_FILE", "Desk", "find_desk", "new_desk"]
