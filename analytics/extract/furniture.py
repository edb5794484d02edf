"""Page furniture: what stands in a saved text but is no news (headline lists, share lines, credits, prompts).

A list of headlines is a heading ("Most Read News", "Related") and the lines after it that are no prose. Photo captions
stay, they tell what happened; their credits go. A file photo's caption goes too: it tells of another day.
"""

from __future__ import annotations

import re

# Headings of lists of headlines: the lines after them go as long as they are no prose.
_LISTS = (
    r"most (?:read|viewed|popular|shared|commented)(?: (?:news|stories|articles))?",
    r"related(?: (?:news|stories|articles?|topics|posts|content|coverage|links|reading))?",
    r"recommended(?: (?:for you|reading|stories))?", r"trending(?: now| news)?",
    r"popular(?: (?:news|stories|posts|reading))?", r"latest (?:news|stories|headlines|videos?)",
    r"more (?:on this story|from this section|news|stories|headlines|top stories)", r"top (?:stories|news|headlines)",
    r"editor[’']?s[’']? picks?", r"what to read next", r"you (?:may|might) (?:also )?(?:like|be interested in)",
    r"don[’']?t miss", r"in other news", r"other (?:news|stories)", r"bangkok post poll",
    r"do you like the content of this article", r"leave a (?:comment|reply)", r"view more newsletter",
)
# Headings and prompts that go alone, with the one headline beside them ("Read more: ...").
_PROMPTS = (
    r"(?:also|see|read) (?:also|more|next|too|on)", r"also read", r"share(?: this(?: article| story| post)?)?",
    r"keywords", r"tags", r"topics", r"follow us(?: on)?", r"our standards", r"your opinion matters", r"comments?",
    r"subscribe(?: now| to our (?:daily |weekly )?newsletters?)?", r"sign up(?: for our newsletters?)?",
    r"newsletter", r"advertisements?", r"sponsored(?: content)?", r"continue reading",
    r"thank you for signing up our newsletter",
)
# A line that is nothing else.
_SITES = r"facebook|twitter|whatsapp|telegram|linkedin|e?-?mail|print|copy link|pinterest|instagram|x|vk"
_LINES = (
    # a credit names people and agencies: no sentence ends in it
    r"(?:by|writers?|authors?|reporters?|editors?|(?:edited|written|reported) by|source|photos?|image|picture|"
    r"photograph|credit|video|graphic)\s?:[^\S\n]*(?:\S+(?:[^\S\n]+\S+){0,7})?(?<![.!?])",
    r"(?-i:By [A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|and|de|al|bin|van|of)){1,6}),?",
    r"(?:first published|published|(?:last )?updated|last modified|posted)(?: on)?\s?:?\s[^\n]{0,60}\d{4}[^\n]{0,30}",
    r"\(source: ?[^()\n]{1,120}\)", r"©[^\n]{0,160}", r"copyright\b[^\n]{0,160}", r"(?:all )?rights reserved\.?",
    r"\d{1,2} min(?:utes?)? read",
    rf"(?:{_SITES})(?:[ ,|/]+(?:{_SITES}))*",
    r"please check your email for your newsletter subscription\.?", r"already a subscriber\?[^\n]{0,60}",
    r"(?:please )?enable javascript[^\n]{0,80}", r"subscribe to our [^\n]{0,300}",
    r"by (?:registering|signing up|providing an)[^\n]{0,300}", r"yes, i would also like to receive[^\n]{0,300}",
    r"<(?:img|!--|style|figure|div|iframe|script)\b[^\n]{0,2000}", r"full story", r"\[?ends\]?",
    r"\.[\w .#-]{1,60}\{[^{}\n]{0,200}\}",
    r"-{3,}", r"0:00 / \d+:\d\d", r"comment \(\d+\)", r"&x25cf;", r"\#{3,}", r"reuters?", r"afp",
)
_AGENCY = (
    r"(?:Getty Images|AP Photo|AFP|EPA(?:-EFE)?|REUTERS|Reuters|Anadolu|Xinhua|Bloomberg|Sputnik|TASS|Kyodo|ANTARA)"
)
# Furniture inside a line of news: what stands in brackets, and the rest.
_BRACKETED = (
    r"(?:(?:Additional|Writing|Compiled|Edited) )?(?:and )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by [A-Z][^()\n]{3,400}",
    r"(?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit|PHOTO)s?\b[^()\n]{0,160}",
    # "(Ann Wang/Reuters)", "(Pool Photo via AP)", "(AFP/Lintao Zhang)"; not "(Xinhua)" alone, which closes a dateline
    rf"[^()\n]{{2,100}}(?:/ ?|\bvia |, )(?:{_AGENCY}|AP|PA(?: Media)?|The Canadian Press|Alamy|Shutterstock|NurPhoto|"
    r"Yonhap|Bernama|PTI|dpa|Pool|POOL)\b[^()\n]{0,20}",
    rf"{_AGENCY} ?/[^()\n]{{2,80}}",
    r"[^()\n]{0,100}(?:Getty Images|AP Photo|Pool Photo)[^()\n]{0,80}",
)
# Marks of the page's language inside a line: only they go, what they mark is news.
_MARKS = "a|img|p|br|span|em|strong|b|i|u|h[1-6]|ul|ol|li|div|figure|figcaption|iframe|blockquote|sup|sub|tr|td|th"
_TAG = re.compile(
    rf"</?(?:{_MARKS})(?:\s[^<>\n]{{0,2000}})?/?>|<(?:{_MARKS})(?:\s[\w-]{{1,30}}=[^<>\n]{{0,2000}})?$|"
    r"<!--[^\n<>]{0,2000}-->",
    re.MULTILINE | re.IGNORECASE,
)
# From one of these near the end a page goes on with other things, whatever stands behind.
_TAIL = re.compile(
    r"(?:EDITORS?['’]S?['’]? PICKS?|MOST (?:READ|VIEWED|POPULAR)|SHARE URL|TAGS(?= [A-Z])|Already a subscriber\?|"
    r"#[A-Z]\w+ Keywords:|--> View comments|Follow @\w+ on Twitter|The Latest View more)"
)
_TAIL_REACH = 3000  # characters
_INLINE = (
    r"Our Standards: ?[^\n]{0,120}",
    # a file photo tells of another day
    r"FILE (?:PHOTO|IMAGE|PICTURE)\s?: [^\n]{0,400}?"
    r"(?:\([^()\n]{0,60}(?:REUTERS|Reuters|AFP|AP|EPA|P(?:ool|OOL))[^()\n]{0,40}\)|REUTERS/[^\n]{2,60}|\.(?=\s|$))",
    r"(?:Please try again|Your subscription has been successful)\.",
    r"For comprehensive coverage, in-depth analysis, visit our special page[^.\n]{0,80}\.",
    r"Continue reading ?(?:…|\.{3}|$)", r"\*{3} The writer is [^\n]{0,300}",
    r"Read [Mm]ore ?(?:…|\.{3}|»)", r"\[(?:…|\.{3})\]",
    r"Get our morning and afternoon news emails ?, free app or daily news podcast",
    r"Sign up (?:here|for|to)\b[^.\n]{0,160}(?:newsletters?|updates?|emails?|roundup)\b[^.\n]{0,60}\.?",
    r"Follow (?:our|the day[’']s|us)\b[^.\n]{0,60}(?:live blog|news live|coverage)"
    r"(?: for (?:the )?latest(?: news)? updates)?", r"The post [^\n]{3,240} appeared first on [^\n]{2,60}",
    r"REUTER$", r"Reuters contributed to this report\.?",
    r"The collected data is used for marketing activities[^\n]{0,200}",
)

