"""The field map of CSL-JSON. Reference: CSL-JSON schema 1.0.2 (csl-data.json); CSL 1.0.2, appendix IV.

What CSL has no variable for goes to `custom`, which the schema keeps for such things: one property a model field, in
the model's own JSON. So do the fields whose variable cannot say all they hold; then `custom` is what is read back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from carcite.formats.base import ANNOTE, Context, Raw, Row, Table, merge, one
from carcite.formats.csljson.dates import checked_date, read_date, unread
from carcite.formats.csljson.names import FLAGS, ROLES, has_details, of_line, read_name, write_name
from carcite.formats.csljson.names import unread as unread_name
from carcite.formats.csljson.note_lines import is_plain, read_note, write_note
from carcite.formats.csljson.texts import rich, text_of, without_jats
from carcite.formats.csljson.zotero import Fitted, fit
from carcite.model import Citation, Contributor, Extra, abstract_sections
from carcite.notes import Code
from carcite.options import Target
from carcite.values.identifiers import parse_isbn, parse_issn
from carcite.values.names import Name
from carcite.values.pages import split_locator
from carcite.values.text import paragraphs

FORMAT_NAME = "csljson"


class Dialect(NamedTuple):
    """What a target wants otherwise: names in two parts, dates of one day, `others` for authors that are left out (the
    processor then prints "et al."), items as `fit` makes them."""

    joined_names: bool = False
    plain_dates: bool = False
    others: bool = False
    fit: Callable[[dict[str, Any]], Fitted] | None = None


DIALECTS: dict[Target | None, Dialect] = {
    "zotero": Dialect(joined_names=True, plain_dates=True, fit=fit),
    "pandoc": Dialect(others=True),
}
DEFAULT = Dialect()


def dialect(context: Context) -> Dialect:
    """The dialect of the target that is written for."""
    return DIALECTS.get(context.options.target, DEFAULT)


# --- values -----------------------------------------------------------------------------------------------------------


def _text(field: str, *names: str) -> Row:
    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        value = getattr(citation, field)
        return [(names[0], value), *(() if "<s" not in value or rich(value) == value else custom(citation, field))]

    return Row((field,), names[:1], one(field, *names, decode=rich).read, write, names[1:])


def _date(field: str, *names: str) -> Row:
    def read(raw: Raw, context: Context) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, (value, *_) in raw.items():
            if more := unread(value):
                text = json.dumps(more, ensure_ascii=False)
                context.note(Code.UNPLACED, f"parts of {name} left out: {', '.join(more)}", field=field, text=text)
            if (date := read_date(value)) is not None:
                merge(found, {field: date}, context)
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        written, exact = checked_date(getattr(citation, field), plain=dialect(context).plain_dates)
        return [(names[0], written), *(() if exact else custom(citation, field))]

    return Row((field,), names[:1], read, write, names[1:])


def _names(field: str, name: str) -> Row:
    def read(raw: Raw, context: Context) -> dict[str, Any]:
        people, more = _people(name, raw[name], context)
        others = {} if field != "authors" or not _ends_in_others(people) else {"authors_truncated": True}
        return {field: people[:-1] if others else people, **others, **({"extra": more} if more else {})}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        people = getattr(citation, field)
        joined = dialect(context).joined_names
        written = [write_name(person, joined=joined) for person in people]
        exact = not any(map(has_details, people)) and (not joined or [read_name(w) for w in written] == list(people))
        if field == "authors" and citation.authors_truncated and dialect(context).others:
            written.append({"literal": "others"})
        others = [("custom.authors_truncated", False)] if field == "authors" and _ends_in_others(people) else []
        return [(name, written), *(() if exact and not others else custom(citation, field)), *others]

    return Row((field,), (name,), read, write)


_OTHERS = frozenset(("others", "et al.", "et al"))


def _ends_in_others(people: Sequence[Name]) -> bool:
    """Whether the last name is no name, but says that there are more, as pandoc writes BibTeX's `and others`."""
    return len(people) > 1 and people[-1].literal in _OTHERS


