"""What tells an affiliation from a title: where in a line an institution or a country stands, and other signs.

The words are looked for once in a line and what is around them is compared: patterns that hold all the words each would
take longer to compile than a page takes to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

_WORDS = (
    r"universi[td]\w*|univ|departe?ment\w*|dept|hospit\w+|h[oô]pital\w*|klinik\w*|clinic|clinics"
    r"|institut\w*|instituto|school|college|faculty|facult\w+|facultad|laborator\w+|division|center"
    r"|centre|centro|academy|ministry|service|corporation|gmbh|inc|ltd|llc|unit|unità|section"
    r"|foundation|azienda|ospedale|policlinico|abteilung|irccs|inserm|cnrs|nhs|infirmary"
    r"|organi[sz]ation|polytechnic\w*|politecnico|company|co|agency|council|unidad|servicio|[eé]cole|lehrstuhl|lab"
    r"|egyetem\w*|k[oó]rház\w*|nemocnic\w*|univerzit\w*|[uú]stav\w*|sveučilišt\w*|odsjek\w*|instytut\w*|szpital\w*"
    r"|katedr\w*|zakład\w*|ziekenhuis|yliopisto\w*|sjukhus\w*|sykehus\w*"
    r"|universitas|rumah sakit|trường|bệnh viện|học viện|viện|corporaci[oó]n"
    r"|csic|jurusan|prodi|politeknik|fakult\w+|faculdade|hochschule|üniversite\w*|fakülte\w*|enstitü\w*|hastane\w*|uniwersytet\w*"
    r"|ун[иі]верситет\w*|[иі]нститут\w*|факультет\w*|академия|больница|диспансер|кафедра|клиника|лікарня"
)
_INSTITUTION = re.compile(rf"\b(?:{_WORDS})\b", re.I)
_COUNTRIES = """
    China / P.R. China / P. R. China / P.R.China / P. R.China / PR China / USA / U.S.A. / United States /
    United States of America / UK / U.K. / United Kingdom /
    England / Scotland / Wales / Ireland / Germany / France / Italy / Spain / Portugal / Netherlands / The Netherlands /
    Belgium / Luxembourg / Switzerland / Austria / Poland / Czech Republic / Czechia / Slovakia / Slovenia / Hungary /
    Romania / Bulgaria / Serbia / Croatia / Greece / Cyprus / Turkey / Türkiye / Ukraine / Russia / Russian Federation /
    Norway / Sweden / Denmark / Finland / Iceland / Estonia / Latvia / Lithuania / Japan / Korea / South Korea /
    Republic of Korea / Taiwan / Hong Kong / Singapore / Malaysia / Thailand / Vietnam / Indonesia / Philippines /
    India / Pakistan / Bangladesh / Nepal / Sri Lanka / Iran / Iraq / Israel / Lebanon / Jordan / Saudi Arabia / Qatar /
    United Arab Emirates / Kuwait / Oman / Egypt / Morocco / Tunisia / Algeria / Nigeria / Ghana / Kenya / Uganda /
    Ethiopia / South Africa / Brunei / Canada / Mexico / México / Brazil / Brasil / Argentina / Chile / Peru / Perú /
    Colombia / Venezuela / Ecuador / Uruguay / Cuba / Australia / New Zealand / Kazakhstan / Macau / Macao /
    Россия / Российская Федерация / Беларусь / Украина / Україна / Казахстан / Узбекистан / Deutschland / Österreich /
    Schweiz / Suisse / Belgique / Italia / España / Polska / Česká republika / Slovensko / Hrvatska / Србија / България
