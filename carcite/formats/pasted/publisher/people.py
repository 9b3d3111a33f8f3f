"""The people on a publisher's page: on one line or one a line, with marks, degrees, iDs and words of the site."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from functools import lru_cache

from carcite.formats.pasted.abstract_sections import is_label
from carcite.formats.pasted.affiliations import affiliation_weight, has_institution, is_country
from carcite.formats.pasted.author_line import Entry, entries_of, is_role, names_of
from carcite.formats.pasted.publisher.eastern_people import (
    ARABIC,
    EAST,
    EAST_MARKS,
    NOBODY,
    People,
    arabic_people,
    east_asian_people,
)
from carcite.formats.pasted.publisher.family_names import SPANISH_GIVEN_NAMES, with_families_in_front
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.values.name_tests import are_initials, has_body_word, is_degree_in_line
from carcite.values.name_words import ALL_GIVEN_NAMES, FAMILY_LINKS, PARTICLES
from carcite.values.names import Name, is_organisation, parse_nlm_author

_TRUNCATED = re.compile(r"…|\.\.\.|\+ ?\d+\b|\bet al\b|等$", re.IGNORECASE)
_SHOW_FEWER = r"[-–−]\d{1,3}(?=\s?(?:authors?|view)\b)"  # the button behind names that are all shown
_SITE_WORDS = re.compile(
    r"\[?opens? in (?:a )?new window\]?|"
    r"\bORCID iD icon|(?:view |author )?ORCID(?!\w*\.)(?: ?iD)?"
    r"(?: (?:icon|logo|profile|record|link))*"
    r"(?: image)?:?|author has email address"
    r"|(?:…\s*)?(?:show|view|see) (?:all |more |fewer |less )?(?:authors?|more|all|less)\b"
    r"(?: (?:and|&) affiliations| \+)?"
    rf"|\+ ?\d+(?: more)?(?: authors?)?(?!\w)|\+\d{{1,3}}(?=view\b)|{_SHOW_FEWER}"
    r"|author links open overlay panel|(?<=\s)ID(?=\d)|\bequal contributor\b|search for (?:more|other) [\w ]{0,40}"
    r"|scimago institutions rankings|(?<![^\W\d_])email(?: the)? author\b|\(?corresponding author\)?|\bna\d\b"
    r"|suivre cet auteur|\b(?:om forfatter(?:en|ne)|om författar(?:en|na)|about the authors?)$"
    r"|autora? para (?:la )?correspondencia|auteur correspondant|\borcid id\b(?! \d)"
    r"|view (?:author )?(?:profile|publications)|authors?['’]? (?:info|information|affiliations?|details"
    r"|notes|declarations of interest)"
    r"(?: & (?:affiliations|claims))?"
    r"|\bemail logo\b|\b(?:oxford academic|google scholar|pubmed)\b"
    r"|(?<=\s)Less$"
    r"|通[讯信]作者[:：]?|\(\)|[✉📧]|\bAll Authors\b|\bet al\b\.?\s*$|\[\s?(?:\.\.\.|…)\s?\]|…|\.\.\.",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"[\s(（\[]{0,3}(?:ORCID(?: iD)?:?\s?)?(?:(?:https?://)?orcid\.org/)?(?P<orcid>\d{4}-\d{4}-\d{4}-\d{3}[\dX])[)）\]]?"
    r"|[\s(（\[]{0,3}[\w.+-]{1,64}(?:@|\s?[\[{(]at[\]})]\s?)[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}[)）\]]?",
    re.IGNORECASE,
)
_HAS_CONTACT = re.compile(r"@|\d{4}-\d|[\[{(]at[\]})]", re.IGNORECASE)
_IN_PARENTHESES = re.compile(
    r"\s*[(（][^()（）\d]{1,40}[)）]"
)  # a degree or a part: `(MD, PhD)`, `(Assistant Professor)`
_INVERTED = re.compile(r"[^\W\d_][^\d,;]{0,40},\s[^\W\d_][^\d,;]{0,40}")
_LONGEST = 6000
_LEAST_OF_A_PLACE = 3  # the weight of a line that is an affiliation and no list of names
_LONGEST_NAME = 60
_MOST_WORDS = 6
_MOST_CAPITALS = 4  # words of a name in capitals, or of one that nothing else shows
SMALL_WORDS = frozenset(("is", "the", "of", "and", "for", "with", "in", "on", "to", "are", "verlag", "gmbh"))
_ARTICLES = frozenset(("ein", "eine", "der", "die", "the", "une", "una", "uma", "les", "los", "las"))
_SMALL_WORDS_OF_NAMES = PARTICLES | FAMILY_LINKS
_LOWER_WORDS = ("al", "el", "ben", "abu")
_NOT_IN_NAMES = re.compile(r"\bUniv\w{3,}|[:?!\"“”()\[\]=<>%]|(?<!\b[A-Zads])/|\d|https?")


@lru_cache(maxsize=512)  # several readers ask of a line
def read_people(text: str) -> People:
    """Return the people a line lists; nobody if one of its entries is not a name."""
    group = None if _ON_BEHALF.search(text) else group_author(text)
    if group is not None:
        return People((group,), marked=True)
    text = _with_plain_marks(_FOOTNOTE_BEHIND.sub("*", text))
    if len(text) > _LONGEST or not _may_list_people(without_site_words(text)):
        return NOBODY
    if (inverted := _inverted_people(text)).names:
        return inverted
    if EAST.search(text[:40]):
        return NOBODY if is_label(text) else east_asian_people(text)
    if ARABIC.search(text[:40]):
        return arabic_people(text)
    return _people_of(entries_of(_cleaned(text)), text)


def _with_plain_marks(text: str) -> str:
    """Return a line without marks in front of its names or brackets around them: `1Jane Doe`, `Ann Poe [2]`."""
    if _ALL_MARKED_IN_FRONT.fullmatch(text):
        text = _MARK_IN_FRONT.sub(lambda mark: mark["link"] or "", text)
    text = _MARK_IN_BRACKETS.sub(r"\1", _GLUED_INITIALS.sub(r"\g<0> ", text))
    return _MARK_IN_PARENTHESES.sub(r"\1", text) if "(1)" in text else text


_NUMBER_IN_FRONT = r"\(?\*?\d{1,2}(?:,\s?[\d*])*[.)*]?\s?"
_LINK_OF_NAMES = r"(?:\s?[,;&]\s?(?:and\s|&\s)?|\sand\s)"
_ALL_MARKED_IN_FRONT = re.compile(
    rf"\(?\*?1(?:,\s?[\d*])*[.)*]?\s?[^\W\d_][^\d,;&]{{3,50}}"
    rf"(?:{_LINK_OF_NAMES}{_NUMBER_IN_FRONT}[^\W\d_][^\d,;&]{{3,50}}){{1,40}}"
)
_MARK_IN_FRONT = re.compile(rf"(?:^|(?P<link>{_LINK_OF_NAMES})){_NUMBER_IN_FRONT}(?=[^\W\d_])")
# Jane Doe [1,2], Ann Poe<sup>2</sup>, Eva Roe^3
_MARK_IN_BRACKETS = re.compile(r"(?<=[^\W\d_])\s?(?:\[|<sup>|\^)(\d{1,2}(?:,\s?\d{1,2}){0,5})(?:\]|</sup>|(?=,|$))")
_GLUED_INITIALS = re.compile(r"(?<![^\W_])(?<!\.)(?:[A-ZÀ-Þ]\.){1,3}(?=[A-ZÀ-Þ][a-zß-ÿ]{2})(?!\w{2,5}\.)")  # J.Doe
_MARK_IN_PARENTHESES = re.compile(r"(?<=[a-zß-ÿ])\s?\((\d{1,2}(?:,\s?\d{1,2}){0,3})\)(?=,|;|\s(?:e|y|and|et|dan)\s|$)")


def _people_of(entries: list[Entry], text: str) -> People:
    """Return the people of the entries of a line; nobody if one is not a name."""
    names = distinct_names(_in_order([name for name in _read_names(entries) if not is_degree_in_line(str(name))]))
    marked = any(entry.marks for entry in entries) or "rcid" in text.lower()
    mostly = 2 * sum(bool(entry.marks) for entry in entries) >= len(entries) or bool(_inverted(entries))
    is_place = len(names) > 1 and is_country(str(names[-1]))  # Port Elizabeth, South Africa
    if is_place or not _are_people(names, marked=marked, mostly=mostly):
        return NOBODY
    group = _group_behind(text)
    return People((*names, group) if group else names, _is_truncated(text), marked)


_GROUP = re.compile(
    r"(?:(?:for|[Oo]n behalf of)\s)?(?:[Tt]he\s)?"
    r"(?P<name>[A-Z][\w’'/-]*(?:\s(?:of|in|on|for|and|the|[A-Z\d(][\w’'/&),-]*)){0,10}"
    r"\s(?:Collaborators|Collaboration|Consortium|Investigators|Task Force"
    r"|(?:Study|Working|Research|Collaborative|Trial|Trialists|Writing) (?:Group|Committee|Team)))\s?[*†‡\d]{0,3}"
)
_GROUP_BEHIND = re.compile(
    r"(?:for|[Oo]n behalf of) the (?P<name>(?:[A-Z][\w’'/-]*\s){1,8}(?:Group|Network|Team))[*†‡\d]{0,3}"
)


def group_author(text: str) -> Name | None:
    """Return the body that a text names as author: `GBD 2021 Tea Collaborators*`, `for the TEA Study Group`."""
    group = _GROUP.fullmatch(text) if len(text) <= _LONGEST_GROUP else None
    return Name(literal=group["name"]) if group else None


_LONGEST_GROUP = 120


def _group_behind(text: str) -> Name | None:
    """Return the study group that people write for: `Jane Doe, Ann Poe, for the TEA Study Group`."""
    behind = _ON_BEHALF.search(text)
    if behind is None:
        return None
    text = _SITE_WORDS.sub("", behind[0]).strip(" ,;()").removeprefix("and ").removeprefix("& ")
    group = _GROUP_BEHIND.fullmatch(text)
    return Name(literal=group["name"]) if group else group_author(text)


def _is_truncated(text: str) -> bool:
    """Return whether a line ends before its last author, and has no button to show fewer."""
    return _TRUNCATED.search(text) is not None and re.search(_SHOW_FEWER, text, re.IGNORECASE) is None


# The words of correspondence in the languages of the pages: `Autora para correspondência`, `Adres do korespondencji`.
OF_CORRESPONDENCE = (
    r"(?:(?:add?res\w{0,2}|aut(?:or|eur)[ae]?s?|direcci[oó]n|endereço|indirizzo|penulis)\s(?:[a-z]{2,4}\s){0,2})?"
    r"[ck]orr?esp\w*|автор для (?:переписки|корреспонденции)|yazışma\b|mailing\b|endereço\b|e-?mails?\b"
)


def _inverted_people(text: str) -> People:
    """Return the names between semicolons, most with the family name first, some of one word: `Doe, Jane; Suparjo`."""
    pieces = [piece.strip() for piece in text.split(";")]
    whole = [piece for piece in pieces if is_inverted(piece)]
    single = [piece for piece in pieces if _SINGLE_NAME.fullmatch(piece)]
    if not single or len(whole) < len(single) or len(whole) + len(single) < len(pieces):
        return NOBODY
    names = (Name.parse(piece) if piece in whole else Name(literal=piece) for piece in pieces)
    return People(tuple(filter(None, names)), marked=True)


# `Jane Doe **Corresponding author: jane@example.org`, `Jane Doe Associate Editor: Ann Poe, ...`
_OF_FOOTNOTES = rf"(?:{OF_CORRESPONDENCE}|(?:associate|section) editor\b)"
_FOOTNOTE_BEHIND = re.compile(
    rf"\s(?:\*[\s*]{{0,3}}{_OF_FOOTNOTES}|(?:[\d†‡]{{1,3}}\s?){{0,2}}{_OF_FOOTNOTES}[^,;:]{{0,30}}[:：]).{{0,300}}$",
    re.IGNORECASE,
)


def _may_list_people(text: str) -> bool:
    if len(_STARS_IN_FRONT.findall(text)) > 1:
        return False
    of_a_site = not text or "://" in text or is_menu(text) or is_kind(text) or _OF_OTHERS.match(text)
    return not of_a_site and affiliation_weight(_UNIVERSITY_RANK.sub("", text)) < _LEAST_OF_A_PLACE


_UNIVERSITY_RANK = re.compile(r"\b[Uu]niv\.\s(?=[Dd]r\b)")  # Conf. univ. dr. Jane Doe
_STARS_IN_FRONT = re.compile(r"(?:^|[;,]\s?)\*(?=[A-Z])")  # of ERIC's descriptors: *Reading Skills; *Tea
_OF_OTHERS = re.compile(
    r"(?:(?:academic|handling|associate|section|guest|scientific) editors?|subject areas?|reviewed by|edited by)\b"
    r"|total (?:views|citations|downloads)"
    r"|(?:formal analysis|data curation|funding acquisition|project administration)$",
    re.IGNORECASE,
)


def _are_people(names: Sequence[Name], *, marked: bool, mostly: bool) -> bool:
    """Return whether all are people, or half of them, and the others bodies.

    If `mostly` all have marks, names of one word are people, too.
    """
    people = sum(map(_is_person, names))
    if mostly and people and _are_marked_people(names, people):
        return True
    bodies = sum(_is_body_in_line(name.literal or "") for name in names)
    if _may_be_title(names, bodies, marked=marked):
        return False
    if people == bodies == 1 and has_institution(str(names[1])):  # an affiliation behind one name
        return False
    return 0 < people >= bodies and people + bodies == len(names)


def _are_marked_people(names: Sequence[Name], people: int) -> bool:
    single = sum(_SINGLE_NAME.fullmatch(str(name)) is not None for name in names)
    return 0 < single <= 2 * people and people == len(names) - single


def _may_be_title(names: Sequence[Name], bodies: int, *, marked: bool) -> bool:
    """Return whether two entries can be a title: `Tea on Health Care and Sleep Quality`, or one of five words."""
    if len(names) != 2 or (any(map(is_known, names)) and not _is_body_in_line(str(names[0]))):
        return False
    return bodies > 0 or (not marked and any(len(str(name).split()) > _MOST_CAPITALS for name in names))


def _is_body_in_line(text: str) -> bool:
    return has_body_word(text.split()) and is_body(text) and not _NOT_IN_NAMES.search(text)


_SINGLE_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,20}")


def is_body(text: str) -> bool:
    """Return whether a text is the name of a body, and not a sentence about one."""
    words = text.split()
    if len(words) > _MOST_WORDS_OF_A_BODY or any(word[0].islower() and len(word) > _LONGEST_LINK for word in words):
        return False
    if words and words[-1].lower() in SMALL_WORDS:
        return False
    return is_organisation(text)


_MOST_WORDS_OF_A_BODY = 15
_LONGEST_LINK = 3  # of, the, del, für


def _in_order(names: Sequence[Name]) -> list[Name]:
    """Return the names in their parts: a patronymic at an end, or capitals, show that family names are first."""
    names = [_with_initials_behind(name) for name in names]
    words = [str(name).split() for name in names]
    if not any(len(one) == 3 and _PATRONYMIC.search(one[2]) and not _PATRONYMIC.search(one[1]) for one in words):
        return with_families_in_front(names)
    return [
        Name(family=one[0], given=" ".join(one[1:])) if 1 < len(one) <= 3 else name
        for name, one in zip(names, words, strict=True)
    ]


def _with_initials_behind(name: Name) -> Name:
    """Return a name such as `Doe J.A.` in its parts; what are initials is not a family name."""
    if not _FAMILY_AND_INITIALS.fullmatch(str(name)):
        return name
    family, given = str(name).split()
    return Name(family=family, given=given.rstrip(".") + ".")


_FAMILY_AND_INITIALS = re.compile(r"[^\W\d_]{3,30}(?:['’-][^\W\d_]{2,30})?\s[^\W\d_]\.-?(?:[^\W\d_]\.?)?")


def distinct_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names, each once; of two that differ in lost letters (`Ftima Gonzlez`) the one that has them."""
    distinct: dict[str, Name] = {}
    for name in names:
        text = str(name)
        known = "".join(filter(str.isascii, text)) if all(map(_is_latin, text)) else text
        known = known.casefold()
        distinct[known] = max(distinct.get(known, name), name, key=lambda one: len(str(one)))
    return tuple(distinct.values())


