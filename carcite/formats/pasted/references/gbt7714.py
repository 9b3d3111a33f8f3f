"""References as GB/T 7714 prints them, whose mark says what a work is: `Title[J]. Journal, 2009, 37(9): 773-776`.

Reference: GB/T 7714-2015, section 8 and appendix B (marks of document types).
"""

from __future__ import annotations

import re
from typing import Any

from carcite.formats.pasted.references.certain import take_certain
from carcite.formats.pasted.references.editors import take_editors
from carcite.formats.pasted.references.parts import Draft, take_dates, take_labelled, take_pages
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.source import find_source
from carcite.formats.pasted.references.style import NO_STYLE, Style
from carcite.formats.pasted.references.works import take_container, take_publisher
from carcite.values.dates import PartialDate

_MARK = re.compile(r"\s?\[\s?(?P<type>J|M|C|D|R|S|P|N|G|DB|EB|CP|A|Z|K|DS)(?:\s?/\s?(?P<medium>OL|CD|MT|DK))?\s?\]")
_TYPES = {
    "J": "article-journal", "M": "book", "C": "paper-conference", "D": "thesis", "R": "report", "S": "standard",
    "P": "patent", "N": "article-newspaper", "G": "collection", "DB": "dataset", "DS": "dataset", "EB": "webpage",
    "CP": "software", "A": "chapter", "Z": "document", "K": "entry-dictionary",
}  # fmt: skip
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_AUTHOR_YEAR = re.compile(rf"[.,]?\s*\(?(?P<year>{_YEAR})[a-z]?\)?\s*[.,:]\s*")
_EDITORS = re.compile(r",?\s*(?:主编|编著|编)[.,]?\s*")
_PAGE = re.compile(r"^\((?P<pages>[0-9A-Z]{1,5})\)")  # of a newspaper
_NUMBER = re.compile(r"[:：]\s*(?P<number>[A-Z/]{0,8}[ -]?[0-9][\w./:—–-]*)\s*$")
_DATED = re.compile(rf"\(?(?P<date>{_YEAR}(?:-[0-9]{{1,2}}(?:-[0-9]{{1,2}})?)?)\)?")


def read(text: str, style: Style = NO_STYLE) -> tuple[dict[str, Any], str] | None:
    """Return the fields of a reference and the words that no field takes; None if it has no mark of its type."""
    mark = _MARK.search(text)
    if mark is None:
        return None
    found, _ = take_certain(text[mark.start() :], [])
    found |= {"type": _TYPES[mark["type"]]}
    head, tail = text[: mark.start()], text[mark.end() :]
    _, tail = take_certain(tail, [])
    _put_head(head, found)
    rest = _put_tail(tail.strip(" .,"), found, style)
    return (found, rest) if found.get("title") else ({}, "")


def _put_head(head: str, found: dict[str, Any]) -> None:
    """Authors, the year where it follows them, and the title."""
    people = leading_people(head)
    if people is not None:
        head = head[people.end :]
        role = _EDITORS.match(head)
        found["editors" if role else "authors"] = people.names
        head = head[role.end() :] if role else head
        if people.truncated:
            found["authors_truncated"] = True
    elif ". " in head[:80] and (name := head.partition(". ")[0]) and len(name) < 60:
        found["extra"] = [("references", "authors", name)]
        head = head[len(name) :]
    if year := _AUTHOR_YEAR.match(head):
        found["issued"] = PartialDate.parse(year["year"])
        head = head[year.end() :]
    if (number := _NUMBER.search(head)) and found["type"] in ("report", "standard", "patent"):
        found["number"] = number["number"]
        head = head[: number.start()]
    found["title"] = head.strip(" .,:;")


def _put_tail(tail: str, found: dict[str, Any], style: Style) -> str:
    """Read what stands behind the mark; return the words that have no field."""
    if found["type"] in ("article-journal", "article-newspaper") and not tail.startswith("//"):
        return _put_article(tail, found)
    draft = Draft(tail.removeprefix("//").strip(), found, style)
    if is_part := tail.startswith("//"):
        if found["type"] != "paper-conference":
            found["type"] = "chapter"
        if (editors := leading_people(draft.text)) is not None:
            found["editors"] = editors.names
            draft.text = draft.text[editors.end :].strip(" .,")
    take_editors(draft, 0)
    take_pages(draft, 0, bare=True)
    take_labelled(draft, 0)
    take_dates(draft, 0)
    pieces = draft.pieces
    if is_part and pieces:
        pieces = take_container(draft, pieces)
    take_publisher(draft, pieces)
    if found["type"] == "book" and "pages" in found:  # those that are cited, not those of the work
        found.setdefault("extra", []).append(("references", "pages", found.pop("pages")))
    return draft.text


def _put_article(tail: str, found: dict[str, Any]) -> str:
    source = find_source(tail, issued=found.get("issued"))
    if source is not None and source.sure:
        found |= {name: value for name, value in source.fields.items() if name not in found and name != "month"}
        found["container_title"] = tail[: source.start].strip(" ,.")
        return tail[source.end :].strip(" .,")
    dated = _DATED.search(tail)
    if dated is None:
        return tail
    found.setdefault("issued", PartialDate.parse(dated["date"]))
    if name := tail[: dated.start()].strip(" ,.:"):
        found["container_title"] = name
    rest = tail[dated.end() :].strip(" .,")
    if page := _PAGE.match(rest):
        found["pages"] = page["pages"]
        rest = rest[page.end() :].strip(" .,")
    return rest
