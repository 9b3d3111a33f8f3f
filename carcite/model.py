"""The model: one citation, the papers related to it, and what its fields hold.

Field names are CSL's where CSL has one (CSL 1.0.2, appendix IV, variables; appendix III, types), in Python's spelling.
Everything is frozen and closed to unknown fields: `citation.model_copy(update={"volume": "12"})` makes a changed copy,
`citation.model_dump_json()` and `Citation.model_validate_json()` go to JSON and back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, get_args

from pydantic import model_validator

from carcite.values import identifiers
from carcite.values import normalise as forms
from carcite.values.base import Value
from carcite.values.dates import PartialDate
from carcite.values.name_lists import is_truncation, parse_names
from carcite.values.names import Name
from carcite.values.pages import Pages
from carcite.values.text import line, paragraphs

CitationType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip
TYPES: frozenset[str] = frozenset(get_args(CitationType))

Relation = Literal[
    "similar", "references", "cited_by", "erratum", "retraction", "comment", "update", "republication", "preprint",
    "translation", "related",
]  # fmt: skip
RELATIONS: tuple[str, ...] = get_args(Relation)


class Extra(NamedTuple):
    """A value no field takes, kept under its format's name: `("ris", "C4", "text")`."""

    format: str
    tag: str
    value: str


class TranslatedTitle(Value):
    """The title in another language than `Citation.title`, with that language (BCP 47) where it is known."""

    text: str
    language: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised({"text": data} if isinstance(data, str) else data, _TITLE_FORMS)


class AbstractSection(Value):
    """One part of a structured abstract: its label as printed (`"BACKGROUND"`) and its text."""

    label: str | None = None
    text: str

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised(data, _SECTION_FORMS)


class Abstract(Value):
    """An abstract, whole, with its language (BCP 47) and, where it is structured, its sections.

    `text` is the whole text with its labels, paragraphs joined by `\\n`. Sections that are not given are read from
    the text where every paragraph shows a label; a text that is not given is made of the sections.
    """

    text: str
    language: str | None = None
    sections: tuple[AbstractSection, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        data = forms.normalised({"text": data} if isinstance(data, str) else data, _ABSTRACT_FORMS)
        if not isinstance(data, dict):
            return data
        if not data.get("text") and data.get("sections"):
            parts = [AbstractSection.model_validate(part) for part in data["sections"]]
            data["text"] = "\n".join(f"{p.label}: {p.text}" if p.label else p.text for p in parts)
        elif "sections" not in data and isinstance(data.get("text"), str):
            data["sections"] = abstract_sections(data["text"])
        return data

    def __str__(self) -> str:
        return self.text


# A label is short, starts with a capital and has no sentence in it: "BACKGROUND", "Design, settings, and participants".
_LABEL = r"[A-Z][A-Za-z][A-Za-z ,/&()'-]{0,70}"
_LABELLED = re.compile(rf"({_LABEL}): (?=\S)(.+)")
_LABEL_LINE = re.compile(r"[A-Z][A-Z ,/&()'-]{2,70}:?")
_INLINE_LABEL = re.compile(r"(?:^|(?<=[.?!)] ))[A-Z][A-Z ,/&()'-]{3,70}\Z")
_LONGEST_LABEL = 71


def abstract_sections(text: str) -> tuple[AbstractSection, ...]:
    """The sections of a structured abstract; `()` where the text does not show at least two labels.

    Three ways of printing them are read: `Label: text`, one a paragraph; a label alone in capitals above its text;
    `LABEL: text` in capitals running on in one paragraph. Text before the first label is a section without one.
    """
    parts: list[tuple[str | None, str]] = []
    rows = text.split("\n")
    if len(rows) > 1 and all(_LABELLED.fullmatch(row) for row in rows):
        parts = [(m[1], m[2]) for m in map(_LABELLED.fullmatch, rows) if m]
    elif sum(1 for row in rows if _LABEL_LINE.fullmatch(row)) > 1:
        for row in rows:
            if _LABEL_LINE.fullmatch(row):
                parts.append((row.rstrip(":"), ""))
            elif parts:
                label, body = parts[-1]
                parts[-1] = (label, f"{body}\n{row}" if body else row)
            else:
                parts.append((None, row))
    else:
        labels = _inline_labels(text)
        if len(labels) > 1:
            if labels[0][0]:
                parts.append((None, text[: labels[0][0]]))
            ends = [start for start, _ in labels[1:]] + [len(text)]
            parts += [
                (text[at:colon], text[colon + 2 : end].rstrip()) for (at, colon), end in zip(labels, ends, strict=True)
            ]
    tidy = [(label and line(label), paragraphs(body)) for label, body in parts]
    if not all(body for _, body in tidy):
        return ()
    return tuple([AbstractSection.unchecked(label=label or None, text=body) for label, body in tidy])


def _inline_labels(text: str) -> list[tuple[int, int]]:
    """Where each label in capitals that runs on in a paragraph begins, and where its colon stands."""
    labels: list[tuple[int, int]] = []
    colon = text.find(": ")
    while colon >= 0:
        if colon and not text[colon - 1].islower() and text[colon + 2 : colon + 3].strip():
            label = _INLINE_LABEL.search(text, max(0, colon - _LONGEST_LABEL), colon)
            if label is not None:
                labels.append((label.start(), colon))
        colon = text.find(": ", colon + 2)
    return labels


class Contributor(Value):
    """A person or body in a CSL role that has no field of its own: `Contributor(role="illustrator", name=...)`."""

    role: str
    name: Name

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised(data, _CONTRIBUTOR_FORMS)


class Funding(Value):
    """A grant: its number, the body that gave it, the country as the source writes it."""

    award: str | None = None
    funder: str | None = None
    country: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised({"funder": data} if isinstance(data, str) else data, _FUNDING_FORMS)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.funder, self.award, self.country) if part)