def _is_latin(character: str) -> bool:
    return character < "\u0250"


_PATRONYMIC = re.compile(r"(?:вна|вич|ична|ьич)$", re.IGNORECASE)


def _cleaned(text: str) -> str:
    """Return a line without contacts, buttons and the group that its people write for, what is glued divided."""
    text = _AND_IN_FRONT.sub("", with_joined_hyphens(_ON_BEHALF.sub("", _GLUED_BUTTON.sub(" ", text))))
    text = _SPACED_INITIALS.sub(
        "", _SITE_WORDS.sub(", ", without_contacts(_REPEATED.sub(lambda twice: twice["name"] or "", text), " "))
    )
    text = _GLUED_NAMES.sub(", ", _GLUED_AND.sub(" ", text))
    return _LINK_IN_CAPITALS.sub(lambda link: link[0].lower(), text) if text.isupper() else text


_LINK_IN_CAPITALS = re.compile(r"(?<=[^\W\d_]{2}\s)[EY](?=\s[^\W\d_]{2})")


def with_joined_hyphens(text: str) -> str:
    """Return names without the spaces beside their hyphens: `YAO - KOUAME`, `Doe- Roe`."""
    return _SPACED_HYPHEN.sub("-", text)


_SPACED_HYPHEN = re.compile(r"(?<=[A-ZÀ-Þ]{2})\s-\s?(?=[A-ZÀ-Þ]{2})|(?<=[^\W\d_]{2})-\s(?=[A-ZÀ-Þ][a-zß-ÿ])")
# `Jane DoeJane Doe1`, `Jane Doe&#x;Jane Doe1`
_REPEATED = re.compile(
    r"(?:&#x;)?(?P<name>[A-ZÀ-Þ][^\W\d_]{1,20}(?:[ -][^\W\d_][^\s\d,;&-]{0,20}){1,4})(?:&#x;)?(?P=name)|&#x;"
)
_AND_IN_FRONT = re.compile(r"^,?\s?(?:and|&|(?:[Ww]ritten )?[Bb]y:?)\s(?=[^\W\d_a-zß-ÿ])|,?\s(?:and|&),?$")
_ON_BEHALF = re.compile(
    r"(?:[\s,;]+[Oo]n behalf of(?: the)?|(?:[,;]|(?<=[\d*)]))\s?for the)\s[A-Z].{0,200}$"
    r"|,?\s(?:and|&) the\s(?=(?:[A-Z][\w’'-]*\s(?:for |of |on )?){1,8}"
    r"(?:Group|Consortium|Investigators|Collaborators|Network)\b[*†‡\d]{0,3}$).{5,120}"
    r"|\((?:[A-Z][\w-]+\s){1,5}Collaboration\)$"
)
# `Jane Doe1Ann Poe`, `Jane DoelingAnn Poe`, `Jane DOEAnn POE`; not `Ann FitzGerald`, `Ann MacDonald`.
_GLUED_NAMES = re.compile(
    r"(?<=[\d*†‡§)])(?=[A-ZÀ-Þ][a-zß-ÿ]+[\s-])"
    r"|(?<=[a-zß-ÿ]{3})(?<!Fitz)(?<!Dela)(?=[A-ZÀ-Þ][a-zß-ÿ]+\s[A-ZÀ-Þ])"
    r"|(?<=[A-ZÀ-Þ]{2})(?=[A-ZÀ-Þ][a-zß-ÿ]+\s[A-ZÀ-Þ]{2})"
)


