"""Citations to BibTeX and biblatex entries, one at a time. bibtexparser writes the entry's syntax."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any, NamedTuple

from carcite.formats.base import Context
from carcite.formats.bibtex.datamodel import conforming
from carcite.formats.bibtex.dates import Bare
from carcite.formats.bibtex.identifiers import EPRINT_TAGS, eprint_address, is_arxiv
from carcite.formats.bibtex.kept import kept_value
from carcite.formats.bibtex.keys import safe_key
from carcite.formats.bibtex.prose import write_annotation
from carcite.formats.bibtex.related import write_related
from carcite.formats.bibtex.table import FORMAT_NAME, KNOWN, TABLES
from carcite.formats.bibtex.targets import dialect
from carcite.formats.bibtex.types import (
    PRINTED_AS,
    READ,
    STANDARD,
    THESES,
    ZOTERO_TYPES,
    csl_type,
    entry_type,
    subtype_name,
)
from carcite.formats.bibtex.words import write_variables
from carcite.formats.records import Entry, entries, related_list
from carcite.model import Citation
from carcite.notes import Code, Note
from carcite.options import Options
from carcite.tex import encode_plain

_LINKS = frozenset(["crossref", "xdata"])


def write_stream(citations: Iterable[Citation], options: Options, *, biblatex: bool) -> Iterator[str | Note]:
    """The entries of the citations and of their related papers, each followed by the notes on it."""
    layout = _layout()
    first = True
    for item in entries(citations, options):
        if isinstance(item, Note):
            yield item
            continue
        context = Context(FORMAT_NAME, record=item.key, type=item.citation.type, options=options)
        text = layout(*_entry(item, context, biblatex=biblatex))
        yield text if first else "\n" + text
        first = False
        yield from context.notes


Layout = Callable[[str, str, list[tuple[str, str]]], str]


class _Field(NamedTuple):
    """What bibtexparser's writer looks at in a field."""

    key: str
    value: str


def _layout() -> Layout:
    """bibtexparser's writer for one entry: (entry type, key, fields) -> text."""
    from bibtexparser.model import Entry as Block
    from bibtexparser.writer import write

    # What it asks for each field and entry is computed in its own classes; here it is there already.
    shape: Any = SimpleNamespace(indent="  ", value_column=0, trailing_comma=True, block_separator="")
    library: Any = SimpleNamespace(blocks=[])

    def layout(kind: str, key: str, pairs: list[tuple[str, str]]) -> str:
        fields: Any = [
            _Field(tag, value if type(value) is Bare else f"{{{_ended(value) if '{}}' in value else value}}}")
            for tag, value in pairs
        ]
        library.blocks = [Block(kind, key, fields)]
        return write(library, shape)

    return layout


def _ended(value: str) -> str:
    """The value without an accent on nothing at the end of a group, of which biber leaves `\\~}`."""
    return value.replace("\\~{}}", "{\\textasciitilde}}").replace("\\^{}}", "{\\textasciicircum}}")


def _entry(entry: Entry, context: Context, *, biblatex: bool) -> tuple[str, str, list[tuple[str, str]]]:
    """The entry type, the key and the fields of one record."""
    citation = entry.citation
    options = context.options
    kind = _kind(citation, context, biblatex=biblatex)
    originals: list[tuple[str, str]] = []
    if citation.extra:
        citation, originals = write_variables(citation, context)
        citation, annotated = write_annotation(citation, context, biblatex=biblatex)
        originals = [*annotated, *originals]
    pairs = TABLES[biblatex].write(citation, context)
    if any(tag == "booktitle" for tag, _ in originals):  # of the volume
        pairs = [("maintitle" if tag == "booktitle" else tag, value) for tag, value in pairs]
    if citation.type == "thesis":
        pairs = [pair for pair in pairs if pair != ("type", THESES.get(kind))]
    pairs += write_related(entry.links)
    found = dict(pairs)
    pairs += _subtype(kind, citation, found)
    if biblatex and dialect(context).validated:
        pairs, moved = conforming(kind, pairs)
        if moved:
            message = f"as annotations of the title, since biblatex's @{kind} has no such fields: {', '.join(moved)}"
            context.note(Code.MOVED, message)
    elif dialect(context).extra_lines:
        from carcite.formats.bibtex.zotero_lines import zotero_pairs  # for one target only

        pairs = zotero_pairs(kind, citation, pairs)
    pairs += originals
    if entry.listed:
        pairs.append(("related-papers", encode_plain(related_list(entry.listed), ascii=options.ascii)))
    if citation.extra:
        pairs += _extra(citation, kind, found | dict(originals), context)
    key = safe_key(entry.key)
    if key != entry.key:
        context.note(Code.CHANGED, f"BibTeX does not take the key {entry.key!r}; written as {key!r}", field="key")
    return kind, key, pairs


