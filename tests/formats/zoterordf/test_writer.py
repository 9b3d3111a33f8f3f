"""Documents that are written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import carcite
from carcite import formats
from carcite.cli.output import format_rows
from carcite.formats.zoterordf import FORMAT
from carcite.formats.zoterordf.nodes import NAMESPACES
from carcite.model import Citation
from carcite.notes import Code
from carcite.options import Options
from tests import strategies
from tests.formats.zoterordf.samples import ZOTERO, read, sniff, texts, tree, write


def test_an_article_stands_where_zotero_looks() -> None:
    root = tree(
        Citation(
            type="article-journal", key="wang2024", title="On <i>x</i>", container_title="Journal of Y",
            container_title_short="J Y", volume="3", issue="2", pages="303-307", doi="10.1000/x",
            issn=["0028-0836", "1476-4687"], pmid="123", pmcid="PMC12", issued="2024-05-03", accessed="2026-02-03",
            abstracts=["A\nB"], keywords=["a, b", "c"], url="https://example.org/a?b&c", language="en",
            authors=["van der Berg, Jan, Jr", {"literal": "WHO Group"}], source="PubMed",
        )
    )  # fmt: skip
    article = "bib:Article"
    journal = f"{article}/dcterms:isPartOf/bib:Journal"
    person = f"{article}/bib:authors/rdf:Seq/rdf:li/foaf:Person"
    assert texts(root, f"{article}/z:itemType") == ["journalArticle"]
    assert texts(root, f"{article}/z:citationKey") == ["wang2024"]
    assert texts(root, f"{article}/dc:title") == ["On <i>x</i>"]
    assert texts(root, f"{journal}/dc:title") == ["Journal of Y"]
    assert texts(root, f"{journal}/dcterms:alternative") == ["J Y"]
    assert texts(root, f"{journal}/prism:volume") + texts(root, f"{journal}/prism:number") == ["3", "2"]
    assert texts(root, f"{journal}/dc:identifier") == ["ISSN 0028-0836, 1476-4687", "DOI 10.1000/x"]
    assert texts(root, f"{person}/foaf:surname") == ["van der Berg", "WHO Group"]
    assert texts(root, f"{person}/foaf:givenName") == ["Jan, Jr"]
    assert texts(root, f"{article}/dc:subject") == ["a, b", "c"]
    assert texts(root, f"{article}/z:PMID") + texts(root, f"{article}/z:PMCID") == ["123", "PMC12"]
    assert texts(root, f"{article}/dc:date") + texts(root, f"{article}/dcterms:dateSubmitted") == [
        "2024-05-03",
        "2026-02-03",
    ]
    assert texts(root, f"{article}/dcterms:abstract") == ["A\nB"]
    assert texts(root, f"{article}/dc:identifier/dcterms:URI/rdf:value") == ["https://example.org/a?b&c"]
    assert texts(root, f"{article}/dc:description") == []


def test_what_a_type_has_no_field_for_is_a_line_of_extra() -> None:
    root = tree(
        Citation(
            type="article-journal", key="k", title="T", edition="late", epub_date="2024-01-02", status="Epub",
            original_title="O", creators=[{"role": "illustrator", "name": {"family": "Ink", "given": "Ida"}}],
        )
    )  # fmt: skip
    (extra,) = texts(root, "bib:Article/dc:description")
    assert set(extra.split("\n")) == {
        "edition: late", "available-date: 2024-01-02", "status: Epub", "original-title: O",
        "illustrator: Ink || Ida",
    }  # fmt: skip


def test_notes_are_child_notes_and_never_lines_of_extra() -> None:
    citation = Citation(type="book", key="k", title="T", notes=["Language: see <p. 3>", "one\ntwo"])
    root = tree(citation)
    assert texts(root, "bib:Memo/rdf:value") == [
        "<p>Language: see &lt;p. 3&gt;</p>",
        "<p>one</p><p>two</p>",
    ]
    assert texts(root, "bib:Book/dc:description") == []
    memos = {memo.get(f"{{{NAMESPACES['rdf']}}}about") for memo in root.iterfind("bib:Memo", NAMESPACES)}
    links = root.iterfind("bib:Book/dcterms:isReferencedBy", NAMESPACES)
    assert {link.get(f"{{{NAMESPACES['rdf']}}}resource") for link in links} == memos


def test_related_papers_are_linked_and_for_zotero_in_a_collection() -> None:
    related = [{"relation": "erratum", "citation": {"type": "book", "key": "other", "title": "Other"}}]
    citation = Citation(type="book", key="k", title="T", related=related)
    root = tree(citation)
    assert texts(root, "z:Collection/dc:title") == ["Related to k"]
    parts = root.iterfind("z:Collection/dcterms:hasPart", NAMESPACES)
    assert [part.get(f"{{{NAMESPACES['rdf']}}}resource") for part in parts] == ["#other"]
    assert not texts(tree(citation, options=Options()), "z:Collection/dc:title")
    back = read(write([citation]).text).citations[0].related[0]
    assert (back.relation, back.citation.key) == ("related", "other")


def test_the_collection_of_related_papers_can_be_asked_for() -> None:
    related = [{"relation": "similar", "citation": {"type": "book", "key": "other", "title": "Other"}}]
    citation = Citation(type="book", key="k", title="T", related=related)
    for format in ("zoterordf", "ris", "csljson", "bibtex", "endnotexml", "nbib"):
        plain = carcite.dumps([citation], format, related="records", on_note="ignore")
        asked = carcite.dumps([citation], format, related="collection", on_note="ignore")
        assert ("Related to k" in asked) == (format == "zoterordf")
        assert (plain == asked) == (format != "zoterordf")
        assert carcite.loads(asked, format, on_note="ignore") == carcite.loads(plain, format, on_note="ignore")


@pytest.mark.parametrize(
    ("type", "fields", "path", "value"),
    [
        ("paper-conference", {"issue": "4"}, "rdf:Description/dcterms:isPartOf/bib:Journal/prism:number", "4"),
        ("paper-conference", {"event_place": "Rome"}, "rdf:Description/z:eventPlace", "Rome"),
        ("book", {"original_date": "1911"}, "bib:Book/z:originalDate", "1911"),
        ("book", {"edition": "2"}, "bib:Book/z:edition", "2"),  # prism:edition is taken for the version, too
        ("document", {"genre": "Memo"}, "rdf:Description/z:type", "Memo"),
        ("thesis", {"collection_number": "7"}, "bib:Thesis/dcterms:isPartOf/bib:Series/dc:identifier", "7"),
        ("bill", {"source": "Archive"}, "bib:Legislation/dc:description", "source: Archive"),
        ("book", {"pmid": "123"}, "bib:Book/dc:description", "PMID: 123"),
        ("bill", {"issn": ("0028-0836",)}, "bib:Legislation/dc:description", "ISSN: 0028-0836"),
    ],
)
def test_a_field_stands_where_its_item_type_has_it(type: str, fields: dict[str, Any], path: str, value: str) -> None:
    citation = Citation(type=type, key="k", title="T", **fields)  # type: ignore[arg-type]
    assert texts(tree(citation), path) == [value]
    assert read(write([citation]).text).citations == [citation]


def test_a_short_journal_name_that_is_the_full_one_is_not_repeated() -> None:
    citation = Citation(
        type="article-journal", key="k", title="T", container_title="eLife", container_title_short="eLife"
    )
    writing = write([citation])
    assert "dcterms:alternative" not in writing.text
    assert [(note.code, note.field) for note in writing.notes] == [("moved", "container_title_short")]


def test_what_zotero_has_no_place_for_is_lost() -> None:
    person = {"family": "Loon", "given": "Ada", "orcid": "0000-0002-1825-0097", "affiliations": ("Bern",)}
    citation = Citation(
        type="article-journal", key="k", authors=[person], affiliations=["Bern"], funding=["Fund"], pages="3-4",
        article_number="e5", translated_titles=["T"], mesh_terms=["*Tea/analysis"], keywords=["Tea"],
    )  # fmt: skip
    writing = write([citation], ZOTERO)
    assert {note.field: note.code for note in writing.notes} == {
        **dict.fromkeys(("authors", "affiliations", "funding", "translated_titles", "article_number"), Code.LOST),
        "mesh_terms": Code.MOVED,
    }
    assert "Bern" not in writing.text
    assert texts(etree.fromstring(writing.text.encode()), "bib:Article/dc:subject") == ["Tea"]


def test_a_printed_note_is_the_text_of_extra() -> None:
    citation = Citation(type="book", key="k", note="In two parts.\nDOI: none\nPMID: 12", status="in press", notes=["b"])
    root = tree(citation)
    assert texts(root, "bib:Book/dc:description") == [
        "status: in press\nIn two parts.\nNote. DOI: none\nNote. PMID: 12"
    ]
    assert texts(root, "bib:Memo/rdf:value") == ["<p>b</p>"]
    assert read(write([citation]).text).citations == [citation]


def test_a_retracted_work_is_marked_with_a_tag() -> None:
    citation = Citation(type="article-journal", key="k", status="retracted", keywords=["tide"])
    root = tree(citation)
    assert texts(root, "bib:Article/dc:subject/z:AutomaticTag/rdf:value") == ["retracted"]
    assert texts(root, "bib:Article/dc:description") == ["status: retracted"]
    assert read(write([citation]).text) == ([citation], [])


def test_files_are_attachments() -> None:
    citation = Citation(type="book", key="k", files=["papers/a b.pdf", "https://example.org/c.pdf"])
    root = tree(citation)
    assert texts(root, "z:Attachment/dc:title") == ["a b.pdf", "c.pdf"]
    assert texts(root, "z:Attachment/z:linkMode") == ["3"]
    assert read(write([citation]).text) == ([citation], [])


def test_listed_papers_are_a_child_note() -> None:
    similar = {"relation": "similar", "citation": {"type": "article-journal", "container_title": "J", "issued": "2024"}}
    root = tree(Citation(type="book", key="k", related=[similar]))
    assert texts(root, "bib:Memo/rdf:value") == ["<p>Related papers: J 2024</p>"]


def test_a_date_of_access_alone_is_not_offered_as_the_date_of_the_item() -> None:
    citation = Citation(type="webpage", key="k", title="T", accessed="2026-02-03")
    root = tree(citation)
    assert texts(root, "bib:Document/z:accessDate") == ["2026-02-03"]
    assert texts(root, "bib:Document/dcterms:dateSubmitted") == []
    assert read(write([citation]).text).citations == [citation]


def test_the_language_of_the_first_abstract_has_no_place() -> None:
    citation = Citation(
        type="book", key="k", abstracts=[{"text": "Tides.", "language": "en"}, {"text": "Gezeiten.", "language": "de"}]
    )
    writing = write([citation])
    assert [(note.code, note.field) for note in writing.notes] == [(Code.CHANGED, "abstracts")]
    (back,) = read(writing.text).citations
    assert [(abstract.text, abstract.language) for abstract in back.abstracts] == [
        ("Tides.", None),
        ("Gezeiten.", "de"),
    ]


@settings(max_examples=40)
@given(st.lists(strategies.citations(related=True, most=2), max_size=2))
def test_ascii_output_is_ascii_and_says_the_same(citations: list[Citation]) -> None:
    written = write(citations, Options(ascii=True, newline="\r\n")).text
    assert written.isascii()
    etree.fromstring(written.encode())


def test_the_name_of_the_format() -> None:
    assert formats.named("zotero-rdf") is FORMAT
    assert formats.by_suffix(".rdf") is FORMAT
    assert sniff(write([]).text)


def test_it_is_what_serves_zotero_best_and_no_other_program() -> None:
    assert format_rows("zotero")[0]["name"] == "zoterordf"
    assert format_rows("endnote")[0]["name"] != "zoterordf"
    notes = write([Citation(type="book", key="k", title="T")], Options(target="endnote")).notes
    assert ("lost", "title") in {(note.code.value, note.field) for note in notes}
