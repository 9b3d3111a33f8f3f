"""Names of people and bodies: the value, and the four ways of printing a name that sources use.

    Name.parse              any one name as reference files have it: `Family, Given`, `Given Family`, 王伟
    parse_nlm_author        NLM's short form: `Suter TACS`, `Davis JM 3rd`
    parse_nlm_full          NLM's full form (FAU): `Davis, John M 3rd`
    parse_given_first       web pages: `Maxwell H Turner`
    parse_family_first      pages that print the family name first without a comma: `Wang Yiyang`
    split_author_line       a line of names to the names

Field names are CSL's (CSL 1.0.2, appendix VI, names). No parser raises, whatever the text, and none changes a
character: a name is cut at its white space and commas or, where nothing tells how, kept whole as `literal`.
Every parser gives None for a text with nothing visible in it, and a Name for any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache, wraps
from typing import Any

from pydantic import model_validator

from carcite.values import name_words as words
from carcite.values._value import Value
from carcite.values.text import line

_PARTS = ("family", "given", "particle", "dropping_particle", "suffix")
_TEXTS = (*_PARTS, "literal", "orcid", "email")

_HAN = "々〆㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
_KANA = "ぁ-ヿㇰ-ㇿｦ-ﾟ"
_HANGUL = "ᄀ-ᇿ가-힯"
_EAST_ASIAN = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]")
_ALL_EAST_ASIAN = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]+(?: [{_HAN}{_KANA}{_HANGUL}]+)*")
_ALL_HAN = re.compile(f"[{_HAN}]+")
_ALL_HANGUL = re.compile(f"[{_HANGUL}]+")

_DOTTED = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_NLM_INITIALS = 5  # the longest run of capitals NLM prints as initials


Parser = Callable[[str], "Name | None"]


def _remembered(parse: Parser) -> Parser:
    """The parser with its latest results kept: the same people write many papers. Long texts are not kept."""
    known = lru_cache(4096)(parse)

    @wraps(parse)
    def remembered(text: str) -> Name | None:
        return known(text) if len(text) <= 100 else parse(text)

    return remembered


class Name(Value):
    """A person, by the parts of the name, or a body (`literal`).

    `particle` is CSL's non-dropping particle, which stays with the family name (`van` Gogh, sorted under V or G as
    the style says); `dropping_particle` goes with the given name (Alexander `von` Humboldt). A name that cannot be
    split is a `literal` too. Text is one line, its white space folded.

    A string validates through `Name.parse`. Raises ValueError (pydantic's ValidationError) for a name of nothing,
    and for a `literal` beside parts.
    """

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None
    affiliations: tuple[str, ...] = ()
    orcid: str | None = None
    email: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        if isinstance(data, str):
            name = cls.parse(data)
            if name is None:
                raise ValueError("a name of nothing")
            return dict(name)
        if not isinstance(data, dict):
            return data
        tidy = dict(data)
        for field in _TEXTS:
            if isinstance(text := tidy.get(field), str):
                tidy[field] = _fold(text) or None
        if isinstance(places := tidy.get("affiliations"), (list, tuple)):
            folded = (line(place) if isinstance(place, str) else place for place in places)
            tidy["affiliations"] = tuple(place for place in folded if place != "")
        parts = [field for field in _PARTS if tidy.get(field)]
        if tidy.get("literal"):
            if parts:
                raise ValueError(f"a literal name has no parts: literal and {', '.join(parts)} are given")
        elif not (tidy.get("family") or tidy.get("given")):
            raise ValueError("a name needs a family name, a given name or a literal")
        return tidy

    @classmethod
    def parse(cls, text: str) -> Name | None:
        """The name as reference files write it; None where the text is empty.

        `Family, Given`; `Family, Suffix, Given` and `Family, Given, Suffix`; `Given Family`; a single word is a
        family name. A lower-case particle before the family name is the particle, after the given name the
        dropping particle; one joined to the family name (`al-Ghazali`, `d'Alembert`) stays in it. Capitalised
        openers (`De Luca`, `Abu Bakr`) belong to the family name. Bodies are known by a comma at the end or by
        a word such as Group, Consortium, University. Chinese and Korean names are split where the family name is
        in a table of family names or a space shows it; otherwise they, and Japanese ones, are literal.
        """
        return _parse(text)

    @property
    def full_family(self) -> str | None:
        """The family name with its particle: `van der Berg`."""
        return _join(self.particle, self.family) or None

    def initials(self) -> str | None:
        """The initials of the given name without stops, NLM's way: `JP` of Jean-Pierre, `TACS` of TACS."""
        if not self.given or _EAST_ASIAN.search(self.given):
            return self.given
        if _are_initials(self.given, _NLM_INITIALS):
            return "".join(c for c in self.given if c.isalpha())
        pieces = re.split(r"[\s.\-‐]+", self.given)
        return "".join(piece[0] for piece in pieces if piece[:1].isalpha()) or None

    def inverted(self) -> str:
        """`van der Berg, Jan, Jr`: for sorting and for formats of one name a line. A literal is as it is."""
        if self.literal:
            return self.literal
        given = _join(self.given, self.dropping_particle)
        return ", ".join(part for part in (self.full_family, given, self.suffix) if part)

    def __str__(self) -> str:
        if self.literal:
            return self.literal
        if self.family and self.given and _ALL_EAST_ASIAN.fullmatch(self.family + self.given):
            return self.family + self.given
        name = _join(self.given, self.dropping_particle, self.particle, self.family)
        return f"{name}, {self.suffix}" if self.suffix else name


def is_suffix(text: str) -> bool:
    """Whether the text is a generational suffix: `Jr`, `Jr.`, `III`, `3rd`. Degrees are not."""
    text = text.removesuffix(".")
    return text.lower() in words.SUFFIXES or text in words.NUMERAL_SUFFIXES


def is_organisation(text: str) -> bool:
    """Whether the text shows that it names a body: a comma at its end, or two words with a telling one."""
    text = _fold(text)
    return (text.endswith(",") and text != ",") or _names_body(text)


@_remembered
def parse_nlm_author(text: str) -> Name | None:
    """NLM's `Family Initials Suffix` (PubMed's text and AU); the initials stay exactly as printed.

    Particles stay inside the family name, as in NLM's own data (`van der Berg AB`). Several words without
    initials at their end are the name of a body. Reference: NLM, "MEDLINE/PubMed Data Element Descriptions".
    """
    text = _fold(text)
    parts, suffix = _cut_suffix(text.split(" "), least=1)
    body = _names_body(text)
    if len(parts) > 1 and "," not in text and _are_initials(parts[-1], _NLM_INITIALS):
        # `School AB` is a person, `Consortium ABC` and `ABC Study Group UK` are not.
        if not body or (len(parts) == 2 and len(parts[1]) <= 2):
            return Name(family=" ".join(parts[:-1]), given=parts[-1], suffix=suffix)
    elif len(parts) == 1 or _EAST_ASIAN.search(text) or ("," in text and not body):
        return _parse(text)
    return Name(literal=text)


@_remembered
def parse_nlm_full(text: str) -> Name | None:
    """NLM's `Family, Given Suffix` (PubMed's FAU), the suffix with or without a comma before it.

    Particles stay inside the family name, as in `parse_nlm_author`. A name without a comma is a family name.
    """
    text = _fold(text)
    family, comma, given = text.partition(",")
    parts, suffix = _cut_suffix(given.replace(",", " , ").split(), least=0)
    while parts and parts[-1] == ",":
        parts.pop()
    if family and (parts or suffix):
        return Name(family=family, given=" ".join(parts).replace(" ,", ","), suffix=suffix)
    if not text or comma or _names_body(text) or _EAST_ASIAN.search(text):
        return _parse(text)
    return Name(family=text)


@_remembered
def parse_given_first(text: str) -> Name | None:
    """`Benjamin R Cowley`, `J. K. de Boer 3rd`: the last word, with what belongs to it, is the family name."""
    text = _fold(text)
    if not text or _is_settled(text):
        return _parse(text)
    return _given_first(text.split(" "))


@_remembered
def parse_family_first(text: str) -> Name | None:
    """`Wang Yiyang`, `Hoffmann M K`, `De Luca Marco`: the first word, with what belongs to it, is the family name.

    Initials printed as one word (`García López MA`) leave all words before them to the family name; initials
    printed apart do not, because `Birch Paul R J` is Birch, Paul R J.
    """
    text = _fold(text)
    if not text or _is_settled(text):
        return _parse(text)
    return _family_first(text.split(" "))


# --- One name


@_remembered
def _parse(text: str) -> Name | None:
    text = _fold(text)
    if not text:
        return None
    if "," in text:
        return _comma_form(text)
    if _EAST_ASIAN.search(text):
        return _east_asian(text)
    if _names_body(text):
        return Name(literal=text)
    parts = text.split(" ")
    # A family name is not a single letter: `Smith J.` has its family name first.
    if _is_initial(parts[-1]) and not _is_initial(parts[0]):
        return _family_first(parts)
    return _given_first(parts)


def _is_settled(text: str) -> bool:
    """Whether the text itself shows its order or that it has none, whatever the habit of the page."""
    return "," in text or _names_body(text) or _EAST_ASIAN.search(text) is not None


def _given_first(parts: list[str]) -> Name:
    parts, suffix = _cut_suffix(parts, least=1)
    start, family = _family_at_end(parts)
    return Name(
        given=" ".join(parts[:start]),
        particle=" ".join(parts[start:family]),
        family=" ".join(parts[family:]),
        suffix=suffix,
    )


def _family_first(parts: list[str]) -> Name:
    parts, suffix = _cut_suffix(parts, least=1)
    start = _count_leading(parts, words.PARTICLES)
    openers = _count_leading(parts[start:], words.FAMILY_OPENERS)
    given = min(start + openers + 1, max(start + 1, len(parts) - 1))
    last = parts[-1]
    if len(parts) > start + 1 and 1 < len(last) <= 3 and last.isupper() and last.isalpha():
        given = len(parts) - 1 if any(not part.isupper() for part in parts[:-1]) else given
    return Name(
        particle=" ".join(parts[:start]),
        family=" ".join(parts[start:given]),
        given=" ".join(parts[given:]),
        suffix=suffix,
    )


def _family_at_end(parts: list[str]) -> tuple[int, int]:
    """Where the particle and where the family name begin in `Given particle Family`."""
    last = len(parts) - 1
    for i in range(last):
        word = parts[i]
        if word in words.PARTICLES:
            return i, i + _count_leading(parts[i:], words.PARTICLES)
        if i and word in words.FAMILY_LINKS:
            return i - 1, i - 1
        if i and word in words.FAMILY_OPENERS and parts[i + 1] not in words.VIETNAMESE_FAMILIES:
            return i, i
    return last, last


def _comma_form(text: str) -> Name:
    """`Family, Given`, with a suffix in either place, or the name of a body with a comma at its end."""
    family, *rest = (part.strip() for part in text.split(","))
    if not any(rest) or (not rest[-1] and _names_body(text)):
        return Name(literal=text.rstrip(", ") or text)
    rest = [part for part in rest if part]
    suffix = None
    if len(rest) > 1 and _is_comma_suffix(rest[0]):
        suffix = rest.pop(0)
    elif _is_comma_suffix(rest[-1]) and (len(rest) > 1 or rest[-1] not in words.DOUBTFUL_SUFFIXES):
        suffix = rest.pop()
    if not rest:
        # `John Smith, Jr`: what is before the comma is a whole name.
        whole = _parse(family)
        if whole is None or whole.literal or whole.suffix:
            return Name(literal=text)
        return whole.model_copy(update={"suffix": suffix})
    if " " in family and all(map(_is_degree, rest)):
        return Name(literal=text)
    families, given = family.split(" "), ", ".join(rest).split(" ")
    if suffix is None:
        given, suffix = _cut_suffix(given, least=0)
    start = _count_leading(families, words.PARTICLES)
    end = len(given) - _count_leading(given[::-1], words.PARTICLES)
    return Name(
        particle=" ".join(families[:start]),
        family=" ".join(families[start:]),
        given=" ".join(given[:end]),
        dropping_particle=" ".join(given[end:]),
        suffix=suffix,
    )


def _east_asian(text: str) -> Name:
    """A name in Han characters, kana or Hangul; literal where nothing shows the family name."""
    if not _ALL_EAST_ASIAN.fullmatch(text) or text.endswith(words.ORGANISATION_ENDINGS):
        return Name(literal=text)
    family, space, given = text.partition(" ")
    if space:
        return Name(family=family, given=given)
    tables = (
        (_ALL_HAN, words.CHINESE_COMPOUND_FAMILIES, words.CHINESE_FAMILIES),
        (_ALL_HANGUL, words.KOREAN_COMPOUND_FAMILIES, words.KOREAN_FAMILIES),
    )
    for script, compound, single in tables:
        if script.fullmatch(text):
            if 3 <= len(text) <= 4 and text[:2] in compound:
                return Name(family=text[:2], given=text[2:])
            # Of four characters one cannot say: 高橋健太 is Takahashi Kenta.
            if 2 <= len(text) <= 3 and text[0] in single:
                return Name(family=text[0], given=text[1:])
    return Name(literal=text)


# --- Words of a name


def _fold(text: str) -> str:
    return " ".join(line(text).split())


def _join(*parts: str | None) -> str:
    """The parts with a space between, but none behind an apostrophe: `d'` and Alembert are d'Alembert."""
    name = ""
    for part in filter(None, parts):
        name = f"{name}{part}" if name.endswith(("'", "’")) else f"{name} {part}" if name else part
    return name


def _count_leading(parts: list[str], table: frozenset[str]) -> int:
    """How many words at the start are in the table, the last word never counted."""
    count = 0
    while count < len(parts) - 1 and parts[count] in table:
        count += 1
    return count


def _cut_suffix(parts: list[str], *, least: int) -> tuple[list[str], str | None]:
    """The words without the suffix at their end, and the suffix; `least` words stay, one more where in doubt."""
    if len(parts) > least and is_suffix(parts[-1]):
        doubt = parts[-1] in words.DOUBTFUL_SUFFIXES
        if len(parts) > least + doubt:
            return parts[:-1], parts[-1]
    return parts, None


def _is_comma_suffix(text: str) -> bool:
    return is_suffix(text) or text.lower() in words.COMMA_SUFFIXES


def _is_degree(text: str) -> bool:
    return text.replace(".", "").lower() in words.DEGREES


def _is_initial(word: str) -> bool:
    """`J`, `J.`, `J.-P.`: an initial by itself, or initials shown by their stops."""
    return (len(word) == 1 and word.isupper()) or _DOTTED.fullmatch(word) is not None


def _are_initials(word: str, most: int) -> bool:
    """`TACS`, `J-P`, `J.A.`: capitals only."""
    letters = word.replace(".", "").replace("-", "")
    return len(letters) <= most and letters.isupper() and letters.isalpha()


def _names_body(text: str) -> bool:
    parts = text.split(" ")
    if len(parts) == 1:
        return text.endswith(words.ORGANISATION_ENDINGS) and len(text) > 2
    return _has_body_word(parts) or any(part in words.ORGANISATION_LINKS for part in parts[1:-1])


def _has_body_word(parts: list[str]) -> bool:
    return any(part.strip(".,;:()'\"").lower() in words.ORGANISATION_WORDS for part in parts)


# --- A line of names

_TRUNCATED = re.compile(
    r"[,;，；、]? ?(?:et\.? al|(?:and|&) (?:others|colleagues)|\.\.\.|…|等人?)[.。]?$", re.IGNORECASE
)
_AND = re.compile(r" (?:and|&) ")
_SEPARATORS = ((";", "；"), ("、", "，"))


def split_author_line(text: str, groups: Collection[str] = ()) -> tuple[list[str], bool]:
    """The names of an author line, and whether it says that there are more (`et al.`, `...`, 等).

    Names are separated by semicolons where there is one, else by `、` and `，`, else by commas; the last may follow
    `and` or `&`. A suffix or degree behind a comma stays with its name, `Smith, J and Doe, J` are two names.
    Commas cut the name of a body too, except those of `groups`, names known to be whole.
    """
    text = _fold(text)
    truncated = False
    while shown := _TRUNCATED.search(text):
        text, truncated = text[: shown.start()].rstrip(" ,;，；、"), True
    if text.endswith((".", "。")) and not truncated:
        text = _without_stop(text)
    # A control character cannot occur in folded text.
    whole = {f"\x00{i}\x00": _fold(group) for i, group in enumerate(groups) if _fold(group)}
    for mark, group in whole.items():
        text = text.replace(group, mark)
    names: list[str] = []
    for name in _cut(text):
        name = name.strip(" ,;")
        if name.startswith(("...", "…")):
            name, truncated = name.lstrip(".… "), True
        for mark, group in whole.items():
            name = name.replace(mark, group)
        if name:
            names.append(name)
    return names, truncated


def _cut(text: str) -> list[str]:
    for separators in _SEPARATORS:
        if any(separator in text for separator in separators):
            for separator in separators:
                text = text.replace(separator, "\n")
            return [name for piece in text.split("\n") for name in _conjoined(piece.strip())]
    inverted = _AND.split(text)
    if len(inverted) > 1 and all(name.count(",") == 1 and not name.endswith(",") for name in inverted):
        return inverted
    names: list[str] = []
    for piece in map(str.strip, text.split(",")):
        if names and (_is_comma_suffix(piece) or _is_degree(piece)):
            names[-1] += f", {piece}"
        else:
            names += _conjoined(piece)
    return names


def _conjoined(piece: str) -> list[str]:
    """The names that `and` joins, unless it is a word of a body's name."""
    piece = re.sub(r"^(?:and|&) ", "", piece)
    names = _AND.split(piece)
    if len(names) == 1 or names[-1].startswith("the ") or _is_initial(names[0].split(" ")[-1]):
        return names
    return [piece] if _has_body_word(piece.split(" ")) else names


def _without_stop(text: str) -> str:
    """Without the full stop of the line; the stop of an initial or a suffix is its own where others have one."""
    last = text.split(" ")[-1]
    abbreviated = "." in text[:-1] and (_is_initial(last) or is_suffix(last))
    return text if abbreviated else text[:-1]
