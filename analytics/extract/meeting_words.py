"""Words of meetings: what announces a visit, talks, a call, a summit or a forum, and what plans, denies or dates it."""

from __future__ import annotations

import re

from analytics.extract.lexicon import fold


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


# -- cues: nouns and verbs of each kind, as patterns over small letters, longer forms first ------------------------

CALLS = (
    r"(?:tele)?phone[ -](?:call|conversation|talk|discussion)s?", r"(?:tele)?phoned", r"conversation by (?:tele)?phone",
    r"(?:spoke|spoken|speak|speaking|talked|talks|talk) (?:\w+ ){0,2}?(?:on|over|by|via) (?:the )?(?:tele)?phone",
    r"video[ -]?(?:conference|call|link|conversation|conferencing|meeting)s?", r"met virtually",
    r"virtual (?:meeting|talks|call|bilateral)", r"calls?(?= (?:today |yesterday |on \w+ )?(?:with|between|from)\b)",
    r"(?:spoke|spoken)(?= (?:(?!with|to|at|about|of|in)\w+ ){0,4}(?:with|to)\b"
    r"(?! (?:the )?(?:press|media|reporters|journalists|parliament)))",
)
SUMMITS = (
    r"(?<!two )(?<!both )leaders['’]? (?:summit|meeting|week|retreat)",
    r"heads[ -]of[ -]state (?:and (?:heads of )?government )?(?:council|summit|meeting)",
    r"council of (?:the )?(?:\w+ )?heads of (?:states?|governments?)(?: and governments?)?",
    r"supreme (?:eurasian economic|state) council(?: meeting)?", r"interstate council(?: meeting)?",
    r"collective security council(?: meeting)?", r"cop ?\d\d", r"summits?(?: meeting| talks| conference)?",
)
FORUMS = (
    r"(?:intergovernmental|inter-governmental|joint|mixed|bilateral|binational) (?:[\w&,-]+[ -]){0,6}?"
    r"(?:commission|committee|council)(?: meeting)?",
    r"ministerial(?: meeting| conference| council| dialogue)?", r"(?:council|commission|committee) meeting",
    r"(?:business |economic |investment |security |regional |strategic |political )*(?:forum|conference|dialogue)"
    r"(?! (?:centre|center|hall|room|call|complex|building))",
    r"working group", r"(?:virtual )?round[ -]?table",
)
DISCUSSIONS = (r"told", r"discuss(?:ed|es)?", r"exchang(?:ed|es?) (?:\w+ )?(?:opinions|views)")
RECEPTIONS = (r"receiv(?:ed|es?|ing)", r"welcom(?:ed|es?|ing)", r"host(?:ed|s|ing)?", r"greet(?:ed|s)")
VISITS = (r"visits?", r"trips?", r"tour", r"journey")
JOURNEYS = (
    r"visit(?:ed|ing)", r"arriv(?:ed|es?|ing)(?: \w+){0,4}? (?:in|at|to|here)", r"arrival in",
    r"travel(?:l?ed|s|l?ing)?(?: \w+){0,3}? to", r"(?:flew|fl(?:ies|y|ying|own))(?: \w+){0,3}? (?:in)?to",
    r"(?:landed|lands|touched down)(?: \w+){0,2}? (?:in|at)", r"(?:went|gone|goes|go|c[ao]mes?|coming) to",
    r"head(?:s|ed|ing)?(?: \w+){0,2}? to", r"touring",
    r"(?:left|leaves?|depart(?:s|ed)?|embark(?:s|ed)?)(?: \w+){0,2}? for",
    r"(?:will be|was|is|has been|had been) in", r"(?:take|takes|took|taking)(?= [a-z][\w-]+ to)",
)
TALKS = (
    r"tête-à-tête", r"tete-a-tete", r"(?:courtesy|state) call", r"negotiations?", r"consultations", r"talks",
    r"meetings?", r"conversations?", r"discussions?", r"audience", r"met", r"meets?",
    r"talk(?= (?:today|yesterday|this morning|earlier today)\b)",
)
LISTS = (
    r"(?:leaders|heads of state|heads of government|participants|attendees|those attending)(?: \w+){0,3}? "
    r"(?:include[sd]?|including)",
)
_KINDS = (
    ("list", LISTS), ("call", CALLS), ("summit", SUMMITS), ("forum", FORUMS), ("go", JOURNEYS), ("visit", VISITS),
    ("talks", TALKS), ("discuss", DISCUSSIONS), ("receive", RECEPTIONS),
)
CUE = re.compile(_any(*(f"(?P<{kind}>{_any(*words)})" for kind, words in _KINDS)) + r"(?!\w)")
# How the words above start: one quick look at each word of a text instead of seventy (a seventh of the time).
_HEADS = (
    "arriv", "atten", "audie", "bilat", "bina", "busin", "came", "come", "call", "coll", "coming", "commi",
    "confer", "consul", "conver", "cop", "council", "court", "depart", "dialog", "discus", "econ", "embark", "exch",
    "fle", "fli", "flo", "fly", "forum", "go ", "goe", "gone", "greet", "has been in", "had been in", "head",
    "host", "inter", "invest", "is in", "joint", "journ", "land", "lead", "leav", "left", "meet", "met", "minis",
    "mixed", "negot", "parti", "phone", "polit", "receiv", "region", "round", "secur", "speak", "spok", "state",
    "strat", "summit", "suprem", "take", "taki", "talk", "tele", "tete", "those", "told", "took", "touch", "tour",
    "trav", "trip", "tête", "video", "virtu", "visit", "was in", "welcom", "went", "will be in", "work",
)
CUE_START = re.compile(r"\b" + _any(*_HEADS))
# One look at each word of a text finds the few that may be a cue.
CUE_LETTERS = frozenset(fold(head)[:3].strip() for head in _HEADS)
MEETING_VERBS = frozenset({"met", "meet", "meets", "spoke", "spoken", "phoned", "telephoned", "met virtually"})
JOURNEY_NOUNS = frozenset({"trip", "trips", "tour", "journey"})

