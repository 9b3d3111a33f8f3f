"""Opening files to read: encodings, byte order marks, gzip, and a limit on what one line or record may hold.

Files are written by `carcite.atomic`.
"""

from __future__ import annotations

import codecs
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from carcite.errors import ReadError

HEAD = 1 << 14  # bytes looked at to find the format
LONGEST = 1 << 25  # characters of one line, one record or one page; more is not a reference file, and fills the memory

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
_DECLARED = (
    rb"^[ \t]*(?:%|@comment).*?coding[ \t]*[:=]?[ \t]*"
    rb"((?:cp|windows|iso|latin|koi8|mac|gb|big5|euc|s(?:hift)?_?jis)[\w-]{0,20})"
)


class Source(NamedTuple):
    """An opened input: its bytes from the start, the first of them as text for `sniff`, and the name of the file."""

    bytes: IO[bytes]
    head: str
    name: str
    decoder: Decoder


class Decoder:
    """Decodes a byte stream as UTF-8 or in the encoding that it declares; other bytes are read as Windows-1252.

    Old .bib and .ris files are in Latin-1 or Windows-1252 without any sign of it; JabRef and Emacs declare the encoding
    in a comment. `replaced` counts the bytes that are not UTF-8.
    """

    def __init__(self) -> None:
        self.encoding = "utf-8-sig"
        self.replaced = 0
        self.layers: list[Any] = []  # what was laid over the stream that was given
        self.error_handler = f"carcite-{id(self)}"
        codecs.register_error(self.error_handler, self._as_windows_1252)

    def _as_windows_1252(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        wrong = error.object[error.start : error.end]
        self.replaced += len(wrong)
        return wrong.decode("cp1252", "replace").replace("\ufffd", "?"), error.end

    def text(self, stream: IO[bytes]) -> IO[str]:
        """Return the stream as text with `\\n` line ends."""
        layer = _LimitedText(stream, encoding=self.encoding, errors=self.error_handler, newline=None)
        self.layers.append(layer)
        return layer

    def peekable(self, stream: IO[bytes]) -> io.BufferedReader:
        layer: io.BufferedReader = io.BufferedReader(cast("Any", stream), buffer_size=1 << 16)
        self.layers.append(layer)
        return layer

    def release(self) -> None:
        """Detach the layers from the stream, which they would close: it is the caller's."""
        while self.layers:
            with suppress(OSError, ValueError):
                self.layers.pop().detach()


_LONG_LINE = f"a line of more than {LONGEST:,} characters; expected a reference file"


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
            raise ReadError(_LONG_LINE)
        return line

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        """Yield the lines; cut from chunks, which takes less than half the time of `readline`."""
        begun: list[str] = []
        length = 0
        while chunk := super().read(HEAD):
            first, *others = chunk.split("\n")
            begun.append(first)
            length += len(first)
            if length > LONGEST:
                raise ReadError(_LONG_LINE)
            if others:
                yield "".join(begun) + "\n"
                last = others.pop()
                for line in others:
                    yield line + "\n"
                begun, length = [last], len(last)
        if rest := "".join(begun):
            yield rest


_IDLE: list[Decoder] = []  # an error handler cannot be unregistered, so a decoder is used again


@contextmanager
def opened(path_or_file: str | os.PathLike[str] | IO[Any]) -> Iterator[Source]:
    """Open an input for reading, with gzip undone. Raises ReadError for what cannot be opened or is not text."""
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
            raise ReadError(f"cannot open {str(path)[:200]!r}: {reason(error)}") from error
        with stream:
            yield _source(stream, path.name, decoder)
    finally:
        decoder.release()
        _IDLE.append(decoder)


def reason(error: Exception) -> str:
    """Return why a file cannot be opened, read or written, and what to do if that is known."""
    if isinstance(error, IsADirectoryError):
        return "it is a folder; give the files in it"
    if isinstance(error, UnicodeDecodeError):
        return f"it was opened as {error.encoding} and is not; open it with its encoding, or in binary mode ('rb')"
    if isinstance(error, UnicodeEncodeError):
        return f"it was opened as {error.encoding}, which lacks {error.object[error.start]!r}; open it as utf-8"
    return getattr(error, "strerror", None) or str(error)


def unreadable() -> tuple[type[Exception], ...]:
    """Return the exceptions that reading from an opened file may raise."""
    import zlib

    return (OSError, EOFError, UnicodeError, zlib.error)


def read_text(path_or_file: str | os.PathLike[str] | IO[Any]) -> str:
    """Return the text of a file. Raises ReadError if it cannot be read."""
    with opened(path_or_file) as source:
        try:
            return source.decoder.text(source.bytes).read()
        except unreadable() as error:
            raise ReadError(f"cannot read {source.name!r}: {reason(error)}") from error


def _as_bytes(file: IO[Any]) -> IO[bytes]:
    try:
        start = file.read(0)
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot read the file given: {reason(error)}") from error
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
            reader = decoder.peekable(gzipped(reader, "rb"))
            name = name.removesuffix(".gz")
        head = reader.peek(HEAD)[:HEAD]
    except unreadable() as error:
        raise ReadError(f"cannot read {shown_name}: {reason(error)}") from error
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise ReadError(f"{shown_name} is {what}; expected a reference file or the text of an abstract page")
    decoder.encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "") or _unmarked(head)
    if not decoder.encoding:
        raise ReadError(f"{shown_name} is binary data; expected a reference file or the text of an abstract page")
    # The head may end inside a character, which `replace` leaves out.
    shown = codecs.getincrementaldecoder(decoder.encoding)("replace").decode(head)
    return Source(cast("IO[bytes]", reader), shown.replace("\r\n", "\n").replace("\r", "\n"), name, decoder)


