"""The elements of PubmedArticle, MedlineCitation and PubmedData, each with the field it goes to.

Reference: PubMed DTD; NLM, "MEDLINE/PubMed XML Element Descriptions and their Attributes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carcite.formats.nlm_journals import name_journal
from carcite.formats.pubmed import (
    ABSENT_ABSTRACT,
    LINK_OF_REF_TYPE,
    Link,
    plain_abstract,
    related_paper,
    structured_abstract,
    stub,
    titles,
)
from carcite.formats.pubmedxml.people import read_person
from carcite.formats.pubmedxml.record import Draft, Place, each, inside, keep, many, one, place_children
from carcite.formats.pubmedxml.text import bare_text, inline_text
from carcite.model import Abstract, Contributor, Funding, Related
from carcite.values.dates import PartialDate
from carcite.values.identifiers import parse_issn
from carcite.values.languages import parse_language
from carcite.values.pages import is_article_number, split_locator

if TYPE_CHECKING:
    from lxml.etree import _Element

# --- dates and pages ------------------------------------------------------------------------------------------------


def date_of(element: _Element) -> PartialDate | None:
    """Return the date of Year, Month (a number or a name), Day, Season, or of MedlineDate, which is free text."""
    parts = {child.tag: (child.text or "").strip() for child in element}
    free, year, month, day = (parts.get(name, "") for name in ("MedlineDate", "Year", "Month", "Day"))
    if free or not year:
        return PartialDate.parse(free) if free else None
    if month.isdigit():
        text = "-".join(part.zfill(2) for part in (year, month, day) if part)
    else:
        text = " ".join(filter(None, (year, parts.get("Season") or month, day)))
    return PartialDate.parse(text)


def _place_article_date(element: _Element, draft: Draft) -> None:
    if element.get("DateType", "Electronic") == "Electronic" and "epub_date" not in draft.found:
        draft.set("epub_date", date_of(element), element.tag)
    else:
        keep(element, draft)


def place_pages(element: _Element, draft: Draft) -> None:
    """Pagination: MedlinePgn, or StartPage and EndPage."""
    parts = {child.tag: (child.text or "").strip() for child in element}
    text = parts.get("MedlinePgn") or "-".join(part for part in (parts.get("StartPage"), parts.get("EndPage")) if part)
    pages, number = split_locator(text) if text else (None, None)
    draft.set("pages", pages, element.tag)
    draft.set("article_number", number, element.tag)


# --- journal --------------------------------------------------------------------------------------------------------


def _place_issn(element: _Element, draft: Draft) -> None:
    text = (element.text or "").strip()
    number = parse_issn(text) or text
    if number not in draft.found.get("issn", ()):
        draft.add("issn", number)


def _place_short_title(element: _Element, draft: Draft) -> None:
    """MedlineTA is the name of the journal in NLM's catalogue; ISOAbbreviation is kept where it is another."""
    text = inline_text(element)
    if element.tag == "MedlineTA" and (other := draft.found.get("container_title_short")) not in (None, text):
        draft.keep_text("ISOAbbreviation", other)
        draft.found["container_title_short"] = text
    else:
        draft.set("container_title_short", text, element.tag)


# --- titles and abstracts ---------------------------------------------------------------------------------------------


def place_title(element: _Element, draft: Draft) -> None:
    """ArticleTitle."""
    draft.titles[0] = inline_text(element)


def place_original_title(element: _Element, draft: Draft) -> None:
    """VernacularTitle."""
    draft.titles[1] = inline_text(element)


def place_abstract(element: _Element, draft: Draft) -> None:
    """Abstract: the English one."""
    abstract = _read_abstract(element, "en", draft)
    if abstract is not None:
        draft.add("abstracts", abstract)


def place_other_abstract(element: _Element, draft: Draft) -> None:
    """OtherAbstract, in its language; one without its text is kept."""
    language = element.get("Language")
    abstract = _read_abstract(element, parse_language(language) if language else None, draft)
    if abstract is None:
        return
    if abstract.text == ABSENT_ABSTRACT:
        draft.keep_text("OtherAbstract", f"{language}: {ABSENT_ABSTRACT}" if language else ABSENT_ABSTRACT)
    else:
        draft.add("abstracts", abstract)


