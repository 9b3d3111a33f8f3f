"""Lines of a page as its readers need them: without markup and bullets, each thing that was glued on its own line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from carcite.formats.pasted.affiliations import has_institution
from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.labels import read_label
from carcite.formats.pasted.publisher.people import read_people
from carcite.formats.pasted.publisher.title_and_names import title_and_names
from carcite.values.language_detection import is_han
from carcite.values.names import Name, is_organisation


def without_bullets(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without markup; where one list gives what is known of the article, without its bullets.

    Such lists stand on sites of Chinese journals: authors, titles, journals, each behind `- ` and in both languages.
    """
    lines = list(map(_without_tags, lines))
    listed = [line.text.removeprefix("- ") for line in lines[:_TOP] if line.text.startswith("- ")]
    if len(listed) < _FEWEST_BULLETS or not any(is_han(text[0]) for text in listed if text):
        return lines
    return [line.with_text(line.text.removeprefix("- ")) for line in lines if line.text != "-"]


_TOP = 30  # lines in which such a list stands
_FEWEST_BULLETS = 4


def _without_tags(line: Line) -> Line:
    """Return the line without Crossref's markup (`<jats:p>`) and addresses glued to names (`www.foo.orgJane Doe`)."""
    line = line.with_text(_with_closed_doi(line.text)) if "10. " in line.text else line
    if behind := _BUTTON_BEHIND.search(line.text, max(0, len(line.text) - _LONGEST_BUTTON)):
        line = line.with_text(line.text[: behind.start()])
    if not _MAY_HAVE_TAGS.search(line.text):
        return line
    text = _LETTER_BEHIND.sub(r" \g<mark>, ", _TAG.sub(" ", line.text))
    if len(text) < _LONGEST_OF_NAMES:
        text = with_plain_marks(text)
    text = " ".join(_LOST_MARK.sub("*", text).split())
    return line.with_text(text) if text and text != line.text else line


def _with_closed_doi(text: str) -> str:
    """Return a text whose DOI has no blanks behind its points: `DOI：10. 5569/j. issn. 2097-0706. 2026. 01. 007`."""
    spaced = _SPACED_DOI.search(text)
    return text if spaced is None else spaced[0].replace(" ", "")


_SPACED_DOI = re.compile(r"(?i:doi)\s?[:：]\s?10\. ?\d{4,9}/\S+(?:(?<=\.) \S{1,20}){0,10}")


def with_plain_marks(text: str) -> str:
    """Return a text whose marks in formulas, markdown or high digits are plain: `赵科 $ ^ { 1 } $`, `李云²`."""
    text = _FORMULA_MARK.sub(_marks_in_formula, text).replace("\\*", "*")
    return _HIGH.sub(lambda marks: unicodedata.normalize("NFKC", marks[0]), text)


_LONGEST_BUTTON = 12
_BUTTON_BEHIND = re.compile(
    r"(?<=[.。!！])\s?(?:更多|展开|收起|展开更多|查看更多|[Ss]how more|[Rr]ead more|더보기|もっと見る)$"
)
_MAY_HAVE_TAGS = re.compile(r"<|; ?et al|\s[a-f*]{1,4}\s{2}|\s\[v|www\.|\[email|\ufffd|\\\*|\$|[¹²³⁴-⁹]")
# Marks as formulas and in high digits: `赵科 $ ^ { 1 , 2 } *$`, `李云²`.
_FORMULA_MARK = re.compile(r"\s?\$\s?\^\s?\{?(?P<marks>[\d,\s]{1,12})\}?\s?(?P<star>\*?)\s?\$")
_LONGEST_OF_NAMES = 300
_HIGH = re.compile(r"(?<=[㐀-鿿])[¹²³⁴-⁹](?:[,，]?[¹²³⁴-⁹]){0,5}")
_LOST_MARK = re.compile(r"(?<=[a-zß-ÿ])\s?\ufffd")  # a mark in a character that was lost
# Letters as marks between spaces: `Jane Doe,  *ab   Ann Poe  c  and   Bob Roe  a`.
_LETTER_BEHIND = re.compile(r",?\s{1,3}(?P<mark>\*?[a-f]{1,3}\*?)\s{2,3}(?:and\s{1,3})?(?=[A-ZÀ-Þ])")
_TAG = re.compile(  # the last is the version behind a title: `[version 1; peer review: 2 approved]`
    r"</?(?:jats:[a-z-]{1,20}|p|br|div|span|sec)\b[^<>]{0,80}>|\[email\sprotected\]"
    r"|www\.[a-z-]{2,40}\.(?:org|com|net)(?=[A-ZÀ-Þ])"
    r"|(?<=;)\s?et al\.?(?=\s[A-ZÀ-Þ])|\ufffd(?=10\.\d{4})|(?<=\d)\ufffd|(?<=\s)\[v(?:ersion)?\s?\d[^\[\]]{0,100}\]"
)


