"""Chapters, books, theses, reports, papers of conferences and pages of the web: what has no volume with pages."""

from __future__ import annotations

import re

from carcite.formats.pasted.references.editors import (
    SHOWS_EDITORS,
    take_editors,
    take_editors_of_book,
)
from carcite.formats.pasted.references.imprint import (
    PREPRINT,
    Imprint,
    abbreviates,
    find_imprint,
    is_place,
    is_shown,
    is_subtitle,
    read_imprint,
    shows_publisher,
)
from carcite.formats.pasted.references.journal_words import EASTERN_JOURNAL
from carcite.formats.pasted.references.journals import shows_journal
from carcite.formats.pasted.references.parts import (
    BAR,
    Draft,
    bare_piece,
    take_dates,
    take_labelled,
    take_pages,
)
from carcite.formats.pasted.references.places import is_known_place
from carcite.formats.pasted.references.sentences import NOTE, is_name, last_sentence
from carcite.formats.pasted.references.style import Style

# What divides a work and the book or journal that it is in.
WITHIN = re.compile(
    r"(?:(?:^|[.?!,;]\s+|(?<=[.,?!”\"’])\s+|(?<=[”\"’])\s+|(?<=[0-9)])\s+|␟)(?:[Ii]n|En|Em|Dans)[:,]?|[,;]\s+In:?|\s[Ii]n:)"
    r"\s+(?=[^\W_a-z]|[“\"„]|(?:de|van|von|eds?\.) |(?:ders|dies|id|idem|ead)\b)"
    r"|(?<=[^\W_]) in (?=(?:[0-9]{4} )?(?:[A-Z]\w+ ){0,4}(?:Proc\.|Proceedings|Conference|Symposium|Workshop))"
    r"|\.?\s//\s(?=[^\W_a-z])"
)
CONFERENCE = re.compile(
    r"\bProc(?:eedings?|\.)|\bConf\.|\b(?:Conference|Symposium|Workshop|Congress)\b|\bAdvances in Neural"
)
_PAGES_IN_FRONT = re.compile(r"[.,;]\s+(?:S|[Pp]p?|págs?)\.\s?(?P<pages>[0-9]{1,5}\s?[-–]\s?[0-9]{1,5})\W*$")
_ABBREVIATED_CONFERENCE = re.compile(r"\b(?:Proc|Conf|Symp)\.")
_HELD = re.compile(r"\s[\[(](?P<place>[^\[\]()0-9]{2,50})[\])]?$")  # where a conference was
_JOURNAL_WORD = re.compile(
    r"^(?:The )?(?:J|Journal|Revista|Rev|Revue|Zeitschrift|Annals|Bulletin|Archives|International Journal)\b"
    rf"|{EASTERN_JOURNAL}"
)


_NO_TITLE = re.compile(
    r"(?:Internet|[Oo]nline|[Zz]ugriff|[Aa]brufbar|Proposal|Pressemitteilung|Reprint|Expanded|Trans\b|[Ii]n "
    r"|[0-9]{1,2}(?:st|nd|rd|th|[°ºª.])|(?:Technical |Final )?Report [A-Z0-9])"
)
_TALK = re.compile(
    r"(?i:(?:[a-z]+ )?(?:paper|talk|lecture|keynote) (?:presented|delivered|given)|presented (?:at|to)|vortrag)\b"
)
_PLACE_AND_MORE = re.compile(r"^[^\W\d_a-z][\w’'.-]*(?:[ -][^\W\d_a-z][\w’'.-]*){0,2}(?:, [A-Z]{2})?\s?: \S")
_ENDS_IN_NUMBER = re.compile(r"(?<![0-9])(?!(?:1[5-9]|20)[0-9]{2}(?:[–-][0-9]{2,4})?$)[0-9]{1,4}(?:[/–-][0-9]{1,4})?$")
_IS_GERMAN = re.compile(r"\b(?:der|die|das|und|des|für|zur|zum|einer?|im|von|vom)\b")
_HOLDS_ENTRIES = re.compile(r"(?i:ency[ck]lop|dic[ct]ion|lexi[ck]on|handbook|handbuch|wörterbuch)")
# A number or a colon behind a name, one word behind a comma: `Tea Journal 12`, `Leeds: Tea`, `Leeds`.
_NUMBERED = re.compile(r"^[^\W\d_a-z].*[0-9]|^[^\W\d_a-z][^:]*: \S|^[^\W\d_a-z][\w./-]*\W*$|^(?:abrufbar|online) ")