def _people(variable: str, values: list[Any], context: Context) -> tuple[list[Name], list[Extra]]:
    """The people of a name variable; flags and parts no name has are kept as `variable.place`."""
    people: list[Name] = []
    more: list[Extra] = []
    for value in values[0] if isinstance(values[0], list) else values[:1]:
        person = read_name(value)
        if other := unread_name(value):
            more.append(Extra(FORMAT_NAME, f"{variable}.{len(people)}", json.dumps(other, ensure_ascii=False)))
            if not other.keys() <= FLAGS:
                context.note(Code.UNPLACED, f"unknown parts of a name kept in extra: {', '.join(other)}", field="extra")
        if person is not None:
            people.append(person)
        elif value:
            context.note(Code.UNPARSED, f"no name in {variable}; left out", text=text_of(value) or str(value))
    return people, more


def custom(citation: Citation, *fields: str) -> list[tuple[str, Any]]:
    """The fields in the model's own JSON, for `custom`."""
    dumped = citation.model_dump(mode="json", include=set(fields), exclude_defaults=True)
    return [(f"custom.{field}", value) for field, value in dumped.items()]


def _only_custom(field: str, *names: str) -> Row:
    """A field no variable takes, and the names of it that other programs write."""

    def read(raw: Raw, context: Context) -> dict[str, Any]:
        return {field: text_of(next(iter(raw.values()))[0])} if raw else {}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return custom(citation, field)

    return Row((field,), (), read, write, names)


# --- fields that share their variables ----------------------------------------------------------------------------


