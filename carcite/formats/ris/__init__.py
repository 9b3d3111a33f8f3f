"""RIS, the tagged format of reference managers and databases: read and written.

Reference: RIS format specifications (Research Information Systems, 2001; Thomson Reuters, 2011); EndNote's tag tables
by type of reference; the RIS import of Zotero. A record is lines of `TG  - value`, from TY to ER. What RIS has no tag
for stands in `N1  - Label: value` lines, which reading brings back to their fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import IO, Any, ClassVar

from carcite.errors import ReadError
from carcite.formats.base import Context, Format, Raw, build
from carcite.formats.records import RELATION_WORDS, Entry, Link, entries, related_list
from carcite.formats.ris.lines import TAGS, Lines, Record, Stray, split_records
from carcite.formats.ris.table import KEY_LABEL, RECORD_LABEL, TYPE_LABEL, labels, readers, table
from carcite.formats.ris.tag_variants import move_procite_tags, move_tags
from carcite.formats.ris.targets import dialect
from carcite.formats.ris.text import TITLES, VERBATIM, decode, encode, escape
from carcite.formats.ris.types import READ, kind_of, said_type, write_type
from carcite.model import Citation, Extra, Related, unset
from carcite.notes import Code, Note, note
from carcite.options import Options
from carcite.values.markup import clean
from carcite.values.text import line, paragraphs

FORMAT_NAME = "ris"

_SNIFFED = re.compile(
    r"^[ \t\ufeff]*(?:TY[ \t]{1,2}-[ \t]*[A-Z]|(?:TY|ty)[ \t\xa0]*[-\u2010-\u2015\u2212][ \t]*[A-Za-z]{3,7}[ \t]*$)",
    re.MULTILINE,
)
_SECOND_TAG = re.compile(r"^[ \t]*[A-Za-z][A-Za-z0-9][ \t\xa0]*[-\u2010-\u2015\u2212]", re.MULTILINE)


def sniff(text: str) -> bool:
    """True for a text with a TY line near its beginning and a tag line after it."""
    head = text.lstrip("\ufeff \t\r\n")[:8192].replace("\r", "\n")
    if head[:1] in ("@", "<", "{", "["):
        return False
    start = _SNIFFED.search(head)
    return start is not None and _SECOND_TAG.search(head, start.end()) is not None


# --- reading ----------------------------------------------------------------------------------------------------------

# `Erratum in (records): key; key` links a record to others of the same file.
_LINKS: dict[str, tuple[str, bool]] = {
    f"{words} (records)".lower(): (relation, inverse)
    for relation, pair in reversed(RELATION_WORDS.items())
    for inverse, words in reversed(list(enumerate(pair)))
    for inverse in (bool(inverse),)
}
_BETWEEN_KEYS = "; "
_LONGEST_LABEL = 60


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """The citations of a RIS text, record by record. Raises ReadError where there is text and no record in it."""
    count = 0
    strays: list[Stray] = []
    for part in split_records(file):
        if isinstance(part, Stray):
            strays.append(part)
            if count:
                yield _stray_note(part)
            continue
        count += 1
        if count == 1:
            yield from map(_stray_note, strays)
        context = Context(FORMAT_NAME, record=f"#{count}", line=part.line)
        citation = _read_record(part, context)
        yield from context.notes
        yield citation
    if strays and not count:
        raise ReadError("no RIS record: expected lines such as 'TY  - JOUR' ... 'ER  - '", line=strays[0].line)


def _stray_note(stray: Stray) -> Note:
    return note(Code.NOT_A_RECORD, "text outside the records", line=stray.line, text=stray.text)


def _read_record(record: Record, context: Context) -> Citation:
    tags = record.tags
    given = tags.pop("TY")[0]
    name = given.upper()
    csl, kind = READ.get(name, ("document", "other"))
    raw = _decoded(tags)
    spare = raw.pop("", None)
    keys = [*raw.pop("ID", ()), *raw.pop("LB", ())]
    lines = _take_lines(raw, kind)
    said = [said_type(text) for text in lines.pop(TYPE_LABEL, ())]
    links = lines.pop("", ())
    keys[:0] = lines.pop(KEY_LABEL, ())
    if RECORD_LABEL in lines:
        keys += lines.pop(RECORD_LABEL)
        move_procite_tags(name, raw)
    for tag, values in lines.items():
        raw[tag] = [*raw[tag], *values] if tag in raw else values
    context.type = said[0] if said and said[0] else csl
    if keys:
        context.record = keys[0]
    if name == "EDBOOK" and "AU" in raw:
        raw["A3"] = [*raw.get("A3", ()), *raw.pop("AU")]
    move_tags(name, raw)
    found = table(kind).read(raw, context)
    found["type"] = context.type
    if keys:
        found["key"] = keys[0]
        _keep_keys(keys, found, context)
    if links:
        found["related"] = [link for text in links for link in _links(text)]
    if name not in READ:
        _note_type(given, found, context)
    if spare:
        context.note(Code.UNPLACED, "text between TY and the first tag; kept as a note", field="notes")
        found["notes"] = [*found.get("notes", ()), " ".join(spare)]
    if not record.ended:
        context.note(Code.REPAIRED, "the record has no ER")
    if "extra" in found:
        found["extra"].sort(key=_tag)
    citation = build(found, context)
    if context.notes:
        _set_lines(context, name, record)
    return citation


def _decoded(tags: dict[str, list[str]]) -> Raw:
    """The values without entities, and titles in the small markup; empty values are left out."""
    raw: Raw = {}
    for tag, values in tags.items():
        whole = "".join(values)
        if not whole.isprintable():
            values = list(map(paragraphs if tag in _PROSE else line, values))
        if "" in values:
            values = list(filter(None, values))
        if "&" in whole or "<" in whole:
            if tag in TITLES:
                values = list(map(clean, values))
            elif tag not in _PROSE:
                values = list(map(decode, values))
        if values:
            raw[tag] = values
    return raw


_PROSE = VERBATIM | {"AB", "N2"}


def _take_lines(raw: Raw, kind: str) -> dict[str, list[str]]:
    """Take the `Label: value` lines out of N1 and M2: by their tag in the table, links under ""."""
    taken: dict[str, list[str]] = {}
    for tag in ("N1", "M2"):
        values = raw.get(tag)
        if values is None:
            continue
        known = labels(kind)
        rest: list[str] = []
        for value in values:
            colon = value.find(":", 0, _LONGEST_LABEL)
            label = value[:colon].lower() if colon > 0 else ""
            text = value[colon + 1 :].strip()
            if text and label in known and (label != "type" or said_type(text)):
                taken.setdefault(known[label], []).append(text)
            elif text and label in _LINKS:
                taken.setdefault("", []).append(value)
            else:
                rest.append(value)
        if rest:
            raw[tag] = rest
        else:
            del raw[tag]
    return taken


def _tag(extra: Extra) -> str:
    return extra.tag


def _links(text: str) -> list[Related]:
    label, _, keys = text.partition(":")
    relation, inverse = _LINKS[label.lower()]
    return [
        Related.model_validate({"relation": relation, "inverse": inverse, "citation": {"type": "document", "key": key}})
        for key in filter(None, (key.strip() for key in keys.split(_BETWEEN_KEYS)))
    ]


def _keep_keys(keys: list[str], found: dict[str, Any], context: Context) -> None:
    for other in dict.fromkeys(keys[1:]):
        if other != keys[0]:
            found.setdefault("extra", []).append(Extra(FORMAT_NAME, "LB", other))
            context.note(Code.DUPLICATE_FIELD, f"second key kept in extra: {other!r}", field="key")


def _note_type(given: str, found: dict[str, Any], context: Context) -> None:
    if not given:
        context.note(Code.UNPARSED, "the record has no type; read as document", field="type")
        return
    found.setdefault("extra", []).append(Extra(FORMAT_NAME, "TY", given))
    context.note(Code.UNPARSED, f"no RIS type {given!r}; read as document", field="type", text=given)


def _set_lines(context: Context, type_tag: str, record: Record) -> None:
    """Give notes on a value the line it stands on, as far as its field and text show it."""
    known = readers(type_tag)
    for place, said in enumerate(context.notes):
        if said.code is Code.UNPLACED and said.message[14:16] in TAGS:
            tags = {said.message[14:16]}
        elif said.field is not None and said.code in (Code.DUPLICATE_FIELD, Code.UNPARSED):
            tags = {tag for tag, fields in known.items() if said.field in fields} | {"ID", "LB"}
        else:
            continue
        context.notes[place] = said._replace(line=record.lines.find(tags, said.text or ""))


# --- writing ----------------------------------------------------------------------------------------------------------


@cache
def _writer(newline: str) -> Any:
    from rispy import RisWriter  # type: ignore[import-untyped]

    class RecordWriter(RisWriter):  # type: ignore[misc]
        """rispy's writer of records whose tags are their own names, each value a line, in the order given."""

        DEFAULT_MAPPING: ClassVar[dict[str, str]] = {tag: tag.lower() for tag in TAGS}
        DEFAULT_LIST_TAGS: ClassVar[list[str]] = []
        DEFAULT_DELIMITER_MAPPING: ClassVar[dict[str, str]] = {}
        REFERENCE_TYPE_KEY = "ty"
        UNKNOWN_TAG = ""
        NEWLINE = newline

        def set_header(self, count: int) -> str:
            return ""

        def _format_line(self, tag: str, value: str = "") -> str:
            return f"{tag}  - {value}"

    return RecordWriter(enforce_list_tags=False)


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """The records, one at a time, an empty line between them."""
    writer = _writer(options.newline)
    separator = ""
    for entry in entries(citations, options):
        if isinstance(entry, Note):
            yield entry
            continue
        context = Context(FORMAT_NAME, record=entry.key, type=entry.citation.type, options=options)
        yield separator + writer.formats([_write_record(entry, context)])
        yield from context.notes
        separator = options.newline


