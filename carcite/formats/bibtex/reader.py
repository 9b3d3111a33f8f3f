"""Read .bib files, of BibTeX and biblatex alike, one entry at a time: blocks, inheritance, fields, citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any, NamedTuple

from carcite.formats.base import Context, Raw, build, merge
from carcite.formats.bibtex.abstracts import PREFIX, read_translations
from carcite.formats.bibtex.blocks import split
from carcite.formats.bibtex.braces import fold, fold_paragraphs
from carcite.formats.bibtex.commands import defined, expanded
from carcite.formats.bibtex.csl_variables import VARIABLES, read_variables, variables_first
from carcite.formats.bibtex.html import has_html, without_html
from carcite.formats.bibtex.identifiers import eprint_address, is_arxiv, take_address
from carcite.formats.bibtex.inheritance import Inheritance, rewindable
from carcite.formats.bibtex.keys import LINKS
from carcite.formats.bibtex.people import NAME_LISTS, give_editors_their_role
from carcite.formats.bibtex.related import TAGS, read_related
from carcite.formats.bibtex.source_tex import tex_of
from carcite.formats.bibtex.syntax import Aside, Entry, Fields
from carcite.formats.bibtex.table import FORMAT_NAME, KNOWN, TABLES
from carcite.formats.bibtex.text import read_plain
from carcite.formats.bibtex.types import (
    BOOKS,
    READ,
    SYNONYMS,
    THESES,
    WRITTEN,
    csl_type,
    entry_types,
    is_collection,
    subtype_of,
)
from carcite.formats.cutting import Part, batches
from carcite.model import Citation, Extra, with_source_tex
from carcite.notes import Code, Note, note
from carcite.values.hash_set import HashSet
from carcite.values.text import visible

_TABLE = TABLES[False]
# Name lists: programs that know one name a field repeat it.
_NAME_LISTS = frozenset(["author", "editor", "translator"])
# Fields that may stand in an entry more than once.
_REPEATED = _NAME_LISTS | {"keywords", "keyword", "issn", "isbn", "note", "annote", "annotation", "abstract"}
# The entry types that say no more than the CSL type.
_USUAL = {type: {SYNONYMS.get(kind, kind) for kind in entry_types(type)} for type in (*WRITTEN, *READ.values())}
_VERBATIM = frozenset(["doi", "url", "eprint", "link", "bdsk-url-1"])

# What is not a record, and what becomes of it: one note of each kind for a file.
_NOT_RECORDS = {
    "comment": "@comment is not a record",
    "preamble": "@preamble is not a record; commands it defines for words are replaced by them",
    "include": "@include is not a record; the file it names is not read",
    "text": "text between the entries is not a record",
    "string": "@string is not a record; values have its text",
    "xdata": "@xdata is not a record; entries have its fields",
    "crossref": "crossref is not kept; entries have the fields of their parents",
}


class Prepared(NamedTuple):
    """An entry that can be read without the rest of its file: it has the fields that it inherits.

    record    the key, or `#3` for the third record
    commands  the commands that the file defines before the entry, None for those that text cannot stand for
    missing   the keys to inherit from that no entry has
    faults    what is wrong with what it inherits
    """

    entry: Entry
    record: str
    commands: Mapping[str, str | None]
    missing: Sequence[str] = ()
    faults: Sequence[str] = ()


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citations of a .bib file in order, and notes on what was repaired, inherited or left out."""
    return read_prepared(prepare(file))


def read_prepared(items: Iterable[Prepared | Note]) -> Iterator[Citation | Note]:
    """Yield the citations of entries, and the notes on them; notes among the entries stay in their place."""
    for item in items:
        if isinstance(item, Note):
            yield item
            continue
        context = Context(FORMAT_NAME, record=item.record, line=item.entry.line)
        yield citation(item, context)
        yield from context.notes


def prepare(file: IO[str]) -> Iterator[Prepared | Note]:
    """Yield the entries of a .bib file, and notes on the rest of it."""
    source = rewindable(file)
    inheritance = Inheritance.of(source)
    keys = _Keys()
    asides = _Asides()
    commands: Mapping[str, str | None] = {}
    number, block = 0, None
    for number, block in enumerate(split(source)):  # noqa: B007
        if isinstance(block, Aside):
            if block.kind == "preamble":
                commands = {**commands, **defined(block.text, commands)}
            yield from asides.take(block)
        elif block.type == "xdata":
            asides.count("xdata", block.line, block.key)
        else:
            yield from keys.take(block)
            if any(name == "crossref" for name, _ in block.fields):
                asides.count("crossref", block.line, block.key)
            yield prepared(block, block.key or f"#{keys.records}", commands, inheritance)
    if number == 0 and isinstance(block, Aside) and block.kind == "text" and not block.text.startswith("%"):
        yield note(Code.BROKEN_RECORD, "there is no entry in this text; one begins `@article{key,`", line=block.line)
    yield from asides.notes()


