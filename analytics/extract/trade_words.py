"""Words of economic exchange: what is counted, how it moves, told as fact or aim, and what is none of it."""

from __future__ import annotations

import re

GIFTS = frozenset({"aid", "loan", "investment"})  # flows that one side gives the other

# One alternation per flow, tried in this order; `none` are the topics whose numbers are not exchange between states.
FLOW_WORDS: tuple[tuple[str, str], ...] = (
    ("none",
     r"gdp|gross domestic product|gnp|inflation|unemployment|budgets?|revenues?|profits?|earnings|"
     r"shares? of the market|"
             r"market cap(?:itali[sz]ation)?|market value|stock (?:price|market|exchange)s?|wages?|salar(?:y|ies)|"
             r"prices?|"
             r"interest rates?|economic growth|(?:economy|economies) (?:grew|shrank|expanded|contracted|will grow|"
             r"is growing)|"
             r"growth rates?|population|votes?|voters|majority|ballots|turnout|respondents|poll(?:s|ed)?|emissions|"
             r"poverty|stakes?|"
             r"per capita|exchange rates?|barrels? of oil per day|defen[cs]e spending|military spending|"
             r"spend(?:s|ing)? on defen[cs]e|fines?|damages?|losses|reserves|"
             r"tax(?:es)?|deaths?|casualties|killed|injured|wounded|"
             r"electricity demand|settlements? in national currenc(?:y|ies)|national currenc(?:y|ies)|wealth|"
             r"domestic market|"
             r"market share|budget deficit|fiscal deficit|current account deficit|current account surplus|"
             r"capitali[sz]ation|savings|interest rate|forests?|territory|"
             r"households?|ransom|reparations|compensation|frozen assets|bonds?|mortgages?|housing|jobs|workforce|"
             r"enrichment|enriched|intellectual property theft|cost of living|war chest|campaign|"
             r"private (?:sector )?(?:commitments?|capital|financ\w+|funding|funds|sector|"
             r"investments?)|philanthrop\w+|seizures?|costs|raised|requested|venture capital|outside funding|"
             r"climate finance|"
             r"public and private|insurance|tribal|asked congress|asked for|killed|return of|students|productivity|"
             r"outbound|"
             r"outward|overseas investments?|(?:dollar|yen|r[uo]+ble|currency|yuan|pound)'?s? (?:fall|rise|drop|"
             r"decline|appreciation|"
             r"depreciation)|competitive|lost|loses?|industrial (?:production|output)|gap between|limit on|quotas?|"
             r"(?:compan(?:y|ies)|enterprises?|firms?)['’]?s?['’]? (?:annual )?turnover|turnover of (?:the )?(?:compan|"
     r"firm|"
     r"enterprise)\w*|(?:share of |in |of )(?:the )?"
     r"(?:international|world|global)(?:['’]s)? (?:\w+ )?(?:trade|exports|imports|commerce)|"
     r"(?:central bank|bank of [a-z]+) (?:bought|sold|buys|sells)|"
     r"purchasing power|no longer|evacuat\w+|debts?|owe[sd]?|"
             r"rate of (?:growth|return|interest|inflation|the previous)"),
    ("balance",
     r"(?:foreign |bilateral |negative |positive |external )?trade (?:deficits?|surplus(?:es)?|gaps?|imbalances?|"
     r"balance|shortfalls?)|"
                r"balance of trade|deficits?|surplus(?:es)?|trade imbalance"),
    ("turnover",
     r"trade turnover|commodity turnover|goods turnover|foreign trade turnover|commercial turnover|turnover|"
                 r"(?:volume|value|level|amount) of (?:our |their |the )?(?:(?:bilateral|mutual|two-way|reciprocal|"
                 r"trade|foreign|"
                 r"economic) )*(?:trade|commerce|exchanges?|turnover)|trade (?:volumes?|exchanges?|flows?|figures?|"
                 r"value)|"
                 r"(?:bilateral|mutual|two-way|reciprocal|foreign|overall|total|cross-border|intra-\w+|merchandise|"
                 r"goods|services|"
                 r"agricultural|commodity|non-oil|external|border|transit) trade(?! (?:deal|agreement|pact|talks|war|"
                 r"relations|ties))|"
                 r"trade in (?:goods(?: and services)?|services)|(?:commodity|goods|merchandise|trade) exchanges?|"
                 r"commerce|"
                 r"(?<!free )(?<!fair )(?<!retail )(?<!wholesale )(?<!arms )(?<!slave )trade(?=\W*$|\s*[,.;:)–—]|"
                 r"\s+(?:[a-z]{3,}(?:ed|ing|ew)|between|with|"
                 r"is|was|were|are|has|have|had|will|would|could|rose|fell|grew|grow|doubles?|drops?|"
     r"topped|slid|sank|soared|saw|does|do|did|may|might|went|came|shrank|hit|stood|to|by|from|at|"
                 r"in|for|last|this|of|during|over|"
                 r"also|which|that|worth|up|down|now|and|but|as|on|across|among|within|since|after|than|or|it|"
                 r"figures?|occurs?|accounts?|takes?|makes?|grows?|continues?|amounts?|totals?|exceeds?|reach(?:es)?|"
                 r"stands?|remains?)\b)"
                 r"|trading volumes?|goods traded|we (?:may well |will |now |already |can )?trade(?= (?:about|over|"
                 r"more|some|around))"),
    ("tariff",
     r"(?:import |customs |export |anti-?dumping |countervailing |retaliatory |reciprocal |punitive |additional )*"
               r"(?:tariffs?(?: rates?)?|dut(?:y|ies)(?! of|-free)|levy|levies)|duty-free"),
    ("tourism",
     r"tourist (?:flows?|arrivals|traffic|numbers)|tourists?|tourism|holidaymakers|visitors?|visitor arrivals|"
                r"(?:citizens|people|nationals|travellers|travelers|guests|russians|chinese|americans|germans) "
                r"(?:visit(?:s|ed)?|travel(?:s|led|ed)?|come|came|holiday\w*|vacation\w*)|visited"),
    ("remittances", r"remittances?|remitted|money transfers"),
    ("freight",
     r"freight|cargo(?:es)?|(?:rail(?:way)?|container|transit|goods|cargo) (?:traffic|shipments?|transport(?:ation)?|"
     r"flows?|"
                r"trains?|volumes?)|transit volumes?|transited|tran[sz]shipment|transhipped|container trains?|"
                r"gas transit|oil transit|transit of|transit"),
    ("loan", r"(?:soft |concessional |state |preferential |syndicated |direct |sovereign |export |buyer.s )*"
             r"(?:loans?|credits?(?! card)|credit lines?|lines? of credit|credit facility|lending)|lent|lend|"
             r"export financing|"
             r"financing|loan guarant(?:ee|y)s?|tranches?|swap (?:line|agreement|deal)s?|currency swap"),
    ("aid",
     r"(?:(?:humanitarian|economic|military|development|security|health)(?:, and|,| and) (?:food )?)?"
            r"(?:humanitarian |financial |economic |military |development |security |technical |foreign |emergency |"
            r"disaster |"
            r"official development |food |bilateral |relief )*(?:aid(?! workers?)|assistance|grants?|donations?)|"
            r"(?:foreign )?military financing|"
            r"(?:humanitarian|emergency|relief|new|additional|bilateral|development|foreign|grant|"
            r"supplemental) (?:funding|funds|support)|"
            r"donat(?:ed?|es|ing)|oda|counternarcotics|relief package|aid package|assistance package|"
            r"contributions?|contribut(?:e|ed|ing)|funding"),
    ("investment",
     r"(?:foreign |direct |capital |accumulated |mutual |total |private |aggregate |cumulative )*investments?"
                   r"(?! (?:forum|fund|funds|bank|banks|company|companies|firm|agreement|treaty|authority|law|"
                   r"partners?|climate|"
                   r"agency|court|corporation|relations|ties|cooperation|ministry|minister|conference|summit|council|"
                   r"promotion))|"
                   r"fdi|(?:foreign|largest|biggest|top|major|main) investors?|invest(?:s|ed|ing)?|capital inflows?|"
                   r"inflows? of capital"),
    ("exports",
     r"exports?(?! (?:control|restriction|ban|curb|licen[cs]e|credit|financing|market|council|promotion|import))|"
     r"exported|"
                r"exporting|deliver(?:y|ies) (?:of|to)|suppl(?:y|ies|ied|ying)(?! (?:chains?|markets?|lines?|"
                r"systems?))|"
                r"sales to|sold|sells?|"
                r"selling|(?:exporters?|suppliers?)(?= of)|shipments? (?:of|to)|shipped|export sales|arms deals?|"
                r"arms sales|exports? market"),
    ("imports",
     r"imports?(?! (?:ban|curb|restriction|licen[cs]e|tariffs?|dut))|imported|importing|purchas(?:e|es|ed|ing)|bought|"
     r"buys?|"
                r"buying|procur(?:e|ed|ement)|(?:importers?|buyers?)(?= of)|orders? (?:for|from)"),
)
# A verb of giving with its amount right behind it: aid, unless a noun says what is given.
_GIVING = (r"(?:provid(?:e|es|ed|ing)|committ?(?:ed|ing|s)?|pledg(?:e|es|ed|ing)|allocat(?:e|es|ed|ing)|award(?:s|"
           r"ed|ing)?|obligated|"
           r"dedicat(?:e|ed|ing)|disburs(?:e|ed|ing)|earmarked|set(?:ting)? aside|giv(?:e|es|ing)|gave|given|"
           r"grant(?:ed|s|ing)|deliver(?:ed|ing)|"
           r"announc(?:es|ed|ing))(?=\s+(?:[\w-]+\s+){0,4}[*\"“]*(?:(?:us ?|a|c)?[$€£¥]|(?:usd|eur|rmb) ?\d|"
           r"\d[\d.,]*\s+(?:million|billion|mln|bln|thousand)|(?:an?|one|two|five|ten|half a)\s+(?:million|billion)))")