def read_work(draft: Draft, within: re.Match[str] | None, *, quoted: bool) -> None:
    """Read a work whose title is taken, if it is quoted, or stands in front of `In` (`within`) or of all else."""
    if within is not None:
        _take_title_in_front(draft, within, quoted=quoted)
    is_part = _take_shown(draft, titled=within is not None or quoted) or within is not None
    untitled = draft.text.startswith(BAR)  # `PhD thesis, University of Leeds`
    in_parentheses = draft.text.lstrip(" ,").startswith("(")  # `“Tea” (Tea Press, 1999)`
    pieces, draft.text = draft.pieces, ""
    if pieces and not (is_part or quoted or untitled):
        pieces = _take_title(draft, pieces)
    pieces = _without_talk(draft, pieces)
    if pieces and not in_parentheses and _has_container(draft, pieces, is_part=is_part, quoted=quoted):
        pieces = take_container(draft, pieces)
    take_publisher(draft, pieces)


def _without_talk(draft: Draft, pieces: list[str]) -> list[str]:
    """Return the pieces behind the title without the first if it says where a talk was given."""
    if not pieces or not _TALK.match(pieces[0]):
        return pieces
    draft.fields.setdefault("type", "speech")
    draft.unplaced.append(pieces[0])
    return pieces[1:]


def _take_title_in_front(draft: Draft, within: re.Match[str], *, quoted: bool) -> None:
    """Take the title in front of `In`; behind one in quotes are pages: `“Tea.” Pp. 1-2 in The Book`."""
    stop = within[0][:1] if within[0][0] in "?!" else ""
    title = draft.text[: within.start()] + stop
    if pages := _PAGES_IN_FRONT.search(title):
        draft.fields.setdefault("pages", pages["pages"])
        title = title[: pages.start()]
    draft.put_title(title)
    before = f"{draft.text[: within.start()]}{BAR}" if quoted else ""
    draft.text = f"{before}{take_editors_of_book(draft, draft.text[within.end() :])}"


def _take_shown(draft: Draft, *, titled: bool) -> bool:
    """Take the parts that a word or a form shows; return whether one shows that the work is part of another."""
    start = 0 if titled else 1  # a title is in front
    bare = titled or CONFERENCE.search(draft.text) or SHOWS_EDITORS.search(draft.text)
    take_pages(draft, start, bare=bool(bare))
    within = WITHIN.search(draft.text, start)  # `Pp. 1-2 in The Book`
    if titled and within is not None:
        draft.text = take_editors_of_book(draft, draft.text[within.end() :])
    take_labelled(draft, start)
    take_editors(draft, start)
    take_dates(draft, start)
    return titled and within is not None


def _has_container(draft: Draft, pieces: list[str], *, is_part: bool, quoted: bool) -> bool:
    """Return whether a book, proceedings or a site comes first of the pieces behind a title."""
    imprint = read_imprint(pieces[0], draft.style)
    if is_part and _has_imprint(draft, pieces[1:]):
        return True
    if draft.fields.get("type") in ("thesis", "report") or (imprint and imprint.order):
        return False
    if is_part or (quoted and (draft.has("pages") or len(pieces) > 1)):
        return True
    if imprint is None:
        return quoted or draft.has("pages", "editors")
    return _is_container(draft, imprint, quoted=quoted)


def _has_imprint(draft: Draft, pieces: list[str]) -> bool:
    """Return whether one of the pieces is a publisher and its place."""
    imprints = [read_imprint(piece, draft.style) for piece in pieces]
    return any(imprint and imprint.publisher and imprint.place for imprint in imprints)


def _is_container(draft: Draft, imprint: Imprint, *, quoted: bool) -> bool:
    """Return whether a name that can be a publisher's is that of a book or a site."""
    if quoted:
        return not (imprint.place or (imprint.sure and not _is_page(draft)))
    shown = imprint.sure or imprint.place or draft.has("editors", "edition", "isbn", "publisher_place")
    return draft.has("pages") and not shown


# --- title ------------------------------------------------------------------------------------------------------------


def _take_title(draft: Draft, pieces: list[str]) -> list[str]:
    """Take the title that the first piece is or begins with; return what is behind it."""
    first, *others = pieces
    if PREPRINT.fullmatch(first):
        return pieces
    slanted = [title for title in draft.slanted if _is_whole_title(title, first)]
    if slanted:
        title, behind = slanted[0], [bare_piece(first[len(slanted[0]) :])]
    elif within := next((name for name in draft.slanted if re.search(rf"[.?!]\s{re.escape(name)}", first)), None):
        title, _, after = first.partition(within)  # `A title. *The Book*. Publisher`
        draft.fields["container_title"], behind = within, [bare_piece(after)]
    else:
        title, *behind = _divided(draft, first, others)
        title = _without_end(draft, title, others)
    draft.put_title(title)
    return [piece for piece in (*behind, *others) if piece]


