"""The line of a publisher's page that says where an article stands: `Volume 12, Issue 3, March 2021, Pages 1-9`.

Volume, issue, pages, article number and date are found by their labels, in any order and in the languages of the
tables; what stands before the first of them is the journal. Without labels the forms of reference lists are read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from carcite.formats.pasted.fields import filled
from carcite.formats.pasted.heading_words import Part, words_for
from carcite.formats.pasted.publisher.labels import DATE, is_date_label, parse_date, read_label
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.references.source import find_source
from carcite.formats.pasted.statements import is_rights
from carcite.formats.pasted.titles import SMALL_WORDS, title_language
from carcite.values.dates import PartialDate
from carcite.values.identifiers import find_doi
from carcite.values.pages import han_number, split_locator


def _words(part: Part, *short: str) -> str:
    """Return an expression for the labels of a part, the longest first; `short` are expressions for abbreviations."""
    return "|".join([*map(re.escape, sorted(words_for(part), key=len, reverse=True)), *short])


_DASH = r"\s?[-‐‑‒–—―−~～]{1,2}\s?"
_PAGE = r"[A-Za-z]{0,3}\d{1,6}(?:[A-Za-z](?![A-Za-z]))?"
_RANGE = rf"{_PAGE}(?:{_DASH}|\s(?:à|to|bis|a|al|до)\s){_PAGE}"
_VOLUME = r"(?:\d{1,4}(?:[-–/]\d{1,4}|(?-i:[A-D])(?!\w))?(?![\d/])|(?-i:[IVXLC]{1,7}\b))"
_SUPPLEMENT = r"[Ss]uppl(?:ement)?\.?\s?\d{0,3}|(?:[Ss]pe|[Ee]sp)\.?\s?\d{0,2}(?!\w)"
_ISSUE = rf"(?:\d{{1,3}}S\d?|\d{{1,5}}(?:[-–/]\d{{1,4}})?|S\d{{1,2}}|{_SUPPLEMENT}|[A-Z]\d{{1,3}})(?![\d])"
_LABELLED = re.compile(r"\b(?:Vol(?:ume)?|[Pp]ages|Article|págs?\.|N[º°])(?!\w)|第\s?\d{1,4}\s?[期卷]|№")
_START = r"(?<![^\W\d_])"

_SHORT_VOLUME = (r"v\.", "jg", r"т\.", "cİlt", r"t\.", r"roč\.", "ปีที่", "tập", r"god\.", r"год\.", r"вол\.", r"sv\.")
_SHORT_ISSUE = (
    "iss", "nro", "nomor", r"n\.", "nos", "n°", r"nº\.", r"n\.º", "№", "num",
    "вып", "вип", r"кн\.", r"č\.", r"br\.", r"бр\.", r"z\.", "ฉบับที่", "số",
)  # fmt: skip
_SHORT_PAGES = (
    r"pages? no\.?", "pp?", "págs?", "paginas?", "pgs?", "seite", r"ss?\.", r"с\.", "hlm", "tr", "trang", "หน้า", "стор",
)  # fmt: skip

# In the order in which they are looked for: what is found is not looked at again.
_TOKENS = tuple(
    re.compile(expression, re.IGNORECASE)
    for expression in (
        rf"{_START}num[ée]ro\s(?P<year>(?:19|20)\d\d)/(?P<issue>\d{{1,3}})(?:\s?\(n[°ºo]\s?(?P<volume>\d+)(?:-\d+)?\))?",
        rf"{_START}(?:ausgabe|heft|issue|n[º°]|núm\.?|num\.?)\s?(?P<issue>\d{{1,2}})[/-](?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)/(?P<issue>\d{1,2})(?=\s\(?(?:Vol|Tome|n°))",
        r"(?<!\d)(?P<volume>\d{1,3})\.\s?(?:Jg|Jahrgang|Jahrg|évf|roč)\b\.?",
        r"[第제]?\s?(?P<volume>\d{1,4})\s?(?:[卷巻권]|(?<=[第제\s\d]\d)[집輯辑集](?!\S))(?:\s?\((?P<year>(?:19|20)\d\d)\))?",
        r"[第제]?\s?(?P<issue>\d{1,4})\s?[期號号호](?!\s?:)",
        r"(?P<year>(?:19|20)\d\d)\s?[年년](?!\s?\d{1,2}\s?[月월])",
        rf"{_START}(?:year|año|ano|année|jahr|год|yıl|tahun)\s?[:：]?\s?(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"{_START}(?:{_words(Part.VOLUME, *_SHORT_VOLUME)})"
        rf"[.\s]*[-:：]?\s*(?:\d{{4}}:)?(?P<volume>{_VOLUME})(?:\s?\((?P<issue>\d{{1,3}}(?:-\d{{1,3}})?)\))?",
        rf"{_START}(?:article|art|artículo|artigo)\.?\s*(?:(?:number|no|id)\.?\s*[:：]?\s*(?=\w)|[:：]?\s*(?!(?:19|20)\d\d\b)(?=[A-Za-z]{{0,3}}\d\d))"
        rf"(?P<article>[A-Za-z]{{0,3}}\d{{1,8}}[A-Za-z]?)",
        rf"{_START}(?<!-)(?:{_words(Part.ISSUE, *_SHORT_ISSUE)})"
        rf"[.\s]*[-:：]?\s*\(?\s*(?P<issue>{_ISSUE})\)?",
        rf"{_START}(?:{_words(Part.PAGES, *_SHORT_PAGES)})"
        rf"[.\s]*[:：]?\s*(?P<pages>{_RANGE}|{_PAGE})",
        rf"{_START}(?P<article>e\d{{1,7}}|a\d{{4,7}})(?![\d-])",
        rf"(?P<date>{DATE})",
        r"(?<![\d/-])\(?(?P<year>(?:1[89]|20)\d\d)\)?(?![\d/-])",
    )
)
# Forms without labels that reference lists do not have.
_COMPACT = tuple(
    re.compile(expression)
    for expression in (
        # 茶叶科学. 2020, 40(03) or 茶叶科学. 2020, (03)
        rf"[.,]\s?(?P<year>(?:19|20)\d\d)\s?,\s?(?P<volume>\d{{1,4}})?\s?\((?P<issue>\d{{1,3}})\)(?:\s?:\s?(?P<pages>{_RANGE}|{_PAGE}))?$",
        # Jurnal Teh 7(1): 15-24, Maret 2019
        rf"(?<=[^\W\d_]\s)(?P<volume>\d{{1,4}})\s?\((?P<issue>{_ISSUE})\):\s?(?P<pages>{_RANGE}),\s(?P<date>[A-Z][a-z]{{2,9}}\s(?:19|20)\d\d)$",
        # 茶业学报 1009-0550/2013/029(06)-2031-46
        rf"\s[\d-]{{8}}[\dX]/(?P<year>(?:19|20)\d\d)/0?(?P<volume>\d{{1,4}})\(0?(?P<issue>{_ISSUE})\)-(?P<pages>{_RANGE})$",
        # 12:1 2019.03
        r"^(?P<volume>\d{1,4}):(?P<issue>\d{1,3})\s(?P<date>(?:19|20)\d\d\.\d\d)$",
        # 茶業学雑誌 7(3), 201-210, 2014-09-30
        rf"(?P<volume>\d{{1,4}})\s?\((?P<issue>{_ISSUE})\),\s?(?P<pages>{_RANGE}),\s?(?P<date>(?:19|20)\d\d-\d\d(?:-\d\d)?)$",
        # Tea Spectrum 2/2011: 71-97; Postępy Herbaty s2/2011, s. 50-60
        rf"\s(?P<issue>[Ss]?\d{{1,2}})/(?P<year>(?:19|20)\d\d)(?::|,\ss\.)\s?(?P<pages>{_RANGE})$",
        # Журнал чая 5/2023
        r"^(?P<journal>(?=[^\d/]{0,80}(?i:журнал|вестник|вісник|journal|revista|rivista|zeszyty|przegląd|zeitschrift|časopis))"
        r"[^\d/]{5,100})\s(?P<issue>\d{1,2})/(?P<year>(?:19|20)\d\d)$",
        # Журнал чая 4 (82) 2016, with the number from the first issue on
        r"(?<=[^\W\d_]\s)(?P<issue>(?:[1-9]|1[0-2])\s?\((?:[2-9]\d|[1-9]\d\d)\))\s(?P<year>(?:19|20)\d\d)$",
        # Jahrgang 64, Nr. 3 (2013) Blätter für Tee 71
        rf"^(?:Jahrgang|Band|Vol(?:ume|\.)?)\s(?P<volume>\d{{1,4}}),\s(?:Nr|No|Heft)\.?\s(?P<issue>{_ISSUE})\s\((?P<year>(?:19|20)\d\d)\)"
        r"\s(?P<journal>[A-ZÀ-Þ][^\d,]{4,80})\s\d{1,5}$",
        # Le thé assisté : comment ça marche, 53(1) Printemps 2020, without the journal
        rf"^[^\d]{{5,120}},\s(?P<volume>\d{{1,4}})\s?\((?P<issue>{_ISSUE})\),?\s"
        r"(?:Printemps|Été|Automne|Hiver|Spring|Summer|Fall|Autumn|Winter)\s(?P<year>(?:19|20)\d\d)$",
        # Rev Té Salud 2013; 58 (3)
        rf"(?P<year>(?:19|20)\d\d);\s?(?P<volume>\d{{1,4}})\s?\((?P<issue>{_ISSUE})\)$",
        # 2021 (6)
        r"^(?P<year>(?:19|20)\d\d)\s?\((?P<issue>\d{1,2})\)$",
        # J Tea Health (2009) 17:71-76
        rf"\s\((?P<year>(?:19|20)\d\d)\)\s(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>{_ISSUE})\))?[:,]\s?(?P<pages>{_RANGE})$",
        # Historical Tea Research 40 (2015) 4, 110-127
        rf"\s(?P<volume>\d{{1,4}})\s?\((?P<year>(?:19|20)\d\d)\)\s(?P<issue>\d{{1,3}}),\s(?P<pages>{_RANGE})$",
        # J. Tea Chem. Soc. 2020, 142, 12, 5678-5690
        rf"(?P<year>(?:19|20)\d\d),\s?(?P<volume>{_VOLUME}),\s?(?P<issue>\d{{1,3}}),\s?(?P<pages>{_RANGE}|{_PAGE})$",
        # BMC Tea 2014, 14:70
        rf"(?<=[^\W\d_]\s)(?P<year>(?:19|20)\d\d),\s?(?P<volume>\d{{1,4}}):\s?(?P<pages>{_RANGE}|{_PAGE})$",
        # Vol. 1 No. 12 (2022): Journal of Tea
        rf"^Vol\.\s(?P<volume>\d{{1,4}}),?\sN(?:o|[úu]m)\.\s(?P<issue>{_ISSUE})\s?\((?P<year>(?:19|20)\d\d)\):\s?"
        r"(?P<journal>(?:Journal|Jurnal|Revista|Majalah)\s[^\d/]{3,80}?)\s?/?$",
        # Rev Saúde Chá 54 (2) • Apr-Jun 2020
        rf"(?P<volume>{_VOLUME})\s?(?:\((?P<issue>{_ISSUE})\)\s?)?•\s(?P<date>{DATE}|(?:19|20)\d\d)(?!\d)",
        # World J Tea. Mar 18, 2022; 13(3): 212-229
        rf"(?P<date>{DATE});\s?(?P<volume>{_VOLUME})\s?(?:\((?P<issue>{_ISSUE})\)\s?)?[:,]\s?(?P<pages>{_RANGE}|{_PAGE})$",
        # 82 (2024/1) - Varia
        rf"^(?:[-•]\s)?(?P<volume>{_VOLUME})\s?\((?P<year>(?:19|20)\d\d)/(?P<issue>\d{{1,2}})\)",
        # 116 (37) 18420-18427
        rf"^(?P<volume>{_VOLUME})\s?\((?P<issue>{_ISSUE})\)\s?(?P<pages>{_RANGE}|[Ee]\d+)$",
        # 2021, Journal of Tea, № 3, p. 63
        rf"^(?P<year>(?:19|20)\d\d),\s(?P<journal>[^\d,№][^\d№]{{2,80}}?)(?:,\s№\s?(?P<issue>\d{{1,3}}))?,\s(?:pp?|с)\.\s?(?P<pages>{_RANGE}|{_PAGE})$",
        # Cahiers du thé, 12 | 2018, 101-124
        rf"(?P<volume>{_VOLUME})\s\|\s(?P<year>(?:19|20)\d\d)(?!\d)(?:,\s?(?P<pages>{_RANGE}))?",
        # BMC Tea201617(Suppl 10):782
        rf"(?<=[a-z])(?P<year>(?:19|20)\d\d)(?P<volume>\d{{1,3}})(?:\((?P<issue>{_ISSUE})\))?:(?P<pages>{_RANGE}|{_PAGE})$",
        # Yıl 2022, , 86 - 107, 31.12.2022
        rf"^(?:Yıl|Year)\s(?P<year>(?:19|20)\d\d)(?:\s?,){{1,2}}\s?(?P<pages>{_RANGE}),\s?(?P<date>{DATE})$",
        # Phys. Rev. T 101, 104512 – Published 12 March 2020
        rf"(?P<volume>{_VOLUME}),\s?(?P<article>\d{{5,6}})\s[–-]\sPublished\s(?P<date>{DATE})$",
        # Revue du thé Année 1988 12-3 pp. 45-60
        rf"\bAnnée\s(?P<year>(?:19|20)\d\d)\s(?P<volume>\d{{1,4}})(?:-(?P<issue>\d{{1,3}}))?\spp\.\s(?P<pages>{_RANGE}|{_PAGE})$",
        # Journal of Tea, 12(3), 45-56 or Journal of Tea 12(3), 2020; without the second comma the pages are a range
        rf"(?<=[^\W\d_])(?:[,.]\s?|\s)(?P<volume>\d{{1,4}})\s?\((?!(?:19|20)\d\d\))(?P<issue>{_ISSUE})\)(?:,\s?|[.\s]\s?(?:pp\.\s)?(?={_RANGE}$))(?:(?P<pages>{_RANGE}|[Ee]\d{{3,8}}|\d{{5,8}})|(?P<year>(?:19|20)\d\d))$",
        # Jane Doe et al 2019 Tea Res. Lett. 14 084035
        r"^[^\d]{3,80}\s(?P<year>(?:19|20)\d\d)\s(?P<journal>[A-Z][^\d,;]{3,60})\s(?P<volume>\d{1,3})\s(?P<article>\d{5,6})$",
        # J. Tea 2020, 5 (2), 1-9; Tea Chemistry 312:126046
        rf"(?:(?<=[^\W\d_.]\s)|(?<=[^\W\d_],))(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>{_ISSUE})\))?:\s?(?P<pages>{_RANGE}|[Ee]?\d{{4,8}})$",
    )
)
_NOISE = re.compile(
    r"[,，]?\s?共\s?\d{1,3}\s?[页頁]|(?<=\d)\s\d{1,3}\s/\s\d{1,3}$"
    r"|cite this(?: article)?|\[opens in a new window\]|copiar|download full issue|show all|table of contents"
    r"|被引量[:：]?\s?\d+|\(?article in press\)?|volume publication date|\b(?:e|p)?-?ISSN(?:-L)?\s*[:：]?\s*\d{4}-\d{3}[\dX]|https?://\S*|\bdoi\b\s*[:：]?|››|>>|english\.",
    re.IGNORECASE,
)
_COMMAS = re.compile(r",(?:\s{0,3},){1,5}")
_RIGHTS_BEHIND = re.compile(r"(?:\s[|│]\s?(?:©|This work is)|,\s(?:Copyright\s)?©).{0,250}$")
_DOI_LABEL = re.compile(r"[|\s]*(?:https?://(?:dx\.)?doi\.org/|doi\s*[:：]?\s*)?$", re.IGNORECASE)
# Labels glued to what stands before them: `Tea NetworksVolume 16Issue 2pp 1-23`.
_GLUED_LABEL = re.compile(
    r"(?<=[a-zà-ÿ\d)])(?=(?:Volume|Issue|Article|Pages|Vol\.|No\.|https?:|DOI|pp\.?\s?\d))"
    r"|(?<=[a-z]\s(?:19|20)\d\d)(?=[A-Z][a-z]{2})"  # March 2020Journal of Tea
)
_SPACED = re.compile(r"(?<=\S)\s+(?=[,.:;)])|(?<=[,(])\s+(?=\(|\d(?!\d{3}(?!\d)))|(?<=\d)\s+(?=\(\d)")
_VOLUME_COMMA_ISSUE = re.compile(r"(\d{4}; ?\d+), ?(\d{1,3})(?: ?\(\d{1,4}\))?(?=: ?\d)")  # 2020; 6, 2 (29): 92-98
_BARE_NUMBER = re.compile(r",\s?(?P<article>[A-Za-z]{0,2}\d{3,8})$")
_BARE_VOLUME = re.compile(r"(?<=[^\W\d_])[,.]?\s(?P<volume>\d{1,4}),\s?\0")  # Tea Nature 9, Article number: 12
_BARE_PAGES = re.compile(rf"\0\)?\s?[:,]?\s?(?P<pages>{_RANGE})(?:[,+]\s?\d{{1,5}}(?![\d-]))?")
_NO_SOURCE = re.compile(
    r"@|©|^(?:couverture d[eu]|cover of)\b"
    r"|\d{4},?\s(?:[01]?\d|2[0-3]):[0-5]\d\b(?!\sdoi)|\d[-/.]\d{1,2}\s\d{1,2}:\d\d\b|\(c\)|copyright|\d\d:\d\d:\d\d|isbn"
    r"|special issue(?! no\b)|\bpmid\b|\bversion \d+\.\d",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^HomeAll Journals|^.{20,250}\.\s+In:\s+"  # steps, the authors and the title of a citation
    r"|^[^\W\d_][^•\d]{2,40}\s•\s"  # the kind of the article
    r"|^(?:(?:first |originally )?published in|publicado en|publicado em|paru dans|erschienen in)"
    r"(?:[:：\s]\s*|(?-i:(?=[A-Z])))"
    r"|^(?:source|dans|in|from the journal|localización|localização|cite this|出处|来源|journal)"
    r"\s*[:：]\s*"
    r"|^(?:Dans|In)\s+",
    re.IGNORECASE,
)
_DATE = re.compile(DATE)
_MEDIUM = re.compile(r",?\s*\[(?:en ligne|internet|online|en línea|电子版|S\. ?[ln]\.)\]$", re.IGNORECASE)
_PAGE_IN_FRONT = re.compile(
    r"^(?:\d{1,5}\s+(?=[A-ZÀ-Þ]{2,}\s[A-ZÀ-Þ]{2,})|·\s?\d{1,5}\s?·\s*)"
)  # 3456 IEEE SENSORS JOURNAL
_IN_BRACKETS = re.compile(r"《(?P<name>[^《》]{2,40})》")
_LONGEST_IN_BRACKETS = 30
_STEP = re.compile(r"[>›»|•]|\s/\s?")  # between the steps to a page, or the kind of an article and its journal
_SIGN = re.compile(r"\s[-–·]\s|:\s")
# The last forms are a sentence, and a label with its number: `Año 13`, `Tom 8`.
_NOT_IN_JOURNALS = re.compile(
    r"^\)|^An?\s|^The official\s|^(?:19|20)\d\d, "  # a subtitle, a year
    r"|[?!@=\0\"“”]|:\s\d|\d:\d|\b10\.\d{4}|\s(?i:of|the|and|for|de|la|et|und|der)$|^[^\W\d_]{3,20}:\s[A-ZÀ-ÞА-Я]|^\d+\.|(?:\.\.\.|…)$|\s(?:is|are|was|were)\s|^[^\W\d_]{2,10}\.?\s\d{1,4}$"
)
_FULL_WIDTH = str.maketrans("，；：（）．、،؛٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", ",;:().,,;01234567890123456789")
_LONGEST = 300
_FEWEST_NUMBERS = 2
_LONGEST_JOURNAL = 110
_MOST_WORDS = 12
_MOST_WORDS_BESIDE = 10  # of a journal's name that does not begin with the word for one
_MOST_LETTERS = 14  # between and behind the numbers
_MOST_LETTERS_OF_A_PLACE = 40  # vol.12 no.1 Ciudad de La Habana ene.-mar. 2013


# © Tea Press - Postępy Herbaty s2/2011
_OWNER = re.compile(r"^©\s[^\d©–-]{2,40}\s[-–]\s(?=[^\d©]{3,90}\d{1,3}/(?:19|20)\d\d)")


class Source(NamedTuple):
    """The fields of a source line; `container_title` is among them if the line names the journal."""

    fields: dict[str, Any]

    @property
    def weight(self) -> int:
        """How much the line says."""
        return len(self.fields) + ("volume" in self.fields) + 2 * ("container_title" in self.fields)


def find_source_line(text: str, *, is_labelled: bool = False) -> Source | None:
    """Return the fields of a line that gives volume or issue and something more; None for any other line.

    Behind the label of a source one number is enough.
    """
    text = _RIGHTS_BEHIND.sub("", _OWNER.sub("", text))
    if len(text) > _LONGEST or not any(map(str.isdigit, text)) or _NO_SOURCE.search(text):
        return None
    bare = _tidy(text)
    found = [
        source
        for source in (_without_labels(bare), _by_labels(bare, 1 if is_labelled else _FEWEST_NUMBERS))
        if source is not None
    ]
    return max(found, key=lambda source: source.weight, default=None)


def _tidy(text: str) -> str:
    """Return the line without DOI, ISSN, buttons and full-width signs."""
    text = _HAN_NUMBER.sub(_in_digits, _GLUED_LABEL.sub(" ", text))
    doi = find_doi(text)
    if doi is not None:
        text = f"{_DOI_LABEL.sub('', text[: doi[1]])} \0 {text[doi[2] :]}"
    text = _COMMAS.sub(",", _NOISE.sub(" ", text.translate(_FULL_WIDTH)).replace("\0", " "))
    return _SPACED.sub("", " ".join(text.split())).strip(" |,;•").removesuffix(":")


def _in_digits(number: re.Match[str]) -> str:
    """Return a Chinese number in digits: `第十二卷` as `第12卷`."""
    return f"第{han_number(number['number'])}"


_HAN_NUMBER = re.compile("第(?P<number>[一二三四五六七八九]?十?[一二三四五六七八九]?)(?=[卷期巻號号])(?<!第)")


def _by_labels(text: str, fewest: int) -> Source | None:
    found: dict[str, str] = {}
    whole = text
    for token in _TOKENS:
        match = token.search(text)
        if match is not None and (_is_new(match, found) or _is_repeated(match, found)):
            found |= filled(match.groupdict())
            text = f"{text[: match.start()]}\0{text[match.end() :]}"
    text = _take_bare(text, found)
    if found.keys().isdisjoint(("volume", "issue")) and not pages_of(whole):
        return None
    if len(found) < fewest:
        return None
    before, _, behind = text.partition("\0")
    if sum(map(str.isalpha, behind.partition(": ")[0])) > _most_letters(before, found):
        return None
    return Source(_fields(found) | (_journal(before) or _journal_between(behind)))


def _most_letters(before: str, found: dict[str, str]) -> int:
    """Return how many letters may stand behind the numbers: a place, or the journal in English behind its name."""
    is_whole = {"volume", "issue"} <= found.keys() and not found.keys().isdisjoint(("date", "year"))
    return _MOST_LETTERS_OF_A_PLACE if is_whole or _IN_BRACKETS.search(before) else _MOST_LETTERS


def _journal_between(text: str) -> dict[str, str]:
    """Return the journal between the numbers of a running head: `第 29 卷 第 6 期 茶学学报 Vol.29 No.6`."""
    parts = (part.strip(" ,.;") for part in text.split("\0"))
    return next((_journal(part) for part in parts if has_journal_word(part) and title_language(part)), {})


def _take_bare(text: str, found: dict[str, str]) -> str:
    """Take the number without a label: pages behind a volume, or the volume in front of an article number.

    `Vol. 35 Issue (11): 812-818`, `Tea Nature 9, Article number: 12`.
    """
    if found.keys().isdisjoint(("pages", "article")):
        bare = _BARE_PAGES.search(text) or _BARE_NUMBER.search(text.rstrip(" ."))
    else:
        bare = _BARE_VOLUME.search(text) if "article" in found and "volume" not in found else None
    if bare is None:
        return text
    found |= bare.groupdict()
    return f"{text[: bare.start()]}\0{text[bare.end() :]}"


def _is_new(match: re.Match[str], found: dict[str, str]) -> bool:
    values = {name for name, value in match.groupdict().items() if value}
    if _has_other_date(match) or ("date" in values and found.get("year", "") not in match[0]):
        return False
    return not values & found.keys() and not ("year" in values and "date" in found)


def _is_repeated(match: re.Match[str], found: dict[str, str]) -> bool:
    """Return whether a label repeats a known number: `제8권 제2호 Tea Nurs Vol. 8 No. 2, 70-81`."""
    return all(found.get(name) == value for name, value in match.groupdict().items() if value)


def _has_other_date(match: re.Match[str]) -> bool:
    """Return whether what looks like a date is the end of a name and a year: `Tea Sci 2023;8(6):1`."""
    date = match.groupdict().get("date")
    return bool(date) and parse_date(str(date)).is_literal


def _without_labels(text: str) -> Source | None:
    for form in _COMPACT:
        match = form.search(text)
        if match is not None and not _has_other_date(match):
            found = _date_in_front(text[: match.start()]) | filled(match.groupdict())
            return Source(_fields(found) | _journal(found.get("journal") or text[: match.start()]))
    plain = _VOLUME_COMMA_ISSUE.sub(r"\1(\2)", text)
    source = None if _LABELLED.search(plain) else find_source(plain)
    whole = source is not None and source.start == 0 and source.end == len(plain)
    if source is None or not (whole or source.fields.keys() & {"pages", "article_number"}):
        return None
    if getattr(source.fields.get("issued"), "is_literal", False):
        return None
    return Source(_with_month(source.fields) | _journal(plain[: source.start]))


def _with_month(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a source with the month that stands apart from the year in the date."""
    month, issued = fields.get("month"), fields.get("issued")
    fields = {name: value for name, value in fields.items() if name != "month"}
    date = parse_date(f"{month} {issued.year}") if month and issued is not None else None
    return fields if date is None or date.is_literal else {**fields, "issued": date}


