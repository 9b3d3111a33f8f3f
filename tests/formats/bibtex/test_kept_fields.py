"""Fields of a .bib file without a model field."""

from __future__ import annotations

from carcite.formats.bibtex import bibtex
from carcite.model import Citation, Extra
from carcite.notes import Code


def test_extra_goes_back_as_it_was_and_never_as_a_command() -> None:
    kept = Citation(type="book", key="k", extra=(Extra("bibtex", "acknowledgement", r"by \emph{Me} \& \path|a@b|"),))
    assert bibtex.read(bibtex.write([kept]).text).citations == [kept]
    hostile = Citation(
        type="book", key="k", extra=(Extra("bibtex", "foo", r"\input{x}"), Extra("bibtex", "bad tag", "x"))
    )
    written = bibtex.write([hostile])
    assert r"\input" not in written.text
    assert [n.code for n in written.notes if n.field == "extra"] == [Code.CHANGED, Code.LOST]
