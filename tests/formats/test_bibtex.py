"""Reading .bib files: what each shape of entry, name, date and fault becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from carcite.formats.bibtex import biblatex, bibtex
from carcite.formats.bibtex.names import Names, read_names
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.dates import PartialDate
from carcite.values.names import Name


def one(text: str) -> Citation:
    (citation,) = bibtex.read(text).citations
    return citation


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ludwig van der Berg", Name(given="Ludwig", particle="van der", family="Berg")),
        ("van der Berg, Ludwig", Name(given="Ludwig", particle="van der", family="Berg")),
        ("{van der Berg}, Ludwig", Name(given="Ludwig", family="van der Berg")),
        ("Berg, Jr., Ludwig", Name(given="Ludwig", family="Berg", suffix="Jr.")),
        ("Berg Jr., Ludwig", Name(given="Ludwig", family="Berg", suffix="Jr.")),
        ("Ludwig Berg, Jr.", Name(given="Ludwig", family="Berg", suffix="Jr.")),
        ("{Lamp and Wick, Inc.}", Name(literal="Lamp and Wick, Inc.")),
        ("Madonna", Name(family="Madonna")),
        (r"{\'E}mile {\o}st", Name(given="Émile", family="øst")),
        ("family=Berg, given=Ludwig, prefix=van", Name(given="Ludwig", particle="van", family="Berg")),
        (
            "{given={Ludwig}, family={Berg}, prefix={van}, useprefix=false}",
            Name(given="Ludwig", dropping_particle="van", family="Berg"),
        ),
        ('"family=Berg, Jr.", given=Ludwig', Name(given="Ludwig", family="Berg, Jr.")),
        ("{Berg}, {Jr}, {Ludwig M.}", Name(given="Ludwig M.", family="Berg", suffix="Jr")),
        ("伊藤 花", Name(family="伊藤", given="花")),
    ],
)
def test_a_name_is_read_by_bibtex_rules(text: str, name: Name) -> None:
    assert read_names(text).names == (name,)


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("A. Reed, Bo Moss, C. D. Fern", "Reed Moss Fern"),
        ("Ada Reed, Bo Moss, Cy Fern and Di Hill", "Reed Moss Fern Hill"),
        ("A. Reed, Bo Moss, and C. D. Fern", "Reed Moss Fern"),
        ("Reed, A., Moss, B. C.", "Reed Moss"),
        ("Reed, A., Moss, B., and Fern, C.-D.", "Reed Moss Fern"),
        ("Reed, Ada; Moss, Bo; {Fern; Sons} and Sedge, C.", "Reed Moss - Sedge"),
        ("Reed, Jr., Ada", "Reed"),
        ("Reed, Ada, Jr.", "Reed"),
        ("Reed,, Ada", "Reed"),
        ("M&uuml;ller, Ada", "M&uuml;ller"),
    ],
)
def test_lists_with_other_signs_than_and(text: str, families: str) -> None:
    assert [name.family or "-" for name in read_names(text).names] == families.split()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lamp Institute, and Wick Institute,", ["Lamp Institute", "Wick Institute"]),
        ("Reed, Ida and Lamp Institute,", ["Reed, Ida", "Lamp Institute"]),
        ("Ida Reed, and Tom Moss", ["Reed, Ida", "Moss, Tom"]),
        ("Xin LI and Yan HE", ["LI, Xin", "HE, Yan"]),
        ("Simon & Schuster", ["Schuster, Simon &"]),
    ],
)
def test_commas_behind_names_and_letters_that_are_no_initials(text: str, names: list[str]) -> None:
    read = read_names(text).names
    assert [name.literal or f"{name.family}, {name.given}" for name in read] == names


@pytest.mark.parametrize("text", ["Reed, A. and et al.", "Reed, A. et al.", "A. Reed, et al", "Reed, A. and others"])
def test_more_authors_than_are_named(text: str) -> None:
    names = read_names(text)
    assert [(name.family, name.given) for name in names.names] == [("Reed", "A.")]
    assert names.truncated


def test_editors_of_another_type_have_their_role() -> None:
    [citation] = biblatex.read("@movie{m, title = {Lamps}, editor = {Reed, Ida}, editortype = {director}}").citations
    assert [(creator.role, creator.name.family) for creator in citation.creators] == [("director", "Reed")]
    assert not citation.editors
    assert not citation.extra


@pytest.mark.parametrize(
    ("text", "error"), [("Nothing but\nwords", True), ("% a remark", False), ("@string{a = 1}", False), ("", False)]
)
def test_a_file_without_entries_is_said(text: str, error: bool) -> None:
    reading = bibtex.read(text)
    assert not reading.citations
    assert any(note.code is Code.BROKEN_RECORD for note in reading.notes) == error


def test_others_ends_a_list_and_is_nobody() -> None:
    assert read_names("A, B and others") == Names((Name(family="A", given="B"),), truncated=True)


@pytest.mark.parametrize(
    ("fields", "edtf"),
    [
        ("year = 2001, month = may", "2001-05"),
        ("year = 2001, month = {May}", "2001-05"),
        ("year = {2001}, month = 5", "2001-05"),
        ('year = 2001, month = sep # "/" # oct', "2001-09/2001-10"),
        ('year = 2001, month = "17~" # dec', "2001-12-17"),
        ("year = 2001, month = dec, day = 17", "2001-12-17"),
        ("date = {2001-12-17/2002-01}", "2001-12-17/2002-01"),
        ("date = {1988/}", "1988/.."),
        ("date = {2009}, month = {5}, year = {2009}", "2009-05"),
        ("date = {-0044~}", "-0044~"),
        ("year = {in press}", "in press"),
        ("year = 2001, month = {5,}", "2001-05"),
        ("date = {1850?~}", "1850%"),
        ("date = {19uu}", "19XX"),
        ("date = {1999-uu}", "1999-XX"),
        ("date = {2001-07-03/open}", "2001-07-03/.."),
        ("date = {*/2001}", "../2001"),
        ("date = {y-17000}", "Y-17000"),
        ("date = {2001}, month = jul", "2001-07"),
        ("date = {unknown/2004}", "../2004"),
        ("year = {unknown}", "unknown"),
    ],
)
def test_dates(fields: str, edtf: str) -> None:
    assert str(one(f"@misc{{k, {fields}}}").issued) == edtf


@pytest.mark.parametrize(
    ("entry_type", "csl"),
    [
        ("article", "article-journal"), ("BOOK", "book"), ("inbook", "chapter"), ("conference", "paper-conference"),
        ("techreport", "report"), ("mastersthesis", "thesis"), ("online", "webpage"), ("mvcollection", "book"),
        ("inreference", "entry-encyclopedia"), ("dataset", "dataset"), ("unknownkind", "document"),
    ],
)  # fmt: skip
def test_entry_types(entry_type: str, csl: str) -> None:
    assert one(f"@{entry_type}{{k, title = {{T}}}}").type == csl


@pytest.mark.parametrize(
    ("fields", "url", "note"),
    [
        (r"howpublished = {\url{http://a.b/c\_d}}", "http://a.b/c_d", None),
        (r"howpublished = {http://a.b/c}", "http://a.b/c", None),
        (r"howpublished = {\href{http://a.b/c}{the site}}", "http://a.b/c", "the site (http://a.b/c)"),
        (r"howpublished = {\url{http://a.b/c}, seen in May}", "http://a.b/c", "http://a.b/c, seen in May"),
        (r"howpublished = {http://a.b/c (2010)}, url = {http://d.e}", "http://d.e", "http://a.b/c (2010)"),
        (r"howpublished = {On stone}", None, "On stone"),
        (r"howpublished = {On stone}, note = {Broken}", None, "On stone. Broken"),
        (r"howpublished = {http://a.b/c}, url = {http://d.e}", "http://d.e", "http://a.b/c"),
        (r"howpublished = {http://a.b/c}, link = {http://a.b/c}", "http://a.b/c", None),
        (r"url = {\href{http://a.b/c}{here}}", "http://a.b/c", None),
        (r"url = {<http://a.b/c>}", "http://a.b/c", None),
    ],
)
def test_addresses(fields: str, url: str | None, note: str | None) -> None:
    citation = one(f"@misc{{k, {fields}}}")
    assert (citation.url, citation.note) == (url, note)


def test_an_arxiv_number_makes_a_preprint() -> None:
    citation = one("@misc{k, title={T}, eprint={arXiv:2101.00001v2}, archivePrefix={arXiv}, primaryClass={cs.CL}}")
    assert (citation.type, citation.arxiv) == ("article", "2101.00001v2")


@pytest.mark.parametrize(
    "broken",
    [
        "@article{a,\n title = {T}\n year = 2000,\n}",
        "@article{a,\n title = {T,\n year = {2000},\n}",
        '@article{a,\n title = "T,\n year = "2000"\n}',
        "@article{a,\n title = {T},\n year = {2000}\n",
        "@article{a,\n title = {T}},\n year = {2000},\n}",
        "@article{a\n title = {T}, year = 2000}",
    ],
)
def test_a_faulty_entry_keeps_its_fields_and_leaves_its_neighbours_alone(broken: str) -> None:
    before, after = "@book{x, title = {X}}\n", "\n@book{y, title = {Y}, year = 1999}"
    reading = bibtex.read(before + broken + after)
    assert [(c.key, c.title) for c in reading.citations] == [("x", "X"), ("a", "T"), ("y", "Y")]
    assert reading.citations[1].issued == PartialDate(year=2000)
    (repaired,) = {(n.code, n.record, n.line) for n in reading.notes}
    assert repaired == (Code.REPAIRED, "a", 2)


def test_what_is_no_record_is_noted() -> None:
    reading = bibtex.read(
        'words\n@comment{jabref-meta: x}\n@preamble{"x"}\n% @book{no, title={N}}\n@book{y, title={Y}}'
    )
    assert [c.key for c in reading.citations] == ["y"]
    assert [(n.code, n.line) for n in reading.notes] == [(Code.NOT_A_RECORD, line) for line in (1, 2, 3)]
    assert "(2 times)" in reading.notes[0].message


def test_what_a_new_file_does_not_have_is_noted_once_a_kind() -> None:
    text = "@string{a={A}}\n@string{b={B}}\n@comment{x}\n@book{p,title=a}\n@inbook{c,crossref={p}}"
    notes = [note for note in bibtex.read(text).notes if note.code is Code.NOT_A_RECORD]
    assert [(note.line, note.message.split()[0]) for note in notes] == [
        (1, "@string"),
        (3, "@comment"),
        (5, "crossref"),
    ]


@pytest.mark.parametrize("count", [400, 800])
def test_what_macros_and_parents_add_has_a_limit(count: int) -> None:
    doubling = '@string{a0 = "0123456789"}' + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(count))
    fan = f"@xdata{{k, {','.join(f'f{n}={{v}}' for n in range(count))}}}\n"
    fan += "".join(f"@book{{b{n}, title={{T}}, xdata={{k}}}}\n" for n in range(count))
    for text in (doubling + f"@book{{k, title = a{count}}}", fan):
        reading = bibtex.read(text)
        assert sum(len(str(value)) for c in reading.citations for value in (c.title, *c.extra)) < 100 * len(text)
        assert any("longer than" in note.message or "too much" in note.message for note in reading.notes)


def test_duplicate_keys_and_fields_are_noted_and_kept() -> None:
    reading = bibtex.read("@book{a, title={T}, title={U}}\n@book{A, title={V}}")
    assert [n.code for n in reading.notes] == [Code.DUPLICATE_FIELD, Code.DUPLICATE_KEY]
    assert reading.citations[0].extra == (("bibtex", "title", "U"),)
    assert [c.key for c in reading.citations] == ["a", "A"]


def test_a_child_inherits_from_a_parent_that_stands_before_or_behind_it() -> None:
    parent = "@proceedings{p, title={Proc}, year=1999}\n"
    child = "@inproceedings{c, title={Talk}, crossref={P}}\n"
    for text in (parent + child, child + parent):
        found = {c.key: c for c in bibtex.read(text).citations}
        assert found["c"].container_title == "Proc"
        assert found["c"].issued == PartialDate(year=1999)
        assert found["c"].title == "Talk"


def test_circles_of_crossrefs_end() -> None:
    reading = bibtex.read("@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}, volume=2}")
    assert [(c.key, c.title, c.volume) for c in reading.citations] == [("a", "A", "2"), ("b", "A", "2")]


HOSTILE = (
    "", "{" * 100_000, "@a{" * 20_000, "@a{b,c=" + "{" * 100_000, "@a{b,\n" + "x=1 # " * 20_000, "@" * 100_000,
    '@a{b,c="' * 5_000, "%@a{" * 20_000, "\n@a{b,c={" * 5_000, "@a{b,c={" + "x and " * 20_000 + "}}",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_too_hostile(text: str) -> None:
    bibtex.read(text)


def test_a_file_in_pieces_reads_like_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"@article{{k{n}, title = {{T {n} {'x' * n}}},\n year = 2000}}\n\n" for n in range(60))
    whole = bibtex.read(text)
    monkeypatch.setattr("carcite.formats.bibtex.blocks._CHUNK", 50)
    assert bibtex.read(text) == whole


def test_each_dialect_is_told_from_the_other() -> None:
    for text, dialect in (
        ("@article{a, journal={J}, year=2000}", "bibtex"),
        ("@article{a, journaltitle={J}, date={2000}}", "biblatex"),
        ("@online{a, title={J}}", "biblatex"),
        ("@misc{a}", "bibtex"),
    ):
        assert (bibtex.FORMAT.sniff(text), biblatex.FORMAT.sniff(text)) == (dialect == "bibtex", dialect == "biblatex")


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "count"), [("biblatex-examples.bib", 92), ("tugboat.bib", 3644)])
def test_no_record_of_the_corpus_is_lost(name: str, count: int, corpus: Path) -> None:
    reading = bibtex.read((corpus / name).read_text(encoding="utf-8"))
    assert len(reading.citations) == count
    assert not [n for n in reading.notes if n.code in (Code.BROKEN_RECORD, Code.REPAIRED)]


def test_characters_of_no_text_are_left_out_with_a_note() -> None:
    reading = bibtex.read("@book{a, title = {x\ufdd0y\x07z}, note = {\ud800}}\n@book{b, title = {One\n\ttwo}}")
    assert [c.title for c in reading.citations] == ["xyz", "One two"]
    assert [(n.code, n.record) for n in reading.notes] == [(Code.REPAIRED, "a")]


def test_a_value_with_blank_lines_is_the_same_after_each_pass() -> None:
    text = "@misc{k, language = {h}, langid = {p\n\nb}, x = {a\n\n\nb}}"
    first = bibtex.write(bibtex.read(text).citations).text
    assert bibtex.write(bibtex.read(first).citations).text == first


@pytest.mark.parametrize(
    "fields",
    [
        "date = {2024-5}, r = {s}, date = {1950}",
        "title = {A}, subtitle = {B}, subtitle = {C}",
        "year = 2001, date = {1999}",
        "origlocation = {Ghent}, origlocation = {York}",
        "journal = {J}, entrysubtype = {magazine}, entrysubtype = {newspaper}",
        "abstract = {A\n\nB}, abstract-en = {C\n\nD}",
        "issn = {1234-5679}, eissn = {x}",
        "doi = {10.1002/(SICI)1097{<}1{}::AID{>}3.0}, doi = {10.1000/1}",
    ],
)
def test_fields_given_twice_are_the_same_after_each_pass(fields: str) -> None:
    for format in (bibtex, biblatex):
        first = format.write(format.read(f"@article{{k, {fields}}}").citations).text
        assert format.write(format.read(first).citations).text == first


def test_an_address_in_howpublished_stays_text() -> None:
    citation = Citation(type="book", key="k", medium="https://example.org/p, in press")
    [read] = bibtex.read(bibtex.write([citation]).text).citations
    assert (read.url, read.note) == (None, citation.medium)


def test_what_styles_print_comes_back_in_its_two_fields() -> None:
    text = "@misc{k,\n  title = {T},\n  howpublished = {On {\\TeX} stone},\n  note = {Broken},\n}\n"
    citation = one(text)
    assert bibtex.write([citation]).text == text
    assert "note = {Elsewhere}" in bibtex.write([citation.replace(note="Elsewhere")]).text
    assert bibtex.read(bibtex.write([citation]).text).citations[0].url is None


@pytest.mark.parametrize("name", ["伊藤 LI Jr.", "花 - III", "伊藤 Ann III"])
def test_a_name_in_ideographs_with_a_suffix_is_one_name(name: str) -> None:
    assert read_names(name).names == (Name(literal=name),)
