"""CSL-JSON, the input of citeproc: read and written.

Reference: CSL-JSON schema 1.0.2 (`csl-data.json`, citation-style-language/schema) and the CSL 1.0.2 specification.
Read are a list of items, one item, an object that holds the list, Crossref's message, one item a line. What CSL has no
variable for is written to `custom` under the model's names, so reading carcite's own CSL-JSON loses nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from pydantic_core import to_json

from carcite.errors import ReadError
from carcite.formats.base import Context, Format, Raw, build
from carcite.formats.csljson.crossref import SIGNS, as_csl
from carcite.formats.csljson.items import Item, split_items
from carcite.formats.csljson.names import FLAGS, ROLES
from carcite.formats.csljson.note_lines import SCHEMA_ONLY, is_plain, write_note
from carcite.formats.csljson.table import FORMAT_NAME, TABLE, custom, dialect, note_variable
from carcite.formats.csljson.texts import text_of
from carcite.formats.csljson.zotero import Fitted
from carcite.formats.records import Entry, annotation, entries, without_annotation
from carcite.model import TYPES, Citation, Extra
from carcite.notes import Code, Note, Severity, note
from carcite.options import Options

# Type names of CSL 1.0.1, of Crossref and of Zotero's own JSON that stand in files called CSL-JSON.
TYPE_ALIASES: dict[str, str] = {
    "journal-article": "article-journal",
    "journalarticle": "article-journal",
    "proceedings-article": "paper-conference",
    "conferencepaper": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "booksection": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "posted-content": "article",
    "preprint": "article",
    "dissertation": "thesis",
    "computerprogram": "software",
    "magazinearticle": "article-magazine",
    "newspaperarticle": "article-newspaper",
    "musical-score": "musical_score",
    "personal-communication": "personal_communication",
    "legal-case": "legal_case",
    "motion-picture": "motion_picture",
    "web-page": "webpage",
    "post-webblog": "post-weblog",
    "peer-review": "review",
    "artwork": "graphic",
    "audiorecording": "song",
    "blogpost": "post-weblog",
    "case": "legal_case",
    "dictionaryentry": "entry-dictionary",
    "email": "personal_communication",
    "encyclopediaarticle": "entry-encyclopedia",
    "film": "motion_picture",
    "forumpost": "post",
    "instantmessage": "personal_communication",
    "letter": "personal_communication",
    "podcast": "broadcast",
    "presentation": "speech",
    "radiobroadcast": "broadcast",
    "statute": "legislation",
    "tvbroadcast": "broadcast",
    "videorecording": "motion_picture",
    "component": "document",
    "other": "document",
}

# The names that are read, and each by its letters.
_NAMES = (
    frozenset(tag for row in TABLE.rows for tag in (*row.tags, *row.aliases))
    | SCHEMA_ONLY
    | {"id", "type", "citation-key", "custom"}
)
_SPELLINGS = {name.lower().replace("_", "-"): name for name in _NAMES}
_PLACE = re.compile(r"([a-z-]+)\.([0-9]{1,4})")
_MODEL_FIELDS = frozenset(Citation.model_fields) - {"type", "key", "extra"}
_SNIFFED = re.compile(r'\s*(?:\[\s*(?:\]|\{\s*["}])|\{\s*"(?:[^"\\]{1,40}|\\.){1,40}"\s*:)')
_TELLING = re.compile(r'"(?:type|id|title|author|issued|DOI|items|references|message|citation-key|itemData)"\s*:')
# Notebooks, packages, maps, linked data, Zotero's own JSON.
_FOREIGN = re.compile(r'"(?:nbformat|cells|dependencies|scripts|features|geometry|@context|itemType|openapi)"\s*:')


def sniff(text: str) -> bool:
    """True for JSON whose first item has a CSL variable, and for an empty list."""
    head = text.lstrip("\ufeff")[:8192]
    if not _SNIFFED.match(head):
        return False
    return bool(_TELLING.search(head) and not _FOREIGN.search(head)) or not head.strip("[] \t\r\n\ufeff")


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """The citations of a CSL-JSON text, item by item. Raises ReadError where there is no item at all."""
    number = 0
    found = False
    empty = ""
    for item in split_items(file):
        number += 1
        if item.reason is not None or not isinstance(item.value, dict):
            yield _broken(item, number)
            continue
        found = True
        context = Context(FORMAT_NAME, record=_record(item.value, number), line=item.line)
        citation = _read_item(item.value, context)
        yield from context.notes
        yield citation
    if not found and number:
        raise ReadError('no CSL-JSON item: expected a list of objects such as [{"type": "book", "title": ...}]' + empty)


def _broken(item: Item, number: int) -> Note:
    raw = item.raw if item.raw is not None else json.dumps(item.value, ensure_ascii=False)
    reason = item.reason or "an item is a JSON object"
    return note(Code.BROKEN_RECORD, f"item {number}: {reason}", record=f"#{number}", line=item.line, text=raw)


def _record(item: dict[str, Any], number: int) -> str:
    return text_of(item.get("citation-key")) or text_of(item.get("id")) or f"#{number}"


def _read_item(item: dict[str, Any], context: Context) -> Citation:
    kept_of_record: dict[str, Any] = {}
    if not SIGNS.isdisjoint(item) or isinstance(item.get("title"), list):
        item, kept_of_record = as_csl(item)
    raw: Raw = {
        name if name in _NAMES else _variable(name, item): [value]
        for name, value in item.items()
        if value not in (None, "", [], {})
    }
    kept = raw.pop("custom", [None])[0]
    key = text_of(raw.pop("citation-key", [None])[0])
    identity = text_of(raw.pop("id", [None])[0])
    given_type = text_of(raw.pop("type", [None])[0])
    context.type = TYPE_ALIASES.get((given_type or "").lower(), given_type or "document")
    if isinstance(kept, dict):
        if "notes" in kept:
            raw.pop("note", None)
        moved = kept.get("moved")
        for new, old in moved.items() if isinstance(moved, dict) else ():
            if new in raw and isinstance(old, str):
                raw.setdefault(old, raw.pop(new))
    for name in ("note", "annote"):
        if name in raw:
            raw[name] = raw.pop(name)  # a variable comes before a line that names it
    found = TABLE.read(raw, context)
    if kept_of_record:
        pairs = [Extra(FORMAT_NAME, name, _as_text(value)) for name, value in kept_of_record.items()]
        found["extra"] = [*found.get("extra", ()), *pairs]
        message = f"what the agency says of its record is kept in extra: {', '.join(kept_of_record)}"
        context.note(Code.UNPLACED, message, field="extra", severity=Severity.INFO)
    # What a line of the note says of the type, it says because the program that wrote it had no other way.
    given_type = found.pop("type", None) or given_type
    if isinstance(kept, dict) and _is_type(kept.get("type")):
        given_type = kept["type"]
    found["key"] = key or found.pop("key", None) or identity
    found["type"] = _type(given_type, found, context)
    if isinstance(kept, dict):
        _read_custom(kept, found, context)
    elif kept is not None:
        found["extra"] = [
            *found.get("extra", ()),
            Extra(FORMAT_NAME, "custom", json.dumps(kept, ensure_ascii=False)),
        ]
    extra = found.get("extra")
    if extra:
        found["extra"] = [_as_json(part, item) for part in extra]
    return build(found, context)


def _variable(name: str, item: dict[str, Any]) -> str:
    """The variable of a name that is spelled with other capitals or an underscore: `url`, `container_title`."""
    known = _SPELLINGS.get(name.lower().replace("_", "-"), name)
    return name if known in item else known


def _as_json(extra: Extra, item: dict[str, Any]) -> Extra:
    """An unknown variable's value as JSON text, so that writing gives back what was read and not Python's spelling."""
    if extra.tag in item and extra.value == str(item[extra.tag]):
        return Extra(extra.format, extra.tag, _as_text(item[extra.tag]))
    return extra


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _type(given: str | None, found: dict[str, Any], context: Context) -> str:
    if given is None:
        context.note(Code.MISSING, "the item has no type; read as document", field="type")
        return "document"
    name = TYPE_ALIASES.get(given.lower(), given)
    if name in TYPES:
        return name
    context.note(Code.UNPARSED, f"no CSL type {given!r}; read as document", field="type")
    found["extra"] = [*found.get("extra", ()), Extra(FORMAT_NAME, "type", given)]
    return "document"


def _is_type(value: Any) -> bool:
    return isinstance(value, str) and value in TYPES


def _read_custom(kept: dict[str, Any], found: dict[str, Any], context: Context) -> None:
    for name, value in kept.items():
        if (name == "moved" and isinstance(value, dict)) or (name == "type" and _is_type(value)):
            continue
        if name in _MODEL_FIELDS:
            found[name] = value
            if name == "related":
                found[name] = [_related(part) for part in value] if isinstance(value, list) else value
        elif name == "extra" and isinstance(value, dict):
            pairs = [Extra(FORMAT_NAME, tag, text_of(part) or "") for tag, parts in value.items() for part in parts]
            found["extra"] = [*found.get("extra", ()), *pairs]
        else:
            found["extra"] = [*found.get("extra", ()), Extra(FORMAT_NAME, f"custom.{name}", _as_text(value))]
            context.note(Code.UNPLACED, f"no field for custom.{name}; kept in extra", field="extra")


def _related(part: Any) -> Any:
    """A link as the writer makes it, `{"relation": ..., "id": key}`, or a related paper in the model's JSON."""
    if isinstance(part, dict) and "id" in part:
        link = {name: value for name, value in part.items() if name != "id"}
        return {**link, "citation": {"type": "document", "key": text_of(part["id"])}}
    return part


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """A JSON list, one item at a time."""
    separator = f"[{options.newline}"
    for entry in entries(citations, options):
        if isinstance(entry, Note):
            yield entry
            continue
        context = Context(FORMAT_NAME, record=entry.key, options=options)
        item = _write_item(entry, context)
        body = _json(item, options).replace("\n", options.newline + "  ")
        yield f"{separator}  {body}"
        yield from context.notes
        separator = f",{options.newline}"
    yield f"{options.newline}]{options.newline}" if separator.startswith(",") else f"[]{options.newline}"


