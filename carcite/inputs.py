"""The types of the values that the constructors accept, for type checkers, which then need no plugin.

They are not used at run time; the docstring of each value says how it converts these types.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias, TypedDict

from carcite.model import Abstract, CitationType, Contributor, Extra, Funding, Related, TranslatedTitle
from carcite.values.dates import PartialDate
from carcite.values.names import Name
from carcite.values.pages import Pages

# A mapping has the fields of the value, as `model_dump` returns them.
Fields: TypeAlias = Mapping[str, Any]
NameInput: TypeAlias = str | Name | Fields
People: TypeAlias = str | Iterable[NameInput] | Name | None
DateInput: TypeAlias = PartialDate | str | int | date | Sequence[int] | Fields | None
PagesInput: TypeAlias = Pages | str | int | Fields | None
Number: TypeAlias = str | int | None
Texts: TypeAlias = str | Iterable[str] | None


class _Fields(TypedDict, total=False):
    key: str | None
    key_aliases: Texts
    title: str | None
    title_short: str | None
    original_title: str | None
    translated_titles: Iterable[TranslatedTitle | str | Fields] | TranslatedTitle | str | None
    authors: People
    authors_truncated: bool
    editors: People
    translators: People
    creators: Iterable[Contributor | Fields] | Contributor | None
    affiliations: Texts
    container_title: str | None
    container_title_short: str | None
    collection_title: str | None
    collection_number: Number
    event_title: str | None
    event_place: str | None
    event_date: DateInput
    volume: Number
    issue: Number
    pages: PagesInput
    article_number: Number
    number: Number
    edition: Number
    number_of_volumes: Number
    number_of_pages: Number
    chapter_number: Number
    section: str | None
    version: Number
    genre: str | None
    medium: str | None
    publisher: str | None
    publisher_place: str | None
    issued: DateInput
    epub_date: DateInput
    accessed: DateInput
    submitted: DateInput
    original_date: DateInput
    status: str | None
    doi: str | None
    pmid: Number
    pmcid: str | None
    arxiv: str | None
    issn: Texts
    isbn: Texts
    url: str | None
    files: Texts
    archive: str | None
    archive_location: str | None
    call_number: str | None
    source: str | None
    language: str | None
    rights: str | None
    abstracts: Iterable[Abstract | str | Fields] | Abstract | str | None
    keywords: Texts
    mesh_terms: Texts
    publication_types: Texts
    funding: Iterable[Funding | str | Fields] | Funding | str | None
    note: str | None
    notes: Texts
    related: Iterable[Related | Fields] | Related | None
    extra: Iterable[Extra | tuple[str, str, str]] | None


class CitationChanges(_Fields, total=False):
    """The arguments of `Citation.replace`."""

    type: CitationType


class CitationFields(_Fields):
    """The arguments of `Citation(...)`."""

    type: CitationType
