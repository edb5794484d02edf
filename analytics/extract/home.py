"""Whose pages an article stands on: the state whose government, embassy or leader published it."""

from __future__ import annotations

import re
from datetime import date

from analytics import reference
from analytics.extract import actors
from analytics.extract.dictionary import leader_terms
from analytics.extract.lexicon import fold
from analytics.records import Article

GOVERNMENT = "government"  # the publishers table's word
_IN_BRACKETS = re.compile(r"\(([^()]{3,80})\)")
_OFFICES = frozenset({"embassy", "ministry", "minister", "president", "government", "office", "department", "cabinet",
                      "parliament", "chancellery"})


def home_of(article: Article, published: date | None) -> tuple[str | None, bool]:
    """Code of the state that publishes, and whether the publishers table knows it as a government's own pages.

    A sample brief speaks with the voice of the source that it retells.
    """
    name = article.source_name or article.publisher or ""
    for form in (name, *_IN_BRACKETS.findall(name)):
        publisher = reference.publisher(form)
        if publisher:
            is_government = publisher.kind == GOVERNMENT
            return (publisher.country or None if is_government else None), is_government
    codes = {mention.code for mention in actors.find(name, published) if mention.code}
    leads = {term.code for word in name.split() for term in leader_terms().get(fold(word).lower(), ())
             if len(word) > 4 and published and term.covers(published)}
    if not codes and len(leads) == 1:
        return leads.pop(), False  # a leader's own pages
    is_office = not _OFFICES.isdisjoint(name.lower().replace(":", " ").split())
    return (codes.pop() if len(codes) == 1 and is_office else None), False
