"""The people on a publisher's page: on one line or one a line, with marks, degrees, iDs and words of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from carcite.formats.pasted.affiliations import affiliation_weight, has_institution
from carcite.formats.pasted.author_line import Entry, entries_of, is_role, names_of
from carcite.formats.pasted.publisher.family_names import SPANISH_GIVEN_NAMES, with_families_in_front
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.references.people import east_asian_name
from carcite.values.name_tests import are_initials, has_body_word, is_degree_in_line
from carcite.values.name_words import CHINESE_FAMILIES, GIVEN_NAMES, KOREAN_FAMILIES, PARTICLES
from carcite.values.names import Name, is_organisation, parse_nlm_author

_SITE_WORDS = re.compile(
    r"\[?opens? in (?:a )?new window\]?|"
    r"\bORCID iD icon|(?:view |author )?ORCID(?: ?iD)?"
    r"(?: (?:icon|logo|profile|record|link))*"
    r"(?: image)?:?(?!\w*\.)|author has email address"
    r"|(?:…\s*)?(?:show|view|see) (?:all |more |fewer |less )?(?:authors?|more|all|less)\b"
    r"|\+ ?\d+(?: more)?(?: authors?)?(?!\w)|author links open overlay panel|search for (?:more|other) [\w ]{0,40}"
    r"|scimago institutions rankings|(?<![^\W\d_])email(?: the)? author\b|\(?corresponding author\)?|\bna\d\b"
    r"|view (?:author )?(?:profile|publications)|authors? (?:info|information|affiliations?|details)"
    r"(?: & affiliations)?"
    r"|通[讯信]作者[:：]?|\(\)|[✉📧]|\bAll Authors\b|\bet al\b\.?\s*$|\[\s?(?:\.\.\.|…)\s?\]|…|\.\.\.",
    re.IGNORECASE,
)
_TRUNCATED = re.compile(r"…|\.\.\.|\+ ?\d+\b|\bet al\b|等$", re.IGNORECASE)
_CONTACT = re.compile(
    r"[\s(（\[]{0,3}(?:(?:https?://)?orcid\.org/)?(?P<orcid>\d{4}-\d{4}-\d{4}-\d{3}[\dX])[)）\]]?"
    r"|[\s(（\[]{0,3}[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}[)）\]]?"
)
_IN_PARENTHESES = re.compile(
    r"\s*[(（][^()（）\d]{1,40}[)）]"
)  # a degree or a part: `(MD, PhD)`, `(Assistant Professor)`
_INVERTED = re.compile(r"[^\W\d_][^\d,;]{0,40},\s[^\W\d_][^\d,;]{0,40}")
_LONGEST = 3000
_LEAST_OF_A_PLACE = 3  # the weight of a line that is an affiliation and no list of names
_LONGEST_NAME = 60
_MOST_WORDS = 6
_MOST_CAPITALS = 4  # words of a name in capitals, or of one that nothing else shows
_SMALL_WORDS = frozenset(("is", "the", "of", "and", "for", "with", "in", "on", "to", "are"))
_ARTICLES = frozenset(("ein", "eine", "der", "die", "the", "une", "una", "uma", "les", "los", "las"))
_LOWER_WORDS = ("al", "el", "ben", "abu")
_NOT_IN_NAMES = re.compile(r"[:?!\"“”()\[\]/=<>%]|\d|https?")

_EAST = re.compile("[々㐀-鿿ぁ-ヿ가-힯]")
_EAST_NAME = re.compile(
    r"[々㐀-鿿ぁ-ヿ]{2,5}|[々㐀-鿿]{1,3} [々㐀-鿿ぁ-ヿ]{1,4}|[가-힯]{2,4}|[㐀-鿿]{1,6}(?:·[㐀-鿿]{1,8})+"
)
_EAST_MARKS = re.compile(r"[\d*＊#†‡△▲✉※()（）\[\]【】¹²³⁴⁵⁶⁷⁸⁹]+")
_LATIN_BESIDE = re.compile(  # the name again: 이혜영(Hye-Young Lee), 高橋 直人 TAKAHASHI Naoto
    r"\s?[(（]\s?[A-Z][A-Za-z .,'’-]{2,40}[)）]"
    r"|(?<=[々㐀-鿿가-힯])\s[A-Z][A-Za-z'’-]{1,20}(?:,?\s[A-Z][A-Za-z.'’-]{0,20}){1,2}(?=$|\s?[,;，；、])"
)
_BETWEEN_KOREAN = re.compile(r"(?<=[가-힯\d)])·(?=[가-힯])")
_KATAKANA_NAME = re.compile("[ァ-ヶー]・")  # the point within a name from abroad
_EAST_SEPARATOR = re.compile(r"[,，、;；+＋]|・(?=[々㐀-鿿])")


class People(NamedTuple):
    """The names of a line, whether it says that there are more, and whether marks or iDs show that it is of names."""

    names: tuple[Name, ...] = ()
    truncated: bool = False
    marked: bool = False


NOBODY = People()


def read_people(text: str) -> People:
    """Return the people a line lists; nobody if one of its entries is not a name."""
    text = _FOOTNOTE_BEHIND.sub("*", text)
    if len(text) > _LONGEST or not _may_list_people(_CONTACT.sub("", text)):
        return NOBODY
    if _EAST.search(text[:40]):
        return _east_asian(text)
    if _ARABIC.search(text[:40]):
        return _arabic(text)
    entries = entries_of(_cleaned(text))
    names = distinct_names(_in_order([name for name in _read_names(entries) if not is_degree_in_line(str(name))]))
    marked = any(entry.marks for entry in entries) or "rcid" in text.lower()
    if not _are_people(names, marked=marked):
        return NOBODY
    return People(names, _TRUNCATED.search(text) is not None, marked)


# `Jane Doe **Corresponding author: jane@example.org`, `Jane Doe Associate Editor: Ann Poe, ...`
_OF_FOOTNOTES = (
    r"(?:corresponding author|correspond\w*|autor[ae]?s? (?:para |de |do )?[ck]orr?\w*|mailing|endereço|e-?mail"
    r"|associate editor)\b"
)
_FOOTNOTE_BEHIND = re.compile(
    rf"\s(?:\*[\s*]{{0,3}}{_OF_FOOTNOTES}|(?:[\d†‡]{{1,3}}\s?){{0,2}}{_OF_FOOTNOTES}[^,;:]{{0,30}}[:：]).{{0,300}}$",
    re.IGNORECASE,
)


def _may_list_people(text: str) -> bool:
    of_a_site = not text or "://" in text or is_menu(text) or is_kind(text) or _OF_OTHERS.match(text)
    return not of_a_site and affiliation_weight(text) < _LEAST_OF_A_PLACE


_OF_OTHERS = re.compile(
    r"(?:(?:academic|handling|associate|section|guest|scientific) editors?|subject areas?|reviewed by|edited by)\b",
    re.IGNORECASE,
)


def _are_people(names: Sequence[Name], *, marked: bool) -> bool:
    """Return whether all are people, or half of them, and the others bodies; with marks also names of one word."""
    people = sum(map(_is_person, names))
    if marked and people and _are_marked_people(names, people):
        return True
    bodies = sum(_is_body_in_line(name.literal or "") for name in names)
    if not any(map(is_known, names)) and _may_be_title(names, bodies, marked=marked):
        return False
    if people == bodies == 1 and has_institution(str(names[1])):  # an affiliation behind one name
        return False
    return 0 < people >= bodies and people + bodies == len(names)


def _are_marked_people(names: Sequence[Name], people: int) -> bool:
    single = sum(_SINGLE_NAME.fullmatch(str(name)) is not None for name in names)
    return 0 < single <= people == len(names) - single


def _may_be_title(names: Sequence[Name], bodies: int, *, marked: bool) -> bool:
    """Return whether two entries can be a title: `Tea on Health Care and Sleep Quality`, or one of five words."""
    if len(names) != 2:
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
    if words and words[-1].lower() in _SMALL_WORDS:
        return False
    return is_organisation(text)


_MOST_WORDS_OF_A_BODY = 15
_LONGEST_LINK = 3  # of, the, del, für


def _in_order(names: Sequence[Name]) -> list[Name]:
    """Return the names in their parts: a patronymic at an end, or capitals, show that family names are first."""
    names = [_with_initials_behind(name) for name in names]
    words = [str(name).split() for name in names]
    if not any(len(one) == 3 and _PATRONYMIC.search(one[2]) for one in words):
        return with_families_in_front(names)
    return [
        Name(family=one[0], given=" ".join(one[1:])) if 1 < len(one) <= 3 else name
        for name, one in zip(names, words, strict=True)
    ]


def _with_initials_behind(name: Name) -> Name:
    """Return a name such as `Doe J.A.` in its parts; what are initials is no family name."""
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
    text = _ON_BEHALF.sub("", text)
    text = _SPACED_INITIALS.sub("", _SITE_WORDS.sub(", ", _CONTACT.sub(" ", text)))
    return _GLUED_NAMES.sub(", ", _GLUED_AND.sub(" ", text))


_ON_BEHALF = re.compile(r"(?:[\s,;]+on behalf of(?: the)?|(?:[,;]|(?<=[\d*)]))\s?for the)\s[A-Z].{0,200}$")
# `Jane Doe1Ann Poe`, `Jane DoelingAnn Poe`, `Jane DOEAnn POE`; not `Ann FitzGerald`, `Ann MacDonald`.
_GLUED_NAMES = re.compile(
    r"(?<=[\d*†‡§)])(?=[A-ZÀ-Þ][a-zß-ÿ]+[\s-])"
    r"|(?<=[a-zß-ÿ]{3})(?<!Fitz)(?<!Dela)(?=[A-ZÀ-Þ][a-zß-ÿ]+\s[A-ZÀ-Þ])"
    r"|(?<=[A-ZÀ-Þ]{2})(?=[A-ZÀ-Þ][a-zß-ÿ]+\s[A-ZÀ-Þ]{2})"
)


_GLUED_AND = re.compile(r"(?<=[\d*†‡§])(?=(?:and|y|et|und)\s[A-ZÀ-Þ])")


def is_of_an_author(text: str) -> bool:
    """Return whether a site prints a line below the name of an author: roles, iDs, buttons."""
    return _OF_AN_AUTHOR.match(text) is not None


_OF_AN_AUTHOR = re.compile(
    r"(?:roles?\b|contributed equally|affiliations?\b|orcid|e-?mail|search for|more by|view (?:author|all|orcid)"
    r"|https?://orcid|contributions?:)"
    r"|(?:conceptuali[sz]ation|data curation|formal analysis|funding acquisition|investigation|methodology"
    r"|project administration|resources|software|supervision|validation|visuali[sz]ation|writing [–-] .{4,30}"
    r"|conception and design|analysis and interpretation|drafting and review\w*|integrity|planning)$",
    re.IGNORECASE,
)


_SPACED_INITIALS = re.compile(r"(?<=[^\W\d_]{3}\s[^\W\d_]\.)\s(?=[^\W\d_]\.\s?(?:,|$))")  # Doe J. A., Poe B. C.


def _read_names(entries: list[Entry]) -> list[Name]:
    if _are_inverted(entries):
        texts = [f"{family.text}, {given.text}" for family, given in zip(entries[::2], entries[1::2], strict=True)]
        return [name for text in texts if (name := Name.parse(text)) is not None]
    bare = [entry.text for entry in entries]
    if pairs := _in_pairs(bare):
        return pairs
    names = names_of(entries)
    if not any(_FAMILY_IN_CAPITALS.search(str(name)) for name in names):  # as XU in Lei WANG, Kai XU
        names = list(map(_indexed, names))
    return names


def _are_inverted(entries: list[Entry]) -> bool:
    """Return whether the second of every two entries ends at a semicolon: `Doe, Jane; Poe, Ann`."""
    if len(entries) < 4 or len(entries) % 2:
        return False
    ends = [entry.is_last_of_segment for entry in entries[:-1]]
    return all(ends[1::2]) and not any(ends[::2])


def _in_pairs(entries: list[str]) -> list[Name]:
    """Return the names of a list that divides them at their commas, too: `Chen, Qing-Lin, Ding, Jing`."""
    if len(entries) <= 3 or len(entries) % 2 or any(" " in entry for entry in entries):
        return []
    return [Name(family=family, given=given) for family, given in zip(entries[::2], entries[1::2], strict=True)]


_FAMILY_IN_CAPITALS = re.compile(r"[a-zß-ÿ]\s(?!I+\b)[A-ZÀ-Þ'’-]{4,}$")


def _indexed(name: Name) -> Name:
    """Return a name in NLM's form (`Banich MT`) among others as such."""
    words = str(name).split()
    if name.literal or len(words) < 2 or not are_initials(words[-1], 3) or str(name).isupper():
        return name
    if "-" in words[0] and len(words[-1]) == 3:  # Dong-Ryeul KIM
        return name
    return parse_nlm_author(str(name)) or name


