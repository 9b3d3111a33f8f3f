"""One citation as HTML: its reference, COinS, abstracts and related papers.

Every value is escaped, only CSL's markup becomes elements, and only http and https addresses become links.

References: HTML Living Standard; COinS (OpenURL ContextObject in SPAN), https://ocoins.info; ANSI/NISO Z39.88.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from carcite.model import Abstract, Citation, page_text, volume_and_pages
from carcite.values.markup import NOCASE, SMALL_CAPS, plain, split_markup
from carcite.values.vocabulary import RELATION_WORDS

_ELEMENTS = {
    "<i>": ("<i>", "</i>"),
    "<b>": ("<b>", "</b>"),
    "<sup>": ("<sup>", "</sup>"),
    "<sub>": ("<sub>", "</sub>"),
    SMALL_CAPS: ('<span style="font-variant:small-caps">', "</span>"),
    NOCASE: ("", ""),
}
_MOST_AUTHORS = 20  # the first of a longer list are shown


def text_html(text: str) -> str:
    """Return a text with CSL's markup as HTML."""
    parts: list[str] = []
    ends: list[str] = []
    for kind, value in split_markup(text):
        if kind == "text":
            parts.append(html.escape(value, quote=False))
        elif kind == "open":
            start, end = _ELEMENTS[value]
            parts.append(start)
            ends.append(end)
        else:
            parts.append(ends.pop())
    return "".join(parts)


def reference_html(citation: Citation) -> str:
    """Return a citation as one line of phrasing content: authors, date, title, container, identifiers."""
    parts = [
        _authors(citation),
        f"({html.escape(str(citation.issued))})." if citation.issued else "",
        _title(citation),
        _place(citation),
        *_links(citation),
    ]
    return " ".join(filter(None, parts))


def _authors(citation: Citation) -> str:
    people = citation.authors or citation.editors
    names = [html.escape(name.inverted(), quote=False) for name in people[:_MOST_AUTHORS]]
    if not names:
        return ""
    if len(people) > _MOST_AUTHORS or citation.authors_truncated:
        names.append("et al.")
    shown = "; ".join(names)
    return shown if shown.endswith(".") else f"{shown}."


def _title(citation: Citation) -> str:
    if not citation.title:
        return ""
    shown = f"<cite>{text_html(citation.title)}</cite>"
    return shown if citation.title.endswith((".", "?", "!")) else f"{shown}."


def _place(citation: Citation) -> str:
    """Return the journal or book with volume, issue and pages, or the publisher."""
    parts = [f"<i>{text_html(citation.container_title)}</i>"] if citation.container_title else []
    if numbers := volume_and_pages(citation):
        parts.append(html.escape(numbers.removeprefix(":"), quote=False))
    elif citation.publisher:
        publisher = ": ".join(filter(None, (citation.publisher_place, citation.publisher)))
        parts.append(html.escape(publisher, quote=False))
    return f"{' '.join(parts)}." if parts else ""


def _links(citation: Citation) -> Iterator[str]:
    """Yield the identifiers as links."""
    if citation.doi:
        yield link(f"https://doi.org/{quote(citation.doi, safe='/:;()')}", f"doi:{citation.doi}")
    if citation.pmid:
        yield link(f"https://pubmed.ncbi.nlm.nih.gov/{quote(citation.pmid)}/", f"PMID {citation.pmid}")
    if citation.pmcid:
        yield link(f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(citation.pmcid)}/", citation.pmcid)
    if citation.arxiv:
        yield link(f"https://arxiv.org/abs/{quote(citation.arxiv)}", f"arXiv:{citation.arxiv}")
    if citation.url and not citation.doi:
        yield link(citation.url, citation.url)


def link(address: str, text: str) -> str:
    """Return a link; the text alone if the address is not one of http or https (`javascript:`)."""
    shown = html.escape(text, quote=False)
    if not _is_web(address):
        return shown
    return f'<a href="{html.escape(address)}" rel="noreferrer">{shown}</a>'


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


# --- details below a reference ----------------------------------------------------------------------------------------


def details_html(citation: Citation) -> Iterator[str]:
    """Yield the abstracts and the related papers, each as collapsed details."""
    for abstract in citation.abstracts:
        yield from _abstract(abstract)
    papers = [related for related in citation.related if not related.itself]
    if papers:
        yield f"<details><summary>Related papers ({len(papers)})</summary><ul>"
        for related in papers:
            words = RELATION_WORDS[related.relation][related.inverse]
            prefix = "" if related.relation in ("related", "similar") else f"{html.escape(words)}: "
            yield f"<li>{prefix}{reference_html(related.citation)}</li>"
        yield "</ul></details>"


def _abstract(abstract: Abstract) -> Iterator[str]:
    language = f' lang="{html.escape(abstract.language)}"' if abstract.language else ""
    label = f"Abstract ({html.escape(abstract.language)})" if abstract.language else "Abstract"
    yield f"<details><summary>{label}</summary><div{language}>"
    for paragraph in abstract.text.split("\n"):
        yield f"<p>{text_html(paragraph)}</p>"
    yield "</div></details>"


# --- COinS ------------------------------------------------------------------------------------------------------------

_GENRES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "review-book": "article",
    "article": "preprint",
    "book": "book",
    "chapter": "bookitem",
    "paper-conference": "proceeding",
    "report": "report",
}
_BOOKS = frozenset(("book", "bookitem", "report"))


def coins(citation: Citation) -> str:
    """Return the empty span by which Zotero's browser button finds a citation on a page."""
    genre = _GENRES.get(citation.type, "unknown")
    values: list[tuple[str, str | None]] = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{'book' if genre in _BOOKS else 'journal'}"),
        ("rft.genre", genre),
        *_titles(citation, genre),
        ("rft.volume", citation.volume),
        ("rft.issue", citation.issue),
        ("rft.pages", page_text(citation)),
        ("rft.date", str(citation.issued) if citation.issued else None),
        ("rft.edition", citation.edition),
        ("rft.place", citation.publisher_place),
        ("rft.pub", citation.publisher),
        ("rft.language", citation.language),
        ("rft.issn", next(iter(citation.issn), None)),
        ("rft.isbn", next(iter(citation.isbn), None)),
        *_people(citation),
        ("rft_id", citation.doi and f"info:doi/{citation.doi}"),
        ("rft_id", citation.pmid and f"info:pmid/{citation.pmid}"),
        ("rft_id", citation.url if _is_web(citation.url or "") else None),
    ]
    query = urlencode([(name, value) for name, value in values if value])
    return f'<span class="Z3988" title="{html.escape(query)}"></span>'


def _titles(citation: Citation, genre: str) -> Iterator[tuple[str, str]]:
    title, container = plain(citation.title or ""), plain(citation.container_title or "")
    if genre not in _BOOKS:
        yield from (("rft.atitle", title), ("rft.jtitle", container))
    elif container:
        yield from (("rft.btitle", container), ("rft.atitle", title))
    else:
        yield "rft.btitle", title


def _people(citation: Citation) -> Iterator[tuple[str, str | None]]:
    if citation.authors and citation.authors[0].family:
        first = citation.authors[0]
        yield from (("rft.aulast", first.full_family), ("rft.aufirst", first.given))
    yield from (("rft.au", name.inverted()) for name in citation.authors)