# For text in small letters: a pattern that minds case skips most of its words at their first letter.
_FLOWS = "|".join(rf"(?P<{flow}>(?:{words})\b(?![-–]\w))" for flow, words in FLOW_WORDS)
FLOW = re.compile(rf"\b(?:{_FLOWS}|(?P<giving>{_GIVING}))")
# Words that count only with both sides told in their own clause.
WEAK = re.compile(r"suppl|importer|exporter|buyer|sold|sell|deliver|sales|ship|buy|bought|purchas|procur|order|"
                  r"funding|contribut|provid|commit|pledg|alloc|"
                  r"award|obligat|dedicat|disburs|earmark|set|giv|gave|announc|visitor|visited|credits?$|commerce$|"
                  r"deficits?$|"
                  r"surplus|transit$|financing|duty|dut|lev", re.I)
# Nouns that are turnover only of named sides, not "trade" as such.
VERB_FLOWS = re.compile(r"(?:ed|ing|sold|sells?|buys?|bought|lent|lend|invests?|gave|give[sn]?|donate|exports?|"
                        r"imports?|supplies|supply|visit\w*|purchase|procure)$", re.I)

UP = (r"gr(?:ew|own?|ows|owing)|growth|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|up|gain(?:s|ed|ing)?|surg(?:e|"
      r"ed|ing)|"
      r"jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|expand(?:s|ed|ing)?|expansion|soar(?:ed|ing)?|higher|leap(?:t|ed)?|"
      r"swell(?:ed)?|"
      r"upturn|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|improv(?:ed?|ing|ement)|rocketed|advanc(?:ed|ing)|widen(?:ed|"
      r"ing)?|"
      r"strengthened|recover(?:ed|ing|y)|(?<!value-)(?<!value )added|more|"
      r"multipl(?:ied|y)|shot up|skyrocketed|accelerat\w+")
