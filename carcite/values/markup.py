"""CSL's markup, the only markup of titles and abstracts.

Six elements, spelled as in the CSL-JSON schema and citeproc: `<i>`, `<b>`, `<sup>`, `<sub>`,
`<span style="font-variant:small-caps;">` and `<span class="nocase">`. Everything else is text: `<`, `>`
and `&` are never escaped, and a tag is markup only if it is closed and properly nested.

Reference: citeproc-js documentation, "HTML-like formatting tags"; CSL-JSON schema, rich text fields.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

SMALL_CAPS = '<span style="font-variant:small-caps;">'
NOCASE = '<span class="nocase">'
SPAN_END = "</span>"

# All elements: the closing tag of each opening one.
CLOSING = {
    "<i>": "</i>",
    "<b>": "</b>",
    "<sup>": "</sup>",
    "<sub>": "</sub>",
    SMALL_CAPS: SPAN_END,
    NOCASE: SPAN_END,
}

_TAG = re.compile("|".join(re.escape(tag) for tag in (*CLOSING, *dict.fromkeys(CLOSING.values()))))


class Token(NamedTuple):
    """Text, or a tag with a partner (`value` is then the tag as written)."""

    kind: Literal["text", "open", "close"]
    value: str


def split_markup(text: str) -> list[Token]:
    """Return the text as a list of tokens, whose values joined are `text`.

    Only tags that are closed and properly nested are `open` and `close`; adjacent text is one token.

    >>> [token.kind for token in split_markup("<i>a</i> <b>")]
    ['open', 'text', 'close', 'text']
    """
    if "<" not in text:
        return [Token("text", text)] if text else []
    paired = _paired(text)
    tokens: list[Token] = []
    at = 0
    for start in sorted(paired):
        tag = paired[start]
        if start > at:
            tokens.append(Token("text", text[at:start]))
        tokens.append(Token("close" if tag[1] == "/" else "open", tag))
        at = start + len(tag)
    if at < len(text):
        tokens.append(Token("text", text[at:]))
    return tokens


def plain(text: str) -> str:
    """Return the text without its markup (case protection included)."""
    if "<" not in text:
        return text
    return "".join(token.value for token in split_markup(text) if token.kind == "text")


def balanced(text: str) -> bool:
    """Whether every tag of CSL's markup in the text has a partner."""
    return "<" not in text or len(_paired(text)) == sum(1 for _ in _TAG.finditer(text))


def without_nocase(text: str) -> str:
    """Return the text without the spans in which citation styles do not change the case.

    >>> without_nocase('<i>E. coli</i> in <span class="nocase">Bern</span>')
    '<i>E. coli</i> in Bern'
    """
    if NOCASE not in text:
        return text
    kept: list[str] = []
    opened: list[bool] = []
    for kind, value in split_markup(text):
        if kind == "open":
            opened.append(value == NOCASE)
        dropped = kind != "text" and opened[-1]
        if kind == "close":
            opened.pop()
        if not dropped:
            kept.append(value)
    return "".join(kept)


def _paired(text: str) -> dict[int, str]:
    """Return the tags with a partner, by position."""
    paired: dict[int, str] = {}
    opened: list[tuple[str, int, str]] = []
    waiting = dict.fromkeys(CLOSING.values(), 0)
    for match in _TAG.finditer(text):
        tag = match.group()
        if tag[1] != "/":
            opened.append((CLOSING[tag], match.start(), tag))
            waiting[CLOSING[tag]] += 1
            continue
        while waiting[tag]:
            wanted, start, opening = opened.pop()
            waiting[wanted] -= 1
            if wanted == tag:
                paired[start] = opening
                paired[match.start()] = tag
                break
    return paired


