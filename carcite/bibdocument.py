"""Edit a .bib file in place: what does not change stays the same, byte for byte.

    >>> document = BibDocument.loads("% mine\\n@book{k,\\n  TITLE = \\"One\\",\\n}\\n")
    >>> document["k"] = document["k"].replace(title="Two", volume="3")
    >>> print(document.dumps())
    % mine
    @book{k,
      TITLE = "Two",
      VOLUME = "3",
    }
    <BLANKLINE>

The text is a sequence of blocks: entries, @string, @preamble, @comment, and the text between them. Values are parsed on
demand. A changed citation and the one it replaces are both written; a field of the source is replaced if it differs
between the two.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import IO, Any

from carcite import api, files
from carcite.atomic import kept_back, replacing
from carcite.errors import ReadError, WriteError
from carcite.formats import named
from carcite.formats.base import Context
from carcite.formats.bibtex.blocks import located
from carcite.formats.bibtex.commands import defined
from carcite.formats.bibtex.entry_text import SourceEntry, update, with_other_keys
from carcite.formats.bibtex.inheritance import Inheritance, references
from carcite.formats.bibtex.reader import citation as citation_of
from carcite.formats.bibtex.reader import prepared
from carcite.formats.bibtex.sniffing import is_biblatex
from carcite.formats.bibtex.syntax import START, Broken, Entry, Grammar, Unfinished
from carcite.formats.bibtex.table import FORMAT_NAME
from carcite.keys import assign_keys
from carcite.model import Citation, source_tex, with_source_tex
from carcite.notes import Code, Note, note
from carcite.options import Options

PathOrFile = str | os.PathLike[str] | IO[Any]

_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))?")
_KEY = re.compile(r"[^\s\"#%'(),={}\\~@]+")


class BibBlock:
    """A block of a .bib file: `kind` is `entry`, `string`, `preamble`, `comment`, `include`, `broken` or `text`."""

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text


class BibEntry(BibBlock):
    """An entry of a document: its source (`text`), its `key` and `type` as written, its `citation`."""

    def __init__(self, document: BibDocument, text: str, entry: Entry) -> None:
        super().__init__("entry", text)
        self._document = document
        self.parsed = entry

    def __repr__(self) -> str:
        return f"<BibEntry {self.type} {self.key or '-'}>"

    @property
    def key(self) -> str:
        """The citation key; "" if there is none."""
        return self.parsed.key

    @property
    def type(self) -> str:
        """The entry type in lower case."""
        return self.parsed.type

    @property
    def line(self) -> int:
        """The line on which the entry begins, from 1."""
        return self._document.line_of(self)

    @property
    def citation(self) -> Citation:
        """The citation of the entry, with what it inherits from others."""
        return self._document.read_entry(self)

    def source(self) -> SourceEntry | None:
        """The entry's text with the places of its fields; None if it is not well-formed."""
        try:
            return SourceEntry(self.text)
        except (Broken, Unfinished):
            return None


