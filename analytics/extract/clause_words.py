"""Closed word classes that tell who acts: nouns of state, prepositions, auxiliaries, words for both sides."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


PREPOSITIONS = words(
    "of in on at to for from with by against between among towards toward into over about during under through "
    "within without upon near along across despite following regarding concerning including like than via beyond "
    "behind inside outside amid around until till per onto off"
)
CONJUNCTIONS = words(
    "and or but as that because although though while whereas after before when where since so than nor if whether "
    "unless then yet once"
)
DETERMINERS = words("the a an its his her their our your my this that these those any all both")
RELATIVES = words("who which whose whom what")
AUXILIARIES = words(
    "has have had is are am m re was were be been being will would shall should could may might must can cannot ought "
    "do does did not t didn doesn wouldn hasn haven isn wasn ll"
)
ADVERBS = words(
    "also again today yesterday now then already yet still just soon once both recently further never ever always "
    "later earlier here first together thus therefore meanwhile ahead back instead even all jointly currently "
    "formally so far outright strongly firmly vehemently publicly very quite"
)
CONDITIONS = words("if whether unless until should provided")
# What follows one of these is no fact: "hopes that Peru will send", "proposed that the two sign".
WISHES = words(
    "hope hopes hoped hoping wish wishes wished want wants wanted wanting suggest suggests suggested suggesting "
    "propose proposes proposed proposing expect expects expected expecting confident confidence assume assumes "
    "assuming suppose supposing imagine likely unlikely possible possibility probability prospect chance believe "
    "believes believed doubt doubts doubted speculation rumours rumors reportedly urge urges urged urging ask asks "
    "asked asking demand demands demanded demanding request requests requested recommend recommends recommended "
    "insist insists insisted pray optimistic hopeful fear fears feared predict predicts predicted necessary "
    "important essential imperative crucial vital"
)
# Nouns behind a country that make it the state: "Kenyan officials", "Peru's parliament", "the army of Chad".
STATE_NOUNS = words(
    "government governments president presidents presidency premier premiers chancellor king queen emir sultan "
    "monarch administration ministry ministries minister ministers official officials authorities authority leader "
    "leaders leadership side sides delegation delegations parliament cabinet congress senate lawmakers legislature "
    "army military troops forces force navy soldiers warships warship helicopters jets tanks aircraft warplanes "
    "police embassy ambassador ambassadors diplomat diplomats envoy envoys state states republic federation head "
    "heads spokesman spokeswoman spokesmen spokespeople department command corps spokesperson counterpart "
    "counterparts colleague colleagues partners partner friends regime mission representative representatives "
    "negotiators negotiator intelligence secretary commander general commission council bloc nation nations country "
    "countries members member prime guard vessels planes politburo rulers kremlin dictator coalition peacekeepers "
    "jet drones warplane executive capitals lawmaker deputies agency customs"
)
# Nouns behind a country that make it something else.
NO_STATE_NOUNS = words(
    "company companies firm firms bank banks economy exports imports exporters importers goods products trade market "
    "markets investors investor businessmen businesses business industry industries people citizens nationals "
    "students student workers team players fans media press newspaper newspapers experts analysts scholars "
    "university universities airlines airline border borders territory region regions city cities population culture "
    "language food currency oil gas society side's opposition rebels rebel militants protesters demonstrators "
    "producers farmers refiners producer manufacturer manufacturers conglomerate giant group groups tourists "
    "refugees immigrants migrants women men children family families history law laws policy policies talks "
    "relations ties cooperation summit meeting visit agreement treaty deal dialogue forum airspace waters soil coast "
    "capital stocks shares"
)

BOTH_NOUNS = words(
    "sides countries nations states parties leaders governments presidents ministers heads premiers capitals "
    "neighbours neighbors participants delegations"
)
# "the minister", "the country": the person or the side spoken of last. True means a person.
SOLE_NOUNS: dict[str, bool] = {
    "president": True, "minister": True, "prime": True, "premier": True, "chancellor": True, "king": True,
    "envoy": True, "vice-president": True,
    "ambassador": True, "diplomat": True, "official": True, "leader": True, "spokesman": True, "spokeswoman": True,
    "spokesperson": True, "secretary": True,
    "country": False, "government": False, "ministry": False, "administration": False, "kingdom": False, "bloc": False,
    "embassy": False,
}

# Offices of the publisher's own state, where a government publishes: "the Department of Justice", "the Administration".
HOME_OFFICES = words(
    "department administration government ministry president vice congress secretary embassy cabinet"
)
# Offices that are known by their own name.
AGENCIES: dict[str, str] = {
    "usaid": "USA", "pentagon": "USA", "dfc": "USA", "exim": "USA", "jica": "JPN", "koica": "KOR", "giz": "DEU",
    "tika": "TUR",
}
# "British-based planes" are not Britain's; "Vietnamese-led forces" are Vietnam's.
NO_STATE_TAILS = words(
    "based made born registered flagged backed owned speaking trained style held built occupied friendly sponsored "
    "controlled produced related"
)
JOINTS = frozenset({
    ",", "and", ", and", "as well as", "&", "or", "along with", "together with", ", along with", ", together with",
    ", as well as",
})
QUOTE_MARKS = frozenset({'"', "\u201c", "\u201d"})
# What is of a country and never stands for it.
PRIVATE_NOUNS = words(
    "company companies firm firms institute institutes institution university universities foundation club team "
    "players player singer artist artists actor actress writer poet students student airline airlines businessmen "
    "business businesses investors investor bank banks newspaper newspapers media press journalists journalist "
    "experts analysts scientists scientist athletes athlete corporation conglomerate group fans tourists festival "
    "film films theatre"
)