def _json(item: dict[str, Any], options: Options) -> str:
    if options.ascii:
        return json.dumps(item, indent=2)
    # pydantic's writer, which gives the same text some ten times as fast.
    return to_json(item, indent=2).decode()


def _write_item(entry: Entry, context: Context) -> dict[str, Any]:
    citation = entry.citation
    fitting = dialect(context).fit
    apart = annotation(citation) if citation.extra and fitting is None else None
    if apart is not None and all(map(is_plain, citation.notes)):
        citation = without_annotation(citation)
    else:
        apart = None
    item: dict[str, Any] = {"id": entry.key, "citation-key": entry.key, "type": citation.type}
    if citation.type == "software" and context.options.target is None:
        context.note(
            Code.ASSUMED,
            "Zotero refuses a CSL-JSON file with an item of type software; target='zotero' writes another type",
            field="type",
        )
    kept: dict[str, Any] = {}
    for name, value in TABLE.write(citation, context):
        if name.startswith("custom."):
            kept[name[7:]] = value
        else:
            item[name] = value
    if entry.links or entry.listed:
        kept["related"] = [
            {
                "relation": link.related.relation,
                **({"inverse": True} if link.related.inverse else {}),
                "id": link.key,
            }
            for link in entry.links
        ] + [related.model_dump(mode="json", exclude_defaults=True) for related in entry.listed]
    _write_extra(citation, item, kept)
    if apart is not None:
        item["annote"] = apart
    lines: list[str] = []
    if fitting is not None:
        fitted = fitting(item)
        lines = _fit(fitted, item, citation, kept)
        item = fitted.item
    if text := note_variable(citation, lines):
        item["note"] = text
    if kept:
        item["custom"] = kept
    return item


