"""The kinds of rows the field map is made of, for fields of one kind of value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.bibtex.braces import join_list, split_list, unbraced
from carcite.formats.bibtex.dates import read_date, read_year_month, write_date
from carcite.formats.bibtex.targets import dialect
from carcite.formats.bibtex.text import (
    literal_list,
    read_name_of,
    read_plain,
    read_text,
    read_verbatim,
    write_plain,
    write_text,
    write_verbatim,
)
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.dates import PartialDate

Pairs = Iterable[tuple[str, Any]]


def values(raw: Raw, tags: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The record's values of these tags, in the order of the tags."""
    for tag in tags:
        for value in raw.get(tag, ()):
            yield tag, value


def spare(context: Context, found: dict[str, Any], field: str, tag: str, value: str) -> None:
    """Keep a second value of a field."""
    context.keep(tag, value, field)


def single(
    field: str,
    tags: tuple[str, ...],
    written: str,
    decode: Callable[[str, Context], Any],
    encode: Callable[[Any, Context], str],
) -> Row:
    """A row for a field with one value: the first of `tags` that has one gives it."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        if len(raw) == 1:
            (held,) = raw.values()
            if len(held) == 1:
                return {field: decode(held[0], context) or None}
        found: dict[str, Any] = {}
        for tag, value in values(raw, tags):
            decoded = decode(value, context)
            if field not in found:
                found[field] = decoded or None
            elif decoded != found[field]:
                spare(context, found, field, tag, value)
        return found

    def write(citation: Citation, context: Context) -> Pairs:
        return ((written, encode(getattr(citation, field), context)),)

    return Row((field,), (written,), read, write, tuple(tag for tag in tags if tag != written))


def text(field: str, *tags: str, written: str | None = None) -> Row:
    """A line of markup text."""
    return single(
        field,
        tags,
        written or tags[0],
        lambda value, context: read_text(value, context, field),
        lambda value, context: write_text(value, context, field),
    )


def keyed(field: str, tag: str, words: Mapping[str, str], *, biblatex: bool) -> Row:
    """A line of text, or one of biblatex's localisation keys, which stands for its words."""
    keys = {text: key for key, text in words.items()}

    def decode(value: str, context: Context) -> str:
        shown = read_name_of(value, context, field)
        return words.get(shown, shown)

    def encode(value: str, context: Context) -> str:
        key = keys.get(value) if biblatex and not dialect(context).extra_lines else None
        return key or write_text(value, context, field)

    return single(field, (tag,), tag, decode, encode)


def name_of(field: str, *tags: str) -> Row:
    """The name of a journal, a series, an event."""
    return single(
        field,
        tags,
        tags[0],
        lambda value, context: read_name_of(value, context, field),
        lambda value, context: write_text(value, context, field),
    )


def plain(field: str, *tags: str, written: str | None = None) -> Row:
    """A line of text without markup: numbers, codes."""
    return single(
        field,
        tags,
        written or tags[0],
        lambda value, context: read_plain(value),
        lambda value, context: write_plain(value, context, field),
    )


def place(field: str, *tags: str, written: str | None = None) -> Row:
    """A line of text in a field that biblatex reads as a list."""
    return single(
        field,
        tags,
        written or tags[0],
        lambda value, context: read_plain(value),
        lambda value, context: literal_list(write_plain(value, context, field)),
    )


def verbatim(field: str, *tags: str) -> Row:
    """A URL or identifier."""
    return single(
        field,
        tags,
        tags[0],
        lambda value, context: read_verbatim(value),
        lambda value, context: write_verbatim(value, context, field),
    )


def date(field: str, *tags: str, parts: str, biblatex: bool) -> Row:
    """A date in EDTF; in older files in three fields, the year's, month's and day's, whose names begin with `parts`.

    Text that is not a date is written in BibTeX only: biber leaves it out, and other programs stop at it.
    """
    threefold = (f"{parts}year", f"{parts}month", f"{parts}day")

    def encode(value: PartialDate, context: Context) -> str:
        return write_date(value, ascii=context.options.ascii)

    whole = single(field, tags, tags[0], lambda value, context: read_date(value), encode)

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        if raw.keys().isdisjoint(threefold):
            return whole.read(raw, context)
        found = dict(whole.read(raw, context)) if any(tag in raw for tag in tags) else {}
        year, month, day = (raw[tag][0] if raw.get(tag) else "" for tag in threefold)
        if field not in found and year and (parted := read_year_month(year, month, day)) is not None:
            return {**found, field: parted}
        for tag, value in values(raw, threefold):
            spare(context, found, field, tag, value)
        return found

    def write(citation: Citation, context: Context) -> Pairs:
        if biblatex and getattr(citation, field).is_literal:
            context.note(Code.LOST, f"biblatex has no place for text in {tags[0]}", field=field)
            return ()
        return whole.write(citation, context)

    return Row(whole.fields, whole.tags, read, write, (*whole.aliases, *threefold))


def keywords(field: str, *tags: str) -> Row:
    """Texts in one value, parted by commas or semicolons; Web of Science has all keywords in braces."""

    def elements(value: str) -> list[str]:
        if value.startswith("{") and ";" in value and ";" in unbraced(value):
            value = unbraced(value)
        return [read_plain(unbraced(part)) for part in split_list(value)]

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        return {field: [element for _, value in values(raw, tags) for element in elements(value)]}

    def write(citation: Citation, context: Context) -> Pairs:
        wanted = getattr(citation, field)
        joined = join_list([write_plain(part, context, field) for part in wanted], ", ")
        if len(wanted) == 1 and ";" in joined:
            joined = f"{{{joined}}}"
        ends = dialect(context).keyword_ends
        if ends and any(end in word for end in ends for word in wanted):
            message = f"{context.options.target} cuts a keyword at a comma and a semicolon"
            context.note(Code.CHANGED, message, field=field)
        return ((tags[0], joined),)

    return Row((field,), tags[:1], read, write, tags[1:])


def codes(field: str, *tags: str) -> Row:
    """ISSN or ISBN: several in one value, parted by commas."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        return {field: [read_plain(part) for _, value in values(raw, tags) for part in split_list(value)]}

    def write(citation: Citation, context: Context) -> Pairs:
        wanted = getattr(citation, field)
        return ((tags[0], join_list([write_plain(part, context, field) for part in wanted], ", ")),)

    return Row((field,), tags[:1], read, write, tags[1:])


def only_in_biblatex(row: Row, biblatex: bool) -> Row:
    """A field that BibTeX does not have: written for biblatex, and for programs that read biblatex's fields as well."""

    def write(citation: Citation, context: Context) -> Pairs:
        if biblatex or dialect(context).knows_both:
            return row.write(citation, context)
        for field in row.fields:
            if getattr(citation, field):
                context.note(Code.LOST, f"BibTeX has no place for {field}", field=field)
        return ()

    return replace(row, write=write)


def without_field(field: str, label: str) -> Row:
    """A field that is lost, but for a program that has a note of its own for each `note`: `Archive: Attic`."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        return {}

    def write(citation: Citation, context: Context) -> Pairs:
        if not dialect(context).extra_lines:
            context.note(Code.LOST, f"{context.format} has no place for {field}", field=field)
            return ()
        held = getattr(citation, field)
        parts = [held] if not isinstance(held, tuple) else [getattr(part, "text", part) for part in held]
        return (("note", write_plain(f"{label}: {'; '.join(map(str, parts))}", context, field)),)

    return Row((field,), (), read, write)