def _read_abstract(element: _Element, language: str | None, draft: Draft) -> Abstract | None:
    parts: list[tuple[str | None, str]] = []
    for child in element:
        if child.tag == "AbstractText":
            if text := inline_text(child):
                parts.append((child.get("Label") or None, text))
        elif child.tag == "CopyrightInformation":
            draft.set("rights", bare_text(child), child.tag)
        elif isinstance(child.tag, str):
            keep(child, draft)
    if not parts:
        return None
    if len(parts) == 1 and parts[0][0] is None:
        return plain_abstract(parts[0][1], language)
    return structured_abstract(parts, language)


# --- people, languages, subjects --------------------------------------------------------------------------------------


def place_people(element: _Element, draft: Draft) -> None:
    """AuthorList. An entry marked as not valid is the faulty form of the one beside it, and is kept."""
    field = "editors" if element.get("Type") == "editors" else "authors"
    for child in element.iterchildren("*"):
        if child.get("ValidYN") == "N":
            keep(child, draft)
            continue
        name, others = read_person(child)
        draft.add(field, name)
        draft.keep_texts("Identifier", others)
    if element.get("CompleteYN") == "N" and field == "authors":
        draft.found["authors_truncated"] = True


def place_investigators(element: _Element, draft: Draft) -> None:
    """InvestigatorList: the people of a group author."""
    for child in element.iterchildren("*"):
        name, others = read_person(child)
        if name is not None:
            draft.add("creators", Contributor(role="contributor", name=name))
        draft.keep_texts("Identifier", others)


def place_language(element: _Element, draft: Draft) -> None:
    """Place the first Language, which is the work's; others are kept."""
    if "language" in draft.found:
        keep(element, draft)
    else:
        draft.set("language", parse_language((element.text or "").strip()), element.tag)


def place_grants(element: _Element, draft: Draft) -> None:
    """GrantList; the acronym of the agency has no field, so a grant that has one is kept too."""
    for child in element:
        parts = {part.tag: (part.text or "").strip() for part in child}
        award, agency, country = (parts.get(name) or None for name in ("GrantID", "Agency", "Country"))
        if award or agency:
            draft.add("funding", Funding(award=award, funder=agency, country=country))
        if parts.get("Acronym"):
            draft.keep_text("Grant", "/".join(text for text in parts.values() if text))


def _place_mesh(element: _Element, draft: Draft) -> None:
    """MeshHeadingList as MEDLINE prints it: `*Kidney Transplantation/adverse effects/*methods`."""
    terms = draft.found.setdefault("mesh_terms", [])
    for heading in element:
        names = [f"*{part.text}" if part.get("MajorTopicYN") == "Y" else part.text for part in heading if part.text]
        if names:
            terms.append("/".join(names))


# --- identifiers ------------------------------------------------------------------------------------------------------


_IDENTIFIERS = {"doi": "doi", "pubmed": "pmid", "pmc": "pmcid"}


def place_identifier(element: _Element, draft: Draft) -> None:
    """ELocationID and ArticleId: the DOI, PubMed's and PubMed Central's numbers; what has no field is kept."""
    kind = element.get("IdType") or element.get("EIdType") or ""
    text = (element.text or "").strip()
    name = _IDENTIFIERS.get(kind)
    if name is None or element.get("ValidYN") == "N":
        if kind == "pii" and element.tag == "ELocationID" and text:
            draft.piis.append(text)
        keep(element, draft)
        return
    held = draft.found.get(name)
    if held is None or held.lower() != text.lower():
        draft.set(name, text, element.tag)


# --- notes and related papers -----------------------------------------------------------------------------------------


def _place_links(element: _Element, draft: Draft) -> None:
    """CommentsCorrectionsList: each with what it means (RefType), its citation line and number."""
    for child in element:
        link = LINK_OF_REF_TYPE.get(child.get("RefType", ""), Link("", "", "related"))
        parts = {part.tag: bare_text(part) for part in child if isinstance(part.tag, str)}
        related = related_paper(parts.get("RefSource", ""), link, parts.get("PMID"))
        if note := parts.get("Note"):
            paper = related.citation
            paper = paper.model_copy(update={"notes": (*paper.notes, note)})
            related = related.model_copy(update={"citation": paper})
        draft.links.append(link)
        draft.related.append(related)


