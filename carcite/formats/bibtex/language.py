"""The language: babel's name in `langid`, or the name in `language` for what babel has no name for.

Reference: biblatex manual 3.19, sections 2.2.2 (language) and 2.2.3 (langid, langidopts).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import literal_list, read_plain, write_plain
from carcite.formats.fields import Pairs, tagged
from carcite.model import Citation, Extra
from carcite.notes import Code
from carcite.tex import encode_plain
from carcite.values.languages import babel_name, english_name, is_language_tag, parse_language

# Polyglossia's option, beside the language.
_VARIANT = re.compile(r"variant ?= ?\{?([a-z]+)")
_LANGUAGE_TAGS = ("language", "langid", "hyphenation", "lang")


def _language(text: str) -> str:
    """Return the tag of a language; several of biblatex's keys in words: `langlatin and langgreek` (section 4.9.2)."""
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
_LOOKALIKES = str.maketrans("&%#$_{}~^\\<>|\u00a0\u2009", "+.-S-()--/()/  ")


class Language(Field):
    """The language of the work."""

    fields = ("language",)
    tags = ("langid", "language")
    aliases = ("hyphenation", "lang", "langidopts")

    def __init__(self, *, biblatex: bool) -> None:
        self.biblatex = biblatex

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for tag, value in tagged(raw, _LANGUAGE_TAGS):
            named = _language(read_plain(value))
            if "language" not in found:
                found["language"] = named or None
            elif named != found["language"] and not _says_less(named, found["language"]):
                # langid = {american} beside language = {english} says more, and only that.
                if _says_less(found["language"], named):
                    found["language"] = named
                else:
                    context.keep(tag, value, "language")
        for value in raw.get("langidopts", ()):
            variant = _VARIANT.search(value)
            named = parse_language(variant[1]) if variant else ""
            if found.get("language") and _says_less(found["language"], named):
                found["language"] = named
            else:
                context.kept.append(Extra(context.format, "langidopts", value))
                context.note(Code.UNPLACED, "no field for 'langidopts'; kept in extra", field="extra", text=value)
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        language = citation.language or ""
        babel = babel_name(language)
        if target_of(context).is_zotero:
            return [("language", write_plain(language, context))]
        if babel is not None:
            return [("langid", babel)]
        written = english_name(language) or language
        if self.biblatex:
            written = written.translate(_LOOKALIKES)
        return [("language", literal_list(encode_plain(written, ascii=context.options.ascii)))]

    def unchanged(self, citation: Citation) -> bool:
        return _is_read_back(citation.language or "")


@cache
def _is_read_back(language: str) -> bool:
    """Whether the name in `langid` is that of the language and no other; so is the tag, which Zotero reads."""
    babel = babel_name(language)
    return babel is not None and _language(babel) == language
