"""Words of numbers: figures in letters, scales, units, bounds, and the currencies with all their forms."""

from __future__ import annotations

import re
from decimal import Decimal

CARDINALS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}
SCALES: dict[str, Decimal] = {
    word: Decimal(value) for words, value in (
        (("hundred",), 100), (("dozen",), 12), (("thousand", "thousands", "ths"), 1000),
        (("lakh", "lakhs", "lac"), 10**5),
        (("million", "millions", "mln", "mn", "mio"), 10**6), (("crore", "crores"), 10**7),
        (("billion", "billions", "bln", "bn", "milliard", "milliards", "bil"), 10**9),
        (("trillion", "trillions", "trln", "trl", "tn", "trn"), 10**12),
    ) for word in words
}
# One letter is a scale only next to the figure and with a currency: "$5m", "€3b", "$40k".
LETTER_SCALES: dict[str, Decimal] = {"k": Decimal(10**3), "m": Decimal(10**6), "b": Decimal(10**9),
                                     "t": Decimal(10**12)}

FRACTIONS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}
MULTIPLES: dict[str, int] = {  # change in percent
    "doubled": 100, "doubling": 100, "double": 100, "doubles": 100, "tripled": 200, "trebled": 200, "tripling": 200,
    "triple": 200, "treble": 200, "triples": 200, "quadrupled": 300, "quadruple": 300, "quadrupling": 300,
    "quintupled": 400, "halved": -50, "halving": -50, "halve": -50, "twice": 100, "twofold": 100, "threefold": 200,
    "fourfold": 300, "fivefold": 400, "sixfold": 500, "sevenfold": 600, "eightfold": 700, "ninefold": 800,
    "tenfold": 900, "twentyfold": 1900,
}

PERCENT = re.compile(r"\s*(?:%|‰)|[\s-]*(?:per[\s-]?cent(?!ag)|percents|pct\b|p\.c\.|pc\b)", re.I)
POINTS = re.compile(r"[\s-]*(?:(?:%|per[\s-]?cent(?:age)?|pct)[\s-]*points?\b|p\.?p\b\.?)", re.I)
CONNECTOR = re.compile(r"\s*(-|–|—|−|‑)\s*|\s+(to|and|or)\s+|(-to-)", re.I)
BETWEEN = re.compile(r"\bbetween\s+(?:[a-z]+\s+){0,2}$", re.I)
FROM = re.compile(r"\bfrom\s+(?!(?:\w+\s+){0,3}(?:rate|level|average|tariff|duty)\s+of\s)(?:(?:an?|the|just|about|"
                  r"around|some|nearly|almost|over|under|more|less|than|below|above|"
                  r"roughly|approximately|only|current|average|of|rate|level|mere|merely|its|their|present)\s+){0,4}$",
                  re.I)
RANGING = re.compile(r"\b(?:rang(?:ing|ed|es?)|var(?:ying|ied|y|ies))\s+(?:anywhere\s+)?from\s+(?:\w+\s+){0,2}$", re.I)
MOVED_BEFORE = re.compile(r"\b(?:by|rose|risen|fell|fallen|grew|grown|up|down|jumped|gained|lost|added|increased|"
                          r"decreased|dropped|declined|surged|climbed|shrank|slipped)\s+(?:[a-z]+\s+){0,2}$", re.I)

# What stands right before a number and bounds it. Longest first within one bound.
_FILLER = r"(?:\s+(?:the|a|an|just|only|even|by|to|of|at|us|an average(?: of)?))*[\s*\"“(]*$"
BOUNDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"\b(?:{words}){_FILLER}".replace(" ", r"\s+"), re.I)) for bound, words in (
        ("le",
         r"up to|as (?:much|many|high|large|big) as|(?:no|not) (?:more|higher|greater) than|not exceed(?:ing)?|at most|"
               r"a maximum of|maximum|capped at|kept to|limited to|restricted to|cap of|ceiling of|not to exceed"),
        ("ge", r"at least|(?:no|not) (?:less|fewer|lower) than|a minimum of|minimum|upwards? of"),
        ("gt", r"more than|over|exceed(?:s|ed|ing)?|above|in excess of|surpass(?:es|ed|ing)?|greater than|higher than|"
               r"larger than|topp?(?:s|ed|ing)|top|upwards|beyond|well over|past|outstripp?(?:ed|ing)|crossed|"
               r"overtook|overshot"),
        ("lt", r"less than|under|below|fewer than|lower than|short of|shy of"),
        ("approx",
         r"about|around|approximately|roughly|nearly|almost|some|circa|ca\.?|close to|an? estimated|estimated|"
                   r"in the region of|in the order of|on the order of|nearing|approaching|practically|virtually|"
                   r"somewhere around|approx\.?|close on|in the vicinity of|just about|or so|approached"),
    )
)
# "under the five billion deal" is no bound
DEAL_AFTER = re.compile(r"[\s-]+(?:\w+[\s-]+){0,3}(?:deal|agreement|contract|accord|plan|programme|program|pact|loan|"
                        r"facility|package|scheme)\b",
                        re.I)
BOUND_TRIGGER = re.compile(r"[a-z.][\s*\"“(]*$", re.I)
AFTER_PLUS = re.compile(r"\s?(?:\+|-?plus\b)(?!\s*(?:\d|the|an?)\b)", re.I)
AFTER_MORE = re.compile(r"\s+or\s+(more|less|so|above|higher)\b", re.I)
BOUND_AFTER = {"more": "ge", "above": "ge", "higher": "ge", "less": "le", "so": "approx"}