# "visit" is a noun behind these: "a visit", "Putin's visit", "state visit".
NOUN_MARK = _pattern(
    r"(?:\b(?:an?|the|this|that|these|his|her|their|our|my|your|its|official|state|working|private|first|second|third|"
    r"last|recent|upcoming|forthcoming|planned|high-level|mutual|day|week|return|brief|short|historic|ongoing|current|"
    r"same|for|during|after|ever|friendly|friendship|next|previous|by|of|unannounced|surprise|on|follow-up|exchange)"
    r"|['’]s?|\w[- ]day|\d|[“\"])\s*$")
VISIT_TYPE = _pattern(r"\b(state|official|working|private)\b(?=[^.;]{0,40}\b(?:visits?|trip)\b)")

# -- status -------------------------------------------------------------------------------------------------------

_TO_BE = _any("to", "due", "set", "expected", "scheduled", "slated", "planned", "poised", "going to")
PLANNED_BEFORE = _pattern(
    r"\b(?:will|shall|(?:is|are|was|were|be|being) (?:also |now |currently |likely )?" + _TO_BE + r"\b"
    r"|plans? to|planned|planning|upcoming|forthcoming|coming|scheduled|set to|due to|expected to|preparing"
    r"|preparations? for|expects?|ahead(?: of)?|in the run-up to|on (?:the )?eve of|look(?:s|ing)? forward to"
    r"|intends? to|agreed to|begins|before)\b|\bnext (?:\w+[ -]){0,4}$")
# Of a visit that is under way one says that it "will be useful", or how long it will last.
_NO_PLAN = _any(
    r"be (?:useful|helpful|successful|fruitful|productive)", "give", "help", "contribute", "serve", "strengthen",
    "promote", "allow", "become", "further", "last", "(?:also )?include")
PLANNED_BEHIND = _pattern(
    r"(?:(?!\b(?:during which|where|that(?! (?:will|is|are|was|opens|starts|begins)))\b)[^.;]){0,70}?"
    r"\b(?:will(?! " + _NO_PLAN + r")|to be held|to take place|"
    r"(?:is|are) (?:due|scheduled|set|expected|planned|to)|(?<!was )expected to|opens|starts|begins)\b")
CANCELLED = _pattern(
    r"\b(?:cancel(?:l?ed|s|l?ing|lation)?|postpon(?:ed|es?|ing|ement)|call(?:ed|s|ing) off|put off|delay(?:s|ed|ing)?|"
    r"scrap(?:ped|s)?)\b")
