"""Writing .bib files: where fields go, and that no value becomes anything but a value."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

import carcite
from carcite.formats.base import Writing
from carcite.formats.bibtex import biblatex, bibtex
from carcite.formats.bibtex.names import read_names
from carcite.formats.bibtex.written_names import write_names
from carcite.model import Abstract, Citation, Contributor, Extra, Funding, Related
from carcite.notes import Code, Severity
from carcite.options import Options
from carcite.values.names import Name

ARTICLE = Citation(
    type="article-journal", key="wu2024", title="The DNA of lamps",
    authors=(Name(family="Wu", given="Li"), Name(literal="Lamp & Wick")),
    container_title="Journal of Lamps", issued="2024-11/2024-12", volume="3", issue="2", pages="523-30",
    doi="10.5555/a_b", url="https://example.org/a_b%20c", pmid="123", article_number=None, language="en-US",
)  # fmt: skip


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
    for room in (bibtex, biblatex):
        assert room.read(room.write([SEED]).text).citations == [SEED]


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


def test_affiliations_of_people_stand_once_in_one_field() -> None:
    people = (Name(family="Wu", affiliations=("X; Y", "Z"), orcid="0000-0002-1825-0097"), Name(literal="Q"))
    citation = Citation(type="article-journal", key="k", title="T", authors=people, affiliations=("Z",))
    text = biblatex.write([citation]).text
    assert "affiliation = {Z; {X; Y}}," in text
    assert 'author+an:orcid = {1="0000-0002-1825-0097"},' in text
    assert "+an" not in bibtex.write([citation]).text


def test_each_changed_note_names_a_field_that_reads_back_otherwise() -> None:
    citation = Citation(
        type="article-journal", key="k", title="T", notes=("One", "Two"), issued="2020-05/2021-02", pages="5-10",
        authors=(Name(family="Wu", dropping_particle="von"),),
    )  # fmt: skip
    for room in (bibtex, biblatex):
        written = room.write([citation])
        (back,) = room.read(written.text).citations
        differing = {name for name in Citation.model_fields if getattr(back, name) != getattr(citation, name)}
        assert {note.field for note in written.notes} == differing


@pytest.mark.parametrize("room", [bibtex, biblatex])
def test_what_zoteros_import_does_not_take_is_in_a_child_note(room: ModuleType) -> None:
    citation = Citation(
        type="legal_case", key="k", title="A v. B", container_title="Reports", number="12", issued="1974-03-12",
        publisher="High Court", archive="Attic", status="retracted", notes=("First", "Second"), keywords=("Law",),
        creators=(Contributor(role="contributor", name=Name(family="Wu", given="Li")),), original_date="1851",
        section="Torts", chapter_number="3", affiliations=("High Court, Perth",), medium="Tape",
    )  # fmt: skip
    written = room.write([citation], ZOTERO)
    assert written.text.startswith("@jurisdiction{")
    for line in (
        "annote = {First},",
        "annote = {Second},",
        "date = {1974-03-12},",
        "keywords = {Law, retracted},",
        "chapter = {Torts},",
    ):
        assert line in written.text
    for tag in ("note =", "howpublished", "affiliation", "origdate", "editora", "day =", "pubstate"):
        assert f"  {tag}" not in written.text
    lost = {note.field for note in written.notes if note.code is Code.LOST}
    assert lost == {"affiliations"}
    moved = {note.field for note in written.notes if note.code is Code.MOVED}
    assert moved == {"archive", "creators", "original_date", "chapter_number", "medium", "section", "notes"}
    (note,) = (line for line in written.text.splitlines() if "Attic" in line)
    assert note.startswith("  annote = {")
    assert note.endswith("; Citation key: k},")
    for part in ("Archive: Attic", "Contributor: Li Wu", "Original date: 1851", "Chapter number: 3", "Medium: Tape"):
        assert part in note


@pytest.mark.parametrize("room", [bibtex, biblatex])
def test_an_article_number_is_in_pages_in_zotero_or_in_a_child_note(room: ModuleType) -> None:
    article = Citation(type="article-journal", key="k", title="T", article_number="e1")
    written = room.write([article], ZOTERO)
    assert "pages = {e1}," in written.text
    assert "annote" not in written.text
    assert written.notes == []
    written = room.write([article.replace(pages="1-5")], ZOTERO)
    assert "annote = {Article number: e1; Citation key: k}," in written.text
    assert [note.field for note in written.notes] == ["article_number", "notes"]
    # Alone in `pages`, this one would be taken for a page.
    written = room.write([article.replace(article_number="12")], ZOTERO)
    assert "pages = {12}," in written.text
    assert "annote = {Article number: 12; Citation key: k}," in written.text
    assert "article_number" in [note.field for note in written.notes]


def test_no_child_note_is_made_for_the_date_online_alone() -> None:
    article = Citation(type="article-journal", key="k", title="T", epub_date="2024-03-01", issued="2024-05")
    written = bibtex.write([article], ZOTERO)
    assert "annote" not in written.text
    assert [(note.code, note.field) for note in written.notes] == [(Code.LOST, "epub_date")]
    assert "Epub date: 2024-03-01" in bibtex.write([article.replace(archive="Attic")], ZOTERO).text


def test_zotero_gets_csls_type_where_the_entry_type_means_another() -> None:
    for room in (bibtex, biblatex):
        assert "type = {dataset}," in room.write([Citation(type="dataset", key="k", title="T")], ZOTERO).text
        written = room.write([Citation(type="dataset", key="k", title="T", genre="Table")], ZOTERO).text
        assert "type = {Table}," in written
        assert "annote = {Type: dataset; Citation key: k}," in written
        assert "type =" not in room.write([Citation(type="article-journal", key="k", title="T")], ZOTERO).text


def test_related_papers_are_a_child_note_in_zotero() -> None:
    stub = {"type": "article-journal", "container_title": "Lamp", "issued": "2020"}
    citation = Citation(type="book", key="k", title="T", related=({"relation": "similar", "citation": stub},))
    written = bibtex.write([citation], ZOTERO)
    assert "annote = {Related papers: Lamp 2020}," in written.text
    assert "related-papers" not in written.text
    assert {note.code for note in written.notes} == {Code.MOVED}
    records = bibtex.write([citation], Options(target="zotero", related="records"))
    assert [note.field for note in records.notes if note.code is Code.LOST] == ["related"]


def test_keywords_that_zotero_cuts_have_a_note() -> None:
    written = bibtex.write([Citation(type="book", key="k", keywords=("Oil, Whale", "Lamps"))], ZOTERO)
    assert "keywords = {Oil, Whale, Lamps}," in written.text
    assert [(note.code, note.field) for note in written.notes] == [(Code.CHANGED, "keywords")]
    assert bibtex.write([Citation(type="book", key="k", keywords=("Oil", "Lamps"))], ZOTERO).notes == []


def test_another_abstract_is_a_child_note_in_zotero() -> None:
    citation = Citation(type="book", key="k", abstracts=("One.", Abstract(text="Zwei.", language="de")))
    assert "annote = {Abstract-de: Zwei.}," in bibtex.write([citation], ZOTERO).text


def test_pandoc_knows_biblatex_in_a_file_for_bibtex() -> None:
    citation = Citation(type="dataset", key="k", title="T", pmid="12", version="2")
    written = bibtex.write([citation], Options(target="pandoc"))
    assert written.text.startswith("@dataset{")
    assert "version = {2}" in written.text
    assert "pmid = {12}" in biblatex.write([citation], Options(target="pandoc")).text
    assert bibtex.read(written.text).citations == [citation]


def test_the_language_is_langid_and_for_zotero_language() -> None:
    for tag, line in (("de", "langid = {ngerman},"), ("zh", "langid = {chinese},"), ("tlh", "language = {")):
        citation = Citation(type="book", key="k", language=tag)
        assert line in biblatex.write([citation]).text
        assert f"language = {{{tag}}}," in biblatex.write([citation], ZOTERO).text


def test_one_relation_of_an_entry_is_printed() -> None:
    stub = {"type": "article-journal", "title": "Note", "container_title": "Lamp"}
    citation = Citation(
        type="book", key="k", title="T",
        related=(
            {"relation": "erratum", "citation": stub},
            {"relation": "retraction", "citation": stub | {"volume": "2"}},
            {"relation": "similar", "citation": stub},
        ),
    )  # fmt: skip
    text = biblatex.write([citation]).text
    assert text.count("related = ") == 1
    assert "relatedstring = {Retracted in}," in text
    assert "related-papers = {" in text
    assert "  related = " not in bibtex.write([citation]).text


def test_attached_files_are_read_as_programs_write_them() -> None:
    for value, files in (
        ("papers/wu.pdf", ("papers/wu.pdf",)),
        (":papers/wu.pdf:PDF;Scan:a\\:b.png:image/png", ("papers/wu.pdf", "a:b.png")),
        (":C$\\backslash$:/x/y.pdf:pdf", ("C:/x/y.pdf",)),
        ("https://example.org/a.pdf", ("https://example.org/a.pdf",)),
    ):
        assert bibtex.read(f"@book{{k, file = {{{value}}}}}").citations[0].files == files
    citation = Citation(type="book", key="k", files=("C:\\x\\y.pdf", "a;b"))
    assert "file = {C:/x/y.pdf;a%3Bb}," in bibtex.write([citation]).text
    assert bibtex.read(bibtex.write([citation], Options(target="jabref")).text).citations == [citation]


def test_every_type_comes_back_from_biblatex() -> None:
    from carcite.model import TYPES

    for type in sorted(TYPES):
        citation = Citation(type=type, key="k", title="T", container_title="C", number="2", publisher="P")
        written = biblatex.write([citation])
        (back,) = biblatex.read(written.text).citations
        assert back.type == type
        assert bibtex.write([citation]).text.count("entrysubtype") == 0


def test_an_issue_beside_a_number_comes_back() -> None:
    read = bibtex.read("@article{k, title={T}, number={1}, issue={2}, bibsource={http://example.org/a#b}}").citations
    written = bibtex.write(read)
    assert "number = {1},\n" in written.text
    assert "issue = {2}," in written.text
    assert "bibsource = {http://example.org/a#b}," in written.text
    assert written.notes == []
    assert bibtex.read(written.text).citations == read


def test_one_note_a_file_says_what_pdflatex_cannot_set() -> None:
    chinese = [Citation(type="book", key=f"k{number}", title="五笔", keywords=("笔",)) for number in range(3)]
    quiet = Citation(type="book", key="q", title="Größe ≥ 5 µm", abstracts=("五笔",), keywords=("五笔",))
    for room in (bibtex, biblatex):
        assert [note.code for note in room.write([quiet]).notes] == []
        (note,) = room.write([*chinese, quiet]).notes
        assert (note.code, note.record) == (Code.ASSUMED, "k0")
        assert note.message.startswith("3 entries have characters that pdfLaTeX cannot set (五笔)")
        assert room.write(chinese, Options(target="zotero")).notes == []
    vietnamese = Citation(type="book", key="v", title="Hội")
    assert biblatex.write([vietnamese]).notes


def test_capitals_are_protected_as_asked() -> None:
    citation = Citation(type="book", key="k", title="The DNA of Lamps")
    written = {protect: bibtex.write([citation], Options(protect=protect)).text for protect in ("auto", "none", "all")}
    assert "title = {The {DNA} of {Lamps}}" in written["auto"]
    assert "title = {The DNA of Lamps}" in written["none"]
    assert "title = {{The DNA of Lamps}}" in written["all"]


def test_a_book_of_editors_is_a_collection() -> None:
    citation = Citation(type="book", key="k", editors=(Name(family="Wu"),))
    assert biblatex.write([citation]).text.startswith("@collection{")
    assert biblatex.read(biblatex.write([citation]).text).citations == [citation]
    assert bibtex.write([citation]).text.startswith("@book{")


@pytest.mark.parametrize("pages", ["0", "-1", "1, , 3", "a,,b", "–5"])
def test_odd_pages_are_pages_to_biber(pages: str) -> None:
    citation = Citation(type="book", key="k", pages=pages)  # type: ignore[arg-type]
    written = biblatex.write([citation])
    assert "{}" in written.text
    assert biblatex.read(written.text).citations == [citation]


ZOTERO = Options(target="zotero")


def test_zotero_keeps_one_hyphen_between_pages() -> None:
    assert "pages = {523-530}," in bibtex.write([ARTICLE], ZOTERO).text


def test_scripts_and_braces_as_the_target_reads_them() -> None:
    citation = Citation(type="book", key="k", title="H<sub>2</sub>O } x", publisher="a } b")
    written = {target: biblatex.write([citation], Options(target=target)).text for target in (None, "latex", "pandoc")}
    for target in (None, "latex"):
        assert "title = {{H\\textsubscript{2}O} {\\textbraceright} x}" in written[target]
    assert "title = {{H}\\textsubscript{2}{O} \\vphantom{\\{}\\} x}" in written["pandoc"]
    assert "publisher = {a \\vphantom{\\{}\\} b}" in written["pandoc"]
    for text in written.values():
        assert biblatex.read(text).citations == [citation]


def test_what_biber_breaks_is_not_written() -> None:
    """Commas past the second, an accent on nothing before a brace, TeX in a language: each cost an entry or the run."""
    citation = Citation(
        type="book", key="k", language="x\u00a0y", number_of_pages="{~}",
        authors=(Name(family="a, b", given="c", suffix="d"), Name(family="^"), Name(family="\u0301")),
    )  # fmt: skip
    written = biblatex.write([citation])
    assert "author = {{a; b}, d, c and {{-}} and {?}}" in written.text
    assert "language = {x y}" in written.text
    assert "{}}" not in written.text
    assert {note.field for note in written.notes} >= {"authors", "language"}
    assert biblatex.read(written.text).citations[0].number_of_pages == "{~}"


def test_what_styles_print_of_a_type_has_no_signs_of_tex() -> None:
    for type, words in (("motion_picture", "motion picture"), ("legal_case", "legal case"), ("article-magazine", "")):
        citation = Citation(type=type, key="k", title="T")
        written = biblatex.write([citation]).text
        assert not words or f"entrysubtype = {{{words}}}" in written
        assert biblatex.read(written).citations == [citation]


def test_labels_and_initials_of_names_are_whole() -> None:
    """BibTeX's styles take the first character of a given name, and a family name into the brackets of a label."""
    names = (Name(family="[Kept] Berg", given="Ann"), Name(family="Ek", given="{Olof}"))
    written = bibtex.write([Citation(type="book", key="k", title="T", authors=names)]).text
    assert "author = {{[Kept] Berg}, Ann and Ek, (Olof)}" in written
    assert bibtex.read(written).citations[0].authors[0] == names[0]


