"""Formulas for programs that set none."""

from __future__ import annotations

import pytest

from carcite.tex import encode, encode_plain
from carcite.tex.approximation import without_formulas


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (r"$\frac{a}{b}$", "a/b"),
        (r"$\frac{a+1}{\sqrt{b}}$", "(a+1)/(√b)"),
        (r"$L^{p_1}$", "L^(p₁)"),
        (r"$x_{i_k}$", "x_(i_k)"),
        (r"$\int_0^1 f(x)\,dx$", "∫₀¹ f(x) dx"),
        (r"$\mathcal{O}(n \log n)$", "O(n log n)"),
        (r"$\sum_{i=1}^{n} \left( \mathrm{min}\, \hat{x}_i \right)$", "∑_(i=1)ⁿ ( min x̂_i )"),
        ("$5 and $6", "$5 and $6"),
    ],
)
def test_formulas_that_need_tex_become_text(formula: str, text: str) -> None:
    assert without_formulas(f"On {formula}.") == f"On {text}."


def test_zotero_gets_no_formulas() -> None:
    assert encode(r"All $\frac{a}{b}$", spelling="zotero") == "All a/b"
    assert encode_plain(r"All $\frac{a}{b}$", spelling="zotero") == "All a/b"
    assert encode(r"All $\frac{a}{b}$", spelling="latex") == r"All $\frac{a}{b}$"
