"""Labels of publishers' pages, and the dates they label: `Volume: 12`, `Localización: ...`, `收稿日期: 2019-03-12`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from carcite.formats.pasted.publisher.menus import is_kind
from carcite.values.dates import PartialDate


class Label(Enum):
    """What a label says that its value is. `OTHER` has no field: it ends the value of the label before it."""

    TITLE = "title"
    OTHER_TITLE = "other title"
    AUTHORS = "authors"
    JOURNAL = "journal"
    SOURCE = "source"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    YEAR = "year"
    CITE = "cite"
    PUBLISHER = "publisher"
    OTHER = "other"


_NAMES = {
    Label.TITLE: """
        title / article title / título / titre / titel / 题名 / 标题 / 論文題目 / 제목 / название
    """,
    Label.OTHER_TITLE: """
        títulos paralelos / título paralelo / translated title / parallel title / título en inglés / title (en) /
        english title / 英文标题 / 英文题名 / 其他标题 / other title / title variation / título alternativo /
        alternative title / titre alternatif / other titles / otros títulos / outro título / другое название
    """,
    Label.AUTHORS: """
        by / author / authors / main author / main authors /
        author(s) / autor / autores / autoras / autoría / autoria / auteur / auteurs / par /
        autoren / autor(en) / autor/innen / autor/in / autores/as / autori /
        作者 / 著者 / 저자 / автор / авторы / автори /
        yazar / yazarlar / von / por / author(en) / verfasser / autor(es) / auteur(s) / authors/creators / creator /
        creators / autor/a / autores/autoras / autore / auteur(e)s / penulis / 執筆者 / 著者名 / 责任者
    """,
    Label.JOURNAL: """
        journal / journal title / journal name / from the journal / published in the journal / revista / revue /
        zeitschrift / 刊名 / 期刊 / 期刊名称 / 来源期刊 / 雑誌名 /
        학술지명 / журнал / видання / dergi / periódico / rivista / título de la revista / título da revista /
        titre de la revue / zeitschriftentitel / título del periódico / título do periódico
    """,
    Label.SOURCE: """
        published in / source / localización / in / dans / erschienen in / publicado en / publicado em /
        publié dans / 年，卷(期) / 年,卷(期) / 年卷期 / 卷期 / 出处 / 来源 / 掲載誌 / источник / issue information /
        journal information / bibliographic information / volume/issue / vol/issue
    """,
    Label.VOLUME: """
        volume / vol / volumen / band / tome / tomo / 卷 / 卷号 / 巻 / 권 / том / cilt / jahrgang
    """,
    Label.ISSUE: """
        issue / number / issue number / número / numéro / heft / nummer / no / nº / 期 / 期号 / 号 / 호 / номер /
        выпуск / sayı / fascículo
    """,
    Label.PAGES: """
        pages / page / page(s) / pp / páginas / págs / seiten / 页码 / 页 / ページ / 페이지 / страницы / стр /
        sayfa / start page / first page
    """,
    Label.YEAR: """
        year / año / ano / année / jahr / 年 / 年份 / 发表年份 / 발행년도 / год / yıl / date / fecha / data / datum /
        issue date / date issued / date of issue / issued date / fecha de publicación / fecha de edición /
        data do documento / data de publicação / erscheinungsjahr / year of publication / publication year /
        año de publicación / ano de publicação / année de publication / 発行年 / 出版年 / tahun
    """,
    Label.CITE: """
        citation / cite / citer / citar / zitieren / how to cite / how to cite this article /
        to cite this article / cite this article /
        please cite this article as / please cite as / please cite this paper as / to cite this version /
        cite this article as / cite this paper / cite this / cite this as / cite as /
        suggested citation / recommended citation /
        引用本文 / 引用格式 / 本文引用格式 / 引用 / 引用方式 / 인용 / cómo citar / como citar /
        cómo citar este artículo / como citar este artigo / para citar este artículo / citar como / comment citer /
        pour citer cet article / référence papier / zitierweise / zitieren als / zitiervorschlag /
        zitationsvorschlag / для цитирования / for citation / atıf / atıf için /
        to cite this article/atıf için / cita / cita recomendada / per citare / kaynak gösterimi /
        cara mengutip / sitasi / cytowanie / як цитувати /
        як цитувати статтю / образец цитирования / библиографическая ссылка / ссылка для цитирования / 引用文献格式
    """,
    Label.PUBLISHER: """
        publisher / publisher name / editorial / editora / éditeur / verlag / editore / editor / penerbit / yayıncı /
        发行机构 / 发行 / 出版者 / 发行单位 / 발행기관 / издательство / видавець / uitgever / wydawca
    """,
    Label.OTHER: """
        doi / issn / eissn / e-issn / p-issn / online issn / print issn / issn-l / 主办单位 / funding /
        funding agency / 基金项目 / 基金资助 / 资助项目 / correspondence / corresponding author /
        corresponding author(s) / corresponding authors / correspondence to / address for correspondence / 通讯作者 /
        通信作者 / 作者简介 / section / sec / sección / seção / secção / rubrique / rubrik / subjects / subject /
        comments / type / тип / язык / language / idioma / langue / sprache / 语言 / copyright / license / licence /
        licencia / licença / keywords plus / jel codes / jel classification / 分类号 / 中图分类号 / 专辑 / 专题 /
        所属期刊栏目 / 栏目 / 下载 / 页数 / 大小 / 문서유형 / 연구분야 / academic editor / handling editor /
        reviewed by / edited by / article type / accession number / url / uri / links / enlaces / issue section /
        时间 / 发表时间 / 出版时间 / 网络首发时间 / topic / subject category / author contributions /
        conflict of interest / data availability / eid / udc /
        удк / edn / elibrary id / 文章编号 / 文献标识码 / 导出 / 摘要点击 / pdf / export / issn information /
        periodicidad / periodicity / periodicidade / frequency /
        altmetric / views / downloads / history / article history / author information / supervisor /
        orcid number / conflict-of-interest statement / conflict of interest statement / open-access /
        supported by / peer-review started / first decision / article in press / revised /
        specialty type / country/territory of origin / peer-review report classification / peer reviewers /
        seção temática / sección temática / special issue / número temático / dossiê / dossier / tema /
        issn de la revista / journal issn / issn da revista / título del volumen / volume title /
        título de volume / título do volume / editor(s) / advisor / metadata / files / archivos /
        file(s) / collections / colecciones / coleções / citation count / referees / hakemler /
        referees/hakemler / font type / font size / line spacing / column width / video / materials / note / notes
    """,
}
_LABELS = {name: label for label, names in _NAMES.items() for name in " ".join(names.split()).split(" / ")}
_LONGEST_LABEL = 40
_COLON = re.compile(r"\s*[:：]\s*")
# Without a colon.
_NUMBER = re.compile(r"(?P<label>[^\W\d_]{2,10})\.?\s(?P<number>\d{1,4})\.?")  # `Sayı 162`
_BY = re.compile(r"(?:By|by|BY|Par|Von|Por|Authors?|Autores|Auteurs|Autoren)\s+(?=[A-ZÀ-Þ])")
_FROM_JOURNAL = re.compile(
    r"(?:From the journal|Article dans une revue|Journal articles?(?=\s.{3,90}\sYear :))\s+(?=[^\W\d_])", re.IGNORECASE
)
_CITE = re.compile(r"(?:How to cite|Cite this article as|Cite as)\.?\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)


class Labelled(NamedTuple):
    """A label at the beginning of a line, and what follows it on the line."""

    label: Label
    value: str


def read_label(text: str) -> Labelled | None:
    """Return the label a line is or begins with; None if it has none."""
    colon = _COLON.search(text, 0, _LONGEST_LABEL + 4)
    name = text[: colon.start()] if colon else text
    if len(name) <= _LONGEST_LABEL and (label := _LABELS.get(_bare(name))):
        return Labelled(label, text[colon.end() :] if colon else "")
    if journal := _FROM_JOURNAL.match(text):
        return Labelled(Label.JOURNAL, text[journal.end() :])
    if cite := _CITE.match(text):
        return Labelled(Label.CITE, text[cite.end() :])
    if number := _NUMBER.fullmatch(text):
        label = _LABELS.get(_bare(number["label"]))
        return Labelled(label, number["number"]) if label in (Label.VOLUME, Label.ISSUE) else None
    by = _BY.match(text)
    return Labelled(Label.AUTHORS, text[by.end() :]) if by else None


def _bare(name: str) -> str:
    return name.strip(" #*•·[]【】.").lower()


# --- dates --------------------------------------------------------------------------------------------------------


class Dated(Enum):
    """What a date is of."""

    ISSUE = "issue"
    ALONE = "alone"
    ONLINE = "online"
    OTHER = "other"


_MONTH_WORD = r"[^\W\d_]{3,12}\.?(?:\s?[-–/]\s?[^\W\d_]{3,12}\.?)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
DATE = (
    rf"(?<![\d/.-])(?:\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s)?{_MONTH_WORD},?\s(?:de\s)?{_YEAR}"
    rf"|{_MONTH_WORD}\s(?:de\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?,\s)?{_YEAR}"
    rf"|{_YEAR}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?|{_YEAR}년\s?\d{{1,2}}월(?:\s?\d{{1,2}}일)?"
    rf"|{_YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}"
    rf"|{_YEAR}\s[A-Z][a-z]{{2,8}}(?:\s\d{{1,2}})?)(?![\d/-])"
)
_MONTH_WITH_POINT = re.compile(r"^(\d{4})\.(\d{1,2})$")
_DAY_WITH_POINTS = re.compile(r"^(\d\d)\.(\d\d)\.(\d{4})$")
_DATE = re.compile(DATE)
_LABELLED_YEAR = re.compile(rf"{_YEAR}(?!\d)")
_OTHER_DATE = re.compile(
    r"receiv|accept|revis(?:ed|ion|ado|ada|ão|ión)|submi|recib|acept|aprob|recep|receb|aceit|aprov|reçu|eingereicht|eingegangen|angenommen"
    r"|akzeptiert|поступ|принят|получен|收稿|修回|录用|接受|受付|受理|접수|심사|채택|수정|written|access|consult|geliş|kabul"
    r"|download|ricevut|accettat|otrzyman|przyj|updated|modified|retriev|deposit|from|since|until|between|conference",
    re.IGNORECASE,
)
_ONLINE_DATE = re.compile(
    r"online|first published|available|e-?pub|ahead|mis en ligne|en línea|on-line|网络|在线|posted|submitted on|web"
    r"|электрон|advance",
    re.IGNORECASE,
)
_ISSUE_DATE = re.compile(
    r"publi[sckt]|publié|paru|veröffentlich|erschienen|publikation|出版|发布|发表|刊出|刊行|発行|公開|발행|게재|출판"
    r"|опублик|yayın|yayım|issue date|cover date|data do fascículo|date of publication|printed",
    re.IGNORECASE,
)
_PREPRINT_DATE = re.compile(r"\[submitted on|posted", re.IGNORECASE)
_LONGEST_DATED = 400
_LONGEST_DATE_LABEL = 60
_MOST_LETTERS = 8  # behind a date
_MOST_WORDS = 5  # of the label of a date


def labelled_dates(text: str, above: str = "") -> Iterator[tuple[Dated, PartialDate]]:
    """Yield the dates of a line with what their labels say; a date alone is labelled by the line `above`.

    A date that can be read in two ways (`01-04-2020`) is a literal one.
    """
    if len(text) > _LONGEST_DATED or "ISSN" in text:
        return
    pattern = _DATE if _DATE.search(text) or len(text) > _LONGEST_LABEL else _LABELLED_YEAR
    end = 0
    for match in pattern.finditer(text):
        label = text[end : match.start()]
        if end == 0 and not any(map(str.isalpha, f"{label}{text[match.end() :]}")):
            label = above
        dated = _dated(label)
        if dated is None and pattern is _DATE and _stands_alone(text[: match.start()], text[match.end() :]):
            dated = Dated.ALONE
        if dated is not None:
            yield dated, parse_date(match[0])
        end = match.end()


def parse_date(text: str) -> PartialDate:
    """Return a date; `2020.7` is a month, and with points the day is first: `01.07.2020`."""
    text = _MONTH_WITH_POINT.sub(r"\1-\2", text)
    return PartialDate.parse(_DAY_WITH_POINTS.sub(r"\3-\2-\1", text))


def _stands_alone(before: str, behind: str) -> bool:
    """Return whether a date has nothing beside it but the kind of the article: `Research Article 12 May 2019`."""
    return len(behind) < 2 and (is_kind(before) or not any(map(str.isalnum, before)))


def _dated(label: str) -> Dated | None:
    if len(label) > _LONGEST_DATE_LABEL:
        return None
    if _PREPRINT_DATE.search(label):
        return Dated.ONLINE
    if _OTHER_DATE.search(label):
        return Dated.OTHER
    if _ONLINE_DATE.search(label):
        return Dated.ONLINE
    return Dated.ISSUE if _ISSUE_DATE.search(label) else None


def is_short_date(text: str) -> bool:
    """Return whether a line labels dates that have years of two digits: `Received 23/12/19`."""
    return (
        len(text) <= _LONGEST_DATED
        and _SHORT_DATE.search(text) is not None
        and _dated(text[:_LONGEST_LABEL]) is not None
    )


_SHORT_DATE = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1\d\d(?![\d/-])")


def is_date_label(text: str) -> bool:
    """Return whether a line is the label of a date that stands below it: `Accepted`, `Publication date:`."""
    return (
        len(text) <= _LONGEST_LABEL and len(text.split()) <= 5 and _dated(text) is not None and not text.endswith(".")
    )


def is_date(text: str) -> bool:
    """Return whether a line is a date and next to nothing else: `21. Oktober 2019 (online)`."""
    date = _DATE.match(text.strip(" .()（）")) if len(text) <= _LONGEST_LABEL else None
    if date is None:
        return False
    return _STAMP.match(text) is not None or sum(map(str.isalpha, text[date.end() :])) <= _MOST_LETTERS


_STAMP = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?(?=[^\W\d_])")  # and the one who posted a page
