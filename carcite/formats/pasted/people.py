"""What a line without a heading is: authors, an affiliation or a title, by a small table of signs and their weights."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from carcite.formats.pasted.affiliations import affiliation_weight
from carcite.formats.pasted.author_line import begins_with_title, entries_of, names_of
from carcite.formats.pasted.nlm_authors import as_indexed, without_et_al
from carcite.values.languages import script_language
from carcite.values.name_tests import is_comma_suffix, is_degree_in_line
from carcite.values.name_words import GIVEN_NAMES, PARTICLES
from carcite.values.names import Name, is_organisation, parse_family_first, parse_given_first

# --- authors ----------------------------------------------------------------------------------------------------------

_SEPARATOR = re.compile(r"\s*[,;、\uff0c\uff1b]\s*(?:(?:and|&|和)\s+)?")
_AND = re.compile(r"\s+(?:and|&)\s+")
_SIGNS_OF_MARKS = "*†‡§¶#✉¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ"
# The marks of affiliations behind a name: `Yiming1`, `Yiming(1)(2)`, `Yiming 1 2*`, `Yiming¹`, `Yiming a`.
_MARKS = re.compile(
    rf"(?:(?<=[^\W\d_.)])|(?<=[.)]))(?>(?:"
    rf"[\s^]*+(?:\([0-9]{{1,2}}(?>(?:,[0-9]{{1,2}})*)\)|[0-9]{{1,2}}[a-z]?|[{_SIGNS_OF_MARKS}]++)|\s[a-h]"
    r")+)$"
)
_BETWEEN_MARKS = re.compile(
    rf"(?<=[0-9{_SIGNS_OF_MARKS}])\s*,\s*(?=[0-9{_SIGNS_OF_MARKS}])|(?<=\s[a-h]),\s?(?=[a-h]\b)"
)
_NAME = re.compile(
    r"(?:[^\W\d_][^\W\d_'’.-]*|['’][^\W\d_]+)(?:['’.-][^\W\d_'’.-]+|[.'’](?=[\s.-]|$)|-)*"
    r"(?: (?:[^\W\d_][^\W\d_'’.-]*|['’][^\W\d_]+)(?:['’.-][^\W\d_'’.-]+|[.'’](?=[\s.-]|$)|-)*){0,6}"
    r"(?: (?:[23](?:nd|rd)|[4-9]th))?"
)
_ON_BEHALF = re.compile(r"^(?:for|on behalf of)(?: the)? (?=[A-Z])")
# What sites print behind the last name.
_SITE_WORDS = re.compile(
    r" (?:Author Info(?:rmation)?\b|Show (?:all|more|footnotes)\b|Authors' declarations? of interest).{0,60}$"
)
_ENDS_AS_NAME = re.compile(r"\b(?:[A-Z]{1,3}|[JS]r)\.$")
# Other signs that names are printed with, for an apostrophe and a hyphen.
_PLAIN_SIGNS = str.maketrans(dict.fromkeys("`´ʼ‘", "'") | dict.fromkeys("‐‑–", "-"))
_INITIAL_WITHIN = re.compile(r" [A-Z]\. [^\W\d_]{2,}")
_ENDS_IN_INITIALS = re.compile(r" [A-Z](?:[A-Z. -]{0,6})$")
_HAN_NAME = re.compile(r"[一-鿿]{2,4}(?:·[一-鿿]{1,8})*|[一-鿿]{1,2} [一-鿿]{1,3}|[가-힣]{2,4}")
_LOWER_WORD = re.compile(r"(?:^| )([a-z][\w'’]*)")
# Words of titles and places that no name has.
_NO_NAME = frozenset(
    [
        "the",
        "in",
        "with",
        "for",
        "by",
        "from",
        "on",
        "of",
        "to",
        "is",
        "are",
        "as",
        "at",
        "via",
        "using",
        "among",
        "between",
        "during",
        "after",
        "and",
        "or",
        "an",
        "versus",
        "vs",
        "its",
        "their",
        "into",
        "based",
        "patients",
        "cells",
        "cell",
        "disease",
        "study",
        "review",
        "therapy",
        "treatment",
        "cancer",
    ]
)
_NOT_OF_PEOPLE = re.compile(r"://|@|(?<!\d)(?:1[89]|20)\d\d(?!\d)")  # a link, an address, a year
_LONGEST_LINE = 100_000
_LONGEST_NAME = 70
_LONGEST_MARKS = 200  # characters
_LONGEST_BODY = 200


# An ORCID iD or an address behind a name.
_CONTACT = re.compile(
    r"[\s(（\[]{0,3}(?:(?:ORCID(?: iD)?[:：]? ?)?(?:https?://orcid\.org/)?(?P<orcid>[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])"
    r"|(?:E-?mail[:：] ?)?(?P<email>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}))[)）\]]?"
)


def _has_contacts(text: str) -> bool:
    return "@" in text or "0000-" in text or "0009-" in text


def _without_contacts(text: str) -> str:
    return _CONTACT.sub("", text) if _has_contacts(text) else text


def split_names(text: str) -> tuple[list[str], bool]:
    """Return the names of an author line, without marks of affiliations, and whether it ends with `et al.`"""
    text = _SITE_WORDS.sub("", _without_contacts(" ".join(text.split())), count=1)
    shorter, truncated = without_et_al(text)
    shorter = shorter.rstrip(" ,;")
    if shorter.endswith((".", "。")) and not re.search(r"(?:\b[A-Z]|Jr|Sr)\.$", shorter):
        shorter = shorter[:-1]
    names: list[str] = []
    for name in _entries(shorter):
        if names and is_comma_suffix(name):
            names[-1] += f" {name}"
        elif any(map(str.isalpha, name)) and not (names and is_degree_in_line(name)):
            names.append(name)
    return names, truncated


def _entries(text: str) -> Iterator[str]:
    """Yield what stands between separators, without the marks behind it; a body may hold an `and`."""
    for part in _inverted(text) or _SEPARATOR.split(_BETWEEN_MARKS.sub(" ", text)):
        for name in [part] if is_group(part) else _AND.split(part):
            yield _ON_BEHALF.sub("", _without_marks(name).strip(), count=1)


def _without_marks(name: str) -> str:
    """Return the name without the marks of affiliations at its end."""
    marks = _MARKS.search(name, max(0, len(name) - _LONGEST_MARKS))
    return name[: marks.start()] if marks else name


def _inverted(text: str) -> list[str]:
    """The names of a line such as `Wang, Yiming; Lu, Haoran`; none if the line is not one."""
    names = text.split(";") if ";" in text and "," in text else []
    parts = [name.split(",") for name in names]
    if not all(len(part) == 2 and not _ENDS_IN_INITIALS.search(part[0]) for part in parts):
        return []
    return [name.strip() for name in names]


def is_author_line(text: str) -> bool:
    """Return whether the line is a list of names (or one name): every entry is a person, or a body among persons."""
    text = _without_contacts(text)
    if len(text) > _LONGEST_LINE or _NOT_OF_PEOPLE.search(text):
        return False
    names, truncated = split_names(text)
    if len(names) == 1:
        return _is_person(names[0]) and (truncated or _is_lone_author(names[0], text))
    people = list(filter(_is_person, names))
    if not people or (_is_sentence(text) and len(people) < 3 and not truncated):
        return False
    others = list(itertools.filterfalse(_is_person, names))
    return _mostly_full(people, len(names)) and _are_beside_people(others, len(names))


def _mostly_full(people: list[str], count: int) -> bool:
    """Return whether at most half of `count` entries are names of one word."""
    return 2 * sum(" " not in name and not _HAN_NAME.fullmatch(name) for name in people) <= count


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "。")) and not _ENDS_AS_NAME.search(text)


def _are_beside_people(others: list[str], count: int) -> bool:
    """Return whether the entries that are not people, of `count` in all, are few enough, and could be bodies."""
    if any(len(name) > _LONGEST_BODY for name in others):
        return False
    odd = [name for name in others if not is_organisation(name)]  # not written as names are
    if len(odd) * 5 > count or any(len(name) > _LONGEST_NAME or _NO_GROUP.search(name) for name in odd):
        return False
    return len(others) * 2 < count or (len(others) * 2 == count and all(map(is_group, others)))


def count_people(text: str) -> int:
    """How many people a line lists; 0 where it is not a list of names, or as good an affiliation."""
    if not is_author_line(text):
        return 0
    names, _ = split_names(text)
    people = sum(1 for name in names if _is_person(name) and (" " in name or _HAN_NAME.fullmatch(name)))
    return people if len(names) > 1 and (people == len(names) or affiliation_weight(text) < 2) else 0


def is_lone_han_name(text: str) -> bool:
    """Whether the line is one Chinese name, as its family name shows: 王伟."""
    name = parse_family_first(text) if _HAN_NAME.fullmatch(text) and len(text) <= 4 else None
    return name is not None and name.literal is None


_GROUP = (
    r"(?:Group|Consortium|Collaborat(?:ion|ive|ors)|Committee|Investigators|Network|Team|Task ?Force|Workgroup|Panel"
    r"|Initiative|Society|Association|Party|Alliance|Federation|Foundation|Organi[sz]ation|Registry|College|Academy)s?"
)
_IS_GROUP = re.compile(rf"(?:[^.?!:]*\b{_GROUP}|[^.?!:,]{{0,60}}\b{_GROUP} (?:of|for|on) [^.?!:]*)(?: \([A-Z-]+\))?")
_NO_GROUP = re.compile(r"\b(?:from|by|in|with|among|is|are|during|after|using|between)\b")


def is_group(text: str) -> bool:
    """Whether the line is the name of a body that wrote a paper: `RECOVERY Collaborative Group`."""
    if len(text) > _LONGEST_BODY or not text[:1].isupper() or _NO_GROUP.search(text):
        return False
    return " " in text and _IS_GROUP.fullmatch(text) is not None


def _is_person(text: str) -> bool:
    text = text.replace(",", "", 1).replace("in 't ", "").translate(_PLAIN_SIGNS)
    if _HAN_NAME.fullmatch(text):
        return True
    if len(text) > _LONGEST_NAME or not _NAME.fullmatch(text) or script_language(text) == "zh":
        return False
    if is_organisation(text) or text.startswith("The "):
        return False
    lower = _LOWER_WORD.findall(text)
    return not any(word in _NO_NAME for word in lower) and len(lower) < len(text.split())


def _is_lone_author(name: str, text: str) -> bool:
    """Return whether a line is one name: `Nicas T I`, `Wang Yiyang`; a title of two words ends with a full stop."""
    if _HAN_NAME.fullmatch(name):
        return is_lone_han_name(text)
    words = name.split()
    if not 2 <= len(words) <= 5 or (text.endswith(_STOPS) and len(words[-1].rstrip(".")) > 1):
        return False
    if all(map(_may_be_initials, words[1:])) or (len(words[-1]) <= 3 and words[-1].isupper()):
        return True
    words = [word for word in words if word not in PARTICLES]
    return all(word[:1].isupper() for word in words) and not all(map(str.isupper, words))


_STOPS = (".", "。", ":", "?", "!")


def _may_be_initials(word: str) -> bool:
    return len(word.strip(".-")) <= 2 and word[:1].isupper()


def _stands_given_first(names: list[str]) -> bool:
    """Whether a line is of a site that prints `Anna M. Smith`: an initial is in the middle of a name, and none last; or
    the first words of names are known as given names, and none of the last."""
    if any(map(_ENDS_IN_INITIALS.search, names)):
        return False
    people = [name.split(" ") for name in names if " " in name]
    first = sum(1 for words in people if words[0] in GIVEN_NAMES)
    last = any(words[-1] in GIVEN_NAMES for words in people)
    known = first >= min(2, len(people)) > 0 and first * 4 >= len(people) and not last
    return known or any(map(_INITIAL_WITHIN.search, names))


def read_names(text: str, *, mirrored: bool = True) -> tuple[list[Name], bool]:
    """Return the authors of a line, and whether there are more (`et al.`).

    The family name is first, as mirrors of PubMed print it, unless a title stands in front of the first name, or the
    page is of none and its names show that it is last.
    """
    if begins_with_title(text):
        return names_of(entries_of(_without_contacts(text))), False
    return _names_and_contacts(text, mirrored=mirrored)


def _names_and_contacts(text: str, *, mirrored: bool) -> tuple[list[Name], bool]:
    found: list[Name] = []
    at, truncated = 0, False
    contacts = _CONTACT.finditer(text) if _has_contacts(text) else ()
    for contact in [*contacts, None]:
        names, truncated = split_names(text[at : contact.start() if contact else None])
        parse = parse_given_first if not mirrored and _stands_given_first(names) else parse_family_first
        found += (as_indexed(parse(name) or Name(literal=name)) for name in names)
        if contact and found:
            at = contact.end()
            found[-1] = found[-1].model_copy(update={k: v for k, v in contact.groupdict().items() if v})
    return found, truncated
