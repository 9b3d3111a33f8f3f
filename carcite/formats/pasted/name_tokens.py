"""The words and signs of a list of names, classified once: initials, words of names, particles, separators, labels.

A list of names is read by its kinds, a string of one letter a token, with patterns such as `W,A.` (`Smith, J.`):

    A  one capital letter             C  five capital letters or more      p  a particle: van, de
    D  two capital letters            W  another word with a capital       P  a particle with a capital: Van, De
    B  three or four capital letters  b  one of two or three letters: Li   S  a suffix: Jr, 2nd
    K  initials with a hyphen: J-P    d  one that can be an initial: Yu    H  Han characters or Hangul, as in a name
    ,  a comma                        ;  a semicolon, `·`, `、` or `/`       &  and, et, und
    .  a stop                         -  a hyphen                          ~  a dash with spaces on both sides
    E  et al.                         R  a label: `(eds`                   Y  a year: `(2019`
    q  opening quotes                 O  a word of a body: Institute       w  a word that no name has
    0  a number                       ?  anything else                     : ( )  these signs
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.references.journal_words import SHORT_WORDS, WHOLE_WORDS
from carcite.values.date_patterns import YEAR
from carcite.values.name_tests import has_body_word, is_suffix
from carcite.values.name_words import DOUBTFUL_SUFFIXES, FAMILY_OPENERS, PARTICLES, words_of

ET_AL = "E"
_LETTER = r"[^\W\d_\u1100-\u11ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_ACCENT = r"[´`¨^~ˆ˜˘ˇ¸˝\u0300-\u036f]"  # printed beside its letter
_WORD = (
    rf"{_LETTER}(?:{_LETTER}|\s?{_ACCENT}{{1,2}}\s?(?={_LETTER})|{_ACCENT}|[’'](?={_LETTER})"
    rf"|[-\u2010\u2011–](?={_LETTER})|(?:-\s|\s-)(?=[a-zß-ÿ])){{0,60}}"
)
_MORE = (
    r"&?\s?\bet\s?\.?\s?al(?:ii|ia)?\b\s?\.?"
    r"|\[?(?:\band|&|\bet|\by|\bund)\s[0-9]{1,4}\s(?:others|more|autres|otros|weitere)\b\]?"
    r"|\bet coll?\b\.?|(?:\band|&) (?:others|colleagues)\b|\by (?:otros|cols?\b\.?)|\be (?:outros|cols?\b\.?)"
    r"|\bu\. ?a\.|\bи др\.|\bта ін\.|\bi in\.|\bve ark\.|…|\.\s?\.\s?\.|(?:等|他|외)(?!\w)"
)
_LABEL = (
    r"\(\s?(?:[EeÉé]ds?|[Ee]dd|[Éé]dit|[Ee]ditors?|[Hh]rsgg?|[Hh]g|[Dd]irs?|[Cc]oords?|[Oo]rgs?|a cura di|[Cc]omps?)\b"
    r"|(?:[Ee]ditors?|[Ee]ds|ed|[Hh]rsg|Hg|coords?|dirs?|orgs?)\b(?=\s?[.,:;)]|\s?$)|Ed(?=s?\.?(?:[,:)]|$))"
    r"|主编|编著|译|편"
)
_HAN = r"[々〆\u3400-\u9fff]"
_ROLE = "主编|编著|译"  # behind the last name
_EASTERN = (
    rf"{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+|{_HAN}{{1,6}}(?=\s[A-Z]\b)|{_HAN}{{2,4}}(?={_ROLE}|等)"
    rf"|{_HAN}{{4}}[子郎美恵枝代江香奈](?![々〆\u3400-\u9fffぁ-ゖァ-ヺー])"  # of Japan: 市村久美子
    rf"|{_HAN}(?=\s{_HAN}{{1,3}}[,.(])|(?<={_HAN}\s){_HAN}(?=[,.(])"  # 于 洋, 坂田 彬
    rf"|(?:(?!{_ROLE}){_HAN}){{2,4}}(?![々〆\u3400-\u9fffぁ-ゖァ-ヺー])(?<!等)|[가-힣]{{2,4}}(?![가-힣])"
)
_AND = (
    r"&|(?:and|AND|und|et|y|e|i|en|og|och|ve|и|та|і)(?!\w)|(?:And|a|dan|u\.)(?=\s[A-Z])|(?:and|et)(?=[A-Z])"
    r"|[和及](?=\W)"
)
_TOKEN = re.compile(
    rf"(?P<space>\s+)|(?P<more>{_MORE})|(?P<label>{_LABEL})"
    rf"|(?P<year>[(\[]?(?:{YEAR}(?![0-9])|n\.\s?d\.|in press\b|forthcoming\b))"
    r"|(?P<particle>(?<!\w)['’][ts](?=\s))|(?P<suffix>(?:2nd|3rd|[4-6]th)\b)|(?P<various>AA\.? ?VV\b)"
    r"|(?P<article>(?<=[.,:] )A(?=\s(?:[^\W\d_]{2}|\([^\W\d_]))(?! (?:and|et|und|y)\b))"
    rf"|(?P<quote>[“\"«„「『《]|(?<!\w)[‘'`](?=\w))|(?P<joint>{_AND})"
    rf"|(?P<eastern>{_EASTERN})|(?P<longer>[々〆\u3400-\u9fff가-힣ぁ-ゖァ-ヺー]+)"
    rf"|(?P<word>{_WORD})|(?P<number>[0-9]+)"
    r"|(?P<dash>(?<=\s)[-–—](?=\s))|(?P<hyphen>[-\u2010\u2011–])|(?P<sign>[,;.:()])|(?P<comma>‚)|(?P<cut>␟)"
    r"|(?P<separator>[、·・/•])|(?P<other>.)",
    re.DOTALL,
)
_KINDS = {  # of groups; the kind of a word is that of its letters, and a sign is its own kind
    "more": ET_AL, "label": "R", "year": "Y", "particle": "p", "suffix": "S", "article": "w", "various": "O",
    "quote": "q", "joint": "&", "eastern": "H", "longer": "w", "number": "0", "dash": "~", "hyphen": "-",
    "separator": ";", "comma": ",", "cut": ".", "other": "?",
}  # fmt: skip
_ENDS = frozenset("wq0?YR")  # what a list of names does not go on behind
_LOOKAHEAD = 2  # tokens
_LONGEST = 6000  # characters
_MOST_CAPITALS = 4  # of initials
_SHORTEST_WORD = 4  # letters
# Abbreviations of journals that are not names of people.
_ABBREVIATIONS = {word for word in SHORT_WORDS - WHOLE_WORDS if len(word) > _SHORTEST_WORD - 1} - words_of("phil lang")
_ABBREVIATIONS |= words_of("rev soc sci int med nat mol opt eng mod mon not res eur dev exp vol")
_LONG_INITIALS = words_of("""
    Ch Chr Cs Dz Fr Gy Ia Io Iu Ja Je Ju Kh Kr Ll Ph Sh Sz Th Ts Wm Wl Ya Ye Yo Yu Zh Zs Юл Дж
