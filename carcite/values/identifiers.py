"""Identifiers in one normal form: DOI, PMID, PMCID, arXiv, ISSN, ISBN, ORCID iD.

Every `parse_*` returns the normal form, or None if the whole text is not such an identifier; the caller then keeps the
text. Links, labels (`PMID: 1`) and notes (`1234-5679 (Print)`) are removed. The case of a DOI, which the publisher
chose, does not change. Check digits are verified, not corrected.

DOI Handbook 2 and 3.8; NLM, "PubMed Format" (PMID, PMC, AID); arXiv, "Understanding the arXiv identifier";
ISO 3297 (ISSN), ISO 2108 (ISBN), ISO 7064 MOD 11-2 (ORCID).
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote

_WEB = r"(?:https?://)?(?:www\.)?"
_FLAGS = re.ASCII | re.IGNORECASE
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u00ad", "-"))

_LENGTH = 256  # far above any of these with its link; longer text is not an identifier


def _whole(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    text = text.strip()
    return pattern.fullmatch(text) if len(text) <= _LENGTH else None


# --- DOI --------------------------------------------------

_DOI_LINK = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/", _FLAGS)
_DOI_LABEL = re.compile(r"info:doi/|urn:doi:|doi(?![.\w])\s*:?\s*", _FLAGS)
_DOI_NOTE = re.compile(r" ?\[(?:doi|DOI)\]$")
_DOI_PREFIX = r"10\.[0-9]{4,9}(?:\.[0-9]+)*/"
# A whole DOI; or a short one of shortdoi.org, whose links work, too.
_DOI = re.compile(rf"{_DOI_PREFIX}[^\s\x00-\x1f\x7f-\x9f]+|10/[A-Za-z][A-Za-z0-9]{{2,9}}")
# In running text a DOI also ends before a quotation mark, CJK punctuation and a tag (`<b`, `</b`), but not before the
# `<693::AID` of an old SICI.
_DOI_IN_TEXT = re.compile(
    rf"(?<![0-9.]){_DOI_PREFIX}(?:[^\s\x00-\x1f\x7f-\x9f<\"“”，。；、（）《》【】⟨⟩]|<(?![/A-Za-z]))+"
)
_DOI_LENGTH = 4096  # far above any DOI; longer text is not one
_DOI_TAIL = ".,;:'\"“”‘’"
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


def parse_doi(text: str) -> str | None:
    """Return the bare DOI (`10.1000/182`, `10/fqd6hj`) of a DOI with or without a label or link, its case unchanged."""
    text = text.strip()
    if len(text) > _DOI_LENGTH:
        return None
    if text.endswith("]"):
        text = _DOI_NOTE.sub("", text)
    while label := _DOI_LABEL.match(text):
        text = text[label.end() :]
    if link := _DOI_LINK.match(text):
        text = unquote(text[link.end() :])
    if not _DOI.fullmatch(text):
        return None
    return _without_tail(text)


# A heading that nothing divides from the DOI above it: `10.5555/tea.1Keywords`.
_GLUED_HEADING = re.compile(
    r"(?<=[0-9])(?:Keywords?|Key|Abstract|Received|Accepted|Published|Copyright|Citation|ISSN|PMID)\b"
)


def find_doi(text: str) -> tuple[str, int, int] | None:
    """Return the first DOI in running text, without label or link, as `(doi, start, end)`; None if there is none."""
    for match in _DOI_IN_TEXT.finditer(text):
        if doi := _without_tail(_GLUED_HEADING.split(match[0].partition("](")[0], 1)[0]):
            start, end = match.start(), match.start() + len(doi)
            linked = text[max(0, start - 8) : start].lower() == "doi.org/"
            return (linked and parse_doi(f"doi.org/{doi}")) or doi, start, end
    return None


def doi_key(doi: str) -> str:
    """Return the DOI in the form in which DOIs are compared: ASCII letters in lower case (DOI Handbook 2.4)."""
    return "".join(c.lower() if c.isascii() else c for c in doi) if not doi.isascii() else doi.lower()


def doi_url(doi: str) -> str:
    """Return the link of a DOI, percent-encoded where necessary (DOI Handbook 3.8)."""
    return "https://doi.org/" + quote(doi, safe="/:;()@!$*+,=&'~")


def _without_tail(doi: str) -> str | None:
    """Return the text without the full stop and bracket of the sentence around it; None if nothing is left."""
    end = len(doi)
    surplus = {close: doi.count(close) - doi.count(opening) for close, opening in _BRACKETS.items()}
    while end and (doi[end - 1] in _DOI_TAIL or surplus.get(doi[end - 1], 0) > 0):
        end -= 1
        if doi[end] in surplus:
            surplus[doi[end]] -= 1
    return None if doi[end - 1] == "/" and doi.count("/", 0, end) == 1 else doi[:end]


# --- PubMed --------------------------------------------------

_PMID = re.compile(
    rf"(?:PMID\s*:?\s*|{_WEB}(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/(?:\?term=)?)?"
    r"([1-9][0-9]{0,7})(?:/|(?<=[0-9])/?[?#]\S*)?",
    _FLAGS,
)
_PMCID = re.compile(
    rf"(?:PMCID\s*:?\s*|{_WEB}(?:ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov|europepmc\.org)"
    r"/articles?/(?:PMC/)?)?(PMC)?\s?([1-9][0-9]{0,9})(?:\.[0-9]{1,3})?(?:/\S*|[?#]\S*)?",
    _FLAGS,
)


def parse_pmid(text: str) -> str | None:
    """Return the PubMed number, one to eight digits, of `PMID: 123` or a PubMed link."""
    match = _whole(_PMID, text)
    return match[1] if match else None


def parse_pmcid(text: str) -> str | None:
    """Return `PMC123` of a PMCID in either case, with a version (`PMC123.1`) or a link."""
    match = _whole(_PMCID, text)
    return f"PMC{match[2]}" if match and match[1] else None


# --- arXiv --------------------------------------------------

_ARXIV = re.compile(
    rf"(?:arXiv\s*:\s*|{_WEB}arxiv\.org/(?:abs|pdf|html)/|(?:https?://doi\.org/|doi:\s*)?10\.48550/arXiv\.)?"
    r"([0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,3})?|[a-z]{2,10}(?:-[a-z]{2,5})?(?:\.[a-z]{2})?/[0-9]{7}(?:v[0-9]{1,3})?)"
    r"(?:\.pdf)?(?:\s*\[[A-Za-z.\- ]{2,20}\])?",
    _FLAGS,
)


def parse_arxiv(text: str) -> str | None:
    """Return `2101.00001v2` or `hep-th/9901001`: without `arXiv:`, link and subject class, its version kept."""
    match = _whole(_ARXIV, text)
    return match[1] if match else None


# --- Check digits --------------------------------------------------

_NOTE = r"(?:\s*[(\[][^()\[\]]{0,60}[)\]])?"
# zbMATH marks the electronic one: `1234-5679/e`.
_ISSN = re.compile(rf"(?:[ep]?-?ISSN(?:-L)?\s*:?\s*)?([0-9]{{4}})\s?-?\s?([0-9]{{3}}[0-9X])(?:/[ep])?{_NOTE}", _FLAGS)
_ISBN = re.compile(rf"(?:e?-?ISBN(?:-1[03])?\s*:?\s*)?([0-9](?:[- ]?[0-9]){{8,11}}[- ]?[0-9X]){_NOTE}", _FLAGS)
_ORCID = re.compile(
    rf"(?:ORCID(?:\s*iD)?\s*:?\s*)?(?:{_WEB}orcid\.org/)?([0-9]{{4}})-?([0-9]{{4}})-?([0-9]{{4}})-?([0-9]{{3}}[0-9X])/?",
    _FLAGS,
)


@lru_cache(maxsize=1024)  # a journal's comes with each of its papers
def parse_issn(text: str) -> str | None:
    """Return the ISSN as `1234-567X`; hyphen put in, a label or a note (`(Print)`) taken off."""
    match = _whole(_ISSN, text.translate(_DASHES))
    if not match:
        return None
    digits = (match[1] + match[2]).upper()
    return f"{digits[:4]}-{digits[4:]}" if _weighted(digits, 8) % 11 == 0 else None


def parse_isbn(text: str) -> str | None:
    """Return the ISBN, ten or thirteen digits, with the hyphens it has; a space between groups becomes one."""
    match = _whole(_ISBN, text.translate(_DASHES))
    if not match:
        return None
    isbn = match[1].upper().replace(" ", "-")
    digits = isbn.replace("-", "")
    if len(digits) == 10:
        valid = _weighted(digits, 10) % 11 == 0
    else:
        valid = len(digits) == 13 and digits.isdecimal() and _weighted_ean(digits) % 10 == 0
    return isbn if valid else None


_CODE_NOTE = re.compile(r" ?\([A-Za-z][^()]{0,40}\)")
_CODE_LABEL = re.compile(r"(?:[ep]-?)?IS[SB]N(?:-1[03])?(?: \((?:print|online)\))?:? ?(?=[0-9])", re.IGNORECASE)
_BETWEEN_CODES = re.compile(r" ?[,;] ?| (?:[:/|] )?(?=[0-9X-]{8})")
_SHORT_CODE = 9  # characters of an ISSN


def split_codes(text: str) -> list[str]:
    """Return the ISSNs or ISBNs in a text, without labels and notes; other words stay.

    >>> split_codes("ISSN 0028-0836 (Print)1476-4687 (Online)")
    ['0028-0836', '1476-4687']
    """
    text = " ".join(text.split())
    if "(" in text and any(char.isdigit() for char in text):
        text = _CODE_NOTE.sub(" ", text).strip() or text
    if "IS" in text:
        text = _CODE_LABEL.sub("", text)
    if len(text) <= _SHORT_CODE and "," not in text and ";" not in text:
        return [text] if text else []
    return [code for part in _BETWEEN_CODES.split(text) for code in _words_with_code(part)]


def _words_with_code(part: str) -> list[str]:
    """Return the words of a text if one of them is an ISSN or ISBN and the whole text is not; otherwise the text."""
    words = part.split(" ")
    is_divided = len(words) > 1 and not is_code(part) and any(map(is_code, words))
    return words if is_divided else list(filter(None, (part,)))


def is_code(text: str) -> bool:
    """Whether the text is an ISSN or an ISBN."""
    return bool(parse_issn(text) or parse_isbn(text))


def parse_orcid(text: str) -> str | None:
    """Return the ORCID iD as `0000-0002-1825-0097`, from the bare digits or a link."""
    match = _whole(_ORCID, text.translate(_DASHES))
    if not match:
        return None
    groups = [group.upper() for group in match.groups()]
    total = 0
    for digit in "".join(groups)[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(groups) if groups[3][3] == ("X" if check == 10 else str(check)) else None


def _weighted(digits: str, first: int) -> int:
    """Return the sum of the digits with falling weights, X being ten in the last place."""
    return sum((10 if c == "X" else int(c)) * (first - i) for i, c in enumerate(digits))


def _weighted_ean(digits: str) -> int:
    return sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(digits))
