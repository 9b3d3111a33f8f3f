"""What NLM's two formats of a record, MEDLINE (NBIB) and PubMed XML, say alike.

Which date is which: the date of the issue (DP; XML: PubDate) is `issued`, the date of electronic publication (DEP;
XML: ArticleDate) is `epub_date`. All other dates (received, entered, indexed, revised) are kept in `extra`.

Reference: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions" and "MEDLINE/PubMed XML Element Descriptions".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from carcite.formats.citation_line import CitationLine, parse_citation_line
from carcite.model import (
    Abstract,
    AbstractSection,
    Citation,
    Funding,
    Related,
    Relation,
    abstract_sections,
    volume_and_pages,
)
from carcite.values.base import construct
from carcite.values.dates import PartialDate, date_words
from carcite.values.identifiers import find_doi, parse_doi, parse_pmcid, parse_pmid
from carcite.values.names import parse_nlm_author
from carcite.values.pages import split_locator
from carcite.values.text import line


class Link(NamedTuple):
    """How NLM ties two papers: the tag (NBIB), the RefType (XML), what it means, the status it gives the paper."""

    tag: str
    ref_type: str
    relation: Relation
    inverse: bool = False
    status: str | None = None


# The first of several with one meaning is the one that is written.
LINKS: tuple[Link, ...] = (
    Link("RIN", "RetractionIn", "retraction", status="retracted"),
    Link("ROF", "RetractionOf", "retraction", inverse=True),
    Link("EIN", "ErratumIn", "erratum"),
    Link("EFR", "ErratumFor", "erratum", inverse=True),
    Link("CIN", "CommentIn", "comment"),
    Link("CON", "CommentOn", "comment", inverse=True),
    Link("UIN", "UpdateIn", "update"),
    Link("UOF", "UpdateOf", "update", inverse=True),
    Link("RPI", "RepublishedIn", "republication"),
    Link("RPF", "RepublishedFrom", "republication", inverse=True),
    Link("CRI", "CorrectedandRepublishedIn", "republication"),
    Link("CRF", "CorrectedandRepublishedFrom", "republication", inverse=True),
    Link("RRI", "RetractedandRepublishedIn", "republication", status="retracted"),
    Link("RRF", "RetractedandRepublishedFrom", "republication", inverse=True),
    Link("PRIN", "PartialRetractionIn", "erratum"),
    Link("PROF", "PartialRetractionOf", "erratum", inverse=True),
    Link("ORI", "OriginalReportIn", "related"),
    Link("SPIN", "SummaryForPatientsIn", "related", inverse=True),
    Link("ECI", "ExpressionOfConcernIn", "related", status="expression of concern"),
    Link("ECF", "ExpressionOfConcernFor", "related", inverse=True),
    Link("DDIN", "DatasetDescribedIn", "related"),
    Link("DRIN", "DatasetUseReportedIn", "related"),
    Link("ADIN", "AssociatedDataset", "related"),
    Link("APIN", "AssociatedPublication", "related"),
    Link("RPIN", "ReprintIn", "republication"),
    Link("RPOF", "ReprintOf", "republication", inverse=True),
)
LINK_OF_TAG = {link.tag: link for link in LINKS}
LINK_OF_REF_TYPE = {link.ref_type: link for link in LINKS} | {"Cites": Link("", "Cites", "references")}

RETRACTED = "Retracted Publication"

# Publication types (MeSH, category V) that settle a work's type; the second table only where there is no journal.
_TYPES = {
    "Preprint": "article",
    "Newspaper Article": "article-newspaper",
    "Book Chapter": "chapter",
    "Book": "book",
}
_TYPES_OUTSIDE_JOURNALS = {
    "Academic Dissertation": "thesis",
    "Dataset": "dataset",
    "Technical Report": "report",
    "Legal Case": "legal_case",
    "Legislation": "legislation",
    "Patent": "patent",
    "Congress": "paper-conference",
    "Interview": "interview",
    "Dictionary": "entry-dictionary",
    "Encyclopedia": "entry-encyclopedia",
    "Unpublished Work": "manuscript",
    "Blog": "post-weblog",
    "Webcast": "broadcast",
}
PUBLICATION_TYPE_OF = {csl: name for name, csl in (_TYPES | _TYPES_OUTSIDE_JOURNALS).items()}


def work_type(publication_types: Iterable[str], *, in_journal: bool, default: str = "article-journal") -> str:
    """Return the CSL type that a record's publication types settle."""
    for name in publication_types:
        if name in _TYPES:
            return _TYPES[name]
        if not in_journal and name in _TYPES_OUTSIDE_JOURNALS:
            return _TYPES_OUTSIDE_JOURNALS[name]
    return default