def _date_in_front(text: str) -> dict[str, str]:
    """Return the date in front of the journal: `March 2020 Journal of Tea`."""
    date = _DATE.match(text)
    return {"date": date[0]} if date else {}


def _numbers(found: dict[str, str]) -> dict[str, str]:
    """Return volume and issue; `Volume 11/9` has both, but 11/12 is a double volume."""
    volume, slash, issue = found.get("volume", "").partition("/")
    if slash and issue.isdecimal() and "issue" not in found and int(issue) != int(volume) + 1:
        return {"volume": volume, "issue": issue}
    return {name: found[name] for name in ("volume", "issue") if name in found}


def _fields(found: dict[str, str]) -> dict[str, Any]:
    """Return the model's fields for the texts that were found."""
    fields: dict[str, Any] = _numbers(found)
    date = parse_date(found["date"]) if "date" in found else None
    if date is not None and not date.is_literal:
        fields["issued"] = date
    elif "year" in found:
        fields["issued"] = PartialDate.parse(found["year"])
    if "pages" in found:
        pages, number = split_locator(re.sub(rf"{_DASH}|\s(?:à|to|bis|a|al|до)\s", "-", found["pages"]))
        fields |= {"pages": pages} if pages else {"article_number": number}
    if "article" in found:
        fields["article_number"] = found["article"]
    return fields


