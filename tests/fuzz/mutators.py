"""Inputs for the fuzzer: the texts to begin with, and the ways in which they are changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
WINDOW = 6_000  # characters taken of a long file
_LONGEST = 40_000  # characters of a mutated text

# Pieces of every syntax that is read, and characters that are a danger to one of them.
TOKENS = (
    "{", "}", "{{", "}}", "(", ")", "[", "]", "<", ">", "</", "/>", "<i>", "</i>", "<sup>", "<!--", "-->",
    "]]>", "&", "&amp;", "&lt;", "&#x0;", "&#x1F;", "&#55296;", "&#9999999999;", "&a;", '"', "'", "''", "``",
    "\\", "\\\\", "\\'", "\\\"{", "\\H ", "\\ifmmode", "\\else", "\\fi", "\\input{x}", "\\verb|", "\\begin{x}",
    "$", "$$", "$\\alpha$", "^", "^^5c", "_", "~", "#", "%", "%\n", "@", "@article{k,\n", "@string{a = ",
    "@comment{", "@preamble{", " = ", " # ", "and", " and ", " AND ", " others", ", ", ";", ":", ".", "..",
    "...", "-", "--", "—", "–", "/", "//", "|", "||", "*", "+", "?", "!", "TY  - JOUR\n", "ER  - \n", "AU  - ",
    "T2  - ", "N1  - ", "DA  - ", "PY  - ", "ID  - ", "TY  - ", "\nTY  - ", "\nER  -", "PMID- 1\n", "PMID- ",
    "FAU - ", "AU  - ", "AD  - ", "TI  - ", "      ", "\n\n", "\n\n\n", "\n", "\r", "\r\n", "\t", " ", "\x00",
    "\x01", "\x07", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\u0300", "\u200b", "\u200e",
    "\u2028", "\u2029", "\u202e", "\u3000", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U0001fffe", "\U000e0001",
    "\U0001f600", "é", "e\u0301", "ß", "İ", "ſ", "ﬁ", "α", "Ж", "王", "王小明", "，", "；", "、", "（", "）", "１２",
    "²",
    "٣", "א", "null", "true", "NaN", "1e400", "-1", "0", "00", "1.5", "9" * 30, "9" * 400, "[]", "{}", '[{"',
    '":"', '{"a":', "[[", '"id":1,', '"type":"book",', '"issued":{"date-parts":[[', '"note":"', "{:DOI:10.1/x}",
    "DOI: 10.1/x\n", "Type: book\n", "2024", "0000", "2024-13-45", "2024/02/30/x", "Jan", "Spring",
    "2024 Jan-Feb", "1999-2000", "c. 1850", "199X", "~", "?/..", "10.1000/x", "doi:10.1000/x. ", "doi: ",
    "PMID: 1", "PMCID: PMC1", "ISSN ", "http://a.b/c_d%20e?f=g&h#i", "978-3-16-148410-0", "1-2", "S1-S9",
    "iv-xii", "e1", "12(4)", "12(4):5-9.", "J Biol. 2024 May 3;12(4):5-9. doi: 10.1000/abc.\n", "1. ",
    "Abstract\n", "Author information:\n", "(1)", "Similar articles\n", "Erratum in\n", "Comment in\n",
    "Affiliations\n", "Wang Y, Li X", "Wang Y(1), Li X(2).", "Smith JA, Doe B", "Doe, Jane", "van der ", "d'",
    "O’", "Jr", "III", "et al.", "<record>", "</record>", "<PubmedArticle>", "</PubmedArticle>",
    "<MedlineCitation>", "<rdf:RDF", "<z:itemType>", "<xml><records>", "<![CDATA[", "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "xmlns:z='x'", " rdf:resource='#a'",
)  # fmt: skip


class Seed(NamedTuple):
    """A text to begin with, and the format it is read as."""

    format: str
    text: str


def seeds() -> list[Seed]:
    """The golden inputs, and windows of the corpus where it is beside the checkout."""
    found = []
    for path in sorted((ROOT / "tests" / "golden").glob("*/*/input.*")):
        found.append(Seed(path.parent.parent.name, path.read_text(encoding="utf-8-sig", errors="replace")))
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        found.append(Seed("page", path.read_text(encoding="utf-8")))
    found += _windows()
    return found


_CORPUS_FORMATS = {".bib": "bibtex", ".ris": "ris", ".nbib": "nbib", ".json": "csljson"}


def _windows() -> list[Seed]:
    """Parts of the corpus's files, a few of each, that begin where a record does."""
    found = []
    for path in sorted(CORPUS.rglob("*")) if CORPUS.is_dir() else ():
        if path.name.endswith(".expected.json") or path.suffix not in (*_CORPUS_FORMATS, ".txt", ".xml"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        format = _CORPUS_FORMATS.get(path.suffix) or _format_of(text)
        if format is None:
            continue
        starts = range(0, len(text), max(WINDOW, len(text) // 12))
        for start in starts:
            begin = text.find("\n\n", start) + 2 if start else 0
            found.append(Seed(format, text[begin : begin + WINDOW]))
    return found


def _format_of(text: str) -> str | None:
    from carcite import formats

    format = formats.sniffed(text[:20_000])
    return format.name if format else None


Mutator = Callable[[random.Random, str, str], str]


def _span(rng: random.Random, text: str, longest: int = 200) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.choice((1, 1, 2, 5, 20, longest)))


def delete(rng: random.Random, text: str, other: str) -> str:
    """A span less."""
    start, end = _span(rng, text)
    return text[:start] + text[end:]


def double(rng: random.Random, text: str, other: str) -> str:
    """A span twice, or moved to another place as well."""
    start, end = _span(rng, text)
    at = rng.choice((end, rng.randrange(len(text) + 1)))
    return text[:at] + text[start:end] + text[at:]


def insert(rng: random.Random, text: str, other: str) -> str:
    """One to three tokens at a place."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + "".join(rng.choices(TOKENS, k=rng.choice((1, 1, 1, 2, 3)))) + text[at:]


def replace(rng: random.Random, text: str, other: str) -> str:
    """A span replaced by a token."""
    start, end = _span(rng, text, 20)
    return text[:start] + rng.choice(TOKENS) + text[end:]


def repeat(rng: random.Random, text: str, other: str) -> str:
    """A token many times."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(TOKENS) * rng.choice((5, 50, 500, 3000)) + text[at:]


def repeat_span(rng: random.Random, text: str, other: str) -> str:
    """A span of the text itself many times."""
    start, end = _span(rng, text, 60)
    return text[:end] + text[start:end] * rng.choice((5, 50, 500)) + text[end:]


def splice(rng: random.Random, text: str, other: str) -> str:
    """The beginning of the text and the end of another, or a piece of another in the middle."""
    at = rng.randrange(len(text) + 1)
    start, end = _span(rng, other, 400)
    return text[:at] + (other[start:] if rng.random() < 0.3 else other[start:end] + text[at:])


def cut(rng: random.Random, text: str, other: str) -> str:
    """The text up to a place, or from it."""
    at = rng.randrange(len(text) + 1)
    return text[:at] if rng.random() < 0.5 else text[at:]


def lines(rng: random.Random, text: str, other: str) -> str:
    """Two lines exchanged, one left out or doubled."""
    rows = text.split("\n")
    first, second = rng.randrange(len(rows)), rng.randrange(len(rows))
    choice = rng.randrange(4)
    if choice == 0:
        rows[first], rows[second] = rows[second], rows[first]
    elif choice == 1:
        del rows[first]
    elif choice == 2:
        rows.insert(second, rows[first])
    else:
        rows[first] = rows[first] + " " + (rows.pop(first + 1).strip() if first + 1 < len(rows) else "")
    return "\n".join(rows)


def letters(rng: random.Random, text: str, other: str) -> str:
    """A span in the other case, reversed, or with another character for one of it."""
    start, end = _span(rng, text, 40)
    part = text[start:end]
    changed = rng.choice(
        (part.upper(), part.lower(), part[::-1], part.replace(rng.choice(part or " "), rng.choice("\n {}<&1")))
    )
    return text[:start] + changed + text[end:]


MUTATORS: tuple[Mutator, ...] = (
    delete, delete, double, insert, insert, insert, replace, replace, repeat, repeat_span, splice, splice, cut,
    lines, lines, letters,
)  # fmt: skip


def mutated(rng: random.Random, text: str, other: str) -> str:
    """The text after one to six changes."""
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 6))):
        text = rng.choice(MUTATORS)(rng, text, other)[:_LONGEST]
    return text


def hostile_value(rng: random.Random) -> str:
    """A value for a field of the model: a few tokens, as words or run together."""
    return rng.choice((" ", "", "\n")).join(rng.choices(TOKENS, k=rng.choice((1, 2, 2, 3, 5))))
