"""A line of authors, cut into its names; what each name is, `names` says."""

from __future__ import annotations

import re
from collections.abc import Collection

from carcite.values._pattern import pattern
from carcite.values.name_signs import (
    are_initials,
    fold,
    has_body_word,
    is_comma_suffix,
    is_degree_in_line,
    is_initial,
    is_suffix,
)

_TRUNCATED = pattern(r"[,;，；、]? ?(?:et\.? al|(?:and|&) (?:others|colleagues)|\.\.\.|…|等人?)[.。]?$", re.IGNORECASE)
_AND = pattern(r" (?:and|&) ")
_AND_FIRST = pattern(r"^(?:and|&) ")
_SEPARATORS = ((";", "；"), ("、", "，"))


def split_author_line(text: str, groups: Collection[str] = ()) -> tuple[list[str], bool]:
    """The names of an author line, and whether it says that there are more (`et al.`, `...`, 等).

    Names are separated by semicolons where there is one, else by `、` and `，`, else by commas; the last may follow
    `and` or `&`. A suffix or degree behind a comma stays with its name, `Smith, J and Doe, J` are two names.
    Commas cut the name of a body too, except those of `groups`, names known to be whole.
    """
    text = fold(text)
    truncated = False
    for _ in range(2):  # "et al..." says it twice
        if shown := _TRUNCATED.search(text, max(0, len(text) - 30)):
            text, truncated = text[: shown.start()].rstrip(" ,;，；、"), True
    if text.endswith((".", "。")) and not truncated:
        text = _without_stop(text)
    # A control character cannot occur in folded text.
    whole = {f"\x00{i}\x00": fold(group) for i, group in enumerate(groups) if fold(group)}
    for mark, group in whole.items():
        text = text.replace(group, mark)
    names: list[str] = []
    for name in _cut(text):
        name = name.strip(" ,;")
        if name.startswith(("...", "…")):
            name, truncated = name.lstrip(".… "), True
        for mark, group in whole.items():
            name = name.replace(mark, group)
        if name:
            names.append(name)
    return names, truncated


def _cut(text: str) -> list[str]:
    for separators in _SEPARATORS:
        if any(separator in text for separator in separators):
            for separator in separators:
                text = text.replace(separator, "\n")
            return [name for piece in text.split("\n") for name in _conjoined(piece.strip())]
    inverted = _AND.split(text)
    if len(inverted) > 1 and all(name.count(",") == 1 and not name.endswith(",") for name in inverted):
        return inverted
    names: list[list[str]] = []  # each with what stands behind its own commas
    for piece in filter(None, map(str.strip, text.split(","))):
        if names and (is_comma_suffix(piece) or is_degree_in_line(piece)):
            names[-1].append(piece)
        elif names and _ends_in_initials(names[0][0]) and not _ends_in_initials(_AND.split(piece)[0]):
            # In a line of NLM's names no `and` joins two: `ALLHAT Officers and Coordinators` is one body.
            names.append([_AND_FIRST.sub("", piece)])
        else:
            names += ([name] for name in _conjoined(piece))
    return [", ".join(name) for name in names]


def _ends_in_initials(name: str) -> bool:
    family, space, last = name.rpartition(" ")
    return bool(space) and are_initials(last, 5) and not family.isupper()


def _conjoined(piece: str) -> list[str]:
    """The names that `and` joins, unless it is a word of a body's name."""
    piece = _AND_FIRST.sub("", piece)
    names = _AND.split(piece)
    if len(names) == 1 or names[-1].startswith("the ") or is_initial(names[0].split(" ")[-1]):
        return names
    return [piece] if has_body_word(piece.split(" ")) else names


def _without_stop(text: str) -> str:
    """Without the full stop of the line; the stop of an initial or a suffix is its own where others have one."""
    last = text.split(" ")[-1]
    abbreviated = "." in text[:-1] and (is_initial(last) or is_suffix(last))
    return text if abbreviated else text[:-1]
