"""Words of meetings: what announces a visit, talks, a call, a summit or a forum, and what plans or calls it off."""

from __future__ import annotations

import re


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


# Nouns and verbs of each kind, as patterns over a sentence; longer forms first.
CALL = (
    r"(?:tele)?phone[ -](?:call|conversation|talk|discussion)s?", r"(?:tele)?phoned",
    r"(?:spoke|spoken|speak|speaking|talked|conversation|talks) (?:\w+ ){0,2}?(?:on|over|by|via) (?:the )?(?:tele)?phone",
    r"video[ -]?(?:conference|call|link|conversation|conferencing)", r"met virtually",
    r"virtual (?:meeting|talks|call|roundtable|round table|bilateral)",
    r"calls? (?:with|between)", r"spoke (?:(?!with|to|at|about)\w+ ){0,4}(?:with|to)(?! (?:reporters|the press|journalists|the media))",
)
SUMMIT = (
    r"leaders['’]? (?:summit|meeting|week|retreat)", r"heads[ -]of[ -]state (?:and (?:heads of )?government )?(?:council|summit|meeting)",
    r"council of (?:the )?(?:\w+ )?heads of (?:state|government)(?: and government)?",
    r"supreme eurasian economic council", r"interstate council", r"collective security council",
    r"european council (?=meeting|summit)", r"COP ?\d\d", r"summits?(?: meeting| talks)?",
)
FORUM = (
    r"(?:intergovernmental|inter-governmental|joint|mixed|bilateral|binational) (?:\w+[ -]){0,5}?(?:commission|committee|council)(?: meeting)?",
    r"ministerial(?: meeting| conference| council| dialogue)?", r"(?:council|commission|committee) meeting",
    r"(?:business |economic |investment |security |regional |strategic |political )*(?:forum|conference|dialogue)",
    r"working group",
)
TALKS = (
    r"tête-à-tête", r"tete-a-tete", r"(?:courtesy|state) call", r"one-on-one(?= |,|\.)", r"negotiations?", r"consultations",
    r"talks?", r"meetings?", r"conversations?", r"discussions?", r"audience", r"met", r"meets?",
)
DISCUSS = (r"discuss(?:ed|es)?", r"exchang(?:ed|es?) (?:opinions|views)")
RECEIVE = (r"(?:received|receives|receive|receiving|welcom(?:ed|es?|ing)|host(?:ed|s|ing)?|greet(?:ed|s))",)
VISIT = (r"visits?", r"trips?", r"tour", r"journey")
GO = (
    r"visit(?:ed|ing)", r"arriv(?:ed|es?|ing)(?: \w+){0,4}? (?:in|at)", r"travel(?:l?ed|s|l?ing)?(?: \w+){0,3}? to",
    r"(?:flew|fl(?:ies|y|ying|own))(?: \w+){0,3}? (?:in)?to", r"(?:went|gone|goes) to", r"head(?:s|ed|ing)?(?: \w+){0,2}? to",
    r"touring", r"(?:left|leaves?|depart(?:s|ed)?)(?: \w+){0,2}? for", r"(?:will be|was|is|has been) in",
)

_KINDS = (("call", CALL), ("summit", SUMMIT), ("forum", FORUM), ("go", GO), ("visit", VISIT), ("talks", TALKS),
          ("discuss", DISCUSS), ("receive", RECEIVE))
CUE = re.compile(r"\b" + _any(*(f"(?P<{kind}>{_any(*words)})" for kind, words in _KINDS)) + r"(?!\w)", re.IGNORECASE)

# A meeting to come, or one that is not to be.
PLANNED = re.compile(
    r"\b(?:will|won['’]t|shall|(?:is|are|was|were|be) (?:also |now |currently )?(?:to|due|set|expected|scheduled|slated|planned|poised|going to)\b"
    r"|plans? to|planned|planning|plans|upcoming|forthcoming|coming|scheduled|set to|due to|expected to|preparing|preparations? for"
    r"|ahead of|in the run-up to|on the eve of|next (?:summit|meeting|visit|round|session|edition)|look(?:s|ing)? forward to|intends? to|to be held|begins)\b",
    re.IGNORECASE)
CANCELLED = re.compile(r"\b(?:cancel(?:l?ed|s|l?ing)|postpon(?:ed|es?|ing)|call(?:ed|ing) off|put off)\b", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:not|never|no|nor|neither|n['’]t|without|refus(?:ed|es|ing)|declin(?:ed|es)|if|would|could|might|should|whether|unless|rul(?:ed|es) out"
    r"|any|in case|propos(?:ed|es|al)|possib(?:le|ility)|hop(?:es?|ed|ing)|wish(?:es)?|invit(?:ed|es?|ation)|suggest(?:ed|s)?|call(?:ed|s) for|urg(?:ed|es))\b",
    re.IGNORECASE)

VISIT_TYPE = re.compile(r"\b(state|official|working|private)\b(?=[^.;]{0,40}\b(?:visits?|trip)\b)", re.IGNORECASE)
SIDELINES = re.compile(r"\b(?:on|at) the (?:sidelines?|margins?|fringes?) of (?:the )?([^,.;()]{3,80})", re.IGNORECASE)

# "the talks", "this visit": what was told before.
DEFINITE = re.compile(r"\b(?:the|this|these|that|those|today['’]s|our|their)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)

# Words that may stand between the parties of one meeting: "and his Tajik counterpart", "President of".
GLUE = frozenset(
    "and with the his her its their our of both as well also counterpart counterparts leaders leader president presidents"
    " minister ministers prime foreign delegation delegations representatives representative officials official members"
    " new visiting newly elected senior top then former a an between by led headed vice deputy king queen heads head state"
    " government governments chancellor premier secretary general his excellency mr mrs ms sheikh sultan emir crown prince"
    " defence defense trade economy finance interior speaker parliament chairman chief envoy special ambassador"
    " national security adviser advisor council s from separately together jointly dr sides countries".split())

PAIR_WORDS = re.compile(
    r"\b(?:the (?:two|both) (?:\w+ )?(?:leaders|presidents|prime ministers|ministers|sides|countries|parties|states|heads|"
    r"men|delegations|officials|premiers|foreign ministers)|both (?:\w+ )?(?:leaders|presidents|sides|ministers|countries|parties)"
    r"|the (?:leaders|presidents|sides|parties|heads of state|ministers)|they|their|we|our)\b",
    re.IGNORECASE)
HE = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
ME = re.compile(r"\b(?:I|my)\b")
