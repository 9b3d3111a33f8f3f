"""The laws of carcite, over every format in the list (see the README, "The laws")."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carcite
from carcite import formats
from carcite.model import Citation
from carcite.notes import Code
from carcite.options import TARGETS, Options
from tests import strategies

BOTH_WAYS = [f.name for f in formats.every() if f.read_stream and f.write_stream]
WRITTEN = [f.name for f in formats.every() if f.write_stream]
READ = [f.name for f in formats.every() if f.read_stream]
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def differing(one: Citation, other: Citation) -> list[str]:
    return [name for name in Citation.model_fields if getattr(one, name) != getattr(other, name)]


@pytest.mark.parametrize("name", BOTH_WAYS)
@relaxed
@given(data=st.data())
def test_what_is_written_is_read_back_or_noted(name: str, data: st.DataObject) -> None:
    citation = data.draw(strategies.citations())
    written = formats.named(name).write([citation])
    back = formats.named(name).read(written.text)
    assert len(back.citations) == 1, written.text
    noted = {note.field for note in written.notes}
    silent = [field for field in differing(citation, back.citations[0]) if field not in noted]
    assert not silent, (
        silent,
        [(getattr(citation, f), getattr(back.citations[0], f)) for f in silent],
        written.text,
    )


@pytest.mark.parametrize("target", [None, *TARGETS])
@pytest.mark.parametrize("name", BOTH_WAYS)
@settings(relaxed, max_examples=15)
@given(data=st.data())
def test_a_changed_note_is_true(name: str, target: str | None, data: st.DataObject) -> None:
    citation = data.draw(strategies.citations())
    written = formats.named(name).write([citation], Options(target=target))
    [back] = formats.named(name).read(written.text).citations
    changed = {note.field for note in written.notes if note.code is Code.CHANGED}
    assert changed <= set(differing(citation, back)), written.text


@pytest.mark.parametrize("name", BOTH_WAYS)
@relaxed
@given(data=st.data())
def test_a_loss_is_a_warning(name: str, data: st.DataObject) -> None:
    citation = data.draw(strategies.citations())
    written = formats.named(name).write([citation])
    [back] = formats.named(name).read(written.text).citations
    losses = {note.field for note in written.notes if note.is_loss or note.code is Code.MOVED}
    # What a database says of its own record, its publication types among it, may be left out silently; MeSH terms are
    # keywords, too.
    gone = {
        field
        for field in differing(citation, back)
        if field not in losses
        and not getattr(back, field)
        and field not in ("extra", "related", "publication_types", "mesh_terms")
    }
    assert not gone, written.text


@pytest.mark.parametrize("name", BOTH_WAYS)
@relaxed
@given(data=st.data())
def test_a_second_pass_changes_nothing(name: str, data: st.DataObject) -> None:
    citations = data.draw(st.lists(strategies.citations(related=True, most=5), min_size=1, max_size=2))
    module = formats.named(name)
    first = module.write(module.read(module.write(citations).text).citations).text
    second = module.write(module.read(first).citations).text
    assert second == first


@pytest.mark.parametrize("name", READ)
@relaxed
@given(data=st.data())
def test_a_reader_raises_nothing_but_carcite_errors(name: str, data: st.DataObject) -> None:
    text = data.draw(st.one_of(st.text(max_size=200), st.lists(strategies.pieces, max_size=40).map("".join)))
    with contextlib.suppress(carcite.CarciteError):
        carcite.read(text + "\n", name)


@pytest.mark.parametrize("name", BOTH_WAYS)
@relaxed
@given(data=st.data())
def test_a_reader_survives_cut_and_mixed_records(name: str, data: st.DataObject) -> None:
    module = formats.named(name)
    text = module.write([data.draw(strategies.citations())]).text
    at = data.draw(st.integers(0, len(text)))
    mixed = text[:at] + data.draw(strategies.pieces) + text[data.draw(st.integers(0, len(text))) :]
    with contextlib.suppress(carcite.CarciteError):
        module.read(mixed)


@pytest.mark.parametrize("target", [None, *TARGETS])
@pytest.mark.parametrize("name", BOTH_WAYS)
@settings(relaxed, max_examples=12)
@given(data=st.data())
def test_one_citation_is_one_record_for_every_target(name: str, target: str | None, data: st.DataObject) -> None:
    citations = data.draw(st.lists(strategies.citations(), min_size=1, max_size=3))
    options = Options(target=target, related="none", ascii=data.draw(st.booleans()))
    written = formats.named(name).write(citations, options)
    assert len(formats.named(name).read(written.text).citations) == len(citations), written.text
    if options.ascii and name == "csljson":
        assert written.text.isascii()


@pytest.mark.parametrize("name", BOTH_WAYS)
@settings(relaxed, max_examples=30)
@given(data=st.data())
def test_exactly_one_format_claims_what_was_written(name: str, data: st.DataObject) -> None:
    citation = data.draw(strategies.citations())
    text = formats.named(name).write([citation]).text
    claiming = [f.name for f in formats.every() if f.sniff(text)]
    assert len(claiming) == 1
    family = {"bibtex", "biblatex"}
    assert claiming[0] == name or {claiming[0], name} == family