_GLUED_AND = re.compile(r"(?<=[\d*†‡§])(?=(?:and|y|et|und)\s[A-ZÀ-Þ])|(?<=\sand)(?=[A-ZÀ-Þ][a-zß-ÿ])")


def is_of_an_author(text: str) -> bool:
    """Return whether a site prints a line below the name of an author: roles, iDs, buttons."""
    return _OF_AN_AUTHOR.match(text) is not None


_OF_AN_AUTHOR = re.compile(
    r"(?:roles?\b|contributed equally|affiliations?\b|orcid|e-?mail|search for|more by|view (?:author|all|orcid)"
    r"|suche nach weiteren"
    r"|https?://orcid|contributions?:|[A-Z][\w ]{2,30}Google Scholar)"
    r"|(?:conceptuali[sz]ation|data curation|formal analysis|funding acquisition|investigation|methodology"
    r"|project administration|resources|software|supervision|validation|visuali[sz]ation|writing [–-] .{4,30}"
    r"|conception and design|analysis and interpretation|drafting and review\w*|integrity|planning)$",
    re.IGNORECASE,
)


_SPACED_INITIALS = re.compile(
    r"(?<=[^\W\d_]{3}\s[^\W\d_]\.)\s(?=[^\W\d_]\.[\d*]{0,3}\s?(?:,|$))"
)  # Doe J. A., Poe B. C.


