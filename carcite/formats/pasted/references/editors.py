"""Editors and translators, whose label stands behind their names or in front: `(eds.)`, `edited by`, `Hrsg. von`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.formats.pasted.references.parts import BAR, Draft, put_date
from carcite.formats.pasted.references.people import People, leading_people
from carcite.formats.pasted.references.sentences import last_sentence
from carcite.formats.pasted.references.source import YEAR, parse_date
from carcite.values.name_tests import has_body_word
from carcite.values.names import Name

_WORD = r"(?:[Ee]ditors?|[Ee]dd?s?|[Hh]rsgg?|HRSG|Hgg?|HG)"
# Words that are labels only in parentheses, or behind a comma with a stop.
_OTHER_WORD = (
    r"(?:[Cc]oord(?:inador(?:es)?|s)?|[Dd]irs?|[Oo]rg(?:anizador(?:es)?|s)?|[Cc]omps?|[Rr]ed|ред|[ÉE]ds?|a cura di)"
)
_AND_OTHERS = r"(?:(?:\.?\s?(?:&|and|und|u\.|y|e|et)\s)?(?:[Tt]rans(?:lators?)?|[Üü]bers)\.?)?"
_LABEL = (
    rf"(?:\(\s?(?:{_WORD}|{_OTHER_WORD}|主编|编著|편)\s?\.?{_AND_OTHERS}\s?\)|,\s?{_OTHER_WORD}\."
    rf"|\(?(?<![^\W_]){_WORD}(?![A-Za-z’'])\s?\.?{_AND_OTHERS}\)?|主编|编著|편)"
)
BEHIND = re.compile(rf"[\s,.;]*{_LABEL}[.,:;]?\s*")
_TRANSLATORS_BEHIND = re.compile(
    r",?\s*\(?(?:[Tt]rans\.|[Tt]ranslators?|[Üü]bers\.|译)(?![A-Za-z])(?: & Trans\.)?\)?[.,:;]?\s*"
)
_VON = r"(?:vo[nm]\b|v\.)"
IN_FRONT = re.compile(
    r"[\s,.;]*\(?\b(?:[Ee]d(?:ited|s)?\.?(?:,? (?:and|&|with) [\w ]{3,30})? by\b"
    rf"|[Hh](?:erausgegeben|rsg\.?|g\.?) {_VON}|(?:[Ee]ds?\s?\.|(?<=\()[Ee]ds?|[Hh]rsg\.|Hg\.)(?=\s?[^\W\d_])"
    r"|[Ss]ous la (?:direction|dir\.) d(?:e\b|['’])|[Dd]irigé(?:e|s)? par|a cura di"
    r"|[Cc]oordinad[oa]s? por|[Oo]rganizad[oa]s? por|[Ee]ditad[oa]s? por|[Ee]dición de|[Пп]од ред(?:акцией|\.))\s*"
)
_TRANSLATORS = re.compile(r"[\s,.;]*\(?\b(?:[Tt]ranslated by|[Tt]rans\.|[Üü]bers\. von)\s+(?=[A-Z])")
SHOWS_EDITORS = re.compile(rf"{BEHIND.pattern}|[Ee]dited by")
_STARTS = re.compile(r"(?:[;(?!,␟]\s*|(?:[.”\"’]|(?:[.,;:)”\"’0-9␟]\s?)(?:[Ii]n|En|Em|Dans):?|\sIn:?)\s+)(?=[^\W\d_])")
_EDITION = re.compile(r"(?:[0-9][ªº.a-z]{0,2}|[Rr]ev\.?)\s?$")  # in front of `ed.`
_INITIALS_IN_FRONT = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){1,4}(?=[^\W\d_])")
_TITLE_BEHIND = re.compile(rf",\s(?!{_LABEL}|[^,.:]{{0,40}}[,.]?\s?[0-9])|:\s")
_FARTHEST = 400  # characters from the names to the label behind them


def take_editors(draft: Draft, start: int) -> None:
    """Take editors and translators, with their label behind or in front."""
    _take_in_front_of(draft, start, "editors", BEHIND)
    _take_in_front_of(draft, start, "translators", _TRANSLATORS_BEHIND)
    prefer = draft.style.names or ("full" if _has_full_names(draft) else None)
    _take_behind(draft, start, "translators", _TRANSLATORS, prefer)
    _take_behind(draft, start, "editors", IN_FRONT, prefer)


def take_unlabelled_editors(draft: Draft) -> None:
    """Take the people that the text behind `In` begins with: `in J. Doe, Tea in Towns`, `In: Doe, Jane: Tea`."""
    text = draft.text.lstrip(f"{BAR} ")
    people = None if "editors" in draft.fields else leading_people(text, draft.style.names, bodies=False)
    if people is None or not _TITLE_BEHIND.match(text, people.end):
        return
    inverted = ", " in text[: people.end] and text.startswith(":", people.end)
    if inverted or _INITIALS_IN_FRONT.match(text):
        draft.fields["editors"] = people.names
        draft.text = text[people.end :].lstrip(" ,:")


# What a book that contains the work begins with: `Mayr, A./Grimm, F. (Hrsg.) (2003): `
_EDITORS_OF_BOOK = re.compile(
    rf"(?P<who>[^\W\d_][^():“”„]{{1,250}}?(?:\s\([^():]{{2,60}}\))?)[,\s]*\(\s?(?:{_WORD}|{_OTHER_WORD})(?:in|innen)?\s?\.?{_AND_OTHERS}\s?\)"
    rf"\s*(?:\((?P<date>{YEAR})[a-z]?\))?[\s.,:]*"
)
_BODY = re.compile(
    r"(?:ministeri(?:um|en)|amt|stiftung|institut|kammer|verb[aä]nd|gesellschaft|akademie|zentrum|anstalt|rat)\b",
    re.IGNORECASE,
)
_BETWEEN_NAMES = frozenset(
    ("und", "and", "u.", "et", "y", "e", "von", "van", "de", "der", "den", "del", "di", "da", "zu")
)
_LISTED = re.compile(r"[,./;&]|\b(?:und|and)\b")
_SAME_PEOPLE = re.compile(r"(?:[Dd]ers|[Dd]ies|[Ii]d|[Ii]dem)\b\.?")
_BEHIND_PEOPLE = re.compile(rf"\s*(?:\({YEAR}[a-z]?\))?\s*:\s+|\.?\s*\({YEAR}[a-z]?\)[.,:]?\s+")


def take_editors_of_book(draft: Draft, text: str) -> str:
    """Take the editors that the book a work is in begins with; return the text without them.

    `Ders. (Hg.)` are the authors. Names that are not understood are in no field.
    """
    if (labelled := _EDITORS_OF_BOOK.match(text)) is None:
        people = leading_people(text, bodies=False)
        behind = _BEHIND_PEOPLE.match(text, people.end) if people else None
        if people is None or behind is None or not _LISTED.search(text[: people.end]):
            return text
        if people.names != draft.fields.get("authors"):
            draft.fields["editors"] = people.names
        return text[behind.end() :]
    editors = _editors_named(draft, labelled["who"].strip(" ,;"))
    if editors:
        draft.fields["editors"] = editors
    elif not _can_be_people(labelled["who"]):
        return text
    else:
        draft.unplaced.append(labelled["who"])
        draft.assumed.append(("editors", f"{labelled['who']!r} can be the editors; the names are not understood"))
    if labelled["date"]:
        put_date(parse_date(labelled["date"]), draft.fields)
    return text[labelled.end() :]


def _can_be_people(text: str) -> bool:
    """Return whether all words of a text have a capital, but for those that stand between and within names."""
    words = re.findall(r"[^\s,/&;]+", text)
    return 1 < len(words) <= 24 and all(word[0].isupper() or word in _BETWEEN_NAMES for word in words)


def _editors_named(draft: Draft, who: str) -> list[Name]:
    """Return the people or the one body that stand in front of `(Hrsg.)`."""
    if same := _SAME_PEOPLE.match(who):
        others = leading_people(f"{who[same.end() :].strip(' ,/;&')}.", bodies=False)
        return [*draft.fields.get("authors", ()), *(others.names if others else ())]
    people = leading_people(f"{who}.", bodies=False)
    if people is not None and people.end >= len(who.rstrip(" .,;")):
        return people.names
    is_body = (
        has_body_word(who.split())
        or _BODY.search(who) is not None
        or not re.search(r"[,/&;]|\b(?:und|and|u\.|et)\s", who)
    )
    return [Name(literal=who)] if is_body and not last_sentence(who)[0] else []


def _take_behind(draft: Draft, start: int, name: str, pattern: re.Pattern[str], prefer: str | None) -> None:
    """Take the people whose label stands in front of them."""
    for label in pattern.finditer(draft.text, start):
        people = leading_people(draft.text[label.end() :], prefer, labelled=True)
        edition = label[0].endswith((". ", ".")) and _EDITION.search(draft.text, 0, label.start() + 1)
        if people is not None and name not in draft.fields and not edition:
            draft.fields[name] = people.names
            behind = draft.text[label.end() + people.end :].lstrip(" .,;:)")
            draft.cut(label.start(), len(draft.text) - len(behind))
            return


def _has_full_names(draft: Draft) -> bool:
    """Return whether the first author has a given name that is more than initials."""
    given = next((name.given or "" for name in draft.fields.get("authors", ())), "")
    return len(given) > 2 and given[1].islower()


def _take_in_front_of(draft: Draft, start: int, name: str, pattern: re.Pattern[str]) -> None:
    """Take the people whose label stands behind them."""
    for label in pattern.finditer(draft.text, start):
        for at in _beginnings(draft.text, start, label.start()):
            people = _reaching(draft.text[at : label.start()], draft.style.names)
            if people is not None:
                draft.fields[name] = people.names
                if ";" in label[0]:  # as styles do that print `Publisher: Place`
                    draft.style = draft.style._replace(publisher_first=True)
                opened = at - 1 if draft.text[at - 1 : at] == "(" else at
                draft.cut(opened, label.end())
                return


def _beginnings(text: str, start: int, label: int) -> Iterator[int]:
    """Yield where the names in front of a label can begin, the farthest first."""
    if start == 0:
        yield 0
    for match in _STARTS.finditer(text, max(start, label - _FARTHEST), label):
        yield match.end()


def _reaching(text: str, prefer: str | None) -> People | None:
    """Return the people of a text that is nothing else, in the form that names have in the list."""
    people = leading_people(f"{text}.", prefer, bodies=False) if text else None
    if people is None or people.end < len(text.rstrip(" .,;")):
        return None
    initials = all(name.literal or len((name.given or "").split(".")[0]) <= 4 for name in people.names)
    return people if initials or prefer in ("full", "direct", "capitals", "han", None) else None