def _is_whole_title(slanted: str, text: str) -> bool:
    """Return whether words in italics are the title that a text begins with: most of it, or a sentence."""
    return text.startswith(slanted) and (4 * len(slanted) > len(text) or text.startswith(". ", len(slanted)))


def _without_end(draft: Draft, title: str, others: list[str]) -> str:
    """Return a title without a sentence, or a part behind a comma, that looks like a journal, a body or a place.

    In a book, whose publisher or place is known, a sentence behind the title is a subtitle, unless it names a body.
    """
    is_book = draft.has("publisher", "publisher_place") or any(read_imprint(other, draft.style) for other in others)
    for _ in range(2):
        head, end = last_sentence(title.strip())
        if not head and draft.style.comma_in_front_of_publisher:
            head, _, end = title.rpartition(", ")
        if not head or not (_is_no_subtitle(end) if is_book else _is_doubtful(end)):
            break
        draft.unplaced.insert(0, end.strip(" ."))
        title = head
    return title


def _is_no_subtitle(end: str) -> bool:
    """Return whether words show that a sentence behind the title of a book is a note, a body or a journal."""
    name = end.strip(" .")
    if (
        NOTE.search(name[:40])
        or _NO_TITLE.match(name)
        or CONFERENCE.search(name)
        or is_known_place(name)
        or _PLACE_AND_MORE.match(name)
    ):
        return True
    if not name.isalpha() and (len(name) < 6 or _ENDS_IN_NUMBER.search(name)):
        return True
    return (is_name(name) and is_shown(name)) or (shows_journal(name) and not _IS_GERMAN.search(name))


def _is_doubtful(end: str) -> bool:
    return bool(_NUMBERED.search(end)) or shows_journal(end) or _is_no_subtitle(end)


def _divided(draft: Draft, text: str, others: list[str]) -> tuple[str, ...]:
    """Divide a text into the title and what stands behind it: a book, its publisher."""
    imprint = None
    if CONFERENCE.search(text):
        text = _without_place_held(draft, text)
    if not any(read_imprint(other, draft.style) for other in others):
        imprint = find_imprint(text, draft.style, commas=draft.style.comma_in_front_of_publisher)
    if draft.has("pages", "editors") and draft.has("authors"):
        return _title_and_container(draft, text, imprint, others)
    if imprint is None or not _shows_book(draft, imprint):
        return _title_and_site(draft, text, imprint)
    if not imprint.sure:
        draft.assumed.append(("publisher", f"{imprint.publisher!r}, behind the title, is taken for the publisher"))
    _put_imprint(draft, imprint)
    return (text[: imprint.start],)


def _title_and_container(draft: Draft, text: str, imprint: Imprint | None, others: list[str]) -> tuple[str, str]:
    """Divide `Title. Book. Publisher`; one name behind the title is that of the book, unless it shows a publisher.

    In front of a place, what is not a name, or begins as subtitles do, is a subtitle.
    """
    if imprint is not None:
        head = text[: imprint.start].strip(" .")
        if imprint.sure or last_sentence(head)[0]:
            text = head
            _put_imprint(draft, imprint)
    title, container = last_sentence(text)
    imprints = [imprint, *(read_imprint(other, draft.style) for other in others)]
    if title and any(found and found.place for found in imprints) and not _can_hold_chapters(container):
        return text, ""
    return (title, container) if title else (container, "")


def _can_hold_chapters(name: str) -> bool:
    """Return whether a sentence behind a title can be the book that it is in, and not a subtitle."""
    if CONFERENCE.search(name) or _HOLDS_ENTRIES.search(name):
        return True
    return is_name(name) and not is_subtitle(name)


def _shows_book(draft: Draft, imprint: Imprint) -> bool:
    """Return whether the imprint is that of a book or a report; a page of the web has the name of its site there."""
    if _is_page(draft) and not imprint.place and imprint.order is None and draft.fields.get("type") is None:
        return False
    return imprint.sure or _is_book(draft, imprint)


def _is_page(draft: Draft) -> bool:
    """Return whether a link with the date of access, or of more than a year, shows a page of the web."""
    return draft.has("accessed") or (draft.has("url") and _is_exact(draft))