def test_hundreds_of_braces_are_written_without_one() -> None:
    citation = Citation(type="book", key="k", abstracts=(Abstract(text="a } {b} ~ ^ \\ -- c " * 1000),))
    written = biblatex.write([citation])
    assert written.text.count("{") < 10
    assert biblatex.read(written.text).citations == [citation]
    italics = Citation(type="book", key="k", abstracts=(Abstract(text="<i>a</i> word " * 2000),))
    assert [note.field for note in biblatex.write([italics]).notes] == ["abstracts"]


def test_a_paragraph_that_looks_like_a_field_is_none() -> None:
    citation = Citation(type="book", key="k", abstracts=(Abstract(text="A\nn = 24\nx=y"),))
    text = biblatex.write([citation]).text
    assert "\n{}n = 24\n" in text
    assert biblatex.read(text).citations == [citation]


def test_bibtex_uses_the_standard_entry_types_only() -> None:
    from carcite.formats.bibtex.types import STANDARD, WRITTEN

    assert {kinds[0] for kinds in WRITTEN.values()} <= STANDARD


@pytest.mark.parametrize(
    "value", ["}", "{", "\\input{x}", "\\", "%", "#", "$", "$5 and $6", "^_~", "a\x00b", "@book{x,", "--", "``x''"]
)
@pytest.mark.parametrize(
    "field", ["title", "publisher", "doi", "url", "status", "genre", "medium", "volume", "archive"]
)
def test_a_hostile_value_stays_a_value(field: str, value: str) -> None:
    citation = Citation(type="report", key="k", **{field: value})
    for room in (bibtex, biblatex):
        written = room.write([citation])
        (read,) = room.read(written.text).citations
        changed = {name for name in Citation.model_fields if getattr(read, name) != getattr(citation, name)}
        assert changed <= {note.field for note in written.notes}


