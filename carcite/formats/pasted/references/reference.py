"""From the text of one reference to the fields of a citation.

What is certain is taken first (see `certain`), then the people at the beginning and the numbers of the source; the
title and the journal are what stands between. A value that could be read otherwise is left out.
"""

from __future__ import annotations

import re
from typing import Any

from carcite.formats.pasted.references import gbt7714
from carcite.formats.pasted.references.certain import take_certain, without_marks
from carcite.formats.pasted.references.people import People, leading_people
from carcite.formats.pasted.references.source import find_source, parse_date
from carcite.formats.pubmed import title_text
from carcite.values.dates import PartialDate
from carcite.values.name_tests import has_body_word

Fields = dict[str, Any]

_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_EDITORS = re.compile(r",?\s*\(?(?:[Ee]ditors?|[Ee]ds?|Hrsg|Hg)\b\.?\)?[.,:]?\s*")
_YEAR_FIRST = re.compile(
    rf"[\s.,;:]*(?:\((?P<date>(?P<year>{_YEAR})[a-z]?(?:[,/ ]\s*(?:{_MONTH}(?: [0-9]{{1,2}})?"
    rf"|[0-9]{{1,2}} {_MONTH}|{_YEAR}))?)\)\s*[.,:;]?"
    rf"|(?P<bare>{_YEAR})[a-z]?\s*[.,:;])\s*(?=\S)"
)
_NO_DATE = re.compile(r"[\s.,]*\(n\.\s?d\.\)[.,]?\s*")
_DATE_IN_FRONT = re.compile(rf"(?P<date>{_YEAR} {_MONTH}(?: [0-9]{{1,2}})?|[0-9]{{1,2}} {_MONTH} {_YEAR}),\s+")
_QUOTED = re.compile(
    r"[\s.,:]*(?:“(?P<a>[^”]{3,600})”|\"(?P<b>[^\"]{3,600})\"|«(?P<c>[^»]{3,600})»"
    r"|‘(?P<d>[^’]{10,600})’(?![\w]))[.,]?\s*"
)
_SENTENCE_END = re.compile(r"[.?!。．](?:[\"”’)\]»])?(?:\s+(?=\S)|(?=[\u3400-\u9fff])|$)")
_ABBREVIATED = re.compile(
    r"(?:[A-Z]\.? )*(?:[A-Z][A-Za-z-]{0,10}(?: \([A-Z]{2,8}\))?|\([A-Z]{2,8}\)|[A-Z](?:\.[A-Z])+)"
)
_INITIAL_END = re.compile(r"(?:\b[A-Z]|\b(?:vs|al|St|Dr|No|vol|pp|ed|eds|Inc|Ltd|Jr|Sr|cf|ca|sp|spp|var|subsp))\.$")
_JOURNAL = re.compile(r"[^\W\d_][\w .,:;&()'’/+–-]{0,150}")
_IN = re.compile(r"(?:(?:^|[.?!]\s+|(?<=[,.?!][”\"’])\s+)[Ii]n:?|[,;]\s+In:?)\s+(?=[A-Z“\"])")
_PLACE_PUBLISHER = re.compile(
    rf"(?:^|[.;,]\s+)(?P<place>[A-Z][^\d:.;]{{1,60}}(?:\([A-Z]{{2}}\))?)\s*[:：]\s*(?P<publisher>"
    rf"(?:[^\d:;.]|\.(?! [A-Z])){{2,90}}?)(?:[;,.]\s*|\s)(?P<year>{_YEAR})\b"
)
_PUBLISHER_PLACE = re.compile(
    rf"(?:^|[.;,]\s+)(?P<publisher>[A-Z][^\d:;.]{{2,90}}):\s*(?P<place>[A-Z][^\d:;]{{1,60}}),\s*(?P<year>{_YEAR})\b"
)
_PUBLISHER_YEAR = re.compile(
    rf"(?:^|(?<=[.?!])\s+)(?P<publisher>[^\W\d_][^\d;]{{2,90}});\s*(?P<year>{_YEAR})\b(?::(?P<pages>[0-9]+[-–][0-9]+))?"
)
_PARENTHESES_IMPRINT = re.compile(
    rf"\((?P<publisher>[^(),\d]{{2,80}})(?:, (?P<place>[^()\d]{{2,60}}?))?(?:, (?P<year>{_YEAR}))?\)[.,]?\s*$"
)
_OTHER_PEOPLE = re.compile(r"\s*\([^()]{3,80}, (?:Trans|Eds?|Übers)\.\)")
_BY = re.compile(r"\.\s+(?:Translated|Edited|Illustrated) by [^.“\"]{3,80}\.")
_EDITED = re.compile(r"\s*\((?:[Ee]ds?\.|[Ee]dited by) (?P<names>[^()]{3,200})\)")
_NUMBER_LABEL = re.compile(r",? (?:nos?|vol|n)\.?$", re.IGNORECASE)
_PUBLISHER_END = re.compile(rf"(?<=[.?!])\s+(?P<publisher>[A-Z][^.,;:\d]{{2,70}})(?:,\s*(?P<year>{_YEAR}))?\.?\s*$")
_EDITION = re.compile(
    r"[,.]?\s*\(?\b(?P<edition>[0-9]{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird"
    r"|[Rr]ev(?:ised)?\.?) ed(?:ition|n)?\b\.?\)?"
    r"|[,.]?\s*\(?\b(?P<auflage>[0-9]{1,2})\. Aufl(?:age|\b\.?)\)?"
)
_THESIS = re.compile(
    r"[\[(]?\b(?P<genre>(?:Unpublished )?(?:Doctoral|PhD|Ph\.D\.|Master(?:[’']s|s)?|MSc|M\.Sc\."
    r"|Bachelor(?:[’']s)?) (?:dissertation|thesis)|(?:doctoral )?[Dd]issertation|[Tt]hesis)\b"
    r"(?:,\s*(?P<university>[^\])]{3,90}))?[\])]?"
)
_CONFERENCE = re.compile(r"\bProc(?:eedings|\.)|\bConf\.|\b(?:Conference|Symposium|Workshop|Congress)\b")
_PREPRINT = re.compile(
    r"\b(?:arXiv|bioRxiv|medRxiv|ChemRxiv|PsyArXiv|SSRN|Research Square|Preprints(?:\.org)?)\b", re.IGNORECASE
)
_PAGES = re.compile(r"[,.;(]?\s*\(?\bpp?\.\s*(?P<pages>[A-Za-z]?[0-9]+(?:\s?[-–—]\s?[A-Za-z]?[0-9]+)?)\)?\.?")
_TRANSLATION = re.compile(r"\s*\[[^\[\]]*[\u3400-\u9fff][^\[\]]*\]\.?$")
_PUBLISHER_WORDS = re.compile(
    r"\b(?:Press|Publish\w*|Verlag|Universit\w+|Wiley|Springer|Elsevier|McGraw|Books?|Inc|Ltd|GmbH"
    r"|Association|Institute|Society)\b|出版社"
)
_JOURNAL_WORDS = re.compile(r"^(?:The )?(?:J|Journal|Revista|Zeitschrift|Annals|Bulletin|Archives)\b")
_PLACE_WORDS = re.compile(r", ?(?:[A-Z]{2,3}|USA|UK|England|Germany|France|Switzerland|The Netherlands|China|Japan)$")
_LONGEST_TITLE = 500


