"""From citations to the records of an output: citation keys, related papers, the choice of an abstract.

Every writer calls `write_records`. It goes through `entries`: each citation is followed by those of its related papers
that become records of their own, and every record has a unique key. Line ends are `\\n`: `Format.pieces` changes them.

Other processes can write records, too: they return each as a `Rendered`, to which `entries` gives its key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from carcite.formats.base import Context, Format
from carcite.keys import DEFAULT_TEMPLATE, KeyRing, make_key
from carcite.model import Abstract, Citation, Related, unset
from carcite.notes import Code, Note, note
from carcite.options import Options
from carcite.values.vocabulary import RELATION_WORDS as RELATION_WORDS


class Link(NamedTuple):
    """From a record to the record of a related paper: the key of that record and the related paper."""

    key: str
    related: Related


class Entry(NamedTuple):
    """One record to write.

    links    the related papers that are records of the same output
    listed   the related papers that are listed in one text (see `related_list`)
    parent   the key of the record it is related to; None if there is none
    """

    citation: Citation
    key: str
    links: tuple[Link, ...] = ()
    listed: tuple[Related, ...] = ()
    parent: str | None = None


class Rendered(NamedTuple):
    """A record that is written, but for its key.

    key          the key it has if no other record has it
    is_own       whether that is the citation's own key, not one made for it
    pieces       what the format yields for the record: its text, notes on it, and what the end of the file needs
    placeholder  what stands for the key in the text
    """

    key: str
    is_own: bool
    pieces: tuple[Any, ...]
    placeholder: str

    def with_key(self, key: str) -> Rendered:
        """Return the record with its final key."""
        pieces = []
        for piece in self.pieces:
            if isinstance(piece, str):
                pieces.append(piece.replace(self.placeholder, key))
            else:
                pieces.append(piece._replace(record=key) if piece.record == self.placeholder else piece)
        return self._replace(key=key, pieces=tuple(pieces))


# A key that every format writes as it is in the place of keys; in text, only letters and digits surely are.
_PLAIN_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]*")


class Renderer:
    """Writes the records of a format that has `records`, one without the others.

    `placeholder` is a word of letters and digits that is in no citation.
    """

    def __init__(self, format: Format, options: Options, placeholder: str) -> None:
        assert format.records is not None
        self._format = format
        self._options = options
        self._template = options.key_template or DEFAULT_TEMPLATE
        self._placeholder = placeholder
        self._write = partial(format.records, ring=_OneKey(placeholder))

    def render(self, citation: Citation) -> Citation | Rendered:
        """Return the record of a citation; the citation if it makes several, or if its key may need escapes."""
        key = citation.key or make_key(citation, self._template)
        if citation.key_aliases or not _PLAIN_KEY.fullmatch(key):
            return citation
        pieces, texts = [], []
        for piece in self._format.pieces([citation], self._options, self._write):
            if isinstance(piece, str):
                texts.append(piece)
            elif isinstance(piece, Note):
                if piece.code is Code.DUPLICATE_KEY:
                    continue
                if self._placeholder in piece.message:
                    return citation
            pieces.append(piece)
        if len(texts) != 1 or (texts[0].count(self._placeholder) > 1 and not key.isalnum()):
            return citation
        return Rendered(key, citation.key is not None, tuple(pieces), self._placeholder)


class _OneKey(KeyRing):
    """Gives every record the same key."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def key_for(self, citation: Citation, *, related: bool = False) -> str:
        return self._key


# With related="auto", a related paper with a title is a record of its own if it stands in one of these relations.
_RECORD_RELATIONS = frozenset(("erratum", "retraction", "republication", "translation"))


def entries(
    citations: Iterable[Citation | Rendered], options: Options, ring: KeyRing | None = None
) -> Iterator[Entry | Rendered | Note]:
    """Yield the records to write, each citation followed by its related papers that are records, and notes on them."""
    ring = ring or _new_ring(citations, options)
    for citation in citations:
        if isinstance(citation, Rendered):
            key = ring.own_key(citation.key) if citation.is_own else ring.unique(citation.key)
            if citation.is_own:
                yield from _key_notes(citation.key, key)
            yield citation.with_key(key)
        else:
            yield from _entries_of(citation, options, ring)


def _entries_of(citation: Citation, options: Options, ring: KeyRing) -> Iterator[Entry | Note]:
    # The queue grows during the iteration: related papers have related papers.
    queue: list[tuple[Citation, str | None, str | None]] = [(citation, None, None)]
    for work, given_key, parent in queue:
        key = given_key or ring.key_for(work)
        if not given_key:
            yield from _key_notes(work.key, key)
        links, listed = _divide_related(work, options, ring)
        queue += [(link.related.citation, link.key, key) for link in links if not unset(link.related.citation)]
        if work.related:
            yield from _related_notes(work, links, listed, options, key)
        yield from _abstract_notes(work, options, key, parent)
        yield Entry(_choose_abstract(work, options), key, tuple(links), tuple(listed), parent)


def _key_notes(own: str | None, key: str) -> Iterator[Note]:
    if own and own != key:
        yield note(Code.DUPLICATE_KEY, f"key {own!r} is taken; written as {key!r}", field="key", record=key)


