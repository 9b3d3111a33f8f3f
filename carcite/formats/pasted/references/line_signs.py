"""The signs by which the lines that begin references are known from the others, in a list without marks.

Each line has a few: the form of its beginning (`Family, Given (1999)`), the end of the line above (a stop, pages, a
comma), how full that line is, its indentation, and whether a blank line is above. The tables say how often each sign is
on lines that begin references, and how often on other lines, in lists of many fields and styles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from carcite.values import date_patterns
from carcite.values.name_words import PARTICLES

# Not within numbers and addresses, but behind an issue or a day: `Nr. 2/1996`, `24.12.2005`
YEAR = re.compile(
    r"(?:(?<![0-9.:/-])|(?<=[\s.][0-9]/)|(?<=[\s.-][0-9]{2}/)|(?<=[0-9]\.[0-9]\.)|(?<=[0-9]\.[0-9]{2}\.))"
    rf"{date_patterns.YEAR}(?![0-9])"
)

_WIDEST = 140  # characters: pages have no wider lines, so that each is a paragraph
_FULL, _SHORT = 0.93, 0.75  # of the width
_AHEAD = 300  # characters
_MOST_TOKENS = 60

# Shares in per cent: among the lines that begin references, among other lines.
_Shares = dict[str, tuple[float, float]]
_FORMS_OF_NAMES: _Shares = {
    "family, g.": (33, 3),
    "family, given": (24, 5),
    "words": (14, 34),  # other words of which the first begins with a capital
    "g. family": (8, 0.7),
    "capitals": (6, 1),
    "family g": (6, 0.5),
}
_BEHIND_NAMES: _Shares = {
    "(year)": (45, 8),
    "stop": (18, 35),
    "text": (13, 12),
    "year.": (6, 8),
    "year:": (5, 0.7),
    "colon": (4, 14),
    "quote": (4, 1),
    "year,": (2, 2),
    "number": (1, 14),
    "year": (1, 2),
    "year)": (0.3, 1),
    "year;": (0.3, 0.5),
    "nothing": (1, 1),
}
_OTHER_HEADS: _Shares = {
    "sign": (3, 4),
    "han": (2, 0.5),
    "digit": (2, 8),
    "dash": (1.5, 0.1),  # for the people of the reference above
    "key": (1, 0.1),
    "never": (0.5, 5),
    "quote": (0.5, 0.6),
    "lower": (0.3, 35),
}
_TABLES: dict[str, _Shares] = {
    "head": _FORMS_OF_NAMES | _OTHER_HEADS,
    "end": {
        "pages.": (23, 1.5),
        "year.": (20, 1.5),
        "capital.": (20, 4),
        "number.": (8, 0.6),
        "url": (8, 0.6),
        "year": (4, 0.4),
        "pages": (3.5, 0.2),
        "capital": (3, 24),
        "bracket.": (3, 0.5),
        "number": (2, 2),
        "lower.": (2, 1.8),
        "bracket": (1, 0.4),
        "nothing": (1, 0.1),
        "open": (0.8, 37),
        "initial": (0.7, 1.5),
        "lower": (0.3, 12),
        "quote": (0.1, 1.2),
        "hyphen": (0.1, 10),
    },
    "line": {"paragraph": (90, 1), "full": (20, 97), "short": (20, 2), "very short": (60, 1)},
    "indent": {"yes": (40, 40), "no": (60, 60)},
    "blank": {"yes": (30, 2), "no": (70, 98)},
    "order": {"kept": (85, 15), "broken": (10, 70), "none": (5, 15)},
}
SHARES: _Shares = {f"{name} {sign}": share for name, table in _TABLES.items() for sign, share in table.items()} | {
    f"head {form}: {sign}": share for form in _FORMS_OF_NAMES for sign, share in _BEHIND_NAMES.items()
}

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_TOKEN = re.compile(r"[^\W\d_](?:[\w'’`´]|[-‐–](?=[^\W\d_]))*\.?|[0-9]+|\S")
_ROLE = re.compile(
    r"\(\s?(?:Hrsgg?|Hgg?|[Ee]ds?|[Ee]dit(?:ors?|ed by)|[Dd]irs?|[Cc]oords?|[Oo]rgs?|comps?|Bearb|Red)\b[^()]{0,12}\)"
)
_ABBREVIATED = re.compile(r"(?:[^\W\d_]{1,2}|Hrsgg?|Hgg?|[Ee]ds|[Dd]irs?|[Cc]oords?|[Oo]rgs?)\.")
_DATE_IN_PARENTHESES = re.compile(
    rf"[(\[]\s?(?:{date_patterns.YEAR}|o\.\s?J|n\.\s?d|s\.\s?[dfa]|i(?:\.|m) ?E(?:rsch|\.)|[Ff]orthcoming|[Ii]n press"
    r"|i(?:\.|m) ?Dr(?:uck|\.)|[Ii]n prep|[Tt]o appear)[^()\[\]]{0,40}[)\]]"
)
_BARE_YEAR = re.compile(
    rf"{date_patterns.YEAR}(?:\s?[/–-]\s?(?:1[5-9]|20)?[0-9]{{2}})?[a-z]?(?![\w-])\s?(?P<sign>[:.,;)]?)"
)
_ASIDE = re.compile(r"\([^()]{2,100}\)")
_QUOTES = '“"„«»‘'
_IN_NAMES = {
    *("and", "und", "u", "et", "y", "e", "i", "en", "og", "och", "with", "mit", "sowie"),
    *("of", "the", "for", "on", "in", "für", "du", "des", "der", "die", "zur", "del", "pour", "at"),
    *PARTICLES,
}
_MONTH = re.compile(rf"(?=May$|Mai$|[^\W\d_]{{4}})(?!Julio$){date_patterns.MONTH_NAME}$")  # no given name: Jan, Julio
_DASH = re.compile(r"[—–_\-\xad]{2,}|(?:- ?){2,}|[—–](?=[\s,.:(])|-(?=[,;:]\s)|(?:[Dd]ers|Dies|Idem|Id)\b\.?")
_HEADS = (
    (
        "never",
        re.compile(
            r"(?i:doi\b|https?:|www\.|pmid\b|pmcid\b|available\b|\[(?:doi|pubmed|cross ?ref|google)|epub\b|accessed\b"
            rf"|retrieved\b|{date_patterns.YEAR}[a-z]?\.\s|in:|\(?stand:|zugriff|abgerufen|verfügbar|isbn\b|url:?\b|vol\.|no\.|pp?\.|bd\.|nr\."
            r"|[sh]\. ?[0-9])"
        ),
    ),
    ("key", re.compile(r"\[[^\W\d_][\w+&.:/ -]{1,40}\]\s?")),
    ("dash", _DASH),
    ("digit", re.compile(r"[0-9]")),
    ("quote", re.compile(f"[{_QUOTES}']")),
    ("sign", re.compile(r"[^\w]|_")),
    ("han", re.compile(r"(?:[\u3400-\u9fff]|[가-힣]){2,4}(?:[.,，、. :：(（;；・《「『]|$)")),
    ("capitals", re.compile(rf"{_UPPER}[^\W\d_a-zß-öø-ÿ'’-]{{2,}}(?: {_UPPER}{{3,}}){{0,2}},? ")),
    ("family g", re.compile(rf"(?:[^\W\d_][\w'’-]+ ){{1,2}}{_UPPER}{{1,3}}[,.:;](?=\s)")),
    (
        "family, given",
        re.compile(
            rf"(?:[^\W\d_][\w'’`´-]+\.? ){{0,2}}[^\W\d_][\w'’`´-]+,\s?(?:{_UPPER}[\w'’-]*\.?[ -]?){{1,4}}"
            r"(?:[,;:./&(]|$|\b(?:and|und|u|et|y|de|von|van)\b)"
        ),
    ),
    ("g. family", re.compile(rf"(?:{_UPPER}[a-z]?\.[ -]?){{1,4}}{_UPPER}[^\W\d_]+")),
)
_GOES_ON = re.compile(
    r"(?:\b(?:[Ii]n|and|und|u\.|et|y|of|the|for|on|to|by|from|with|a|an|der|die|das|des|dem|den|für|von|zu|zur|zum|im"
    r"|am|de|la|le|les|du|del|el|au|aux|e|as|at|or|oder|als|bei|mit|into|is|ein|eine|einer|via|vs\.|Heft|Band|Vol\."
    r"|vol\.|No\.|no\.|Nr\.|Bd\.|Jg\.|H\.|S\.|pp\.|p\.|Hg\.|Hrsg\.|Eds?\.|eds?\.|St\.|Univ\.|J\.)|[,;:&/(\[„“«=+])$"
)
_ENDS = (
    ("hyphen", re.compile(r"[^\W\d_][-‐\xad¬]$|[0-9]\s?[-–]$|\s[-–—]$")),
    ("open", re.compile(rf"{_GOES_ON.pattern}|\([^)]*$|\[[^\]]*$")),
    ("initial", re.compile(rf"(?:^|[\s.(-]){_UPPER}\.$")),
    ("pages.", re.compile(r"[0-9]\s?[-‐‑–—]{1,2}\s?[A-Za-z]?[0-9]+\)?\.$|\b(?:ff?|S|pp?)\.$")),
    ("pages", re.compile(r"[0-9]\s?[-‐‑–—]{1,2}\s?[A-Za-z]?[0-9]+\)?$")),
    ("url", re.compile(r"(?:https?:|www\.)\S*$|/\S*[^\s.]$")),
    ("year.", re.compile(rf"{YEAR.pattern}[^\s\w]*[a-z]?[^\s\w]*\.$")),
    ("year", re.compile(rf"{YEAR.pattern}[^\s\w]*[a-z]?[^\s\w]*$")),
    ("bracket.", re.compile(r"[)\]>]\.$")),
    ("bracket", re.compile(r"[)\]>]$")),
    ("quote", re.compile(r"[”\"’»“?!]$")),
    ("number.", re.compile(r"[0-9]\.$")),
    ("number", re.compile(r"[0-9]$")),
    ("lower.", re.compile(r"(?:^|\s)[a-zß-ÿ]\S*\.$")),
    ("lower", re.compile(r"(?:^|\s)[a-zß-ÿ]\S*$")),
    ("capital.", re.compile(r"[.。．]$")),
)


def is_dated(text: str) -> bool:
    """Return whether a year, or what is printed in its place, stands in a line."""
    return YEAR.search(text) is not None or _DATE_IN_PARENTHESES.search(text) is not None


def goes_on(text: str) -> bool:
    """Return whether a line ends so that the next one goes on with it: in a word, behind `and`, `pp.`, a comma."""
    return _end(text[-80:].rstrip()) in ("hyphen", "open")


def signs_of(texts: Sequence[str], indents: Sequence[int], fresh: Sequence[bool]) -> list[list[str]]:
    """Return the signs of each line, apart from the alphabetical order."""
    width = sorted(map(len, texts))[-1 - len(texts) // 12]  # few lines can be wider, as addresses are not wrapped
    least = min(indents)
    return [
        [
            *_head(_ahead(texts, place)),
            f"end {_end(texts[place - 1][-80:].rstrip() if place else '')}",
            f"line {_fullness(texts[place - 1] if place else '', text, width)}",
            f"indent {'yes' if indents[place] > least + 1 else 'no'}",
            f"blank {'yes' if fresh[place] else 'no'}",
        ]
        for place, text in enumerate(texts)
    ]


def _ahead(texts: Sequence[str], place: int) -> str:
    """Return the beginning of a line, with what follows it, as names can be wrapped."""
    text = texts[place]
    for following in texts[place + 1 : place + 3]:
        if len(text) > _AHEAD:
            break
        text = text[:-1] + following if _ENDS[0][1].search(text[-3:]) else f"{text} {following}"
    return text[:_AHEAD]


def _fullness(above: str, text: str, width: int) -> str:
    """Return how full the line above is: whether the first word of this one would have fitted in."""
    if width > _WIDEST:
        return "paragraph"
    needed = len(above) + 1 + len(first_word(text))
    return "full" if needed >= width * _FULL else "short" if needed >= width * _SHORT else "very short"


def first_word(text: str) -> str:
    """Return the least that a line can begin with: a word, or a sign of Chinese or Japanese."""
    return text[:1] if text[:1] > "\u2e80" else text.partition(" ")[0]


def _end(text: str) -> str:
    """Return the form in which a line ends."""
    return next((form for form, pattern in _ENDS if pattern.search(text)), "capital") if text else "nothing"


def _head(text: str) -> list[str]:
    """Return the form in which a line begins; if it begins with names, also what stands behind them."""
    bare = _without_particles(text)
    form = _form(bare)
    if form == "words" and bare is not text:
        form = "lower"
    return [f"head {form}", f"head {form}: {_behind_names(bare)}"] if form in _FORMS_OF_NAMES else [f"head {form}"]


def _without_particles(text: str) -> str:
    """Return a text without the particles in front of a family name."""
    words = text.split(maxsplit=3)
    for place, word in enumerate(words[:3]):
        if word not in PARTICLES:
            return " ".join(words[place:]) if place else text
    return text


def _form(text: str) -> str:
    if text[:1].islower() or not text:
        return "lower"
    form = next((form for form, pattern in _HEADS if pattern.match(text)), "words")
    if form != "family, given":
        return form
    given = text.partition(",")[2].split(maxsplit=1)[0].rstrip(",;/:&(")
    if _MONTH.match(given):
        return "words"
    return "family, g." if given.endswith(".") or len(given) < 3 else form


def _behind_names(text: str) -> str:
    """Return what stands behind the names that a text begins with, or behind the words that can be names."""
    at = 0
    for _ in range(_MOST_TOKENS):
        token = _TOKEN.search(text, at)
        if token is None:
            break
        if token[0] in "([":
            if _DATE_IN_PARENTHESES.match(text, token.start()):
                return "(year)"
            token = _ROLE.match(text, token.start()) or _ASIDE.match(text, token.start())
            if token is None:
                return "text"
        elif behind := _sign_behind(token):
            return behind
        at = token.end()
    return "nothing"


def _sign_behind(token: re.Match[str]) -> str | None:
    """Return what a token is that ends names; None if names can go on."""
    word = token[0]
    if word[0].isdigit():
        year = _BARE_YEAR.match(token.string, token.start())
        return f"year{year['sign']}" if year else "number"
    if word[0].isalpha():
        if word[0].islower() and word.rstrip(".") not in _IN_NAMES and not _ABBREVIATED.fullmatch(word):
            return "text"
        return "stop" if word[-1] == "." and not _ABBREVIATED.fullmatch(word) else None
    if word == ":":
        return "colon"
    if word in _QUOTES:
        return "quote"
    return None if word in ",;/&-–.'’·…" else "text"


def sort_key(text: str) -> str:
    """Return the first word of a line, as lists are ordered by it; empty for what has no place in the order."""
    word = None if _DASH.match(text) else re.match(r"[^\W\d_][\w'’-]*", _without_particles(text))
    folded = unicodedata.normalize("NFKD", word[0].casefold()) if word else ""
    return "".join(filter(str.isalpha, folded))[:12]
