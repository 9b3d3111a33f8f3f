"""The series that a book or a report belongs to, and its number in it: `(Tea Studies, vol. 3)`, `Schriftenreihe Tee 1`.

A word of series, such as Reihe or Working Papers, decides; a word that titles have, too, such as Studies, does so only
beside a number or within parentheses.
"""

from __future__ import annotations

import re

from carcite.formats.pasted.references.parts import BAR, Draft
from carcite.formats.pasted.references.sentences import NOTE
from carcite.values.date_patterns import YEAR

_LABEL = (
    r"(?:Band|Bd\.?|[Vv]ol(?:ume|\.)?|[Nn]umber|[Nn]ummer|[Nn](?:r|os?|úm)\.?|[Nn][.°º]{1,2}|No[.°º]{1,2}|Heft|H\.|[Tt]ome"
    r"|[Tt]\.|[Ff]asc\.|Folge|#|№|в[ыи]п\.)\s?"
)
_YEAR = rf"{YEAR}(?![\w/-])"
_DIGITS = rf"(?!{_YEAR})(?:[A-Z]{{1,4}}(?: [IVX]{{1,4}})?[ /-]?)?[0-9][0-9A-Za-z/–-]{{0,12}}(?:\.[0-9]{{1,4}})?(?![\w])"
_NUMBER = rf"[.,]?\s(?:{_LABEL}(?P<labelled>{_DIGITS}|[IVXLC]{{1,7}}\b)|(?P<bare>{_DIGITS}))"
_SHORT = r"(?:[Cc]oll|[Ss]er|Schr|Abh|Veröff|Ber)\."
_NAME = rf"(?P<name>(?:{_SHORT}\s)?[^\W\d_a-z][^.,;:!?()\[\]“”„\"«»{BAR}]{{2,110}}?)"
_ENDS = rf"(?=\s?(?:[.,;)\]{BAR}]|\(|[–—-]\s|$))"
# A part of its own: `. Tea Working Papers, 12.`
_PART = re.compile(rf"(?:(?<=[.,;?!”\"»)–—-]\s)|(?<={BAR})|^)(?P<same>=\s?)?(?:in |of )?{_NAME}(?:{_NUMBER})?{_ENDS}")
_ENCLOSED = re.compile(rf"\s?[(\[]\s?(?P<same>=\s?)?(?P<name>[^()\[\]{BAR}]{{4,140}}?)(?:{_NUMBER})?[.,]?\s?[)\]]")
_OF_SERIES = re.compile(
    rf",?\s(?:Band|Bd\.|[Vv]ol(?:ume|s)?\.?)\s(?P<labelled>{_DIGITS}),?\s(?:of|der|in)\s(?:the\s)?{_NAME}{_ENDS}"
)
# Behind the extent or the year, as library catalogues print it: `1997. 127 p. (Tea Classics).`
_AT_END = re.compile(
    rf"(?:(?<=[0-9]\.)|(?<=[\s0-9][pSс]\.)|(?P<imprint>(?<=[^\W\d_]{{2}}\.)))\s\((?P<name>[^\W\d_a-z][^()\[\]:{BAR}]{{3,100}}?)"
    rf"(?:{_NUMBER})?\)(?=\W*(?:[0-9]{{1,4}}[–-][0-9]{{1,4}}\W*)?$)"
)
_IMPRINT_LAST = re.compile(r":\s[^\W\d_a-z][^:.()]{1,60}\.$")  # `Leeds: Tea Press.`
_NO_NAME = re.compile(
    r"(?:Orig|Erst|Erschienen|First|Trans|Print|Reprint|Access|Retrieved|Available|Online|Last|Chapter|Kap|Teil|Part|Neu"
    r"|Übers|Besprechung|Review|Zugriff|Abgerufen|Stand|Aufruf|Download|Abruf)"
)
# Words that name a series wherever they stand in a part, and those that do so as its first or last word.
_DECIDES = re.compile(
    r"\b(?:[Ww]orking|[Dd]iscussion|[Oo]ccasional|[Rr]esearch|[Pp]olicy|[Bb]riefing|[Bb]ackground|[Ss]taff|[Cc]onference"
    r"|[Ii]dea|[Tt]echnical|[Ss]pecial) [Pp]apers?\b"
    r"|\b(?:Arbeits|Diskussions|Forschungs|Hintergrund|Positions)papiere?\b"
    r"|[Ss]chriftenreihe|\b[Ll]ecture [Nn]otes\b|\b[Mm]onograph [Ss]eries\b|\bPolicy (?:Brief|Notes?)s?\b"
    r"|\b(?:Documentos?|Documenti|Textos?|Cuadernos?|Cadernos?) (?:de|di|para) (?:trabajo|trabalho|lavoro|discussão)\b"
    r"|\b(?:Document|Cahier)s? de (?:travail|recherche)\b"
)
_FIRST = re.compile(
    r"(?:(?:Schriftenr|Buchr|Fachr|R)eihe|Fachserie|Schriften(?= (?:zu|de|für|vo))|Forschungsberichte?(?= \w)"
    rf"|(?:Series|[Ss][ée]rie|Collection)\b|{_SHORT}|Colección|Coleção|Collana\b|Biblioteca d"
    r"|Bibliothek (?:der|des)|Veröffentlichungen d)"
)
_LAST = re.compile(
    r"(?:[Ss]eries|\b[Rr]eihe|[a-zäöü]reihe|[a-zäöü]b[uü]cher|Schriften|Forschungsberichte?|\bDPs?|\bWPs?)$"
    r"|^[A-ZÄÖÜ][\w -]{1,30} [Ss]eries (?:on|in|of) "
)
# Words of titles, which name a series only if a number or parentheses are beside them.
_BESIDE_NUMBER = re.compile(
    r"\b(?:Studien|Stud(?:ies|ia)|Études|Estudios|Estudos|Studi|Beiträge|Abhandlungen|Berichte?|Mitteilungen|Materialien"
    r"|Veröffentlichungen|Papers?|Reports?|Monogra(?:ph|f)\w*|Texte?s?|Hefte|Quaderni|Cahiers|Cuadernos|Cadernos"
    r"|Collection|Dokumentation(?:en)?|Bibliothek|Bibliothe[ck]a|Biblioteca|Fachserie|Edition"
    r"|Contributions|Library|Briefs?|Focus|Studie|Arbeitsberichte?)\b|(?:studien?|berichte?|hefte?|papiere?|beiträge)$"
)
_NO_SERIES = re.compile(
    r"\b(?:Case|Time|TV|World|Television|Web|Conference|Fourier|Power) [Ss]eries\b|\b[Jj]ournal\b"
    r"|\b[Pp]roc(?:eedings|\.)|\bPhysics|^(?:An?|The|Eine?)\b"
    r"|^(?:New|Neue|Nova|Nouvelle|Second|Third|Fourth|Fifth) (?:[Ss][eé]ries|Folge)$"
    r"|\b(?:[Tt]hesis|[Dd]issertation|[Pp]resented|[Pp]repared|Hrsg|[Ee]ds?|[Uu]npublished|Expanded)\b|://"
)
# Pages, or the number of a journal's issue.
_PAGES_BEHIND = re.compile(
    r"[\s.,;:]{0,3}(?:(?:[Pp]{1,2}\.?|S\.|pages?|¶)\s?[0-9]|[0-9]+\s?[–-]\s?[0-9]|[Nn](?:o|r|úm)?[.°º]\s?[0-9])"
    rf"|(?:\s?\(|[,:]\s?)(?!{_YEAR}\W*$)[0-9]"
)
_ENDS_SMALL = re.compile(r"\b[a-zäöü]{2,4}$")  # `des 20. Jahrhunderts`
_MOST_WORDS = 16


