"""Words around actors: titles with their rank, what is no country, what is no name."""

from __future__ import annotations

# Title words, longest match first, with the rank that the gold guidelines give their bearer: head of state or
# government `leader` (a governor general or monarch too), member of government `minister`, all below `other`.
LEADER_TITLES = (
    "president", "acting president", "president-elect", "prime minister", "acting prime minister",
    "prime minister-elect", "caretaker prime minister", "interim prime minister", "interim president", "premier",
    "chancellor", "federal chancellor", "king", "queen", "emir", "amir", "sultan", "emperor", "empress", "pope",
    "taoiseach", "governor-general", "governor general", "supreme leader", "general secretary", "head of state",
    "head of government", "chief executive", "leader", "paramount leader", "state counsellor", "ruler",
    "crown prince and prime minister", "prime minister and crown prince", "chairman of the presidency",
    "european commission president", "european council president", "president of the european commission",
    "president of the european council", "secretary general", "secretary-general", "un secretary-general",
    "chairman of the state council", "party general secretary", "monarch",
)
MINISTER_TITLES = (
    "foreign minister", "minister of foreign affairs", "minister for foreign affairs", "external affairs minister",
    "minister of external affairs", "defence minister", "defense minister", "minister of defence",
    "minister of defense", "finance minister", "minister of finance", "trade minister", "minister of trade",
    "economy minister", "energy minister", "interior minister", "transport minister", "agriculture minister",
    "justice minister", "health minister", "industry minister", "commerce minister", "culture minister",
    "education minister", "tourism minister", "environment minister", "coordinating minister", "home minister",
    "home secretary", "secretary of state", "secretary of defense", "defense secretary", "foreign secretary",
    "treasury secretary", "secretary of the treasury", "commerce secretary", "secretary of commerce",
    "energy secretary", "trade secretary", "secretary of energy", "secretary of agriculture",
    "secretary of transportation", "secretary of homeland security", "trade representative", "attorney general",
    "minister", "ministers", "foreign policy chief", "high representative", "chancellor of the exchequer",
    "chief cabinet secretary", "minister of economy", "minister of transport", "minister of economic development",
    "minister of energy", "minister of industry and trade",
)
OTHER_TITLES = (
    "vice president", "vice-president", "vice premier", "vice prime minister", "deputy prime minister",
    "deputy president", "deputy premier", "crown prince", "prince", "princess", "first lady",
    "deputy foreign minister", "vice foreign minister", "deputy minister", "vice minister", "assistant minister",
    "deputy minister of foreign affairs", "deputy secretary of state", "deputy secretary", "under secretary",
    "undersecretary", "assistant secretary of state", "assistant secretary", "deputy assistant secretary",
    "deputy assistant", "ambassador", "ambassador-at-large", "special envoy", "envoy", "special representative",
    "consul general", "charge d'affaires", "speaker", "chairman", "chairwoman", "chairperson", "chair", "director",
    "director general", "director-general", "head", "national security advisor", "national security adviser",
    "national security council secretary", "security council secretary", "secretary",
    "secretary of the security council", "adviser", "advisor", "aide", "governor", "mayor", "general", "admiral",
    "colonel", "commander", "chief of staff", "chief of general staff", "spokesperson", "spokesman", "spokeswoman",
    "press secretary", "state secretary", "senator", "representative", "congressman", "lawmaker", "deputy speaker",
    "commissioner", "counsellor", "councillor", "state councilor", "permanent secretary", "executive secretary",
    "parliament speaker", "former president", "former prime minister", "former foreign minister", "ex-president",
    "presidential envoy", "plenipotentiary", "patriarch", "coordinator", "vice chairman", "deputy chairman",
    "deputy head", "deputy director", "chief", "delegate", "negotiator", "police chief", "prosecutor general",
    "central bank governor", "premier-designate",
)
RANK_OF_TITLE: dict[str, str] = {
    **dict.fromkeys(OTHER_TITLES, "other"),
    **dict.fromkeys(MINISTER_TITLES, "minister"),
    **dict.fromkeys(LEADER_TITLES, "leader"),
}

