"""Citations to BibTeX and biblatex entries, one at a time. bibtexparser writes the entry's syntax."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from carcite.formats.base import Context
from carcite.formats.bibtex.affiliations import with_all_affiliations
from carcite.formats.bibtex.csl_variables import VARIABLES, write_variables
from carcite.formats.bibtex.dates import Bare
from carcite.formats.bibtex.identifiers import EPRINT_TAGS, eprint_address
from carcite.formats.bibtex.kept_fields import kept_value
from carcite.formats.bibtex.keys import LINKS, safe_key
from carcite.formats.bibtex.numbers import number_field
from carcite.formats.bibtex.related import RELATED_PAPERS, write_related
from carcite.formats.bibtex.roundtrip import Record, note_entry_changes, read_type
from carcite.formats.bibtex.source_tex import accented, for_latex, with_source_tex
from carcite.formats.bibtex.table import FORMAT_NAME, KNOWN, TABLES
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import read_plain, write_plain
from carcite.formats.bibtex.types import (
    PRINTED_AS,
    READ,
    STANDARD,
    THESES,
    ZOTERO_TYPES,
    entry_type,
    subtype_name,
    subtype_of,
)
from carcite.formats.child_notes import related_note
from carcite.formats.records import Entry, related_list, write_records
from carcite.keys import KeyRing
from carcite.model import Citation, Related, source_tex
from carcite.notes import Code, Note, note
from carcite.options import Options
from carcite.tex import unsettable
from carcite.tex.definitions import definitions


def write_stream(citations: Iterable[Citation], options: Options, *, biblatex: bool) -> Iterator[str | Note]:
    """Yield the entries of the citations and of their related papers, each followed by the notes on it."""
    unset = _Unset()
    defined: set[str] = set()
    for item in write_entries(citations, options, biblatex=biblatex):
        if isinstance(item, Needed):
            unset.look_at(item)
            defined.update(item.definitions)
        else:
            yield item
    if defined:
        lines = "\n".join(f"  {line}" for line in sorted(defined))
        yield f'\n@preamble{{"\n{lines}\n"}}\n'
    yield from unset.notes()


class Needed(NamedTuple):
    """What an entry needs of the whole file: of characters that pdfLaTeX cannot set a note, of commands definitions."""

    record: str
    unset: str
    definitions: list[str]


def write_entries(
    citations: Iterable[Citation], options: Options, ring: KeyRing | None = None, *, biblatex: bool
) -> Iterator[str | Note | Needed]:
    """Yield the entries, each followed by the notes on it and by what it needs of the whole file."""
    layout = _layout()

    def write(entry: Entry, context: Context) -> str:
        record = _record(entry, context, biblatex=biblatex)
        text = layout(record)
        note_entry_changes(entry, context, record, layout, biblatex=biblatex)
        if target_of(context).validated:
            context.needed = _needed(record, entry.citation, biblatex=biblatex)
        return text

    return write_records(citations, options, FORMAT_NAME, write, between="\n", ring=ring)


def _needed(record: Record, citation: Citation, *, biblatex: bool) -> Needed | None:
    values = [value for tag, value in record.pairs if tag in _PRINTED]
    text = "".join(values)
    unset = unsettable(text) or (accented(text) if biblatex else "")
    defined = definitions(values, biblatex=biblatex) if source_tex(citation) else []
    return Needed(record.key, unset, defined) if unset or defined else None


# What styles print: of other fields LaTeX sees nothing.
_PRINTED = frozenset(
    (
        "author", "editor", "translator", "title", "journal", "journaltitle", "booktitle", "maintitle", "series",
        "publisher", "school", "institution", "organization", "address", "location", "note", "howpublished", "type",
        "eventtitle", "venue", "edition", "volume", "number", "pages", "chapter", "year",
    )
)  # fmt: skip


class _Unset:
    """The entries of a file that pdfLaTeX cannot print as they are."""

    def __init__(self) -> None:
        self.count = 0
        self.first = ""
        self.characters = ""

    def look_at(self, needed: Needed) -> None:
        """Count an entry with such characters in what styles print."""
        if needed.unset:
            self.count += 1
            self.first = self.first or needed.record
            self.characters = self.characters or needed.unset

    def notes(self) -> Iterator[Note]:
        """Yield the one note on the file, if there is something to say."""
        if self.count:
            times = "1 entry has" if self.count == 1 else f"{self.count} entries have"
            message = f"{times} characters that pdfLaTeX cannot set ({self.characters[:12]}); use XeLaTeX or LuaLaTeX"
            yield note(Code.ASSUMED, message, record=self.first)


Layout = Callable[[Record], str]


class _Field(NamedTuple):
    """What bibtexparser's writer looks at in a field."""

    key: str
    value: str


