"""The field classes of BibTeX and biblatex for fields of one kind of value.

References: O. Patashnik, BibTeXing (1988), section 3.2; biblatex manual 3.19, section 2.2. All tags are read in both
formats; which of them is written is chosen where the table is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from carcite.formats.base import Context, Raw
from carcite.formats.bibtex.braces import join_list, split_list, unbraced
from carcite.formats.bibtex.dates import is_simple, read_date, read_year_month, write_date
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import literal_list, read_name_of, read_plain, read_text, write_plain, write_text
from carcite.formats.fields import Joined, OneField, Pairs, first_of, tagged
from carcite.model import Citation
from carcite.notes import Code
from carcite.tex import unsettable
from carcite.values.dates import PartialDate
from carcite.values.text import is_free_of

# Characters that stand for others in TeX, and those that are written as formulas, markup or entities.
_SIGNS = frozenset("\\{}$~`^<>|")


def is_safe(text: str) -> bool:
    """Whether a text is read back as it is from TeX, in all spellings but that of ASCII only.

    `%`, `#` and `_` are written as `\\%` and so on, `--` and `''` as `-{}-` and `'{}'`.
    """
    if not text.isascii() and unsettable(text):
        return False
    if not text.isprintable() and ("@" in text or "=" in text or not text.replace("\n", "").isprintable()):
        return False
    if "&" in text and ";" in text:  # perhaps an entity of HTML
        return False
    return is_free_of(text, _SIGNS)


class Plain(OneField):
    """A line of text without markup, that of the first tag which has one. Another in a second tag is kept in extra."""

    def tag(self, citation: Citation, context: Context) -> str:
        """Return the tag in which a citation has the value."""
        return self.tags[0]

    def parse(self, text: str, context: Context) -> Any:
        """Return the value of a text."""
        return read_plain(text)

    def format(self, value: Any, context: Context) -> str:
        """Return the text of a value."""
        return write_plain(value, context)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {self.name: self.first(raw, context, lambda text: self.parse(text, context)) or None}

    def write(self, citation: Citation, context: Context) -> Pairs:
        return [(self.tag(citation, context), self.format(getattr(citation, self.name), context))]

    def unchanged(self, citation: Citation) -> bool:
        return is_safe(getattr(citation, self.name))


class Text(Plain):
    """A line of markup text."""

    def parse(self, text: str, context: Context) -> str:
        return read_text(text, context, self.name)

    def format(self, value: str, context: Context) -> str:
        return write_text(value, context)


class NameOf(Text):
    """The name of a journal, a series, an event: braces around capitals say nothing in it."""

    def parse(self, text: str, context: Context) -> str:
        return read_name_of(text, context, self.name)


class Place(Plain):
    """A line of text without markup in a field that biblatex reads as a list."""

    def format(self, value: str, context: Context) -> str:
        return literal_list(write_plain(value, context))


class Keyed(NameOf):
    """A line of text, or one of biblatex's localisation keys, which stands for its words."""

    def __init__(self, name: str, tag: str, words: Mapping[str, str], *, biblatex: bool) -> None:
        super().__init__(name, tag)
        self.words = words
        self.keys = {text: key for key, text in words.items()} if biblatex else {}

    def parse(self, text: str, context: Context) -> str:
        shown = super().parse(text, context)
        return self.words.get(shown, shown)

    def format(self, value: str, context: Context) -> str:
        key = None if target_of(context).is_zotero else self.keys.get(value)
        return key or super().format(value, context)

    def unchanged(self, citation: Citation) -> bool:
        return super().unchanged(citation) and getattr(citation, self.name) not in self.words


class Date(Plain):
    """A date in EDTF; in older files in three fields, `urlyear`, `urlmonth` and `urlday`, with `parts` before each.

    Text that is not a date is written in BibTeX only: biber leaves it out, and other programs stop at it.
    """

    def __init__(self, name: str, *tags: str, parts: str, biblatex: bool) -> None:
        super().__init__(name, *tags)
        self.whole = tags
        self.parts = (f"{parts}year", f"{parts}month", f"{parts}day")
        self.aliases = (*self.aliases, *self.parts)
        self.biblatex = biblatex

    def parse(self, text: str, context: Context) -> PartialDate:
        return read_date(text)

    def format(self, value: PartialDate, context: Context) -> str:
        return write_date(value, ascii=context.options.ascii)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        if raw.keys().isdisjoint(self.parts):
            return super().read(raw, context)
        found = first_of(self.name, tagged(raw, self.whole), context, read_date)
        year, month, day = (raw[tag][0] if raw.get(tag) else "" for tag in self.parts)
        if found is None and year and (parted := read_year_month(year, month, day)) is not None:
            return {self.name: parted}
        for tag, value in tagged(raw, self.parts):
            context.keep(tag, value, self.name)
        return {self.name: found}

    def write(self, citation: Citation, context: Context) -> Pairs:
        if self.biblatex and getattr(citation, self.name).is_literal:
            context.note(Code.LOST, f"biblatex has no place for text in {self.tags[0]}", field=self.name)
            return []
        return super().write(citation, context)

    def unchanged(self, citation: Citation) -> bool:
        date: PartialDate = getattr(citation, self.name)
        return is_simple(date) or (not date.is_literal and read_date(date.edtf()) == date)


class Listed(Joined):
    """Texts without markup in one value, separated by commas or semicolons: ISSNs, ISBNs."""

    separators = ",;"

    def split(self, text: str) -> list[str]:
        return [read_plain(part) for part in split_list(text)]

    def join(self, values: Sequence[str], context: Context) -> str:
        return join_list([write_plain(value, context) for value in values], ", ")

    def unchanged(self, citation: Citation) -> bool:
        whole = "".join(getattr(citation, self.name))
        return is_safe(whole) and not any(sign in whole for sign in self.separators)


class Keywords(Listed):
    """Keywords; Web of Science has all of them in braces."""

    separators = ";"

    def split(self, text: str) -> list[str]:
        if text.startswith("{") and ";" in text and ";" in unbraced(text):
            text = unbraced(text)
        return [read_plain(unbraced(part)) for part in split_list(text)]

    def join(self, values: Sequence[str], context: Context) -> str:
        joined = super().join(values, context)
        return f"{{{joined}}}" if len(values) == 1 and ";" in joined else joined
