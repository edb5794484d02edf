"""Renders reports in a process of its own: warmed once, then each report in a fork, two at once.

`python -m analytics.reports` reads one JSON request from standard input and answers with one JSON line per report.
A process of its own, as the caller may have threads (DuckDB, Delta, a notebook) that a fork would not survive. Where
there is no fork, reports run one after the other.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import selectors
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from analytics import errors
from analytics.errors import RelationsError
from analytics.shipped import PACKAGE, shipped

AT_ONCE = 2
REHEARSED = 3  # reports from which on a rehearsal pays
WARM = (
    "pandas",
    "pyarrow",
    "duckdb",
    "deltalake",
    "plotly.graph_objects",
    "plotly.subplots",
    "plotly.io",
    "analytics.store",
    "analytics.views",
    "analytics.figures.maps",
    "analytics.figures.timeline",
    "analytics.figures.activity",
    "analytics.figures.trade",
    "analytics.figures.evidence",
    "analytics.figures.facts",
    "analytics.reports.page",
    "nbformat",
)

Job = dict[str, Any]
Answer = dict[str, Any]


def render(jobs: Sequence[Job], request: Job, done: Callable[[int], object] | None = None) -> list[Answer]:
    """Answers to all jobs, in their order.

    Parameters
    ----------
    jobs : notebook, parameters, out, name of each report
    request : store, root (of the desk, for its names and groups), engine
    done : called with 1 for each report that is ready

    Raises
    ------
    RelationsError : the worker itself broke
    """
    env = {
        **os.environ,
        "RELATIONS_STORE": str(request["store"]),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")])),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "analytics.reports"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=env,
        text=True,
        encoding="utf-8",
        cwd=request.get("root") or None,
    ) as worker:
        assert worker.stdin and worker.stdout
        worker.stdin.write(json.dumps({**request, "jobs": list(jobs)}))
        worker.stdin.close()
        answers: dict[int, Answer] = {}
        for line in worker.stdout:
            answer = json.loads(line)
            answers[answer["job"]] = answer
            if done:
                done(1)
    missing = [number for number in range(len(jobs)) if number not in answers]
    if missing:
        raise RelationsError(
            f"{len(missing)} of {len(jobs)} reports were not rendered: the process that renders them ended early"
        )
    return [answers[number] for number in range(len(jobs))]


def raise_for(answer: Answer) -> None:
    """Raise the error that an answer holds, if it holds one."""
    if "error" not in answer:
        return
    kind = getattr(errors, answer["error"], RelationsError)
    raise kind(answer["message"])


def main() -> None:
    """Read the request, warm up, render."""
    request = json.loads(sys.stdin.read())
    # what a notebook or library prints must not mix with the answers
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    warm()
    if request.get("root"):
        importlib.import_module("analytics.reference").user_files(request["root"])
    jobs = list(enumerate(request["jobs"]))
    try:
        store: Any = importlib.import_module("analytics.store").open_store(request["store"])
        importlib.import_module("analytics.store.kept").keep(store)
    except RelationsError as error:
        told = {"error": type(error).__name__, "message": str(error)}
        answers.write("".join(json.dumps({"job": number, **told}) + "\n" for number, _ in jobs))
        return
    if len(jobs) >= REHEARSED:
        rehearse(request)
    rendered = (
        forked(jobs, request) if hasattr(os, "fork") else (rendered_here(number, job, request) for number, job in jobs)
    )
    for answer in rendered:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    gc.unfreeze()  # so that all is let go in its order at the end


def rehearse(request: Job) -> None:
    """Run the shipped notebook once for nobody, so that forks find every table and pattern loaded.

    Then the collector of garbage is told that all of this stays: it would touch, and so copy, each page of memory that
    a fork shares with this process.
    """
    os.environ["RELATIONS_STORE"] = str(request["store"])
    with contextlib.suppress(RelationsError):
        engine: Any = importlib.import_module("analytics.reports.engine")
        page: Any = importlib.import_module("analytics.reports.page")
        page.collect(engine.run(shipped("notebooks") / "pair.ipynb", {}), "rehearsal")
    gc.collect()
    gc.freeze()


def warm() -> None:
    """Import what every report needs, once; nothing here may start a thread that a fork would lose."""
    importlib.import_module("analytics.reports.engine").load_papermill()
    for name in WARM:
        importlib.import_module(name)
    maps: Any = importlib.import_module("analytics.figures.maps")
    maps.shapes()
    maps.hatching()
    maps.inline_shapes = False


def rendered_here(number: int, job: Job, request: Job) -> Answer:
    """One report, as an answer: its page and summary, or its error by name."""
    try:
        made = importlib.import_module("analytics.reports.one").render(job, request)
        return {"job": number, **made}
    except RelationsError as error:
        return {"job": number, "error": type(error).__name__, "message": str(error)}
    except Exception:
        said = traceback.format_exc(limit=-3)
        return {
            "job": number,
            "error": "RelationsError",
            "message": f"{Path(job['notebook']).name} could not be rendered:\n{said}",
        }


def forked(jobs: Sequence[tuple[int, Job]], request: Job) -> Iterator[Answer]:
    """Answers as they come, from up to AT_ONCE forks of this process."""
    waiting = list(reversed(jobs))
    running: dict[int, tuple[int, int, bytes]] = {}
    with selectors.DefaultSelector() as ready:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                number, job = waiting.pop()
                pipe, child = _fork(number, job, request)
                running[pipe] = (number, child, b"")
                ready.register(pipe, selectors.EVENT_READ)
            for key, _ in ready.select():
                pipe = key.fd
                number, child, held = running[pipe]
                if part := os.read(pipe, 1 << 16):
                    running[pipe] = (number, child, held + part)
                    continue
                ready.unregister(pipe)
                os.close(pipe)
                del running[pipe]
                os.waitpid(child, 0)
                yield (
                    json.loads(held)
                    if held
                    else {
                        "job": number,
                        "error": "RelationsError",
                        "message": "the report's process ended without a word",
                    }
                )


def _fork(number: int, job: Job, request: Job) -> tuple[int, int]:
    """Start one report; the pipe on which it answers, and its process id."""
    import warnings

    here, there = os.pipe()
    with warnings.catch_warnings():
        # only numerical libraries' idle thread pools are there, and they know how to fork
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        os.close(there)
        return here, child
    os.close(here)
    gc.disable()  # it ends after one report
    try:
        with os.fdopen(there, "w", encoding="utf-8") as out:
            out.write(json.dumps(rendered_here(number, job, request)))
    finally:
        os._exit(0)