def read_reference(raw: str, prefer: str | None = None) -> tuple[Fields, str]:
    """Return the fields of one reference, and the words that no field takes; no fields if it is not understood.

    `prefer` is the form of names that the list it stands in has.
    """
    text, links = without_marks(raw)
    if (marked := gbt7714.read(text)) is not None:
        return marked
    translation = _TRANSLATION.search(text[-600:]) if not text.isascii() else None
    if translation and len(translation[0]) < len(text) - 20:
        text = text[: len(text) - len(translation[0])]
    found, text = take_certain(text, links)
    if front := _DATE_IN_FRONT.match(text):
        found["issued"] = parse_date(front["date"])
        text = text[front.end() :]
    people = leading_people(text, prefer)
    if people is not None:
        text = _put_people(people, text, found)
    text = _take_year(text, found)
    rest = _put_work(text, found, dated="issued" in found)
    if people is None and not found.get("authors") and "title" in found:
        rest = _people_behind_title(text, found, rest)
    if translation:
        rest = f"{rest} {translation[0].strip()}".strip()
    if "issued" not in found and "epub_date" in found:
        found["issued"] = found["epub_date"]
    found.setdefault("type", _work_type(found, raw))
    placed = any(found.get(name) for name in ("issued", "doi", "pmid", "url"))
    named = any(
        found.get(name) for name in ("authors", "editors", "container_title", "publisher", "doi", "pmid", "url")
    )
    return (found, rest) if found.get("title") and placed and named else ({}, "")


