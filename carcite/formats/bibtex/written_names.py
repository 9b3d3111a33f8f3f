"""Writing names: `von Last, Jr, First`, in braces where BibTeX and biber would read the text otherwise.

Names of other forms than the most usual ones are read back, so that what is written is the same name. References:
O. Patashnik, Designing BibTeX Styles (1988), section 4; biber's `Biber/Utils.pm` (initials).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining

from carcite.formats.bibtex.braces import groups
from carcite.formats.bibtex.names import COMMA, UNUSUAL, read_names
from carcite.tex import encode_plain, unsettable
from carcite.tex.braces import balanced
from carcite.values.name_tests import initials_at_end, is_comma_suffix, is_degree_in_line, names_body
from carcite.values.names import Name, is_suffix
from carcite.values.text import split_top

_BRACKET = re.compile(r"[{}\]]")


class Written(NamedTuple):
    """A name as text, and whether it reads back as the same name (its details aside)."""

    text: str
    exact: bool


class _Parts(NamedTuple):
    """The parts of a name that have a place in BibTeX, or are put in one."""

    literal: str | None = None
    family: str | None = None
    given: str | None = None
    dropping: str | None = None
    particle: str | None = None
    suffix: str | None = None


# biber and BibTeX abbreviate every word of a name to its first character, even if that is half of a TeX command, and
# biber takes a name with `=` for one in the extended format. What that would break is written with similar signs.
_BREAKS_BIBER = re.compile(r"=|(?<!\\)\{\}|\\[{}]|\$|(?:^|[ ~{}-])\\[A-Za-z]{4,}|\A`\Z")
_UNSET = re.compile(r"\$([<>|]+)\$")
_LOOKALIKES = str.maketrans("\\{}~^`=$", "/()--'-S")


def _tex(part: str | None, ascii: bool) -> str:
    if not part:
        return ""
    if combining(part[0]):
        # biber would take a mark on no letter from its brace.
        part = part.lstrip("".join(filter(combining, part))) or "?"
    written = encode_plain(part, ascii=ascii)
    if "$" in written:
        written = _UNSET.sub(r"\1", written)
    if _BREAKS_BIBER.search(written):
        part = part.replace("--", "-")
        written = _UNSET.sub(r"\1", encode_plain(part.translate(_LOOKALIKES), ascii=ascii))
        if _BREAKS_BIBER.search(written):
            # Only a symbol of no ASCII spelling is left: it stands as it is.
            written = _UNSET.sub(r"\1", encode_plain(part.translate(_LOOKALIKES)))
    # BibTeX takes hyphens for what stands between the words of a name: with no word it says the name ends in a comma.
    return written if written.strip("-~ ") else f"{{{written}}}"


# Most names: words that begin with a capital and that BibTeX has no other reading for. They need no reading back.
# Of the letters with accents these are written as they are (see `carcite.tex`), unless ASCII is asked for.
_CAPITALISED = r"(?!And\b)[A-Z][a-zß-öø-ýÿ]+"
_PLAIN_FAMILY = re.compile(rf"{_CAPITALISED}(?:-{_CAPITALISED})?")
_PLAIN_GIVEN = re.compile(rf"(?:{_CAPITALISED}|[A-Z]\.)(?: [A-Z]\.)?")


def _is_plain(parts: _Parts, ascii: bool) -> bool:
    if any((parts.literal, parts.dropping, parts.particle, parts.suffix)) or not (parts.family and parts.given):
        return False
    if ascii and not (parts.family.isascii() and parts.given.isascii()):
        return False
    plain = _PLAIN_FAMILY.fullmatch(parts.family) and _PLAIN_GIVEN.fullmatch(parts.given)
    return plain is not None and not is_suffix(parts.given)


@lru_cache(maxsize=4096)
def _write(parts: _Parts, ascii: bool) -> Written:
    if _is_plain(parts, ascii):
        return Written(f"{parts.family}, {parts.given}", True)
    simpler = _simpler(parts)
    if simpler != parts:
        return Written(_write(simpler, ascii).text, False)
    spellings = _spellings(*(_tex(part, ascii) for part in parts))
    for text in spellings:
        if balanced(text) and not _ends_label(text) and _only_name(text) == parts:
            return Written(text, True)
    # None of them is read as the name: the last one, or what is read of it.
    last = spellings[-1]
    found = _only_name(last)
    return Written(last if found in (None, parts) else _write(found, False).text, False)


def _simpler(parts: _Parts) -> _Parts:
    """Return the name with what BibTeX and biber have a place for."""
    commas = sum(part.count(",") for part in parts if part) + bool(parts.given) + bool(parts.suffix)
    if commas > 2 and not parts.literal:
        # biber counts the commas in braces too, and leaves out an entry with a name that has more than two.
        return _Parts(*(part and part.replace(",", ";") for part in parts))
    if parts.dropping:
        # BibTeX has one kind of particle, which biblatex drops in sorting, too, where `useprefix` is not set.
        return parts._replace(dropping=None, particle=" ".join(filter(None, (parts.dropping, parts.particle))))
    return parts


def _spellings(literal: str, family: str, given: str, _: str, particle: str, suffix: str) -> list[str]:
    """Return the ways to write a name, from the usual one to the one with each part in braces."""
    if literal:
        return [f"{{{literal}}}"]
    if family and not (particle or suffix or given):
        return [family, f"{{{family}}}"]
    last, first = (family, given) if family else (given, "")
    spellings = [_joined(particle, last, suffix, first)]
    if last and not groups(last):
        spellings.append(_joined(particle, f"{{{last}}}", suffix, first))
    in_braces = [f"{{{part}}}" for part in (f"{particle} {last}".strip(), suffix, first) if part]
    return [*spellings, ", ".join(in_braces)]


def _joined(particle: str, last: str, suffix: str, first: str) -> str:
    return ", ".join(filter(None, (f"{particle} {last}" if particle else last, suffix, first)))


def _ends_label(text: str) -> bool:
    """Return whether a bracket outside braces would end the label that author-year styles make of the family name."""
    return "]" in text and len(split_top(split_top(text, COMMA)[0], _BRACKET)) > 1


def _only_name(text: str) -> _Parts | None:
    read = read_names(text)
    return _parts(read.names[0]) if len(read.names) == 1 and not read.truncated else None


def _parts(name: Name) -> _Parts:
    return _Parts(name.literal, name.family, name.given, name.dropping_particle, name.particle, name.suffix)


def write_name(name: Name, *, ascii: bool = False) -> Written:
    """Return a name as `particle Family, Suffix, Given`, with braces where its text would be read otherwise."""
    return _write(_parts(name), ascii)


def write_names(names: tuple[Name, ...], *, truncated: bool = False, ascii: bool = False) -> Written:
    """Return a name list, with `and others` if it is truncated."""
    written = [write_name(name, ascii=ascii) for name in names]
    parts = [part.text for part in written] + (["others"] if truncated else [])
    return Written(" and ".join(parts), all(part.exact for part in written))


_PARTS = frozenset(("literal", "family", "given", "particle", "suffix"))
_DETAILS = ("affiliations", "orcid", "email")
_SAFE_IN_LIST = re.compile(r"[A-Za-z\u00c0-\u024f' -]+, [A-Za-z\u00c0-\u024f.' -]+")


def are_safe(names: tuple[Name, ...]) -> bool:
    """Return whether a written list of names is read back as it is, by the form of each name."""
    if any(not name.model_fields_set <= _PARTS and any(map(name.__dict__.get, _DETAILS)) for name in names):
        return False
    written = [write_name(name) for name in names]
    if len(names) == 1:
        return written[0].exact and not unsettable(written[0].text)
    return all(name.exact and _is_safe_in_list(name.text) for name in written)


@lru_cache(maxsize=4096)
def _is_safe_in_list(text: str) -> bool:
    """Return whether a written name is nothing else in a list (see `values.name_lists`): a body, initials, a degree."""
    if not _SAFE_IN_LIST.fullmatch(text) or UNUSUAL.search(text) or unsettable(text):
        return False
    family, _, given = text.partition(", ")
    if names_body(text) or names_body(family) or initials_at_end(family):
        return False
    return not (is_comma_suffix(given) or is_degree_in_line(given))