"""
_COUNTRY_ENDS = tuple(
    sign + country for country in " ".join(_COUNTRIES.lower().split()).split(" / ") for sign in (" ", ",")
)
_OPENING = re.compile(r"(?:[^,]{0,80}, )?(?:the )?\W?", re.I)
_FIRST_WORDS = re.compile(r"(?:from )?(?:the )?(?:first |second |third )?", re.I)
_OF_A_TITLE = re.compile(r" of (?:a|an|the) \w+ (?:in|for)", re.I)
_COMMA_AFTER = re.compile(r"[^,.]{0,80},")
_ADDRESS = re.compile(r" (?:Electronic address|E-?mail).*", re.I)
_REACH = 80  # signs between an institution and its comma


@lru_cache(maxsize=64)
def _around(text: str) -> tuple[tuple[str, str], ...]:
    """Return what stands before and behind each institution of a line."""
    return tuple((text[: m.start()], text[m.end() :]) for m in _INSTITUTION.finditer(text))


def opens_with_institution(text: str) -> bool:
    """Whether an institution is the first thing in a line, or the first behind its first comma."""
    return any(_OPENING.fullmatch(before) for before, _ in _around(text))


def has_institution(text: str) -> bool:
    """Return whether a word of a line is an institution."""
    return bool(_around(text))


def is_institution_first(text: str) -> bool:
    """Whether the line begins with an institution, and not as the title of a study of one."""
    return any(_FIRST_WORDS.fullmatch(before) and not _OF_A_TITLE.match(after) for before, after in _around(text))


def has_institution_before_comma(text: str) -> bool:
    """Whether a comma follows an institution: `Department of Medicine, ...`."""
    return any(_COMMA_AFTER.match(after) for _, after in _around(text))


def has_institution_after_comma(text: str) -> bool:
    """Whether an institution follows a comma: `..., Renji Hospital`."""
    return any("," in before[-_REACH - 1 :] for before, _ in _around(text))


def is_country(text: str) -> bool:
    """Return whether a text is the name of a country."""
    return f" {text.lower()}" in _COUNTRY_ENDS


def ends_in_country(text: str) -> bool:
    """Whether a country is the last word of a line, but for an electronic address."""
    lowered = text.lower()
    return any(
        line.endswith(_COUNTRY_ENDS) or (line[:-1].endswith(_COUNTRY_ENDS) and line[-1] in ".;")
        for line in (lowered, _ADDRESS.sub("", lowered, count=1))
        if line
    )


# --- signs and their weights ------------------------------------------------------------------------------------------


class Sign(NamedTuple):
    """A sign in a line and what it weighs for the line being an affiliation or a title."""

    shows: Callable[[str], bool]
    affiliation: int
    title: int


def _like(expression: str) -> Callable[[str], bool]:
    sign = re.compile(expression)
    return lambda text: sign.match(text) is not None


_SIGNS = (
    Sign(opens_with_institution, 1, 0),
    Sign(is_institution_first, 1, 0),
    Sign(has_institution_before_comma, 2, 0),
    Sign(has_institution_after_comma, 2, 0),
    Sign(ends_in_country, 2, 0),
    Sign(_like(r".*[\w.+-]{1,64}@[\w-]{1,64}\.\w"), 4, -3),
    Sign(_like(r".*(?:\b[A-Z]{1,2}[0-9]{3,6}\b|\b[0-9]{5,6}\b,|, [A-Z]{2} [0-9]{5})"), 1, -1),
    Sign(
        _like(
            r".*(?:大学|医院|研究所|研究院|学院|中心|实验室|公司|部门|诊所|疾控)[^。]{0,60}[,;。)\uff0c\uff1b]?[^。]{0,20}。?$"
        ),
        2,
        0,
    ),
    Sign(
        _like(r".*(?:大学|医院|研究所|学院|中心|实验室).*(?:科|系|部|室|中心|所|院|大学|中国|国)[,;。\uff0c\uff1b]?$"),
        1,
        0,
    ),
    Sign(_like(r"(?:มหาวิทยาลัย|โรงพยาบาล|คณะ|สถาบัน|วิทยาลัย|ภาควิชา|สาขาวิชา|ศูนย์|สำนัก)"), 3, 0),
    Sign(_like(r"(?:[^,]{0,40}(?:대학교?|병원|연구[소원]|학과|센터)[^,]{0,20}\d\s?(?:,\s?|$)){2,12}$"), 3, 0),
    Sign(_like(r".*,[^,]*,[^,]*"), 1, -1),
    Sign(_like(r".*[?:：?]"), -2, 2),
    Sign(_like(r".*[.。!]$"), 0, 1),
    Sign(
        _like(r".*\b(?:in|with|for|by|from|on|versus|vs|using|among|between|during|after|is|are|via|through)\b"), -1, 1
    ),
    Sign(_like(r".*(?:的|与|及其|中|对|在|和)"), 0, 1),
    Sign(_like(r"\S+(?: \S+)?$"), 0, -1),
)
_LONGEST_TITLE = 600
_LONGEST_AFFILIATION = 900


@lru_cache(maxsize=512)  # several readers ask of a line
def affiliation_weight(text: str) -> int:
    """Return how much speaks for a line being an affiliation; 2 and more is enough."""
    return sum(sign.affiliation for sign in _SIGNS if sign.shows(text)) if len(text) <= _LONGEST_AFFILIATION else -9


def title_weight(text: str) -> int:
    """Return how much speaks for a line being a title; 1 and more is enough if nothing speaks for another kind."""
    return sum(sign.title for sign in _SIGNS if sign.shows(text)) if len(text) <= _LONGEST_TITLE else -9


_NUMBER = re.compile(r"(?:\(?[0-9]{1,2}[).、]?|[a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§¶•·-]+)\s*(?=[^\W\d_a-zß-ÿ])")


def affiliation_text(text: str) -> str:
    """Return the affiliation without the number or bullet it is listed under."""
    return _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
