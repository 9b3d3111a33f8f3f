"""Editors with a role of their own."""

from __future__ import annotations

from carcite.formats.bibtex import biblatex


def test_editors_of_another_type_have_their_role() -> None:
    [citation] = biblatex.read("@movie{m, title = {Lamps}, editor = {Reed, Ida}, editortype = {director}}").citations
    assert [(creator.role, creator.name.family) for creator in citation.creators] == [("director", "Reed")]
    assert not citation.editors
    assert not citation.extra
