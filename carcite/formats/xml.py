"""XML read safely and as a stream, and XML text written so that any program can read it.

Nothing outside the document is ever opened: no external DTD, no external entity, no network. Entities a document
declares are not expanded, so that a "billion laughs" document costs nothing; those of HTML (`&eacute;`) are read as
their characters. Faults of a document cost what they stand in: a forbidden character is left out, a record that is not
well-formed (a bare `&`, a tag that is not closed, a cut end) is reported, and its neighbours arrive.

Reference: Extensible Markup Language (XML) 1.0, 5th edition, sections 2.2 (characters), 2.4 and 4.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html.entities import html5
from itertools import chain, pairwise
from typing import IO, TYPE_CHECKING, Any

from carcite.errors import ReadError
from carcite.notes import Code, Note, note
from carcite.options import Options

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHUNK = 1 << 16

# What XML 1.0 allows in a document, section 2.2, turned round.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")
_SPECIAL = re.compile('[&<>"\r]')
# A carriage return that stands as it is would be read as a line feed (section 2.11).
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#xD;"}

_PROLOG = re.compile(r"\s+|<\?|<!--|<!DOCTYPE|<(?=[\w:])", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\ufeff?(\s*)<\?xml\s[^?<>]*\?>")
_NAME = re.compile(r"(?:[\w.-]+:)?([\w.-]+)")


def root_name(text: str) -> str | None:
    """Return the local name of the root element of an XML document (or of the beginning of one), None without one."""
    at = _root_at(text)
    name = _NAME.match(text, at + 1) if at is not None else None
    return name[1] if name else None


def _root_at(text: str) -> int | None:
    """Return the place of the root's start tag."""
    at = 1 if text.startswith("\ufeff") else 0
    while found := _PROLOG.match(text, at):
        at = found.end()
        opener = found[0].upper()
        if opener == "<":
            return found.start()
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
    inside: Mapping[str, str] | None = None,
) -> Iterator[tuple[_Element, int] | Note]:
    """Yield each element of one of these names with its line as soon as it is whole, and notes on what is not read.

    An element is emptied afterwards, so memory stays flat. One inside another of these names is left to the outer one
    if `inside` names it, with the root under which it is a record; any other begins where the one before it has no end.
    The document's root is one of `roots`; `refuse` says of other roots what such documents are, and `expected` what was
    asked for: both go into the ReadError. It is raised for another root, and for text that is not XML from the start.
    Names are given without a namespace; `"*"` stands for the children of the root.
    """
    text = decoded_chunks(file)
    head, root, rest = split_head(text)
    begun = root_name(head)
    if begun is not None and begun not in roots:
        raise ReadError(f"{(refuse or {}).get(begun) or f'an XML document of <{begun[:60]}>'}, not {expected}")
    if not root:
        raise ReadError(f"not well-formed XML, expected {expected}", line=1)
    whole = begun in tags  # the document is one record
    beginning = _ROOT if whole else head if len(head) < LONGEST_START else root
    elements = _Elements(tags, outermost(tags, begun, inside), beginning)
    if not whole:
        elements.line += head.count("\n")
    elements.open(_ROOT if whole else head)
    chunks = chain([head + rest], text, [_ROOT_END]) if whole else chain([rest], text)
    for part in _parts(chunks, elements.start):
        yield from elements.read(part)
    yield from elements.close()


_GREATEST_LINE = 65_535  # that lxml counts to
_LAST_LINE = 50_000  # of one parser
_FATAL = 3  # lxml.etree.ErrorLevels.FATAL, without importing it
_ROOT, _ROOT_END = "<records>", "</records>"
LONGEST_START = 4096  # characters before the first record that a new parser is given
_ABOUT = r"<[\w.-]+:[\w.-]+\s+[\w.-]+:about\s*="


def outermost(tags: Collection[str], root: str | None, inside: Mapping[str, str] | None) -> set[str]:
    """Return the names of the elements that are records below a root."""
    return {name for name in tags if (inside or {}).get(name, root) == root}


def start_pattern(names: Iterable[str]) -> str:
    """Return the pattern of the beginning of a start tag, with any namespace prefix."""
    return rf"<(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, names))})(?=[\s/>])"


def end_pattern(names: Iterable[str]) -> str:
    """Return the pattern of an end tag, with any namespace prefix."""
    return rf"</(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, names))})\s*>"


