"""From citations to the records of a file: citation keys, related papers, the choice of an abstract.

Every writer needs these, and needs them alike: one pass over the citations, each followed by the related papers that
become records of their own, every record with a key no other has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from carcite.formats.base import ANNOTE, Options
from carcite.keys import KeyRing
from carcite.model import Abstract, Citation, Related, unset
from carcite.notes import Code, Note, note


class Link(NamedTuple):
    """From a record to one related paper: the key of its record (None where it has none) and the paper."""

    key: str | None
    related: Related


class Entry(NamedTuple):
    """One record to write: its citation, its key, its links; `parent` is the key of the record it is related to."""

    citation: Citation
    key: str
    links: tuple[Link, ...] = ()
    parent: str | None = None


# How a related paper is introduced in words, from the citation's side and from the other; in this order, since a
# reader must see a retraction before anything else.
RELATION_WORDS: dict[str, tuple[str, str]] = {
    "retraction": ("Retracted in", "Retraction of"),
    "erratum": ("Erratum in", "Erratum for"),
    "update": ("Updated in", "Update of"),
    "republication": ("Republished in", "Republished from"),
    "comment": ("Comment in", "Comment on"),
    "preprint": ("Preprint", "Published version of this preprint"),
    "translation": ("Translation", "Translation of"),
    "references": ("References", "Cited works"),
    "cited_by": ("Cited by", "Cites"),
    "similar": ("Similar articles", "Similar articles"),
    "related": ("Related papers", "Related papers"),
}


def entries(citations: Iterable[Citation], options: Options, ring: KeyRing | None = None) -> Iterator[Entry | Note]:
    """The records to write, in order, each citation followed by those of its related papers that become records."""
    if ring is None:
        reserved = (c.key for c in citations if c.key) if isinstance(citations, (list, tuple)) else ()
        ring = KeyRing(reserved=reserved, template=options.key_template)
    for citation in citations:
        queue: list[tuple[Citation, str | None, str | None]] = [(citation, None, None)]
        for (
            work,
            given_key,
            parent,
        ) in queue:  # the queue grows while it is walked: related papers of related papers
            key = given_key or ring.key_for(work)
            if work.key and work.key != key and not given_key:
                yield note(
                    Code.DUPLICATE_KEY,
                    f"key {work.key!r} is taken; written as {key!r}",
                    field="key",
                    record=key,
                )
            links: list[Link] = []
            for related in work.related:
                other = related.citation
                if related.itself:
                    yield note(
                        Code.SKIPPED,
                        "the paper itself in its list of papers is not written",
                        field="related",
                        record=key,
                    )
                elif options.related != "records":
                    links.append(Link(None, related))
                elif unset(other) and other.key:
                    links.append(Link(other.key, related))
                elif not unset(other):
                    other_key = ring.key_for(other, related=True)
                    links.append(Link(other_key, related))
                    queue.append((other, other_key, key))
            if links and options.related == "none":
                yield note(Code.LOST, f"{len(links)} related papers left out as asked", field="related", record=key)
                links = []
            chosen = _choose_abstract(work, options)
            if chosen is not work:
                yield note(
                    Code.LOST,
                    f"abstracts in other languages than {options.abstract_language} left out as asked",
                    field="abstracts",
                    record=key,
                )
            elif options.abstract_language and work.abstracts and not parent and not _in_language(work, options):
                message = f"there is no abstract in {options.abstract_language}; it is written as it is"
                yield note(Code.ASSUMED, message, field="abstracts", record=key)
            yield Entry(chosen, key, tuple(links), parent)


def annotation(citation: Citation) -> str | None:
    """The last note, where a source had it as the work's annotation."""
    marked = [extra.value for extra in citation.extra if extra[:2] == ANNOTE]
    return marked[0] if len(marked) == 1 and citation.notes[-1:] == (marked[0],) else None


def without_annotation(citation: Citation) -> Citation:
    """The citation without that note and its mark."""
    rest = tuple(extra for extra in citation.extra if extra[:2] != ANNOTE)
    return citation.model_copy(update={"notes": citation.notes[:-1], "extra": rest})


def _choose_abstract(citation: Citation, options: Options) -> Citation:
    wanted = options.abstract_language
    if wanted is None or len(citation.abstracts) < 2:
        return citation
    chosen = _in_language(citation, options)
    if not chosen or len(chosen) == len(citation.abstracts):
        return citation
    return citation.model_copy(update={"abstracts": chosen})


def _in_language(citation: Citation, options: Options) -> tuple[Abstract, ...]:
    """The abstracts in the language asked for, whatever its script or region."""
    wanted = (options.abstract_language or "").split("-")[0]
    return tuple(a for a in citation.abstracts if a.language and a.language.split("-")[0] == wanted)


def reference_line(citation: Citation) -> str:
    """A paper in one line of plain text, as reference lists print it; only what is there."""
    names = [name.inverted() for name in citation.authors[:6]]
    if len(citation.authors) > 6 or citation.authors_truncated:
        names.append("et al")
    place = citation.container_title_short or citation.container_title or citation.publisher
    when = str(citation.issued) if citation.issued else None
    numbers = f"{citation.volume or ''}{f'({citation.issue})' if citation.issue else ''}"
    locator = str(citation.pages) if citation.pages else citation.article_number
    where = ":".join(part for part in (numbers, locator) if part)
    ids = [f"doi:{citation.doi}"] if citation.doi else []
    ids += [f"PMID {citation.pmid}"] if citation.pmid else []
    ids += [citation.pmcid] if citation.pmcid else []
    ids += [citation.url] if citation.url and not ids else []
    dated = ";".join(part for part in (when, where) if part)
    parts = ("; ".join(names), citation.title, place, dated, *ids)
    said = ". ".join(part.rstrip(".") for part in parts if part)
    return said or "; ".join(citation.notes) or citation.key or ""


def related_notes(links: Iterable[Link]) -> list[str]:
    """The related papers in words, one note a relation, retractions and errata first: `Erratum in: ...; ...`."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for link in links:
        related = link.related
        groups.setdefault((related.relation, related.inverse), []).append(reference_line(related.citation))
    order = list(RELATION_WORDS)
    return [
        f"{RELATION_WORDS[relation][inverse]}. " + "; ".join(lines)
        for (relation, inverse), lines in sorted(groups.items(), key=lambda item: order.index(item[0][0]))
    ]