def _unmarked(head: bytes) -> str:
    """Return the encoding of a text without a mark from its first bytes; "" if they are not text."""
    if b"\x00" in head:
        for start, name in enumerate(("utf-16-be", "utf-16-le")):
            if _is_wide(head, start):
                return name
        # Damaged text: a few zeros within it, or a block of them at its end, and no other control characters.
        shown = head.rstrip(b"\x00")
        return "utf-8-sig" if shown.count(0) * 10 < len(shown) and not _CONTROLS.intersection(shown) else ""
    if b"coding" in head and (declared := re.search(_DECLARED, head, re.IGNORECASE | re.MULTILINE)):
        try:
            head.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start < len(head) - 3:
                with suppress(LookupError):
                    return codecs.lookup(declared[1].decode("ascii")).name
    return "utf-8-sig"


def _is_wide(head: bytes, start: int) -> bool:
    """Whether every second byte from here is often zero and the others never are: ASCII characters in UTF-16."""
    zeros = head[start::2].count(0)
    return zeros * 20 > len(head) and 0 not in head[1 - start :: 2]


def gzipped(stream: IO[bytes], mode: str) -> IO[bytes]:
    from gzip import GzipFile  # most files are not, and it brings three compressors along

    return cast("IO[bytes]", GzipFile(fileobj=stream, mode=mode, mtime=0))


_WIDE = {"utf-16": ("utf-16-le", "utf-16-be", b"\xff\xfe"), "utf-32": ("utf-32-le", "utf-32-be", b"\xff\xfe\x00\x00")}


def decoded_exactly(data: bytes, encoding: str) -> tuple[str, str]:
    """Return the text of a file and the encoding in which it gives the same bytes.

    A byte order mark stays in the text. Bytes that are not UTF-8 are Windows-1252, or else Latin-1.
    """
    if encoding in _WIDE:
        little, big, mark = _WIDE[encoding]
        encoding = little if data.startswith(mark) else big
    guesses = ("utf-8",) if encoding == "utf-8-sig" else (encoding,)
    for guess in (*guesses, "cp1252", "latin-1"):
        try:
            text = data.decode(guess)
            if text.encode(guess) == data:
                return text, guess
        except UnicodeError:
            continue
    raise AssertionError("every byte is a character of Latin-1")
