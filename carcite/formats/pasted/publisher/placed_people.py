"""Names with their affiliations on one line of a publisher's page: in parentheses, behind signs, glued, or behind."""

from __future__ import annotations

import re

from carcite.formats.pasted.affiliations import affiliation_weight, has_institution
from carcite.formats.pasted.author_line import is_role
from carcite.formats.pasted.publisher.eastern_people import EAST
from carcite.formats.pasted.publisher.people import SMALL_WORDS, is_inverted, is_known, read_people, without_contacts
from carcite.values.name_tests import has_body_word
from carcite.values.names import Name, is_organisation

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
        names = _one_person(match["name"])
        place = match["place"]
        is_place = is_organisation(place) or affiliation_weight(place) > 1 or EAST.match(place) is not None
        if len(names) != 1 or not is_place:
            return []
        found.append((names[0], match["place"]))
        end = match.end()
    return found if end >= len(text) else []


def _one_person(text: str) -> tuple[Name, ...]:
    """Return the names of a text, which may be one with the family name first: `Kwak, Eun-Sil`."""
    if is_inverted(text) and (name := Name.parse(text)) is not None:
        return (name,)
    return read_people(text).names


def names_glued_to_places(text: str) -> list[tuple[Name, str]]:
    """Return names and affiliations without a space between them: `Jane DoeTea School, UK, Ann PoeTea Institute`."""
    glued = list(_GLUED_PLACE.finditer(text))
    names = [read_people(match["name"]).names for match in glued]
    if not glued or glued[0].start() or any(len(one) != 1 for one in names):
        return []
    ends = [match.start() for match in glued[1:]] + [len(text)]
    places = [_BUTTON_BEHIND.sub("", text[match.end() : end]) for match, end in zip(glued, ends, strict=True)]
    return [(one[0], without_contacts(place).strip(" ,;&")) for one, place in zip(names, places, strict=True)]


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
    words = without_contacts(text).split()
    if words[:1] in (["Affiliation"], ["Affiliations"]):
        return None
    cuts = [cut for cut in range(2, min(6, len(words))) if _is_place_behind_name(words[cut:])]
    sure = [cut for cut in cuts if _is_sure_beginning(words[cut:])]
    for cut in (*sure, *cuts):
        people = read_people(" ".join(words[:cut]))
        is_sure = cut in sure or any(map(is_known, people.names)) or not _LISTS.search(text)
        if len(people.names) == 1 and is_sure and len(words[cut - 1].rstrip(".")) > 1:
            return people.names[0], _ROLE_IN_FRONT.sub("", " ".join(words[cut:]))
    return None


def _is_sure_beginning(words: list[str]) -> bool:
    """Return whether the first of the words is that of a body, or they begin with a role: `Lecturer at Tea School`."""
    return has_body_word(words[:1]) or is_role(" ".join(words))


_ROLE_IN_FRONT = re.compile(r"^(?:[^\W\d_]+\s){1,4}at\s(?:the\s)?")  # Lecturer at Tea University


def _is_place_behind_name(words: list[str]) -> bool:
    """Return whether words name a body; one word in front of a comma is the end of its name: `University, UK`."""
    return (
        len(words) > 1
        and not words[0].endswith(",")
        and words[0].lower() not in SMALL_WORDS
        and (has_body_word(words) or has_institution(" ".join(words)))
    )


def names_before_signs(text: str) -> list[tuple[Name, str]]:
    """Return names with their affiliations behind colons, dashes, or commas if semicolons divide the people.

    As `秦凤:茶叶大学附属医院,西宁;王丽:茶叶研究所`, `Чаев Е.Н. - Институт чая; Водина С.В. - Академия чая` and
    `Jane Doe and Ann Poe, Tea University; Eva Roe, Cup Labs`.
    """
    found: list[tuple[Name, str]] = []
    form = _sign_of_places(text)
    for piece in re.split("[;；]", text):
        sign = form.search(piece)
        names = read_people(piece[: sign.start()]).names if sign and _is_before_place(sign, piece) else ()
        if found and not sign and affiliation_weight(piece):  # the second place of the name before it
            found.append((found[-1][0], piece.strip()))
            continue
        place = piece[sign.end() :].strip() if sign else ""
        if not names or not place:
            return []
        found += ((name, place) for name in names)
    return found


def _sign_of_places(text: str) -> re.Pattern[str]:
    """Return the sign between people and affiliations: a comma if the text has semicolons and no other sign."""
    has_commas = ";" in text and has_institution(text) and not _SIGN_OF_PLACE.search(text)
    return _COMMA_OF_PLACE if has_commas else _SIGN_OF_PLACE


_SIGN_OF_PLACE = re.compile(r"[:：]|\s[-–—]\s")
_COMMA_OF_PLACE = re.compile(r",\s")


def _is_before_place(sign: re.Match[str], piece: str) -> bool:
    """Return whether a colon stands behind names in Chinese, a comma behind whole names, or a dash before a body."""
    if sign[0] == ", ":
        return " " in piece[: sign.start()].strip()
    if sign[0] in ":：":
        return EAST.match(piece.strip()) is not None
    return has_institution(piece[sign.end() :]) or has_body_word(piece[sign.end() :].split())
