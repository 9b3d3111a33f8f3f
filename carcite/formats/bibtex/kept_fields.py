"""Fields that no model field takes, on their way from one .bib file to another.

A value passes as it was where TeX can only print it (see `carcite.tex.safety`). Otherwise it is escaped, or left out
where its field holds no text, and a note says so. What a field holds is its datatype in biblatex's data model; a field
that biblatex does not know is a literal.

References: biblatex manual 3.19, sections 2.2.3 (special fields), 3.1.3 (entry options), 3.7 (data annotations).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from carcite.formats.base import Context
from carcite.formats.bibtex.braces import fold, fold_paragraphs, split_and
from carcite.formats.bibtex.names import read_names
from carcite.formats.bibtex.people import NAME_LISTS
from carcite.formats.bibtex.text import paragraphs_apart
from carcite.formats.bibtex.written_names import write_names
from carcite.notes import Code
from carcite.tex import encode_plain, encode_verbatim
from carcite.tex.encode import UNPRINTABLE
from carcite.tex.safety import is_printable_tex
from carcite.values.text import split_top

_FIELD_NAME = re.compile(r"[a-z][a-z0-9:+_.-]*")
# Field -> its datatype, for biblatex's fields that the model has no place for.
_DATATYPES = {
    **dict.fromkeys(
        (
            "authortype", "editortype", "editoratype", "editorbtype", "editorctype", "bookpagination", "pagination",
            "nameatype", "namebtype", "namectype", "gender", "langid", "hyphenation", "relatedtype", "pubstate",
            "origlanguage", "language", "presort", "entrysubtype",
        ),
        "key",
    ),
    **dict.fromkeys(("crossref", "xref", "xdata", "entryset", "ids", "related"), "entrykey"),
    **dict.fromkeys(("options", "relatedoptions"), "option"),
    "langidopts": "language option",
    **dict.fromkeys(("shortauthor", "shorteditor", "sortname", "namea", "nameb", "namec", *NAME_LISTS), "name"),
    "execute": "code",
}  # fmt: skip
# Fields whose values are addresses or file names; programs have many names for them (adsurl, bdsk-url-2, local-url).
_VERBATIM = re.compile(r"file|pdf|doi|eprint|verb[abc]|uri|bibsource|.*url(?:-?[0-9]*)|bdsk-.*|attachments?")
# Fields in which a program keeps its own account of the entry; no style prints them.
_PROGRAM = re.compile(r"groups|owner|username|timestamp|.*-added|.*-modified|citeulike-.*|mendeley-.*|readstatus|__.*")

_KEY = re.compile(r"[A-Za-z0-9]+(?:[ .:/-][A-Za-z0-9]+)*")
_ENTRY_KEY = re.compile(r"[^\s\x00-\x20\x7f\"#%'(),={}\\~$^&@]+")
_COMMA = re.compile(r"[{},]")
_OPTION = re.compile(r"([A-Za-z]+)(?: *= *(?:\{[A-Za-z0-9-]*\}|[A-Za-z0-9-]+))?")
_OPTIONS_OF_AN_ENTRY = """
    abbreviate alldates alldatesusetime alltimes bibtexcaseprotection citetracker clearlang dataonly date dateabbrev
    datecirca dateera dateeraauto dateuncertain datezeros doi eprint eventdate eventdateusetime familyinits giveninits
    ibidtracker idemtracker indexing isbn labelalpha labelalphanametemplatename labeldate labeldateparts
    labelnamefield labelnumber labeltitle labeltitlefield labeltitleyear loccittracker maxalphanames maxbibnames
    maxcitenames maxitems maxnames maxsortnames minalphanames minbibnames mincitenames minitems minnames minsortnames
    noinherit nametemplates opcittracker origdate origdateusetime prefixinits related seconds skipbib skipbiblist
    skiplab skiplos sortingnamekeytemplatename sortnamekeyscheme subentry suffixinits terseinits timezeros timezones
    uniquelist uniquename uniquenametemplatename url urldate useafterword useannotator useauthor usebookauthor
    usecommentator useeditor useeditora useeditorb useeditorc useforeword useholder useintroduction usenamea usenameb
    usenamec useprefix usesorteditor usesortname usetranslator