""")
# Words with a capital that begin or make titles and names of journals, and are not names of people.
_TITLE_WORDS = words_of("""
    The Of For From How What Why When This Some Is Are And On Toward Towards Using Über Eine Zur Zum Une Sur Sobre Die
    Nature Science Journal Physics Letters Proceedings Tetrahedron
""")


class Tokens(NamedTuple):
    """The tokens of a text: their kinds, one letter each, and where each begins and ends."""

    text: str
    kinds: str
    starts: list[int]
    ends: list[int]

    def between(self, first: int, last: int) -> str:
        """Return the text from one token up to another, without the spaces that a layout put before its signs."""
        if first >= last:
            return ""
        return _SPACED_SIGN.sub("", self.text[self.starts[first] : self.ends[last - 1]])


_NAMES_IN_CAPITALS = re.compile(r"[CBD]{1,2},[CB][CBAD.]{0,3}(?:[,;]?&?[CBAD.]{2,5}){0,9}(?=[.(Y:])(?!\.[BD]?,)")
_BEHIND_NAME = re.compile(r"[ABDK.]$|\.W$")  # `Doe DW II`, `John M. Doe II`, not `Doe II`
_SPACED_SIGN = re.compile(r"\s+(?=[.,\-])")


def tokens_of(text: str) -> Tokens:
    """Return the tokens of a list of names, up to a little behind the first that no such list has.

    >>> tokens_of("Smith, J. A., & van Baan, B.").kinds
    'W,A.A.,&pW,A.'
    """
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last: int | None = None
    for match in _TOKEN.finditer(text, 0, _LONGEST):
        if match.lastgroup == "space":
            continue
        kinds.append(_kind(match, kinds))
        starts.append(match.start())
        ends.append(match.end())
        if last is None and kinds[-1] in _ENDS:
            last = len(kinds) + _LOOKAHEAD
        if len(kinds) == last:
            break
    return Tokens(text, _without_capitals("".join(kinds)), starts, ends)


def _without_capitals(kinds: str) -> str:
    """Return kinds in which words are as others, if all names are in capitals and have no initials: `HUME, DAVID.`"""
    names = _NAMES_IN_CAPITALS.match(kinds)
    return kinds if names is None else names[0].replace("C", "W").replace("B", "W") + kinds[names.end() :]


def _kind(match: re.Match[str], before: list[str]) -> str:
    """Return the kind of a token; `before`: the kinds of the tokens in front."""
    token, group = match[0], match.lastgroup or ""
    if group != "word":
        return _KINDS.get(group, token)
    stopped = match.string.startswith(".", match.end())
    if stopped and token.casefold() in _ABBREVIATIONS:
        return "w"
    if f"{token}." in PARTICLES and token not in PARTICLES:
        return "p" if stopped else "w"
    if token in DOUBTFUL_SUFFIXES and _BEHIND_NAME.search("".join(before[-2:])):
        return "S"
    return _kind_of_word(token)


def _kind_of_word(word: str) -> str:
    if word in PARTICLES:
        return "p"
    if not word[0].isupper():  # al-Ghazali, d'Alembert, deBoer
        return "W" if any(map(str.isupper, word)) and word != "arXiv" else "w"
    if word in _TITLE_WORDS:
        return "w"
    if is_suffix(word) and word not in DOUBTFUL_SUFFIXES:
        return "S"
    if word in FAMILY_OPENERS:
        return "P"
    return "O" if has_body_word([word]) else _kind_by_letters(word)


def _kind_by_letters(word: str) -> str:
    """Return the kind of a word with a capital by its length and its letters."""
    parts = _HYPHENS.split(word)
    if len(parts) > 1 and all(len(part) <= 2 for part in parts):
        return "K"
    if word.isupper():
        return "ADBB"[len(word) - 1] if len(word) <= _MOST_CAPITALS else "C"
    if word in _LONG_INITIALS:
        return "d"
    return "b" if len(word) < _SHORTEST_WORD else "W"


_HYPHENS = re.compile(r"[-\u2010\u2011–]")
