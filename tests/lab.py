"""A real JupyterLab on loopback, and a notebook run top to bottom in it by a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

WAIT = 180_000  # milliseconds for all cells
SEEN = """() => ({
  prompts: [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(one => one.textContent.trim()),
  errors: document.querySelectorAll('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"],'
    + ' .jp-RenderedText[data-mime-type="application/vnd.jupyter.stderr"]').length,
  plots: document.querySelectorAll('.js-plotly-plot').length,
})"""


@contextmanager
def served(folder: Path, store: Path) -> Iterator[str]:
    """Address of a JupyterLab over a folder; the notebooks find the store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"IdentityProvider.token": "", "ServerApp.password": "", "ServerApp.root_dir": str(folder)}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--ip=127.0.0.1", "--allow-root"]
    command += [f"--{name}={value}" for name, value in settings.items()]
    env = {**os.environ, "RELATIONS_STORE": str(store), "JUPYTER_CONFIG_DIR": str(folder / ".jupyter")}
    with subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as lab:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address)
            yield address
        finally:
            lab.terminate()


def run_all(browser: Any, address: str, shot: Path | None = None) -> SimpleNamespace:
    """Run all cells of the notebook at an address; how many ran, errors, plots."""
    # JupyterLab draws cells as they come into view: a tall window shows them all
    tab = browser.new_page(viewport={"width": 1280, "height": 12_000})
    tab.goto(address)
    tab.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=60_000)
    tab.wait_for_selector("text=Python 3 (ipykernel) | Idle", timeout=60_000)
    tab.click('.lm-MenuBar-itemLabel:text-is("Run")')
    tab.click('.lm-Menu-itemLabel:text-is("Run All Cells")')
    tab.wait_for_function(
        "() => { const all = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(x => x.textContent);"
        " return all.length > 2 && all.every(x => /\\[\\d+\\]/.test(x)); }",
        timeout=WAIT,
    )
    tab.wait_for_timeout(1500)
    seen = tab.evaluate(SEEN)
    if shot:
        tab.screenshot(path=str(shot))
    tab.close()
    return SimpleNamespace(ran=len(seen["prompts"]), errors=seen["errors"], plots=seen["plots"])


def _wait(address: str, seconds: int = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/api", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise TimeoutError(f"JupyterLab did not answer at {address}")
