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
    """The name of an Author or Investigator, and what of it no name has a field for, as `Source: identifier`."""
    parts: dict[str, str] = {}
    places: list[str] = []
    orcid: str | None = None
    others: list[str] = []
    for child in element:
        tag = child.tag
        if tag == "AffiliationInfo":
            for inner in child:
                if inner.tag == "Affiliation":
                    places.append(bare_text(inner))
                else:
                    others.append(_identifier(inner))
        elif tag == "Affiliation":
            places.append(bare_text(child))
        elif tag == "Identifier":
            found = parse_orcid(child.text or "") if child.get("Source", "").upper() == "ORCID" else None
            if found and orcid is None:
                orcid = found
            else:
                others.append(_identifier(child))
        elif isinstance(tag, str):
            parts[tag] = bare_text(child)
    name = _name(
        parts.get("CollectiveName", ""),
        parts.get("LastName", ""),
        parts.get("ForeName") or " ".join(
            part for part in (parts.get("FirstName"), parts.get("MiddleName")) if part
        ) or parts.get("Initials", ""),
        parts.get("Suffix", ""),
    )  # fmt: skip
    update: dict[str, object] = {}
    if orcid:
        update["orcid"] = orcid
    if places:
        update["affiliations"] = places
    return (name.model_copy(update=update) if name is not None and update else name), [o for o in others if o]


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
