"""From citations to CSL-JSON. Reference: CSL-JSON schema 1.0.2 (csl-data.json); CSL 1.0.2, appendix IV.

Everything is kept: what CSL has no variable for stands under `custom`, once and typed, and so does what a variable
cannot say exactly (`custom.model`, in the model's own JSON). So reading gives back what was written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import to_json

from carcite.formats.base import Context, build
from carcite.formats.csljson.fields import BY_AUTHORITY, FORMAT_NAME, is_for_zotero
from carcite.formats.csljson.names import FLAGS, write_details
from carcite.formats.csljson.reader import read_item, read_variables
from carcite.formats.csljson.table import FLAT_CUSTOM, IN_CUSTOM, SCHEMA_ONLY, TABLE
from carcite.formats.csljson.text import from_text, without_jats
from carcite.formats.csljson.zotero import fit
from carcite.formats.extra_lines import write_note
from carcite.formats.records import Entry, write_records
from carcite.formats.roles import FIELD_ROLES, has_details, without_details
from carcite.keys import KeyRing
from carcite.model import Abstract, Citation, Extra, Related, abstract_sections, unset
from carcite.notes import Code, Note
from carcite.options import Options

Item = dict[str, Any]
_PLACE = re.compile(r"([a-z-]+)\.([0-9]{1,4})")
_BESIDE = frozenset((*IN_CUSTOM, "abstracts", "key", "related", "extra")) - {"authors_truncated"}
_ONLY_CUSTOM = (*IN_CUSTOM, "rights")
_DEEPEST = 20
"""Related papers of related papers; the reader takes JSON of 100 levels, four each."""


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """Yield a JSON list, one item at a time, and the notes on each."""
    is_empty = True
    yield "["
    for piece in write_items(citations, options):
        is_empty = is_empty and isinstance(piece, Note)
        yield piece
    yield "]\n" if is_empty else "\n]\n"


def write_items(citations: Iterable[Citation], options: Options, ring: KeyRing | None = None) -> Iterator[str | Note]:
    """Yield the items of the list, with commas between them, and the notes on each."""

    def write(entry: Entry, context: Context) -> str:
        return f"\n{_json(_write_entry(entry, context), options)}".replace("\n", "\n  ")

    def wanted(note: Note) -> bool:
        return note.field != "related" or options.related == "none"  # otherwise all of them are written

    return write_records(citations, options, FORMAT_NAME, write, between=",", ring=ring, wanted=wanted)


def _json(item: Item, options: Options) -> str:
    if options.ascii:
        return json.dumps(item, indent=2)
    # pydantic's writer gives the same text some ten times as fast.
    return to_json(item, indent=2).decode()


def _write_entry(entry: Entry, context: Context) -> Item:
    citation = entry.citation
    related = _related_items(entry, context) if citation.related and context.options.related != "none" else []
    if any(not unset(link.related.citation) for link in entry.links):
        context.note(Code.MOVED, "related papers are items of their own, linked by id", field="related")
    if citation.type == "software" and context.options.target is None:
        message = "Zotero refuses a CSL-JSON file with an item of type software; target='zotero' writes another type"
        context.note(Code.ASSUMED, message, field="type")
    return write_item(citation, entry.key, related, context)


def _related_items(entry: Entry, context: Context) -> list[Item]:
    """Return the related papers as they stand under `custom`."""
    keys = {id(link.related): link.key for link in entry.links}
    inner = Context(FORMAT_NAME, record=context.record)
    related = [_write_related(part, keys.get(id(part)), inner) for part in entry.citation.related]
    if any(note.field == "container_title_short" for note in inner.notes):
        message = "a short container title of a related paper is its container title; not repeated"
        context.note(Code.SKIPPED, message, field="related")
    context.notes += [note for note in inner.notes if note.field == "related"]
    return related


def write_item(citation: Citation, key: str | None, related: list[Item], context: Context) -> Item:
    """Return the item of a citation with its related papers, which are given as they stand under `custom`."""
    zotero = is_for_zotero(context)
    keys = ("id", "citation-key") if zotero else ("id",)
    item: Item = {**dict.fromkeys(keys if key else (), key), "type": citation.type}
    item |= {name: value for name, value in TABLE.write(citation, context) if value}
    custom = _write_custom(citation, item)
    if citation.extra:
        _write_extra(citation.extra, item, custom)
    if zotero:
        item = _write_for_zotero(citation, item)
    custom |= _write_inexact(citation, item, zotero, context)
    if related:
        custom["related"] = related
    if custom:
        item["custom"] = dict(sorted(custom.items()))
    return item


def _write_for_zotero(citation: Citation, item: Item) -> Item:
    """Return the item with what Zotero has no field for in the note."""
    item.pop("license", None)
    item, lines = fit(item, citation.rights, citation.arxiv)
    item["note"] = write_note(lines, [note for note in (citation.note, *citation.notes) if note])
    if not item["note"]:
        del item["note"]
    return item


def _write_related(related: Related, key: str | None, context: Context, depth: int = 0) -> Item:
    """Return a related paper: its relation, and the id of its item or the item itself."""
    part: Item = {"relation": related.relation}
    if key is not None:
        part["id"] = key
    else:
        other = related.citation
        papers = other.related if depth < _DEEPEST else ()
        if len(papers) < len(other.related):
            context.note(Code.LOST, f"related papers more than {_DEEPEST} deep are left out", field="related")
        inner = [_write_related(more, None, context, depth + 1) for more in papers]
        context.type = other.type
        part["item"] = write_item(other, other.key, inner, context)
    return part | {name: True for name in ("inverse", "itself") if getattr(related, name)}


# --- custom -----------------------------------------------------------------------------------------------------------


def _write_custom(citation: Citation, item: Item) -> Item:
    """Return the fields that have no variable, with a hyphen in their names as CSL has it."""
    held = citation.__dict__
    custom: Item = {}
    if names := {name for name in _ONLY_CUSTOM if held[name]}:
        dumped = citation.model_dump(mode="json", include=names, exclude_defaults=True)
        custom = {name.replace("_", "-"): value for name, value in dumped.items()}
    if citation.abstracts:
        custom |= _write_abstracts(citation.abstracts, item)
    for name, role in FIELD_ROLES.items():
        if any(map(has_details, held[name])):
            custom[f"{role}-details"] = write_details(held[name])
    return custom


def _write_abstracts(abstracts: tuple[Abstract, ...], item: Item) -> Item:
    """Return what the variable does not say: the first abstract's language and sections, and the other abstracts."""
    first, *others = abstracts
    custom: Item = {}
    if without_jats(item["abstract"]) != first.text:
        custom["abstract"] = first.text
    if first.language is not None:
        custom["abstract-language"] = first.language
    if first.sections != abstract_sections(first.text):
        custom["abstract-sections"] = [section.model_dump(exclude_defaults=True) for section in first.sections]
    if others:
        custom["abstracts"] = [_write_abstract(other) for other in others]
    return custom