def test_a_paragraph_that_looks_like_an_entry_is_none() -> None:
    citation = Citation(type="book", key="k", abstracts=(Abstract(text="A\n@book(x, y = 3)\n@book{z, title={t}}"),))
    assert bibtex.read(bibtex.write([citation]).text).citations == [citation]


def test_extra_goes_back_as_it_was_and_never_as_a_command() -> None:
    kept = Citation(type="book", key="k", extra=(Extra("bibtex", "acknowledgement", r"by \emph{Me} \& \path|a@b|"),))
    assert bibtex.read(bibtex.write([kept]).text).citations == [kept]
    hostile = Citation(
        type="book", key="k", extra=(Extra("bibtex", "foo", r"\input{x}"), Extra("bibtex", "bad tag", "x"))
    )
    written = bibtex.write([hostile])
    assert r"\input" not in written.text
    assert [n.code for n in written.notes if n.field == "extra"] == [Code.CHANGED, Code.LOST]


def test_related_papers_are_linked_records() -> None:
    stub = Citation(type="article-journal", container_title="Lamp", issued="2020")
    citation = Citation(type="book", key="k", related=(Related(relation="erratum", citation=stub, inverse=True),))
    written = biblatex.write([citation], Options(related="records"))
    first, second = biblatex.read(written.text).citations
    assert second.model_copy(update={"key": None}) == stub
    (link,) = first.related
    assert (link.relation, link.inverse, link.citation.key) == ("erratum", True, second.key)


