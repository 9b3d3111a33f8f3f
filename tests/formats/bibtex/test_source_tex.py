r"""The TeX of a .bib file comes back to a .bib as it was written: formulas, logos, `\url`, accents, braces."""

from __future__ import annotations

import copy
import pickle

import pytest

import carcite
from carcite import BibDocument, Citation
from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import source_tex


def entry(*fields: str, kind: str = "article") -> str:
    return "".join((f"@{kind}{{k,\n", *(f"  {field},\n" for field in fields), "}\n"))


def read(text: str) -> Citation:
    [citation] = carcite.loads(text, "bibtex", on_note="ignore")
    return citation


FIELDS = [
    r"title = {On $n$ and $\frac{a}{b}$ in {\LaTeX}}",
    r"title = {The \TeX{}book, \emph{revised}}",
    r"title = {{DNA} Sequence of the {McDonald} gene}",
    r"title = {{The Whole Title in Braces}}",
    r"title = {Ueber den {D}oppler-{E}ffekt and Parkinson}",
    r"title = {Gr{\"o}{\ss}e, gr\"o\ss{}er and Stra{\ss}e}",
    r"title = {{CO$_2$} uptake at 5~{\textmu}m -- and ``more''}",
    r"title = {A \verylocal{} command and \another{one}}",
    r"title = {{\noopsort{1973a}}Sorted}",
    r"author = {Kurt G{\"o}del and Donald E. {Knuth}}",
    r"author = {{\'E}mile {Zola} and {NASA {\&} ESA} and others}",
    r"author = {Erd{\H o}s, Paul}",
    r"journal = {Journal of {\TeX} and $\pi$}",
    r"note = {See \url{https://example.org/a_b} and p.~5}",
    r"abstract = {We find $p < 0.05$ and \emph{more}, 5\% of all.}",
    r"keywords = {$\alpha$-synuclein, {\TeX}, a--b}",
    r"annote = {first~one}",
]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_comes_back_as_it_was_written(field: str) -> None:
    text = entry(field)
    first = carcite.write([read(text)], "bibtex").text
    assert f"  {field},\n" in first
    assert carcite.write([read(first)], "bibtex").text == first


def test_biblatex_has_the_same_text_under_its_own_names() -> None:
    text = entry(r"title = {On $n$}", r"journal = {{\TeX} News}", r"editor = {G{\"o}del, Kurt}")
    written = carcite.write([read(text)], "biblatex").text
    assert r"title = {On $n$}" in written
    assert r"journaltitle = {{\TeX} News}" in written
    assert r"editor = {G{\"o}del, Kurt}" in written
    assert r"address = {Z{\"u}rich}" in carcite.write([read(entry(r"location = {Z{\"u}rich}"))], "bibtex").text


def test_a_subtitle_is_joined_in_tex() -> None:
    text = entry(r"title = {On {DNA}}", r"subtitle = {a study of Parkinson and $n$}")
    written = carcite.write([read(text)], "biblatex").text
    assert r"title = {On {DNA}: a study of Parkinson and $n$}" in written
    assert carcite.write([read(written)], "biblatex").text == written


def test_macros_are_resolved() -> None:
    text = "@string{tug = {{\\TeX} Users}}\n" + entry('journal = tug # " Group"')
    assert r"journal = {{\TeX} Users Group}" in carcite.write([read(text)], "bibtex").text


@pytest.mark.parametrize(
    ("field", "written"),
    [
        (r"title = {An \input{x} file}", r"{\textbackslash}input"),
        (r"title = {A \alpha{} outside}", r"$\alpha$"),
        (r"title = {Costs $x^a^b$ more}", r"Costs"),
        (r"title = {Profit & loss in {Δ}}", r"Profit \& loss in {$\Delta$}"),
        (r"title = {Loud \emph}", r"{\textbackslash}emph"),
        (r"title = {A_b {DNA}}", r"A\_b {DNA}"),
        (r"title = {Sign \h x}", "Sign"),
    ],
)
def test_what_latex_would_stop_at_is_spelled_anew(field: str, written: str) -> None:
    text = carcite.write([read(entry(field))], "bibtex").text
    assert f"  {field},\n" not in text
    assert written in text


