"""What is certain in a reference, whatever its style: identifiers, links, dates of access; and marks of web pages."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from carcite.formats.pasted.references.links import take_links
from carcite.formats.pasted.references.web_labels import LABELS, SURE_LABELS, is_links
from carcite.values.date_patterns import MONTH
from carcite.values.dates import PartialDate
from carcite.values.identifiers import find_doi, parse_arxiv, parse_doi, parse_isbn

_LEAD = re.compile(
    r"^\W{0,3}(?:cite (?:this (?:article|paper|as)|as)(?: as)?|how to cite(?: this article)?|to cite this article"
    r"|suggested citation|citation|reference"
    r"|source|引用本文|引用格式|本文引用格式|出处|来源|引用|出典|출처)\s*[:：]\s*",
    re.IGNORECASE,
)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*<?(https?://[^()<>\s]*(?:\([^()\s]*\)[^()<>\s]*)*)>?[^()]{0,100}\)")
_REFERENCE_LINK = re.compile(r"\[([^\[\]]{1,80})\](?:\[[^\[\]]{0,40}\]|\s\[[0-9]{1,4}\])")
_TAG = re.compile(r"</?(?:i|italic|em|b|strong|u|span|p|li|br|sup|sub|a)\b[^<>]{0,200}>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w\\])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w])|\\(?=[*_\[\].])")
# Words that titles have in brackets, too, as `[abstract]`, are labels behind a stop or another label.
_WEB_LABELS = re.compile(
    rf"(?<![./\w])(?:\[\s*)?\b(?:{SURE_LABELS}|DOI|PMC|HTML|PDF|Article)[\s.]*\](?:\s*[,;·]?)"
    rf"|(?<=[.\]]\s)\[(?:{LABELS})\]|\[\s*\]"
    r"|\s?\((?:PDF|HTML|EPUB|PPTX?|DOCX?)\)(?=[.,;\s]|$)",
    re.IGNORECASE,
)
_DOI_LABEL = re.compile(
    r"[\s.,;:(\[|]*(?:https?://(?:dx\.|www\.)?doi\.org/|\b(?:doi"
    r"|DOI)\s*[:：.]?\s*(?:https?://(?:dx\.)?doi\.org/)?)?\s*$",
    re.IGNORECASE,
)
_DIVIDED_DOI = re.compile(  # at the end of a line, behind a sign that does not end one
    r"(\b10\.[0-9]{4,9}/(?:[a-z]{1,20}\.(?:[a-z]{1,20}\.)?|[\w.()/-]{0,60}(?<=[/_(-]))?)"
    r"\s(?=(?:[a-z][\w().;/-]{0,60}[0-9]|[0-9]{5,})[\w()/-]{0,40}[.,;]?(?:\s|$))",
    re.IGNORECASE,
)
_LABEL_MISPLACED = re.compile(r"(\b[Ii]n|^)?, (?:editors?(?!s)|eds?\.)(?=[^\W\d_])")  # as pandoc prints NLM's editors
_IN_URL = re.compile(r"https?://(?!(?:dx\.|www\.)?doi\.org/)[^\s<>\"]*$")
_VIEW = re.compile(r"(?:/(?:full|abstract|abs|pdf|epdf|html|meta))+$|\.pdf$|[?#].*$")
_SHORT_DOI = re.compile(r"\bdoi:?\s*(?:https?://doi\.org/)?(10/[a-z0-9]{3,10})\b\.?", re.IGNORECASE)
_PMID = re.compile(
    r"[;,.]?\s*[\[(]?\b(?:(?:PubMed\s)?PMID\s*[:：]?|Pub ?[Mm]ed(?: ID)?\s?[:：])\s*([0-9]{1,8})\b[;.]?"
    r"(?:[\])]|\s*\[[^\[\]]{1,40}\])?"
)
_DOI_AND_PMID = re.compile(
    r"\b10\.[0-9]{4,9}/\S{1,120}(?<![.,;_/-])\s(?=[1-9][0-9]{6,7}(?:\s+PMC[0-9]|\W*$))"
)  # without a label
_PMCID = re.compile(r"[;,.]?\s*\b(?:PubMed Central\s)?(?:PMCID\s*[:：]?\s*)?(PMC[0-9]{3,9})\b[;.]?")
_ARXIV = re.compile(
    r"[\[(]?\b(?:arXiv(?: preprint)?(?: arXiv)?(?:\s*[:：]|,? abs/)\s*"
    r"((?:[a-z-]+(?:\.[A-Z]{2})?/)?[0-9]{4}\.?[0-9]{3,5}"
    r"(?:v[0-9]+)?)(?:\s*\[[\w. -]+\]|;? [Vv]ersion [0-9]+)?"
    # An identifier of before 2007 names its archive: `hep-th/9711200`.
    r"|((?:hep-(?:th|ph|ex|lat)|gr-qc|quant-ph|nucl-(?:th|ex)|astro-ph|cond-mat|math-ph|math(?:\.[a-z]{2})?|q-alg|nlin"
    r"|solv-int|alg-geom|physics)/[0-9]{7}(?:v[0-9]+)?)"
    r"|(?<=[\s,\[(])((?:0[7-9]|[12][0-9])(?:0[1-9]|1[0-2])\.[0-9]{4,5}(?:v[0-9])?)(?=[\])]?[.;]?$))[\])]?",
    re.IGNORECASE,
)
_ISBN = re.compile(r"[;,.]?\s*\bISBN(?:-1[03])?\s*[:：]?\s*([0-9][0-9 -]{8,16}[0-9X])\b", re.IGNORECASE)
_DATE = (
    rf"(?:[0-9]{{4}}[-/. ][0-9]{{1,2}}[-/. ][0-9]{{1,2}}|[0-9]{{4}} {MONTH}(?: [0-9]{{1,2}})?"
    rf"|[0-9]{{1,2}} {MONTH},? [0-9]{{4}}|{MONTH} [0-9]{{1,2}},? [0-9]{{4}}|{MONTH},? [0-9]{{4}})"
)
_EPUB = re.compile(
    rf"[\[(]?\b(?:E-?pub(?:lished online)?"
    rf"|[Pp]ublished online(?: first)?:?)(?:\s+(?P<date>{_DATE}|[0-9]{{8}}))?(?P<ahead>\s+ahead of print)?"
    rf"(?:\s{MONTH} [0-9]{{1,2}}(?![0-9]))?[\])]?[.;]?",
    re.IGNORECASE,
)
_DAY_IN_DIGITS = re.compile(r"^([0-9]{4})([0-9]{2})([0-9]{2})$")
_SLANTED = re.compile(
    r"(?<![\w*])\*(?![*\s])[^*\n]{2,600}(?<!\s)\*(?!\*)|<(i|em|italic)\b[^<>]{0,80}>.{2,600}?</\1>|(?<!\w)_[^_\n]{2,600}_(?!\w)"
)
_ESCAPED = re.compile(r"\\([\[\]#&.~^$<>{}-])")
_YEAR_APART = re.compile(rf"\b((?:19|20)[0-9]{{2}}); published online ({MONTH}(?: [0-9]{{1,2}})?)(?![0-9])")
_SPACES = re.compile(r"\s+")
_SPACE_APART = re.compile(r"(?<=[(\[]) | (?=[)\]]|[.,](?:\s|$))")  # `( 2010 )`, `Tea , 12`
# Where a volume is printed without a space behind the journal: `Phys. Lett.90, 17 (2003)`, `JHEP03 (2016) 053`
_GLUED_VOLUME = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[a-z]\.))(?=(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{1,4}(?:\s?\((?:19|20)[0-9]{2}\)|,\s?[A-Z]?[0-9]{1,6}\s?(?:[-–(]|\.?$)))"
)


class Plain(NamedTuple):
    """A text without the marks of Markdown and HTML, the links it had, and what was in italics."""

    text: str
    links: list[str]
    slanted: tuple[str, ...]


def without_marks(text: str) -> Plain:
    """Return the text without the marks of Markdown and HTML and the web's link labels."""
    links: list[str] = []

    def linked(match: re.Match[str]) -> str:
        links.append(match[2])
        return "" if is_links(match[1].strip(" .")) else match[1]

    text = _MARKDOWN_LINK.sub(linked, _ESCAPED.sub(r"\1", text))
    slanted = [_bare(match[0]) for match in _SLANTED.finditer(text)]
    text = _REFERENCE_LINK.sub(r"\1", _WEB_LABELS.sub("", _TAG.sub("", text)))
    text = _SPACES.sub(" ", _LEAD.sub("", _EMPHASIS.sub("", text), count=1)).strip()
    text = _SPACE_APART.sub("", text)
    text = _LABEL_MISPLACED.sub(
        lambda match: f"{match[1]}: eds. " if match[1] else ", eds. " if match.start() else "eds. ", text
    )
    return Plain(text, links, tuple(name for name in slanted if any(map(str.isalpha, name))))