def _journal(text: str) -> dict[str, str]:
    """Return the journal that the text before the numbers names; nothing if it is a menu, a kind or a sentence."""
    if len(text) <= _LONGEST_IN_BRACKETS and (titled := _IN_BRACKETS.search(text)):
        return {"container_title": titled["name"]}
    if text.rstrip(" (").endswith(":") and not has_journal_word(text):  # a label
        return {}
    dates = list(_DATE.finditer(text))
    text = text[dates[-1].end() :] if dates else text  # Received Date: 30.01.2023 Cyprus J Med Sci
    name = _without_front(_MEDIUM.sub("", _LEAD.sub("", text.strip(" ,;:-–—|•›»>(/《》"))))
    name = name.strip(" ,;:-–—|•(").removesuffix("》").removesuffix("List of Issues")
    name = _TOWN_BEHIND.sub("", without_translation(_REPEATED.sub(r"\g<name>", name)))
    name = _PRESS_BEHIND.sub("", name)
    if not _is_abbreviated(name):
        name = name.rstrip(".,")
    return {"container_title": name} if _can_be_journal(name) else {}


def _without_front(name: str) -> str:
    """Return the name of a journal without the kind of the article, the steps to the page or a label in front."""
    kind, *behind = _SIGN.split(name, maxsplit=1)
    name = behind[0] if behind and is_kind(kind) else name  # Research Article - Tea Practice
    name = _STEP.split(name)[-1].strip().partition(" = ")[0]  # 차학회지 = The Journal of Tea
    name = _PAGE_IN_FRONT.sub("", name)
    word = _CAPITALS_IN_FRONT.match(name)
    name = name[word.end() :] if word and is_kind(word[0]) else name  # RESEARCH Tea Journal
    label, colon, rest = name.partition(": ")
    return rest if colon and read_label(label) else name


