"""From the text of one reference to the fields of a citation.

What is certain is taken first (see `certain`), then the people at the beginning and the year behind them; what is left
is an article, if volume and pages stand in it, or another work. What can be read otherwise is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from carcite.formats.pasted.references import east_asian, gbt7714
from carcite.formats.pasted.references.articles import read_article
from carcite.formats.pasted.references.bodies import unsigned_body
from carcite.formats.pasted.references.certain import take_certain, without_marks
from carcite.formats.pasted.references.doubt import doubts
from carcite.formats.pasted.references.editors import (
    BEHIND,
    IN_FRONT,
    take_editors,
    take_editors_of_book,
    take_translators,
)
from carcite.formats.pasted.references.gost import DASH_BETWEEN, take_kind_of_thesis, without_responsibility
from carcite.formats.pasted.references.imprint import PREPRINT
from carcite.formats.pasted.references.journals import shows_journal
from carcite.formats.pasted.references.parts import BAR, CAN_BE_NAME, Draft, Fields, take_day, take_edition
from carcite.formats.pasted.references.people import People, leading_people, unsigned_people
from carcite.formats.pasted.references.places import is_known_place, is_known_region
from carcite.formats.pasted.references.sentences import last_sentence, sentences
from carcite.formats.pasted.references.series import take_series
from carcite.formats.pasted.references.source import DATE, Source, find_source, parse_date
from carcite.formats.pasted.references.style import NO_STYLE, Style
from carcite.formats.pasted.references.wide import as_printed, narrowed
from carcite.formats.pasted.references.work_types import type_by_words, work_type
from carcite.formats.pasted.references.works import CONFERENCE, WITHIN, read_work
from carcite.model import TranslatedTitle
from carcite.values.date_patterns import YEAR
from carcite.values.languages import parse_language
from carcite.values.name_tests import has_body_word
from carcite.values.names import Name

_YEAR_FIRST = re.compile(
    rf"[\s.,;:]*(?:\(\s?(?P<date>{YEAR}[a-z]?(?:\s?[–-]\s?{YEAR}[a-z]?|[,/ ]\s*(?:{DATE}|[\w .,–-]{{3,20}}))?|{DATE})"
    rf"\s?\)\s*[.,:;]?|(?:\((?P<original>{YEAR})\)\s+)?(?P<bare>{YEAR}(?:\s?[–-]\s?{YEAR})?)[a-z]?\s*[.,:;])\s*(?=\S)"
)
# A year without a sign behind it: `Smith J and Doe A 2016 Tea at night.`
_YEAR_ALONE = re.compile(rf"\s*(?P<date>{YEAR})[a-z]?\s+(?=[^\W\d_a-z]|[“\"‘«])")
# `Cups in towns, 2008 JINST 3 P08003`
_YEAR_BEFORE_JOURNAL = re.compile(
    rf"(?<=[.,?] )(?P<date>{YEAR}) (?=(?:[^\W\d_a-z][\w&]{{0,20}}\.? ){{1,6}}[A-Z]?[0-9]{{1,4}}[ ,:(])"
)
_YEAR_BEHIND_TITLE = re.compile(
    rf"(?<=[\w.?!”\"])\s\((?P<date>{YEAR})\)(?=[.,]?\s+[^\W\d_a-z])"
)  # `Tea (2010). Tea Journal`
_ANY_YEAR = re.compile(rf"(?<![0-9–-]){YEAR}(?![0-9–-])")
# `(2020년 3월 31일)`, `(2020年3月)`
_DATE_IN_SIGNS = re.compile(
    rf"(?<=\()(?P<year>{YEAR})[年년]\s?(?P<month>[0-9]{{1,2}})[月월](?:\s?(?P<day>[0-9]{{1,2}})[日일])?(?=\))"
)
# The years of an edition and of the first one: `(1958/1923)`, `(1958/ Orig. 1923)`, `1980 [1922].`, `[1922] 1980.`
_TWO_YEARS = re.compile(
    rf"[\s.,;:]*\(?\[?(?P<one>{YEAR})[a-z]?(?:\]\s|\s?\[|\s?/\s?(?:[Oo]rig(?:\.|inal)?:?\s?)?)(?P<two>{YEAR})\]?\)?"
    r"[.,:;]?\s*(?=\S)"
)
_NAME_FIRST = re.compile(r"[^\W\d_]{1,2}\.|(?:[^\W\d_]+ ){1,3}[^\W\d_]{2,}(?:,| and )")  # given names first
_DASH = re.compile(r"(?:[—–]+|_{2,}|-{2,})[.,:]?\s*")
_NO_DATE = re.compile(r"[\s.,]*\((?:n\.\s?d\.|in press|forthcoming)\)[.,]?\s*")
_DATE_IN_FRONT = re.compile(rf"(?P<date>{DATE}),\s+(?=[A-Z])")
_QUOTED = re.compile(
    r"[\s.,:]*(?:“(?P<a>(?:[^“”]|“[^“”]{1,200}”){3,600})”|\"(?P<b>[^\"]{3,600})\"|«(?P<c>[^»]{3,600})»"
    r"|‘(?P<d>(?:[^’]|’(?=\w)){10,600})’(?![\w])|'(?P<h>(?:[^']|'(?=\w)){10,600})'(?![\w])|``(?P<i>[^`']{3,600})''"
    r"|“(?P<k>[^“”]{3,600}[,.?!])“(?=\s)|»(?P<j>[^»«]{3,600})«|„(?P<e>[^“”]{3,600})[“”]|「(?P<f>[^」]{3,300})」"
    r"|『(?P<g>[^』]{3,300})』)[.,]?\s*"
)
# Words of names in front of a title in quotes: `Kurniawan, A., “Tea”`
_NAMES_IN_FRONT = re.compile(
    r"(?:(?:[^\W\d_a-z][\w’'.-]{0,30}|and|&|et|und|y|de|van|von|der)[ ,]{1,2}){1,24}"
    r"(?<=[,.] )(?=[“\"«‘„]\W{0,2}[^\W_a-z])"
)
_NUMBER_IN_FRONT = re.compile(r"[0-9]{1,3}\s+(?=[^\W\d_])")
_PART = re.compile(r":\s[^\W\d_]")  # the title of a volume: `Tea. Bd. 1: Green Tea`
_CLOSED = re.compile(r"[,.?!]\W*$")
_GOES_ON = re.compile(r":|(?!in )[a-z]|(?<=[”」』])[\u3400-\u9fff]")  # behind quotes within a title
_PLACE_BEHIND = re.compile(
    r"(?P<container>[^,]{6,200}), (?P<place>(?P<city>[^,.]{2,30})(?:, (?P<region>[^,.]{2,30}))?)"
)
# What is right nine times in ten even if the reference is not understood.
_CERTAIN = frozenset(
    ("authors", "authors_truncated", "issued", "accessed", "doi", "pmid", "pmcid", "arxiv", "isbn", "url")
)
_IN_LANGUAGE = re.compile(r"[\s.,]*[\[(][Ii]n (?P<language>[A-Z][a-z]{2,20})(?:[, ][^()\[\]]{3,60})?[\])]\W*$")
_TRANSLATION = re.compile(r"\s*\[[^\[\]]*[\u3400-\u9fff][^\[\]]*\]\.?$")


_ASIDE = re.compile(
    r"(?<=[0-9.])\s\((?!(?:in |accessed|ed|hg|hrsg|trans|orig|abstract|erratum|pp?\.|published|available|submitted|vol)"
    r"|[^()]{0,150}[12][0-9]{3})"
    r"(?:[a-z]+ [^() ]{1,30} [^()]{1,120}|(?:Chapters?|Ch\.|Sections?|Kap(?:itel|\.)) [^()]{1,30})\)\W*$"
)
_FEWEST = 10  # characters of a title
_FEW = 5  # letters


class Reading(NamedTuple):
    """The fields of a reference, the words without a field, what was assumed of which field, what its style shows.

    A reference that is not understood has no fields; `certain` is what can be given nevertheless.
    """

    fields: Fields
    rest: str = ""
    assumed: tuple[tuple[str, str], ...] = ()
    seen: tuple[str, ...] = ()
    certain: Mapping[str, Any] = MappingProxyType({})


def read_reference(raw: str, style: Style = NO_STYLE) -> Reading:
    """Read one reference; no fields if it is not understood. `style` is what the list it stands in shares."""
    text, links, slanted = without_marks(raw.replace(BAR, " "))
    printed, text = text, narrowed(text)
    if (marked := gbt7714.read(text, style)) is not None:
        return _without_doubts(Reading(_as_printed(marked[0], printed), marked[1]), raw)
    if (titled := east_asian.read(text)) is not None:
        return Reading(_as_printed(titled[0], printed), titled[1])
    text, translation, shown = _without_translation(text)
    text, aside = _without_aside(text)
    found, text = take_certain(text, links)
    found |= shown
    text, stated = without_responsibility(text)
    draft = Draft(text, found, style, slanted)
    _take_people(draft)
    if stated is not None and len(stated.names) > len(found.get("authors", ())):
        found["authors"] = stated.names
    _take_year(draft)
    _read_rest(draft)
    _check_people(draft)
    if "issued" not in found and "epub_date" in found:
        found["issued"] = found["epub_date"]
    if not _is_understood(draft):
        return Reading({}, seen=tuple(draft.seen), certain=_certain(draft, raw))
    found["type"] = work_type(draft, raw)
    _take_place_behind_container(found)
    rest = f"{draft.text} {translation} {aside}".strip()
    return _without_doubts(Reading(_as_printed(found, printed), rest, tuple(draft.assumed), tuple(draft.seen)), raw)


def _check_people(draft: Draft) -> None:
    """Take people from behind the title, or leave out a title that can be the people that were not understood."""
    found = draft.fields
    if _is_page_alone(draft):
        del found["authors"]
        draft.put_title(draft.people)
        return
    if "authors" not in found and "title" in found:
        _take_people_behind_title(draft)
    if not draft.has_people and "quoted" not in draft.seen and CAN_BE_NAME.match(found.get("title", "")):
        draft.refuse_title(found["title"])
        draft.text = f"{found.pop('title')} {draft.text}".strip()


def _is_page_alone(draft: Draft) -> bool:
    """Return whether nothing but an address stands behind what has the form of one name: `Kettle Commons. https://`"""
    names = draft.fields.get("authors", ())
    if len(names) != 1 or not draft.has("url") or draft.has("title", "container_title", "publisher", "volume"):
        return False
    is_name = names[0].given is None or len(names[0].given.rstrip(".")) < 3 or "," in draft.people
    return not is_name and not any(map(str.isalnum, draft.text))


def _take_place_behind_container(found: Fields) -> None:
    """Divide the place from a container: `Proc. Tea Conf., Leeds`; a place is the end of few names."""
    behind = _PLACE_BEHIND.fullmatch(found.get("container_title", ""))
    if behind and (is_known_place(behind["city"]) and (not behind["region"] or is_known_region(behind["region"]))):
        found["container_title"] = behind["container"]
        found.setdefault("publisher_place", behind["place"])


def _without_doubts(reading: Reading, text: str) -> Reading:
    """Return a reading without the values that are more likely wrong than right, which are words without a field."""
    found, rest, assumed = dict(reading.fields), [reading.rest], [*reading.assumed]
    for field, why in doubts(reading.fields, reading.rest, text):
        value = str(found.pop(field))
        rest.insert(0, value)
        assumed = [one for one in assumed if one[0] != field]
        assumed.append((field, f"{value!r} is left out: it {why}"))
    return reading._replace(fields=found, rest=" ".join(rest).strip(), assumed=tuple(assumed))


def _certain(draft: Draft, raw: str) -> Fields:
    """Return what is certain of a reference that is not understood, and its type, if its words show one.

    One that begins with a small letter, as `ibid.`, refers to another one, or is the end of one.
    """
    if raw[:1].islower():
        return {}
    found = {name: value for name, value in draft.fields.items() if name in _CERTAIN}
    text = without_marks(raw).text
    people = leading_people(text)
    return found | {"type": type_by_words(text[people.end :] if people else text) or "document"}


def _as_printed(found: Fields, text: str) -> Fields:
    for name in found.keys() & {"title", "container_title", "publisher"}:
        found[name] = as_printed(found[name], text)
    return found


def _without_translation(text: str) -> tuple[str, str, Fields]:
    """Return a reference without the translation of it, in brackets, that ends it; that; and what both show.

    `Title. (in Chinese) [题名. ...]` has the language and the title in it.
    """
    found: Fields = {}
    translation = _TRANSLATION.search(text[-600:]) if not text.isascii() else None
    if translation is not None and len(translation[0]) < len(text) - 20:
        text = text[: len(text) - len(translation[0])]
        other = read_reference(translation[0].strip("[]. ")).fields
        if "title" in other:
            found["translated_titles"] = [TranslatedTitle(text=other["title"])]
    if language := _IN_LANGUAGE.search(text):
        found["language"] = parse_language(language["language"])
        text = text[: language.start()]
    return text, translation[0].strip() if translation else "", found


def _without_aside(text: str) -> tuple[str, str]:
    """Return a reference without the words in parentheses behind it, and those: `... 2014. (describes the kettle)`."""
    aside = _ASIDE.search(text[-200:])
    return (text[: len(text) - len(aside[0])], aside[0].strip()) if aside else (text, "")


def _is_understood(draft: Draft) -> bool:
    """Return whether the fields tell a work: a title, or where an article or a chapter without one stands."""
    if not draft.has("issued", "doi", "pmid", "url"):
        return False
    if draft.has("title"):
        return draft.has("authors", "editors", "container_title", "publisher", "doi", "pmid", "url")
    if draft.has("volume", "pages", "article_number"):
        return draft.has("authors", "container_title")
    if draft.unplaced and draft.has("publisher", "publisher_place", "container_title", "doi", "pmid", "url"):
        return True
    is_preprint = draft.has("arxiv") or PREPRINT.fullmatch(draft.fields.get("container_title", "")) is not None
    return draft.has("authors") and (is_preprint or (draft.has("genre") and draft.has("publisher")))


def _take_people(draft: Draft) -> None:
    if front := _DATE_IN_FRONT.match(draft.text):
        draft.fields["issued"] = parse_date(front["date"])
        draft.text = draft.text[front.end() :]
    if dash := _DASH.match(draft.text):
        draft.seen.append("dash")
        draft.text = draft.text[dash.end() :]
        return
    if IN_FRONT.match(draft.text):
        take_editors(draft, 0)
        draft.text = draft.text.lstrip(BAR)
        return
    people = _people_in_front(draft)
    if people is None:
        draft.text = take_editors_of_book(draft, draft.text)
        return
    draft.fields["authors"] = people.names
    draft.people = draft.text[: people.end]
    if people.truncated:
        draft.fields["authors_truncated"] = True
    text = draft.text[people.end :]
    draft.style = draft.style._replace(
        publisher_first=draft.style.publisher_first or _is_semicolon_style(people.names, draft.text[: people.end]),
        comma_behind_people=text.startswith(", ") and _NAME_FIRST.match(draft.text) is not None,
    )
    if editors := BEHIND.match(text):
        draft.fields["editors"] = draft.fields.pop("authors")
        text = text[editors.end() :]
    draft.text = text.lstrip(" :.,;：。．") if not _YEAR_FIRST.match(text) else text


def _people_in_front(draft: Draft) -> People | None:
    """Return the people at the beginning, from which the number of the reference is cut: `33 Smith, J. Tea`."""
    if (people := unsigned_people(draft.text)) is not None:
        return people
    people = leading_people(draft.text, draft.style.names, commas=draft.style.names == "initials")
    number = _NUMBER_IN_FRONT.match(draft.text)
    is_body = people is None or (len(people.names) == 1 and people.names[0].literal is not None)
    if (
        is_body
        and not _is_whole_body(people)
        and draft.style.publisher_first
        and (body := unsigned_body(draft.text)) is not None
    ):
        return People([Name(literal=body)], len(body))
    if people is not None or number is None:
        return people
    people = leading_people(draft.text[number.end() :], draft.style.names, bodies=False)
    if people is None or not people.firm:
        return None
    draft.text = draft.text[number.end() :]
    return people


def _is_whole_body(people: People | None) -> bool:
    """Return whether a word such as Committee is the last one of a body: `Tea Society Working Group.`"""
    return people is not None and has_body_word((people.names[0].literal or "").split()[-1:])


def _take_year(draft: Draft) -> None:
    """Take the year that stands behind the people."""
    draft.text = _DATE_IN_SIGNS.sub(lambda date: "-".join(filter(None, date.groups())), draft.text, count=1)
    if undated := _NO_DATE.match(draft.text):
        draft.text = draft.text[undated.end() :]
        return
    if "issued" in draft.fields or not (_take_two_years(draft) or _take_one_year(draft)):
        return
    if draft.has("authors") and draft.text.lstrip().startswith("(") and (editors := BEHIND.match(draft.text)):
        draft.fields["editors"] = draft.fields.pop("authors")
        draft.text = draft.text[editors.end() :]


def _take_two_years(draft: Draft) -> bool:
    """Take the year of publication and that of the first edition; return whether both are there."""
    years = _TWO_YEARS.match(draft.text)
    if years is None or abs(int(years["one"]) - int(years["two"])) < 2:  # a double year, 1984/1985, is one date
        return False
    first, last = sorted((years["one"], years["two"]))
    draft.fields |= {"issued": parse_date(last), "original_date": parse_date(first)}
    draft.text = draft.text[years.end() :]
    return True


def _take_one_year(draft: Draft) -> bool:
    """Take the date of publication; return whether there is one."""
    year = _YEAR_FIRST.match(draft.text)
    if year is None:
        return _take_year_alone(draft)
    draft.fields["issued"] = parse_date(year["date"] or year["bare"])
    if year["original"]:
        draft.fields["original_date"] = parse_date(year["original"])
    draft.text = draft.text[year.end() :]
    return True


def _take_year_alone(draft: Draft) -> bool:
    """Take a year with no sign behind it, if there is no other one; return whether there is one."""
    if not draft.has("authors"):
        return False
    forms = (_YEAR_ALONE.match, _YEAR_BEFORE_JOURNAL.search, _YEAR_BEHIND_TITLE.search)
    year = next(filter(None, (find(draft.text) for find in forms)), None)
    if year is None or 0 < year.start() < _FEWEST or _ANY_YEAR.search(draft.text, year.end()):
        return False
    draft.fields["issued"] = parse_date(year["date"])
    draft.text = draft.text[: year.start()] + draft.text[year.end() :]
    return True


def _read_rest(draft: Draft) -> None:
    """Put title, container, numbers and publisher to the fields; what is left of the text has no field."""
    take_kind_of_thesis(draft)
    draft.text = DASH_BETWEEN.sub(" ", draft.text)
    if front := _NAMES_IN_FRONT.match(draft.text):
        draft.fields.pop("authors", None)  # some of them were not understood
        draft.assumed.append(("authors", f"{front[0].strip(' ,')!r} stands in front of the title; left out"))
        draft.text = draft.text[front.end() :]
    quoted = _take_quoted_title(draft)
    if quoted:
        take_translators(draft, 0)
    is_part = quoted or _within(draft, quoted=quoted) is not None
    take_series(draft, 0 if quoted else 1, in_journal=is_part)
    within = _within(draft, quoted=quoted)
    if is_part:
        take_day(draft, within.end() if within else 0)
    take_edition(draft, 1)
    source = find_source(draft.text, issued=draft.fields.get("issued"))
    if source is not None and _is_article(draft.text, within, source):
        read_article(draft, source, within)
    else:
        read_work(draft, within, quoted=quoted)


def _within(draft: Draft, *, quoted: bool) -> re.Match[str] | None:
    """Return the word that divides a title and what it stands in; a title can begin with it: `In Tea We Trust`."""
    return WITHIN.search(draft.text, 1 if not quoted and draft.text.startswith("In ") else 0)


def _take_quoted_title(draft: Draft) -> bool:
    """Take a title in quotes; return whether there is one."""
    quoted = _QUOTED.match(draft.text)
    if quoted is None or (_GOES_ON.match(draft.text, quoted.end()) and not _CLOSED.search(quoted[0])):
        return False
    draft.seen.append("quoted")
    draft.put_title(next(filter(None, quoted.groups())).rstrip(", "), quoted=True)
    draft.text = draft.text[quoted.end() :]
    return True


def _is_behind_journal(head: str) -> bool:
    """Return whether a word shows that the last name in a text is that of a journal."""
    name = last_sentence(head.rstrip(" ,.;:("), abbreviated=True)[1].rpartition(", ")[2]
    return shows_journal(name) and not CONFERENCE.search(name)


def _is_article(text: str, within: re.Match[str] | None, source: Source) -> bool:
    """Return whether the numbers are those of a journal: no book has them in parentheses, as `(Vol. 3, pp. 1-9)`.

    Behind `In` stand volume and pages only of a journal, or `In` is a word of a title.
    """
    if text[: source.start].endswith("(") and text[source.start].lower() == "v":
        return False
    if source.fields.keys() == {"volume"} and (_PART.match(text, source.end) or _is_volume_of_book(text, source)):
        return False
    if not source.sure:
        return within is None and _is_behind_journal(text[: source.start])
    if within is None:
        return True
    numbers = source.fields.keys()
    return "pages" in numbers and bool(numbers & {"volume", "issue"}) and _can_be_journal(text, within, source)


def _is_volume_of_book(text: str, source: Source) -> bool:
    """Return whether words follow a volume, as a subtitle or a publisher: `Tea in towns, vol. 2. Kettle, Leeds`."""
    behind = text[source.end :].strip(" .,;)")
    if not behind[:1].isalpha() or len(behind) <= _FEW or re.search("[0-9]", behind):
        return False
    head = text[: source.start].strip(" .,;(")
    return not last_sentence(head)[0] and not shows_journal(head)


def _can_be_journal(text: str, within: re.Match[str], source: Source) -> bool:
    """Return whether what stands between `In` and the numbers can be a journal, and is not a book or proceedings."""
    container = text[within.end() : source.start]
    if within.start() == 0 and not shows_journal(container) and ("," in container.strip(" ,") or ":" in container):
        return False
    return not re.search(rf"[:;]\s|\b(?:[Ee]d(?:s|itors?|ited)|Hrsg|Hg|[Cc]oords?)\b|{CONFERENCE.pattern}", container)


def _is_semicolon_style(names: list[Name], text: str) -> bool:
    """Return whether people are as in MDPI and ACS, `Publisher: Place`; ABNT's have their family names in capitals."""
    return "; " in text and not all(name.family and name.family.isupper() for name in names)


def _take_people_behind_title(draft: Draft) -> None:
    """Take the people of `Title. A. Smith, B. Doe. Journal`, where they stand between title and journal."""
    title = draft.fields["title"]
    pieces = sentences(title)
    for number in range(1, len(pieces)):
        text = " ".join(pieces[number:])
        people = leading_people(text, bodies=False)
        if people is not None and people.firm and not text[people.end :].strip(" ."):
            del draft.fields["title"]
            draft.put_title(" ".join(pieces[:number]))
            draft.fields["authors"] = people.names
            if people.truncated:
                draft.fields["authors_truncated"] = True
            return