class _Elements:
    """The elements of a document, read piece by piece. A piece begins with the start tag of an element.

    If a piece is not well-formed, it is repaired or reported, and a new parser goes on with the next one.
    """

    def __init__(self, tags: Collection[str], outer: Collection[str], beginning: str) -> None:
        self.names = None if "*" in tags else frozenset(tags)
        self.beginning = beginning  # the start of the document, which a new parser needs
        self.start = re.compile(start_pattern(outer) if self.names else _ABOUT)
        self.end = re.compile(end_pattern(outer)) if self.names else None
        self.line = 1
        self.count = 0
        self.fault = ""
        self.begun = False
        self.held: list[str] = []

    def open(self, beginning: str) -> None:
        """Begin with a new parser and the start of the document. Raises ReadError if even that is not XML."""
        from lxml import etree

        self.parser: Any = etree.XMLPullParser(  # its stubs do not know `tag`
            events=("start", "end"),
            tag=[f"{{*}}{name}" for name in self.names] if self.names else None,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        )
        try:
            self.parser.feed(beginning.encode("utf-8", "replace"))
        except etree.XMLSyntaxError as error:
            message = _PLACE.sub("", error.msg or "").strip()
            raise ReadError(f"not well-formed XML: {message}", line=error.lineno or None) from None
        self.depth = self.outside = _level(self.parser.read_events())
        # The line of the document on which the parser's first line would be.
        self.before = self.line - 1 - beginning.count("\n")

    def read(self, text: str) -> Iterator[tuple[_Element, int] | Note]:
        """Yield the elements of some pieces, and notes: of all at once, or one by one if something is wrong."""
        if not self.held and self.line - self.before > _LAST_LINE:
            self.open(self.beginning)
        if not self.begun:
            first = self.start.search(text)
            place = first.start() if first is not None else len(text)
            if self._is_beginning(text[:place]):
                text = text[place:]
            self.begun = first is not None
        # The parser waits at a bare ampersand.
        if not self.held and not _BARE.search(text):
            if self._feed(text) is None:
                events = list(self.parser.read_events())
                if not _level(events) and not self._is_nested(events):
                    yield from self._of_events(events)
                    self.line += text.count("\n")
                    return
            self.open(self.beginning)
        for piece in _split(text, self.start):
            yield from self._read_piece(piece)

    def _is_nested(self, events: Iterable[tuple[str, Any]]) -> bool:
        """Whether a record begins inside another one, which then has no end."""
        depth = 0
        for event, element in events:
            if event == "start" and depth and self.names and self.start.match(f"<{local_name(element)}>"):
                return True
            depth += 1 if event == "start" else -1
        return False

    def _unended(self, otherwise: str) -> str:
        """Return why the record that is held is not whole."""
        has_end = self.end is not None and any(map(self.end.search, self.held))
        return "an element in it has no end" if has_end else otherwise

    def _read_piece(self, piece: str) -> Iterator[tuple[_Element, int] | Note]:
        if self.held and self.names is not None:
            yield from self._retry_held(self._unended("a record begins before the one before it ends"))
        end = self.end.search(piece) if self.end is not None else None
        parts = [piece[: end.end()], piece[end.end() :]] if end is not None else [piece]
        for part in filter(None, parts):
            yield from self._read_part(part)

    def _is_beginning(self, piece: str) -> bool:
        """Whether a piece is what stands before the first record, which a new parser needs, too; then it is read."""
        if len(self.beginning) + len(piece) > LONGEST_START:
            return False
        if self._feed(piece) is not None:
            self.open(self.beginning)
            return False
        self.beginning += piece
        self.line += piece.count("\n")
        self.outside += _level(self.parser.read_events())
        self.depth = self.outside
        return True

    def _read_part(self, part: str) -> Iterator[tuple[_Element, int] | Note]:
        self.held.append(part)
        fault = "an ampersand that begins no reference" if _BARE.search(part) else self._feed(part)
        if fault is not None:
            yield from self._retry_held(fault)
            return
        yield from self._of_events(self.parser.read_events())
        if self.depth <= self.outside:
            self.line += sum(piece.count("\n") for piece in self.held)
            self.held.clear()

    def _retry_held(self, fault: str) -> Iterator[tuple[_Element, int] | Note]:
        pieces, self.held = self.held, []
        for piece in pieces:
            yield from self._retry(piece, fault)

    def _retry(self, piece: str, fault: str) -> Iterator[tuple[_Element, int] | Note]:
        """Read a piece again with a new parser: as it is, or repaired; report it if neither can be read."""
        repaired = repair(piece)
        for text in (repaired,) if _BARE.search(piece) else dict.fromkeys((piece, repaired)):
            self.open(self.beginning)
            if self._feed(text) is not None:
                continue
            events = list(self.parser.read_events())
            if _level(events):
                continue
            if text != piece:
                message = "characters that XML does not allow are left out or escaped"
                yield note(Code.REPAIRED, message, line=self.line)
            yield from self._of_events(events)
            self.line += piece.count("\n")
            return
        if self.start.match(piece):
            yield from self._report([piece], fault)
        elif _TAG.sub("", piece).strip():
            self.fault = fault
            message = f"text between records is left out: {fault}"
            yield note(Code.NOT_A_RECORD, message, line=self.line, text=piece[:1000])
        self.line += piece.count("\n")
        self.open(self.beginning)

    def _report(self, pieces: list[str], fault: str) -> Iterator[Note]:
        self.count += 1
        message = f"a record that is not well-formed XML: {fault}"
        yield note(Code.BROKEN_RECORD, message, line=self.line, text="".join(pieces))

    def _feed(self, text: str) -> str | None:
        """Give text to the parser; return what is wrong with it, None if nothing is."""
        from lxml import etree

        if not text:
            return None
        try:
            self.parser.feed(text.encode("utf-8", "replace"))
        except etree.XMLSyntaxError as error:
            last = self.parser.feed_error_log.last_error
            return _PLACE.sub("", (last.message if last else error.msg) or "").strip()
        # Of some faults the parser says nothing before it is given more.
        return next((entry.message.strip() for entry in self.parser.feed_error_log if entry.level == _FATAL), None)

    def _of_events(self, events: Iterable[tuple[str, Any]]) -> Iterator[tuple[_Element, int]]:
        for event, element in events:
            self.depth += 1 if event == "start" else -1
            if event == "end" and self.depth == self.outside:
                self.count += 1
                line = (element.sourceline or 1) + self.before
                if self.before:
                    element.sourceline = min(line, _GREATEST_LINE)
                yield element, line
                _forget(element)

    def close(self) -> Iterator[tuple[_Element, int] | Note]:
        """Yield what the end of the document brings. Raises ReadError if nothing at all could be read."""
        from lxml import etree

        if self.held:
            ended = "the document ends in it"
            if self.names is None:
                yield from self._report(self.held, ended)
            else:
                yield from self._retry_held(self._unended(ended))
            return
        try:
            self.parser.close()
        except etree.XMLSyntaxError as error:
            if not self.count:
                fault = self.fault or _PLACE.sub("", error.msg or "").strip()
                raise ReadError(f"not well-formed XML: {fault}", line=self.line) from None
            yield note(Code.REPAIRED, "the document has no end", line=self.line)