def _read_creators(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: list[Contributor] = []
    extra: list[Extra] = []
    for role, values in raw.items():
        people, more = _people(role, values, context)
        found += [Contributor(role=role, name=name) for name in people]
        extra += more
    return {"creators": found, **({"extra": extra} if extra else {})}


def _write_creators(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    joined = dialect(context).joined_names
    roles: dict[str, list[dict[str, str]]] = {}
    for creator in citation.creators:
        role = creator.role if creator.role in ROLES else "contributor"
        roles.setdefault(role, []).append(write_name(creator.name, joined=joined))
    in_order = [role for role in ROLES if role in roles]
    exact = (
        [c.role for c in citation.creators] == [role for role in in_order for _ in roles[role]]
        and not any(has_details(c.name) for c in citation.creators)
        and not joined
    )
    return [*((role, roles[role]) for role in in_order), *(() if exact else custom(citation, "creators"))]


def _read_locator(raw: Raw, context: Context) -> Mapping[str, Any]:
    first = text_of(raw.get("page-first", [None])[0]) or ""
    text = text_of(raw.get("page", [None])[0]) or first
    pages, article_number = split_locator(text) if text.strip() else (None, None)
    said = text_of(raw.get("article-number", [None])[0])
    found: dict[str, Any] = {"pages": pages, "article_number": said or article_number}
    return found if text.startswith(first) else {**found, "extra": [Extra(FORMAT_NAME, "page-first", first)]}


def _write_locator(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    pages, article_number = citation.pages, citation.article_number
    shown = str(pages) if pages else article_number or ""
    exact = split_locator(shown) == (pages, article_number)
    return [("page", shown), *(() if exact else custom(citation, "pages", "article_number"))]


def _read_number(raw: Raw, context: Context) -> Mapping[str, Any]:
    value = text_of(raw["number"][0]) or ""
    if value.lower().startswith("arxiv:"):
        return {"arxiv": value}
    return {"number": value or None}


def _write_number(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    number, arxiv = citation.number, citation.arxiv
    if number is None and arxiv is not None and citation.type == "article":
        written = f"arXiv:{arxiv}"
        return [("number", written), *custom(citation, "arxiv")]
    pairs = [("number", number)] if number is not None else []
    odd = number is not None and number.lower().startswith("arxiv:")
    return [*pairs, *custom(citation, "arxiv", *(("number",) if odd else ()))]


def _read_abstract(raw: Raw, context: Context) -> Mapping[str, Any]:
    text = without_jats(text_of(raw["abstract"][0]) or "")
    return {"abstracts": [text] if text.strip() else []}


def _write_abstract(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    first, *others = citation.abstracts
    exact = not others and first.language is None and first.sections == abstract_sections(first.text)
    exact = exact and without_jats(first.text) == first.text
    return [
        ("abstract", "\n\n".join(a.text for a in citation.abstracts)),
        *(() if exact else custom(citation, "abstracts")),
    ]


def _read_keywords(raw: Raw, context: Context) -> Mapping[str, Any]:
    words: list[str | None] = []
    for value, *_ in raw.values():
        text = "" if isinstance(value, list) else text_of(value) or ""
        parts = map(text_of, value) if isinstance(value, list) else text.split(";" if ";" in text else ",")
        more = [part and part.strip() for part in parts]
        words += [part for part in more if part not in words] if words else more
    return {"keywords": words}


def _write_keywords(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    words = citation.keywords
    comma = any("," in word for word in words)
    odd = any(";" in word for word in words) or (comma and len(words) == 1)
    return [
        ("keyword", ("; " if comma else ", ").join(words)),
        *(custom(citation, "keywords") if odd else ()),
    ]


def _codes(field: str, name: str) -> Row:
    """ISSN and ISBN: several in one string, as Zotero writes and reads them; `(print)` behind one is no code."""
    parse = parse_issn if field == "issn" else parse_isbn

    def read(raw: Raw, context: Context) -> dict[str, Any]:
        parts = re.split(r"[,;]", text_of(raw[name][0]) or "")
        return {field: [code for part in parts for code in ([part] if parse(part) else part.split())]}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        codes = getattr(citation, field)
        odd = any(re.search(r"[,;\s]", code) for code in codes)
        return [(name, ", ".join(codes)), *(custom(citation, field) if odd else ())]

    return Row((field,), (name,), read, write)


def _write_short_title(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    short = citation.container_title_short
    return [("container-title-short", short), ("journalAbbreviation", short)]


_SHORT_TITLE = one(
    "container_title_short", "container-title-short", "journalAbbreviation", "short-container-title", decode=text_of
)


def _read_note(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    notes: list[str] = []
    for tag, values in raw.items():
        text = text_of(values[0]) or ""
        if tag == "annote":
            if text := paragraphs(text):
                notes.append(text)
                found["extra"] = [*found.get("extra", ()), Extra(*ANNOTE, text)]
            continue
        variables, people, rest = read_note(text)
        notes += rest
        for name, value in variables.items():
            part = {_LINE_FIELDS[name]: value} if name in _LINE_FIELDS else TABLE.read({name: [value]}, context)
            merge(found, part, context)
        for role, value in people:
            merge(found, TABLE.read({role: [[of_line(value)]]}, context), context)
    return {**found, "notes": notes}


# Lines of the note that are no variable of the table.
_LINE_FIELDS = {"type": "type", "citation-key": "key", "arxiv": "arxiv", "rights": "rights"}


def _write_notes(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    """The notes alone; the room adds field lines and related papers in words (see `note_variable`)."""
    exact = all(map(is_plain, citation.notes))
    return () if exact else custom(citation, "notes")


def note_variable(citation: Citation, lines: list[str]) -> str:
    """Return the `note` variable: the target's field lines and the notes."""
    return write_note(lines, citation.notes)


# The court of a case and the body behind a bill are the model's publisher; CSL's styles print `authority`.
_BY_AUTHORITY = frozenset(("legal_case", "bill"))


def _read_publisher(raw: Raw, context: Context) -> Mapping[str, Any]:
    publisher, authority = (text_of(raw.get(name, [None])[0]) for name in ("publisher", "authority"))
    if authority and context.type in _BY_AUTHORITY and publisher in (None, authority):
        return {"publisher": authority}
    kept = [Extra(FORMAT_NAME, "authority", authority)] if authority else []
    if kept:
        context.note(Code.UNPLACED, "no field for 'authority'; kept in extra", field="extra", text=authority)
    return {"publisher": publisher, **({"extra": kept} if kept else {})}


def _write_publisher(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    taken = any(extra.tag == "authority" and extra.format == FORMAT_NAME for extra in citation.extra)
    yield "publisher", citation.publisher
    if citation.type in _BY_AUTHORITY and not taken:
        yield "authority", citation.publisher


_TEXTS: tuple[tuple[str, ...], ...] = (
    ("title", "title"),
    ("title_short", "title-short", "shortTitle", "short-title"),
    ("original_title", "original-title"),
    ("container_title", "container-title"),
    ("collection_title", "collection-title"),
    ("collection_number", "collection-number"),
    ("event_title", "event-title", "event"),
    ("event_place", "event-place"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("edition", "edition"),
    ("number_of_volumes", "number-of-volumes"),
    ("number_of_pages", "number-of-pages"),
    ("chapter_number", "chapter-number"),
    ("section", "section"),
    ("version", "version"),
    ("genre", "genre"),
    ("medium", "medium"),
    ("publisher_place", "publisher-place", "publisher-location"),
    ("status", "status"),
    ("doi", "DOI"),
    ("pmid", "PMID"),
    ("pmcid", "PMCID"),
    ("url", "URL"),
    ("archive", "archive"),
    ("archive_location", "archive_location"),
    ("call_number", "call-number"),
    ("source", "source"),
    ("language", "language"),
)
_DATES: tuple[tuple[str, ...], ...] = (
    ("issued", "issued"),
    ("epub_date", "available-date", "published-online", "epub-date"),
    ("accessed", "accessed"),
    ("submitted", "submitted"),
    ("original_date", "original-date"),
    ("event_date", "event-date"),
)
ONLY_CUSTOM: tuple[str, ...] = (
    "authors_truncated", "translated_titles", "affiliations", "rights", "mesh_terms", "publication_types", "funding",
)  # fmt: skip

# Written, and thrown away by the program that imports the file.
_ZOTERO_DROPS = {*ONLY_CUSTOM, "keywords"} - {"rights"}
# What stands under `custom`.
_PANDOC_DROPS = (
    "translated_titles", "affiliations", "mesh_terms", "publication_types", "funding", "rights",
)  # fmt: skip

TABLE = Table(
    FORMAT_NAME,
    [
        *(_text(*row) for row in _TEXTS),
        Row(
            ("container_title_short",),
            ("container-title-short", "journalAbbreviation"),
            _SHORT_TITLE.read,
            _write_short_title,
            ("short-container-title",),
        ),
        Row(("publisher",), ("publisher", "authority"), _read_publisher, _write_publisher),
        _names("authors", "author"),
        _names("editors", "editor"),
        _names("translators", "translator"),
        Row(("creators",), ROLES, _read_creators, _write_creators),
        *(_date(*row) for row in _DATES),
        Row(("pages", "article_number"), ("page",), _read_locator, _write_locator, ("page-first", "article-number")),
        Row(("number", "arxiv"), ("number",), _read_number, _write_number),
        _codes("issn", "ISSN"),
        _codes("isbn", "ISBN"),
        Row(("abstracts",), ("abstract",), _read_abstract, _write_abstract),
        Row(("keywords",), ("keyword",), _read_keywords, _write_keywords, ("keywords", "categories", "subject")),
        Row(("notes",), ("note",), _read_note, _write_notes, ("annote",)),
        *(_only_custom(field) for field in ONLY_CUSTOM if field != "rights"),
        _only_custom("rights", "license", "copyright"),
    ],
    lost=("note", "files", "key_aliases"),
    beside=("type", "key", "related"),
    dropped={"zotero": _ZOTERO_DROPS, "pandoc": _PANDOC_DROPS},
    bare_names=("zotero", "pandoc"),
)