DOWN = (r"f(?:ell|all|alls|allen|alling)|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|"
        r"down(?!\s+payment)|shr(?:ank|ink|unk|inking)|"
        r"plung(?:e|ed|ing)|plummet(?:ed|ing)?|slump(?:ed|ing)?|contract(?:ed|ion)|reduc(?:e|ed|es|ing|tion)|"
        r"lower(?:ed|ing)?|slid|"
        r"cut(?:s|ting)?|slip(?:ped)?|dip(?:ped)?|tumbled|collaps(?:ed|e)|narrow(?:ed|ing)?|shed|lost|less|halv(?:ed|"
        r"ing)|setback|slash(?:ed|es|ing)?")
CHANGE = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.I)
# A percent of something: a share.
SHARE_BEFORE = re.compile(r"\bshares?\b(?:[^.;]|\.\d){0,150}$|\b(?:account(?:s|ed|ing)? for|shares?(?: of)?|"
                          r"represent(?:s|ed|"
                          r"ing)?|mak(?:es?|ing) up|made up|compris(?:es?|ed|ing)|"
                          r"constitut(?:es?|ed|ing)|proportion)\b[^.;]{0,60}$", re.I)
SHARE_AFTER = re.compile(r"^\W{0,3}\s*of\b(?! (?:this|last|the) (?:year|month|period))", re.I)
BY_BEFORE = re.compile(r"\b(?:by|(?:increase|rise|growth|gain|fall|drop|decline|decrease|reduction|jump|surge|"
                       r"expansion) of|another|(?:an )?additional)"
                       r"\s+(?:(?:about|around|almost|nearly|over|more|than|some|just|another|an?|as|much|at|least|to|"
                       r"approximately|"
                       r"roughly|only|further|additional|up|well|under|less|average|of|estimated|the|slightly|"
                       r"US|whopping|modest|record|impressive)\s+){0,5}[*\"(]*$", re.I)

