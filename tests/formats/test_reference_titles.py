"""Chinese, Japanese and Korean references: titles in brackets, books behind a colon, GB/T 7714 by author and year."""

from __future__ import annotations

import pytest

from carcite.formats.pasted.references import reader as references
from carcite.model import Citation

FIELDS = ("title", "container_title", "volume", "issue", "pages", "issued", "publisher", "publisher_place", "edition")


def read_one(text: str) -> Citation:
    [citation] = references.read(text).citations
    return citation


def facts(citation: Citation) -> dict[str, str]:
    """The fields that are tested, and the people under the first letters of their roles."""
    found = {name: str(value) for name in FIELDS if (value := getattr(citation, name))}
    for role in ("authors", "editors", "translators"):
        if names := getattr(citation, role):
            found[role[:2]] = "; ".join(name.literal or f"{name.family}|{name.given}" for name in names)
    return {"type": citation.type} | found


CHINESE = {
    "王小明：《茶叶的社会史》，《历史研究》2015年第4期，第45—52页。": {
        "type": "article-journal", "au": "王|小明", "title": "茶叶的社会史", "container_title": "历史研究",
        "issued": "2015",
        "issue": "4", "pages": "45-52",
    },
    "陈大文：《中国茶史》，北京：茶杯出版社，2010年，第33页。": {
        "type": "book", "au": "陈|大文", "title": "中国茶史", "publisher_place": "北京", "publisher": "茶杯出版社",
        "issued": "2010", "pages": "33",
    },
    "刘红、李华：《茶与水》，载张三主编：《茶文化论集》，上海：水出版社，2001年，第748页。": {
        "type": "chapter", "au": "刘|红; 李|华", "title": "茶与水", "ed": "张|三", "container_title": "茶文化论集",
        "publisher_place": "上海", "publisher": "水出版社", "issued": "2001", "pages": "748",
    },
    "[英]约翰·史密斯：《茶的帝国》，王明译，北京：茶杯出版社，2012年。": {
        "type": "book", "au": "约翰·史密斯", "title": "茶的帝国", "tr": "王|明", "publisher_place": "北京",
        "publisher": "茶杯出版社", "issued": "2012",
    },
    "赵伟：《水质对茶汤的影响》，博士学位论文，茶叶大学，2008年。": {
        "type": "thesis", "au": "赵|伟", "title": "水质对茶汤的影响", "publisher": "茶叶大学", "issued": "2008",
    },
    "《春茶上市》，《茶农日报》2016年4月3日，第2版。": {
        "type": "article-newspaper", "title": "春茶上市", "container_title": "茶农日报",
        "issued": "2016-04-03", "pages": "2",
    },
    "王小明．'茶叶的社会史'，《历史研究》，2015年，第4期，第45页。": {
        "type": "article-journal", "au": "王|小明", "title": "茶叶的社会史", "container_title": "历史研究",
        "issued": "2015",
        "issue": "4", "pages": "45",
    },
    "王小明, 李华, 2015. 茶叶发酵过程中的微生物变化[J]. 茶学研究, 32(4): 45-52.": {
        "type": "article-journal", "au": "王|小明; 李|华", "title": "茶叶发酵过程中的微生物变化",
        "container_title": "茶学研究", "volume": "32", "issue": "4", "pages": "45-52", "issued": "2015",
    },
    "陈大文. 中国茶史[M]. 2版. 北京: 茶杯出版社, 2010.": {
        "type": "book", "au": "陈|大文", "title": "中国茶史", "edition": "2", "publisher_place": "北京",
        "publisher": "茶杯出版社", "issued": "2010",
    },
    "林清，孙丽. 泡茶的水. 《茶学研究》, 2012, 20(3): 12—18": {
        "type": "article-journal", "au": "林|清; 孙|丽", "title": "泡茶的水", "container_title": "茶学研究",
        "issued": "2012",
        "volume": "20", "issue": "3", "pages": "12-18",
    },
    "赵六, 2010：“数字茶叶与国际竞争”，《中国茶报》，2010: 15。": {
        "type": "article-newspaper", "au": "赵|六", "title": "数字茶叶与国际竞争", "container_title": "中国茶报",
        "pages": "15", "issued": "2010",
    },
    "陈文, 李明和孙红, “茶与健康”, 茶叶学报, 卷 7, 期 10, 页 93–95, 2010.": {
        "type": "article-journal", "au": "陈|文; 李|明; 孙|红", "title": "茶与健康", "container_title": "茶叶学报",
        "volume": "7", "issue": "10", "pages": "93-95", "issued": "2010",
    },
    "周敏（1998）。〈茶商会馆考〉。郑平（編），会馆史论（頁31–42）。南京：太湖出版社。": {
        "type": "chapter", "au": "周|敏", "title": "茶商会馆考", "ed": "郑|平", "container_title": "会馆史论",
        "publisher_place": "南京", "publisher": "太湖出版社", "pages": "31-42", "issued": "1998",
    },
    "布朗著，王明、李红译：《茶的社会史》，三山书店，2018年，第35—36页。": {
        "type": "book", "au": "布|朗", "tr": "王|明; 李|红", "title": "茶的社会史", "publisher": "三山书店",
        "pages": "35-36", "issued": "2018",
    },
    "布朗. 茶与水[M]. 王明, 李红, 译. 北京: 三山书店, 2005.": {
        "type": "book", "au": "布|朗", "tr": "王|明; 李|红", "title": "茶与水", "publisher_place": "北京",
        "publisher": "三山书店", "issued": "2005",
    },
    "布朗. 茶的方法[M]. 赵刚, 编. 王明, 译//茶的理论与实践. 三山出版社, 2012.": {
        "type": "chapter", "au": "布|朗", "ed": "赵|刚", "tr": "王|明", "title": "茶的方法",
        "container_title": "茶的理论与实践", "publisher": "三山出版社", "issued": "2012",
    },
    "[英]布朗. 茶史的方法[M]//茶史论集: 第9册. 北京: 三山出版社, 1981: 325.": {
        "type": "chapter", "au": "布|朗", "title": "茶史的方法", "container_title": "茶史论集", "volume": "9",
        "publisher_place": "北京", "publisher": "三山出版社", "pages": "325", "issued": "1981",
    },
}  # fmt: skip
JAPANESE = {
    "山田太郎・鈴木花子（2015）「緑茶の成分に関する研究」『茶業研究報告』32(4)、45-52頁。": {
        "type": "article-journal", "au": "山田太郎; 鈴木花子", "title": "緑茶の成分に関する研究", "issued": "2015",
        "container_title": "茶業研究報告", "volume": "32", "issue": "4", "pages": "45-52",
    },
    "佐藤一郎（2010）『日本の茶』茶碗出版。": {
        "type": "book", "au": "佐藤一郎", "title": "日本の茶", "publisher": "茶碗出版", "issued": "2010",
    },
    "田中次郎（2001）「お茶の水」高橋三郎編『茶文化論集』水出版、20-31頁。": {
        "type": "chapter", "au": "田中次郎", "title": "お茶の水", "ed": "高橋三郎", "container_title": "茶文化論集",
        "publisher": "水出版", "issued": "2001", "pages": "20-31",
    },
    "中村四郎『緑茶の化学』（茶碗書房、2012年）45頁。": {
        "type": "book", "au": "中村四郎", "title": "緑茶の化学", "publisher": "茶碗書房", "issued": "2012",
        "pages": "45",
    },
    "伊藤五郎「茶と社会」『茶史学』第12巻第3号、2003年、1-20頁。": {
        "type": "article-journal", "au": "伊藤五郎", "title": "茶と社会", "container_title": "茶史学", "volume": "12",
        "issue": "3", "pages": "1-20", "issued": "2003",
    },
    "スミス, J.（1999）『茶の帝国』山田太郎訳、茶碗出版。": {
        "type": "book", "au": "スミス|J.", "title": "茶の帝国", "tr": "山田太郎", "publisher": "茶碗出版",
        "issued": "1999",
    },
    "田崎 晴子・久我 隆弘・中村 卓史他 (2005) 『茶と21世紀』，東京，茶論社．": {
        "type": "book", "au": "田崎|晴子; 久我|隆弘; 中村|卓史", "title": "茶と21世紀", "publisher_place": "東京",
        "publisher": "茶論社", "issued": "2005",
    },
    "西川和子 (1996) 『茶の経済学』，現代茶学入門，茶波書店．": {
        "type": "book", "au": "西川和子", "title": "茶の経済学", "publisher": "茶波書店", "issued": "1996",
    },
    "青木一「故森教授の「地学」について」，『茶学雑誌』，第73巻，第2号，121–124頁，1964年．": {
        "type": "article-journal", "au": "青木一", "title": "故森教授の「地学」について", "container_title": "茶学雑誌",
        "volume": "73", "issue": "2", "pages": "121-124", "issued": "1964",
    },
    "山田太郎, 鈴木花子：緑茶の成分に関する研究．茶業研究 32(4)：45-52, 2015．": {
        "type": "article-journal", "au": "山田太郎; 鈴木花子", "title": "緑茶の成分に関する研究", "issued": "2015",
        "container_title": "茶業研究", "volume": "32", "issue": "4", "pages": "45-52",
    },
    "佐藤一郎：日本の茶．茶碗出版，東京，2010，pp45-52．": {
        "type": "book", "au": "佐藤一郎", "title": "日本の茶", "publisher": "茶碗出版", "publisher_place": "東京",
        "issued": "2010", "pages": "45-52",
    },
    "高橋三郎：茶と健康．茶文化論集（山田太郎編），水出版，東京，2003，pp20-31．": {
        "type": "chapter", "au": "高橋三郎", "title": "茶と健康", "container_title": "茶文化論集", "ed": "山田太郎",
        "publisher": "水出版", "publisher_place": "東京", "issued": "2003", "pages": "20-31",
    },
    "山田太郎, 鈴木花子. 緑茶の成分に関する研究. 茶業研究報告. 2015, vol. 32, no. 4, p. 45-52.": {
        "type": "article-journal", "au": "山田太郎; 鈴木花子", "title": "緑茶の成分に関する研究", "issued": "2015",
        "container_title": "茶業研究報告", "volume": "32", "issue": "4", "pages": "45-52",
    },
}  # fmt: skip
MARKED = {
    "王伟, 李静. 茶与健康的新进展——《中国茶叶健康报告2020》解读[J]. 茶叶科学, 2021, 41(2): 169-173.": {
        "type": "article-journal", "au": "王|伟; 李|静", "title": "茶与健康的新进展——《中国茶叶健康报告2020》解读",
        "container_title": "茶叶科学", "volume": "41", "issue": "2", "pages": "169-173", "issued": "2021",
    },
}  # fmt: skip
KOREAN = {
    "김철수, 이영희. (2015). 녹차의 성분에 관한 연구. 한국차학회지, 32(4), 45-52.": {
        "type": "article-journal", "au": "김|철수; 이|영희", "title": "녹차의 성분에 관한 연구", "issued": "2015",
        "container_title": "한국차학회지", "volume": "32", "issue": "4", "pages": "45-52",
    },
    "박민수 (2010). 한국의 차. 서울: 찻잔출판사.": {
        "type": "book", "au": "박|민수", "title": "한국의 차", "publisher": "찻잔출판사", "publisher_place": "서울",
        "issued": "2010",
    },
    "최지우. (2012). 녹차의 화학. 박사학위논문, 차대학교.": {
        "type": "thesis", "au": "최|지우", "title": "녹차의 화학", "publisher": "차대학교", "issued": "2012",
    },
    "정민호, 「차와 사회」, 『차문화연구』 제3권 제2호, 한국차학회, 2003, 1-20쪽.": {
        "type": "article-journal", "au": "정|민호", "title": "차와 사회", "container_title": "차문화연구",
        "volume": "3",
        "issue": "2", "pages": "1-20", "issued": "2003",
    },
    "강호동, 『차의 역사』, 찻잔출판사, 2001.": {
        "type": "book", "au": "강|호동", "title": "차의 역사", "publisher": "찻잔출판사", "issued": "2001",
    },
    "윤서연, 「녹차의 화학」, 차대학교 석사학위논문, 2008.": {
        "type": "thesis", "au": "윤|서연", "title": "녹차의 화학", "publisher": "차대학교", "issued": "2008",
    },
    "한지민(2005), 「물과 차」, 이순신 편, 『차문화론』, 서울: 물출판사, pp. 20~31.": {
        "type": "chapter", "au": "한|지민", "title": "물과 차", "ed": "이|순신", "container_title": "차문화론",
        "publisher_place": "서울", "publisher": "물출판사", "issued": "2005", "pages": "20-31",
    },
    "오세훈, 「차의 길」, 『차학』 12집, 2010.": {
        "type": "article-journal", "au": "오|세훈", "title": "차의 길", "container_title": "차학", "volume": "12",
        "issued": "2010",
    },
}  # fmt: skip
ALL = CHINESE | JAPANESE | KOREAN | MARKED