# --- titles ---------------------------------------------------------------------------------------------------------

# A full stop that belongs to the last word: "U.S.", "Co. Inc.", "et al.", an ellipsis.
_OWN_STOP = re.compile(r"(?:\.\.|\b[A-Z]\.[A-Z]\.|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|al|etc|spp?|ssp|subsp|var|cv|nov|vs)\.)\Z")


def title_text(text: str) -> str:
    """Return a title without the full stop with which NLM closes it and the brackets of a translated one."""
    text = text.strip()
    bare = _without_stop(text)
    if bare.startswith("[") and bare.endswith("]") and _brackets_whole(bare):
        return _without_stop(bare[1:-1].strip())
    return bare


def _without_stop(text: str) -> str:
    if not text.endswith("."):
        return text
    # Most titles end with a long word, which is not an abbreviation.
    long = text[-8:-1].isalpha()
    return text if not long and _OWN_STOP.search(text[-12:]) else text[:-1]


def _brackets_whole(text: str) -> bool:
    """Whether the bracket that opens a text is closed by the one that ends it."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "[") - (sign == "]")
        if not depth:
            return at == len(text) - 1
    return False


_NO_TITLE = "not available"  # NLM's words where a paper has no title in English
_TAKEN_BACK = re.compile(r"(RETRACTED|WITHDRAWN)(?: ARTICLE)?:")


def titles(title: str, original: str) -> dict[str, str]:
    """Return `title` and `original_title` of a record. If there is none in English, the original one is the title."""
    english, vernacular = title_text(title), title_text(original)
    if english.lower() in ("", _NO_TITLE):
        english, vernacular = vernacular, ""
    found = {"title": english, "original_title": vernacular}
    return {name: text for name, text in found.items() if text}


def closed_title(text: str, *, translated: bool) -> str:
    """Return a title as NLM prints it: a full stop at its end if no other sign ends it, a translated one in brackets.

    The form is one that `title_text` reads as this title, if there is such a form.
    """
    forms = [f"[{text}].", f"{text}.", text] if translated else [f"{text}.", text, f"[{text}]."]
    if text.endswith(("?", "!")) and not translated:
        forms.remove(f"{text}.")
    return next((form for form in forms if title_text(form) == text), forms[0] if translated else text)


ABSENT_ABSTRACT = "Abstract available from the publisher."


# --- abstracts ------------------------------------------------------------------------------------------------------


def plain_abstract(text: str, language: str | None) -> Abstract:
    """Return the abstract of one run of text; a structured one (`BACKGROUND: ... RESULTS: ...`) has sections."""
    sections = abstract_sections(text) if ": " in text else ()
    return _abstract(sections, language) if len(sections) > 1 else Abstract(text=text, language=language, sections=())


def structured_abstract(parts: Iterable[tuple[str | None, str]], language: str | None) -> Abstract:
    """Return an abstract of labelled parts, each a paragraph `LABEL: text`."""
    return _abstract(tuple(AbstractSection(label=label, text=text) for label, text in parts if text.strip()), language)


def _abstract(sections: tuple[AbstractSection, ...], language: str | None) -> Abstract:
    text = "\n".join(f"{part.label}: {part.text}" if part.label else part.text for part in sections)
    labelled = any(part.label for part in sections)
    return Abstract(text=text, language=language, sections=sections if labelled else ())


# --- grants ---------------------------------------------------------------------------------------------------------

# NLM's code for the body that gave a grant: two capitals (NIH institutes) or a name with a low line ("MRC_").
_ACRONYM = re.compile(r"[A-Z]{2}|[A-Za-z0-9]{1,12}_")


@lru_cache(maxsize=4096)
def parse_grant(text: str) -> Funding:
    """Return a grant as MEDLINE prints it: number/acronym/agency/country; the number may have slashes, too."""
    if "||" in text:  # as PubMed Central prints it: number || acronym
        award, _, funder = text.partition("||")
        return Funding(award=award, funder=funder)
    parts = list(map(str.strip, text.split("/")))
    country = parts.pop() if len(parts) > 1 else None
    agency = parts.pop()
    if parts and _ACRONYM.fullmatch(parts[-1]) and (len(parts) > 1 or parts[-1].endswith("_")):
        parts.pop()
    return Funding(award="/".join(parts) or None, funder=agency or None, country=country or None)


def grant_text(funding: Funding) -> str:
    """Return a grant as `parse_grant` reads it."""
    return "/".join(part for part in (funding.award, funding.funder or "", funding.country) if part is not None)


# --- dates ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def date_text(date: PartialDate) -> str:
    """Return a date as NLM prints it (`2024 Dec 17`, `2013 Oct-Nov`), or in EDTF if that is not read back."""
    start, end = _one_date(date), _one_date(date.end) if date.end else None
    for text in (start, f"{start}-{end[5:] if end[:5] == start[:5] else end}" if end and start else None):
        if text and PartialDate.parse(text) == date:
            return text
    return date.edtf()


def _one_date(date: PartialDate) -> str:
    return date_words(date) if date.year is not None and 1000 <= date.year <= 9999 else ""


# --- related papers -------------------------------------------------------------------------------------------------

_PMID = re.compile(r"\s*\bPMID:? ?(\d{1,8})\.?\s*\Z")

# A line that begins as NLM's citation lines do: the journal's abbreviation, which has no stops, and the year.
_CITATION_LINE = re.compile(r"(?>(?:[^.,;()]|\([^()]{1,80}\)){1,150})\. ?(?:1[5-9]|20)\d\d\b")
# The whole of such a line as most are, which needs no scanner.
_PLAIN_LINE = re.compile(
    r"(?P<journal>(?>(?:[^.,;:()]|\([^().,;:]{1,80}\)){1,150}))\. (?P<issued>\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?);"
    r"(?P<volume>\d{1,4})(?:\((?P<issue>\d{1,4})\))?:(?P<pages>\d{1,6}(?:-\d{1,6})?)\.?\Z"
)

# Authors before it, as in older links: "Gullis RJ, Rowe CE".
_AUTHORS = re.compile(r"[^\s,.][^,.]{0,60} [A-Z]{1,3}(?:, [^\s,.][^,.]{0,60} [A-Z]{1,3})*")

_LINE_FIELDS = ("issued", "volume", "issue", "pages", "article_number", "epub_date", "doi")


def related_paper(text: str, link: Link, pmid: str | None = None) -> Related:
    """Return a link with the little that its text says of the paper; text that is not a citation line is a note."""
    return Related(relation=link.relation, inverse=link.inverse, citation=stub(text, {"pmid": pmid} if pmid else {}))


def stub(text: str, ids: Mapping[str, str]) -> Citation:
    """Return the little a link says of a paper, such as `J Test. 2020 Jan;5(2):1-2. doi: 10.1000/x. PMID: 123`.

    `ids` are its identifiers by model field. Text that does not begin as NLM's citation lines do (a publisher's list of
    references is in any form) is the stub's note.
    """
    text = line(text)
    found: dict[str, Any] = {name: _IDENTIFIERS[name](value) or line(value) for name, value in ids.items()}
    if "PMID" in text and (named := _PMID.search(text[-40:])):
        found.setdefault("pmid", named[1])
        text = text[: len(text) - len(text[-40:]) + named.start()].rstrip()
    head, _, tail = text.partition(". ")
    if _CITATION_LINE.match(tail) and _AUTHORS.fullmatch(head):
        found["authors"] = tuple(filter(None, map(parse_nlm_author, head.split(", "))))
        text = tail
    if plain := _PLAIN_LINE.match(text):
        found = _of_plain_line(plain) | found
    elif _CITATION_LINE.match(text) and (parsed := parse_citation_line(text)) is not None:
        found = _of_line(parsed) | found
    else:
        found = _of_other_text(text, found)
    # Not validated: a baseline file has millions of these, and each value is normalised.
    return construct(Citation, **{"type": "article-journal", **found})


def _of_plain_line(match: re.Match[str]) -> dict[str, Any]:
    pages, number = split_locator(match["pages"])
    parts = {name: match[name] for name in ("volume", "issue")}
    issued = PartialDate.parse(match["issued"])
    return _journal(match["journal"]) | parts | {"issued": issued, "pages": pages, "article_number": number}


def _of_line(parsed: CitationLine) -> dict[str, Any]:
    notes = {"notes": (parsed.rest,)} if parsed.rest else {}
    return _journal(parsed.journal) | {name: value for name in _LINE_FIELDS if (value := getattr(parsed, name))} | notes


def _journal(name: str) -> dict[str, Any]:
    return {"container_title": name, "container_title_short": name}


def _of_other_text(text: str, found: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with the DOI in the text; text that says more is a note."""
    if "10." in text and "doi" not in found and (doi := find_doi(text)):
        found["doi"], start, end = doi
        if text[:start].strip().lower() in ("", "doi:") and end >= len(text.rstrip(".")):
            text = ""
    if not found:
        found["type"] = "document"
    return found | {"notes": (text,)} if text else found