def _is_person(name: Name) -> bool:
    """Return whether a name has the words of one: two or more, in capitals but for particles."""
    if not name.given or not name.family:
        return False
    text = f"{name.given} {name.full_family}"
    if len(text) > _LONGEST_NAME or _NOT_IN_NAMES.search(text) or _is_something_else(text):
        return False
    words = [word for word in text.split() if word not in PARTICLES]
    if text.isupper() and len(words) > _MOST_CAPITALS:
        return False
    return 1 < len(words) <= _MOST_WORDS and all(map(_is_word_of_a_name, words))


def _is_something_else(text: str) -> bool:
    if text.partition(" ")[0].lower() in _ARTICLES:
        return True
    if is_menu(text) or is_kind(text) or is_organisation(text) or has_institution(text):
        return True
    return is_role(text)


def _is_word_of_a_name(word: str) -> bool:
    if word.lower() in _SMALL_WORDS:
        return False
    return word[0].isupper() or word.lower() in _LOWER_WORDS or "'" in word.strip("'")


def is_inverted(text: str) -> bool:
    """Return whether a line is one name with the family name first, and not two names: `Doe Roe, Jane`."""
    if not _INVERTED.fullmatch(text) or ":" in text:
        return False
    family, given = (part.split() for part in text.split(", ", 1))
    if len(family) == 1 or len(given) == 1:
        return True
    return all(word in SPANISH_GIVEN_NAMES or len(word.rstrip(".")) == 1 for word in given)


