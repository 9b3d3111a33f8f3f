"""The people of a PubMed record: Author and Investigator elements, and who among them is an editor.

Reference: PubMed DTD, AuthorList, Author, Investigator, Identifier, AffiliationInfo.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from carcite.formats.pubmedxml.text import bare_text
from carcite.values.identifiers import parse_orcid
from carcite.values.names import Name

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_person(element: _Element) -> tuple[Name | None, list[str]]:
    """Return the name of an Author or Investigator, and other identifiers as `Source: identifier`."""
    parts: dict[str, str] = {}
    places: list[str] = []
    orcid: str | None = None
    others: list[str] = []
    for child in element:
        tag = child.tag
        if tag == "AffiliationInfo":
            _read_affiliation(child, places, others)
        elif tag == "Affiliation":
            places.append(bare_text(child))
        elif tag == "Identifier":
            found = _orcid(child)
            if found and orcid is None:
                orcid = found
            else:
                others.append(_identifier(child))
        elif isinstance(tag, str):
            parts[tag] = bare_text(child)
    name = _name(parts.get("CollectiveName", ""), parts.get("LastName", ""), _given(parts), parts.get("Suffix", ""))
    update = {field: value for field, value in (("orcid", orcid), ("affiliations", places)) if value}
    return (name.model_copy(update=update) if name is not None and update else name), list(filter(None, others))


def _read_affiliation(element: _Element, places: list[str], others: list[str]) -> None:
    for child in element:
        if child.tag == "Affiliation":
            places.append(bare_text(child))
        else:
            others.append(_identifier(child))


def _given(parts: dict[str, str]) -> str:
    names = " ".join(filter(None, (parts.get("FirstName"), parts.get("MiddleName"))))
    return parts.get("ForeName") or names or parts.get("Initials", "")


def _orcid(element: _Element) -> str | None:
    return parse_orcid(element.text or "") if element.get("Source", "").upper() == "ORCID" else None


def _identifier(element: _Element) -> str:
    source, text = element.get("Source"), bare_text(element)
    return f"{source}: {text}" if source and text else text


@lru_cache(maxsize=8192)
def _name(group: str, family: str, given: str, suffix: str) -> Name | None:
    if family:
        return Name(family=family, given=given or None, suffix=suffix or None)
    if group:
        return Name(literal=group)
    return Name(literal=given) if given else None
