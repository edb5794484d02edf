"""Words of meetings: what announces a visit, talks, a call, a summit or a forum, and what plans, denies or dates it."""

from __future__ import annotations

import re


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


# -- cues: nouns and verbs of each kind, as patterns over a sentence, longer forms first ---------------------------

CALLS = (
    r"(?:tele)?phone[ -](?:call|conversation|talk|discussion)s?", r"(?:tele)?phoned",
    r"conversation by (?:tele)?phone", r"(?:spoke|spoken|speak|speaking|talked|talks|talk) (?:\w+ ){0,2}?(?:on|over|by|via) (?:the )?(?:tele)?phone",
    r"video[ -]?(?:conference|call|link|conversation|conferencing|meeting)s?", r"met virtually",
    r"virtual (?:meeting|talks|call|bilateral)",
    r"calls?(?= (?:today |yesterday |on \w+ )?(?:with|between|from)\b)",
    r"(?:spoke|spoken)(?= (?:(?!with|to|at|about|of|in)\w+ ){0,4}(?:with|to)\b(?! (?:the )?(?:press|media|reporters|journalists|parliament)))",
)
SUMMITS = (
    r"leaders['’]? (?:summit|meeting|week|retreat)",
    r"heads[ -]of[ -]state (?:and (?:heads of )?government )?(?:council|summit|meeting)",
    r"council of (?:the )?(?:\w+ )?heads of (?:state|government)(?: and government)?",
    r"supreme (?:eurasian economic|state) council(?: meeting)?", r"interstate council(?: meeting)?",
    r"collective security council(?: meeting)?", r"COP ?\d\d", r"summits?(?: meeting| talks| conference)?",
)
FORUMS = (
    r"(?:intergovernmental|inter-governmental|joint|mixed|bilateral|binational) (?:[\w&,-]+[ -]){0,6}?(?:commission|committee|council)(?: meeting)?",
    r"ministerial(?: meeting| conference| council| dialogue)?", r"(?:council|commission|committee) meeting",
    r"(?:business |economic |investment |security |regional |strategic |political )*(?:forum|conference|dialogue)(?! (?:centre|center|hall|room|call|complex|building))",
    r"working group", r"(?:virtual )?round[ -]?table",
)
DISCUSSIONS = (r"told", r"discuss(?:ed|es)?", r"exchang(?:ed|es?) (?:\w+ )?(?:opinions|views)")
RECEPTIONS = (r"receiv(?:ed|es?|ing)", r"welcom(?:ed|es?|ing)", r"host(?:ed|s|ing)?", r"greet(?:ed|s)")
VISITS = (r"visits?", r"trips?", r"tour", r"journey")
JOURNEYS = (
    r"visit(?:ed|ing)", r"arriv(?:ed|es?|ing)(?: \w+){0,4}? (?:in|at|to)", r"arrival in",
    r"travel(?:l?ed|s|l?ing)?(?: \w+){0,3}? to", r"(?:flew|fl(?:ies|y|ying|own))(?: \w+){0,3}? (?:in)?to",
    r"(?:landed|lands|touched down)(?: \w+){0,2}? (?:in|at)", r"(?:went|gone|goes|go|c[ao]mes?|coming) to", r"head(?:s|ed|ing)?(?: \w+){0,2}? to", r"touring",
    r"(?:left|leaves?|depart(?:s|ed)?|embark(?:s|ed)?)(?: \w+){0,2}? for", r"(?:will be|was|is|has been|had been) in",
    r"(?:take|takes|took|taking)(?= [A-Z][\w-]+ to)",
)
TALKS = (
    r"tête-à-tête", r"tete-a-tete", r"(?:courtesy|state) call", r"negotiations?", r"consultations", r"talks", r"meetings?",
    r"conversations?", r"discussions?", r"audience", r"met", r"meets?",
)
LISTS = (r"(?:leaders|heads of state|heads of government|participants|attendees|those attending)(?: \w+){0,3}? (?:include[sd]?|including)",)
_KINDS = (
    ("list", LISTS),
    ("call", CALLS), ("summit", SUMMITS), ("forum", FORUMS), ("go", JOURNEYS), ("visit", VISITS), ("talks", TALKS),
    ("discuss", DISCUSSIONS), ("receive", RECEPTIONS),
)
CUE = re.compile(r"\b" + _any(*(f"(?P<{kind}>{_any(*words)})" for kind, words in _KINDS)) + r"(?!\w)", re.IGNORECASE)
MEETING_VERBS = frozenset({"met", "meet", "meets", "spoke", "spoken", "phoned", "telephoned", "met virtually"})
JOURNEY_NOUNS = frozenset({"trip", "trips", "tour", "journey"})