def _kind(citation: Citation, context: Context, *, biblatex: bool) -> str:
    """The entry type: the one the entry was read with, where it still fits, or the usual one of the CSL type."""
    biblatex = biblatex or dialect(context).knows_both
    for extra in citation.extra:
        fits = extra.format == FORMAT_NAME and extra.tag == "entrytype" and READ.get(extra.value) == citation.type
        if fits and (biblatex or extra.value in STANDARD) and not dialect(context).extra_lines:
            return extra.value
    if dialect(context).extra_lines:
        return ZOTERO_TYPES.get(citation.type) or entry_type(citation, biblatex=False)
    kind = entry_type(citation, biblatex=biblatex)
    return PRINTED_AS.get(kind, kind) if dialect(context).validated else kind


def _subtype(kind: str, citation: Citation, found: dict[str, str]) -> list[tuple[str, str]]:
    """`entrysubtype`, where the entry would be read as another type without it."""
    arxiv = "eprint" in found and is_arxiv({tag: [value] for tag, value in found.items()})
    event = "eventtitle" in found or "eventdate" in found or "venue" in found
    read = csl_type(kind, subtype=None, arxiv=arxiv, event=event)
    implied = kind in THESES and citation.genre is None
    return [("entrysubtype", subtype_name(citation.type))] if read != citation.type or implied else []


def _extra(citation: Citation, kind: str, found: dict[str, str], context: Context) -> list[tuple[str, str]]:
    """The fields that were read and that no model field took: as they were, where that harms nothing."""
    pairs: list[tuple[str, str]] = []
    own = {extra.tag: [extra.value] for extra in citation.extra if extra.format == FORMAT_NAME}
    address = eprint_address(own) if "eprint" in own and not (citation.arxiv or citation.pmid) else None
    if address is not None and not citation.url:
        context.note(Code.CHANGED, "reads back with the eprint's address", field="url")
    for extra in citation.extra:
        eprint = address is not None and extra.tag in EPRINT_TAGS
        if extra.format != FORMAT_NAME or (extra.tag == "entrytype" and extra.value == kind):
            continue
        tag, value = extra.tag, extra.value
        if tag == "entrytype":
            context.note(Code.LOST, f"there is no @{value[:80]} here; written as @{kind}", field="extra", text=value)
            continue
        taken = tag in found or tag in _LINKS or (tag == "entryset" and kind != "set")
        # A second value of a field goes back beside the first; alone it would be read as the field itself.
        alone = tag in KNOWN and not eprint and not any(getattr(citation, field) for field in KNOWN[tag])
        if taken or alone:
            context.note(Code.LOST, f"{tag[:80]!r} is no field of its own in this entry", field="extra", text=value)
            continue
        written = kept_value(tag, value, context)
        if written is None:
            continue
        if tag in KNOWN and not eprint:
            context.note(Code.CHANGED, f"{tag!r} cannot be written as it is", field="extra")
        found[tag] = written
        pairs.append((tag, written))
    return pairs