def _write_abstract(abstract: Abstract) -> Item:
    item: Item = {"language": abstract.language} if abstract.language is not None else {}
    item["text"] = abstract.text
    if abstract.sections != abstract_sections(abstract.text):
        item["sections"] = [section.model_dump(exclude_defaults=True) for section in abstract.sections]
    return item


def _write_inexact(citation: Citation, item: Item, zotero: bool, context: Context) -> Item:
    """Return the fields that the variables of the item, read back, would give another value."""
    if not zotero and not context.uncertain(citation):
        return {}
    scratch = Context(FORMAT_NAME)
    back = build(read_variables(item, scratch), scratch)
    names = [name for name in Citation.model_fields if name not in _BESIDE and not _is_same(name, citation, back)]
    dumped = citation.model_dump(mode="json", include=set(names))
    custom = {name.replace("_", "-"): dumped[name] for name in names if name in FLAT_CUSTOM and dumped[name]}
    if model := {name: dumped[name] for name in names if name.replace("_", "-") not in custom}:
        custom["model"] = model
    return custom


def _is_same(name: str, citation: Citation, back: Citation) -> bool:
    one, other = getattr(citation, name), getattr(back, name)
    if name in FIELD_ROLES:
        one = tuple(map(without_details, one))
    if name == "container_title_short" and other is None:
        return bool(one is None or one == citation.container_title)
    return bool(one == other)


def _write_extra(extra: tuple[Extra, ...], item: Item, custom: Item) -> None:
    """Put kept variables of the schema and flags of names into the item, kept parts of `custom` into that.

    The other kept values stand in `custom.extra` by format and tag; all of them do, as a list, if they would be read
    in another order.
    """
    left: dict[str, dict[str, list[str]]] = {}
    for kept in extra:
        if kept.format != FORMAT_NAME or not _write_kept(kept, item, custom):
            left.setdefault(kept.format, {}).setdefault(kept.tag, []).append(kept.value)
    if left:
        custom["extra"] = left
    if not _keeps_order(extra, left, item, custom):
        custom["extra"] = [list(kept) for kept in extra]


def _keeps_order(extra: tuple[Extra, ...], left: dict[str, dict[str, list[str]]], item: Item, custom: Item) -> bool:
    """Whether the kept values of an item are read in their order."""
    flat = [
        Extra(format, tag, value) for format, tags in left.items() for tag, values in tags.items() for value in values
    ]
    if len(flat) == len(extra):
        return tuple(flat) == extra
    return read_item({**item, "custom": dict(sorted(custom.items()))}, Context(FORMAT_NAME)).extra == extra


def _write_kept(kept: Extra, item: Item, custom: Item) -> bool:
    """Write a kept value where it was read, and return whether that can be done."""
    if (person := _PLACE.fullmatch(kept.tag)) and int(person[2]) < len(item.get(person[1], ())):
        return _write_flags(kept.value, item[person[1]][int(person[2])])
    name = kept.tag.removeprefix("custom.")
    if name != kept.tag:
        is_free = name not in custom and name not in _OWN_CUSTOM
        custom |= {name: from_text(kept.value)} if is_free else {}
        return is_free
    if name == "authority" and item["type"] in BY_AUTHORITY and item.get("publisher") in (None, kept.value):
        return False  # it would be read as the publisher
    is_free = name in _WRITTEN and name not in item
    item |= {name: kept.value} if is_free else {}
    return is_free


def _write_flags(text: str, person: Item) -> bool:
    """Write how a processor is to print a name, and return whether the text says that."""
    flags = from_text(text)
    is_written = isinstance(flags, dict) and flags.keys() <= FLAGS
    person |= flags if is_written else {}
    return is_written


_WRITTEN = SCHEMA_ONLY | {"authority", "page-first"}
_OWN_CUSTOM = frozenset(("related", "model", "extra"))