def test_keys_are_what_every_program_takes() -> None:
    written = bibtex.write([Citation(type="book", key="a b,{c}#")])
    assert written.text.startswith("@book{a_20b_2c_7bc_7d_23,")
    assert [n.code for n in written.notes] == [Code.CHANGED]


def bibtex_log(written: Writing, folder: Path) -> str:
    (folder / "t.bib").write_text(written.text, encoding="utf-8")
    (folder / "t.aux").write_text("\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{t}\n", encoding="utf-8")
    done = subprocess.run(["bibtex", "t"], cwd=folder, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.interop
@pytest.mark.skipif(shutil.which("bibtex") is None, reason="bibtex is not installed")
def test_bibtex_takes_it_without_a_word(tmp_path: Path) -> None:
    long = ARTICLE.model_copy(update={"key": "long", "abstracts": (Abstract(text="words { } \\ % " * 7000),)})
    assert "arning" not in bibtex_log(bibtex.write([ARTICLE, long]), tmp_path)


_WORDS = (
    "Jr",
    "Sr",
    "Ii",
    "Von",
    "De",
    "And",
    "Others",
    "Et",
    "Al",
    "Anna",
    "Junior",
    "El",
    "I.",
    "V.",
    "Mc",
    "Jean-Luc",
    "Jörg",
    "Société",
)


@pytest.mark.parametrize("family", _WORDS)
def test_names_of_capitalised_words_stay_what_they_are_in_a_list(family: str) -> None:
    for given in (*_WORDS, *(f"{word} A." for word in _WORDS)):
        people = (Name(family=family, given=given), Name(family="Doe", given="J."))
        written = write_names(people)
        assert (read_names(written.text).names == people) is written.exact, written


def test_a_dropping_particle_is_the_one_kind_bibtex_has() -> None:
    written = write_names((Name(family="Humbold", given="Ada", dropping_particle="von", suffix="II"),))
    assert (written.text, written.exact) == ("von Humbold, II, Ada", False)


def test_text_in_a_date_field_is_written_in_bibtex_only() -> None:
    citation = Citation(type="webpage", key="k", title="T", accessed="in spring")
    assert "urldate = {in spring}" in bibtex.write([citation]).text
    written = biblatex.write([citation])
    assert "urldate" not in written.text
    assert [(note.code, note.field) for note in written.notes] == [(Code.LOST, "accessed")]


def test_what_pdflatex_does_not_have_is_spelled_where_the_programs_allow_it() -> None:
    names = ["Nguyễn, Văn", {"literal": "TGF-β Group"}, {"literal": "β-Group"}, "Παππάς, Νίκος"]
    citation = Citation(type="book", key="k", title="Of 10⁻³ x₂₁ by ấ", authors=names)
    text = bibtex.write([citation]).text
    author = r"Nguy{\~{\^e}}n, Văn and {TGF-$\beta$ Group} and {$\beta$-Group} and Παππάς, Νίκος"
    assert f"author = {{{author}}}" in text
    assert r"title = {Of {10\textsuperscript{$-$3}} {x\textsubscript{21}} by {\'{\^a}}}" in text
    # biber reads two accents and initials of formulas wrongly.
    assert (
        r"author = {Nguyễn, Văn and {TGF-$\beta$ Group} and {β-Group} and Παππάς, Νίκος}"
        in biblatex.write([citation]).text
    )
    assert bibtex.read(text).citations[0].authors == citation.authors


def test_an_article_with_a_number_and_an_issue_keeps_both_without_a_warning() -> None:
    entry = "@article{a, author={Doe, J.}, title={T}, journal={J}, year=2020, volume=3, number=4, issue=17}"
    reading = carcite.read(entry)
    assert [(note.code, note.severity, note.tag) for note in reading.notes] == [(Code.UNPLACED, Severity.INFO, "issue")]
    assert "issue = {17}" in carcite.dumps(reading.citations, "bibtex")
    # Zotero's import would take it for the issue.
    assert "issue" not in carcite.dumps(reading.citations, "bibtex", target="zotero", on_note="ignore")
