"""What must hold of every input: the laws of the README, checked for one text or one list of citations.

Each check returns nothing and raises `Broken` where a law does not hold; any other exception is itself a finding.
"""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from pydantic import ValidationError

from carcite import formats
from carcite.errors import CarciteError
from carcite.formats.base import Format
from carcite.model import Citation
from carcite.options import TARGETS, Options
from tests.fuzz.mutators import hostile_value

READERS = tuple(format for format in formats.every() if format.read_stream)
BOTH = tuple(format for format in READERS if format.write_stream)
RELATED = ("records", "note", "none", "auto")
SECONDS = 1.0  # of processor time for any input, and
SECONDS_PER_CHARACTER = 100e-6  # for each character of it; readers take about 2e-6


DIFFERENCES = ("a difference without a note", "a second pass changes nothing")


class Broken(Exception):
    """A law does not hold: `law` names it and the format, the message has the particulars."""

    def __init__(self, law: str, particulars: str) -> None:
        super().__init__(f"{law}: {particulars}")
        self.law = law


class TooSlow(Exception):
    """The work took more processor time than an input of its size may."""


@contextmanager
def limited(size: int) -> Iterator[None]:
    """Raise TooSlow inside the block when it takes too much processor time for an input of this many characters."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooSlow(f"more than {limit:.1f} s of processor time for {size} characters")

    limit = SECONDS + SECONDS_PER_CHARACTER * size
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def read(format: Format, text: str) -> list[Citation]:
    """The citations of a text, none where the reader refuses it."""
    with limited(len(text)), suppress(CarciteError):
        return format.read(text).citations
    return []


def detect(text: str) -> None:
    """Every format answers in time whether a text is its own. (A mutated text may be of two formats at once.)"""
    for format in READERS:
        with limited(len(text)):
            format.sniff(text)


def options(rng: random.Random) -> Options:
    """Some way to write."""
    known = Options()
    related = rng.choice(RELATED if known.related == "auto" else RELATED[:3])
    return Options(target=rng.choice((None, *TARGETS)), related=related, ascii=rng.random() < 0.2)  # type: ignore[arg-type]


def write(format: Format, citations: list[Citation], how: Options) -> None:
    """The citations written, read and written twice more: one record for one, and nothing changes from then on."""
    size = sum(len(citation.model_dump_json(exclude_defaults=True)) for citation in citations)
    label = f"target={how.target}, related={how.related}, ascii={how.ascii}"
    with limited(3 * size):
        first = format.write(citations, how)
        back = format.read(first.text)
    if how.related in ("note", "none") and len(back.citations) != len(citations):
        raise Broken(
            f"one record for one citation in {format.name}", f"{len(citations)} in, {len(back.citations)} out; {label}"
        )
    with limited(6 * len(first.text)):
        second = format.write(back.citations, how).text
        third = format.write(format.read(second).citations, how).text
    if third != second:
        raise Broken(f"a second pass changes nothing in {format.name}", f"{label}, {_difference(second, third)}")


def silent(format: Format, citations: list[Citation]) -> None:
    """What is written and read back is equal, or a note names the field."""
    for citation in citations:
        alone = citation.model_copy(update={"related": (), "key": citation.key or "k"})
        writing = format.write([alone])
        back = format.read(writing.text).citations
        if len(back) != 1:
            raise Broken(f"one record for one citation in {format.name}", f"1 in, {len(back)} out")
        noted = {note.field for note in writing.notes}
        for name in Citation.model_fields:
            if name not in noted and name != "related" and getattr(alone, name) != getattr(back[0], name):
                values = f"{getattr(alone, name)!r:.200} -> {getattr(back[0], name)!r:.200}"
                raise Broken(f"a difference without a note in {format.name}, {name}", values)


def _difference(one: str, other: str) -> str:
    first, second = one.splitlines(), other.splitlines()
    for number, (a, b) in enumerate(zip(first, second, strict=False), 1):
        if a != b:
            return f"line {number}: {a[:150]!r} -> {b[:150]!r}"
    return f"{len(first)} lines -> {len(second)} lines"


_TEXTS = tuple(
    name for name, info in Citation.model_fields.items() if name not in ("type", "related", "creators", "funding")
)


def changed(rng: random.Random, citation: Citation) -> Citation:
    """The citation with one or two fields of hostile text, where the model takes it."""
    for _ in range(rng.choice((1, 1, 2))):
        name = rng.choice(_TEXTS)
        value: object = hostile_value(rng)
        if name == "extra":
            value = [(rng.choice(BOTH).name, rng.choice(("XX", "TY", "note", "ER", "usera", "a b")), value)]
        elif Citation.model_fields[name].default == ():
            value = [value]
        with suppress(ValidationError, CarciteError):
            citation = Citation.model_validate({**dict(citation), name: value})
    return citation
