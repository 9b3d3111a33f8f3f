"""Authors and affiliations on publishers' pages, in the layouts of several sites."""

from __future__ import annotations

import unicodedata

import pytest

import carcite
from carcite.formats.pasted.people import read_names
from carcite.formats.pasted.publisher.author_lines import with_marks_apart
from carcite.formats.pasted.publisher.people import read_people

ABSTRACT = (
    "Green tea cools faster in a wide cup than in a narrow one. We measured eighty cups in two seasons, and compared "
    "the results with those of earlier studies, in which the cups were of clay. The pot made no difference at all."
)
TITLE = "The cooling of green tea in wide cups of clay"


def page(*lines: str) -> carcite.Citation:
    """Return the citation of a page with a title, these lines below it, and an abstract."""
    return carcite.loads("\n".join((TITLE, *lines, "https://doi.org/10.1234/tea.7", "Abstract", ABSTRACT)))[0]


def names(citation: carcite.Citation) -> list[str]:
    return [str(name) for name in citation.authors]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe jane@example.org, Ann Poe, +1 , and Rick Roe -1Authors Info & Affiliations",
        "Jane Doe, Ann Poe, […], Rick Roe rick@example.org+1-1View all authors and affiliations",
        "• Jane Doe EMAIL logo , Ann Poe and Rick Roe",
    ],
)
def test_buttons_around_names_that_are_all_shown(line: str) -> None:
    people = read_people(line)
    assert [str(name) for name in people.names] == ["Jane Doe", "Ann Poe", "Rick Roe"]
    assert not people.truncated


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe Om forfatteren", ["Jane Doe"]),
        ("Jane Doe, Ann Poe, for the Cup Diary Group", ["Jane Doe", "Ann Poe", "Cup Diary Group"]),
        ("Dipartimento di Studi sul Tè", []),
        ("Jane Doe equal contributor,", ["Jane Doe"]),
        ("Jane Doe, MD, Ann Poe, MD On behalf of the Tea Registry InvestigatorsAuthor Info & Affiliations",
         ["Jane Doe", "Ann Poe", "Tea Registry Investigators"]),
        ("Ana Soler Paz, Maria Antònia Soler i Prat", ["Ana Soler Paz", "Maria Antònia Soler i Prat"]),
        ("Dr. Ana Ceai1, Conf. Univ. Dr. Ion Ceai2", ["Ana Ceai", "Ion Ceai"]),
    ],
)  # fmt: skip
def test_words_beside_names(line: str, names: list[str]) -> None:
    assert [str(name) for name in read_people(line).names] == names


def test_names_a_line_with_a_link_in_front() -> None:
    assert names(page("J. Doe,", "Ann Poe,", "Eva Roe", "& R. van der Moe")) == [
        "J. Doe", "Ann Poe", "Eva Roe", "R. van der Moe",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("Nguyen Thi Mai1, Tran Van Hung2, Jane Doe2", ["Nguyen", "Tran", "Doe"]),
        ("Čajić-Roe Ljubinka Ž.1, Šoljić Đorđe2, Pšenić Vladana R.1", ["Čajić-Roe", "Šoljić", "Pšenić"]),
        ("Ahmed Ould Teah1, View ORCID ProfileBeinta á Kannu", ["Ould Teah", "á Kannu"]),
    ],
)
def test_family_names_that_the_other_words_show(line: str, families: list[str]) -> None:
    assert [name.full_family for name in read_people(line).names] == families


def test_titles_show_that_given_names_are_first() -> None:
    people, truncated = read_names("doc. MUDr. Jane Doe, PhD.1, Mgr. Ann Poe2")
    assert [(name.given, name.family) for name in people] == [("Jane", "Doe"), ("Ann", "Poe")]
    assert not truncated


def test_the_names_of_a_long_line() -> None:
    line = ", ".join(f"View ORCID ProfileJane {letter}. Doe{letter.lower()}t" for letter in "ABCDEFGHIJKLMNOPQRST" * 5)
    assert len(line) > 3000
    assert len(read_people(line).names) == 20


