"""Parts of a reference that a word or a form shows, wherever they stand: edition, editors, pages, kind of thesis ...

Each `take_*` puts its part to the fields and BAR in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from carcite.formats.pasted.references.source import DATE, DAY, parse_date
from carcite.formats.pasted.references.style import NO_STYLE, Style
from carcite.formats.pubmed import title_text
from carcite.values.date_patterns import MONTH, YEAR
from carcite.values.dates import PartialDate
from carcite.values.languages import english_name, parse_language

BAR = "␟"
_FAMILY = r"[^\W\d_a-z][\w’'-]+"
# Names that a title cannot begin with, or be.
_PEOPLE = re.compile(
    rf"(?:and|&|et|und|y|eds?)\b|.{{0,60}}\bet\.? ?al\b|\([^()]*\)$|.{{0,60}}\b[Cc]ollaboration$|[0-9]+$|\W*$"
    rf"|{_FAMILY},\s?(?:[A-Z]\.[\s-]?){{1,3}}(?:[,;&]|and\b)|{_FAMILY} [A-Z]{{1,3}}, {_FAMILY} [A-Z]{{1,3}}[,.]"
    rf"|(?:[A-Z]\.[\s-]?){{1,3}}(?:{_FAMILY}|et [A-Z])(?:,|$)|[A-Z]{{1,3}}$"
)
_PAGES_BEHIND = re.compile(r"\s\((?P<pages>[0-9]{1,4}\s?[–-]\s?[0-9]{1,4})\)$")
_NUMBER_BEHIND = re.compile(
    r"(?<![0-9]),? (?:(?:[Nn]o|[Nn]r|Bd|Band|[Vv]ol|Heft|H|Jg|Ausgabe)\.? ?)?(?P<volume>[0-9]{1,3})$"
)
_NO_CONTAINER = re.compile(r"\((?:Hrsg|Hgg?|[Ee]ds?)\b|^in\b|://")
# With these a title can begin, or names.
_NAME_WORD = rf"(?:{_FAMILY}|[A-Z]\.(?:-?[A-Z]\.){{0,2}}|[A-Z]{{1,3}}\.?|de|van|von|der|den|di|da|du|la|le|ter)"
CAN_BE_NAME = re.compile(
    rf"\W*(?:[a-z]|{_FAMILY},|{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}(?:(?<=\.)|[,.;:]| & | and | et |$))"
)
Fields = dict[str, Any]


@dataclass
class Draft:
    """A reference while it is read: the text not yet understood, and the fields found.

    `style` is what its list shares, `slanted` what was in italics, `people` the names in front, as printed,
    `unplaced` what can be a value of two fields;
    `assumed` and `seen` are as in Reading.
    """

    text: str
    fields: Fields = field(default_factory=dict)
    style: Style = NO_STYLE
    slanted: tuple[str, ...] = ()
    unplaced: list[str] = field(default_factory=list)
    assumed: list[tuple[str, str]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    people: str = ""

    def cut(self, start: int, end: int) -> None:
        """Put BAR in the place of a piece of the text."""
        self.text = f"{self.text[:start].rstrip()}{BAR}{self.text[end:].lstrip()}"

    def take(self, pattern: re.Pattern[str], start: int = 0) -> re.Match[str] | None:
        """Return the first match of a pattern, which is cut."""
        match = pattern.search(self.text, start)
        if match is not None:
            self.cut(match.start(), match.end())
        return match

    def has(self, *names: str) -> bool:
        """Return whether one of the fields has a value."""
        return any(self.fields.get(name) for name in names)

    @property
    def has_people(self) -> bool:
        """Return whether the names in front are read, or a dash stands for them."""
        return self.has("authors", "editors") or "dash" in self.seen

    def put_title(self, text: str, *, quoted: bool = False) -> None:
        """Put the title, without what divides it from the next part, if there is none yet and it cannot be a name."""
        title = title_text(text.strip(" ,;:").strip())
        if not title or "title" in self.fields:
            return
        if quoted or not _PEOPLE.match(title):
            self.fields["title"] = title
        else:
            self.refuse_title(title)

    def put_container(self, text: str) -> None:
        """Put the journal, book or site, without a number or pages behind its name; none that seems to hold people."""
        name = text.strip(" .,;:([")
        if (pages := _PAGES_BEHIND.search(name)) and not self.has("pages"):
            self.fields["pages"] = pages["pages"].replace("–", "-")
            name = name[: pages.start()]
        if number := _NUMBER_BEHIND.search(name):
            self.fields.setdefault("volume", number["volume"])
            name = name[: number.start()]
        name = name.strip(" .,;:([").lstrip(")] :,.;")
        if (_PEOPLE.match(name) and not name.isupper()) or _NO_CONTAINER.search(name):
            self.unplaced.append(name)
            self.assumed.append(
                ("container_title", f"{name!r} can hold names; it is not taken for what holds the work")
            )
        elif name:
            self.fields["container_title"] = name

    def refuse_title(self, title: str) -> None:
        """Leave out a text that could be the title, since it seems to hold names."""
        self.unplaced.append(title)
        self.assumed.append(("title", f"{title!r} can hold names; it is not taken for the title"))

    @property
    def pieces(self) -> list[str]:
        """What is between the pieces cut, without the signs beside them."""
        return [bare for piece in self.text.split(BAR) if any(map(str.isalnum, bare := bare_piece(piece)))]


def bare_piece(piece: str) -> str:
    """Return a piece without the signs that stood between it and the next."""
    piece = piece.strip(" .,;:")
    for opening, closing in ("()", "[]"):
        if piece.endswith(closing) and (opening not in piece or piece.startswith(opening)):
            piece = piece[:-1]
        if piece.startswith(opening) and closing not in piece:
            piece = piece[1:]
    return re.sub(r"\s*\(\s*\)", "", piece).strip(" .,;:")


_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th"}
BEGINS = r"(?:(?<=␟)|(?<!.))"  # where a part begins, with nothing in front
_EDITION = re.compile(
    r"[\s,;(]*\b(?:(?P<edition>[0-9]{1,2}(?:(?:st|nd|rd|th)\.?|\.?[ªº°]|e|ème|re)?(?:\s[A-Z][a-z]{3,12})?"
    r"|(?:[Ff]ir|[Ss]econ|[Tt]hir|[Ff]our|[Ff]if|[Ss]ix)(?:st|d|th)|[Rr]ev(?:ised|\.)?|[Ee]xpanded|[Ee]nlarged|[Uu]pdated)"
    r"\s(?:rev\. |revised )?[EeÉé]d(?:itio)?n?\b\.?|ed\. (?P<behind>[0-9]{1,2})\b"
    r"|(?P<stopped>[0-9]{1,2})\. (?:[EeÉé]d(?:i[a-zçó]{3,6})?|[Vv]yd|[Ww]yd|[Ii]zd|изд|A(?=\.))\b\.{0,2}"
    r"|(?P<russian>[0-9]{1,2})-е изд\.(?:, [а-я]{2,10}\.){0,2}"
    r"|(?<=[^\W\d_]{4}[.?!]\s)(?P<alone>[0-9]{1,2})\.(?=\s[^\W\d_a-z][^:.]{1,40}: )"
    r"|(?P<auflage>[0-9]{1,2})\.(?:,? [a-zäöü]{1,20}\.?){0,4},? Aufl(?:age\b|\b\.?)"
    r"|第?\s?(?P<han>(?<=第)[0-9一二三四五六七八九十]{1,3}|(?<!\w)[0-9]{1,2})\s?版)\)?"
)
_DEGREE = (
    r"(?:[Dd]octoral|PhD|Ph\. ?D\.|DPhil|M\. ?S\.|M\. ?F\. ?A\.|MFA|MS"
    r"|Master(?:[’']?s)?|MSc|M\. ?Sc\.|MA|M\.A\.|Bachelor(?:[’']?s)?|Licentiate"
    r"|Habilitation)"
)
EAST_ASIAN_THESIS = (
    r"(?:(?:未出版之?)?(?:博士|硕士|碩士|学士|修士|석사|박사) ?(?:学位|學位|학위)?(?:论文|論文|논문)|学位论文)"
)
_GENRE = re.compile(
    rf"[\s,;]*[\[(]?\b(?P<genre>(?:Unpublished )?{_DEGREE} (?:[Dd]isserta-?tion|[Dd]iss\.|[Tt]hesis)"
    r"|(?:[Tt]hèse|[Tt]esis|[Tt]esi|[Tt]ese|[Dd]issertação|[Mm]émoire) (?:de |di |\()?"
    r"(?:[Dd]octora[tl]|[Dd]outorado|[Dd]ottorato|[Mm]estrado|[Mm]aestría|[Mm]aster|[Dd]octorado|[Mm]aîtrise|[Ll]aurea)"
    r"\)?(?: e[nm] [^\W\d_]+(?: (?:de|des|et) [^\W\d_]+)?)?"
    rf"|(?:(?<=[,.;(\[”\"] )|(?<=[(\[])|{BEGINS})(?:(?:[Ii]naugural-?)?[Dd]issertation|[Tt]hesis|Diss\."
    r"|(?:[Uu]nveröffentlichte )?(?:Magister|Master|Diplom|Bachelor|Doktor|Staatsexamens)arbeit|Habilitationsschrift"
    r"|(?:Yüksek [Ll]isans|Doktora|Master) [Tt]ezi|[Pp]roefschrift)"
    rf"|{EAST_ASIAN_THESIS})[\])]?(?=[\s,.;:\])]|$)"
)
_OF_PAPER = r"(?:[Ww]orking|[Dd]iscussion|[Tt]echnical|[Pp]olicy|[Ww]hite)"
_NUMBER = re.compile(
    rf"[\s,;]*[\[(]?\b(?P<genre>(?:[A-Za-z][a-z]+\.? )?[Rr]eport|{_OF_PAPER} [Pp]aper|[Tt]ech(?:nical|\.) [Rr]ep\.?"
    r"|[Tt]echnical [Mm]emorandum)"
    r"(?:\s(?:[Nn]o\.?:?|[Nn]umber|#|[Nn]r\.?)\s?|(?<=[a-z] [rR]eport)\s#?|(?<=[rR]ep\.)\s)"
    r"(?P<number>(?!(?:19|20)[0-9]{2}[:,.])[A-Z]{0,8}[-/ ]?[0-9][\w./-]*?)[\])]?(?=[,.;:]?\s|[,.;:)]*$|[,.;:]?␟)"
)
_REPORT = re.compile(
    rf"(?:[,.]\s+|\s\[)(?P<genre>(?:{_OF_PAPER}|[Rr]esearch) (?:[Pp]aper|[Rr]eport))\]?(?=[,.;]|␟|\s*$|\s\[)"
)
_MEDIUM = re.compile(
    r"[\s,;]*\[(?:[Ii]nternet|[Oo]nline|WWW [Dd]ocument|[Pp]reprint|[Ww]eb ?page|[Ee]lectronic resource"
    r"|[Oo]n-?line [Jj]ournal|[0-9]{1,3} paragraphs|Электронный ресурс|CD-ROM|en ligne|en línea|блог|on-?line"
    r"|(?:[Tt]echnical |[Rr]esearch )?[Rr]eport|[Cc]omputer software|[Dd]ata ?set|[Ss]oftware|[Vv]ideo|[Pp]odcast)\]"
    rf"|(?:(?<=[.,?!”\"])\s+|{BEGINS})(?:Preprint(?: posted online| at)?|Online|Technical report)"
    r"(?=[.,;:]|␟|\s*$|\s[A-Z0-9])|,\s+preprint(?=[.,]|\s*$)"
    r"|(?<=[0-9.,)])\s(?:Print|Web)\.(?=\s*$|␟)"  # as MLA's seventh edition ends
)
# The language that a work is in: `[in Russian]`, `(auf Russisch)`.
_LANGUAGE = re.compile(r"[\s,;]*[\[(]\s?(?:[Tt]ext )?(?:[Ii]n|[Aa]uf|[Ee]n) (?P<language>[^\W\d_]{4,12})\s?[\])]")
_PAGE = r"[A-Za-z]{0,2}[0-9]{1,6}[A-Za-z]?"
_RANGE = rf"{_PAGE}\s?[-–—‑‐]{{1,2}}\s?{_PAGE}|[ivxlc]{{1,7}}\s?[-–—]\s?[ivxlc]{{1,8}}"
_LABELLED_PAGES = re.compile(
    r"[\s,;:(]*\b(?:[Pp]p?\.\s?|[Pp]p?\s|pp?(?=[0-9]+\s?[-–])|[SСс]\.\s?|Seiten? |págs?\.? |[Pp]ages? )"
    rf"(?P<pages>(?:{_RANGE}|{_PAGE})(?:, ?(?:{_RANGE}))*)(?![\w])[).]*"
)
_BARE_PAGES = re.compile(
    rf"(?:(?<=[\s,.;:)␟])|(?<!.))(?P<pages>(?!{YEAR}-[01][0-9](?![0-9])){_RANGE})(?=[\s.,;)]*(?:$|␟|\((?:[^\W\d_a-z]|{YEAR}\))))"
    rf"|(?:(?<=,\s)|(?<=␟))(?P<inner>(?!{YEAR}\s?[–-]\s?{YEAR}){_RANGE})(?=\.\s[A-Z])"
)
# Behind the year, or a sentence of its own: `1999:105–32`, `. 105–132.`
_SURE_PAGES = re.compile(
    rf"(?:(?<=[0-9]{{4}})\s?:\s?(?P<pages>{_RANGE}|{_PAGE})|(?<=[.?!]\s)(?P<alone>{_RANGE}))(?=[\s.,;)]*(?:$|␟))"
)
_COUNT = re.compile(
    r"[\s,.;:(]*(?<![-–\w])(?:[ivxl]{1,6}\s?[,+]\s?)?(?P<count>[0-9]{1,4})\s?"
    r"(?:pp?|pages|páginas|págs?|(?<= )S|с|стр|Seiten)\b(?!\.?\s?[0-9])\.?\)?(?=[\s.,;)]*(?:$|␟|\())"
)
_STATUS = re.compile(r"[\s,.;(]*\b(?P<status>[Ff]orthcoming|[Ii]n press|[Tt]o appear|[Ss]ubmitted)\b[\s.,;)]*(?=$|␟)")
_VOLUMES = re.compile(r"[\s,;(]*\b(?:[Vv]ols\.? 1\s?[–-]\s?(?P<last>[0-9]{1,3})|(?P<all>[0-9]{1,3}) vols?\b\.?)\)?")
_ORIGINAL = re.compile(rf"\s*\(Original work published (?P<date>{YEAR})[^()]{{0,80}}\)")
_VOLUME = re.compile(r"[\s,.;(]*\b(?:[Vv]ol(?:ume|s)?\.?|Bd\.|Band) (?P<volume>[0-9]{1,4}|[IVXLC]{1,7})\b(?! ?vol)\)?")
_SERIES_NUMBER = re.compile(r"(?<=␟),?\s*\(?[Nn]o\. (?P<issue>[0-9]{1,4})\)?")
_DAY_OF_ISSUE = re.compile(
    r"(?:,?\s(?:vom|v\.|du|del|dated)\s|[,(]\s?)(?P<date>[0-9]{1,2}(?:\. ?[0-9]{1,2}\. ?"
    r"|(?:\.| de)? (?!\d)[^\W\d_]{3,10}(?: de)? )(?:19|20)[0-9]{2})\)?(?![0-9])"
)
_DATED = re.compile(
    rf"[\s,;:(]*(?<![\w–-])(?:c|[0-9]{{1,2}}\s?[–-](?=[0-9]{{1,2}} ))?(?P<date>{DATE})"
    r"(?:[\s.,;:)]*$|\)?[\s.,;:]*(?=[␟)])|\)\s*[.;,]?)"
)
_SPAN = re.compile(rf"{YEAR}\s?[–-]\s?{YEAR}")
_YEAR_LAST = re.compile(rf"[,.;:]\s(?:{MONTH} )?{YEAR}[\s.,;)]*$")
_DATE_SENTENCE = re.compile(rf"(?:(?<=[.?!;␟])\s*(?P<date>{DATE})[.;]|{BEGINS}(?P<first>{DATE}),)\s")
_DAY = re.compile(rf"[,;]\s+(?:published online )?(?P<day>{DAY}|{MONTH})(?=[\s.,;:)]*$|[\s.,;:]*␟)")


def take_edition(draft: Draft, start: int) -> None:
    """Take the edition, which does not begin before `start`."""
    if edition := draft.take(_EDITION, start):
        words = next(filter(None, edition.groups()))
        words = words.rstrip(".°") if words[0].isdigit() else words
        draft.fields["edition"] = _ORDINALS.get(words.lower(), words)


def take_labelled(draft: Draft, start: int) -> None:
    """Take edition, number of a report, kind of thesis, medium and volume, none of which begins before `start`."""
    if "edition" not in draft.fields:
        take_edition(draft, start)
    if number := draft.take(_NUMBER, start):
        draft.fields |= {"number": number["number"], "genre": number["genre"], "type": "report"}
    elif report := draft.take(_REPORT, start):
        draft.fields |= {"genre": report["genre"], "type": "report"}
    if genre := draft.take(_GENRE):
        draft.fields |= {"genre": genre["genre"], "type": "thesis"}
    while medium := draft.take(_MEDIUM, start):
        if "reprint" in medium[0]:
            draft.fields["genre"] = "Preprint"
    if (spoken := _LANGUAGE.search(draft.text, start)) and english_name(tag := parse_language(spoken["language"])):
        draft.fields["language"] = tag
        draft.cut(spoken.start(), spoken.end())
    if original := draft.take(_ORIGINAL, start):
        draft.fields["original_date"] = parse_date(original["date"])
    _take_extent(draft, start)


def _take_extent(draft: Draft, start: int) -> None:
    """Take number of pages and volumes, the volume, and what says that a work is not published yet."""
    if count := draft.take(_COUNT, start):
        draft.fields["number_of_pages"] = count["count"]
    if status := draft.take(_STATUS, start):
        draft.fields["status"] = status["status"]
    if volumes := draft.take(_VOLUMES, start):
        draft.fields["number_of_volumes"] = volumes["last"] or volumes["all"]
    if volume := draft.take(_VOLUME, start):
        draft.fields["volume"] = volume["volume"]
        if issue := draft.take(_SERIES_NUMBER, start):
            draft.fields["issue"] = issue["issue"]


def take_pages(draft: Draft, start: int, *, bare: bool) -> None:
    """Take pages with their label; `bare`: also those without one, at the end or in front of a parenthesis."""
    pages = draft.take(_LABELLED_PAGES, start) or draft.take(_SURE_PAGES, start)
    if pages is None and bare:
        pages = draft.take(_BARE_PAGES, start)
    if pages:
        found = next(filter(None, pages.groups()))
        draft.fields["pages"] = re.sub(r"\s?[–—‑‐-]{1,2}\s?", "-", found)


def take_day(draft: Draft, start: int) -> None:
    """Take the day of a newspaper, which stands behind its name: `vom 20. Oktober 2004`, `, 13.2.1991`."""
    day = _DAY_OF_ISSUE.search(draft.text, start)
    date = PartialDate.parse(day["date"]) if day else None
    if day and date and date.day and date.year == getattr(draft.fields.get("issued", date), "year", date.year):
        draft.fields |= {"issued": date, "type": "article-newspaper"}
        draft.cut(day.start(), day.end())


def take_dates(draft: Draft, start: int) -> None:
    """Take the dates that end a part; the first is that of publication if no other is known."""
    for pattern in (_DATED, _DATE_SENTENCE, _DATED):
        at = start
        while (match := pattern.search(draft.text, at)) is not None:
            date = parse_date(next(filter(None, match.groups())))
            if _is_of_title(draft, match, date) or _is_of_name(draft.text, match):
                at = match.end()
                continue
            if match[0].lstrip()[0].isalnum() and draft.text[: match.start()][-1:].isalpha():
                draft.seen.append("no sign before the date")
            draft.cut(match.start(), match.end())
            put_date(date, draft.fields)
    issued = draft.fields.get("issued")
    if issued is not None and issued.year and not issued.month and (day := draft.take(_DAY, start)):
        put_date(parse_date(f"{day['day']} {issued.year}"), draft.fields)


def _is_of_title(draft: Draft, match: re.Match[str], date: PartialDate) -> bool:
    """Return whether a date is the end of a title: `Tea in 1914`, `Tea: report of a meeting, Leeds, 12 May 2019`."""
    if "title" in draft.fields or BAR in draft.text[: match.start()]:
        return False
    if (known := draft.fields.get("issued")) is not None:
        return bool(known.year != date.year)
    span = known is None and _SPAN.search(match[0]) is not None  # `Tea in Leeds, 1850–1914`
    divided = (match[0].lstrip()[0] in ",;:(" and not span) or draft.text[: match.start()].rstrip().endswith(
        (".", "?", "!")
    )
    return not (divided and date.day is None) and _DATED.search(draft.text, match.end()) is not None


def _is_of_name(text: str, match: re.Match[str]) -> bool:
    """Return whether a date is a part of a name, as another one ends the text: `Tea Days (Leeds, 1998), Cup, 1999.`"""
    start = match.start("date") if "date" in match.re.groupindex and match["date"] else match.start()
    opening = text.rfind("(", 0, start)
    within = opening > text.rfind(")", 0, start) and any(map(str.isalpha, text[opening:start]))
    is_glued = text[max(0, start - 2) : start - 1].isalpha() and text[start - 1 : start] == " "
    return (within or is_glued) and _YEAR_LAST.search(text, match.end()) is not None


def put_date(date: PartialDate, fields: Fields) -> None:
    """Put the date of publication, or make that known more exact."""
    known = fields.get("issued")
    if known is None or (known.year == date.year and len(date.parts) > len(known.parts)):
        fields["issued"] = date
