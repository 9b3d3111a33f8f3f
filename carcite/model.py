"""The model: one citation, the papers related to it, and what its fields hold.

Field names are CSL's where CSL has one (CSL 1.0.2, appendix IV, variables; appendix III, types), in Python's spelling.
Everything is frozen and closed to unknown fields: `citation.model_copy(update={"volume": "12"})` makes a changed copy,
`citation.model_dump_json()` and `Citation.model_validate_json()` go to JSON and back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple, get_args

from pydantic import model_validator

from carcite.values import identifiers
from carcite.values._pattern import pattern
from carcite.values._value import Value
from carcite.values.dates import PartialDate
from carcite.values.languages import parse_language
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
        return _normalised({"text": data} if isinstance(data, str) else data, _TITLE_FORMS)


class AbstractSection(Value):
    """One part of a structured abstract: its label as printed (`"BACKGROUND"`) and its text."""

    label: str | None = None
    text: str

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return _normalised(data, _SECTION_FORMS)


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
        data = _normalised({"text": data} if isinstance(data, str) else data, _ABSTRACT_FORMS)
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
_LABELLED = pattern(rf"({_LABEL}): (?=\S)(.+)")
_LABEL_LINE = pattern(r"[A-Z][A-Z ,/&()'-]{2,70}:?")
_INLINE_LABEL = pattern(r"(?:^|(?<=[.?!)] ))[A-Z][A-Z ,/&()'-]{3,70}\Z")
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
    if any(not body for _, body in parts):
        return ()
    return tuple(AbstractSection(label=label, text=body) for label, body in parts)


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
        return _normalised(data, _CONTRIBUTOR_FORMS)


class Funding(Value):
    """A grant: its number, the body that gave it, the country as the source writes it."""

    award: str | None = None
    funder: str | None = None
    country: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return _normalised({"funder": data} if isinstance(data, str) else data, _FUNDING_FORMS)

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
    notes: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    extra: tuple[Extra, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return _normalised(data, _CITATION_FORMS)

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

Form = Callable[[Any], Any]


def _text(value: Any) -> Any:
    return (line(value) or None) if isinstance(value, str) else value


def _values(value: Any) -> Any:
    """Several values of a type of its own, which has its own form; empty ones are left out."""
    return tuple(filter(None, value if isinstance(value, (list, tuple)) else (value,)))


def _number(value: Any) -> Any:
    """Volumes and the like are text, and people write them as integers."""
    return str(value) if type(value) is int else _text(value)


def _prose(value: Any) -> Any:
    return (paragraphs(value) or None) if isinstance(value, str) else value


def _many(form: Form) -> Form:
    def forms(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return tuple([part for part in map(form, value) if part is not None])
        return () if value is None else forms((value,))

    return forms


def _identifier(parse: Callable[[str], str | None]) -> Form:
    def form(value: Any) -> Any:
        value = _number(value)
        return (parse(value) or value) if isinstance(value, str) else value

    return form


def _language(value: Any) -> Any:
    value = _text(value)
    return parse_language(value) if isinstance(value, str) else value


def _key(value: Any) -> Any:
    return _text(value)


_TITLE_FORMS: dict[str, Form] = {"text": _text, "language": _language}
_SECTION_FORMS: dict[str, Form] = {"label": _text, "text": _prose}
_ABSTRACT_FORMS: dict[str, Form] = {"text": _prose, "language": _language}
_CONTRIBUTOR_FORMS: dict[str, Form] = {"role": _text}
_FUNDING_FORMS: dict[str, Form] = {"award": _number, "funder": _text, "country": _text}
_CITATION_FORMS: dict[str, Form] = {
    **dict.fromkeys(
        (
            "title", "title_short", "original_title", "container_title", "container_title_short", "collection_title",
            "event_title", "event_place", "section", "genre", "medium", "publisher", "publisher_place", "status",
            "url", "archive", "archive_location", "call_number", "source", "rights",
        ),
        _text,
    ),
    **dict.fromkeys(
        (
            "collection_number", "volume", "issue", "article_number", "number", "edition", "number_of_volumes",
            "number_of_pages", "chapter_number", "version",
        ),
        _number,
    ),
    **dict.fromkeys(("affiliations", "keywords", "mesh_terms", "publication_types"), _many(_text)),
    **dict.fromkeys(("translated_titles", "authors", "editors", "translators", "creators"), _values),
    **dict.fromkeys(("abstracts", "funding", "related", "extra"), _values),
    "key": _key,
    "notes": _many(_prose),
    "language": _language,
    "doi": _identifier(identifiers.parse_doi),
    "pmid": _identifier(identifiers.parse_pmid),
    "pmcid": _identifier(identifiers.parse_pmcid),
    "arxiv": _identifier(identifiers.parse_arxiv),
    "issn": _many(_identifier(identifiers.parse_issn)),
    "isbn": _many(_identifier(identifiers.parse_isbn)),
}  # fmt: skip


def _normalised(data: Any, forms: dict[str, Form]) -> Any:
    """The data with each given field brought to its form; one pass over what is given, not over the model."""
    if not isinstance(data, dict):
        return data
    return {name: forms[name](value) if name in forms else value for name, value in data.items()}


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
