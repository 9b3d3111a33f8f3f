"""ISSN, ISBN and the numbers of reports and patents, which share SN.

Reference: RIS format specifications, "SN", "M1"; EndNote's and Zotero's tag tables by type of reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.ris.fields import keep_second
from carcite.formats.ris.tag_variants import is_number
from carcite.formats.ris.targets import dialect, written_tag
from carcite.model import Citation
from carcite.notes import Code
from carcite.values import identifiers

_SEPARATORS = re.compile(r" ?[,;] ?| (?:[:/|] )?(?=[0-9X-]{8})")
_QUALIFIED = re.compile(r" ?\([A-Za-z][^()]{0,40}\)")
_LABEL = re.compile(r"(?:[ep]-?)?IS[SB]N(?:-1[03])?(?: \((?:print|online)\))?:? ?(?=[0-9])", re.IGNORECASE)
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]")


def codes_row(kind: str) -> Row:
    """SN: the ISSN of journals, the ISBN of books, and the number of a report or patent; M1, a number elsewhere."""
    serial, numbered = kind == "journal", kind in ("report", "patent")
    number_tags = () if kind == "book" or numbered else ("NV", "M1") if kind == "data" else ("M1",)

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        _read_numbers("number:", raw, found, context)
        for value in raw.get("SN", ()):
            if numbered and not _is_code(value):
                if found.setdefault("number", value) != value:
                    keep_second("number", "SN", value, found, context)
                continue
            for code in _split_codes(value):
                _place(code, found, serial)
        for field in ("issn", "isbn"):
            for value in raw.get(f"{field.upper()}:", ()):
                found.setdefault(field, {}).update(dict.fromkeys(_split_codes(value)))
        for tag in number_tags:
            _read_numbers(tag, raw, found, context)
        for field in ("issn", "isbn"):
            if field in found:
                found[field] = list(found[field])
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        pairs: list[tuple[str, Any]] = []
        bare = "bare_code" not in dialect(context).labelled
        own, other = ("issn", "isbn") if serial else ("isbn", "issn")
        free = True
        if citation.number is not None:
            if numbered and not _is_code(citation.number):
                pairs.append((written_tag("SN", context), citation.number))
                free = False
            elif number_tags and _is_free(kind, citation) and is_number(citation.number):
                pairs.append((written_tag(number_tags[0], context) or "number:", citation.number))
            else:
                pairs.append(("number:", citation.number))
        for field in (own, other):
            codes: tuple[str, ...] = getattr(citation, field)
            if not codes:
                continue
            text = ", ".join(_split_codes(", ".join(codes))) or codes[0]
            read_back: dict[str, Any] = {}
            for code in _split_codes(text):
                _place(code, read_back, serial)
            as_tag = free and list(read_back) == [field] and (*read_back[field],) == codes and (field == own or bare)
            as_tag = as_tag and (not numbered or (bare and _is_code(text)))
            pairs.append(("SN" if as_tag else f"{field.upper()}:", text))
            free = free and not as_tag
            if text != ", ".join(codes) or _split_codes(text) != list(codes) or len(set(codes)) < len(codes):
                context.note(Code.CHANGED, "codes that cannot be told apart in one line", field=field)
        return pairs

    return Row(("issn", "isbn", "number"), ("SN", *number_tags, "ISSN:", "ISBN:", "number:"), read, write)


def _is_free(kind: str, citation: Citation) -> bool:
    """Whether M1 is a number in this record: alone it is the issue, the number of volumes, or the day of access."""
    if kind in ("journal", "conference"):
        return citation.issue is not None
    return citation.number_of_volumes is not None if kind == "chapter" else kind != "web"


def _read_numbers(tag: str, raw: Raw, found: dict[str, Any], context: Context) -> None:
    for value in raw.get(tag, ()):
        if found.setdefault("number", value) != value:
            keep_second("number", tag, value, found, context)


def _is_code(value: str) -> bool:
    """Whether a value is nothing but ISSNs and ISBNs."""
    return all(identifiers.parse_issn(code) or identifiers.parse_isbn(code) for code in _split_codes(value))


def _split_codes(value: str) -> list[str]:
    """The codes of one SN: `0028-0836 (Print)1476-4687 (Online)`, `0028-0836, 1476-4687`."""
    value = " ".join(value.split())
    if "(" in value and any(char.isdigit() for char in value):
        value = _QUALIFIED.sub(" ", value).strip() or value
    if "IS" in value:
        value = _LABEL.sub("", value)
    if len(value) <= 9 and "," not in value and ";" not in value:
        return [value]
    return [code for code in _SEPARATORS.split(value) if code]


def _place(code: str, found: dict[str, Any], serial: bool) -> None:
    if serial:
        field = "isbn" if identifiers.parse_isbn(code) and not _ISSN.fullmatch(code) else "issn"
    else:
        field = "issn" if _ISSN.fullmatch(code) else "isbn"
    found.setdefault(field, {})[code] = None
