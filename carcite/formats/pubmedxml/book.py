"""The elements of PubmedBookArticle: a chapter of a book, or a whole book, each with the field it goes to.

The date is the book's (PubDate), as in the MEDLINE format; when the chapter was contributed is kept in `extra`.
Reference: PubMed DTD, PubmedBookArticle, BookDocument, Book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carcite.formats.pubmed import title_text, titles
from carcite.formats.pubmedxml.article import (
    RECORD_DATA,
    date_of,
    place_abstract,
    place_grants,
    place_identifier,
    place_investigators,
    place_language,
    place_original_title,
    place_other_abstract,
    place_pages,
    place_people,
    place_references,
    place_title,
)
from carcite.formats.pubmedxml.record import Draft, Place, each, inside, keep, many, one, place_children
from carcite.formats.pubmedxml.text import bare_text, inline_text

if TYPE_CHECKING:
    from lxml.etree import _Element


def _title(element: _Element) -> str:
    return title_text(inline_text(element))


_BOOK: dict[str, Place] = {
    "Publisher": inside({"PublisherName": one("publisher"), "PublisherLocation": one("publisher_place")}),
    "BookTitle": one("container_title", _title),
    "PubDate": one("issued", date_of),
    "AuthorList": place_people,
    "InvestigatorList": place_investigators,
    "Volume": one("volume"),
    "Edition": one("edition"),
    "CollectionTitle": one("collection_title", _title),
    "Isbn": many("isbn"),
    "ELocationID": place_identifier,
    "Medium": one("medium"),
    "ReportNumber": one("number"),
    **dict.fromkeys(("BeginningDate", "EndingDate", "VolumeTitle"), keep),
}

_DOCUMENT: dict[str, Place] = {
    "PMID": one("pmid"),
    "ArticleIdList": each(place_identifier),
    "Book": inside(_BOOK),
    "ArticleTitle": place_title,
    "VernacularTitle": place_original_title,
    "Pagination": place_pages,
    "Language": place_language,
    "AuthorList": place_people,
    "InvestigatorList": place_investigators,
    "PublicationType": many("publication_types"),
    "Abstract": place_abstract,
    "OtherAbstract": place_other_abstract,
    "KeywordList": each(many("keywords", bare_text)),
    "GrantList": place_grants,
    "ReferenceList": place_references,
    **dict.fromkeys(("LocationLabel", "ContributionDate", "DateRevised"), keep),
    **dict.fromkeys(("Sections", "ItemList"), each(keep)),
}


def read_book(element: _Element, draft: Draft) -> str:
    """Read all fields of a PubmedBookArticle; return its type. Without a title of its own it is the book itself."""
    place_children(element, {"BookDocument": inside(_DOCUMENT), "PubmedBookData": inside(RECORD_DATA)}, draft)
    found = draft.found
    found |= titles(*draft.titles)
    if found.get("title"):
        return "chapter"
    found["title"] = found.pop("container_title", None)
    return "book"
