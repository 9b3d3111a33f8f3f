"""What PubMed prints around a record's values: headings of related papers, language lines, ids, copyright lines.

Shared by the rooms that read PubMed's display formats. Reference: PubMed User Guide, "Display formats" and
"Comments and corrections" (NLM).
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from carcite.formats.base import Context
from carcite.formats.citation_line import is_citation_line
from carcite.formats.pubmed import LINK_OF_REF_TYPE, LINKS, Link, title_text
from carcite.notes import Code
from carcite.values.languages import parse_language

# The headings are the RefTypes of PubMed XML in words: `Erratum in`, `Corrected and Republished from`.
_LINKS = {link.ref_type.lower(): link for link in (*LINKS, LINK_OF_REF_TYPE["Cites"])}
_LINKS["retractedin"] = _LINKS["retractionin"]
_HEADING = re.compile(r"([A-Za-z]+(?: [A-Za-z]+){1,4}|Cites)(?::\s+(?=\S)|[:.]?$)")
_LONGEST_HEADING = 60


class Heading(NamedTuple):
    """A heading such as `Erratum in`: the link it stands for, and what follows on the same line."""

    link: Link
    rest: str


def relation_heading(line: str) -> Heading | None:
    """The heading of a block of related papers that a line is (`Comment in`) or begins with (`Erratum in: ...`)."""
    text = line.strip()
    match = _HEADING.match(text)
    if match is None or len(match[1]) > _LONGEST_HEADING:
        return None
    link = _LINKS.get(match[1].lower().replace(" ", ""))
    return None if link is None else Heading(link, text[match.end() :].strip())


# --- titles -------------------------------------------------------------------------------------------------------

_RETRACTED_TITLE = re.compile(r"\[?(retracted(?: article)?|withdrawn)\s*[:.]", re.IGNORECASE)


def title_fields(text: str) -> dict[str, Any]:
    """The fields in a printed title: the title without the full stop and the [brackets] of a translation.

    A title that says `RETRACTED:` or `WITHDRAWN:` keeps its words and sets `status`. `[Not Available]` is no title.
    """
    title = title_text(" ".join(text.split()))
    if not title or title.lower() == "not available":
        return {}
    found: dict[str, Any] = {"title": title}
    if match := _RETRACTED_TITLE.match(title):
        found["status"] = match[1].split()[0].lower()
    return found


def note_missing_title(context: Context, what: str) -> None:
    """Add the note that the text (`what`) gives no title, and how to give one."""
    message = f'the {what} gives no title; give it one: --set title="...", or citation.replace(title="...")'
    context.note(Code.MISSING, message, field="title")


# --- languages ----------------------------------------------------------------------------------------------------

_LANGUAGE_LINE = re.compile(
    r"\[?\s*(?:Article|Abstract) (?:available )?in (?P<rest>[^\[\]]{2,400})\]?\.?\s*", re.IGNORECASE
)
_ABSTRACT_IN = re.compile(
    r"^(.*?)\s*;\s*Abstract (?:available )?in (.+?)(?: from the publisher)?$", re.IGNORECASE | re.DOTALL
)


class Languages(NamedTuple):
    """The languages (BCP 47) of an article and of the abstracts its publisher gives beside the first."""

    article: tuple[str, ...]
    abstracts: tuple[str, ...]


def article_languages(line: str) -> Languages | None:
    """What `[Article in English, Spanish; Abstract available in Spanish from the publisher]` says; else None."""
    text = " ".join(line.split())
    match = _LANGUAGE_LINE.fullmatch(text)
    if match is None:
        return None
    rest, abstracts = match["rest"], ""
    if both := _ABSTRACT_IN.match(rest):
        rest, abstracts = both[1], both[2]
    elif text.lstrip("[ ").lower().startswith("abstract"):
        rest, abstracts = "", re.sub(r" from the publisher$", "", rest)
    return Languages(_tags(rest), _tags(abstracts))


def _tags(names: str) -> tuple[str, ...]:
    parts = (part.strip() for part in re.split(r",| and ", names))
    return tuple(parse_language(part) for part in parts if part and "undetermined" not in part.lower())


# --- identifiers --------------------------------------------------------------------------------------------------

ID_LINE = re.compile(r"\s*(?:DOI:\s*(?:https?://\S+/)?10\.|PMCID:\s*PMC\d|(?:PubMed )?PMID:\s*\d|NIHMSID:\s*NIHMS)")
_PMID = re.compile(r"\b(?:PubMed )?PMID:?\s*(\d{1,8})(?!\d)(?:\s*\[([^\]\n]{1,60})\])?")
_PMCID = re.compile(
    r"\b(?:PubMed Central )?PMCID:\s*(PMC\d+)(?:\s*[\[(](available [^\])\n]{1,50})[\])])?", re.IGNORECASE
)
_DOI = re.compile(r"\bDOI:\s*(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_NIHMSID = re.compile(r"\bNIHMSID:\s*(NIHMS-?\d+)")
_ID_PATTERNS = (_PMID, _PMCID, _DOI, _NIHMSID)


class Ids(NamedTuple):
    """The identifiers printed with a record, and what PubMed notes beside them in brackets."""

    pmid: str | None = None
    pmcid: str | None = None
    doi: str | None = None
    nihmsid: str | None = None
    pubmed_status: str | None = None
    pmc_release: str | None = None

    def fields(self, format: str) -> dict[str, Any]:
        """The model fields; what is no identifier of the model stands in `extra`."""
        found: dict[str, Any] = {name: value for name in ("pmid", "pmcid", "doi") if (value := getattr(self, name))}
        tags = {"status": self.pubmed_status, "pmc-release": self.pmc_release, "nihmsid": self.nihmsid}
        if extra := [(format, tag, value) for tag, value in tags.items() if value]:
            found["extra"] = extra
        return found


def printed_ids(text: str) -> Ids:
    """The first PMID, PMCID and DOI printed with their labels (`PMID: 123 [Indexed for MEDLINE]`)."""
    pmid, pmcid, doi, nihmsid = (pattern.search(text) for pattern in _ID_PATTERNS)
    return Ids(
        pmid[1] if pmid else None,
        pmcid[1] if pmcid else None,
        doi[1].rstrip(".,;") if doi else None,
        nihmsid[1] if nihmsid else None,
        pmid[2] if pmid else None,
        pmcid[2] if pmcid else None,
    )


# --- what stands after the abstract -------------------------------------------------------------------------------

# A closing paragraph that begins like this is about rights; one that only holds such words must be short.
_RIGHTS_START = (
    r"©", r"\(c\)\s", r"copyright\b", r"crown copyright\b", r"publisher copyright", r"published by\b",
    r"all rights reserved\b", r"this is an open access\b", r"this article is (?:protected|licensed|a u)",
    r"licensee\b", r"the authors?\(?s?\)? ?\d{4}", r"\d{4} (?:the )?authors?\b",
)  # fmt: skip
_RIGHTS_WORDS = (
    r"©", r"\(c\) ?\d{4}", r"\bcopyright\b", r"all rights reserved", r"\bpublished by\b", r"\blicensee\b",
    r"creative commons", r"u\.?s\.? government work", r"public domain in the u", r"\bthieme\b", r"\bkarger\b",
    r"wiley periodicals", r"john wiley", r"\bwiley-(?:vch|blackwell)\b", r"springer-verlag", r"lippincott williams",
    r"taylor & francis", r"\belsevier\b", r"blackwell publishing", r"oxford university press", r"\bedp sciences\b",
    r"\bschattauer\b", r"\bmary ann liebert\b", r"wolters kluwer",
)  # fmt: skip
_COMPANY = r"\b(?:inc|ltd|llc|gmbh|b\.v|verlag|press|publishers?|publications?|society)\.?(?: all rights reserved\.)?"
_IS_RIGHTS_START = re.compile("|".join(_RIGHTS_START), re.IGNORECASE)
_HAS_RIGHTS_WORDS = re.compile("|".join(_RIGHTS_WORDS), re.IGNORECASE)
_PUBLISHER_LINE = re.compile(rf"[\w&.,'’ -]{{2,90}}{_COMPANY}", re.IGNORECASE)
_LONGEST_RIGHTS = 1500
_LONGEST_RIGHTS_WITHIN = 300
_LONGEST_PUBLISHER_LINE = 100


def is_rights(paragraph: str) -> bool:
    """Whether a paragraph after an abstract is its copyright line: `© 2016 Foo`, `Colorectal Disease © 2016 ...`."""
    text = paragraph.strip()
    if _IS_RIGHTS_START.match(text):
        return len(text) <= _LONGEST_RIGHTS
    if len(text) <= _LONGEST_RIGHTS_WITHIN and _HAS_RIGHTS_WORDS.search(text):
        return True
    return len(text) <= _LONGEST_PUBLISHER_LINE and _PUBLISHER_LINE.fullmatch(text) is not None


_CONFLICT = re.compile(r"\s*(?:conflicts? of interests?(?: statement)?|competing interests?)\s*:", re.IGNORECASE)


def is_conflict_statement(line: str) -> bool:
    """Whether a line begins the authors' conflict of interest statement."""
    return _CONFLICT.match(line) is not None


