"""Every error that a user can meet, one tree.

    RelationsError
    ├── InputError             what came can't be used: the message says what came, what was wanted, what to do
    │   ├── UnknownCountry     a name that no codebook holds; names the nearest
    │   ├── BadPeriod          a period that can't be read, or whose start lies after its end
    │   └── BadParameter       a notebook's parameter that it doesn't have or of another type
    ├── UnreadableInput        one input (a file, a line) that can't become an article; goes to the rejects table
    ├── WorkerDied             a process or machine died of a piece of work
    └── StoreError             the store can't be opened or written

The command line prints the message on one line and ends with exit code 2 for an InputError, 1 for the others.
"""


class RelationsError(Exception):
    """Base of all errors that are meant for the user's eyes."""


class InputError(RelationsError):
    """What the user gave can't be used."""


class UnknownCountry(InputError):
    """A country or organisation that no codebook holds."""


class BadPeriod(InputError):
    """A period that can't be read, or that ends before it starts."""


class BadParameter(InputError):
    """A notebook parameter that does not exist or has the wrong type."""


class UnreadableInput(RelationsError):
    """One input that can't become an article.

    Parameters
    ----------
    reason : str, what is wrong with it, in words
    advice : str, what the user can do about it
    """

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(f"{reason}: {advice}" if advice else reason)
        self.reason = reason
        self.advice = advice


class WorkerDied(RelationsError):
    """A worker died while it had a piece of work, most likely of it."""


class StoreError(RelationsError):
    """The store can't be opened, read or written."""