DENIED = _pattern(
    r"\b(?:not|never|no|nor|neither|cannot|without|refus(?:ed|es|ing|al)|declin(?:ed|es)|if|would|could|(?-i:may)|might|"
    r"should|whether|unless|rul(?:ed|es) out|any|in case|eventual|monthly|weekly|fail(?:ed|s|ure)?|press(?:es|ing)|"
    r"seeks?|seeking|restore|push(?:es|ing)? for|propos(?:ed|es|al)|possib(?:le|ility|ly)|hop(?:es?|ed|ing)|"
    r"wish(?:es)?|invit(?:ed|es?|ation|ing)|suggest(?:ed|s)?|call(?:ed|s) for|urg(?:ed|es)|offer(?:ed|s)?|"
    r"ready (?:to|for)|want(?:s|ed)? (?:to|an?)|like to|ask(?:s|ed|ing)?|desire|willing(?:ness)?|readiness|pursue|"
    r"return to|resume|unlikely|speed(?:ing)? up|accelerat\w+|"
    r"(?:prospects?|chances?) (?:of|for)|opportunity to|importance of|"
    r"need (?:to|for)|can|must|called on [^.;]{3,40} to (?:start|hold|begin|open))\b|n['’]t\b")
# "Talks between the two should move on": no talks are told.
DENIED_BEHIND = _pattern(
    r"(?:(?!\bthat\b)[^.;,]){0,60}\b(?:should|could|would|might|must|stall(?:s|ed)?|collaps(?:e|es|ed)|falter(?:s|ed)?|"
    r"broke(?:n)? down)\b|\s(?:every|each|once|twice|annually|regularly|monthly)\b")
# One of many, or an earlier one: "our recent meeting", "met several times".
VAGUE_BEHIND = _pattern(
    r"\s(?:recently|often|repeatedly|regularly|before|after|earlier|previously|again)\b|[^.;]{0,60}?\b\w+ times\b")
PAST_VAGUE = _pattern(
    r"\b(?:last|recent|recently|previous|previously|earlier|past|regular|regularly|weekly|monthly|many|several|"
    r"numerous|various|series of|every|each|often|frequent|annual|second|third|fourth|fifth|latest|"
    r"most recent|these|ever|since)\b[^.,;]{0,30}$"
    r"|\bhad(?! (?:an?|the|his|her|their|its|our|another|one|brief|separate|in-depth|detailed|extensive)\b)\b"
    r"[^.,;]{0,30}$"
    r"|(?<!the )(?<!these )\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|\d+)\s(?:of\s)?$")
PAST_GATHERING = _pattern(
    r"\b(?:last|recent|recently|previous|previously|earlier|past|many|several|numerous|various|series of|every|each|"
    r"these|since|had)\b[^.,;]{0,30}$")
# "told him about his talks with X", "reported the results of the negotiations": they lie before this article's day.
REPORTED = _pattern(
    r"\b(?:told|inform(?:s|ed|ing)?|report(?:s|ed|ing)?|brief(?:s|ed|ing)?|shar(?:es|ed|ing)|spoke|talked|"
    r"impressions|opinions|views|exchang\w+|discuss(?:ed|es)?|in light of|in view of|in the context of)\b[^.;]{0,70}?"
    r"\b(?:about|of|on|following|the)\s(?:(?:the |his |her |their |recent )*"
    r"(?:results?|outcomes?|agreements|content|course|impressions) (?:\w+ ){0,3}?"
    r"(?:of|at|during|from|in)\s(?:(?:the|his|her|their|a|that)\s)?|(?:his|her|its)\s)(?:[\w-]+\s){0,4}$")
# "flew to Beijing to meet", "Japan's premier to visit": what is still to come; but not "was the first to visit".
TO_COME = _pattern(
    r"\bto\s(?:\w+ly\s)?(?:(?:hold|host|pay|attend|have|make|join|address|chair|co-chair|co-host|lead|open|begin|start|"
    r"receive|welcome|take part in|participate in|speak at|skip)(?:\s[\w'’-]+){0,4}\s?)?$")
GLAD_TO = _pattern(
    r"\b(?:pleased|glad|happy|delighted|honou?red|good|great|pleasure|honou?r|privilege|opportunity)\s"
    r"(?:\w+ )?to\s(?:have (?:this|our)\s)?$")
