"""What tells a list of references from other texts.

A reference has a year and a sign of what it refers to: a DOI, volume and pages, `Place: Publisher`, a book with
editors, a thesis. Words such as a title in quotes or an address of the web are in other texts, too: beside a year they
need the people at the beginning of the reference, or a second such sign.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.references.blocks import divide
from carcite.formats.pasted.references.certain import without_marks
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.wide import narrowed

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ"
_YEAR = r"(?<![0-9./-])(?:1[5-9]|20)[0-9]{2}(?![0-9])"
_DATED = re.compile(
    rf"{_YEAR}|\b(?:[Nn]\. ?d\.|[Ii]n press|[Ff]orthcoming|[Tt]o appear|[Ss]\. ?[fa]\.|[Ee]n prensa|[Nn]o prelo)"
)
_PAGE = r"[A-Za-z]{0,2}[0-9]{1,6}"
_PAGES = rf"{_PAGE}\s?[-‐‑–—]{{1,2}}\s?{_PAGE}"

# What only references have.
_STRONG = tuple(
    re.compile(expression)
    for expression in (
        r"\b10\.[0-9]{4,9}/\S",
        r"\b(?:PMC?ID|arXiv)\s?:",
        r"\[(?:[JMCDRSPNGZ]|EB|DB|CP)(?:/OL)?\]",
        rf"\b[0-9]{{1,4}}\s?\([^()\n]{{1,20}}\)\s?[,:;.]?\s?(?:(?:pp?|S)\.\s?)?{_PAGE}\b",  # 12(3): 45
        rf"\b[A-Z]?[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?\s?[,:;]\s?(?:pp?\.?\s?)?{_PAGES}",  # 12, 45-67
        rf"\b[0-9]{{1,4}}\s?[,:]\s?[A-Za-z]?[0-9]{{1,7}}\s?\({_YEAR}\)",  # 12, 45 (2010)
        rf"\b[A-Z]?[0-9]{{1,4}}\s?\({_YEAR}\)\s?[,:;]?\s?{_PAGE}",  # 12 (2010) 45
        rf"{_YEAR}(?: [A-Z][a-z]{{2}}(?: [0-9]{{1,2}})?)?\s?[;,]\s?[A-Z]?[0-9]{{1,4}}\s?[:;,(]",  # 2010; 12:
        r"\b(?:[Vv]ol(?:ume|umen)?s?|Bd|Jg|[Tt]om[oe]?|[Тт](?:ом)?|[Vv])[. ]\s?(?:[0-9]{1,4}|[IVXLC]{1,7})\b",
        rf"\b(?:[Pp][Pp]?|[Pp]ages?|[Pp]ágs?|[Pp]\.? ?ss|[Сс]|S)[. ]\s?{_PAGES}",
        r"[第제]\s?[0-9]{1,4}\s?[卷巻期号號권호輯집]|\b[0-9]{1,4}\s?[卷巻권]",
        r"\s//\s?\S|[.,]\s?[–—-]\s(?:М|СПб|Л|К|Киев|Київ|Минск|Москва)\.?\s?:",
        rf"(?:[.,;?!)»”\"]|^)\s?\(?(?:[{_UPPER}][^\W\d_]+[ ,.&/-]{{0,3}}){{1,4}}\s?:\s?[{_UPPER}][^:;.\d\n]{{1,60}}"
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
        r"[“\"«„‘][^”\"»“\n]{10,300}[,.?!]?[”\"»“’]",
        r"\b(?:[Rr]etrieved|[Aa]ccessed|[Aa]vailable (?:at|from|online)|[Dd]ispon(?:ible|ível) en?m?|[Aa]bgerufen"
        r"|[Cc]onsulté|[Cc]onsultado|[Aa]cesso em|[Зз]ugriff|[Дд]ата обращения)\b",
        r"https?://|\bwww\.",
        rf"(?:^|\s)\({_YEAR}[a-z]?(?:,[^()\n]{{3,20}})?\)[.,:]?\s",
        r"[*_](?=\S)[^*_\n]{4,150}(?<=\S)[*_]|<(?:i|em)>",
        r"\b(?:[A-Z][a-z]{1,9}\. ){2,5}",  # Tea Chem. Soc.
        r"\b(?:Journal|Review|Revue|Revista|Zeitschrift|Annals|Transactions|Conference|Symposium|Workshop|Univ(?:ersity|\.)"
        r"|Report|Institute)\b|学报|杂志|学会|대학|학회",
        rf"\w[,.]?\s\(?{_YEAR}\)?[a-z]?\.?$",
        rf"{_PAGES}",
        r",\s?[A-Z]?[0-9]{1,4},\s?[A-Z]?[0-9]{1,6}\b",  # AJ, 144, 134
        rf"[.?!)]\s[{_UPPER}][^.:;\d\n]{{1,40}}\s?:\s?[{_UPPER}][^.:;\d\n]{{1,60}}\.?$",  # Place: Publisher.
    )
)
_NOT_ITSELF = re.compile(r"(?:ibid|ebd|op\. ?cit|id\.|idem|loc\. ?cit)", re.IGNORECASE)  # it refers to one above
_SPACED = re.compile(r"\s+(?=[.,;:)\]])|(?<=[(\[])\s+")  # as text copied out of a PDF can have it
_LONGEST = 3000  # characters of a reference
_LONGEST_NAMELESS = 700
_FEWEST_LED = 3


class Evidence(NamedTuple):
    """How many blocks a text has, how many of them look like references, and how many of these begin with people."""

    blocks: int
    references: int
    led: int

    @property
    def is_list(self) -> bool:
        """Whether at least half of the blocks look like references."""
        return 2 * self.references >= self.blocks > 0

    @property
    def is_sure(self) -> bool:
        """Whether it is a list whatever else the text looks like: no page has people again and again."""
        return self.led >= _FEWEST_LED and 2 * self.led >= self.blocks


def reference_evidence(head: str) -> Evidence:
    """Return what speaks for the start of a text being a list of references."""
    if not _DATED.search(head):
        return Evidence(0, 0, 0)
    texts = [block.text for block in divide(head.splitlines()).blocks if not _NOT_ITSELF.match(block.text)]
    kinds = [_kind(text) for text in texts if len(text) <= _LONGEST]
    return Evidence(len(texts), len(kinds) - kinds.count(None), kinds.count("led"))


def _kind(raw: str) -> str | None:
    """Return "led" for a reference that begins with people, "bare" for another one, None for any other text."""
    if not _DATED.search(raw):
        return None
    text = _SPACED.sub("", narrowed(without_marks(raw).text))
    led = leading_people(text, commas=True) is not None
    if not led and len(text) > _LONGEST_NAMELESS:
        return None
    strong = sum(sign.search(text) is not None for sign in _STRONG)
    weak = sum(sign.search(raw) is not None for sign in _WEAK)
    if led:
        return "led" if strong + weak else None
    return "bare" if strong and strong + weak > 1 else None
