"""One paper in one line as NLM prints it: `Suter TACS, Jaworski A. Title. Science. 2019 Aug 30;365(6456):1-9. doi: ...`

PubMed's 'Summary (text)', NLM's reference lists, and the papers named under `Comment in` or `Erratum in`.
Reference: NLM, "Citing Medicine", 2nd ed.; International Committee of Medical Journal Editors, sample references.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from carcite.formats.citation_line import CitationLine, parse_citation_line
from carcite.formats.pasted.fields import filled
from carcite.formats.pasted.headings import LinkHeading, relation_heading
from carcite.formats.pasted.identifiers import printed_ids
from carcite.formats.pasted.nlm_authors import is_author_line, is_nobody, listed_names, without_et_al
from carcite.formats.pasted.titles import title_fields
from carcite.formats.pubmed import Link, status_of
from carcite.model import Citation, Related, citation_of
from carcite.values.languages import is_language_tag, parse_language
from carcite.values.names import is_organisation

PREPRINT_SERVERS = frozenset((
    "arxiv", "biorxiv", "chemrxiv", "medrxiv", "psyarxiv", "preprints", "res sq", "ssrn", "authorea", "osf preprints",
))  # fmt: skip

NUMBER = re.compile(r"\s{0,4}\[?(\d{1,6})(?:[.:)]|\])\s+(?=\S)")
# The year that ends a journal's name: "Science. 2019 Aug 30;", "J Foo. 2014." Further years stand after a word.
_DATE = re.compile(
    r"(?<=[.\])])\s+(?=(?:1[5-9]|20)\d\d(?:[;:.,/]|-\d|$|\s(?:[;\d(]"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Winter|Spring|Summer|Autumn|Fall)\b)))"
)
_AFTER_CITATION = re.compile(
    r"\b(?:doi|pii): ?\S|\[Epub|\bEpub (?:19|20)\d\d|\b(?:PubMed )?PMC?ID: ?\S|\beCollection \d"
)
_SENTENCE_END = re.compile(r"[.?!][\])\"”’»]?\s+(?=\S)")
_LINKS_OUT = re.compile(r"(?:\s+-\s+(?:DOI|PMC|PubMed))+\s*$")
ID_TAIL = re.compile(r"[;,.]?\s*\b(?:PubMed )?(?:Central )?PMC?ID:")
_INNER_HEADING = re.compile(r"\.\s+(?=[A-Z][a-z]+(?: [a-z]+){0,3} (?:in|of|on|for|from): [A-Z])")
_BRACKETED_LANGUAGE = re.compile(r"(?<=\]\.) ([A-Z][a-z]+(?>(?:, [A-Z][a-z]+)*))\.$")  # `[A title.]. French.`


class Parts(NamedTuple):
    """Where a reference divides: the authors, the title, the citation line and the identifiers, as printed."""

    authors: str
    title: str
    citation: str
    ids: str


def citation_fields(line: CitationLine, format: str) -> dict[str, Any]:
    """Return the model fields of a citation line. Its date is `issued`; the one after `Epub` is `epub_date`.

    The journal's name is NLM's abbreviation; no other is printed, so it is the value of both fields.
    """
    journal, genre = line.journal or "", None
    if journal.lower().endswith("[preprint]"):
        journal, genre = journal[: -len("[preprint]")].strip(), "Preprint"
    language, rest = _trailing_language(line.rest)
    preprint = genre or journal.lower() in PREPRINT_SERVERS
    found: dict[str, Any] = {
        "type": "article" if preprint else "article-journal",
        "container_title": journal,
        "container_title_short": journal,
        "genre": genre,
        "issued": line.issued,
        "epub_date": line.epub_date,
        "volume": line.volume,
        "issue": line.issue,
        "pages": line.pages,
        "article_number": line.article_number,
        "doi": line.doi,
        "status": status_of(line.publication_types, ()) or line.status,
        "publication_types": line.publication_types,
        "language": language,
    }
    found = filled(found)
    beside = {
        "pii": line.pii,
        "eCollection": line.collection_date and line.collection_date.edtf(),
        "print": line.print_date and line.print_date.edtf(),
        "citation": rest,
    }
    extra = [(format, tag, value) for tag, value in beside.items() if value]
    return {**found, "extra": extra} if extra else found


def _trailing_language(rest: str) -> tuple[str | None, str]:
    """Return the language at the end of a citation line (`Review. German.`), and the text without it."""
    first = rest.rstrip(".").split(", ")[0]
    tag = parse_language(first) if first.isalpha() and len(first) > 3 else first
    return (tag, "") if tag != first and is_language_tag(tag) else (None, rest)


def journal_of(text: str) -> str | None:
    """Return the journal's name if a text begins as a citation line does, with a name and a year; None otherwise.

    NLM's abbreviations have no full stop, so `Smith J. A title. Science. 2019` does not begin with a journal.
    """
    match = _DATE.search(text, 0, 400)
    if match is None:
        return None
    journal = text[: match.start()].strip()
    if not journal.endswith((".", "]", ")")):
        return None
    journal = journal.removesuffix(".")
    if not journal or len(journal) > 200 or _SENTENCE_END.search(journal) or not journal[0].isalnum():
        return None
    return journal


def split_reference(text: str) -> Parts | None:
    """Return the parts of a reference; None if it has no journal with a date."""
    text = _LINKS_OUT.sub("", " ".join(text.split()))
    tail = ID_TAIL.search(text)
    body, ids = (text[: tail.start()] + ".", text[tail.start() :]) if tail else (text, "")
    end = _AFTER_CITATION.search(body)
    dates = list(_DATE.finditer(body, 0, end.start() if end else len(body)))
    if not dates:
        return None
    ends = [match.end() for match in _SENTENCE_END.finditer(body, 0, dates[-1].start())]
    start = ends[-1] if ends else 0
    head = body[:start].strip()
    if head.startswith("[No authors listed]"):
        return Parts("", head.removeprefix("[No authors listed]").lstrip(" ."), body[start:], ids)
    authors, title = split_head(head)
    return Parts(authors, title, body[start:], ids)


def split_head(head: str) -> tuple[str, str]:
    """Return authors and title: the authors end at the first full stop before which all are people or bodies."""
    for index, match in enumerate(_SENTENCE_END.finditer(head + " x")):
        if index == 4:
            break
        authors, title = head[: match.end()].strip(), head[match.end() :].strip()
        bare = authors.removesuffix(".")
        if bare.endswith((" Jr", " Sr")) and title[:1].islower():
            continue
        people = is_author_line(authors) or (" " in bare and _is_one_person(bare))
        if people or (title and len(bare) < 300 and is_organisation(bare)):
            return authors, title
    return "", head


def _is_one_person(text: str) -> bool:
    names = listed_names(text)
    return len(names) == 1 and names[0].person


def author_fields(text: str) -> dict[str, Any]:
    """Return the authors of a reference, and whether `et al.` says that there are more."""
    if not text or is_nobody(text):
        return {}
    text, truncated = without_et_al(text)
    return {"authors": [entry.name() for entry in listed_names(text)], "authors_truncated": truncated}


def reference_fields(text: str, format: str) -> dict[str, Any] | None:
    """Return the model fields of one reference without its number; None if it has another form."""
    text, related = _split_related(" ".join(text.split()))
    parts = split_reference(text)
    line = parse_citation_line(parts.citation) if parts else None
    if parts is None or line is None:
        return None
    found = {**citation_fields(line, format), **author_fields(parts.authors)}
    title = title_fields(parts.title)
    if parts.title.startswith("[") and (named := _BRACKETED_LANGUAGE.search(parts.title)):
        title = {**title_fields(parts.title[: named.start()]), "language": named[1].split(", ")[0]}
    found |= title
    ids = printed_ids(parts.ids).fields(format)
    found |= {**ids, "extra": [*found.get("extra", ()), *ids.get("extra", ())]}
    if related:
        found["related"] = [related_paper(heading.rest, heading.link, format) for heading in related]
        if status := status_of((), [heading.link for heading in related], found.get("title")):
            found["status"] = status
    return found


def _split_related(text: str) -> tuple[str, list[LinkHeading]]:
    """Return a reference without the papers that it names (`Erratum in: BMJ. 2019 Jun 1;365:l4000.`), and those."""
    starts = [match.end() for match in _INNER_HEADING.finditer(text)]
    if not starts:
        return text, []
    ids = ID_TAIL.search(text, starts[-1])
    end = ids.start() if ids else len(text)
    pieces = [text[start:stop].strip() for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    headings = [relation_heading(piece) for piece in pieces]
    if not all(headings):
        return text, []
    return f"{text[: starts[0]]} {text[end:]}", [heading for heading in headings if heading]


def related_paper(text: str, link: Link, format: str) -> Related:
    """Return the paper named under a heading. If it is not in NLM's form, its text is the note of the citation."""
    return Related(relation=link.relation, inverse=link.inverse, citation=_stub(" ".join(text.split()), format))


def _stub(text: str, format: str) -> Citation:
    fields = None
    if journal_of(text) is not None:
        tail = ID_TAIL.search(text)
        line = parse_citation_line(text[: tail.start()] + "." if tail else text)
        if line is not None:
            fields = citation_fields(line, format) | printed_ids(text).fields(format)
    if fields is None:
        fields = reference_fields(text, format)
    if fields is None:
        ids = printed_ids(text)
        known = {name: value for name in ("doi", "pmid", "pmcid") if (value := getattr(ids, name))}
        bare = bool(known) and len(text) < 12 + sum(len(value) + 8 for value in known.values())
        fields = {"type": "document", **known} | ({} if bare else {"notes": [text]})
    return citation_of(fields)
