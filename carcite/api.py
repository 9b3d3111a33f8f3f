"""The functions of `import carcite`: load, loads, read, iter_load, dump, dumps, write, convert, detect, check.

Every function that reads or writes has notes on what it could not place or carry. `read` and `write` return them and
never warn; the others take `on_note`:

    "warn"      one LossWarning for the call, if anything was lost (the default; `python -W error` makes it an error)
    "raise"     LossError if anything was lost, before anything is written
    "ignore"    nothing
    a function  it is called with every Note, also those for information only

Writers take the options of `carcite.options.Options` as keyword arguments.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import PurePath
from typing import IO, Any, Unpack

from carcite import atomic, files, formats
from carcite.errors import DetectError, ReadError, WriteError
from carcite.formats.base import Format, Reading, Writing
from carcite.formats.records import Rendered
from carcite.model import Citation
from carcite.notes import Code, Note, OnNote, Severity, note
from carcite.options import Jobs, Options, WriteOptions, options_of
from carcite.reporting import NoteHandler, handling
from carcite.values.languages import parse_language

PathOrFile = str | os.PathLike[str] | IO[Any]

# --- reading ----------------------------------------------------------------------------------------------------------


def loads(text: str, format: str | None = None, *, on_note: OnNote = "warn") -> list[Citation]:
    """Return the citations in a text. Without `format` it is the one that `detect` finds.

    Raises ReadError for text of no known format (or not of the given one) and for a path, FormatError for a format name
    that is unknown or only written, LossError with `on_note="raise"`.

        >>> import carcite
        >>> carcite.loads("@book{eve2020, author = {Eve, Ann}, title = {Wells}, year = 2020}")
        [<Citation book eve2020: Eve (2020) Wells.>]
    """
    handler = handling(on_note)
    reading = read(text, format)
    handler.take(reading.notes)
    return reading.citations


def read(text: str, format: str | None = None) -> Reading:
    """Return the citations in a text with all notes, `Reading(citations, notes)`.

    Never warns; raises as `loads` does.

    >>> import carcite
    >>> carcite.read("TY  - BOOK\\nTI  - Wells\\nER  - \\n").citations[0].title
    'Wells'
    """
    _refuse_path(text)
    clean = _clean(text)
    return (formats.readable(format) if format is not None else _detected(clean)).read(clean)


def load(
    path_or_file: PathOrFile, format: str | None = None, *, on_note: OnNote = "warn", jobs: Jobs = 1
) -> list[Citation]:
    """Return the citations in a file, given as a path or as an open text or binary file, which may be gzipped.

    `format` defaults to that of the suffix if the text agrees, otherwise that of the text, with a note. Text is UTF-8
    or UTF-16 (with or without a mark), UTF-32 with a mark, or in the encoding that a comment of a .bib file names
    (`% Encoding: ISO-8859-2`); other bytes are read as Windows-1252, with a note. For another encoding give an open
    file: `carcite.load(open("old.ris", encoding="gbk"))`.

    `jobs` is how many processes read: a number, "auto" (as many as this process may use, if the file is large enough
    to pay for them), or a `concurrent.futures.Executor`, that of a cluster for instance. The citations, their order and
    the notes are the same. A script that starts processes does so below `if __name__ == "__main__":`.

    Raises ReadError for a file that cannot be opened or is of no known format (or not of the given one), for text in
    place of a path and for an address on the network; FormatError and LossError as `loads` does; WorkerError if a
    process that reads dies.
    """
    return list(iter_load(path_or_file, format, on_note=on_note, jobs=jobs))


def iter_load(
    path_or_file: PathOrFile, format: str | None = None, *, on_note: OnNote = "warn", jobs: Jobs = 1
) -> Iterator[Citation]:
    """Yield the citations in a file one at a time, for files larger than memory. Parameters and errors as for `load`.

    The file is opened at the first citation and closed after the last one; then the handler of the notes warns or
    raises. Processes that read (`jobs`) end with the iterator.
    """
    refuse_text(path_or_file, ReadError)
    if format is not None:
        formats.readable(format)
    return _iterate(path_or_file, format, handling(on_note), checked_jobs(jobs))


def _iterate(path_or_file: PathOrFile, format: str | None, handler: NoteHandler, jobs: Jobs) -> Iterator[Citation]:
    for item in stream(path_or_file, format, jobs=jobs, losses=handler.only_losses):
        if isinstance(item, Note):
            handler(item)
        else:
            assert isinstance(item, Citation)
            yield item
    handler.close()


def stream(
    path_or_file: PathOrFile,
    format: str | None,
    into: Format | None = None,
    *,
    jobs: Jobs = 1,
    losses: bool = False,
    options: Options | None = None,
) -> Iterator[Citation | Rendered | Note]:
    """Yield the citations of a file and the notes on it, in order; `into` is the format they are converted to.

    With `losses`, notes for information may be missing. With the `options` of a writer, other processes may write the
    records.
    """
    refuse_text(path_or_file, ReadError)
    name = ""
    try:
        with files.opened(path_or_file) as source:
            name = source.name
            chosen, mismatch = _choose(source, format)
            if mismatch:
                yield mismatch
            same = into is not None and formats.same_syntax(chosen, into)
            read = _reader(chosen, jobs, losses, into, options)
            for item in _items(source, chosen, read):
                yield _left_out(item) if same and isinstance(item, Note) else item
    except ReadError as error:
        raise _of_file(error, name, path_or_file) from error.__cause__
    except files.unreadable() as error:
        raise _of_file(ReadError(f"cannot read on: {error}"), name, path_or_file) from error


def _items(source: files.Source, format: Format, read: _Read) -> Iterator[Citation | Rendered | Note]:
    """Yield what a format reads in an opened file, with notes on its bytes."""
    if format.binary:
        yield from read(source.bytes)
        return
    if "\x00" in source.head:
        yield note(Code.REPAIRED, "the file is damaged: zero bytes in it, which are read as spaces")
    decoder = source.decoder
    yield from read(decoder.text(source.bytes))
    if decoder.replaced:
        yield note(
            Code.REPAIRED,
            f"{decoder.replaced} bytes are not {decoder.encoding.removesuffix('-sig').upper()}; they were read as "
            "Windows-1252 (if they are of another encoding, convert the file to UTF-8 first)",
        )


_Read = Callable[[IO[Any]], Iterator[Citation | Rendered | Note]]


def _reader(format: Format, jobs: Jobs, losses: bool, into: Format | None, options: Options | None) -> _Read:
    """Return the function that reads a file in a format, with the requested number of processes."""
    if jobs != 1:
        from carcite import parallel  # it brings multiprocessing along

        return partial(parallel.read_stream, format, jobs=jobs, losses=losses, into=into, options=options)
    assert format.read_stream is not None
    return format.read_stream


def _left_out(one: Note) -> Note:
    """Return the note, as a loss if it is on a comment, macro or the like that a file of the same syntax can have."""
    if one.code is not Code.NOT_A_RECORD or one.is_loss:
        return one
    message = f"not carried over: {one.tag}" if one.tag else one.message
    return one._replace(severity=Severity.WARNING, message=message)


def _of_file(error: ReadError, name: str, path_or_file: PathOrFile) -> ReadError:
    """Return the error with the name of its file, or the hint that text was given in place of a path."""
    if not name and isinstance(path_or_file, str) and formats.sniffed(path_or_file):
        return ReadError(_TEXT_FOR_PATH)
    if not name or name in str(error):
        return error
    named = type(error)(f"{name}: {error}")
    named.line = error.line
    return named


def _choose(source: files.Source, format: str | None) -> tuple[Format, Note | None]:
    """Return the format of a file: the given one, otherwise by suffix and text; the text decides."""
    if format is not None:
        return formats.readable(format), None
    suffix = PurePath(source.name).suffix
    by_suffix = formats.by_suffix(suffix)
    if by_suffix is None:
        return formats.detected(source.head), None
    if by_suffix.read_stream is not None and by_suffix.sniff(source.head):
        return by_suffix, None
    by_text = formats.sniffed(source.head)
    if by_text is None:
        return formats.readable(by_suffix.name), None
    if formats.same_syntax(by_text, by_suffix):
        return by_text, None
    message = f"the suffix {suffix} is that of {by_suffix.name}, the text is {by_text.name} and is read as that"
    return by_text, note(Code.FORMAT_MISMATCH, message)


def detect(text: str) -> str:
    """Return the name of the format a text is in.

    Raises DetectError if it is in none, and for a path.

    >>> import carcite
    >>> carcite.detect("TY  - BOOK\\nER  - \\n")
    'ris'
    """
    _refuse_path(text)
    return _detected(_clean(text)).name


# --- writing ----------------------------------------------------------------------------------------------------------


def dumps(
    citations: Iterable[Citation] | Citation,
    format: str,
    *,
    on_note: OnNote = "warn",
    **options: Unpack[WriteOptions],
) -> str:
    """Return the citations, any iterable of them or a single one, as text in a format.

    target             the program that imports it: zotero, endnote, mendeley, jabref, latex, pandoc; None for any (a
                       .bib is then for LaTeX)
    related            which related papers become records of their own: "auto" (errata, retractions, republications
                       and translations with a title; the others are listed in one text), "records" (all), "note"
                       (all are listed), "none" (all are left out), "collection" (all, also as a collection, in Zotero
                       RDF)
    abstract_language  only the abstract in this language (BCP 47), if there are several
    ascii              no character outside ASCII, where the format can write it otherwise
    newline            the line end, "\\n" or "\\r\\n"
    key_template       for citations without a key, such as "{family}{year}{titleword}" (see `carcite.keys`)
    protect            capitals in the titles of a .bib that styles must keep: "auto", "none", "all"

    Raises FormatError for a format that is unknown or only read, WriteError for what is not a citation and for wrong
    options, LossError with `on_note="raise"`.

        >>> import carcite
        >>> carcite.dumps(carcite.Citation(type="book", title="Wells"), "ris").splitlines()[0]
        'TY  - BOOK'
    """
    handler = handling(on_note)
    writing = write(citations, format, **options)
    handler.take(writing.notes)
    return writing.text


def write(citations: Iterable[Citation] | Citation, format: str, **options: Unpack[WriteOptions]) -> Writing:
    """Return the citations as text with all notes, `Writing(text, notes)`. Never warns.

    Parameters and errors as for `dumps`.
    """
    chosen = checked_options(options)
    return formats.writable(format).write(only_citations(citations), chosen)


def dump(
    citations: Iterable[Citation] | Citation,
    path_or_file: PathOrFile,
    format: str | None = None,
    *,
    on_note: OnNote = "warn",
    **options: Unpack[WriteOptions],
) -> None:
    """Write the citations to a file, record by record. Without `format` it is the suffix's.

    A path is replaced as a whole and only when all is written: after an error or a crash the old file is there as it
    was, with its owner and permissions; a link is followed, `.gz` is compressed. An open file, of text or bytes, gets
    nothing before all is there. Parameters and errors as for `dumps`, and WriteError for a file that cannot be written.
    """
    handler = handling(on_note)
    chosen_options = checked_options(options)
    refuse_text(path_or_file, WriteError)
    write_to(path_or_file, _format_to_write(format, path_or_file), only_citations(citations), chosen_options, handler)


def convert(
    src: PathOrFile,
    dst: PathOrFile,
    *,
    from_format: str | None = None,
    to_format: str | None = None,
    on_note: OnNote = "warn",
    jobs: Jobs = 1,
    **options: Unpack[WriteOptions],
) -> int:
    """Read one file and write another, one record at a time; return the number of citations read.

    `carcite.convert("refs.ris", "refs.bib")`; both may be one file. Parameters and errors as for `load` and `dump`;
    `jobs` processes read, and write the records where each depends only on its citation; this one puts them together.
    ReadError as well if there is no citation in the source, and the old file stays. Comments and macros of a .bib that
    becomes a .bib are not carried over, with a note.
    """
    handler = handling(on_note)
    jobs = checked_jobs(jobs)
    chosen_options = checked_options(options)
    refuse_text(src, ReadError)
    refuse_text(dst, WriteError)
    if from_format is not None:
        formats.readable(from_format)
    into = _format_to_write(to_format, dst)
    count = 0

    def citations() -> Iterator[Citation | Rendered]:
        nonlocal count
        for item in stream(src, from_format, into, jobs=jobs, losses=handler.only_losses, options=chosen_options):
            if isinstance(item, Note):
                handler(item)
            else:
                count += 1
                yield item
        if not count:
            raise ReadError(f"there is no citation in {_name_of(src) or 'the file given'}; nothing was written")

    write_to(dst, into, citations(), chosen_options, handler)
    return count


def write_to(
    path_or_file: PathOrFile,
    format: Format,
    citations: Iterable[Citation | Rendered],
    options: Options,
    handler: NoteHandler,
) -> None:
    """Write citations, or records that other processes have written, and close the handler of the notes."""
    path = path_or_file if isinstance(path_or_file, (str, os.PathLike)) else None
    with atomic.kept_back(path_or_file) if path is None else atomic.replacing(path) as file:  # type: ignore[arg-type]
        for item in format.pieces(citations, options):
            if isinstance(item, Note):
                handler(item)
            else:
                file.write(item)
        handler.close()


def check(citations: Iterable[Citation] | Citation) -> list[Note]:
    """Return notes on what is missing, doubtful or double in the citations.

    The list of checks is in `carcite.checks`.

    >>> import carcite
    >>> [note.field for note in carcite.check(carcite.Citation(type="book", title="Wells")) if note.is_loss]
    ['authors', 'issued']
    """
    from carcite import checks

    return checks.check(only_citations(citations))


# --- arguments --------------------------------------------------------------------------------------------------------

_TEXT_FOR_PATH = "this is text, and a path or a file was expected; carcite.loads reads text, carcite.dumps makes it"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")  # of two letters at least: C:/ is a folder
_LONGEST_PATH = 4096
_PATH_LIKE = 400  # characters of a line that may be a path


def checked_jobs(jobs: Jobs) -> Jobs:
    """Return the value of `jobs`. Raises ReadError for an invalid one."""
    if jobs == 1 and jobs is not True:
        return jobs
    from carcite import parallel

    return parallel.check_jobs(jobs)


def checked_options(given: WriteOptions) -> Options:
    """Return the options of a writer. Raises WriteError."""
    options = options_of(given)
    if options.abstract_language is None:
        return options
    return options_of({**given, "abstract_language": parse_language(options.abstract_language)})


def only_citations(citations: Iterable[Citation] | Citation) -> Iterable[Citation]:
    """Return one citation as a list, and several as they come. Raises WriteError for what is not a citation."""
    if isinstance(citations, Citation):
        return [citations]
    if isinstance(citations, (list, tuple)):
        return [_refuse_other(citation) for citation in citations]
    if isinstance(citations, (str, bytes)) or not hasattr(citations, "__iter__"):
        raise WriteError(f"expected citations, not {type(citations).__name__}; carcite.loads(text) makes them")
    return map(_refuse_other, citations)


def _refuse_other(citation: Any) -> Citation:
    if not isinstance(citation, Citation):
        raise WriteError(f"expected a Citation, not {type(citation).__name__}")
    return citation


def _format_to_write(format: str | None, path_or_file: PathOrFile) -> Format:
    return formats.writable(format) if format is not None else formats.for_path(_name_of(path_or_file))


def _name_of(path_or_file: PathOrFile) -> str:
    """Return the path of a file; "" for a file without one."""
    name = path_or_file if isinstance(path_or_file, (str, os.PathLike)) else getattr(path_or_file, "name", "")
    return os.fspath(name) if isinstance(name, (str, os.PathLike)) else ""


def _detected(text: str) -> Format:
    """Return the format that claims a text. Raises DetectError, which asks if a single line is a path."""
    try:
        return formats.detected(text)
    except DetectError as error:
        if text.strip() and "\n" not in text.strip() and len(text) < _PATH_LIKE:
            raise DetectError(f"{error} If this is a path, carcite.load reads files") from None
        raise


def _clean(text: str) -> str:
    """Return the text without a byte order mark and lone surrogates, which no file can have."""
    text = text.removeprefix("\ufeff")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _refuse_path(text: Any) -> None:
    """Raise ReadError for what is not text, or a path where a text was expected."""
    if not isinstance(text, str):
        raise ReadError(
            f"expected text, not {type(text).__name__}; carcite.load reads files, and bytes as io.BytesIO(...)"
        )
    if len(text) < _PATH_LIKE and "\n" not in text and formats.by_suffix(PurePath(text.strip()).suffix):
        raise DetectError(f"{text.strip()!r} looks like a path, and loads and read take text; use carcite.load")


def refuse_text(path_or_file: Any, error: type[ReadError] | type[WriteError]) -> None:
    """Raise the error for what is neither a path nor a file: a text, bytes, an address on the network."""
    if isinstance(path_or_file, (str, os.PathLike)):
        path = os.fspath(path_or_file)
        if not isinstance(path, str) or "\n" in path or len(path) > _LONGEST_PATH:
            raise error(_TEXT_FOR_PATH)
        if _ADDRESS.match(path):
            raise error(f"{path[:200]!r} is an address, and carcite opens files only; download it and give its path")
        if not path:
            raise error("the path is empty")
    elif not (hasattr(path_or_file, "read") or hasattr(path_or_file, "write")):
        raise error(
            f"expected a path or an open file, not {type(path_or_file).__name__}; bytes are read as io.BytesIO(...)"
        )
