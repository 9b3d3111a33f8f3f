"""Genre, publisher and language: words that the dialects have under several names or as keys of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from carcite.formats._room import Context, Raw, Row
from carcite.formats.bibtex.dialects import dialect
from carcite.formats.bibtex.rows import Pairs, plain, spare, values
from carcite.formats.bibtex.text import literal_list, read_plain, read_text, write_plain, write_text
from carcite.formats.bibtex.types import GENRE_KEYS, GENRES, entry_types
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.languages import babel_name, english_name, is_language_tag, parse_language


def genre_row(biblatex: bool) -> Row:
    """`type`: free text, or one of biblatex's localisation keys."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for value in raw["type"]:
            shown = read_text(value, context, "genre")
            shown = GENRES.get(shown, shown)
            if "genre" not in found:
                found["genre"] = shown or None
            elif shown != found["genre"]:
                spare(context, found, "genre", "type", value)
        return found

    def write(citation: Citation, context: Context) -> Pairs:
        genre = citation.genre or ""
        if genre in GENRES:
            context.note(Code.CHANGED, f"biblatex reads this as {GENRES[genre]!r}", field="genre")
        key = GENRE_KEYS.get(genre) if biblatex else None
        return (("type", key or write_text(genre, context, "genre")),)

    return Row(("genre",), ("type",), read, write)


# The entry types of biblatex that have an `organization` and no publisher.
_ORGANIZED = frozenset(("online", "misc", "software"))
_PUBLISHERS = ("publisher", "school", "institution", "organization", "organisation", "university")


def publisher_row(biblatex: bool) -> Row:
    """Who publishes: `publisher`, `school`, `institution` or `organization` by the type of the work."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for tag, value in values(raw, _PUBLISHERS):
            shown = read_plain(value)
            if "publisher" not in found:
                found["publisher"] = shown or None
            elif shown != found["publisher"]:
                spare(context, found, "publisher", tag, value)
        return found

    def tag(type: str, context: Context) -> str:
        if type == "thesis":
            return "institution" if biblatex else "school"
        if type == "report":
            return "institution"
        if not biblatex:
            return "publisher"
        return "organization" if entry_types(type)[1 + dialect(context).validated] in _ORGANIZED else "publisher"

    def write(citation: Citation, context: Context) -> Pairs:
        written = literal_list(write_plain(citation.publisher or "", context, "publisher"))
        return ((tag(citation.type, context), written),)

    tags = ("publisher", "institution", "school", "organization")
    return Row(("publisher",), tags, read, write, ("organisation", "university"))


def call_number_row(biblatex: bool) -> Row:
    """The call number: `lccn`, and `library` where the file has to keep to biblatex's fields."""
    usual = plain("call_number", "lccn", "library", "callnumber", "call-number")

    def write(citation: Citation, context: Context) -> Pairs:
        tag = "library" if biblatex and dialect(context).validated else "lccn"
        return [(tag, value) for _, value in usual.write(citation, context)]

    return replace(usual, write=write)


_LANGUAGE_TAGS = ("language", "langid", "hyphenation", "lang")


def _read_language(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for tag, value in values(raw, _LANGUAGE_TAGS):
        shown = read_plain(value)
        named = parse_language(shown)
        if "language" not in found:
            found["language"] = named or None
        elif named != found["language"] and not _says_less(named, found["language"]):
            # langid = {american} beside language = {english} says more, and only that.
            if _says_less(found["language"], named):
                found["language"] = named
            else:
                spare(context, found, "language", tag, value)
    return found


def _says_less(tag: str, other: str) -> bool:
    return is_language_tag(tag) and other.startswith(f"{tag}-")


# biblatex makes the name of a macro of each language, which a TeX command in it would break.
_LOOKALIKES = str.maketrans("&%#$_{}~^\\<>|", "＆％＃＄＿｛｝～＾＼＜＞｜")


def language_row(biblatex: bool) -> Row:
    """The language as a BCP 47 tag in `language` and as babel's name in `langid`."""

    def write(citation: Citation, context: Context) -> Pairs:
        language = citation.language or ""
        written = write_plain(language, context, "language")
        if biblatex and written != language:
            written = write_plain(language.translate(_LOOKALIKES), context, "language")
            context.note(Code.CHANGED, "biblatex cannot have TeX commands in a language", field="language")
        primary = language.split("-")[0]
        babel = babel_name(language)
        said = parse_language(babel) if babel is not None else None
        if biblatex and dialect(context).validated and language in (said, primary):
            # Styles print `language` in words where the entry's is not the document's.
            name = (english_name(primary) or "").lower()
            written = name if parse_language(name) == primary else written
        pairs = [("language", literal_list(written))]
        if babel is not None and said in (language, primary):
            pairs.insert(0, ("langid", babel))
        return pairs

    return Row(("language",), ("language", "langid"), _read_language, write, ("hyphenation", "lang"))
