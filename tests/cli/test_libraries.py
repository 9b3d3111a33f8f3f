"""`carcite merge` and `carcite complete`: what they write, print and return."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest

import carcite
from carcite.cli import main
from tests.registry_server import RegistryServer, Reply, work

NBIB = """
PMID- 123
TI  - Lichens on northern walls: fifty years of observations.
FAU - Roe, Ann
DP  - 2014 May
TA  - Ann Bot
JT  - Annals of botany
VI  - 28
IP  - 4
PG  - 1519-27
PT  - Journal Article

"""
RIS = """TY  - JOUR
ID  - one
AU  - Roe, A.
TI  - Lichens on Northern Walls: Fifty Years of Observations
T2  - Annals of Botany
PY  - 2014
VL  - 28
SP  - 1519
EP  - 1527
DO  - 10.5555/a
ER  -
TY  - JOUR
ID  - other
AU  - Roe, A.
TI  - Lichens on Northern Walls: Fifty Years of Observations
T2  - Walls
PY  - 2015
VL  - 2
SP  - 7
ER  -
"""


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    Path("a.nbib").write_text(NBIB)
    Path("b.ris").write_text(RIS)
    return ["a.nbib", "b.ris"]


def test_three_exports_become_one_library(inputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *inputs, "-o", "all.json", "--review", "review.csv"]) == 0
    err = capsys.readouterr().err
    for line in ("records identified: 3", "  b.ris: 2", "  a.nbib: 1", "duplicates removed: 1", "records left: 2"):
        assert f"{line}\n" in err
    assert "pairs to review: 1 (review.csv)" in err
    [one, other] = carcite.load("all.json", "csljson", on_note="ignore")
    assert (one.pmid, one.doi, one.source) == ("123", "10.5555/a", "a.nbib; b.ris")
    assert other.key == "other"
    table = Path("review.csv").read_text(encoding="utf-8-sig")
    assert table.startswith("decision,reason,")

    Path("review.csv").write_text(table.replace("\n,", "\nsame,"), encoding="utf-8-sig")
    assert main(["merge", *inputs, "-o", "all.json", "--decisions", "review.csv"]) == 0
    assert len(carcite.load("all.json", "csljson", on_note="ignore")) == 1
    assert "conflict" in capsys.readouterr().err


def test_the_counts_as_json(inputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *inputs, "-o", "all.json", "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert counts["sources"] == {"b.ris": 2, "a.nbib": 1}
    assert (counts["identified"], counts["removed"], counts["left"], counts["unsure"]) == (3, 1, 2, 1)


def test_a_table_of_other_files_changes_nothing(inputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["merge", *inputs, "-o", "all.json", "--review", "review.csv"])
    before = Path("all.json").read_bytes()
    table = Path("review.csv").read_text(encoding="utf-8-sig").replace("\n,", "\nsame,")
    Path("review.csv").write_text(table, encoding="utf-8-sig")
    assert main(["merge", *reversed(inputs), "-o", "all.json", "--decisions", "review.csv"]) == 2
    assert "is the table of other files, or of another order of them?" in capsys.readouterr().err
    assert Path("all.json").read_bytes() == before


def test_nothing_to_merge_is_an_error(inputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.ris").write_text("")
    assert main(["merge", "empty.ris", "-o", "all.bib"]) == 2
    assert not Path("all.bib").exists()


# --- complete ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RegistryServer:
    completion = pytest.importorskip("carcite.completion", reason="the extra `online` is not installed")
    found = RegistryServer()
    base = found.base
    services = functools.partial(completion.Services, doi=base + "doi/", crossref=base, pubmed=base)
    monkeypatch.setattr(completion, "Services", services)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return found


def test_a_page_is_completed(server: RegistryServer, inputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    server.routes["/doi/"] = lambda request: Reply(work("10.5555/a", title="Lichens"))
    Path("page.ris").write_text("TY  - JOUR\nID  - mine\nDO  - 10.5555/a\nVL  - 7\nER  -\n")
    assert main(["complete", "page.ris", "-o", "refs.json", "--mailto", "me@example.org"]) == 0
    [citation] = carcite.load("refs.json", "csljson", on_note="ignore")
    assert (citation.key, citation.title, citation.volume) == ("mine", "Lichens", "7")
    err = capsys.readouterr().err
    assert "'7' (given) is kept; doi.org has '28'" in err
    assert "1 citation(s), 0 of them not found or not looked up" in err
    assert main(["complete", "page.ris", "-o", "refs.json", "--offline", "--prefer", "registry"]) == 0
    assert carcite.load("refs.json", "csljson", on_note="ignore")[0].volume == "28"
    assert len(server.requests) == 1
    server.close()


def test_no_network_is_one_line(
    server: RegistryServer, inputs: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carcite.completion.client._BACK_OFF", 0.01)
    server.close()
    assert main(["complete", "b.ris", "-o", "refs.bib", "--no-cache"]) == 2
    assert "; is there a network?" in capsys.readouterr().err
    assert not Path("refs.bib").exists()


def test_ctrl_c_writes_what_is_done(
    server: RegistryServer, inputs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:

    completion = pytest.importorskip("carcite.completion")
    done = completion.Completion(
        [carcite.Citation(type="book", title="Wells", key="w")],
        [carcite.Note(carcite.Code.UNAVAILABLE, completion._INTERRUPTED)],
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(completion, "complete", lambda *_, **__: done)
        with pytest.raises(SystemExit) as end:
            main(["complete", "b.ris", "-o", "refs.bib"])
    assert end.value.code == 130
    assert "@book{w," in Path("refs.bib").read_text()
    assert "interrupted; the citations that were completed by then are written" in capsys.readouterr().err
    server.close()