# "visit" is a noun behind these: "a visit", "Putin's visit", "state visit".
NOUN_MARK = re.compile(
    r"(?:\b(?:an?|the|this|that|these|his|her|their|our|my|your|its|official|state|working|private|first|second|third|last|"
    r"recent|upcoming|forthcoming|planned|high-level|mutual|day|week|return|brief|short|historic|ongoing|current|same|for|"
    r"during|after|ever|friendly|friendship|next|previous|by|of|unannounced|surprise|on|follow-up|exchange)|['’]s?|\w[- ]day|\d|[“\"])\s*$",
    re.IGNORECASE)
VISIT_TYPE = re.compile(r"\b(state|official|working|private)\b(?=[^.;]{0,40}\b(?:visits?|trip)\b)", re.IGNORECASE)

# -- status ------------------------------------------------------------------------------------------------------------

PLANNED_BEFORE = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were|be|being) (?:also |now |currently |likely )?(?:to|due|set|expected|scheduled|slated|planned|poised|going to)\b"
    r"|plans? to|planned|planning|upcoming|forthcoming|coming|scheduled|set to|due to|expected to|preparing|preparations? for"
    r"|expects?|ahead(?: of)?|in the run-up to|on (?:the )?eve of|look(?:s|ing)? forward to|intends? to|begins|before)\b"
    r"|\bnext (?:\w+[ -]){0,4}$", re.IGNORECASE)
PLANNED_BEHIND = re.compile(
    r"(?:(?!\b(?:during which|where)\b)[^.;]){0,70}?\b(?:will(?! (?:be (?:useful|helpful|successful|fruitful|productive)|give|help|contribute|serve|strengthen|promote|allow|become|further|last))|to be held|to take place|(?:is|are) (?:due|scheduled|set|expected|planned|to)|opens|starts|begins)\b", re.IGNORECASE)
CANCELLED = re.compile(r"\b(?:cancel(?:l?ed|s|l?ing)?|postpon(?:ed|es?|ing)|call(?:ed|ing) off|put off|delay(?:s|ed|ing)?)\b", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:not|never|no|nor|neither|cannot|without|refus(?:ed|es|ing)|declin(?:ed|es)|if|would|could|(?-i:may)|might|should|whether|unless|"
    r"rul(?:ed|es) out|any|in case|eventual|monthly|weekly|fail(?:ed|s|ure)?|press(?:es|ing)|seeks?|seeking|restore|push(?:es|ing)? for|propos(?:ed|es|al)|possib(?:le|ility|ly)|hop(?:es?|ed|ing)|wish(?:es)?|invit(?:ed|es?|ation|e|ing)|"
    r"suggest(?:ed|s)?|call(?:ed|s) for|urg(?:ed|es)|offer(?:ed|s)?|ready (?:to|for)|want(?:s|ed)? to|like to|asked|desire|willing(?:ness)?|readiness|pursue|return to|resume|prospects? (?:of|for)|opportunity to|"
    r"importance of|need (?:to|for)|agreed to|agreed on|can|must)\b|n['’]t\b", re.IGNORECASE)
# "Talks between the two should move on": no talks are told.
DENIED_BEHIND = re.compile(
    r"[^.;,]{0,60}\b(?:should|could|would|might|must)\b|\s(?:every|each|once|twice|annually|regularly|monthly)\b", re.IGNORECASE)
VAGUE_BEHIND = re.compile(
    r"\s(?:recently|often|repeatedly|regularly|before|after|earlier|previously|again)\b|[^.;]{0,60}?\b(?:\w+|\d+) times\b", re.IGNORECASE)
PAST_VAGUE = re.compile(
    r"\b(?:last|recent|recently|previous|previously|earlier|past|regular|regularly|many|several|numerous|various|series of|every|each|often|"
    r"frequent|annual|second|third|fourth|fifth|latest|most recent|these|ever|since|had)\b[^.,;]{0,30}$"
    r"|(?<!the )(?<!these )\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|\d+)\s(?:of\s)?$", re.IGNORECASE)

# "flew to Beijing to meet", "Japan's premier to visit": what is still to come; but not "was the first to visit".
TO_COME = re.compile(
    r"\bto\s(?:\w+ly\s)?(?:(?:hold|host|pay|attend|have|make|join|address|chair|co-chair|co-host|lead|open|begin|start|"
    r"receive|welcome|take part in|participate in|speak at|skip)(?:\s[\w'’-]+){0,4}\s?)?$", re.IGNORECASE)
FIRST_TO = re.compile(
    r"\b(?:first|last|only|latest|second|third)\b[^.;,]{0,60}\bto\b[^.;,]{0,40}$", re.IGNORECASE)
