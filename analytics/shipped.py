"""Where the files lie that the project ships beside its code: notebooks, sheets, samples, geometry."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Path of a shipped file or folder, in a checkout or in an installed package.

    Parameters
    ----------
    name : str, relative to the project's top level: "notebooks", "data/geo", "reports/pairs.yml"

    Raises
    ------
    FileNotFoundError : the installation lacks it
    """
    for root in (PACKAGE / "shipped_files", PACKAGE.parent):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(f"{name!r} is not part of this installation of regional-relations")
