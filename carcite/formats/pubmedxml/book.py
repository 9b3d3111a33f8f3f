"""The elements of PubmedBookArticle: a chapter of a book, or a whole book, each with the field it goes to.

The date is the book's (PubDate), as in the MEDLINE format; when the chapter was contributed is kept in `extra`.
Reference: PubMed DTD, PubmedBookArticle, BookDocument, Book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carcite.formats.pubmed import title_text, titles
from carcite.formats.pubmedxml.article import (
    RECORD_DATA,
    place_abstract,
    place_grants,
    place_identifier,
    place_identifiers,
    place_investigators,
    place_issued,
    place_keywords,
    place_language,
    place_original_title,
    place_other_abstract,
    place_pages,
    place_people,
    place_publication_type,
    place_references,
    place_title,
)
from carcite.formats.pubmedxml.record import Draft, Place, inside, keep, keep_each, place_children, text_field
from carcite.formats.pubmedxml.text import inline_text

if TYPE_CHECKING:
    from lxml.etree import _Element


def _place_book_title(element: _Element, draft: Draft) -> None:
    draft.set("container_title", title_text(inline_text(element)), element.tag)


def _place_collection(element: _Element, draft: Draft) -> None:
    draft.set("collection_title", title_text(inline_text(element)), element.tag)


def _place_isbn(element: _Element, draft: Draft) -> None:
    draft.add("isbn", (element.text or "").strip())


_BOOK: dict[str, Place] = {
    "Publisher": inside({"PublisherName": text_field("publisher"), "PublisherLocation": text_field("publisher_place")}),
    "BookTitle": _place_book_title,
    "PubDate": place_issued,
    "AuthorList": place_people,
    "InvestigatorList": place_investigators,
    "Volume": text_field("volume"),
    "Edition": text_field("edition"),
    "CollectionTitle": _place_collection,
    "Isbn": _place_isbn,
    "ELocationID": place_identifier,
    "Medium": text_field("medium"),
    "ReportNumber": text_field("number"),
    **dict.fromkeys(("BeginningDate", "EndingDate", "VolumeTitle"), keep),
}

_DOCUMENT: dict[str, Place] = {
    "PMID": text_field("pmid"),
    "ArticleIdList": place_identifiers,
    "Book": inside(_BOOK),
    "ArticleTitle": place_title,
    "VernacularTitle": place_original_title,
    "Pagination": place_pages,
    "Language": place_language,
    "AuthorList": place_people,
    "InvestigatorList": place_investigators,
    "PublicationType": place_publication_type,
    "Abstract": place_abstract,
    "OtherAbstract": place_other_abstract,
    "KeywordList": place_keywords,
    "GrantList": place_grants,
    "ReferenceList": place_references,
    **dict.fromkeys(("LocationLabel", "ContributionDate", "DateRevised"), keep),
    **dict.fromkeys(("Sections", "ItemList"), keep_each),
}


def read_book(element: _Element, draft: Draft) -> str:
    """All fields of a PubmedBookArticle; returns its type. Without a title of its own it is the book itself."""
    place_children(element, {"BookDocument": inside(_DOCUMENT), "PubmedBookData": inside(RECORD_DATA)}, draft)
    found = draft.found
    found |= titles(*draft.titles)
    if found.get("title"):
        return "chapter"
    found["title"] = found.pop("container_title", None)
    return "book"