_CAPITALS_IN_FRONT = re.compile(r"(?:[^\W\d_a-zß-ÿ]{5,20}\s){1,3}(?=[A-ZÀ-Þ][a-zß-ÿ])")
_TOWN_BEHIND = re.compile(r",\s[A-ZÀ-Þ][^\d,]{2,30}\s?[-–/]\s?[A-Z]{2}$")  # and state: `Revista do Chá, Palmas-TO`


def without_translation(name: str) -> str:
    """Return the name of a journal without that in the other script behind it: `Tea Journal (차학회지)`."""
    return _IN_BOTH_LANGUAGES.sub(r"\g<name>", _IN_PARENTHESES.sub("", name))


_PRESS_BEHIND = re.compile(r",\s[A-Z][^,]{2,60}\s(?:University Press|Press|Publishers?|Verlag)$")
# A label of two words in Chinese and the journal in both languages: `全 文:茶药 Tea and Herbal Drugs`.
_IN_BOTH_LANGUAGES = re.compile(
    r"^(?:[一-鿿]\s?[一-鿿]\s?:\s?)?(?P<name>[一-鿿ぁ-ヿ가-힣][一-鿿ぁ-ヿ가-힣ㆍ·・ ]{1,28})"
    r"(?:\s[A-Z][A-Za-z&,. -]{6,90})?$"
)
_IN_PARENTHESES = re.compile(  # Tea Journal (차학회지), 차학회지(Journal of Tea)
    r"\s?[(（](?=[^()（）]{0,80}[㐀-鿿가-힣])[^()（）]{2,80}[)）]$"
    r"|(?<=[㐀-鿿가-힣])\s?[(（][A-Z][A-Za-z&,. -]{6,90}[)）]$"
)
_REPEATED = re.compile(
    r"^(?:\S.{1,30}\s)?(?P<name>\S.{1,40})\s(?P=name)$"
)  # publisher, journal and journal, as DBpia has them


