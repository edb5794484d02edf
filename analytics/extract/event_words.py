"""Words of acts, by PLOVER type: which verb, with which object, and where the other side stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analytics.extract.clause_words import words
from analytics.extract.verb_forms import inflect


@dataclass(frozen=True, slots=True)
class Act:
    """One way of telling an act.

    `verbs`: lemmas, with the small word that must follow ("call on"). `nouns`: one of them must follow within reach
    (or stand before a passive). `to`: where the recipient stands, "obj" or prepositions, in tiers, best first.
    `mutual`: both sides may be its subject. `pair`: without a recipient it is the article's other side.
    """

    type: str
    mode: str
    verbs: tuple[str, ...]
    nouns: frozenset[str]
    to: tuple[frozenset[str], ...]
    mutual: bool = False
    pair: bool = False
    confidence: float = 0.7


def _act(type_: str, verbs: str, to: str, nouns: str = "", *, mutual: bool = False, pair: bool = False,
         confidence: float = 0.7) -> Act:
    kind, _, mode = type_.partition(" ")
    return Act(kind, mode, tuple(v.replace("_", " ") for v in verbs.split()), words(nouns),
               tuple(frozenset(tier.split("/")) for tier in to.split()), mutual, pair, confidence)


_PAPERS = (
    "agreement agreements accord accords pact pacts treaty treaties deal deals memorandum memorandums memoranda mou "
    "mous protocol protocols document documents contract contracts declaration declarations convention arrangement "
    "arrangements package roadmap charter communique programme programmes program programs statement compact terms "
    "letter letters instruments plan directive resolution addendum annex annexes amendment amendments"
)
_TIES = "relations ties relationship relationships links partnership contacts"
_LIMITS = (
    "sanction sanctions ban bans embargo restriction restrictions tariff tariffs blockade curfew duty duties quota "
    "quotas curbs barriers levies levy visa visas moratorium siege"
)
_MONEY = (
    "aid assistance loan loans grant grants funds funding financing finance credit credits relief asylum million "
    "billion mln bln scholarships doses vaccines donation package gift"
)
_GIFTS = (
    "help support equipment supplies training intelligence wheat grain food vaccine medicine medicines shelter "
    "ambulances vehicles weapons arms troops helicopters doctors medics experts engineers teams team refuge "
    "guarantees guarantee expertise ship ships oxygen masks "
    "tonnes rescuers"
)
_FORCES = (
    "troops force forces soldiers warships warship fleet aircraft jets tanks missiles navy brigade battalion "
    "peacekeepers"
)
_GOODWILL = (
    "support solidarity gratitude appreciation thanks congratulations condolences sympathy satisfaction admiration "
    "respect recognition backing praise greetings"
)
_SITES = (
    "plant bridge railway pipeline centre center corridor road line station terminal exhibition school university "
    "branch zone park route checkpoint crossing facility hospital factory campus festival"
)

# The order is the order of trial: a verb with its noun first, the bare verb last.
ACTS: tuple[Act, ...] = (
    # -- verbal cooperation
    _act("SUPPORT", "sign initial ratify conclude ink seal formalise formalize co-sign", "with to", _PAPERS,
         mutual=True, pair=True, confidence=0.85),
    _act("SUPPORT", "establish", "with", "agreement agreements accord accords", mutual=True, pair=True),
    _act("SUPPORT", "exchange", "with", "instruments notes ratification ratifications", mutual=True, pair=True),
    _act("SUPPORT", "establish re-establish restore upgrade elevate normalise normalize resume raise", "with to in",
         _TIES, mutual=True, pair=True),
    _act("SUPPORT", "open reopen", "in to", "embassy embassies consulate consulates mission", pair=True),
    _act("SUPPORT",
         "express voice reaffirm reiterate extend convey declare offer pledge reconfirm affirm deliver send",
         "to for with of obj", _GOODWILL, pair=True),
    _act("SUPPORT", "pay", "to", "tribute homage", confidence=0.75),
    _act("SUPPORT", "praise laud commend applaud salute compliment hail admire extol acclaim",
         "obj for/of/by/with", confidence=0.75, pair=True),
    _act("SUPPORT", "wish", "obj to", "success well health happiness prosperity peace", confidence=0.7),
    _act("SUPPORT", "underline underscore note acknowledge recognise recognize appreciate value highlight", "obj of/by",
         "role contribution contributions leadership", confidence=0.65),
    _act("SUPPORT", "celebrate commemorate", "with", _TIES + " milestone", mutual=True, pair=True,
         confidence=0.6),
    _act("SUPPORT", "speak", "of about", "highly warmly", confidence=0.7),
    _act("SUPPORT", "congratulate thank", "obj for", pair=True, confidence=0.75),
    _act("SUPPORT", "endorse back support uphold", "obj of/by/for", confidence=0.6),
    _act("SUPPORT", "come_out throw", "behind of for", "support favour favor weight backing"),
    _act("SUPPORT", "vote", "for with of", "favour favor support", confidence=0.6),
    _act("SUPPORT", "welcome appreciate", "obj of/by/between/with/from", confidence=0.6),
    _act("SUPPORT", "consider regard view value describe label", "obj with",
         "partner partners ally allies friend friends partnership", pair=True, confidence=0.6),
    _act("SUPPORT", "call", "obj", "partner ally friend", confidence=0.6),
    _act("SUPPORT", "recognise recognize", "obj", confidence=0.6),
    _act("SUPPORT", "stand_by stand_with side_with stand_alongside stand_behind rally_behind",
         "by with alongside behind"),
    _act("SUPPORT", "grateful thankful", "to for", pair=True),
    _act("SUPPORT", "happy pleased satisfied proud", "with of",
         _TIES + " cooperation friendship development interaction", pair=True, confidence=0.6),
    _act("AGREE", "accept", "obj of/from/by/to", "offer proposal mediation", pair=True),
    _act("SUPPORT", "announce", "with", "memorandums memoranda mous agreements", mutual=True, pair=True),
    _act("AGREE", "reach strike clinch announce finalise finalize unveil", "with for to",
         "agreement agreements deal deals consensus understanding framework accord truce partnership pact",
         mutual=True, pair=True),
    _act("AGREE", "announce unveil", "to/for obj",
         "assistance package aid funding grant grants loan loans initiative million billion mln bln fund",
         pair=True, confidence=0.6),
    _act("AGREE", "express voice reaffirm reiterate confirm declare affirm underline underscore reinforce emphasise "
         "emphasize stress highlight restate renew reconfirm", "to with of for",
         "readiness willingness commitment intention determination desire interest", mutual=True, pair=True),
    _act("AGREE", "adopt issue", "with", "statement declaration resolution plan roadmap programme program communique",
         mutual=True),
    _act("AGREE", "launch announce", "with", "initiative partnership dialogue mechanism", mutual=True),
    _act("AGREE", "agree", "with/to on/for/in", mutual=True, pair=True, confidence=0.85),
    _act("THREATEN", "vow promise pledge threaten", "against on", "retaliation retaliate revenge response respond"),
    _act("AGREE", "pledge promise vow commit", "to/with/obj for in/into/on", mutual=True, pair=True, confidence=0.8),
    _act("AGREE", "approve authorise authorize earmark", "to/for obj in",
         "assistance package aid funding financing grant grants loan loans million billion mln bln fund sale credit",
         pair=True, confidence=0.6),
    _act("AGREE", "offer", "obj to with for"),
    _act("AGREE", "assure", "obj", confidence=0.65),
    _act("AGREE", "express", "with", "interest", mutual=True, pair=True, confidence=0.6),
    _act("AGREE", "intend", "to/into/with/from/for/on obj", pair=True, confidence=0.6),
    _act("AGREE", "interested", "with", _TIES + " cooperation interaction joint", mutual=True, pair=True,
         confidence=0.55),
    _act("AGREE", "willing ready prepared committed", "to/with/into/for/from", mutual=True, pair=True,
         confidence=0.65),
    _act("AGREE", "decide", "with", mutual=True, confidence=0.55),
    _act("AGREE", "set outline", "with", "target targets goal parameters", mutual=True, confidence=0.6),
    _act("CONCEDE", "apologise apologize", "to for", pair=True),
    _act("CONCEDE", "express offer make issue", "to over for", "apology apologies remorse", pair=True),
    _act("CONCEDE", "ease relax soften", "on in for against to obj", _LIMITS + " emergency rules measures stance"),
    _act("CONCEDE", "pardon", "obj"),
    _act("CONSULT third-party", "launch offer start begin", "between", "mediation mediator"),
    _act("CONSULT third-party", "mediate", "between"),
    # -- material cooperation
    _act("COOPERATE", "hold conduct stage launch start begin complete lead co-lead co-host", "with",
         "exercise exercises drill drills war_games manoeuvres maneuvers patrol patrols", mutual=True, pair=True),
    _act("COOPERATE", "open inaugurate launch", "with", "days year years season", mutual=True),
    _act("COOPERATE", "open inaugurate launch commission", "with in", _SITES, mutual=True),
    _act("COOPERATE", "exchange swap", "with", "prisoners delegations intelligence information students data",
         mutual=True),
    _act("COOPERATE", "share", "with", "intelligence expertise information data technology experience"),
    _act("COOPERATE", "extradite", "to"),
    _act("COOPERATE", "carry_out conduct operate", "with", "joint jointly", mutual=True, confidence=0.6),
    _act("COOPERATE", "begin start resume", "with to", "deliveries flights shipments supplies trade", mutual=True,
         confidence=0.6),
    _act("COOPERATE", "train", "with", "together jointly alongside", mutual=True, confidence=0.6),
    _act("COOPERATE", "cooperate collaborate partner", "with", confidence=0.55),
    _act("AID", "provide give grant donate send deliver supply allocate disburse extend lend contribute ship airlift "
         "dispatch invest", "to obj for in into", _MONEY, pair=True),
    _act("AID", "provide give grant send deliver supply extend lend contribute ship airlift dispatch",
         "to obj for in into", _GIFTS),
    _act("AID", "write_off forgive cancel", "obj of for to", "debt debts"),
    _act("AID", "donate", "to obj"),
    _act("AID", "fund finance bankroll", "in of for obj",
         "project projects programme programmes program programs construction school schools hospital hospitals",
         confidence=0.6),
    _act("AID", "grant", "to obj", "asylum citizenship refuge"),
    _act("AID", "host shelter", "from", "refugees"),
    _act("AID", "train", "obj", "troops soldiers police forces pilots officers"),
    _act("RETREAT withdraw", "withdraw evacuate pull_out", "from in", _FORCES + " settlements bases base"),
    _act("RETREAT withdraw", "withdraw pull_out", "from", confidence=0.6),
    _act("RETREAT release", "release free", "obj to from of",
         "prisoner prisoners soldiers hostage hostages detainees citizens sailors crew fishermen nationals soldier "
         "citizen pilot pilots ship vessel"),
    _act("RETREAT", "lift remove end scrap cancel waive abolish eliminate drop revoke",
         "on against for to from in of obj", _LIMITS, pair=True),
    _act("RETREAT", "reduce cut slash lower", "on for to from obj", "tariff tariffs duties"),
    _act("RETREAT", "return hand_over", "to obj",
         "prisoners bodies remains territory island artefacts artifacts land soldiers body base"),
    _act("RETREAT", "reopen", "with to", "border borders crossing"),
    _act("RETREAT ceasefire", "declare observe announce", "with against in", "ceasefire truce armistice", mutual=True),
    # -- verbal conflict
    _act("REQUEST", "call_on call_upon appeal_to", "on upon to", confidence=0.8),
    _act("REQUEST", "urge invite ask request implore exhort", "obj from/of/on to", confidence=0.8, pair=True),
    _act("REQUEST", "press pressure prod nudge encourage", "obj", confidence=0.6),
    _act("REQUEST", "demand", "from of that obj by"),
    _act("REQUEST", "call_for push_for", "on/by/from/for/with in between to", pair=True, confidence=0.6),
    _act("REQUEST", "propose suggest", "to that", pair=True, confidence=0.6),
    _act("REQUEST", "seek", "from", "support help assistance backing aid loan loans clarification compensation"),
    _act("REQUEST", "plead_with lobby petition implore beseech advise", "with obj", confidence=0.6),
    _act("REQUEST", "order", "obj", confidence=0.5),
    _act("ACCUSE",
         "accuse blame criticise criticize condemn denounce deplore slam blast decry rebuke lambast lambaste "
         "castigate chide berate fault censure reproach admonish chastise scold upbraid assail deride",
         "obj of/by on/over in", confidence=0.8, pair=True),
    _act("ACCUSE", "complain", "about/over/of that to"),
    _act("ACCUSE", "lash_out hit_out hit_back take_aim", "at against"),
    _act("ACCUSE", "call describe label brand", "obj of/by",
         "aggressor bully hypocritical irresponsible unacceptable unfair unfounded illegal shameful provocation threat "
         "liar hypocrisy terrorist genocide", confidence=0.65),
    _act("ACCUSE", "summon", "of from obj", "ambassador envoy charge diplomat diplomats"),
    _act("ACCUSE", "regret", "by of obj", "decision failure refusal stance", confidence=0.6),
    _act("ACCUSE", "sue", "obj", confidence=0.6),
    _act("ACCUSE", "express voice raise", "by about/over/at/regarding",
         "concern concerns outrage dissatisfaction disappointment anger indignation dismay displeasure",
         confidence=0.6),
    _act("ACCUSE", "concerned worried alarmed dismayed disappointed dissatisfied outraged appalled",
         "about/over/at", confidence=0.6),
    _act("ACCUSE investigate", "launch open start begin initiate", "into against on of",
         "investigation probe inquiry investigations probes"),
    _act("ACCUSE investigate", "investigate probe", "obj of"),
    _act("ACCUSE", "file bring", "against", "complaint lawsuit case charges suit"),
    _act("REJECT", "reject dismiss veto rebuff spurn", "obj by from of to with", confidence=0.75, pair=True),
    _act("REJECT", "refuse decline", "obj to of by from in with on against", confidence=0.7, pair=True),
    _act("REJECT", "deny", "from by of to", "accusation accusations allegation allegations charge charges claim claims",
         confidence=0.6),
    _act("REJECT", "rule_out turn_down", "obj from by with of"),
    _act("REJECT", "vote_against walk_out snub", "against of obj", confidence=0.6),
    _act("REJECT", "oppose", "obj of by", confidence=0.6),
    _act("REJECT", "refrain_from", "of with"),
    _act("THREATEN", "threaten", "obj to with against from in on", confidence=0.8),
    _act("THREATEN", "warn", "obj against", confidence=0.6),
    _act("THREATEN", "issue give deliver", "to", "ultimatum"),
    # -- material conflict
    _act("PROTEST", "lodge file deliver hand", "with to against over", "protest protests"),
    _act("PROTEST", "protest", "against to obj over"),
    _act("SANCTION", "impose slap put announce renew tighten adopt introduce extend expand", "on against for",
         "sanction sanctions embargo boycott", confidence=0.8),
    _act("SANCTION", "hit slap target", "obj of", "sanction sanctions embargo", confidence=0.7),
    _act("SANCTION expel", "expel", "obj of from", confidence=0.8),
    _act("SANCTION discontinue", "break cut sever suspend downgrade freeze halt stop cut_off break_off discontinue",
         "with to for from obj", _TIES +
         " aid assistance treaty talks negotiations cooperation trade agreement exports imports supplies loans "
         "deliveries flights funding", pair=True),
    _act("SANCTION withdraw", "recall", "from to in", "ambassador ambassadors envoy envoys diplomats", pair=True),
    _act("SANCTION withdraw", "withdraw pull_out quit leave", "with of from", "treaty agreement pact"),
    _act("SANCTION expel", "declare", "from of", "persona"),
    _act("SANCTION", "freeze", "of", "assets accounts"),
    _act("SANCTION discontinue", "terminate abrogate revoke", "with from of",
         "treaty agreement pact contract accord status licence license licences"),
    _act("SANCTION", "sanction blacklist boycott", "obj"),
    _act("COERCE restrict", "impose slap introduce raise announce place reimpose", "on against for from",
         _LIMITS + " limits controls"),
    _act("COERCE restrict", "ban bar restrict block", "from obj to of",
         "import imports export exports sale sales entry access flights goods trade travel ships products beef pork "
         "meat visas chips"),
    _act("COERCE restrict", "close shut", "with to", "border borders airspace crossing crossings"),
    _act("COERCE seize", "seize confiscate impound expropriate nationalise nationalize", "obj of"),
    _act("COERCE arrest", "arrest detain", "obj"),
    _act("COERCE deport", "deport", "obj to from"),
    _act("COERCE", "demolish", "obj"),
    _act("COERCE cyber", "hack", "obj"),
    _act("MOBILIZE troops", "scramble", "against to", "jets fighters aircraft"),
    _act("MOBILIZE troops", "deploy mobilise mobilize amass mass station send move strengthen reinforce increase",
         "in to near along against on off with", _FORCES + " carrier carriers"),
    _act("ASSAULT", "launch fire carry_out", "on against at in into",
         "attack attacks strike strikes airstrike airstrikes offensive artillery rocket rockets missile missiles "
         "raid raids shells mortar"),
    _act("ACCUSE", "attack", "obj of",
         "rule rules policy policies plan plans decision tariffs stance proposal record comments remarks exemption "
         "handling approach"),
    _act("ASSAULT", "attack bomb invade shell bombard raid storm strafe", "obj in of", confidence=0.75),
    _act("ASSAULT", "kill wound", "obj", confidence=0.6),
    _act("ASSAULT", "occupy annex capture overrun", "obj of from", confidence=0.65),
    _act("ASSAULT", "clash_with fire_on fire_at open_fire", "with on at", confidence=0.7),
    _act("ASSAULT", "shoot_down", "obj of"),
    _act("ASSAULT torture", "torture", "obj"),
    _act("ASSAULT beat", "beat_up", "obj"),
    _act("ASSAULT abduct", "kidnap abduct", "obj"),
    _act("ASSAULT execute", "execute", "obj", "nationals national citizen citizens prisoner prisoners"),
)

# Verbs that, promised ("will provide"), make an AGREE towards the other side.
PROMISED = words(
    "provide give grant donate send supply allocate extend lend contribute invest support help assist fund "
    "finance establish create launch increase expand purchase buy eliminate reduce remove train build develop "
    "strengthen deepen facilitate lift withdraw evacuate release lower cut open host cooperate deploy"
)
# What two sides promise each other: "both sides will explore ...".
PROMISED_BY_BOTH = words(
    "explore work continue intensify promote enhance step implement pursue hold begin resume adopt reactivate"
)
# Forms that stand behind "is" and are no verbs.
ADJECTIVES = words(
    "alarmed appalled committed concerned disappointed dismayed dissatisfied grateful happy interested outraged "
    "pleased prepared proud ready satisfied thankful willing worried"
)
# Forms that are nouns too: "allies and partners stand" tells no partnering.
NOUN_LIKE = words(
    "attack ban bar back deal demand exchange force fund grant loan offer partner pledge press promise protest raid "
    "request sanction share ship sign strike supply support threat"
)
# Nouns and names of offices where they are not past: "the finance minister", "the host", "a train".
PAST_ONLY = words("fault finance fund host label leave train vote call pay snub sue")
# What is given as aid.
MONEY = words(_MONEY + " " + _GIFTS)
SAYING = words(
    "said says say told added adds noted notes stressed stresses stated states announced announces declared declares "
    "reported explained emphasised emphasized underlined underscored reiterated reaffirmed tells warned insisted "
    "argued remarked saying"
)


@cache
def triggers() -> dict[str, tuple[tuple[str, str, str, Act], ...]]:
    """Acts by verb form: (form kind, lemma, small word that must follow or "", act), in the order of ACTS."""
    table: dict[str, list[tuple[str, str, str, Act]]] = {}
    for act in ACTS:
        for verb in act.verbs:
            lemma, _, particle = verb.partition(" ")
            forms = {lemma: "adj"} if lemma in ADJECTIVES else inflect(lemma)
            for form, kind in forms.items():
                if lemma in PAST_ONLY and not particle and kind in {"base", "s"}:
                    continue
                table.setdefault(form, []).append((kind, lemma, particle, act))
    return {form: tuple(found) for form, found in table.items()}
