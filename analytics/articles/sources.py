"""One input before it is read, its limits, and the row that turns one away."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from analytics.records import Reject, stable_id

Form = Literal["item", "text", "page", "mail"]

# trafilatura took over two minutes on a page of 20 MB; a long speech has 250,000 characters
LIMITS: dict[Form, int] = {"item": 8_000_000, "text": 8_000_000, "page": 4_000_000, "mail": 30_000_000}
SPLIT = "cut it into smaller files"


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its name without folders, its bytes and their sha256; for a page the address it was fetched from."""

    name: str
    form: Form
    raw: bytes
    sha256: str
    url: str | None = None
    charset: str | None = None


def whole(raw: bytes, name: str, form: Form, url: str | None = None, charset: str | None = None) -> Input | Reject:
    """An input of all these bytes, or the reject where they are more than its form may have."""
    digest = hashlib.sha256(raw).hexdigest()
    if len(raw) > LIMITS[form]:
        return reject(name, digest, f"it is larger than {LIMITS[form]:,} bytes", SPLIT)
    return Input(name, form, raw, digest, url, charset)


def fields_input(fields: Mapping[str, Any], name: str) -> Input | Reject:
    """An input of fields that an export gave, as the JSON line that they would have been."""
    filled = {key: value for key, value in fields.items() if value not in (None, "", [])}
    return whole(json.dumps(filled, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace"), name, "item")


def reject(name: str, sha256: str, reason: str, advice: str) -> Reject:
    """The row that says why an input is no article."""
    return Reject(
        reject_id=stable_id("r", sha256, name),
        input_name=name,
        input_sha256=sha256,
        reason=reason,
        advice=advice or None,
    )


def turned_away(name: str, reason: str, advice: str) -> Reject:
    """The reject of something whose bytes can't be had: its name stands for them."""
    return reject(name, hashlib.sha256(name.encode("utf-8", "replace")).hexdigest(), reason, advice)