FIRST_TO = _pattern(r"\b(?:first|last|only|latest|second|third)\b[^.;,]{0,60}\bto\b[^.;,]{0,40}$")
# "opened talks expected to focus on trade", "signed during a visit": what is over or under way, whatever follows.
HELD_BEFORE = _pattern(
    r"\b(?:opened|began|started|resumed|concluded|held)\s(?:\w+\s){0,2}$"
    r"|\b(?:signed|reached|made|agreed|concluded|adopted|announced|unveiled)\s(?:\w+\s)?(?:during|at|on|in)\s"
    r"(?:(?:an?|the|his|her|their|last)\s)?(?:[\w-]+\s){0,3}$|\b(?:recent|last|latest)\s(?:[\w-]+\s){0,2}$")
BEGUN = re.compile(r"[^.;]{0,60}\b(?:had|has) (?:begun|started|been)\b")

# -- dates --------------------------------------------------------------------------------------------------------

# How a date is no meeting's: the place and day where a report was filed, a byline, the day somebody said so.
DATELINE = re.compile(
    r"\s*(?:[A-Z][\w.'’-]*[ ,/]*){1,6}(?:\([^)]{1,40}\))?[\s,–—-]*[^.:–—-]{3,30}(?:\([^)]{1,40}\)\s*)?(?:--?|–|—|:)\s")
BYLINE = re.compile(r"\b(?:(?i:published|posted|updated|modified):?|(?i:last updated on))[^.;]{0,30}$")
SPOKEN = (
    r"\b(?:said|says|told|decided|agreed|announced|added|denied|reported|declared|confirmed|stated|noted)\b")
OPENING = _pattern(
    r"\b(?:start(?:s|ed|ing)?|open(?:s|ed|ing)?|begin(?:s|ning)?|began|begun|kick(?:s|ed)? off|arriv\w+|flew|"
    r"fl(?:y|ies|ying)|land(?:s|ed)|touch(?:es|ed) down|head(?:s|ed|ing)?(?! of)|travel\w*|left|leaves?)\b")
CLOSING = _pattern(r"\b(?:end(?:s|ed)?|clos(?:es|ed)|conclud(?:es|ed)|wrapp?(?:s|ed) up|return(?:s|ed)?|back)\b")
# "reported on his visits upon his arrival on Friday": the day of coming home.
HOMEWARD = _pattern(r"\b(?:up)?on (?:his|her|their) (?:[\w-]+ ){0,3}(?:arrival|return)\b")
# What may follow "which" when it still speaks of the meeting: "the summit, which will be held in".
HELD_THERE = (
    r"(?! (?:will |is |was |are |were |has )?(?:be )?(?:being )?"
    r"(?:held|hosted|to be held|due|scheduled|takes?|taking|took|meets?|convenes?d?|opens|starts|begins|\d))")
WHICH_IS = re.compile(
    r",? (?:which|that) (?:will|is|was|takes|took|opens|opened|starts|started|begins|began|runs|ran|meets)\b"
    r"|, to be held\b")
# "met after the visit that X paid in January": the date is the other's.
OTHER_TIME = re.compile(
    r"\b(?:after|before|following|ahead of|since|prior to)\b[^,]*\b(?:visit|trip|meeting|summit|talks)\b|, and |;|"
    r"\b(?:summit|visit|meeting|forum|conference)\b[^.;]{0,80}\b(?:that|which)\b")
TAKES_PLACE = re.compile(
    r"\b(?:(?:takes place|opens|begins|starts|meets)(?: in [A-Z][\w ,]{2,30})?|"
    r"(?:set|scheduled|due|planned|slated) (?:for|on))\s(?:on\s)?$")
AHEAD_OF = re.compile(r"\b(?:before|ahead of|eve of|preparations? for)\b")
BESIDE = re.compile(r"\b(?:before|ahead of|eve of|preparations? for|after|following)\b")

# -- places and neighbours ----------------------------------------------------------------------------------------

# At a summit, not before or after it: "at the", "on the sidelines of the".
AT_SUMMIT = _pattern(
    r"\b(?:at|during|(?:on|at) the (?:sidelines?|margins?|fringes?|occasion) of|part of)\s"
    r"(?:the |a |an |this year['’]s |last year['’]s )?(?:[\w-]+\s){0,4}$")
SIDELINES = _pattern(r"\b(?:on|at) the (?:sidelines?|margins?|fringes?) of (?:the )?([^,.;()]{3,80})")
# A host's first words in a transcript.
WELCOME = _pattern(
    r"\b(?:welcome|(?:glad|happy|pleased|delighted|good|pleasure) to (?:see|welcome|have|receive|greet))\b"
    r"[^.;!?]{0,50}?\b(?:to|in|at)\b(?: the| our)?\s")