def _level(events: Iterable[tuple[Any, ...]]) -> int:
    """Return how many more elements are begun than ended."""
    return sum(1 if event == "start" else -1 for event, _ in events)


_BARE = re.compile(r"&(?!#[0-9]+;|#[xX][0-9A-Fa-f]+;|[A-Za-z_][\w.-]*+;)")
_REFERENCE = re.compile(r"&(?:#([0-9]{1,8})|#[xX]([0-9A-Fa-f]{1,7})|([A-Za-z_][\w.-]*+));")
_TAG = re.compile(r"<[^<>]*+>")
_PLACE = re.compile(r",? line \d+(?:, column \d+)?")  # in the text that the parser was given
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)


def repair(text: str) -> str:
    """Return XML text without forbidden characters and references to them, with bare ampersands escaped."""
    parts = _CDATA.split(legal(text))
    return "".join(
        part if place % 2 else _BARE.sub("&amp;", _REFERENCE.sub(_allowed, part)) for place, part in enumerate(parts)
    )


def _allowed(match: re.Match[str]) -> str:
    """Return a reference as XML allows it: "" for a forbidden character, HTML's names as their characters."""
    if name := match[3]:
        if name in _PREDEFINED:
            return match[0]
        character = html5.get(f"{name};")
        return escape(character) if character else f"&amp;{name};"
    number = int(match[1]) if match[1] else int(match[2], 16)
    return match[0] if number < 0x110000 and legal(chr(number)) else ""