"""
_ENTRY_OPTIONS = frozenset(_OPTIONS_OF_AN_ENTRY.split())
_ANNOTATED = re.compile(r"[a-z]+\+an(?::[a-z][a-z0-9_-]*)?")
_ANNOTATION = re.compile(r'\s*((?:[0-9]+(?::[a-z]+)?)?)\s*=\s*("[^"]*"|[A-Za-z0-9][A-Za-z0-9 ,._/-]*)\s*')


def kept_value(tag: str, value: str, context: Context) -> str | None:
    """Return the value to write in this field, None to leave the field out; a note says what was changed.

    >>> kept_value("usera", "50% off", Context("bibtex"))
    '50\\\\% off'
    """
    if not _FIELD_NAME.fullmatch(tag):
        _note_left_out(tag, value, "is not a field name in BibTeX", context)
        return None
    written = _WRITERS[_datatype(tag)](UNPRINTABLE.sub(" ", value), context)
    if not written:
        reason = {"code": "is code that TeX would run", "option": "holds no entry option of biblatex"}
        _note_left_out(tag, value, reason.get(_datatype(tag), "is not of this field's form"), context)
        return None
    if fold_paragraphs(written) != value:
        context.note(Code.CHANGED, f"{tag!r} is written with what TeX would act on escaped", field="extra", text=value)
    return written


def _note_left_out(tag: str, value: str, reason: str, context: Context) -> None:
    context.note(Code.LOST, f"{tag[:80]!r} left out: it {reason}", field="extra", text=value)


def _datatype(tag: str) -> str:
    if _ANNOTATED.fullmatch(tag):
        return "annotation"
    if known := _DATATYPES.get(tag):
        return known
    return "verbatim" if _VERBATIM.fullmatch(tag) else "program" if _PROGRAM.fullmatch(tag) else "literal"


def _literal(value: str, context: Context, *, typeset: bool = True) -> str:
    if not is_printable_tex(value, typeset=typeset):
        value = encode_plain(fold_paragraphs(value), ascii=context.options.ascii)
    return paragraphs_apart(value)


def _verbatim(value: str, context: Context) -> str:
    value = fold(value)
    if is_printable_tex(value, verbatim=True):
        return value
    return encode_verbatim(value)


def _names(value: str, context: Context) -> str:
    names = read_names(value)
    crowded = any(part.count(",") > 2 for part in split_and(fold(value)))
    if is_printable_tex(value, typeset=True) and not crowded and "=" not in value:
        return value
    return write_names(names.names, truncated=names.truncated, ascii=context.options.ascii).text


def _key(value: str, context: Context) -> str:
    value = fold(value)
    return value if all(map(_KEY.fullmatch, split_and(value))) else ""


def _entry_keys(value: str, context: Context) -> str:
    value = fold(value)
    keys = [key.strip() for key in value.split(",")]
    kept = list(filter(_ENTRY_KEY.fullmatch, keys))
    return value if kept == keys else ",".join(kept)


def _options(value: str, known: Callable[[str], bool]) -> str:
    value = fold(value)
    parts = [part.strip() for part in split_top(value, _COMMA)]
    kept = [part for part in parts if (match := _OPTION.fullmatch(part)) and known(match[1])]
    return value if kept == parts else ", ".join(kept)


def _annotation(value: str, context: Context) -> str:
    parts = [_ANNOTATION.fullmatch(part) for part in fold(value).split(";")]
    if not all(parts):
        return ""
    pairs = [(part[1], part[2]) for part in parts if part]
    return "; ".join(f"{target}={_annotated(text, context)}" for target, text in pairs)


def _annotated(text: str, context: Context) -> str:
    return f'"{_literal(text[1:-1], context)}"' if text.startswith('"') else text


_WRITERS: dict[str, Callable[[str, Context], str]] = {
    "literal": _literal,
    "program": lambda value, context: _literal(value, context, typeset=False),
    "verbatim": _verbatim,
    "name": _names,
    "key": _key,
    "entrykey": _entry_keys,
    "option": lambda value, context: _options(value, lambda name: name.lower() in _ENTRY_OPTIONS),
    "language option": lambda value, context: _options(value, lambda name: True),
    "annotation": _annotation,
    "code": lambda value, context: "",
}
