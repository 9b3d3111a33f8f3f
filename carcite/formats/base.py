"""What every room is made of: a table of rows that runs one field map both ways, and a Format that names the room.

A row carries one model field (or a few that share their tags) to and from the tags of a format. The inverse map is
computed from the rows and checked when the table is built: a tag that two rows would read, a model field that no row
carries and that is not declared lost, or one that is both, is an error at import, not a surprise in somebody's file.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import IO, Any, NamedTuple, Protocol

from pydantic import ValidationError

from carcite.model import Citation, Extra, citation_of
from carcite.notes import SEVERITIES, Code, Note, Severity
from carcite.options import SCREENING_TARGETS, Options, Target

BOOKKEEPING: Mapping[str, frozenset[str]] = {
    "nbib": frozenset((
        "AID", "AUID", "CDAT", "COIS", "CRDT", "CTDT", "DA", "DCOM", "DRDT", "EDAT", "FPS", "GR", "GS", "IRAD", "IS",
        "JID", "JT", "LID", "LR", "MHDA", "MID", "NM", "OABL", "OAB", "OCI", "OID", "OT", "OTO", "OWN", "PHST", "PL",
        "PMCR", "PS", "PST", "PUBM", "RF", "RN", "ROS", "SB", "SFM", "SO", "STAT", "TA", "UI", "VTI",
    )),
    "pubmedxml": frozenset((
        "ArticleId", "Chemical", "CitationSubset", "CoiStatement", "ContributionDate", "Country", "DateCompleted",
        "DateCreated", "DateRevised", "ELocationID", "GeneSymbol", "Grant", "ISOAbbreviation", "Identifier",
        "LocationLabel", "MedlineCode", "MedlineID", "NlmUniqueID", "NumberOfReferences", "Object", "OtherAbstract",
        "OtherID", "PersonalNameSubject", "PubMedPubDate", "PublicationStatus", "SpaceFlightMission", "SupplMeshName",
        "Title",
    )),
    "pubmedtext": frozenset((
        "conflict", "eCollection", "footnote", "nihmsid", "pii", "pmc-release", "print", "revised", "status",
    )),
    "pubmedweb": frozenset((
        "bookshelf", "conflict", "eCollection", "nihmsid", "pii", "pmc-release", "print", "revised", "status",
        "substance",
    )),
    "page": frozenset(("conflict", "eCollection", "pii", "print", "revised")),
}  # fmt: skip
"""The tags of `extra` in which a database describes its own record, by format: who indexed it, when it was entered.

Readers keep these values in `extra`. A writer leaves them out with an info note; any other value that is left out is a
warning.
"""

BOOKKEEPING_FIELDS = frozenset(("mesh_terms", "publication_types"))
"""The fields that databases fill for themselves, with the same rule: the headings of MeSH terms are keywords, too."""


class Ordinal(str):
    """The name of a record without a key in its notes: `#3` is the third of its text."""

    __slots__ = ()


def ordinal(number: int) -> Ordinal:
    """Return the name of the record of a number, from 1."""
    return Ordinal(f"#{number}")


Raw = dict[str, list[Any]]
"""The tags of one record with all their values, in the order they stand in: text, or JSON values for CSL-JSON."""


class Reading(NamedTuple):
    """What a reader returns: the citations in the order of the source, and what it has to say of them."""

    citations: list[Citation]
    notes: list[Note]


class Writing(NamedTuple):
    """What a writer returns: the whole text, and a note for each field of each record it could not carry."""

    text: str
    notes: list[Note]


@dataclass(slots=True)
class Context:
    """One record while it is read or written: where it stands, and the notes on it.

    kept   values that no field takes, on their way to `extra`
    """

    format: str
    record: str | None = None
    line: int | None = None
    type: str = "document"
    options: Options = field(default_factory=Options)
    notes: list[Note] = field(default_factory=list)
    kept: list[Extra] = field(default_factory=list)

    def note(
        self,
        code: Code,
        message: str,
        field: str | None = None,
        text: str | None = None,
        severity: Severity | None = None,
        tag: str | None = None,
    ) -> None:
        """Add a note on this record. Without `severity` it is the one its code usually has."""
        if severity is None:
            severity = SEVERITIES.get(code, Severity.WARNING)
        self.notes.append(Note(code, message, severity, field, self.record, self.line, text, tag))

    def keep(self, tag: str, value: str, field: str | None = None) -> None:
        """Keep a value in `extra`, with a note: one that no field takes, or a second value of `field`."""
        self.kept.append(Extra(self.format, tag, value))
        if field is None:
            self.note(Code.UNPLACED, f"no field for {tag!r}; kept in extra", field="extra", text=value, tag=tag)
        else:
            message = f"second value kept in extra: {value[:80]!r}"
            self.note(Code.DUPLICATE_FIELD, message, field=field, text=value, tag=tag)

    def take_kept(self, found: dict[str, Any]) -> None:
        """Move the kept values to `extra` of the fields found."""
        if self.kept:
            found["extra"] = [*found.get("extra", ()), *self.kept]
            self.kept = []


def same(value: Any) -> Any:
    """The codec of a value that is written as it is."""
    return value


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line of a field map.

    fields   the model fields it carries
    tags     the tags it may write, the usual one first
    aliases  tags it reads and never writes
    read     (the record's values of these tags, context) -> {model field: value}
    write    (citation, context) -> [(tag, value), ...]
    """

    fields: tuple[str, ...]
    tags: tuple[str, ...]
    read: Callable[[Raw, Context], Mapping[str, Any]]
    write: Callable[[Citation, Context], Iterable[tuple[str, Any]]]
    aliases: tuple[str, ...] = ()

    def unchanged(self, citation: Citation) -> bool:
        """Return False: what a row writes is not known to be read back as it is."""
        return False