def _can_be_journal(name: str) -> bool:
    if not 2 < len(name) <= _LONGEST_JOURNAL and not _is_short_han(name):
        return False
    if name.split(" ")[0] in SMALL_WORDS:  # the end of a sentence
        return False
    if len(name.split()) > _MOST_WORDS or _NOT_IN_JOURNALS.search(name) or not any(map(str.isalpha, name)):
        return False
    return not (is_menu(name) or is_kind(name) or _is_labelled_or_prose(name))


def _is_labelled_or_prose(name: str) -> bool:
    if read_label(name.lstrip("0123456789 ")) or is_date_label(name):
        return True
    return (is_rights(name) and not has_journal_word(name)) or (". " in name and not _is_abbreviated(name))


def _is_short_han(name: str) -> bool:
    return len(name) == 2 and not name.isascii()


def _is_abbreviated(name: str) -> bool:
    """Return whether the full stops of a name are those of abbreviations: `J. Tea Chem. Soc.`"""
    return ". " in name and all(len(word) <= 10 for word in re.findall(r"(\S+)\. ", name))


def is_journal_name(text: str) -> bool:
    """Return whether a line can be the name of a journal."""
    return _journal(text).get("container_title", "").rstrip(".") == without_translation(text.strip(" ,.;:")) != ""