class Related(Value):
    """A paper related to the citation and how.

    `relation` reads from the citation's side: `erratum` is a correction of it, `references` a work it cites. `inverse`
    turns that round: relation "erratum" with `inverse` says that the citation is itself the erratum of that work.
    `itself` marks the citation's own entry in a list of papers, which no writer writes a second time.
    """

    relation: Relation = "related"
    citation: Citation
    inverse: bool = False
    itself: bool = False


class Citation(Value):
    """A work as it is cited. All fields but `type` are optional; a field that the source does not give is None or ().

    Text fields are one line in NFC, titles and abstracts may hold CSL's small markup (`<i> <b> <sup> <sub>`,
    `<span class="nocase">`). Identifiers are normalised where they are of their form (a DOI given as a URL becomes the
    bare DOI) and kept as their text where they are not; `carcite.check` says which.

    Raises pydantic's ValidationError for an unknown field, an unknown type and an impossible typed date.
    """

    type: CitationType
    key: str | None = None
    key_aliases: tuple[str, ...] = ()
    title: str | None = None
    title_short: str | None = None
    original_title: str | None = None
    translated_titles: tuple[TranslatedTitle, ...] = ()
    authors: tuple[Name, ...] = ()
    authors_truncated: bool = False
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    creators: tuple[Contributor, ...] = ()
    affiliations: tuple[str, ...] = ()
    container_title: str | None = None
    container_title_short: str | None = None
    collection_title: str | None = None
    collection_number: str | None = None
    event_title: str | None = None
    event_place: str | None = None
    event_date: PartialDate | None = None
    volume: str | None = None
    issue: str | None = None
    pages: Pages | None = None
    article_number: str | None = None
    number: str | None = None
    edition: str | None = None
    number_of_volumes: str | None = None
    number_of_pages: str | None = None
    chapter_number: str | None = None
    section: str | None = None
    version: str | None = None
    genre: str | None = None
    medium: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    issued: PartialDate | None = None
    epub_date: PartialDate | None = None
    accessed: PartialDate | None = None
    submitted: PartialDate | None = None
    original_date: PartialDate | None = None
    status: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    arxiv: str | None = None
    issn: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    url: str | None = None
    files: tuple[str, ...] = ()
    archive: str | None = None
    archive_location: str | None = None
    call_number: str | None = None
    source: str | None = None
    language: str | None = None
    rights: str | None = None
    abstracts: tuple[Abstract, ...] = ()
    keywords: tuple[str, ...] = ()
    mesh_terms: tuple[str, ...] = ()
    publication_types: tuple[str, ...] = ()
    funding: tuple[Funding, ...] = ()
    note: str | None = None
    notes: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    extra: tuple[Extra, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised(_with_people(data), _CITATION_FORMS)

    def __str__(self) -> str:
        return _one_line(self)

    def __repr__(self) -> str:
        return f"<Citation {self.type} {self.key or '-'}: {_one_line(self)}>"

    @property
    def abstract(self) -> str | None:
        """The text of the first abstract, or None."""
        return self.abstracts[0].text if self.abstracts else None


def unset(citation: Citation) -> bool:
    """True where a citation holds nothing but its type and key: a link to a record, not a record."""
    return all(not value for name, value in citation.__dict__.items() if name not in ("type", "key"))


# --- one form a field -----------------------------------------------------------------------------------------------


_PEOPLE = ("authors", "editors", "translators")


def _with_people(data: Any) -> Any:
    """The data with a string of people split into names; `et al.` in the authors sets `authors_truncated`."""
    if not isinstance(data, dict):
        return data
    changes: dict[str, Any] = {}
    for field in _PEOPLE:
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
            raise ValueError(f"{field}: only authors can end with 'et al.' or its like; leave it out")
    return {**data, **changes} if changes else data


def _abstracts(value: Any) -> Any:
    """Abstracts; most are given as their texts."""
    parts = forms.values(value)
    return tuple([Abstract(text=part) if type(part) is str and forms.prose(part) else part for part in parts])


_TITLE_FORMS: dict[str, forms.Form] = {"text": forms.text, "language": forms.language}
_SECTION_FORMS: dict[str, forms.Form] = {"label": forms.text, "text": forms.prose}
_ABSTRACT_FORMS: dict[str, forms.Form] = {"text": forms.prose, "language": forms.language}
_CONTRIBUTOR_FORMS: dict[str, forms.Form] = {"role": forms.text}
_FUNDING_FORMS: dict[str, forms.Form] = {"award": forms.number, "funder": forms.text, "country": forms.text}
_CITATION_FORMS: dict[str, forms.Form] = {
    **dict.fromkeys(
        (
            "title", "title_short", "original_title", "container_title", "container_title_short", "collection_title",
            "event_title", "event_place", "section", "genre", "medium", "publisher", "publisher_place", "status",
            "url", "archive", "archive_location", "call_number", "source", "rights",
        ),
        forms.text,
    ),
    **dict.fromkeys(
        (
            "collection_number", "volume", "issue", "article_number", "number", "edition", "number_of_volumes",
            "number_of_pages", "chapter_number", "version",
        ),
        forms.number,
    ),
    **dict.fromkeys(
        ("affiliations", "keywords", "mesh_terms", "publication_types", "files", "key_aliases"),
        forms.many(forms.text),
    ),
    **dict.fromkeys(("translated_titles", "authors", "editors", "translators", "creators"), forms.values),
    **dict.fromkeys(("funding", "related", "extra"), forms.values),
    "abstracts": _abstracts,
    "key": forms.text,
    "note": forms.prose,
    "notes": forms.many(forms.prose),
    "language": forms.language,
    "doi": forms.identifier(identifiers.parse_doi),
    "pmid": forms.identifier(identifiers.parse_pmid),
    "pmcid": forms.identifier(identifiers.parse_pmcid),
    "arxiv": forms.identifier(identifiers.parse_arxiv),
    "issn": forms.many(forms.identifier(identifiers.parse_issn)),
    "isbn": forms.many(forms.identifier(identifiers.parse_isbn)),
}  # fmt: skip


def citation_of(fields: dict[str, Any]) -> Citation:
    """What `Citation.model_validate(fields)` gives, at a fraction of its cost for the fields of one record.

    pydantic sets each of the sixty fields, of which a record gives ten. Here only these are looked at: where one is not
    of its field's own type, pydantic has its say.
    """
    values: dict[str, Any] = {}
    for name, value in fields.items():
        form = _CITATION_FORMS.get(name)
        if form is not None:
            value = form(value)
        kind = _KINDS.get(name)
        if not (
            type(value) is kind
            or (value is None and name in _OPTIONAL)
            or (type(value) is tuple and name in _MANY and {kind}.issuperset(map(type, value)))
        ):
            return Citation.model_validate(fields)
        values[name] = value
    if values.get("type") not in TYPES or not all(type(part) is str for x in values.get("extra", ()) for part in x):
        return Citation.model_validate(fields)
    return Citation.unchecked(**values)


_OPTIONAL = frozenset(name for name, field in Citation.model_fields.items() if field.default is None)
_MANY = frozenset(name for name, field in Citation.model_fields.items() if field.default == ())
_KINDS: dict[str, type] = {
    name: (get_args(field.annotation) or (field.annotation,))[0] for name, field in Citation.model_fields.items()
} | {"type": str}


def _one_line(citation: Citation) -> str:
    people = citation.authors or citation.editors
    who = ", ".join(name.family or name.literal or name.given or "" for name in people[:3])
    if len(people) > 3 or citation.authors_truncated:
        who += " et al."
    when = f"({citation.issued})" if citation.issued else ""
    what = citation.title or "[no title]"
    place = citation.container_title or citation.publisher or ""
    if citation.volume:
        place += f" {citation.volume}"
    if citation.issue:
        place += f"({citation.issue})"
    locator = str(citation.pages) if citation.pages else citation.article_number
    if locator:
        place += f":{locator}"
    link = f"doi:{citation.doi}" if citation.doi else citation.url or ""
    return " ".join(part for part in (who, when, f"{what}.", place and f"{place}.", link) if part)