def _bare(text: str) -> str:
    return _SPACES.sub(" ", _EMPHASIS.sub("", _TAG.sub("", text))).strip(" .,;:")


def take_certain(text: str, links: list[str]) -> tuple[dict[str, Any], str]:
    """Return the fields that are certain, and the text without them."""
    found: dict[str, Any] = {}
    text = _DOI_AND_PMID.sub(r"\g<0>PMID ", text)
    text = _take_doi(_DIVIDED_DOI.sub(r"\1", text), found)
    for pattern, name in ((_PMID, "pmid"), (_PMCID, "pmcid"), (_ISBN, "isbn")):
        if match := pattern.search(text):
            found[name] = match[1] if name != "isbn" else [match[1]]
            text = _without(text, match)
    if found.get("isbn") and parse_isbn(found["isbn"][0]) is None:
        del found["isbn"]
    if (match := _ARXIV.search(text)) and (arxiv := parse_arxiv(next(filter(None, match.groups())))):
        found["arxiv"] = arxiv
        text = _without(text, match)
    text = take_links(text, links, found)
    text = _YEAR_APART.sub(r"\1 \2", text)
    if epub := _EPUB.search(text):
        if epub["date"]:
            found["epub_date"] = PartialDate.parse(_DAY_IN_DIGITS.sub(r"\1-\2-\3", epub["date"].replace(".", "")))
        elif epub["ahead"]:
            found["status"] = "Epub ahead of print"
        text = _without(text, epub)
    return found, _GLUED_VOLUME.sub(" ", _SPACES.sub(" ", text).strip(" ;,|"))


def _take_doi(text: str, found: dict[str, Any]) -> str:
    if short := _SHORT_DOI.search(text):
        if parsed := parse_doi(short[1]):
            found["doi"] = parsed
        return _without(text, short)
    for _ in range(3):  # pages and the DOI itself may both be the DOI
        doi = find_doi(text)
        if doi is None:
            break
        if _IN_URL.search(text[: doi[1]]):  # in the address of a publisher's page, which is kept
            found.setdefault("doi", _VIEW.sub("", doi[0]))
            break
        found.setdefault("doi", doi[0])
        if found["doi"] != doi[0]:
            break
        head = text[: doi[1]]
        label = _DOI_LABEL.search(head[-80:])
        start = len(head) - len(head[-80:]) + label.start() if label else doi[1]
        text = f"{text[:start]}. {text[doi[2] :].lstrip(' .;,)]')}"
    return text


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