_DATED_JOURNAL = re.compile(
    rf"(?P<journal>[A-Z][^,:;?!\d]{{2,80}}),\s(?:(?P<date>{DATE})"
    r"|[Ff]orthcoming|[Ii]n [Pp]ress|[Jj]ust [Aa]ccepted.{0,80})\.?"
    rf"|(?P<named>[A-Z][^,:;?!\d()]{{2,80}})\s\((?P<dated>{DATE})\)"
)
_JOURNAL_WORD = re.compile(
    r"\b(?:journal|revista|(?<!une )revue(?! (?:de la litt|systém|narrative))|rivista|zeitschrift"
    r"|annals|bulletin|archives|transactions|proceedings|magazine|cahiers|dergisi|DERGİSİ|jurnal|вестник"
    r"|журнал|известия|مجلة|مجله|فصلنامه|دوفصلنامه|نشریه|tạp chí)\b"
    r"|^วารสาร|(?:学报|杂志|学刊|学報|雜誌|學刊|集刊|紀要|論集|論叢|学会誌|学会雑誌|雑誌|학회지|논문지)$",
    re.IGNORECASE,
)


def dated_journal(text: str) -> tuple[str, PartialDate | None] | None:
    """Return journal and date of `Front. Psychol., 18 November 2020`; the date is None for `Foo, Forthcoming`."""
    match = _DATED_JOURNAL.fullmatch(text) if len(text) < 120 else None
    if match is None:
        return None
    journal, date = match["journal"] or match["named"], match["date"] or match["dated"]
    return (journal, PartialDate.parse(date) if date else None) if is_journal_name(journal) else None


