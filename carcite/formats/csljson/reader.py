"""From the items of a CSL-JSON text to citations. Reference: CSL-JSON schema 1.0.2 (csl-data.json)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from pydantic import ValidationError

from carcite.errors import NoRecordError
from carcite.formats.base import Context, Raw, build, merge, ordinal
from carcite.formats.csljson.crossref import SIGNS, as_csl
from carcite.formats.csljson.fields import FORMAT_NAME
from carcite.formats.csljson.items import Item, split_items
from carcite.formats.csljson.names import add_details
from carcite.formats.csljson.table import FLAT_CUSTOM, SCHEMA_ONLY, TABLE
from carcite.formats.csljson.text import as_text, text_of
from carcite.formats.csljson.types import TYPE_ALIASES
from carcite.formats.cutting import Part, text_parts
from carcite.formats.extra_lines import read_lines, read_name_line
from carcite.formats.roles import FIELD_ROLES, NAME_VARIABLES
from carcite.model import RELATIONS, TYPES, Citation, Extra
from carcite.notes import Code, Note, Severity, note

# Every name that is read, and each by its letters: `url`, `container_title`.
_NAMES = TABLE.row_of.keys() | SCHEMA_ONLY | {"id", "type", "citation-key", "custom"}
_SPELLINGS = {name.lower().replace("_", "-"): name for name in _NAMES}
_MODEL_FIELDS = frozenset(Citation.model_fields) - {"key", "related", "extra"}
_DETAILS = {f"{role}-details": name for name, role in FIELD_ROLES.items()}
_EMPTY: tuple[Any, ...] = (None, "", [], {})


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citations of a CSL-JSON text and the notes on them. Raises ReadError if there is no item at all."""
    number = 0
    found = False
    for number, item in enumerate(split_items(file), 1):
        if item.reason is not None or not isinstance(item.value, dict):
            yield _broken(item, number)
            continue
        found = True
        context = Context(FORMAT_NAME, record=_record(item.value, number), line=item.line)
        for fault in item.faults:
            context.note(Code.REPAIRED if fault.name is None else Code.DUPLICATE_FIELD, fault.message)
            if fault.name is not None:
                context.kept.append(Extra(FORMAT_NAME, fault.name, as_text(fault.value)))
        citation = read_item(item.value, context)
        yield from context.notes
        yield citation
    if number and not found:
        raise NoRecordError('no CSL-JSON item: expected a list of objects such as [{"type": "book", "title": ...}]')


def _broken(item: Item, number: int) -> Note:
    raw = item.raw if item.raw is not None else as_text(item.value)
    reason = item.reason or "an item is a JSON object"
    return note(Code.BROKEN_RECORD, f"not a readable item: {reason}", record=ordinal(number), line=item.line, text=raw)


def _record(item: Mapping[str, Any], number: int) -> str:
    return text_of(item.get("citation-key")) or text_of(item.get("id")) or ordinal(number)


def read_item(item: dict[str, Any], context: Context) -> Citation:
    """Return the citation of one item."""
    if not SIGNS.isdisjoint(item) or isinstance(item.get("title"), list):
        item, of_record = as_csl(item)
        if of_record:
            context.kept += [Extra(FORMAT_NAME, name, as_text(value)) for name, value in of_record.items()]
            message = f"what the agency says of its record is kept in extra: {', '.join(of_record)}"
            context.note(Code.UNPLACED, message, field="extra", severity=Severity.INFO)
    custom = item.get("custom")
    found = read_variables(item, context)
    if isinstance(custom, dict):
        _read_custom(custom, found, context)
    elif custom not in _EMPTY:
        context.keep("custom", as_text(custom))
    return build(found, context)


