"""The title of the work, the original one, and the journal or book: TI, BTI, TT, JT and TA."""

from __future__ import annotations

from collections.abc import Collection

from carcite.formats.base import Context, Field, Raw
from carcite.formats.nbib.fields import Found, Written, kept_in, own_extra
from carcite.formats.nlm_journals import journal_name
from carcite.formats.pubmed import closed_title, title_text, titles
from carcite.model import Citation

_BOOKS = ("book", "collection")


class Titles(Field):
    """The title, the original one, and the journal or book."""

    fields = ("title", "original_title", "container_title", "container_title_short")
    tags = ("TI", "BTI", "TT", "JT", "TA")

    def read(self, raw: Raw, context: Context) -> Found:
        values = {tag: list(filter(None, given)) for tag, given in raw.items()}
        title, book, original, journal, short = (
            values[tag][0] if values.get(tag) else None for tag in ("TI", "BTI", "TT", "JT", "TA")
        )
        found: Found = titles(title or book or "", original or "")
        taken = {"TI", "BTI", "TT"}
        if title and book:
            found["container_title"] = title_text(book)
        elif journal or short:
            found |= {"container_title": journal or short, "container_title_short": short}
            taken |= {"JT", "TA"}
        return found | _kept_values(values, taken)

    def write(self, citation: Citation, context: Context) -> Written:
        title, container, short = citation.title, citation.container_title, citation.container_title_short
        if title and citation.type in _BOOKS and not container:
            yield "BTI", title
        elif title:
            yield "TI", closed_title(title, translated=citation.original_title is not None)
        if citation.original_title:
            yield "TT", closed_title(citation.original_title, translated=False)
        if citation.type == "chapter" and container and title and not short:
            yield "BTI", container
        else:
            yield from _write_journal(citation, container, short)


def _kept_values(values: Raw, taken: Collection[str]) -> Found:
    """Return the values for `extra`: of the taken tags all except the first one, of other tags all."""
    extra = [kept_in(tag, value) for tag, given in values.items() for value in (given[1:] if tag in taken else given)]
    return {"extra": extra} if extra else {}


def _write_journal(citation: Citation, container: str | None, short: str | None) -> Written:
    if short:
        yield "TA", short
    catalogued = own_extra(citation, "JT")
    if container and (container != short or catalogued):
        yield "JT", next((text for text in catalogued if is_journal(text, citation)), container)


def is_journal(catalogued: str, citation: Citation) -> bool:
    """Whether NLM's title of a journal is that of the citation's journal."""
    name = journal_name(catalogued, citation.container_title_short, citation.language)
    return name == citation.container_title
