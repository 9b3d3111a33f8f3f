"""Pages of journals' own sites, which have no NLM citation line: what their labels, headings and order say.

A page is read where it gives a title and says more of the paper: how to cite it, its source (`Vol. 49 Núm. 3 pp.
408-415`), its authors above an abstract. A value that its label or form does not show is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from carcite.formats.base import Context, build
from carcite.formats.pasted.abstracts import language_of
from carcite.formats.pasted.headings import Part
from carcite.formats.pasted.languages import article_languages
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.marked_authors import listed_authors
from carcite.formats.pasted.page.abstracts import read_abstracts
from carcite.formats.pasted.references.reference import read_reference
from carcite.formats.pasted.references.source import find_source
from carcite.formats.pasted.titles import title_fields, title_language
from carcite.formats.pubmed import title_text
from carcite.model import Citation
from carcite.notes import Code, Note, note
from carcite.values.dates import PartialDate
from carcite.values.identifiers import find_doi
from carcite.values.language_detection import is_han
from carcite.values.name_tests import is_degree_in_line
from carcite.values.names import Name, is_organisation

FORMAT_NAME = "page"

_CITE = re.compile(
    r"(?:citation|how to cite(?: this article)?|to cite this article|cite this article(?: as)?"
    r"|cite as|引用本文|引用格式|本文引用格式"
    r"|인용|cómo citar|como citar|comment citer|zitierweise)\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:please wait.*|article text|download ?(?:article|pdf|citation)*"
    r"|(?:download )?pdf(?:pdf)?(?:\s*[|(].*)?|share:?|get citation|article file"
    r"|submit (?:a )?manuscript.*|free(?: access)?|open access|full text.*|view (?:pdf"
    r"|article).*|全文[:：].*|下载.*|收藏.*|- \S+\.pdf.*|menu|search"
    r"|(?:e|p)?-?issn\b.*|html|epub|ris|cite|export.*|home|login|register|metrics"
    r"|figures?(?: and tables)?)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:original|review|research|regular|short|case|brief|systematic|editorial|letter"
    r"|commentary)?\s*(?:paper|article|research|review|report|communication"
    r"|editorial|letter|综述|论著|研究论文|原著|artículos? originales?"
    r"|artigo original)s?(?: volume \d+ issue \d+)?",
    re.IGNORECASE,
)
_LABELLED_DATE = re.compile(
    r"\b(?P<label>(?:first )?published(?: online)?|publication date|online publish date"
    r"|publicado|publié|veröffentlicht|epub|issue date|available online"
    r"|发布日期|出版日期|网络出版日期|발행)\b[^\d]{0,25}(?P<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2} [A-Z][a-z]+,? \d{4}"
    r"|[A-Z][a-z]+ \d{1,2},? \d{4}|[A-Z][a-z]+ \d{4}|\d{4})",
    re.IGNORECASE,
)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE)
_VOLUME_LABEL = re.compile(r"\b(?:vol(?:ume|umen)?|band|tomo)\b\.?\s*(?P<volume>\d{1,4})", re.IGNORECASE)
_ISSUE_LABEL = re.compile(r"\b(?:issue|no|núm|número|nr|heft)\b\.?\s*\(?(?P<issue>\d{1,3})\b", re.IGNORECASE)
_PLAIN_SOURCE = re.compile(
    r"[,，]?\s*(?P<year>(?:19"
    r"|20)\d{2})[,;]\s*Vol\.?\s*(?P<volume>\d+)\s*Issue\s*\(?(?P<issue>\d+)\)?\s*[:：]\s*(?P<pages>[\w-]+)"
)
_NO_SOURCE = re.compile(r"@|©|\(c\)|copyright|\d\d:\d\d:\d\d", re.IGNORECASE)
_LISTED_NAME = re.compile(r"\d{1,3}\.\s+(?P<name>[^\d,;]{3,60}?)(?P<marks>\d[\d,\s]*)?\s*[,;]?$")
_NUMBERED_PLACE = re.compile(r"(?:^|(?<=[.;。] ))(?:\d{1,2}\.\s+)?(?P<mark>\d{1,2})[ .]?(?=[^\W\d_])")
_HAN_MARKS = re.compile(r"[\d\s,*#†‡()（）✉]+(?=[,，、;；]|$)|\(\)")
_TITLES_OF_PEOPLE = re.compile(r"\b(?:Dr|Prof|Mg|Lic|Ing|Mr|Mrs|Ms|Dra|Mag)\.\s+")
_ONLY_MARKS = re.compile(r"[\d,*\s]{1,12}")
_STARS = re.compile(r"\s*[*†‡#]+$")
_BODY = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:introduction|background|引言|前言|introducción|introdução|einleitung)\b.{0,5}", re.IGNORECASE
)
_TOP = 60  # lines that the head of a page has at most
_LONGEST_AUTHORS = 3000  # characters
_LOWEST_AUTHORS = 30  # lines
_FEWEST_WORDS = 3  # of a title


def read_publisher_page(lines: Sequence[Line], record: str) -> Iterator[Citation | Note]:
    """Yield the citation of a page without an NLM line, and the notes on it; nothing if it does not give a title."""
    page = joined_names(lines)
    found, unplaced = _read(page)
    if "title" not in found:
        return
    context = Context(FORMAT_NAME, record, page[0].number, "article-journal")
    message = "the page has no citation line; its values are taken from its labels and order"
    context.note(Code.ASSUMED, message, field="type")
    found["extra"] = [(FORMAT_NAME, "line", line.text) for line in unplaced]
    for line in unplaced:
        message = f"no field for this line; kept in extra: {line.text[:80]!r}"
        context.notes.append(
            note(Code.UNPLACED, message, field="extra", record=record, line=line.number, text=line.text)
        )
    yield build({name: value for name, value in found.items() if value}, context)
    yield from context.notes


def is_publisher_page(lines: Sequence[Line]) -> bool:
    """Return whether a text is such a page: a title, authors below it, and an abstract, a source or how to cite it."""
    page = joined_names(lines[: _TOP * 2])
    if len(page) < 4:
        return False
    head = page[:_TOP]
    authors = _authors_at(head, len(head))
    abstract = any(line.heading is not None and line.heading.part is Part.ABSTRACT for line in page)
    cited = any(_CITE.match(line.text) for line in head)
    if authors is None or _title_at(head, authors, None) is None:
        return False
    if abstract or cited or any(_is_sure_source(line) for line in head):
        return True
    marked = any(map(str.isdigit, head[authors].text))
    return marked and bool(_affiliations(head[authors + 1 : authors + 4], set()))


def _read(page: list[Line]) -> tuple[dict[str, Any], list[Line]]:
    """Return the fields of a page, and the lines of its head that no field takes."""
    found: dict[str, Any] = {"type": "article-journal"}
    head_end = next((i for i, line in enumerate(page) if _is_abstract_heading(line)), min(len(page), _TOP))
    head = page[:head_end]
    cited = _cited(page[:_TOP])
    found |= cited
    authors = _authors_at(head, head_end)
    title = _title_at(head, authors, cited.get("title"))
    used: set[int] = set()
    if title is not None:
        found |= title_fields(_STARS.sub("", head[title].text))
        used.add(head[title].number)
    if authors is not None and authors != title:
        names = _names(head[authors].text)
        if names and (cited.get("authors_truncated") or len(names) >= len(cited.get("authors", ()))):
            found |= {"authors": names, "authors_truncated": False}
        found["affiliations"] = _affiliations(head[authors + 1 :], used)
        used.add(head[authors].number)
    _put_source(head, page, found)
    _put_texts(page, found)
    left = [line for line in head if line.number not in used and not _is_of_the_site(line)]
    if translated := _translated_title(left, found.get("title", "")):
        found["translated_titles"] = [{"text": title_text(translated.text), "language": language_of(translated.text)}]
        left.remove(translated)
    return found, left


def _translated_title(lines: Sequence[Line], title: str) -> Line | None:
    """Return the title in another script than the page's own."""
    for line in lines:
        long_enough = len(line.text.split()) > _FEWEST_WORDS or sum(map(is_han, line.text)) >= 6
        if long_enough and line.language != title_language(title) and line.affiliation_weight < 2 and not line.people:
            return line if len(line.text) <= 400 else None
    return None