def test_spaces_beside_hyphens_in_names() -> None:
    people = read_people("Albert YAO - KOUAME 2, Ann Doe- Roe 1")
    assert [name.family for name in people.names] == ["YAO-KOUAME", "Doe-Roe"]


@pytest.mark.parametrize(
    "line",
    [
        "GREEN CUPS FOR TEA SERVICE Ann Poe1 and George Roe2",
        "Green Tea; *Cups; Pots Tea",
        "Port Sencha, South Africa",
    ],
)
def test_titles_and_subjects_are_not_people(line: str) -> None:
    assert read_people(line).names == ()


def test_footnotes_and_contacts_are_not_affiliations() -> None:
    citation = page(
        "Ana Silva", "Instituto do Chá, Rua da Xícara, 12, São Paulo, SP, Brasil",
        "4 Autora para correspondência: ana@example.org",
        "Inês Souza", "Instituto do Chá, Rua da Xícara, 12, São Paulo, SP, Brasilhttp://orcid.org/0000-0002-1825-0097",
    )  # fmt: skip
    assert names(citation) == ["Ana Silva", "Inês Souza"]
    assert citation.affiliations == ("Instituto do Chá, Rua da Xícara, 12, São Paulo, SP, Brasil",)


def test_numbers_printed_twice_are_marks_of_affiliations_on_several_lines() -> None:
    citation = page(
        "J. Doe,", "J. Doe", "11", "Department of Tea, Cups and Pots", "University of Sencha", "Sencha, Japan",
        "22", "TeaImage Nord", "Hamburg, Germany", "Search for other works by this author on:",
        "A. Poe", "A. Poe", "22", "TeaImage Nord", "Hamburg, Germany", "Search for other works by this author on:",
    )  # fmt: skip
    assert names(citation) == ["J. Doe", "A. Poe"]
    assert citation.affiliations == (
        "Department of Tea, Cups and Pots, University of Sencha, Sencha, Japan",
        "TeaImage Nord, Hamburg, Germany",
    )


def test_affiliations_on_one_line_with_the_number_of_a_post_box() -> None:
    citation = page(
        "Jane Doe1, Ann Poe2", "1 Tea School, BP 12 Loma, Japan 2 University of Sencha, 22 BP 582 Sencha, Japan"
    )
    assert citation.affiliations == (
        "Tea School, BP 12 Loma, Japan",
        "University of Sencha, 22 BP 582 Sencha, Japan",
    )


def test_subjects_and_journals_beside_names_are_not_people() -> None:
    citation = page("Aquatic Tea", TITLE, "Jane Doe1, Ann Poe1", "1Tea School, University of Sencha, Sencha, Japan")
    assert names(citation) == ["Jane Doe", "Ann Poe"]
    citation = page("Yan Poe1", "Nature Tea", "volume 1, page 20 (2023)")
    assert names(citation) == ["Yan Poe"]


def test_the_authors_on_the_cover_of_a_server_are_left_out() -> None:
    citation = carcite.loads(
        "See discussions, stats, and author profiles for this publication\n"
        f"{TITLE}\nArticle · September 2013\nCITATIONS READS\n4 8,159\n2 authors:\nJane Doe Ann Poe\n"
        "University of Sencha University of Loma\nSEE PROFILE SEE PROFILE\n"
        "The user has requested enhancement of the downloaded file.\n"
        f"{TITLE}\nJane Doe1, Ann Poe2\n1 University of Sencha, Japan\n2 University of Loma, Japan\n"
        f"Abstract\n{ABSTRACT}\n"
    )[0]
    assert names(citation) == ["Jane Doe", "Ann Poe"]
    assert len(citation.affiliations) == 2