def _read_names(entries: list[Entry]) -> list[Name]:
    if inverted := _inverted(entries):
        return inverted
    bare = [entry.text for entry in entries]
    if names := _in_pairs(bare) or _with_second_initials(bare) or _with_initials_last(bare):
        return names
    names = names_of(entries)
    if any(map(_has_family_in_capitals, names)):  # as XU in Lei WANG, Kai XU
        return names
    indexed = list(map(_indexed, names))
    return indexed if 2 * sum(map(operator.ne, names, indexed)) >= len(names) else names  # Jian E, Jane Doe, Ann Poe


def _inverted(entries: list[Entry]) -> list[Name]:
    """Return the names of a list with the family names first: `Doe, Jane; Suparjo; Poe, Ann`; nobody of any other."""
    segments: list[list[str]] = [[]]
    for entry in entries:
        segments[-1].append(entry.text)
        if entry.is_last_of_segment:
            segments.append([])
    segments = list(filter(None, segments))
    if sum(len(segment) == 2 for segment in segments) < 2 or not all(map(_is_inverted_segment, segments)):
        return []
    names = (Name.parse(", ".join(_without_degree(one))) if len(one) > 1 else Name(literal=one[0]) for one in segments)
    return list(filter(None, names))


def _without_degree(segment: Sequence[str]) -> list[str]:
    """Return family and given name without the degree behind them: `Doe, Jane MSc`."""
    family, given = segment
    first, space, last = given.rpartition(" ")
    return [family, first if space and is_degree_in_line(last) else given]


