"""The words that pages print above or before their parts and values, by language, with what each means.

A row is `meaning: word / word`, with ` | ` between rows. Words are in lower case; one may have several meanings (a
`summary` is an abstract, or the last section of one). `received`, `online` and `published` are beginnings of words
that label dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum


class Part(Enum):
    """What stands below a heading or behind a label.

    `FRONT` and `BODY` are what stands above and below the citation line without a heading, `OTHER` has no field.
    """

    FRONT = "front"
    BODY = "body"
    TITLE = "title"
    OTHER_TITLE = "other title"
    AUTHORS = "authors"
    AFFILIATIONS = "affiliations"
    CITATION = "citation"
    JOURNAL = "journal"
    SOURCE = "source"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    YEAR = "year"
    CITE = "cite"
    PUBLISHER = "publisher"
    ADVISOR = "advisor"
    ABSTRACT = "abstract"
    SECTION = "section"
    KEYWORDS = "keywords"
    INTRODUCTION = "introduction"
    MESH = "mesh"
    TYPES = "types"
    CONFLICT = "conflict"
    NOTE = "note"
    RELATED = "related"
    SIMILAR = "similar"
    CITED_BY = "cited by"
    REFERENCES = "references"
    SITE = "site"
    OTHER = "other"
    RECEIVED = "received"
    ONLINE = "online"
    PUBLISHED = "published"


_WORDS = {
    "en": """
        title: title / article title / document title | other title: translated title / parallel title / title (en) /
        english title / other title / other titles / title variation / alternative title /
        other title(s) | authors: by / written by / author / author listed / authorlisted / joint author /
        joint authors /
        authorship / authors / author list / main author / main authors / author(s) / authors/creators / creator /
        creators |
        affiliations: affiliations / affiliation / author affiliations / author information / institutions /
        institution / institution information / affiliation information /
        authors info & affiliations | citation: publication information /
        publication info / publication details / citation / published in / source / journal / journal information /
        citation information / publishing information | journal: journal / journal title / journal name /
        source title / from the journal / published in the journal / publication |
        source: published in / source / in / issue information /
        journal information / bibliographic information / volume/issue / vol/issue | volume: volume / vol |
        issue: issue / number / numbers / issue number / no / nº | pages: pages / page / page(s) / pp / start page /
        first page / article sequence number / elocator / e-locator / elocation-id | year: year / date / issue date /
        date issued / date of issue / issued date /
        year of publication / publication year | cite: citation / cite / how to cite / how to cite this article /
        to cite this article / cite this article / please cite this article as / please cite as /
        please cite this paper as / to cite this version / cite this article as / cite this paper / cite this /
        cite this as / cite as / suggested citation / recommended citation / for citation | publisher: publisher /
        published by / publisher name / editor |
        abstract: abstract / abstracts / translated abstract / english abstract /
        chinese abstract / abstract en / abstract ar / abstract fr /
        abstract in english / abstract in chinese / summary / author summary /
        plain language summary / plain-language summary / lay summary / lay abstract / significance statement |
        section: aim / aims /
        approach and results / areas covered / authors' conclusions / background / background & aims /
        background and aims / background and objectives / background and objective / background and purpose /
        case description / case presentation / case report /
        clinical trial registration / conclusion / conclusions / conclusions and relevance / context /
        data collection and analysis / data extraction / data sources / data synthesis / design /
        design, setting, and participants / discussion / evidence review / expert opinion / exposures / findings /
        funding / implications / importance / interpretation / intervention / interventions / introduction /
        level of evidence / limitations / main findings / main outcome measures /
        main outcomes and measures / main results / materials and methods / measurements / method / methods /
        methods and findings / methods and materials / methods and results / novelty / objective / objectives /
        participants / patients / patients and methods / purpose / purpose of review / purposes / rationale /
        recent findings / registration / results / search methods / selection criteria / setting / settings /
        significance / statement of significance / study design / study selection / subjects / summary /
        trial registration | keywords: keywords / keyword / key words / key word / key-words / author keywords /
        additional keywords / uncontrolled keywords / article keywords /
        index terms / indexing terms / descriptors |
        introduction: introduction / background / main / main text / article / full text / text /
        document sections | mesh: mesh terms / mesh / mesh headings | types: publication types / publication type |
        conflict: conflict of interest statement / conflict of interest / conflicts of interest /
        competing interests / conflict-of-interest statement | note: grants and funding / grant support / funding /
        substances / supplementary concepts / funding agency / acknowledgements / acknowledgments |
        similar: similar articles / similar papers / similar literature / similar publications | cited by: cited by /
        citing articles / citing papers / cited in | references: references / reference / reference list /
        list of references / literature cited / bibliography / cited references |
        related: related articles / linked articles / article of interest / articles of interest /
        chapter list / complete chapter list / readers of this article also read / most popular /
        related papers / related literature / related publications / recommended articles / related content /
        recommended reading / you may also be interested in / you might also be interested in / you may also like /
        you might also like / people also read / people also search / readers also viewed / others also viewed /
        recommended for you / more like this / more from this journal / articles you may be interested in |
        site: suppr / ai /
        full text / full text links / full-text links / free article / free pmc article / free full text /
        view original / original link / view full text / read more / show more / see all similar articles /
        see all "cited by" articles / show all / expand / collapse / save / share / cite / export / download /
        download pdf / pdf / login / log in / sign in / sign up / register / home / search / copy / translate /
        read online / back to top / next / previous / loading / open access / contact us / privacy policy / menu |
        other: key points / highlights / research highlights / in brief |
        other: doi / issn / eissn / e-issn / p-issn / online issn / print issn / issn-l / funding / funding agency /
        correspondence / corresponding author / corresponding author(s) / corresponding authors / correspondence to /
        address for correspondence / section / sec / subjects / subject / comments / type / language / copyright /
        license / licence / keywords plus / jel codes / jel classification / academic editor / handling editor /
        reviewed by / edited by / article type / accession number / url / uri / links / issue section / topic /
        subject category / author contributions / data availability / eid / udc / edn / elibrary id / pdf / export /
        issn information / periodicity / frequency / altmetric / views / downloads / history / article history /
        author information / orcid number / conflict-of-interest statement /
        conflict of interest statement / conflict of interest / open-access / supported by / peer-review started /
        first decision / article in press / revised / specialty type / country/territory of origin /
        peer-review report classification / peer reviewers / special issue / journal issn / volume title / editor(s) /
        metadata / files / description / appears in collections / files in this item / file(s) / collections /
        citation count / referees / font type / font size / line spacing /
        column width / video / materials / note / notes / data availability statement /
        about the author / about the authors / author biography / author biographies / categories /
        country of publication / no. of pages / main subjects / subject area / subject areas | received: receiv /
        accept / revised / revision / submi / written / access / download / updated / modified / retriev / deposit /
        from / since / until / between / conference | online: online / first published / available / epub / e-pub /
        ahead / on-line / posted / submitted on / web / advance access / advance online / advance article /
        advance publication | published: publish / publication / pub date / issue date /
        cover date / date of publication / printed
        | related: related content / related research / recommended for you / recommended reading / more like this /
        you may also like / you may also be interested in / people also read /
        most read articles by the same author(s) / articles by the same author / similar items / other articles
        | cite: send citation to
        | advisor: advisor / advisors / adviser / advisor(s) / thesis advisor / supervisor / supervisors /
        supervisor(s) / thesis supervisor / thesis director / committee members / committee chair |
        publisher: university / degree grantor / grantor / granting institution / awarding institution /
        degree granting institution | year: date of defense / defense date / date of award / degree date /
        year of award
        | affiliations: authors and affiliations / about the author(s) | abstract: abstract/excerpt / abstract (en)
        | abstract: synopsis / executive summary / structured abstract / extended abstract / scientific abstract /
        abstract & keywords / abstract and keywords / english summary / summary in english / non-technical summary /
        abstract(s) / summaries | section: introduction and objectives / methods & procedures / outcomes & results /
        conclusions & implications / originality/value / methodology/principal findings / principal findings /
        conclusion/significance / conclusions/significance / purpose of the review / primary funding source /
        main outcome measure / motivation | other: graphical abstract / visual abstract / video abstract
    """,
    "zh": """
        title: 题名 / 篇名 / 論文名稱 / 标题 / 题目 / 中文标题 / 英文标题 | other title: 並列篇名 / 英文篇名 /
        并列题名 / 英文标题 / 英文题名 / 其他标题 / 外文标题 | authors: 作者 / 作者列表 / 全部作者 / 责任者 |
        affiliations: 机构信息 / 机构 / 机构名称 / 单位 / 作者单位 / 作者信息 / 作者机构 / 机构地区 / 通讯机构 /
        機構信息 / 機構資訊 / 作者及单位信息 | citation: 出版信息 / 发表信息 / 发布信息 / 期刊信息 / 期刊 / 来源 /
        出处 / 引文信息 / 出版資訊 / 出版資料 | journal: 刊名 / 期刊 / 期刊名称 / 来源期刊 / 期刊名 |
        source: 年，卷(期) / 年,卷(期) / 年卷期 / 卷期 / 卷期号 / 出处 / 来源 | volume: 卷 / 卷号 | issue: 期 / 期号 |
        pages: 页码 / 页 / 起止页码 / 頁次 | year: 年 / 年份 / 发表年份 / 出版年 | cite: 引用本文 / 引用格式 /
        本文引用格式 / 引用 / 引用方式 / 引用文献格式 / 文章引用 / 引用本文格式 | publisher: 发行机构 / 发行 /
        发行单位 | abstract: 摘要 / 摘 要 / 中文摘要 / 英文摘要 / 摘要信息 / 文献摘要 / 其他摘要 / 内容摘要 / 提要 /
        内容提要 | section: 主要结局与测量指标 / 主要结局和测量指标 / 主要结果 / 作者结论 / 发现 / 小结 / 局限性 /
        引言 / 总结 / 患者与方法 / 患者和方法 / 意义 / 数据收集与分析 / 方法 / 方法与结果 / 方法和结果 / 最新发现 /
        材料与方法 / 材料和方法 / 检索方法 / 病例介绍 / 病例报告 / 目标 / 目的 / 研究方法 / 研究结果 / 研究背景 /
        研究设计 / 简介 / 结果 / 结论 / 结论与意义 / 结论及意义 / 结论和相关性 / 综述目的 / 背景 / 背景与目的 /
        背景和目的 / 解释 / 讨论 / 设计 / 设计、设置和参与者 / 试验注册 / 试验注册号 / 资助 / 注册 / 来源 /
        主要观察指标 / 主要结局指标 / 介绍 / 临床试验注册 / 证据级别 / 证据等级 / 患者 / 干预措施 / 测量指标 /
        观察结果 / 设计与方法 / 研究目的 / 数据来源 / 数据提取 / 数据综合 / 研究选择 / 理论依据 / 阐释 / 创新性 /
        资料与方法 / 资金 / 选择标准 / 重要性 | keywords: 关键词 / 关键字 / 主题 / 關鍵詞 / 關鍵字 / 中文关键词 /
        英文关键词 | introduction: 引言 / 前言 / 序言 / 绪论 / 緒論 / 前 言 / 引 言 | mesh: 主题词 / mesh主题词 /
        mesh 主题词 / mesh词 | types: 文献类型 / 出版类型 / 发表类型 | conflict: 利益冲突声明 / 利益冲突 |
        note: 基金 / 基金信息 / 资助信息 / 基金资助 / 物质 / 化学物质 | similar: 相似文献 / 类似文献 / 相似文章 /
        相似文獻 | cited by: 引用本文的文献 / 被引文献 / 引证文献 / 施引文献 / 被引用 / 引用本文献的文献 / 引用文献 /
        引用本文的文獻 | references: 本文引用的文献 / 参考文献 / 本文的参考文献 / 引用的文献 / 本文引用的文獻 /
        參考文獻 | related: 相关文献 / 相关文章 / 相关论文 / 推荐文献 | site: suppr超能文献 / 超能文献 / 原文链接 /
        查看原文 / 阅读原文 / 全文链接 / 查看全文 / 获取全文 / 下载全文 / 下载pdf / pdf下载 / 文献检索 / 文档翻译 /
        深度研究 / 学术资讯 / 文献解读 / ai解读 / ai 解读 / 智能解读 / 一键翻译 / 翻译 / 双语对照 / 收藏 / 分享 /
        导出 / 引用 / 复制 / 复制引用 / 登录 / 注册 / 登录/注册 / 首页 / 返回 / 返回顶部 / 展开 / 收起 / 更多 /
        查看更多 / 展开更多 / 加载更多 / 上一页 / 下一页 / 邀请有礼 / 套餐&价格 / 历史记录 / 应用&插件 / 切换主题 /
        文献详情 / 详情 / 免费 / 开放获取 / 联系我们 / 关于我们 / 用户协议 / 隐私政策 / 帮助 / 反馈 / 本文献已被引用 |
        other: 主办单位 / 基金项目 / 基金资助 / 资助项目 / 通讯作者 / 通信作者 / 作者简介 / 语言 / 分类号 /
        中图分类号 / 专辑 / 专题 / 所属期刊栏目 / 栏目 / 下载 / 页数 / 大小 / 时间 / 发表时间 / 出版时间 /
        网络首发时间 / 文章编号 / 文献标识码 / 文献标志码 / 导出 / 摘要点击 / 在线公开时间 / 链接本文 / 主题分类 /
        主题分类号 / 开放科学标识码 / 版权所有 / 责任编辑 / 第一作者 | received: 收稿 / 修回 / 录用 / 接受 |
        online: 网络 / 在线 | published: 出版 / 发布 / 发表 / 刊出
        | related: 推荐文章 / 推荐阅读 / 相关推荐 / 推荐论文 / 为你推荐 / 为您推荐 / 相关阅读 / 相似论文 /
        同期文章 / 相關文獻 / 相關文章 / 推薦文章 / 相关文献推荐
        | site: 主页 / 导航 / 主导航 / 主要内容 / 跳到主要内容 / 跳转到主要内容 / 访问密钥 / 菜单 / 期刊介绍 /
        本刊介绍 / 期刊订阅 / 投稿指南 / 投稿须知 / 编委会 / 作者登录 / 在线投稿 / 检索 / 高级检索 / 快速检索 /
        文章快速检索 / 过刊 / 当期 / 加入收藏 / 下载中心 / 留言板 / 插件 / 浏览器插件 / 小程序 / 订阅 / 免费文献传递
        | advisor: 导师 / 指导教师 / 指导老师 / 導師 / 指導教授 | publisher: 学位授予单位 / 授予单位 / 学位授予机构 /
        校院名稱 | year: 学位年度 / 授予年份 | title: 論文名稱(中文) | authors: 研究生 / 论文作者
        | abstract: 文摘 / 其他语种文摘 / 中文文摘 / 英文文摘 / 外文摘要 / 文章摘要 / 论文摘要 / 論文摘要 / 中文提要 /
        英文提要 / 論文提要 / 内容概要 / 论文外文摘要 / 论文中文摘要 / 论文英文摘要 / 中文摘要信息 / 摘要(中文) /
        摘要(英文) / 摘要（中文） / 摘要（英文） | keywords: 中文關鍵詞 / 英文關鍵詞 / 關鍵字詞 / 关键词语 |
        introduction: 导言 / 導言 / 引论 / 导论 / 序论 / 問題的提出
    """,
    "ja": """
        title: 論文題目 / 論文名 / タイトル | other title: 英文タイトル / 英語タイトル / その他のタイトル |
        authors: 著者 / 執筆者 / 著者名 | affiliations: 所属機構 / 著者情報 / 所属 |
        journal: 雑誌名 / 掲載誌名 / 資料名 /
        収録刊行物 | source: 掲載誌 / 書誌情報 | volume: 巻 | issue: 号 | pages: ページ / 開始ページ / 頁 |
        year: 発行年 / 出版年 / 発行日 | publisher: 出版者 / 発行元 |
        abstract: 抄録 / 抄録/ポイント / あらまし / 要旨 / 要約 / 和文抄録 /
        英文抄録 / 和文要旨 / 英文要旨 / 概要 / 内容記述 | section: 背景 / 目的 / 方法 / 結果 / 結論 / 考察 / 対象 /
        対象と方法 / 対象・方法 / 症例 / まとめ | keywords: キーワード / 索引用語 / 主題 | introduction: はじめに /
        緒言 / 序論 / 序 / 序章 / 緒 言 | cited by: 被引用文献 | references: 引用文献 / 参考文献 / 文献 |
        related: 関連文献 | other: 本文言語 / 資料種別 / 各種コード / 責任著者 / 連絡先 / 利益相反 / 受付日 / 受理日 /
        本文言語コード | received: 受付 / 受理 | published: 刊行 / 発行 / 公開 | site: 資料トップ / 巻号一覧 /
        早期公開論文 / 資料を探す / 記事を探す / 新規登録 / ログイン / 検索 / メニュー /
        責任著者(corresponding author) / bib tex形式 / ris形式 / メタデータをダウンロード / 著者関連情報 /
        j-stageトップ
        | related: 関連論文 / 関連記事 / 類似論文 / 類似文献 / おすすめ / おすすめの論文
        | advisor: 指導教員 / 指導教官 | publisher: 学位授与機関 / 学位授与機関名 / 授与大学 |
        year: 学位授与年月日 / 授与年月日
        | abstract: 和文要約 / 英文要約 / 日本語要旨 / 英語要旨 / 日本語要約 / 英語要約 / 日本語抄録 / 英語抄録 /
        論文要旨 / 内容要旨 / 論文概要 / 内容梗概 / 梗概 / サマリー / アブストラクト | keywords: キイワード /
        キーワーズ / 検索語 / 索引語 / 和文キーワード / 英文キーワード | introduction: 諸言 / まえがき / 序文 / 序説
    """,
    "ko": """
        title: 제목 / 논문명 / 논문제목 | other title: 영문제목 / 영어제목 | authors: 저자 / 저자명 |
        affiliations: 소속 / 저자정보 |
        journal: 학술지명 / 저널명 / 학회지 | source: 발행정보 / 권호사항 | volume: 권 | issue: 호 | pages: 페이지 /
        수록면 | year: 발행년도 / 발행연도 | cite: 인용 / 인용하기 | publisher: 발행기관 / 발행처 | abstract: 초록 /
        국문초록 / 영문초록 / 국문 초록 / 영문 초록 / 다국어 초록 / 국문요약 / 영문요약 / 국문 요약 / 영문 요약 /
        요약 / 논문초록 / 초 록 / 요 약 | section: 배경 / 목적 / 방법 / 결과 / 결론 / 연구목적 / 연구방법 / 연구결과 /
        고찰 | keywords: 키워드 / 주제어 / 핵심어 / 핵심되는 말 / 중심어 / 검색어 / 핵심용어 | introduction: 서론 /
        서 론 / 머리말 / 들어가며 | references: 참고문헌 |
        other: 문서유형 / 약어 / 연구분야 / 원문보기 / 목차 / 이용수 /
        발행사항 / 인용현황 / 작성언어 | received: 접수 / 심사 / 채택 / 수정 / 투고 | published: 발행 / 게재 / 출판 |
        site: 로그인 / 회원가입 / 통합검색 / 논문검색 / 다운로드 / 메뉴 / 홈 / 논문 상세정보 / 학술저널 / 검색
        | related: 관련 논문 / 관련논문 / 유사논문 / 유사 논문 / 추천논문 / 추천 논문 / 추천자료 /
        함께 이용한 논문 / 관련 자료 / 관련자료
        | advisor: 지도교수 | publisher: 학위수여기관 / 수여기관 | year: 학위수여년월
        | abstract: 한글초록 / 한글 초록 / 한글요약 / 한국어 초록 / 영어 초록 / 영어초록 / 논문요약 / 논문 초록 /
        논문 요약 / 요약문 / 국문요지 / 요지 / 초록·키워드 | keywords: 색인어 / 주요어 / 주요 용어 / 핵심단어 /
        중심단어 / 중심 단어 / 한글키워드 / 영문키워드 / 국문키워드 | introduction: 들어가는 말 / 머리글 / 도입
    """,
    "es": """
        title: título | other title: títulos paralelos / título paralelo / título en inglés / título alternativo /
        otros títulos | authors: autor / autores / autoras / autoría / autor(es) / autor/a / autores/autoras /
        autores/as / por | affiliations: afiliación / afiliaciones / filiación / filiaciones |
        journal: revista / título de la revista /
        título del periódico | source: localización / publicado en | volume: volumen / tomo | issue: número /
        fascículo / núm | pages: páginas / págs | year: año / fecha / fecha de publicación / fecha de edición /
        año de publicación | cite: citar / citar este artículo / forma de citar / cómo citar el artículo /
        cómo citar este documento / cómo citar / cómo citar este artículo / para citar este artículo / citar como /
        cita / citación / cita recomendada | publisher: editorial / editora | abstract: resumen / resúmenes |
        section: antecedentes / conclusiones / conclusión / introducción / material y métodos / método / métodos /
        objetivo / objetivos / resultados / discusión / pacientes y métodos / materiales y métodos / metodología /
        fundamento / propósito | keywords: palabras claves / palabras clave / palabras-clave / descriptores |
        introduction: introducción | references: referencias / referencias bibliográficas / bibliografía / citas |
        other: sección / sección temática / idioma / enlaces / periodicidad / número temático / tema /
        issn de la revista / título del volumen / archivos / colecciones / licencia / biografía del autor/a /
        biografía del autor / fuente de financiamiento / conflicto de intereses | received: recib / acept / aprob /
        revisado / revisada / revisión / consult | online: en línea | published: publica |
        site: información y correspondencia / inicio / archivos /
        actual / buscar / registrarse / entrar / acerca de / avisos / descargas / envíos / texto completo /
        iniciar sesión / menú / artículo / artículos / equipo editorial / portada
        | related: artículos similares / artículos relacionados / artículos más leídos del mismo autor/a /
        artículos más leídos del mismo autor(es) / también le puede interesar / artículos recomendados /
        otros artículos
        | advisor: director / directora / directores / director/a / director(es) / tutor / tutores / asesor / asesora /
        director de tesis / tribunal | publisher: universidad / institución | year: fecha de defensa /
        fecha de lectura
        | affiliations: sobre los autores | other: mostrar el registro sencillo del ítem
        | abstract: sinopsis / extracto / resumen en español / resumen en inglés / resumen estructurado /
        resumen ejecutivo / resumen (español) / resumen(es) | section: introducción y objetivos / material y método /
        sujetos y métodos / diseño / objetivo general / conclusiones y recomendaciones | keywords: palabra clave /
        términos clave / palabras clave en español
    """,
    "pt": """
        other title: outro título / título em inglês |
        authors: autoria / autor / autores / autor(a) principal | affiliations: afiliação /
        afiliações | journal: periódico / título da revista / título do periódico | source: publicado em | year: ano /
        data / data do documento / data de publicação / ano de publicação | cite: como citar /
        como citar este artigo / como citar o artigo / citação | abstract: resumo / resumos | section: introdução /
        conclusão / conclusões / objetivo / objetivos / método / métodos / resultados / discussão /
        material e métodos / justificativa / fundamento | keywords: palavras chaves / palavras-chaves /
        palavras-chave / palavras chave / descritores / unitermos / termos para indexação | introduction: introdução |
        references: referências / referências bibliográficas | other: seção / secção / seção temática / licencia /
        licença / dossiê / coleções / issn da revista / título de volume / título do volume / biografia do autor /
        financiamento / conflito de interesses | received: receb / recep / aceit / aprov / revisão |
        published: data do fascículo | site: início / arquivos / atual / cadastro / acesso / sobre /
        edições anteriores / submissões / notícias / baixar / voltar / sobre os autores / equipe editorial
        | related: artigos semelhantes / artigos similares / artigos relacionados /
        artigos mais lidos pelo mesmo(s) autor(es) / artigos recomendados / outros artigos
        | advisor: orientador / orientadora / orientador(a) / orientadores / coorientador / banca de defesa /
        banca examinadora | authors: autor(a) principal / autor principal / autor(a) |
        publisher: instituição de defesa / instituição | year: ano de defesa / data de defesa / data da defesa |
        keywords: palavras-chave em português / palavras-chave em inglês | title: título
        | other: tipo de documento / tipo de acesso / programa de pós-graduação / departamento / país / link de acesso
        | keywords: termos para indexação / termos de indexação
        | abstract: sinopse / resumo em português / resumo em inglês / resumo expandido / resumo estruturado /
        resumo (português) / resumo(s) / resumo em outro idioma | section: materiais e métodos / metodologia /
        considerações finais / objetivo geral / casuística e métodos / pacientes e métodos | keywords: palavra-chave /
        palavra chave
    """,
    "fr": """
        title: titre | other title: titre alternatif | authors: auteur / auteurs / par / auteur(s) / auteur(e)s /
        autore | journal: revue / titre de la revue | source: dans / publié dans | volume: tome | issue: numéro |
        year: année / année de publication | cite: citer / comment citer / pour citer cet article /
        pour citer ce document / référence papier / citer cet article / citer ce document |
        publisher: éditeur | abstract: résumé /
        résumés / le résumé | section: contexte / objectif / objectifs / méthode / méthodes / résultats / conclusion /
        matériel et méthodes / patients et méthodes / discussion / but | keywords: mots-clefs / mots clefs /
        mot-clés / mots-clés / mots clés / mot-clé / descripteurs | introduction: plan / introduction |
        references: références / bibliographie / références bibliographiques | other: rubrique / langue /
        haut de page / entrées d’index / droits d'auteur / financement / auteurs et affiliations | received: reçu |
        online: mis en ligne / diffusion numérique | published: publié / paru | site: accueil / rechercher /
        connexion / télécharger / sommaire / plan de l’article / plan de l'article / retour au début /
        recherche avancée / retour / numéros / accès libre / citer ou exporter
        | related: articles similaires / articles connexes / articles recommandés / sur un sujet proche /
        du même auteur
        | advisor: directeur / directrice / directeur de thèse / directeurs de thèse / direction / jury / rapporteurs |
        authors: auteur/autrice / autrice | publisher: établissement / etablissement / établissement(s) /
        etablissement(s) | year: date de soutenance / soutenance | other title: titre traduit
        | abstract: abrégé | pages: page(s) | year: année de parution | other: sous la direction de / numéro national
        de thèse / domaines
        | abstract: résumé en français / résumé en anglais / résumé français / résumé (français) / résumé fr /
        synopsis / résumé(s) | section: but de l’étude / but de l'étude / matériels et méthodes /
        malades et méthodes / méthodologie / perspectives / sujets et méthodes | keywords: mots-cles / mots cles /
        mots clé | introduction: avant-propos
    """,
    "de": """
        title: titel | authors: autoren / autor(en) / autor/innen / autor/in / von / verfasst von / author(en) /
        person(en) / verfasser / autorinnen und autoren |
        journal: zeitschrift / zeitschriftentitel | source: erschienen in |
        volume: band / jahrgang / bd | issue: heft / nummer / ausgabe / nr | pages: seiten | year: jahr / datum /
        erscheinungsjahr | cite: zitieren / zitierweise / zitieren als / zitiervorschlag / zitationsvorschlag |
        publisher: verlag | abstract: zusammenfassung / kurzfassung / deutsche zusammenfassung | section: ergebnisse /
        hintergrund / methoden / methodik / schlussfolgerung / schlussfolgerungen / ziel / zielsetzung /
        ziel der arbeit / fragestellung / material und methoden / diskussion / ergebnis / fazit /
        material und methode / patienten und methoden / patienten und methode | keywords: schlüsselwörter /
        schlagwörter / schlagworte / schlüsselworte / stichwörter | introduction: einleitung / einführung |
        references: literatur / literaturverzeichnis / literaturhinweise | other: rubrik / sprache /
        korrespondenzadresse / interessenkonflikt / lizenz / förderung / danksagung | received: eingereicht /
        eingegangen / angenommen / akzeptiert | published: publikation / veröffentlich / erschienen / publiziert |
        site: startseite / archiv / aktuelle ausgabe / registrieren / einloggen / anmelden / über uns / suche /
        impressum / zum inhalt springen
        | related: ähnliche artikel / verwandte artikel / weitere artikel / ähnliche beiträge / empfohlene artikel
        | advisor: betreuer / betreuerin / gutachter / erstgutachter / betreuer/in | publisher: hochschule
        | other title: weitere titel / weiterer titel / englischer titel / titel (engl.) | authors: person(en) | year:
        publikationsjahr | section: problemstellung | abstract: abstract (de) | other: publikationstyp /
        dps-deskriptoren (engl.) / datenbank / dokument-id
        | abstract: kurzzusammenfassung / englische zusammenfassung / zusammenfassung (deutsch) / inhaltsangabe /
        kurzbeschreibung | section: einleitung / ziele / material und methodik / schlussfolgerung und ausblick /
        methode / zielstellung | keywords: schlüsselbegriffe / suchbegriffe / stichworte / schlagwort
    """,
    "it": """
        title: titolo | authors: autori / autore / presentata da / candidato / candidata |
        journal: rivista | pages: pagine | issue: fascicolo | year: anno |
        cite: per citare / come citare / citazione | publisher: editore | abstract: riassunto / sommario |
        section: obiettivo / obiettivi / metodi / risultati / conclusioni / materiali e metodi / scopo |
        keywords: parole chiave / parole-chiave | introduction: introduzione | references: bibliografia /
        riferimenti bibliografici | other: sezione / lingua / licenza / relatore / relatrice /
        correlatore | received: ricevut / accettat |
        published: pubblicat | site: archivi / corrente / cerca / registrazione / ultimo numero / avvisi
        | related: articoli simili / articoli correlati
        | advisor: relatore / relatrice / relatori / correlatore / correlatori / tutor | authors: presentata da /
        candidato / candidata / laureando / laureanda | publisher: ateneo / università
        | other: anno accademico
        | abstract: sinossi / riassunto in italiano / abstract (italiano) | section: introduzione / premessa / metodo /
        obiettivi dello studio / metodologia | keywords: parola chiave | introduction: premessa
    """,
    "ca": """
        abstract: resum | keywords: paraules clau
        | abstract: resum en català | keywords: paraules-clau / mots clau | introduction: introducció |
        section: objectiu / objectius / mètodes / resultats / metodologia
    """,
    "ro": """
        authors: autori | abstract: rezumat | keywords: cuvinte cheie / cuvinte-cheie | introduction: introducere |
        references: bibliografie | site: acasă / arhivă
        | abstract: rezumatul | keywords: cuvintele cheie | section: scop / scopul / obiective / material și metodă /
        materiale și metode / rezultate / concluzii
    """,
    "nl": """
        abstract: samenvatting | keywords: trefwoorden | introduction: inleiding | publisher: uitgever |
        published: gepubliceerd | cite: citeer dit artikel als / citeer als
        | abstract: korte inhoud / synopsis | keywords: sleutelwoorden / kernwoorden / steekwoorden |
        section: achtergrond / doel / doelstelling / opzet / opzet en methode / methode / resultaten / conclusie /
        conclusies / beschouwing
    """,
    "sv": """
        abstract: sammanfattning | keywords: nyckelord | references: referenser / litteratur | published: publicera |
        site: hem / arkiv
        | abstract: sammandrag / svensk sammanfattning | keywords: ämnesord / sökord | introduction: inledning /
        introduktion | section: bakgrund / syfte / metod / metoder / resultat / slutsats / slutsatser / konklusion
    """,
    "no": """
        abstract: sammendrag | keywords: nøkkelord / emneord
        | abstract: samandrag / resymé | keywords: nykelord / stikkord | introduction: innledning / innleiing /
        introduksjon | section: bakgrunn / formål / hensikt / materiale og metode / resultater / resultat /
        fortolkning / konklusjon
    """,
    "da": """
        abstract: resumé | keywords: nøgleord / emneord
        | abstract: sammenfatning / dansk resumé / referat | keywords: søgeord | introduction: indledning /
        introduktion | section: baggrund / formål / metoder / resultater / konklusion
    """,
    "fi": """
        abstract: tiivistelmä | keywords: avainsanat / asiasanat | introduction: johdanto | references: lähteet /
        kirjallisuus | site: etusivu / arkisto
        | abstract: yhteenveto / suomenkielinen tiivistelmä | keywords: hakusanat / avainsana | section: tausta /
        tavoite / tavoitteet / menetelmät / aineisto ja menetelmät / tulokset / päätelmät / johtopäätökset
    """,
    "hu": """
        authors: szerzők / szerző | abstract: összefoglalás / összefoglaló / absztrakt | keywords: kulcsszavak |
        introduction: bevezetés | volume: kötet | issue: szám | references: irodalom / irodalomjegyzék /
        hivatkozások | received: beérkezett / elfogadva | published: megjelent | site: kezdőlap / archívum
        | section: cél / célkitűzés / módszer / módszerek / eredmények / következtetések / következtetés / bevezetés
        | abstract: kivonat / összegzés / rezümé / magyar nyelvű összefoglaló | keywords: kulcsszó / tárgyszavak |
        section: háttér / anyag és módszer / betegek és módszerek / eredmény
    """,
    "pl": """
        title: tytuł | authors: autorzy | journal: czasopismo | volume: tom / rocznik | issue: zeszyt / numer |
        pages: strony / strona | year: rok | cite: cytowanie / jak cytować | publisher: wydawca | abstract: abstrakt /
        streszczenie / abstrakty | section: cel / metody / wyniki / wnioski / cel pracy / materiał i metody |
        keywords: słowa kluczowe / słowo kluczowe | introduction: wstęp / wprowadzenie | references: bibliografia /
        literatura / piśmiennictwo | other: dział / licencja / autor do korespondencji | received: otrzyman / przyj /
        nadesłan / wpłyn | published: opublikowan | site: strona domowa / strona główna / archiwum / aktualny numer /
        zaloguj / zarejestruj / szukaj / o czasopiśmie / pobrania
        | related: podobne artykuły / powiązane artykuły / inne artykuły
        | site: menu główne / przejdź do treści / pełny tekst
        | advisor: promotor / recenzent / recenzenci
        | section: wstęp / wyniki i wnioski / cel badania | other: kategoria | site: czasopisma / książki / bieżący
        numer / rada naukowa / prenumerata / kontakt
        | abstract: streszczenia / streszczenie w języku polskim / streszczenie w języku angielskim |
        section: materiały i metody / metodyka / tło / założenia | keywords: słowa klucze
    """,
    "cs": """
        volume: ročník | issue: číslo | authors: autoři | abstract: souhrn / anotace / abstrakt | section: cíl /
        metody / výsledky / závěr / metodika / cíle | keywords: klíčová slova | introduction: úvod |
        references: literatura / reference | received: vloženo / přijato / doručeno | published: zveřejněno / vydáno /
        publikováno | site: archiv / aktuální číslo / o časopise / pro autory / hledat / stáhnout pdf / přihlásit
        | related: podobné články / související články
        | section: materiál a metody / pacienti a metody / úvod | affiliations: působiště autorů / působiště | source:
        vyšlo v časopise | other: kategorie / štítky
        | abstract: shrnutí / český abstrakt / abstrakt v češtině / abstrakt v angličtině | section: soubor a metodika /
        cíl práce / východiska / metoda | keywords: klíčové slovo
    """,
    "sk": """
        abstract: anotácia / súhrn / abstrakt | keywords: kľúčové slová | introduction: úvod | published: publikované
        | affiliations: pôsobisko autorov
        | abstract: zhrnutie / abstrakt v slovenčine | keywords: kľúčové slova | section: cieľ / metódy / záver /
        súbor a metódy / východisko
    """,
    "hr": """
        abstract: sažetak / povzetek / rezime / apstrakt / сажетак / апстракт | keywords: ključne riječi /
        ključne besede / ključne reči / кључне речи | introduction: uvod | references: literatura / reference / viri |
        cite: citiraj | pages: str | received: primljen / prihvaćen | published: izdavanja / objavljen |
        site: naslovnica / časopisi / arhiva / preuzimanja
        | abstract: izvleček | cite: citirajte kot / citirajte kot/cite as / citirati kao | other: datum izdavanja /
        korespondenca / korespondenca/correspondence
        | abstract: kratak sadržaj / кратак садржај / резиме / sinopsis | keywords: кључне ријечи | section: cilj /
        rezultati / zaključak / zaključci / izhodišča / namen / zaključek / циљ / методе / резултати / закључак /
        uvod i cilj
    """,
    "ru": """
        title: название / заглавие | other title: другое название / название на английском / название (английский) |
        authors: автор / авторы | affiliations: об авторах / сведения об авторах / информация об авторах /
        аффилиации | journal: журнал | source: источник | volume: том | issue: номер / выпуск | pages: страницы /
        стр | year: год | cite: для цитирования / образец цитирования / библиографическая ссылка /
        ссылка для цитирования / как цитировать / цитировать / цитирование | publisher: издательство / издатель |
        abstract: аннотация / резюме / реферат | section: цель / методы / результаты / заключение / выводы /
        обоснование / материалы и методы / цель исследования / актуальность | keywords: ключевые слова |
        introduction: введение | references: список литературы / литература / библиография /
        библиографический список | other: тип / язык / удк / раздел / лицензия / для корреспонденции /
        финансирование / конфликт интересов / рецензия / благодарности / просмотров / скачивания | received: поступ /
        принят / получен | online: электрон | published: опублик | site: главная / архивы / архив / о журнале /
        о нас / войти / вход / регистрация / поиск / расширенный поиск / текущий выпуск / выпуски / полный текст /
        поделиться / навигатор / корзина / начальная страница
        | related: похожие статьи / похожие публикации / другие статьи / рекомендуемые статьи /
        похожие темы научных работ
        | site: информация о публикации | references: список цитируемой литературы | other: библиометрические
        показатели / тематические рубрики / описание на английском языке / учредители / подробнее об авторах /
        загрузок
        | abstract: краткое содержание / авторское резюме / аннотации | section: введение / материал и методы /
        цель работы / методика / вывод / пациенты и методы | keywords: ключевые слова и фразы / ключевое слово |
        introduction: вступление
    """,
    "uk": """
        authors: автори / автор(и) / автор | journal: видання | volume: том | issue: номер / випуск |
        cite: як цитувати / як цитувати статтю | publisher: видавець | abstract: анотація / резюме / реферат |
        keywords: ключові слова | introduction: вступ | references: список літератури / література / посилання |
        other: розділ / ліцензія / завантаження | received: надійш / прийнят / отриман | published: опублік |
        site: головна / архіви / архів / про журнал / увійти / поточний випуск / пошук / реєстрація
        | related: схожі статті / подібні статті
        | abstract: анотації / короткий зміст | keywords: ключові слова і фрази | section: мета / мета роботи /
        мета дослідження / методи / матеріали та методи / матеріали і методи / результати / висновки / вступ /
        актуальність
    """,
    "bg": """
        abstract: резюме / абстракт | keywords: ключови думи | introduction: увод
        | abstract: анотация | introduction: въведение | section: цел / методи / материал и методи / резултати / изводи
    """,
    "tr": """
        authors: yazar / yazarlar | journal: dergi | volume: cilt | issue: sayı / sayi | pages: sayfa / sayfalar |
        year: yıl | cite: atıf / atıf için / kaynak gösterimi / kaynak göster / alıntı | publisher: yayıncı |
        abstract: özet / öz / türkçe özet | section: amaç / yöntem / yöntemler / bulgular / sonuç / sonuçlar /
        gereç ve yöntem / tartışma | keywords: anahtar kelimeler / anahtar kelime / anahtar sözcükler |
        introduction: giriş / giris | references: kaynakça / kaynaklar / referanslar | other: hakemler /
        referees/hakemler / bölüm / ayrıntılar / birincil dil / konular / sorumlu yazar | received: geliş / kabul /
        gönder | published: yayın / yayım | site: ana sayfa / anasayfa / arşiv / dergiler / giriş yap / kayıt ol /
        hakkında / yazım kuralları / indir / son sayı
        | related: benzer makaleler / ilgili makaleler / önerilen makaleler
        | advisor: danışman / danışmanlar / tez danışmanı | publisher: yer bilgisi / üniversite | other: konu / dizin /
        tez no
        | pages: sayfa aralığı | other: metin dili / belge türü / makale türü / erişim türü / yazışma adresi |
        received: indeks tarihi
        | abstract: özetçe / ingilizce özet / türkçe öz / genişletilmiş özet | section: giriş ve amaç /
        gereç ve yöntemler / materyal ve metot / materyal ve yöntem / bulgular ve sonuç / giriş / arka plan |
        keywords: anahtar kavramlar / anahtar terimler / anahtar sözler
    """,
    "id": """
        authors: penulis / oleh | volume: jilid | pages: halaman / hal | issue: terbitan | year: tahun |
        cite: cara mengutip / sitasi | publisher: penerbit | abstract: abstrak / intisari / ringkasan |
        section: latar belakang / tujuan / metode / hasil / kesimpulan | keywords: kata kunci / kata-kata kunci |
        introduction: pendahuluan | references: daftar pustaka / referensi / rujukan | other: bagian / lisensi /
        unduhan / biografi penulis | received: diterima / diserahkan / disetujui / direvisi | published: diterbitkan /
        dipublikasikan | site: beranda / arsip / tentang kami / pencarian / terkini
        | related: artikel serupa / artikel terkait / artikel paling banyak dibaca berdasarkan penulis yang sama
        | abstract: abstrak indonesia / abstrak (bahasa indonesia) / abstrak bahasa inggris / sinopsis |
        keywords: katakunci / kata-kunci
    """,
    "vi": """
        authors: tác giả | abstract: tóm tắt | keywords: từ khóa / từ khoá | introduction: đặt vấn đề / mở đầu |
        references: tài liệu tham khảo | cite: cách trích dẫn | received: nhận bài / chấp nhận / nhận đăng |
        published: xuất bản / đăng bài | site: trang chủ / giới thiệu / đăng nhập / tìm kiếm / số hiện tại / lưu trữ
        | abstract: tóm lược / tóm tắt tiếng việt / tóm tắt tiếng anh / tóm tắt nội dung | keywords: các từ khóa /
        từ khóa chính | section: mục tiêu / phương pháp / kết quả / kết luận / đối tượng và phương pháp /
        đối tượng và phương pháp nghiên cứu / đặt vấn đề
    """,
    "th": """
        issue: ฉบับ | volume: ปีที่ | authors: ผู้แต่ง / ผู้เขียน | cite: รูปแบบการอ้างอิง / การอ้างอิง |
        abstract: บทคัดย่อ | keywords: คำสำคัญ | introduction: บทนำ | references: เอกสารอ้างอิง |
        other: ประเภทบทความ / ดาวน์โหลด | received: รับ / แก้ไข / ตอบรับ | published: เผยแพร่ / ตีพิมพ์ |
        site: หน้าแรก / เก่า / สมัครสมาชิก / เข้าสู่ระบบ / ดาวน์โหลด / เกี่ยวกับวารสาร / ฉบับปัจจุบัน / ค้นหา
        | abstract: บทคัดย่อภาษาไทย / บทคัดย่อภาษาอังกฤษ / สาระสังเขป | keywords: คำหลัก | section: วัตถุประสงค์ /
        วิธีการศึกษา / วิธีการ / ผลการศึกษา / สรุปผล / ความเป็นมา
    """,
    "el": """
        authors: συγγραφείς / συγγραφέας | volume: τόμος | issue: τεύχος | pages: σελίδες / σελ | abstract: περίληψη /
        σύνοψη | keywords: λέξεις-κλειδιά / λέξεις κλειδιά / λέξεις - κλειδιά | introduction: εισαγωγή |
        references: βιβλιογραφία | published: δημοσι | site: αρχική / αναζήτηση / τρέχον τεύχος
        | abstract: περιλήψεις / σύντομη περίληψη / περίληψη στα ελληνικά | keywords: όροι ευρετηρίου |
        section: σκοπός / εισαγωγή / υλικό και μέθοδος / υλικό-μέθοδος / υλικό και μέθοδοι / μέθοδος / μέθοδοι /
        αποτελέσματα / συμπεράσματα / συμπέρασμα
    """,
    "ar": """
        title: العنوان / عنوان البحث | authors: المؤلفون / المؤلف / المؤلفين / الباحث / الباحثون | volume: المجلد /
        مجلد | issue: العدد / عدد | pages: الصفحات / صفحات / ص | year: السنة | cite: كيفية الاقتباس / للاستشهاد |
        publisher: الناشر | abstract: ملخص / الملخص / المستخلص / مستخلص / المستخلص باللغة العربية / ملخص البحث /
        الملخص باللغة الإنجليزية / الخلاصة | keywords: الكلمات المفتاحية / كلمات مفتاحية / الكلمات الدالة /
        الكلمات المفتاحیة / الكلمات الرئيسية | introduction: مقدمة / المقدمة | references: المراجع / المصادر /
        المصادر والمراجع | other: التنزيلات / القسم / إصدار / الترخيص | received: الاستلام / القبول / التقديم /
        المراجعة / استلام / قبول | published: منشور / النشر / نشر | site: الرئيسية / المحفوظات / التسجيل / الدخول /
        العدد الحالي / عن المجلة / بحث / التنزيلات / المقالات
        | related: مقالات مشابهة / مقالات ذات صلة
        | abstract: موجز / الموجز / خلاصة / خلاصة البحث / ملخص الدراسة / ملخص باللغة العربية / الملخص العربي /
        الملخص باللغة العربية / الملخص الإنجليزي / نبذة مختصرة | keywords: كلمات دالة / كلمات دلالية /
        الكلمات الدلالية / كلمات افتتاحية / الكلمات الافتتاحية / كلمات البحث / الكلمات الأساسية / مصطلحات أساسية |
        introduction: تمهيد | section: خلفية / الخلفية / الهدف / الأهداف / هدف الدراسة / الطرق / المنهجية / النتائج /
        الاستنتاج / الاستنتاجات
    """,
    "fa": """
        other title: عنوان مقاله [english] / عنوان انگلیسی | authors: نویسندگان / نویسنده | volume: دوره / جلد |
        issue: شماره | pages: صفحه / صفحات | year: سال | abstract: چکیده / خلاصه / چکیده انگلیسی |
        keywords: کلیدواژه / کلیدواژه‌ها / کلیدواژه ها / کلید واژه ها / واژگان کلیدی / کلمات کلیدی / واژه‌های کلیدی |
        introduction: مقدمه | references: مراجع / منابع | other: نوع مقاله / نویسندگان [english] / آمار / تاریخ |
        received: دریافت / پذیرش / بازنگری | published: انتشار | site: صفحه اصلی / مرور / اطلاعات نشریه /
        راهنمای نویسندگان / ارسال مقاله / تماس با ما / شماره جاری / درباره نشریه / ورود به سامانه / ثبت نام
        | related: مقالات مرتبط / مقالات مشابه
        | section: زمینه و هدف / زمینه / هدف / روش بررسی / روش کار / روش / روش ها / مواد و روش ها / یافته ها / نتیجه
        گیری / بحث و نتیجه گیری / سابقه و هدف / اهداف | keywords: کلیدواژگان
        | abstract: چکیده فارسی / چکیده مقاله / چکیده مبسوط / چکیده گسترده / خلاصه مقاله | keywords: کلید واژه /
        کلید واژگان / واژه های کلیدی | introduction: پیشگفتار
    """,
    "lt": """
        abstract: santrauka / anotacija | keywords: raktažodžiai / reikšminiai žodžiai | introduction: įvadas |
        cite: kaip cituoti | references: literatūra | published: paskelbta | site: pradžia / archyvas / paieška
        | abstract: reziumė / santraukos | keywords: pagrindiniai žodžiai / esminiai žodžiai / prasminiai žodžiai
    """,
    "lv": """
        abstract: anotācija / kopsavilkums | keywords: atslēgvārdi / atslēgas vārdi | introduction: ievads
        | abstract: abstrakts / rezumējums | keywords: atslēgvārds
    """,
    "et": """
        abstract: kokkuvõte / resümee | keywords: võtmesõnad / märksõnad | introduction: sissejuhatus
        | abstract: lühikokkuvõte / annotatsioon | keywords: võtmesõna
    """,
    "af": """
        abstract: opsomming | keywords: sleutelwoorde
        | abstract: samevatting | keywords: trefwoorde / kernwoorde
    """,
    "kk": """
        abstract: аңдатпа / түйіндеме | keywords: түйін сөздер / түйінді сөздер / кілт сөздер | introduction: кіріспе
        | abstract: түйін / аңдатпалар | keywords: кілтті сөздер / тірек сөздер
    """,
    "mk": """
        keywords: клучни зборови | introduction: вовед
        | keywords: клучни поими | abstract: извадок
    """,
    "az": """
        abstract: xülasə | keywords: açar sözlər
        | abstract: annotasiya / referat | keywords: açar söz
    """,
    "uz": """
        abstract: annotatsiya | keywords: kalit so‘zlar / kalit so'zlar
        | abstract: rezyume / xulosa | keywords: kalit soʻzlar / kalit so’zlar / tayanch so‘zlar / tayanch soʻzlar /
        tayanch so'zlar / калит сўзлар / таянч сўзлар | introduction: kirish
    """,
    "sq": """
        abstract: përmbledhje / abstrakti | keywords: fjalë kyçe / fjalët kyçe
        | abstract: rezyme | keywords: fjalë kyç | introduction: hyrje
    """,
    "gl": """
        keywords: palabras chave
        | introduction: introdución / limiar
    """,
    "eu": """
        abstract: laburpena | keywords: hitz gakoak / gako-hitzak
        | abstract: laburpen | keywords: hitz-gakoak / gako hitzak | introduction: sarrera
    """,
    "is": """
        abstract: útdráttur / ágrip | keywords: lykilorð
        | abstract: samantekt | keywords: efnisorð | introduction: inngangur
    """,
    "he": """
        authors: מחברים / מאת | volume: כרך | issue: גיליון / גליון | pages: עמודים / עמ' | abstract: תקציר |
        keywords: מילות מפתח | introduction: מבוא | references: ביבליוגרפיה / מקורות | site: ראשי / חיפוש / כניסה /
        ארכיון
        | abstract: תקצור / תמצית / תקציר בעברית / תקציר באנגלית | keywords: מילות-מפתח / מילות המפתח / מלות מפתח |
        introduction: הקדמה | section: הקדמה / רקע / מטרה / מטרות / שיטות / שיטה / תוצאות / מסקנות / דיון /
        דיון ומסקנות
    """,
    "be": """
        abstract: анатацыя / рэзюмэ / рэферат | keywords: ключавыя словы | introduction: уводзіны
    """,
    "ky": """
        abstract: кыскача мазмуну / корутунду | keywords: ачкыч сөздөр / өзөктүү сөздөр | introduction: киришүү
    """,
    "tg": """
        abstract: чакида / аннотатсия | keywords: калидвожаҳо / вожаҳои калидӣ | introduction: муқаддима
    """,
    "mn": """
        abstract: хураангуй / товч агуулга | keywords: түлхүүр үг / түлхүүр үгс | introduction: оршил / удиртгал
    """,
    "hy": """
        abstract: ամփոփում / ամփոփագիր / համառոտագիր / սեղմագիր / անոտացիա | keywords: բանալի բառեր / հիմնաբառեր /
        առանցքային բառեր | introduction: ներածություն
    """,
    "ka": """
        abstract: აბსტრაქტი / რეზიუმე / ანოტაცია | keywords: საკვანძო სიტყვები | introduction: შესავალი
    """,
    "ur": """
        abstract: خلاصہ / تلخیص | keywords: کلیدی الفاظ | introduction: تعارف / مقدمہ
    """,
    "ku": """
        abstract: پوختە / kurte | keywords: وشەی سەرەکی / peyvên sereke | introduction: پێشەکی / destpêk
    """,
    "hi": """
        abstract: सारांश / सार / शोध सार / शोध सारांश / सार-संक्षेप / गोषवारा / लेखसार | keywords: मुख्य शब्द /
        कुंजी शब्द / बीज शब्द / कूट शब्द / शब्दकुञ्जी / शब्द कुंजी | introduction: प्रस्तावना / परिचय / भूमिका /
        विषय परिचय
    """,
    "bn": """
        abstract: সারসংক্ষেপ / সারাংশ | keywords: মূল শব্দ / মূলশব্দ / চাবি শব্দ | introduction: ভূমিকা
    """,
    "ta": """
        abstract: சுருக்கம் / ஆய்வுச் சுருக்கம் / ஆய்வுச்சுருக்கம் | keywords: முக்கிய சொற்கள் / திறவுச்சொற்கள் /
        கலைச்சொற்கள் | introduction: முன்னுரை
    """,
    "ml": """
        abstract: സംഗ്രഹം | keywords: താക്കോൽ വാക്കുകൾ | introduction: ആമുഖം
    """,
    "te": """
        abstract: సారాంశం | keywords: కీలక పదాలు | introduction: పరిచయం
    """,
    "si": """
        abstract: සාරාංශය / සාරසංක්ෂේපය | keywords: මූල පද / මුඛ්‍ය පද | introduction: හැඳින්වීම
    """,
    "lo": """
        abstract: ບົດຄັດຫຍໍ້ | keywords: ຄໍາສໍາຄັນ / ຄຳສຳຄັນ
    """,
    "km": """
        abstract: មូលន័យសង្ខេប / សេចក្តីសង្ខេប | keywords: ពាក្យគន្លឹះ
    """,
    "fil": """
        abstract: buod / halaw | keywords: mga susing salita | introduction: panimula
    """,
    "sw": """
        abstract: ikisiri / muhtasari | keywords: maneno muhimu / istilahi za msingi | introduction: utangulizi
    """,
    "cy": """
        abstract: crynodeb | keywords: allweddeiriau | introduction: cyflwyniad
    """,
    "ga": """
        abstract: achoimre | keywords: eochairfhocail | introduction: réamhrá
    """,
    "mt": """
        abstract: astratt | keywords: kliem ewlieni | introduction: daħla
    """,
    "am": """
        abstract: አጽሕሮተ ጥናት / አህጽሮተ ጥናት | keywords: ቁልፍ ቃላት | introduction: መግቢያ
    """,
}


# Letters that are written in two ways, the dot of a Turkish `İ` in lower case, and the joiners of Persian.
_LETTERS = str.maketrans({"ي": "ی", "ك": "ک", "\u0307": None, "\u200c": None})


_SPREAD = re.compile("[一-鿿](?:[ \u3000]{1,4}[一-鿿]){1,7}")  # 目 的


def key(text: str) -> str:
    """Return a text as the words of the table are compared: in lower case, letters with two forms in one of them.

    Blanks between the signs of a Chinese or Japanese word, which spread it over a line, are left out.
    """
    if text.isascii():
        return text.lower()
    text = text.lower().translate(_LETTERS)
    return "".join(text.split()) if _SPREAD.fullmatch(text) else text


def _rows() -> Iterator[tuple[Part, str]]:
    for table in _WORDS.values():
        for row in " ".join(table.split()).split(" | "):
            meaning, _, words = row.partition(": ")
            for word in words.split(" / "):
                yield Part(meaning), key(word)


_ROWS = tuple(_rows())


def words_for(*parts: Part) -> frozenset[str]:
    """Return the words that mean one of the parts."""
    return frozenset(word for part, word in _ROWS if part in parts)