# Plain counts: what is counted. Persons and freight get one name, all else the text's own plural.
PERSONS = frozenset({
    "people", "persons", "tourists", "visitors", "citizens", "travellers", "travelers", "passengers", "nationals",
    "holidaymakers", "guests", "arrivals", "vacationers", "pilgrims", "tourist", "visitor",
})
TONNES = frozenset({"tonnes", "tons", "tonne", "ton", "mt"})
CONTAINERS = frozenset({"containers", "teu", "teus", "feu", "container"})
TIME_UNITS = frozenset({
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "second",
    "seconds", "decade", "decades", "century", "centuries", "am", "pm", "o", "gmt", "quarters", "fold", "times", "km",
    "year-old",
    "a.m", "p.m", "anniversary", "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec", "o'clock",
    "kilometers", "kilometres",
    "miles", "degrees", "hectares", "acres", "meters", "metres",
})
# Between a number and its noun nothing of these may stand.
NOUN_STOPS = frozenset({
    "of", "in", "on", "at", "by", "to", "from", "for", "with", "and", "or", "the", "a", "an", "is", "are", "was",
    "were",
    "has", "have", "had", "will", "that", "which", "who", "as", "than", "but", "it", "this", "these", "those", "its",
    "their", "his", "her", "our", "into", "per", "compared", "against", "over", "under", "between", "during", "since",
    "while", "after", "before", "last", "next", "when", "if", "not", "be", "been", "also", "worth", "percent",
})
IRREGULAR_PLURALS = frozenset({"people", "aircraft", "cattle", "sheep", "head", "men", "women", "children", "barrels",
                               "teu"})
NOT_PLURAL = frozenset({"his", "this", "its", "us", "as", "is", "was", "has", "does", "gas", "across", "less", "plus",
                        "business", "previous", "various", "process", "yes", "news", "perhaps", "thus", "always",
                        "rises", "falls", "grows", "says", "goes", "makes", "takes", "comes", "gives", "remains",
                        "times"})

# Spellings of currencies that the reference table does not have.
MORE_CURRENCIES: dict[str, str] = {
    form: code for code, forms in (
        ("USD", "american dollars|bucks|dls|us dlrs"), ("EUR", "euro's"), ("GBP", "british pounds"),
        ("JPY", "japanese yen"), ("CNY", "chinese yuan|yuan renminbi|yuans"),
        ("RUB", "russian rubles|russian roubles"), ("AZN", "manat|manats"), ("AUD", "australian dlrs"),
        ("CAD", "canadian dlrs"), ("NZD", "new zealand dlrs|nz dollars"), ("HKD", "hk dollars"),
        ("SGD", "singaporean dollars"), ("TWD", "taiwanese dollars"), ("MYR", "malaysian ringgit|malaysian dollars"),
        ("DEM", "dm|german marks|west german marks"), ("XOF", "cfa|fcfa"), ("XEU", "ec units of account"),
        ("KRW", "korean won"), ("UZS", "sum|sums|uzbek soums"), ("AMD", "armenian drams"), ("GEL", "georgian lari"),
        ("BGN", "bulgarian leva"), ("BRL", "brazilian reals"), ("IDR", "indonesian rupiah"), ("THB", "thai baht"),
        ("KES", "kenya shillings"), ("PEN", "peruvian soles"), ("ZAR", "south african rand"), ("MNT", "tugrugs"),
        ("AED", "uae dirhams"), ("PLN", "zlotych"),
    ) for form in forms.split("|")
}
# "the 70 million mark" is none
NO_CURRENCIES = frozenset({"mark", "real", "sol", "le", "crown", "colon"})
# Three letters are a currency's code, in capitals, except for these words.
SHORT_CURRENCIES = frozenset({"yen", "won", "som", "sum", "stg", "dlr", "dls", "ecu", "rmb", "lei", "cfa", "dm", "rs",
                              "nis"})
# What stands right before a number. Signs and letters that touch it.
PREFIXES: dict[str, str] = {
    "us$": "USD", "$": "USD", "usd": "USD", "u.s.$": "USD", "us $": "USD", "$us": "USD", "u.s. $": "USD", "a$": "AUD",
    "au$": "AUD", "aud": "AUD",
    "c$": "CAD", "ca$": "CAD", "cad": "CAD", "nz$": "NZD", "s$": "SGD", "sgd": "SGD", "hk$": "HKD", "nt$": "TWD",
    "r$": "BRL", "rs": "INR",
    "rs.": "INR", "inr": "INR", "₹": "INR", "€": "EUR", "eur": "EUR", "euro": "EUR", "£": "GBP", "gbp": "GBP",
    "gb #": "GBP", "gb £": "GBP", "stg": "GBP",
    "¥": "JPY", "rmb": "CNY", "cny": "CNY", "cn¥": "CNY", "₽": "RUB", "rub": "RUB", "₩": "KRW", "krw": "KRW",
    "₺": "TRY", "₸": "KZT", "kzt": "KZT",
    "₴": "UAH", "₦": "NGN", "₫": "VND", "₪": "ILS", "฿": "THB", "₱": "PHP", "rm": "MYR", "rp": "IDR", "tk": "BDT",
    "chf": "CHF",
    "jpy": "JPY", "aed": "AED", "sar": "SAR", "try": "TRY", "zar": "ZAR", "pkr": "PKR", "mx$": "MXN", "dm": "DEM",
    "sek": "SEK", "nok": "NOK",
    "dkk": "DKK", "ksh": "KES", "dh": "AED", "dhs": "AED", "rmb¥": "CNY", "ngn": "NGN", "php": "PHP", "thb": "THB",
    "idr": "IDR", "myr": "MYR",
    "egp": "EGP", "qar": "QAR", "kwd": "KWD", "ils": "ILS", "uzs": "UZS", "pln": "PLN", "brl": "BRL", "hkd": "HKD",
    "nzd": "NZD", "twd": "TWD",
}