TARGET = re.compile(
    r"\b(?:aim(?:s|ed|ing)?|goals?|targets?|targeted|targeting|objective|striv(?:e|es|ing)|intend(?:s|ed|ing)?|"
    r"intention|plan(?:s|ned|ning)?|"
    r"pledg(?:e|es|ed|ing)|commit(?:s|ted|ting|ment|ments)?|vow(?:s|ed)?|promis(?:e|es|ed|ing)|agreed to|agree to|"
    r"seek(?:s|ing)?|sought|hopes? to|looks? forward to|looking forward to|"
    r"wants? (?:to(?! (?:say|confirm|note|stress|thank|draw|remind|recall|tell|point|add|ask|emphasi[sz]e)\b)|(?:our|"
    r"the|their|its|bilateral|mutual|trade|this)\b[^.;,]{0,50}\bto)|ambition|ready to|"
    r"prepared to|task(?:ed)?|set (?:a|the|ourselves)|decided to|propos(?:e|es|ed|al|ing)|"
    r"would like to|need to|must|should|(?:to|will|shall|would) (?:also |now |soon |further |jointly )?(?:invest|"
    r"provide|lend|grant|give|buy|purchase|donate|"
    r"contribute|"
    r"supply|sell|finance|allocate|extend|deliver|commit|seek|launch|issue|facilitate|award|impose|levy|remove|eliminate|"
    r"reduce|lower|"
    r"cut|double|triple|raise|increase|boost|bring|expand|make available|be made available|be provided|receive|enjoy|"
    r"be free|be allocated|be invested)|"
    r"sign(?:ed|ing)? (?:an? |the |several |two )?(?:\w+ ){0,4}(?:agreements?|contracts?|deals?|memorand\w+|mous?)|"
    r"announc(?:e|es|ed|ing|ement)|unveil(?:s|ed|ing)?|approv(?:e|es|ed|al)|deal (?:signed|for|to)|"
    r"worth of (?:agreements|contracts|deals)|"
    r"agreed? on an?|package|will amount|due-?\s?diligence|earmarked|set(?:ting)? aside|called for)\b", re.I)
FORECAST = re.compile(
    r"\b(?:(?:is|are|was|were|been) (?:expected|projected|forecast|predicted|estimated|likely|set|poised|on track) to|"
    r"expect(?:s|ed|ing|ation|ations)?|"
    r"forecasts?|projected|projections?|predict(?:s|ed|ion)?|could|may(?! \d)|might|likely|potential(?:ly)?|"
    r"we may well|"
    r"will (?:reach|exceed|amount|total|grow|rise|increase|be|surpass|hit|top|fall|drop|decline|come|stand|make|"
    r"approach|pass|double|remain)|"
    r"(?:on|by) the end of (?:this|the) year (?:it|we) will|would (?:reach|exceed|amount|total|grow|rise|increase|"
    r"remain|"
    r"entail|be|mean)|by year-?end)\b", re.I)
# "raise trade to $5 billion": an infinitive with its amount is an aim
AIM_TO = re.compile(r"(?<!,\s)(?<!managed\s)(?<!able\s)(?<!helped\s)(?<!us\s)(?<!failed\s)(?<!helping\s)"
                    r"\bto (?:\w+ly )?(?:raise|bring|increase|boost|double|triple|achieve|take|push|expand|attain|lift|"
                    r"quadruple|elevate|enhance)\b[^.;]{0,90}$", re.I)
ACTUAL_NEAR = re.compile(r"\b(?:reached|amounted|totall?ed|was|were|stood|has|have|had|rose|grew|fell|increased|"
                         r"recorded|provided|is providing|"
                         r"are providing|exceeded|accounted|accounts|invested|dropped|declined|hit|delivered|"
                         r"contributed|followed|already)\b", re.I)