@pytest.mark.parametrize("text", ALL)
def test_references_of_east_asia(text: str) -> None:
    assert facts(read_one(text)) == ALL[text]


@pytest.mark.parametrize("works", [CHINESE, JAPANESE, KOREAN, MARKED], ids=["chinese", "japanese", "korean", "marked"])
@pytest.mark.parametrize("mark", ["", "[{}] ", "{}）"])
def test_their_lists_are_detected_and_divided(works: dict[str, dict[str, str]], mark: str) -> None:
    text = "\n".join(f"{mark.format(number)}{work}" for number, work in enumerate(works, 1))
    assert references.sniff(text)
    assert [facts(citation)["title"] for citation in references.read(text).citations] == [
        found["title"] for found in works.values()
    ]


def test_pages_that_are_cited_of_a_book_are_kept() -> None:
    citation = read_one("中村四郎『緑茶の化学』（茶碗書房、2012年）45頁。")
    assert (str(citation.pages), citation.extra) == ("45", ())


@pytest.mark.parametrize(
    "text", ["《茶》2015年13月", "王《茶》2015年2月31日，《水》第99期", "「茶」「「水『2010」年", "王「」『』2010年"]
)
def test_odd_brackets_and_dates_raise_nothing(text: str) -> None:
    assert references.read(text).citations


