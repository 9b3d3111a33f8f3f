"""Affiliations of a publisher's page: the lines for which their signs speak, joined and divided by their marks.

Each line is weighed, from the first to the last, as in a logistic regression. Lines that go on with the one above are
joined to it; a line of several is divided by marks, semicolons or countries. The marks behind the authors' names then
show whether none is missing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from carcite.formats.pasted.affiliations import ends_in_country, has_institution, opens_with_institution
from carcite.formats.pasted.publisher.affiliation_signs import MARK, AffiliationSigns, names_body, next_mark
from carcite.formats.pasted.publisher.affiliation_weights import WEIGHTS
from carcite.formats.pasted.publisher.lines import plain
from carcite.formats.pasted.publisher.people import OF_CORRESPONDENCE, without_contacts
from carcite.values.language_detection import script_of

_LEAST = 0.35  # the probability of an affiliation
_LEAST_BETWEEN = 0.03  # the probability of a line between two lines of affiliations
_MORE_THAN_AUTHORS = 0.6  # how much more affiliations than authors take from the probability
_MOST_BETWEEN = 4  # lines from one affiliation of a list to the next
_PAIR = 2


class Affiliations(NamedTuple):
    """The affiliations of a page, and how likely all of them are right."""

    texts: list[str]
    probability: float


class _Place(NamedTuple):
    """An affiliation, its mark, and the first of its lines."""

    text: str
    mark: str | None
    line: int


def find_affiliations(signs: AffiliationSigns) -> Affiliations:
    """Return the affiliations of the authors; those that have all of the authors' marks are sure."""
    likely = _likely_lines(signs)
    places = list(_places(signs, _lines_of_places(signs, likely)))
    chosen = _by_marks(places, signs.marks) or _in_one_script(places)
    texts = _distinct(place.text for place in chosen)
    if len(signs.marks) == len(texts) >= _PAIR:
        return Affiliations(texts, 1.0)
    probability = min((likely[place.line] for place in chosen), default=0.0)
    return Affiliations(texts, probability * (_MORE_THAN_AUTHORS if len(texts) > len(signs.authors) else 1))


def _lines_of_places(signs: AffiliationSigns, likely: dict[int, float]) -> list[int]:
    """Return the lines that are likely affiliations, and those between two of them that go on with the first."""
    taken = {index for index, probability in likely.items() if probability >= _LEAST}
    between = [index for index in likely if {index - 1, index + 1} <= taken and likely[index] >= _LEAST_BETWEEN]
    return sorted(taken.union(index for index in between if _may_go_on(signs, index)))


def _may_go_on(signs: AffiliationSigns, index: int) -> bool:
    """Return whether a line, which names nobody, can go on with the one above, which ends in no country."""
    is_of_people = signs.names[index] or signs.lines[index].people.names
    return not is_of_people and not ends_in_country(f" {signs.lines[index - 1].text}")


def _likely_lines(signs: AffiliationSigns) -> dict[int, float]:
    """Return how likely each line is an affiliation, or a part of one."""
    found: dict[int, float] = {}
    last: int | None = None
    for index in signs.candidates():
        weight = WEIGHTS["each line"] + sum(WEIGHTS.get(sign, 0.0) for sign in signs.of_line(index, last))
        found[index] = 1 / (1 + math.exp(-weight))
        if found[index] >= _LEAST:
            last = index
    return found


# --- from lines to affiliations ---------------------------------------------------------------------------------------


def _places(signs: AffiliationSigns, lines: Sequence[int]) -> Iterator[_Place]:
    """Yield the affiliations of the lines: a line may go on with the one above, or have several."""
    texts: list[tuple[int, str]] = []
    above: int | None = None
    for index in lines:
        parts = _parts_of_line(signs, index)
        if above is not None and len(parts) == 1 and _goes_on(signs, above, index, texts[-1][1]):
            at, text = texts[-1]
            is_apart = has_institution(text) and text[-1].isalpha() and parts[0][0].isupper()
            texts[-1] = (at, f"{text}{',' if is_apart else ''} {parts[0]}")
        else:
            texts += ((index, part) for part in parts)
        above = index
    for at, text in texts:
        for mark, part in _divided(text, signs, at):
            if place := _without_others(part, signs.authors):
                yield _Place(place, mark, at)


def _parts_of_line(signs: AffiliationSigns, index: int) -> list[str]:
    """Return the affiliations behind the names on a line, or what stands behind its label, or the line."""
    line = signs.lines[index]
    placed = line.placed or (line.comma_placed if signs.names[index] else [])
    if len(placed) > 1 or (placed and (signs.names[index] or line.label is not None)):
        return [place for _, place in placed]
    heading = line.line.heading
    value = heading.rest if heading is not None else line.label.value if line.label is not None else ""
    return [value or line.text]


