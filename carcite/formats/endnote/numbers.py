"""Numbers of EndNote XML: pages, ISSN and ISBN, and the identifiers of PubMed, PubMed Central and arXiv.

Reference: EndNote's table of reference types: what pages, ISBN/ISSN and the custom fields are in each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.fields import Pairs, first_of, note_lost, present, read_pmcid, tagged
from carcite.model import Citation
from carcite.values.identifiers import (
    is_code,
    parse_arxiv,
    parse_isbn,
    parse_issn,
    parse_pmcid,
    parse_pmid,
    split_codes,
)
from carcite.values.pages import split_locator

_COUNTED = frozenset(("book", "thesis"))
_COUNT = re.compile(r"[0-9]{1,5}(?: ?(?:p|pp|pages)\.?)?")


class Locator(Field):
    """pages; custom7 for the article number of a journal; in a book, pages is how many it has."""

    fields = ("pages", "article_number", "number_of_pages")

    def __init__(self, record_class: str) -> None:
        self.counted = record_class in _COUNTED
        self.preferred = ("number_of_pages", "pages") if self.counted else ("pages", "article_number")
        self.number_tag = "custom7" if record_class == "journal" else ""
        self.tags = tuple(filter(None, ("pages", self.number_tag)))

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        number = first_of("article_number", tagged(raw, self.tags[1:]), context)
        text = first_of("pages", tagged(raw, ("pages",)), context, str.strip) or ""
        if self.counted and _COUNT.fullmatch(text):
            return present(article_number=number, number_of_pages=text)
        pages = None
        if text and text != number:
            pages, other = split_locator(text)
            number = number or other
        return present(article_number=number, pages=pages)

    def write(self, citation: Citation, context: Context) -> Pairs:
        held = citation.__dict__
        written = next((name for name in self.preferred if held[name] is not None), "")
        pairs: Pairs = [("pages", str(held[written]))] if written else []
        if self.number_tag and citation.article_number is not None:
            pairs.append((self.number_tag, citation.article_number))
        for name in ("number_of_pages", "pages", "article_number"):
            if held[name] is not None and name != written and not (self.number_tag and name == "article_number"):
                note_lost(name, context)
        return pairs


NUMBERED = frozenset(("report", "patent"))  # their "ISBN/ISSN" is the report's or patent's number


class Codes(Field):
    """isbn: ISSN and ISBN, one a line; in a report or patent its number."""

    tags = ("isbn",)

    def __init__(self, record_class: str) -> None:
        self.is_serial = record_class in ("journal", "newspaper")
        self.numbered = record_class in NUMBERED
        self.fields = ("issn", "isbn", "number") if self.numbered else ("issn", "isbn")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        codes: dict[str, dict[str, None]] = {}
        numbers: Pairs = []
        for part in (part for text in raw["isbn"] for part in text.split("\n")):
            found = split_codes(part)
            if self.numbered and not all(map(is_code, found)):
                numbers.append(("isbn", part.strip()))
                continue
            for code in found:
                name, known = self._sorted(code)
                codes.setdefault(name, {})[known] = None
        number = first_of("number", numbers, context)
        return {**present(number=number), **{name: list(values) for name, values in codes.items()}}

    def _sorted(self, code: str) -> tuple[str, str]:
        """Return the field of a code, and the code in its normal form: in two spellings it is one."""
        issn, isbn = parse_issn(code), parse_isbn(code)
        is_issn = issn is not None or (isbn is None and self.is_serial)
        return ("issn" if is_issn else "isbn"), issn or isbn or code

    def write(self, citation: Citation, context: Context) -> Pairs:
        codes = [*citation.issn, *citation.isbn]
        if self.numbered and citation.number is not None:
            if codes and context.options.target == "zotero":  # which takes all of it for the number
                for name in ("issn", "isbn"):
                    if getattr(citation, name):
                        note_lost(name, context)
                codes = []
            codes.append(citation.number)
        return [("isbn", "\n".join(codes))]


class Accession(Field):
    """accession-num: the PMID, an arXiv number (`arXiv:2101.00001`), or the number in another database."""

    fields = ("pmid", "arxiv", "archive_location")
    tags = ("accession-num",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        pairs: dict[str, Pairs] = {name: [] for name in self.fields}
        for value in raw["accession-num"]:
            is_arxiv = value.lower().startswith("arxiv:") and parse_arxiv(value)
            name = "pmid" if parse_pmid(value) else "arxiv" if is_arxiv else "archive_location"
            pairs[name].append(("accession-num", value))
        parsers: dict[str, Callable[[str], str | None]] = {"pmid": parse_pmid, "arxiv": parse_arxiv}
        return present(**{name: first_of(name, pairs[name], context, parsers.get(name, str)) for name in self.fields})

    def write(self, citation: Citation, context: Context) -> Pairs:
        pmid, arxiv, location = citation.pmid, citation.arxiv, citation.archive_location
        values = {
            "pmid": pmid if pmid and parse_pmid(pmid) == pmid else None,
            "arxiv": f"arXiv:{arxiv}" if arxiv and parse_arxiv(arxiv) == arxiv else None,
            "archive_location": None if location is None or parse_pmid(location) else location,
        }
        pairs: Pairs = []
        for name, value in values.items():
            if value is not None and not pairs:
                pairs.append(("accession-num", value))
            elif getattr(citation, name):
                note_lost(name, context)
        return pairs


class Pmcid(Field):
    """custom2, the PMCID of EndNote's journal articles, and of the books and chapters in which Zotero reads it."""

    fields = ("pmcid",)
    tags = ("custom2",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return read_pmcid(raw, "custom2", [], context)

    def write(self, citation: Citation, context: Context) -> Pairs:
        if parse_pmcid(citation.pmcid or "") is None:
            note_lost("pmcid", context)
            return []
        return [("custom2", citation.pmcid)]
