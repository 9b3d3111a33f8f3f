"""Copied pages of PubMed and PMC: headers of all layouts, sections, papers listed, several pages in one text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.errors import CarciteError, ReadError
from carcite.formats.pasted.pubmedtext import reader as pubmedtext
from carcite.formats.pasted.pubmedweb.reader import FORMAT, sniff
from carcite.model import Citation
from carcite.notes import Code

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "pages"

PAGE = """Review J Invent Med
. 2019 Nov;13(11):1023-31. doi: 10.1000/x. Epub 2019 Oct 24.
A title about nothing
Jane Doe 1 2, Richard van der Roe Jr 2, Body for X, Y and Z
Affiliations Expand
PMID: 31613667 PMCID: PMC12 DOI: 10.1000/x
Abstract
Background: One.
Results: Two.
Keywords: a; b.
© 2019 Nowhere.
PubMed Disclaimer
"""


def read_one(text: str) -> Citation:
    citations = FORMAT.read(text).citations
    assert len(citations) == 1
    return citations[0]


def test_a_page() -> None:
    citation = read_one("Skip to main page content\nAbstract\nSimilar articles\n" + PAGE)
    assert (citation.container_title, citation.publication_types) == ("J Invent Med", ("Review",))
    assert (str(citation.issued), str(citation.epub_date)) == ("2019-11", "2019-10-24")
    assert (citation.title, str(citation.pages)) == ("A title about nothing", "1023-1031")
    assert [name.given for name in citation.authors[:2]] == ["Jane", "Richard"]
    assert [name.full_family for name in citation.authors[:2]] == ["Doe", "van der Roe"]
    assert (citation.pmid, citation.pmcid, citation.doi) == ("31613667", "PMC12", "10.1000/x")
    assert citation.abstract == "Background: One.\nResults: Two."
    assert (citation.keywords, citation.rights) == (("a", "b"), "© 2019 Nowhere.")


def test_affiliations_opened() -> None:
    opened = "Affiliations\nExpand\nAffiliations\n1 House A, Hill.\n2House B.\nPMID"
    citation = read_one(PAGE.replace("Affiliations Expand\nPMID", opened))
    assert citation.authors[0].affiliations == ("House A, Hill.", "House B.")
    assert citation.authors[1].affiliations == ("House B.",)


@pytest.mark.parametrize(
    "authors",
    [
        "Jane Doe 1, Richard Roe 2",
        "Jane Doe1, Richard Roe2",
        "Jane Doe,1 and Richard Roe2",
        "Jane Doe 1,*, Richard Roe 2,#",
        "Jane Doe  1 , \nRichard Roe  #  2",
        "Jane Doe a, Richard Roe b",
    ],
)
def test_marks_of_authors(authors: str) -> None:
    lines = PAGE.split("\n")
    citation = read_one("\n".join([*lines[:3], authors, *lines[4:]]))
    assert [(name.given, name.family) for name in citation.authors] == [("Jane", "Doe"), ("Richard", "Roe")]


def test_sections() -> None:
    citation = read_one(
        PAGE + "Erratum in\nCorrection.\n[No authors listed]\nJ Foo. 2020;1:2. doi: 10.1000/e.\n"
        "PMID: 5 No abstract available.\n"
        "Similar articles\nOne.\nDoe J, Roe R.\nJ Bar. 2018 May;1(1):1-9. doi: 10.1000/s.\nPMID: 6Free PMC article.\n"
        "References\nPoe E. Two. J Baz. 2007;71(7):608–614. - PubMed\nSome web site.\nShow all 28 references\n"
        "MeSH terms\nHumans\nKidney / physiology*\nGrants and funding\nR01 AB1/AB/NIAB NIH HHS/United States\n"
    )
    erratum, similar, reference, site = citation.related
    assert (erratum.relation, erratum.citation.title, erratum.citation.authors) == ("erratum", "Correction", ())
    assert (similar.relation, similar.citation.pmid, len(similar.citation.authors)) == ("similar", "6", 2)
    assert (reference.relation, reference.citation.title, str(reference.citation.pages)) == (
        "references",
        "Two",
        "608-614",
    )
    assert site.citation.notes == ("Some web site.",)
    assert citation.mesh_terms == ("Humans", "Kidney/*physiology")
    assert citation.funding[0].country == "United States"


def test_a_retracted_paper_says_so() -> None:
    citation = read_one(PAGE + "Retraction in\nRetraction.\nDoe J.\nJ Foo. 2020;1:2.\nPMID: 5\n")
    assert (citation.status, citation.related[0].relation) == ("retracted", "retraction")
    typed = read_one(PAGE + "Publication types\nRetracted Publication\n")
    assert (typed.status, typed.publication_types) == ("retracted", ("Review", "Retracted Publication"))


def test_pages_of_pmc() -> None:
    citation = read_one(
        ". Author manuscript; available in PMC: 2020 Dec 1.\nPublished in final edited form as: J Foo. 2020 Apr 6;"
        "28(12):5833–5838. doi: 10.1000/p\n\nA title\n\nJane Doe 1\nPMCID: PMC7  NIHMSID: NIHMS1  PMID: 8\n\n"
        "Abstract\n\nPURPOSE\n\nOne.\n\nMETHODS\n\nTwo.\n\nIntroduction\n\nThe body.\n"
    )
    assert (citation.title, str(citation.issued), str(citation.pages)) == ("A title", "2020-04-06", "5833-5838")
    assert citation.abstract == "PURPOSE\nOne.\nMETHODS\nTwo."
    assert ("pubmedweb", "nihmsid", "NIHMS1") in citation.extra


def test_without_a_citation_line() -> None:
    citation = read_one("A title\nJane Doe 1, Richard Roe 2\nAffiliations Expand\nPMID: 9 DOI: 10.1000/x\n")
    assert (citation.title, citation.pmid, citation.container_title) == ("A title", "9", None)
    assert [name.family for name in citation.authors] == ["Doe", "Roe"]


def test_several_pages_and_search_results() -> None:
    assert len(FORMAT.read(PAGE + "\n" + PAGE).citations) == 2
    results = (
        "1\nCite\nShare\nOne.\nDoe J.\nJ Foo. 2019;1:2.\nPMID: 1 Review.\nWords\n"
        "2\nCite\nTwo?\nRoe R, et al.\nJ Bar. 2020;3:4.\nPMID: 2\n"
    )
    first, second = FORMAT.read(results).citations
    assert (first.title, first.pmid, second.title, second.authors_truncated) == ("One", "1", "Two?", True)


def test_what_is_no_page_is_refused() -> None:
    for text in ("", "milk\neggs\n", "TY  - JOUR\nER  - \n", "\x00"):
        assert not sniff(text)
        with pytest.raises(ReadError, match="no page of PubMed or PMC"):
            FORMAT.read(text)


def test_pages_and_text_records_are_told_apart() -> None:
    assert (sniff(PAGE), pubmedtext.sniff(PAGE)) == (True, False)


@given(st.text(alphabet=st.sampled_from("ab1. \n()[];:,©PMIDdoCEtus20"), max_size=200))
def test_no_text_raises_anything_else(text: str) -> None:
    for whole in (text, PAGE + text, text + PAGE):
        sniff(whole)
        try:
            FORMAT.read(whole)
        except CarciteError:
            assert whole is text


@pytest.mark.parametrize(
    "piece", ["1,", "1 ", "a, ", " and ", "; ", "PMID: 1\n", "\nReferences\n", " - PubMed", "Nature\n. 2014;1:1.\n"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    FORMAT.read(PAGE.replace(" 1 2,", piece * 20_000, 1) + piece * 20_000)


CASES = sorted(path for path in CORPUS.glob("web_copy_*.txt") if "web_copy_025" not in path.name)


@pytest.mark.corpus
@pytest.mark.skipif(not CASES, reason="no shared corpus beside the checkout")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_corpus(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert sniff(text)
    citation = read_one(text)
    found = {
        "title": citation.title, "journal": citation.container_title, "volume": citation.volume,
        "issue": citation.issue,
        "date": citation.issued and str(citation.issued), "pages": citation.pages and str(citation.pages),
        "epub": citation.epub_date and str(citation.epub_date), "doi": citation.doi, "pmid": citation.pmid,
        "pmcid": citation.pmcid, "authors": [{"family": name.family, "given": name.given} for name in citation.authors],
    }  # fmt: skip
    assert found == {key: expected.get(key) for key in found}
    assert sum(related.relation == "similar" for related in citation.related) == expected.get("n_related", 0)
    if "abstract_starts" in expected:
        abstract = " ".join((citation.abstract or "").split())
        assert abstract.startswith(expected["abstract_starts"])
        assert abstract.endswith(expected["abstract_ends"])


def test_no_part_of_an_abstract_or_of_another_paper_is_taken_for_the_head() -> None:
    similar = "Similar articles\nMilk at work.\nLee K.\nMilk J. 2021 Feb;92:1-9. doi: 10.1000/m.\nPMID: 33333331\n"
    with pytest.raises(ReadError):
        FORMAT.read("Abstract\nBackground: Tea is drunk.\nResults: Good.\nPubMed Disclaimer\n" + similar)
    citation = read_one("J Tea\n. 2020 Jan 15;15(1):e1.\nTea at work\nJane Doe 1\nAffiliations expand\n" + similar)
    assert (citation.title, citation.pmid, citation.doi) == ("Tea at work", None, None)


def test_what_is_left_out_is_noted() -> None:
    notes = FORMAT.read(PAGE + "Figures\nFig. 1. A flow.\nPublication types\nReview\nWho is this\n").notes
    assert [(n.code, n.line) for n in notes] == [(Code.NOT_A_RECORD, 13)]
    _, notes = FORMAT.read(PAGE.replace("Affiliations Expand", "Words of a reader: good.\nAffiliations Expand"))
    assert [(n.code, n.line, n.text) for n in notes] == [(Code.UNPLACED, 5, "Words of a reader: good.")]


def test_identifiers_below_a_paper_in_brackets_are_the_pages_own() -> None:
    citation = read_one(
        "J Tea. 2012 Mar;39(3):854-65.\nGreen tea.\nDoe J, Roe R.\nSource\nTea Institute, Leeds, UK.\nAbstract\nGood.\n"
        "Comment in\nTea at night. [J Milk. 2012]\nPMID: 5 [PubMed - indexed for MEDLINE]\n"
    )
    assert (citation.pmid, citation.related[0].citation.pmid) == ("5", None)
    assert (citation.authors[0].family, citation.affiliations) == ("Doe", ("Tea Institute, Leeds, UK.",))


def test_an_affiliation_may_begin_with_a_number() -> None:
    opened = "Affiliations\n1 Tea Institute.\n2 1st Clinic, Athens.\n3\n2nd Clinic, Athens.\nPMID"
    citation = read_one(PAGE.replace("Affiliations Expand\nPMID", opened))
    assert citation.authors[0].affiliations == ("Tea Institute.", "1st Clinic, Athens.")
    assert citation.affiliations == ("2nd Clinic, Athens.",)


def test_a_place_above_a_citation_line_is_no_author() -> None:
    [one, two] = FORMAT.read(
        "1\nCite\nShare\nOne.\nDoe J.\nLeeds, UK\nJ Foo. 2019;1:2.\nPMID: 1\n"
        "2\nCite\nShare\nTwo.\nTea Study Group.\nJ Foo. 2019;1:3.\nPMID: 2\n"
    ).citations
    assert (one.authors, one.title, one.pmid) == ((), None, "1")
    assert (two.authors[0].literal, two.title) == ("Tea Study Group", "Two")


def test_the_title_is_the_last_line_above_authors_or_identifiers() -> None:
    text = "Paper for Monday:\nA title\n{}- PMID: 9\n- DOI: 10.1000/x\nA title\nAbstract\nTea is good.\n"
    for authors, count in (("", 0), ("Jane Doe 1, Richard Roe 2\n", 2)):
        citation = read_one(text.format(authors))
        assert (citation.title, len(citation.authors), citation.pmid) == ("A title", count, "9")
        assert [extra.value for extra in citation.extra] == ["Paper for Monday:"]


def test_a_long_run_of_digits_behind_a_name_is_no_mark_and_takes_no_time() -> None:
    text = f"J Biol\n. 2024 May 3;12(4):5-9.\nTitle\nJan Berg 1, Li X {'4' * 500}!\nAffiliations Expand\nPMID: 1\n"
    assert FORMAT.read(text).citations[0].title == "Title"


def test_line_ends_do_not_matter() -> None:
    old = "J Tea. 2012 Mar;39(3):854-65.\nGreen tea.\nDoe J.\nAbstract\nGood.\nPMID: 5 [PubMed]\n"
    for text in (PAGE, old):
        assert all(sniff(text.replace("\n", end)) for end in ("\r\n", "\xa0\n", "\n\n"))
