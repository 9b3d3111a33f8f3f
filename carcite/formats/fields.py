"""The classes of fields that tables are made of: how one model field is read from its tags and written to them.

A table is a list of such objects, `Single("volume", "VL")`, one a line. What a format does in a way of its own is a
subclass with `read` and `write`. The first tag is the one that is written; `aliases` are read and never written.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from carcite.formats.base import Context, Field, Raw
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.dates import PartialDate
from carcite.values.identifiers import parse_pmcid


def identity(value: Any) -> Any:
    """Return the value: the codec of text that is written as it is."""
    return value


def is_simple(value: Any) -> bool:
    """Whether a value is letters, digits, blanks and hyphens only, which every format gives back as they are."""
    return isinstance(value, str) and value.replace(" ", "").replace("-", "").isalnum()


Pairs = list[tuple[str, Any]]
"""Values with their tags, in the order in which they are written."""


def tagged(raw: Raw, tags: Iterable[str]) -> Pairs:
    """Return the values of some tags with their tags, in the order of the tags."""
    return [(tag, value) for tag in tags if tag in raw for value in raw[tag]]


def first_of(name: str, pairs: Pairs, context: Context, parse: Callable[[Any], Any] = identity) -> Any:
    """Return the first value that is not empty, parsed; None if there is none. Others are kept in extra."""
    found: Any = None
    for tag, value in pairs:
        parsed = parse(value)
        if parsed is None or parsed == "":
            continue
        if found is None:
            found = parsed
        elif parsed != found:
            context.keep(tag, str(value), name)
    return found


def or_text(parse: Callable[[str], str | None]) -> Callable[[str], str]:
    """Return the parser that keeps a text which `parse` does not know."""
    return lambda text: parse(text) or text


def present(**found: Any) -> dict[str, Any]:
    """Return the fields that have a value."""
    return {name: value for name, value in found.items() if value is not None}


def read_pmcid(raw: Raw, tag: str, others: Pairs, context: Context) -> dict[str, Any]:
    """Return the PMCID in a tag that holds other values, too, which are kept; `others` are read before it."""
    pairs = list(others)
    for value in raw.get(tag, ()):
        if parse_pmcid(value):
            pairs.append((tag, value))
        else:
            context.keep(tag, value)
    return present(pmcid=first_of("pmcid", pairs, context, or_text(parse_pmcid)))


def note_lost(name: str, context: Context) -> None:
    """Note once that the format has no place for a field."""
    message = f"{context.format} has no place for {name}"
    if all(note.message != message for note in context.notes):
        context.note(Code.LOST, message, field=name)


def note_mesh(citation: Citation, context: Context) -> None:
    """Note what becomes of MeSH terms: readers put the headings into the keywords, subheadings and stars stay out."""
    headings = {term.partition("/")[0].strip("*") for term in citation.mesh_terms}
    if headings.issubset(citation.keywords):
        context.note(Code.MOVED, "the MeSH headings are keywords", field="mesh_terms")
    else:
        note_lost("mesh_terms", context)


def repeats_title(citation: Citation, context: Context) -> bool:
    """Whether the short container title is the container title, which is not repeated; note it."""
    if citation.container_title_short is None or citation.container_title_short != citation.container_title:
        return False
    message = "the short name of the journal is its full name; written once"
    context.note(Code.MOVED, message, field="container_title_short")
    return True


class OneField(Field):
    """A model field with tags of its own."""

    def __init__(self, name: str, *tags: str) -> None:
        self.name = name
        self.fields = (name,)
        self.tags = tags[:1]
        self.aliases = tags[1:]

    def values(self, raw: Raw) -> Pairs:
        """Return the (tag, value) pairs of the record, those of the usual tag first."""
        return tagged(raw, (*self.tags, *self.aliases))

    def first(self, raw: Raw, context: Context, parse: Callable[[Any], Any]) -> Any:
        """Return the first value of the record, parsed; None if there is none. Others are kept in extra."""
        if len(raw) == 1:  # nearly always, and of one value
            ((_, values),) = raw.items()
            if len(values) == 1:
                return parse(values[0])
        return first_of(self.name, self.values(raw), context, parse)


class ConvertedField(OneField):
    """A field whose values are converted.

    `parse` makes the model's value of a tag's value, `format` the reverse; `safe` says which values are read back as
    they are.
    """

    def __init__(
        self,
        name: str,
        *tags: str,
        parse: Callable[[Any], Any] = identity,
        format: Callable[[Any], Any] = identity,
        safe: Callable[[Any], bool] = is_simple,
    ) -> None:
        super().__init__(name, *tags)
        self.parse = parse
        self.format = format
        self.safe = safe


class Single(ConvertedField):
    """A field with one value. A second value that differs from the first is kept in extra."""

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found = self.first(raw, context, self.parse)
        return {} if found is None or found == "" else {self.name: found}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return ((self.tags[0], self.format(getattr(citation, self.name))),)

    def unchanged(self, citation: Citation) -> bool:
        return self.safe(getattr(citation, self.name))


class Place(NamedTuple):
    """Where a field with one value stands: its tag, and its tag in some classes of records ("" for none)."""

    name: str
    tag: str = ""
    classes: Mapping[str, str] = {}
    aliases: tuple[str, ...] = ()
    field_class: Any = None  # the usual one of the format

    def tag_in(self, record_class: str) -> str:
        """Return the tag in a class of records."""
        return self.classes.get(record_class, self.tag)


def date(name: str, *tags: str, format: Callable[[PartialDate], str] = PartialDate.edtf) -> Single:
    """Return a field with one date."""
    return Single(name, *tags, parse=PartialDate.parse, format=format)


class Many(ConvertedField):
    """A field with many values, each in a tag of its own."""

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {self.name: [self.parse(value) for _, value in self.values(raw)]}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return [(self.tags[0], self.format(value)) for value in getattr(citation, self.name)]

    def unchanged(self, citation: Citation) -> bool:
        return all(map(self.safe, getattr(citation, self.name)))


class Keywords(Many):
    """Keywords, each in a tag of its own; the headings of MeSH terms are among them."""

    def __init__(self, tag: str) -> None:
        super().__init__("keywords", tag)
        self.fields = ("keywords", "mesh_terms")

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        if citation.mesh_terms:
            note_mesh(citation, context)
        return super().write(citation, context)


class Joined(OneField):
    """A field with many values in one text."""

    @abstractmethod
    def split(self, text: str) -> list[Any]:
        """Return the values of a text."""

    @abstractmethod
    def join(self, values: Sequence[Any], context: Context) -> str:
        """Return the text of the values."""

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {self.name: [part for _, text in self.values(raw) for part in self.split(text)]}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return ((self.tags[0], self.join(getattr(citation, self.name), context)),)