# HTML and JATS elements with an equivalent in CSL's markup.
_SAME = {
    "i": "<i>", "em": "<i>", "italic": "<i>", "cite": "<i>", "var": "<i>", "dfn": "<i>",
    "b": "<b>", "strong": "<b>", "bold": "<b>",
    "sup": "<sup>", "superscript": "<sup>", "sub": "<sub>", "inf": "<sub>", "subscript": "<sub>",
    "sc": SMALL_CAPS, "smallcaps": SMALL_CAPS, "scp": SMALL_CAPS,
}  # fmt: skip
# Elements that end a line of text, and those that only wrap it; only their tags are removed.
_BREAKS = """
    p br hr div section sec title label li ul ol dl dt dd tr table tbody thead h1 h2 h3 h4 h5 h6 blockquote
    abstract list list-item disp-formula
"""
_WRAPS = """
    span a u s tt code pre small big font abbr q kbd samp mark ins del strike underline monospace roman html body
    td th img ext-link xref named-content styled-content inline-formula inline-graphic alternatives tex-math
    sans-serif article-title math mrow mi mo mn msub msup msubsup mtext mstyle mover munder mspace none
    semantics annotation break overline fn sans email uri wbr nobr center
"""
_BLOCK = frozenset(_BREAKS.split())
_KNOWN = _BLOCK | frozenset(_WRAPS.split()) | _SAME.keys()
_HTML = re.compile(r"<(/?)([A-Za-z][\w:.\-]*+)([^<>]*+)>")


def _unescape(text: str) -> str:
    from html import unescape  # a table of two thousand names, for text that has an entity

    return unescape(text) if "&" in text else text


ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def decode_entities(text: str) -> str:
    """Return the text with its entities decoded; `&copy=1` in a URL is not one, because it does not end in `;`."""
    return ENTITY.sub(lambda match: _unescape(match[0]), text) if "&" in text else text


_AMPERSANDS = re.compile(r"&(?>(?:amp;|#0{0,5}38;|#[xX]0{0,5}26;)+)")


def decode_escaped(text: str) -> str:
    """Return an identifier or address without entities, which may be escaped several times: `&amp;lt;` is `<`."""
    return decode_entities(_AMPERSANDS.sub("&", text)) if "&" in text else text


def clean(text: str) -> str:
    """Return a piece of HTML or JATS as text with CSL's markup.

    `<em>`, `<italic>`, `<strong>` and the like become CSL's elements, the tags of other known elements are removed
    (those of block elements leave a newline) and so are comments, and entities (`&amp;`, `&#x3b1;`) are decoded. What
    only looks like a tag (`p<b and c>d`, `<x>`) and unknown entities stay unchanged.

    >>> clean("<em>In vitro</em> &amp; <x>")
    '<i>In vitro</i> & <x>'
    """
    if "<" not in text:
        return _unescape(text)
    text = _without_comments(text)
    pieces: list[str] = []
    opened: list[tuple[str, int, str]] = []  # element, index of its opening in `pieces`, what closes it
    at = 0
    for match in _HTML.finditer(text):
        name = match[2].lower().rpartition(":")[2]
        if name not in _KNOWN or not _attributes(match[3]):
            continue
        pieces.append(_unescape(text[at : match.start()]))
        at = match.end()
        if name in _BLOCK:
            pieces.append("\n")
        elif match[1]:
            _close(name, opened, pieces)
        elif not match[3].endswith("/"):
            tag = _SAME.get(name) or _span(name, match[3])
            opened.append((name, len(pieces), CLOSING.get(tag, "")))
            pieces.append(tag)
    for _, index, _closing in opened:  # never closed: not markup
        pieces[index] = ""
    pieces.append(_unescape(text[at:]))
    return "".join(pieces)


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    kept.append(text[at:])
    return "".join(kept)


def _close(name: str, opened: list[tuple[str, int, str]], pieces: list[str]) -> None:
    """Close the innermost open element of that name; the tags of unclosed elements inside it are removed."""
    # Real pages nest a few levels; the limit prevents quadratic time for hostile ones.
    for depth in range(1, min(len(opened), 64) + 1):
        if opened[-depth][0] == name:
            for _, index, _closing in opened[len(opened) - depth + 1 :]:
                pieces[index] = ""
            pieces.append(opened[-depth][2])
            del opened[len(opened) - depth :]
            return


def _attributes(text: str) -> bool:
    """Whether the text after an element's name can be attributes (`<b and c>` is a comparison)."""
    return "=" in text or not text.strip(" \t\r\n/")


def _span(name: str, attributes: str) -> str:
    if name == "span" and "small-caps" in attributes:
        return SMALL_CAPS
    if name == "span" and "nocase" in attributes:
        return NOCASE
    return ""