# A minister's field: "Minister of Justice", "Minister for Foreign Affairs and Trade".
PORTFOLIO = frozenset({
    "affairs", "agriculture", "agricultural", "armed", "aviation", "broadcasting", "chemicals", "civil", "commerce",
    "commercial", "communication", "communications", "construction", "cooperation", "culture", "cultural", "customs",
    "defence", "defense", "development", "digital", "ecology", "economic", "economy", "education", "electricity",
    "emergency", "emergencies", "employment", "energy", "environment", "external", "finance", "fisheries", "food",
    "foreign", "forces", "forestry", "gas", "health", "healthcare", "higher", "home", "homeland", "housing",
    "human", "immigration", "industry", "industries", "information", "infrastructure", "integration", "interior",
    "internal", "international", "investment", "justice", "labor", "labour", "land", "law", "livestock", "maritime",
    "media", "mineral", "mines", "mining", "national", "natural", "oil", "petroleum", "planning", "power", "public",
    "railways", "regional", "relations", "research", "resources", "rural", "science", "security", "services",
    "shipping", "situations", "social", "sport", "sports", "state", "steel", "supply", "technology",
    "telecommunications", "tourism", "trade", "transport", "transportation", "treasury", "urban", "veterans", "water",
    "welfare", "women", "works", "youth",
})

# Words that stand before a surname without telling an office.
HONORIFICS = frozenset(
    {
    "mr", "mrs", "ms", "miss", "dr", "sir", "sheikh", "shaikh", "sheik", "haji", "datuk", "dato", "tan", "sri",
    "seri", "excellency", "highness", "majesty", "general", "gen", "lord", "dame", "hon",
}
)

# Small words inside a name: "Mohammed bin Salman", "Ursula von der Leyen".
PARTICLES = frozenset(
    {
    "bin", "ben", "ibn", "al", "el", "von", "der", "van", "de", "da", "dos", "del", "di", "du", "la", "le", "ul",
    "ur", "abu", "binti", "den", "ter", "y",
}
)

# Capitalised words that end a name or never start one.
NO_NAMES = frozenset(
    [
    "the", "a", "an", "in", "on", "at", "by", "for", "to", "from", "of", "and", "or", "but", "with", "as", "after",
    "before", "during", "while", "when", "where", "who", "which", "that", "this", "these", "those", "he", "she",
    "it", "they", "we", "you", "i", "his", "her", "their", "our", "its", "my", "your", "mr", "mrs", "ms", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday",
    "tomorrow", "president", "prime", "minister", "premier", "chancellor", "king", "queen", "foreign", "defence",
    "defense", "finance", "trade", "secretary", "state", "ambassador", "government", "parliament", "ministry",
    "republic", "federation", "kingdom", "union", "council", "commission", "summit", "conference", "forum",
    "meeting", "talks", "agreement", "treaty", "joint", "statement", "press", "north", "south", "east", "west",
    "central", "northern", "southern", "eastern", "western", "new", "if", "then", "there", "here", "now", "also",
    "both", "all", "no", "not", "such", "so", "since", "until", "under", "over", "between", "among", "against",
    "however", "moreover", "according", "earlier", "later", "last", "next", "first", "second", "third", "house",
    "white", "university", "bank", "group", "company", "party", "people's", "national", "international", "united",
    "nations", "organisation", "organization", "association", "committee", "court", "embassy", "delegation",
    "office", "administration", "good", "dear", "ladies", "gentlemen", "colleagues", "friends", "thank", "thanks",
    "question", "answer", "yes", "well", "let",
]
)

