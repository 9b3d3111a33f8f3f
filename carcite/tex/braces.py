"""The meaning of braces in a TeX value.

There are three: they group (`{\\'e}`, `\\textit{x}`), they are habit (`{{Whole Title}}`, `{word}`), or they protect
capitals (`{DNA}`). Rule: a group that is the whole value says nothing; a doubled group (`{{x}}`) always protects; a
single one protects if a style could lower a capital in it that carcite's own writer would not protect by itself (see
`capitals`). Protection is CSL's `<span class="nocase">`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from carcite.tex import capitals
from carcite.values.markup import NOCASE, SPAN_END, split_markup

_BRACE = re.compile(r"[{}]")


def balanced(tex: str, brace: re.Pattern[str] = _BRACE) -> bool:
    """Whether the braces are balanced; BibTeX counts all of them, with a backslash before them or not.

    `brace` matches a brace, or what hides one.
    """
    depth = 0
    for match in brace.finditer(tex):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
            if depth < 0:
                return False
    return depth == 0


@dataclass(slots=True)
class Group:
    """A pair of braces around `nodes`; `level` is the number of pairs that stand directly around each other."""

    nodes: list[str | Group]
    level: int = 1


Nodes = list[str | Group]
_TAGS = frozenset([NOCASE, SPAN_END])


def without_outer_braces(nodes: Nodes) -> Nodes:
    """Return the nodes without braces around the whole value (white space aside)."""
    while True:
        inner = [index for index, node in enumerate(nodes) if isinstance(node, Group) or node.strip(" \t\r\n")]
        group = nodes[inner[0]] if len(inner) == 1 else None
        if not isinstance(group, Group):
            return nodes
        nodes = [*nodes[: inner[0]], *group.nodes, *nodes[inner[0] + 1 :]]


@dataclass(slots=True)
class _Span:
    """The places of a group's tags in the pieces, and whether it always protects."""

    opening: int
    closing: int
    sure: bool


def spread(nodes: Nodes, out: list[str], spans: list[_Span] | None) -> None:
    """Append the text of the nodes to `out`; if `spans` is given, groups are recorded there and leave tags."""
    for node in nodes:
        if isinstance(node, str):
            out.append(node)
        elif spans is None or (not node.nodes and node.level == 1):
            spread(node.nodes, out, spans)
        else:
            count = max(1, node.level // 2)
            found = [_Span(len(out) + index, 0, node.level > 1) for index in range(count)]
            out.extend([NOCASE] * count)
            spans.extend(found)
            spread(node.nodes, out, spans)
            for span in reversed(found):
                span.closing = len(out)
                out.append(SPAN_END)


def flatten(nodes: Nodes) -> str:
    """Return the text of the nodes, with a `nocase` span for every group that protects something."""
    pieces: list[str] = []
    spans: list[_Span] = []
    spread(nodes, pieces, spans)
    if not spans:
        return "".join(pieces)
    if not all(span.sure for span in spans):
        _drop_habits(pieces, spans)
    return "".join(pieces)


def _drop_habits(pieces: list[str], spans: list[_Span]) -> None:
    text, starts = _plain_positions(pieces)
    ranges = capitals.unchanging(text)
    within = -1
    for span in spans:
        kept = span.sure
        if not kept and span.opening > within:
            kept = capitals.lowered(text, starts[span.opening], starts[span.closing], ranges)
        if kept:
            within = max(within, span.closing)
        else:
            pieces[span.opening] = pieces[span.closing] = ""


def _plain_positions(pieces: list[str]) -> tuple[str, list[int]]:
    """Return the plain text of the pieces, and the position of each piece in it."""
    if not any("<" in part for part in pieces if part not in _TAGS):
        # No markup but case protection: everything except its tags is text.
        shown = ["" if part in _TAGS else part for part in pieces]
        return "".join(shown), list(accumulate(map(len, shown[:-1]), initial=0))
    tokens = split_markup("".join(pieces))
    starts: list[int] = []
    text: list[str] = []
    piece = source = length = piece_at = 0
    for token in tokens:
        end = source + len(token.value)
        while piece < len(pieces) and piece_at < end:
            starts.append(length + (piece_at - source if token.kind == "text" else 0))
            piece_at += len(pieces[piece])
            piece += 1
        source = end
        if token.kind == "text":
            text.append(token.value)
            length += len(token.value)
    starts.extend([length] * (len(pieces) - piece))
    return "".join(text), starts
