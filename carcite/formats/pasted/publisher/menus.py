"""Lines that a publisher's page prints around an article: menus, buttons, counts, kinds of article."""

from __future__ import annotations

import re
from functools import lru_cache

from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.values.name_words import words_of

# A line is a menu if it has no other word than these and numbers.
_MENU_WORDS = words_of("""

    a about abstract identifiers abstracts access accesses accessibility acessibilidade account accueil acerca actions
    actual add advanced advertisement affiliations ahead aktuell alert alerts all altmetric alıntı ana analytics and
    anmelden annals announcements anterior apc ara archiv archive archives archivos arquivos article articles articulo
    artigo artikel artículo as at ausgabe auteurs author authors ayuda back baixar bibliographie bibliographic bibtex
    bilder blog bluesky board book books breadcrumb browse buscador buscar by cart cerrar check citation citations
    cite cited citer citing claims close collapse collections comment comments como compartir completo conferences
    connect connexion contact contents cookies copiar copy corrected correction coverage crossmark crossref current
    dashboard data dataset dergiler descargar details disclaimer dossier download downloads drucken editorial email
    empfehlen en endnote enlaces entrar epub erro es expand export facebook faq favorites fig figs favourites figure
    figures find first follow font for fr français free full get google guest guidelines help herunterladen hide
    highlights hilfe history hmtl home html icon icons image images impact impressum imprimer imprint in index
    indicadores info information informations inhalt inicio institution institutional institutions instructions interest
    início is issn issue issues item journal journals jump keyboard_arrow_down konto language last learn library link
    linkedin links list log login logo magazines mail main manuscript me media mendeley menu menú metadata metrics
    mobile more my navigation new next notes qr code doi handle web
    notices numéro numéros número números of on open options or original other
    outline page pages papers people
    part partager pdf pdfpdf permission permissions personalizados plan podcast policy popular post powerpoint preview
    previous print printable privacy proceedings profile proof propose publication publications publish publishing
    pubmed purchase read reader reading reads recherche rechercher rechte recommend recommended reddit reference
    references register related reportar
    reports reprints repository request research researchgate reset resources results review reviews revista revistas
    revues rights ris rss résumé save saved sayfa scholar scopus scroll search section sections see send servicios
    settings share shopping show sign sigs siguiente site sitemap
    size skip slides sobre sommaire special split startseite statistics subjects
    submission submissions submit subscribe subscription suche summary supp supplement supplemental supplementary
    supporting tab table tables team teilen terms text texte texto the this thumbnail to toc toggle tools top topic
    topics topnav track translate turn tweet twitter télécharger up updates url us use user ver version versions video
    view viewed views volume volumes volver warenkorb we wechat weibo with x xml yap you your zeitschriften zotero
    award chapter chapters claim complete conditions conference content cookie events following linked repository
    statistics upcoming
    zaloguj się
    войти вход главная поиск полный регистрация скачать статьи статья текст ジャーナル ダウンロード トップ フリー
    上一篇 上一页 下一篇 下一页 下载 全文 全文pdf 关闭 分享 前の記事 参考文献 可视化 图 在线阅读 多维度评价 导出 引用
    引用文献 引证 当期目录 手机阅读 打印 打印本文 投稿 摘要 收藏 書誌 期刊 期刊首页 查看 検索 次の記事 注册 登录 目录
    文章信息 文章历史
    相关文章 知网节 编委会 网络版 著者情報 表 被引用文献 詳細 评论 过刊浏览 返回 関連情報 首页 검색 기본 네비게이션
    登入 會員登入 首頁 購物車 分享到 下載 下載電子全文 引用次數 被引用次數 目錄 收錄
    サインイン テキスト ヘルプ 文献検索 新規登録 論文 本文 メタデータ 互換性 被引用
    오류제보하기 이용수 내서재 알림 신청 알림신청 즐겨찾기 복사 표지 상세검색 미리보기 원문보기 연구주제 연구배경
    연구방법 연구결과 요청하기 ai에게 참고문헌 저작권 바로가기 내보내기
    메인 자료유형 저자정보 저널정보 정보 학술저널 논문 다운로드 로그인 목차 인용 회원가입
""")
_KIND_WORDS = words_of("""

    accepted access and artykuły article article-in-press articles articolo artigo artigos artículo artículos beitrag
    book brief buchbesprechung case caso choice clinical clínico commentaries commentary communication communications
    corrected correction correspondence corrigendum data de descriptor dossier edge editor editor's editor’s editorial
    editorials ensayo erratum fallbericht feature first free full in informe investigación investigation
    investigations invited issue journal kasuistik leitartikel letter letters manuscript meta-analysis method methods
    mini narrative new nota note notes of online open open-access opinion originais original originalarbeit
    originalarbeiten originale originales originalia originalie originals originaux oригинальная paper papers peer
    peer-reviewed perspective perspectives pre-print preprint preprints
    proof protocol publié rapid rassegna recherche regular report reports
    research reseña results revue retraction review reviewed reviews revisión revisão scoping series short special study
    systematic technical the to trabajo trabajos trial varia viewpoint volume working étude übersicht übersichtsarbeit
    araştırma makalesi derleme makale makaleler izvorni znanstveni članak pregledni
    strokovni članek professional rad artykuł artykuły oryginalny
    praca oryginalna poglądowa prace oryginalne poglądowe kazuistyczna
    przeglądowy původní článek aufsatz aufsätze saggi saggio penelitian научная статті مقالات مقاله پژوهشی
    исследование обзор обзоры оригинальная оригинальные статьи статья 专家论坛 专论
    strokovni članek professional pregledni izvirni prispevek
    临床研究 临床经验 临床论著 临床实践 基础研究 实验研究 文献综述 原著 原著論文
    報文 病例报告 症例報告 短篇论著 研究ノート 研究报告 研究简报 研究论文 総説 综述 论著 论著摘要 資料 述评 논문 단신
    원저 종설 증례 cme fortbildung weiterbildung zertifizierte
""")
# How the sentences of a site about itself begin.
_SITE_LINE = re.compile(
    r"(?:please wait|(?:skip|jump) to|ir (?:al|ao|para o) (?:conte|men[uú]|pie|rodapé)|(?:aller|passer) au contenu"
    r"|zum (?:haupt)?inhalt|vai al cont"
    r"|przejdź do|перейти к|içeriğe|langsung ke|lewati ke|본문 ?(?:바로|으로)|本文へ|コンテンツへ|跳到|跳转到"
    r"|この資料について"
    r"|download\b|view (?:article|pdf|all|in|on|the)|share\b[: ]"
    r"|(?:[a-z]{3,10} )?citations? to date|the current issue and full text archive.*"
    r"|(?:couverture d[eu]|cover of) [a-z]+_\d+$"
    r"|\+ show more.*|format (?:journal )?article$|language ?[a-z]{4,10}(?<=ish|nch|man|ese)$"
    r"|online access ?get full text$"
    r"|home .{3,100} article$|submit (?:a |your )?manuscript|get (?:rights|access|permission|full)"
    r"|search (?:the full text|this (?:book|journal|site|issue)|anywhere\b)|access through|sign (?:in|up)"
    r"|get (?:e-?mail )?alerts|log in|register\b|click\b|open pdf|open archive|open access"
    r"|\(?this (?:article|work) (?:is (?:part|licensed|distributed)|belongs)"
    r"|[•·-]?\s?(?:no hay|have no|não há|não possui) (?:art|similar|cited)|(?:[•·-]\s)?similares (?:en|em) scielo"
    r"|academic year\b|copied!|n/a$|protected$|no results|nie znaleziono|nenhum resultado|tidak ada hasil"
    r"|aucun résultat|sonuç bulunamadı|no se han encontrado|keine ergebnisse|non sono stati|검색 결과|検索結果"
    r"|(?:pełen tekst|texto completo|teks penuh|tam metin|texte intégral|testo completo|volltext|전체 글)$"
    r"|.*accéder directement au contenu|[^\W\d_]{0,12}scimago institutions rankings|scimago journal & country rank"
    r"|scielo - scientific|научная статья на тему|scholarly article on topic|academic research paper on"
    r"|you (?:have|do not)|this is a preview|надоели баннеры|не можете найти|i надоели|iне можете"
    r"|add (?:to|paper)|not available|more by\s|search for (?:more|other)\s|browse [a-z ]{3,30}$|access provided\b"
    r"|(?:oxford academic|wiley online library|contents lists available at .*)$|recently viewed"
    r"|s?\s?supporting information|you are (?:on page|here)|download as pdf"
    r"|we use cookies|accept (?:all )?cookies|journal homepage|part of |learn (?:about|more)"
    r"|find articles by |citation tools|check for updates"
    r"|.{2,40}/\s?20\d\d-\d\d-\d\d$"
    r"|©|\(c\) |copyright\b|all rights reserved|creative commons|under a creative|full[- ]text"
    r"|le texte complet|el texto completo|der volltext"
    r"|全文|下载|收藏"
    r"|roles? (?:[a-z &–-]{3,40}, )?(?:conceptuali[sz]ation|data curation|formal analysis|funding|investigation"
    r"|methodology|project administration|resources|software|supervision|validation|visuali[sz]ation|writing)\b"
    r"|editors?[:\s]|handling editor|author links|authors? to whom|correspondence\b|open overlay|sec\. "
    r"|[^.]{0,60}[(\s](?:[€$£]\s?\d{1,4}(?:[.,]\d\d)?|\d{1,4}[.,]\d\d\s?(?:€|EUR|USD))\)?$"
    r"|pdf\s?\(\d{1,6}\s?[km]b\)|e-?mail\b|tel\b|cc[ -]by\b|научная статья|fax\b|orcid\b|https?://orcid|- \S+\.pdf).*",
    re.IGNORECASE,
)
_SITE_WORDS = words_for(Part.SITE)
_WORDS_OF_SITES = frozenset(word for words in _SITE_WORDS for word in words.split())
_HAN_WORDS = frozenset(
    word for word in _MENU_WORDS | _WORDS_OF_SITES | {part for word in _SITE_WORDS for part in word.split("&")}
)
_FIRST_HAN = "\u3400"
_LONGEST_WORD = 8
_LATIN = re.compile(r"[a-z]{1,8}")
_STEP = re.compile(r"\s[/>›»|]\s?")  # to the page: `Home / Archives / Vol. 7 (2020) / Articles`
_NEW_WINDOW = re.compile(r"\s*\[opens in a new window\]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'’(][^\W_]+\)?)*")
_ISSN = re.compile(r"\b(?:e|p|print |online |on-?line |versión \S+ )?-?ISSN\b", re.IGNORECASE)
_LONGEST_MENU = 90