def _is_book(draft: Draft, imprint: Imprint) -> bool:
    """Return whether a name behind a title is its publisher, and no journal or site."""
    name, style = imprint.publisher, draft.style
    if name.casefold() in style.journals or _JOURNAL_WORD.search(name) or name.startswith("The "):
        return False
    shown = name.casefold() in style.publishers or draft.has("edition", "isbn", "editors", "genre")
    if shown or style.quotes or "/978" in draft.fields.get("doi", ""):
        return True
    if "no sign before the date" in draft.seen:  # `El Nuevo Diario 2009`
        return False
    return imprint.place is not None and not draft.has("doi", "pmid", "url", "accessed", "arxiv")


def _is_exact(draft: Draft) -> bool:
    """Return whether the date has a month, as articles and pages are dated and books are not."""
    return draft.has("issued") and len(draft.fields["issued"].parts) > 1


def _title_and_site(draft: Draft, text: str, imprint: Imprint | None) -> tuple[str, ...]:
    """Divide a text behind whose title no publisher stands for sure; a name there can be a site or a journal."""
    title, last = last_sentence(text)
    if title and (server := PREPRINT.match(last)):
        draft.fields["container_title"] = server[0]
        return title, last[server.end() :].strip(" :.,")
    if imprint is None or imprint.place:
        return (text,)
    shown = draft.has("accessed", "url", "pmid", "epub_date", "status") or (draft.has("doi") and _is_exact(draft))
    if shown or _JOURNAL_WORD.search(imprint.publisher):
        draft.fields["container_title"] = imprint.publisher
    else:
        draft.unplaced.append(imprint.publisher)
    return (text[: imprint.start],)


# --- container and publisher ------------------------------------------------------------------------------------------


def take_container(draft: Draft, pieces: list[str]) -> list[str]:
    """Take the book, proceedings or site that the first piece is or begins with; return what is behind it."""
    first, *others = pieces
    if CONFERENCE.search(first):
        first = _without_place_held(draft, first)
        draft.fields.setdefault("type", "paper-conference")
    elif draft.has("pages", "editors"):
        draft.fields.setdefault("type", "chapter")
    container = next((name for name in draft.slanted if re.match(rf"{re.escape(name)}(?! ?\w)", first)), None)
    if container is None:
        imprint = None if others else _imprint_behind(first, draft.style)
        if imprint is not None:
            _put_imprint(draft, imprint)
        container, first = (first[: imprint.start], "") if imprint else (first, "")
    behind = bare_piece(first[len(container) :])
    draft.put_container(container)
    return [behind, *others] if behind else others


def _without_place_held(draft: Draft, container: str) -> str:
    """Return the name of proceedings without the place of the conference, which is put."""
    held = _HELD.search(container)
    if held is None or not is_place(held["place"]) or abbreviates(held["place"], container[: held.start()]):
        return container
    if held["place"].isupper() or shows_publisher(held["place"]):  # `(IEEE)`
        return container
    draft.fields["publisher_place"] = held["place"]
    return container[: held.start()]


def _imprint_behind(container: str, style: Style) -> Imprint | None:
    """Return the imprint behind the title of a book or proceedings."""
    imprint = find_imprint(container, style, commas=style.comma_in_front_of_publisher)
    if imprint is None and style.quotes:
        imprint = find_imprint(container, style, commas=True)
        if imprint is None or imprint.sure or container[: imprint.start].rstrip(" ,").endswith("?"):
            return imprint
        return imprint if imprint.publisher.casefold() in style.publishers else None
    unsure = imprint is not None and not imprint.sure
    return None if unsure and _ABBREVIATED_CONFERENCE.search(container) else imprint


def take_publisher(draft: Draft, pieces: list[str]) -> None:
    """Take the publisher and the place from what is left; other words stay in the text."""
    rest = []
    for piece in pieces:
        imprint = read_imprint(piece, draft.style)
        if imprint is not None and draft.has(*(("publisher",) if imprint.publisher else ("publisher_place",))):
            imprint = None
        if imprint is None:
            rest.append(piece)
        else:
            _put_imprint(draft, imprint)
    draft.text = " ".join([*rest, *draft.unplaced])


def _put_imprint(draft: Draft, imprint: Imprint) -> None:
    """Put publisher and place; a server of preprints is the container."""
    if PREPRINT.fullmatch(imprint.publisher):
        draft.fields.setdefault("container_title", imprint.publisher)
        return
    if imprint.publisher:
        draft.fields["publisher"] = imprint.publisher
    if imprint.place:
        draft.fields["publisher_place"] = imprint.place
    if imprint.order:
        draft.seen.append(imprint.order)
