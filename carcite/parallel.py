"""Reading with several processes: workers read the parts of a file, which arrive in the order of the file.

The workers are processes of this machine, or those of any `concurrent.futures.Executor`: a cluster's as well. They get
functions of carcite and parts of the file, and return citations and notes, or the records of another format.
"""

from __future__ import annotations

import gc
import io
import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from itertools import chain, islice
from math import ceil
from multiprocessing.connection import wait
from pathlib import Path
from secrets import token_hex
from types import FrameType
from typing import IO, Any, NamedTuple, TypeVar

from carcite import files, formats
from carcite.errors import NoRecordError, ReadError, WorkerError
from carcite.formats.base import Format, Ordinal, ordinal
from carcite.formats.cutting import Part
from carcite.formats.records import Rendered, Renderer
from carcite.model import Citation
from carcite.notes import Code, Note
from carcite.options import Jobs, Options

_ENOUGH = 6  # parts of a file for which it pays to start processes
_HERE = 2  # parts that this process reads while others start
_AHEAD = 2  # tasks in an executor for each of its workers
_UNKNOWN = 16  # workers of an executor that does not tell
_MOST = 61  # processes that Windows can wait for

Item = Citation | Rendered | Note | ReadError
_Task = TypeVar("_Task")

# --- reading ----------------------------------------------------------------------------------------------------------


class Work(NamedTuple):
    """What workers do with a part of a file beside reading it.

    losses       they leave notes for information out
    into         the name of the format whose records they write; "" to return citations
    placeholder  what they write for the key of a record
    """

    losses: bool
    into: str = ""
    options: Options = Options()
    placeholder: str = ""


def read_stream(
    format: Format,
    file: IO[Any],
    jobs: Jobs,
    *,
    losses: bool = False,
    into: Format | None = None,
    options: Options | None = None,
) -> Iterator[Citation | Rendered | Note]:
    """Yield what `format.read_stream` yields, read by other processes if that is asked for and the format can be cut.

    With `losses`, notes for information may be missing. With the `options` of a writer they may be records `into` a
    format in place of citations.
    """
    assert format.read_stream is not None
    cut = formats.cut_of(format)
    number = processors() if jobs == "auto" else jobs
    least = _ENOUGH if jobs == "auto" else 2
    if number == 1 or cut is None:
        yield from format.read_stream(file)
        return
    parts = _with_fault(cut(file))
    first = list(islice(parts, least))
    if len(first) < least:
        read: Iterator[Iterable[Item]] = map(_read_items, first)
    else:
        work, modules = Work(losses), [first[0].read.__module__]
        if into is not None and into.records is not None and options is not None:
            work = Work(losses, into.name, options, f"key{token_hex(8)}")
            modules.append(formats.module_of(into))
        read = _read_elsewhere(chain(first, parts), number, modules, work)
    yield from _joined(read)


def _with_fault(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts of a file; an error in reading the file comes behind them, as it does without workers."""
    unreadable: tuple[type[Exception], ...] = (ReadError, *files.unreadable())
    try:
        yield from parts
    except unreadable as error:
        yield Part(_fail, error, here=True)


def _fail(error: Exception) -> Iterator[Citation | Note]:
    raise error


def _read_items(part: Part) -> Iterator[Item]:
    """Yield what is read in a part; an error of the reader is the last item."""
    content = io.StringIO(part.content) if isinstance(part.content, str) else part.content
    try:
        for item in part.read(content):
            if part.lines and isinstance(item, Note) and item.line is not None:
                yield item._replace(line=item.line + part.lines)
            else:
                yield item
    except ReadError as error:
        yield _further_down(error, part.lines)


def _further_down(error: ReadError, lines: int) -> ReadError:
    """Return the error with its line in the whole file."""
    if error.line is None or not lines:
        return error
    return type(error)(str(error).removeprefix(f"line {error.line}: "), line=error.line + lines)


def _read_part(part: Part, work: Work) -> bytes:
    """Return what is read in a part, or the records written of it, pickled: what a worker does."""
    items = _read_items(part)
    if work.into:
        render = Renderer(formats.writable(work.into), work.options, work.placeholder).render
        items = (render(item) if isinstance(item, Citation) else item for item in items)
    kept = [item for item in items if not (work.losses and isinstance(item, Note)) or _matters(item)]
    return pickle.dumps(kept, 5)


def _unpickled(data: bytes) -> list[Item]:
    # Thousands of values are made at once and all of them stay: the garbage collector would only look at them in vain.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(data)  # type: ignore[no-any-return]
    finally:
        if collecting:
            gc.enable()


def _matters(note: Note) -> bool:
    # What is not a record may be one of the losses of a conversion.
    return note.is_loss or note.code is Code.NOT_A_RECORD


def _read_elsewhere(
    parts: Iterator[Part], jobs: int | Executor, modules: Iterable[str], work: Work
) -> Iterator[Iterable[Item]]:
    """Yield what workers read in each part, in order; they import the modules."""
    with workers(jobs, *modules) as (executor, ahead):
        if not isinstance(jobs, Executor):
            yield from map(_read_items, islice(parts, _HERE))

        def begin(part: Part) -> Iterable[Item] | Future[bytes]:
            return _read_items(part) if part.here else submit(executor, _read_part, part, work)

        for read in in_order(begin, parts, ahead):
            yield _unpickled(result(read)) if isinstance(read, Future) else read


def _joined(parts: Iterable[Iterable[Item]]) -> Iterator[Citation | Rendered | Note]:
    """Yield the items of all parts, records without a key numbered through. Raises ReadError as one reader would."""
    count, empty = 0, None
    any_citation = False
    for items in parts:
        before = count
        for item in items:
            if isinstance(item, NoRecordError):
                empty = empty or item
                continue
            if isinstance(item, ReadError):
                raise item
            if isinstance(item, (Citation, Rendered)):
                any_citation = True
                count += 1
            elif isinstance(item.record, Ordinal):
                count += item.code is Code.BROKEN_RECORD
                item = item._replace(record=ordinal(int(item.record[1:]) + before))
            yield item
    if empty is not None and not any_citation:
        raise empty


# --- workers ----------------------------------------------------------------------------------------------------------


def check_jobs(jobs: Jobs) -> Jobs:
    """Return the value of `jobs`. Raises ReadError for any other."""
    if jobs == "auto" or isinstance(jobs, Executor) or (type(jobs) is int and jobs > 0):
        return jobs
    raise ReadError(f"jobs={jobs!r}; expected a number of processes, 'auto', or a concurrent.futures.Executor")


@contextmanager
def workers(jobs: int | Executor, *modules: str) -> Iterator[tuple[Executor, int]]:
    """Give an executor, and the number of tasks that keeps all its workers busy.

    A number of jobs starts as many processes, which import `modules` and end with the block.
    """
    if isinstance(jobs, Executor):
        yield jobs, _AHEAD * (getattr(jobs, "_max_workers", None) or _UNKNOWN)
        return
    number = min(jobs, _MOST)
    executor = ProcessPoolExecutor(number, mp_context=_context(modules), initializer=_begin)
    try:
        yield executor, _AHEAD * number
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _context(modules: Iterable[str]) -> multiprocessing.context.BaseContext:
    """How processes are started: not by forking this one, which may have threads.

    A fork server imports the modules once for all workers, while this process goes on; of spawned workers each imports
    them, in a fifth of a second.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *modules])
    forkserver.ensure_running()
    return context