def test_affiliations_in_cyrillic_with_words_in_small_letters() -> None:
    citation = carcite.loads(
        "Чай и вода\nСкорость остывания зелёного чая в широкой чашке\nВ. С. Чаев\n"
        "Областной клинический чайный диспансер, г. Гомель, Беларусь\nРезюме\n"
        "Зелёный чай остывает быстрее в широкой чашке, чем в узкой. Мы измерили восемьдесят чашек за два сезона и "
        "сравнили результаты с прежними исследованиями, в которых чашки были из глины.\nКлючевые слова: чай, чашка\n"
    )[0]
    assert citation.affiliations == ("Областной клинический чайный диспансер, г. Гомель, Беларусь",)


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("JANE DOE HTTPS://ORCID.ORG/0000-0002-1825-0097, [...], AND ANN POE +4 authors Authors Info", ["DOE", "POE"]),
        ("Author links open overlay panelJane Doe a, Gert-Jan Roe b", ["Doe", "Roe"]),
        ("Jane Doe, MD, MSc, Ann Poe, PhD, ... See More +", ["Doe", "Poe"]),
        ("Jane Doe jane@tea.example.org, [...], and Ann Poe +2View all authors and affiliations", ["Doe", "Poe"]),
    ],
)  # fmt: skip
def test_lists_that_a_site_cuts(line: str, families: list[str]) -> None:
    people = read_people(line)
    assert [name.family for name in people.names] == families
    assert people.truncated or "panel" in line


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("&#x;Iñigo Doe-Roe1*Farz Poe&#x;Farz Poe2Jane R. Moe&#x;Jane R. Moe3,4", ["Doe-Roe", "Poe", "Moe"]),
        ("Wendy Doe-Roe 1,†ORCID,Thijs Poe 2,† andKarla Noe 1,*ORCID", ["Doe-Roe", "Poe", "Noe"]),
        ("T Lutalo,5 V Hosegood,3 and B Żaba3", ["Lutalo", "Hosegood", "Żaba"]),
        ("Ana Doe M.1, Luis Alberto Roe Q.2,a", ["Doe M.", "Roe Q."]),
        ("Prof Ann O'Poe, MB BCh", ["O'Poe"]),
        ("Jane Doe1,2 e Ann Poe2", ["Doe", "Poe"]),
        ("By Jun'ya Doe and Devi a/p Poe", ["Doe", "a/p Poe"]),
        ("Tigist W/Doe1, View ORCID ProfileJ. A. Poe2", ["W/Doe", "Poe"]),
        ("Jane DOE (1), Ann POE (2)", ["DOE", "POE"]),
        ("Jian E, Jane Doe, Ann Poe", ["E", "Doe", "Poe"]),
        ("Jane Doe [1,2]; Ann Poe [3]*", ["Doe", "Poe"]),
        ("1Jane Doe, 2Ann Poe and 1Eva Roe", ["Doe", "Poe", "Roe"]),
        ("Jane Doe1234*, Ann Poe56", ["Doe", "Poe"]),
        ("Jane Doe∥, Ann Poe∇, Eva Roeᵃ", ["Doe", "Poe", "Roe"]),
        ("Doe Júnior, João Paz de; Poe, Ana", ["Doe Júnior", "Poe"]),
        ("Jane Doe MD PhD, Max A. Poe MD", ["Doe", "Poe"]),
        ("Timo Poe; Luis Doe Z.", ["Poe", "Doe Z"]),
        ("JANE DOE, ANN POE Y EVA ROE", ["DOE", "POE", "ROE"]),
        ("J.Doe, A.B.Poe", ["Doe", "Poe"]),
        ("Ir. Ann Doe, S.Kom., M.T., Lecturer Eva Poe", ["Doe", "Poe"]),
        ("Jane Doe (ORCID: 0000-0002-1825-0097), Ann Poe and the Cup Study Group", ["Doe", "Poe", None]),
        ("Jane Doe, M.D., … Show All … , Ann Poe, Ph.D. Show FewerAuthors Info & Affiliations", ["Doe", "Poe"]),
        ("Kavitha A. S.", ["Kavitha"]),
        ("Mulyono3, Sukarto2, Budi Doe3", ["Mulyono", "Sukarto", "Doe"]),
    ],
)  # fmt: skip
def test_forms_of_names_and_marks(line: str, families: list[str]) -> None:
    assert [name.family for name in read_people(line).names] == families