def _marks_in_formula(match: re.Match[str]) -> str:
    return "".join(match["marks"].split()) + match["star"]


def divided(line: Line) -> list[Line]:
    """Return two lines for one that has two: the heading of an abstract and the authors, a date and the title."""
    if pieces := _pieces(line.text):
        first, second = map(line.with_text, pieces)
        return [*(divided(first) if len(first.text) < len(line.text) else [first]), second]
    named = _NAMES_IN_HEADING.fullmatch(line.text)
    if named is None:
        dated = _DATE_IN_FRONT.match(line.text)
        parts = [dated["date"], dated["title"]] if dated else _title_and_names(line)
        return list(map(line.with_text, parts)) if parts else [line]
    return [line.with_text(f"{_AUTHORS_LABEL}: {named['names']}"), line.with_text(named["heading"])]


def _title_and_names(line: Line) -> list[str]:
    """Return the parts of a line in the head of a page that has a title and the names of its authors."""
    if line.number > _LAST_OF_HEAD or line.heading is not None or len(line.text) < _SHORTEST_WITH_TITLE:
        return []
    if read_label(line.text) is not None or line.is_citation or line.is_ids:
        return []
    parts = None if read_people(line.text).names else title_and_names(line.text)
    return [part for part in parts if part.strip("1 ")] if parts is not None and parts.names else []


_LAST_OF_HEAD = 60
_SHORTEST_WITH_TITLE = 30


def _heading_behind(text: str) -> tuple[str, str] | None:
    """Return a line and the heading of an abstract at its end: `Keywords: tea, water ABSTRACT`, `03.05.2013 Özet`."""
    front, _, word = text.rpartition(" ")
    if key(word) not in _ABSTRACT or not front or len(text) > _LONGEST_BEFORE_HEADING:
        return None
    if front[-1] in _STOPS and word[0].isupper() and len(word) > _LONGEST_ABBREVIATION:
        return front, word
    if not front[-1].isalnum():
        return None
    is_heading = front[-1].isdigit() or (word.isupper() and len(word) > _LONGEST_ABBREVIATION and not front.isupper())
    return (front, word) if is_heading else None


_ABSTRACT = words_for(Part.ABSTRACT)
_STOPS = '.)"”»'
_LONGEST_BEFORE_HEADING = 400
_LONGEST_ABBREVIATION = 4


def _pieces(text: str) -> tuple[str, str] | None:
    """Return keywords and the codes or the heading glued to them, or names and what stands beside them."""
    if behind := _heading_behind(text):
        return behind
    if beside := _NAME_BEHIND_PLACE.fullmatch(text):
        return beside[1], beside[2]
    if dated := _NAME_AND_DATE.fullmatch(text):
        return f"Author: {dated[1].strip()}", dated[2]
    if (people := _NAMES_IN_CAPITALS.match(text)) and has_institution(text[people.end() :].partition(",")[0]):
        return people[0].strip(), text[people.end() :]
    if glued := next(filter(None, (form.match(text) for form in _GLUED)), None):
        return glued[1], glued[2]
    return _names_and_places(text) if len(text) <= _LONGEST_PLACES else None


def _names_and_places(text: str) -> tuple[str, str] | None:
    """Return names and the affiliations in parentheses behind them."""
    placed = _PLACES_BEHIND.fullmatch(text)
    if placed is None or not any(map(is_organisation, _PARTS.split(placed["place"]))):
        return None
    places = placed["place"] if placed["places"][1:-1] == placed["place"] else placed["places"]
    return (placed["names"], places) if _are_marked(read_people(placed["names"]).names, text) else None


def _are_marked(names: Sequence[Name], text: str) -> bool:
    """Return whether several names, or those in Chinese, stand before marks or parentheses."""
    return len(names) > 1 or (bool(names) and is_han(text[0]))


