"""The parts of every format: a table of fields, which is used for reading and writing, and the `Format` itself.

A row of a table is one model field, or a few that share their tags. The inverse map is computed and checked when the
table is made: a tag of two rows, and a model field that is neither in a row nor in `lost`, or in both, are errors at
import.
"""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import ValidationError

from carcite.errors import NoRecordError
from carcite.model import DATE_FIELDS, PEOPLE_FIELDS, Citation, Extra, citation_of
from carcite.notes import SEVERITIES, Code, Note, Severity
from carcite.options import SCREENING_TARGETS, Options, Target

if TYPE_CHECKING:
    from carcite.formats.records import Rendered

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
"""The tags of one record with all their values, in their order: text, or JSON values for CSL-JSON."""


class Reading(NamedTuple):
    """The result of a reader: the citations in the order of the source, and the notes."""

    citations: list[Citation]
    notes: list[Note]


class Writing(NamedTuple):
    """The result of a writer: the whole text, and a note on each value that it could not write."""

    text: str
    notes: list[Note]


@dataclass(slots=True)
class Context:
    """One record while it is read or written: its place, and the notes on it.

    kept    values without a field, which are put into `extra`
    rows    the rows of the format's table that have a value in the citation that is written
    needed  what the written record needs at the end of the file
    """

    format: str
    record: str | None = None
    line: int | None = None
    type: str = "document"
    options: Options = field(default_factory=Options)
    notes: list[Note] = field(default_factory=list)
    kept: list[Extra] = field(default_factory=list)
    rows: Sequence[Field] = ()
    needed: Any = None

    def note(
        self,
        code: Code,
        message: str,
        field: str | None = None,
        text: str | None = None,
        severity: Severity | None = None,
        tag: str | None = None,
    ) -> None:
        """Add a note on this record, by default with the usual severity of its code."""
        if severity is None:
            severity = SEVERITIES.get(code, Severity.WARNING)
        self.notes.append(Note(code, message, severity, field, self.record, self.line, text, tag))

    def keep(self, tag: str, value: str, field: str | None = None) -> None:
        """Keep a value in `extra`, with a note: a value without a field, or a second value of `field`."""
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

    def uncertain(self, citation: Citation) -> list[Field]:
        """Return the written rows whose values may be read back in another form."""
        return [row for row in self.rows if not row.unchanged(citation)]


class Field(ABC):
    """One or more model fields that share their tags: a row of a table.

    fields   the model fields
    tags     the tags that may be written, the usual one first
    aliases  tags that are read and never written
    """

    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @abstractmethod
    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        """Return the model fields in the record's values of these tags, all of which belong to this field."""

    @abstractmethod
    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        """Return the (tag, value) pairs of a citation that holds one of the model fields."""

    def unchanged(self, citation: Citation) -> bool:
        """Whether the written values are known to be read back as they are, without looking."""
        return False


