"""What a noun phrase that stands for a side holds."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.extract.spans import Mention


@dataclass(slots=True)
class Side:
    """A noun phrase that stands for one side or several: words `first` to `last`, both included.

    `governor` is the preposition before it, "obj" behind a verb, else "". `is_state`: can it act, as a government,
    leader, ministry, army or country name can? `kind`: name, person, pronoun, pair, speaker, hearer.
    """

    first: int
    last: int
    codes: tuple[str, ...]
    kind: str
    is_state: bool = True
    is_private: bool = False  # "Chinese companies", "the Swedish Institute": of the state, not the state
    governor: str = ""
    governed_at: int = -1
    mention: Mention | None = None
