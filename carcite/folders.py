"""Many files, each converted to one of its own: the files of folders, by this process, by several, or on a cluster."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Literal, NamedTuple, Unpack

from carcite import api, files, formats
from carcite.errors import CarciteError, ReadError, WorkerError, WriteError
from carcite.formats.base import Format
from carcite.notes import Code, Note, OnNote, note
from carcite.options import Jobs, WriteOptions
from carcite.reporting import Summary, handling

_ANY_TEXT = (".txt", ".xml")  # the text decides on the format
_ENOUGH = 1 << 21  # bytes of all files for which it pays to start processes

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of one file: `count` citations were written to `path`, or nothing, because of `error`."""

    source: Path
    path: Path
    count: int = 0
    error: CarciteError | None = None


def convert_many(
    sources: Paths,
    folder: str | os.PathLike[str],
    *,
    to_format: str,
    from_format: str | None = None,
    on_note: OnNote = "warn",
    jobs: Jobs = 1,
    **options: Unpack[WriteOptions],
) -> list[Conversion]:
    """Convert each file to a file in a folder; return what became of each, in their order.

    A folder among the sources stands for the files in it and in the folders below it, which keep their place; hidden
    files and files of no format that is read are skipped, with a note. `in/a/refs.ris` becomes `a/refs.json`; files of
    one name (`refs.ris` and `refs.bib`) become `refs.ris.json` and `refs.bib.json`.

    A file that cannot be read or written does not stop the others; its `error` says why. With `on_note="raise"` a loss
    is such an error, and that file is not written. The `record` of a note begins with the name of its file.

    `jobs` as for `load`: each process, or worker of a cluster, converts one file at a time. On a cluster all workers
    need the same folders. Options as for `dumps`.

    Raises WriteError before anything is written if two files would be written to one path, or one over another source;
    FormatError, ReadError and WriteError for wrong arguments.

        >>> import carcite, pathlib, tempfile
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> _ = (folder / "wells.ris").write_text("TY  - BOOK\\nTI  - Wells\\nER  - \\n")
        >>> [conversion] = carcite.convert_many(folder, folder / "out", to_format="csljson")
        >>> conversion.path.name, conversion.count
        ('wells.json', 1)
    """
    handler = handling(on_note)
    into = formats.writable(to_format)
    api.checked_options(options)
    if from_format is not None:
        formats.readable(from_format)
    tasks, skipped = plan(sources, folder, into, from_format, options)
    for one in skipped:
        handler(one)
    how: How = "raise" if on_note == "raise" else "each" if callable(on_note) else "grouped"
    done = []
    for conversion, notes in conversions(tasks, how, api.checked_jobs(jobs)):
        done.append(conversion)
        if isinstance(notes, Summary):
            handler.merge(notes)
        else:
            for one in notes:
                handler(with_file(one, conversion.source))
    handler.close()
    return done


# --- which files ------------------------------------------------------------------------------------------------------


class Task(NamedTuple):
    """A file to convert."""

    source: Path
    path: Path
    from_format: str | None
    to_format: str
    options: WriteOptions


def plan(
    sources: Paths, folder: str | os.PathLike[str], into: Format, from_format: str | None, options: WriteOptions
) -> tuple[list[Task], list[Note]]:
    """Return the files to convert, and notes on those that are skipped. Raises ReadError if there is no file."""
    out = Path(folder)
    found: list[tuple[Path, Path]] = []
    skipped: list[Note] = []
    for one in _files(sources, out):
        skipped.append(one) if isinstance(one, Note) else found.append(one)
    if not found:
        raise ReadError(f"there is no file to convert ({len(skipped)} skipped)")
    suffix = formats.suffix_of(into)
    paths = [out / relative.with_name(_stem(relative.name) + suffix) for _, relative in found]
    times = Counter(str(path).casefold() for path in paths)
    tasks = []
    for (source, relative), path in zip(found, paths, strict=True):
        if times[str(path).casefold()] > 1:
            path = out / f"{relative}{suffix}"
        tasks.append(Task(source, path, from_format, into.name, options))
    _refuse_conflicts(tasks)
    return tasks, skipped


