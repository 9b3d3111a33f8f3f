"""Headings: the lines that name the parts of a page, in the languages of the sites, and those of related papers.

Reference: PubMed User Guide, "Comments and corrections" (NLM), for the headings of related papers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.titles import title_language
from carcite.formats.pubmed import LINK_OF_REF_TYPE, LINKS, Link
from carcite.model import Relation

# The headings are the RefTypes of PubMed XML in words: `Erratum in`, `Corrected and Republished from`.
_LINKS = {link.ref_type.lower(): link for link in (*LINKS, LINK_OF_REF_TYPE["Cites"])}
_LINKS["retractedin"] = _LINKS["retractionin"]
_RELATION = re.compile(r"([A-Za-z]+(?: [A-Za-z]+){1,4}|Cites)(?::\s+(?=\S)|[:.]?$)")
_LONGEST_RELATION = 60


class LinkHeading(NamedTuple):
    """A heading such as `Erratum in`: the link it stands for, and what follows on the same line."""

    link: Link
    rest: str


def relation_heading(line: str) -> LinkHeading | None:
    """Return the heading of related papers that a line is (`Comment in`) or begins with."""
    text = line.strip()
    match = _RELATION.match(text)
    if match is None or len(match[1]) > _LONGEST_RELATION:
        return None
    link = _LINKS.get(match[1].lower().replace(" ", ""))
    return None if link is None else LinkHeading(link, text[match.end() :].strip())


# --- parts of a page --------------------------------------------------------------------------------------------------


class Heading(NamedTuple):
    """A line that names a part: which, what follows it on the same line, and for related papers the relation."""

    part: Part
    rest: str = ""
    relation: Relation = "related"
    inverse: bool = False
    words: str = ""


# The parts that are headings by themselves, and the lists of papers.
_PARTS = (
    Part.TITLE,
    Part.AUTHORS,
    Part.AFFILIATIONS,
    Part.CITATION,
    Part.ABSTRACT,
    Part.KEYWORDS,
    Part.MESH,
    Part.TYPES,
    Part.CONFLICT,
    Part.NOTE,
    Part.SITE,
)
_RELATIONS: dict[Part, Relation] = {
    Part.SIMILAR: "similar",
    Part.CITED_BY: "cited_by",
    Part.REFERENCES: "references",
    Part.RELATED: "related",
}


# Sentences that the sites print about themselves.
_SITE_LINE = re.compile(
    r"Suppr\b.*|.*(?:侵权必究|ICP备|隐私条款|用户协议|搜PubMed|PubMed语法|PubMed中文|保留排版|AI研究员|写(?:一篇)?综述|翻译模型|超能文献).*"
    r"|(?:立即|马上|免费|扫码|点击|打开|下载)[^。，]{2,8}"
)


def _rows() -> dict[str, Heading]:
    found = {word: Heading(part) for part in _PARTS for word in words_for(part)}
    for part, relation in _RELATIONS.items():
        found |= {word: Heading(Part.RELATED, relation=relation) for word in words_for(part)}
    return found


_HEADINGS = _rows()
_LONGEST = 60
_LONGEST_CUT = 12
_LONGEST_RUN_IN = 45
_LONGEST_SITE_LINE = 100
_DECORATION = re.compile(r"^[#*=_•·■●▪>|【\[\s-]+|[#*=_|│】\]\s:：-]+$")
_SPACED = re.compile(r"[^\W\d_](?:[ \u3000]{1,3}[^\W\d_]){1,11}")  # A B S T R A C T
_LANGUAGE_BEHIND = re.compile(
    r"\s*[\[(（]\s*[^\W\d_]{2,12}(?: [^\W\d_]{2,12}){0,2}\s*[\])）]$"
)  # Abstract (English), چکیده [English]
_TWO = re.compile(r"\s*[/|·・•]\s*")  # between headings in two languages
_COUNT = re.compile(r"\s*[(（]?\d{1,6}\s*(?:篇|条|articles?|results?)?[)）]?$")
# A name with a colon and its value on one line: `Keywords: CAR-T; lupus`, `摘要：目的 ...`.
_RUN_IN = re.compile(r"[ *#【\[]{0,6}([^:：\]】*]{1,40}?)[】\]* ]{0,4}[:：]\*{0,2}\s*(?=\S)")
# The same without a colon: `Abstract The ...`, `AbstractThe ...`, `Palabras clave té, agua`.
_GLUED = re.compile(r"Abstract(?=[A-Z])|摘\s?要\s*(?=\S)")
_BREAK = re.compile(r"[\s.;:：—–/-]+")
_DASH = re.compile(r"\s[—–-]\s$")
_FEWEST_BEHIND_DASH = 50  # Zusammenfassung – Diese ...
_GLUED_KEYWORDS = re.compile(r"关\s?键\s?[词字]\s*(?=[^\s:：](?:[^。;；,，\s]{0,40}[;；,，\s]){2})(?!.*。)")
_LISTED = re.compile(r"[^,;，；、]{2,60}[,;，；、]")
_SPACED_START = re.compile(r"(?:(?:[^\W\d_] ){3,20}[^\W\d_]|[一-鿿][ \u3000]{1,3}[一-鿿])(?=[.:：])")
_NOT_RUN_IN = frozenset(("summary", "reference", "journal", "citation"))
_FEWEST_FOR_RUN_IN = 80  # characters of a line that is a heading and an abstract without a colon between them

# Headings that no other kind of page has: where two of them stand, the page is one of ours without a citation line.
MIRROR_HEADINGS = frozenset(
    (
        "机构信息",
        "出版信息",
        "相似文献",
        "引用本文的文献",
        "本文引用的文献",
        "suppr超能文献",
        "摘要",
        "作者单位",
        "发表信息",
    )
)


def bare_words(text: str) -> str:
    """A line as headings are compared: lower case, without its decoration, colon and count."""
    return _COUNT.sub("", _DECORATION.sub("", key(text)))


_PLACEHOLDER = re.compile(
    r"\[?(?:no abstract(?: is)?(?: available)?|no authors? listed|n/a|-+"
    r"|(?:暂无|无|没有)(?:可用)?(?:相关)?(?:摘要|作者|机构|文献|数据|内容)?(?:信息)?(?:可用)?)\]?[.。]?",
    re.IGNORECASE,
)


def is_placeholder(text: str) -> bool:
    """Whether a line says that the page has nothing here: `No abstract available`, `暂无作者信息`."""
    return len(text) < _LONGEST and _PLACEHOLDER.fullmatch(text) is not None


def is_cut_heading(text: str) -> bool:
    """Whether the last line of a text that was cut off is the beginning of a heading: `出版`, `Abst`."""
    return len(text) < _LONGEST_CUT and any(
        heading.part is not Part.SITE and name.startswith(key(text)) for name, heading in _HEADINGS.items()
    )


def find_heading(text: str) -> Heading | None:
    """Return the heading a line is, or begins with; None for any other line."""
    found = _whole_line(text) if len(text) <= _LONGEST else None
    if found is None and len(text) <= _LONGEST_SITE_LINE and _SITE_LINE.fullmatch(text):
        found = Heading(Part.SITE, words=text)
    return found or _run_in(text)


def _whole_line(text: str) -> Heading | None:
    """Return the heading that a short line is by itself, also in two languages (`Abstract/Özet`) or with one behind."""
    bare = bare_words(text)
    found = _HEADINGS.get(bare) or _HEADINGS.get(_DECORATION.sub("", key(text)))
    found = found or _HEADINGS.get(_DECORATION.sub("", _LANGUAGE_BEHIND.sub("", key(text))))
    if found is None and (spaced := _SPACED.fullmatch(text)):
        found = _HEADINGS.get(key("".join(spaced[0].split())))
    if found is None and _TWO.search(bare):
        both = [_HEADINGS.get(word) for word in _TWO.split(bare)]
        found = both[0] if all(both) else None
    if found is not None:
        return found._replace(words=text)
    link = relation_heading(text)
    return None if link is None else Heading(Part.RELATED, link.rest, link.link.relation, link.link.inverse, text)


def _run_in(text: str) -> Heading | None:
    """Return the heading that a line begins with."""
    if spaced := _SPACED_START.match(text):
        text = "".join(spaced[0].split()) + text[spaced.end() :]
    if match := _RUN_IN.match(text):
        name = key(_LANGUAGE_BEHIND.sub("", match[1].strip()))
        found = _HEADINGS.get(name)
        if found is not None and found.part is not Part.SITE and name not in ("reference", "journal"):
            return found._replace(rest=text[match.end() :], words=match[1])
    return _without_colon(text)


_LETTERS_OF_A_SIGN = 2.5  # of Chinese, Japanese or Korean


def is_eastern(text: str) -> bool:
    """Return whether a text is in Chinese, Japanese or Korean."""
    return title_language(text) in ("zh", "ja", "ko")


def _without_colon(text: str) -> Heading | None:
    """Return the heading of an abstract or of keywords that runs into its text without a colon."""
    letters = len(text) * (_LETTERS_OF_A_SIGN if is_eastern(text) else 1)
    if letters >= _FEWEST_FOR_RUN_IN and (glued := _GLUED.match(text)):
        return Heading(Part.ABSTRACT, text[glued.end() :], words=glued[0].strip())
    if glued := _GLUED_KEYWORDS.match(text):
        return Heading(Part.KEYWORDS, text[glued.end() :], words=glued[0].strip())
    if not text[:1].isalpha() or text[0].islower():
        return None
    found = (_opening(text, gap) for gap in _BREAK.finditer(text, 1, _LONGEST_RUN_IN))
    return next(filter(None, found), None)


def _opening(text: str, gap: re.Match[str]) -> Heading | None:
    """Return the heading in front of a gap, if what follows can be an abstract, or keywords."""
    name, rest = text[: gap.start()], text[gap.end() :]
    heading = _HEADINGS.get(key(name)) if key(name) not in _NOT_RUN_IN and rest else None
    if heading is None:
        return None
    fewest = _FEWEST_BEHIND_DASH if _DASH.search(gap[0]) else _FEWEST_FOR_RUN_IN
    letters = len(text) * (_LETTERS_OF_A_SIGN if is_eastern(text) else 1)
    is_abstract = heading.part is Part.ABSTRACT and letters >= fewest and not rest[0].islower()
    is_keywords = heading.part is Part.KEYWORDS and _LISTED.match(rest) is not None
    return heading._replace(rest=rest, words=name) if is_abstract or is_keywords else None
