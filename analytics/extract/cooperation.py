"""Acts of cooperation, in words and in deeds, by PLOVER type."""

from __future__ import annotations

from analytics.extract.act import FORCES, GIFTS, LIMITS, MONEY, TIES, Act, way

_PAPERS = (
    "agreement agreements accord accords pact pacts treaty treaties deal deals memorandum memorandums memoranda mou "
    "mous protocol protocols document documents contract contracts declaration declarations convention arrangement "
    "arrangements package roadmap charter communique programme programmes program programs statement compact terms "
    "letter letters instruments plan directive resolution addendum annex annexes amendment amendments"
)
_GOODWILL = (
    "support solidarity gratitude appreciation thanks congratulations condolences sympathy satisfaction admiration "
    "respect recognition backing praise greetings wishes condolence sympathies congratulation"
)
_SITES = (
    "plant bridge railway pipeline centre center corridor road line station terminal exhibition school university "
    "branch zone park route checkpoint crossing facility hospital factory campus festival"
)

# The order is the order of trial: a verb with its noun first, the bare verb last.
COOPERATION: tuple[Act, ...] = (
    # -- verbal cooperation
    way("SUPPORT", "sign initial ratify conclude ink seal formalise formalize co-sign", "with to", _PAPERS,
        mutual=True, pair=True, confidence=0.85),
    way("SUPPORT", "establish", "with", "agreement agreements accord accords", mutual=True, pair=True),
    way("SUPPORT", "exchange", "with", "instruments notes ratification ratifications", mutual=True, pair=True),
    way("SUPPORT", "establish re-establish restore upgrade elevate normalise normalize resume raise", "with to in",
        TIES, mutual=True, pair=True),
    way("SUPPORT", "open reopen", "in to", "embassy embassies consulate consulates mission", pair=True),
    way("SUPPORT",
        "express voice reaffirm reiterate extend convey declare offer pledge reconfirm affirm deliver send",
        "to for with of obj", _GOODWILL, pair=True),
    way("SUPPORT", "pay", "to", "tribute homage", confidence=0.75),
    way("SUPPORT", "praise laud commend applaud salute compliment hail admire extol acclaim",
        "obj for/of/by/with", confidence=0.75, pair=True),
    way("SUPPORT", "wish", "obj to", "success well health happiness prosperity peace", confidence=0.7),
    way("SUPPORT", "underline underscore note acknowledge recognise recognize appreciate value highlight", "obj of/by",
        "role contribution contributions leadership", confidence=0.65),
    way("SUPPORT", "celebrate commemorate", "with", TIES + " milestone", mutual=True, pair=True,
        confidence=0.6),
    way("SUPPORT", "speak", "of about", "highly warmly", confidence=0.7),
    way("SUPPORT", "congratulate thank", "obj for", pair=True, confidence=0.75),
    way("SUPPORT", "endorse back support uphold", "obj of/by/for", confidence=0.6),
    way("SUPPORT", "come_out throw", "behind of for", "support favour favor weight backing"),
    way("SUPPORT", "vote", "for with of", "favour favor support", confidence=0.6),
    way("SUPPORT", "welcome appreciate", "obj of/by/between/with/from", confidence=0.6),
    way("SUPPORT", "consider regard view value describe label", "obj with",
        "partner partners ally allies friend friends partnership", pair=True, confidence=0.6),
    way("SUPPORT", "call", "obj", "partner ally friend", confidence=0.6),
    way("SUPPORT", "look_upon see", "obj/upon", "partner partners ally friend brother", confidence=0.6),
    way("SUPPORT", "recognise recognize", "obj", confidence=0.6),
    way("SUPPORT", "stand_by stand_with side_with stand_alongside stand_behind rally_behind",
        "by with alongside behind"),
    way("SUPPORT", "grateful thankful", "to for", pair=True),
    way("SUPPORT", "happy pleased satisfied proud", "with of",
        TIES + " cooperation friendship development interaction", pair=True, confidence=0.6),
    way("AGREE", "accept", "obj of/from/by/to", "offer proposal mediation", pair=True),
    way("SUPPORT", "announce", "with", "memorandums memoranda mous agreements", mutual=True, pair=True),
    way("AGREE", "reach strike clinch announce finalise finalize unveil", "with for to",
        "agreement agreements deal deals consensus understanding framework accord truce partnership pact",
        mutual=True, pair=True),
    way("AGREE", "announce unveil", "to/for obj",
        "assistance package aid funding grant grants loan loans initiative million billion mln bln fund",
        pair=True, confidence=0.6),
    way("AGREE", "express voice reaffirm reiterate confirm declare affirm underline underscore reinforce emphasise "
        "emphasize stress highlight restate renew reconfirm", "to with of for",
        "readiness willingness commitment intention determination desire interest", mutual=True, pair=True),
    way("AGREE", "adopt issue", "with", "statement declaration resolution plan roadmap programme program communique",
        mutual=True),
    way("COOPERATE", "launch start begin", "with", "programme programmes program programs", mutual=True,
        confidence=0.6),
    way("AGREE", "launch announce", "with", "initiative partnership dialogue mechanism", mutual=True),
    way("AGREE", "agree", "with/to on/for/in", mutual=True, pair=True, confidence=0.85),
    way("THREATEN", "vow promise pledge threaten", "against on", "retaliation retaliate revenge response respond"),
    way("AGREE", "pledge promise vow commit", "to/with/obj for in/into/on", mutual=True, pair=True, confidence=0.8),
    way("AGREE", "approve authorise authorize earmark", "to/for obj in",
        "assistance package aid funding financing grant grants loan loans million billion mln bln fund sale credit",
        pair=True, confidence=0.6),
    way("AGREE", "commit announce", "to/with/in/for of", MONEY, confidence=0.6),
    way("AGREE", "offer", "obj to with for"),
    way("AGREE", "assure", "obj", confidence=0.65),
    way("AGREE", "express", "with", "interest", mutual=True, pair=True, confidence=0.6),
    way("AGREE", "intend", "to/into/with/from/for/on obj", pair=True, confidence=0.6),
    way("AGREE", "interested", "with", TIES + " cooperation interaction joint", mutual=True, pair=True,
        confidence=0.55),
    way("AGREE", "willing ready prepared committed", "to/with/into/for/from", mutual=True, pair=True,
        confidence=0.65),
    way("AGREE", "decide", "with", mutual=True, confidence=0.55),
    way("AGREE", "set outline", "with", "target targets goal parameters", mutual=True, confidence=0.6),
    way("CONCEDE", "apologise apologize", "to for", pair=True),
    way("CONCEDE", "express offer make issue", "to over for", "apology apologies remorse", pair=True),
    way("CONCEDE", "ease relax soften", "on in for against to obj", LIMITS + " emergency rules measures stance"),
    way("CONCEDE", "pardon", "obj"),
    way("CONSULT third-party", "launch offer start begin", "between", "mediation mediator"),
    way("CONSULT third-party", "mediate", "between"),
    # -- material cooperation
    way("COOPERATE", "hold conduct stage launch start begin complete lead co-lead co-host", "with",
        "exercise exercises drill drills war_games manoeuvres maneuvers patrol patrols", mutual=True, pair=True),
    way("COOPERATE", "open inaugurate launch", "with", "days year years season", mutual=True),
    way("COOPERATE", "open inaugurate launch commission", "with in", _SITES, mutual=True),
    way("COOPERATE", "exchange swap", "with", "prisoners delegations intelligence students data",
        mutual=True),
    way("COOPERATE", "share", "with", "intelligence expertise information data technology experience"),
    way("COOPERATE", "extradite", "to"),
    way("COOPERATE", "carry_out conduct operate", "with", "joint jointly", mutual=True, confidence=0.6),
    way("COOPERATE", "begin start resume", "with to", "deliveries flights shipments supplies trade", mutual=True,
        confidence=0.6),
    way("COOPERATE", "train", "with", "together jointly alongside", mutual=True, confidence=0.6),
    way("COOPERATE", "cooperate collaborate partner", "with", confidence=0.55),
    way("AID", "provide give grant donate send deliver supply allocate disburse extend lend contribute ship airlift "
        "dispatch invest", "to obj for in into", MONEY, pair=True),
    way("AID", "provide give grant send deliver supply extend lend contribute ship airlift dispatch",
        "to obj for in into", GIFTS),
    way("AID", "write_off forgive cancel", "obj of for to", "debt debts"),
    way("AID", "donate", "to obj"),
    way("AID", "fund finance bankroll", "in of for obj",
        "project projects programme programmes program programs construction school schools hospital hospitals",
        confidence=0.6),
    way("AID", "grant", "to obj", "asylum citizenship refuge"),
    way("AID", "host shelter", "from", "refugees"),
    way("AID", "train", "obj", "troops soldiers police forces pilots officers"),
    way("RETREAT withdraw", "withdraw evacuate pull_out", "from in", FORCES + " settlements bases base"),
    way("RETREAT withdraw", "withdraw pull_out", "from", confidence=0.6),
    way("RETREAT release", "release free", "obj to from of",
        "prisoner prisoners soldiers hostage hostages detainees citizens sailors crew fishermen nationals soldier "
        "citizen pilot pilots ship vessel"),
    way("RETREAT", "lift remove end scrap cancel waive abolish eliminate drop revoke",
        "on against for to from in of obj", LIMITS, pair=True),
    way("RETREAT", "reduce cut slash lower", "on for to from obj", "tariff tariffs duties"),
    way("RETREAT", "return hand_over", "to obj",
        "prisoners bodies remains territory island artefacts artifacts land soldiers body base"),
    way("RETREAT", "reopen", "with to", "border borders crossing"),
    way("RETREAT ceasefire", "declare observe announce", "with against in", "ceasefire truce armistice", mutual=True),
)
