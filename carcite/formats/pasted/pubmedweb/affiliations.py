"""The affiliations of a page, opened: `1 Department of Tea, ...`, each by its mark; and what PMC prints below them."""

from __future__ import annotations

import re
from itertools import takewhile

from carcite.formats.pasted.fields import filled
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
    """Return the affiliations by their mark, glued to them or alone on the line above; by line if there is no mark.

    Lines of another kind are put to `left`.
    """
    found: list[tuple[str, str]] = []
    expected, footnotes = "1", False
    rights = set(rights_of(lines))
    for line in lines:
        text = line.text
        marked = _marked(text, expected) or (None if found else _marked(text, "a"))
        if marked is not None:
            found.append(marked)
            expected, footnotes = _next_mark(marked[0]), False
        elif line in rights:  # the section's own function takes them
            footnotes = True
        elif footnotes or _is_beside(text):
            footnotes = footnotes or not is_navigation(text)
            left += [] if ID_LINE.match(text) else [line]
        elif found and expected != "1":
            mark, above = found[-1]
            found[-1] = (mark, f"{above} {text}".strip())
        else:
            found.append((f"line {line.number}", text))
    return filled(dict(found))


def _is_beside(text: str) -> bool:
    """Whether a line among affiliations is another: a button, identifiers, a footnote."""
    beside = is_navigation(text) or ID_LINE.match(text) or _FOOTNOTE.match(text)
    return bool(beside) or is_author_footnote(text)


def _next_mark(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdecimal() else chr(ord(mark) + 1)


def _marked(text: str, mark: str) -> tuple[str, str] | None:
    """Return the mark that a line begins with, and the affiliation behind it, which is empty if the mark is all."""
    bare = text.removeprefix("(")
    rest = bare.removeprefix(mark)
    if rest == bare or not _can_follow(mark, rest):
        return None
    return mark, rest if _ORDINAL.match(rest) else rest.lstrip(").").strip()


def _can_follow(mark: str, rest: str) -> bool:
    """Whether an affiliation follows its mark: `2Milk Institute`, `2 1st Clinic`; not `23 ...`, `2, 3`, `aged ...`."""
    if rest[:1].isdecimal():
        return _ORDINAL.match(rest) is not None
    if mark.isalpha() and rest and not rest.lstrip(" )")[:1].isupper():
        return False
    return rest[:1] not in (",", ";")


def rights_of(lines: list[Line]) -> list[Line]:
    """Return the lines about rights under PMC's affiliations, from the copyright sign on."""
    start = next((i for i, line in enumerate(lines) if line.text.startswith(("©", "Copyright ©"))), len(lines))
    return list(takewhile(lambda line: is_rights(line.text) and not is_navigation(line.text), lines[start:]))
