"""What tells a list of references from other texts.

A reference has a year and a sign of what it refers to: a DOI, volume and pages, `Place: Publisher`, a book with
editors, a thesis. Words such as a title in quotes or an address of the web are in other texts, too: beside a year they
need the people at the beginning of the reference, or a second such sign.
"""

from __future__ import annotations

import re
from typing import Literal

from carcite.formats.pasted.references.certain import without_marks
from carcite.formats.pasted.references.journal_words import EASTERN_JOURNAL
from carcite.formats.pasted.references.line_signs import YEAR
from carcite.formats.pasted.references.people import People, leading_people
from carcite.formats.pasted.references.wide import narrowed
from carcite.values import date_patterns

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ"
_YEAR = rf"(?<![0-9./-]){date_patterns.YEAR}(?![0-9])"
_DATED = re.compile(
    rf"{YEAR.pattern}|\b(?:[Nn]\. ?d\.|[Ii]n press|[Ff]orthcoming|[Tt]o appear|[Ss]\. ?[fa]\.|[Ee]n prensa|[Nn]o prelo)"
)
_PAGE = r"[A-Za-z]{0,2}[0-9]{1,6}"
_PAGES = rf"{_PAGE}\s?[-‐‑–—]{{1,2}}\s?{_PAGE}"

# What only references have.
_STRONG = tuple(
    re.compile(expression)
    for expression in (
        r"\b10\.[0-9]{4,9}/\S",
        r"\b(?:PMC?ID|arXiv)\s?:",
        r"\bISBN\b",
        r"\[(?:[JMCDRSPNGZ]|EB|DB|CP)(?:/OL)?\]",
        rf"\b[0-9]{{1,4}}\s?\([^()\n]{{1,20}}\)\s?[,:;.]?\s?(?:(?:pp?|S)\.\s?)?{_PAGE}\b",  # 12(3): 45
        rf"(?<![\w:])(?!{_YEAR})[A-Z]?[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?\s?[,:;]\s?"  # 12, 45-67
        rf"(?:pp?\.?\s?)?(?!{_YEAR}){_PAGES}",
        rf"\b[A-Z]?[0-9]{{1,4}}[A-Z]?\s?[,:]\s?[A-Za-z]?[0-9]{{1,7}}\s?\({_YEAR}\)",  # 12, 45 (2010)
        rf"\b[A-Z]?[0-9]{{1,4}}\s?\({_YEAR}\)\s?[,:;]?\s?{_PAGE}",  # 12 (2010) 45
        rf"{_YEAR}(?: [A-Z][a-z]{{2}}(?: [0-9]{{1,2}})?)?\s?[;,]\s?[A-Z]?[0-9]{{1,4}}\s?[:;,(]",  # 2010; 12:
        r"\b(?:[Vv]ol(?:ume|umen)?s?|Bd|Jg|[Tt]om[oe]?|[Тт](?:ом)?|[Vv](?=\.))"
        r"[. ]\s?(?:[0-9]{1,4}|[IVXLC]{1,7})\b(?!\.[0-9])",
        rf"\b(?:[Pp][Pp]?|[Pp]ages?|[Pp]ágs?|[Pp]\.? ?ss|[Сс]|S)[. ]\s?{_PAGES}",
        r"[第제]\s?[0-9]{1,4}\s?[卷巻期号號권호輯집]|\b[0-9]{1,4}\s?[卷巻권]",
        r"\s//\s?\S|[.,]\s?[–—-]\s(?:М|СПб|Л|К|Киев|Київ|Минск|Москва)\.?\s?:",
        rf"(?:[.,;?!)»”\"]|^)\s?\(?(?:[{_UPPER}](?>[^\W\d_]+)[ ,.&/-]{{0,3}}){{1,4}}\s?:\s?[{_UPPER}][^:;.\d\n]{{1,60}}"
        rf"[,.;]?\s?\(?{_YEAR}",  # Place: Publisher, 2010
        rf"\([^():]{{2,30}}:\s?[^():\n]{{2,60}},\s?{_YEAR}\)",
        r"\b[Ii]n:?\s[^\n]{3,250}\b(?:[Ee]ds?|[Ee]ditors?|[Hh]rsgg?|[Hh]g|[Cc]oords?|[Oo]rgs?)\b\.?[),]",
        r"\b[Pp]roc(?:\.|eedings)\b|\bLecture Notes\b|\b[Ii]n [A-Z]{3,8}(?:[ ’'-][0-9]{2,4})?[,.]",
        r"\b(?:[Tt]hes[ie]s|[Dd]issertation|[Tt]ese|[Tt]esis|[Tt]hèse|[Dd]issertação|[Dd]iss\.|[Дд]ис(?:\.|серт))"
        r"|学位论文|学位論文|博士论文|학위논문",
        r"\b(?:[Tt]echnical [Rr]eport|[Tt]ech\. ?[Rr]ep|[Ww]orking [Pp]aper|[Dd]iscussion [Pp]aper|[Pp]reprint)\b",
        r"\b(?:Press|Verlag|Publish(?:ers?|ing)|Éditions|Editorial|Edizioni|Ediciones|Editora|Springer|Wiley|Elsevier"
        r"|Routledge|Penguin|Издательство|Изд-во)\b|出版社|书店|書店|書房|출판",
    )
)  # fmt: skip
# What other texts have, too.
_WEAK = tuple(
    re.compile(expression)
    for expression in (
        r"[“\"«„‘][^”\"»“\n]{10,300}[,.?!]?[”\"»“’]|《[^《》\n]{2,300}》",
        r"\b(?:[Rr]etrieved|[Aa]ccessed|[Aa]vailable (?:at|from|online)|[Dd]ispon(?:ible|ível) en?m?|[Aa]bgerufen"
        r"|[Cc]onsulté|[Cc]onsultado|[Aa]cesso em|[Зз]ugriff|[Дд]ата обращения)\b",
        r"https?://|\bwww\.",
        rf"(?:^|\s)\({_YEAR}[a-z]?(?:[,/][^()\n]{{3,20}})?\)[.,:]?\s",
        r"[*_](?=\S)[^*_\n]{4,150}(?<=\S)[*_]|<(?:i|em)>",
        r"\b(?:[A-Z][a-z]{1,9}\. ){2,5}",  # Tea Chem. Soc.
        r"\b(?:Journal|Review|Revue|Revista|Zeitschrift|Annals|Transactions|Conference|Symposium|Workshop|Univ(?:ersity|\.)"
        rf"|Report|Institute)\b|{EASTERN_JOURNAL}|学会|대학|학회",
        rf"\w[,.]?\s\(?{_YEAR}\)?[a-z]?\.?$",
        rf"{_PAGES}",
        r"\b[0-9]{2,4}\s?(?:pp?|S|с|págs?)\.",  # 619 p.
        r",\s?[A-Z]?[0-9]{1,4},\s?[A-Z]?[0-9]{1,6}\b",  # AJ, 144, 134
        rf"[.?!)]\s[{_UPPER}][^.:;\d\n]{{1,40}}\s?:\s?[{_UPPER}][^.:;\d\n]{{1,60}}\.?$",  # Place: Publisher.
        rf"\b[Ii]n:\s[{_UPPER}]",
        r"[《『「〈][^》』」〉\n]{2,80}[》』」〉]",
        r"^(?:[—–_-]{1,6}|Ders\.|Dies\.|Idem\b)[\s.,:(/]",
        rf"^[—–_-]{{1,6}}[\s.,:(]{{0,3}}{_YEAR}",
        rf"\b[0-9]{{1,3}}/{_YEAR.replace('/', '')}",  # Nr. 2/1996
        rf"^[{_UPPER}][^:\d\n]{{2,90}}[,.]?\s\(?{_YEAR}[a-z]?\)?\s?:\s[{_UPPER}]",  # Body, 2004: Title
    )
)
_SPACED = re.compile(r"\s+(?=[.,;:)\]])|(?<=[(\[])\s+")  # as text copied out of a PDF can have it
_NOTICE = re.compile(r"\W{0,9}(?:Copyright\b|\(c\)|©|Licen[cs]e)|[^.]{0,60}\bCopyright \(?[c©(1-9]", re.IGNORECASE)
_KEYWORDS = re.compile(
    r"(?:\b[Kk]ey ?[Ww]ords|\bPalabras clave|\bPalavras-chave|\bMots[- ]cl[ée]s|\bSchlüsselwörter|\bКлючевые слова"
    r"|\bParole chiave|キーワード|关键词|關鍵詞|关键字|주제어|키워드|핵심어)\s?[:：]"
)
_LONGEST = 3000  # characters of a reference
_LONGEST_OF_SIGNS = 300
_FEWEST_WEAK = 2  # signs that others can have, too
_FEWEST_BEHIND = 30  # characters of a reference behind its people
_YEAR_BEHIND = re.compile(rf"[\s.,(]{{0,4}}{_YEAR}")
_LONGEST_NAMELESS = 700


