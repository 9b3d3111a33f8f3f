"""Names of people and bodies: the value, and parsers of the forms in which sources print a name.

    Name.parse              one name as reference files have it: `Family, Given`, `Given Family`, 王伟
    parse_nlm_author        NLM's short form: `Suter TACS`, `Davis JM 3rd`
    parse_nlm_full          NLM's full form (FAU): `Davis, John M 3rd`
    parse_given_first       web pages: `Maxwell H Turner`
    parse_family_first      pages that print the family name first without a comma: `Wang Yiyang`

A string of several names is split by `name_lists.split_names`. Field names are CSL's (CSL 1.0.2, appendix VI, names).
The parsers never raise and never change a character: a name is split at white space and commas or, if nothing shows
where, kept whole as `literal`. They return None only for text without visible characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator

from carcite.values import name_words as words
from carcite.values.base import Value, construct, described
from carcite.values.name_tests import (
    are_initials,
    fold,
    has_east_asian,
    initials_at_end,
    is_comma_suffix,
    is_degree,
    is_degree_in_line,
    is_east_asian,
    is_initial,
    is_organisation,
    is_suffix,
    names_body,
    split_east_asian,
)
from carcite.values.normalise import Form, many, normalised
from carcite.values.normalise import text as normalised_text

__all__ = [
    "Name", "is_organisation", "is_suffix", "parse_family_first", "parse_given_first", "parse_nlm_author",
    "parse_nlm_full",
]  # fmt: skip

_PARTS = ("family", "given", "particle", "dropping_particle", "suffix")
_NAMING = ("family", "given", "literal")  # a name has one of these
_BRACES = re.compile("[{}]")
_NLM_INITIALS = 5  # the longest run of capitals NLM prints as initials


Parser = Callable[[str], "Name | None"]


def _remembered(parse: Parser) -> Parser:
    """Return the parser with a cache: the same people write many papers. Long texts are not cached."""
    known = lru_cache(4096)(parse)

    @wraps(parse)
    def remembered(text: str) -> Name | None:
        return known(text) if len(text) <= 100 else parse(text)

    return remembered


def _folded(value: Any) -> Any:
    return fold(value) or None if isinstance(value, str) else value


def _part(value: Any) -> Any:
    """Fold a part of a name; a comma at its end would separate parts when the name is written."""
    text = _folded(value)
    return text.strip(" ,") or text if isinstance(text, str) else text


_FORMS: dict[str, Form] = {
    **dict.fromkeys(_PARTS, _part),
    **dict.fromkeys(("literal", "orcid", "email"), _folded),
    "affiliations": many(normalised_text),
}


_DETAILS = frozenset(("affiliations", "orcid", "email"))


def _is_detail(field: str, value: Any) -> bool:
    if field == "affiliations":
        return type(value) is tuple and all(type(part) is str for part in value)
    return value is None or type(value) is str


class Name(Value):
    """A person, by the parts of the name, or a body (`literal`).

    `particle` is CSL's non-dropping particle, which stays with the family name (`van` Gogh, sorted under V or G
    depending on the style); `dropping_particle` goes with the given name (Alexander `von` Humboldt). A name that cannot
    be split is a `literal` too. Text is one line, its white space folded.

    A string is parsed with `Name.parse`. Raises ValueError (pydantic's ValidationError) for an empty name, and for a
    `literal` with other parts.

    >>> Name.parse("Ludwig van Beethoven")
    Name(family='Beethoven', given='Ludwig', particle='van')
    >>> Name(literal="World Health Organization").inverted()
    'World Health Organization'
    """

    family: str | None = described("Family name", "family")
    given: str | None = described("Given names or initials", "given")
    particle: str | None = described("Particle that belongs to the family name", "non-dropping-particle")
    dropping_particle: str | None = described("Particle that belongs to the given name", "dropping-particle")
    suffix: str | None = described("Generational suffix", "suffix")
    literal: str | None = described("Name of a body, or a name that cannot be split", "literal")
    affiliations: tuple[str, ...] = described("The person's own addresses", default=())
    orcid: str | None = described("ORCID iD")
    email: str | None = described("E-mail address")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            family: str | None = None,
            given: str | None = None,
            particle: str | None = None,
            dropping_particle: str | None = None,
            suffix: str | None = None,
            literal: str | None = None,
            affiliations: str | Iterable[str] | None = (),
            orcid: str | None = None,
            email: str | None = None,
        ) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        if isinstance(data, str):
            name = cls.parse(data)
            if name is None:
                raise ValueError("nothing is in the name")
            return dict(name)
        if not isinstance(data, dict):
            return data
        tidy = normalised(data, _FORMS)
        parts = [field for field in _PARTS if tidy.get(field)]
        if parts and tidy.get("literal"):
            raise ValueError(f"a literal name has no parts: literal and {', '.join(parts)} are given")
        if not any(tidy.get(field) for field in _NAMING):
            raise ValueError("a name needs a family name, a given name or a literal")
        return tidy

    def _changed(self, changes: Mapping[str, Any]) -> Self:
        # Where a person works says nothing about the other fields: this takes a tenth of the time of a new name.
        details = {field: _FORMS[field](value) for field, value in changes.items() if field in _DETAILS}
        if len(details) == len(changes) and all(_is_detail(field, value) for field, value in details.items()):
            return construct(type(self), **self._kept_beside(changes) | details)
        return super()._changed(changes)

    @classmethod
    def parse(cls, text: str) -> Name | None:
        """Return the name in a form that reference files use; None if the text is empty.

        `Family, Given`; `Family, Suffix, Given` and `Family, Given, Suffix`; `Given Family`; a single word is a
        family name. A lower-case particle before the family name is the particle, after the given name the
        dropping particle; one joined to the family name (`al-Ghazali`, `d'Alembert`) stays in it. Capitalised
        openers (`De Luca`, `Abu Bakr`) belong to the family name. A comma at the end or a word such as Group,
        Consortium, University shows a body. Chinese and Korean names are split if the family name is in a table of
        family names or a space shows it; otherwise they, and Japanese ones, are literal.
        """
        return _parse(text)

    @property
    def full_family(self) -> str | None:
        """Family name with its particle: `van der Berg`."""
        return join_parts(self.particle, self.family) or None

    @property
    def short(self) -> str:
        """The family name; of a body its text, and of a person with one name that name."""
        return self.family or self.literal or self.given or ""

    def initials(self) -> str | None:
        """Return the initials of the given name as NLM writes them: `JP` of Jean-Pierre, `TACS` of TACS."""
        if not self.given or has_east_asian(self.given):
            return self.given
        if are_initials(self.given, _NLM_INITIALS):
            return "".join(c for c in self.given if c.isalpha())
        pieces = re.split(r"[\s.\-‐]+", self.given)
        return "".join(piece[0] for piece in pieces if piece[:1].isalpha()) or None

    def inverted(self) -> str:
        """Return `van der Berg, Jan, Jr`, for sorting and for formats of one name a line; of a literal, its text."""
        if self.literal:
            return self.literal
        given = join_parts(self.given, self.dropping_particle)
        return ", ".join(part for part in (self.full_family, given, self.suffix) if part)

    def __str__(self) -> str:
        if self.literal:
            return self.literal
        if self.family and self.given and is_east_asian(self.family + self.given):
            return self.family + self.given
        name = join_parts(self.given, self.dropping_particle, self.particle, self.family)
        return f"{name}, {self.suffix}" if self.suffix else name


@_remembered
def parse_nlm_author(text: str) -> Name | None:
    """Parse NLM's `Family Initials Suffix` (PubMed's text and AU); the initials stay exactly as printed.

    Particles stay inside the family name, as in NLM's own data (`van der Berg AB`). Several words without
    initials at their end are the name of a body. Reference: NLM, "MEDLINE/PubMed Data Element Descriptions".
    """
    text = fold(text)
    parts, suffix = _cut_suffix(text.split(" "), least=1)
    body = names_body(text)
    if len(parts) > 1 and "," not in text and are_initials(parts[-1], _NLM_INITIALS):
        # `School AB` is a person, `Consortium ABC` and `ABC Study Group UK` are not.
        if not body or (len(parts) == 2 and len(parts[1]) <= 2):
            return _name(family=" ".join(parts[:-1]), given=parts[-1], suffix=suffix)
    elif len(parts) == 1 or has_east_asian(text) or ("," in text and not body):
        return _parse(text)
    return _name(literal=text)


@_remembered
def parse_nlm_full(text: str) -> Name | None:
    """Parse NLM's `Family, Given Suffix` (PubMed's FAU), the suffix with or without a comma before it.

    Particles stay inside the family name, as in `parse_nlm_author`. A name without a comma is a family name.
    """
    text = fold(text)
    family, comma, given = text.partition(",")
    parts, suffix = _cut_suffix(given.replace(",", " , ").split(), least=0)
    while parts and parts[-1] == ",":
        parts.pop()
    if family and (parts or suffix):
        return _name(family=family, given=" ".join(parts).replace(" ,", ","), suffix=suffix)
    if not text or comma or names_body(text) or has_east_asian(text):
        return _parse(text)
    return _name(family=text)


@_remembered
def parse_given_first(text: str) -> Name | None:
    """Parse `Benjamin R Cowley`, `J. K. de Boer 3rd`: the last word, with what belongs to it, is the family name."""
    text = fold(text)
    return _settled(text) if _is_settled(text) else _given_first(text.split(" "))


@_remembered
def parse_family_first(text: str) -> Name | None:
    """Parse `Wang Yiyang`, `De Luca Marco`: the first word, with what belongs to it, is the family name.

    Initials printed as one word (`García López MA`) leave all words before them to the family name; initials
    printed apart do not, because `Birch Paul R J` is Birch, Paul R J.
    """
    text = fold(text)
    return _settled(text) if _is_settled(text) else _family_first(text.split(" "))


# --- One name


@_remembered
def _parse(text: str) -> Name | None:
    text = fold(text)
    if not text:
        return None
    if text[0] == "{" and text[-1] == "}" and text.strip("{} ") and _BRACES.search(text, 1, len(text) - 1) is None:
        return _name(literal=text[1:-1])
    if "," in text:
        return _comma_form(text)
    if has_east_asian(text):
        return _east_asian(text)
    return _name(literal=text) if names_body(text) else _without_comma(text)


def _without_comma(text: str) -> Name:
    parts = text.split(" ")
    # A family name is not a single letter: `Smith J.` has its family name first.
    if is_initial(parts[-1]) and not is_initial(parts[0]):
        return _family_first(parts)
    if initials_at_end(text) and (len(parts[-1]) < 3 or parts[0] not in words.GIVEN_NAMES):
        return _name(literal=text) if parts[-1] in words.COMPANY_FORMS else _family_first(parts)
    return _given_first(parts)


def _is_settled(text: str) -> bool:
    """Whether the text itself shows the order of its parts, or is not divided into parts."""
    return not text or "," in text or names_body(text) or has_east_asian(text)


def _settled(text: str) -> Name | None:
    whole, *behind = text.split(",")
    if behind and " " in whole and all(is_degree_in_line(part.strip()) for part in behind):
        return _name(literal=text)
    return _parse(text)


def _given_first(parts: list[str]) -> Name:
    parts, suffix = _cut_suffix(parts, least=1)
    start, family = _family_at_end(parts)
    return _name(
        given=" ".join(parts[:start]),
        particle=" ".join(parts[start:family]),
        family=" ".join(parts[family:]),
        suffix=suffix,
    )


def _family_first(parts: list[str]) -> Name:
    parts, suffix = _cut_suffix(parts, least=1)
    start = _count_leading(parts, words.PARTICLES)
    openers = _count_leading(parts[start:], words.FAMILY_OPENERS_IN_FRONT)
    if openers:  # De la Cruz
        openers += _count_leading(parts[start + openers :], words.PARTICLES)
    given = min(start + openers + 1, max(start + 1, len(parts) - 1))
    # `Ramón y Cajal Santiago`: what joins two family names, where a word is left for the given one.
    joint = _count_leading(parts[given:], words.PARTICLES | words.FAMILY_LINKS)
    if joint and given + joint + 1 < len(parts):
        given += joint + 1
    last = parts[-1]
    if len(parts) > start + 1 and 1 < len(last) <= 3 and last.isupper() and last.isalpha():
        given = len(parts) - 1 if any(not part.isupper() for part in parts[:-1]) else given
    return _name(
        particle=" ".join(parts[:start]),
        family=" ".join(parts[start:given]),
        given=" ".join(parts[given:]),
        suffix=suffix,
    )


def _family_at_end(parts: list[str]) -> tuple[int, int]:
    """Return where the particle and where the family name begin in `Given particle Family`."""
    last = len(parts) - 1
    for i in range(last):
        word = parts[i]
        if word in words.PARTICLES_AND_PREPOSITIONS and (count := _count_particles(parts[i:])):
            if i + count < last and is_initial(parts[i + count]):  # Ricardo de A. Silva
                continue
            return i, i + count
        if i and word in words.FAMILY_LINKS:
            return i - 1, i - 1
        if i and _is_opener(parts, i):
            return i, i
    return last, last


def _is_opener(parts: list[str], i: int) -> bool:
    """Return whether a word with a capital opens a family name: `Juan De Soto`, `Jean Le Gall`; not `Thu Le Anh`."""
    word, behind = parts[i], parts[i + 1]
    if word == "Na":  # of Thailand: Anan Na Ayudhya
        return len(behind) > _LONGEST_SYLLABLE
    if word in ("Le", "Mac"):
        return not (_ASIAN_SYLLABLE.fullmatch(behind) and _ASIAN_SYLLABLE.fullmatch(parts[i - 1]))
    if word in words.OPENERS_BEFORE_PARTICLES:
        return behind in words.PARTICLES
    return word in words.FAMILY_OPENERS_BEHIND and behind not in words.PLAIN_VIETNAMESE_FAMILIES


_LONGEST_SYLLABLE = 5
# A word that can be a Vietnamese or Chinese name, so that `Le` in front of it can be one, too.
_ASIAN_SYLLABLE = re.compile(r"(?:[a-z]|[cgknpstz]h|ngh?|tr|gi|qu)?[aeiouy]{1,3}(?:ch|n[gh]?|[cmpt])?", re.IGNORECASE)


def _comma_form(text: str) -> Name:
    """Parse `Family, Given`, with a suffix in either place, or the name of a body with a comma at its end."""
    family, *rest = map(str.strip, text.split(","))
    if not any(rest) or (not rest[-1] and names_body(text)):
        return _name(literal=text.rstrip(", ") or text)
    if names_body(family):
        return _name(literal=text)  # University of Oslo, Department of Physics
    rest, suffix = _cut_comma_suffix(list(filter(None, rest)))
    if not rest:
        return _with_suffix(family, suffix) or _name(literal=text)
    if " " in family and all(map(is_degree, rest)):
        return _name(literal=text)
    return _inverted(family.split(" "), ", ".join(rest).split(" "), suffix)


def _with_suffix(text: str, suffix: str | None) -> Name | None:
    """Parse the whole name before a suffix: `John Smith, Jr`; None if it is a body or has a suffix."""
    name = _parse(text)
    return name.model_copy(update={"suffix": suffix}) if name and not (name.literal or name.suffix) else None


def _cut_comma_suffix(rest: list[str]) -> tuple[list[str], str | None]:
    """Return what follows a family name without the suffix at its start or end, and the suffix."""
    ends, doubtful = is_comma_suffix(rest[-1]), rest[-1] in words.DOUBTFUL_SUFFIXES
    if len(rest) > 1 and is_comma_suffix(rest[0]) and (doubtful or not ends):
        return rest[1:], rest[0]
    if ends and (len(rest) > 1 or not doubtful):
        return rest[:-1], rest[-1]
    return rest, None


def _inverted(families: list[str], given: list[str], suffix: str | None) -> Name:
    if suffix is None:
        given, suffix = _cut_suffix(given, least=0)
    start = _count_particles(families)
    end = len(given) - _count_particles(given[::-1])
    return _name(
        particle=" ".join(families[:start]),
        family=" ".join(families[start:]),
        given=" ".join(given[:end]),
        dropping_particle=" ".join(given[end:]),
        suffix=suffix,
    )


def _east_asian(text: str) -> Name:
    """Parse a name in Han characters, kana or Hangul; literal if nothing shows the family name."""
    split = split_east_asian(text)
    return _name(family=split[0], given=split[1]) if split else _name(literal=text)


def _name(**parts: str | None) -> Name:
    """Return the name with the given parts, which are folded; not checked if it has what a name needs."""
    fields = {field: piece for field, text in parts.items() if text and (piece := text.strip())}
    return Name(**parts) if fields.keys().isdisjoint(_NAMING) else construct(Name, **fields)


# --- Words of a name


def two_fields(name: Name) -> tuple[str, str]:
    """Return the family and given name for a program with two fields: with particles, and with the suffix."""
    family = join_parts(name.dropping_particle, name.particle, name.family)
    return family, ", ".join(filter(None, (name.given, name.suffix)))


def join_parts(*parts: str | None) -> str:
    """Return the parts with spaces between, none behind an apostrophe: `d'` and Alembert are d'Alembert."""
    name = ""
    for part in filter(None, parts):
        name = f"{name}{part}" if name.endswith(("'", "’")) else f"{name} {part}" if name else part
    return name


def _count_leading(parts: list[str], table: frozenset[str]) -> int:
    """Return how many words at the start are in the table; the last word is never counted."""
    count = 0
    while count < len(parts) - 1 and parts[count] in table:
        count += 1
    return count


def _count_particles(parts: list[str]) -> int:
    """Return how many words at the start are particles, or prepositions before an article: `an der`, `in 't`."""
    count = _count_leading(parts, words.PARTICLES_AND_PREPOSITIONS)
    return count if count > 1 or (count and parts[0] in words.PARTICLES) else 0


def _cut_suffix(parts: list[str], *, least: int) -> tuple[list[str], str | None]:
    """Return the words without the suffix at their end, and the suffix; `least` words stay, one more if in doubt."""
    if len(parts) > least and is_suffix(parts[-1]):
        doubt = parts[-1] in words.DOUBTFUL_SUFFIXES
        if len(parts) > least + doubt:
            return parts[:-1], parts[-1]
    return parts, None