def is_known(name: Name) -> bool:
    """Return whether a name alone on its line is surely one: a known given name or an initial is in it."""
    given = (name.given or "").split()
    return any(word in GIVEN_NAMES or word.endswith(".") or (len(word) == 1 and word.isupper()) for word in given)


def _arabic(text: str) -> People:
    """Return the names of a line in Arabic script, each with a mark behind it, or with semicolons between them."""
    pieces = [piece.strip() for piece in _ARABIC_SEPARATOR.split(text) if piece.strip()]
    names = [_ARABIC_MARKS.sub("", piece).strip() for piece in pieces]
    marked = all(name != piece for name, piece in zip(names, pieces, strict=True))
    if not (marked or ("؛" in text and len(names) > 1)) or not all(map(_ARABIC_NAME.fullmatch, names)):
        return NOBODY
    parts = [name.rsplit(" ", 1) for name in names]
    return People(tuple(Name(given=given, family=family) for given, family in parts), marked=marked)


_ARABIC = re.compile("[\u0621-\u06ff]")
_ARABIC_SEPARATOR = re.compile("[،؛,;]")
_ARABIC_MARKS = re.compile(r"[\s\d*†‡]+$")
_ARABIC_NAME = re.compile(r"[\u0621-\u065f\u066e-\u06ef\u200c]{2,20}(?: [\u0621-\u065f\u066e-\u06ef\u200c]{2,20}){1,3}")


