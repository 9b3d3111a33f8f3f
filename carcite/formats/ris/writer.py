"""Write RIS: citations as records, with a note for each value that has no place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carcite.formats.base import Context
from carcite.formats.child_notes import related_note
from carcite.formats.endnote.names import name_text
from carcite.formats.fields import Pairs
from carcite.formats.records import Entry, write_records
from carcite.formats.ris.fields import FORMAT_NAME
from carcite.formats.ris.lines import TAGS
from carcite.formats.ris.reader import read_tags
from carcite.formats.ris.table import table
from carcite.formats.ris.targets import RisTarget, target_of, written_type
from carcite.formats.ris.text import PROSE, TITLES, encode, escape
from carcite.formats.ris.types import READ, declared_type, record_class
from carcite.formats.roundtrip import note_changes
from carcite.keys import KeyRing
from carcite.model import Citation, unset
from carcite.notes import Code, Note
from carcite.options import Options
from carcite.values.text import line

# The tags in the order of a record; others follow.
_ORDER = (
    "TY", "ID", "LB", "TI", "TT", "ST", "AU", "A2", "ED", "A3", "A4", "AD", "T2", "BT", "C3", "J2", "T3", "PY", "DA",
    "ET", "VL", "IS", "M1", "NV", "SV", "SE", "SP", "EP", "C7", "CY", "C1", "PB", "SN", "DO", "AN", "C2", "UR", "Y2",
    "LA", "M3", "AB", "KW", "CN", "DB", "DP", "L1", "N1", "M2",
)  # fmt: skip
_RANK = {tag: rank for rank, tag in enumerate(_ORDER)}
# Tags that begin or end a record, or give it another key: a kept value is not written in them.
_STRUCTURE = frozenset(("TY", "ER", "ID", "LB"))


def write_stream(citations: Iterable[Citation], options: Options, ring: KeyRing | None = None) -> Iterator[str | Note]:
    """Yield the records one at a time, with an empty line between them, and notes."""
    return write_records(citations, options, FORMAT_NAME, _write_record, between="\n", ring=ring)


def _write_record(entry: Entry, context: Context) -> str:
    return "".join([*(f"{tag}  - {value}\n" for tag, value in _record_pairs(entry, context)), "ER  - \n"])


def _record_pairs(entry: Entry, context: Context) -> Pairs:
    """Return the tags and values of a record, in order, without ER."""
    citation, target = entry.citation, target_of(context)
    type_tag = written_type(citation.type, target)
    pairs = _key_pairs(entry, target, context)
    if citation.type in target.declared:
        pairs.append(("M2", f"Type: {declared_type(citation.type)}"))
    pairs += table(record_class(type_tag)).write(citation, context)
    pairs += _extra_pairs(citation, context)
    if any(unset(link.related.citation) for link in entry.links):
        context.note(Code.LOST, "ris has no place for links to other records", field="related")
    if entry.listed:
        pairs.append(("N1", related_note(entry.listed)))
    pairs = [
        (tag, _escaped(tag, value if value.isprintable() else line(value), target)) for tag, value in pairs if value
    ]
    pairs = sorted(((tag, value) for tag, value in pairs if value), key=lambda pair: _RANK.get(pair[0], len(_ORDER)))
    if target.extra or not _is_unchanged(citation, type_tag, context):
        _note_changes(entry, type_tag, pairs, context)
    return [("TY", type_tag), *pairs]


def _key_pairs(entry: Entry, target: RisTarget, context: Context) -> Pairs:
    """Return the citation key; LB is a second key if the target does not take it for the first."""
    pairs = [(tag, entry.key) for tag in target.keys] or [("M2", f"Citation Key: {entry.key}")]
    aliases = entry.citation.key_aliases
    if aliases and target.keys == ("ID",):
        pairs.append(("LB", aliases[0]))
        aliases = aliases[1:]
    if aliases:
        context.note(Code.LOST, "ris has no place for key_aliases", field="key_aliases")
    return pairs


def _extra_pairs(citation: Citation, context: Context) -> Pairs:
    """Return the kept RIS values in their tags."""
    pairs: Pairs = []
    for extra in citation.extra:
        if extra.format != FORMAT_NAME:
            continue
        if extra.tag in TAGS and extra.tag not in _STRUCTURE and line(extra.value):
            pairs.append((extra.tag, extra.value))
        else:
            context.note(Code.LOST, f"a kept {extra.tag} is not written", field="extra", text=extra.value)
    return pairs


def _escaped(tag: str, value: str, target: RisTarget) -> str:
    if tag in PROSE or not ("&" in value or "<" in value or ">" in value):
        return value
    if target.markup:
        return escape(value)
    return value if tag in TITLES else encode(value)


def _is_unchanged(citation: Citation, type_tag: str, context: Context) -> bool:
    """Whether all values are known to be read back as they are, so that the record need not be read."""
    if citation.note is not None or citation.key_aliases or READ[type_tag][0] != citation.type:
        return False
    if any(extra.format == FORMAT_NAME for extra in citation.extra):
        return False
    return not context.uncertain(citation)


def _note_changes(entry: Entry, type_tag: str, pairs: Pairs, context: Context) -> None:
    """Read the record back and note the fields that differ."""
    tags: dict[str, list[str]] = {}
    for tag, value in pairs:
        tags.setdefault(tag, []).append(value)
    citation = entry.citation
    notes = [text for tag, text in pairs if tag == "N1"][-1:] if entry.listed else []
    if citation.note is not None:
        for field in ("note", "notes"):
            context.note(Code.MOVED, "printed and private notes stand in N1 alike", field=field)
    elif notes:
        citation = citation.model_copy(update={"notes": (*citation.notes, *notes)})
    back = read_tags(tags, type_tag)
    note_changes(citation, context, lambda: back, beside=("key",), spelled=name_text)