def _is_of_the_site(line: Line) -> bool:
    """Return whether a line of the head is a menu, the kind of the article, a date by its label or how to cite it."""
    text = line.text
    return (
        _SITE.fullmatch(text) is not None
        or _KIND.fullmatch(text) is not None
        or _CITE.match(text) is not None
        or "[J]" in text
        or line.heading is not None
        or _LABELLED_DATE.search(text) is not None
        or _source_of(line) is not None
    )


def _is_abstract_heading(line: Line) -> bool:
    return line.heading is not None and line.heading.part is Part.ABSTRACT


# --- names, a line each -----------------------------------------------------------------------------------------------


def joined_names(lines: Sequence[Line]) -> list[Line]:
    """Join names that stand in a list, one a line (`1. Jane Doe1,`), or with their marks on lines of their own."""
    joined: list[Line] = []
    listed: list[tuple[Line, str]] = []
    for line in lines:
        name = _LISTED_NAME.fullmatch(line.text)
        if name is not None and _is_name(name["name"]):
            marks = " ".join((name["marks"] or "").replace(",", " ").split())
            listed.append((line, f"{name['name'].strip()} {marks}".strip()))
            continue
        _put_listed(listed, joined)
        above = joined[-1].text if joined else ""
        if _goes_on(above, line.text):
            joined[-1] = joined[-1].with_text(f"{above} {line.text}".replace(" ,", ","))
        else:
            joined.append(line)
    _put_listed(listed, joined)
    return joined


