"""Text in PubMed XML: inline markup as CSL's small markup, MathML as text one can read.

Reference: PubMed DTD, entity `%text;` (i, b, sup, sub, u, mml:math); MathML 3.0, chapter 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carcite.formats.xml import entity_text

if TYPE_CHECKING:
    from lxml.etree import _Element

# Before and after the text of an element; one that is not here has its text and nothing round it.
_MARKUP = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
}

# MathML elements of two or three parts: what stands before, between and after their parts.
_MATH = {
    "msub": ("", "<sub>", "</sub>"),
    "munder": ("", "<sub>", "</sub>"),
    "msup": ("", "<sup>", "</sup>"),
    "mover": ("", "", ""),
    "msubsup": ("", "<sub>", "</sub><sup>", "</sup>"),
    "munderover": ("", "<sub>", "</sub><sup>", "</sup>"),
    "mfrac": ("", "/", ""),
    "mroot": ("", " root ", ""),
}
_MATH_AROUND = {"msqrt": ("√(", ")"), "mfenced": ("(", ")"), "mtd": ("", " "), "mtr": ("", "; "), "mspace": (" ", "")}
_MATH_SILENT = frozenset({"annotation", "annotation-xml", "mphantom"})
_MATHML = "{http://www.w3.org/1998/Math/MathML}"


def inline_text(element: _Element) -> str:
    """Return the text of an element in one line, with markup; white space is what XML takes it to be, one space."""
    return _one_line((element.text or "") if not len(element) else "".join(_pieces(element)))


def bare_text(element: _Element) -> str:
    """Return the text of an element in one line, without markup: for places, keywords and notes."""
    if not len(element):
        return _one_line(element.text or "")
    return _one_line("".join(str(piece) for piece in element.itertext()))


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        text = " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)
    return text.strip(" ")


def _pieces(element: _Element) -> list[str]:
    # The depth of a document is bounded by the parser (256), so this may call itself.
    pieces = [element.text or ""]
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            pieces.append(entity_text(child.text))
        elif tag.startswith(_MATHML) or tag == "math":
            pieces.append(_math(child))
        else:
            inner = "".join(_pieces(child))
            before, after = _MARKUP.get(tag, ("", ""))
            pieces.append(f"{before}{inner}{after}" if inner.strip() else inner)
        pieces.append(child.tail or "")
    return pieces


def _math(element: _Element) -> str:
    """Return a formula as one line. White space between MathML's elements has no meaning."""
    name = element.tag.removeprefix(_MATHML)
    if name in _MATH_SILENT:
        return ""
    parts = [_math(child) if isinstance(child.tag, str) else entity_text(child.text) for child in element]
    if name in _MATH and len(parts) == len(_MATH[name]) - 1:
        signs = _MATH[name]
        if name == "mfrac":
            parts = [part if len(part) < 2 or part.isalnum() else f"({part})" for part in parts]
        return signs[0] + "".join(part + sign for part, sign in zip(parts, signs[1:], strict=True))
    before, after = _MATH_AROUND.get(name, ("", ""))
    own = " ".join((element.text or "").split())
    return before + own + "".join(parts) + after


def plain_text(element: _Element, joint: str = " ") -> str:
    """Return all text of an element and the elements in it, joined; for what is kept as it stands."""
    if not len(element):
        return (element.text or "").strip(" \t\n\r")
    parts = []
    for node in element.iter():
        text = node.text if isinstance(node.tag, str) else entity_text(node.text)
        if text and (text := text.strip(" \t\n\r")):
            parts.append(text)
    return joint.join(parts)
