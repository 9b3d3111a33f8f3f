"""The source of a book chapter as PubMed prints it: `In: GeneReviews(®) [Internet]. Seattle (WA): University ...`"""

from __future__ import annotations

import re
from typing import Any

from carcite.formats.pasted.identifiers import printed_ids
from carcite.formats.pasted.nlm_authors import listed_names
from carcite.formats.pasted.nlm_references import ID_TAIL, author_fields, split_head
from carcite.formats.pasted.titles import title_fields
from carcite.values.dates import PartialDate

_EDITORS_END = re.compile(r",\s*(?:editors?|eds?)\.\s+")
_IMPRINT = re.compile(r"\.\s+(?P<place>[^:.;]{2,60}):\s+(?P<publisher>[^;]{2,200});\s*(?P<years>[^.]{4,40})\.")
_MEDIUM = re.compile(r"\s*\[(Internet)\]$")
_REVISED = re.compile(r"\s*\[([^\]]{4,60})\]")
_DATE = re.compile(r"(?:1[5-9]|20)\d\d(?:[ -][A-Za-z]{3,9}(?:[ -]\d{1,2})?)?")
_DATED_HEAD = re.compile(rf"\.\s+(?P<date>{_DATE.pattern})(?:\s*\[(?P<revised>[^\]]{{4,60}})\])?\.?$")
_EDITION = re.compile(r"\.\s+(?P<edition>(?:\d+(?:st|nd|rd|th)|[A-Z][a-z]+) ed(?:ition)?)$")
_LONGEST = 5000


def chapter_fields(text: str, format: str) -> dict[str, Any] | None:
    """Return the fields of a chapter in one line: `Savant A. Cystic Fibrosis. 2001 Mar 26 [updated ...]. In: ...`

    None if the line does not give the book it stands in.
    """
    head, within, source = text.partition(". In: ")
    if not within or (tail := ID_TAIL.search(source)) is None:
        source, ids = source, ""
    else:
        source, ids = source[: tail.start()] + ".", source[tail.start() :]
    dated = _DATED_HEAD.search(head)
    found = source_fields(source, format) if within else {}
    if "container_title" not in found or dated is None:
        return None
    authors, title = split_head(head[: dated.start()] + ".")
    found |= {"type": "chapter", **author_fields(authors), **title_fields(title)}
    found["issued"] = PartialDate.parse(dated["date"])
    extra = found["extra"] + ([(format, "revised", dated["revised"])] if dated["revised"] else [])
    identified = printed_ids(ids).fields(format)
    return {**found, **identified, "extra": [*extra, *identified.get("extra", ())]}


def source_fields(text: str, format: str) -> dict[str, Any]:
    """Return the fields in the text after `In:`; all of it is a note if it does not divide.

    `issued` is the date the chapter first came out; the dates of its revisions are kept in `extra`.
    """
    found: dict[str, Any] = {}
    text = " ".join(text.split())
    rest = text[:_LONGEST]
    if editors := _EDITORS_END.search(rest):
        found["editors"] = [entry.name() for entry in listed_names(rest[: editors.start()])]
        rest = rest[editors.end() :]
    imprint = _IMPRINT.search(rest)
    if imprint is None or len(text) > _LONGEST:
        return {"notes": [f"In: {text}"]}
    title = rest[: imprint.start()]
    if edition := _EDITION.search(title):
        found["edition"] = edition["edition"]
        title = title[: edition.start()]
    if medium := _MEDIUM.search(title):
        found["medium"] = medium[1]
        title = title[: medium.start()]
    found |= {"container_title": title, "publisher": imprint["publisher"], "publisher_place": imprint["place"]}
    extra = [(format, "book years", imprint["years"])]
    rest = rest[imprint.end() :].strip()
    if revised := _REVISED.search(rest):
        extra.append((format, "revised", revised[1]))
        rest = rest[: revised.start()] + rest[revised.end() :]
    rest = rest.strip(" .")
    if _DATE.fullmatch(rest):
        found["issued"] = PartialDate.parse(rest)
    else:
        if _DATE.fullmatch(imprint["years"]):
            found["issued"] = PartialDate.parse(imprint["years"])
        if rest:
            extra.append((format, "source", rest))
    return {**found, "extra": extra}
