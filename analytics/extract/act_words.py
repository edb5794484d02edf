"""Words around an act: plans, doubts, what is earlier, and which types may be read how."""

from __future__ import annotations

from analytics.extract.clause_words import words

# Words behind which an infinitive is a plan: "plans to sign", "is due to open".
PLANNING = words(
    "about aims are decided due expected going intend intends is plan planned planning plans poised prepared "
    "prepares preparing ready scheduled set slated threatened"
)
# Words behind which an infinitive is the act itself: "continues to supply", "would like to thank".
TRANSPARENT = words(
    "began begun continue continued continues continuing glad happy like managed moved pleased proceeded started "
    "want wants wish wishes"
)
# Words before a plan that make it a wish.
DOUBTS = words(
    "draft hope hoped hopes hoping if possibility possible proposal reportedly rumours unless unlikely whether wish "
    "would-be yet"
)
# An act told with one of these is older than the article.
EARLIER = words("ago always before decades earlier historically last once over past previously recently since years")
# An object that belongs to both sides.
BILATERAL = words(
    "bilateral collaboration cooperation counterpart friendship hospitality interaction mutual partnership "
    "relations relationship ties"
)
# What is supported against the one that did it.
HOSTILE = words(
    "against aggression annexation attack attacks damage invasion occupation sanctions strikes threat threats "
    "violence war bombing bombings conflict dispute"
)
# What a state promises another without naming it.
YIELDING = words("buy create eliminate establish lift lower purchase reduce remove train")
# Agreements of one country's own.
DOMESTIC = words("bill bipartisan budget congress constitution decree law nationwide parliament")
# What is told as standing: "the US supports", "Mali values".
STANDING = words("backs considers regards supports upholds values")
# What is promised to someone.
GIVING = words("assist deliver donate give grant help invest provide send supply support")
# Types that are done by saying.
VERBAL = words("ACCUSE AGREE CONCEDE CONSULT REJECT REQUEST SUPPORT THREATEN")
# Types whose recipient may stand anywhere in the clause.
NEAR_ANY = words("ACCUSE COERCE REJECT SANCTION THREATEN")
# ... behind one of these.
TOWARDS = words("of obj to from with against on") | {""}
# Mentions that may be a place only.
PLACES = words("capital city")
# Types that, planned, are threats.
CONFLICT = words("ASSAULT COERCE MOBILIZE PROTEST SANCTION")
# Mutual verbs whose several subjects act on each other, whatever stands behind them.
ON_EACH_OTHER = words(
    "adopt agree conclude decide elevate establish hold initial issue launch ratify reach set sign strike upgrade"
)
# Types that are done where they are offered: "may I thank", "I would like to invite".
OFFERED = words("SUPPORT REQUEST")
# What "was signed" without a signatory was signed by the article's sides.
BY_ALL = words("sign initial conclude ratify ink seal reach adopt issue decide agree")
# What one commits without promising it.
CRIMES = words(
    "crime crimes atrocities genocide abuses violations suicide fraud aggression acts murder errors mistakes"
)
# What two sides hold is a meeting, and told as one.
MEETINGS = words(
    "summit talks meeting meetings forum consultations conference negotiations session visit discussion discussions"
)
# A preposition behind which the object of a verb has ended.
INTO_ANOTHER = words("in on with at by from about over against regarding concerning into during after before through")
# What makes a measure its opposite: "a visa exemption".
UNDOING = words("exemption exemptions waiver waivers relief removal reduction reductions cuts facilitation")
# Prepositions before the one who is addressed, and words there that mean neither of the article's sides.
ADDRESSING = words("with to for towards toward of among")
THIRD = words(
    "all others every everyone everybody anyone several many various interested veterans victims "
    "families relatives community parties participants delegates settlers workers farmers children refugees heirs "
    "successor traveller traveler winners athletes"
)
# Attitudes: whom they are held towards, only their object tells.
ATTITUDES = words("express reaffirm underscore intend willing ready prepared committed interested")
TO_EACH_OTHER = words(
    "together joint jointly both mutual mutually bilateral bilaterally between each reciprocal relations ties"
)
BETWEEN_US = BILATERAL | words(
    "together joint jointly both our each mutually common shared two you your him counterpart bilaterally cooperate "
    "collaborate assist help partner closely trilateral"
)
# An occasion on which something was said, and words that make it another than the article's own.
OCCASIONS = MEETINGS | words("conversation call trip tour gathering dialogue week")
ON_OCCASION = words("during at in on since after")
OTHER_OCCASION = words("a an my your our previous last recent earlier first past another former state then")
# What is promised where it is planned: "will cooperate with".
IN_FUTURE = words("cooperate collaborate partner share")
# Types that are done to the object of their verb: what stands behind "to do" or "that" is not meant.
FOR_ONE = words("ACCUSE REQUEST SUPPORT")
# Wrongs that are held against the country where they happen: "concern about the coup in Burma".
WRONGS = words(
    "rights coup crackdown repression abuses persecution detention detentions arrests launches tests buildup"
)
# Nouns before "to", which then tells where someone goes.
TRAVEL = words(
    "visit visits trip trips travel tour return flight journey arrival way route ambassador ambassadors accession"
)
# What is sold rather than given.
TRADED = words("gas oil crude cubic barrels lng petroleum customers")
# Guests: who welcomes them receives them.
PEOPLE = words("leader leaders president presidents minister ministers delegation participants guests entrepreneurs")
# Of all three sides of an article.
OF_THREE = words("trilateral tripartite three multilateral")
# Words behind which only words are done: "would like to thank", but not "wants to sign".
DESIRES = words("want wants wanted wish wishes like happy glad pleased")
# Words of thanks.
THANKS = words("thank thanked thanks thanking grateful")
