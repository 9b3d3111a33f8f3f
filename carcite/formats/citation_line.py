"""NLM citation lines as PubMed prints them: `Chin Med J (Engl). 2024 Dec 17;138(5):523-30. doi: 10.1097/...`.

Journal, date, volume, issue and pages have one order; identifiers, the electronic date, the status and the publication
type follow in any order. The form is that of PubMed's displays (PubMed User Guide, "Display options"), which
is Citing Medicine's (NLM, 2nd edition, chapter 1) with PubMed's own additions: `pii:`, `eCollection`,
`Online ahead of print`, a DOI, PII or preprint number in the place of the pages.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from carcite.values.dates import MONTH_ABBREVIATIONS, PartialDate
from carcite.values.identifiers import parse_doi
from carcite.values.pages import Pages, split_locator

__all__ = ["CitationLine", "is_citation_line", "parse_citation_line"]


class CitationLine(NamedTuple):
    """The parts of a citation line; those that it does not have are None or empty.

    `volume` and `issue` are as printed (`12 Suppl 3`, `6 Pt 2`), `pages` and `article_number` as returned by
    `carcite.values.pages.split_locator`. `status` is the printed words without brackets (`Online ahead of print`).
    `rest` is other text after the pages, in its order.
    """

    journal: str
    issued: PartialDate | None = None
    volume: str | None = None
    issue: str | None = None
    pages: Pages | None = None
    article_number: str | None = None
    doi: str | None = None
    pii: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    epub_date: PartialDate | None = None
    print_date: PartialDate | None = None
    collection_date: PartialDate | None = None
    status: str | None = None
    publication_types: tuple[str, ...] = ()
    rest: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether the line has a journal and a date and nothing else, as lists of related papers print it."""
        return not any(self[2:])


_LONGEST = 2000  # characters; the longest citation lines have 300
_LONGEST_JOURNAL = 200
_MOST_WORDS = 24  # of a journal's name
# `Received: 5 November 2019; Accepted: ...` is not a journal.
_OTHER_DATES = (
    "received", "accepted", "revised", "published", "submitted", "first published", "available online",
    "reçu", "recibido", "recebido", "eingereicht", "eingegangen", "ricevuto", "поступила",
)  # fmt: skip

_MONTH = "(?:" + "|".join(f"{name.upper()}|{name.capitalize()}[a-z]{{0,6}}" for name in MONTH_ABBREVIATIONS) + ")"
_DATE_WORD = (
    rf"(?:{_MONTH}|Spring|Summer|Autumn|Fall|Winter|Quart(?:er)?|Trimester|Semester|[0-9]{{1,4}}(?:st|nd|rd|th)?)"
)
_DATE = rf"(?:1[5-9]|20)[0-9]{{2}}(?![0-9])(?:[ /–-]{{1,3}}{_DATE_WORD}(?![\w.]*[A-Za-z])){{0,7}}"
_DATE_HERE = re.compile(_DATE)
# The day at the end is of a date in another order: `J Biol. Mar 18, 2022; 13(3): 5-9`.
_NOT_IN_JOURNAL = re.compile(
    rf"[@<>{{}}=]|://|; |PMID|10\.|[0-9] ?\([0-9]|\([0-9]{{4}}\) [0-9]|\. {_MONTH} [0-9]{{1,2}}$"
)
_DATE_IN_OTHER_ORDER = re.compile(  # as PMC printed it: `J Biol. Mar 2009; 13(3): 5-9`
    rf"\. (?P<month>{_MONTH}) (?P<year>(?:19|20)[0-9]{{2}})(?=; ?[0-9])"
)
# A year after a full stop (or a space, for texts that lost it) can end the journal's name.
_YEAR = re.compile(r"(?P<stop>\.?)[ ]?(?<![0-9])(?=(?:1[5-9]|20)[0-9]{2}(?![0-9]))")
_AFTER_DATE = re.compile(r"(?: ?[;:.]|$|(?=\([0-9]{1,3}\):)| (?=\[|doi\b|pii\b|Epub\b|Online\b))", re.IGNORECASE)
_RECORD_NUMBER = re.compile(r"[0-9]{1,6}[.:] +(?=[^\W\d_])")
_INNER_STOP = re.compile(r"(\S+)\. ")
# Since 2024 PubMed prints a volume without an issue behind a colon: `2021 Feb:92:1-9.`
_COLON_VOLUME = re.compile(r": ?(?P<volume>[0-9A-Z][\w/–-]{0,9}(?: (?:Suppl|Spec|Pt)(?: [\w.]{1,6})?)?)(?=:)", re.ASCII)
_VOLUME_ISSUE = re.compile(
    r"(?P<volume>[^():]{0,60}?) ?(?:\((?P<issue>[^():]{0,60}(?:\([^():]{0,30}\))?[^():]{0,20})\))?"
)
_VOLUME_COMMA_ISSUE = re.compile(r"(?P<volume>[0-9]{1,4}), ?(?P<issue>[0-9]{1,3})")  # 2020; 6, 2: 92–98
_SLOT_END = re.compile(r"\.(?= |$)|(?=;? (?:doi|pii): ?)|(?=;doi:)|(?= \[)|$", re.IGNORECASE)
_VOLUME_END = re.compile(r"[:\[]|\.(?= |$)|(?= doi: ?)|(?= pii: ?)|$", re.IGNORECASE)
_PAGES = re.compile(r"[\w.:–-]{1,40}(?:[,;] ?(?:[A-Za-z ]{1,20} )?[\w.:–-]{1,40}){0,9}")
_PII = re.compile(r"S?[0-9]{4}-?[0-9]{3}[0-9X]\([0-9]{2}\)[0-9]{5}-?[0-9X]|S[0-9]{15}[0-9X]")  # ISSN, year, number

