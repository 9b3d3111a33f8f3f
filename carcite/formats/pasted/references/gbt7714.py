"""References as GB/T 7714 prints them, whose mark says what a work is: `Title[J]. Journal, 2009, 37(9): 773-776`.

Reference: GB/T 7714-2015, section 8 and appendix B (marks of document types).
"""

from __future__ import annotations

import re
from typing import Any

from carcite.formats.pasted.references.certain import take_certain
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.source import find_source
from carcite.values.dates import PartialDate

_FULL_WIDTH = str.maketrans("［］，．：；（）【】", "[],.:;()[]")
_MARK = re.compile(r"\s?\[\s?(?P<type>J|M|C|D|R|S|P|N|G|DB|EB|CP|A|Z|K|DS)(?:\s?/\s?(?P<medium>OL|CD|MT|DK))?\s?\]")
_TYPES = {
    "J": "article-journal", "M": "book", "C": "paper-conference", "D": "thesis", "R": "report", "S": "standard",
    "P": "patent", "N": "article-newspaper", "G": "collection", "DB": "dataset", "DS": "dataset", "EB": "webpage",
    "CP": "software", "A": "chapter", "Z": "document", "K": "entry-dictionary",
}  # fmt: skip
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_AUTHOR_YEAR = re.compile(rf"[.,]?\s*\(?(?P<year>{_YEAR})[a-z]?\)?\s*[.,:]\s*")
_IMPRINT = re.compile(
    rf"(?P<place>[^:,.\d]{{1,40}}):\s*(?P<publisher>[^:\d]{{2,60}}?),\s*(?P<year>{_YEAR})(?P<pages>\s*:\s*[\d–—-]+)?"
)
_DATED = re.compile(rf"\(?(?P<date>{_YEAR}(?:-[0-9]{{1,2}}(?:-[0-9]{{1,2}})?)?)\)?")
_EDITION = re.compile(r"(?:^|[.,]\s*)(?P<edition>(?:第\s?)?[0-9]{1,2}\s?(?:版|ed)|[0-9]{1,2}(?:st|nd|rd|th) ed)\b\.?")


def read(text: str) -> tuple[dict[str, Any], str] | None:
    """Return the fields of a reference and the words that no field takes; None if it has no mark of its type."""
    text = text.translate(_FULL_WIDTH) if not text.isascii() else text
    mark = _MARK.search(text)
    if mark is None:
        return None
    found, _ = take_certain(text[mark.start() :], [])
    found |= {"type": _TYPES[mark["type"]]}
    head, tail = text[: mark.start()], text[mark.end() :]
    _, tail = take_certain(tail, [])
    _put_head(head, found)
    rest = _put_tail(tail.strip(" .,"), found)
    return (found, rest) if found.get("title") else ({}, "")


def _put_head(head: str, found: dict[str, Any]) -> None:
    """Authors, the year where it follows them, and the title."""
    people = leading_people(head)
    if people is not None:
        found["authors"] = people.names
        if people.truncated:
            found["authors_truncated"] = True
        head = head[people.end :]
    elif ". " in head[:80] and (name := head.partition(". ")[0]) and len(name) < 60:
        found["extra"] = [("references", "authors", name)]
        head = head[len(name) :]
    if year := _AUTHOR_YEAR.match(head):
        found["issued"] = PartialDate.parse(year["year"])
        head = head[year.end() :]
    found["title"] = head.strip(" .,:;")


def _put_tail(tail: str, found: dict[str, Any]) -> str:
    if tail.startswith("//"):
        tail = tail[2:].strip()
        found["type"] = "paper-conference" if found["type"] == "paper-conference" else "chapter"
        editors = leading_people(tail)
        if editors is not None:
            found["editors"] = editors.names
            tail = tail[editors.end :].strip(" .,")
        container, _, tail = tail.partition(".")
        found["container_title"] = container.strip()
        tail = tail.strip()
    if edition := _EDITION.match(tail):
        found["edition"] = edition["edition"]
        tail = tail[edition.end() :].strip(" .")
    if found["type"] in ("article-journal", "article-newspaper") or not _IMPRINT.search(tail):
        return _put_article(tail, found)
    imprint = _IMPRINT.search(tail)
    assert imprint is not None
    found |= {"publisher": imprint["publisher"].strip(), "publisher_place": imprint["place"].strip()}
    found.setdefault("issued", PartialDate.parse(imprint["year"]))
    if imprint["pages"] and found["type"] in ("chapter", "paper-conference"):
        found["pages"] = imprint["pages"].strip(" :").replace("–", "-").replace("—", "-")
    return tail[imprint.end() :].strip(" .,")


def _put_article(tail: str, found: dict[str, Any]) -> str:
    source = find_source(tail, dated="issued" in found)
    if source is not None:
        found |= {name: value for name, value in source.fields.items() if name not in found}
        found["container_title"] = tail[: source.start].strip(" ,.")
        return tail[source.end :].strip(" .,")
    dated = _DATED.search(tail)
    if dated is None:
        return tail
    found.setdefault("issued", PartialDate.parse(dated["date"]))
    name = tail[: dated.start()].strip(" ,.:")
    if name and found["type"] in ("article-journal", "article-newspaper"):
        found["container_title"] = name
    elif name:
        found["publisher"] = name.rpartition(":")[2].strip() or name
    return tail[dated.end() :].strip(" .,")
