"""Whole documents: records, faults, memory."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.errors import CarciteError, ReadError
from carcite.formats.nbib import FORMAT as nbib
from carcite.formats.pubmedxml import FORMAT as pubmed_xml
from carcite.formats.xml import escape, legal, read_elements, root_name
from carcite.model import Citation
from carcite.notes import Code, Note
from tests.formats.pubmedxml.samples import ARTICLE, document, one


def test_an_unknown_element_is_kept_and_noted() -> None:
    reading = pubmed_xml.read(document(citation="<Novelty><A>x</A> <B>y</B></Novelty>"))
    assert ("pubmedxml", "Novelty", "x y") in reading.citations[0].extra
    assert [(n.code, n.record) for n in reading.notes] == [(Code.UNPLACED, "PMID 1")]


def test_deleted_records_are_noted() -> None:
    reading = pubmed_xml.read(
        "<PubmedArticleSet><DeleteCitation><PMID>7</PMID><PMID>8</PMID></DeleteCitation></PubmedArticleSet>"
    )
    assert reading.citations == []
    assert [(n.code, n.text) for n in reading.notes] == [(Code.NOT_A_RECORD, "7, 8")]


def test_the_same_paper_is_the_same_in_both_of_nlms_formats() -> None:
    golden = Path(__file__).parents[2] / "golden"
    xml = pubmed_xml.read((golden / "pubmedxml/journal_article/input.xml").read_text(encoding="utf-8")).citations[0]
    tagged = nbib.read((golden / "nbib/journal_article/input.nbib").read_text(encoding="utf-8")).citations[0]
    for name in (
        "type", "title", "container_title", "container_title_short", "volume", "issue", "pages", "issued", "epub_date",
        "pmid", "pmcid", "issn", "language", "rights", "notes", "status", "publisher_place",
    ):  # fmt: skip
        assert getattr(xml, name) == getattr(tagged, name), name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<eSummaryResult><DocSum/></eSummaryResult>", "esummary"),
        ("<eLinkResult/>", "elink"),
        ("<eSearchResult/>", "esearch"),
        ("<eFetchResult><ERROR>Empty id list</ERROR></eFetchResult>", "Empty id list"),
        ("<ERROR>Unable to obtain query</ERROR>", "Unable to obtain query"),
        ("<pmc-articleset/>", "JATS"),
        ("<html><body/></html>", "<html>"),
        ("no XML", "not well-formed"),
        ("", "PubMed XML"),
    ],
)
def test_other_documents_are_refused_with_what_they_are(text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        pubmed_xml.read(text)


def test_a_cut_end_is_noted_with_its_line_and_the_records_before_it_have_arrived() -> None:
    record = ARTICLE.format(pmid=1, article="", citation="", data="")
    stream = pubmed_xml.read_stream
    assert stream is not None
    items = stream(io.BytesIO(f"<PubmedArticleSet>\n{record}\n{' ' * 100_000}\n<Broken".encode()))
    assert isinstance(next(items), Citation)
    assert [(item.code, item.line) for item in items if isinstance(item, Note)][-1:] == [(Code.REPAIRED, 4)]


def test_entities_are_inert() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    prolog = (
        f'<!DOCTYPE PubmedArticleSet SYSTEM "http://nowhere.invalid/x.dtd" [<!ENTITY l0 "ha">{laughs}'
        '<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    )
    citation = one(prolog=prolog, article="<ArticleTitle>&l1; &file; caf&eacute; &amp; &#233;.</ArticleTitle>")
    assert citation.title == "&l1; &file; café & é"
    article = ARTICLE.format(pmid=1, article="<ArticleTitle>&l11;</ArticleTitle>", citation="", data="")
    (citation,), (note,) = pubmed_xml.read(f"{prolog}<PubmedArticleSet>{article}</PubmedArticleSet>")
    assert (citation.title, note.code) == ("&l11;", Code.REPAIRED)
    with pytest.raises(ReadError, match="amplification"):
        pubmed_xml.read(f'{prolog}<PubmedArticleSet a="&l11;"/>')


@pytest.mark.parametrize(
    "text",
    ["<a>" * 200_000, "<PubmedArticleSet>" + "<i>" * 200_000, "<!--" * 100_000, "<?" * 100_000, "<!DOCTYPE [" * 50_000],
)
def test_hostile_nesting_is_refused(text: str) -> None:
    pubmed_xml.sniff(text)
    with pytest.raises(ReadError):
        pubmed_xml.read(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "<PubmedArticleSet>",
                "<PubmedArticle>",
                "<MedlineCitation>",
                "</MedlineCitation>",
                "</PubmedArticle>",
                "<PMID>",
                "</PMID>",
                "<Article>",
                "</Article>",
                "</PubmedArticleSet>",
                "x",
                "&amp;",
                "<AuthorList>",
                "</AuthorList>",
                "<Author/>",
                "<Grant/>",
                "\ud800",
                "\x00",
            ]
        ),
        max_size=16,
    )
)
def test_nothing_but_carcite_errors_is_raised(pieces: list[str]) -> None:
    with contextlib.suppress(CarciteError):
        pubmed_xml.read("".join(pieces))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_bytes_are_read_in_their_own_encoding_and_text_as_it_is(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = document(
        prolog=f'<?xml version="1.0" encoding="{declared}"?>', article="<ArticleTitle>Müller.</ArticleTitle>"
    )
    stream = pubmed_xml.read_stream
    assert stream is not None
    found = [item for item in stream(io.BytesIO(text.encode(encoding))) if isinstance(item, Citation)]
    assert [c.title for c in found] == ["Müller"]
    assert [c.title for c in pubmed_xml.read(text).citations] == ["Müller"]
    assert [c.title for c in pubmed_xml.read(f"\n {text}").citations] == ["Müller"]


class _Endless(io.RawIOBase):
    """A document of many records, made as it is read."""

    def __init__(self, records: int) -> None:
        self.parts = self._parts(records)

    @staticmethod
    def _parts(records: int) -> Iterator[bytes]:
        yield b"<PubmedArticleSet>"
        title = f"<ArticleTitle>{'word ' * 400}</ArticleTitle>"
        for number in range(records):
            yield ARTICLE.format(pmid=number, article=title, citation="", data="").encode()
        yield b"</PubmedArticleSet>"

    def read(self, size: int = -1) -> bytes:
        return next(self.parts, b"")


def test_memory_stays_flat() -> None:
    stream = pubmed_xml.read_stream
    assert stream is not None

    def peak(records: int) -> int:
        tracemalloc.start()
        assert sum(1 for _ in stream(_Endless(records))) == records
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(1500) < peak(100) * 3 + 1_000_000


def test_an_element_inside_another_of_the_names_is_left_to_it() -> None:
    text = "<r><a>1<b>2</b></a><a>3</a></r>"
    elements = read_elements(io.StringIO(text), {"a", "b"}, roots={"r", "s"}, expected="x", inside={"b": "s"})
    found = ["".join(item[0].itertext()) for item in elements if not isinstance(item, Note)]
    assert found == ["12", "3"]


@pytest.mark.parametrize("other", ["", "&", "<b>"])
def test_a_record_inside_a_record_begins_a_new_one_whatever_else_is_wrong(other: str) -> None:
    text = f"<r><a>1<a>2</a></a><a>3</a><a>{other}</a></r>"
    items = list(read_elements(io.StringIO(text), {"a"}, roots={"r"}, expected="x"))
    assert isinstance(items[0], Note)
    assert "a record begins before the one before it ends" in items[0].message
    found = ["".join(item[0].itertext()) for item in items if not isinstance(item, Note)]
    assert found[:2] == ["2", "3"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<a/>", "a"),
        ("\ufeff <?xml version='1.0'?>\n<!-- <x> --><!DOCTYPE a [<!ENTITY b '<c>'>]>\n<ns:a b='c'>", "a"),
        ("<!DOCTYPE a SYSTEM 'x.dtd'><a>", "a"),
        ("text", None),
        ("<", None),
        ("", None),
        ("<!-- never closed", None),
    ],
)
def test_the_root_is_found_without_parsing(text: str, name: str | None) -> None:
    assert root_name(text) == name


@given(st.text(st.characters()))
def test_what_is_escaped_is_legal_xml_and_reads_back(text: str) -> None:
    source = io.StringIO(f'<r><a b="{escape(text)}">{escape(text)}</a></r>', newline="")
    found = [element.text or "" for element, _ in read_elements(source, {"a"}, roots={"r"}, expected="x")]
    assert found == [legal(text)]


@pytest.mark.parametrize(
    ("text", "is_pubmed"),
    [
        (document(), True),
        ("<eSummaryResult/>", True),
        ("<xml><records><record/></records></xml>", False),
        ("<rdf:RDF/>", False),
        ("PMID- 1\nTI  - <PubmedArticleSet>\n", False),
        ("", False),
    ],
)
def test_sniff(text: str, is_pubmed: bool) -> None:
    assert pubmed_xml.sniff(text) is is_pubmed


@pytest.mark.corpus
def test_real_files_leave_nothing_unplaced(corpus: Path) -> None:
    files = sorted((corpus / "pubmed").glob("*.xml"))
    assert files
    for path in files:
        reading = pubmed_xml.read(path.read_text(encoding="utf-8"))
        assert reading.citations
        assert reading.notes == []
        assert all(c.title and c.authors and c.pmid and c.issued for c in reading.citations)
