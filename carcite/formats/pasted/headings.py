"""Headings: the lines that name the parts of a page, in the languages of the sites, and those of related papers.

Reference: PubMed User Guide, "Comments and corrections" (NLM), for the headings of related papers.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

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


class Part(Enum):
    """A part of a page; `FRONT` and `BODY` are what stands above and below the citation line without a heading."""

    FRONT = "front"
    BODY = "body"
    TITLE = "title"
    AUTHORS = "authors"
    AFFILIATIONS = "affiliations"
    CITATION = "citation"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    MESH = "mesh"
    TYPES = "types"
    CONFLICT = "conflict"
    NOTE = "note"
    RELATED = "related"
    SITE = "site"


class Heading(NamedTuple):
    """A line that names a part: which, what follows it on the same line, and for related papers the relation."""

    part: Part
    rest: str = ""
    relation: Relation = "related"
    inverse: bool = False
    words: str = ""


_NAMES = {
    Part.TITLE: """
        title / article title / 标题 / 题目 / 题名 / 中文标题 / 英文标题
    """,
    Part.AUTHORS: """
        authors / author / author list / 作者 / 作者列表 / 全部作者 / autoren / auteurs / autores
    """,
    Part.AFFILIATIONS: """
        affiliations / affiliation / author affiliations / author information / institutions /
        institution / 机构信息 / 机构 / 机构名称 / 单位 / 作者单位 / 作者信息 / 所属机构 / 作者机构 / 机构地区 /
        通讯机构 / 機構信息 / 機構資訊 / institution information / affiliation information
    """,
    Part.CITATION: """
        publication information / publication info / publication details / citation / published in /
        source / journal / 出版信息 / 发表信息 / 发布信息 / 期刊信息 / 期刊 / 来源 / 出处 / 引文信息 /
        出版資訊 / 出版資料 / journal information / citation information / publishing information
    """,
    Part.ABSTRACT: """
        abstract / abstracts / translated abstract / 其他摘要 / 英文抄録 /
        摘要 / 摘 要 / 中文摘要 / 英文摘要 / 摘要信息 / 文献摘要 / 摘要/abstract /
        english abstract / chinese abstract / abstract in english / abstract in chinese / summary / zusammenfassung /
        résumé / résumés / resumen / resúmenes / resumo / resumos / riassunto / 抄録 / 要旨 / 要約 / 和文抄録 /
        초록 / 국문초록 / 영문초록 / 국문 초록 / 영문 초록 / 요약 /
        аннотация / анотація / резюме / реферат / özet / öz /
        ملخص / الملخص / المستخلص / مستخلص / المستخلص باللغة العربية / ملخص البحث / چکیده / خلاصه / תקציר / περίληψη /
        tóm tắt / บทคัดย่อ / rezumat / összefoglalás / tiivistelmä / souhrn / sažetak / povzetek / anotácia / rezime /
        abstrakt / abstrak / streszczenie / samenvatting / sammanfattning / sammendrag / resum
    """,
    Part.KEYWORDS: """
        keywords / keyword / key words / author keywords / index terms / 关键词 / 关键字 / 主题 / 關鍵詞 /
        palabras claves / palavras chaves / palavras-chaves / mots-clefs / mots clefs / mot-clés / kata kunci /
        từ khóa / λέξεις-κλειδιά / schlüsselwörter / schlagwörter / mots-clés / mots clés /
        palabras clave / palabras-clave / descriptores /
        palavras-chave / palavras chave / descritores /
        الكلمات المفتاحية / كلمات مفتاحية / الكلمات الدالة / کلیدواژه / کلیدواژه‌ها / واژگان کلیدی / מילות מפתח /
        คำสำคัญ / cuvinte cheie / kulcsszavak / avainsanat / klíčová slova / ključne riječi / ključne besede /
        ključne reči / kľúčové slová / parole chiave / ключевые слова / ключові слова / anahtar kelimeler /
        słowa kluczowe / キーワード / 키워드 / 주제어 / 핵심어 / trefwoorden / nyckelord
    """,
    Part.MESH: """
        mesh terms / mesh / mesh headings / 主题词 / mesh主题词 / mesh 主题词 / mesh词
    """,
    Part.TYPES: """
        publication types / publication type / 文献类型 / 出版类型 / 发表类型
    """,
    Part.CONFLICT: """
        conflict of interest statement / conflict of interest / conflicts of interest /
        competing interests / 利益冲突声明 / 利益冲突
    """,
    Part.NOTE: """
        grants and funding / grant support / funding /
        基金 / 基金信息 / 资助信息 / 基金资助 / substances / supplementary concepts / 物质 / 化学物质
    """,
}
_RELATIONS: dict[Relation, str] = {
    "similar": """
        similar articles / similar papers / similar literature / similar publications / 相似文献 /
        类似文献 / 相似文章 / 相似文獻
    """,
    "cited_by": """
        cited by / citing articles / citing papers / cited in / 引用本文的文献 / 被引文献 / 引证文献 /
        施引文献 / 被引用 / 引用本文献的文献 / 引用文献 / 引用本文的文獻
    """,
    "references": """
        references / reference / reference list / list of references / literature cited / bibliography /
        referencias / referencias bibliográficas / referências / referências bibliográficas / références /
        literatur / literaturverzeichnis / bibliografía / bibliografia / bibliographie / kaynakça / kaynaklar /
        daftar pustaka / список литературы / список літератури / литература /
        література / 참고문헌 / cited references / 本文引用的文献 /
        参考文献 / 本文的参考文献 / 引用的文献 / 本文引用的文獻 / 參考文獻
    """,
    "related": """
        related articles / related papers / related literature / related publications / 相关文献 /
        相关文章 / 相关论文 / 推荐文献 / recommended articles
    """,
}
_SITE = """
    suppr超能文献 / 超能文献 / suppr / 原文链接 / 查看原文 / 阅读原文 / 全文链接 / 查看全文 / 获取全文 /
    下载全文 / 下载pdf / pdf下载 / 文献检索 / 文档翻译 / 深度研究 / 学术资讯 / 文献解读 / ai解读 /
    ai 解读 / 智能解读 / 一键翻译 / 翻译 / 双语对照 / 收藏 / 分享 / 导出 / 引用 / 复制 / 复制引用 / 登录 /
    注册 / 登录/注册 / 首页 / 返回 / 返回顶部 / 展开 / 收起 / 更多 / 查看更多 / 展开更多 / 加载更多 /
    上一页 / 下一页 / 邀请有礼 / 套餐&价格 / 历史记录 / 应用&插件 / 切换主题 / 文献详情 / 详情 / 免费 /
    开放获取 / 联系我们 / 关于我们 / 用户协议 / 隐私政策 / 帮助 / 反馈 / 本文献已被引用 / full text /
    full text links / full-text links / free article / free pmc article / free full text / view original /
    original link / view full text / read more / show more / see all similar articles /
    see all "cited by" articles / show all / expand / collapse / save / share / cite / export / download /
    download pdf / pdf / login / log in / sign in / sign up / register / home / search / copy /
    translate / back to top / next / previous / loading / open access / contact us / privacy policy /
    menu
