"""Opening and writing files: encodings, byte order marks, gzip, and a write that a crash cannot leave half done.

Only `api.py` imports this.
"""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from carcite.errors import ReadError, WriteError

HEAD = 1 << 14  # bytes looked at to find the format

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (a .docx, .xlsx or .zip?)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database (Zotero's? export the library instead)"),
)


class Source(NamedTuple):
    """An opened input: its bytes from the start, the first of them for `sniff`, and where it came from."""

    bytes: IO[bytes]
    head: str
    name: str
    decoder: Decoder


class Decoder:
    """Decodes a byte stream as UTF-8 (or UTF-16 by its mark); a byte that is not UTF-8 is read as Windows-1252.

    Old .bib and .ris files are in Latin-1 or Windows-1252 without saying so. `replaced` counts such bytes, so that the
    caller can say what was assumed.
    """

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.replaced = 0
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
        return io.TextIOWrapper(stream, encoding=self.encoding, errors=self.error_handler, newline=None)


@contextmanager
def opened(path_or_file: str | os.PathLike[str] | IO[Any]) -> Iterator[Source]:
    """The input opened for reading, gzip undone. Raises ReadError for what cannot be opened or is no text."""
    if hasattr(path_or_file, "read"):
        yield _source(_as_bytes(cast("IO[Any]", path_or_file)), str(getattr(path_or_file, "name", "<file>")))
        return
    path = Path(path_or_file)
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"cannot open {str(path)[:200]!r}: {reason}") from error
    with stream:
        yield _source(stream, path.name)


def _as_bytes(file: IO[Any]) -> IO[bytes]:
    start = file.read(0)
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


def _source(stream: IO[bytes], name: str) -> Source:
    reader = _peekable(stream)
    try:
        if reader.peek(2)[:2] == b"\x1f\x8b":
            reader = _peekable(_gzip(reader, "rb"))
            name = name.removesuffix(".gz")
        head = reader.peek(HEAD)[:HEAD]
    except (OSError, EOFError) as error:
        raise ReadError(f"cannot read {name!r}: {error}") from error
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise ReadError(f"{name!r} is {what}; expected a reference file or the text of an abstract page")
    encoding = "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\x00" in head:
        raise ReadError(f"{name!r} is binary data; expected a reference file or the text of an abstract page")
    decoder = Decoder(encoding)
    # The head may end inside a character: the last few bytes are not asked about.
    shown = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    return Source(cast("IO[bytes]", reader), shown.replace("\r\n", "\n").replace("\r", "\n"), name, decoder)


def _gzip(stream: IO[bytes], mode: str) -> IO[bytes]:
    from gzip import GzipFile  # most files are not, and it brings three compressors along

    return cast("IO[bytes]", GzipFile(fileobj=stream, mode=mode, mtime=0))


def _peekable(stream: IO[bytes]) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", stream), buffer_size=1 << 16)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[IO[str]]:
    """A file to write that takes the place of `path` only when all has been written; on an error the old file stays.

    A link is followed, permissions of the old file are kept, `.gz` is compressed. Raises WriteError where the folder
    cannot be written to.
    """
    target = Path(os.path.realpath(path))
    try:
        temporary = target.with_name(f".{target.name[:200]}.{os.urandom(6).hex()}.part")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(f"cannot write {str(path)[:200]!r}: {reason}") from error
    try:
        raw: IO[bytes] = os.fdopen(handle, "wb")
        with raw:
            packed = _gzip(raw, "wb") if target.suffix == ".gz" else raw
            text = io.TextIOWrapper(packed, encoding="utf-8", newline="")
            yield text
            text.flush()
            text.detach()
            if packed is not raw:
                packed.close()
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise WriteError(f"cannot write {str(path)[:200]!r}: {error.strerror or error}") from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
