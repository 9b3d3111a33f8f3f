"""Parts of references that pages, READMEs and journals print in their own ways: identifiers, dates, people, titles."""

from __future__ import annotations

from typing import Any

import pytest

import carcite
from carcite.formats.pasted.references import reader as references
from carcite.model import Citation


def value(citation: Citation, name: str) -> Any:
    found = getattr(citation, name)
    if name == "authors":
        return "; ".join(one.literal or f"{one.full_family}, {one.given}" for one in found)
    return None if found is None else str(found)


CASES: dict[str, dict[str, str | None]] = {
    # no signs between the names, spaces within parentheses, a PMID without its label
    "Fenn A. Garrido Poza B. C. Holt-Marsh D. ( 2021 ). Tea and sleep in towns . Tea Res. 12 ( 3 ), 45 – 52 . "
    "10.1000/tea.2021.45 33445566 PMC7654321": {
        "authors": "Fenn, A.; Garrido Poza, B. C.; Holt-Marsh, D.", "title": "Tea and sleep in towns", "volume": "12",
        "issue": "3", "pages": "45-52", "pmid": "33445566", "pmcid": "PMC7654321", "doi": "10.1000/tea.2021.45",
    },
    "Fenn A, Holt D. Tea in towns. Tea Res 2019;76:264–73. [PubMed: 30615028]": {
        "pmid": "30615028", "title": "Tea in towns",
    },
    # bodies among people
    "Fenn A, Holt D; Northern Tea Consortium; Cup Study Group, Moss E. Tea in towns. Tea Res. 2019;76(2):64-73.": {
        "authors": "Fenn, A; Holt, D; Northern Tea Consortium; Cup Study Group; Moss, E", "title": "Tea in towns",
    },
    # a word that ends in one of `Cite as:`
    "Nolt, R. L. 1973. Managing the tea resource: A hypothesis. Tea Research 16 (2) 399–405.": {
        "title": "Managing the tea resource: A hypothesis",
    },
    "Fenn, Ann and Holt, Dan, 2009, “Tea and the Cup: Reply to Moss,“ Tea Studies, 69 (3): 480–488.": {
        "title": "Tea and the Cup: Reply to Moss", "container_title": "Tea Studies",
    },
    'Hud, Paul (September 1989). "Making tea in a text editor" (PDF). Tea Surveys. 21 (3): 359–411.': {
        "title": "Making tea in a text editor", "container_title": "Tea Surveys", "issued": "1989-09",
    },
    # a journal without capitals
    "Fenn, B. (2015). Cups of adolescents: an update. Child and adolescent tea clinics of the north, 24(1), 177-196.": {
        "title": "Cups of adolescents: an update", "container_title": "Child and adolescent tea clinics of the north",
    },
    # a page without people
    "KettleBase Commons. https://www.example.org/kettle/. (Accessed: May 2025).": {
        "title": "KettleBase Commons", "authors": "", "accessed": "2025-05",
    },
    # words in italics that are no name by themselves, or the whole title
    "[14] Lorn, J. R. and Sand, A. J. Cups of towns. *Tea* Networks, 3(5):311-324, 1997.": {
        "container_title": "Tea Networks",
    },
    "Blas, Jörg. 2001. *Teekunde*. Internationale Lehrbücher der Wirtschaft. München: Kanne.": {"title": "Teekunde"},
    # the date of the work stands last
    "BURR, R. S., Kettles for all, Tea problems and techniques (Leeds, 1998), Cup Press, Berlin, pp. 49–64, 1999.": {
        "issued": "1999", "pages": "49-64",
    },
    # the year of a journal that is its volume, too; behind the title; with words in parentheses behind it
    "Li, Y. A kettle for all based on deep brewing. Tea Intell. Neurosci. 2021, 2021, 6612342.": {
        "title": "A kettle for all based on deep brewing", "container_title": "Tea Intell. Neurosci.", "volume": "2021",
        "issued": "2021",
    },
    "Fenn SE, Holt KR, Moss VK. TeaBase2.0: an inventory of cups (2016). Tea Acids Research Jan 4;44(D1):D1251-7": {
        "title": "TeaBase2.0: an inventory of cups", "container_title": "Tea Acids Research", "volume": "44",
        "issue": "D1", "pages": "D1251-D1257",
    },
    'Xan Tung, "A Guaranteed Cup for All Towns," Tea Studies 30, pp. 21-45, 2014. (describes the kettle of the town)': {
        "title": "A Guaranteed Cup for All Towns", "issued": "2014", "pages": "21-45",
    },
    # a series behind the publisher, an edition behind numbers
    "Lind, G. 1980. Die Kanne I: Studien zum Tee. Göttingen: Vandenhoeck & Ruprecht. (TEELANT 123).": {
        "title": "Die Kanne I: Studien zum Tee", "publisher": "Vandenhoeck & Ruprecht", "volume": None,
    },
    "Hoss, F.-L. & Zeng, E. 2000. Psalmen 51-100. 3. Aufl. Freiburg: Herder.": {
        "title": "Psalmen 51-100", "edition": "3", "publisher": "Herder",
    },
    # letters in parentheses behind words that are no name
    "Tea Express (TEX) Specification, Revision 3.2. https://www.example.org/tex.pdf. (Accessed May 2025).": {
        "authors": "",
    },
    "Anne Roc. Une tasse de thé. Zenodo. 17 février 2023. https://doi.org/10.5281/zenodo.123456": {
        "issued": "2023-02-17",
    },
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_parts_as_pages_and_journals_print_them(text: str) -> None:
    [citation] = references.read(text).citations
    assert {name: value(citation, name) for name in CASES[text]} == CASES[text]


def test_an_address_divided_over_lines_is_joined() -> None:
    text = "[1] KettleBase Commons. https://www.kettleb\nase.example/blog/announ\ncing-cups/. (Accessed May 2025)."
    [citation] = references.read(text).citations
    assert (citation.title, citation.url) == (
        "KettleBase Commons",
        "https://www.kettlebase.example/blog/announcing-cups/",
    )


def test_a_wrapped_list_with_identifiers_is_no_page() -> None:
    items = [
        f"{n}.  Fenn AN, Holt B. Tea and sleep in towns of the north. Tea\n    Res. 2015;12(4):{n}05-17.\n"
        f"    doi: 10.1000/tea.2015.{n}. PubMed PMID: 2573274{n}."
        for n in (1, 2, 3)
    ]
    text = "### Refs\n\nReferences\n\n" + "\n".join(items) + "\n"
    assert carcite.detect(text) == "references"
    assert [citation.pmid for citation in carcite.loads(text)] == ["25732741", "25732742", "25732743"]


def test_the_line_in_front_of_one_wrapped_reference_is_left_out() -> None:
    text = (
        "Publication of the kettle:\nFenn JI, Holt A, Moss J, Gray GB, Reed J,\nO'Dell C; Northern Tea\n"
        "Consortium, Poe P. Kettle: tea for towns. Tea Res. 2012 Oct 1;28(19):2543-2545.\nEpub 2012 Jul 27."
    )
    [citation] = references.read(text).citations
    assert (citation.title, len(citation.authors)) == ("Kettle: tea for towns", 8)


def test_a_number_that_begins_a_line_begins_no_reference_within_another() -> None:
    text = (
        "1. Northern Tea Society Committee. 2. Brewing and Care: Standards 2022. Tea Care 2022, 45, 17-38. [PubMed]"
        "\n"
        "2. Sunn, H.; Saed, P. Tea Atlas: Global estimates. Tea Res. 2022, 183, 109119. [CrossRef]"
    )
    citations = references.read(text).citations
    assert [citation.title for citation in citations] == [
        "2. Brewing and Care: Standards 2022",
        "Tea Atlas: Global estimates",
    ]


def test_labels_in_front_of_references_are_left_out() -> None:
    text = (
        "- **[Survey]** J.-P. Kahn. *Tea series*, 2nd edition, Tea Press, 1985.\n"
        "- **[New]** A.-H. Fenn. *Cups*, Cup Press, 2000."
    )
    assert [citation.title for citation in references.read(text).citations] == ["Tea series", "Cups"]