_IDENTIFIERS = {"pmid": parse_pmid, "pmcid": parse_pmcid, "doi": parse_doi}


def stub_text(citation: Citation) -> str:
    """Return a paper as NLM prints it in a link; `stub` reads it again."""
    if citation.notes and not citation.container_title:
        parts = [citation.notes[0]]
    else:
        issued, epub = citation.issued, citation.epub_date
        names = (" ".join(filter(None, (name.family, name.given, name.suffix))) for name in citation.authors)
        parts = [
            ", ".join(names),
            citation.container_title_short or citation.container_title or "",
            ";".join(filter(None, (date_text(issued) if issued else "", volume_and_pages(citation)))),
            f"doi: {citation.doi}" if citation.doi else "",
            f"Epub {date_text(epub)}" if epub else "",
        ]
    if citation.pmid:
        parts.append(f"PMID: {citation.pmid}")
    return ". ".join(part.rstrip(".") for part in parts if part)


# --- subjects and status ----------------------------------------------------------------------------------------------


def with_headings(keywords: Iterable[str], mesh_terms: Iterable[str]) -> list[str]:
    """Return the author's keywords and, after them, the MeSH headings without qualifiers and asterisk, each once.

    >>> with_headings(["tea"], ["*Tea/adverse effects", "Sleep/*drug effects"])
    ['tea', 'Sleep']
    """
    seen: dict[str, str] = {}
    for keyword in (*keywords, *map(mesh_heading, mesh_terms)):
        if keyword:
            seen.setdefault(keyword.casefold(), keyword)
    return list(seen.values())


