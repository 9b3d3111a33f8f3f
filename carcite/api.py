"""What `import carcite` gives: load, loads, dump, dumps, read, write, iter_load, convert, detect, check.

Text goes in and out through the formats of `carcite.formats`; files are opened here (with `carcite.files`) and nowhere
else. Every function that reads or writes has notes of what it could not place or carry: `read` and `write` return them,
the others go by `on_note`:

    "warn"     one LossWarning for each note that tells of a loss (the default; `python -W error` makes it an error)
    "raise"    LossError with all notes that tell of a loss, before anything is written
    "ignore"   nothing
    a function called with every Note, those of mere information too
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Literal

from carcite import arguments, atomic, files, formats
from carcite.arguments import PathOrFile
from carcite.errors import ReadError, WriteError
from carcite.formats.base import Format, Reading, Writing
from carcite.model import Citation
from carcite.notes import Code, Listener, Note, OnNote, listening, note
from carcite.options import Options, RelatedChoice, Target

# --- reading ----------------------------------------------------------------------------------------------------------


def loads(text: str, format: str | None = None, *, on_note: OnNote = "warn") -> list[Citation]:
    """The citations in a text. The format is found by `detect` where it is not named.

    Raises ReadError for text of no known format (or not of the named one) and for a path, FormatError for a format name
    that is unknown or only written, LossError with `on_note="raise"`.

        >>> import carcite
        >>> carcite.loads("@book{eve2020, author = {Eve, Ann}, title = {Wells}, year = 2020}")
        [<Citation book eve2020: Eve (2020) Wells.>]
    """
    listener = listening(on_note)
    reading = read(text, format)
    listener.hear(reading.notes)
    return reading.citations


def read(text: str, format: str | None = None) -> Reading:
    """The citations in a text, with all notes: `Reading(citations, notes)`. Nothing is warned of; raises as `loads`."""
    arguments.refuse_path(text)
    clean = arguments.clean(text)
    return (arguments.readable(format) if format is not None else arguments.detected(clean)).read(clean)


def load(path_or_file: PathOrFile, format: str | None = None, *, on_note: OnNote = "warn") -> list[Citation]:
    """The citations in a file, given as a path or as an open text or binary file; gzip is undone by content.

    The format is the suffix's where the text agrees, else the text's, with a note. Text is UTF-8 or UTF-16 (with or
    without a mark), UTF-32 with a mark, or what a comment of a .bib file says (`% Encoding: ISO-8859-2`); bytes that
    are none of these are read as Windows-1252, with a note. For another encoding give an open file:
    `carcite.load(open("old.ris", encoding="gbk"))`.

    Raises ReadError for a file that cannot be opened or is of no known format (or not of the named one), for text in
    place of a path and for an address on the network; FormatError and LossError as `loads` does.
    """
    listener = listening(on_note)
    notes: list[Note] = []
    citations = list(iter_load(path_or_file, format, on_note=notes.append))
    listener.hear(notes)
    return citations


def iter_load(path_or_file: PathOrFile, format: str | None = None, *, on_note: OnNote = "warn") -> Iterator[Citation]:
    """The citations in a file one at a time, for files larger than memory. Parameters and errors as for `load`.

    The file is opened at the first citation and closed after the last one; `on_note="raise"` raises after the last one.
    """
    arguments.refuse_text(path_or_file, ReadError)
    if format is not None:
        arguments.readable(format)
    return _heard(path_or_file, format, listening(on_note))


def _heard(path_or_file: PathOrFile, format: str | None, listener: Listener) -> Iterator[Citation]:
    for item in _stream(path_or_file, format):
        if isinstance(item, Note):
            listener(item)
        else:
            yield item
    listener.close()


def _stream(path_or_file: PathOrFile, format: str | None) -> Iterator[Citation | Note]:
    name = ""
    try:
        with files.opened(path_or_file) as source:
            name = source.name
            chosen, mismatch = _choose(source, format)
            assert chosen.read_stream is not None
            if mismatch:
                yield mismatch
            if chosen.binary:
                yield from chosen.read_stream(source.bytes)
                return
            if "\x00" in source.head:
                yield note(Code.REPAIRED, "the file is damaged: zero bytes in it, which are read as spaces")
            yield from chosen.read_stream(source.decoder.text(source.bytes))
            if source.decoder.replaced:
                yield note(
                    Code.REPAIRED,
                    f"{source.decoder.replaced} bytes are not {source.decoder.encoding.removesuffix('-sig').upper()}; "
                    "they were read as Windows-1252 (if they are of another encoding, convert the file to UTF-8 first)",
                )
    except ReadError as error:
        raise _of_file(error, name, path_or_file) from error.__cause__
    except files.unreadable() as error:
        raise _of_file(ReadError(f"cannot read on: {error}"), name, path_or_file) from error


def _of_file(error: ReadError, name: str, path_or_file: PathOrFile) -> ReadError:
    """The error with the name of the file it is of; where there is no such file, perhaps a text was given as a path."""
    if not name and isinstance(path_or_file, str) and formats.sniffed(path_or_file):
        return ReadError(arguments.TEXT_FOR_PATH)
    if not name or name in str(error):
        return error
    named = type(error)(f"{name}: {error}")
    named.line = error.line
    return named


def _choose(source: files.Source, format: str | None) -> tuple[Format, Note | None]:
    """The format of a file: as named, as the suffix says, as the text shows; the text has the last word."""
    if format is not None:
        return arguments.readable(format), None
    suffix = PurePath(source.name).suffix
    by_suffix = formats.by_suffix(suffix)
    if by_suffix is None:
        return formats.detected(source.head), None
    if by_suffix.read_stream is not None and by_suffix.sniff(source.head):
        return by_suffix, None
    by_text = formats.sniffed(source.head)
    if by_text is None:
        return arguments.readable(by_suffix.name), None
    if by_text.name == "biblatex":
        return by_text, None
    message = f"the suffix {suffix} says {by_suffix.name}, the text is {by_text.name} and is read as that"
    return by_text, note(Code.FORMAT_MISMATCH, message)


def detect(text: str) -> str:
    """The name of the format a text is in: `"ris"`. Raises DetectError where no format claims it, or for a path."""
    arguments.refuse_path(text)
    return arguments.detected(arguments.clean(text)).name


# --- writing ----------------------------------------------------------------------------------------------------------


def dumps(
    citations: Iterable[Citation] | Citation,
    format: str,
    *,
    target: Target | None = None,
    related: RelatedChoice = "auto",
    abstract_language: str | None = None,
    ascii: bool = False,
    newline: Literal["\n", "\r\n"] = "\n",
    key_template: str | None = None,
    on_note: OnNote = "warn",
) -> str:
    """The citations, any iterable of them or a single one, as text in a format.

    target             the program that imports it: zotero, endnote, mendeley, jabref, latex, pandoc; None: safe for all
    related            which related papers become records of their own: "auto" (errata, retractions, republications
                       and translations with a title; the others are listed in one text), "records" (all), "note"
                       (all are listed), "none" (all are left out), "collection" (all, also as a collection, in Zotero
                       RDF)
    abstract_language  only the abstract in this language (BCP 47), where there are several
    ascii              no character outside ASCII, where the format can spell it otherwise
    key_template       for citations without a key, e.g. "{family}{year}{titleword}" (see `carcite.keys`)

    Raises FormatError for a format that is unknown or only read, WriteError for what is no citation and for options
    that cannot be, LossError with `on_note="raise"`.

        >>> import carcite
        >>> carcite.dumps(carcite.Citation(type="book", title="Wells"), "ris")
        'TY  - BOOK\\nID  - wells\\nLB  - wells\\nTI  - Wells\\nER  - \\n'
    """
    listener = listening(on_note)
    options = arguments.options(target, related, abstract_language, ascii, newline, key_template)
    writing = arguments.writable(format).write(arguments.citations(citations), options)
    listener.hear(writing.notes)
    return writing.text


def write(
    citations: Iterable[Citation] | Citation,
    format: str,
    *,
    target: Target | None = None,
    related: RelatedChoice = "auto",
    abstract_language: str | None = None,
    ascii: bool = False,
    newline: Literal["\n", "\r\n"] = "\n",
    key_template: str | None = None,
) -> Writing:
    """The citations as text, with all notes: `Writing(text, notes)`. Parameters and errors as for `dumps`."""
    options = arguments.options(target, related, abstract_language, ascii, newline, key_template)
    return arguments.writable(format).write(arguments.citations(citations), options)


def dump(
    citations: Iterable[Citation] | Citation,
    path_or_file: PathOrFile,
    format: str | None = None,
    *,
    target: Target | None = None,
    related: RelatedChoice = "auto",
    abstract_language: str | None = None,
    ascii: bool = False,
    newline: Literal["\n", "\r\n"] = "\n",
    key_template: str | None = None,
    on_note: OnNote = "warn",
) -> None:
    """Write the citations to a file, record by record; the format is the suffix's where it is not named.

    A path is replaced as a whole and only when all is written: after an error or a crash the old file is there as it
    was, with its owner and permissions; a link is followed, `.gz` is compressed. An open file, of text or bytes, gets
    nothing before all is there. Parameters and errors as for `dumps`, and WriteError for a file that cannot be written.
    """
    listener = listening(on_note)
    options = arguments.options(target, related, abstract_language, ascii, newline, key_template)
    arguments.refuse_text(path_or_file, WriteError)
    chosen = arguments.writable(format if format is not None else arguments.format_of(path_or_file))
    _write_to(path_or_file, chosen, arguments.citations(citations), options, listener)


def convert(
    src: PathOrFile,
    dst: PathOrFile,
    *,
    from_format: str | None = None,
    to_format: str | None = None,
    target: Target | None = None,
    related: RelatedChoice = "auto",
    abstract_language: str | None = None,
    ascii: bool = False,
    newline: Literal["\n", "\r\n"] = "\n",
    key_template: str | None = None,
    on_note: OnNote = "warn",
) -> int:
    """Read one file and write another, one record at a time; return the number of citations read.

    `carcite.convert("refs.ris", "refs.bib")`; both may be one file. Parameters and errors as for `load` and `dump`;
    ReadError as well if there is no citation in the source, and the old file stays.
    """
    listener = listening(on_note)
    options = arguments.options(target, related, abstract_language, ascii, newline, key_template)
    arguments.refuse_text(src, ReadError)
    arguments.refuse_text(dst, WriteError)
    if from_format is not None:
        arguments.readable(from_format)
    chosen = arguments.writable(to_format if to_format is not None else arguments.format_of(dst))
    count = 0

    def citations() -> Iterator[Citation]:
        nonlocal count
        for item in _stream(src, from_format):
            if isinstance(item, Note):
                listener(item)
            else:
                count += 1
                yield item
        if not count:
            raise ReadError(f"there is no citation in {arguments.shown_name(src)}; nothing was written")

    _write_to(dst, chosen, citations(), options, listener)
    return count


def _write_to(
    path_or_file: PathOrFile, format: Format, citations: Iterable[Citation], options: Options, listener: Listener
) -> None:
    path = path_or_file if isinstance(path_or_file, (str, os.PathLike)) else None
    with atomic.kept_back(path_or_file) if path is None else atomic.replacing(path) as file:  # type: ignore[arg-type]
        for item in format.pieces(citations, options):
            if isinstance(item, Note):
                listener(item)
            else:
                file.write(item)
        listener.close()


def check(citations: Iterable[Citation] | Citation) -> list[Note]:
    """What is missing, doubtful or double in the citations, as notes; see `carcite.checks` for the list of checks."""
    from carcite import checks

    return checks.check(arguments.citations(citations))