def _is_inverted_segment(segment: Sequence[str]) -> bool:
    return len(segment) == 2 or (len(segment) == 1 and " " not in segment[0])


def _in_pairs(entries: list[str]) -> list[Name]:
    """Return the names of a list that divides them at their commas, too: `Chen, Qing-Lin, Ding, Jing`."""
    if len(entries) <= 3 or len(entries) % 2 or any(" " in entry for entry in entries):
        return []
    return [Name(family=family, given=given) for family, given in zip(entries[::2], entries[1::2], strict=True)]


def _with_second_initials(entries: list[str]) -> list[Name]:
    """Return names that end in the initial of a second family name, as in Chile: `Ana Doe M., Luis Alberto Roe Q.`"""
    words = [entry.split() for entry in entries]
    if not all(len(one) > 2 and _LAST_INITIAL.fullmatch(one[-1]) for one in words):
        return []
    if not any(one[0] in ALL_GIVEN_NAMES for one in words):
        return []
    return [Name(given=" ".join(one[:-2]), family=" ".join(one[-2:])) for one in words]


def _with_initials_last(entries: list[str]) -> list[Name]:
    """Return names with the family name first and the initial of the father last: `Šoljić Ana Ž., Čajić Eva M.`"""
    words = [entry.split() for entry in entries]
    count = sum(len(one) == 3 and _LAST_INITIAL.fullmatch(one[-1]) is not None for one in words)
    if count < 2 or 2 * count < len(words) or not all(2 <= len(one) <= 3 for one in words):
        return []
    if any(one[0] in ALL_GIVEN_NAMES or one[0].endswith(".") for one in words):
        return []
    return [Name(family=one[0], given=" ".join(one[1:])) for one in words]