@cache
def _layout() -> Layout:
    """bibtexparser's writer for one entry: (entry type, key, fields) -> text."""
    from bibtexparser.model import Entry as Block
    from bibtexparser.writer import write

    # What it asks for each field and entry is computed in its own classes; here it is there already.
    shape: Any = SimpleNamespace(indent="  ", value_column=0, trailing_comma=True, block_separator="")

    def layout(record: Record) -> str:
        fields: Any = [
            _Field(tag, value if type(value) is Bare else f"{{{_ended(value) if '{}}' in value else value}}}")
            for tag, value in record.pairs
        ]
        library: Any = SimpleNamespace(blocks=[Block(record.kind, record.key, fields)])
        return write(library, shape)

    return layout


def _ended(value: str) -> str:
    """Return the value without an accent on nothing at the end of a group, of which biber leaves `\\~}`."""
    return value.replace("\\~{}}", "{\\textasciitilde}}").replace("\\^{}}", "{\\textasciicircum}}")


def _record(entry: Entry, context: Context, *, biblatex: bool) -> Record:
    """Return the entry of a citation."""
    citation = with_all_affiliations(entry.citation)
    kind = _kind(citation, context, biblatex=biblatex)
    altered: frozenset[str] = frozenset()
    pairs, variables = _table_pairs(citation, kind, context, biblatex=biblatex)
    if biblatex:
        pairs += write_related(entry.links)
    if target_of(context).is_zotero:
        if entry.links:
            context.note(Code.LOST, f"zotero reads no links between the entries of {context.format}", field="related")
        from carcite.formats.bibtex.zotero import zotero_pairs  # for one target only

        usual, pairs = pairs, zotero_pairs(kind, citation, pairs, context)
        altered = frozenset(tag for tag, _ in {*usual} ^ {*pairs})
    if biblatex:
        pairs += _subtype(kind, citation, pairs)
    pairs += variables
    if entry.listed:
        pairs.append(_related_papers(entry.listed, context))
    if citation.extra:
        pairs += _extra(citation, kind, dict(pairs), context)
    pairs = with_source_tex(for_latex(pairs, context, biblatex=biblatex), citation, context, biblatex=biblatex)
    return Record(kind, safe_key(entry.key), pairs, altered)


def _related_papers(listed: Iterable[Related], context: Context) -> tuple[str, str]:
    """Return the field of the list of related papers: for Zotero a child note, elsewhere a field of its own."""
    if not target_of(context).is_zotero:
        return RELATED_PAPERS, write_plain(related_list(listed), context)
    context.note(Code.MOVED, "related papers are listed in a child note", field="notes")
    return "annote", write_plain(related_note(listed), context)


Pairs = list[tuple[str, str]]


