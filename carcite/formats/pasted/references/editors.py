"""Editors and translators, whose label stands behind their names or in front: `(eds.)`, `edited by`, `Hrsg. von`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.formats.pasted.references.parts import Draft, put_date
from carcite.formats.pasted.references.people import People, leading_people
from carcite.formats.pasted.references.sentences import last_sentence
from carcite.formats.pasted.references.source import parse_date
from carcite.values.date_patterns import YEAR
from carcite.values.name_tests import has_body_word
from carcite.values.names import Name

_WORD = r"(?:[Ee]ditors?|[Ee]dd?s?|[Hh]rsgg?|HRSG|Hgg?|HG)"
# Words that are labels only in parentheses, or behind a comma with a stop.
_OTHER_WORD = (
    r"(?:[Cc]oord(?:inador(?:es)?|s)?|[Kk]oord|[Dd]irs?|[Oo]rg(?:anizador(?:es)?|s)?|[Cc]omps?|[Rr]ed|ред|сост|[ÉEé]ds?"
    r"|[Hh]erausgeber(?:in)?|a cura di|a\.? ?c\.? ?d[i.])"
)
_AND_OTHERS = r"(?:(?:\.?\s?(?:&|and|und|u\.|y|e|et)\s)?(?:[Tt]rans(?:lators?)?|[Üü]bers)\.?)?"
_LABEL = (
    rf"(?:[(\[]\s?(?:{_WORD}|{_OTHER_WORD}|主编|编著|편)\s?\.?{_AND_OTHERS}\s?(?:{YEAR})?[)\]]|,\s?{_OTHER_WORD}\."
    rf"|(?<![^\W_])(?<!\(){_WORD}(?![A-Za-z’']|\.?\s(?:v\.|vo[nm]\b|by\b))\s?\.?{_AND_OTHERS}\)?|主编|编著|편)"
)
BEHIND = re.compile(rf"[\s,.;]*{_LABEL}[.,:;]?\s*")
_TRANSLATORS_BEHIND = re.compile(
    r",?\s*(?:[(\[]|,\s)(?:[Tt]rans\.?|[Tt]ranslators?|[Üü]bers\.|[Tt]rad(?:uct(?:eur|ora?)|utor[ae]?|\.)|пер\.|译)"
    r"(?![A-Za-z])(?: & Trans\.)?[)\]]?[.,:;]?\s*"
)
_VON = r"(?:vo[nm]\b|v\.)"
IN_FRONT = re.compile(
    r"[\s,.;/]*\(?\b(?:[Ee]d(?:ited|s)?\.?(?:,? (?:and|&|with) [\w ]{3,30})? by\b"
    rf"|[Hh](?:erausgegeben|rsgg?\.?|g\.?) {_VON}|(?:[Ee]ds?\s?\.|(?<=\()[Ee]ds?|[Hh]rsg\.|Hg\.)(?=\s?[^\W\d_])"
    r"|(?<=/ )ed\.|[Ss]ous la (?:direction|dir\.) d(?:e\b|['’])|[Dd]irigé(?:e|s)? par|a cura di"
    r"|[Cc]oordinad[oa]s? por|[Oo]rganizad[oa]s? por|[Ee]ditad[oa]s? por|[Ee]dición de|[Пп]од ред(?:акцией|\.))\s*"
)
_BEGINS = r"(?:(?<=[.,;?!”\"’»/(]\s)|(?<=[.,;?!”\"’»(␟])|(?<!.))"
_FROM = r"(?: from(?: the)? \w{4,12}| (?:de l[’']|du )\w{4,12}| (?:fr|franç|française|esp|cast|it)\.?)?"
_TRANSLATORS = re.compile(
    rf"[\s,.;/]*\(?{_BEGINS}(?:[Tt]ransl(?:\.|ated|ation){_FROM} by|[Tt]ransl?\.{_FROM}(?: by)?"
    rf"|[Üü]bers(?:\.|etzt) {_VON}|[Üü]bersetzung:?(?: von)?|[Aa]us dem \w{{4,25}}(?: übersetzt| übers\.)? von"
    rf"|[Tt]rad(?:\.|uction|ucción|ução|uzione|uit|ucido|otto|ott[oa]){_FROM}(?: (?:par|de|di|por|da))?"
    r"|[Пп]ер(?:\.|евод) с \w{3,8}\.?)\s+(?=[^\W\d_a-z])"
)
# One label for both: `ed. & transl. by`, `herausgegeben und übersetzt von`.
_EDITED = r"(?:[Ee]d(?:ited|\.)|[Hh](?:erausgegeben|rsg\.|g\.))"
_TRANSLATED = r"(?:[Tt]ransl?(?:ated|\.)|[Üü]bers(?:etzt|\.))"
_BOTH = re.compile(
    rf"[\s,.;/]*\(?\b(?:{_EDITED} (?:and|&|und|u\.) {_TRANSLATED}|{_TRANSLATED} (?:and|&|und|u\.) {_EDITED})"
    r"(?: by| von| v\.)?\s+(?=[^\W\d_a-z])"
)
SHOWS_EDITORS = re.compile(rf"{BEHIND.pattern}|[Ee]dited by")
_STARTS = re.compile(r"(?:[;(?!,␟]\s*|(?:[.”\"’]|(?:[.,;:)”\"’0-9␟]\s?)(?:[Ii]n|En|Em|Dans):?|\sIn:?)\s+)(?=[^\W\d_])")
_EDITION = re.compile(r"(?:[0-9][ªº.a-z]{0,2}|[Rr]ev\.?)\s?$")  # in front of `ed.`
_SHORT_GIVEN = re.compile(r"[^\W\d_]{2,}\.$")
_SHORT_WORD = re.compile(r"\.?\s*[^\W\d_a-z][a-z]{1,6}\.\s[^\W_]")
_ED = re.compile(r"[Ee]ds?\.\s*$")
_INITIALS_IN_FRONT = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){1,4}(?=[^\W\d_])")
_TITLE_BEHIND = re.compile(rf",\s(?!{_LABEL}|[^,.:]{{0,40}}[,.]?\s?[0-9])|:\s")
_FARTHEST = 400  # characters from the names to the label behind them


def take_editors(draft: Draft, start: int) -> None:
    """Take editors and translators, with their label behind or in front."""
    prefer = draft.style.names or ("full" if _has_full_names(draft) else None)
    _take_behind(draft, start, ("editors", "translators"), _BOTH, prefer)
    _take_in_front_of(draft, start, "editors", BEHIND)
    take_translators(draft, start)
    _take_behind(draft, start, ("editors",), IN_FRONT, prefer)


def take_translators(draft: Draft, start: int) -> None:
    """Take the translators, with their label behind or in front."""
    _take_in_front_of(draft, start, "translators", _TRANSLATORS_BEHIND)
    _take_behind(draft, start, ("translators",), _TRANSLATORS, draft.style.names)


# What a book that contains the work begins with: `Mayr, A./Grimm, F. (Hrsg.) (2003): `
_EDITORS_OF_BOOK = re.compile(
    rf"(?P<who>[^\W\d_][^():“”„\[\]]{{1,250}}?(?:\s\([^():]{{2,60}}\))?)[,\s]*[(\[]\s?(?:{_WORD}|{_OTHER_WORD})(?:in|innen)?\s?\.?{_AND_OTHERS}\s?[)\]]"
    rf"\s*(?:\((?P<date>{YEAR})[a-z]?\))?[\s.,:]*"
)
_BETWEEN_NAMES = frozenset(
    ("und", "and", "u.", "et", "y", "e", "von", "van", "de", "der", "den", "del", "di", "da", "zu")
)
_LISTED = re.compile(r"[,./;&]|\b(?:und|and)\b")
_SAME_PEOPLE = re.compile(r"(?:[Dd]ers|[Dd]ies|[Ii]d|[Ii]dem|[Ee]ad(?:em)?)\b\.?")
_SAME_AUTHORS = re.compile(rf"{_SAME_PEOPLE.pattern}(?:\s*\({YEAR}[a-z]?\))?[:,.]?\s+(?=[^\W_a-z]|[“„\"»])")
_BEHIND_PEOPLE = re.compile(rf"\s*(?:\({YEAR}[a-z]?\))?\s*:\s+|\.?\s*\({YEAR}[a-z]?\)[.,:]?\s+")
_SLASH_LIST = re.compile(r",[^,/;]+[/;][^,/;]+(?:,[^,/;]+)?$")
_BEHIND_INITIALS = re.compile(r"\.\s+(?=[^\W_a-z])")


def take_editors_of_book(draft: Draft, text: str) -> str:
    """Take the editors that the book a work is in begins with; return the text without them.

    `Ders. (Hg.)` are the authors. Names that are not understood are in no field.
    """
    if (labelled := _EDITORS_OF_BOOK.match(text)) is None:
        if same := _SAME_AUTHORS.match(text):  # `in: ders. Tea in Towns`
            return text[same.end() :]
        return _without_unlabelled(draft, text)
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


def _without_unlabelled(draft: Draft, text: str) -> str:
    """Take the people without a label that a book begins with: `J. Doe, Tea in Towns`, `Doe, Jane: Tea`."""
    people = leading_people(text, draft.style.names, bodies=False)
    if people is None or (behind := _behind_unlabelled(text, people)) is None:
        return text
    if people.names != draft.fields.get("authors"):
        draft.fields["editors"] = people.names
    return text[behind:]


def _behind_unlabelled(text: str, people: People) -> int | None:
    """Return where a book begins behind people without a label, if a sign shows that they are people."""
    who, several = text[: people.end], len(people.names) > 1
    title = _BEHIND_PEOPLE.match(text, people.end) if _LISTED.search(who) else None
    if title is None and (_INITIALS_IN_FRONT.match(text) or (several and _SLASH_LIST.search(who))):
        title = _TITLE_BEHIND.match(text, people.end)
    if title is None and several and (_SLASH_LIST.search(who) or all(map(_has_bare_initials, people.names))):
        title = _BEHIND_INITIALS.match(text, people.end)
    return title.end() if title else None


def _has_bare_initials(name: Name) -> bool:
    """Return whether a name has initials without stops, as NLM prints them: `Doe AB`."""
    return name.given is not None and name.given.isalpha() and name.given.isupper() and len(name.given) < 5


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
    is_body = has_body_word(who.split()) or not re.search(r"[,/&;]|\b(?:und|and|u\.|et)\s", who)
    return [Name(literal=who)] if is_body and not last_sentence(who)[0] else []


def _take_behind(
    draft: Draft, start: int, names: tuple[str, ...], pattern: re.Pattern[str], prefer: str | None
) -> None:
    """Take the people whose label stands in front of them; within parentheses they go on to the closing one."""
    for label in pattern.finditer(draft.text, start):
        text = draft.text[label.end() :]
        opened = draft.text.count("(", 0, label.end()) > draft.text.count(")", 0, label.end())
        people = _reaching(text.partition(")")[0], prefer) if opened else None
        people = people or leading_people(text, prefer, labelled=True)
        if people is None or names[0] in draft.fields or _is_journal(names, people, text):
            continue
        if not (_ED.search(label[0]) and _EDITION.search(draft.text, 0, label.start() + 1)):
            draft.fields |= dict.fromkeys(names, people.names)
            end = text.index(")") if opened and text[people.end - 1 : people.end] == ")" else people.end
            draft.cut(label.start(), len(draft.text) - len(text[end:].lstrip(" .,;:)")))
            return


def _is_journal(fields: tuple[str, ...], people: People, text: str) -> bool:
    """Return whether what looks like translators is a journal: `Trans. Nonferrous Met. Soc.`"""
    if "translators" not in fields:
        return False
    if _SHORT_WORD.match(text, people.end) is not None or not people.names[0].given:
        return True
    return any(_SHORT_GIVEN.search(name.given or "") for name in people.names)


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