@lru_cache(maxsize=512)  # several readers ask of a line
def is_menu(text: str) -> bool:
    """Return whether a line is a menu, a button, a count or a word of the site about itself."""
    text = _NEW_WINDOW.sub("", text)
    if is_journal_menu(text) or _SITE_LINE.fullmatch(text) or not any(map(str.isalpha, text)):
        return True
    first, *others = _STEP.split(text, maxsplit=1)
    if key(first) in _SITE_WORDS and (others or key(text) in _SITE_WORDS):
        return True
    return len(text) <= _LONGEST_MENU and _has_entries(text)


def _has_entries(text: str) -> bool:
    """Return whether the words of a line, or most of those in a row of entries, are ones of menus."""
    words = _lower_words(text)
    known = sum(map(_is_of_a_menu, words))
    if known == len(words):
        return True
    if _ENTRIES_IN_CAPITALS.fullmatch(text):
        return known >= _FEWEST_IN_CAPITALS and 3 * known >= 2 * len(words)
    return known >= _FEWEST_ENTRIES and 2 * known >= len(words) and _are_entries(text)


_FEWEST_ENTRIES = 2
_FEWEST_IN_CAPITALS = 4
# Capitalised words with nothing between them: `Home About Browse Search Statistics`.
_ENTRIES_IN_CAPITALS = re.compile(r"(?:(?:[A-ZÀ-Þ][\w’'/-]{0,20}|[ep]-[A-Z][a-z]{2,15}|&)(?:\s|$)){4,20}")


