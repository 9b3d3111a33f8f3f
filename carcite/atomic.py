"""Write a file completely or not at all, so that neither an error nor a crash leaves an incomplete one.

`replacing` yields a file that replaces another one only when everything is written, `kept_back` one whose text goes to
an open file only when it is complete.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

from carcite.errors import WriteError
from carcite.files import gzipped, reason

_IN_MEMORY = 1 << 23  # characters kept back in memory for an open file; more go to a temporary file


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[IO[str]]:
    """Yield a file to write that replaces `path` only when everything is written; after an error the old file stays.

    A link is followed, owner and permissions of the old file are kept, `.gz` is compressed, and the disk has the new
    file before the name is given to it. A pipe or a device is not replaced: it is written to, when all is there.
    Raises WriteError if that cannot be done.
    """
    old = _status(path)
    if old is not None and not stat.S_ISREG(old.st_mode):
        with _device(path) as raw, kept_back(raw) as text:
            yield text
        return
    try:
        part = _Part(Path(os.path.realpath(path)), old)
    except (OSError, ValueError) as error:
        folder = Path(os.path.realpath(path)).parent
        where = f"in the folder {str(folder)!r}: " if folder.is_dir() else ""
        raise _cannot_write(path, error, where) from error
    try:
        with part.text() as text:
            yield text
        part.take_place()
    except (OSError, UnicodeError) as error:
        raise _cannot_write(path, error) from error
    finally:
        part.close()


def _status(path: str | os.PathLike[str]) -> os.stat_result | None:
    """Return the status of the file to be replaced; None if there is no such file. Raises WriteError."""
    try:
        old = os.stat(path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:  # a link that leads to itself, a folder that cannot be looked into
        raise _cannot_write(path, error) from error
    if stat.S_ISDIR(old.st_mode):
        raise WriteError(f"cannot write {str(path)[:200]!r}: it is a folder; give the name of a file in it")
    if stat.S_ISREG(old.st_mode) and not os.access(path, os.W_OK):
        raise WriteError(f"cannot write {str(path)[:200]!r}: it is write-protected")
    return old


def _cannot_write(path: str | os.PathLike[str], error: Exception, where: str = "") -> WriteError:
    return WriteError(f"cannot write {str(path)[:200]!r}: {where}{reason(error)}")


class _Part:
    """The new file while it is written, beside the one it replaces.

    Where the system has files without a name (Linux, O_TMPFILE), it gets one only at the end, so that nothing is left
    of it even if the process is killed.
    """

    def __init__(self, target: Path, old: os.stat_result | None) -> None:
        self.target = target
        self.old = old
        self.name = target.with_name(f".{target.name[:100]}.{os.urandom(6).hex()}.part")
        self.has_name = False
        self.raw = os.fdopen(self._open(), "wb")

    def _open(self) -> int:
        if hasattr(os, "O_TMPFILE") and os.path.isdir("/proc/self/fd"):
            with suppress(OSError):  # not every file system has them
                return os.open(self.target.parent, os.O_RDWR | os.O_TMPFILE, 0o600)
        handle = os.open(self.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self.has_name = True
        return handle

    @contextmanager
    def text(self) -> Iterator[IO[str]]:
        """Yield the file as text to write, compressed if its name ends in `.gz`; at the end it is on the disk."""
        packed = gzipped(self.raw, "wb") if self.target.suffix == ".gz" else self.raw
        text = io.TextIOWrapper(packed, encoding="utf-8", newline="")
        try:
            yield text
        except BaseException:
            with suppress(OSError, ValueError):
                text.detach()
            raise
        text.flush()
        text.detach()
        if packed is not self.raw:
            packed.close()
        self.raw.flush()
        os.fsync(self.raw.fileno())

    def take_place(self) -> None:
        """Give the file its name and the old file's owner and permissions, those that matter for a text."""
        if not self.has_name:
            self._give_name()
        self.raw.close()
        if self.old is not None and hasattr(os, "chown"):
            with suppress(OSError):  # only root may give a file away
                os.chown(self.name, self.old.st_uid, self.old.st_gid)
        os.chmod(self.name, 0o666 & ~_umask() if self.old is None else self.old.st_mode & 0o777)
        os.replace(self.name, self.target)
        self.has_name = False
        _sync_folder(self.target.parent)

    def _give_name(self) -> None:
        """Give a file without a name a temporary one: link it, or copy it where the system cannot link it."""
        handle = self.raw.fileno()
        folder = os.open(self.target.parent, os.O_RDONLY)
        try:
            # Only with a folder given does Python follow the link in /proc, as linkat(2) asks for.
            os.link(f"/proc/self/fd/{handle}", self.name.name, src_dir_fd=folder, dst_dir_fd=folder)
            self.has_name = True
        except OSError:
            self._copy(handle)
        finally:
            os.close(folder)

    def _copy(self, handle: int) -> None:
        copy = os.open(self.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self.has_name = True
        with os.fdopen(os.dup(handle), "rb") as source, os.fdopen(copy, "wb") as target:
            source.seek(0)
            while part := source.read(1 << 20):
                target.write(part)
            target.flush()
            os.fsync(target.fileno())

    def close(self) -> None:
        """Remove the file, unless it has replaced the old one."""
        with suppress(OSError):
            self.raw.close()
        if self.has_name:
            with suppress(OSError):
                self.name.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Write the new name to the disk, on systems where a folder can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _device(path: str | os.PathLike[str]) -> IO[bytes]:
    try:
        return open(path, "wb")  # closed by the caller
    except OSError as error:
        raise WriteError(f"cannot write {str(path)[:200]!r}: {reason(error)}") from error


@contextmanager
def kept_back(file: IO[Any]) -> Iterator[IO[str]]:
    """Text to write that goes to an open file, of text or bytes, only when all of it is there.

    Raises WriteError where the file does not take it; a pipe whose reader has gone stays BrokenPipeError.
    """
    try:
        takes_text = _takes_text(file)
    except (OSError, ValueError) as error:
        raise WriteError(f"cannot write to the file given: {reason(error)}") from error
    spool = _Spool()
    with spool:
        yield cast("IO[str]", spool)
        try:
            for part in spool.parts():
                file.write(part) if takes_text else _write_bytes(file, part.encode("utf-8"))
            if hasattr(file, "flush"):
                file.flush()
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            raise WriteError(f"cannot write to the file given: {reason(error)}") from error


def _takes_text(file: IO[Any]) -> bool:
    try:
        file.write("")
    except TypeError:
        return False
    return True


def _write_bytes(file: IO[bytes], data: bytes) -> None:
    """Write all of the data: an unbuffered file may take only a part at a time."""
    while (count := file.write(data)) and count < len(data) and isinstance(file, io.RawIOBase):
        data = data[count:]


class _Spool:
    """Text in memory while it is short, else in a temporary file."""

    def __init__(self) -> None:
        self.file: IO[str] = io.StringIO(newline="")
        self.size = 0

    def __enter__(self) -> _Spool:
        return self

    def __exit__(self, *raised: object) -> None:
        with suppress(OSError):
            self.file.close()

    def write(self, text: str) -> None:
        self.size += len(text)
        try:
            if self.size > _IN_MEMORY and isinstance(self.file, io.StringIO):
                self._spill()
            self.file.write(text)
        except (OSError, UnicodeError) as error:
            raise WriteError(f"cannot write to a temporary file: {reason(error)}") from error

    def _spill(self) -> None:
        """Go on in a temporary file."""
        from tempfile import TemporaryFile  # few outputs are long, and it brings much along

        spilled = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115
        shorter, self.file = self.file, cast("IO[str]", spilled)
        self.file.write(cast("io.StringIO", shorter).getvalue())

    def parts(self) -> Iterator[str]:
        self.file.seek(0)
        while part := self.file.read(1 << 16):
            yield part


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