_LABELLED = re.compile(
    r"(?:PubMed )?(?P<label>doi|pii|PMID|PMCID)(?:: ?| (?=10\.|[0-9]{4,8}\b|PMC))(?P<value>\S+)", re.IGNORECASE
)
_LINKED = re.compile(r"https?://(?:dx\.)?doi\.org/(?P<value>10\.\S+)", re.IGNORECASE)
_DATED = re.compile(rf"(?P<label>Epub|eCollection|Print|Electronic)[: ] ?(?P<date>{_DATE})(?=[.;\]) ]|$)")
_STATUS = re.compile(r"\[?(?P<status>(?:Online|Epub|Published online|Print) ahead of print)\]?", re.IGNORECASE)
_PUBLICATION_TYPES = (
    "Review", "Meta-Analysis", "Systematic Review", "Editorial", "Clinical Trial", "Randomized Controlled Trial",
    "Case Reports", "Comparative Study", "Historical Article", "Retracted Publication", "Published Erratum", "Preprint",
)  # fmt: skip
_TYPE = re.compile(rf"(?P<type>{'|'.join(sorted(_PUBLICATION_TYPES, key=len, reverse=True))})(?=[.;]|$)")
_GAP = re.compile(r"[ .;]+")
_WORD = re.compile(r"[^ ]+")


def parse_citation_line(text: str) -> CitationLine | None:
    """Return the parts of a citation line; None if the text is not one. Never raises.

    Line breaks are spaces, a record's number at the start (`84: `, `12. `) is skipped. A line of only journal and date
    is read, too: `Front Immunol. 2025-8-12` (see `CitationLine.is_bare`).
    """
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    if ".doi:" in text:
        text = text.replace(".doi:", ". doi:")
    text = _DATE_IN_OTHER_ORDER.sub(r". \g<year> \g<month>", text, count=1)
    number = _RECORD_NUMBER.match(text)
    return _parse(text[number.end() :] if number else text)


def is_citation_line(text: str) -> bool:
    """Whether the text is a citation line with more known parts than journal and date."""
    line = parse_citation_line(text)
    return line is not None and any(line[2:-1])


@lru_cache(maxsize=1024)  # readers ask what a line is before they read it
def _parse(text: str) -> CitationLine | None:
    for year in _YEAR.finditer(text, 0, _LONGEST_JOURNAL + 6):
        journal = text[: year.start()].rstrip(" .,。")
        date = _DATE_HERE.match(text, year.end())
        if date is None or not _AFTER_DATE.match(text, date.end()) or not _is_journal(journal):
            continue
        after = text[date.end() :].lstrip(" ")
        if not year["stop"] and not re.match(r";[^:]*:", after):  # without a full stop only a whole line is sure
            continue
        fields = {"journal": journal, "issued": PartialDate.parse(date[0])}
        return _read_tail(_read_numbers(after, fields), fields)
    return None


