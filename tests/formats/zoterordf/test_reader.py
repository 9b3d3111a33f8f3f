"""Documents that are read."""

from __future__ import annotations

import pytest

from carcite.errors import ReadError
from carcite.formats.zoterordf.nodes import NAMESPACES
from carcite.notes import Code
from tests.formats.zoterordf.samples import read, write


def test_an_item_without_a_key_is_found_by_those_related_to_it() -> None:
    item = '<bib:Book rdf:about="#{0}"><z:itemType>book</z:itemType><dc:title>{0}</dc:title>{1}</bib:Book>'
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items())
    items = item.format("i1", '<dc:relation rdf:resource="#i2"/>') + item.format("i2", "") + item.format("i3", "")
    first, second, third = read(f"<rdf:RDF {names}>{items}</rdf:RDF>").citations
    assert [related.citation.key for related in first.related] == [second.key] == ["i2"]
    assert (first.key, third.key) == (None, None)


def test_collections_of_a_library_are_kept_and_written_back() -> None:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    text = (
        f'<rdf:RDF {spaces}><bib:Book rdf:about="#1"><z:itemType>book</z:itemType><dc:title>Tides</dc:title></bib:Book>'
        '<bib:Memo rdf:about="#2"><rdf:value>&lt;p&gt;Buy rope&lt;/p&gt;</rdf:value></bib:Memo>'
        '<z:Collection rdf:about="#c1"><dc:title>Sea</dc:title><dcterms:hasPart rdf:resource="#c2"/></z:Collection>'
        '<z:Collection rdf:about="#c2"><dc:title>Shore</dc:title><dcterms:hasPart rdf:resource="#1"/></z:Collection>'
        "</rdf:RDF>"
    )
    reading = read(text)
    assert [tuple(extra) for extra in reading.citations[0].extra] == [("zoterordf", "collection", "Sea/Shore")]
    assert {(note.code, note.text) for note in reading.notes if note.field is None} == {
        (Code.NOT_A_RECORD, "<p>Buy rope</p>")
    }
    assert read(write(reading.citations).text).citations[0].extra == reading.citations[0].extra


def test_links_and_tags_of_a_note_are_kept() -> None:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    text = (
        f'<rdf:RDF {spaces}><bib:Book rdf:about="#1"><z:itemType>book</z:itemType>'
        '<dcterms:isReferencedBy rdf:resource="#2"/></bib:Book><bib:Memo rdf:about="#2">'
        '<rdf:value>&lt;p&gt;See &lt;a href="https://example.org/x"&gt;there&lt;/a&gt;&lt;/p&gt;</rdf:value>'
        "<dc:subject>todo</dc:subject></bib:Memo></rdf:RDF>"
    )
    (found,) = read(text).citations
    assert found.notes == ("See there (https://example.org/x)",)
    assert [tuple(extra) for extra in found.extra] == [("zoterordf", "note-tag", "todo")]
    writing = write([found])
    assert "z:note" not in writing.text
    assert [(note.code, note.field) for note in writing.notes] == [(Code.LOST, "extra")]


@pytest.mark.parametrize("text", ["<html/>", "<rdf:RDF>", "{}", '<rdf:RDF xmlns:rdf="x"/>'])
def test_what_is_not_a_zotero_rdf_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read(text)


def test_circles_of_parts_end() -> None:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    text = (
        f'<rdf:RDF {spaces}><bib:Article rdf:about="a"><z:itemType>journalArticle</z:itemType>'
        '<dcterms:isPartOf rdf:resource="b"/></bib:Article>'
        '<bib:Journal rdf:about="b"><dc:title>J</dc:title><dcterms:isPartOf rdf:resource="b"/></bib:Journal></rdf:RDF>'
    )
    assert read(text).citations[0].container_title == "J"