def _put_people(people: People, text: str, found: Fields) -> str:
    found["authors"] = people.names
    if people.truncated:
        found["authors_truncated"] = True
    text = text[people.end :]
    if editors := _EDITORS.match(text):
        found["editors"] = found.pop("authors")
        text = text[editors.end() :]
    return text.lstrip(" :.,;：。．") if not _YEAR_FIRST.match(text) else text


def _take_year(text: str, found: Fields) -> str:
    """Take the year that stands behind the people."""
    if undated := _NO_DATE.match(text):
        return text[undated.end() :]
    year = _YEAR_FIRST.match(text)
    if year is None or "issued" in found:
        return text
    found["issued"] = parse_date(year["date"] or year["bare"])
    return text[year.end() :]


def _put_work(text: str, found: Fields, *, dated: bool) -> str:
    """Put title, container and numbers to the fields; the words behind them are returned."""
    quoted = _QUOTED.match(text)
    if quoted:
        title = next(group for group in quoted.groups() if group)
        found["title"] = _closed(title.rstrip(",. ") if not title.endswith(("?", "!")) else title)
        text = text[quoted.end() :]
    source = find_source(text, dated=dated) if not _IN.search(text) else None
    if source is None:
        return _put_other_work(text, found)
    for name, value in source.fields.items():
        if name != "issued" or not found.get("issued") or (value.year == found["issued"].year):
            found[name] = value
    rest = text[source.end :].strip(" .,;)")
    head = text[: source.start].rstrip(" ,.;:(")
    if quoted is None:
        title, journal = _title_and_journal(head)
        if title:
            found["title"] = _closed(title)
    else:
        journal = re.sub(r"^(?:in:?\s+)", "", head, flags=re.IGNORECASE)
    if journal:
        _put_journal(journal, found)
    return rest


def _put_journal(journal: str, found: Fields) -> None:
    journal = _NUMBER_LABEL.sub("", journal.strip(" ,.;:"))
    if _JOURNAL.fullmatch(journal) or not journal.isascii():
        found["container_title"] = journal


def _title_and_journal(head: str) -> tuple[str, str]:
    """Divide what stands before the numbers: the journal is the last sentence, or the abbreviations that end it."""
    ends = [
        match for match in _SENTENCE_END.finditer(head) if not _INITIAL_END.search(head[: match.end()].rstrip()[-8:])
    ]
    pieces: list[tuple[int, int]] = []
    start = 0
    for match in ends:
        pieces.append((start, match.end()))
        start = match.end()
    if start < len(head):
        pieces.append((start, len(head)))
    if len(pieces) < 2:
        return ("", head) if all(map(_is_abbreviation, head.split(". "))) and "." in head else (head, "")
    first = len(pieces) - 1
    while first > 1 and all(_is_abbreviation(head[a:b]) for a, b in pieces[first - 1 :]):
        first -= 1
    return head[: pieces[first][0]].strip(), head[pieces[first][0] :].strip()


def _is_abbreviation(piece: str) -> bool:
    bare = piece.strip()
    return _ABBREVIATED.fullmatch(bare.rstrip(". ")) is not None and len(bare) <= 40


# --- books and other works without volume and pages -------------------------------------------------------------------


