"""Genre, publisher and language: words that the dialects have under several names or as keys of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from carcite.formats.base import ANNOTE, Context, Raw, Row
from carcite.formats.bibtex.braces import fold, split_and
from carcite.formats.bibtex.rows import Pairs, keyed, place, plain, spare, values
from carcite.formats.bibtex.targets import dialect
from carcite.formats.bibtex.text import literal_list, read_plain, write_plain, write_text
from carcite.formats.bibtex.types import COUNTRIES, GENRES, IN_BOOK, WITH_ISSUE, entry_types
from carcite.model import Citation, Extra
from carcite.notes import Code
from carcite.tex import encode_plain
from carcite.values.languages import babel_name, english_name, is_language_tag, parse_language
from carcite.values.text import line


def genre_row(biblatex: bool) -> Row:
    """`type`: free text, or one of biblatex's localisation keys."""
    return keyed("genre", "type", GENRES, biblatex=biblatex)


def place_row(biblatex: bool) -> Row:
    """`location` and `address`. Where a paper has both, as ACM writes it, the first is where the conference was."""
    tag, alias = ("location", "address") if biblatex else ("address", "location")
    whole = place("publisher_place", tag, alias, "place")

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        if context.type == "paper-conference" and raw.get("location") and raw.get("address"):
            return {
                "publisher_place": read_plain(raw["address"][0]) or None,
                "event_place": read_plain(raw["location"][0]) or None,
            }
        if context.type == "patent":  # of which countries, as keys
            names = [COUNTRIES.get(part, part) for tag, value in values(raw, raw) for part in split_and(fold(value))]
            return {"publisher_place": read_plain(" and ".join(names)) or None}
        return whole.read(raw, context)

    return Row(whole.fields, whole.tags, read, whole.write, whole.aliases)


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
    """The call number: `lccn`, and `library` where biblatex's fields are what is read."""
    usual = plain("call_number", "lccn", "library", "callnumber", "call-number")

    def write(citation: Citation, context: Context) -> Pairs:
        program = dialect(context)
        tag = "library" if program.knows_both or (biblatex and program.validated) else "lccn"
        return [(tag, value) for _, value in usual.write(citation, context)]

    return replace(usual, write=write)


# Polyglossia's option, beside the language.
_VARIANT = re.compile(r"variant ?= ?\{?([a-z]+)")
_LANGUAGE_TAGS = ("language", "langid", "hyphenation", "lang")


def _read_language(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for tag, value in values(raw, _LANGUAGE_TAGS):
        named = _language(read_plain(value))
        if "language" not in found:
            found["language"] = named or None
        elif named != found["language"] and not _says_less(named, found["language"]):
            # langid = {american} beside language = {english} says more, and only that.
            if _says_less(found["language"], named):
                found["language"] = named
            else:
                spare(context, found, "language", tag, value)
    for value in raw.get("langidopts", ()):
        variant = _VARIANT.search(value)
        named = parse_language(variant[1]) if variant else ""
        if found.get("language") and _says_less(found["language"], named):
            found["language"] = named
        else:
            found.setdefault("extra", []).append((context.format, "langidopts", value))
            context.note(Code.UNPLACED, "no field for 'langidopts'; kept in extra", field="extra", text=value)
    return found


def _language(text: str) -> str:
    """The tag of a language; a list of biblatex's keys in words: `langlatin and langgreek` (manual, section 4.9.2)."""
    keys = text.split(" and ")
    if not all(key.startswith("lang") for key in keys):
        return parse_language(text)
    tags = [parse_language(key[4:]) for key in keys]
    names = list(filter(None, map(english_name, tags)))
    if len(names) < len(keys):
        return text
    return tags[0] if len(tags) == 1 else " and ".join(names)


def _says_less(tag: str | None, other: str | None) -> bool:
    """Return whether the second tag is the first one with a script or region behind it."""
    if not tag or not other:
        return False
    return is_language_tag(tag) and other.startswith(f"{tag}-")


# biblatex makes the name of a macro of each language, which a TeX command in it would break.
_LOOKALIKES = str.maketrans("&%#$_{}~^\\<>|\u00a0\u2009", "＆％＃＄＿｛｝～＾＼＜＞｜  ")
_ASCII_LOOKALIKES = str.maketrans("&%#$_{}~^\\<>|\u00a0\u2009", "+.-S-()--/()/  ")


def language_row(biblatex: bool) -> Row:
    """The language as a BCP 47 tag in `language` and as babel's name in `langid`."""

    def write(citation: Citation, context: Context) -> Pairs:
        language = citation.language or ""
        written = write_plain(language, context, "language")
        if biblatex and (written != language or "$" in written):
            written = encode_plain(language.translate(_ASCII_LOOKALIKES if context.options.ascii else _LOOKALIKES))
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

    return Row(("language",), ("language", "langid"), _read_language, write, ("hyphenation", "lang", "langidopts"))


# What CSL has a variable for and the model no field: kept in `extra` under CSL's name, which is the model's language.
CSL = "csljson"
VOLUME_TITLE = "volume-title"
VARIABLES = {"origpublisher": "original-publisher", "origlocation": "original-publisher-place", "part": "part"}
_TAGS_OF_VARIABLES = {variable: tag for tag, variable in VARIABLES.items()}


def variables_first(extra: Iterable[Extra]) -> list[Extra]:
    """Kept values as a .bib file gives them back: CSL's variables by their names, then the others in their order."""
    # `annote` is the last of them, as it is in CSL-JSON.
    return sorted(extra, key=lambda one: (one[0] != CSL, one[:2] == ANNOTE, one[1] if one[0] == CSL else ""))


def read_variables(raw: Raw) -> list[Extra]:
    """Who published the original, and where, and the part of a volume; takes its tags from `raw`."""
    return [
        Extra(CSL, variable, shown)
        for tag, variable in VARIABLES.items()
        for value in raw.pop(tag, ())
        if (shown := line(read_plain(value)))
    ]


def write_variables(citation: Citation, context: Context) -> tuple[Citation, list[tuple[str, str]]]:
    """The fields of these variables, and the citation without what they say."""
    reordered = tuple(variables_first(citation.extra)) != citation.extra
    held = [(tag, extra) for extra in citation.extra if (tag := _tag_of(extra, citation, context)) is not None]
    if reordered or len({tag for tag, _ in held}) < len(held):
        context.note(Code.CHANGED, "kept values in another order", field="extra")
    if not held:
        return citation, []
    kept = [extra for _, extra in held]
    rest = tuple(extra for extra in citation.extra if extra not in kept)
    pairs = [
        (tag, write_text(extra.value, context, "extra", name=True))
        if extra.tag == VOLUME_TITLE
        else (tag, literal_list(write_plain(extra.value, context, "extra")))
        for tag, extra in held
    ]
    return citation.model_copy(update={"extra": rest}), pairs


def _tag_of(extra: Extra, citation: Citation, context: Context) -> str | None:
    if extra.format != CSL or extra.tag != VOLUME_TITLE:
        return _TAGS_OF_VARIABLES.get(extra.tag) if extra.format == CSL else None
    if citation.type in WITH_ISSUE:
        return "issuetitle"
    # Zotero reads `booktitle` alone, which is the title of the larger work then.
    in_volume = citation.type in IN_BOOK and citation.container_title and not dialect(context).extra_lines
    return "booktitle" if in_volume else None