class TableField(Protocol):
    """What a table is made of: a `Row`, or one of the classes of `carcite.formats.fields`."""

    @property
    def fields(self) -> tuple[str, ...]: ...

    @property
    def tags(self) -> tuple[str, ...]: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...

    def read(self, raw: Raw, context: Context, /) -> Mapping[str, Any]: ...

    def write(self, citation: Citation, context: Context, /) -> Iterable[tuple[str, Any]]: ...

    def unchanged(self, citation: Citation, /) -> bool: ...


def one(name: str, *tags: str, decode: Callable[[Any], Any] = same, encode: Callable[[Any], Any] = same) -> Row:
    """A row for a field with one value: the first tag is written, all are read, a second value goes to `extra`."""

    def read(raw: Raw, context: Context) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for tag, values in raw.items():
            for value in values:
                decoded = decode(value)
                if name not in found:
                    found[name] = decoded
                elif decoded != found[name]:
                    context.keep(tag, str(value), name)
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        value = getattr(citation, name)
        return ((tags[0], encode(value)),) if value is not None else ()

    return Row((name,), tags[:1], read, write, tags[1:])


def many(name: str, *tags: str, decode: Callable[[Any], Any] = same, encode: Callable[[Any], Any] = same) -> Row:
    """A row for a field with many values: one (tag, value) for each."""

    def read(raw: Raw, context: Context) -> dict[str, Any]:
        return {name: [decode(value) for values in raw.values() for value in values]}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return [(tags[0], encode(value)) for value in getattr(citation, name)]

    return Row((name,), tags[:1], read, write, tags[1:])


