"""What stands behind an abstract or among affiliations: copyright lines, conflicts of interest, footnotes."""

from __future__ import annotations

import re

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
_COMPANY = (
    r"\b(?:inc|ltd|llc|gmbh|b\.v|verlag|press|publishers?|publications?|(?<!in )(?<!and )society)\.?"
    r"(?: all rights reserved\.)?"
)
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


# What publishers put behind an abstract about files beside the article.
_SUPPLEMENT = re.compile(
    r"(?:(?:electronic )?supplementary (?:information|materials?|data)[.:]?\s+)?"
    r"(?:(?:the|this) )?online version (?:of this (?:article|paper|chapter) )?(?:\([^()]{1,100}\) )?"
    r"(?:contains|includes) supplementary (?:information|materials?|data)\b",
    re.IGNORECASE,
)
_LONGEST_SUPPLEMENT = 400


def without_supplement(paragraph: str) -> tuple[str, str]:
    """Return a paragraph without the note at its end that the article has supplementary files; and that note."""
    note = _SUPPLEMENT.search(paragraph)
    if note is None or len(paragraph) - note.start() > _LONGEST_SUPPLEMENT:
        return paragraph, ""
    return paragraph[: note.start()].rstrip(), paragraph[note.start() :]


_CONFLICT = re.compile(r"\s*(?:conflicts? of interests?(?: statement)?|competing interests?)\s*:", re.IGNORECASE)


def is_conflict_statement(line: str) -> bool:
    """Whether a line begins the authors' conflict of interest statement."""
    return _CONFLICT.match(line) is not None


# Footnotes among affiliations: `(#)Contributed equally`.
_FOOTNOTE = re.compile(
    r"(?i)[*†‡§#✉\s]{0,4}(?:corresponding author|(?:address for )?correspondence\b|contributed equally"
    r"|(?:these|both|all) authors contributed|equal contribution|共同第一作者|通讯作者|electronic address|e-?mail"
    r"|lead contact|orcid)"
)


def is_author_footnote(text: str) -> bool:
    """Whether a line among affiliations is a footnote to the authors."""
    return _FOOTNOTE.match(text) is not None


# What printed pages have at their feet, and behind an abstract where the lines of a copy run on.
_OF_A_FOOT = re.compile(
    r"[*†‡§¶#⁎∗⋆\d\s]{0,4}(?:\(?\*?\)?\s)?"
    r"(?:corresponding authors?\b|(?:address|author|addresses) (?:for|to) (?:correspond|reprint)"
    r"|(?:address )?correspond(?:ence|ing) |correspondence\b|reprint (?:requests|address)"
    r"|(?:present|current|author'?s?'?) address\b|to whom correspond|e-?mails?(?: address(?:es)?)?\s?:"
    r"|(?:tel|fax|phone)\.?\s?[:：+]"
    r"|(?:part of )?(?:this|the) (?:work|research|study|paper|project|report|material|author)s?"
    r" (?:was|were|is|has been|have been|are) (?:\w{2,12} )?"
    r"(?:support|fund|sponsor|financ|based up|a revis|an extend)"
    r"|(?:financially |partially )?supported (?:in part )?by\b|(?:grant )?funding\s?:|(?:grant|contract) sponsor"
    r"|permission to (?:make|copy|use)|confidential\b|arxiv:|hal-\d{6,9}\b|pacs\b"
    r"|(?:\d{4} )?(?:ams |mathematics )?subject classif"
    r"|(?:acm )?categories and subject|additional key ?words|author keywords|jel classif|ccs concepts|general terms"
    r"|\(some figures|\d{4}-\d{3}[\dx]/|downloaded (?:from|by)\b|available online|submitted\b.{0,30}\d{4}"
    r"|(?:manuscript )?received\b.{0,40}\d|accepted\b.{0,30}\d{4}|published online\b|edited by\b|academic editor"
    r"|citation:|to cite this|please cite|cite this|contents lists? available|authorized licensed use"
    r"|from the (?:department|division|section|institute)|disclosures?\s?:|a preliminary version"
    r"|first published\b|doi\s?:|https?://(?:dx\.)?doi\.org)",
    re.IGNORECASE,
)


def is_at_foot(text: str) -> bool:
    """Return whether a line is of the foot of a printed page: correspondence, support, permission, classification."""
    return _OF_A_FOOT.match(text) is not None