_HEADING = re.compile(
    rf"[^\S\n]*(?:[*#>•-]+[^\S\n]*)?(?P<head>(?P<list>{'|'.join(_LISTS)})|{'|'.join(_PROMPTS)})\b[^\S\n]*(?P<mark>[:|»>?!.…]*)"
    r"(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_LINE = re.compile(rf"[^\S\n]*(?:{'|'.join(_LINES)})[^\S\n]*(?=\n|\Z)", re.IGNORECASE)
_WITHIN = re.compile(rf"\((?:{'|'.join(_BRACKETED)})\)")
_AMONG = re.compile(rf"(?=[OFCR\[GST*PY])(?:{'|'.join(_INLINE)})", re.MULTILINE)
# Words that _HEADING and _LINE begin with: other lines are not tried.
_FIRST_WORDS = frozenset((
    "most", "related", "recommended", "trending", "popular", "latest", "more", "top", "editor", "editors", "what",
    "you", "don", "dont", "in", "other", "bangkok", "keywords", "tags", "topics", "do", "leave", "view", "also",
    "see", "read", "share", "follow", "our", "your", "comment", "comments", "subscribe", "sign", "newsletter",
    "advertisement", "advertisements", "sponsored", "continue", "thank", "by", "writer", "writers", "author",
    "authors", "reporter", "reporters", "edited", "written", "reported", "source", "photo", "photos", "image",
    "picture", "photograph", "credit", "video", "graphic", "first", "published", "last", "updated", "posted",
    "copyright", "all", "rights", "facebook", "twitter", "whatsapp", "telegram", "linkedin", "email", "e",
    "print", "copy", "pinterest", "instagram", "x", "vk", "please", "already", "enable", "yes", "reuter",
    "reuters", "afp", "full", "ends", "[", "(", "©", "<", ".", "0", "&", "#", "-",
))
_FIRST_WORD = re.compile(r"[^\S\n]*(?:[*#>•-]+[^\S\n]*)?([A-Za-z]+|[(\[©<.0&#-])")
_ENDS_PROSE = re.compile(r"\.[\"”’')\]]*$")  # a headline may end in a question
_ENDS_SENTENCE = re.compile(r"[.!?:][\"”’')\]]*$")
_CUT_OFF = re.compile(r"(?:\.{3}|…)[\"”’']?$")
_PROSE_SPACES = 9  # a shorter line that ends in a full stop may still be a headline


def furniture_spans(text: str, title_end: int) -> list[tuple[int, int]]:
    """Spans of `title + newline + text` that are page furniture: sorted, not overlapping, none in the title."""
    spans = [m.span() for m in _WITHIN.finditer(text, title_end)]
    spans += [m.span() for m in _AMONG.finditer(text, title_end)]
    if "<" in text:
        spans += [m.span() for m in _TAG.finditer(text, title_end)]
    tail = _TAIL.search(text, max(title_end, len(text) // 2, len(text) - _TAIL_REACH))
    if tail:
        spans.append((_headlines_before(text, tail.start(), title_end), len(text)))
    at = title_end + 1
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        first = _FIRST_WORD.match(text, at)
        if first and first[1].lower() in _FIRST_WORDS and stop > at:
            line = _LINE.match(text, at)
            heading = None if line else _HEADING.match(text, at)
            if line:
                spans.append(line.span())
            elif heading:
                end = _list_end(text, heading)
                if end:
                    spans.append((at, end))
                    stop = end
        at = stop + 1
    return _merged(spans)


def _headlines_before(text: str, at: int, title_end: int) -> int:
    """Where the headlines begin that stand right before a place: lines that no sentence ends."""
    start = at
    while start > title_end + 1:
        line = text.rfind("\n", title_end, start - 1) + 1
        words = text[line:start].strip()
        if line <= title_end or (words and _ENDS_SENTENCE.search(words) and not _CUT_OFF.search(words)):
            break
        start = line
    return start


def _list_end(text: str, heading: re.Match[str]) -> int | None:
    """Where a heading's list of headlines ends; None when the heading is the beginning of a sentence."""
    rest, head = heading["rest"].strip(), heading["head"]
    if rest and (_is_prose(rest) or not (heading["mark"] or (head[0].isupper() and rest[0].isupper()))):
        return None
    if not rest and not heading["mark"] and head.islower():
        return None
    end = heading.end()
    # "Related: one headline" names one; what goes on in lower case below is a wrapped sentence, no headline
    while heading["list"] and not (rest and heading["mark"]) and end < len(text):
        stop = text.find("\n", end + 1)
        stop = len(text) if stop < 0 else stop
        if _is_prose(text[end + 1 : stop].strip()) or text[stop + 1 : stop + 2].islower():
            break
        end = stop
    return end


def _is_prose(line: str) -> bool:
    """A line with a sentence that was not cut off."""
    return not _CUT_OFF.search(line) and _ENDS_PROSE.search(line) is not None and line.count(" ") >= _PROSE_SPACES


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif end > start:
            merged.append((start, end))
    return merged
