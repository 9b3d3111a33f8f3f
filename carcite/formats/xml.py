"""XML read safely and as a stream, and XML text written so that any program can read it.

Nothing outside the document is ever opened: no external DTD, no external entity, no network. Entities a document
declares are not expanded, so that a "billion laughs" document costs nothing; those of HTML (`&eacute;`) are read as
their characters. A document that is not well-formed is refused where it breaks, with the line.

Reference: Extensible Markup Language (XML) 1.0, 5th edition, sections 2.2 (characters), 2.4 and 4.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html.entities import html5
from typing import IO, TYPE_CHECKING, Any

from carcite.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHUNK = 1 << 16

# What XML 1.0 allows in a document, section 2.2, turned round.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile('[&<>"]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}

_PROLOG = re.compile(r"\s+|<\?|<!--|<!DOCTYPE|<(?=[\w:])", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\ufeff?(\s*)<\?xml\s[^?<>]*\?>")
_DECLARATION_BYTES = re.compile(rb"\A(\s*)<\?xml\s[^?<>]*\?>")
_NAME = re.compile(r"(?:[\w.-]+:)?([\w.-]+)")


def root_name(text: str) -> str | None:
    """The local name of the root element of an XML document (or of the beginning of one), None where there is none."""
    at = 1 if text.startswith("\ufeff") else 0
    while found := _PROLOG.match(text, at):
        at = found.end()
        opener = found[0].upper()
        if opener == "<":
            name = _NAME.match(text, at)
            return name[1] if name else None
        if opener == "<?":
            at = _after(text, "?>", at)
        elif opener == "<!--":
            at = _after(text, "-->", at)
        elif opener == "<!DOCTYPE":
            at = _after_doctype(text, at)
    return None


def _after(text: str, closing: str, at: int) -> int:
    end = text.find(closing, at)
    return len(text) if end < 0 else end + len(closing)


def _after_doctype(text: str, at: int) -> int:
    subset, end = text.find("[", at), text.find(">", at)
    if 0 <= subset < end:
        return _after(text, ">", _after(text, "]", subset))
    return len(text) if end < 0 else end + 1


def read_elements(
    file: IO[Any],
    tags: Collection[str],
    *,
    roots: Collection[str],
    refuse: Mapping[str, str] | None = None,
    expected: str,
) -> Iterator[_Element]:
    """Each element of one of these names as soon as it is whole; afterwards it is emptied, so memory stays flat.

    An element inside another of these names is left to the outer one. The document's root is one of `roots`; `refuse`
    says of other roots what such documents are, and `expected` what was asked for: both go into the ReadError, which
    is also raised for text that is not well-formed XML. Names are given without a namespace.
    """
    from lxml import etree

    names = frozenset(tags)
    parser: Any = etree.XMLPullParser(  # its stubs know no `tag`
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    chunk = _without_declaration(file.read(_CHUNK))
    begun = root_name(chunk if isinstance(chunk, str) else _decoded(chunk))
    if begun is not None and begun not in roots:
        raise ReadError(f"{(refuse or {}).get(begun) or f'an XML document of <{begun[:60]}>'}, not {expected}")
    depth = 0
    try:
        while chunk:
            parser.feed(chunk.encode("utf-8", "replace") if isinstance(chunk, str) else chunk)
            for event, element in parser.read_events():
                depth += 1 if event == "start" else -1
                if event == "end" and not depth:
                    yield element
                    _forget(element)
            chunk = file.read(_CHUNK)
        root = parser.close()
    except etree.XMLSyntaxError as error:
        last = parser.feed_error_log.last_error
        line, fault = (last.line, last.message) if last else (error.lineno, error.msg)
        raise ReadError(
            f"not well-formed XML, expected {expected}: {(fault or '').strip()}", line=line or None
        ) from None
    if local_name(root) not in roots:
        raise ReadError(f"an XML document of <{local_name(root)[:60]}>, not {expected}")


def _without_declaration(chunk: Any) -> Any:
    """The beginning of a document as the parser can take it.

    Text has been decoded, whatever its XML declaration says of an encoding, and a declaration after white space (in
    pasted text) is a fault; in both cases it is left out, and the line ends before it stay.
    """
    if isinstance(chunk, str):
        return _DECLARATION.sub(r"\1", chunk, count=1)
    return _DECLARATION_BYTES.sub(rb"\1", chunk, count=1) if chunk[:1].isspace() else chunk


def _decoded(chunk: bytes) -> str:
    """The beginning of a document, well enough to see its root element."""
    return chunk.decode("utf-16" if chunk[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def local_name(element: _Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag[tag.index("}") + 1 :] if tag[:1] == "{" else tag


def _forget(element: _Element) -> None:
    """Empty an element that has been read and take it and its elder siblings out of the tree."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def entity_text(reference: str | None) -> str:
    """The text of a reference to an entity (`&eacute;`): HTML's characters; any other reference as it stands."""
    name = (reference or "").strip("&")
    return html5.get(name, reference or "")


def legal(text: str) -> str:
    """The text without the characters XML 1.0 has no way to hold (controls, lone surrogates, U+FFFE)."""
    return _ILLEGAL.sub("", text) if _ILLEGAL.search(text) else text


def escape(text: str) -> str:
    """The text as it may stand in an element or between double quotes in an attribute; nothing illegal is left."""
    text = legal(text)
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text) if _SPECIAL.search(text) else text
