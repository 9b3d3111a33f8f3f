"""Addresses of the web in a reference, the words that stand in front of them, and the dates of access beside them."""

from __future__ import annotations

import re
from typing import Any

from carcite.values.date_patterns import YEAR
from carcite.values.dates import PartialDate
from carcite.values.identifiers import find_doi, parse_arxiv

_DOMAIN = r"(?:com|org|net|edu|gov|info|int|eu|de|at|ch|fr|it|es|pt|br|uk|ru|se|no|dk|fi|nl|be|pl|cz)"
_URL = re.compile(
    r"<?((?:https?:/{1,2}(?=[^\s/]*[.:])|www[0-9]?\.)[^\s<>\"“”»]+"
    rf"|(?:(?<=from )|(?<=nter )|(?<=nter: )|(?<=\bat ))(?:[a-z0-9-]{{2,40}}\.){{1,4}}{_DOMAIN}\b(?:/[^\s<>\"“”»]*)?)>?"
)
# A space that divides an address: `http://www.tea.org/ tea.html`, `www.tea. org/x`.
_DIVIDED = re.compile(
    r"((?:https?://|www\.)[^\s<>\"“”]{3,200}(?:[/_=&?-]|%[0-9A-F]{2}))\s(?=[a-z0-9][\w%~-]{0,80}[/_=&]\w"
    r"|[\w%~/-]{1,80}\.(?:s?html?|pdf|php|aspx?|docx?|xml)\b|[a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){2,12}(?=[\s.,;)\]]|$)"
    r"|(?=[A-Z]{0,3}[0-9]{4})[0-9A-Z]{7,24}(?=[\s.,;)\]]|$))"
    rf"|((?:https?://|www[0-9]?\.)[^\s<>\"“”/]{{3,80}}\.)\s(?={_DOMAIN}(?:\.[a-z]{{2}})?[/\s])"
)
_IN_FRONT = re.compile(
    r"[\s.,;:(\[<–-]*(?:(?<!\w)(?:available|retrieved|preprint|online(?:-\w+)?|im internet|verfügbar|abrufbar|zu finden"
    r"|erhältlich|einsehbar|disponible|disponível|disponibile|dostupno|en ligne|en línea|in linea|url|link|quelle"
    r"|source|siehe|see|internet|web|website|access(?:ible)?|recuperado|in|at|from|via|unter|under|on|auf|über|aus"
    r"|en|em|sur|su|à|de|da|режим доступа|(?:\[在线\]\.? )?载于|取自)\b:?\s*){1,4}[\s(\[<]*$|[\s(\[<]+$",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(
    r"\b(?:Available(?: (?:in|from|at|online))?:|Available (?:in|from|at|online)\b|(?:Retrieved|Preprint) (?:from|at)\b"
    r"|(?:online )?(?:verfügbar|abrufbar|erhältlich)(?: unter\b)?:?|(?:online|im internet)(?: unter)?:"
    r"|dispon(?:ible|ível|ibile) (?:en|em|sur|su|à)\b:?|\[Online\]\.?|URL:?)"
    r"\s*(?:(?:html|pdf) format(?: or (?:html|pdf) format)?)?\s*",
    re.IGNORECASE,
)
_MONTH = r"(?!\d)[^\W\d_]{3,10}\.?"
_DAY = (
    rf"(?:[0-9]{{4}}[-/. ][0-9]{{1,2}}[-/. ][0-9]{{1,2}}|[0-9]{{4}} {_MONTH} [0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th|er|[.º])?(?: de)? {_MONTH}(?: de)?,? [0-9]{{4}}"
    rf"|{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}"
    r"|[0-9]{1,2}[/.] ?[0-9]{1,2}[/.] ?(?:[0-9]{4}|[0-9]{2})(?![0-9]))"
)
_DATE = rf"(?:{_DAY}|[0-9]{{4}} {_MONTH}|{_MONTH},? [0-9]{{4}})"
_EASTERN_DAY = (
    r"(?:[0-9]{4}\s?[年년./-]\s?[0-9]{1,2}\s?[月월./-]\s?[0-9]{1,2}(?:\s?[日일])?|[0-9]{1,2}月 [0-9]{1,2}, [0-9]{4})"
)
_ACCESSED = re.compile(
    r"[\[(]?\s*\b(?:(?:last|date|letzter|letztes|zuletzt|page|dernier|dernière|ultimo|última?|último) )?"
    r"(?:accessed|access date|cited|retrieved|viewed|consulted|visited|checked|zugriff(?:sdatum)?|abruf(?:datum)?"
    r"|abgerufen|aufruf|aufgerufen|eingesehen|besucht|download(?:ed)?|heruntergeladen|retr\.|consultée?|accès|consultad[oa]"
    r"|acess(?:o|ado)|acedido|recuperado|consultat[oa]|accesso|hämtad|hentet|besøgt|citováno|dostęp|дата обращения"
    r"|web\.(?=\s[0-9])|(?<!/)stand(?=:))(?:(?: on| am| vom| le| el| e[mn]| il| dnia| den|:)*)\s*"
    rf"(?P<date>{_DATE}),?(?: from| unter\b| de(?= http)| at(?= http))?\s*[\])]?[.;]?"
    rf"|[\[(]?(?:最終閲覧日?|閲覧日?|参照日?|アクセス日|访问日期|检索日期|查阅日期|上[网網]日期|见于|접속일자?|검색일자?)\s?:?\s?(?P<eastern>{_EASTERN_DAY})[\])]?"
    rf"|[\[(]?(?P<first>{_EASTERN_DAY})\s?(?:最終閲覧|閲覧|参照|アクセス|访问|检索|접속|검색)[\])]?[.;]?"
    r"|\[(?P<iso>(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2})\]",
    re.IGNORECASE,
)
# A date behind an address, or in front of one in angle brackets, as MLA's sixth edition has it.
_BESIDE = re.compile(rf"(?:(?<=\s)|(?<=[>\])]))[(\[](?P<enclosed>{_DATE})[)\]]|(?<=[.,]\s)(?P<front>{_DAY})\.?(?=\s<)")
_EASTERN_DATE = re.compile(_EASTERN_DAY)
_DIGITS = re.compile(r"[0-9]{1,4}")
_FIRST_YEAR = re.compile(YEAR)
_SPACES_BEHIND_URL = re.compile(r"[\s.,;>)\]]*")


def take_links(text: str, links: list[str], found: dict[str, Any]) -> str:
    """Take the addresses, and those that are identifiers, and the date of access; return the text without them."""
    while accessed := _ACCESSED.search(text):
        _put_accessed(next(filter(None, accessed.groups())), found)
        text = f"{text[: accessed.start()]} {text[accessed.end() :]}"
    if "http" in text or "www" in text or "nter" in text or " at " in text or "from " in text:
        text = _without_date_beside(_DIVIDED.sub(lambda match: match[1] or match[2], text), found)
    rest, at = [], 0
    urls = [*links]
    for match in _URL.finditer(text):
        urls.append(match[1].rstrip(".,;:)]}'"))
        rest.append(_IN_FRONT.sub(". ", text[at : match.start()]))
        at = match.end()
    if rest:
        text = " ".join([*rest, text[at:].lstrip(" .,;)]>")])
    for url in urls:
        _put_url(url, found)
    return _AVAILABLE.sub("", text)


def _without_date_beside(text: str, found: dict[str, Any]) -> str:
    """Return a text without the date of access that stands beside an address without a word that says so."""
    for match in _URL.finditer(text):
        behind = _BESIDE.match(text, _SPACES_BEHIND_URL.match(text, match.end()).end())  # type: ignore[union-attr]
        if behind and behind["enclosed"]:
            _put_accessed(behind["enclosed"], found)
            return f"{text[: behind.start()]} {text[behind.end() :]}"
    front = _BESIDE.search(text)
    if front and front["front"] and _FIRST_YEAR.search(text, 0, front.start()):
        _put_accessed(front["front"], found)
        return f"{text[: front.start()]} {text[front.end() :]}"
    return text


def _put_accessed(words: str, found: dict[str, Any]) -> None:
    if _EASTERN_DATE.fullmatch(words):
        parts = _DIGITS.findall(words)
        parts = [parts.pop(), *parts] if len(parts[-1]) > 2 else parts  # 6月 19, 2023
        words = "-".join(part.zfill(2) for part in parts)
    words = re.sub(r"(?<=[./])([0-9]{2})$", r"20\1", words.strip(" .,"))
    words = re.sub(r"(?<=[0-9])(?:st|nd|rd|th|er|º)\b", "", words)
    found.setdefault("accessed", PartialDate.parse(words))


def _put_url(url: str, found: dict[str, Any]) -> None:
    """Put an address, or the identifier that it is."""
    doi = find_doi(url) if "doi.org/" in url else None
    if doi is not None:
        found.setdefault("doi", doi[0])
    elif (arxiv := re.search(r"arxiv\.org/(?:abs|pdf)/(\S+?)(?:\.pdf)?$", url)) and parse_arxiv(arxiv[1]):
        found.setdefault("arxiv", parse_arxiv(arxiv[1]))
    elif pmc := re.search(r"/pmc/articles/(PMC[0-9]+)", url):
        found.setdefault("pmcid", pmc[1])
    elif pubmed := re.search(r"pubmed(?:\.ncbi\.nlm\.nih\.gov)?/([0-9]{4,8})/?$", url):
        found.setdefault("pmid", pubmed[1])
    else:
        found.setdefault("url", url)
