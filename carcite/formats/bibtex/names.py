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
from carcite.tex import decode_plain, encode_plain
from carcite.values.names import Name, is_suffix
from carcite.values.text import line

_COMMA = re.compile(r"[{},]")
_BRACKET = re.compile(r"[{}\]]")
_SPACE = re.compile(r"[{} ]|(?<!\\)~")
_SEMICOLON = re.compile(r"[{};]")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]+;")
_AMPERSAND = re.compile(r"[{}]| \\?&(?= )")
_INITIALLED = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)? [A-Z]{1,3}")
_INITIAL_FIRST = re.compile(r"[A-Z]\.(?:[ -]?[A-Z]\.)* ?[A-Z][a-z]")
_INITIALS = re.compile(r"(?:[A-Z] ?\.?-? ?){1,4}")
# What changes the case of a letter, for BibTeX a command like any other.
_CASING = re.compile(r"\\(?:uppercase|lowercase|MakeUppercase|MakeLowercase)\b")
# In braces as some programs have it; quotation marks around a part hold its commas together.
_EXTENDED = re.compile(r"[ {]*\"?(?:family|given|prefix|suffix)(?:-i)? ?=")
_EXTENDED_PART = re.compile(r"([a-z-]+) ?= ?(.*)", re.DOTALL)
_EXTENDED_SLOTS = {"family": "family", "given": "given", "prefix": "particle", "suffix": "suffix"}
_QUOTED_PART = re.compile(r"(?:(?<=,)|(?<=, )|\A)\"([^\"]*)\"(?= ?(?:,|\Z))")
_ET_AL = re.compile(r",? et al\.?,?\Z")


_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


class Names(NamedTuple):
    """A name list: the names, whether it ends in `and others`, and whether other signs than `and` part names in it."""

    names: tuple[Name, ...]
    truncated: bool
    loose: bool = False


def read_names(value: str) -> Names:
    """The names of a name list. Never raises; an empty name is left out."""
    value = fold(value)
    parts = split_and(value)
    truncated = len(parts) > 0 and parts[-1].lower() in ("others", "et al.", "et al")
    if truncated:
        parts.pop()
    elif " et al" in value and (cut := _ET_AL.search(parts[-1])):
        parts[-1], truncated = parts[-1][: cut.start()], True
    loose = False
    abbreviated = value[1:2] == "." and "," in value
    crowded = any(part.count(",") > 1 for part in parts)
    if crowded or abbreviated or ";" in value or ", and " in value or "& " in value:
        apart = [name for piece in parts for part in _at_ampersand(piece) for name in _apart(part)]
        loose, parts = len(apart) > len(parts), apart
    if initialled := _initialled(parts):
        loose, parts = True, initialled
    elif value.endswith(",") or ", and " in value:
        parts = _organisations(parts)
    return Names(tuple(name for name in map(read_name, parts) if name is not None), truncated, loose)


def _at_ampersand(part: str) -> list[str]:
    """The names around an `&`: RePEc's `Ida Reed & Tom Moss`, and `Reed, I. \\& Moss, T.`"""
    pieces = [piece.strip() for piece in split_top(part, _AMPERSAND)]
    needed = "," if "\\& " in part else " "
    return pieces if all(needed in piece for piece in pieces) else [part]


def _initialled(parts: list[str]) -> list[str] | None:
    """Names as medical journals print them, `Reed IB, Moss T`: each a family name with its initials."""
    if not parts or not _INITIALLED.fullmatch(parts[0].partition(",")[0]):
        return None
    parts = [name for part in parts for name in part.rstrip(".,").split(", ")]
    if len(parts) < 2 or not all(map(_INITIALLED.fullmatch, parts)) or not any(part[-2] == " " for part in parts):
        return None
    apart = [part.rsplit(" ", 1) for part in parts]
    return None if any(is_suffix(initials) for _, initials in apart) else [", ".join(part) for part in apart]


def _organisations(parts: list[str]) -> list[str]:
    """Names that end in a comma: EndNote's organisations, or persons before an `, and`."""
    listed = not parts[-1].endswith(",") and not any("," in part[:-1] for part in parts)
    found: list[str] = []
    for part in parts:
        name = part[:-1].rstrip() if part.endswith(",") and "," not in part[:-1] else ""
        found.append(part if " " not in name else name if listed else f"{{{name}}}")
    return found