# Names that hold a country's word and are no country: the longer match wins over the country's.
NO_ACTORS = (
    "Indian Ocean", "Indian Country", "American Indian", "American Indians", "Indian Tribes", "Indian tribes",
    "Indian Health Service", "Indian Affairs", "Open RAN", "ORAN", "Bristol Myers", "Bristol-Myers",
    "American Samoa", "South China Sea", "East China Sea", "China Sea", "South China Morning Post",
    "Sea of Japan", "Korean Peninsula", "Korean peninsula", "Persian Gulf", "Arabian Sea", "Gulf of Mexico",
    "New Mexico", "New England", "Gulf of Oman", "Gulf of Guinea", "Gulf of Thailand", "Gulf of Aden",
    "Turkish Stream", "TurkStream", "Turkmenbashi", "Bay of Bengal", "Washington Post", "The Washington Post",
    "New York Times", "Wall Street Journal", "Washington Times", "Washington State", "Moscow Times",
    "The Moscow Times", "China Daily", "Korea Herald", "Korea Times", "Japan Times", "Jakarta Post", "Bangkok Post",
    "Times of India", "Times of Israel", "Jerusalem Post", "Pakistan Observer", "Hindustan Times", "Moscow Region",
    "Moscow Time", "Moscow time", "Beijing time", "Astana time", "German Gref", "Israel Katz", "Jordan River",
    "Jordan Valley", "Air China", "Air India", "Bank of China", "Bank of America", "Air France", "Turkish Airlines",
    "American Airlines", "British Airways", "British Columbia", "British American Tobacco", "English",
    "English-language", "Russian Railways", "Russian language", "Chinese language", "Spanish flu",
    "Spanish language", "French Open", "Australian Open", "US Open", "Panama Papers", "Swiss franc",
    "Hong Kong dollar", "Latin", "Roman", "Roma", "Georgia Tech", "Paris Agreement", "Paris Accord", "Paris Accords",
    "Paris climate", "Kyoto Protocol", "Minsk agreements", "Minsk Agreements", "Minsk accords", "Minsk Group",
    "Minsk agreement", "Geneva Conventions", "Geneva Convention", "Helsinki Final Act", "Abraham Accords",
    "Oslo Accords", "Camp David Accords", "Astana process", "Astana Process", "Astana format", "Astana Format",
    "Normandy format", "Normandy Format", "Normandy Four", "Brussels sprouts", "Istanbul Convention",
    "Vienna Convention", "Budapest Memorandum", "Warsaw Pact", "Warsaw Treaty", "Doha Round", "Doha round",
    "Lisbon Treaty", "Maastricht Treaty", "Treaty of Rome", "Washington Consensus", "African American",
    "African Americans", "Asian American", "Asian Americans", "Native American", "Native Americans", "Arab American",
    "North Atlantic Treaty", "American football", "Russian roulette", "Lebanon, Pennsylvania", "Atlanta, Georgia",
    "Niger Delta", "Russia Today", "USA Today", "American Express", "South and East China Seas",
    "East and South China Seas",
    "Agence France-Presse",
)

# A money word after a demonym or abbreviation makes it a currency: "US dollars", "Russian rubles", "Hong Kong dollars".
MONEY_NOUNS = frozenset(
    {
    "dollar", "dollars", "ruble", "rubles", "rouble", "roubles", "yuan", "pound", "pounds", "franc", "francs",
    "peso", "pesos", "rupee", "rupees", "dinar", "dinars", "dirham", "dirhams", "riyal", "riyals", "tenge", "som",
    "somoni", "won", "yen", "lira", "manat", "hryvnia", "krone", "kroner", "krona", "kronor", "crown", "crowns",
    "ringgit", "baht", "rupiah", "dong", "shilling", "shillings", "dlr", "dlrs", "lari", "dram", "drams", "tugrik",
    "naira", "cedi", "cedis", "rand", "birr", "kwacha", "rial", "rials", "shekel", "shekels", "zloty",
    "forint", "koruna", "taka", "kyat", "real", "reais", "soums", "soms", "hryvnias",
}
)
# A capitalised one of these behind a country makes it a water, a newspaper or an airline: "Irish Sea", "Taiwan Strait".
NO_STATE_NAMES = frozenset(
    {
    "Sea", "Seas", "Strait", "Straits", "River", "Ocean", "Bay", "Times", "Daily", "Post", "Herald", "Inquirer",
    "Airlines", "Airways", "Presse",
}
)