_PREDEFINED = frozenset(("amp", "lt", "gt", "quot", "apos"))


# --- the text of a document -------------------------------------------------------------------------------------------

_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_ROOT_TAG = re.compile(r"<[\w:.-]+(?>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_LONGEST_HEAD = 1 << 20


def decoded_chunks(file: IO[Any]) -> Iterator[str]:
    """Yield the text of a document, decoded as its mark or its declaration says if it is not text already."""
    chunk = file.read(_CHUNK)
    if isinstance(chunk, str):
        while chunk:
            yield chunk
            chunk = file.read(_CHUNK)
        return
    encoding = _encoding(chunk)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    try:
        while chunk:
            yield decoder.decode(chunk)
            chunk = file.read(_CHUNK)
        yield decoder.decode(b"", final=True)
    except UnicodeError:
        raise ReadError(f"not text in the encoding {encoding!r}") from None


def _encoding(chunk: bytes) -> str:
    for mark, encoding in _MARKS:
        if chunk.startswith(mark):
            return encoding
    declared = _ENCODING.match(chunk)
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        # A declaration that can be read is not in UTF-16, whatever it says.
        return encoding if b"<?xml".decode(encoding) == "<?xml" else "utf-8"
    except (LookupError, UnicodeError):
        raise ReadError(f"unknown encoding {encoding!r} in the XML declaration", line=1) from None


def split_head(chunks: Iterator[str]) -> tuple[str, str, str]:
    """Return the text up to the end of the root's start tag, that tag, and the rest of what was read.

    The declaration is left out: the text has been decoded, whatever it says of an encoding.
    """
    text = ""
    for chunk in chunks:
        text = _DECLARATION.sub(r"\1", text + chunk, count=1)
        at = _root_at(text)
        if at is not None and (tag := _ROOT_TAG.match(text, at)):
            if tag[0].endswith("/>"):
                return text, tag[0], ""
            return text[: tag.end()], tag[0], text[tag.end() :]
        if len(text) > _LONGEST_HEAD:
            break
    return text, "", ""


def _parts(chunks: Iterable[str], start: re.Pattern[str]) -> Iterator[str]:
    """Yield the text in parts that end before a match of `start`, each as long as a chunk or longer."""
    held: list[str] = []
    tail = ""
    for chunk in chunks:
        text = tail + chunk
        # A start tag may be cut at the end of the chunk.
        cut = text.rfind("<", max(0, len(text) - _CHUNK))
        cut = len(text) if cut < 0 or ">" in text[cut:] else cut
        text, tail = text[:cut], text[cut:]
        places = [match.start() for match in start.finditer(text)]
        if places:
            yield "".join((*held, text[: places[-1]]))
            held = [text[places[-1] :]]
        else:
            held.append(text)
    if rest := "".join((*held, tail)):
        yield rest


def _split(text: str, start: re.Pattern[str]) -> Iterator[str]:
    """Yield the text in pieces, each of which but the first begins with a match of `start`."""
    places = [0, *(match.start() for match in start.finditer(text)), len(text)]
    yield from (text[place:end] for place, end in pairwise(places) if place < end)


def local_name(element: _Element) -> str:
    """Return an element's name without its namespace."""
    tag = element.tag
    return tag[tag.index("}") + 1 :] if tag[:1] == "{" else tag


def _forget(element: _Element) -> None:
    """Take the elder siblings of an element that has been read out of the tree; the element goes with the next one."""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def entity_text(reference: str | None) -> str:
    """Return the text of a reference to an entity (`&eacute;`): HTML's characters; any other reference as it stands."""
    name = (reference or "").strip("&")
    return html5.get(name, reference or "")


def legal(text: str) -> str:
    """Return the text without the characters that XML 1.0 does not allow (controls, lone surrogates, U+FFFE)."""
    return _ILLEGAL.sub("", text) if _ILLEGAL.search(text) else text


def encodable(text: str, options: Options) -> str:
    """Return XML in the characters that the options allow, the others as character references."""
    if not options.ascii or text.isascii():
        return text
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def escape(text: str) -> str:
    """Return the text for an element or an attribute in double quotes; what XML does not allow is left out."""
    text = legal(text)
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text) if _SPECIAL.search(text) else text