# Subjects that carry the noun of the clause or sentence before.
CARRY = re.compile(
    r"^\W*(?:(?:and|but|so|however|moreover|overall|indeed|thus|now|today|in fact|of course|meanwhile|in addition|"
    r"i (?:think|believe|hope|would like to note|want to note)(?: that)?|we (?:hope|expect|believe|"
    r"know)(?: that)?)[,\s]+)*"
    r"(?:(?:last|this|next) year,?\s+|in (?:the )?[\w\s-]{1,40},?\s+|over [\w\s-]{1,40},?\s+|by [\w\s-]{1,30},?\s+)?"
    r"(?:it|this (?:figure|number|indicator|amount|volume|growth|is|was|has|will)|that (?:figure|number|is|was)|"
    r"the (?:figure|number|total|volume|amount|growth|increase|indicator|value|level|rise|decline|drop|fall)|growth|"
    r"they|these figures|"
    r"there (?:was|is|has been)|we (?:have )?(?:reached|achieved|exceeded|surpassed|already))\b", re.I)
CARRY_INSIDE = re.compile(r"\b(?:it (?:reached|was|exceeded|stood|amounted|totall?ed|grew|rose|fell|increased|will|is|"
                          r"had|has)|"
                          r"(?:bring|take|raise|increase|boost|double|expand|push) (?:it|this|that|this figure) to|"
                          r"this figure|the figure|"
                          r"by another|the same (?:figure|indicator))\b", re.I)

BILATERAL = re.compile(r"\b(?:bilateral(?:ly)?|mutual(?:ly)?|two-way|reciprocal|(?:the|our|these|both|"
                       r"two) (?:two )?(?:countries|nations|states|sides|"
                       r"economies|peoples)|each other|one another|between us|both (?:countries|nations|sides)|"
                       r"our (?:\w+ )?trade|our (?:\w+ )?turnover|our economic)\b", re.I)
OURS = re.compile(r"\b(?:[Oo]urs?|[Ww]e|us|[Mm]y country)\b")
WORLD = re.compile(r"\b(?:foreign trade|total exports|total imports|overall exports|overall imports|global exports|"
                   r"all (?:its|our) exports|"
                   r"external trade|worldwide|to the world|exports as a whole)\b", re.I)
FROM_BEFORE = re.compile(r"\bfrom\s+(?:[\w-]+\s+){0,4}[*\"]*(?:US ?|A|C|S)?[$€£¥₹]?\s*$", re.I)
UP_FROM = re.compile(r"\b(?:up|down|increase|rise|compared (?:with|to)|against|versus|than|higher than|rising|rose|"
                     r"grew|growing)\b[\w\s,]{0,24}$", re.I)
COMPARED = re.compile(r"\b(?:compared (?:to|with)|in comparison (?:to|with)|against|versus|"
                      r"(?<!more )(?<!less )(?<!higher )than (?:in|for|the|a|last)|than in \d{4}|over the (?:same|"
                      r"corresponding) period|"
                      r"relative to|(?:from|over|on) (?:the (?:previous|year|same|year-earlier|preceding)|a year|"
                      r"last year|year|the year)|"
                      r"the same period|since|year-on-year|on the same|as compared)\b[^.;]{0,50}$", re.I)
CONVERSION = re.compile(r"^\s*[(\[]\s*(?:or\s+)?(?:about|around|approximately|roughly|nearly|some|over|more than|"
                        r"equivalent to|or|almost|i\.e\.|=|just (?:over|under)|worth)?\s*$", re.I)
OR_CONVERSION = re.compile(r"^\s*,?\s*or\s+(?:about|around|approximately|roughly|nearly|some|over|almost)?\s*$", re.I)

GIVE_VERB = re.compile(r"\b(?:provid(?:e|es|ed|ing)|giv(?:e|es|ing)|gave|given|grant(?:s|ed|ing)?|extend(?:s|ed|ing)?|"
                       r"lend(?:s|ing)?|lent|"
                       r"offer(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|send(?:s|ing)?|sent|donat(?:e|es|ed|ing)|allocat(?:e|"
                       r"es|ed|ing)|"
                       r"award(?:s|ed|ing)?|deliver(?:s|ed|ing)?|commit(?:s|ted|ting)?|announc(?:e|es|ed|ing)|"
                       r"contribut(?:e|es|ed|ing)|"
                       r"invest(?:s|ed|ing)?|receiv(?:e|es|ed|ing))\b", re.I)

