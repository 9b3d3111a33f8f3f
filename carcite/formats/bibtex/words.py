"""Genre, publisher and language: words that the dialects have under several names or as keys of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats._room import Context, Raw, Row
from carcite.formats.bibtex.rows import Pairs, spare, values
from carcite.formats.bibtex.text import literal_list, read_plain, read_text, write_plain, write_text
from carcite.formats.bibtex.types import GENRE_KEYS, GENRES
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.languages import babel_name, is_language_tag, parse_language


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

    def tag(type: str) -> str:
        if type == "thesis":
            return "institution" if biblatex else "school"
        if type == "report":
            return "institution"
        return "organization" if biblatex and type in ("webpage", "post", "post-weblog", "article") else "publisher"

    def write(citation: Citation, context: Context) -> Pairs:
        return ((tag(citation.type), literal_list(write_plain(citation.publisher or "", context, "publisher"))),)

    tags = ("publisher", "institution", "school", "organization")
    return Row(("publisher",), tags, read, write, ("organisation", "university"))


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
        pairs = [("language", literal_list(written))]
        babel = babel_name(language)
        if babel is not None and parse_language(babel) in (language, language.split("-")[0]):
            pairs.insert(0, ("langid", babel))
        return pairs

    return Row(("language",), ("language", "langid"), _read_language, write, ("hyphenation", "lang"))