# `Ayşe ÇAY, Ali SU ve Can DEM` in front of an affiliation without a sign between.
_IN_CAPITALS = r"(?:[^\W\d_a-zß-ÿ][^\W\d_]{0,20}\.?\s){1,3}[^\W\d_a-zß-ÿ]{2,20}(?:-[^\W\d_a-zß-ÿ]{2,20})?"
_NAMES_IN_CAPITALS = re.compile(
    rf"{_IN_CAPITALS}(?:(?:,|\s(?:ve|and|et|y|und))\s{_IN_CAPITALS}){{1,12}}\s(?=[^\W\d_a-zß-ÿ])"
)
_PROVINCES = (
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|陕西|甘肃"
    "|青海|内蒙古|宁夏|新疆|西藏|中国"
)
_GLUED = (
    # `关键词：绿茶；温度中图分类号：S571 文献标识码：A`
    re.compile(
        r"((?:关\s?键\s?[词字]|[Kk]ey ?[Ww]ords).{3,300}?)\s*"
        r"((?:中图(?:法)?分类号|分类号|文献标[识志]码|文章编号|CLC [Nn]|Document code).{0,200})$"
    ),
    # An affiliation and the abstract, names and their affiliations.
    re.compile(r"([^。:：]{2,80}(?:大学|医院|研究[所院]|学院|公司|中心)[^。:：]{0,80}?)\s*(摘\s?要\s?[:：].{20,})"),
    re.compile(
        r"((?:[一-鿿]{2,3}[,，]?\d(?:[,，]\d){0,3}[\s,，*]{0,3}){1,20}[一-鿿]{2,3}[,，]?\d(?:[,，]\d){0,3}?)"
        r"(\d\s?[一-鿿]{4,60}.{0,200})"
    ),
    re.compile(rf"((?:[一-鿿]{{2,3}}\s?[,，、]\s?){{1,12}}[一-鿿]{{2,3}}?)\s?((?:{_PROVINCES})[^。]{{4,150}})$"),
)
# `林云²陈志 远*（茶叶大学，福州 350002）（...）`
_PLACES_BEHIND = re.compile(
    r"(?P<names>[^()（）:：。]{2,200}?)[\s」]*(?P<places>[(（]\s?(?P<place>[^()（）]{6,150})[)）].{0,800})"
)
_PARTS = re.compile(r"\s*[,，;；]\s*")
_LONGEST_PLACES = 1000
_WORD_OF_NAME = r"(?:[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.){0,2}|[A-ZÀ-Þ][a-zß-ÿ'’-]{1,20}(?:-?[A-Z][a-z]{1,15})?)"
_PERSON = rf"{_WORD_OF_NAME}(?:\s{_WORD_OF_NAME}){{1,3}}"
# Columns of LaTeX, `Sencha, VA 22904 &Jane Doe`, and a name before a date, `Doe, Jane P. 28 December 2009 (has links)`.
_NAME_BEHIND_PLACE = re.compile(rf"([^&]{{5,100}}\d)\s?&\s?({_PERSON})")
_NAME_AND_DATE = re.compile(
    r"([A-ZÀ-Þ][^\W\d_]{1,20}, (?:[A-ZÀ-Þ][^\W\d_]{0,20}\.?\s){1,3})"
    r"(\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d)(?: \([a-z ]{3,20}\))?"
)
_DATE_IN_FRONT = re.compile(r"(?P<date>\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d) (?P<title>[A-Z][^.;]{40,400})$")
_AUTHORS_LABEL = "Авторы"
_NAMES_IN_HEADING = re.compile(
    r"(?P<heading>Аннотация|Abstract)\s(?:научной статьи|of scientific (?:article|paper)).{0,200},\s"
    r"(?:автор научной работы|author of scientific (?:article|paper))\s[—–-]\s(?P<names>.{3,300})",
    re.IGNORECASE,
)


def with_colon(line: Line) -> Line:
    """Return the line with a colon behind its label: `作者 郭雅玲 徐丽`."""
    label = _CHINESE_LABEL.match(line.text)
    return line.with_text(f"{label[1]}：{line.text[label.end() :]}") if label else line


_CHINESE_LABEL = re.compile(
    r"(摘\s?要|关键词|关键字|作者|作者单位|机构地区|出处|来源|刊名|分类号|基金|基金项目|题名|收稿日期|出版日期|書誌情報|収録刊行物|著者所属)\s+(?=[\w“\"【《（(<])"
)
