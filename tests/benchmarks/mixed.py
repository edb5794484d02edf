"""One pass over a folder of 2,000 inputs of every form, 100 of them broken: what came in, what was turned away and why.

    python tests/benchmarks/mixed.py [FOLDER]

Prints how many good ones are in, how many broken ones stand in the rejects with their true reason, and the peak memory.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from mixed import make

from analytics.pipeline import ingest
from analytics.store import open_store

NUMBER, BROKEN = 2000, 100


def main(arguments: list[str]) -> int:
    """Make the folder, ingest it once, and compare."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[0] if arguments else temporary)
        reasons = make(folder / "inbox", NUMBER, BROKEN)
        began = time.process_time()
        done = ingest([folder / "inbox"], folder / "store")
        seconds = time.process_time() - began
        store = open_store(folder / "store")
        said: dict[str, str] = {}
        for row in store.rejects().to_dict("records"):
            name = row["input_name"].split("/")[0].split(":")[0]
            said[name] = said.get(name, "") + " | " + row["reason"]
        wrong = [f"{name}: wanted '{why}', told '{said.get(name)}'" for name, why in reasons.items()
                 if why not in said.get(name, "")]  # fmt: skip
        strange = [f"{name}: {why}" for name, why in said.items() if name not in reasons]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print("\n".join((*wrong, *strange)))
        print(
            f"good in: {done.new} of {NUMBER - BROKEN}; broken with their reason: {BROKEN - len(wrong)} of {BROKEN}; "
            f"good turned away: {len(strange)}; peak memory {peak:.0f} MB; {seconds:.0f} CPU seconds"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
