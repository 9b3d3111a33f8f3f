"""What `import carcite` gives: load, loads, dump, dumps, read, write, iter_load, convert, detect, check.

Text goes in and out through the formats of `carcite.formats`; files are opened here (with `carcite.files`) and nowhere
else. Every function that reads or writes has notes of what it could not place or carry: `read` and `write` return them,
the others go by `on_note`:

    "warn"     one LossWarning for each note that tells of a loss (the default; `python -W error` makes it an error)
    "raise"    LossError, before anything is written
    "ignore"   nothing
    a function called with every Note, those of mere information too
"""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import IO, Any, Literal, get_args

from carcite import files, formats
from carcite.errors import DetectError, FormatError, LossError, LossWarning, ReadError, WriteError
from carcite.formats._room import TARGETS, Format, Options, Reading, RelatedChoice, Target, Writing
from carcite.model import Citation
from carcite.notes import Code, Note, note

OnNote = Literal["warn", "raise", "ignore"] | Callable[[Note], None]
PathOrFile = str | os.PathLike[str] | IO[Any]
_WARNINGS = 100  # of one call; a library of a million records must not fill the memory with warnings


# --- reading ----------------------------------------------------------------------------------------------------------


def loads(text: str, format: str | None = None, *, on_note: OnNote = "warn") -> list[Citation]:
    """The citations in a text. The format is found by `detect` where it is not named.

    Raises ReadError for text of no known format (or not of the named one), FormatError for an unknown format name.
    """
    reading = read(text, format)
    _tell(reading.notes, on_note)
    return reading.citations


def read(text: str, format: str | None = None) -> Reading:
    """The citations in a text, with the notes: `Reading(citations, notes)`. Raises as `loads` does."""
    _refuse_path(text)
    chosen = formats.named(format) if format else formats.detected(_clean(text))
    _readable(chosen)
    return chosen.read(_clean(text))


def load(path_or_file: PathOrFile, format: str | None = None, *, on_note: OnNote = "warn") -> list[Citation]:
    """The citations in a file, given as a path or as an open text or binary file; `.gz` is unpacked.

    The format is the suffix's where the text agrees, else the text's. Text is UTF-8 (with or without a mark) or UTF-16;
    bytes that are neither are read as Windows-1252, with a note. Raises ReadError, FormatError.
    """
    notes: list[Note] = []
    citations = list(iter_load(path_or_file, format, on_note=notes.append))
    _tell(notes, on_note)
    return citations


def iter_load(path_or_file: PathOrFile, format: str | None = None, *, on_note: OnNote = "warn") -> Iterator[Citation]:
    """The citations in a file one at a time, for files larger than memory. Parameters and errors as for `load`."""
    heed = _heeding(on_note)
    for item in _stream(path_or_file, format):
        if isinstance(item, Note):
            heed(item)
        else:
            yield item
    heed(None)


def _stream(path_or_file: PathOrFile, format: str | None) -> Iterator[Citation | Note]:
    _refuse_text(path_or_file)
    with files.opened(path_or_file) as source:
        chosen, mismatch = _choose(source, format)
        if mismatch:
            yield mismatch
        if chosen.binary:
            yield from _streamed(chosen, source.bytes)
            return
        yield from _streamed(chosen, source.decoder.text(source.bytes))
        if source.decoder.replaced:
            yield note(
                Code.REPAIRED,
                f"{source.decoder.replaced} bytes are not {source.decoder.encoding.removesuffix('-sig').upper()}; "
                "they were read as Windows-1252",
            )


def _streamed(format: Format, file: IO[Any]) -> Iterator[Citation | Note]:
    try:
        assert format.read_stream is not None
        yield from format.read_stream(file)
    except (OSError, EOFError, UnicodeError) as error:
        raise ReadError(f"cannot read on: {error}") from error


def _choose(source: files.Source, format: str | None) -> tuple[Format, Note | None]:
    """The format of a file: as named, as the suffix says, as the text shows; the text has the last word."""
    if format:
        chosen = formats.named(format)
        _readable(chosen)
        return chosen, None
    suffix = PurePath(source.name).suffix
    by_suffix = formats.by_suffix(suffix)
    if by_suffix is None:
        return formats.detected(source.head), None
    if by_suffix.read_stream is not None and by_suffix.sniff(source.head):
        return by_suffix, None
    by_text = formats.sniffed(source.head)
    if by_text is None:
        _readable(by_suffix)
        return by_suffix, None
    if by_text.name == "biblatex":
        return by_text, None
    message = f"the suffix {suffix} says {by_suffix.name}, the text is {by_text.name} and is read as that"
    return by_text, note(Code.FORMAT_MISMATCH, message)


