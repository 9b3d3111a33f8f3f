"""From the text of one reference to the fields of a citation.

What is certain is taken first (see `certain`), then the people at the beginning and the numbers of the source or the
parts that a word shows; title, container and publisher are what stands between. What can be read otherwise is left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.references import gbt7714
from carcite.formats.pasted.references.certain import take_certain, without_marks
from carcite.formats.pasted.references.imprint import (
    CONFERENCE,
    PREPRINT,
    Imprint,
    find_imprint,
    read_imprint,
    take_container,
    take_publisher,
)
from carcite.formats.pasted.references.parts import (
    BAR,
    IN_FRONT,
    SHOWS_EDITORS,
    Draft,
    Fields,
    bare_piece,
    put_date,
    take_dates,
    take_editors,
    take_labelled,
    take_pages,
)
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.sentences import is_shortened, last_sentence, sentences
from carcite.formats.pasted.references.source import DATE, YEAR, Source, find_source, parse_date
from carcite.formats.pasted.references.style import NO_STYLE, Style
from carcite.formats.pubmed import title_text

_EDITORS = re.compile(r"[,.]?\s*\(?(?:[Ee]ditors?|[Ee]ds?|Hrsg|Hg)\b\.?\)?[.,:]?\s*")
_YEAR_FIRST = re.compile(
    rf"[\s.,;:]*(?:\((?P<date>{YEAR}[a-z]?(?:[,/ ]\s*(?:{DATE}|[\w .,–-]{{3,20}}))?|{DATE})\)\s*[.,:;]?"
    rf"|(?P<bare>{YEAR})[a-z]?\s*[.,:;])\s*(?=\S)"
)
_NO_DATE = re.compile(r"[\s.,]*\((?:n\.\s?d\.|in press|forthcoming)\)[.,]?\s*")
_DATE_IN_FRONT = re.compile(rf"(?P<date>{DATE}),\s+(?=[A-Z])")
_QUOTED = re.compile(
    r"[\s.,:]*(?:“(?P<a>(?:[^“”]|“[^“”]{1,200}”){3,600})”|\"(?P<b>[^\"]{3,600})\"|«(?P<c>[^»]{3,600})»"
    r"|‘(?P<d>(?:[^’]|’(?=\w)){10,600})’(?![\w])|„(?P<e>[^“”]{3,600})[“”]|「(?P<f>[^」]{3,300})」"
    r"|『(?P<g>[^』]{3,300})』)[.,]?\s*"
)
_GOES_ON = re.compile(r":|(?!in )[a-z]")  # behind quotes within a title
_WITHIN = re.compile(
    r"(?:(?:^|[.?!,]\s+|(?<=[.,?!”\"’])\s+|(?<=[”\"’])\s+|␟)[Ii]n[:,]?|[,;]\s+In:?)"
    r"\s+(?=[^\W_a-z]|[“\"]|(?:de|van|von|eds?\.) )"
)
_WITHIN_LOWER = re.compile(r"(?<=[^\W_]) in (?=(?:[0-9]{4} )?(?:[A-Z]\w+ ){0,4}(?:Proc|Conf|Symposium|Workshop))")
_TRANSLATION = re.compile(r"\s*\[[^\[\]]*[\u3400-\u9fff][^\[\]]*\]\.?$")
_NUMBER_LABEL = re.compile(r",? (?:nos?|vol|n)\.?$", re.IGNORECASE)
_JOURNAL_WORD = re.compile(
    r"^(?:The )?(?:J|Journal|Revista|Rev|Revue|Zeitschrift|Annals|Bulletin|Archives|International Journal)\b|学报|杂志"
)
_TRAILING_DATE = re.compile(rf"[\s.,;(]+(?P<date>{DATE})[\s.,;)]*$")


class Reading(NamedTuple):
    """The fields of a reference, the words without a field, what was assumed of which field, what its style shows."""

    fields: Fields
    rest: str = ""
    assumed: tuple[tuple[str, str], ...] = ()
    seen: tuple[str, ...] = ()


def read_reference(raw: str, style: Style = NO_STYLE) -> Reading:
    """Read one reference; no fields if it is not understood. `style` is what the list it stands in shares."""
    text, links, slanted = without_marks(raw.replace(BAR, " "))
    if (marked := gbt7714.read(text, style)) is not None:
        return Reading(*marked)
    translation = _TRANSLATION.search(text[-600:]) if not text.isascii() else None
    if translation and len(translation[0]) < len(text) - 20:
        text = text[: len(text) - len(translation[0])]
    found, text = take_certain(text, links)
    draft = Draft(text, found)
    _take_people(draft, style)
    _take_year(draft)
    _read_work(draft, style, slanted)
    if "authors" not in found and "title" in found:
        _take_people_behind_title(draft)
    rest = f"{draft.text} {translation[0].strip() if translation else ''}".strip()
    if "issued" not in found and "epub_date" in found:
        found["issued"] = found["epub_date"]
    found.setdefault("type", _work_type(found, raw))
    return Reading(found, rest, tuple(draft.assumed), tuple(draft.seen)) if _is_understood(found) else Reading({})


def _is_understood(found: Fields) -> bool:
    """Return whether the fields tell a work: a title, or where an article or a chapter without one stands."""
    placed = any(found.get(name) for name in ("issued", "doi", "pmid", "url"))
    by = ("authors", "editors", "container_title", "publisher", "doi", "pmid", "url")
    named = any(found.get(name) for name in by)
    untitled = found.get("container_title") and any(found.get(name) for name in ("volume", "pages", "doi"))
    untitled = untitled or (found.get("genre") and found.get("publisher"))
    return bool((found.get("title") and placed and named) or (untitled and placed and found.get("authors")))


def _take_people(draft: Draft, style: Style) -> None:
    if front := _DATE_IN_FRONT.match(draft.text):
        draft.fields["issued"] = parse_date(front["date"])
        draft.text = draft.text[front.end() :]
    if IN_FRONT.match(draft.text):
        take_editors(draft, 0, style.names)
        draft.text = draft.text.lstrip(BAR)
        return
    people = leading_people(draft.text, style.names, commas=style.names == "initials")
    if people is None:
        return
    draft.fields["authors"] = people.names
    if people.truncated:
        draft.fields["authors_truncated"] = True
    text = draft.text[people.end :]
    if editors := _EDITORS.match(text):
        draft.fields["editors"] = draft.fields.pop("authors")
        text = text[editors.end() :]
    draft.text = text.lstrip(" :.,;：。．") if not _YEAR_FIRST.match(text) else text


def _take_year(draft: Draft) -> None:
    """Take the year that stands behind the people."""
    if undated := _NO_DATE.match(draft.text):
        draft.text = draft.text[undated.end() :]
        return
    year = _YEAR_FIRST.match(draft.text)
    if year is None or "issued" in draft.fields:
        return
    draft.fields["issued"] = parse_date(year["date"] or year["bare"])
    draft.text = draft.text[year.end() :]


def _read_work(draft: Draft, style: Style, slanted: list[str]) -> None:
    """Put title, container, numbers and publisher to the fields; what is left of the text has no field."""
    quoted = _QUOTED.match(draft.text)
    if quoted and _GOES_ON.match(draft.text, quoted.end()) and not re.search(r"[,.?!]\W*$", quoted[0]):
        quoted = None
    if quoted:
        draft.seen.append("quoted")
        draft.fields["title"] = _closed(next(filter(None, quoted.groups())).rstrip(", "))
        draft.text = draft.text[quoted.end() :]
    within = _WITHIN.search(draft.text, 1 if not quoted and draft.text.startswith("In ") else 0)
    source = find_source(draft.text, dated="issued" in draft.fields)
    if source is not None and (within is None or _is_article(draft.text, within, source)):
        _read_article(draft, source, style, slanted)
        return
    if within is None and not quoted:
        within = _WITHIN_LOWER.search(draft.text)
    if within is not None:
        stop = within[0][:1] if within[0][0] in "?!" else ""
        _put_title(draft, draft.text[: within.start()] + stop)
        draft.text = draft.text[within.end() :]
    _read_part_or_book(draft, style, slanted, is_part=within is not None, quoted=quoted is not None)


def _is_article(text: str, within: re.Match[str], source: Source) -> bool:
    """Return whether `In` is a word of a title: it has no colon, and volume and pages stand behind it."""
    container = text[within.end() : source.start]
    if ":" in within[0] or within.start() == 0 or not {"volume", "pages"} <= source.fields.keys():
        return False
    return not re.search(rf"\b[Ee]d(?:s|itors?|ited)\b|{CONFERENCE.pattern}", container)


def _put_title(draft: Draft, text: str) -> None:
    if title := _closed(text):
        draft.fields.setdefault("title", title)


def _take_people_behind_title(draft: Draft) -> None:
    """Take the people of `Title. A. Smith, B. Doe. Journal`, where they stand between title and journal."""
    title = draft.fields["title"]
    pieces = sentences(title)
    for number in range(1, len(pieces)):
        text = " ".join(pieces[number:])
        people = leading_people(text, bodies=False)
        if people is not None and people.firm and not text[people.end :].strip(" ."):
            draft.fields |= {"title": _closed(" ".join(pieces[:number])), "authors": people.names}
            if people.truncated:
                draft.fields["authors_truncated"] = True
            return


def _closed(title: str) -> str:
    return title_text(title.strip(" ,;:").strip())


# --- articles ---------------------------------------------------------------------------------------------------------


def _read_article(draft: Draft, source: Source, style: Style, slanted: list[str]) -> None:
    """Read `Title. Journal` in front of the numbers of the source."""
    draft.fields |= {name: value for name, value in source.fields.items() if name not in ("issued", "month")}
    if "issued" in source.fields:
        put_date(source.fields["issued"], draft.fields)
    elif "month" in source.fields and "issued" in draft.fields:
        put_date(parse_date(f"{source.fields['month']} {draft.fields['issued'].year}"), draft.fields)
    head = Draft(draft.text[: source.start].rstrip(" ,.;:("), draft.fields)
    draft.text = draft.text[source.end :].strip(" .,;)")
    take_labelled(head, 1)
    if dated := _TRAILING_DATE.search(head.text):
        put_date(parse_date(dated["date"]), draft.fields)
        head.text = head.text[: dated.start()]
    pieces = head.pieces
    if "title" in draft.fields:
        journal = re.sub(r"^(?:in:?\s+)", "", " ".join(pieces), flags=re.IGNORECASE)
    elif len(pieces) > 1:
        _put_title(draft, pieces[0])
        journal = " ".join(pieces[1:])
    else:
        title, journal = _title_and_journal(pieces[0] if pieces else "", draft, style, slanted)
        _put_title(draft, title)
    if journal := _NUMBER_LABEL.sub("", journal.strip(" ,.;:")):
        draft.fields["container_title"] = journal


def _title_and_journal(head: str, draft: Draft, style: Style, slanted: list[str]) -> tuple[str, str]:
    """Divide what stands before the numbers; either part is empty if nothing divides them."""
    for journal in slanted:
        journal = journal.rstrip(" .,:;")
        if head.endswith(journal) and len(journal) < len(head):
            return head[: len(head) - len(journal)], journal
    if style.commas and (parts := head.rpartition(", "))[0]:
        return parts[0], parts[2]
    title, journal = last_sentence(head, abbreviated=True)
    if title:
        draft.seen.append("stops")
        return title, journal
    draft.seen += ["one piece", *(["commas"] if ", " in head else [])]
    if style.untitled or all(map(is_shortened, head.split(". "))) or head.casefold() in style.journals:
        return "", head
    return head, ""


# --- chapters, books and other works ----------------------------------------------------------------------------------


def _read_part_or_book(draft: Draft, style: Style, slanted: list[str], *, is_part: bool, quoted: bool) -> None:
    titled = is_part or quoted
    start = 0 if titled else 1
    shown = titled or CONFERENCE.search(draft.text) or SHOWS_EDITORS.search(draft.text)
    take_pages(draft, start, bare=bool(shown))
    if not is_part and (within := _WITHIN.search(draft.text)) is not None:  # `Pp. 1-2 in The Book`
        draft.text = draft.text[within.end() :]
        is_part = True
    take_labelled(draft, start)
    take_editors(draft, start, style.names)
    take_dates(draft, start)
    pieces = draft.pieces
    draft.text = ""
    if not pieces:
        return
    kind = draft.fields.get("type")
    if not titled:
        pieces = _take_first_title(draft, pieces, style, slanted)
        is_part = bool(pieces and draft.fields.keys() & {"pages", "editors"}) and not read_imprint(pieces[0])
    elif not is_part:
        is_part = (kind not in ("thesis", "report") and "pages" in draft.fields) or len(pieces) > 1
    if pieces and kind not in ("thesis", "report") and (is_part or (quoted and not _shows_imprint(pieces[0]))):
        pieces = take_container(draft, pieces, style, slanted)
    take_publisher(draft, pieces, style)


def _shows_imprint(text: str) -> bool:
    """Return whether a text behind a quoted title is a publisher, not a site or proceedings."""
    imprint = read_imprint(text)
    return imprint is not None and (imprint.sure or imprint.place is not None)


def _take_first_title(draft: Draft, pieces: list[str], style: Style, slanted: list[str]) -> list[str]:
    """Take the title that the first piece is or begins with; return what is behind it."""
    first, *others = pieces
    for title in slanted:
        if first.startswith(title) and len(title) > len(first) // 4:
            _put_title(draft, title)
            behind = bare_piece(first[len(title) :])
            return [behind, *others] if behind else others
    if PREPRINT.fullmatch(first):
        return pieces
    imprint = None if any(map(read_imprint, others)) else _imprint_of(first, style)
    container = ""
    if draft.fields.keys() & {"pages", "editors"} and "authors" in draft.fields:
        title, container = last_sentence(first[: imprint.start].strip(" .") if imprint else first)
        if imprint and not title and not imprint.sure:
            title, container = last_sentence(first)
            imprint = None
        if not title:
            title, container = container, ""
    elif imprint is None or not (imprint.sure or _is_book(draft, style, imprint)):
        return _title_alone(draft, first, imprint, others)
    else:
        title = first[: imprint.start]
        if not imprint.sure:
            draft.assumed.append(("publisher", f"{imprint.publisher!r}, behind the title, is taken for the publisher"))
    _put_title(draft, title)
    behind = bare_piece(first[imprint.start :]) if imprint else ""
    return [piece for piece in (container, behind, *others) if piece]


def _imprint_of(text: str, style: Style) -> Imprint | None:
    return find_imprint(text, publisher_first=style.publisher_first, commas=style.commas or style.untitled)


def _is_book(draft: Draft, style: Style, imprint: Imprint) -> bool:
    """Return whether a name behind a title is its publisher, and no journal or site."""
    found = draft.fields
    if imprint.publisher.casefold() in style.journals or _JOURNAL_WORD.search(imprint.publisher):
        return False
    if imprint.publisher.startswith("The "):
        return False
    if imprint.publisher.casefold() in style.publishers or found.keys() & {"edition", "isbn", "editors", "genre"}:
        return True
    if style.quotes or "/978" in found.get("doi", ""):
        return True
    return not found.keys() & {"doi", "pmid", "url", "accessed", "arxiv"} and (
        imprint.place is not None or len(found["issued"].parts if "issued" in found else ()) < 2
    )


def _title_alone(draft: Draft, text: str, imprint: Imprint | None, others: list[str]) -> list[str]:
    """Take a title behind which no publisher stands for sure; a name there can be a site or a journal."""
    title, last = last_sentence(text)
    if title and (server := PREPRINT.match(last)):
        _put_title(draft, title)
        draft.fields["container_title"] = server[0]
        return [*others, last[server.end() :].strip(" :.,")]
    if imprint is None or imprint.place:
        _put_title(draft, text)
        return others
    name = imprint.publisher
    _put_title(draft, text[: imprint.start])
    if PREPRINT.search(name) or draft.fields.keys() & {"accessed", "url"} or _JOURNAL_WORD.search(name):
        draft.fields["container_title"] = name
        return others
    return [*others, name]


def _work_type(found: Fields, raw: str) -> str:
    if found.get("arxiv") or PREPRINT.search(raw):
        return "article"
    if found.get("container_title") and CONFERENCE.search(found["container_title"]):
        return "paper-conference"
    if found.get("url") and found.get("accessed") and not found.get("volume"):
        return "webpage"
    if found.get("volume") or found.get("container_title") or found.get("pmid"):
        return "article-journal"
    if found.get("publisher"):
        return "book"
    return "webpage" if found.get("url") else "document"
