"""Names as EndNote and RIS write them: `Family, Given, Suffix`, an organisation with a comma at its end.

Reference: EndNote's manual, "Entering author names" and "Corporate authors"; RIS format specifications, "AU".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from carcite.formats.base import Context
from carcite.formats.roles import without_details
from carcite.notes import Code
from carcite.values.name_lists import NameList, is_truncation, split_names
from carcite.values.name_tests import is_comma_suffix
from carcite.values.names import Name, parse_nlm_author
from carcite.values.text import line

# "Smith JA", "van der Berg AB Jr", as MEDLINE has them, but not "Siemens AG".
_MEDLINE = re.compile(
    r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ten|ter) )*"
    r"(?=\S*[a-z\u00df-\u00f6\u00f8-\u00ff])[^\W\d_][\w'’-]* "
    r"(?!(?:AG|SA|SE|NV|BV|AB|AS|KG|LP|PC|UK|US|USA|EU|UN|LLC|INC|PLC|LTD|CO)(?: |$))"
    r"[A-Z]{2,3}(?: (?:Jr|Sr|I{2,3}|IV)\.?)?"
)
_INITIAL = re.compile(r"(?:^|[ .-])[A-Z](?:[. -]|$)")
_ONE_PERSON = re.compile(r"[^\s,;&，；、]+, [^,;&，；、]+")


class People(NamedTuple):
    """The names of some values, and whether they say that there are more."""

    names: list[Name]
    truncated: bool = False


def read_people(values: Iterable[str], field: str, context: Context) -> People:
    """Return the people of values that should hold one name each; note a value that holds several."""
    names: list[Name] = []
    truncated = False
    for value in values:
        found = _split(value)
        truncated = truncated or found.truncated
        if len(found.names) == 1:
            name = read_name(found.names[0])
            names += [name] if name is not None else []
            continue
        # In a list of people, words without a comma are a person.
        names += [name for name in map(Name.parse, found.names) if name is not None]
        if found.other:
            readings = f"{'; '.join(found.names)!r} or {'; '.join(found.other)!r}"
            context.note(Code.ASSUMED, f"people that can be read in two ways: {readings}", field=field, text=value)
        elif found.names:
            message = f"{len(found.names)} people in one value: {value[:80]!r}"
            context.note(Code.REPAIRED, message, field=field, text=value)
    return People(names, truncated)


# A library has the same authors again and again: reading one takes a sixth less time.
@lru_cache(maxsize=4096)
def _split(value: str) -> NameList:
    if _ONE_PERSON.fullmatch(value) and " and " not in value:
        return NameList((value,))
    if is_truncation(value):
        return NameList((), truncated=True)
    return split_names(value, and_separates=False)


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name | None:
    """Return the person or organisation of one value; None if it names nobody."""
    text = text.strip() if text.isprintable() else line(text)
    if text.endswith(","):
        organisation = text.rstrip(", ")
        return Name(literal=organisation) if organisation else None
    if not text.strip(",;. "):
        return None
    # A person has a comma; words without one are an organisation, unless an initial shows a person.
    if " " in text and "," not in text and text.lower() != text.upper():
        if _MEDLINE.fullmatch(text):
            return parse_nlm_author(text)
        if not _INITIAL.search(text):
            return Name(literal=text)
    return Name.parse(text)


# `Family, Given` of words that have one reading: no particle, no suffix, no organisation.
_EXACT = re.compile(r"[A-Z][a-zà-öø-ÿ'’-]+[A-Za-zà-öø-ÿ'’-]*, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*")


def is_exact(name: Name) -> bool:
    """Whether a name is known to be read back from `name_text` as it is."""
    if name.literal is None and name.suffix is None and name.particle is None and name.given:
        text = f"{name.family}, {name.given}"
        if _EXACT.fullmatch(text) is not None and not is_comma_suffix(name.given.rpartition(" ")[2]):
            return True
    return _comes_back(name)


@lru_cache(maxsize=4096)
def _comes_back(name: Name) -> bool:
    text = name_text(name)
    return _split(text) == NameList((text,)) and read_name(text) == without_details(name)


@lru_cache(maxsize=4096)
def name_text(name: Name) -> str:
    """Return the name as one value, without ORCID, e-mail address and affiliations."""
    if name.literal is not None:
        return f"{name.literal},"
    text = name.inverted()
    back = read_name(text)
    # A name that would be read in other parts is written whole, as the name of an organisation is.
    is_whole = back != without_details(name) and ("," not in text or back is None or back.literal is not None)
    return f"{text}," if is_whole else text