def detect(text: str) -> str:
    """The name of the format a text is in: `"ris"`. Raises DetectError where no format claims it."""
    return formats.detected(_clean(text)).name


# --- writing ----------------------------------------------------------------------------------------------------------


def dumps(
    citations: Iterable[Citation] | Citation,
    format: str,
    *,
    target: Target | None = None,
    related: RelatedChoice = "records",
    abstract_language: str | None = None,
    ascii: bool = False,
    newline: Literal["\n", "\r\n"] = "\n",
    key_template: str | None = None,
    on_note: OnNote = "warn",
) -> str:
    """The citations as text in a format.

    target             the program that imports it: zotero, endnote, mendeley, jabref, latex, pandoc; None: safe for all
    related            related papers as "records" of their own (linked where the format can), as a "note", or "none"
    abstract_language  only the abstract in this language (BCP 47), where there are several
    ascii              no character outside ASCII, where the format can spell it otherwise
    key_template       for citations without a key, e.g. "{family}{year}{titleword}" (see `carcite.keys`)

    Raises FormatError for an unknown or read-only format, WriteError for citations or options that cannot be written.
    """
    options = _options(target, related, abstract_language, ascii, newline, key_template)
    writing = _writable(format).write(_citations(citations), options)
    _tell(writing.notes, on_note)
    return writing.text


def write(
    citations: Iterable[Citation] | Citation,
    format: str,
    *,
    target: Target | None = None,
    related: RelatedChoice = "records",
    abstract_language: str | None = None,
    ascii: bool = False,
    newline: Literal["\n", "\r\n"] = "\n",
    key_template: str | None = None,
) -> Writing:
    """The citations as text, with the notes: `Writing(text, notes)`. Parameters and errors as for `dumps`."""
    options = _options(target, related, abstract_language, ascii, newline, key_template)
    return _writable(format).write(_citations(citations), options)


def dump(
    citations: Iterable[Citation] | Citation,
    path_or_file: PathOrFile,
    format: str | None = None,
    *,
    target: Target | None = None,
    related: RelatedChoice = "records",
    abstract_language: str | None = None,
    ascii: bool = False,
    newline: Literal["\n", "\r\n"] = "\n",
    key_template: str | None = None,
    on_note: OnNote = "warn",
) -> None:
    """Write the citations to a file, record by record; the format is the suffix's where it is not named.

    A path is replaced as a whole and only when all is written: after an error or a crash the old file is there as it
    was. Parameters and errors as for `dumps`.
    """
    options = _options(target, related, abstract_language, ascii, newline, key_template)
    _refuse_text(path_or_file)
    chosen = _writable(format or _format_of(path_or_file))
    _write_to(path_or_file, chosen, _citations(citations), options, on_note)


def convert(
    src: PathOrFile,
    dst: PathOrFile,
    *,
    from_format: str | None = None,
    to_format: str | None = None,
    target: Target | None = None,
    related: RelatedChoice = "records",
    abstract_language: str | None = None,
    ascii: bool = False,
    newline: Literal["\n", "\r\n"] = "\n",
    key_template: str | None = None,
    on_note: OnNote = "warn",
) -> int:
    """Read one file and write another, one record at a time; returns the number of citations read.

    `carcite.convert("refs.ris", "refs.bib")`. Parameters and errors as for `load` and `dumps`.
    """
    options = _options(target, related, abstract_language, ascii, newline, key_template)
    _refuse_text(dst)
    chosen = _writable(to_format or _format_of(dst))
    count = 0
    heed = _heeding(on_note)

    def citations() -> Iterator[Citation]:
        nonlocal count
        for item in _stream(src, from_format):
            if isinstance(item, Note):
                heed(item)
            else:
                count += 1
                yield item

    _write_to(dst, chosen, citations(), options, heed)
    return count


def _write_to(
    path_or_file: PathOrFile,
    format: Format,
    citations: Iterable[Citation],
    options: Options,
    on_note: OnNote | Callable[[Note | None], None],
) -> None:
    heed = on_note if callable(on_note) else _heeding(on_note)

    def write_all(write: Callable[[str], Any]) -> None:
        for item in format.pieces(citations, options):
            if isinstance(item, Note):
                heed(item)
            else:
                write(item)
        if heed is not on_note or getattr(heed, "closes", False):
            heed(None)  # type: ignore[arg-type]

    if not isinstance(path_or_file, (str, os.PathLike)):
        text: list[str] = []
        write_all(text.append)
        whole = "".join(text)
        binary = not isinstance(path_or_file, io.TextIOBase) and "b" in str(getattr(path_or_file, "mode", "b"))
        path_or_file.write(whole.encode() if binary else whole)
        return
    with files.replacing(path_or_file) as file:
        write_all(file.write)


