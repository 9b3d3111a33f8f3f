"""The parts of an XML document of many records: each is a document with some of them, and the same beginning."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from carcite.formats.base import ReadStream
from carcite.formats.cutting import Part, Rest, text_parts
from carcite.formats.xml import (
    LONGEST_START,
    decoded_chunks,
    end_pattern,
    local_name,
    outermost,
    repair,
    root_name,
    split_head,
    start_pattern,
)

_DECLARATION = '<?xml version="1.0"?>'


class _Text:
    """The text of a document as a file, of which `read` returns a piece of any length."""

    def __init__(self, chunks: Iterator[str]) -> None:
        self._chunks = chunks

    def read(self, size: int = -1) -> str:
        return next(self._chunks, "")


def element_parts(
    file: IO[Any],
    read: ReadStream,
    tags: Collection[str],
    *,
    roots: Collection[str],
    inside: Mapping[str, str] | None = None,
) -> Iterator[Part]:
    """Yield the parts of a document whose root is one of `roots`; any other document is not cut.

    Arguments as for `carcite.formats.xml.read_elements`.
    """
    chunks = decoded_chunks(file)
    head, root, rest = split_head(chunks)
    head = _DECLARATION + head  # which `split_head` has taken away, and will of each part
    begun = root_name(head)
    names = outermost(tags, begun, inside)
    first = re.search(start_pattern(names), rest) if root and begun in roots and begun not in tags else None
    before = head + rest[: first.start()] if first else ""
    after = _end_tags(before)
    if first is None or after is None:
        yield Part(read, Rest(head + rest, _Text(chunks)), here=True)
        return
    last = "|".join(map(re.escape, after.rstrip(">").split(">")))  # a tag that ends the document may stand anywhere
    tag = re.compile(f"{start_pattern(names)}|{end_pattern(names)}|{last}")
    records = Rest(rest[first.start() :], _Text(chunks))
    yield from text_parts(records, read, lambda text: boundary(text, tag), before=before, after=after)


def boundary(text: str, tag: re.Pattern[str]) -> int:
    """Return the beginning of the last record of those from the beginning that are whole, with nothing between them."""
    if "<!--" in text or "<![CDATA[" in text:  # what looks like a tag there is none
        return 0
    place = end = 0
    inside = False
    for match in tag.finditer(text):
        is_end = match[0].startswith("</")
        if is_end != inside:
            break
        if is_end:
            end = match.end()
        elif end and not text[end : match.start()].strip(" \t\r\n"):
            place = match.start()
        inside = not is_end
    return place


def _end_tags(beginning: str) -> str | None:
    """Return the end tags of the elements that the beginning of a document opens; None if it is damaged or too long."""
    from lxml import etree

    if len(beginning) > LONGEST_START or repair(beginning) != beginning:
        return None
    parser: Any = etree.XMLPullParser(events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True)
    tags: list[str] = []
    try:
        parser.feed(beginning)
    except etree.XMLSyntaxError:
        return None
    for event, element in parser.read_events():
        if event == "end":
            tags.pop()
        else:
            tags.append(f"{element.prefix}:{local_name(element)}" if element.prefix else local_name(element))
    return "".join(f"</{tag}>" for tag in reversed(tags))
