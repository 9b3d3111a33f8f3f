"""The blocks of a .bib file, one at a time, each with its line.

A block that does not follow the grammar costs only itself: the next one begins at the next line that starts with
`@type{`, or where an entry with a key and a field begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from carcite.formats.bibtex.repair import repaired
from carcite.formats.bibtex.syntax import A_FIELD, START, Aside, Broken, Entry, Grammar, Unfinished, closing_of

_LINE_START = re.compile(r"\n[ \t]*+@[ \t]*+[A-Za-z][\w.+-]*+\s*+[{(]")
# Where a faulty block ends at the latest: before a line that begins another, with its brace or with a key alone ...
_FOLLOWING = re.compile(r"\n[ \t]*+@[ \t]*+[A-Za-z][\w.+-]*+(?:\s*+[{(]|[ \t]++[^\s,={}]++[ \t]*+,)")
# ... or before an entry within a line: one with a key and a field.
_ENTRY_HERE = re.compile(r"@[ \t]*+[A-Za-z][\w.+-]*+\s*+[{(]\s*+[^\s,{}=\"#%]++\s*+,\s*+" + A_FIELD)
# An entry without its brace, and fields outside of any entry.
_NO_BRACE = re.compile(r"^[ \t]*+@[ \t]*+(?!comment\b)[A-Za-z]", re.MULTILINE | re.IGNORECASE)
_LOOSE_FIELD = re.compile("^" + A_FIELD, re.MULTILINE)
_CHUNK = 1 << 20
_PATIENCE = 20  # faults in one file, each looked for to the end of the text


def split(file: IO[str]) -> Iterator[Entry | Aside]:
    """Yield the blocks of a file in their order. Holds one block, the text around it and the @string macros."""
    splitter = _Splitter()
    text = ""
    size = _CHUNK
    while chunk := file.read(size):
        text += chunk
        taken = 0
        for block, _, taken in splitter.blocks(text, final=False):  # noqa: B007
            yield block
        # A block longer than the chunk is looked at again: ever larger chunks keep that linear.
        size = size * 2 if not taken else _CHUNK
        splitter.line += text.count("\n", 0, taken)
        text = text[taken:]
    for block, _, _ in splitter.blocks(text, final=True):
        yield block


def located(text: str, grammar: Grammar) -> Iterator[tuple[Entry | Aside, int, int]]:
    """Yield the blocks of a text, each with its beginning and end. White space between two blocks is not a block.

    The macros of the text are those of the grammar at the end.
    """
    return _Splitter(grammar).blocks(text, final=True)


class _Splitter:
    """The grammar with its macros, and the line of the first character of the text in hand."""

    def __init__(self, grammar: Grammar | None = None) -> None:
        self.line = 1
        self._grammar = grammar or Grammar()
        self._failures = 0

    def blocks(self, text: str, *, final: bool) -> Iterator[tuple[Entry | Aside, int, int]]:
        """Yield the blocks of a text, each with its beginning and end. Stops before one that the text does not end."""
        at = counted = 0
        line = self.line
        following = _Following(text)
        while (found := _start(text, at, final=final)) is not None:
            start = found.start()
            if between := text[at:start].strip():
                aside = _between_entries(between, line + text.count("\n", counted, text.index(between, at)))
                yield aside, at, start
            line += text.count("\n", counted, start)
            counted = start
            try:
                block, at = self._block(text, found, line, following)
            except (Broken, Unfinished) as error:
                end = following.after(found.end())
                if not final and (isinstance(error, Unfinished) or end == len(text)):
                    return
                self._failures += 1
                reason = str(error) or "the file ends inside the entry"
                block, at = repaired(self._grammar, found, text[start:end].rstrip(), line, reason), end
            yield block, start, at
        rest = text[at:].strip()
        if rest and final:
            aside = _between_entries(rest, line + text.count("\n", counted, text.index(rest, at)))
            yield aside, at, len(text)

    def _block(self, text: str, found: re.Match[str], line: int, following: _Following) -> tuple[Entry | Aside, int]:
        """Return the block, if it is well-formed.

        A fault is often seen only at the end of the text. In a file of many faults each block is read only to where
        the next one begins: to go to the end for every fault would take quadratic time.
        """
        end = len(text) if self._failures < _PATIENCE else following.after(found.end())
        try:
            block, after = self._grammar.block(text, found, line, end)
        except Unfinished:
            if end == len(text):
                raise
            raise Broken("another entry begins inside this one") from None
        if (
            isinstance(block, Entry)
            and text.find("@", found.end(), after) >= 0
            and self._holds(text, found.end(), after)
        ):
            raise Broken("another entry begins inside this one")
        return block, after

    def _holds(self, text: str, start: int, end: int) -> bool:
        """Whether a well-formed entry with fields begins on a line of its own inside this one, which lost a brace.

        One within a sentence is what an abstract or a note cites.
        """
        inside = _LINE_START.search(text, start, end)
        if inside is None:
            return False
        before = text[max(start, inside.start() - 200) : inside.start()].rstrip()
        found = START.search(text, inside.start(), end)
        if found is None or not before.endswith(("}", ")", '"', ",")):
            return False
        grammar, closing = Grammar(), closing_of(found)
        try:
            _, at = grammar.key(text, found.end(), closing, end)
            return text[at] == "," and not grammar.faults and bool(grammar.fields(text, at, closing, end)[0])
        except (Broken, Unfinished):
            return False


class _Following:
    """Where the next block begins, as a faulty one shows it. Looked for once for all positions before it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = 0

    def after(self, at: int) -> int:
        """Return the beginning of the first block after a position; the end of the text if there is none."""
        if self._found < at:
            text = self._text
            line = _FOLLOWING.search(text, at)
            end = line.start() if line else len(text)
            within = _ENTRY_HERE.search(text, at, end)
            self._found = within.start() if within else end
        return self._found


def _start(text: str, at: int, *, final: bool) -> re.Match[str] | None:
    """Return the beginning of the next block; one that stands behind a `%` on its line is commented out."""
    while (found := START.search(text, at)) is not None:
        start = found.start()
        at = found.end()
        if start and text[start - 1].isalnum() and _ENTRY_HERE.match(text, start) is None:
            continue  # an e-mail address
        reach = max(0, start - 400)
        before = text[max(reach, text.rfind("\n", reach, start) + 1) : start]
        if "%" not in before or "}" in before.rpartition("%")[2]:
            return found if final or at + 1 < len(text) else None
    return None


def _between_entries(text: str, line: int) -> Aside:
    """Text that stands between the blocks: a remark, or what a faulty entry left."""
    if "@" in text and _NO_BRACE.search(text):
        return Aside("broken", text, line, "no brace after the entry type")
    if "}" in text and _LOOSE_FIELD.search(text):
        return Aside("broken", text, line, "fields outside an entry")
    return Aside("text", text, line)