# What a government asks its own parliament for is not given yet.
ASKS = re.compile(r"\b(?:asked|asks|asking|request(?:s|ed|ing)?|urged|urging)\b[^.;]{0,40}\bcongress\b|\b(?:budget|"
                  r"supplemental|funding) request\b|"
                  r"\brequested\b", re.I)
# What would be, were it so.
IF = re.compile(r"\b(?<!as )(?<!even )(?:if|unless|had we|suppose|speculat\w+)\b", re.I)
# "not by 20 percent, but by half": the number is denied
DENIED = re.compile(r"\bnot (?:(?:just|only|merely) )?by\s+(?:\d+,\s*)?$", re.I)
# "tariffs on 300 mln dlrs worth of Japanese exports": what is taxed, not what is sold
TAXED = re.compile(r"\b(?:tariffs?|dut(?:y|ies)|sanctions|curbs)\b[^.;,]{0,40}\bon\s+(?:[a-z]+\s+){0,2}$", re.I)
# Money of a club of givers is no one member's.
CLUB = re.compile(r"\b(?:G-?7|G-?20|Quad|Group of Seven|donor conference|donors['’]? conference)\b")
# A business of firms: "their turnover had increased"
OF_FIRMS = re.compile(r"\b(?:enterprises|companies|firms|businesses|ventures)\b[^.;]{0,120}\b(?:their|whose|a|its) "
                      r"(?:[a-z]+ )?turnover\b", re.I)

# Partners that the text leaves unnamed: nothing may be inferred in their place.
VAGUE = re.compile(r"(?:\s+(?!to\b|with\b|from\b|in\b|for\b)[\w'’-]+){0,3}\s+(?:to|with|from|in|into|for|between|"
                   r"among)\s+(?!(?:the |our |these )?(?:two|both|our)\b)(?:(?!to\b|and\b)(?-i:[a-z-]+|Western|Asian|"
                   r"European|African|Arab|Third)\s+){0,3}"
                   r"(?:countries|nations|states|economies|regions?|allies|members|partners|companies|firms|"
                   r"businesses|customers|abroad|overseas|"
                   r"the world|worldwide|globally|countries|others|institutions?|banks?|imf|"
                   r"international monetary fund)\b", re.I)
# Money that a gift is hoped to bring from others is not given: "leverage at least 22 million from the private sector"
LEVERAGED = re.compile(r"\b(?:leverag\w+|mobili[sz](?:e|es|ing)|cataly[sz]\w+|"
                       r"unlock\w*)\s+(?:[\w-]+\s+){0,4}[*\"“]*$", re.I)
# What goes to an institution is no gift to one of two states: "30 million to the World Food Programme"
_INSTITUTION = (r"(?:COVAX|Gavi|ACT-A|World Bank|IMF|International Monetary Fund|International Development Association|"
                r"UN|U\.N\.|United Nations|WHO|UNICEF|UNHCR|UNRWA|Red Cross|\w+ Development Bank|"
                r"(?:[A-Z][\w-]+ ){1,6}(?:Fund|Facility|Programme|Program|Initiative|Alliance|Organi[sz]ation))\b")
TO_INSTITUTION = re.compile(rf"[^.;,()]{{0,70}}?\b(?:to|through|for) (?:the |an? )?{_INSTITUTION}")
# What a project is hoped to add to a country's economy is no gift.
TO_ECONOMY = re.compile(r"\s+(?:[\w-]+\s+){0,4}to\s+[^.;,]{0,40}?\b(?:gdp|econom(?:y|ies)|"
                        r"gross domestic product)\b", re.I)
# Money for the whole world: "a goal of investing 1 billion in food projects globally"
GLOBALLY = re.compile(r"[^.;]{0,120}\b(?:globally|worldwide|around the world|across the globe)\b", re.I)
# What one side is asked to buy is no exchange yet.
ASKED_TO_BUY = re.compile(r"\b(?:request|urg|ask|demand)\w*\s+(?:that\s+)?(?:the\s+)?[A-Z][\w.]*\s+(?:to\s+)?$")
# Duties on everybody's goods are not those of the article's two.
ON_ALL = re.compile(r"\s+on\s+(?:imports\s+from\s+)?(?:all|every|most|many|dozens\s+of)\s+(?:[a-z]+\s+){0,2}"
                    r"(?:countries|country|nations?|partners?|economies|imports\s+from\s+(?:all|every))\b", re.I)