# What stands among affiliations and is none: `(#)Contributed equally`.
_FOOTNOTE = re.compile(
    r"(?i)[*†‡§#✉\s]{0,4}(?:corresponding author|(?:address for )?correspondence\b|contributed equally"
    r"|(?:these|both|all) authors contributed|equal contribution|共同第一作者|通讯作者|electronic address|e-?mail"
    r"|lead contact|orcid)"
)


def is_author_footnote(text: str) -> bool:
    """Whether a line among affiliations is a footnote to the authors."""
    return _FOOTNOTE.match(text) is not None


_SLASH = re.compile(r"\s*/\s*")


def mesh_term(text: str) -> str:
    """A MeSH heading in MEDLINE's spelling: `Nephrectomy / adverse effects*` is `Nephrectomy/*adverse effects`."""
    parts = _SLASH.split(text)
    return "/".join(f"*{part[:-1]}" if part.endswith("*") else part for part in parts)


# --- pages copied from the web -------------------------------------------------------------------------------------

# Lines that only a page has: its citation line under the journal, its buttons, its line of identifiers.
_WEB_LINES = (
    r"\. (?:1[89]|20)\d\d\b", r"\. Author manuscript;", r"(?:Author )?Affiliations? ?(?:Expand|Collapse)[ \t]*$",
    r"PubMed Disclaimer[ \t]*$", r"PMC Disclaimer[ \t]*$", r"Published in final edited form as:",
    r"PMID: \d+ (?:PMCID: PMC\d+ .{0,40})?DOI: ?10\.", r"PMCID: PMC\d+ .{0,60}PMID: \d",
    r"PMID: \d+ ?(?:Free (?:PMC )?article|No abstract|Review)\.", r".{0,60}Copyright and License information",
    r"[*•-] +PMID: ?\d", r"\[Preprint\]\. (?:19|20)\d\d", r"PMID: ?\d+ Bookshelf ID:", r"Cite[ \t]*\n\s*Share[ \t]*$",
    r"Published online (?:19|20)\d\d [A-Z][a-z]{2}\b",
    r"Display Settings: ?(?:Abstract)?", r"Format: ?Abstract", r"Images from this publication",
)  # fmt: skip
_WEB = re.compile(rf"^[ \t]*(?:{'|'.join(_WEB_LINES)})", re.MULTILINE | re.IGNORECASE)
_WEB_HEADINGS = re.compile(
    r"^[ \t]*(?:(?:PMID: ?\d+|PMCID: ?PMC\d+|DOI: ?10\.\S+)[^\n]*\n\s*(?:Abstract|Affiliations?)[ \t]*$"
    r"|Affiliations?[ \t]*\n(?:[^\n]{1,400}\n){1,20}?[ \t]*PMID: ?\d)",
    re.MULTILINE,
)


