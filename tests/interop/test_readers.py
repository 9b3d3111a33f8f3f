"""pandoc, bibutils and the programs in JavaScript read what carcite writes: nothing lost without a known reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import carcite
from carcite.options import Target
from tests.interop.citations import ACCEPTANCE, HOSTILE
from tests.interop.measure import words
from tests.interop.reasons import reason
from tests.interop.runs import PROGRAMS, Program, run

pytestmark = pytest.mark.interop

READERS = [pytest.param(p, f, id=f"{p.name}-{f}") for p in PROGRAMS if p.name != "biber" for f in p.formats]
# The share of all fields (in percent) that must arrive: a little under what does, so that a step back is seen.
LEAST = {
    ("pandoc", "bibtex"): 77,
    ("pandoc", "biblatex"): 80,
    ("pandoc", "csljson"): 93,
    ("pandoc 3", "bibtex"): 79,
    ("pandoc 3", "biblatex"): 80,
    ("pandoc 3", "ris"): 50,
    ("pandoc 3", "csljson"): 93,
    ("pandoc 3", "endnotexml"): 28,
    ("Citation.js", "bibtex"): 49,
    ("Citation.js", "biblatex"): 70,
    ("Citation.js", "ris"): 70,
    ("Citation.js", "csljson"): 93,
    ("citeproc-js", "csljson"): 88,
    ("biblatex-csl-converter", "bibtex"): 49,
    ("biblatex-csl-converter", "biblatex"): 51,
    ("@retorquere/bibtex-parser", "bibtex"): 72,
    ("@retorquere/bibtex-parser", "biblatex"): 71,
    ("JabRef", "bibtex"): 84,
    ("JabRef", "biblatex"): 83,
    ("JabRef", "ris"): 46,
    ("Zotero", "bibtex"): 58,
    ("Zotero", "biblatex"): 58,
    ("Zotero", "ris"): 69,
    ("Zotero", "endnotexml"): 64,
    ("Zotero", "zoterordf"): 74,
    ("bibutils", "bibtex"): 48,
    ("bibutils", "biblatex"): 51,
    ("bibutils", "ris"): 57,
    ("bibutils", "endnotexml"): 48,
}
# The programs that are targets themselves.
_ITS_TARGET: dict[str, Target] = {"pandoc": "pandoc", "pandoc 3": "pandoc", "JabRef": "jabref", "Zotero": "zotero"}
SEED = Path(__file__).parent.parent.parent / "seeds" / "000_5ba4fdb34eca6612.txt"


@pytest.fixture(scope="session")
def texts() -> Callable[..., str]:
    """The text of a set in a format, written once for all programs."""
    done: dict[tuple[str, str, str | None], str] = {}
    sets = {"acceptance": ACCEPTANCE, "hostile": HOSTILE, "seed": carcite.assign_keys(_seed())}

    def text(which: str, format: str, target: Target | None = None) -> str:
        if (which, format, target) not in done:
            done[which, format, target] = carcite.write(sets[which], format, target=target).text
        return done[which, format, target]

    return text


def _seed() -> list[carcite.Citation]:
    return carcite.loads(SEED.read_text(encoding="utf-8"), "page", on_note="ignore")


@pytest.mark.parametrize(("program_", "format"), READERS)
def test_every_loss_of_a_field_is_known(
    program_: Program, format: str, program: Callable[[str], Path], texts: Callable[..., str]
) -> None:
    program(program_.command)
    target: Target | None = _ITS_TARGET.get(program_.name)
    outcome = run(program_, format, ACCEPTANCE, texts("acceptance", format, target))
    assert outcome.records_out == outcome.records_in == len(ACCEPTANCE)
    unexplained = [
        f"{lost.field}: {lost.missing} of {lost.held}"
        for lost in outcome.losses
        if reason(program_.name, lost.field, has_place=lost.field in program_.vocabulary) is None
    ]
    assert unexplained == []
    assert outcome.percent >= LEAST[program_.name, format]


@pytest.mark.parametrize(("program_", "format"), READERS)
def test_no_value_makes_ends_or_harms_a_record(
    program_: Program, format: str, program: Callable[[str], Path], texts: Callable[..., str]
) -> None:
    program(program_.command)
    if program_.name == "bibutils" and format != "ris":
        pytest.skip(
            "bibutils writes XML that is not well-formed for a name `|`, and stops at braces in a biblatex text"
        )
    if (program_.name, format) == ("JabRef", "ris"):
        pytest.skip("JabRef stops saving what it imported where a value has a brace without its partner")
    # Zotero leaves out entries of a type that it does not know, as @dataset was in 2019.
    target: Target | None = "zotero" if program_.name == "Zotero" else None
    records = program_.read(texts("hostile", format, target), format).records
    assert len(records) == len(HOSTILE)
    plain = [
        (citation, record)
        for citation, record in zip(HOSTILE, records, strict=True)
        if citation.key is not None and citation.key.startswith("plain")
    ]
    harmed = [c.key for c, record in plain if not words((c.title, c.container_title)) <= words(tuple(record.values()))]
    assert harmed == []


@pytest.mark.parametrize(("program_", "format"), READERS)
def test_the_seed_arrives(
    program_: Program, format: str, program: Callable[[str], Path], texts: Callable[..., str]
) -> None:
    program(program_.command)
    [seed] = _seed()
    records = program_.read(texts("seed", format), format).records
    assert len(records) == 1  # its related papers have no titles: they are listed in it
    held = words(tuple(records[0].values()))
    assert words(seed.authors) <= held
    # JabRef 3.8 reads no DO; pandoc reads little of EndNote's XML.
    no_doi = (program_.name, format) in (("JabRef", "ris"), ("pandoc 3", "endnotexml"))
    assert words((seed.container_title, seed.volume, "" if no_doi else seed.doi)) <= held
    assert {"523", "530"} <= held