def _east_asian(text: str) -> People:
    """Return the Chinese, Japanese or Korean names of a line: 张伟1,2 王丽华1, 山田 太郎, 김영희."""
    text = _LATIN_BESIDE.sub("", text)
    text = text if _KATAKANA_NAME.search(text) else text.replace("・", ",")
    text = _BETWEEN_KOREAN.sub(",", text)
    bare = _KOREAN_IN_BLANKS.sub(lambda name: name[0].replace(" ", ""), _EAST_MARKS.sub(",", text))
    bare = _HAN_IN_BLANKS.sub(_with_family_of_two, bare)
    pieces = [" ".join(piece.split()) for piece in _EAST_SEPARATOR.split(bare)]
    pieces = [piece for piece in pieces if piece]
    truncated = bool(pieces) and pieces[-1].endswith("等")
    pieces = [piece.removesuffix("等") for piece in pieces]
    if not all(map(_EAST_NAME.fullmatch, pieces)):
        pieces = [word for piece in pieces for word in piece.split()]
    if not _are_east_names(pieces, marks=len(_MARK_BEHIND_EAST.findall(text))):
        return NOBODY
    return People(tuple(map(east_asian_name, pieces)), truncated, any(map(str.isdigit, text)))


_KOREAN_IN_BLANKS = re.compile(r"(?<![가-힯])[가-힯] {1,3}[가-힯] {1,3}[가-힯](?![가-힯])")  # 김 영 희