def _apart(part: str) -> list[str]:
    """The names between two `and`: one, where it can be one; some write lists with semicolons or with commas.

    Lists are `A. Reed, B. Moss, C. Fern` (each with a given name), `A. Reed, B. Moss` (each with an initial first), and
    `Reed, A., Moss, B.` (each with initials).
    """
    if ";" in part and not _ENTITY.search(part):
        return [name for piece in split_top(part, _SEMICOLON) if (name := piece.strip(" ,"))]
    pieces = [piece.strip(" ~") for piece in split_top(part, _COMMA)]
    listed = len(pieces) > 2 and not pieces[-1]
    if listed:
        pieces.pop()  # before the `and` of a list with commas
        part = ", ".join(pieces)
    if len(pieces) > 1 and all(map(_INITIAL_FIRST.match, pieces)):
        return pieces
    if len(pieces) < 3 - listed or not all(pieces) or (len(pieces) == 3 and any(map(is_suffix, pieces[1:]))):
        return [part]
    if all(" " in piece for piece in pieces) and not all(map(groups, pieces)):
        return pieces
    initials = [_INITIALS.fullmatch(piece) is not None for piece in pieces]
    if len(pieces) % 2 == 0 and all(initials[1::2]) and not any(initials[::2]):
        return [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
    return [part]


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name | None:
    """One name, given as BibTeX has it between two `and`; None where nothing is in it."""
    if _EXTENDED.match(text):
        extended = _read_extended(text)
        if extended is not None:
            return extended
    if "\\ " in text:
        text = fold(text.replace("\\ ", " "))
    whole = groups(text)
    if len(whole) == 1 and not whole[0].startswith("\\"):
        return _literal(decode_plain(whole[0]))
    parts = [part.strip(" ~") for part in split_top(text, _COMMA)]
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
        return text.split(" ") if text else []
    return [word for word in split_top(text, _SPACE) if word]


def _first_last(words: list[str]) -> Name | None:
    """First von Last: the first to the last word in lower case is the particle, the last word never is."""
    if not words:
        return None
    if len(words) <= 2 and _IDEOGRAPH.match(words[0]):
        return Name.parse(" ".join(words))  # 伊藤 花: the family name stands first, with a space or without
    low = [number for number, word in enumerate(words[:-1]) if _is_low(word)]
    if low:
        start, end = low[0], low[-1] + 1
    else:
        start = end = len(words) - 1
    if end < len(words) - 1 or not is_suffix(words[-1]) or end == 0 or len(words) < 3:
        return _name(given=" ".join(words[:start]), particle=" ".join(words[start:end]), family=" ".join(words[end:]))
    return _with_last_suffix(words)


def _with_last_suffix(words: list[str]) -> Name | None:
    """`John Smith Jr`: what BibTeX would make the family name is the suffix."""
    named = _first_last(words[:-1])
    return named.model_copy(update={"suffix": _plain(words[-1])}) if named is not None else None


def _von_last(words: list[str]) -> tuple[str, str]:
    """von Last: words up to the last one in lower case are the particle, the last word never is."""
    low = [number for number, word in enumerate(words[:-1]) if _is_low(word)]
    end = low[-1] + 1 if low else 0
    return " ".join(words[:end]), " ".join(words[end:])


def _is_low(word: str) -> bool:
    """Whether BibTeX takes a word for a lower-case one: by its first letter at brace depth 0.

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
    """A part of a name as text: braces and TeX gone, ties as spaces."""
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
# biber takes a name with `=` for one in the extended format: what that would break is written with characters that
# look alike.
_BREAKS_BIBER = re.compile(r"=|(?<!\\)\{\}|\\[{}]|\$|(?:^|[ ~{}-])\\[A-Za-z]{4,}|\A`\Z")
_UNSET = re.compile(r"\$([<>|]+)\$")
_LOOKALIKES = str.maketrans("\\{}~^`=$", "＼｛｝～‸‘＝＄")
_ASCII_LOOKALIKES = str.maketrans("\\{}~^`=$", "/()--'-S")


def write_name(name: Name, *, ascii: bool = False) -> Written:
    """A name as `particle Family, Suffix, Given`, with braces where its text would be read otherwise."""
    parts = (name.literal, name.family, name.given, name.dropping_particle, name.particle, name.suffix)
    return _write(parts, ascii)


def _tex(part: str | None, ascii: bool) -> str:
    if not part:
        return ""
    if combining(part[0]):
        part = f"\u25cc{part}"  # a mark on no letter, which biber would take from its brace
    written = encode_plain(part, ascii=ascii)
    if "$" in written:
        written = _UNSET.sub(r"\1", written)
    if _BREAKS_BIBER.search(written):
        part = part.replace("--", "-" if ascii else "‐‐")
        written = encode_plain(part.translate(_ASCII_LOOKALIKES if ascii else _LOOKALIKES), ascii=ascii)
        written = _UNSET.sub(r"\1", written)
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
        parts = tuple(part and part.replace(",", ";" if ascii else "，") for part in wanted)
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