def _put_listed(listed: list[tuple[Line, str]], joined: list[Line]) -> None:
    """Put names of a list to the lines as one line; a name alone is a line as it was."""
    if len(listed) > 1:
        joined.append(listed[0][0].with_text(", ".join(name for _, name in listed)))
    else:
        joined.extend(line for line, _ in listed)
    listed.clear()


def _goes_on(above: str, text: str) -> bool:
    """Return whether a line goes on with the names above it: their marks, a comma, or the next name."""
    last = _bare(above[-_LONGEST_AUTHORS:].rstrip(" ,").rpartition(",")[2])
    if len(above) > _LONGEST_AUTHORS or not _is_name(last):
        return False
    return _ONLY_MARKS.fullmatch(text) is not None or (above.endswith(",") and _is_name(text))


def _bare(text: str) -> str:
    return re.sub(r"[\d,*\s]+$", "", text).strip()


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 5
        and all(word[0].isupper() or len(word) <= 3 for word in words)
        and not is_organisation(text)
    )


def _names(text: str) -> list[Name]:
    """Return the people in a line of authors with marks and degrees."""
    text = _TITLES_OF_PEOPLE.sub("", text)
    if any(map(is_han, text[:12])):
        parts = re.split(r"[,，、;；]", _HAN_MARKS.sub("", text))
        names = (part.strip() for part in parts)
        return [_han_name(name) for name in names if 2 <= len(name) <= 4 and all(map(is_han, name))]
    listed, _ = listed_authors(text.replace("()", ""))
    return [person.name for person in listed if not is_degree_in_line(str(person.name))]


def _han_name(text: str) -> Name:
    name = Name.parse(text)
    return name if name is not None and not name.literal else Name(family=text[0], given=text[1:])


def _authors_at(head: Sequence[Line], end: int) -> int | None:
    """Return where the authors stand: the first line below a title with two people or more."""
    for index, line in enumerate(head[: min(end, _LOWEST_AUTHORS)]):
        if index == 0 or _CITE.match(line.text) or _SITE.fullmatch(line.text) or len(line.text) > _LONGEST_AUTHORS:
            continue
        if _source_of(line) or _NO_SOURCE.search(line.text) or line.affiliation_weight >= 3:
            continue
        if "[J]" in line.text or "|" in line.text:
            continue
        names = _names(line.text)
        people = [name for name in names if name.family and name.given and _is_person(name)]
        if len(people) > 1 and len(people) * 3 >= len(names) * 2 and _title_at(head, index, None) is not None:
            return index
    return None


def _is_person(name: Name) -> bool:
    words = f"{name.given} {name.full_family}".split()
    if f"{name.given}{name.family}".isupper():
        return False
    return len(words) <= 6 and (is_han((name.family or " ")[0]) or sum(word[0].isupper() for word in words) >= 2)


def _title_at(head: Sequence[Line], authors: int | None, cited: str | None) -> int | None:
    """Return where the title stands: where it is as it is cited, or the last line above the authors that can be one."""
    if cited is not None:
        wanted = _plain(cited)
        return next((i for i, line in enumerate(head) if _plain(line.text) == wanted), None)
    for index in range((authors or 0) - 1, -1, -1):
        line = head[index]
        if _SITE.fullmatch(line.text) or _KIND.fullmatch(line.text) or line.is_ids or article_languages(line.text):
            continue
        long_enough = len(line.text.split()) >= _FEWEST_WORDS or sum(map(is_han, line.text)) >= 6
        fit = long_enough and len(line.text) <= 500 and not line.text.endswith((",", ";")) and not _source_of(line)
        return index if fit else None
    return None


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _affiliations(lines: Sequence[Line], used: set[int]) -> list[str]:
    """Return the affiliations below the authors; numbers separate several in one line."""
    found: list[str] = []
    for line in lines:
        if line.text.lower().startswith(("correspond", "received", "recibido", "收稿")):
            continue
        marks = list(_NUMBERED_PLACE.finditer(line.text))
        if marks and [int(mark["mark"]) for mark in marks] == list(range(len(found) + 1, len(found) + 1 + len(marks))):
            ends = [mark.start() for mark in marks[1:]] + [len(line.text)]
            found += (line.text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True))
            used.add(line.number)
        elif line.affiliation_weight >= 2 and not line.people:
            found.append(re.sub(r"^\d{1,2}\.\s+", "", line.text))
            used.add(line.number)
        elif found:
            break
    return found


# --- how to cite it, and where it stands ----------------------------------------------------------------------------