_MARK_BEHIND_EAST = re.compile(r"(?<=[々㐀-鿿ぁ-ヿ])\d{1,2}[)）]?")


def _with_family_of_two(name: re.Match[str]) -> str:
    signs = "".join(name[0].split())
    return f"{signs[:2]} {signs[2:]}"


_HAN_IN_BLANKS = re.compile(r"(?<![々㐀-鿿])[々㐀-鿿](?:[ \u3000]{1,2}[々㐀-鿿]){3}(?![々㐀-鿿])")  # 山 田 太 郎


def _are_east_names(pieces: Sequence[str], marks: int) -> bool:
    """Return whether all pieces are names, half of them with a known family name, or each with a mark behind it."""
    if not pieces or not all(map(_EAST_NAME.fullmatch, pieces)) or any(map(is_organisation, pieces)):
        return False
    known = sum(piece[0] in CHINESE_FAMILIES or piece[0] in KOREAN_FAMILIES or " " in piece for piece in pieces)
    return known * 2 >= len(pieces) or marks >= len(pieces) > 1


_ORDINAL = re.compile(r"\d{1,2}[.)]\s+")
_NAME_WITH_PLACE = re.compile(r"\s*(?P<name>[^()（）]{2,60}?)\.?\s*[(（](?P<place>[^()（）]{4,200})[)）][\s,;.]*")


def names_with_places(text: str) -> list[tuple[Name, str]]:
    """Return the names of a line with their affiliations in parentheses: `송은주 (이화차대학교) 배성호 (차연구원)`."""
    found: list[tuple[Name, str]] = []
    text = _ORDINAL.sub("", text)
    if same := _SAME_MARK.fullmatch(text):
        names = read_people(same["name"]).names
        return [(names[0], same["place"])] if len(names) == 1 and has_institution(same["place"]) else []
    end = 0
    while match := _NAME_WITH_PLACE.match(text, end):
        people = read_people(match["name"])
        place = match["place"]
        is_place = is_organisation(place) or affiliation_weight(place) > 1 or _EAST.match(place) is not None
        if len(people.names) != 1 or not is_place:
            return []
        found.append((people.names[0], match["place"]))
        end = match.end()
    return found if end >= len(text) else []


def names_glued_to_places(text: str) -> list[tuple[Name, str]]:
    """Return names and affiliations without a space between them: `Jane DoeTea School, UK, Ann PoeTea Institute`."""
    glued = list(_GLUED_PLACE.finditer(text))
    names = [read_people(match["name"]).names for match in glued]
    if not glued or glued[0].start() or any(len(one) != 1 for one in names):
        return []
    ends = [match.start() for match in glued[1:]] + [len(text)]
    places = [_BUTTON_BEHIND.sub("", text[match.end() : end]) for match, end in zip(glued, ends, strict=True)]
    return [(one[0], _CONTACT.sub("", place).strip(" ,;&")) for one, place in zip(names, places, strict=True)]