BEGUN = re.compile(r"[^.;]{0,60}\b(?:had|has) (?:begun|started|been)\b")

# -- dates -------------------------------------------------------------------------------------------------------------

# What may follow "which" when it still speaks of the meeting: "the summit, which will be held in".
HELD_THERE = (
    r"(?! (?:will |is |was |are |were |has )?(?:be )?(?:being )?"
    r"(?:held|hosted|to be held|due|scheduled|takes?|taking|took|meets?|convenes?d?|opens|starts|begins|\d))")
WHICH_IS = re.compile(
    r",? (?:which|that) (?:will|is|was|takes|took|opens|opened|starts|started|begins|began|runs|ran|meets)\b|, to be held\b")
# "met after the visit that X paid in January": the date is the other's.
OTHER_TIME = re.compile(
    r"\b(?:after|before|following|ahead of|since|prior to)\b[^,]*\b(?:visit|trip|meeting|summit|talks)\b|, and |;|"
    r"\b(?:summit|visit|meeting|forum|conference)\b[^.;]{0,80}\b(?:that|which)\b")
TAKES_PLACE = re.compile(
    r"\b(?:takes place|opens|begins|starts|meets|(?:set|scheduled|due|planned|slated) (?:for|on))\s(?:on\s)?$")
AHEAD_OF = re.compile(r"\b(?:before|ahead of|eve of|preparations? for)\b")
BESIDE = re.compile(r"\b(?:before|ahead of|eve of|preparations? for|after|following)\b")

# -- who ---------------------------------------------------------------------------------------------------------------

