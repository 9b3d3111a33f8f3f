"""Values as TeX text and back, with a note where a value does not come back as it was."""

from __future__ import annotations

import re
from functools import lru_cache

from carcite.formats.base import Context
from carcite.formats.bibtex.braces import fold, fold_paragraphs, groups
from carcite.formats.bibtex.targets import target_of
from carcite.notes import Code
from carcite.tex import decode, decode_noting, decode_plain, decode_verbatim, encode, encode_plain
from carcite.values.markup import plain as plain_text
from carcite.values.markup import without_nocase

# Text without any of these is the same in TeX.
_TEX = re.compile(r"[\\{}$~`'\-^_&%#?!\"]")
_AT_LINE_START = re.compile(r"(\n[ \t]*)@")
_FIELD_AT_LINE_START = re.compile(r"(\n[ \t]*)(?=[^\s={}@]+[ \t]*=)")


def read_text(value: str, context: Context, field: str) -> str:
    """Return a value as one line of markup text."""
    value = fold(value)
    return _decoded(value, context, field) if _TEX.search(value) else value


def read_name_of(value: str, context: Context, field: str) -> str:
    """Return the name of a journal, a book, a series: as `read_text`, but without case protection."""
    return without_nocase(read_text(value, context, field))


def read_prose(value: str, context: Context, field: str) -> str:
    """Return a value as paragraphs, between which there are blank lines."""
    return _decoded(fold_paragraphs(value), context, field)


def read_plain(value: str) -> str:
    """Return a value as one line of text without markup."""
    return _short_plain(value) if len(value) < 100 else decode_plain(fold(value))


@lru_cache(maxsize=4096)
def _short_plain(value: str) -> str:
    return decode_plain(fold(value))


def _decoded(value: str, context: Context, field: str) -> str:
    if "\\" not in value:
        return decode(value)
    text, unknown = decode_noting(value)
    if unknown:
        context.note(Code.UNPARSED, f"unknown TeX kept as it is: {' '.join(dict.fromkeys(unknown))[:200]}", field=field)
    return text


def read_verbatim(value: str) -> str:
    """Return a URL, a DOI or an eprint number."""
    return decode_verbatim(fold(value))


def write_text(text: str, context: Context, *, title: bool = False) -> str:
    """Return markup text as TeX, with capitals protected in a title; paragraphs are parted by blank lines."""
    options = context.options
    spelling = target_of(context).spelling
    spell = _spelled_before if len(text) <= _REMEMBERED else encode
    protect = options.protect == "auto" and title
    written = spell(text, ascii=options.ascii, spelling=spelling, protect=protect)
    if title and options.protect == "all":
        written = f"{{{written}}}"
    if target_of(context).validated and is_heavy(written):
        written = encode(text, ascii=options.ascii, spelling="braceless")
        if is_heavy(written):
            written = encode(plain_text(text), ascii=options.ascii, spelling="braceless")
    return paragraphs_apart(written)


def is_heavy(written: str) -> bool:
    """Whether biber would need more than about a second to find the letters with accents in this value."""
    return len(written) > 2000 and len(written) * written.count("{") > 4_000_000


# Journals, publishers and series come again and again; abstracts are too long to be kept.
_REMEMBERED = 300  # characters
_spelled_before = lru_cache(2048)(encode)


def paragraphs_apart(written: str) -> str:
    """Paragraphs with blank lines between them, none of which begins like an entry or (biber warns of it) a field."""
    if "\n" not in written:
        return written
    written = _AT_LINE_START.sub(r"\1{@}", written.replace("\n", "\n\n"))
    return _FIELD_AT_LINE_START.sub(r"\1{}", written) if "=" in written else written


def write_plain(text: str, context: Context) -> str:
    """Return text without markup as TeX."""
    return encode_plain(text, ascii=context.options.ascii, spelling=target_of(context).spelling)


def literal_list(written: str) -> str:
    """Return a value of a field that biblatex takes for a list: in braces if it has the word `and` or is `others`."""
    lower = written.lower()
    return f"{{{written}}}" if (" and " in lower or lower == "others") and not groups(written) else written