@pytest.mark.parametrize(
    "accessed",
    [
        "(参照 2019-06-10)",
        "2019-06-10 参照",
        "（最終閲覧日：2019年6月10日）",
        "访问日期：2019-06-10",
        "검색일: 2019.6.10",
    ],
)
def test_dates_of_access_of_east_asia(accessed: str) -> None:
    citation = read_one(f"山田太郎. 茶の統計. 2018. https://example.jp/tea.html, {accessed}")
    assert (str(citation.accessed), str(citation.issued)) == ("2019-06-10", "2018")


def test_japanese_names_of_five_signs() -> None:
    citation = read_one("谷静香, 市村久美子, 三浦康司. 茶と健康. 茶業研究, Vol. 60, No. 2, pp. 137–152, 2012.")
    assert [str(name) for name in citation.authors] == ["谷静香", "市村久美子", "三浦康司"]
    assert citation.title == "茶と健康"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("・坂田 彬・中田 致之（2002）「緑茶の成分」茶業研究報告 94:45-55", ("茶業研究報告", "94", None, "45-55")),
        ("坂田正吾，「緑茶の成分」，茶業学会誌，65 巻 (2011) 11 号 p. 15-19", ("茶業学会誌", "65", "11", "15-19")),
        (
            "坂田 彬. 緑茶の成分. 茶業論文誌, Vol. J71--D, No. 9, pp. 15-9, 1988.",
            ("茶業論文誌", "J71-D", "9", "15-19"),
        ),
    ],
)
def test_sources_of_japanese_articles(text: str, source: tuple[str | None, ...]) -> None:
    citation = read_one(text)
    assert citation.title == "緑茶の成分"
    assert (citation.container_title, citation.volume, citation.issue, str(citation.pages)) == source


def test_japanese_names_without_a_space_are_not_divided() -> None:
    citation = read_one("長谷歩, & 今浜浩. (2002). 茶を淹れるプログラムへの応用. 茶業論文誌, 43(6), 1769-1777.")
    assert [name.literal for name in citation.authors] == ["長谷歩", "今浜浩"]


@pytest.mark.parametrize(("printed", "issue"), [("十二", "12"), ("二三十", "二三十"), ("十二三", "十二三")])
def test_chinese_numbers_that_are_none_are_kept(printed: str, issue: str) -> None:
    assert read_one(f"任明：《茶名》，《茶学研究》2006年第{printed}期。").issue == issue