class Table:
    """The fields of a format with their tags; `row_of` has the row that reads a tag.

    Raises ValueError if rows and `lost` do not fit the model.

    lost         the model fields without a place in the format
    beside       those that are written outside the table, such as the record's type and key
    unwritten    for each target (None for any), those in a row that are lost all the same
    dropped      for each target, those that are written but that its program does not read from the file
    taken        for each target, those of `lost` that are written outside the table, since its program reads them
    bare_names   the targets that read only the name of a person
    keeps_extra  whether values kept from other formats are written, too
    """

    def __init__(
        self,
        format: str,
        rows: Sequence[Field],
        *,
        lost: Iterable[str] = (),
        beside: Iterable[str] = (),
        unwritten: Mapping[Target | None, Iterable[str]] | None = None,
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
        self._unwritten = {target: frozenset(names) for target, names in (unwritten or {}).items()}
        # In the order of the model, so that every run has the same notes.
        self._losing = {target: _in_order(self.lost | names) for target, names in self._unwritten.items()}
        self._always_losing = _in_order(self.lost)
        self._dropping = {target: _in_order(names) for target, names in self.dropped.items()}
        self._taken = {target: frozenset(names) for target, names in (taken or {}).items()}
        self._bare_names = frozenset(bare_names)
        self._keeps_extra = keeps_extra
        self._numbers = {name: number for number, row in enumerate(rows) for name in row.fields}
        self.row_of = self._tags()
        self._check_fields()

    def _tags(self) -> dict[str, Field]:
        """Return the rows by the tags that they read. Raises ValueError if two rows read one tag."""
        readers: dict[str, Field] = {}
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

    def read(self, raw: Raw, context: Context) -> dict[str, Any]:
        """Return the model fields in a record's tags. Tags without a row are kept in `extra`, with a note."""
        groups: dict[Field, Raw] = {}
        found: dict[str, Any] = {}
        for tag, values in raw.items():
            row = self.row_of.get(tag)
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
        """Return the record's (tag, value) pairs in the order of the rows; add a note for every field that is lost."""
        pairs: list[tuple[str, Any]] = []
        context.rows = self._rows_of(citation, context.options.target)
        for row in context.rows:
            pairs.extend(row.write(citation, context))
        self.note_lost(citation, context)
        return pairs

    def _rows_of(self, citation: Citation, target: Target | None) -> list[Field]:
        """Return the rows of the fields that have a value and are written, in the order of the table."""
        held, numbers = citation.__dict__, self._numbers
        given = {numbers[name] for name in citation.model_fields_set if held[name] and name in numbers}
        given.difference_update(numbers[name] for name in self._unwritten.get(target, ()))
        return [self.rows[number] for number in sorted(given)]

    def note_lost(self, citation: Citation, context: Context) -> None:
        """Add a note for each field of the citation without a place in the format."""
        held = citation.__dict__
        target = context.options.target
        taken = self._taken.get(target, ()) if target is not None else ()
        for name in self._losing.get(target, self._always_losing):
            if held[name] and name not in taken:
                severity = Severity.INFO if name in BOOKKEEPING_FIELDS else None
                context.note(Code.LOST, f"{self.format} has no place for {name}", field=name, severity=severity)
        if target is not None:
            self._note_dropped(citation, target, context)
        if not self._keeps_extra:
            self._note_kept(citation, context)

    def _note_dropped(self, citation: Citation, target: Target, context: Context) -> None:
        """Add a note for each written field that the target does not read."""
        for name in self._dropping.get(target, ()):
            if getattr(citation, name):
                context.note(Code.LOST, f"{target} does not read {name} from {self.format}", field=name)
        for name in PEOPLE_FIELDS if target in self._bare_names else ():
            if any(person.orcid or person.email or person.affiliations for person in getattr(citation, name)):
                message = f"{target} does not read ORCID, address and affiliation of a name from {self.format}"
                context.note(Code.LOST, message, field=name)

    def _note_kept(self, citation: Citation, context: Context) -> None:
        """Add a note on the values kept from other formats."""
        foreign = dict.fromkeys((extra.format, extra.tag) for extra in citation.extra if extra.format != self.format)
        if foreign:
            tags = [tag for format, tag in foreign if not is_bookkeeping(format, tag)]
            severity = Severity.WARNING if tags else Severity.INFO
            shown = ", ".join(tags or (tag for _, tag in foreign))
            context.note(Code.LOST, f"{self.format} has no place for kept values: {shown}", "extra", severity=severity)


def is_bookkeeping(format: str, tag: str) -> bool:
    """Whether a database describes its own record with this tag."""
    return tag in BOOKKEEPING.get(format, ())


def _in_order(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in Citation.model_fields if name in names)


def merge(found: dict[str, Any], more: Mapping[str, Any], context: Context) -> None:
    """Add more fields to those found: lists are joined, a second single value is kept in `extra`, with a note."""
    for name, value in more.items():
        if name not in found or found[name] is None:
            found[name] = value
        elif isinstance(found[name], tuple):
            found[name] = [*found[name], *value]
        elif isinstance(found[name], list):
            found[name] += value
        elif value is not None and value != found[name]:
            context.keep(name, str(value), name)


def build(found: dict[str, Any], context: Context) -> Citation:
    """Return a Citation of the fields found. An invalid value is kept in `extra` as text, with a note."""
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


R = TypeVar("R")


def read_records(
    items: Iterable[tuple[R, int] | Note], format: str, read: Callable[[R, Context], Citation], *, absent: str = ""
) -> Iterator[Citation | Note]:
    """Yield the notes on each record, which comes with its line, and then its citation.

    Notes among the records stay in their place. With `absent`, a text that has notes and no record is a NoRecordError.
    """
    count = 0
    before: list[Note] = []
    for item in items:
        if isinstance(item, Note) and absent and not count:
            before.append(item)
            continue
        if isinstance(item, Note):
            yield item
            continue
        yield from before
        before.clear()
        count += 1
        record, line = item
        context = Context(format, record=ordinal(count), line=line)
        citation = read(record, context)
        yield from context.notes
        yield citation
    if before:
        raise NoRecordError(absent, line=before[0].line)


def note_literals(citation: Citation, context: Context) -> None:
    """Add a note for each date or DOI that is only kept as text."""
    held = citation.__dict__
    for name in DATE_FIELDS:
        date = held[name]
        if date is not None and date.literal is not None:
            context.note(Code.UNPARSED, f"not a date; kept as its text: {date.literal!r}", field=name)
    if citation.doi is not None and not citation.doi.startswith(("10.", "10/")):
        context.note(Code.UNPARSED, f"not a DOI; kept as its text: {citation.doi!r}", field="doi")


ReadStream = Callable[[IO[Any]], Iterator[Citation | Note]]
WriteStream = Callable[[Iterable[Any], Options], Iterator[str | Note]]
WriteRecords = Callable[..., Iterator[Any]]


@dataclass(frozen=True, kw_only=True)
class Format:
    """A format: how it is detected, read and written. Its other names and its suffixes are those of its declaration.

    read_stream   file -> citations and notes, one record at a time (text; also bytes, if `binary`)
    write_stream  (citations, options) -> pieces of text and notes, one record at a time
    records       the same without what stands before, between and behind the records, if each depends only on its
                  citation and its key: other processes can then write them
    One of the first two is None for a format that is only read or only written. `own_targets`: targets for which only
    this format has rules.
    """

    name: str
    title: str
    reference: str
    sniff: Callable[[str], bool] = lambda text: False
    read_stream: ReadStream | None = None
    write_stream: WriteStream | None = None
    records: WriteRecords | None = None
    table: Table | None = None
    binary: bool = False
    own_targets: tuple[Target, ...] = ()
    media_type: str = "text/plain"

    def read(self, text: str) -> Reading:
        """Return all citations of a text, with the notes. Raises ReadError if the text is not in the format."""
        assert self.read_stream is not None
        reading = Reading([], [])
        for item in self.read_stream(io.StringIO(text, newline=None)):
            (reading.notes if isinstance(item, Note) else reading.citations).append(item)  # type: ignore[arg-type]
        return reading

    def pieces(
        self, citations: Iterable[Citation | Rendered], options: Options, write: WriteRecords | None = None
    ) -> Iterator[str | Note]:
        """Yield what `write_stream` or another `write` yields, with the requested line ends.

        Citations may be `Rendered` if the format has `records`.
        """
        write = write or self.write_stream
        assert write is not None
        if options.target in SCREENING_TARGETS and options.target not in self.own_targets:
            options = replace(options, target=None)
        for item in write(citations, options):
            if options.newline == "\n" or not isinstance(item, str):
                yield item
            else:
                yield item.replace("\r\n", "\n").replace("\n", options.newline)

    def write(self, citations: Iterable[Citation], options: Options | None = None) -> Writing:
        """Return all citations as one text, with the notes."""
        parts: list[str] = []
        notes: list[Note] = []
        for item in self.pieces(citations, options or Options()):
            (notes if isinstance(item, Note) else parts).append(item)  # type: ignore[arg-type]
        return Writing("".join(parts), notes)