def _table_pairs(citation: Citation, kind: str, context: Context, *, biblatex: bool) -> tuple[Pairs, Pairs]:
    """Return the fields of the table, and those of CSL's variables that only biblatex has."""
    variables: Pairs = []
    if citation.extra and biblatex:
        citation, variables = write_variables(citation, context)
    pairs = TABLES[biblatex].write(citation, context)
    if any(tag == "booktitle" for tag, _ in variables):  # of the volume
        pairs = [("maintitle" if tag == "booktitle" else tag, value) for tag, value in pairs]
    if citation.type == "thesis":  # what the entry type itself says
        pairs = [pair for pair in pairs if pair != ("type", THESES.get(kind))]
    return pairs, variables


def _kind(citation: Citation, context: Context, *, biblatex: bool) -> str:
    """Return the entry type: the one that was read if it still fits, otherwise the usual one of the CSL type."""
    biblatex = biblatex or target_of(context).types_of_both
    for extra in citation.extra:
        fits = extra.format == FORMAT_NAME and extra.tag == "entrytype" and READ.get(extra.value) == citation.type
        if fits and (biblatex or extra.value in STANDARD) and not target_of(context).is_zotero:
            return extra.value
    if target_of(context).is_zotero:
        return ZOTERO_TYPES.get(citation.type) or entry_type(citation, biblatex=False)
    kind = entry_type(citation, biblatex=biblatex)
    return PRINTED_AS.get(kind, kind) if target_of(context).validated else kind


def _subtype(kind: str, citation: Citation, pairs: Pairs) -> Pairs:
    """`entrysubtype`, where the entry would be read as another type without it."""
    implied = kind in THESES and citation.genre is None
    if implied or read_type(kind, pairs) != citation.type:
        return [("entrysubtype", subtype_name(citation.type))]
    return []


def _is_second(tag: str, value: str, citation: Citation) -> bool:
    """Whether a value reads back as the second one of its field: `issue` beside the `number` of an article."""
    usual = tag == "issue" and number_field(citation.type) == "issue"
    return usual and citation.issue not in (None, read_plain(value))


def _kept_address(citation: Citation) -> str | None:
    """Return the address that a kept `eprint` stands for."""
    own = {extra.tag: [extra.value] for extra in citation.extra if extra.format == FORMAT_NAME}
    return eprint_address(own) if "eprint" in own else None


def _is_read_otherwise(tag: str, value: str, citation: Citation, kind: str, context: Context) -> bool:
    """Whether a kept value would be read as a part of a field, as the field itself, or as the type of the entry."""
    if tag in LINKS or (tag == "entryset" and kind != "set"):
        return True
    if tag == "entrysubtype":
        return bool(subtype_of(read_plain(value)))
    if target_of(context).is_zotero or not _is_second(tag, value, citation):  # Zotero would take a second value
        return tag in KNOWN or tag in VARIABLES
    return False


def _extra(citation: Citation, kind: str, found: dict[str, str], context: Context) -> Pairs:
    """Return the fields that were read and that no model field took, as they were where that harms nothing."""
    pairs: Pairs = []
    # Second values stand behind the others, so that a file that is read and written again is the same.
    for extra in sorted(citation.extra, key=lambda extra: extra.tag in KNOWN):
        tag, value = extra.tag, extra.value
        if extra.format != FORMAT_NAME or (tag == "entrytype" and value == kind):
            continue
        message = _why_left_out(tag, value, citation, kind, found, context)
        if message:
            context.note(Code.LOST, message, field="extra", text=value)
        elif (written := kept_value(tag, value, context)) is not None:
            found[tag] = written
            pairs.append((tag, written))
    return pairs


def _why_left_out(
    tag: str, value: str, citation: Citation, kind: str, found: dict[str, str], context: Context
) -> str | None:
    """Return why a field that was read has no place in the entry; None if it has."""
    if tag == "entrytype":
        return f"there is no @{value[:80]} here; written as @{kind}"
    is_address = tag in EPRINT_TAGS and not (citation.arxiv or citation.pmid) and _kept_address(citation)
    if tag in found or (not is_address and _is_read_otherwise(tag, value, citation, kind, context)):
        return f"{tag[:80]!r} is not a field of its own in this entry"
    return None