class Table:
    """The field map of one format, both ways. Raises ValueError when rows and `lost` do not fit the model.

    lost         the model fields that the format has no place for
    beside       those that are written outside of the table, such as the record's type and key
    dropped      for each target, those that are written and that its program does not read from the file
    taken        for each target, those of `lost` that are written outside of the table, since its program reads them
    bare_names   the targets that read no more of a person than the name
    keeps_extra  whether values kept from other formats are written, too
    """

    def __init__(
        self,
        format: str,
        rows: Sequence[TableField],
        *,
        lost: Iterable[str] = (),
        beside: Iterable[str] = (),
        dropped: Mapping[Target, Iterable[str]] | None = None,
        taken: Mapping[Target, Iterable[str]] | None = None,
        bare_names: Iterable[Target] = (),
        keeps_extra: bool = False,
    ) -> None:
        self.format = format
        self.rows = tuple(rows)
        self.lost = frozenset(lost)
        self.beside = frozenset(beside) | {"extra"}
        self.dropped = {target: frozenset(names) for target, names in (dropped or {}).items()}
        # In the order of the model, that the notes are those of every run.
        self._losing = _in_order(self.lost)
        self._dropping = {target: _in_order(names) for target, names in self.dropped.items()}
        self._taken = {target: frozenset(names) for target, names in (taken or {}).items()}
        self._bare_names = frozenset(bare_names)
        self._keeps_extra = keeps_extra
        self._numbers = {name: number for number, row in enumerate(rows) for name in row.fields}
        self._readers = self._tags()
        self._check_fields()

    def _tags(self) -> dict[str, TableField]:
        """Return the rows by the tags that they read. Raises ValueError if two rows read one tag."""
        readers: dict[str, TableField] = {}
        for row in self.rows:
            for tag in (*row.tags, *row.aliases):
                if readers.setdefault(tag, row) is not row:
                    raise ValueError(f"{self.format}: two rows read {tag!r}: {readers[tag].fields}, {row.fields}")
        return readers

    def _check_fields(self) -> None:
        """Raise ValueError if a field of the model is neither written nor lost, or both, or unknown."""
        carried = {name for row in self.rows for name in row.fields} | self.beside
        model = set(Citation.model_fields)
        if faults := (model - carried - self.lost) | (carried - model) | (carried & self.lost):
            raise ValueError(f"{self.format}: fields neither carried nor lost, unknown, or both: {sorted(faults)}")

    def fields_of(self, tag: str) -> tuple[str, ...]:
        """The model fields that are read from a tag."""
        row = self._readers.get(tag)
        return row.fields if row is not None else ()

    def row(self, tag: str) -> TableField:
        """Return the row that reads a tag. Raises KeyError if there is none."""
        return self._readers[tag]

    def read(self, raw: Raw, context: Context) -> dict[str, Any]:
        """The model fields in a record's tags. Tags without a row go to `extra`, with a note."""
        readers = self._readers
        groups: dict[TableField, Raw] = {}
        found: dict[str, Any] = {}
        for tag, values in raw.items():
            row = readers.get(tag)
            if row is None:
                for value in values:
                    context.keep(tag, str(value))
            elif row in groups:
                groups[row][tag] = values
            else:
                groups[row] = {tag: values}
        context.take_kept(found)
        for row, part in groups.items():
            more = row.read(part, context)
            if found.keys().isdisjoint(more):
                found.update(more)
            else:
                merge(found, more, context)
        context.take_kept(found)
        return found

    def write(self, citation: Citation, context: Context) -> list[tuple[str, Any]]:
        """The record's (tag, value) pairs in the order of the rows, with a note for every field that is lost."""
        pairs: list[tuple[str, Any]] = []
        for row in self._rows_of(citation):
            pairs.extend(row.write(citation, context))
        self.note_lost(citation, context)
        return pairs

    def uncertain(self, citation: Citation) -> list[TableField]:
        """Return the rows whose values may be read back in another form, in the order of the table."""
        return [row for row in self._rows_of(citation) if not row.unchanged(citation)]

    def _rows_of(self, citation: Citation) -> list[TableField]:
        """Return the rows of the fields that have a value, in the order of the table."""
        held, numbers = citation.__dict__, self._numbers
        found = {numbers[name] for name in citation.model_fields_set if held[name] and name in numbers}
        return [self.rows[number] for number in sorted(found)]

    def note_lost(self, citation: Citation, context: Context) -> None:
        """A note for each field the citation has and the format has not."""
        held = citation.__dict__
        target = context.options.target
        taken = self._taken.get(target, ()) if target is not None else ()
        for name in self._losing:
            if held[name] and name not in taken:
                severity = Severity.INFO if name in BOOKKEEPING_FIELDS else None
                context.note(Code.LOST, f"{self.format} has no place for {name}", field=name, severity=severity)
        if target is not None:
            for name in self._dropping.get(target, ()):
                if held[name]:
                    context.note(Code.LOST, f"{target} does not read {name} from {self.format}", field=name)
            if target in self._bare_names:
                for name in ("authors", "editors", "translators"):
                    if any(person.orcid or person.email or person.affiliations for person in held[name]):
                        message = f"{target} does not read ORCID, address and affiliation of a name from {self.format}"
                        context.note(Code.LOST, message, field=name)
        if self._keeps_extra:
            return
        foreign = dict.fromkeys((extra.format, extra.tag) for extra in citation.extra if extra.format != self.format)
        if foreign:
            tags = [tag for format, tag in foreign if not is_bookkeeping(format, tag)]
            severity = Severity.WARNING if tags else Severity.INFO
            shown = ", ".join(tags or (tag for _, tag in foreign))
            context.note(Code.LOST, f"{self.format} has no place for kept values: {shown}", "extra", severity=severity)