def test_the_study_group_that_people_write_for_is_an_author() -> None:
    people = read_people("Jane Doe, M.D., Ann Poe, M.B., B.S., for the SENCHA Trial Group*Author Info & Affiliations")
    assert [str(name) for name in people.names] == ["Jane Doe", "Ann Poe", "SENCHA Trial Group"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Jane Doe 3, Ann Poe 1,2 & Eva Roe 1", "1 Tea School, University of Sencha, Japan", "2 Cup College, Loma, UK"),
        ("Jane Doe b, Ann Maria Poe a, Eva Maria Roe a", "Tea School, University of Sencha, Japan"),
    ],
)
def test_marks_at_the_end_of_a_line_of_names_stay_there(lines: tuple[str, ...]) -> None:
    assert [name.family for name in page(*lines).authors] == ["Doe", "Poe", "Roe"]


def test_names_in_front_of_their_affiliations_one_a_line() -> None:
    citation = page("Jane Doe Sencha College", "Una Poe Sencha College", "Eva Roe University of Loma, School of Tea")
    assert names(citation) == ["Jane Doe", "Una Poe", "Eva Roe"]


def test_names_below_a_title_that_ends_in_a_small_word() -> None:
    title = "The narrow channels of green tea and what they showed us on the journeys of Down Under"
    citation = carcite.loads(f"{title}\nJane Doe & Ann M. Poe\nAbstract\n{ABSTRACT}\nKeywords: tea\n")[0]
    assert names(citation) == ["Jane Doe", "Ann M. Poe"]


def test_identifiers_and_links_between_names_on_their_own_lines() -> None:
    citation = page(
        "Jane Doe1,", "http://orcid.org/0000-0002-1825-0097Ann Poe1,", "Eva Roe2 and", "Max Moe1Email author"
    )
    assert [name.family for name in citation.authors] == ["Doe", "Poe", "Roe", "Moe"]


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("Hong Gil-Dong1, Kim Min-Ji2", ["Hong", "Kim"]),
        ("Gil-Dong Hong1, Min-Ji Kim2", ["Hong", "Kim"]),
        ("Wang Xiaoming1, Zhang Wei2, Jane Doe1", ["Wang", "Zhang", "Doe"]),
        ("Tan Chee Keong1, Jane Doe2", ["Tan", "Doe"]),
        ("Lee Manning1, Yu Mori2", ["Manning", "Mori"]),
        ("Nagy Péter1, Kis Zsófia2", ["Nagy", "Kis"]),
        ("Péter Nagy1, Zsófia Kis2", ["Nagy", "Kis"]),
        ("José Doe Filho1, Ana Neto2", ["Doe Filho", "Neto"]),
    ],
)
def test_family_names_that_the_whole_list_shows(line: str, families: list[str]) -> None:
    assert [name.family for name in page(line, "1Tea School, Loma, UK").authors] == families


def test_letters_in_order_behind_names_are_marks() -> None:
    assert with_marks_apart("S. Doea, M. Roeb & N. Poea*") == "S. Doe a, M. Roe b, N. Poe a"
    assert with_marks_apart("Ann S. Doea,b,1, Eva Roeb, and Ito Poeb") == "Ann S. Doe a,b,1, Eva Roe b, Ito Poe b"
    assert with_marks_apart("Ann S. Doea,b, Eva Roec,") == "Ann S. Doe a,b, Eva Roe c"
    assert with_marks_apart("Ana Costa,a, Eva Silva,b") == "Ana Costa,a, Eva Silva,b"
    assert with_marks_apart("Ana Costa, Eva Silva, Ann Jacob") == "Ana Costa, Eva Silva, Ann Jacob"
    assert with_marks_apart("Jun Doea, Eva Poeb, Ana Silvac") == "Jun Doe a, Eva Poe b, Ana Silva c"
    assert with_marks_apart("S. Sharma, M. Gupta & N. Verma") == "S. Sharma, M. Gupta & N. Verma"


