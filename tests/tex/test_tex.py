"""TeX and markup text: every spelling read, every character written so that it reads back."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.tex import (
    decode,
    decode_noting,
    decode_plain,
    decode_verbatim,
    encode,
    encode_plain,
    encode_verbatim,
)
from carcite.tex.mathematics import is_well_formed
from carcite.values.markup import NOCASE, SMALL_CAPS, SPAN_END, plain


def nocase(text: str) -> str:
    return f"{NOCASE}{text}{SPAN_END}"


READ = [
    # accents in every spelling
    *[(tex, "é") for tex in (r"\'e", r"\'{e}", r"{\'e}", r"{\'{e}}", r"\' e", "é")],
    *[(tex, "í") for tex in (r"\'\i", r"\'{\i}", r"{\'\i}", r"{\'{\i}}", r"\'i")],
    (r"\c c\c{c} \v{s} \H o \k{a} \u g \=a \.z \d s \b{a} \t{oo}", "çç š ő ą ğ ā ż ṣ a̱ o͡o"),
    (r"\'{\^e} {\'{\^{e}}} \'\^e \d{\^o} \^{\d o}", "ế ế ế ộ ộ"),
    (r"\u{и} \'{α} \'{\ae} \v{\j}", "й ά ǽ ǰ"),
    (r"\r{A} \AA ngstr\"om {\O}re \o re \L{}\'od\'z stra{\ss}e \DH\th\ng", "Å Ångström Øre øre Łódź straße Ðþŋ"),
    (r"\^{} \~{} \'{} \"{}", "^ ~ ´ ¨"),
    # signs, ligatures, spaces
    (r"\& \% \$ \# \_ \{x\}", "& % $ # _ {x}"),
    ("a--b---c ``q'' !`Hola! -{}-", "a–b—c “q” ¡Hola! --"),
    (r"10~km, 5\,kg hy\-phen f\/f a\ b", "10\u00a0km, 5\u2009kg hyphen ff a b"),
    (r"{\textendash}\textquoteright{}\textdegree C \texteuro 5 \texttrademark\textregistered", "–’°C €5 ™®"),
    (r"\textbackslash\textasciitilde\textless\textgreater\textbar", "\\~<>|"),
    (r"\char65\char`\\\char'101\char" + '"41 ' + r"\symbol{66}", "A\\AAB"),
    # fonts
    (r"\textit{a} \emph{a} \mkbibemph{a} {\it a} {\em a} {\itshape a}", " ".join(["<i>a</i>"] * 6)),
    (r"\textbf{a} {\bf a} \textsuperscript{a} \textsubscript{a}", "<b>a</b> <b>a</b> <sup>a</sup> <sub>a</sub>"),
    (r"\textsc{a} {\sc b}", f"{SMALL_CAPS}a</span> {SMALL_CAPS}b</span>"),
    (r"\texttt{a} \mbox{b} {\tt c} \enquote{d} \mkbibquote{e}", "a b c “d” “e”"),
    (r"\emph{a \textbf{b}}", "<i>a <b>b</b></i>"),
    (r"\LaTeX{} and \TeX nische, {\BibTeX}", "LaTeX and TeXnische, BibTeX"),
    (r"{\noopsort{1973b}}1973, \nth{4} \nth{21} \nth{12}", "1973, 4th 21st 12th"),
    (r"\href{http://a.b/\_x}{here} \url{http://c.d}", "here (http://a.b/_x) http://c.d"),
    (r"\enquote{a \enquote{b} c} \enquote*{d}", "“a ‘b’ c” ‘d’"),
    (r"the `first' lamp's `\'etude', d`Est d'or", "the ‘first’ lamp's ‘étude’, d`Est d'or"),
    (r"\begin{it}a\end{it} \begin{otherlanguage}{french}b\end{otherlanguage}", "<i>a</i> b"),
    (r"\uppercase{a\textit{b}} \MakeLowercase{AB} \raisebox{1pt}{c} \parbox[t]{3cm}{d}\index{e}", "A<i>B</i> ab c d"),
    (r"\textalpha{} \cyrzh\CYRYA{} \nearrow \og a\fg{} \unicode{x2013} \ElsevierGlyph{2020}", "α жЯ ↗«a» – †"),
    (r"\bibstring{inpress}, \ce{Fe2(SO4)3}", "in press, Fe<sub>2</sub>(SO<sub>4</sub>)<sub>3</sub>"),
    # formulas
    (r"\apj, \mnras{} and \prd", "ApJ, MNRAS and Phys. Rev. D"),
    (r"$\alpha_{\rm s}$", "α<sub>s</sub>"),
    (r"$\mathrm{CO_2}$ $SU(2)$ $t\bar{t}$ $\sqrt{s}=13$ $a \le b$ $a\le b$",
     "CO<sub>2</sub> <i>SU</i>(2) <i>tt̄</i> √<i>s</i>=13 <i>a</i> ≤ <i>b</i> <i>a</i>≤<i>b</i>"),
    (r"$\alpha$, $\beta$-catenin, \ensuremath{\mu}m, \(\pm\), $ \Omega $", "α, β-catenin, μm, ±, Ω"),
    (r"CO$_2$ CO$_{2}$ 10$^{-3}$ $^\circ$C SO$_4^{2-}$",
     "CO<sub>2</sub> CO<sub>2</sub> 10<sup>-3</sup> °C SO<sub>4</sub><sup>2-</sup>"),
    (r"$n$-body, $x_i$, $p<0.05$", "<i>n</i>-body, <i>x</i><sub>i</sub>, <i>p</i><0.05"),
    (r"$\frac{a}{b}$ and $x^{y^2}$", r"$\frac{a}{b}$ and $x^{y^2}$"),
    ("costs $5 and $6, US$7", "costs $5 and $6, US$7"),
    # what is broken stays
    ("{a", "{a"), ("a}b", "a}b"), ("\\", "\\"), ("5 $", "5 $"), (r"\textit{a", r"\textit{a"),
]  # fmt: skip


@pytest.mark.parametrize(("tex", "text"), READ)
def test_tex_is_read(tex: str, text: str) -> None:
    assert decode_noting(tex) == (text, () if tex != "\\" else ("\\",))


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("{Whole Title}", "Whole Title"),
        ("{{Whole Title}}", "Whole Title"),
        ("the {DNA} of {Parkinson} and {word}s, {e}", "the DNA of Parkinson and words, e"),
        ("Deep {Gaussian} Processes for Images", f"Deep {nocase('Gaussian')} Processes for Images"),
        ("a {{doubled}} group", f"a {nocase('doubled')} group"),
        (r"the {{\'E}}cole", "the École"),
        (r"The {\'Ecole Normale} and Its Many Students", f"The {nocase('École Normale')} and Its Many Students"),
    ],
)
def test_braces_protect_only_where_they_say_something(tex: str, text: str) -> None:
    assert decode(tex) == text


def test_unknown_commands_stay_and_are_told() -> None:
    assert decode_noting(r"a \foo{bar \'e} \baz x") == (r"a \foo{bar é} \baz x", (r"\foo", r"\baz"))
    assert decode_noting(r"$\input{x}$")[1] == (r"$\input{x}$",)


def test_plain_fields_have_no_markup() -> None:
    assert decode_plain(r"\emph{M}{\"u}ller H$_2$O {{GmbH}}") == "Müller H₂O GmbH"
    assert encode_plain("A <i> & Co") == r"A $<$i$>$ \& Co"


WRITTEN = [
    ("100% & #1 $5 _x ~ ^", r"100\% \& \#1 \$5 \_x \~{} \^{}"),
    ("\\input{x}", r"{\textbackslash}input\{x\}"),
    ("a { b", r"a {\textbraceleft} b"),
    ("p<0.05", "p$<$0.05"),
    ("-- --- '' ``", "-{}- -{}-{}- '{}' `{}`"),
    ("H<sub>2</sub>O 1<sup>st</sup>", r"H$_{2}$O 1$^{\textrm{st}}$"),
    ("<i>a</i><b>b</b>", r"\textit{a}\textbf{b}"),
    (r"$\frac{a}{b}$ $\alpha$", r"$\frac{a}{b}$ \${\textbackslash}alpha\$"),
    (r"$\input{x}$", r"\${\textbackslash}input\{x\}\$"),
    (r"$\frac{a}{b}\write18{x}$", r"\${\textbackslash}frac\{a\}\{b\}{\textbackslash}write18\{x\}\$"),
    ("10\u00a0km", "10~km"),
    ("bell\x07 \ud800", "bell   "),
    (nocase("Foo"), "{{Foo}}{}"),
    ("é – α 漢", "é – α 漢"),
    ("a `b' c`d", "a `{}b' c`d"),
]  # fmt: skip


WELL_FORMED = [
    r"\frac{a}{b}", r"\frac12", r"\frac ab", r"\sqrt[3]{x}", r"x_i^2", r"x'^2", r"{x^a}^b", r"\Lambda_\mathrm{QCD}",
    r"\left( \frac{a}{b} \middle| c \right]^2", r"\bigl\langle x \bigr|", r"\sum\limits_{i=0}^n", r"{a \over b}",
    r"v_{\text{max}}", r"\overset{a}{b}", r"\not\in", r"\hat\alpha",
]  # fmt: skip
BROKEN = [
    r"\frac", r"\frac{a}", r"\frac{a}b}", r"x^", r"_", r"x^a^b", r"x_a_b", r"x^a'", r"x^\hat{a}", r"x^\log", r"\hat",
    r"\left( a", r"a \right)", r"\left a \right b", r"\middle|", r"\big a", r"a \over b \over c", r"\limits_a",
    r"\text{a_b}", r"\text a", r"\text{\alpha}", r"\sqrt[3", r"\hat\mathrm{a}", r"\textbf\alpha",
    r"\frac{a}{b}\input{x}", "x^{" * 40 + "}" * 40,
]  # fmt: skip


@pytest.mark.parametrize("formula", WELL_FORMED)
def test_a_formula_that_tex_takes_is_one(formula: str) -> None:
    assert is_well_formed(formula)


@pytest.mark.parametrize("formula", BROKEN)
def test_a_formula_that_stops_latex_is_written_as_text(formula: str) -> None:
    assert not is_well_formed(formula)
    assert encode(f"${formula}$").startswith(r"\$")


@pytest.mark.parametrize(("text", "tex"), WRITTEN)
def test_text_is_written(text: str, tex: str) -> None:
    assert encode(text) == tex


def test_ascii_writes_commands_where_tex_has_them() -> None:
    text = "École ộ ø – “x” α ± Å 漢 ²"
    tex = r"{\'E}cole {\d{\^o}} {\o} -- ``x'' $\alpha$ {\textpm} {\AA} 漢 {\texttwosuperior}"
    assert encode(text, ascii=True) == tex
    assert encode("la École", ascii=True, protect=True) == r"la {{\'E}cole}"


def test_zotero_reads_other_spellings() -> None:
    assert encode("a<b \\ x<sub>2</sub>", spelling="zotero") == r"a<b \\ x<sub>2</sub>"


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("The role of mRNA in Parkinson disease", "The role of {mRNA} in {Parkinson} disease"),
        ("COVID-19 and IL-4: Results of a pH study", "{COVID-19} and {IL-4}: Results of a {pH} study"),
        ("Deep Learning of DNA for Protein Design", "Deep Learning of {DNA} for Protein Design"),
        ("Effects of vitamin D and hepatitis A on T cells", "Effects of vitamin {D} and hepatitis {A} on {T} cells"),
        ("Kaplan-Meier curves", "{Kaplan-Meier} curves"),
        ("A plain title", "A plain title"),
        ("GENE EXPRESSION IN MICE", "GENE EXPRESSION IN MICE"),
        ("Die stille Geburt der Klinik mit HIV", "Die stille Geburt der Klinik mit {HIV}"),
        ("Forces of van der Waals on ice", "Forces of van der {Waals} on ice"),
        ("Des effets des Alpes", "Des effets des {Alpes}"),
        ("CO<sub>2</sub> in <i>Escherichia coli</i>", r"{CO}$_{2}$ in \textit{{Escherichia} coli}"),
    ],
)
def test_titles_protect_the_capitals_that_matter(title: str, tex: str) -> None:
    assert encode(title, protect=True) == tex
    assert decode(tex) == title


def test_addresses_are_raw() -> None:
    assert encode_verbatim("http://a.b/x_y%20z#q~r&s") == "http://a.b/x_y%20z#q~r&s"
    assert encode_verbatim("10.1/a{b") == "10.1/a%7Bb"
    assert encode_verbatim("http://a\\b c") == "http://a%5Cb%20c"
    assert decode_verbatim(r"\url{http://a.b/x\_y\%20{\textasciitilde}z}") == "http://a.b/x_y%20~z"


BITS = [
    "<i>", "</i>", "<sub>", "</sub>", "<sup>", "</sup>", NOCASE, "</span>", SMALL_CAPS, "DNA", "word", "Parkinson", "É",
    "ộ", "$", "\\", "{", "}", "%", "&", "#", "_", "^", "~", "-", "--", "'", "`", "“", "”", "–", "!", "?", " ", "2", "A",
    "x\u0301", "\u00a0", "\u2009", "α", "±", "²", "$\\frac{a}{b}$", "$x_1$", "\\alpha", "\\textit{a}", "漢", "|", "<",
    ">", "ı", "Å", "\n", "\\'", "\\(", "\\char", "\\noopsort{", "\\ensuremath{", "{\\it ",
]  # fmt: skip
texts = st.lists(st.sampled_from(BITS) | st.text(max_size=3), max_size=9).map("".join)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def canonical(text: str) -> str:
    """What the law promises: control characters are spaces, letters and their accents are composed."""
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", text))


def brace_depths(tex: str) -> list[int]:
    depth, depths = 0, []
    for char in tex:
        depth += (char == "{") - (char == "}")
        depths.append(depth)
    return depths or [0]


@given(texts, st.booleans(), st.booleans())
def test_what_is_written_reads_back(text: str, ascii: bool, protect: bool) -> None:
    text = canonical(text)
    tex = encode(text, ascii=ascii, protect=protect)
    assert canonical(decode(tex)) == text
    assert canonical(decode_plain(encode_plain(text, ascii=ascii))) == text


@given(texts, st.booleans(), st.sampled_from(["tex", "zotero"]))
def test_braces_balance_as_bibtex_counts_them(text: str, protect: bool, spelling: str) -> None:
    for tex in (encode(text, protect=protect, spelling=spelling), encode_plain(text), encode_verbatim(text)):  # type: ignore[arg-type]
        assert min(brace_depths(tex)) >= 0
        assert brace_depths(tex)[-1] == 0


@given(texts)
def test_no_special_character_is_left_bare(text: str) -> None:
    tex = re.sub(r"\\[#$%&_{}^~]", "", encode_plain(text.replace("$", "")))
    assert not set("#%&_^") & set(tex)
    assert tex.count("$") % 2 == 0


@given(texts)
def test_any_tex_is_read_and_a_second_pass_changes_nothing(tex: str) -> None:
    text = decode(tex)
    assert canonical(decode(encode(text, protect=True))) == canonical(text)
    assert isinstance(decode_plain(tex), str)
    assert isinstance(decode_verbatim(tex), str)


@given(st.text())
def test_no_text_is_lost(text: str) -> None:
    assert plain(canonical(decode(encode(canonical(text), protect=True)))) == plain(canonical(text))


@pytest.mark.parametrize("unit", [r"\rm ", r"\bar ", r"\sqrt{", r"\sqrt", r"\mathrm{", "x^", "{", r"\nearrow "])
def test_hostile_formulas_do_not_fail(unit: str) -> None:
    assert decode(f"${unit * 5_000}x{'}' * 5_000 * unit.count('{')}$") is not None


@pytest.mark.parametrize(
    "unit",
    [
        "{",
        "}",
        "{}",
        "$",
        r"\$",
        r"\'",
        r"\'{",
        r"\textit{",
        "$x_",
        r"\(",
        r"\ensuremath{",
        "A-",
        r"\begin{it}",
        r"\uppercase{",
        r"\enquote{",
        "`a",
        r"\raisebox{1}",
        r"\cyrzh",
    ],
)
def test_hostile_text_neither_fails_nor_stalls(unit: str) -> None:
    text = unit * 10_000
    assert decode(text) is not None
    assert canonical(decode(encode(text, protect=True))) == canonical(text)


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("ΔNp63 in β-catenin cells", "{$\\Delta$Np63} in {$\\beta$}-catenin cells"),
        ("CO<sub>2</sub> uptake", "{CO\\textsubscript{2}} uptake"),
        ("CO₂ at 5 µm ≥ 12 °C", "{CO\\textsubscript{2}} at 5 µm {$\\geq$} 12 °{C}"),
        ("the NF-<i>κ</i>B site", "the {NF-\\textit{$\\kappa$}B} site"),
        ("Ångström and Ωm", "Ångström and {$\\Omega$m}"),
        ("ﬁnal\u2003\u200bstate", "final state"),
        ("五笔 is kept", "五笔 is kept"),
        ("<i>Escherichia coli</i>", "\\textit{Escherichia coli}"),
    ],
)
def test_titles_for_latex(text: str, tex: str) -> None:
    assert encode(text, spelling="latex", protect=True) == tex


def test_a_hyphen_alone_in_a_formula_is_a_minus_sign() -> None:
    assert decode("3 $-$ 2") == "3 − 2"
    assert decode(encode("3 − 2")) == "3 − 2"
