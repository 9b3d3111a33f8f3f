"""Read PubMed XML: from the elements of a document to citations, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from carcite.errors import ReadError
from carcite.formats.base import Context, build, read_records
from carcite.formats.cutting import Part
from carcite.formats.pubmed import settle
from carcite.formats.pubmedxml.article import read_article
from carcite.formats.pubmedxml.book import read_book
from carcite.formats.pubmedxml.record import FORMAT_NAME, Draft
from carcite.formats.pubmedxml.text import plain_text
from carcite.formats.xml import read_elements
from carcite.formats.xml_cutting import element_parts
from carcite.model import Citation
from carcite.notes import Code, Note, note

if TYPE_CHECKING:
    from lxml.etree import _Element

_EXPECTED = "PubMed XML (PubmedArticleSet)"
RECORDS = frozenset({"PubmedArticle", "PubmedBookArticle", "MedlineCitation"})
_DELETED = frozenset({"DeleteCitation", "DeleteDocument"})
SETS = frozenset({"PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet", "BookDocumentSet"})

FAULTS = frozenset({"eFetchResult", "ERROR"})
TAGS = RECORDS | _DELETED | {"ERROR"}
INSIDE = {"MedlineCitation": "MedlineCitationSet"}

# Documents of the same service that hold no records, by their root element.
ANSWERS = {
    "eSummaryResult": "an answer of esummary (document summaries)",
    "eLinkResult": "an answer of elink (links between records)",
    "eSearchResult": "an answer of esearch (numbers of the records found)",
    "ePostResult": "an answer of epost",
    "eInfoResult": "an answer of einfo (the list of a database's fields)",
    "eSpellResult": "an answer of espell",
    "eCitMatchResult": "an answer of ecitmatch",
    "Result": "an answer of egquery",
    "pmc-articleset": "full text from PubMed Central (JATS)",
}


def read_stream(file: IO[Any]) -> Iterator[Citation | Note]:
    """Yield each record of a file as soon as it is whole, with its notes; memory stays flat.

    Raises ReadError for another document than PubMed's, an answer of another E-utility, and text that is not
    well-formed XML.
    """
    return read_records(_elements(file), FORMAT_NAME, _read_record)


def _elements(file: IO[Any]) -> Iterator[tuple[_Element, int] | Note]:
    """Yield the elements of records with their lines; a note stands for records that are deleted."""
    roots = SETS | RECORDS | FAULTS
    for item in read_elements(file, TAGS, roots=roots, refuse=ANSWERS, expected=_EXPECTED, inside=INSIDE):
        if isinstance(item, Note):
            yield item
            continue
        element, line = item
        if element.tag in _DELETED:
            numbers = plain_text(element, ", ")
            message = f"records PubMed has deleted: PMID {numbers[:200]}"
            yield note(Code.NOT_A_RECORD, message, line=line, text=numbers)
        elif element.tag == "ERROR":
            raise ReadError(f"E-utilities reports an error: {plain_text(element)[:200]}", line=line)
        else:
            yield item


def _read_record(element: _Element, context: Context) -> Citation:
    draft = Draft(context)
    found = draft.found
    default = "article-journal"
    if element.tag == "PubmedBookArticle":
        default = read_book(element, draft)
    else:
        read_article(element, draft)
    if pmid := found.get("pmid"):
        context.record = f"PMID {pmid}"
        context.notes = [made._replace(record=context.record) for made in context.notes]
    context.type = settle(found, draft.links, default)
    if draft.related:
        found["related"] = draft.related
    if draft.extra:
        found["extra"] = draft.extra
    return build(found, context)


def cut(file: IO[Any]) -> Iterator[Part]:
    """Yield the parts of a document, of an NLM baseline file for instance, each with whole records."""
    return element_parts(file, read_stream, TAGS, roots=SETS, inside=INSIDE)