_GLUED_PLACE = re.compile(
    r"(?:^|,\s|;\s?|\s?&\s|\sand\s)(?P<name>[A-ZÀ-Þ][^\d,;&]{3,40}[a-zß-ÿ])"
    r"(?=(?:Department|Faculty|School|Institute|University|College|Cent(?:re|er)|Division|Laboratory|Hospital|Instituto"
    r"|Universi(?:dad|dade|té|tät)|Facultad|Departamento|Escuela|Graduate|National|Key|State)\b)"
)
_BUTTON_BEHIND = re.compile(r"(?:Correspondence|View further|https?:).*$")
_SAME_MARK = re.compile(
    r"(?P<name>[^\d,;]{5,60})(?P<mark>\d|\*)\s(?P<place>[^\d;]{5,150})(?P=mark)"
)  # Jane Doe1 Tea College1


_LISTS = re.compile(r"[^,]+,[^,]+,")  # as the parts of an affiliation


def name_and_place(text: str) -> tuple[Name, str] | None:
    """Return name and affiliation of a line that has both: `Erik Lindqvist Uppsala University`."""
    words = _CONTACT.sub("", text).split()
    if words[:1] in (["Affiliation"], ["Affiliations"]):
        return None
    cuts = [cut for cut in range(2, min(6, len(words))) if _is_place_behind_name(words[cut:])]
    cuts.sort(key=lambda cut: not has_body_word([words[cut]]))
    for cut in cuts:
        people = read_people(" ".join(words[:cut]))
        is_sure = has_body_word([words[cut]]) or any(map(is_known, people.names)) or not _LISTS.search(text)
        if len(people.names) == 1 and is_sure and len(words[cut - 1].rstrip(".")) > 1:
            return people.names[0], " ".join(words[cut:])
    return None


def _is_place_behind_name(words: list[str]) -> bool:
    """Return whether words name a body; one word in front of a comma is the end of its name: `University, UK`."""
    return (
        len(words) > 1
        and not words[0].endswith(",")
        and words[0].lower() not in _SMALL_WORDS
        and (has_body_word(words) or has_institution(" ".join(words)))
    )


def names_before_colons(text: str) -> list[tuple[Name, str]]:
    """Return Chinese names with their affiliations behind colons: `秦凤:茶叶大学附属医院,西宁;王丽:茶叶研究所`."""
    found: list[tuple[Name, str]] = []
    for piece in re.split("[;；]", text):
        names, colon, place = piece.partition(":" if ":" in piece else "：")
        people = read_people(names).names if colon and _EAST.match(names.strip()) else ()
        if found and not colon and affiliation_weight(piece):  # the second place of the names before it
            continue
        if not people or not place.strip():
            return []
        found += ((name, place.strip()) for name in people)
    return found


def without_site_words(text: str) -> str:
    """Return a text without contacts, iDs and buttons."""
    return _SITE_WORDS.sub("", _CONTACT.sub("", text))


def only_words_of_the_site(text: str) -> bool:
    """Return whether a line beside names is a button or an iD: `ORCID Icon`, `[Opens in a new window]`."""
    return len(text) < 100 and not any(map(str.isalnum, _CONTACT.sub("", _SITE_WORDS.sub("", text))))


def lists_names(text: str) -> bool:
    """Return whether a line looks like names, even if they are not understood: short pieces in capitals."""
    pieces = [piece for piece in re.split(r"\s*(?:[,;，、；&]|\sand\s)\s*", _IN_PARENTHESES.sub("", text)) if piece]
    if len(pieces) < _FEWEST_PIECES or any(len(piece.split()) > _MOST_WORDS for piece in pieces):
        return False
    if _EAST.search(text[:20]):
        return all(len(_EAST_MARKS.sub("", piece)) <= _LONGEST_EAST for piece in pieces)
    pieces = [piece.strip(" *†‡§#\u204e\u2217.0123456789") for piece in pieces]
    likely = sum(len(piece.split()) > 1 and all(map(_is_word_of_a_name, piece.split())) for piece in pieces)
    return likely * 2 > len(pieces)


_FEWEST_PIECES = 3
_LONGEST_EAST = 4