def write_records(
    citations: Iterable[Citation | Rendered],
    options: Options,
    format: str,
    write: Callable[[Entry, Context], str],
    *,
    between: str = "",
    ring: KeyRing | None = None,
    wanted: Callable[[Note], bool] = lambda note: True,
) -> Iterator[Any]:
    """Yield the text of each record as `write` returns it, followed by the notes on it and what its context needs.

    `between` separates two records. `wanted` says which of the notes that `entries` yields apply to the format.
    """
    separator = ""
    for item in entries(citations, options, ring):
        pieces: Iterable[Any]
        if isinstance(item, Note):
            pieces = [item] if wanted(item) else []
        elif isinstance(item, Rendered):
            pieces = item.pieces
        else:
            context = Context(format, record=item.key, type=item.citation.type, options=options)
            pieces = [write(item, context), *context.notes, *([context.needed] if context.needed else [])]
        for piece in pieces:
            if isinstance(piece, str):
                yield separator + piece
                separator = between
            else:
                yield piece


def _new_ring(citations: Iterable[Citation | Rendered], options: Options) -> KeyRing:
    """Return a ring that reserves the keys of the citations, if they are a list and not a stream."""
    reserved = [c.key for c in citations if c.key] if isinstance(citations, (list, tuple)) else []
    return KeyRing(reserved=reserved, template=options.key_template)


def _divide_related(work: Citation, options: Options, ring: KeyRing) -> tuple[list[Link], list[Related]]:
    """Return the related papers that are records, with their keys, and those that are listed."""
    links: list[Link] = []
    listed: list[Related] = []
    if options.related == "none":
        return links, listed
    for related in work.related:
        other = related.citation
        if related.itself:
            continue
        if unset(other):
            links += [Link(other.key, related)] if other.key else []
        elif is_record(related, options):
            links.append(Link(ring.key_for(other, related=True), related))
        else:
            listed.append(related)
    return links, listed


def is_record(related: Related, options: Options) -> bool:
    """Whether a related paper becomes a record of its own."""
    if options.related == "auto":
        return related.relation in _RECORD_RELATIONS and related.citation.title is not None
    return options.related in ("records", "collection")


def _related_notes(
    work: Citation, links: list[Link], listed: list[Related], options: Options, key: str
) -> Iterator[Note]:
    """Yield what happened to the related papers. To leave them out as asked is not a loss."""
    if options.related == "none":
        yield note(Code.SKIPPED, "related papers left out as asked", field="related", record=key)
        return
    if any(related.itself for related in work.related):
        message = "the paper itself is not repeated in the list of its papers"
        yield note(Code.SKIPPED, message, field="related", record=key)
    if listed:
        yield note(Code.MOVED, "related papers are listed in one text", field="related", record=key)
    if any(not unset(link.related.citation) for link in links):
        yield note(Code.MOVED, "related papers are records of their own", field="related", record=key)


def _abstract_notes(work: Citation, options: Options, key: str, parent: str | None) -> Iterator[Note]:
    """Yield what happened to the abstracts. To leave some out as asked is not a loss."""
    wanted = options.abstract_language
    if wanted is None or not work.abstracts:
        return
    chosen = _in_language(work, options)
    if not chosen:
        if parent is None:
            message = f"there is no abstract in {wanted}; the abstract is written in its language"
            yield note(Code.ASSUMED, message, field="abstracts", record=key)
    elif len(chosen) < len(work.abstracts):
        message = f"abstracts in other languages than {wanted} left out as asked"
        yield note(Code.SKIPPED, message, field="abstracts", record=key)


def _choose_abstract(citation: Citation, options: Options) -> Citation:
    wanted = options.abstract_language
    if wanted is None or len(citation.abstracts) < 2:
        return citation
    chosen = _in_language(citation, options)
    if not chosen or len(chosen) == len(citation.abstracts):
        return citation
    return citation.model_copy(update={"abstracts": chosen})


def _in_language(citation: Citation, options: Options) -> tuple[Abstract, ...]:
    """Return the abstracts in the requested language, of any script or region."""
    wanted = (options.abstract_language or "").split("-")[0]
    return tuple(a for a in citation.abstracts if a.language and a.language.split("-")[0] == wanted)


def related_list(listed: Iterable[Related]) -> str:
    """Return the related papers in one line, for people: `Retracted in Lancet 2024-05; Doe (2020) Title`.

    A paper with a title is `Author (year) Title`, one without is `Journal date`; a DOI or PMID follows. Retractions
    come first.
    """
    order = list(RELATION_WORDS)
    parts = []
    for related in sorted(listed, key=lambda related: order.index(related.relation)):
        words = RELATION_WORDS[related.relation][related.inverse]
        line = _reference_line(related.citation)
        parts.append(line if related.relation in ("related", "similar") else f"{words} {line}")
    return "; ".join(parts)


def _reference_line(citation: Citation) -> str:
    identifier = ""
    if citation.doi:
        identifier = f"doi:{citation.doi}"
    elif citation.pmid:
        identifier = f"PMID {citation.pmid}"
    shown = " ".join(part for part in (*_names_of_paper(citation), identifier) if part)
    return shown or citation.url or citation.note or "; ".join(citation.notes) or citation.key or ""


def _names_of_paper(citation: Citation) -> tuple[str, ...]:
    if not citation.title:
        journal = citation.container_title_short or citation.container_title or ""
        return journal, str(citation.issued) if citation.issued else ""
    who = citation.authors[0].short if citation.authors else ""
    when = f"({citation.issued.year})" if citation.issued and citation.issued.year else ""
    return who, when, citation.title
