"""The headings of a pasted list and of the groups in it: `References`, `参考文献`, `Primary sources`, `II. Books`."""

from __future__ import annotations

import re

from carcite.formats.pasted.references.line_signs import YEAR

_WORDS = (
    r"(?:list of |full |cited |selected |the |further |key |all )?references?(?: list| cited)?"
    r"|(?:selected |annotated )?bibliograph(?:y|ies)|(?:general )?literature(?: cited)?|sources|further reading"
    r"|works (?:cited|consulted|referenced)|(?:end|foot)?notes(?: and references)?"
    r"|(?:主要)?[参參]考[文资資][献獻料]|引用文[献獻]|文[献獻]|注[释釋]|注|참고 ?문헌|인용 ?문헌|참고 ?자료"
    r"|(?:weiterführende |zitierte )?literatur(?:verzeichnis|liste|angaben|hinweise|nachweise)?"
    r"|quellen(?:verzeichnis|angaben)?|(?:quellen|literatur)- und \w{5,25}|einzelnachweise|anmerkungen"
    r"|(?:liste des )?références(?: bibliographiques)?|bibliographie(?: sélective| indicative)?|ouvrages cités"
    r"|pour en savoir plus|refer[eê]ncias?(?: bibliográficas?)?|bibliograf[iíî]a|obras citadas|fuentes(?: consultadas)?"
    r"|fontes|riferimenti(?: bibliografici)?|opere citate|note bibliografiche|bibliografie|literatuur(?:lijst)?"
    r"|referenties|referenser|litteraturförteckning|litteratur(?:liste)?|kilder|källor|lähteet|kirjallisuus"
    r"|piśmiennictwo|literatura|(?:použitá |seznam )?literatur[ay]|zdroje|irodalom(?:jegyzék)?|hivatkozások"
    r"|kaynak(?:ça|lar)|daftar pustaka|tài liệu tham khảo|βιβλιογραφία|(?:использованная )?литература|источники"
    r"|библиографи(?:я|ческий список|ческие ссылки)|бібліографі(?:я|чний список)"
    r"|список (?:(?:использованн|використан)\w{2,4} )?(?:литературы|источников|літератури|джерел)(?: [иі] \w{5,12})?"
    r"|المراجع|المصادر|منابع|מקורות|ביבליוגרפיה"
)
_HEADING = re.compile(
    rf"(?:</?\w{{1,6}}\s?/?>|[#*=_\s-]|(?:[0-9]{{1,2}}|[IVX]{{1,4}})\.?\s)*(?:{_WORDS})"
    r"(?:<[^<>\n]{0,60}>|[#*:：=_\s.-])*(?:[(（]?[0-9]{1,4}[)）]?)?",
    re.IGNORECASE,
)
_LONG_HEADING = re.compile(rf"(?:{_WORDS})(?: [^\W\d_]{{1,20}}){{1,9}}:?", re.IGNORECASE)
_MARKED_HEADING = re.compile(r"#{1,6}\s[^\n]{1,100}")  # of Markdown
_KIND = re.compile(
    r"[*_#\s]{0,6}(?:(?:primary|secondary|internet|online|web|other|printed|archival) (?:sources|literature)|books?"
    r"|book chapters|(?:journal |newspaper )?articles|web ?(?:sites|pages)|theses|reports|journals|monographs"
    r"|conference papers|libros|artículos|tesis|fuentes (?:primarias|secundarias)|quellen"
    r"|(?:primär|sekundär|forschungs)literatur|primärquellen|monogra(?:f|ph)ien|aufsätze|internetquellen"
    r"|sources (?:primaires|secondaires)|ouvrages|thèses|livros|artigos|teses|libri|articoli|fonti|книги|статьи"
    r"|专著|图书|期刊论文|期刊文章|学位论文|会议论文|外文文献|中文文献|[A-Z])[*_:\s]{0,6}",
    re.IGNORECASE,
)
# Above the references of one year; without the marks of Markdown, a blank line must be above.
_YEARS = rf"{YEAR.pattern}(?:\s?[–—-]\s?\w{{4,10}})?:?"
_MARKED_YEARS = re.compile(rf"(?:#{{1,6}}\s|\*\*|__){_YEARS}(?:\*\*|__|\s#+)?")
_BARE_YEARS = re.compile(_YEARS)
# Above the references of one kind: `Primary sources`, `A`, `II. Articles`.
_GROUP = re.compile(r"(?:[A-Z]|[IVX]{1,4})[.)]?|(?:[IVX]{1,4}[.)]\s|[A-Z][.)]\s)?[^\W\d_][^.,;\"“”?!()\d]{1,59}:?")
_ENDED = re.compile(r"[.。．)\]>0-9/”\"]\s*$|://\S+$")
_LONGEST = 120  # characters


def is_heading(text: str, above: str | None, *, is_apart: bool, is_listed: bool) -> bool:
    """Return whether a line is the heading of the list, one of Markdown, or one above a group of references.

    `above`: the line above; None for the first one of the text. `is_apart`: a blank line is above it; `is_listed`: a
    blank line, a number or a bullet is below it. A line that goes on with the one above is not a heading, as
    `Literatur` can be the last word of a title.
    """
    if len(text) > _LONGEST or (above and not is_apart and not _ENDED.search(above[-200:])):
        return False
    if _HEADING.fullmatch(text) or (above is None and _LONG_HEADING.fullmatch(text)):
        return True
    return any(pattern.fullmatch(text) for pattern in _headings_of_groups(text, is_apart, is_listed))


def _headings_of_groups(text: str, is_apart: bool, is_listed: bool) -> tuple[re.Pattern[str], ...]:
    """Return the forms that the heading of a group can have: with a year, only that of the references of one."""
    if YEAR.search(text):
        return (_MARKED_YEARS, _BARE_YEARS) if is_apart else (_MARKED_YEARS,)
    return (_MARKED_HEADING, _KIND, _GROUP) if is_apart and is_listed else (_MARKED_HEADING, _KIND)