def mesh_heading(term: str) -> str:
    """Return the heading of a MeSH term: `Kidney` of `*Kidney/adverse effects/*methods`."""
    return term.partition("/")[0].strip(" *")


def mesh_term(text: str) -> str:
    """Return a MeSH term in MEDLINE's spelling: `Nephrectomy / adverse effects*` is `Nephrectomy/*adverse effects`."""
    parts = _SLASH.split(text)
    return "/".join(f"*{part[:-1]}" if part.endswith("*") else part for part in parts)


_SLASH = re.compile(r"\s*/\s*")


def status_of(publication_types: Collection[str], links: Iterable[Link], title: str | None = None) -> str | None:
    """Return what a paper's publication types, links and title say against it; None if they say nothing.

    How far a database has processed its record is not a status of the paper.
    """
    against = {link.status for link in links if link.status}
    if "retracted" in against or RETRACTED in publication_types:
        return "retracted"
    if taken_back := _TAKEN_BACK.match(title or ""):
        return taken_back[1].lower()
    return next(iter(against), None)


def settle(found: dict[str, Any], links: Iterable[Link], default: str) -> str:
    """Add the status and the MeSH headings to the fields of a record, and return its CSL type."""
    types = found.get("publication_types", ())
    if status := status_of(types, links, found.get("title")):
        found["status"] = status
    found["keywords"] = with_headings(found.get("keywords", ()), found.get("mesh_terms", ()))
    return work_type(types, in_journal=bool(found.get("container_title_short")), default=default)