def has_date(text: str) -> bool:
    """Return whether a year, or what is printed in its place, stands in a text."""
    return _DATED.search(text) is not None


def kind_of(raw: str) -> Literal["led", "bare"] | None:
    """Return "led" for a reference that begins with people, "bare" for another one, None for any other text."""
    if not _can_be_reference(raw):
        return None
    text = _SPACED.sub("", narrowed(without_marks(raw).text))
    people = leading_people(text, commas=True)
    strong = sum(sign.search(text) is not None for sign in _STRONG)
    weak = sum(sign.search(raw) is not None for sign in _WEAK)
    if people is not None and _is_led(people, text, strong + weak):
        return "led"
    if people is None and len(text) > _LONGEST_NAMELESS:
        return None
    return "bare" if strong + weak > (1 if strong else _FEWEST_WEAK) else None


def _can_be_reference(text: str) -> bool:
    """Return whether a text has a date and the length of a reference, and is not a notice or abstract with keywords."""
    return (
        len(text) <= _longest(text)
        and _DATED.search(text) is not None
        and not _NOTICE.match(text)
        and not _KEYWORDS.search(text)
    )


def _is_led(people: People, text: str, signs: int) -> bool:
    """Return whether a reference begins with people; those that are not a sure list need another sign."""
    dated = len(text) > people.end + _FEWEST_BEHIND and _YEAR_BEHIND.match(text, people.end) is not None
    return signs + dated > (not _is_list(people, text))


def _is_list(people: People, text: str) -> bool:
    """Return whether people have the form of a list; `System Administrator` and bodies have not."""
    first = people.names[0]
    given = first.given or ""
    if len(people.names) > 1 or people.truncated:
        return True
    return first.literal is None and ("," in text[: people.end] or "." in given or given.isupper())


def _longest(text: str) -> int:
    """Return how long a reference can be: a sign of Chinese, Japanese and Korean says more than a letter."""
    if text.isascii():
        return _LONGEST
    signs = sum("\u3040" <= sign <= "\u9fff" or "가" <= sign <= "힣" for sign in text[:_LONGEST])
    return _LONGEST_OF_SIGNS if 2 * signs > min(len(text), _LONGEST) else _LONGEST
