"""Extract the entries of a .bib file that a document cites, with all they need, unchanged.

The cited keys are in LaTeX's .aux files (BibTeX: `\\citation{key}`, biblatex: `\\abx@aux@cite{0}{key}`) and in
biblatex's .bcf (`<bcf:citekey>`). `\\nocite{*}` cites every entry.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from carcite import files
from carcite.bibdocument import BibDocument, BibEntry
from carcite.errors import ReadError
from carcite.formats.bibtex.inheritance import aliases_of, keys_of, references
from carcite.formats.bibtex.syntax import NAME, START

_CITED = re.compile(r"\\(?:citation|abx@aux@cite\{[^{}]*\}|abx@aux@cite)\{([^{}]*)\}|<bcf:citekey\b[^>]*>([^<]*)</")
_INCLUDED = re.compile(r"\\@input\{([^{}]*)\}")
_LINKS = ("related", "xref", "entryset")
_WORD = re.compile(r"[^\s,;{}\"#%()\\=]+")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_ENTITY = re.compile("|".join(_ENTITIES))
_INCLUDES = 1000  # files of one document

_T = TypeVar("_T")


def cited_keys(path: str | os.PathLike[str]) -> list[str]:
    """Return the keys that an .aux or .bcf file cites, each once, in order; `*` is every entry.

    The .aux files of \\include are read, too. Raises ReadError if the file cannot be read or cites nothing.
    """
    keys: dict[str, None] = {}
    waiting = [Path(path)]
    seen: set[Path] = set()
    while waiting and len(seen) < _INCLUDES:
        file = waiting.pop(0)
        if file in seen:
            continue
        seen.add(file)
        text = files.read_text(file)
        for match in _CITED.finditer(text):
            found = match[1] if match[1] is not None else _ENTITY.sub(lambda e: _ENTITIES[e.group()], match[2])
            keys.update(dict.fromkeys(key for part in found.split(",") if (key := part.strip())))
        waiting += [other for name in _INCLUDED.findall(text) if (other := Path(path).parent / name).exists()]
    if not keys:
        raise ReadError(f"{str(path)!r} cites nothing; give the .aux or the .bcf file of a run of LaTeX")
    return list(keys)


def subset(document: BibDocument, keys: Iterable[str]) -> str:
    """Return the text of the entries of these keys, with the entries they refer to, used @string blocks and @preamble.

    Every block is unchanged, with the white space after it. Raises ReadError, with similar keys, if the document lacks
    one.
    """
    wanted = _entries(document, list(keys))
    strings = _strings(document, wanted)
    kept: list[str] = []
    blocks = document.blocks
    for place, block in enumerate(blocks):
        if block in wanted or block.kind == "preamble" or place in strings:
            following = blocks[place + 1].text if place + 1 < len(blocks) else ""
            kept.append(block.text + following[: len(following) - len(following.lstrip())])
    text = "".join(kept)
    return text if text.endswith("\n") or not text else text + "\n"


def _reachable(start: Iterable[_T], following: Callable[[_T], Iterable[_T]]) -> set[_T]:
    """Return the items of `start`, and those that follow them, directly or not."""
    found: set[_T] = set()
    waiting = list(start)
    while waiting:
        item = waiting.pop()
        if item not in found:
            found.add(item)
            waiting += following(item)
    return found


def _entries(document: BibDocument, keys: list[str]) -> set[BibEntry]:
    """Return the entries of these keys and those they refer to, directly or not."""
    if "*" in keys:
        return set(document.entries)
    exact: dict[str, BibEntry] = {}
    for entry in document.entries:
        for key in (entry.key, *aliases_of(entry.parsed)):
            exact.setdefault(key, entry)
    loose = {key.lower(): entry for key, entry in reversed(exact.items())}  # BibTeX ignores case
    if missing := [key for key in keys if key.lower() not in loose]:
        raise ReadError(_missing_keys(missing, list(filter(None, exact))))
    cited = (exact.get(key) or loose[key.lower()] for key in keys)
    return _reachable(cited, lambda entry: [loose[key] for key in _referred(entry) if key in loose])


def _referred(entry: BibEntry) -> Iterator[str]:
    """Yield the keys to which an entry refers, in lower case."""
    yield from references(entry.parsed)
    for name, value in entry.parsed.fields:
        if name in _LINKS:
            yield from keys_of(value)


def _missing_keys(missing: list[str], known: list[str]) -> str:
    lines = []
    for key in missing[:20]:
        near = difflib.get_close_matches(key, known, 3)
        lines.append(repr(key) + (f" (perhaps {', '.join(map(repr, near))})" if near else ""))
    more = f" and {len(missing) - 20} more" if len(missing) > 20 else ""
    return f"no entry of the key {', '.join(lines)}{more}"


def _strings(document: BibDocument, entries: set[BibEntry]) -> set[int]:
    """Return the places of the @string blocks that the entries may use, directly or in another @string."""
    places: dict[str, list[int]] = {}
    blocks = document.blocks
    for place, block in enumerate(blocks):
        if block.kind == "string" and (start := START.match(block.text)) is not None:
            name = NAME.search(block.text, start.end())
            places.setdefault(name[1].lower() if name else "", []).append(place)

    def used(text: str) -> list[int]:
        words = set(map(str.lower, _WORD.findall(text)))
        return [place for word in words for place in places.get(word, ())]

    of_entries = (place for entry in entries for place in used(entry.text))
    return _reachable(of_entries, lambda place: used(blocks[place].text))
