"""The entries of a .bib file that a document cites, with all they need, as they are in the file.

What a document cites stands in LaTeX's .aux files (BibTeX: `\\citation{key}`, biblatex: `\\abx@aux@cite{0}{key}`) and
in biblatex's .bcf (`<bcf:citekey>`). `\\nocite{*}` cites every entry.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

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


def cited_keys(path: str | os.PathLike[str]) -> list[str]:
    """The keys that an .aux or a .bcf file cites, each once, in order; `*` stands for every entry.

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
        text = _text_of(file)
        for match in _CITED.finditer(text):
            found = match[1] if match[1] is not None else _ENTITY.sub(lambda e: _ENTITIES[e.group()], match[2])
            keys.update(dict.fromkeys(key for part in found.split(",") if (key := part.strip())))
        waiting += [other for name in _INCLUDED.findall(text) if (other := Path(path).parent / name).exists()]
    if not keys:
        raise ReadError(f"{str(path)!r} cites nothing; give the .aux or the .bcf file of a run of LaTeX")
    return list(keys)


def subset(document: BibDocument, keys: Iterable[str]) -> str:
    """The text of the entries of these keys, with the entries they refer to, the @string blocks used and @preamble.

    Every block is as it is in the document, with the white space behind it. Raises ReadError, with the keys that are
    meant perhaps, if the document lacks one.
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


def _text_of(path: Path) -> str:
    with files.opened(path) as source:
        try:
            return source.decoder.text(source.bytes).read()
        except files.unreadable() as error:
            raise ReadError(f"cannot read {str(path)!r}: {files.reason(error)}") from error


def _entries(document: BibDocument, keys: list[str]) -> set[BibEntry]:
    """The entries of these keys and those they refer to, directly or not."""
    if "*" in keys:
        return set(document.entries)
    exact: dict[str, BibEntry] = {}
    for entry in document.entries:
        for key in (entry.key, *aliases_of(entry.parsed)):
            exact.setdefault(key, entry)
    loose = {key.lower(): entry for key, entry in reversed(exact.items())}  # BibTeX does not look at case
    missing = [key for key in keys if key.lower() not in loose]
    if missing:
        raise ReadError(_complaint(missing, [key for key in exact if key]))
    found: set[BibEntry] = set()
    waiting = [exact.get(key) or loose[key.lower()] for key in keys]
    while waiting:
        entry = waiting.pop()
        if entry not in found:
            found.add(entry)
            waiting += [loose[key] for key in _referred(entry) if key in loose]
    return found


def _referred(entry: BibEntry) -> Iterator[str]:
    """The keys an entry refers to, in lower case."""
    yield from references(entry.parsed)
    for name, value in entry.parsed.fields:
        if name in _LINKS:
            yield from keys_of(value)


def _complaint(missing: list[str], known: list[str]) -> str:
    lines = []
    for key in missing[:20]:
        near = difflib.get_close_matches(key, known, 3)
        lines.append(repr(key) + (f" (perhaps {', '.join(map(repr, near))})" if near else ""))
    more = f" and {len(missing) - 20} more" if len(missing) > 20 else ""
    return f"no entry of the key {', '.join(lines)}{more}"


def _strings(document: BibDocument, entries: set[BibEntry]) -> set[int]:
    """The places of the @string blocks that the entries use, directly or in another @string; of all if in doubt."""
    places: dict[str, list[int]] = {}
    blocks = document.blocks
    for place, block in enumerate(blocks):
        if block.kind == "string" and (start := START.match(block.text)) is not None:
            name = NAME.search(block.text, start.end())
            places.setdefault(name[1].lower() if name else "", []).append(place)
    used: set[int] = set()
    waiting = [entry.text for entry in entries]
    while waiting:
        for word in set(map(str.lower, _WORD.findall(waiting.pop()))):
            for place in places.get(word, ()):
                if place not in used:
                    used.add(place)
                    waiting.append(blocks[place].text)
    return used
