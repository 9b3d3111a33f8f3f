"""Abstract pages: the text of a page that shows one paper, copied from a mirror of PubMed and pasted.

Such a page has, with or without headings: the title (often translated above the original), the authors with their
family names first, affiliations, one NLM citation line, the abstract in one or more languages, and lists of related
papers. There is no specification; the forms are those of the pages in `seeds/` and of the sites that print them, the
citation line is NLM's (`carcite.formats.citation_line`). Pages of journals' own sites are read by `pasted.publisher`.
Read only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from carcite.errors import ReadError
from carcite.formats.base import Format
from carcite.formats.pasted.detection import pasted_format
from carcite.formats.pasted.displays import is_mirror_page
from carcite.formats.pasted.lines import plain_lines
from carcite.formats.pasted.page.citation import FORMAT_NAME, read_page
from carcite.formats.pasted.page.glued_lines import page_lines
from carcite.formats.pasted.page.signs import is_nlm_page
from carcite.formats.pasted.page.split import split_pages
from carcite.formats.pasted.publisher import has_site_lines, is_publisher_page, read_publisher_page
from carcite.model import Citation
from carcite.notes import Note

_LOOKED_AT = 32_768
_EXPECTED = (
    "this is not an abstract page: expected a citation line such as 'J Biol. 2024 May 3;12(4):5-9. doi: 10.1000/1.' "
    "with the title, authors and affiliations above it and the abstract below, or the page of a journal's site from "
    "its title to its abstract; a reference alone is read with -f references"
)


def sniff(text: str) -> bool:
    """Return whether a text is a page that shows one paper."""
    return pasted_format(text) == FORMAT_NAME


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citation of each page in the text, with its notes. Raises ReadError if there is no page in it."""
    text = "".join(plain_lines(file.read().splitlines(keepends=True)))
    if not text.strip(" \t\r\n"):
        raise ReadError("the text is empty; expected the text of an abstract page")
    if "\x00" in text[:8192]:
        raise ReadError("this is binary data; expected the text of an abstract page")
    lines = list(page_lines(text))
    mirrored = is_mirror_page(text[:_LOOKED_AT])
    if not mirrored and (not is_nlm_page(lines) or (has_site_lines(lines) and is_publisher_page(lines))):
        read = list(read_publisher_page(lines, "#1"))
        if not read:
            raise ReadError(_EXPECTED)
        yield from read
        return
    for index, page in enumerate(split_pages(lines), 1):
        yield from read_page(page, f"#{index}", mirrored=mirrored)


FORMAT = Format(
    name=FORMAT_NAME,
    title="Abstract page (pasted text)",
    reference="pages of PubMed mirrors; citation lines as in NLM, Citing Medicine, 2nd edition",
    sniff=sniff,
    read_stream=read_stream,
)
read = FORMAT.read
