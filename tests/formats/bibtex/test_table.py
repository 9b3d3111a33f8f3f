"""The fields that are written, their order, and those without a place."""

from __future__ import annotations

from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Citation, Funding
from carcite.notes import Code
from carcite.options import Options
from tests.formats.bibtex.samples import ARTICLE


def test_bibtex_fields() -> None:
    text = bibtex.write([ARTICLE]).text
    for line in (
        "@article{wu2024,",
        "author = {Wu, Li and {Lamp \\& Wick}},",
        "title = {The {DNA} of lamps},",
        "journal = {Journal of Lamps},",
        'month = nov # "--" # dec,',
        "number = {2},",
        "pages = {523--530},",
        "doi = {10.5555/a_b},",
        "url = {https://example.org/a_b%20c},",
        "pmid = {123},",
    ):
        assert line in text


def test_biblatex_fields() -> None:
    text = biblatex.write([ARTICLE]).text
    for line in (
        "journaltitle = {Journal of Lamps},",
        "date = {2024-11/2024-12},",
        "langid = {american},",
        "eprinttype = {pubmed},",
    ):
        assert line in text
    assert "pmid = {123}" in biblatex.write([ARTICLE], Options(target="zotero")).text


SEED = Citation(
    type="article-journal", key="wu2024", title="The DNA of lamps", authors=("Wu, Li", "Berg, Ann"),
    container_title="Journal of Lamps", container_title_short="J Lamps", issued="2024-12-17", volume="3", issue="2",
    pages="523-30", doi="10.5555/ab", pmid="123", pmcid="PMC45", issn=("1234-5679",), language="en",
    keywords=("Lamps", "Oil, Whale"), affiliations=("Lamp Institute; Porto", "Wick & Oil, Ghent"),
    abstracts=("First.", {"text": "第一", "language": "zh"}), note="Printed", notes=("Private",),
    files=("papers/wu.pdf",), key_aliases=("wu24",),
)  # fmt: skip


def test_the_fields_of_an_article_stand_in_the_order_people_write_them() -> None:
    assert (
        biblatex.write([SEED]).text
        == """\
@article{wu2024,
  author = {Wu, Li and Berg, Ann},
  title = {The {DNA} of lamps},
  journaltitle = {Journal of Lamps},
  shortjournal = {J Lamps},
  date = {2024-12-17},
  volume = {3},
  number = {2},
  pages = {523--530},
  doi = {10.5555/ab},
  eprint = {123},
  eprinttype = {pubmed},
  pmcid = {PMC45},
  issn = {1234-5679},
  note = {Printed},
  langid = {english},
  keywords = {Lamps, {Oil, Whale}},
  affiliation = {{Lamp Institute; Porto}; Wick \\& Oil, Ghent},
  file = {papers/wu.pdf},
  ids = {wu24},
  abstract = {First.},
  abstract-zh = {第一},
  annotation = {Private},
}
"""
    )
    text = bibtex.write([SEED]).text
    assert "  year = {2024},\n  month = dec,\n  day = {17},\n  volume = {3},\n" in text
    assert "  pmid = {123},\n  pmcid = {PMC45},\n" in text
    assert "  annote = {Private},\n" in text
    for module in (bibtex, biblatex):
        assert module.read(module.write([SEED]).text).citations == [SEED]


def test_what_the_format_has_no_field_for_is_one_note() -> None:
    citation = Citation(
        type="article-journal", key="k", title="T", archive="Attic", funding=(Funding(funder="F"),),
        translators=("Wu, Li",), translated_titles=("T",), mesh_terms=("Lamps/history",), rights="CC BY",
    )  # fmt: skip
    written = bibtex.write([citation])
    assert written.text == "@article{k,\n  title = {T},\n  copyright = {CC BY},\n}\n"
    lost = {note.field for note in written.notes if note.code is Code.LOST}
    assert lost == {"archive", "funding", "translators", "translated_titles", "mesh_terms"}
    assert "translator = {Wu, Li}" in biblatex.write([citation]).text
