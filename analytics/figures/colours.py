"""Colours and font of figures and pages: told apart by colour-blind readers, each with its twin for a dark page."""

from __future__ import annotations

# name: (on a light page, on a dark page); pages swap them letter for letter, so no two lights are equal
COLOURS = {
    "first": ("#0b5fa5", "#6db5f2"),  # the first side of a pair, and meetings of the two alone
    "second": ("#c8560a", "#f4a25c"),  # the second side
    "joint": ("#6a4c93", "#bfa6e3"),  # both present at a larger gathering
    "contact": ("#53606c", "#a9b4bf"),  # talks and calls
    "warm": ("#8a5a00", "#dcb35c"),  # acts of conflict
    "calm": ("#3f8fa8", "#7cc6da"),  # cooperation in words
    "firm": ("#1f4e5f", "#c3ecf5"),  # cooperation in deeds
    "pale": ("#a9c9e4", "#35587a"),  # the same with less weight
    "read": ("#9aa5b0", "#6c7782"),  # what was read
    "read-first": ("#5f6b77", "#aab4be"),  # of it, by publishers of the first side
    "read-second": ("#98a3ae", "#77828d"),  # by publishers of the second side
    "read-other": ("#d0d6dc", "#495159"),  # by all others
    "hatch": ("#b6bec6", "#4d565f"),  # where nothing was read
    "band": ("#f2f4f6", "#1c2127"),  # behind a lane's name
    "grid": ("#e3e7eb", "#333a41"),
    "axis": ("#5a6570", "#a7b0b9"),
    "ink": ("#1c232a", "#e8ebee"),
    "land": ("#e6e8e6", "#30363b"),
    "coast": ("#fdfefe", "#171b1f"),
    "card": ("#fcfdfe", "#1f252a"),
}
LIGHT = {name: light for name, (light, _) in COLOURS.items()}
DARK = dict(COLOURS.values())
CLEAR = "rgba(0,0,0,0)"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