class BibDocument(MutableMapping[str, Citation]):
    """The citations of a .bib file by their keys, and everything else in it, unchanged.

    If several entries have one key, it gives the first of them; `entries` has all. `notes` has notes on what could not
    be read, and on values of changed entries that could not be written.
    """

    def __init__(self, text: str = "") -> None:
        self.notes: list[Note] = []
        self._path: str | os.PathLike[str] | None = None
        self._encoding = "utf-8"
        self._blocks: list[BibBlock] = []
        self._citations: dict[BibEntry, Citation] = {}
        self._inheritance: Inheritance | None = None
        self._macros: dict[str, str] = {}
        self._defined: dict[str, str | None] | None = None
        self._noted: set[Note] = set()
        self._last_notes: list[Note] = []
        self._biblatex = is_biblatex(text)
        self._newline = "\r\n" if "\r\n" in text[:65536] else "\n"
        self._scan(text)

    @classmethod
    def loads(cls, text: str) -> BibDocument:
        """Return the document of any text: `BibDocument.loads(text).dumps() == text`. Raises ReadError for bytes."""
        if not isinstance(text, str):
            raise ReadError(f"expected text, not {type(text).__name__}; BibDocument.load reads files")
        return cls(text)

    @classmethod
    def load(cls, path_or_file: PathOrFile) -> BibDocument:
        """Return the document of a file, which is written in the same encoding.

        Raises ReadError if the file cannot be read.
        """
        api.refuse_text(path_or_file, ReadError)
        with files.opened(path_or_file) as source:
            try:
                data = source.bytes.read()
            except files.unreadable() as error:
                raise ReadError(f"cannot read {source.name!r}: {files.reason(error)}") from error
            text, encoding = files.decoded_exactly(data, source.decoder.encoding)
        document = cls(text)
        document._encoding = encoding
        if isinstance(path_or_file, (str, os.PathLike)):
            document._path = path_or_file
        return document

    def dumps(self) -> str:
        """Return the text of the document."""
        return "".join([block.text for block in self._blocks])

    def dump(self, path_or_file: PathOrFile | None = None) -> None:
        """Write the document to a file, by default to the one it was loaded from, completely or not at all.

        Raises WriteError if that is impossible.
        """
        target = self._path if path_or_file is None else path_or_file
        if target is None:
            raise WriteError("the document does not come from a file; say where to write it")
        api.refuse_text(target, WriteError)
        text = self.dumps()
        try:
            data = text.encode(self._encoding)
        except UnicodeEncodeError as error:
            missing = text[error.start]
            raise WriteError(f"{self._encoding}, the file's encoding, has no {missing!r}; spell it in TeX") from error
        with replacing(target) if isinstance(target, (str, os.PathLike)) else kept_back(target) as file:
            binary = getattr(file, "buffer", None)
            if binary is not None:
                binary.write(data)
            else:
                file.write(text)

    # --- the mapping --------------------------------------------------------------------------------------------------

    @property
    def entries(self) -> list[BibEntry]:
        """All entries in the order of the file, also those without a key or with that of an earlier one."""
        return [block for block in self._blocks if isinstance(block, BibEntry)]

    @property
    def blocks(self) -> tuple[BibBlock, ...]:
        """All blocks of the file in order."""
        return tuple(self._blocks)

    def entry(self, key: str) -> BibEntry:
        """Return the first entry with a key. Raises KeyError."""
        return self._by_key[key]

    def __getitem__(self, key: str) -> Citation:
        return self._by_key[key].citation

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __setitem__(self, key: str, citation: Citation) -> None:
        if not isinstance(citation, Citation):
            raise WriteError(f"expected a Citation, not {type(citation).__name__}")
        if (entry := self._by_key.get(key)) is not None:
            self._change(entry, citation)
        else:
            self.add(citation.replace(key=key))

    def __delitem__(self, key: str) -> None:
        self.remove(self._by_key[key])

    def add(self, citation: Citation) -> str:
        """Add an entry at the end and return its key, which is made for a citation without a key.

        Raises WriteError if the key is taken.
        """
        if citation.key is None:
            taken = [Citation(type="document", key=key) for key in self]
            citation = assign_keys([*taken, citation])[-1]
        key = str(citation.key)
        if key in self:
            raise WriteError(f"the key {key!r} is taken: rename one entry, or change the one of this key")
        _check_key(key)
        text = self._written(citation, biblatex=self._biblatex).text
        before = self.dumps()
        gap = "" if not before else self._newline if before.endswith("\n") else self._newline * 2
        gap = "" if before.endswith(("\n\n", "\n\r\n")) else gap
        if gap:
            self._blocks.append(BibBlock("text", gap))
        self._blocks.append(BibEntry(self, text, self._parse(text)))
        self._blocks.append(BibBlock("text", self._newline))
        self._changed()
        return key

    def remove(self, entry: BibEntry) -> None:
        """Remove an entry with its line end and the blank line after it, or before it at the end of the file."""
        place = self._blocks.index(entry)
        del self._blocks[place]
        if place == 0 or self._blocks[place - 1].text.endswith(("\n", "\r")):
            self._remove_blank_line(place)
        self._changed()

    def _remove_blank_line(self, place: int) -> None:
        before, after = self._blocks[:place], self._blocks[place:]
        if after and after[0].kind == "text" and (line := _BLANK_LINE.match(after[0].text)):
            after[0].text = after[0].text[line.end() :]
        if before and before[-1].kind == "text" and not any(block.text for block in after):
            lines = before[-1].text.splitlines(keepends=True)
            if lines and not lines[-1].strip() and (len(lines) > 1 or len(before) > 1):
                before[-1].text = "".join(lines[:-1])

    def rename(self, old: str, new: str) -> None:
        """Give an entry another key, also in the entries that refer to it (`crossref`, `xdata`, `related`).

        Raises KeyError if no entry has the old key, WriteError if the new one is taken or is not a key.
        """
        entry = self._by_key[old]
        if old != new:
            if new in self:
                raise WriteError(f"the key {new!r} is taken")
            self.rename_all({entry: new})

    def rename_all(self, keys: Mapping[BibEntry, str]) -> None:
        """Give entries other keys, also in the entries that refer to them.

        Raises WriteError if one is not a key, or an entry is not well-formed.
        """
        names = {entry.key: key for entry, key in keys.items() if self._by_key.get(entry.key) is entry}
        for entry, key in keys.items():
            _check_key(key)
            if entry.source() is None:
                raise WriteError(f"the entry {entry.key!r} is not well-formed; its key cannot be changed")
        for entry in self.entries:
            source = entry.source()
            if source is not None:
                for place in range(len(source.fields)):
                    field = source.fields[place]
                    value = source.value(field)
                    if (changed := with_other_keys(field.name, value, names)) != value:
                        source.set_raw(field, changed)
                if entry in keys:
                    source.set_key(keys[entry])
                if source.text != entry.text:
                    entry.text = source.text
                    entry.parsed = self._parse(source.text, entry.parsed.line)
        self._changed()

    def parent_keys(self) -> set[str]:
        """Return the keys, in lower case, of the entries from which others inherit."""
        return {key for entry in self.entries for key in references(entry.parsed)}

    def replace(self, entry: BibEntry, text: str) -> None:
        """Give an entry another source. Raises WriteError if that is not one well-formed entry."""
        key = entry.key
        entry.parsed = self._parse(text, entry.parsed.line)
        entry.text = text
        if entry.key != key:
            self._changed()
        elif self._inheritance:
            self._citations, self._inheritance = {}, None
        else:
            self._citations.pop(entry, None)

    def reorder(self, entries: Iterable[BibEntry]) -> None:
        """Put entries in another order, into the places that they occupy."""
        entries = list(entries)
        moved = set(entries)
        places = [place for place, block in enumerate(self._blocks) if block in moved]
        for place, entry in zip(places, entries, strict=True):
            self._blocks[place] = entry
        self._changed()

    # --- reading and writing entries ----------------------------------------------------------------------------------

    def line_of(self, entry: BibEntry) -> int:
        """Return the line on which an entry begins, from 1."""
        place = self._blocks.index(entry)
        return 1 + sum(block.text.count("\n") for block in self._blocks[:place])

    def read_entry(self, entry: BibEntry) -> Citation:
        """Return the citation of an entry; notes on faults are added to `notes`."""
        if entry not in self._citations:
            if self._inheritance is None:
                self._inheritance = Inheritance.among(lambda: (block.parsed for block in self.entries))
            context = Context(FORMAT_NAME, record=entry.key or None, line=entry.parsed.line)
            whole = prepared(entry.parsed, entry.key, self._commands(), self._inheritance)
            self._citations[entry] = citation_of(whole, context)
            self._note(context.notes)
        return self._citations[entry]

    def _scan(self, text: str) -> None:
        """Split the text into blocks."""
        self._blocks = []
        grammar = Grammar()
        at = 0
        for block, start, end in located(text, grammar):
            if start > at:
                self._blocks.append(BibBlock("text", text[at:start]))
            if isinstance(block, Entry):
                self._blocks.append(BibEntry(self, text[start:end], block))
            else:
                self._blocks.append(BibBlock(block.kind, text[start:end]))
            at = end
        if at < len(text):
            self._blocks.append(BibBlock("text", text[at:]))
        self._macros, self._defined = grammar.macros, None
        self._changed()

    def _changed(self) -> None:
        """Forget the citations: the blocks have changed."""
        self._by_key: dict[str, BibEntry] = {}
        for entry in self.entries:
            self._by_key.setdefault(entry.key, entry)
        self._by_key.pop("", None)
        self._citations = {}
        self._inheritance = None

    def _note(self, notes: Iterable[Note]) -> None:
        """Add notes, each once: an entry may be read again."""
        for one in notes:
            if one not in self._noted:
                self._noted.add(one)
                self.notes.append(one)

    def _commands(self) -> dict[str, str | None]:
        """Return the commands that the @preamble blocks define."""
        if self._defined is None:
            self._defined = {}
            for block in self._blocks:
                if block.kind == "preamble":
                    self._defined |= defined(block.text, self._defined)
        return self._defined

    def _parse(self, text: str, line: int = 1) -> Entry:
        grammar = Grammar()
        grammar.macros = self._macros
        found = START.match(text)
        try:
            if found is None:
                raise Broken("not an entry")
            parsed, end = grammar.block(text, found, line, len(text))
        except (Broken, Unfinished) as error:
            raise WriteError(f"not a well-formed entry: {error or 'it has no end'}") from error
        if not isinstance(parsed, Entry) or text[end:].strip():
            raise WriteError("expected the text of one entry")
        return parsed

    def _written(self, citation: Citation, *, biblatex: bool) -> SourceEntry:
        """Return the citation's entry as carcite writes it; the writer's notes are in `_last_notes`."""
        options = Options(related="none", ascii=not self._encoding.startswith("utf"))
        pieces = list(named("biblatex" if biblatex else "bibtex").pieces([citation], options))
        self._last_notes = [piece for piece in pieces if isinstance(piece, Note)]
        entry = next(piece for piece in pieces if isinstance(piece, str))  # a @preamble may follow
        return SourceEntry(entry.strip().replace("\n", self._newline))

    def _change(self, entry: BibEntry, citation: Citation) -> None:
        """Replace the fields of an entry in which its citation and the new one differ."""
        source = entry.source()
        biblatex = self._uses_biblatex(source)
        key = entry.key or "x"
        old = self._written(entry.citation.replace(key=key), biblatex=biblatex)
        known = self._last_notes
        new = self._written(_in_tex_of(entry.citation, citation).replace(key=key), biblatex=biblatex)
        self._note(one for one in self._last_notes if one not in known)
        if citation.related != entry.citation.related:
            self._note([note(Code.LOST, "related papers are not changed in place", field="related", record=key)])
        if source is None:
            self._rewrite(entry, new)
            return
        if old.type != new.type:
            source.set_type(new.type)
        for _ in range(2):  # removing a subtitle may change the short title
            update(source, old, new)
            if source.text == entry.text:
                break
            self.replace(entry, source.text)
            old = self._written(entry.citation.replace(key=key), biblatex=biblatex)
        self._compare(entry, citation)

    def _uses_biblatex(self, source: SourceEntry | None) -> bool:
        """Whether an entry has biblatex's fields; that of the file if it has neither those nor BibTeX's."""
        names = {field.name for field in source.fields} if source else set()
        if names.isdisjoint(("date", "year", "journal", "journaltitle")):
            return self._biblatex
        return not names.isdisjoint(("date", "journaltitle"))

    def _rewrite(self, entry: BibEntry, new: SourceEntry) -> None:
        """Replace the whole text of an entry that is not well-formed."""
        entry.text = new.text + entry.text[len(entry.text.rstrip()) :]
        self._scan(self.dumps())
        if entry.key not in self:
            message = f"{entry.key!r} is not a citation key for BibTeX; the entry has another"
            self._note([note(Code.CHANGED, message, field="key", record=entry.key, line=entry.parsed.line)])

    def _compare(self, entry: BibEntry, citation: Citation) -> None:
        """Add a note on each field that is read back as another value."""
        back = entry.citation
        for name in Citation.model_fields:
            if name not in ("key", "related", "extra") and getattr(back, name) != getattr(citation, name):
                message = f"{name} reads back as {str(getattr(back, name))[:80]!r}"
                self._note([note(Code.CHANGED, message, field=name, record=entry.key, line=entry.parsed.line)])


def _in_tex_of(source: Citation, citation: Citation) -> Citation:
    """Return the citation with the TeX of the entry it replaces, so that equal values are written equally."""
    return with_source_tex(citation.model_copy(), {**source_tex(citation), **source_tex(source)})


def _check_key(key: str) -> None:
    if not _KEY.fullmatch(key):
        raise WriteError(f"{key!r} is not a citation key for BibTeX")