def _has_family_in_capitals(name: Name) -> bool:
    words = str(name).split()
    is_known = words[0] in ALL_GIVEN_NAMES and len(words[-1]) == _MOST_INITIALS and words[-1].isupper()  # Jane DOE
    return is_known or _FAMILY_IN_CAPITALS.search(str(name)) is not None


_MOST_INITIALS = 3
_LAST_INITIAL = re.compile(r"[^\W\d_a-zß-ÿ]\.")
_FAMILY_IN_CAPITALS = re.compile(r"[a-zß-ÿ]\s(?!I+\b)[A-ZÀ-Þ'’-]{4,}$")


def _indexed(name: Name) -> Name:
    """Return a name in NLM's form (`Banich MT`) among others as such."""
    words = str(name).split()
    if name.literal or len(words) < 2 or not are_initials(words[-1], _MOST_INITIALS) or str(name).isupper():
        return name
    if len(words) > 2 and words[0] in ALL_GIVEN_NAMES and len(words[-1].strip(".")) == 1:  # Luis Doe Z.
        return Name(given=" ".join(words[:-2]), family=" ".join(words[-2:]))
    if words[0].endswith(".") or ("-" in words[0] and len(words[-1]) == 3):  # W. Doe IV, Dong-Ryeul KIM
        return name
    return parse_nlm_author(str(name)) or name


