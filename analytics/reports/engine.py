"""Runs a notebook for a page: papermill with an engine of ours that executes its cells in this process.

A new kernel costs seconds, most of them one import; `engine="kernel"` still uses one, to prove that it gives the same.
"""

from __future__ import annotations

import ast
import importlib
import io
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any

from analytics.errors import InputError, RelationsError

NAME = "relations-in-process"
ENGINES = ("in-process", "kernel")
# jsonschema imports it for one format that notebooks don't use, and it takes 1.5 seconds
SLOW = "rfc3987_syntax"
FIGURE = "application/vnd.plotly.v1+json"
# what IPython asks of an object, richest last
METHODS = {
    "text/plain": "__repr__",
    "text/latex": "_repr_latex_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "application/json": "_repr_json_",
    "text/markdown": "_repr_markdown_",
    "text/html": "_repr_html_",
}


# What the cells of the notebook that runs have shown, by their ids: papermill would copy and write it, and nobody reads
# the notebook that it writes
_outputs: dict[str, list[Any]] = {}


class CellFailed(RelationsError):
    """A cell of a notebook raised; the message holds its number, its source and the error."""


def run(notebook: Path, parameters: Mapping[str, Any], engine: str = "in-process") -> Any:
    """The notebook with its outputs.

    Parameters
    ----------
    notebook : path of the .ipynb file
    parameters : values for its cell tagged `parameters`, checked before
    engine : "in-process" or "kernel"

    Returns
    -------
    nbformat notebook node

    Raises
    ------
    InputError : an engine that doesn't exist, or one of ours that a cell raised (unknown country, bad period)
    CellFailed : any other error in a cell
    """
    if engine not in ENGINES:
        raise InputError(f"no engine '{engine}': choose {' or '.join(ENGINES)}")
    papermill = load_papermill()
    name = NAME if engine == "in-process" else None
    _outputs.clear()
    try:
        nb = papermill.execute_notebook(
            str(notebook),
            None,
            parameters=dict(parameters),
            engine_name=name,
            progress_bar=False,
            log_output=False,
            kernel_name="python3",
            cwd=str(notebook.parent),
        )
    except papermill.exceptions.PapermillExecutionError as error:
        raise from_kernel(error.ename, error.evalue, error.exec_count, str(error.source)) from error
    for cell in nb.cells:
        if cell.get("id") in _outputs:
            cell.outputs = _outputs[cell.id]
    return nb


def from_kernel(name: str, message: str, number: Any, source: str) -> RelationsError:
    """The error that a kernel reports by name, as ours where it is one of ours."""
    from analytics import errors

    ours = getattr(errors, name, None)
    if isinstance(ours, type) and issubclass(ours, InputError):
        return ours(message)
    return CellFailed(f"cell {number} failed: {name}: {message}\n{source}")


def load_papermill() -> ModuleType:
    """papermill with our engine registered, without its slowest import."""
    if "papermill" not in sys.modules:
        hidden = SLOW not in sys.modules
        if hidden:
            sys.modules[SLOW] = None  # type: ignore[assignment]
        try:
            importlib.import_module("papermill")
        finally:
            if hidden:
                del sys.modules[SLOW]
    papermill = importlib.import_module("papermill")
    engines = importlib.import_module("papermill.engines")
    if NAME not in engines.papermill_engines._engines:
        engines.papermill_engines.register(NAME, _engine_class(engines.Engine))
    return papermill


def _engine_class(base: type) -> type:
    """Our engine as a subclass of papermill's, made when papermill is there."""

    class InProcessEngine(base):  # type: ignore[misc]
        """Executes cells one by one in one namespace and keeps what they show."""

        @classmethod
        def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **_: Any) -> None:
            namespace: dict[str, Any] = {"__name__": "__main__"}
            for number, cell in enumerate(nb_man.nb.cells):
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                nb_man.cell_start(cell, number)
                shown = Shown()
                try:
                    shown.execute(cell.source, namespace, f"cell {number + 1}")
                except RelationsError:
                    raise
                except Exception as error:
                    last = traceback.format_exc(limit=-2).strip()
                    raise CellFailed(f"cell {number + 1} of the notebook failed:\n{cell.source}\n\n{last}") from error
                finally:
                    _outputs[cell.id] = shown.outputs()
                    cell.execution_count = number + 1
                nb_man.cell_complete(cell, number)

    return InProcessEngine


class Shown:
    """What one cell shows: display() calls, its last expression, and what it prints."""

    def __init__(self) -> None:
        self.bundles: list[tuple[str, dict[str, Any]]] = []
        self.printed, self.complained = io.StringIO(), io.StringIO()

    def execute(self, source: str, namespace: dict[str, Any], name: str) -> None:
        """Run the source; the value of a last expression is shown, unless a semicolon ends it."""
        tree = ast.parse(source, filename=name)
        last = tree.body[-1] if tree.body else None
        if isinstance(last, ast.Expr):
            tree.body.pop()
        quiet = source.rstrip().endswith(";")
        with redirect_stdout(self.printed), redirect_stderr(self.complained), displays_to(self.display):
            namespace.setdefault("display", self.display)
            namespace["display"] = self.display
            exec(compile(tree, name, "exec"), namespace)  # noqa: S102 -- the user's own notebook
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)  # noqa: S307
                if value is not None and not quiet:
                    self.bundles.append(("execute_result", bundle(value)))

    def display(self, *values: Any, **_: Any) -> None:
        """IPython's display(), as far as a page needs it."""
        self.bundles += [("display_data", bundle(value)) for value in values]

    def outputs(self) -> list[Any]:
        """The outputs as a notebook keeps them."""
        node = importlib.import_module("nbformat.notebooknode").NotebookNode
        found = []
        for name, stream in (("stdout", self.printed), ("stderr", self.complained)):
            if text := stream.getvalue():
                found.append(node(output_type="stream", name=name, text=text))
        for kind, data in self.bundles:
            one = node(output_type=kind, data=data, metadata=node())
            if kind == "execute_result":
                one.execution_count = None
            found.append(one)
        return found


@contextmanager
def displays_to(display: Any) -> Iterator[None]:
    """IPython's display() calls ours while a cell runs."""
    modules = [
        sys.modules[name] for name in ("IPython.display", "IPython.core.display_functions") if name in sys.modules
    ]
    kept = [(module, module.display) for module in modules]
    for module in modules:
        module.display = display  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for module, function in kept:
            module.display = function  # type: ignore[attr-defined]


def bundle(value: Any) -> dict[str, Any]:
    """A value's media types with their content.

    Figures come as raw plotly JSON: `fig.show()` would import nbformat anew.
    """
    if hasattr(value, "to_plotly_json") and hasattr(value, "layout"):
        return {FIGURE: value.to_plotly_json(), "text/plain": type(value).__name__}
    many = getattr(value, "_repr_mimebundle_", None)
    if callable(many):
        found = many()
        if isinstance(found, tuple):
            found = found[0]
        if found:
            return dict(found)
    found = {}
    for kind, method in METHODS.items():
        function = getattr(value, method, None)
        content = function() if callable(function) else None
        if content is not None:
            found[kind] = content[0] if isinstance(content, tuple) else content
    return found
