"""The elements of an article."""

from __future__ import annotations

import pytest

from carcite.formats.pubmed import LINK_OF_REF_TYPE
from tests.formats.pubmedxml.samples import one


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<i>In vitro</i> H<sub>2</sub>O &lt; 10<sup>2</sup>.", "<i>In vitro</i> H<sub>2</sub>O < 10<sup>2</sup>"),
        ("<u>Plain</u> and <i><b>both</b></i>.", "Plain and <i><b>both</b></i>"),
        ("Broken\n     over   lines.", "Broken over lines"),
        ("Empty <i/>markup.", "Empty markup"),
        ("[Translated].", "Translated"),
        ("A<!-- not text --> comment<?pi x?>.", "A comment"),
        (
            '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn>'
            "</mml:msup><mml:mo>+</mml:mo><mml:mfrac><mml:mn>1</mml:mn><mml:mi>y</mml:mi></mml:mfrac></mml:math> grows",
            "x<sup>2</sup>+1/y grows",
        ),
    ],
)
def test_titles_keep_their_markup(xml: str, text: str) -> None:
    assert one(article=f"<ArticleTitle>{xml}</ArticleTitle>").title == text


@pytest.mark.parametrize(
    ("xml", "edtf"),
    [
        ("<Year>2017</Year><Month>06</Month>", "2017-06"),
        ("<Year>2017</Year><Month>Jun</Month><Day>3</Day>", "2017-06-03"),
        ("<Year>2017</Year>", "2017"),
        ("<Year>1990</Year><Season>Spring</Season>", "1990-21"),
        ("<MedlineDate>2013 Oct-Nov</MedlineDate>", "2013-10/2013-11"),
        ("<MedlineDate>2013 Dec-2014 Jan</MedlineDate>", "2013-12/2014-01"),
        ("<MedlineDate>1998 Winter</MedlineDate>", "1998-24"),
    ],
)
def test_the_issue_date(xml: str, edtf: str) -> None:
    article = f"<Journal><JournalIssue><PubDate>{xml}</PubDate></JournalIssue></Journal>"
    assert str(one(article=article).issued) == edtf


def test_the_article_date_is_epub_date() -> None:
    date = '<ArticleDate DateType="Electronic"><Year>2016</Year><Month>10</Month><Day>21</Day></ArticleDate>'
    assert str(one(article=date).epub_date) == "2016-10-21"


def test_mesh_headings_are_printed_as_medline_prints_them() -> None:
    heading = (
        '<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN="Y">Kidney</DescriptorName>'
        '<QualifierName MajorTopicYN="N">adverse effects</QualifierName>'
        '<QualifierName MajorTopicYN="Y">methods</QualifierName></MeshHeading></MeshHeadingList>'
    )
    assert one(citation=heading).mesh_terms == ("*Kidney/adverse effects/*methods",)


@pytest.mark.parametrize(
    ("article", "pages", "number"),
    [
        ("<Pagination><MedlinePgn>523-30</MedlinePgn></Pagination>", "523-530", None),
        ("<Pagination><StartPage>5</StartPage><EndPage>9</EndPage></Pagination>", "5-9", None),
        ("<Pagination><MedlinePgn>e12345</MedlinePgn></Pagination>", None, "e12345"),
        ('<ELocationID EIdType="pii" ValidYN="Y">e12345</ELocationID>', None, "e12345"),
        ('<ELocationID EIdType="pii" ValidYN="Y">S0140-6736(20)30183-5</ELocationID>', None, None),
    ],
)
def test_pages_and_article_numbers(article: str, pages: str | None, number: str | None) -> None:
    citation = one(article=article)
    assert (str(citation.pages) if citation.pages else None, citation.article_number) == (pages, number)


def test_identifiers_of_the_record_are_not_those_of_its_references() -> None:
    citation = one(
        article='<ELocationID EIdType="doi" ValidYN="N">10.5555/wrong</ELocationID>',
        data='<ArticleIdList><ArticleId IdType="doi">10.5555/right</ArticleId><ArticleId IdType="pmc">PMC7</ArticleId>'
        "</ArticleIdList><ReferenceList><Reference><Citation>x</Citation><ArticleIdList>"
        '<ArticleId IdType="doi">10.5555/other</ArticleId></ArticleIdList></Reference></ReferenceList>',
    )
    assert (citation.doi, citation.pmcid, citation.pmid) == ("10.5555/right", "PMC7", "1")
    assert citation.related[0].citation.doi == "10.5555/other"


@pytest.mark.parametrize("link", LINK_OF_REF_TYPE.values(), ids=lambda link: link.ref_type)
def test_links(link: object) -> None:
    citation = one(
        citation=f'<CommentsCorrectionsList><CommentsCorrections RefType="{link.ref_type}">'  # type: ignore[attr-defined]
        "<RefSource>J Inv. 2019 May 5;7(2):100-1</RefSource><PMID>7</PMID></CommentsCorrections>"
        "</CommentsCorrectionsList>"
    )
    related = citation.related[0]
    assert (related.relation, related.inverse) == (link.relation, link.inverse)  # type: ignore[attr-defined]
    paper = related.citation
    assert (paper.container_title, str(paper.issued), paper.volume, str(paper.pages), paper.pmid) == (
        "J Inv", "2019-05-05", "7", "100-101", "7",
    )  # fmt: skip
    assert citation.status == link.status  # type: ignore[attr-defined]


def test_a_free_reference_keeps_its_text_and_a_citation_line_is_read() -> None:
    free = "Probe J, Prüf M. Something. In: A book. Sample House; 2001. p. 5."
    data = "".join(f"<Reference><Citation>{text}</Citation></Reference>" for text in (free, "J Inv. 2001 Jan;5(2):3-9"))
    papers = [related.citation for related in one(data=f"<ReferenceList>{data}</ReferenceList>").related]
    assert (papers[0].type, papers[0].notes, papers[0].container_title) == ("document", (free,), None)
    assert (papers[1].container_title, str(papers[1].pages)) == ("J Inv", "3-9")
