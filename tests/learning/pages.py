"""Labelled pages: a text with the titles and abstracts that a careful person reads in it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from carcite.errors import ReadError
from carcite.formats.pasted import publisher
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.page import reader
from carcite.formats.pasted.publisher import head, texts
from carcite.formats.pasted.publisher.evidence import Page
from carcite.formats.pasted.publisher.lines import PageLine
from carcite.formats.pasted.publisher.signs import PageSigns

GOLDEN = Path(__file__).parents[1] / "golden" / "page"


class Answer(NamedTuple):
    """A text, its titles (none: the text prints none), and the beginning and the end of each abstract."""

    name: str
    text: str
    titles: Sequence[str] | None
    abstracts: Sequence[tuple[str, str]] | None


class Reading(NamedTuple):
    """What the reader weighs in a page: its lines for the title and for the abstracts, and all that it found."""

    signs: PageSigns
    lines: Sequence[PageLine]
    page: Page


def read_page(text: str) -> Reading | None:
    """Return what the reader weighs in a page; None if it is a page of another kind, of which nothing is weighed."""
    read: list[Page] = []

    def kept(lines: Sequence[Line]) -> Page:
        read.append(read_lines(lines))
        return read[-1]

    read_lines = publisher._read_lines
    with (
        mock.patch.object(head, "choose_title", wraps=head.choose_title) as choose_title,
        mock.patch.object(texts, "find_spans", wraps=texts.find_spans) as find_spans,
        mock.patch.object(publisher, "_read_lines", kept),
        contextlib.suppress(ReadError),
    ):
        reader.read(text)
    if not choose_title.called:
        return None
    return Reading(choose_title.call_args.args[0], find_spans.call_args.args[0], read[-1])


def labelled(folder: Path) -> Iterator[Answer]:
    """Yield the labelled pages below a folder: `name.txt` with `name.expected.json`, or golden cases."""
    for path in sorted(folder.rglob("*.expected.json")):
        values = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(values, dict):
            name = path.name.removesuffix(".expected.json")
            text = path.with_name(f"{name}.txt").read_text(encoding="utf-8")
            yield Answer(name, text, _titles(values), _edges(values))
    for path in sorted(folder.glob("*/expected.json")):
        [values, *_] = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name("input.txt").read_text(encoding="utf-8")
        abstracts = [(one["text"], one["text"]) for one in values.get("abstracts", ())]
        others = [one["text"] for one in values.get("translated_titles", ())]
        yield Answer(path.parent.name, text, list(filter(None, [values.get("title"), *others])), abstracts)


def _titles(values: Mapping[str, Any]) -> Sequence[str] | None:
    if "title" not in values:
        return None
    return list(filter(None, [values["title"], *values.get("title_or", ())]))


def _edges(values: Mapping[str, Any]) -> Sequence[tuple[str, str]] | None:
    """Return the edges of the abstracts; None if one is known on one side only."""
    edges = [(values.get(f"{name}_starts"), values.get(f"{name}_ends")) for name in ("abstract", "abstract_2")]
    known = [edge for edge in edges if any(edge)]
    return None if not known or not all(map(all, known)) else known