def prepared(entry: Entry, record: str, commands: Mapping[str, str | None], inheritance: Inheritance) -> Prepared:
    """Return an entry with what it inherits."""
    if not inheritance.concerns(entry):
        return Prepared(entry, record, commands)
    fields, missing, faults = inheritance.fields_of(entry)
    return Prepared(entry._replace(fields=fields), record, commands, missing, faults)


class _Keys:
    """Counts the records of a file and knows their keys."""

    def __init__(self) -> None:
        self.records = 0
        self._seen = HashSet()

    def take(self, entry: Entry) -> Iterator[Note]:
        """Count a record; yield a note if its key is taken."""
        self.records += 1
        if not entry.key:
            return
        folded = entry.key.lower()
        if folded in self._seen:
            yield note(Code.DUPLICATE_KEY, "an earlier entry has the same key", record=entry.key, line=entry.line)
        self._seen.add(folded)


class _Asides:
    """Counts what is not a record in a file, by kind, with the line and text of the first."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, int, str]] = {}

    def take(self, block: Aside) -> Iterator[Note]:
        """Count a block that is not an entry; yield a note if it is broken or was repaired."""
        if block.kind == "broken":
            message = f"not a readable entry: {block.reason}"
            yield note(Code.BROKEN_RECORD, message, line=block.line, text=block.text)
            return
        if block.reason:
            yield note(Code.REPAIRED, block.reason, line=block.line, text=block.text)
        self.count(block.kind, block.line, block.text.lstrip("\ufeff"))

    def count(self, kind: str, line: int, text: str) -> None:
        """Count a thing of a kind, unless it is empty."""
        if text:
            number, first, shown = self._found.get(kind, (0, line, text))
            self._found[kind] = (number + 1, first, shown)

    def notes(self) -> Iterator[Note]:
        """Yield one note for each kind, in the order of the file."""
        for kind, (number, line, text) in self._found.items():
            times = f" ({number} times)" if number > 1 else ""
            tag = kind if kind in ("text", "crossref") else f"@{kind}"
            yield note(Code.NOT_A_RECORD, _NOT_RECORDS[kind] + times, line=line, text=text, tag=tag)


def citation_of_fields(type: str, fields: Fields) -> Citation:
    """Return the citation of an entry without a key, which inherits nothing."""
    return citation(Prepared(Entry(type, "", fields, 0), "", {}), Context(FORMAT_NAME))


def citation(prepared: Prepared, context: Context) -> Citation:
    """Return the citation of an entry; notes on it are in `context.notes`."""
    entry, commands = prepared.entry, prepared.commands
    _note_faults(prepared, context)
    fields = _visible(entry.fields, context)
    if commands:
        fields = [(name, expanded(value, commands)) for name, value in fields]
    raw, extra = _raw(fields, prepared.missing, context)
    tex = tex_of(raw, [name for name, body in commands.items() if body is None])
    take_address(raw)
    if "editortype" in raw:
        give_editors_their_role(raw)
    model = _described(entry, raw, extra, context)
    if not VARIABLES.keys().isdisjoint(raw):
        extra = [*read_variables(raw), *extra]
    merge(model, _fields(raw, context), context)
    if "eprint" in raw and not model.get("url") and (address := eprint_address(raw)) is not None:
        model["url"] = address
    context.take_kept(model)
    extra += model.get("extra", ())
    if extra:
        model["extra"] = variables_first([each._replace(value=fold_paragraphs(each.value)) for each in extra])
    return with_source_tex(build(model, context), tex)


def _note_faults(prepared: Prepared, context: Context) -> None:
    """Note what is wrong with an entry and with what it inherits."""
    for fault in prepared.entry.faults:
        context.note(Code.REPAIRED, fault, text=prepared.entry.raw or None)
    for fault in prepared.faults:
        context.note(Code.UNPARSED, fault)
    for key in prepared.missing:
        context.note(Code.UNPLACED, f"no entry {key!r} to inherit from", field="extra", text=key)


def _fields(raw: Raw, context: Context) -> dict[str, Any]:
    """Return the model fields in the values of an entry."""
    found: dict[str, Any] = {}
    if not raw.keys().isdisjoint(TAGS):
        merge(found, read_related(raw, context), context)
    translations = read_translations(raw, context) if any(tag.startswith(PREFIX) for tag in raw) else []
    merge(found, _TABLE.read(raw, context), context)
    if translations:
        merge(found, {"abstracts": translations}, context)
    return found


def _visible(fields: Fields, context: Context) -> Fields:
    """Return the fields without control characters, noncharacters and surrogates; a note says so."""
    whole = "".join([value for _, value in fields])
    # `visible` looks at every character; this takes a tenth of its time.
    if whole.replace("\n", "").replace("\t", "").replace("\r", "").isprintable() or visible(whole) == whole:
        return fields
    if visible(whole) != whole.replace("\0", ""):  # zero bytes are noted once for a file
        context.note(Code.REPAIRED, "control characters, noncharacters and lone surrogates are left out")
    return [(name, visible(value)) for name, value in fields]


def _raw(fields: list[tuple[str, str]], missing: Sequence[str], context: Context) -> tuple[Raw, list[Extra]]:
    """Return the values by field name, empty ones skipped, and the extra values of fields that are given twice."""
    raw: Raw = {}
    extra: list[Extra] = []
    seen: dict[str, set[str]] = {}  # the values of fields that are given twice
    for name, value in fields:
        if name in LINKS:
            if missing:
                extra.append(Extra(context.format, name, fold(value)))
            continue
        value = _cleaned(name, value)
        if not value or value.isspace():
            continue
        held = raw.get(name)
        if held is None:
            raw[name] = [value]
        elif value not in (known := seen.setdefault(name, set(held))):
            known.add(value)
            if name in _REPEATED:
                held.append(value)
                continue
            extra.append(Extra(context.format, name, fold_paragraphs(value)))
            message = f"{name!r} is given twice; the second value is kept in extra"
            context.note(Code.DUPLICATE_FIELD, message, field="extra")
    _join_names(raw, context)
    return raw, extra


def _join_names(raw: Raw, context: Context) -> None:
    """Make one list of the names of a field that is given twice."""
    for name in sorted(_NAME_LISTS & raw.keys()):
        if len(raw[name]) > 1:
            raw[name] = [" and ".join(raw[name])]
            message = f"{name!r} is given twice; the names are read as one list"
            context.note(Code.DUPLICATE_FIELD, message, field=f"{name}s")


def _cleaned(name: str, value: str) -> str:
    """Return a value without HTML, in one line if its field is unknown."""
    if name not in KNOWN:
        return value if name.startswith(PREFIX) else fold_paragraphs(value)
    if name not in _VERBATIM and has_html(value):
        return without_html(value, elements=name not in NAME_LISTS)
    return value


def _described(entry: Entry, raw: Raw, extra: list[Extra], context: Context) -> dict[str, Any]:
    """Return the citation's type and key; fields that name the type are removed from `raw`."""
    subtype = read_plain(raw["entrysubtype"][0]) if "entrysubtype" in raw else None
    if subtype is not None and subtype_of(subtype):
        del raw["entrysubtype"]
    event = not raw.keys().isdisjoint(("eventtitle", "eventdate", "venue"))
    context.type = csl_type(entry.type, subtype=subtype, arxiv=is_arxiv(raw), event=event)
    if entry.type in THESES and "type" not in raw and subtype != "thesis":
        raw["type"] = [THESES[entry.type]]
    if not _is_usual(entry.type, raw, context.type):
        extra.append(Extra(context.format, "entrytype", entry.type))
    if entry.type not in READ:
        context.note(Code.UNPLACED, f"unknown entry type @{entry.type}; kept in extra", field="type")
    if context.type in BOOKS and raw.get("booktitle") == raw.get("title"):
        raw.pop("booktitle", None)  # for entries that inherit from this one
    return {"type": context.type, "key": entry.key} if entry.key else {"type": context.type}


def _is_usual(entry_type: str, raw: Raw, type: str) -> bool:
    """Return whether an entry type says no more than the CSL type."""
    name = SYNONYMS.get(entry_type, entry_type)
    if name == "collection" and is_collection(type, authors="author" in raw, editors="editor" in raw):
        return True
    return name in _USUAL.get(READ.get(entry_type, ""), ()) or name in _USUAL.get(type, ())


# --- parts of a file --------------------------------------------------------------------------------------------------


def cut(file: IO[str]) -> Iterator[Part]:
    """Yield the parts of a .bib file: entries that need nothing else of the file, macros and inheritance settled."""
    return batches(prepare(file), read_prepared, _size)


def _size(item: Prepared | Note) -> int:
    return len(item.text or "") if isinstance(item, Note) else sum(len(value) for _, value in item.entry.fields)