@pytest.mark.parametrize(
    "lines",
    [
        ("Jane Doe1,2 and", "Ann Poe2", "1Tea School, Loma and 2University of Sencha, Japan"),
        ("Jane Doe1, Ann Poe2", "1 Tea School, Loma", "2 University of Sencha, Japan", "a) jane@tea.org"),
        ("Jane Doe, University of Loma, UK", "j [at] tea.org", "Ann Poe, University of Tea, Japan", "ann [at] tea.org"),
        ("Jane Doe1, Ann Poe2", "1 Tea School, Loma", "2 Sencha College", "1. Introduction", "2. Methods and results"),
        ("Jane Doe & Ann Poe", "Author information", "Authors and Affiliations", "Tea School, Loma, Japan", "Jane Doe",
         "University of Sencha, Japan", "Ann Poe"),
    ],
)  # fmt: skip
def test_two_affiliations(lines: tuple[str, ...]) -> None:
    citation = page(*lines)
    assert names(citation) == ["Jane Doe", "Ann Poe"]
    assert len(citation.affiliations) == 2


def test_a_lone_name_that_the_page_cites_is_the_author() -> None:
    citation = carcite.loads(
        f"{TITLE}\nJim Poe\nAbstract\n{ABSTRACT}\nHow to cite: Poe, J. 2012. {TITLE}. Tea International 15:107-118\n"
    )[0]
    assert names(citation) == ["Jim Poe"]


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("Jane Doe, Ph.D., Ann Poe-Roe, S.M.ASCE, Max Moe, Dr.-Ing., and Eva Noe, P.E., M.ASCE Author Affiliations",
         ["Doe", "Poe-Roe", "Moe", "Noe"]),
        ("JANE VAN DOE, FARUKH POE, AND ANN MOE-NOE", ["VAN DOE", "POE", "MOE-NOE"]),
        ("Jane Doe ID1,2*, Konrad Poe ID3☯, Eva Moe1☯", ["Doe", "Poe", "Moe"]),
        ("Wahyu, Retno Dwi; Suparjo; Tobing, Hotma", ["Wahyu", None, "Tobing"]),
        ("R. Doe et al. (MILLITEA Collaboration)", ["Doe", None]),
        ("гл. ас. д-р Цвета Чаева-Водина, доц. д-р Живко Чашкин", ["Чаева-Водина", "Чашкин"]),
        ("Suivre cet auteur Aurore Tasse-Verre, Suivre cet auteur Éric de Thé", ["Tasse-Verre", "de Thé"]),
        ("S. Doe1, PD Dr. A. Poe1 & Studiengruppe TEELAPS", ["Doe", "Poe", None]),
        ("Stefano Lo Presti2, Caoimhe Nic Doe", ["Lo Presti", "Nic Doe"]),
        ("Jane Doe, Ann Poe ann@tea.ac.ukAuthors Info & Affiliations", ["Doe", "Poe"]),
    ],
)  # fmt: skip
def test_degrees_groups_and_buttons_beside_names(line: str, families: list[str | None]) -> None:
    assert [name.family for name in read_people(line).names] == families


def test_given_names_of_mary_in_two_parts() -> None:
    citation = page("Ann Poe1, Maria do Céu Teixeira2", "1Tea School, Leeds, UK", "2University of Loma, Japan")
    assert [(name.given, name.family) for name in citation.authors][1] == ("Maria do Céu", "Teixeira")


def test_each_author_with_life_and_buttons() -> None:
    citation = page(
        "Mamello Doe", "Mamello Doe", "Department of Tea, University of Loma, Roma, Lesotho",
        "Mamello Doe is a lecturer in tea at Loma.", "Search for other works by this author on:",
        "De Tea OnlineGoogle Scholar", "EMAIL logo", "and Jost Poe-Braun", "Jost Poe-Braun",
        "Jost Poe-Braun Tisza-parti Teaház, Csongrád 6640",
    )  # fmt: skip
    assert names(citation) == ["Mamello Doe", "Jost Poe-Braun"]
    assert citation.affiliations == (
        "Department of Tea, University of Loma, Roma, Lesotho",
        "Tisza-parti Teaház, Csongrád 6640",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Jane Doe1 and Ann Poe2", "1 Tea School, Prague, Czech Republic; E-Mail: doe@tea.cz",
         "2 University of Sencha, 33014 Sencha, Japan; E-Mail: poe@tea.jp"),
        ("Jane Doe, Ann Poe", "Affiliations: Department of Tea, Leeds 40002, UK, School of Cups, Sencha, Japan"),
        ("Jane Doe 1; Ann Poe 2", "Affiliation: Tea School at Loma, Leeds 1; Department of Cups, Sencha, Japan 2"),
        ("Jane Doe*1 and Ann Poe2", "1 Tea School, Leeds, UK and  2 Cup Unit, PO Box 138,", "University of Loma, UK"),
        ("Jane Doe orcid id orcid.org/0000-0002-1825-0097 ; Tea School, University of Loma, Leeds, UK",
         "Ann Poe ; Institute of Cups, Sencha, Japan"),
    ],
)  # fmt: skip
def test_two_affiliations_in_other_forms(lines: tuple[str, ...]) -> None:
    citation = page(*lines)
    assert names(citation) == ["Jane Doe", "Ann Poe"]
    assert len(citation.affiliations) == 2


