"""Divide a record into its blocks: title and other text, affiliations, related papers, identifiers."""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.headings import relation_heading
from carcite.formats.pasted.identifiers import ID_LINE
from carcite.formats.pasted.languages import article_languages
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.nlm_references import journal_of
from carcite.formats.pasted.statements import is_conflict_statement

# How the first line of a block that says what it is begins; the words go, the rest of the line stays.
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("affiliations", re.compile(r"\s*(?:Authors? information:|Source$)\s*", re.IGNORECASE)),
    ("text", re.compile(r"\s*Abstract\s*$")),
    ("collaborators", re.compile(r"\s*(?:Collaborators?|Investigators?|Collaborator\(s\)):\s*")),
    ("book", re.compile(r"\s*In:\s+")),
    ("keywords", re.compile(r"\s*(?:KEYWORDS?|Keywords?|Key words):\s+(?=.*[;,])")),
    ("types", re.compile(r"\s*Publication Types?:\s*", re.IGNORECASE)),
    ("mesh", re.compile(r"\s*MeSH Terms:\s*", re.IGNORECASE)),
    ("rights", re.compile(r"\s*(?=(?:Copyright )?© ?(?:\d{4}|The Author|Author|Copyright)|Copyright(?: ©)? \d{4})")),
)
_AFFILIATION_LINE = re.compile(r"\s*\([\d#*†‡§]{1,4}\)")
_GOES_ON = re.compile(r"\s*(?:doi: ?|pii: ?|10\.\d{4}|Epub\b|eCollection\b|Print\b|Online ahead|\d)")
_TRAILING_IDS = re.compile(
    r"(?:^|\s)(?=(?:DOI: ?10\.\S+|PMCID: ?PMC\d+|PMID: ?\d+)(?:\s+\[[^\]]{1,60}\])?"
    r"(?:\s+(?:DOI: ?10\.\S+|PMCID: ?PMC\d+|PMID: ?\d+)(?:\s+\[[^\]]{1,60}\])?){0,2}\s*$)"
)
# "CONCLUSIONS: " at the start of a line, after a line that ends a sentence, begins a paragraph.
_LABEL = re.compile(r"([^\W\d_][^:.?!\n]{1,80}): \S")
_JOINED_AFTER_HYPHEN = re.compile(r"(?!(?:and|or|to|und|oder|et|ou|y|o|e|i|vs|versus)\b)[^\W_]")


class Block(NamedTuple):
    """Lines that belong together; `line` is the number of the first. A label such as `Author information:` is gone."""

    kind: str
    line: int
    lines: list[str]

    @property
    def text(self) -> str:
        """The block as one line, its wrapped lines joined."""
        return unwrapped(self.lines)


def split_blocks(lines: list[Line], *, book: bool = False) -> list[Block]:
    """Return the blocks of a record's lines in order; `In: ` begins one only in a book."""
    blocks: list[Block] = []
    fresh = True  # a blank line is above
    solid = _has_no_blank_lines(lines)
    for line in lines:
        if not line.text.strip():
            fresh = True
            continue
        in_related = bool(blocks) and blocks[-1].kind == "related" and not fresh
        for part in [line.text] if in_related else _without_trailing_ids(line.text):
            kind, rest = _kind(part, book=book, in_related=in_related)
            if kind or not blocks or _begins(blocks[-1], part, fresh=fresh, solid=solid):
                blocks.append(Block(kind or "text", line.number, [rest] if rest.strip() else []))
            else:
                blocks[-1].lines.append(part)
            fresh = False
    return blocks


def _has_no_blank_lines(lines: list[Line]) -> bool:
    """Whether the blank lines between blocks were lost."""
    return "" not in "\n".join(line.text.strip() for line in lines).strip().split("\n")


def _begins(above: Block, line: str, *, fresh: bool, solid: bool) -> bool:
    """Return whether a line without a label begins a block: below a blank line, or where the block above ends."""
    if fresh and not _continues(above, line):
        return True
    return _ends(above, line, solid=solid)


def _kind(line: str, *, book: bool, in_related: bool) -> tuple[str | None, str]:
    """Return the kind of block a line begins, and what is left of the line for it."""
    for kind, label in _LABELS:
        if (match := label.match(line)) and (book or kind != "book"):
            return kind, line[match.end() :]
    if ID_LINE.match(line):
        return (None if in_related and line[:2].isspace() else "ids"), line
    if _names_languages(line.strip()):
        return "language", line
    if is_conflict_statement(line):
        return "conflict", line
    if len(line) < 1000 and relation_heading(line) is not None:
        return "related", line
    return None, line


def _names_languages(text: str) -> bool:
    return text.startswith("[") and article_languages(text.rstrip("]") + "]") is not None


def _ends(block: Block, line: str, *, solid: bool) -> bool:
    """Whether a line begins a new block although no blank line is above it."""
    if block.kind in ("ids", "language"):
        return block.kind == "ids" or block.lines[-1].rstrip().endswith(("]", "]."))
    if not solid or block.kind not in ("affiliations", "related") or not "".join(block.lines).rstrip().endswith("."):
        return False
    if block.kind == "affiliations":
        return _AFFILIATION_LINE.match(line) is None and "@" not in line
    return journal_of(line.strip()) is None and _GOES_ON.match(line) is None


def _continues(block: Block, line: str) -> bool:
    """Whether a line after a blank one still belongs to the block before."""
    return block.kind == "affiliations" and _AFFILIATION_LINE.match(line) is not None


def _without_trailing_ids(line: str) -> list[str]:
    """Return a line, or the text and the identifiers it runs into."""
    if "ID: " not in line[-300:]:
        return [line]
    start = max(0, len(line) - 300)
    match = _TRAILING_IDS.search(line, start)
    if match is None or not line[: match.start()].strip():
        return [line]
    return [line[: match.start()], line[match.start() :].strip()]


def unwrapped(lines: list[str]) -> str:
    """Return wrapped lines as one.

    PubMed breaks lines after a space, which it leaves standing, or after a hyphen; where it breaks after a hyphen
    the parts are joined without a space, unless the hyphen stands for a word left out (`pre- and postnatal`).
    """
    parts: list[str] = []
    for line in lines:
        text = line.strip()
        if not text:
            continue
        last = parts[-1] if parts else ""
        at_hyphen = last.endswith("-") and last[-2:-1].isalnum() and _JOINED_AFTER_HYPHEN.match(text)
        if last and not at_hyphen:
            parts.append(" ")
        parts.append(text + " " if line.endswith("- ") else text)
    return " ".join("".join(parts).split())


def paragraphs(lines: list[str]) -> list[str]:
    """Return a block of an abstract as its paragraphs: one for each label in capitals that begins a line."""
    groups: list[list[str]] = []
    for line in lines:
        if not groups or (_begins_section(line.strip()) and groups[-1][-1].rstrip()[-1:] in '.?!)]”"’»:;%'):
            groups.append([])
        groups[-1].append(line)
    return [unwrapped(group) for group in groups]


def _begins_section(line: str) -> bool:
    match = _LABEL.match(line)
    return match is not None and match[1] == match[1].upper() and len(match[1]) > 2