def read_variables(item: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """Return the model fields in the variables of an item, `custom` aside."""
    raw = _raw(item)
    raw.pop("custom", None)
    names = ("citation-key", "id", "type", "note")
    key, identity, given_type, note_text = (text_of(raw.pop(name, [None])[0]) for name in names)
    context.type = TYPE_ALIASES.get((given_type or "").lower(), given_type or "document")
    lines = read_lines(note_text or "")
    if lines.rest:
        raw["note"] = [lines.rest]
    found = TABLE.read(raw, context)
    for name, value in lines.fields:
        merge(found, _read_line(name, value, context), context)
    found["key"] = key or found.pop("key", None) or identity
    if identity is not None and identity != found["key"]:
        context.keep("id", identity)
    # A line of the note says the type if the program that wrote it had no other way.
    found["type"] = _type(found.pop("type", None) or given_type, context)
    context.take_kept(found)
    return found


def _raw(item: Mapping[str, Any]) -> Raw:
    """Return the variables that have a value; those without a model field as text."""
    raw: Raw = {
        name if name in _NAMES else _variable(name, item): [value]
        for name, value in item.items()
        if value not in _EMPTY
    }
    for name in set(raw) - _NAMES | SCHEMA_ONLY & set(raw):
        raw[name] = [as_text(raw[name][0])]
    return raw


def _read_line(name: str, value: str, context: Context) -> dict[str, Any]:
    """Return the model field of a line of the note. A variable comes before a line that names it."""
    if name in _LINE_FIELDS:
        return {_LINE_FIELDS[name]: value}
    return TABLE.read({name: [[read_name_line(value)] if name in NAME_VARIABLES else value]}, context)


# Lines that are not variables of the table.
_LINE_FIELDS = {"type": "type", "citation-key": "key", "arXiv": "arxiv", "license": "rights"}


def _variable(name: str, item: Mapping[str, Any]) -> str:
    """Return the variable of a name that is spelled with other capitals or an underscore."""
    known = _SPELLINGS.get(name.lower().replace("_", "-"), name)
    return name if known in item else known


def _type(given: str | None, context: Context) -> str:
    if given is None:
        context.note(Code.MISSING, "the item has no type; read as document", field="type")
        return "document"
    name = TYPE_ALIASES.get(given.lower(), given)
    if name in TYPES:
        return name
    context.note(Code.UNPARSED, f"unknown CSL type {given!r}; read as document, kept in extra", field="type")
    context.kept.append(Extra(FORMAT_NAME, "type", given))
    return "document"


# --- custom -----------------------------------------------------------------------------------------------------------


def _read_custom(custom: dict[str, Any], found: dict[str, Any], context: Context) -> None:
    """Add what stands under `custom` to the fields found."""
    abstracts = {name: custom[name] for name in _ABSTRACT if name in custom}
    if abstracts and not _read_abstracts(abstracts, found):
        _keep_custom(abstracts, context)
    for name, value in custom.items():
        if name in _ABSTRACT:
            continue
        part = _read_part(name, value, found, context)
        if part is None:
            _keep_custom({name: value}, context)
        else:
            found |= part
    context.take_kept(found)
    if isinstance(custom.get("extra"), list) and (kept := _read_extra(custom["extra"])):
        # The list has all of them, in their order, those that are written elsewhere, too.
        found["extra"] = kept + [extra for extra in found["extra"] if extra not in kept]


def _read_part(name: str, value: Any, found: dict[str, Any], context: Context) -> dict[str, Any] | None:
    """Return the fields of a part of `custom`, None if it is not of our form."""
    if name == "model" and isinstance(value, dict):
        return _read_model(value, context)
    field, read = _DETAILS.get(name) or name.replace("-", "_"), None
    if field in FLAT_CUSTOM:
        read = value if _is_valid(field, value) else None
    elif name in _DETAILS:
        read = add_details(found.get(field, []), value)
    elif name == "related":
        read = _read_related(value, context)
    elif name == "extra" and (kept := _read_extra(value)) is not None:
        read = [*found.get("extra", ()), *kept]
    return None if read is None else {field: read}


def _keep_custom(values: Mapping[str, Any], context: Context) -> None:
    for name, value in values.items():
        context.keep(f"custom.{name}", as_text(value))


def _read_model(fields: dict[str, Any], context: Context) -> dict[str, Any]:
    """Return the fields in the model's own JSON: those that their variable cannot say exactly."""
    valid = {name: value for name, value in fields.items() if name in _MODEL_FIELDS and _is_valid(name, value)}
    for name, value in fields.items():
        if name not in valid:
            context.keep("custom.model", as_text({name: value}))
    return valid


def _is_valid(name: str, value: Any) -> bool:
    try:
        Citation.model_validate({"type": "document", name: value})
    except ValidationError:
        return False
    return True


_ABSTRACT = ("abstract", "abstract-language", "abstract-sections", "abstracts")


def _read_abstracts(custom: Mapping[str, Any], found: dict[str, Any]) -> bool:
    """Read what is known of the first abstract, and the others; False if that is not of our form."""
    first: dict[str, Any] = {}
    if texts := [custom["abstract"]] if "abstract" in custom else found.get("abstracts", [])[:1]:
        first = {"text": texts[0]}
        first |= {"language": custom["abstract-language"]} if "abstract-language" in custom else {}
        first |= {"sections": custom["abstract-sections"]} if "abstract-sections" in custom else {}
    others = custom.get("abstracts", [])
    if not isinstance(others, list):
        return False
    abstracts = [*([first] if first else []), *others]
    if not _is_valid("abstracts", abstracts):
        return False
    found["abstracts"] = abstracts
    return True


def _read_related(value: Any, context: Context) -> list[dict[str, Any]] | None:
    """Return the related papers, None if they are not of our form.

    Each has its relation and the paper as an item, or the id of an item of the same text.
    """
    if not isinstance(value, list) or not all(map(_is_related, value)):
        return None
    found = []
    for part in value:
        related = {name: bool(part[name]) for name in ("inverse", "itself") if name in part}
        if "item" in part:
            inner = Context(FORMAT_NAME, record=context.record, line=context.line)
            citation = read_item(part["item"], inner)
            context.notes += inner.notes
        else:
            citation = Citation(type="document", key=text_of(part["id"]))
        found.append({**related, "relation": part["relation"], "citation": citation})
    return found


def _is_related(part: Any) -> bool:
    if not isinstance(part, dict) or part.get("relation") not in RELATIONS:
        return False
    has_item = isinstance(part.get("item"), dict)
    has_id = bool(text_of(part.get("id")))
    return has_item != has_id and part.keys() <= {"relation", "item", "id", "inverse", "itself"}


def _read_extra(value: Any) -> list[Extra] | None:
    """Return the kept values, None if they are not of our form: by format and tag, or (format, tag, value)."""
    if isinstance(value, dict):
        triples = list(_triples(value))
    elif isinstance(value, list) and all(isinstance(part, list) and len(part) == 3 for part in value):
        triples = [tuple(part) for part in value]
    else:
        return None
    if not all(isinstance(part, str) for triple in triples for part in triple):
        return None
    return [Extra(*triple) for triple in triples]


def _triples(value: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for format, tags in value.items():
        for tag, parts in tags.items() if isinstance(tags, dict) else ():
            for part in parts if isinstance(parts, list) else [parts]:
                yield format, tag, part


def sniff(text: str) -> bool:
    """Whether a text is JSON whose first item has a CSL variable, or an empty list."""
    head = text.lstrip("\ufeff")[:8192]
    if not _SNIFFED.match(head):
        return False
    return bool(_TELLING.search(head) and not _FOREIGN.search(head)) or not head.strip("[] \t\r\n\ufeff")


_SNIFFED = re.compile(r'\s*+(?:\[\s*+(?:\]|\{\s*+["}])|\{\s*+"(?>(?:[^"\\]|\\.){1,200})"\s*+:)')
_TELLING = re.compile(r'"(?:type|id|title|author|issued|DOI|items|references|message|citation-key|itemData)"\s*+:')
# Notebooks, packages, maps, linked data, Zotero's own JSON.
_FOREIGN = re.compile(r'"(?:nbformat|cells|dependencies|scripts|features|geometry|@context|itemType|openapi)"\s*+:')


# --- parts of a file --------------------------------------------------------------------------------------------------

_BETWEEN = re.compile(r"[\s,\[\]\ufeff]*+")  # between items, brackets are skipped as commas are
_decode = json.JSONDecoder(strict=False).raw_decode


def cut(file: IO[str]) -> Iterator[Part]:
    """Yield the parts of a CSL-JSON text: each ends behind an object that is not inside another."""
    return text_parts(file, read_stream, boundary)


def boundary(text: str) -> int:
    """Return the end of the last whole object of those that stand one after the other from the beginning."""
    end = 0
    while (between := _BETWEEN.match(text, end)) and text.startswith("{", between.end()):
        try:
            _, end = _decode(text, between.end())
        except (ValueError, RecursionError):
            break
    return end