def _put_other_work(text: str, found: Fields) -> str:
    """A book, a chapter, a thesis, a conference paper, a page of the web, an article without numbers."""
    if thesis := _THESIS.search(text):
        return _put_thesis(thesis, text, found)
    if edition := _EDITION.search(text):
        found["edition"] = edition["edition"] or edition["auflage"]
        text = f"{text[: edition.start()]}.{text[edition.end() :]}"
    text = _take_editors(_BY.sub(".", _OTHER_PEOPLE.sub("", text)), found)
    text, container = _without_container(text, found)
    imprint = _imprint(container or text)
    if imprint is not None and imprint.start() > 0:
        found["publisher"] = imprint["publisher"].strip(" ,.")
        if place := imprint.groupdict().get("place"):
            found["publisher_place"] = place.strip(" ,.")
        if pages := imprint.groupdict().get("pages"):
            found["pages"] = pages.replace("–", "-")
        if imprint["year"]:
            found.setdefault("issued", PartialDate.parse(imprint["year"]))
        head = (container or text)[: imprint.start()].strip(" .,;")
        _put_titles(head, text, container, found)
        return (container or text)[imprint.end() :].strip(" .,;)")
    return _put_plain(text, container, found)


def _take_editors(text: str, found: Fields) -> str:
    """Take editors in parentheses: `Handbook of tea (eds. Doe, J. & Roe, R.)`."""
    edited = _EDITED.search(text)
    if edited is None:
        return text
    editors = leading_people(f"{edited['names']}.")
    if editors is None:
        return text
    found["editors"] = editors.names
    return f"{text[: edited.start()]}{text[edited.end() :]}"


def _imprint(text: str) -> re.Match[str] | None:
    """Return `Place: Publisher; Year` or `Publisher: Place, Year`, as the words in it tell."""
    inside = _PARENTHESES_IMPRINT.search(text)
    if inside and (inside["year"] or _PUBLISHER_WORDS.search(inside["publisher"])):
        return inside
    second = _PUBLISHER_PLACE.search(text)
    if second and (
        second[0].startswith(";")
        or _PUBLISHER_WORDS.search(second["publisher"])
        or _PLACE_WORDS.search(second["place"])
    ):
        return second
    first = _PLACE_PUBLISHER.search(text)
    if first is None and (alone := _PUBLISHER_YEAR.search(text)) is not None:
        start = alone["publisher"].rfind(". ")
        return _PUBLISHER_YEAR.search(text, alone.start("publisher") + start) if start >= 0 else alone
    if first is None and (last := _PUBLISHER_END.search(text)) and _PUBLISHER_WORDS.search(last["publisher"]):
        return last
    return first


def _put_titles(head: str, text: str, container: str, found: Fields) -> None:
    if container:
        found.setdefault("title", _closed(text))
        found["container_title"] = _closed(head)
        found["type"] = "chapter"
    else:
        found.setdefault("title", _closed(head))
        found["type"] = "book"


def _put_thesis(thesis: re.Match[str], text: str, found: Fields) -> str:
    found |= {"type": "thesis", "genre": thesis["genre"]}
    if "title" not in found:
        found["title"] = _closed(text[: thesis.start()].strip(" ,.[("))
    university = thesis["university"] or re.split(r"[,;]", text[thesis.end() :].strip(" .:,;"))[0]
    if year := re.search(_YEAR, text[thesis.start() :]):
        found.setdefault("issued", PartialDate.parse(year[0]))
    if university := re.sub(rf"[,;.\s]*{_YEAR}.*$", "", university).strip(" ,.;"):
        found["publisher"] = university
    return ""


def _without_container(text: str, found: Fields) -> tuple[str, str]:
    """Return the text before `In:`, and the book or proceedings behind it; their editors and pages are taken."""
    within = _IN.search(text)
    if within is None:
        return text, ""
    container = text[within.end() :]
    editors = leading_people(container)
    if editors is not None and (mark := _EDITORS.match(container, editors.end)):
        found["editors"] = editors.names
        container = container[mark.end() :].lstrip(" ,.:")
    if volume := re.search(r"[.,]?\s*\b[Vv]ol(?:ume|\.)? (\d+)", container):
        found["volume"] = volume[1]
        container = f"{container[: volume.start()]}{container[volume.end() :]}"
    if pages := _PAGES.search(container):
        found["pages"] = re.sub(r"\s?[–—]\s?", "-", pages["pages"])
        container = f"{container[: pages.start()]}.{container[pages.end() :]}"
    container = re.sub(r"\s*\([\s.,;]*(?:\)|$)", "", container)
    return text[: within.start() + 1].strip(), container