def _write_record(entry: Entry, context: Context) -> dict[str, Any]:
    """One record as rispy takes it: the values of each tag, the tags in order."""
    citation, target = entry.citation, dialect(context)
    tag, said = write_type(citation.type, target.types, target.typed)
    kind = kind_of(tag)
    if citation.type == "document" and (own := _unknown_type(citation)):
        tag = own
    pairs = [(key_tag or KEY_LABEL, entry.key) for key_tag in target.key_tags]
    if said is not None:
        pairs.append((TYPE_LABEL, said))
    pairs += table(kind).write(citation, context)
    if citation.extra:
        extra = _extra_pairs(citation, context)
        pairs += extra
    record: dict[str, Any] = {"ty": tag}
    lines: list[tuple[str, str]] = []
    for name, value in pairs:
        if not value.isprintable():
            value = line(value)
        if name[-1] == ":":
            lines.append((target.line_tag, f"{name} {value}"))
        elif name == "N1":
            lines.append((name, value))
        elif value:
            _add(record, name, value, escaped=target.markup)
    lines += [("N1", text) for text in _link_lines(entry, context)]
    for name, value in lines:
        _add(record, name, value, escaped=target.markup)
    if citation.extra and not readers(tag).keys().isdisjoint(name for name, _ in extra):
        _note_taken(citation, record, context)
    return record