def _goes_on(signs: AffiliationSigns, above: int, index: int, text: str) -> bool:
    """Return whether a line goes on with the affiliation above it, with at most a line of signs between them."""
    part, between = signs.lines[index].text, signs.lines[above + 1 : index]
    if len(between) > 1 or _begins_new(signs, index):
        return False
    if between:
        return not any(map(str.isalnum, between[0].text)) and not _are_both_whole(text, part)
    if _PART_OF_BODY.fullmatch(text) and _BODY.search(part):
        return True
    return _is_rest(part, text) or (signs.mark_of(above) is not None and not _are_both_whole(text, part))


def _is_rest(part: str, text: str) -> bool:
    """Return whether a line that ends in no country goes on: it ends in a comma, or one of the two names no body."""
    if ends_in_country(f" {text.rstrip(' ,')}"):
        return _WITHIN.search(text) is not None and not has_institution(part)
    return _WITHIN.search(text) is not None or part[0].islower() or not (names_body(part) and names_body(text))


def _are_both_whole(text: str, part: str) -> bool:
    return ends_in_country(f" {text.rstrip(' ,')}") and has_institution(part)


def _begins_new(signs: AffiliationSigns, index: int) -> bool:
    """Return whether a line begins an affiliation: it names an author, or has a mark that authors may have."""
    if signs.names[index]:
        return True
    is_marked = MARK.match(signs.lines[index].text) is not None
    return is_marked and (len(signs.marks) < _PAIR or signs.mark_of(index) in signs.marks)


_BODY = re.compile(r"\b(?:Universi|Institut|College|Hospital)")
_PART_OF_BODY = re.compile(
    rf"(?!.*{_BODY.pattern})(?:School|Department|Dept\.?|Division|Faculty|Section) of [^;,\d]{{3,100}}"
)
_WITHIN = re.compile(r"(?:[,，&-]|\s(?:and|of|for))$")


def _divided(text: str, signs: AffiliationSigns, index: int) -> Iterator[tuple[str | None, str]]:
    """Yield the affiliations of a text with their marks, which follow one another."""
    if len(marked := _MARKED_BEHIND.findall(text)) > 1:
        yield from ((None, part.strip()) for part in marked)
        return
    text = _MARK_BEHIND.sub("", text)
    first = MARK.match(text)
    mark = first["mark"] if first else signs.mark_of(index)
    text = text[first.end() :] if first else text
    if mark is None and len(signs.marks) >= _PAIR:
        mark = signs.marks[0]
    while mark is not None and (found := _next_within(mark, signs.marks, text)) is not None:
        yield mark, text[: found.start()]
        text, mark = text[found.end() :], next_mark(mark)
    parts = _unmarked(text)
    yield from ((mark if len(parts) == 1 else None, part) for part in parts)


def _next_within(mark: str, marks: Sequence[str], text: str) -> re.Match[str] | None:
    """Return where the mark that follows one stands in a text, in front of a word that can begin an affiliation."""
    following = next_mark(mark)
    if len(marks) >= _PAIR and following not in marks:
        return None
    if following.isdigit():
        number = rf"(?<!\d)(?<!\d[.,-])(?<!No\. )[(\[]?{following}[)\]]?\s?[.．、]?\s?(?=[{_CAPITALS}'‘\"])"
        return re.search(number, text)
    return re.search(rf"(?:(?<=[\s,;.])|(?<=\())\(?{re.escape(following)}[).]?\s?(?=[{_CAPITALS}])", text)


_CAPITALS = "A-ZÀ-ÞĀ-ŽА-Я\u0600-\u06ff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7a3"
_MARKED_BEHIND = re.compile(r"([^\[\]]{5,200}?)\s?\[\d{1,2}\](?=\s|$)")  # 茶叶大学,福州 350002 [1] 茶科院,北京 [2]
_MARK_BEHIND = re.compile(r"\s?\[\d{1,2}\]$")


def _unmarked(text: str) -> list[str]:
    """Return the affiliations of a text without marks in front: signs, marks behind or countries divide them."""
    for sign in ("; ", " ' "):
        parts = text.split(sign)
        if len(parts) > 1 and all(ends_in_country(f" {part.rstrip(' .;')}") for part in parts):
            return parts
    if len(parts := _SYMBOLS.split(text)) > 1 and all(map(has_institution, parts)):
        return parts
    numbers = [int(mark["mark"]) for mark in _NUMBER_BEHIND.finditer(text)]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        return _NUMBER_BEHIND.sub("\n", text).splitlines()
    return _behind_countries(text)


def _behind_countries(text: str) -> list[str]:
    """Return the affiliations of a text, of which each ends in a country and the next begins with an institution."""
    places: list[str] = []
    start = 0
    for comma in _COMMA.finditer(text):
        if ends_in_country(f" {text[start : comma.start()]}") and _begins_another(text[comma.end() :]):
            places.append(text[start : comma.start()])
            start = comma.end()
    return [*places, text[start:]]