def is_bookkeeping(format: str, tag: str) -> bool:
    """Whether a database describes its own record in this tag."""
    return tag in BOOKKEEPING.get(format, ())


def _in_order(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in Citation.model_fields if name in names)


def merge(found: dict[str, Any], more: Mapping[str, Any], context: Context) -> None:
    """Put more fields to those found: lists are joined, a second single value is kept in `extra` and noted."""
    for name, value in more.items():
        if name not in found or found[name] is None:
            found[name] = value
        elif isinstance(found[name], (list, tuple)):
            found[name] = [*found[name], *value]
        elif value is not None and value != found[name]:
            context.keep(name, str(value), name)


def build(found: dict[str, Any], context: Context) -> Citation:
    """A Citation of the fields found. A value its field refuses is kept in `extra` as text, with a note."""
    found.setdefault("type", context.type)
    context.take_kept(found)
    try:
        citation = citation_of(found)
    except ValidationError as error:
        for name in dict.fromkeys(str(fault["loc"][0]) for fault in error.errors() if fault["loc"]):
            refused = found.pop(name, None)
            found["extra"] = [*found.get("extra", ()), Extra(context.format, name, str(refused))]
            context.note(Code.UNPARSED, f"not a valid {name}; kept in extra", field=name, text=str(refused))
        found.setdefault("type", "document")
        citation = Citation.model_validate(found)
    note_literals(citation, context)
    return citation


def note_literals(citation: Citation, context: Context) -> None:
    """A note for each typed value that is only kept as its text."""
    held = citation.__dict__
    for name in ("issued", "epub_date", "accessed", "submitted", "original_date", "event_date"):
        date = held[name]
        if date is not None and date.literal is not None:
            context.note(Code.UNPARSED, f"not a date; kept as its text: {date.literal!r}", field=name)
    if citation.doi is not None and not citation.doi.startswith(("10.", "10/")):
        context.note(Code.UNPARSED, f"not a DOI; kept as its text: {citation.doi!r}", field="doi")


ReadStream = Callable[[IO[Any]], Iterator[Citation | Note]]
WriteStream = Callable[[Iterable[Citation], Options], Iterator[str | Note]]


@dataclass(frozen=True, kw_only=True)
class Format:
    """A room's name plate: what the format is called, how it is recognised, and how it is read and written.

    read_stream   file -> citations and notes, one record at a time (text; or bytes as well, where `binary`)
    write_stream  (citations, options) -> pieces of text and notes, one record at a time
    Either is None where carcite does not go that way. `own_targets`: targets that only this format has rules for.
    """

    name: str
    title: str
    reference: str
    suffixes: tuple[str, ...]
    sniff: Callable[[str], bool]
    aliases: tuple[str, ...] = ()
    read_stream: ReadStream | None = None
    write_stream: WriteStream | None = None
    table: Table | None = None
    binary: bool = False
    own_targets: tuple[Target, ...] = ()
    media_type: str = "text/plain"

    def read(self, text: str) -> Reading:
        """All citations of a text, with the notes. Raises ReadError where the text is not of the format."""
        assert self.read_stream is not None
        reading = Reading([], [])
        for item in self.read_stream(io.StringIO(text, newline=None)):
            (reading.notes if isinstance(item, Note) else reading.citations).append(item)  # type: ignore[arg-type]
        return reading

    def pieces(self, citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
        """What `write_stream` gives, with the line ends asked for."""
        assert self.write_stream is not None
        if options.target in SCREENING_TARGETS and options.target not in self.own_targets:
            options = replace(options, target=None)
        for item in self.write_stream(citations, options):
            if options.newline == "\n" or isinstance(item, Note):
                yield item
            else:
                yield item.replace("\r\n", "\n").replace("\n", options.newline)

    def write(self, citations: Iterable[Citation], options: Options | None = None) -> Writing:
        """All citations as one text, with the notes."""
        parts: list[str] = []
        notes: list[Note] = []
        for item in self.pieces(citations, options or Options()):
            (notes if isinstance(item, Note) else parts).append(item)  # type: ignore[arg-type]
        return Writing("".join(parts), notes)