def _fit(fitted: Fitted, item: dict[str, Any], citation: Citation, kept: dict[str, Any]) -> list[str]:
    """The lines of an item for the target; what they do not say exactly, and what stands for what, is kept."""
    lines = fitted.lines
    if citation.arxiv and not str(fitted.item.get("number", "")).startswith("arXiv:"):
        lines.append(f"arXiv: {citation.arxiv}")
    if citation.rights:
        lines.append(f"rights: {citation.rights}")
    if fitted.moved:
        kept["moved"] = fitted.moved
    found = TABLE.read({"note": [write_note(lines, ())]}, Context(FORMAT_NAME)) if lines else {}
    exact = found.pop("type", citation.type) == citation.type and not found.pop("notes", []) and "extra" not in found
    said = build(found, Context(FORMAT_NAME))
    for name in sorted({field for variable in item.keys() - fitted.item.keys() for field in TABLE.fields_of(variable)}):
        if name not in kept and not (exact and getattr(said, name) == getattr(citation, name)):
            kept.update((tag[7:], value) for tag, value in custom(citation, name))
    if not exact:
        kept.update(notes=list(citation.notes), type=citation.type)
    return lines


def _write_extra(citation: Citation, item: dict[str, Any], kept: dict[str, Any]) -> None:
    spare: dict[str, list[str]] = {}
    for extra in citation.extra:
        if extra.format != FORMAT_NAME:
            continue
        value: Any = extra.value
        person = _PLACE.fullmatch(extra.tag)
        people = item.get(person[1], []) if person else []
        if person and int(person[2]) < len(people) and (flags := _flags(extra.value)):
            people[int(person[2])].update(flags)
        elif extra.tag == "custom" or extra.tag.startswith("custom."):
            kept[extra.tag[7:] or "custom"] = _from_json(extra.value)
        elif extra.tag in SCHEMA_ONLY and extra.tag not in item:
            item[extra.tag] = value
        else:
            spare.setdefault(extra.tag, []).append(value)
    if spare:
        # The schema allows no unknown variable in an item.
        kept["extra"] = spare


def _flags(text: str) -> dict[str, Any] | None:
    """The flags of a name that were kept, where the schema allows them all."""
    value = _from_json(text)
    return value if isinstance(value, dict) and value.keys() <= FLAGS else None


def _from_json(text: str) -> Any:
    try:
        return json.loads(text) if text[:1] in "[{" else text
    except (ValueError, RecursionError):
        return text


FORMAT = Format(
    name=FORMAT_NAME,
    title="CSL-JSON",
    reference="CSL-JSON schema 1.0.2, CSL 1.0.2 specification",
    suffixes=(".json", ".csljson"),
    aliases=("csl", "json", "csl-json", "csl json", "citeproc-json"),
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    table=TABLE,
    media_type="application/vnd.citationstyles.csl+json",
)
read = FORMAT.read
write = FORMAT.write

__all__ = ["FORMAT", "ROLES", "TYPE_ALIASES", "read", "read_stream", "sniff", "write", "write_stream"]
