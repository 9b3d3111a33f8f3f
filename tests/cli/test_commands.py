"""The command: what it prints where, its exit codes, and that no fault ends in a traceback or half a file."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import carcite
from carcite.cli import commands, main
from carcite.cli.output import Progress
from carcite.formats import BEST_FOR
from carcite.options import TARGETS

SEED = Path(__file__).parent.parent.parent / "seeds" / "000_5ba4fdb34eca6612.txt"
RIS = "TY  - JOUR\nAU  - Nöther, Emmy\nTI  - 不变 variations\nPY  - 1918\nZZ  - odd\nER  - \n"
BIB = "@article{noether1918, author = {Noether, Emmy}, title = {Invariants}, journal = {Nachr}, year = 1918}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test runs in an empty folder with one RIS file, one BibTeX file and an abstract page."""
    monkeypatch.chdir(tmp_path)
    Path("a.ris").write_text(RIS, encoding="utf-8")
    Path("a.bib").write_text(BIB, encoding="utf-8")
    shutil.copy(SEED, "page.txt")
    return tmp_path


def run(*words: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "carcite", *words]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60, **settings
    )


def error_of(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line a command that fails prints; it prints nothing else, and its exit code is 2."""
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    [line] = printed.err.splitlines()
    assert line.startswith("carcite: ")
    return line


# --- convert ----------------------------------------------------------------------------------------------------------


def test_a_page_becomes_a_bib(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "page.txt", "-o", "refs.bib", "--set", "title=CAR T cells"]) == 0
    written = Path("refs.bib").read_text(encoding="utf-8")
    assert written.startswith("@article{wang2024car,")
    assert "Wang, Yiyang" in written
    assert capsys.readouterr().out == ""


def test_several_inputs_become_one_file_with_keys_of_their_own() -> None:
    assert main(["convert", "a.ris", "a.ris", "a.bib", "-o", "all.json"]) == 0
    keys = [citation.key for citation in carcite.load("all.json")]
    assert keys == ["nother1918bubian", "nother1918bubiana", "noether1918"]


@pytest.mark.parametrize("format", ["bibtex", "biblatex", "ris", "csljson", "nbib", "endnotexml", "zoterordf"])
def test_standard_output_is_utf8_whatever_the_terminal(format: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["convert", "a.ris", "-t", format, "-o", "-"]) == 0
    [citation] = carcite.loads(capfdbinary.readouterr().out.decode("utf-8"), format, on_note="ignore")
    assert citation.authors[0].family == "Nöther"


def test_standard_input_is_read_packed_or_not() -> None:
    for data in (RIS.encode(), gzip.compress(RIS.encode())):
        done = subprocess.run(
            [sys.executable, "-m", "carcite", "convert", "-", "-t", "csljson", "-o", "-"],
            input=data,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0
        assert json.loads(done.stdout)[0]["author"] == [{"family": "Nöther", "given": "Emmy"}]


def test_a_packed_output_and_the_other_choices_of_a_writer() -> None:
    choices = [
        "--crlf",
        "--ascii",
        "--key-template",
        "{Family}{year}",
        "--related",
        "none",
        "--abstract-language",
        "en",
    ]
    assert main(["convert", "page.txt", "-o", "refs.bib.gz", *choices]) == 0
    written = gzip.decompress(Path("refs.bib.gz").read_bytes())
    assert written.count(b"\r\n") == written.count(b"\n") > 0
    [citation] = carcite.load("refs.bib.gz")
    assert (citation.key, [a.language for a in citation.abstracts], citation.related) == ("Wang2024", [None], ())


def test_a_target_decides_where_a_field_goes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "a.bib", "-o", "refs.ris", "--target", "zotero"]) == 0
    assert "Citation Key: noether1918" in Path("refs.ris").read_text(encoding="utf-8")


def test_a_pipe_needs_no_dashes() -> None:
    done = run("convert", "-t", "csljson", input=RIS)
    assert (done.returncode, json.loads(done.stdout)[0]["author"]) == (0, [{"family": "Nöther", "given": "Emmy"}])
    assert run("show", input=RIS).stdout.startswith("Nöther (1918)")


def test_a_terminal_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert "no input; give a file, or -" in error_of(capsys, "show")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "no output; give a file with -o" in error_of(capsys, "convert", "a.ris", "-t", "bibtex")


def test_the_input_may_be_the_output() -> None:
    assert main(["convert", "a.ris", "a.bib", "-o", "a.bib"]) == 0
    assert [c.key for c in carcite.load("a.bib")] == ["nother1918bubian", "noether1918"]


# --- set --------------------------------------------------------------------------------------------------------------


def test_fields_are_set_in_every_citation() -> None:
    settings = {
        "authors": "Roe, Ann; Poe, Bea",
        "container-title": "J Fine",
        "abstracts": "One; two.",
        "issued": "2024-05",
        "volume": "12",
        "DOI": "https://doi.org/10.1000/XYZ",
        "title": "",
    }
    words = [word for name, value in settings.items() for word in ("--set", f"{name}={value}")]
    assert main(["convert", "a.ris", "-o", "b.json", *words, "--set", "keywords=x; y", "--set", "keywords=z"]) == 0
    [c] = carcite.load("b.json")
    assert [str(name) for name in c.authors] == ["Ann Roe", "Bea Poe"]
    assert (c.container_title, str(c.issued), c.volume, c.doi) == ("J Fine", "2024-05", "12", "10.1000/XYZ")
    assert (c.title, c.abstract, c.keywords) == (None, "One; two.", ("x", "y", "z"))


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("title", "expected FIELD=VALUE"),
        ("journal=X", "did you mean container_title"),
        ("authorz=X", "did you mean authors"),
        ("colour=X", "the fields are type, key, key_aliases, title"),
        ("type=boook", "did you mean book"),
        ("type=x", "the types are article, article-journal"),
        ("related=X", "set it in Python"),
        ("authors_truncated=maybe", "authors_truncated='maybe'"),
    ],
)
def test_a_setting_that_cannot_be_made_is_refused(setting: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert says in error_of(capsys, "convert", "a.ris", "-o", "b.bib", "--set", setting)
    assert not Path("b.bib").exists()


@pytest.mark.parametrize("setting", ["issued=2024-02-30", "doi=abc", "issn=1234-5678", "issued=in spring"])
def test_a_value_that_cannot_be_right_is_set_and_said(setting: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "a.bib", "-o", "b.json", "--set", setting]) == 0
    assert "[invalid]" in capsys.readouterr().err
    assert main(["convert", "a.bib", "-o", "c.json", "--set", setting, "--strict"]) == 1
    assert not Path("c.json").exists()


def test_where_chooses_what_set_changes(capsys: pytest.CaptureFixture[str]) -> None:
    convert = ["convert", "a.ris", "a.bib", "-o", "b.json", "-q", "--set", "volume=7"]
    for where, volumes in (
        (["noether1918"], [None, "7"]),
        (["#1"], ["7", None]),
        (["noe*"], [None, "7"]),
        (["*"], ["7", "7"]),
        (["#1", "noether1918"], ["7", "7"]),
    ):
        assert main([*convert, *(word for one in where for word in ("--where", one))]) == 0
        assert [c.volume for c in carcite.load("b.json")] == volumes


def test_rekey_gives_new_keys_and_prints_the_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "a.bib", "-o", "b.bib", "--rekey", "--key-template", "{Family}{year}"]) == 0
    assert "noether1918 -> Noether1918" in capsys.readouterr().err.splitlines()
    assert [c.key for c in carcite.load("b.bib")] == ["Noether1918"]
    assert main(["convert", "a.bib", "-o", "c.bib", "--key-template", "{Family}{year}"]) == 0
    assert [c.key for c in carcite.load("c.bib")] == ["noether1918"]  # a key that is there stays


# --- notes ------------------------------------------------------------------------------------------------------------


def test_losses_are_reported_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "a.ris", "-o", "b.bib"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "warning [lost] nother1918bubian, extra: bibtex has no place for kept values: ZZ",
        "b.bib: 1 citation written for LaTeX (for another program: --target), 1 kind of loss (1 value)",
    ]
    assert main(["convert", "a.ris", "-o", "b.bib", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["convert", "a.ris", "-o", "b.bib", "--verbose"]) == 0
    assert "info [unplaced] #1, line 5, extra: no field for 'ZZ'" in capsys.readouterr().err


def test_what_is_missing_is_reported_with_how_to_give_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "page.txt", "-o", "b.json"]) == 0
    [line] = [line for line in capsys.readouterr().err.splitlines() if "title" in line]
    assert '--set title="..."' in line


def test_many_kinds_of_loss_are_some_twenty_lines(capsys: pytest.CaptureFixture[str]) -> None:
    Path("odd.ris").write_text("".join(f"{RIS}" for _ in range(50)), encoding="utf-8")
    assert main(["convert", "odd.ris", "-o", "b.nbib"]) == 0
    printed = capsys.readouterr().err.splitlines()
    assert len(printed) <= 22
    assert printed[-1].startswith("b.nbib: 50 citations written, ")
    assert main(["convert", "odd.ris", "-o", "b.nbib", "-v"]) == 0
    assert len(capsys.readouterr().err.splitlines()) > 50


def test_comments_of_a_bib_that_becomes_a_bib_are_reported_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = (
        "% remark",
        "@comment{x}",
        '@preamble{"\\newcommand{\\a}{b}"}',
        '@string{j = "J"}',
        "@book{p, title = {T}}",
    )
    child = "@inbook{c, crossref = {p}, title = {U}}\n"
    Path("c.bib").write_text("\n".join(lines) + "\n" + child, encoding="utf-8")
    assert main(["convert", "c.bib", "-o", "d.bib"]) == 0
    printed = capsys.readouterr().err.splitlines()
    assert printed[0] == (
        "warning [not-a-record] not carried over: text, @comment, @preamble, @string, crossref (first: line 1)"
    )
    assert len(printed) == 2
    assert main(["convert", "c.bib", "-o", "d.ris"]) == 0
    assert "[not-a-record]" not in capsys.readouterr().err


def test_colors_are_for_terminals_that_want_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "a.ris", "-o", "b.bib", "--color", "always"]) == 0
    assert "\x1b[33mwarning\x1b[0m [lost]" in capsys.readouterr().err
    assert main(["show", "a.ris", "--color", "always"]) == 0
    assert capsys.readouterr().out.startswith("\x1b[1mNöther (1918)")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for environment, colored in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        monkeypatch.setenv("TERM", "xterm")
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert main(["convert", "a.ris", "-o", "b.bib"]) == 0
        assert ("\x1b" in capsys.readouterr().err) is colored
        monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("rich", [True, False])
def test_long_work_on_a_terminal_is_counted(
    rich: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if rich:
        pytest.importorskip("rich")
    else:
        monkeypatch.setitem(sys.modules, "rich.progress", None)
    progress = Progress(True)
    progress.next = 0.0
    for _ in range(16):
        progress.advance()
    progress.close()
    printed = capsys.readouterr().err
    assert "16 citations" in printed or rich  # rich draws nothing where it finds no terminal
    quiet = Progress(False)
    quiet.next = 0.0
    for _ in range(16):
        quiet.advance()
    quiet.close()
    assert capsys.readouterr().err == ""


ESCAPES = "@article{k\x1b[31m,\n title={A},\n weird\x1b[5m={v \x1b[41m},\n issue={1},issue={2\x1b[7m}\n}\n"


@pytest.mark.parametrize(
    "command",
    ["show e.bib", "show e.bib --json", "check e.bib --all", "convert e.bib -o b.ris -v", "convert e.bib -o b.ris"],
)
def test_control_characters_of_a_file_never_reach_the_terminal(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("e.bib").write_text(ESCAPES + "@book{l, title={x\x9by\x7f\u202ez}, note={\x1b[2J}}\n", encoding="utf-8")
    assert main(command.split()) in (0, 1)
    assert main(["convert", "\x1b[31m.bib", "-o", "b.ris"]) == 2
    printed = capsys.readouterr()
    for text in (printed.out, printed.err):
        assert not [character for character in text if not character.isprintable() and character != "\n"]


def test_control_characters_of_a_file_are_not_in_warnings_and_errors() -> None:
    citations = carcite.loads(ESCAPES, on_note="ignore")
    with pytest.warns(carcite.LossWarning) as caught:
        carcite.dumps(citations, "ris")
    assert not any("\x1b" in str(warning.message) for warning in caught)
    with pytest.raises(carcite.CarciteError) as raised:
        carcite.loads("\x1b[31m", "bib\x1btex")
    assert "\x1b" not in str(raised.value)


def test_notes_name_their_file_where_there_are_several(capsys: pytest.CaptureFixture[str]) -> None:
    Path("wrong.bib").write_text(RIS, encoding="utf-8")
    assert main(["convert", "a.bib", "wrong.bib", "-o", "b.ris"]) == 0
    assert capsys.readouterr().err.startswith("wrong.bib: warning [format-mismatch]")


def test_notes_and_errors_are_json_lines_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "a.ris", "-o", "b.bib", "--json"]) == 0
    notes = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(n["code"], n["severity"], n["line"], n["file"]) for n in notes] == [
        ("unplaced", "info", 5, "a.ris"),
        ("lost", "warning", None, None),
        ("assumed", "info", None, None),  # Chinese, which pdfLaTeX does not set
    ]
    assert main(["convert", "none.ris", "-o", "b.bib", "--json"]) == 2
    [failed] = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (failed["code"], failed["severity"]) == ("failed", "error")
    assert "none.ris" in failed["message"]


def test_strict_says_every_loss_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.bib").write_text("old", encoding="utf-8")
    assert main(["convert", "a.ris", "a.ris", "-o", "b.bib", "--strict"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "warning [lost] 2 records: bibtex has no place for kept values: ZZ (first: nother1918bubian)",
        "carcite: nothing was written: --strict, and 1 kind of loss (2 values)",
    ]
    assert Path("b.bib").read_text(encoding="utf-8") == "old"
    assert main(["convert", "a.ris", "-o", "-", "-t", "bibtex", "--strict", "-q"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "--quiet hides it" in printed.err
    assert main(["convert", "a.bib", "-o", "b.bib", "--strict"]) == 0


def test_a_loss_in_reading_counts_for_strict() -> None:
    Path("cut.ris").write_text(RIS.replace("ZZ  - odd\nER  - ", "TY  - JOUR"), encoding="utf-8")
    assert main(["convert", "cut.ris", "-o", "b.ris"]) == 0
    assert main(["convert", "cut.ris", "-o", "c.ris", "--strict"]) == 1
    assert not Path("c.ris").exists()


def test_a_file_without_a_citation_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.bib").write_text("milk\neggs\n", encoding="utf-8")
    assert main(["show", "list.bib"]) == 0
    assert "there is no citation in list.bib" in capsys.readouterr().err
    assert main(["check", "list.bib"]) == 1


@pytest.mark.parametrize(
    "words",
    ["convert list.bib", "convert empty.bib", "convert a.bib -f ris", "convert a.ris -f bibtex", "convert none.json"],
)
def test_no_citation_is_an_error_and_the_old_file_stays(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.bib").write_text("milk\neggs\n", encoding="utf-8")
    Path("none.json").write_text("[]", encoding="utf-8")
    Path("empty.bib").touch()
    Path("old.bib").write_text("old", encoding="utf-8")
    before = sorted(os.listdir())
    assert main([*words.split(), "-o", "old.bib"]) == 2
    assert Path("old.bib").read_text(encoding="utf-8") == "old"
    source = words.split()[1]
    named = {"from_format": words.split()[3]} if "-f" in words else {}
    with pytest.raises(carcite.ReadError):
        carcite.convert(source, "old.bib", on_note="ignore", **named)
    assert Path("old.bib").read_text(encoding="utf-8") == "old"
    assert sorted(os.listdir()) == before


# --- faults -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("convert none.ris -o b.bib", "cannot open 'none.ris': No such file"),
        ("convert . -o b.bib", "it is a folder; give the files in it"),
        ("convert empty.txt -o b.bib", "empty.txt: the text is empty"),
        ("convert binary.ris -o b.bib", "'binary.ris' is binary data"),
        ("convert list.txt -o b.bib", "list.txt: no format claims this text: expected BibTeX"),
        ("convert list.ris -o b.bib", "list.ris: line 1: no RIS record: expected lines"),
        ("convert a.bib list.ris -o b.bib", "list.ris: line 1"),
        ("convert a.ris -f bibtxe -o b.bib", "did you mean bibtex?"),
        ("convert a.ris -t page -o b.txt", "page is read, not written"),
        ("convert a.ris -o b", "'b' has no suffix that stands for a format"),
        ("convert a.ris -o b.xml", "give the format to write (for EndNote: endnotexml)"),
        ("convert a.ris -o b.docx", "'b.docx' has no suffix that stands for a format (.bib, .ris"),
        ("convert a.ris -o -", "give the format to write to standard output: -t bibtex"),
        ("convert a.ris -o no/b.bib", "cannot write 'no/b.bib': No such file"),
        ("convert a.ris -o folder.bib", "it is a folder; give the name of a file in it"),
        ("convert a.ris -o b.bib --key-template {who}", "the fields are {family}"),
        ("convert a.ris -o b.bib --keys {who}", "unknown option --keys (did you mean --key-template?)"),
        ("convert a.ris -o b.bib --taget zotero", "unknown option --taget (did you mean --target?)"),
        ("convert a.ris -o b.bib --target zoter", "there is no 'zoter' (did you mean zotero?)"),
        ("convert a.ris -o b.bib --where a", "give --set FIELD=VALUE as well"),
        ("convert a.ris a.bib -o b.bib --set volume=1", "choose with --where KEY"),
        ("convert a.ris a.bib -o b.bib --set volume=1 --where noether1919", "did you mean noether1918?"),
        ("convert a.ris -o b.bib --target word", "choose from"),
        ("convert a.ris -o b.bib --related all", "choose from"),
        ("convert a.ris", "give the format to write to standard output: -t bibtex"),
        ("convert https://example.org/a.ris -o b.bib", "is an address"),
        ("convret a.ris", "there is no 'convret' (did you mean convert?)"),
        ("check none.ris", "cannot open 'none.ris'"),
        ("push a.ris", "required: --zotero"),
        ("push --zotero --timeout 0 a.ris", "expected more than 0"),
        ("formats --target word", "choose from"),
    ],
)
def test_a_fault_is_one_line_that_says_what_to_do(words: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").touch()
    Path("binary.ris").write_bytes(bytes(range(256)) * 9)
    for name in ("list.txt", "list.ris"):
        Path(name).write_text("milk\neggs\n", encoding="utf-8")
    Path("folder.bib").mkdir()
    before = sorted(os.listdir())
    assert says in error_of(capsys, *words.split())
    assert sorted(os.listdir()) == before


def test_an_error_in_the_last_input_leaves_the_old_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.bib").write_text("old", encoding="utf-8")
    assert main(["convert", "a.ris", "none.ris", "-o", "b.bib"]) == 2
    assert Path("b.bib").read_text(encoding="utf-8") == "old"
    assert capsys.readouterr().err.splitlines()[-1].startswith("carcite: cannot open 'none.ris'")


def test_a_fault_of_carcite_itself_is_reported_as_such(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "tree", lambda citation, palette: 1 / 0)
    assert "an error in carcite itself (ZeroDivisionError: division by zero)" in error_of(capsys, "show", "a.bib")
    with pytest.raises(ZeroDivisionError):
        main(["show", "a.bib", "--verbose"])


# --- check, show, formats ---------------------------------------------------------------------------------------------


def test_check_prints_findings_and_its_exit_code_says_whether(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "page.txt"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "warning [missing] #1, title: article-journal needs title",
        "1 finding",
    ]
    assert main(["check", "page.txt", "--json"]) == 1
    [finding] = json.loads(capsys.readouterr().out)
    assert (finding["code"], finding["field"]) == ("missing", "title")
    assert main(["check", "a.bib"]) == 0
    assert capsys.readouterr().out == "no findings\n"
    assert main(["check", "a.bib", "--all"]) == 0
    assert "info [missing] noether1918, volume" in capsys.readouterr().out


def test_show_prints_the_citation_and_its_related_papers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "page.txt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Wang, Lu, Ye et al. (2024-12-17) [no title]. Chin Med J (Engl) 138(5):523-530.")
    assert "  doi                   10.1097/CM9.0000000000003406" in lines
    assert lines[-11:][0].endswith("[the paper itself]")
    assert lines[-1] == "  └── (2023-11-25) [no title]. Lancet."
    assert main(["show", "a.ris", "a.bib", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [carcite.Citation.model_validate(c).key for c in shown] == [None, "noether1918"]


@pytest.mark.parametrize("target", TARGETS)
def test_formats_for_a_target_are_those_it_imports_the_best_first(
    target: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["formats", "--target", target]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"For {target}, {BEST_FOR[target][0]} is best: carcite convert IN -t")
    assert main(["formats", "--target", target, "--json"]) == 0
    assert tuple(row["name"] for row in json.loads(capsys.readouterr().out)) == BEST_FOR[target]


def test_formats_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    printed = capsys.readouterr().out
    assert "Refer/BibIX" in printed
    listed, best = printed.split("Best format for each program")
    names = [line.split()[0] for line in listed.splitlines() if line[:1].isalpha()]
    assert names == [format.name for format in carcite.formats.every()]
    assert "  endnote      endnotexml, then ris" in best.splitlines()


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["convert", "--help"], ["check", "-h"], ["show", "-h"], ["push", "-h"]):
        assert main(words) == 0
        printed = capsys.readouterr().out
        assert "exit codes:" in printed
        assert "130" in printed
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"carcite {carcite.__version__}\n"
    assert main([]) == 2
    assert "usage: carcite" in capsys.readouterr().err


# --- terminals, pipes, signals ----------------------------------------------------------------------------------------

NARROW = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_a_terminal_without_the_characters_gets_their_numbers() -> None:
    shown = run("show", "a.ris", env=NARROW)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert r"N\xf6ther (1918) \u4e0d\u53d8 variations." in shown.stdout
    [citation] = json.loads(run("show", "a.ris", "--json", "-q", env=NARROW).stdout)
    assert citation["title"] == "不变 variations"
    assert "title = {不变 variations}" in run("convert", "a.ris", "-t", "bibtex", "-o", "-", env=NARROW).stdout
    missing = run("show", "不.ris", env=NARROW)
    assert missing.returncode == 2
    assert "Traceback" not in missing.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes as on POSIX")
@pytest.mark.parametrize("command", ["show page.txt page.txt", "convert page.txt -t csljson -o -", "formats"])
def test_a_reader_that_goes_away_is_not_a_fault(command: str) -> None:
    script = f"{sys.executable} -m carcite {command} 2>err | head -1 >/dev/null; cat err"
    done = subprocess.run(script, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stdout
    assert "rror" not in done.stdout
    reader, writer = os.pipe()
    os.close(reader)
    closed = subprocess.run(
        [sys.executable, "-m", "carcite", *command.split()], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert closed.returncode == 0
    assert b"Broken" not in closed.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", ["show page.txt", "convert page.txt -t csljson -o - -q"])
def test_a_full_disk_is_reported(command: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "carcite", *command.split()], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    [line] = done.stderr.decode().splitlines()
    assert "No space left" in line


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
@pytest.mark.parametrize(
    ("number", "code", "word"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
def test_a_signal_leaves_the_old_file_and_no_other(number: signal.Signals, code: int, word: str) -> None:
    Path("b.bib").write_text("old", encoding="utf-8")
    before = sorted(os.listdir())
    process = subprocess.Popen(
        [sys.executable, "-m", "carcite", "convert", "-", "-f", "ris", "-o", "b.bib"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # A shell starts what it puts in the background with the signal ignored, and the tests with it.
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    assert process.stdin is not None
    process.stdin.write(RIS * 2000)
    process.stdin.flush()
    time.sleep(0.1)  # it reads, since the pipe has taken more than it holds
    process.send_signal(number)
    _, printed = process.communicate(timeout=30)
    assert (process.returncode, printed.splitlines()[-1]) == (code, f"carcite: {word}; no file was changed")
    assert sorted(os.listdir()) == before
    assert Path("b.bib").read_text(encoding="utf-8") == "old"


def test_closed_streams_are_reported(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input is closed" in error_of(capsys, "show", "-")
    monkeypatch.setattr(sys, "stdin", io.StringIO(RIS))  # without bytes, as in a notebook
    assert main(["convert", "-", "-o", "b.ris"]) == 0
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["show", "a.bib"]) == 0
    assert main(["convert", "a.bib", "-t", "ris", "-o", "-"]) == 2
    assert "standard output is closed" in capsys.readouterr().err


def test_the_module_and_the_program_are_the_command() -> None:
    assert run("--version").stdout == f"carcite {carcite.__version__}\n"
    program = Path(sys.executable).with_name("carcite")
    if program.exists():
        done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
        assert done.stdout.startswith("carcite ")


def test_tidy_and_subset_change_files_in_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bib, aux, used = tmp_path / "a.bib", tmp_path / "a.aux", tmp_path / "used.bib"
    bib.write_text("% c\n@book{k, pages = {5-9}, title = {T}}\n@book{l}\n", encoding="utf-8")
    aux.write_text("\\citation{k}\n", encoding="utf-8")
    assert main(["tidy", "--check", str(bib)]) == 1
    assert main(["tidy", "--diff", str(bib)]) == 0
    assert "+@book{k, pages = {5--9}, title = {T}}" in capsys.readouterr().out
    assert main(["tidy", str(bib)]) == 0
    assert bib.read_text(encoding="utf-8") == "% c\n@book{k, pages = {5--9}, title = {T}}\n@book{l}\n"
    assert main(["tidy", "--check", str(bib)]) == 0
    assert main(["subset", str(bib), "--aux", str(aux), "-o", str(used)]) == 0
    assert used.read_text(encoding="utf-8") == "@book{k, pages = {5--9}, title = {T}}\n"
    aux.write_text("\\citation{kk}\n", encoding="utf-8")
    assert main(["subset", str(bib), "--aux", str(aux), "-o", str(used)]) == 2
    assert "'k'" in capsys.readouterr().err
