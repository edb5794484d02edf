"""Words around those who meet: pronouns, plural offices, what may stand between two parties of one meeting."""

from __future__ import annotations

import re


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


# "the talks", "this visit": what was told before.
DEFINITE = _pattern(
    r"\b(?:the|this|these|that|those|today['’]s|our|their|his|her|my|your)\s+(?:[\w-]+\s+){0,2}$")
# "Following a meeting with X, Y announces": the subject stands behind the comma.
FRONTED = _pattern(
    r"\W*(?:receiving|welcoming|hosting|meeting|visiting|after|following|during|in|at|on|upon|ahead of|before|prior to|"
    r"besides|aside from|as part of|earlier|since|with|opening|over|through|while|when|speaking)\b")

# Words that may stand between the parties of one meeting: "and his Tajik counterpart", "President of".
GLUE = frozenset([
    "and", "with", "the", "his", "her", "its", "their", "our", "of", "both", "as", "well", "also", "then", "former",
    "a", "an", "between", "by", "s", "from", "separately", "together", "jointly", "several", "many", "other", "new",
    "visiting", "newly", "elected", "senior", "top", "led", "headed", "leading", "first", "national", "special",
    "president", "presidents", "prime", "minister", "ministers", "premier", "chancellor", "king", "queen", "sultan",
    "emir", "sheikh", "crown", "prince", "lady", "wife", "excellency", "mr", "mrs", "ms", "dr", "vice", "deputy",
    "head", "heads", "state", "leader", "leaders", "chairman", "chief", "secretary", "general", "speaker", "envoy",
    "ambassador", "adviser", "advisor", "pm", "fm", "counterpart", "counterparts", "colleague", "colleagues",
    "foreign", "defence", "defense", "trade", "economy", "finance", "interior", "security", "parliament", "council",
    "government", "governments", "authorities", "delegation", "delegations", "representative", "representatives",
    "official", "officials", "member", "members", "sides", "countries",
])

# -- pronouns --------------------------------------------------------------------------------------------------------

_ROLES = (
    "leaders|presidents|prime ministers|ministers|sides|countries|parties|states|heads|men|delegations|officials|"
    "premiers|foreign ministers|heads of state|governments|partners")
WE = _pattern(r"\b(?:we|our)\b")
PAIR_WORDS = _pattern(
    rf"\b(?:the (?:two|both) (?:\w+ )?(?:{_ROLES})|both (?:\w+ )?(?:{_ROLES})|the (?:countries['’] )?(?:{_ROLES})|they|"
    r"their|we|our|the two|both(?= (?:\w+ed|took|met|were|had|will)\b))\b(?! of)(?!['’]s)")
BOTH_LEADERS = _pattern(r"(?:the two|both) (?:leaders|presidents|prime ministers|heads of state|premiers|men)\b")
PAIR_RANK = _pattern(r"(?P<leader>leaders|presidents|prime ministers|heads|premiers)|(?P<minister>ministers)")
HE = _pattern(
    r"\b(?:he|she|his|her|the (?:\w+ )?(?:president|prime minister|premier|head of state|head of government|minister|"
    r"leader|chancellor|king|emir|sultan|monarch|envoy|official|diplomat|secretary|statesman)"
    r"(?! of (?:the )?(?-i:[A-Z])))\b")
YOU = _pattern(r"\b(?:you|your)\b")
ME = re.compile(r"\b(?:I|my|My)\b")
OBJECT_PRONOUN = _pattern(r"\s*(?:(him|her)|(them|each other|one another)|(you)|(me|us))\b")
# Whose words follow: "SPEECH OF PRESIDENT X".
SPEECH_BY = _pattern(r"\W*(?:opening |press |joint )?(?:speech|statement|remarks|address|message)s?\s(?:of|by)\s")

# -- offices in the plural -------------------------------------------------------------------------------------------

# What an adjective stands before when it acts: "the Saudi side", "Egyptian officials".
ACTING_NOUN = _pattern(
    r"\s(?:[\w-]+\s){0,2}(?:sides?|governments?|delegations?|leaderships?|authorities|officials?|diplomats?|leaders?|"
    r"presidents?|ministers?|ministry|premiers?|parliament|envoys?|military|representatives?|counterparts?|king|monarch|"
    r"chancellors?|chiefs|council|speaker|negotiators?|lawmakers|generals|commanders|delegates|advis[eo]rs|secretary|secretaries)\b")
# An office between a plural and its states: "the presidents of Russia and Belarus".
PLURAL_OFFICE = _pattern(
    r"\b(?:(?P<leader>presidents|leaders|prime ministers|premiers|"
    r"heads(?: of (?:state|government))?(?: and (?:heads of )?government)?)|(?P<minister>(?:\w+ )?ministers)|"
    r"(?P<other>representatives|officials|delegations?|colleagues|diplomats|envoys|governments|authorities|businessmen))"
    r"(?: and \w+ ministers)?(?: of (?:our|his|her|their) colleagues)? (?:of|from) (?:the )?"
    r"(?:\w+ (?:member )?(?:states|countries) of )?(?:the )?$")
# An office behind adjectives: "Russian and Armenian presidents".
PLURAL_BEHIND = _pattern(
    r"\s(?:\w+\s)??(?:(?P<leader>presidents|leaders|prime ministers|premiers)|(?P<minister>(?:\w+ )?ministers)|"
    r"(?P<other>officials|diplomats|delegations|negotiators))\b")
# What makes a meeting of more than two a summit or a forum: "BRICS leaders", "EU foreign ministers".
BLOC_OFFICE = _pattern(
    r"[\s)]*(?:member (?:states|countries)['’]? )?(?:economic )?(?:(?P<leader>leaders|heads of state|"
    r"heads of government|presidents|prime ministers)|(?P<minister>(?:\w+ )?ministers)|"
    r"(?P<other>(?:[\w-]+ ){0,3}(?:security|defen[cs]e|trade|senior|economic) (?:officials|advis[eo]rs|chiefs)))\b")
MANY_SIDED = _pattern(
    r"\b(?:trilateral|tripartite|three-way|quadrilateral|four-way|multilateral|three-party|five-party)\s+$")

# -- sides -----------------------------------------------------------------------------------------------------------

# Agencies and banks: what they do with a state is no meeting between states.
AGENCIES = frozenset([
    "ADB", "AFDB", "AIIB", "EBRD", "EDB", "IDB", "IMF", "NDB", "WB", "ICC", "IAEA", "UNESCO", "UNHCR", "UNICEF", "WHO",
    "WTO", "AFCFTA", "IPEF", "RCEP", "CPTPP", "NAFTA",
])
# Organisations with a head who meets others; "the two leaders" are of no format and no region.
BODIES = frozenset([
    "EU", "UN", "NATO", "AU", "GCC", "ASEAN", "OIC", "ARAB_LEAGUE", "EAEU", "CIS", "CSTO", "SCO", "OTS",
])
# Formats that the codebook lists as sides of their own; other formats stand for their few members.
OWN_FORMATS = frozenset({"G7", "G8", "G20", "C5"})
