"""What the public functions are given: format names, paths, texts, citations, choices; each refused with what to do.

Only `api.py` and the command import this.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import IO, Any, get_args

from carcite import formats
from carcite.errors import DetectError, FormatError, ReadError, WriteError
from carcite.formats.base import Format
from carcite.model import Citation
from carcite.options import TARGETS, Options, RelatedChoice
from carcite.values.languages import parse_language

PathOrFile = str | os.PathLike[str] | IO[Any]


def options(
    target: Any,
    related: Any,
    abstract_language: str | None,
    ascii: bool,
    newline: Any,
    key_template: str | None,
) -> Options:
    """The choices of a writer. Raises WriteError for one that is none."""
    if target is not None and target not in TARGETS:
        raise WriteError(f"no target {target!r}; known are {', '.join(TARGETS)}")
    if related not in get_args(RelatedChoice):
        raise WriteError(f"related={related!r}; choose one of {', '.join(get_args(RelatedChoice))}")
    if newline not in ("\n", "\r\n"):
        raise WriteError(f"newline={newline!r}; choose '\\n' or '\\r\\n'")
    if abstract_language is not None:
        if not isinstance(abstract_language, str):
            raise WriteError(f"abstract_language={abstract_language!r}; give a language tag such as 'en'")
        abstract_language = parse_language(abstract_language)
    return Options(target, related, abstract_language, ascii, newline, key_template)


def citations(citations: Iterable[Citation] | Citation) -> Iterable[Citation]:
    """One citation as a list of it, several as they come. Raises WriteError for what is no citation."""
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


def named(name: Any) -> Format:
    """The format of a name. Raises FormatError, with the name that was likely meant, for an unknown one."""
    if not isinstance(name, str):
        raise FormatError(f"a format is named by text such as 'ris', not by {type(name).__name__}")
    try:
        return formats.named(name)
    except FormatError:
        known = ", ".join(declared.name for declared in formats.DECLARATIONS)
        raise FormatError(f"no format {name!r}{_meant(name)}; known are {known}") from None


_TAGGED = ("enw", "refer", "bibix", "endnotetagged")


def _meant(name: str) -> str:
    """What a name that is no format's may have meant, for the middle of a message."""
    from difflib import get_close_matches

    asked = "".join(letter for letter in name.lower() if letter.isalpha())
    if asked in _TAGGED:
        return " (EndNote tagged files are not offered; endnotexml and ris hold more)"
    if asked in TARGETS:
        return f" ({asked} is a target, and {formats.BEST_FOR[asked][0]} is the format that serves it best)"
    spellings = {
        spelling: declared.name for declared in formats.DECLARATIONS for spelling in (declared.name, *declared.aliases)
    }
    near = [spelling for spelling in spellings if len(asked) > 2 and asked in spelling]
    near = near or get_close_matches(asked, spellings, n=1, cutoff=0.7)
    return f" (did you mean {' or '.join(dict.fromkeys(spellings[spelling] for spelling in near))}?)" if near else ""


def readable(name: Any) -> Format:
    """The format of a name, to be read. Raises FormatError."""
    format = named(name)
    if format.read_stream is None:
        raise FormatError(f"{format.name} is written, not read")
    return format


def writable(name: Any) -> Format:
    """The format of a name, to be written. Raises FormatError."""
    format = named(name)
    if format.write_stream is None:
        raise FormatError(f"{format.name} is read, not written")
    return format


# What a suffix that names no format to write is likely to be meant for.
_LIKELY = {
    ".xml": " (for EndNote: endnotexml)",
    ".enw": " (EndNote tagged files are not offered; endnotexml and ris hold more)",
    ".tex": " (for LaTeX: biblatex or bibtex, in a .bib)",
}


def format_of(path_or_file: PathOrFile) -> str:
    """The name of the format that the suffix of a file to write says. Raises FormatError where it says none."""
    name = path_or_file if isinstance(path_or_file, (str, os.PathLike)) else getattr(path_or_file, "name", "")
    path = PurePath(os.fspath(name) if isinstance(name, (str, os.PathLike)) else "")
    suffix = PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix
    format = formats.by_suffix(suffix)
    if format is None:
        known = ", ".join(declared.suffixes[0] for declared in formats.DECLARATIONS if declared.suffixes)
        what = f"{path.name!r} has no suffix" if path.name else "the file given has no name"
        likely = _LIKELY.get(suffix.lower(), "")
        raise FormatError(f"{what} that says the format ({known}); name the format to write{likely}")
    return format.name


def detected(text: str) -> Format:
    """The format that claims a text. Raises DetectError, which asks of one line whether it is a path."""
    try:
        return formats.detected(text)
    except DetectError as error:
        if text.strip() and "\n" not in text.strip() and len(text) < 400:
            raise DetectError(f"{error} If this is a path, carcite.load reads files") from None
        raise


def clean(text: str) -> str:
    """The text without a byte order mark and without lone surrogates, which no file can hold."""
    text = text.removeprefix("\ufeff")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


TEXT_FOR_PATH = "this is text, and a path or a file was expected; carcite.loads reads text, carcite.dumps makes it"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")  # of two letters at least: C:/ is a folder


def shown_name(path_or_file: PathOrFile) -> str:
    """The name of a file for a message."""
    if isinstance(path_or_file, (str, os.PathLike)):
        return os.fspath(path_or_file)
    name = getattr(path_or_file, "name", "")
    return name if isinstance(name, str) and name else "the file given"


def refuse_path(text: Any) -> None:
    """Raises ReadError for what is no text, or a path where a text was expected."""
    if not isinstance(text, str):
        raise ReadError(
            f"expected text, not {type(text).__name__}; carcite.load reads files, and bytes as io.BytesIO(...)"
        )
    if len(text) < 400 and "\n" not in text and formats.by_suffix(PurePath(text.strip()).suffix):
        raise DetectError(f"{text.strip()!r} looks like a path, and loads and read take text; use carcite.load")


def refuse_text(path_or_file: Any, error: type[ReadError] | type[WriteError]) -> None:
    """Raises the error for what is neither a path nor a file: a text, bytes, an address on the network."""
    if isinstance(path_or_file, (str, os.PathLike)):
        path = os.fspath(path_or_file)
        if not isinstance(path, str) or "\n" in path or len(path) > 4096:
            raise error(TEXT_FOR_PATH)
        if _ADDRESS.match(path):
            raise error(f"{path[:200]!r} is an address, and carcite opens files only; download it and give its path")
        if not path:
            raise error("the path is empty")
    elif not (hasattr(path_or_file, "read") or hasattr(path_or_file, "write")):
        raise error(
            f"expected a path or an open file, not {type(path_or_file).__name__}; bytes are read as io.BytesIO(...)"
        )