def _begin() -> None:
    """Prepare a worker: it ends without a message on Ctrl-C, unless that is ignored, and when its parent ends."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def submit(executor: Executor, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
    """Submit a task; if the executor does not take it, that is the exception of the future."""
    try:
        return executor.submit(function, *arguments)
    except (RuntimeError, OSError, AssertionError) as error:  # of a broken or closed executor, of a daemonic process
        refused: Future[Any] = Future()
        refused.set_exception(error)
        return refused


def in_order(submit: Callable[[_Task], Any], tasks: Iterable[_Task], ahead: int) -> Iterator[Any]:
    """Yield what `submit` returns for each task, in their order, when `ahead` tasks are submitted."""
    submitted: deque[Any] = deque()
    try:
        for task in tasks:
            submitted.append(submit(task))
            if len(submitted) >= ahead:
                yield submitted.popleft()
        while submitted:
            yield submitted.popleft()
    finally:
        for future in submitted:
            if isinstance(future, Future):
                future.cancel()


def result(future: Future[Any]) -> Any:
    """Return what a worker returned. Raises WorkerError if it died, or if its task was cancelled."""
    try:
        error = future.exception()
    except CancelledError as cancelled:
        raise _failed(cancelled) from cancelled
    if error is not None:
        raise _failed(error) from error
    return future.result()


def _failed(error: BaseException) -> WorkerError:
    reason = f"{type(error).__name__}: {error}".partition("\n")[0].removesuffix(": ")
    return WorkerError(
        f"a worker process failed ({reason}). It may have been killed, for want of memory for instance. A script that "
        'starts processes has to do so below `if __name__ == "__main__":`'
    )


# --- processors -------------------------------------------------------------------------------------------------------


def processors() -> int:
    """Return how many processors this process may use, by its affinity and by the quota of its control group."""
    if multiprocessing.current_process().daemon:  # it cannot start processes
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min([count, *map(ceil, quotas(Path("/")))]))


def quotas(root: Path) -> Iterator[float]:
    """Yield how many processors each control group of this process may use, in version 2 and 1 of cgroups.

    Reference: Linux, Documentation/admin-guide/cgroup-v2.rst, cpu.max; scheduler/sched-bwc.rst, cpu.cfs_quota_us.
    """
    with suppress(OSError):
        for line in (root / "proc/self/cgroup").read_text(encoding="utf-8").splitlines():
            _, controllers, path = line.split(":", 2)
            if controllers and "cpu" not in controllers.split(","):
                continue
            top = root / "sys/fs/cgroup" / ("cpu" if controllers else "")
            group = top / path.strip("/")
            for folder in (group, *group.parents):
                if folder.is_relative_to(top):
                    yield from _quota(folder)


def _quota(group: Path) -> Iterator[float]:
    for names in (("cpu.max",), ("cpu.cfs_quota_us", "cpu.cfs_period_us")):
        with suppress(OSError, ValueError):  # "max" and -1 are not a limit
            quota, period = " ".join((group / name).read_text(encoding="ascii") for name in names).split()
            if int(quota) > 0:
                yield int(quota) / int(period)