def _begins_another(text: str) -> bool:
    """Return whether an institution is in the first part of a text, or opens it."""
    return has_institution(text.partition(",")[0]) or opens_with_institution(text)


_SYMBOLS = re.compile(r"[,;.]\s[†‡§¶∥‖⊥#∇◊○]{1,2}\s?(?=[A-ZÀ-Þ])")
_NUMBER_BEHIND = re.compile(rf"(?<=[^\W\d_]|[.)])\s?(?P<mark>\d)(?:[;,]?\s(?:and\s)?(?=[{_CAPITALS}])|;?$)")
_COMMA = re.compile(r"[,;.]\s(?=[A-ZÀ-Þ])")


def _without_others(text: str, authors: Sequence[str]) -> str:
    """Return an affiliation without its label, the authors in front of it, contacts and signs around it."""
    text = _NAME_IN_FRONT.sub("", _LABEL.sub("", text.strip(_SIGNS)))
    while (found := _IN_FRONT.match(text)) and plain(found["name"]) in authors:
        text = text[found.end() :]
    text = _CONTACTS.sub("", text).removesuffix(" and").strip(_SIGNS)
    return text.rstrip(")）") if text.count("(") + text.count("（") < text.count(")") + text.count("）") else text


_SIGNS = " ;；,，'"
_LABEL = re.compile(r"^(?:[Aa]ffiliations?(?::\s*|\s+(?=[A-Z]))|and\s)")
_IN_FRONT = re.compile(r"(?:and\s)?(?P<name>[^,;:()–]{3,60}?)(?:[,;:]|\s[-–]|\sat\b)\s")
_NAME_IN_FRONT = re.compile(r"^[A-ZÀ-Þ][\w' -]{1,30}, [A-ZÀ-Þ][\w' .-]{1,30}:\s(?=[A-ZÀ-Þ])")  # Doe, Jane: Tea School
_CONTACTS = re.compile(
    rf"(?:(?<=.{{20}})[;,.]\s(?:E-?mail\s?:\s?)?\S{{1,80}}@\S{{1,80}}|\s?\*{{0,3}}(?:{OF_CORRESPONDENCE}).*"
    r"|\s?(?:ORCID(?: iD)?:?\s?)?https?://orcid\.org/[\dX-]{4,19}"
    r"|\s[\w.+-]{1,64}\s?[\[{(]at[\]})]\s?[\w.-]{3,80})$",
    re.IGNORECASE,
)


# --- the affiliations against each other ------------------------------------------------------------------------------


def _by_marks(places: Sequence[_Place], marks: Sequence[str]) -> list[_Place]:
    """Return the affiliations with the authors' marks, if none is missing, or those of a list of as many."""
    if len(marks) >= _PAIR:
        places = [place for place in places if place.mark is None or place.mark[0].isalnum()]
    first: dict[str, _Place] = {}
    for place in places:
        if place.mark is not None:
            first.setdefault(place.mark, place)
    if marks and all(mark in first for mark in marks):
        return list(first.values())
    return _list_of(len(marks), places) if len(marks) >= _PAIR else []


def _list_of(count: int, places: Sequence[_Place]) -> list[_Place]:
    """Return the affiliations that stand together, if they are as many as `count`; nothing if none are."""
    lists: list[list[_Place]] = []
    for place in places:
        if lists and place.line - lists[-1][-1].line <= _MOST_BETWEEN:
            lists[-1].append(place)
        else:
            lists.append([place])
    return next((one for one in lists if len(_distinct(place.text for place in one)) == count), [])


def _in_one_script(places: Sequence[_Place]) -> Sequence[_Place]:
    """Return the affiliations in the first script if as many are in another: they are the same in another language."""
    scripts = [script_of(place.text) for place in places]
    first = [place for place, script in zip(places, scripts, strict=True) if script == scripts[0]]
    second = [place for place, script in zip(places, scripts, strict=True) if script != scripts[0]]
    return first if len(_distinct(p.text for p in first)) == len(_distinct(p.text for p in second)) else places


def _distinct(texts: Iterable[str]) -> list[str]:
    """Return the affiliations, each once; one that begins as another and has but some of its words is the same."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(plain(without_contacts(text)), text)
    return [text for text in found.values() if not any(_is_within(text, other) for other in found.values())]


def _is_within(text: str, other: str) -> bool:
    """Return whether a longer affiliation has the first words of another, and the others in the same order."""
    short, long = _WORD.findall(text.casefold()), _WORD.findall(other.casefold())
    if len(short) >= len(long) or short[:_PAIR] != long[:_PAIR]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)


_WORD = re.compile(r"\w+")