# What may stand behind "70 mln" when it is money: no noun that it counts.
AMOUNT_ENDS = re.compile(r"\s*(?:[^\w\s]|$|(?:in|from|to|by|and|for|while|but|over|during|last|this|a|per|with|or|of|"
                         r"the|"
                         r"mark)\b)", re.I)
# Goods that narrow a flow: these are not a country's exports as such.
PART_BEFORE = re.compile(r"\b(?:energy|agricultural|agri|farm|food|grain|wheat|rice|oil|gas|lng|crude|coal|steel|"
                         r"textile|"
                         r"arms|weapons|military|defen[cs]e|machinery|car|auto|vehicle|fuel|timber|fish|meat|dairy|"
                         r"electronics|chip|service|(?<!goods and )services|digital)\s+$", re.I)
PART_AFTER = re.compile(r"\s+(?:of|in)\s+(?!(?:goods|all|our|its|the|both|[A-Z0-9$€£¥]|over|more|about|some|around|"
                        r"nearly|"
                        r"almost|this|last|that|these|total)\b)[a-z]{3,}\b")
# A gift spoken of before, and partners named before: these may look back further.
THE_GIFT = re.compile(r"\b(?:the|this|these)\s+(?:[\w-]+\s+)?(?:package|accord|aid|loans?|assistance|agreement|"
                      r"programme|program|funds?|money|pact|deal|"
                      r"grants?|funding|investments?|tranches?|credit)\b", re.I)
THE_PARTNERS = re.compile(r"\b(?:the|these|those)\s+(?:[\w-]+\s+)?(?:states|countries|nations|region)\b", re.I)
ALL = re.compile(r"\b(?:globally|worldwide|multilateral|around the world|developing countries|global health|"
                 r"global (?:food|"
                 r"fund|ambition|goal)|vulnerable countries|collectively)\b", re.I)
# Givers that are no state, right before their verb.
PRIVATE_GIVER = re.compile(r"\b(?:partners|companies|firms|donors|leaders|students|foundations?|investors|banks|"
                           r"organi[sz]ations|businesses|private sector|philanthrop\w+|"
                           r"members)\b(?:\s+\w+){0,3}\s*$", re.I)
# A headline that tells of a gift.
GIFT_TITLE = re.compile(r"\b(?:assistance|aid|relief|invest\w*|loans?|lend\w*|credits?|fund(?:s|ing)?|package|grants?|"
                        r"donat\w+|support(?:s|ing)?|response|million|billion|mln|bln)\b", re.I)
EACH_OTHER = re.compile(r"\b(?:each other|one another)\b", re.I)
RECEIVES = re.compile(r"\b(?:receiv(?:e|es|ed|ing)|gets?|got|secur(?:e|es|ed|ing)|obtain(?:s|ed|ing)?|borrow(?:s|ed|"
                      r"ing)?|took out|taken|seeks?|"
                      r"sought|asked for|requested|repa(?:y|id|ys|ying)|pa(?:y|id) back)\b", re.I)

# Agencies that give and lend in their state's name.
AGENCIES: dict[str, tuple[str, str]] = {
    "usaid": ("USA", "aid"), "agency for international development": ("USA", "aid"), "dfc": ("USA", "loan"),
    "development finance corporation": ("USA", "loan"), "exim": ("USA", "loan"), "mcc": ("USA", "aid"),
    "millennium challenge corporation": ("USA", "aid"), "state department": ("USA", "aid"),
    "department of state": ("USA", "aid"),
    "administration": ("USA", "aid"), "ustda": ("USA", "aid"), "department of defense": ("USA", "aid"),
    "opic": ("USA", "loan"),
    "department of agriculture": ("USA", "aid"), "usda": ("USA", "aid"), "pepfar": ("USA", "aid"),
    "export-import bank of the united states": ("USA", "loan"), "department of energy": ("USA", "aid"),
    "department of labor": ("USA", "aid"), "department of the treasury": ("USA", "aid"), "peace corps": ("USA", "aid"),
    "jica": ("JPN", "aid"), "koica": ("KOR", "aid"), "tika": ("TUR", "aid"),
    "european investment bank": ("EU", "loan"), "european commission": ("EU", "aid"),
}
# Names that other states' offices bear too.
EVERY_STATES = re.compile(r"department|administration")
AGENCY = re.compile(r"\b(" + "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True)) + r")\b", re.I)