def _cited(head: Sequence[Line]) -> dict[str, Any]:
    """Return what the page says of how to cite it; the first line counts where it says so in two languages."""
    for line in head:
        label = _CITE.match(line.text) if len(line.text) <= _LONGEST_AUTHORS else None
        if label is None and ("[J]" not in line.text or len(line.text) > _LONGEST_AUTHORS):
            continue
        fields = read_reference(line.text[label.end() :] if label else line.text).fields
        if fields.get("title") and fields.get("container_title"):
            return {name: value for name, value in fields.items() if name not in ("type", "extra")}
    return {}


def _source_of(line: Line) -> dict[str, Any] | None:
    """Return journal, date and numbers of a line that gives them: `Revista de Té Vol. 49 Núm. 3 pp. 408-415`."""
    text = line.text
    if len(text) > 300 or _CITE.match(text) or not any(map(str.isdigit, text)) or _NO_SOURCE.search(text):
        return None
    if plain := _PLAIN_SOURCE.search(text):
        numbers = {name: plain[name] for name in ("volume", "issue", "pages")}
        return {
            "container_title": text[: plain.start()].strip(" ,"),
            "issued": PartialDate.parse(plain["year"]),
            **numbers,
        }
    doi = find_doi(text)
    bare = (
        re.sub(r"[|\s]*(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)$", "", text[: doi[1]], flags=re.IGNORECASE)
        if doi
        else text
    )
    bare = re.sub(r"(?<=\d)\s+(?=(?:Núm|No|Nr|pp)\.)", ", ", bare)
    bare = re.sub(r"(?<=\d), (?=\d{1,3}: ?\d)", "(", bare) if re.search(r"\d{4}; \d+, \d+:", bare) else bare
    bare = re.sub(r"(?<=\(\d)(?=:)|(?<=\(\d\d)(?=:)", ")", bare)
    source = find_source(bare, dated=True)
    if source is None or not (source.fields.get("pages") or source.fields.get("article_number")):
        return None
    if source.fields.keys().isdisjoint(("issued", "issue")) and not _VOLUME_LABEL.search(text):
        return None
    journal = bare[: source.start].strip(" ,.;")
    if not 3 <= len(journal) <= 100 or any(sign in journal for sign in ":?!") or journal.count(" ") > 12:
        return None
    return {"container_title": journal, **source.fields}


def _is_sure_source(line: Line) -> bool:
    """Return whether a line gives a source that nothing else looks like: with its year or a DOI."""
    source = _source_of(line)
    return source is not None and ("issued" in source or find_doi(line.text) is not None)


def _put_source(head: Sequence[Line], page: Sequence[Line], found: dict[str, Any]) -> None:
    if "container_title" not in found and (source := next(filter(None, map(_source_of, head)), None)):
        found |= {name: value for name, value in source.items() if name not in found}
    text = "\n".join(line.text for line in head)
    if "doi" not in found and (doi := find_doi(text)):
        found["doi"] = doi[0]
    if "volume" not in found and (volume := _VOLUME_LABEL.search(text)):
        found["volume"] = volume["volume"]
        if issue := _ISSUE_LABEL.search(text):
            found.setdefault("issue", issue["issue"])
    if "issued" not in found:
        dated = _LABELLED_DATE.search(text) or _LABELLED_DATE.search("\n".join(line.text for line in page[-30:]))
        year = _COPYRIGHT_YEAR.search(text)
        if dated or year:
            found["issued"] = PartialDate.parse(dated["date"] if dated else year["year"] if year else "")


# --- abstract and keywords ------------------------------------------------------------------------------------------


def _put_texts(page: Sequence[Line], found: dict[str, Any]) -> None:
    texts: list[list[str]] = []
    part: Part | None = None
    keywords: list[str] = []
    for line in page:
        heading = line.heading
        if heading is not None and not (
            part is Part.ABSTRACT and heading.part in (Part.NOTE, Part.TITLE, Part.SITE) and not heading.rest
        ):
            part = heading.part
            if part is Part.ABSTRACT:
                texts.append([heading.rest] if heading.rest else [])
            elif part is Part.KEYWORDS and heading.rest:
                keywords.append(heading.rest)
        elif part is Part.ABSTRACT:
            if _BODY.fullmatch(line.text) and texts[-1]:
                part = None
            elif not _SITE.fullmatch(line.text):
                texts[-1].append(line.text)
        elif part is Part.KEYWORDS and not keywords and len(line.text) < 300:
            keywords.append(line.text)
    found["abstracts"] = [abstract for text in texts if text for abstract in read_abstracts(text)][:6]
    values = [value.strip(" .。") for text in keywords for value in re.split(r"\s*[;；,，、|·]\s*", text)]
    found["keywords"] = [value for value in values if value and len(value) < 80]