def _is_journal(text: str) -> bool:
    """Whether the text can be a journal's name: short, without a sentence or a link."""
    if not text or len(text) > _LONGEST_JOURNAL or text.count(" ") >= _MOST_WORDS:
        return False
    if not (text[0].isalnum() or text[0] in "\"'([“‘") or not any(c.isalpha() for c in text):
        return False
    if text.lower().startswith(_OTHER_DATES):
        return False
    # N. Engl. J. Med.: full stops are those of abbreviations
    return _NOT_IN_JOURNAL.search(text) is None and all(
        len(word) <= 6 and word[:1].isupper() for word in _INNER_STOP.findall(text)
    )


def _read_numbers(text: str, fields: dict[str, object]) -> str:
    """Add volume, issue, and pages or article number to the fields; return the text after them."""
    if text.startswith("("):  # an issue without a volume: `2001(3):CD000340`
        text = f";{text}"
    if text.startswith(";"):
        text = _read_volume(text, fields)
    elif volume := _COLON_VOLUME.match(text):
        fields["volume"], text = volume["volume"], text[volume.end() :]
    if text.startswith(":"):
        end = _SLOT_END.search(text, 1)
        assert end is not None
        _read_locator(text[1 : end.start()].strip(" ;"), fields)
        text = text[end.end() :]
    return text


def _read_volume(text: str, fields: dict[str, object]) -> str:
    """Add volume and issue after a semicolon to the fields; return the text after them."""
    end = _VOLUME_END.search(text, 1)
    while end and text.count("(", 1, end.start()) > text.count(")", 1, end.start()) and ")" in text[end.end() :]:
        end = _VOLUME_END.search(text, text.index(")", end.end()))  # 15(3 Suppl. 2)
    assert end is not None
    slot = text[1 : end.start()].strip()
    match = _VOLUME_COMMA_ISSUE.fullmatch(slot) or _VOLUME_ISSUE.fullmatch(slot)
    if match is None:
        fields["volume"] = slot or None
    else:
        fields["volume"] = match["volume"].strip() or None
        fields["issue"] = (match["issue"] or "").strip() or None
    return text[end.start() :]


def _read_locator(slot: str, fields: dict[str, object]) -> None:
    """Read the text in the place of pages: pages, an article number, a DOI, a PII, or other words."""
    if doi := parse_doi(slot):
        fields["doi"] = doi
    elif _PII.fullmatch(slot):
        fields["pii"] = slot
    elif _PAGES.fullmatch(slot):
        fields["pages"], fields["article_number"] = split_locator(slot)
    elif slot:
        fields["pages"] = Pages.parse(slot)


def _read_tail(text: str, fields: dict[str, object]) -> CitationLine:
    """Read what follows the pages piece by piece; unknown words are the rest."""
    rest: list[str] = []
    types: list[str] = []
    at = 0
    while at < len(text):
        if gap := _GAP.match(text, at):
            at = gap.end()
        elif labelled := _LABELLED.match(text, at) or _LINKED.match(text, at):
            at = _read_identifier(labelled, text, fields, rest)
        elif dated := _DATED.match(text, at):
            name = {"Epub": "epub_date", "eCollection": "collection_date"}.get(dated["label"], "print_date")
            fields.setdefault(name, PartialDate.parse(dated["date"]))
            at = dated.end()
        elif status := _STATUS.match(text, at):
            fields.setdefault("status", status["status"])
            at = status.end()
        elif kind := _TYPE.match(text, at):
            types.append(kind["type"])
            at = kind.end()
        else:
            word = _WORD.match(text, at)
            assert word is not None
            rest.append(word[0])
            at = word.end()
    return CitationLine(**fields, publication_types=tuple(types), rest=" ".join(rest))  # type: ignore[arg-type]


_LABELS = {"doi": "doi", "pii": "pii", "pmid": "pmid", "pmcid": "pmcid"}


def _read_identifier(match: re.Match[str], text: str, fields: dict[str, object], rest: list[str]) -> int:
    """Add a labelled identifier to the fields, or to the rest if it is not valid; return the position after it."""
    label = match["label"].lower() if match.re.groups > 1 else "doi"
    name, value, end = _LABELS[label], match["value"], match.end()
    if name == "doi":
        if value.endswith("/") and (more := re.compile(r" (\S+)").match(text, end)):  # broken after the slash
            value, end = value + more[1], more.end()
        read = parse_doi(value)
    elif name == "pii":
        read = value.rstrip(".;,")
    else:
        found = re.match(r"(?:PMC)?[0-9]+", value)
        read = found[0] if found else None
    if not read or fields.get(name) not in (None, read):
        rest.append(match[0])
    else:
        fields[name] = read
    return end