def test_a_changed_value_is_spelled_anew() -> None:
    citation = read(entry(r"title = {On $n$}", r"journal = {{\TeX} News}"))
    text = carcite.write([citation.replace(title="On m", volume="2")], "bibtex").text
    assert "title = {On m}" in text
    assert r"journal = {{\TeX} News}" in text
    again = citation.replace(title="On m").replace(title=citation.title)
    assert r"title = {On $n$}" in carcite.write([again], "bibtex").text


def test_copies_keep_the_tex_and_equality_does_not_see_it() -> None:
    citation = read(entry(r"title = {On $n$}"))
    plain = Citation.model_validate_json(citation.model_dump_json())
    assert source_tex(citation) == {"title": "On $n$"}
    assert source_tex(plain) == {}
    assert citation == plain
    assert hash(citation) == hash(plain)
    assert repr(citation) == repr(plain)
    assert "On $n$" not in citation.model_dump_json()
    for other in (
        pickle.loads(pickle.dumps(citation)),
        copy.deepcopy(citation),
        citation.model_copy(update={"volume": "3"}),
        copy.copy(citation),
    ):
        assert source_tex(other) == {"title": "On $n$"}


def test_a_merged_record_takes_the_tex_of_the_values_it_has() -> None:
    text = entry(r"title = {On $n$}", r"author = {G{\"o}del, Kurt}", "year = 1931", "doi = {10.1000/1}")
    other = Citation(
        type="article-journal", title="On n", authors="Gödel, Kurt", issued="1931", doi="10.1000/1", volume="2"
    )
    [merged] = carcite.merge([read(text), other]).citations
    written = carcite.write([merged], "bibtex").text
    assert r"author = {G{\"o}del, Kurt}" in written
    assert "volume = {2}" in written


def test_options_decide() -> None:
    citation = read(entry(r"title = {On $n$ of {DNA} and Parkinson}", r"note = {Größe {\TeX}}"))
    assert r"note = {Gr{\"o}{\ss}e" in carcite.write([citation], "bibtex", ascii=True).text
    assert r"title = {On $n$ of {DNA} and Parkinson}" in carcite.write([citation], "bibtex", ascii=True).text
    assert r"title = {{On \textit{n}" in carcite.write([citation], "bibtex", protect="all").text
    zotero = carcite.write([read(entry(r"title = {Gr{\"o}{\ss}e}"))], "bibtex", target="zotero").text
    assert "title = {Größe}" in zotero


def test_commands_that_a_document_may_lack_are_defined() -> None:
    text = entry(r"title = {{\BibTeX} and {\mylogo}}", r"note = {\url{http://a.b/c}, seen}")
    written = carcite.write([read(text)], "bibtex").text
    assert r"\providecommand{\BibTeX}{BibTeX}" in written
    assert r"\providecommand{\mylogo}{mylogo}" in written
    assert r"\providecommand{\url}[1]{\texttt{\detokenize{#1}}}" in written
    assert carcite.write(carcite.loads(written, "bibtex", on_note="ignore"), "bibtex").text == written
    assert "@preamble" not in carcite.write([read(entry(r"title = {{\LaTeX}}"))], "bibtex").text
    assert r"\url}[1]" not in carcite.write([read(text)], "biblatex").text  # biblatex loads the package url


def test_a_command_of_the_preamble_is_not_passed_on_without_it() -> None:
    preamble = '@preamble{"\\newcommand{\\JL}{J. {Lamps}} \\newcommand{\\two}[2]{#2#1}"}\n'
    written = carcite.write([read(preamble + entry(r"title = {A {\two{b}{c}} d}", r"journal = {\JL}"))], "bibtex").text
    assert r"\two" not in written
    assert "journal = {J. {Lamps}}" in written


def test_a_document_keeps_a_field_whose_value_is_the_same() -> None:
    document = BibDocument.loads(entry(r"title = {On $n$}", "volume = {1}"))
    document["k"] = Citation(type="article-journal", key="k", title=document["k"].title, volume="2")
    assert document.dumps() == entry(r"title = {On $n$}", "volume = {2}")
    document.add(read(entry(r"title = {{\BibTeX}}").replace("{k,", "{other,")))
    assert r"title = {{\BibTeX}}" in document.dumps()


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