def take_series(draft: Draft, start: int, *, in_journal: bool) -> None:
    """Take the series, and the number of the work in it, that stand behind the title or another part.

    `in_journal`: what stands behind the title can be a journal, as its name is quoted or `In` is in front of it.
    """
    part = _at_end(draft.text, start)
    part = part or _first_series(_ENCLOSED, draft.text, start) or _first_series(_OF_SERIES, draft.text, start)
    part = part or _first_series(_PART, draft.text, start, in_journal=in_journal)
    if part is not None:
        draft.fields["collection_title"] = part["name"].strip(" ,")
        if number := _number(part):
            draft.fields["collection_number"] = number
        draft.cut(part.start(), part.end())


def _at_end(text: str, start: int) -> re.Match[str] | None:
    """Return the series behind the extent, the year or `Place: Publisher.`"""
    part = _AT_END.search(text, start)
    if part is not None and part["imprint"] is not None and not _is_behind_imprint(part):
        return None
    return None if part is None or _NO_NAME.match(part["name"]) or NOTE.search(part["name"]) else part


def _is_behind_imprint(part: re.Match[str]) -> bool:
    """Return whether `Place: Publisher.` stands in front of parentheses, in which no other imprint is."""
    return "," not in part["name"] and _IMPRINT_LAST.search(part.string, 0, part.start()) is not None


def _first_series(pattern: re.Pattern[str], text: str, start: int, *, in_journal: bool = False) -> re.Match[str] | None:
    """Return the first part of a form that names a series."""
    for part in pattern.finditer(text, start):
        marked = pattern is not _PART or part["same"] is not None
        number = _number(part)
        can_be_journal = not marked and (in_journal or not (part.groupdict().get("bare") or "1").isdigit())
        if not _names_series(part["name"], number, marked=marked, can_be_journal=can_be_journal):
            continue
        if marked or not _PAGES_BEHIND.match(text, part.end()):
            return part
    return None


def _number(part: re.Match[str]) -> str | None:
    return part["labelled"] or part.groupdict().get("bare")


def _names_series(name: str, number: str | None, *, marked: bool, can_be_journal: bool) -> bool:
    """Return whether a part is the name of a series; `marked`: by `=`, parentheses or the word `of`."""
    if not marked and " " not in name:
        return False
    if not _can_be_series(name, number):
        return False
    if (decides := _DECIDES.search(name)) is not None:
        return decides[0] != name or name.startswith(("Idea", "Lecture"))  # alone, it is the kind of report
    if _FIRST.match(name) or _LAST.search(name):
        return True
    return number is not None and not can_be_journal and _BESIDE_NUMBER.search(name) is not None


def _can_be_series(name: str, number: str | None) -> bool:
    if len(name.split()) > _MOST_WORDS or _NO_SERIES.search(name):
        return False
    return number is None or _ENDS_SMALL.search(name) is None