def place_references(element: _Element, draft: Draft) -> None:
    """ReferenceList, also one within another: each cited work with its identifiers."""
    known = {one.citation.pmid for one in draft.related if one.relation == "references"} - {None}
    for reference in element.iter("Reference"):
        text = "".join(bare_text(child) for child in reference if child.tag == "Citation")
        ids = _reference_ids(reference)
        if (text or ids) and ids.get("pmid") not in known:
            draft.related.append(Related(relation="references", citation=stub(text, ids)))


def _reference_ids(reference: _Element) -> dict[str, str]:
    ids: dict[str, str] = {}
    for number in reference.iterfind("ArticleIdList/*"):
        name = _IDENTIFIERS.get(number.get("IdType") or "")
        if name and number.text:
            ids.setdefault(name, number.text.strip())
    return ids


# --- the tables -------------------------------------------------------------------------------------------------------

_JOURNAL: dict[str, Place] = {
    "ISSN": _place_issn,
    "JournalIssue": inside({"Volume": one("volume"), "Issue": one("issue"), "PubDate": one("issued", date_of)}),
    "Title": one("container_title", inline_text),
    "ISOAbbreviation": _place_short_title,
    "Coden": keep,
}

_ARTICLE: dict[str, Place] = {
    "Journal": inside(_JOURNAL),
    "ArticleTitle": place_title,
    "Pagination": place_pages,
    "ELocationID": place_identifier,
    "Abstract": place_abstract,
    "Affiliation": many("affiliations", bare_text),
    "AuthorList": place_people,
    "Language": place_language,
    "DataBankList": each(keep),
    "GrantList": place_grants,
    "PublicationTypeList": each(many("publication_types")),
    "VernacularTitle": place_original_title,
    "ArticleDate": _place_article_date,
}

_CITATION: dict[str, Place] = {
    "PMID": one("pmid"),
    "Article": inside(_ARTICLE),
    "MedlineJournalInfo": inside(
        {
            "Country": keep,
            "MedlineTA": _place_short_title,
            "NlmUniqueID": keep,
            "ISSNLinking": _place_issn,
            "MedlineCode": keep,
        }
    ),
    "CommentsCorrectionsList": _place_links,
    "MeshHeadingList": _place_mesh,
    "KeywordList": each(many("keywords", bare_text)),
    "OtherAbstract": place_other_abstract,
    "InvestigatorList": place_investigators,
    "CoiStatement": keep,
    "GeneralNote": many("notes", bare_text),
    **dict.fromkeys(("ChemicalList", "SupplMeshList", "GeneSymbolList", "PersonalNameSubjectList"), each(keep)),
    **dict.fromkeys(
        (
            "DateCreated", "DateCompleted", "DateRevised", "CitationSubset", "NumberOfReferences", "OtherID",
            "SpaceFlightMission", "MedlineID",
        ),
        keep,
    ),
}  # fmt: skip

RECORD_DATA: dict[str, Place] = {
    "History": each(keep),
    "PublicationStatus": keep,
    "ArticleIdList": each(place_identifier),
    "ObjectList": each(keep),
    "ReferenceList": place_references,
}


def read_article(element: _Element, draft: Draft) -> None:
    """Read all fields of a PubmedArticle, or of a MedlineCitation that stands alone."""
    if element.tag == "MedlineCitation":
        place_children(element, _CITATION, draft)
    else:
        place_children(element, {"MedlineCitation": inside(_CITATION), "PubmedData": inside(RECORD_DATA)}, draft)
    found = draft.found
    found |= titles(*draft.titles)
    short = found.get("container_title_short")
    if "container_title" in found:
        draft.keep_text("Title", name_journal(found, short and short.replace(".", "")) or "")
    elif short is not None:
        found["container_title"] = short
    if not (found.get("pages") or found.get("article_number")):
        # A publisher's item identifier may be an article number: `e1002195`, not `S0140-6736(20)1`.
        found["article_number"] = next(filter(is_article_number, draft.piis), None)