def check(citations: Iterable[Citation] | Citation) -> list[Note]:
    """What is missing, doubtful or double in the citations, as notes; see `carcite.checks` for the list of checks."""
    from carcite import checks

    return checks.check(_citations(citations))


# --- arguments --------------------------------------------------------------------------------------------------------


def _options(
    target: Any,
    related: Any,
    abstract_language: str | None,
    ascii: bool,
    newline: Any,
    key_template: str | None,
) -> Options:
    if target is not None and target not in TARGETS:
        raise WriteError(f"no target {target!r}; known are {', '.join(TARGETS)}")
    if related not in get_args(RelatedChoice):
        raise WriteError(f"related={related!r}; choose one of {', '.join(get_args(RelatedChoice))}")
    if newline not in ("\n", "\r\n"):
        raise WriteError(f"newline={newline!r}; choose '\\n' or '\\r\\n'")
    return Options(target, related, abstract_language, ascii, newline, key_template)


def _citations(citations: Iterable[Citation] | Citation) -> Iterable[Citation]:
    if isinstance(citations, Citation):
        return [citations]
    if isinstance(citations, (list, tuple)):
        for citation in citations:
            _refuse_other(citation)
        return citations
    if isinstance(citations, (str, bytes)) or not hasattr(citations, "__iter__"):
        raise WriteError(f"expected citations, not {type(citations).__name__}; carcite.loads(text) makes them")
    return map(_refuse_other, citations)


def _refuse_other(citation: Any) -> Citation:
    if not isinstance(citation, Citation):
        raise WriteError(f"expected a Citation, not {type(citation).__name__}")
    return citation


def _readable(format: Format) -> None:
    if format.read_stream is None:
        raise FormatError(f"{format.name} is written, not read")


def _writable(name: str) -> Format:
    format = formats.named(name)
    if format.write_stream is None:
        raise FormatError(f"{format.name} is read, not written")
    return format


def _format_of(path_or_file: PathOrFile) -> str:
    name = path_or_file if isinstance(path_or_file, (str, os.PathLike)) else getattr(path_or_file, "name", "")
    path = PurePath(os.fspath(name) if isinstance(name, (str, os.PathLike)) else "")
    suffix = PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix
    format = formats.by_suffix(suffix)
    if format is None:
        raise FormatError(f"the suffix {suffix!r} names no format; give format= one of its names")
    return format.name


def _clean(text: str) -> str:
    """The text without a byte order mark and without lone surrogates, which no file can hold."""
    text = text.removeprefix("\ufeff")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _refuse_path(text: Any) -> None:
    if not isinstance(text, str):
        raise ReadError(f"expected text, not {type(text).__name__}; carcite.load reads files")
    if len(text) < 400 and "\n" not in text and formats.by_suffix(PurePath(text.strip()).suffix):
        raise DetectError(f"{text.strip()!r} looks like a path, and loads and read take text; use carcite.load")


def _refuse_text(path_or_file: Any) -> None:
    if isinstance(path_or_file, (str, os.PathLike)):
        if isinstance(path_or_file, str) and ("\n" in path_or_file or len(path_or_file) > 4096):
            raise ReadError("this is text, and a path or a file was expected; use carcite.loads or carcite.dumps")
    elif not (hasattr(path_or_file, "read") or hasattr(path_or_file, "write")):
        raise ReadError(f"expected a path or an open file, not {type(path_or_file).__name__}")


# --- notes ------------------------------------------------------------------------------------------------------------


def _tell(notes: Iterable[Note], on_note: OnNote) -> None:
    heed = _heeding(on_note, depth=4)
    for one in notes:
        heed(one)
    heed(None)


def _heeding(on_note: OnNote, depth: int = 3) -> Callable[[Note | None], None]:
    """What to call with each note, and with None at the end."""
    if callable(on_note):
        return lambda one: on_note(one) if one is not None else None
    if on_note not in ("warn", "raise", "ignore"):
        raise WriteError(f"on_note={on_note!r}; choose 'warn', 'raise', 'ignore' or a function")
    losses: list[Note] = []
    count = 0

    def heed(one: Note | None) -> None:
        nonlocal count
        if one is None:
            if on_note == "raise" and losses:
                raise LossError(losses)
            if on_note == "warn" and count > _WARNINGS:
                warnings.warn(f"and {count - _WARNINGS} more", LossWarning, stacklevel=depth)
        elif one.is_loss and on_note != "ignore":
            count += 1
            if on_note == "raise":
                losses.append(one)
            elif count <= _WARNINGS:
                warnings.warn(str(one), LossWarning, stacklevel=depth)

    heed.closes = True  # type: ignore[attr-defined]
    return heed
