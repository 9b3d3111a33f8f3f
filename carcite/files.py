"""Opening and writing files: encodings, byte order marks, gzip, and a write that a crash cannot leave half done.

Only `api.py` imports this.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from carcite.errors import ReadError, WriteError

HEAD = 1 << 14  # bytes looked at to find the format
LONGEST = 1 << 25  # characters of one line, one record or one page; more is not a reference file, and fills the memory
_IN_MEMORY = 1 << 23  # characters kept back in memory for an open file; more go to a temporary file

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (a .docx, .xlsx or .zip?)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database (Zotero's? export the library instead)"),
)
# UTF-32 first: its mark begins as that of UTF-16 does.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_CONTROLS = frozenset(range(1, 32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
# `% Encoding: ISO-8859-2`, `% -*- coding: koi8-r -*-`, `@comment{x-kbibtex-encoding=iso-8859-15}`
_SAID = (
    rb"^[ \t]*(?:%|@comment).*?coding[ \t]*[:=]?[ \t]*"
    rb"((?:cp|windows|iso|latin|koi8|mac|gb|big5|euc|s(?:hift)?_?jis)[\w-]{0,20})"
)


class Source(NamedTuple):
    """An opened input: its bytes from the start, the first of them for `sniff`, and where it came from."""

    bytes: IO[bytes]
    head: str
    name: str
    decoder: Decoder


class Decoder:
    """Decodes a byte stream as UTF-8, or as what it shows or says; a byte that is not UTF-8 is read as Windows-1252.

    Old .bib and .ris files are in Latin-1 or Windows-1252 without saying so; JabRef's and Emacs' say so in a comment.
    `replaced` counts such bytes, so that the caller can say what was assumed.
    """

    def __init__(self) -> None:
        self.encoding = "utf-8-sig"
        self.replaced = 0
        self.layers: list[Any] = []  # what stands on the stream that was given
        self.error_handler = f"carcite-{id(self)}"
        codecs.register_error(self.error_handler, self._as_windows_1252)

    def _as_windows_1252(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        wrong = error.object[error.start : error.end]
        self.replaced += len(wrong)
        return wrong.decode("cp1252", "replace").replace("\ufffd", "?"), error.end

    def text(self, stream: IO[bytes]) -> IO[str]:
        """The stream as text with `\\n` line ends."""
        layer = _LimitedText(stream, encoding=self.encoding, errors=self.error_handler, newline=None)
        self.layers.append(layer)
        return layer

    def peekable(self, stream: IO[bytes]) -> io.BufferedReader:
        layer: io.BufferedReader = io.BufferedReader(cast("Any", stream), buffer_size=1 << 16)
        self.layers.append(layer)
        return layer

    def release(self) -> None:
        """Take the layers off the stream, which they would close with themselves: it is the caller's."""
        while self.layers:
            with suppress(OSError, ValueError):
                self.layers.pop().detach()


class _LimitedText(io.TextIOWrapper):
    """Text that gives no more than LONGEST characters at once, so that no file can fill the memory.

    A reader asks for a line, for all of a page, or for a chunk at least as long as the part of a record that it holds;
    where that is longer than LONGEST, the line, page or record has no end in sight. Raises ReadError.
    """

    def read(self, size: int | None = -1) -> str:
        if size is not None and 0 <= size <= LONGEST:
            return super().read(size)
        text = super().read(LONGEST + 1) if size is None or size < 0 else None
        if text is None or len(text) > LONGEST:
            raise ReadError(f"a record or page of more than {LONGEST:,} characters; expected a reference file")
        return text

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        if size is not None and 0 <= size <= LONGEST:
            return super().readline(size)
        line = super().readline(LONGEST + 1)
        if len(line) > LONGEST:
            raise ReadError(f"a line of more than {LONGEST:,} characters; expected a reference file")
        return line

    def __next__(self) -> str:  # type: ignore[override]
        line = self.readline()
        if not line:
            raise StopIteration
        return line


_IDLE: list[Decoder] = []  # an error handler cannot be unregistered, so a decoder is used again


@contextmanager
def opened(path_or_file: str | os.PathLike[str] | IO[Any]) -> Iterator[Source]:
    """The input opened for reading, gzip undone. Raises ReadError for what cannot be opened or is no text."""
    decoder = _IDLE.pop() if _IDLE else Decoder()
    decoder.replaced = 0
    try:
        if hasattr(path_or_file, "read"):
            name = getattr(path_or_file, "name", "")
            yield _source(_as_bytes(cast("IO[Any]", path_or_file)), name if isinstance(name, str) else "", decoder)
            return
        path = Path(path_or_file)
        try:
            stream = path.open("rb")
        except (OSError, ValueError) as error:
            raise ReadError(f"cannot open {str(path)[:200]!r}: {_reason(error)}") from error
        with stream:
            yield _source(stream, path.name, decoder)
    finally:
        decoder.release()
        _IDLE.append(decoder)


def _reason(error: Exception) -> str:
    """Why a file cannot be opened, read or written, and what to do where that is known."""
    if isinstance(error, IsADirectoryError):
        return "it is a folder; give the files in it"
    if isinstance(error, UnicodeDecodeError):
        return f"it was opened as {error.encoding} and is not; open it with its encoding, or in binary mode ('rb')"
    if isinstance(error, UnicodeEncodeError):
        return f"it was opened as {error.encoding}, which lacks {error.object[error.start]!r}; open it as utf-8"
    return getattr(error, "strerror", None) or str(error)


def unreadable() -> tuple[type[Exception], ...]:
    """What reading on in a file that was opened may raise; asked for only when something is raised."""
    import zlib

    return (OSError, EOFError, UnicodeError, zlib.error)


