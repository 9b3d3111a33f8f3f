"""The model: a citation, the papers related to it, and the values of its fields.

Field names are CSL's if CSL has one (CSL 1.0.2, appendix IV, variables; appendix III, types), in Python's spelling;
docs/model.md lists them with their names in BibTeX and RIS. All values are frozen and have no unknown fields:
`citation.replace(volume="12")` returns a changed copy, `citation.model_dump_json()` and
`Citation.model_validate_json()` convert to JSON and back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, TypeVar, get_args

from pydantic import PrivateAttr, field_validator, model_validator

from carcite.values import identifiers
from carcite.values import normalise as forms
from carcite.values.abstracts import Abstract, AbstractSection, abstract_of, abstract_sections
from carcite.values.base import Value, construct, described
from carcite.values.dates import PartialDate
from carcite.values.name_lists import is_truncation, parse_names
from carcite.values.names import Name
from carcite.values.pages import Pages
from carcite.values.vocabulary import RELATIONS, TYPES, CitationType, Relation, unknown_type

if TYPE_CHECKING:
    from typing import Unpack

    from carcite.inputs import CitationChanges, CitationFields, NameInput

__all__ = [
    "DATE_FIELDS", "PEOPLE_FIELDS", "RELATIONS", "TYPES", "Abstract", "AbstractSection", "Citation", "CitationType",
    "Contributor", "Extra", "Funding", "Related", "Relation", "TranslatedTitle", "abstract_sections", "citation_of",
    "page_text", "source_tex", "unset", "volume_and_pages", "with_source_tex",
]  # fmt: skip


class Extra(NamedTuple):
    """A value without a field of the model, kept with its format and tag.

    >>> Extra("ris", "C4", "text")
    Extra(format='ris', tag='C4', value='text')
    """

    format: str
    tag: str
    value: str


class TranslatedTitle(Value):
    """The title in another language.

    >>> TranslatedTitle(text="Über Brunnen", language="German").language
    'de'
    """

    text: str = described("The title", default=...)
    language: str | None = described("Its language, as a BCP 47 tag")

    if TYPE_CHECKING:

        def __init__(self, *, text: str, language: str | None = None) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised({"text": data} if isinstance(data, str) else data, _TITLE_FORMS)


class Contributor(Value):
    """A person or body in a role without a field of the model.

    >>> str(Contributor(role="illustrator", name="Potter, Beatrix").name)
    'Beatrix Potter'
    """

    role: str = described("A name variable of CSL, such as illustrator or director", default=...)
    name: Name = described("The person or body", default=...)

    if TYPE_CHECKING:

        def __init__(self, *, role: str, name: NameInput) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised(data, _CONTRIBUTOR_FORMS)


class Funding(Value):
    """A grant.

    >>> str(Funding(funder="Wellcome Trust", award="203128"))
    'Wellcome Trust, 203128'
    """

    award: str | None = described("The number of the grant")
    funder: str | None = described("The body that gave it")
    country: str | None = described("Its country, as the source writes it")

    if TYPE_CHECKING:

        def __init__(
            self, *, award: str | int | None = None, funder: str | None = None, country: str | None = None
        ) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised({"funder": data} if isinstance(data, str) else data, _FUNDING_FORMS)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.funder, self.award, self.country) if part)


class Related(Value):
    """A paper related to the citation, with the relation.

    `relation` is that of the paper to the citation: `erratum` is a correction of it, `references` a work it cites. With
    `inverse` it is that of the citation to the paper: the citation is itself the erratum of that work. `itself` marks
    the citation's own entry in a list of papers, which no writer writes again.

    >>> erratum = Citation(type="article-journal", title="Correction", pmid=12345)
    >>> Related(relation="erratum", citation=erratum).citation.pmid
    '12345'
    """

    relation: Relation = described("How the paper is related", default="related")
    citation: Citation = described("The paper", default=...)
    inverse: bool = described("Whether the relation is that of the citation to the paper", default=False)
    itself: bool = described("Whether the paper is the citation itself", default=False)

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            citation: Citation | CitationFields,
            relation: Relation = "related",
            inverse: bool = False,
            itself: bool = False,
        ) -> None: ...


class Citation(Value):
    """A cited work. All fields except `type` are optional; a field without a value is None or ().

    Fields are given as people write them: names, dates, pages and keywords as strings, several as a list. Text fields
    are one line in NFC; titles and abstracts may have CSL's markup (`<i> <b> <sup> <sub>`, `<span class="nocase">`).
    Identifiers are normalised (a DOI given as a URL becomes the bare DOI); one that is not valid is kept as its text,
    which `carcite.check` reports.

    Raises pydantic's ValidationError, which is a ValueError, for an unknown field or type, an invalid value, an
    impossible date that is not a string, and a string of people with two readings.

    >>> citation = Citation(type="book", authors="Doe, Jane and Roe, Rick", title="On wells", issued="May 2021")
    >>> citation.authors[1].family, citation.issued.month
    ('Roe', 5)
    >>> citation.replace(issued=2022)
    <Citation book -: Doe, Roe (2022) On wells.>
    """

    type: CitationType = described("Type of the work", "type", "entrytype", "TY", default=...)
    key: str | None = described("Citation key", "id citation-key", "citekey entrykey", "ID LB")
    key_aliases: tuple[str, ...] = described("Other citation keys of the same work", "", "ids", default=())
    title: str | None = described("Title of the work", "title", "title", "TI T1")
    title_short: str | None = described("Short form of the title", "title-short shortTitle", "shorttitle", "ST")
    original_title: str | None = described(
        "Title of what this is a translation of", "original-title", "origtitle", "OP RP"
    )
    translated_titles: tuple[TranslatedTitle, ...] = described("Titles in other languages", "", "", "TT", default=())
    authors: tuple[Name, ...] = described("Authors, in their order", "author", "author", "AU A1", default=())
    authors_truncated: bool = described("Whether there are more authors than are named (et al.)", default=False)
    editors: tuple[Name, ...] = described("Editors of the book or volume", "editor", "editor", "A2 ED", default=())
    translators: tuple[Name, ...] = described("Translators", "translator", "translator", "A4", default=())
    creators: tuple[Contributor, ...] = described("People in other roles", default=())
    affiliations: tuple[str, ...] = described("Addresses of all authors", "", "affiliation", "AD", default=())
    container_title: str | None = described(
        "Journal, book or site it is in", "container-title", "journal journaltitle booktitle", "T2 JO JF"
    )
    container_title_short: str | None = described(
        "Abbreviated title of the journal", "container-title-short", "shortjournal", "J2 JA"
    )
    collection_title: str | None = described("Title of the series", "collection-title", "series", "T3")
    collection_number: str | None = described("Number in the series", "collection-number")
    event_title: str | None = described("Name of the conference", "event-title event", "eventtitle")
    event_place: str | None = described("Place of the conference", "event-place", "venue")
    event_date: PartialDate | None = described("Date of the conference", "event-date", "eventdate")
    volume: str | None = described("Volume", "volume", "volume", "VL")
    issue: str | None = described("Issue of the journal", "issue", "number", "IS")
    pages: Pages | None = described("Pages of the work in its container", "page", "pages", "SP EP")
    article_number: str | None = described("Number of an article that has one for its pages", "", "eid", "C7")
    number: str | None = described("Number of a report, patent or standard", "number", "number", "SN")
    edition: str | None = described("Edition", "edition", "edition", "ET")
    number_of_volumes: str | None = described("Number of volumes", "number-of-volumes", "volumes", "NV")
    number_of_pages: str | None = described("Number of pages of the whole work", "number-of-pages", "pagetotal")
    chapter_number: str | None = described("Number of the chapter", "chapter-number", "chapter")
    section: str | None = described("Section of a newspaper or law", "section", "", "SE")
    version: str | None = described("Version of software or data", "version", "version")
    genre: str | None = described("Kind of thesis, report or the like", "genre", "type", "M3")
    medium: str | None = described("Medium of the work", "medium")
    publisher: str | None = described("Publisher", "publisher", "publisher school institution", "PB")
    publisher_place: str | None = described("Place of the publisher", "publisher-place", "address location", "CY PP")
    issued: PartialDate | None = described("Date of publication", "issued", "date year month", "PY DA Y1")
    epub_date: PartialDate | None = described("Date of the electronic publication before print", "available-date")
    accessed: PartialDate | None = described("Date on which the page was seen", "accessed", "urldate", "Y2")
    submitted: PartialDate | None = described("Date of submission", "submitted")
    original_date: PartialDate | None = described("Date of the original edition", "original-date", "origdate")
    status: str | None = described("Standing of the work: in press, submitted, retracted", "status", "pubstate")
    doi: str | None = described("DOI, bare", "DOI", "doi", "DO")
    pmid: str | None = described("PubMed's number", "PMID", "pmid")
    pmcid: str | None = described("PubMed Central's number", "PMCID", "pmcid")
    arxiv: str | None = described("arXiv's number", "", "eprint")
    issn: tuple[str, ...] = described("ISSNs", "ISSN", "issn", "SN", default=())
    isbn: tuple[str, ...] = described("ISBNs", "ISBN", "isbn", "SN", default=())
    url: str | None = described("URL", "URL", "url", "UR")
    files: tuple[str, ...] = described("Paths or URLs of attached files", "", "file", "L1", default=())
    archive: str | None = described("Archive or database that holds the work", "archive", "", "DB")
    archive_location: str | None = described("Place in the archive", "archive_location")
    call_number: str | None = described("Call number in a library", "call-number", "library", "CN")
    source: str | None = described("Where the data of the record are from", "source", "", "DP")
    language: str | None = described("Language of the work, as a BCP 47 tag", "language", "langid language", "LA")
    rights: str | None = described("Licence or copyright", "license")
    abstracts: tuple[Abstract, ...] = described("Abstracts", "abstract", "abstract", "AB N2", default=())
    keywords: tuple[str, ...] = described("Keywords", "keyword", "keywords", "KW", default=())
    mesh_terms: tuple[str, ...] = described("MeSH headings with their qualifiers", default=())
    publication_types: tuple[str, ...] = described("PubMed's types of publication", default=())
    funding: tuple[Funding, ...] = described("Grants", default=())
    note: str | None = described("Note that is printed with the reference", "note", "note howpublished")
    notes: tuple[str, ...] = described("Private notes", "annote", "annote annotation", "N1", default=())
    related: tuple[Related, ...] = described("Related papers", default=())
    extra: tuple[Extra, ...] = described("Values without a field, by format and tag", default=())
    # The fields of the .bib file it was read from, as TeX, by name: see `source_tex`.
    _tex: Mapping[str, str] | None = PrivateAttr(None)

    _other_names: ClassVar[Mapping[str, str]] = {
        "publicationtitle": "container_title", "journalabbreviation": "container_title_short",
        "organization": "publisher", "published": "issued", "annotation": "notes",
    }  # fmt: skip

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[CitationFields]) -> None: ...

        def replace(self, **changes: Unpack[CitationChanges]) -> Self: ...  # type: ignore[override]

        def __hash__(self) -> int: ...

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised(_with_people(data), _CITATION_FORMS)

    @field_validator("type", mode="before")
    @classmethod
    def _check_type(cls, value: Any) -> Any:
        if isinstance(value, str) and value not in TYPES:
            raise ValueError(unknown_type(value))
        return value

    def _changed(self, changes: Mapping[str, Any]) -> Self:
        # Only the changes are validated: no field depends on another.
        checked = citation_of({"type": self.type, **changes})
        fields = {name: getattr(self, name) for name in self.model_fields_set}
        changed = construct(type(self), **fields | {name: getattr(checked, name) for name in checked.model_fields_set})
        return with_source_tex(changed, source_tex(self))

    def __eq__(self, other: object) -> bool:
        """Whether all fields are equal; their spelling in a .bib file does not matter."""
        return type(other) is type(self) and self.__dict__ == other.__dict__

    def __str__(self) -> str:
        return _one_line(self)

    def __repr__(self) -> str:
        return f"<Citation {self.type} {self.key or '-'}: {_one_line(self)}>"

    def _repr_html_(self) -> str:
        """Return the reference as HTML, which notebooks show."""
        from carcite.reference_html import reference_html

        return f"<p>{reference_html(self)}</p>"

    @property
    def abstract(self) -> str | None:
        """The text of the first abstract, or None."""
        return self.abstracts[0].text if self.abstracts else None


_C = TypeVar("_C", bound=Citation)


def source_tex(citation: Citation) -> Mapping[str, str]:
    """Return the fields with TeX of the .bib file a citation was read from, by BibTeX's names; empty for other formats.

    Copies keep them, also copies with other values, so that they may differ from the citation's own fields.
    """
    private = citation.__pydantic_private__
    return (private and private.get("_tex")) or {}


def with_source_tex(citation: _C, tex: Mapping[str, str]) -> _C:
    """Give a new citation the TeX of its source, and return it."""
    if tex:
        object.__setattr__(citation, "__pydantic_private__", {"_tex": tex})
    return citation


def unset(citation: Citation) -> bool:
    """Whether a citation has only a type and a key: a link to a record."""
    return all(not value for name, value in citation.__dict__.items() if name not in ("type", "key"))


# --- how each field is normalised -----------------------------------------------------------------------------------


PEOPLE_FIELDS = ("authors", "editors", "translators")
"""The fields that hold people in the roles of their names."""


def _with_people(data: Any) -> Any:
    """Return the data with strings of people split; `et al.` in the authors sets `authors_truncated`."""
    if not isinstance(data, dict):
        return data
    changes: dict[str, Any] = {}
    for field in PEOPLE_FIELDS:
        people: Sequence[Any]
        given = data.get(field)
        if isinstance(given, str):
            people, truncated = parse_names(given)
        elif isinstance(given, (list, tuple)) and given and isinstance(given[-1], str) and is_truncation(given[-1]):
            people, truncated = given[:-1], True
        else:
            continue
        changes[field] = people
        if truncated and field == "authors":
            changes["authors_truncated"] = True
        elif truncated:
            raise ValueError(f"{field}: only authors can end with 'et al.' or the like; leave it out")
    return {**data, **changes} if changes else data


def _abstracts(value: Any) -> Any:
    """Abstracts, most of which are given as text."""
    parts = forms.values(value)
    return tuple([abstract_of(text) if type(part) is str and (text := forms.prose(part)) else part for part in parts])


_TITLE_FORMS: dict[str, forms.Form] = {"text": forms.text, "language": forms.language}
_CONTRIBUTOR_FORMS: dict[str, forms.Form] = {"role": forms.text}
_FUNDING_FORMS: dict[str, forms.Form] = {"award": forms.number, "funder": forms.text, "country": forms.text}
_KINDS: dict[str, type] = {
    name: (get_args(field.annotation) or (field.annotation,))[0] for name, field in Citation.model_fields.items()
} | {"type": str}
"""The type of the value of each field, or of its values."""
DATE_FIELDS: tuple[str, ...] = tuple(name for name, kind in _KINDS.items() if kind is PartialDate)
_FORMS: dict[type, forms.Form] = {
    str: forms.text,
    PartialDate: forms.parsed,
    Pages: forms.pages,
    Abstract: _abstracts,
    Extra: forms.kept,
    **dict.fromkeys((Name, Contributor, TranslatedTitle, Funding, Related), forms.values),
}
_CITATION_FORMS: dict[str, forms.Form] = {
    **{name: _FORMS[kind] for name, kind in _KINDS.items() if kind in _FORMS and name != "type"},
    **dict.fromkeys(
        (
            "collection_number", "volume", "issue", "article_number", "number", "edition", "number_of_volumes",
            "number_of_pages", "chapter_number", "version",
        ),
        forms.number,
    ),
    **dict.fromkeys(("mesh_terms", "publication_types"), forms.many(forms.text, ";")),
    **dict.fromkeys(("affiliations", "files"), forms.many(forms.text, "\n")),
    "keywords": forms.keywords,
    "note": forms.prose,
    "notes": forms.many(forms.prose),
    "key_aliases": forms.many(forms.text, "[,;]"),
    "language": forms.language,
    "doi": forms.identifier(identifiers.parse_doi),
    "pmid": forms.identifier(identifiers.parse_pmid),
    "pmcid": forms.identifier(identifiers.parse_pmcid),
    "arxiv": forms.identifier(identifiers.parse_arxiv),
    "issn": forms.many(forms.identifier(identifiers.parse_issn), "[,;]"),
    "isbn": forms.many(forms.identifier(identifiers.parse_isbn), "[,;]"),
}  # fmt: skip


def citation_of(fields: dict[str, Any]) -> Citation:
    """Return `Citation.model_validate(fields)`, at a fraction of its cost for the fields of one record.

    pydantic sets each of the sixty fields, of which a record has ten. Here only these are normalised; if one then does
    not have the type of its field, pydantic validates all.
    """
    values: dict[str, Any] = {}
    try:
        for name, value in fields.items():
            form = _CITATION_FORMS.get(name)
            if form is not None:
                value = form(value)
            if type(value) is not _KINDS.get(name) and not _has_other_type(name, value):
                return Citation.model_validate(fields)
            values[name] = value
    except ValueError:
        return Citation.model_validate(fields)
    if values.get("type") not in TYPES:
        return Citation.model_validate(fields)
    if "extra" in values and not all(type(part) is str for extra in values["extra"] for part in extra):
        return Citation.model_validate(fields)
    return construct(Citation, **values)


def _has_other_type(name: str, value: Any) -> bool:
    """Whether a value is None or a tuple of values, where the field takes that."""
    if value is None:
        return name in _OPTIONAL
    return type(value) is tuple and name in _MANY and {_KINDS[name]}.issuperset(map(type, value))


def _names_elsewhere() -> dict[str, str]:
    """Return the field of each name in BibTeX, CSL and RIS; the first one if two have the name."""
    found: dict[str, str] = {}
    for format in ("bibtex", "csl", "ris"):
        for field, info in Citation.model_fields.items():
            names = (info.json_schema_extra or {}).get("names", {})  # type: ignore[union-attr]
            for name in names.get(format, "").split():  # type: ignore[union-attr]
                found.setdefault(name.lower().replace("-", "_"), field)
    return found


Citation._other_names = {**_names_elsewhere(), **Citation._other_names}
_OPTIONAL = frozenset(name for name, field in Citation.model_fields.items() if field.default is None)
_MANY = frozenset(name for name, field in Citation.model_fields.items() if field.default == ())


def _one_line(citation: Citation) -> str:
    people = citation.authors or citation.editors
    who = ", ".join(name.short for name in people[:3])
    if len(people) > 3 or citation.authors_truncated:
        who += " et al."
    when = f"({citation.issued})" if citation.issued else ""
    what = citation.title or "[no title]"
    place = " ".join(filter(None, (citation.container_title or citation.publisher, volume_and_pages(citation))))
    link = f"doi:{citation.doi}" if citation.doi else citation.url
    return " ".join(filter(None, (who, when, f"{what}.", place and f"{place}.", link)))


def page_text(citation: Citation) -> str | None:
    """Return the pages, or else the article number, as text; None if there is neither."""
    return str(citation.pages) if citation.pages else citation.article_number


def volume_and_pages(citation: Citation) -> str:
    """Return `28(4):1519-1527`, as much of it as is known."""
    issue = f"({citation.issue})" if citation.issue else ""
    pages = page_text(citation)
    return f"{citation.volume or ''}{issue}{f':{pages}' if pages else ''}"