def _is_person(name: Name) -> bool:
    """Return whether a name has the words of one: two or more, in capitals but for particles."""
    if not name.given or not name.family:
        return False
    text = f"{name.given} {name.full_family}"
    if len(text) > _LONGEST_NAME or _NOT_IN_NAMES.search(text) or _is_something_else(text):
        return False
    words = [word for word in text.split() if word not in _SMALL_WORDS_OF_NAMES]
    if text.isupper() and sum(word.lower() not in PARTICLES for word in words) > _MOST_CAPITALS:
        return False
    return 1 < len(words) <= _MOST_WORDS and all(map(_is_word_of_a_name, words))


def _is_something_else(text: str) -> bool:
    if text.partition(" ")[0].lower() in _ARTICLES and not _IRISH_NAME.fullmatch(text):
        return True
    if is_menu(text) or is_kind(text) or is_organisation(text) or has_institution(text):
        return True
    return is_role(text)


_IRISH_NAME = re.compile(r"Una [^\W\d_]\S{2,20}")


def _is_word_of_a_name(word: str) -> bool:
    if word.lower() in SMALL_WORDS:
        return False
    return word[0].isupper() or word.lower() in _LOWER_WORDS or not {"'", "’"}.isdisjoint(word[1:-1])


def is_inverted(text: str) -> bool:
    """Return whether a line is one name with the family name first, and not two names: `Doe Roe, Jane`."""
    if not _INVERTED.fullmatch(text) or ":" in text:
        return False
    family, given = (part.split() for part in text.split(", ", 1))
    if 1 in (len(family), len(given)) or given[-1] in PARTICLES:  # Doe Júnior, João Paz de
        return True
    if (
        any(word in PARTICLES for word in given[1:])
        and given[0] in ALL_GIVEN_NAMES
        and family[0] not in ALL_GIVEN_NAMES
    ):
        return True  # Doe Roe, María del Mar
    return all(word in SPANISH_GIVEN_NAMES or len(word.rstrip(".")) == 1 for word in given)


def is_known(name: Name) -> bool:
    """Return whether a name alone on its line is surely one: a known given name or an initial is in it.

    In a name in capitals, `E` and `Y` may be the Portuguese or Spanish `and`, `W` and `Z` the Polish `in` and `with`.
    """
    given = (name.given or "").split()
    links = ("E", "Y", "W", "Z") if str(name).isupper() else ()
    return any(
        word in ALL_GIVEN_NAMES or word.endswith(".") or (len(word) == 1 and word.isupper() and word not in links)
        for word in given
    )


def lists_known_people(text: str) -> bool:
    """Return whether a line lists two people or more, one of them known."""
    names = read_people(text).names
    return len(names) > 1 and any(map(is_known, names))


def without_contacts(text: str, by: str = "") -> str:
    """Return a text without the addresses and iDs of people; `by` stands in their place."""
    return CONTACT.sub(by, text) if _HAS_CONTACT.search(text) else text


@lru_cache(maxsize=512)  # several readers ask of a line
def without_site_words(text: str) -> str:
    """Return a text without contacts, iDs and buttons."""
    return _SITE_WORDS.sub("", without_contacts(_GLUED_BUTTON.sub(" ", text)))


_GLUED_BUTTON = re.compile(
    r"(?:Show Fewer)?(?<=[a-z])(?=Authors? (?:Info|Affiliations))"
)  # jane@example.orgAuthors Info


def only_words_of_the_site(text: str) -> bool:
    """Return whether a line beside names is a button or an iD: `ORCID Icon`, `[Opens in a new window]`."""
    return len(text) < 100 and not any(map(str.isalnum, without_contacts(_SITE_WORDS.sub("", text))))


def lists_names(text: str) -> bool:
    """Return whether a line looks like names, even if they are not understood: short pieces in capitals."""
    pieces = [piece for piece in re.split(r"\s*(?:[,;，、；&]|\sand\s)\s*", _IN_PARENTHESES.sub("", text)) if piece]
    if len(pieces) < _FEWEST_PIECES or any(len(piece.split()) > _MOST_WORDS for piece in pieces):
        return False
    if EAST.search(text[:20]):
        return all(len(EAST_MARKS.sub("", piece)) <= _LONGEST_EAST for piece in pieces)
    pieces = [piece.strip(" *†‡§#\u204e\u2217.0123456789") for piece in pieces]
    likely = sum(len(piece.split()) > 1 and all(map(_is_word_of_a_name, piece.split())) for piece in pieces)
    return likely * 2 > len(pieces)


_FEWEST_PIECES = 3
_LONGEST_EAST = 4
