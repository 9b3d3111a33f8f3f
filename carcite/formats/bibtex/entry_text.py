"""The text of one entry, edited in place: a change replaces its own characters and nothing else.

What is new takes its form from its neighbours: the indentation, the case of the names, where the `=` stands, braces or
quotation marks, where the comma is, the line ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from carcite.formats.bibtex.syntax import NAME, SKIP, START, Broken, Grammar, Unfinished, closing_of
from carcite.formats.bibtex.table import KNOWN
from carcite.tex.braces import balanced

# The fields that hold keys of other entries, in full.
_LINKS = ("crossref", "xref", "xdata", "related", "entryset")
_TOKEN = re.compile(r"[^\s,{}\"]+")
_GRANULAR = re.compile(r"(?<=xdata=)[^\s,{}\"]{1,300}")
_ONLY_COMMA = re.compile(r"\s*,\s*")


class Field(NamedTuple):
    """Where one field of an entry stands in its text: its name, and its value with the delimiters."""

    name: str
    start: int
    name_end: int
    value_start: int
    end: int


class SourceEntry:
    """The text of one entry and the places of its fields. Raises Broken or Unfinished if it is not well-formed.

    >>> entry = SourceEntry("@book{k,\\n  title = {One},\\n}")
    >>> entry.set("volume", "2"); entry.set("title", "Two"); entry.text
    '@book{k,\\n  title = {Two},\\n  volume = {2},\\n}'
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._parse()

    def _parse(self) -> None:
        text = self.text
        found = START.match(text)
        if found is None:
            raise Broken("not an entry")
        self._type = found.span(1)
        grammar, closing, end = Grammar(), closing_of(found), len(text)
        key, at = grammar.key(text, found.end(), closing, end)
        if grammar.faults:
            raise Broken(grammar.faults[0])
        key_start = text.index(key, found.end())
        self._key = (key_start, key_start + len(key))
        self.fields: list[Field] = []
        while True:
            at = SKIP.match(text, at).end()  # type: ignore[union-attr]
            if at >= end:
                raise Unfinished
            if text[at] == closing:
                break
            name = NAME.match(text, at)
            if name is None:
                raise Broken("expected a field")
            _, after = grammar.value(text, name.end(), closing, end)
            last = name.end() + len(text[name.end() : after].rstrip())
            self.fields.append(Field(name[1].lower(), at, name.end(1), name.end(), last))
            at = after
        if text[at + 1 :].strip():
            raise Broken("text behind the entry")
        self._closing = at

    @property
    def type(self) -> str:
        """The entry type as it is written."""
        return self.text[slice(*self._type)]

    @property
    def key(self) -> str:
        """The citation key as it is written."""
        return self.text[slice(*self._key)]

    def find(self, name: str) -> Field | None:
        """Return the first field of a name in lower case; None if there is none."""
        return next((field for field in self.fields if field.name == name), None)

    def value(self, field: Field) -> str:
        """Return the value of a field with its delimiters."""
        return self.text[field.value_start : field.end]

    def set_type(self, kind: str) -> None:
        """Change the entry type, in the case of the present one."""
        self._replace(*self._type, _in_case_of(self.type, kind))

    def set_key(self, key: str) -> None:
        """Change the citation key."""
        self._replace(*self._key, key)

    def set_raw(self, field: Field, value: str) -> None:
        """Replace the value of a field, with its delimiters."""
        self._replace(field.value_start, field.end, value)

    def set(self, name: str, value: str, *, bare: bool = False, before: tuple[str, ...] = ()) -> None:
        """Give a field a value (TeX without delimiters; `bare`: a number or a macro).

        A new field stands behind the last of the fields `before` that the entry has, or behind all of them.
        """
        field = self.find(name)
        value = self._with_line_ends(value)
        if field is not None:
            self.set_raw(field, self._delimited(value, bare, self.value(field)))
            return
        style = Counter(self.value(field)[:1] for field in self.fields if self.value(field)[:1] in '{"')
        sample = style.most_common(1)[0][0] if style else "{"
        self._insert(name, self._delimited(value, bare, sample), before)

    def remove(self, name: str) -> None:
        """Remove a field, with the comma and the line that it has."""
        while (field := self.find(name)) is not None:
            at = self.fields.index(field)
            begin = self.fields[at - 1].end if at else self._key[1]
            between = self.text[begin : field.start]
            after = self.fields[at + 1].start if at + 1 < len(self.fields) else self._closing
            if _ONLY_COMMA.fullmatch(between):
                self._replace(begin, field.end, "")
            else:  # a comment stands before the field
                tail = re.match(r"\s*,?[ \t]*\n?", self.text[field.end : after])
                self._replace(field.start, field.end + (tail.end() if tail else 0), "")

    def _replace(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]
        self._parse()

    def _with_line_ends(self, value: str) -> str:
        return value.replace("\n", "\r\n") if "\r\n" in self.text else value

    def _delimited(self, value: str, bare: bool, sample: str) -> str:
        """Return the value in delimiters of the kind the sample has."""
        if bare or (value.isdigit() and value.isascii() and sample[:1] not in '{"'):
            return value
        if sample.startswith('"') and '"' not in value and balanced(value):
            return f'"{value}"'
        return f"{{{value}}}"

    def _insert(self, name: str, value: str, before: tuple[str, ...]) -> None:
        places = [at for at, field in enumerate(self.fields) if not before or field.name in before]
        place = places[-1] if places else (-1 if before and self.fields else len(self.fields) - 1)
        begin = self.fields[place].end if place >= 0 else self._key[1]
        text = self._separator(place) + self._named(name) + value
        if not self.fields and not self.text[self._key[1] : self._closing].strip():
            text += self._line_end  # the closing brace stands on its own line
        self._replace(begin, begin, text)

    @property
    def _line_end(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    def _separator(self, place: int) -> str:
        """Return what stands between two fields here."""
        ends = [self._key[1], *(field.end for field in self.fields)]
        gaps = [self.text[end : field.start] for end, field in zip(ends, self.fields, strict=False)]
        near = [gaps[at] for at in (place + 1, place) if 0 <= at < len(gaps)]
        for gap in (*near, *gaps):
            if _ONLY_COMMA.fullmatch(gap):
                return gap
        return f",{self._line_end}  "

    def _named(self, name: str) -> str:
        """Return the name of a new field with its sign, in the case and at the column of the others."""
        if not self.fields:
            return f"{name} = "
        names = [self.text[field.start : field.name_end] for field in self.fields]
        name = _in_case_of(Counter(map(_case, names)).most_common(1)[0][0], name)
        signs = [self.text[field.name_end : field.value_start] for field in self.fields]
        columns = {len(shown) + sign.find("=") for shown, sign in zip(names, signs, strict=True)}
        values = {len(shown) + len(sign) for shown, sign in zip(names, signs, strict=True)}
        if len(self.fields) > 1 and len(set(map(len, names))) > 1:
            if len(columns) == 1:
                sign = signs[0]
                return name.ljust(columns.pop()) + sign[sign.find("=") :]
            if len(values) == 1:
                return f"{name} =".ljust(values.pop())
        sign = Counter(signs).most_common(1)[0][0]
        return name + (sign if sign.strip(" ") == "=" and len(sign) < 4 else " = ")


def _case(word: str) -> str:
    """Return a sample of the case of a word: `AA`, `Aa` or `aa`."""
    if word.isupper() and len(word) > 1:
        return "AA"
    return "Aa" if word[:1].isupper() else "aa"


def _in_case_of(sample: str, word: str) -> str:
    case = _case(sample)
    return word.upper() if case == "AA" else word[:1].upper() + word[1:] if case == "Aa" else word


def update(source: SourceEntry, old: SourceEntry, new: SourceEntry) -> None:
    """Change in the source what differs between two entries as carcite writes them."""
    before = {field.name: old.value(field) for field in old.fields}
    after = {field.name: new.value(field) for field in new.fields}
    written = before.keys() | after.keys()
    order = list(after)
    for place, (name, value) in enumerate(after.items()):
        if before.get(name) != value:
            bare = not value.startswith("{")
            others = _others(source, name, written)
            target = name if source.find(name) or not others else others.pop(0)
            source.set(target, value if bare else value[1:-1], bare=bare, before=tuple(order[:place]))
            for other in others:  # a subtitle, which is part of the title that carcite writes
                source.remove(other)
    for name in before.keys() - after.keys():
        for other in (name, *_others(source, name, written)):
            source.remove(other)


# Fields with one meaning, of which the source may have another than the one that carcite writes.
_SYNONYMS = (("journal", "journaltitle"), ("address", "location"), ("school", "institution"), ("title", "subtitle"))


def _others(source: SourceEntry, name: str, written: Iterable[str]) -> list[str]:
    """Return the fields of the source that say the same as a field that carcite writes, and that it does not write."""
    alone = len(KNOWN.get(name, ())) == 1
    same = {other for names in _SYNONYMS if name in names for other in names} | {
        field.name for field in source.fields if alone and KNOWN.get(field.name) == KNOWN[name]
    }
    return [field.name for field in source.fields if field.name in same - {name} and field.name not in written]


def with_other_keys(name: str, value: str, names: Mapping[str, str]) -> str:
    """Return a value with other keys for those it names."""
    if name in _LINKS:
        return _TOKEN.sub(lambda token: names.get(token.group(), token.group()), value)
    return _GRANULAR.sub(lambda match: _other_prefix(match.group(), names), value) if "xdata" in value else value


def _other_prefix(reference: str, names: Mapping[str, str]) -> str:
    """`key-field-2` with another key, which may have hyphens itself."""
    for end in range(len(reference) - 1, 0, -1):
        if reference[end] == "-" and reference[:end] in names:
            return names[reference[:end]] + reference[end:]
    return reference