def is_web_page(head: str) -> bool:
    """Whether the start of a text is a copy of a page of PubMed or PMC on the web, not of its text displays."""
    head = head.replace("\r\n", "\n").replace("\xa0", " ")
    if _NUMBERED_RECORD.match(head):
        return False
    return bool(_WEB.search(head) or _WEB_HEADINGS.search(head)) or _is_plain_page(head)


_NUMBERED_RECORD = re.compile(r"[\s\ufeff]*\d{1,6}[.:] +[^\n]{2,200}\. (?:1[5-9]|20)\d\d\b")
_PLAIN_HEADINGS = re.compile(
    r"^[ \t#]*(?:Abstract|Source|Author information|LinkOut - more resources|Publication [Tt]ypes, .*)[ \t]*$",
    re.MULTILINE,
)
_PMID_LINE = re.compile(r"^[ \t]*PMID: ?\d", re.MULTILINE)


def _is_plain_page(head: str) -> bool:
    """Whether a text is a page as PubMed showed it until 2020: a citation line first, and headings without a colon."""
    first = head.lstrip("\ufeff \t\r\n").partition("\n")[0]
    return (
        is_citation_line(first)
        and not first[:1].isdigit()
        and _PLAIN_HEADINGS.search(head) is not None
        and _PMID_LINE.search(head) is not None
    )