"""


# Sentences that the sites print about themselves.
_SITE_LINE = re.compile(
    r"Suppr\b.*|.*(?:侵权必究|ICP备|搜PubMed|PubMed语法|PubMed中文|保留排版|AI研究员|写(?:一篇)?综述|翻译模型|超能文献).*"
    r"|(?:立即|马上|免费|扫码|点击|打开|下载)[^。，]{2,8}"
)


def _words(table: str) -> list[str]:
    return " ".join(table.split()).split(" / ")


def _rows() -> dict[str, Heading]:
    found = {name: Heading(part) for part, names in _NAMES.items() for name in _words(names)}
    for relation, names in _RELATIONS.items():
        found.update({name: Heading(Part.RELATED, relation=relation) for name in _words(names)})
    found.update({name: Heading(Part.SITE) for name in _words(_SITE)})
    return found


_HEADINGS = _rows()
_LONGEST = 60
_LONGEST_CUT = 12
_LONGEST_SITE_LINE = 100
_DECORATION = re.compile(r"^[#*=_•·■●▪>|【\[\s-]+|[#*=_|】\]\s:：-]+$")
_SPACED = re.compile(r"[^\W\d_](?: {1,3}[^\W\d_]){1,11}")  # A B S T R A C T
_COUNT = re.compile(r"\s*[(（]?\d{1,6}\s*(?:篇|条|articles?|results?)?[)）]?$")
# A name with a colon and its value on one line: `Keywords: CAR-T; lupus`, `摘要：目的 ...`.
_RUN_IN = re.compile(r"[ *#【\[]{0,6}([^:：\]】*]{1,40}?)[】\]* ]{0,4}[:：]\*{0,2}\s*(?=\S)")
_ABSTRACT_RUN_IN = re.compile(
    r"(?:(?:Abstract|ABSTRACT)\s?[-–—]\s?(?=[A-Z(\[])|Abstract\.?\s+(?=[A-Z(\[])|ABSTRACT\s+(?=[A-Z(])|Abstract(?=[A-Z])|摘\s?要\s*(?=\S)"
    r"|(?:Resumen|RESUMEN|Resumo|RESUMO|Résumé|RÉSUMÉ|Zusammenfassung|Abstrak|ABSTRAK|Özet|ÖZET|Öz|ÖZ)\.?\s+(?=[A-ZÀ-Þ(]))"
)
_KEYWORDS_RUN_IN = re.compile(
    r"(?:Palabras claves?|Palavras[- ]chaves?|Key ?words|Mots[- ]clés|Kata [Kk]unci|Schlüsselwörter"
    r"|Anahtar [Kk]elimeler)"
    r"[.;]?\s+(?=[^,;]{2,60}[,;])"
)
_FEWEST_FOR_RUN_IN = 120  # characters of a line that is a heading and an abstract without a colon between them

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
    return _COUNT.sub("", _DECORATION.sub("", text.lower()))


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
        heading.part is not Part.SITE and name.startswith(text.lower()) for name, heading in _HEADINGS.items()
    )


def find_heading(text: str) -> Heading | None:
    """Return the heading a line is, or begins with; None for any other line."""
    found = _whole_line(text) if len(text) <= _LONGEST else None
    if found is None and len(text) <= _LONGEST_SITE_LINE and _SITE_LINE.fullmatch(text):
        found = Heading(Part.SITE, words=text)
    return found or _run_in(text)


def _whole_line(text: str) -> Heading | None:
    """Return the heading that a short line is by itself."""
    found = _HEADINGS.get(bare_words(text)) or _HEADINGS.get(_DECORATION.sub("", text.lower()))
    if found is None and (spaced := _SPACED.fullmatch(text)):
        found = _HEADINGS.get("".join(spaced[0].lower().split()))
    if found is not None:
        return found._replace(words=text)
    link = relation_heading(text)
    return None if link is None else Heading(Part.RELATED, link.rest, link.link.relation, link.link.inverse, text)


def _run_in(text: str) -> Heading | None:
    """Return the heading that a line begins with."""
    if match := _RUN_IN.match(text):
        found = _HEADINGS.get(match[1].strip().lower())
        if found is not None and found.part is not Part.SITE and match[1].lower() not in ("reference", "journal"):
            return found._replace(rest=text[match.end() :], words=match[1])
    if len(text) >= _FEWEST_FOR_RUN_IN and (match := _ABSTRACT_RUN_IN.match(text)):
        return Heading(Part.ABSTRACT, text[match.end() :], words=match[0].strip())
    if match := _KEYWORDS_RUN_IN.match(text):
        return Heading(Part.KEYWORDS, text[match.end() :], words=match[0].strip())
    return None
