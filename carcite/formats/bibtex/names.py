"""Names by BibTeX's own rules, and biblatex's extended name format.

References: O. Patashnik, Designing BibTeX Styles (1988), section 4 (First von Last; von Last, First; von Last, Jr,
First); biblatex manual 3.19, section 3.5 (`family=..., given=...`). A name that is all in braces is one that has no
parts, an organisation.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining

from pydantic import ValidationError

from carcite.formats.bibtex.braces import balanced, fold, groups, split_and, split_top, unbraced
from carcite.tex import decode_plain, decode_plain_noting, encode_plain, unsettable
from carcite.tex.preparation import prepared
from carcite.tex.tables import ACCENTS
from carcite.values.name_lists import NameList, split_names
from carcite.values.name_tests import initials_at_end, is_comma_suffix, is_degree_in_line, names_body
from carcite.values.names import Name, is_suffix
from carcite.values.text import line

_COMMA = re.compile(r"[{},]")
# The blanks behind a command's name (behind an accent's sign, too), and the character for which they stand there.
_COMMAND_BLANK = re.compile(r"\\([A-Za-z]++|['`^\"~=.]) +([^\\{} ]?)")
# In a list of names by BibTeX's rules alone, none of these stands.
_UNUSUAL = re.compile(r"[;&=~]|, (?:Jr|Sr|[IVX]+)\b|\b(?:others|al|colleagues)\b|\.\.\.", re.IGNORECASE)
_BRACKET = re.compile(r"[{}\]]")
_SPACE = re.compile(r"[{} ]|(?<!\\)~")
# What changes the case of a letter, for BibTeX a command like any other.
_CASING = re.compile(r"\\(?:uppercase|lowercase|MakeUppercase|MakeLowercase)\b")
# In braces as some programs have it; quotation marks around a part hold its commas together.
_EXTENDED = re.compile(r"[ {]*\"?(?:family|given|prefix|suffix)(?:-i)? ?=")
_EXTENDED_PART = re.compile(r"([a-z-]+) ?= ?(.*)", re.DOTALL)
_EXTENDED_SLOTS = {"family": "family", "given": "given", "prefix": "particle", "suffix": "suffix"}
_QUOTED_PART = re.compile(r"(?:(?<=,)|(?<=, )|\A)\"([^\"]*)\"(?= ?(?:,|\Z))")


_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


class Names(NamedTuple):
    """A name list: the names, and whether it ends in `and others`.

    `loose`: other signs than the word `and` separate names in it. `doubtful`: it can be read in two ways.
    `unknown`: the TeX commands in it that carcite does not know.
    """

    names: tuple[Name, ...]
    truncated: bool = False
    loose: bool = False
    doubtful: bool = False
    unknown: tuple[str, ...] = ()


def read_names(value: str) -> Names:
    """Return the names of a name list. Never raises; empty names are skipped."""
    value = fold(value)
    unknown: tuple[str, ...] = ()
    if "\\" in value:
        value = _in_one_piece(value)
        unknown = decode_plain_noting(value)[1]
    if value.isascii() and not _UNUSUAL.search(value) and all(map(_is_usual, parts := split_and(value))):
        found = NameList(tuple(parts))
    elif ("=" in value or "}, {" in value) and any(map(_is_one_name, parts := split_and(value))):
        truncated = parts[-1].lower() == "others"
        lists = [NameList((part,)) if _is_one_name(part) else split_names(part, plain=_seen) for part in parts]
        found = NameList(tuple([name for each in lists for name in each.names]), truncated)
    else:
        found = split_names(value, plain=_seen)
        if not (found.loose or "," in value or any(name[-3:-1] == ", " for name in found.names)):
            # `Xin LI and Yan HE`: two letters alone are no sign of initials between `and`.
            found = found._replace(names=tuple([name.replace(", ", " ") for name in found.names]))
    names = tuple([name for name in map(read_name, found.names) if name is not None])
    return Names(names, found.truncated, found.loose, bool(found.other), unknown)


def _is_usual(part: str) -> bool:
    """Whether a part is one name by its form, as `Ida Reed` and `Reed, Ida` are; `Reed IB` may be part of a list."""
    family, comma, given = part.partition(",")
    if not comma:
        return not part[-1].isupper()
    return " " not in family and bool(given.strip()) and "," not in given


def _is_one_name(part: str) -> bool:
    """Whether commas separate the parts of one name: `family=Reed, given=Ida`, `{Reed}, {Jr}, {Ida}`."""
    if _EXTENDED.match(part):
        return True
    pieces = split_top(part, _COMMA)
    return 1 < len(pieces) < 4 and all(len(groups(piece.strip())) == 1 for piece in pieces)


def _in_one_piece(value: str) -> str:
    """Return the value without blanks that end the name of a TeX command: `Sz\\H ol\\H o` is one word."""
    return _COMMAND_BLANK.sub(_joined, prepared(value))


def _joined(match: re.Match[str]) -> str:
    name, letter = match[1], match[2]
    if name in ACCENTS:
        return f"\\{name}{{{letter}}}" if letter else f"\\{name}"
    return f"\\{name}{{}}{letter}" if letter else f"\\{name}"


@lru_cache(maxsize=4096)
def _seen(text: str) -> str:
    """Return a piece of a list as plain text."""
    return decode_plain(text)


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name | None:
    """Return one name, the text between two `and`; None if it is empty."""
    if _EXTENDED.match(text):
        extended = _read_extended(text)
        if extended is not None:
            return extended
    if "\\" in text:
        text = fold(_in_one_piece(text.replace("\\ ", " ")))
    whole = groups(text)
    if len(whole) == 1 and not whole[0].startswith("\\"):
        return _literal(decode_plain(whole[0]))
    parts = [part.strip(" ~") for part in split_top(text, _COMMA)]
    if len(parts) == 2 and not parts[1] and " " in parts[0]:
        return _literal(decode_plain(parts[0]))  # EndNote's way to mark a body: a comma at its end
    if len(parts) > 3:
        parts = [parts[0], parts[1], ", ".join(parts[2:])]
    if len(parts) == 1:
        return _first_last(_words(text))
    if len(parts) == 2 and parts[1] and is_suffix(decode_plain(parts[1])):
        # "Martin Luther King, Jr.": BibTeX takes it for family and given, which nobody means.
        named = _first_last(_words(parts[0]))
        if named is not None and named.family and named.given:
            return named.model_copy(update={"suffix": _plain(parts[1])})
    words = _words(parts[0])
    given = parts[-1]
    suffix = parts[1] if len(parts) == 3 else ""
    if len(parts) == 2 and len(words) > 1 and is_suffix(words[-1]):
        suffix = words.pop()  # "Brown Jr., Tom"
    particle, family = _von_last(words)
    if len(parts) == 3 and given and is_suffix(decode_plain(given)) and not is_suffix(decode_plain(suffix)):
        given, suffix = suffix, given
    return _name(family=family, particle=particle, suffix=suffix, given=given)


def _words(text: str) -> list[str]:
    if "{" not in text and "~" not in text:
        return text.split()
    return [word for word in split_top(text, _SPACE) if word]


def _first_last(words: list[str]) -> Name | None:
    """Read First von Last: the particle is the first to the last lower-case word, the last word excepted."""
    if not words:
        return None
    if len(words) <= 2 and _IDEOGRAPH.match(words[0]):
        return Name.parse(" ".join(words))  # 伊藤 花: the family name stands first, with a space or without
    low = [number for number, word in enumerate(words[:-1]) if is_low(word)]
    if low:
        start, end = low[0], low[-1] + 1
    else:
        start = end = len(words) - 1
    if end < len(words) - 1 or not is_suffix(words[-1]) or end == 0 or len(words) < 3:
        return _name(given=" ".join(words[:start]), particle=" ".join(words[start:end]), family=" ".join(words[end:]))
    return _with_last_suffix(words)


def _with_last_suffix(words: list[str]) -> Name | None:
    """Read `John Smith Jr`, where BibTeX would take the suffix for the family name."""
    named = _first_last(words[:-1])
    return named.model_copy(update={"suffix": _plain(words[-1])}) if named is not None else None


def _von_last(words: list[str]) -> tuple[str, str]:
    """Split von Last: the particle is the words up to the last lower-case one, the last word excepted."""
    low = [number for number, word in enumerate(words[:-1]) if is_low(word)]
    end = low[-1] + 1 if low else 0
    return " ".join(words[:end]), " ".join(words[end:])


def is_low(word: str) -> bool:
    """Whether BibTeX takes a word as lower case, by its first letter at brace depth 0.

    A TeX command that begins a group (`{\\'e}`) counts as the letter it makes; any other group has no case.
    """
    if word[0].isalpha():
        return word[0].islower()
    if "case" in word:
        word = _CASING.sub(r"\\relax", word)
    depth = 0
    for number, character in enumerate(word):
        if character == "{":
            if depth == 0 and word[number + 1 : number + 2] == "\\":
                letter = next((c for c in decode_plain(word[number:]) if c.isalpha()), "")
                return letter.islower()
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == "\\" and depth == 0:
            letter = next((c for c in decode_plain(word[number:]) if c.isalpha()), "")
            return letter.islower()
        elif depth == 0 and character.isalpha():
            return character.islower()
    return False


def _read_extended(text: str) -> Name | None:
    slots: dict[str, str] = {}
    dropping = False
    text = _QUOTED_PART.sub(r"{\1}", unbraced(text.strip()))
    for part in split_top(text, _COMMA):
        match = _EXTENDED_PART.fullmatch(unbraced(part.strip()))
        if match is None:
            return None
        if match[1] == "useprefix":
            dropping = match[2] == "false"
        slot = _EXTENDED_SLOTS.get(match[1])
        if slot is not None:
            value = match[2].strip()
            slots[slot] = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
    whole = groups(slots.get("family", "")) if len(slots) == 1 else []
    if len(whole) == 1 and len(groups(whole[0])) == 1:
        return _literal(_plain(whole[0]))
    if dropping and "particle" in slots:
        slots["dropping_particle"] = slots.pop("particle")
    return _name(**slots)


def _plain(text: str) -> str:
    """Return a part of a name as plain text, with ties as spaces."""
    if "{" in text or "\\" in text or "~" in text or "-" in text or "'" in text or "`" in text or "$" in text:
        return decode_plain(text.replace("~", " ") if "\\~" not in text else text)
    return text


def _name(**parts: str) -> Name | None:
    found = {slot: text for slot, part in parts.items() if part and (text := _plain(part).strip(" \xa0"))}
    if not found:
        return None
    if not found.keys() & {"family", "given"}:
        return _literal(" ".join(found.values()))
    try:
        return Name(**found)
    except ValidationError:  # nothing but control characters
        return None


def _literal(text: str) -> Name | None:
    text = line(text)
    return Name(literal=text) if text else None


class Written(NamedTuple):
    """A name as text, and whether it reads back as the same name (its details aside)."""

    text: str
    exact: bool


# biber and BibTeX abbreviate every word of a name to its first character, also where that is half of a TeX command, and
# biber takes a name with `=` for one in the extended format: what that would break is written with signs that look
# alike.
_BREAKS_BIBER = re.compile(r"=|(?<!\\)\{\}|\\[{}]|\$|(?:^|[ ~{}-])\\[A-Za-z]{4,}|\A`\Z")
_UNSET = re.compile(r"\$([<>|]+)\$")
_LOOKALIKES = str.maketrans("\\{}~^`=$", "/()--'-S")


def write_name(name: Name, *, ascii: bool = False) -> Written:
    """A name as `particle Family, Suffix, Given`, with braces where its text would be read otherwise."""
    parts = (name.literal, name.family, name.given, name.dropping_particle, name.particle, name.suffix)
    return _write(parts, ascii)


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
_CAPITALISED = r"(?!And\b)[A-Z][a-z]+"
_PLAIN_FAMILY = re.compile(rf"{_CAPITALISED}(?:-{_CAPITALISED})?")
_PLAIN_GIVEN = re.compile(rf"(?:{_CAPITALISED}|[A-Z]\.)(?: [A-Z]\.)?")


def _is_plain(family: str | None, given: str | None) -> bool:
    plain = family and given and _PLAIN_FAMILY.fullmatch(family) and _PLAIN_GIVEN.fullmatch(given)
    return bool(plain) and not is_suffix(given or "")


@lru_cache(maxsize=4096)
def _write(wanted: tuple[str | None, ...], ascii: bool) -> Written:
    if not (wanted[0] or wanted[3] or wanted[4] or wanted[5]) and _is_plain(wanted[1], wanted[2]):
        return Written(f"{wanted[1]}, {wanted[2]}", True)
    commas = sum(part.count(",") for part in wanted if part) + sum(1 for part in (wanted[2], wanted[5]) if part)
    if commas > 2 and not wanted[0]:
        # biber counts the commas in braces too, and leaves out an entry with a name that has more than two.
        parts = tuple(part and part.replace(",", ";") for part in wanted)
        return Written(_write(parts, ascii).text, False)
    if wanted[3]:
        # BibTeX has one kind of particle, which biblatex drops in sorting, too, where `useprefix` is not set.
        von = " ".join(filter(None, wanted[3:5]))
        return Written(_write((*wanted[:3], None, von, wanted[5]), ascii).text, False)
    literal, family, given, _, von, suffix = (_tex(part, ascii) for part in wanted)
    if literal:
        return _checked([f"{{{literal}}}"], wanted)
    last, jr, first = family or given, suffix, given if family else ""
    if family and not (von or jr or first):
        return _checked([last, f"{{{last}}}"], wanted)

    def joined(von: str, last: str, jr: str, first: str) -> str:
        return ", ".join(filter(None, (f"{von} {last}" if von else last, jr, first)))

    tries = [joined(von, last, jr, first)]
    if last and not groups(last):
        tries.append(joined(von, f"{{{last}}}", jr, first))
    tries.append(", ".join(f"{{{part}}}" for part in (f"{von} {last}".strip(), jr, first) if part))
    return _checked(tries, wanted)


def _checked(tries: list[str], wanted: tuple[str | None, ...]) -> Written:
    """The first spelling that reads back as the name; where none does, one that at least stays what it is."""
    for text in tries:
        if balanced(text) and not _ends_label(text) and _only_name(text) == wanted:
            return Written(text, True)
    parts = _only_name(tries[-1])
    return Written(tries[-1] if parts is None or parts == wanted else _write(parts, False).text, False)


def _ends_label(text: str) -> bool:
    """Whether a bracket outside braces would end the label that author-year styles make of the family name."""
    return "]" in text and len(split_top(split_top(text, _COMMA)[0], _BRACKET)) > 1


def _only_name(text: str) -> tuple[str | None, ...] | None:
    read = read_names(text)
    return _parts(read.names[0]) if len(read.names) == 1 and not read.truncated else None


def _parts(name: Name) -> tuple[str | None, ...]:
    return (
        name.literal, name.family, name.given, name.dropping_particle, name.particle, name.suffix,
    )  # fmt: skip


def write_names(names: tuple[Name, ...], *, truncated: bool = False, ascii: bool = False) -> Written:
    """A name list, with `and others` where it is truncated."""
    written = [write_name(name, ascii=ascii) for name in names]
    parts = [part.text for part in written] + (["others"] if truncated else [])
    return Written(" and ".join(parts), all(part.exact for part in written))


_PARTS = frozenset(("literal", "family", "given", "particle", "suffix"))
_DETAILS = ("affiliations", "orcid", "email")
_SAFE_IN_LIST = re.compile(r"[A-Za-z\u00c0-\u024f' -]+, [A-Za-z\u00c0-\u024f.' -]+")


def are_safe(names: tuple[Name, ...]) -> bool:
    """Whether a written list of names is read back as it is, by the form of each name."""
    if any(not name.model_fields_set <= _PARTS and any(map(name.__dict__.get, _DETAILS)) for name in names):
        return False
    written = [write_name(name) for name in names]
    if not all(name.exact and not unsettable(name.text) for name in written):
        return False
    return len(names) == 1 or all(_is_safe_in_list(name.text) for name in written)


@lru_cache(maxsize=4096)
def _is_safe_in_list(text: str) -> bool:
    """Whether a written name can be nothing else in a list (see `values.name_lists`): no body, initials or degree."""
    if not _SAFE_IN_LIST.fullmatch(text) or _UNUSUAL.search(text):
        return False
    family, _, given = text.partition(", ")
    if names_body(text) or names_body(family) or initials_at_end(family):
        return False
    return not (is_comma_suffix(given) or is_degree_in_line(given))
