"""Related papers."""

from __future__ import annotations

import pytest

from carcite.formats.nbib import FORMAT as nbib
from carcite.formats.pubmed import LINKS, stub, stub_text
from carcite.model import Citation, Related
from carcite.options import Options
from tests.formats.nbib.samples import one


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.tag)
def test_every_link_is_a_relation_and_is_written_under_its_own_tag(link: object) -> None:
    line = f"{link.tag:<4}- J Inv. 2019 May 5;7(2):100-101. doi: 10.5555/x. PMID: 7"  # type: ignore[attr-defined]
    citation = one(line)
    related = citation.related[0]
    assert (related.relation, related.inverse) == (link.relation, link.inverse)  # type: ignore[attr-defined]
    assert (related.citation.container_title, related.citation.pmid, related.citation.doi) == (
        "J Inv",
        "7",
        "10.5555/x",
    )
    assert citation.status == link.status  # type: ignore[attr-defined]
    written = nbib.write([citation])
    assert line in written.text.replace("\n      ", " ")
    assert nbib.read(written.text).citations == [citation]


def test_a_link_that_is_not_a_citation_line_keeps_its_text() -> None:
    paper = one("EIN - see the publisher's page, somewhere").related[0].citation
    assert paper.notes == ("see the publisher's page, somewhere",)
    assert paper.container_title is None


@pytest.mark.parametrize(
    "text",
    [
        "J Inv. 2019 May 5;7(2):100-101. doi: 10.5555/x. PMID: 7",
        "J Inv (Sample City). 2019 May-Jun;7(2 Suppl 1):e5. PMID: 7",
        "J Inv. 2019 Spring",
        "Probe J, Prüf MA. J Inv. 1975 Jul 3;256(5512):57-9",
        "no citation line, at all. PMID: 7",
    ],
)
def test_the_text_of_a_stub_reads_back(text: str) -> None:
    paper = stub(text, {})
    assert stub(stub_text(paper), {}) == paper


def test_related_papers_without_a_tag_become_records() -> None:
    similar = Related(relation="similar", citation=Citation(type="article-journal", title="S"))
    comment = Related(
        relation="comment",
        citation=Citation(type="article-journal", container_title="J", container_title_short="J", issued="2019"),
    )
    citation = Citation(type="article-journal", key="a", title="T", related=(similar, comment))
    for source in ([citation], iter([citation])):
        back = nbib.read(nbib.write(source, Options(related="records")).text).citations
        assert [c.title for c in back] == ["T", "S"]
        assert back[0].related == (comment,)