def _put_plain(text: str, container: str, found: Fields) -> str:
    """Title and what follows it, where nothing but sentences divides them."""
    dates = list(
        re.finditer(rf"[\s.,;(]*(?P<date>{_YEAR}(?: {_MONTH}(?: [0-9]{{1,2}})?)?|{_MONTH} {_YEAR})[):.,;]*\s*$", text)
    )
    if dates and "issued" not in found:
        found["issued"] = parse_date(dates[-1]["date"])
        text = text[: dates[-1].start()]
    if container:
        found.setdefault("title", _closed(text))
        if year := re.search(rf"[\s.,;(]+(?:{_MONTH} )?(?P<year>{_YEAR})[).,;\s]*", container):
            found.setdefault("issued", PartialDate.parse(year["year"]))
            container = container[: year.start()]
        pieces = re.split(r"(?<=[a-z)]{5})\.\s+", container.strip(" ."))
        if len(pieces) > 1 and (imprint := _publisher_fields(pieces[-1])):
            found |= imprint
            container = container[: container.rfind(pieces[-1])]
        found["container_title"] = _closed(container.strip(" .,"))
        found["type"] = "paper-conference" if _CONFERENCE.search(pieces[0]) else "chapter"
        return ""
    if "title" in found:
        named = re.match(r"\s*(?P<name>[A-Z][^,.;:\d]{2,80})(?:[,.]|$)", text)
        if named:  # what follows a title in quotes is where it stands
            _put_journal(named["name"], found)
            text = text[named.end() :]
        return text.strip(" .,")
    ends = [
        match for match in _SENTENCE_END.finditer(text) if not _INITIAL_END.search(text[: match.end()].rstrip()[-8:])
    ]
    if not ends or len(text) > _LONGEST_TITLE * 2:
        title, after = text, ""
    else:
        title, after = text[: ends[0].end()], text[ends[0].end() :].strip(" .")
        more = after.partition(". ")[2]
        is_name = bool(after) and not more and len(after) < 80 and not re.search(r"\d", after)
        if is_name and (imprint := _publisher_fields(after)):
            found |= imprint
            after = ""
        elif is_name and not found.keys().isdisjoint(("doi", "pmid", "url", "epub_date", "accessed")):
            _put_journal(after, found)
            after = ""
    found["title"] = _closed(title)
    return after


def _publisher_fields(text: str) -> Fields:
    """Return publisher and place in `Place: Publisher` or `Publisher, Place`; nothing if no word shows a publisher."""
    place, colon, publisher = text.partition(": ")
    if colon:
        return {"publisher": publisher.strip(" ."), "publisher_place": place.strip()}
    if _JOURNAL_WORDS.search(text) or not (_PUBLISHER_WORDS.search(text) or has_body_word(text.split())):
        return {}
    publisher, _, place = text.partition(", ")
    return {"publisher": publisher.strip(" ."), "publisher_place": place.strip(" .") or None}


def _people_behind_title(text: str, found: Fields, rest: str) -> str:
    """Read `Title. A. Smith, B. Doe. Journal`, where the people stand between title and journal."""
    title = found["title"]
    for end in _SENTENCE_END.finditer(title):
        people = leading_people(title[end.end() :])
        if people is None or len(people.names) + people.truncated < 1 or title[end.end() :][: people.end].isupper():
            continue
        after = title[end.end() + people.end :].strip(" .")
        if not after and all(name.given or name.literal for name in people.names) and people.firm:
            found["title"] = _closed(title[: end.end()])
            found["authors"] = people.names
            if people.truncated:
                found["authors_truncated"] = True
            break
    return rest


def _closed(title: str) -> str:
    return title_text(title.strip(" ,;:").strip())


def _work_type(found: Fields, raw: str) -> str:
    if found.get("arxiv") or _PREPRINT.search(raw):
        return "article"
    if found.get("container_title") and _CONFERENCE.search(found["container_title"]):
        return "paper-conference"
    if found.get("volume") or found.get("container_title") or found.get("pmid"):
        return "article-journal"
    if found.get("publisher"):
        return "book"
    return "webpage" if found.get("url") else "document"