@lru_cache(maxsize=512)  # several readers ask of a line
def has_journal_word(text: str) -> bool:
    """Return whether a word shows that a line is the name of a journal; a title may have one among many others."""
    word = _JOURNAL_WORD.search(text) if len(text) <= _LONGEST_JOURNAL else None
    return word is not None and (word.start() == 0 or len(text.split()) <= _MOST_WORDS_BESIDE)


def is_conference(text: str) -> bool:
    """Return whether a line names the proceedings of a conference: `TEA '20: Proceedings of the 2020 Conference`."""
    return _CONFERENCE.fullmatch(text) is not None


_CONFERENCE = re.compile(
    r"(?:[A-Z][\w’' -]{1,25}: )?Proceedings of the [^.;:]{10,150}"
    r"|(?:[12]\d{3}|\d{1,2}(?:st|nd|rd|th))\s(?=[A-Z])[^.;:]{5,100}\b(?:Conference|Symposium|Workshop|Congress)\b"
    r"[^.;:]{0,60}"
)


_PAGES_FIRST = re.compile(
    rf"(?:pp\.|{_words(Part.PAGES, *_SHORT_PAGES)})(?:[.:]\s?|\s)(?P<pages>[A-Z]?\d+(?:\s?[-–]\s?| à | to )[A-Z]?\d+)\b"
    r"|Article:?\s(?P<article>\d{3,8})(?=\s\|)"
    r"|(?P<before>\d+\s?[-–]\s?\d+)\s?\(\d+\s?(?:pages?|pp?|쪽)\.?\)$",
    re.IGNORECASE,
)


def pages_of(text: str) -> str | None:
    """Return the pages that a line begins with: `Pages 211-230 | Received 3 March 2020`."""
    match = _PAGES_FIRST.match(text.translate(_FULL_WIDTH))
    return match["pages"] or match["article"] or match["before"] if match else None
