"""A page as one file, to be sent by e-mail: scripts and sheets of its site inside it, its data files left behind."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from analytics.errors import RelationsError
from analytics.reports import files

LIMIT = 2_500_000  # bytes
SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
SHEET = re.compile(r'<link (?:id="([^"]+)" class="([^"]+)" )?rel="stylesheet" href="([^"]+)">')
LINK = re.compile(r' ?<a href="[^"]+" download>[^<]*</a>')
FEED = re.compile(r'<link rel="alternate"[^>]*>\n?')
POLICY = re.compile(r"default-src 'none'; script-src 'self'; style-src 'self'")
LEFT = "Sent as one file: the data of each chart and table stand on the site that it comes from."


def pack(page: Path, out: Path | None = None) -> Path:
    """Write a rendered page with all that it needs into one file.

    Parameters
    ----------
    page : the .html of a rendered page, its site's assets beside it
    out : file to write; NAME.single.html beside the page where it isn't given

    Returns
    -------
    Path of at most 2.5 MB; a content security policy names the sum of each script and sheet, so that nothing else runs

    Raises
    ------
    RelationsError : a page that would be larger
    """
    text = page.read_text(encoding="utf-8")
    hashes: dict[str, list[str]] = {"script": [], "style": []}

    def script(found: re.Match[str]) -> str:
        code = (page.parent / found[1]).read_text(encoding="utf-8").replace("</script", "<\\/script")
        hashes["script"].append(_sum(code))
        return f"<script>{code}</script>"

    def sheet(found: re.Match[str]) -> str:
        code = (page.parent / found[3]).read_text(encoding="utf-8").replace("</style", "<\\/style")
        hashes["style"].append(_sum(code))
        named = f' id="{found[1]}" class="{found[2]}"' if found[1] else ""
        return f"<style{named}>{code}</style>"

    # what is left out goes first: the scripts hold text that looks like markup
    text = FEED.sub("", LINK.sub("", text)).replace('<a href="../index.html">All pages</a>', "<span></span>")
    text = text.replace("</footer>", f"<p>{LEFT}</p>\n</footer>", 1)
    text = SCRIPT.sub(script, SHEET.sub(sheet, text))
    policy = f"default-src 'none'; script-src {' '.join(hashes['script'])}; style-src {' '.join(hashes['style'])}"
    text = POLICY.sub(lambda _: policy, text, count=1)
    if (size := len(text.encode())) > LIMIT:
        raise RelationsError(f"'{page.name}' as one file has {size:,} bytes, more than {LIMIT:,}: shorten its period")
    return files.write(out or page.with_suffix(".single.html"), text)


def _sum(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