def _as_bytes(file: IO[Any]) -> IO[bytes]:
    try:
        start = file.read(0)
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot read the file given: {_reason(error)}") from error
    if isinstance(start, bytes):
        return cast("IO[bytes]", file)
    # A text file of the caller's: its text as UTF-8, a chunk at a time.
    return cast("IO[bytes]", io.BufferedReader(_Encoded(file)))


class _Encoded(io.RawIOBase):
    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self.held:
            self.held = self.file.read(1 << 16).encode("utf-8", "surrogatepass")
        part, self.held = self.held[: len(buffer)], self.held[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def _source(stream: IO[bytes], name: str, decoder: Decoder) -> Source:
    reader = decoder.peekable(stream)
    shown_name = repr(name) if name else "the file given"
    try:
        if reader.peek(2)[:2] == b"\x1f\x8b":
            reader = decoder.peekable(_gzip(reader, "rb"))
            name = name.removesuffix(".gz")
        head = reader.peek(HEAD)[:HEAD]
    except unreadable() as error:
        raise ReadError(f"cannot read {shown_name}: {_reason(error)}") from error
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise ReadError(f"{shown_name} is {what}; expected a reference file or the text of an abstract page")
    decoder.encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "") or _unmarked(head)
    if not decoder.encoding:
        raise ReadError(f"{shown_name} is binary data; expected a reference file or the text of an abstract page")
    # The head may end inside a character: the last few bytes are not asked about.
    shown = codecs.getincrementaldecoder(decoder.encoding)("replace").decode(head)
    return Source(cast("IO[bytes]", reader), shown.replace("\r\n", "\n").replace("\r", "\n"), name, decoder)


def _unmarked(head: bytes) -> str:
    """The encoding of a text without a mark, of which these are the first bytes; "" where they are of no text."""
    if b"\x00" in head:
        for start, name in enumerate(("utf-16-be", "utf-16-le")):
            if _is_wide(head, start):
                return name
        # Damaged text: a few zeros within it, or a block of them at its end, and no other control characters.
        shown = head.rstrip(b"\x00")
        return "utf-8-sig" if shown.count(0) * 10 < len(shown) and not _CONTROLS.intersection(shown) else ""
    if b"coding" in head and (said := re.search(_SAID, head, re.IGNORECASE | re.MULTILINE)):
        try:
            head.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start < len(head) - 3:
                with suppress(LookupError):
                    return codecs.lookup(said[1].decode("ascii")).name
    return "utf-8-sig"


def _is_wide(head: bytes, start: int) -> bool:
    """Whether every second byte from here is often zero and the others never are: ASCII signs in UTF-16."""
    zeros = head[start::2].count(0)
    return zeros * 20 > len(head) and 0 not in head[1 - start :: 2]


def _gzip(stream: IO[bytes], mode: str) -> IO[bytes]:
    from gzip import GzipFile  # most files are not, and it brings three compressors along

    return cast("IO[bytes]", GzipFile(fileobj=stream, mode=mode, mtime=0))


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[IO[str]]:
    """A file to write that takes the place of `path` only when all has been written; on an error the old file stays.

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
    """The status of the file that is to be replaced, None if there is no such file. Raises WriteError."""
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
    return WriteError(f"cannot write {str(path)[:200]!r}: {where}{_reason(error)}")


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
                return os.open(self.target.parent, os.O_WRONLY | os.O_TMPFILE, 0o600)
        handle = os.open(self.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self.has_name = True
        return handle

    @contextmanager
    def text(self) -> Iterator[IO[str]]:
        """The file as text to write, compressed if its name ends in `.gz`; all of it is on the disk at the end."""
        packed = _gzip(self.raw, "wb") if self.target.suffix == ".gz" else self.raw
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
        handle = self.raw.fileno()
        if self.old is not None and hasattr(os, "fchown"):
            with suppress(OSError):  # only root may give a file away
                os.fchown(handle, self.old.st_uid, self.old.st_gid)
        permissions = 0o666 & ~_umask() if self.old is None else self.old.st_mode & 0o777
        if not self.has_name:
            # Only with a folder given does Python follow the link in /proc, as linkat(2) asks for.
            folder = os.open(self.target.parent, os.O_RDONLY)
            try:
                os.link(f"/proc/self/fd/{handle}", self.name.name, src_dir_fd=folder, dst_dir_fd=folder)
            finally:
                os.close(folder)
            self.has_name = True
        self.raw.close()
        os.chmod(self.name, permissions)
        os.replace(self.name, self.target)
        self.has_name = False
        _sync_folder(self.target.parent)

    def close(self) -> None:
        """Leave nothing behind, unless the file has taken its place."""
        with suppress(OSError):
            self.raw.close()
        if self.has_name:
            with suppress(OSError):
                self.name.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Have the disk know the new name, on systems where a folder can be opened."""
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
        raise WriteError(f"cannot write {str(path)[:200]!r}: {_reason(error)}") from error


@contextmanager
def kept_back(file: IO[Any]) -> Iterator[IO[str]]:
    """Text to write that goes to an open file, of text or bytes, only when all of it is there.

    Raises WriteError where the file does not take it; a pipe whose reader has gone stays BrokenPipeError.
    """
    try:
        takes_text = _takes_text(file)
    except (OSError, ValueError) as error:
        raise WriteError(f"cannot write to the file given: {_reason(error)}") from error
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
            raise WriteError(f"cannot write to the file given: {_reason(error)}") from error


def _takes_text(file: IO[Any]) -> bool:
    try:
        file.write("")
    except TypeError:
        return False
    return True


def _write_bytes(file: IO[bytes], data: bytes) -> None:
    """All of the data: an unbuffered file may take only a part at a time."""
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
            raise WriteError(f"cannot write to a temporary file: {_reason(error)}") from error

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
