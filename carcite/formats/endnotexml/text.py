"""EndNote's styled text (`<style face="italic">`) and CSL's small markup, converted both ways.

Reference: EndNote's XML export: a field is plain text, or a run of `style` elements whose `face` lists the styles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carcite.formats.xml import entity_text, escape
from carcite.values.markup import split_markup

if TYPE_CHECKING:
    from lxml.etree import _Element

_FACES = {"<i>": "italic", "<b>": "bold", "<sup>": "superscript", "<sub>": "subscript"}
_TAGS = {face: tag for tag, face in _FACES.items()}


def styled(text: str) -> str:
    """Return the content of an element: escaped text, or `style` elements if the text has markup."""
    tokens = split_markup(text) if "<" in text else []
    if len(tokens) < 2:
        return in_lines(text)
    runs: list[str] = []
    faces: list[str] = []
    for token in tokens:
        if token.kind == "open":
            faces.append(_FACES.get(token.value, ""))
        elif token.kind == "close":
            faces.pop()
        else:
            face = " ".join(dict.fromkeys(face for face in faces if face)) or "normal"
            runs.append(f'<style face="{face}" font="default" size="100%">{in_lines(token.value)}</style>')
    return "".join(runs)


def in_lines(text: str) -> str:
    """Return escaped text; a line break is a carriage return, as EndNote writes it."""
    text = escape(text)
    return text.replace("\n", "&#xD;") if "\n" in text else text


# What a program that indents XML puts between words; EndNote itself breaks lines by a carriage return.
_INDENT = re.compile(r"[ \t]*\n[ \t]{2,}")


def read_text(element: _Element) -> str:
    """Return the text of an element with its styles as markup and `\\n` for line breaks."""
    if not len(element):
        return _broken(element.text or "")
    pieces: list[str] = []
    opened: list[str] = []
    for face, text in _runs(element):
        faces = [part for part in face.split() if part in _TAGS]
        # A break and indentation at the end of a styled text are not inside the style.
        pieces += _change(opened, faces, " " if faces and _INDENT.match(text) else "")
        inner = _INDENT.sub(" ", text).strip(" ") if faces and "\n" in text else text
        pieces.append(inner)
        opened = faces
        if inner != text:
            pieces += [*_end_tags(faces), " "]
            opened = []
    return _broken("".join([*pieces, *_end_tags(opened)]))


def _change(opened: list[str], faces: list[str], space: str) -> list[str]:
    """Return the tags that end the styles of a text and begin those of the next, with the space between them."""
    kept = 0
    while kept < min(len(opened), len(faces)) and opened[kept] == faces[kept]:
        kept += 1
    return [*_end_tags(opened[kept:]), space, *(_TAGS[part] for part in faces[kept:])]


def _end_tags(faces: list[str]) -> list[str]:
    return [f"</{_TAGS[part][1:]}" for part in reversed(faces)]


def _runs(element: _Element) -> list[tuple[str, str]]:
    """Return the runs of an element, the face and the text of each, without empty ones. Text outside has no face."""
    runs = [("", element.text or "")]
    for child in element:
        if not isinstance(child.tag, str):
            runs.append((runs[-1][0], entity_text(child.text)))
        else:
            runs.append((child.get("face") or "", "".join(str(part) for part in child.itertext())))
        runs.append(("", (child.tail or "") if (child.tail or "").strip() else ""))
    return [run for run in runs if run[1]]


def _broken(text: str) -> str:
    if "\n" in text and _INDENT.search(text):
        text = _INDENT.sub(" ", text).strip(" ")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