def _files(sources: Paths, out: Path) -> Iterator[tuple[Path, Path] | Note]:
    """Yield each file with its path below the folder that was given, and notes on what is skipped."""
    for source in [sources] if isinstance(sources, (str, os.PathLike)) else sources:
        path = Path(source)
        if not path.is_dir():
            yield path, Path(path.name)
            continue
        for top, folders, names in os.walk(path):
            here = Path(top)
            folders[:] = sorted(name for name in folders if not _is_out(here / name, out))
            for name in sorted(names):
                file = here / name
                if why := _why_skipped(file, file.relative_to(path)):
                    yield note(Code.SKIPPED, why, record=str(file))
                else:
                    yield file, file.relative_to(path)


def _is_out(folder: Path, out: Path) -> bool:
    return folder.name == out.name and folder.resolve() == out.resolve()


def _why_skipped(file: Path, relative: Path) -> str:
    if any(part.startswith(".") for part in relative.parts):
        return "a hidden file is skipped"
    suffix = PurePath(file.name.removesuffix(".gz")).suffix.lower()
    format = formats.by_suffix(suffix)
    if format is not None and format.read_stream is not None:
        return ""
    if suffix in _ANY_TEXT:
        try:
            with files.opened(file) as source:
                if formats.sniffed(source.head):
                    return ""
        except ReadError as error:
            return f"skipped: {error}"
    return "a file of no format that is read is skipped"


def _stem(name: str) -> str:
    """Return the name of a file without the suffix of its format."""
    path = PurePath(name.removesuffix(".gz"))
    return path.stem if formats.by_suffix(path.suffix) or path.suffix.lower() in _ANY_TEXT else path.name


def _refuse_conflicts(tasks: Sequence[Task]) -> None:
    sources = {task.source.resolve(): task for task in tasks}
    written: dict[str, Task] = {}
    for task in tasks:
        other = written.setdefault(str(task.path).casefold(), task)
        if other is not task:
            raise WriteError(f"{other.source} and {task.source} would both be written to {task.path}")
        if sources.get(task.path.resolve(), task) is not task:
            raise WriteError(f"{task.source} would be written over {task.path}, which is converted, too")


# --- converting them --------------------------------------------------------------------------------------------------

How = Literal["each", "grouped", "raise"]
"""What is returned of the notes on a file: each, their groups, or none, because a loss is an error."""


def conversions(tasks: Sequence[Task], how: How, jobs: Jobs) -> Iterator[tuple[Conversion, Summary | list[Note]]]:
    """Yield what became of each file, and the notes on it."""
    if jobs == "auto" and (len(tasks) < 2 or _size(tasks) < _ENOUGH):
        jobs = 1
    if jobs == 1:
        for task in tasks:
            yield convert_one(task, how)
        return
    from carcite import parallel  # it brings multiprocessing along

    with parallel.workers(parallel.processors() if jobs == "auto" else jobs, __name__) as (executor, _):

        def submit(task: Task) -> Any:
            return parallel.submit(executor, convert_one, task, how)

        for task, future in zip(tasks, parallel.in_order(submit, tasks, len(tasks)), strict=True):
            try:
                yield parallel.result(future)
            except WorkerError as error:
                yield Conversion(task.source, task.path, error=error), []


def _size(tasks: Sequence[Task]) -> int:
    return sum(os.path.getsize(task.source) for task in tasks if task.source.is_file())


def convert_one(task: Task, how: How) -> tuple[Conversion, Summary | list[Note]]:
    """Convert one file: what a worker does."""
    notes: list[Note] = []
    summary = Summary()

    def group(one: Note) -> None:
        summary.add(with_file(one, task.source))

    handlers: dict[How, OnNote] = {"each": notes.append, "grouped": group, "raise": "raise"}
    found: Summary | list[Note] = notes if how == "each" else summary
    try:
        _make_folder(task.path.parent)
        count = api.convert(
            task.source,
            task.path,
            from_format=task.from_format,
            to_format=task.to_format,
            on_note=handlers[how],
            **task.options,
        )
    except CarciteError as error:
        return Conversion(task.source, task.path, error=error), found
    return Conversion(task.source, task.path, count), found


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"cannot make the folder {str(folder)!r}: {files.reason(error)}") from error


def with_file(one: Note, source: Path) -> Note:
    """Return a note whose record begins with the name of its file."""
    return one._replace(record=f"{source.name}: {one.record}" if one.record else source.name)