def test_authors_as_the_page_cites_itself() -> None:
    citation = carcite.loads(
        f"Tea Repository\nHome About Browse Search Statistics\n{TITLE}\n"
        f"Doe-Roe, C, Poe, A ORCID: 0000-0001-7042-3352 and Moe, B (2016) {TITLE}. Tea Law Review, 24 (3). pp. 3-6.\n"
        f"Abstract\n{ABSTRACT}\n"
    )[0]
    assert [name.family for name in citation.authors] == ["Doe-Roe", "Poe", "Moe"]


def test_ends_of_titles_and_subtitles_are_not_people() -> None:
    citation = carcite.loads(
        "Cups of Green Tea in a Multi-way Series of\nSpectroscopic Measurements\nJane M. Doe\n\n"
        f"Abstract\n{ABSTRACT}\nKeywords: tea\n"
    )[0]
    assert names(citation) == ["Jane M. Doe"]


def test_names_in_vietnamese_begin_with_the_family_name() -> None:
    citation = carcite.loads(
        "Ảnh hưởng của nhiệt độ đến chè xanh ở vùng cao\nNguyễn Thị Thu Hằng1, , Đặng Quốc Vượng1, Trần Thúy A2\n"
        "1 Bệnh viện Đa khoa Sông Chè\n2 Trường Đại học Chè\nTóm tắt\n" + "Chè xanh nguội nhanh trong chén rộng. " * 8
        + "\nTừ khóa\nchè, chén, nhiệt độ\n"
    )[0]  # fmt: skip
    assert [name.family for name in citation.authors] == ["Nguyễn", "Đặng", "Trần"]
    assert len(citation.affiliations) == 2


def test_accents_beside_their_letters() -> None:
    text = unicodedata.normalize("NFD", "D.G. Vásquez1 , A.M. Nuñez1 , C. Muñoz2 ,\nW. Doe IV2 , & R.A. Poe2")
    citation = page(*text.split("\n"), "1 Instituto de Te, CONICET, Argentina", "2 Tea School, Loma, UK")
    assert names(citation) == ["D.G. Vásquez", "A.M. Nuñez", "C. Muñoz", "W. Doe, IV", "R.A. Poe"]


def test_the_same_people_in_another_script_are_given_once() -> None:
    citation = page(
        "Чаев Сергей Анатольевич", "Sergey Chaev", "ООО «Чайные Системы», Москва", "e-mail: chaev@tea.ru",
        "Водина Алена Анатольевна", "Alena Vodina", "ООО «Чайные Системы», Москва", "e-mail: vodina@tea.ru",
    )  # fmt: skip
    assert [name.family for name in citation.authors] == ["Чаев", "Водина"]


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("Leocádia Brito de Assunção(1), Thiago Poe(2) e Paulo Emílio d’Avila(3)", ["de Assunção", "Poe", "d’Avila"]),
        ("Yard. Doç. Dr. Ömür GÜĞERCİNOĞLU,a", ["GÜĞERCİNOĞLU"]),
        ("Prof. Dr. Nejat BÜYÜKŞAHİNb", ["BÜYÜKŞAHİN"]),
    ],
)
def test_ranks_and_letters_behind_capitals(line: str, families: list[str]) -> None:
    assert [name.family for name in read_people(line).names] == families