def _add(record: dict[str, Any], tag: str, value: str, *, escaped: bool) -> None:
    if "&" in value or "<" in value or ">" in value:
        if escaped and tag not in _PROSE:
            value = escape(value)
        elif tag not in TITLES and tag not in _PROSE:
            value = encode(value)
    name = tag.lower()
    if name in record:
        record[name].append(value)
    else:
        record[name] = [value]


def _unknown_type(citation: Citation) -> str | None:
    """The TY of a record of a type carcite does not know, as it was read."""
    for extra in citation.extra:
        if extra.format == FORMAT_NAME and extra.tag == "TY" and re.fullmatch(r"[\w -]{1,30}", extra.value):
            return line(extra.value)
    return None


def _extra_pairs(citation: Citation, context: Context) -> list[tuple[str, str]]:
    """What RIS values no field takes, in their tags again."""
    pairs: list[tuple[str, str]] = []
    for extra in citation.extra:
        if extra.format != FORMAT_NAME or (extra.tag == "TY" and citation.type == "document"):
            continue
        if extra.tag in TAGS and extra.tag not in ("TY", "ER") and line(extra.value):
            pairs.append((extra.tag, extra.value))
        else:
            context.note(Code.LOST, f"no RIS tag {extra.tag!r}", field="extra", text=extra.value)
    return pairs


def _note_taken(citation: Citation, record: dict[str, Any], context: Context) -> None:
    """Note what a kept value in the tag of a field changes: the record is read back."""
    tags = {tag.upper(): [values] if isinstance(values, str) else list(values) for tag, values in record.items()}
    back = _read_record(Record(0, tags, Lines([], 0)), Context(FORMAT_NAME))
    noted = {"key", "related", *(note.field for note in context.notes)}
    for field, value in citation.__dict__.items():
        if field not in noted and getattr(back, field) != value:
            context.note(Code.CHANGED, "it reads otherwise beside values that are kept in extra", field=field)


def _link_lines(entry: Entry, context: Context) -> Iterable[str]:
    """The related papers: links to their records, or in words where they have none."""
    listed = [f"Related papers: {related_list(entry.listed)}"] if entry.listed else []
    if any(unset(link.related.citation) and not _is_exact(link) for link in entry.links):
        context.note(Code.CHANGED, "the relation reads back from RIS in another form", field="related")
    # One note a relation, not one a paper: a program shows each as a note of its own.
    return listed + [
        f"{words} (records): {_BETWEEN_KEYS.join(str(link.key) for link in links)}"
        for words, links in groupby(entry.links, key=_words)
    ]


def _words(link: Link) -> str:
    return RELATION_WORDS[link.related.relation][link.related.inverse]


def _is_exact(link: Link) -> bool:
    """Whether a link is read back as it is: it holds a key alone, and its words say which way it goes."""
    related = link.related
    same_way = _LINKS[f"{_words(link)} (records)".lower()] == (related.relation, related.inverse)
    return unset(related.citation) and same_way and _BETWEEN_KEYS not in str(link.key)


FORMAT = Format(
    name=FORMAT_NAME,
    title="RIS",
    reference="RIS format specifications (Research Information Systems, 2001; Thomson Reuters, 2011)",
    suffixes=(".ris",),
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    table=table("journal"),
    media_type="application/x-research-info-systems",
)
read = FORMAT.read
write = FORMAT.write

__all__ = ["FORMAT", "read", "read_stream", "sniff", "write", "write_stream"]