# "the talks", "this visit": what was told before.
DEFINITE = re.compile(r"\b(?:the|this|these|that|those|today['’]s|our|their|his|her|my|your)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
# At a summit, not before or after it: "at the", "on the sidelines of the".
AT_SUMMIT = re.compile(
    r"\b(?:at|during|(?:on|at) the (?:sidelines?|margins?|fringes?|occasion) of|part of)\s(?:the |a |an |this year['’]s |last year['’]s )?(?:[\w-]+\s){0,4}$",
    re.IGNORECASE)
SIDELINES = re.compile(r"\b(?:on|at) the (?:sidelines?|margins?|fringes?) of (?:the )?([^,.;()]{3,80})", re.IGNORECASE)
# "Following a meeting with X, Y announces": the subject stands behind the comma.
FRONTED = re.compile(r"\W*(?:receiving|welcoming|hosting|meeting|visiting|after|following|during|in|at|on|upon|ahead of|before|prior to|besides|aside from|as part of|earlier|"
                     r"since|with|opening|over|through|while|when|speaking)\b", re.IGNORECASE)

# Words that may stand between the parties of one meeting: "and his Tajik counterpart", "President of".
GLUE = frozenset(
    "and with the his her its their our of both as well also counterpart counterparts leaders leader president presidents"
    " minister ministers prime foreign delegation delegations representatives representative officials official members member"
    " new visiting newly elected senior top then former a an between by led headed vice deputy king queen heads head state"
    " government governments chancellor premier secretary general his excellency mr mrs ms sheikh sultan emir crown prince"
    " defence defense trade economy finance interior speaker parliament chairman chief envoy special ambassador council"
    " national security adviser advisor s from separately together jointly dr sides countries colleague colleagues then-"
    " authorities first lady wife who's several many other leading pm fm".split())

# How a date is no meeting's: the place and day where a report was filed, a byline.
DATELINE = re.compile(r"\s*(?:[A-Z][\w.'’-]*[ ,/]*){1,6}(?:\([^)]{1,40}\))?[\s,–—-]*[^.:–—-]{3,30}(?:\([^)]{1,40}\)\s*)?(?:--?|–|—|:)\s")
# A host's first words in a transcript.
WELCOME = re.compile(
    r"\b(?:welcome|(?:glad|happy|pleased|delighted|good|pleasure) to (?:see|welcome|have|receive|greet))\b[^.;!?]{0,50}?\b(?:to|in|at)\b(?: the| our)?\s",
    re.IGNORECASE)
SPOKEN = r"\b(?:said|says|told|decided|agreed|announced|added|denied|reported|declared|confirmed|stated|noted)\b"
BYLINE = re.compile(r"\b(?:(?i:published|posted|updated|modified):?|(?i:last updated on))[^.;]{0,30}$")
OPENING = re.compile(r"\b(?:start(?:s|ed|ing)?|open(?:s|ed|ing)?|begin(?:s|ning)?|began|begun|kick(?:s|ed)? off|arriv\w+|flew|fl(?:y|ies|ying)|head(?:s|ed|ing)?(?! of)|travel\w*|left|leaves?)\b", re.IGNORECASE)
# "reported on his visits upon his arrival on Friday": the day of coming home.
HOMEWARD = re.compile(r"\b(?:up)?on (?:his|her|their) (?:[\w-]+ ){0,3}(?:arrival|return)\b", re.IGNORECASE)
CLOSING = re.compile(r"\b(?:end(?:s|ed)?|clos(?:es|ed)|conclud(?:es|ed)|wrapp?(?:s|ed) up|return(?:s|ed)?|back)\b", re.IGNORECASE)

_ROLES = "leaders|presidents|prime ministers|ministers|sides|countries|parties|states|heads|men|delegations|officials|premiers|foreign ministers|heads of state|governments|partners"
WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
PAIR_WORDS = re.compile(
    rf"\b(?:the (?:two|both) (?:\w+ )?(?:{_ROLES})|both (?:\w+ )?(?:{_ROLES})|the (?:countries['’] )?(?:{_ROLES})|they|their|we|our|"
    r"the two|both(?= (?:\w+ed|took|met|were|had|will)\b))\b(?! of)(?!['’]s)", re.IGNORECASE)
PAIR_RANK = re.compile(r"(?P<leader>leaders|presidents|prime ministers|heads|premiers)|(?P<minister>ministers)", re.IGNORECASE)
# What an adjective stands before when it acts: "the Saudi side", "Egyptian officials".
ACTING_NOUN = re.compile(
    r"\s(?:\w+\s){0,2}(?:sides?|governments?|delegations?|leaderships?|authorities|officials?|diplomats?|leaders?|presidents?|ministers?|"
    r"ministry|premier|parliament|envoys?|military|representatives?|counterparts?|king|monarch|chancellor)\b", re.IGNORECASE)
SPEECH_BY = re.compile(r"\W*(?:opening |press |joint )?(?:speech|statement|remarks|address|message)s?\s(?:of|by)\s", re.IGNORECASE)
HE = re.compile(
    r"\b(?:he|she|his|her|the (?:\w+ )?(?:president|prime minister|premier|head of state|head of government|minister|leader|chancellor|king|"
    r"emir|sultan|monarch|envoy|official|diplomat|secretary|statesman)(?! of (?:the )?(?-i:[A-Z])))\b", re.IGNORECASE)
YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
ME = re.compile(r"\b(?:I|my|My)\b")
OBJECT_PRONOUN = re.compile(r"\s*(?:(him|her)|(them|each other|one another)|(you)|(me|us))\b", re.IGNORECASE)

# What stands between a plural office and its states: "the presidents of Russia and Belarus".
PLURAL_OFFICE = re.compile(
    r"\b(?:(?P<leader>presidents|leaders|prime ministers|premiers|heads(?: of (?:state|government))?(?: and (?:heads of )?government)?)|"
    r"(?P<minister>(?:\w+ )?ministers)|(?P<other>representatives|officials|delegations?|colleagues|diplomats|envoys|governments|authorities|businessmen))"
    r"(?: and \w+ ministers)?(?: of (?:our|his|her|their) colleagues)? (?:of|from) (?:the )?(?:\w+ (?:member )?(?:states|countries) of )?(?:the )?$", re.IGNORECASE)
# What makes a meeting of more than two a summit or a forum: "BRICS leaders", "EU foreign ministers".
BLOC_OFFICE = re.compile(
    r"[\s)]*(?:member (?:states|countries)['’]? )?(?:Economic |economic )?(?:(?P<leader>leaders|heads of state|heads of government|presidents|prime ministers)|(?P<minister>(?:\w+ )?ministers))\b",
    re.IGNORECASE)
# "Russian and Armenian presidents": an office behind adjectives.
PLURAL_BEHIND = re.compile(
    r"\s(?:\w+\s)??(?:(?P<leader>presidents|leaders|prime ministers|premiers)|(?P<minister>(?:\w+ )?ministers)|"
    r"(?P<other>officials|diplomats|delegations|negotiators))\b", re.IGNORECASE)
MANY_SIDED = re.compile(r"\b(?:trilateral|tripartite|three-way|quadrilateral|four-way|multilateral|three-party|five-party)\s+$", re.IGNORECASE)

# Agencies and banks: what they do with a state is no meeting between states.
AGENCIES = frozenset(
    "ADB AFDB AIIB EBRD EDB IDB IMF NDB WB ICC IAEA UNESCO UNHCR UNICEF WHO WTO AFCFTA IPEF RCEP CPTPP NAFTA".split())
# Formats that the codebook lists as sides of their own; other formats stand for their few members.
OWN_FORMATS = frozenset({"G7", "G8", "G20", "C5"})