def test_several_words_in_capitals_are_the_family_name() -> None:
    citation = page("Işıl ÇAKIRÖZ ULUSOY1, Ömür DOEOĞLU1", "1Tea School, Sencha University, Loma, UK")
    assert [name.family for name in citation.authors] == ["ÇAKIRÖZ ULUSOY", "DOEOĞLU"]


def test_the_last_name_of_a_line_goes_on_in_the_next() -> None:
    citation = page(
        "Lesly Doe Berrios∗1, Yasmin Poe Cury‡1 e Paulo",
        "Henrique Oliveira Moe§2",
        "1 Tea School, UK",
        "2 Cup College, UK",
    )
    assert names(citation)[-1] == "Paulo Henrique Oliveira Moe"


def test_an_author_below_a_label_in_german_with_a_degree() -> None:
    citation = carcite.loads(
        f"Titel\n{TITLE}\nPerson(en)\nDoe, Friederike\nDr. Poe, Ruprecht\nAbstract (en)\n{ABSTRACT}\n"
    )[0]
    assert [name.family for name in citation.authors] == ["Doe", "Poe"]


def test_capitals_behind_names_are_marks_if_affiliations_have_them() -> None:
    citation = page(
        "Delwyn J. Doe A C , Mpho Poe B and Bronte A. Moe A", "+ Author Affiliations",
        "A School of Tea, The University of Sencha, Creswick, Vic. 3363, Australia.",
        "B Department of Cups, Loma University, Loma 7602, South Africa.", "C Corresponding author. Email: doe@tea.org",
    )  # fmt: skip
    assert names(citation) == ["Delwyn J. Doe", "Mpho Poe", "Bronte A. Moe"]
    assert len(citation.affiliations) == 2


def test_affiliations_in_footnotes_below_initials_and_behind_names() -> None:
    citation = page("Jane-Ann Doe & Max Poe & Eva Moe", f"Abstract\n{ABSTRACT}\n\nIntroduction\n\nTea is drunk.\n\n"
        "J.-A. Doe (*) : E. Moe\nDepartment of Tea,\nUniversity of Sencha,\n6020 Sencha, Japan\ne-mail: doe@tea.jp\n\n"
        "M. Poe\nInstitute of Cups, Loma, Austria\n")  # fmt: skip
    assert citation.affiliations == (
        "Department of Tea, University of Sencha, 6020 Sencha, Japan",
        "Institute of Cups, Loma, Austria",
    )
    citation = page(
        "Jane Doe ∗", f"Abstract\n{ABSTRACT}\n\n∗ Jane Doe, Tea School, University of Loma, Austria; doe@loma.at\n"
    )
    assert citation.affiliations == ("Tea School, University of Loma, Austria",)


def test_czech_and_slovak_degrees_around_names() -> None:
    people = read_people("MUDr. Jan Novák, PhD.1, doc. MUDr. Petr Malý, CSc.1, prof. Ing. Eva Horáková2, DrSc.")
    assert [str(name) for name in people.names] == ["Jan Novák", "Petr Malý", "Eva Horáková"]


def test_an_affiliation_on_two_lines_is_one() -> None:
    citation = page(
        "Jane Doe1, Ann Poe2", "1 Tea School, University of Sencha,", "York, UK", "2 Institute of Cups,",
        "Loma, Indonesia",
        "* Corresponding author: Jane Doe, Tea School, York; E-mail: jane@example.org",
    )  # fmt: skip
    assert citation.affiliations == ("Tea School, University of Sencha, York, UK", "Institute of Cups, Loma, Indonesia")


def test_affiliations_with_the_marks_of_the_authors_are_taken_once() -> None:
    citation = page(
        "Jane Doe1, Ann Poe2", "1. Tea School, Loma University, Loma, Japan2. Institute of Cups, Sencha, Japan",
        "1 Escuela de Té, Universidad de Loma, Loma, Japón", "2 Instituto de Tazas, Sencha, Japón",
    )  # fmt: skip
    assert citation.affiliations == ("Tea School, Loma University, Loma, Japan", "Institute of Cups, Sencha, Japan")
