"""A reading list as one HTML page: references, abstracts, related papers, and COinS for Zotero's browser button.

The page needs nothing else (no script, no file beside it), and every value in it is escaped.

References: HTML Living Standard; Web Content Accessibility Guidelines 2.2.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from carcite.formats.base import Context, Format, Table
from carcite.formats.records import Entry, write_records
from carcite.model import Citation
from carcite.notes import Note
from carcite.options import Options
from carcite.reference_html import coins, details_html, reference_html

FORMAT_NAME = "html"

_HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; }}
body {{ color: #222; background: #fff; }}
h1 {{ font-size: 1.5rem; }}
li {{ margin-bottom: 1rem; overflow-wrap: anywhere; }}
ol.plain {{ list-style: none; padding-left: 0; }}
cite {{ font-style: normal; font-weight: bold; }}
summary {{ cursor: pointer; color: #555; font-size: .9rem; }}
details > div, details > ul {{ margin: .25rem 0 .5rem 1rem; }}
a {{ color: #1a4f8b; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<ol{style}>"""
_FOOT = "</ol>\n</main>\n</body>\n</html>"
TITLE = "References"

# What a page shows of a citation; the other fields have no place in it.
_SHOWN = frozenset((
    "type", "key", "title", "authors", "authors_truncated", "editors", "container_title", "publisher",
    "publisher_place", "volume", "issue", "pages", "article_number", "edition", "issued", "doi", "pmid", "pmcid",
    "arxiv", "url", "issn", "isbn", "language", "abstracts", "related",
))  # fmt: skip
TABLE = Table(FORMAT_NAME, (), beside=_SHOWN, lost=frozenset(Citation.model_fields) - _SHOWN - {"extra"})


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """Yield the page, one reference at a time, and notes on what it does not show."""
    yield page_head(TITLE)
    yield from write_records(citations, options, FORMAT_NAME, _write_item)
    yield _FOOT + "\n"


def _write_item(entry: Entry, context: Context) -> str:
    TABLE.note_lost(entry.citation, context)
    return item_html(_listed(entry), entry.key)


def _listed(entry: Entry) -> Citation:
    """Return the citation with the related papers that have no reference of their own on the page."""
    if not entry.citation.related:
        return entry.citation
    return entry.citation.model_copy(update={"related": entry.listed})


def page_head(title: str, *, numbered: bool = True, language: str = "en") -> str:
    """Return the page up to the first reference."""
    style = "" if numbered else ' class="plain"'
    return _HEAD.format(title=html.escape(title), language=html.escape(language), style=style) + "\n"


def item_html(citation: Citation, key: str, reference: str | None = None) -> str:
    """Return one list item; `reference` is HTML that a citation style gave, None for the built-in reference."""
    language = f' lang="{html.escape(citation.language)}"' if citation.language else ""
    shown = reference if reference is not None else reference_html(citation)
    lines = [f'<li id="{html.escape(key)}"{language}>{shown}{coins(citation)}', *details_html(citation), "</li>"]
    return "\n".join(lines) + "\n"


def page(citations: Sequence[Citation], references: Sequence[str] | None = None, *, title: str = TITLE) -> str:
    """Return a page of the citations; `references` is the HTML of each, as `carcite.render` gives it."""
    parts = [page_head(title, numbered=references is None)]
    for place, citation in enumerate(citations):
        reference = references[place] if references is not None else None
        parts.append(item_html(citation, citation.key or f"reference-{place + 1}", reference))
    return "".join([*parts, _FOOT, "\n"])


FORMAT = Format(
    name=FORMAT_NAME,
    title="HTML page",
    reference="HTML Living Standard; COinS",
    write_stream=write_stream,
    table=TABLE,
    media_type="text/html",
)