def _are_entries(text: str) -> bool:
    """Return whether a line is short words in Chinese with spaces between: `首页 我的主页 登录`."""
    return all(len(word) <= _LONGEST_WORD and word[-1] > _FIRST_HAN for word in text.split())


def _is_of_a_menu(word: str) -> bool:
    """Return whether a word is one of a menu, or such words in Chinese without spaces: `套餐&价格历史记录`."""
    if word in _MENU_WORDS or word in _WORDS_OF_SITES:
        return True
    rest = _LATIN.sub("", word) if word[-1] > _FIRST_HAN else ""
    while rest:
        size = next((size for size in range(_LONGEST_WORD, 1, -1) if rest[:size] in _HAN_WORDS), 0)
        if not size:
            return False
        rest = rest[size:]
    return word[-1] > _FIRST_HAN


# What a site prints below the name of the journal.
JOURNAL_MENU = (
    r"(?:aims (?:and|&) scope|journal home(?:page)?\b|submit (?:an? |your )?(?:manuscript|paper|article)"
    r"|impact factor\b|about (?:the|this) journal|submission guidelines|sobre o periódico|sobre la revista)"
)
_JOURNAL_MENU = re.compile(JOURNAL_MENU, re.IGNORECASE)


def is_journal_menu(text: str) -> bool:
    """Return whether a line is of the menu that a site prints below the name of the journal."""
    return len(text) <= _LONGEST_MENU and _JOURNAL_MENU.match(text) is not None


@lru_cache(maxsize=512)  # several readers ask of a line
def is_kind(text: str) -> bool:
    """Return whether a line is the kind of an article: `Original Article`, `综述`, `STROKOVNI ČLANEK/PAPER`."""
    if "/" in text and len(text) <= _LONGEST_MENU:
        parts = text.split("/")
        return all(len(part.split()) in _WORDS_OF_KINDS for part in parts) and any(map(is_kind, parts))
    words = _lower_words(text)
    return len(text) <= _LONGEST_MENU and bool(words) and len(words) <= 8 and all(word in _KIND_WORDS for word in words)


_WORDS_OF_KINDS = range(1, 4)


def is_issn(text: str) -> bool:
    """Return whether a line gives an ISSN and is not a citation."""
    return len(text) <= _LONGEST_MENU and _ISSN.search(text) is not None


def _lower_words(text: str) -> list[str]:
    return [_COUNT.sub("", word) for word in map(str.lower, _WORD.findall(text if text.isascii() else key(text)))]


_COUNT = re.compile(r"[(（]?\d{1,6}[件篇条次回页頁筆건]?[)）]?$")  # 参考文献73件
