"""The affiliations of a page, opened: `1 Department of Tea, ...`, each by its mark; and what PMC prints below them."""

from __future__ import annotations

import re
from itertools import takewhile

from carcite.formats.pasted.identifiers import ID_LINE
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.pubmedweb.sections import is_navigation
from carcite.formats.pasted.statements import is_author_footnote, is_rights

_NUMBERED = re.compile(r"\(?\d{1,3}(?!\d)\)?[.\s]*[^\s\d.,;)]")
# What stands among affiliations but is not one.
_FOOTNOTE = re.compile(
    r"(?:Received|Accepted|Issue date|Collection date|Revised|Corresponding author|Copyright|E-?mail"
    r"|(?:Address )?[Cc]orrespond|Address for|To whom|Present address|Current address|Author contributions)\b|[✉*∗⁎†‡§]"
)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b")


def is_listed_affiliation(text: str) -> bool:
    """Whether a line below authors is an affiliation with its number; those of older pages have no heading."""
    return _NUMBERED.match(text) is not None and "," in text


def listed_affiliations(lines: list[Line], left: list[Line]) -> dict[str, str]:
    """The affiliations by their mark, glued to them or alone on the line above; by line where there is none.

    Lines of another kind are put to `left`.
    """
    found: list[tuple[str, str]] = []
    expected, notes = "1", False
    rights = set(rights_of(lines))
    for line in lines:
        text = line.text
        behind = _behind_mark(text, expected)
        if behind is None and not found and (behind := _behind_mark(text, "a")) is not None:
            expected = "a"
        if behind is not None:
            found.append((expected, behind))
            expected = str(int(expected) + 1) if expected.isdecimal() else chr(ord(expected) + 1)
            notes = False
        elif line in rights:  # the section's own function takes them
            notes = True
        elif notes or is_navigation(text) or ID_LINE.match(text) or _FOOTNOTE.match(text) or is_author_footnote(text):
            notes = notes or not is_navigation(text)
            if not ID_LINE.match(text):
                left.append(line)
        elif found and expected not in ("1", "a"):
            mark, before = found[-1]
            found[-1] = (mark, f"{before} {text}".strip())
        else:
            found.append((f"line {line.number}", text))
    return {mark: text for mark, text in found if text}


def _behind_mark(text: str, mark: str) -> str | None:
    """The affiliation in a line that begins with its mark: `2Milk Institute`, `2 1st Clinic`; empty where it is all."""
    bare = text.removeprefix("(")
    if not bare.startswith(mark):
        return None
    rest = bare[len(mark) :]
    if rest[:1].isdecimal():
        return rest if _ORDINAL.match(rest) else None
    if mark.isalpha() and rest and not rest.lstrip(" )")[:1].isupper():
        return None
    return None if rest[:1] in (",", ";") else rest.lstrip(").").strip()


def rights_of(lines: list[Line]) -> list[Line]:
    """The lines about rights under PMC's affiliations, from the copyright sign on."""
    start = next((i for i, line in enumerate(lines) if line.text.startswith(("©", "Copyright ©"))), len(lines))
    return list(takewhile(lambda line: is_rights(line.text) and not is_navigation(line.text), lines[start:]))
