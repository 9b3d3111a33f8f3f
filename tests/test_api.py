"""The public functions: what they take and give back, what they say of losses, what they never do to a file."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import carcite
from carcite.notes import Code
from carcite.options import Target

SEED = Path(__file__).parent.parent / "seeds" / "000_5ba4fdb34eca6612.txt"
RIS = "TY  - JOUR\nAU  - Noether, Emmy\nTI  - Invariante Variationsprobleme\nPY  - 1918\nER  - \n"
BIB = (
    "@article{noether1918,\n  author = {Noether, Emmy},\n  title = {Invariante Variationsprobleme},\n  year = 1918\n}\n"
)


def lossy() -> carcite.Citation:
    """A citation BibTeX cannot hold whole: a value kept from another format."""
    return carcite.Citation(type="book", key="a", title="T", extra=[("ris", "C4", "v")])


# --- the seed ---------------------------------------------------------------------------------------------------------


def test_the_seed_is_read_exactly() -> None:
    reading = carcite.read(SEED.read_text(encoding="utf-8"))
    [c] = reading.citations
    assert c.title is None
    assert [(n.family, n.given) for n in c.authors] == [
        ("Wang", "Yiyang"),
        ("Lu", "Liangjing"),
        ("Ye", "Shuang"),
        ("Fu", "Qiong"),
    ]
    assert len(c.affiliations) == 2
    assert not any(n.affiliations for n in c.authors)
    assert c.container_title == c.container_title_short == "Chin Med J (Engl)"
    assert (str(c.issued), c.volume, c.issue, str(c.pages)) == ("2024-12-17", "138", "5", "523-530")
    assert c.doi == "10.1097/CM9.0000000000003406"
    assert [a.language for a in c.abstracts] == ["en", "zh"]
    assert c.abstracts[0].text.startswith("The remarkable efficacy")
    assert c.abstracts[0].text.endswith("in clinical practice.")
    assert c.abstracts[1].text.endswith("应对的挑战及未来方向。")
    assert [(r.relation, r.itself) for r in c.related] == [("related", n == 0) for n in range(11)]
    assert (c.related[1].citation.container_title, str(c.related[1].citation.issued)) == ("Front Immunol", "2025-08-12")
    assert (c.related[10].citation.container_title, str(c.related[10].citation.issued)) == ("Lancet", "2023-11-25")
    assert [n.field for n in reading.notes if n.code is Code.MISSING] == ["title"]
    assert sum(n.code is Code.STUB for n in reading.notes) == 10
    assert not any(n.is_loss for n in reading.notes)


@pytest.mark.parametrize("format", ["bibtex", "biblatex", "ris", "csljson", "nbib", "endnotexml", "zoterordf"])
def test_the_seed_survives_every_format(format: str) -> None:
    citations = carcite.load(SEED)
    written = carcite.write(citations, format)
    back = carcite.read(written.text, format).citations
    c, d = citations[0], back[0]
    noted = {n.field for n in written.notes}
    for field in ("authors", "container_title", "issued", "volume", "issue", "pages", "doi", "abstracts"):
        assert getattr(c, field) == getattr(d, field) or field in noted
    assert d.title is None
    others = [(e.container_title, str(e.issued)) for e in back[1:]]
    if others:
        # The first of the list is the paper itself and is not written again.
        assert others == [(r.citation.container_title, str(r.citation.issued)) for r in c.related[1:]]


# --- reading ----------------------------------------------------------------------------------------------------------


def test_loads_finds_the_format() -> None:
    assert [c.title for c in carcite.loads(RIS)] == [c.title for c in carcite.loads(BIB)]
    assert (carcite.detect(RIS), carcite.detect(BIB)) == ("ris", "bibtex")


@pytest.mark.parametrize("name", ["csl-json", "CSLJSON", "csl json", ".json", "CSL_JSON", "json"])
def test_format_names_have_other_spellings(name: str) -> None:
    assert carcite.loads("[]", name) == []


def test_an_unknown_format_is_reported_with_the_known_ones() -> None:
    with pytest.raises(carcite.FormatError, match="bibtex, biblatex, ris"):
        carcite.loads(RIS, "word")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("bibtxe", "did you mean bibtex"),
        ("xml", "did you mean pubmedxml or endnotexml"),
        ("zotero", "zotero is a target, and zoterordf"),
        (3, "not by int"),
        ("", "no format ''"),
    ],
)
def test_what_a_wrong_format_name_may_have_meant_is_reported(name: str, says: str) -> None:
    for call in (
        lambda: carcite.loads(RIS, name),
        lambda: carcite.load(io.StringIO(RIS), name),
        lambda: carcite.dumps([], name),
        lambda: carcite.dump([], io.StringIO(), name),
        lambda: carcite.convert(io.StringIO(RIS), io.StringIO(), from_format=name),
    ):
        with pytest.raises(carcite.FormatError, match=says):
            call()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("milk\neggs\n2 lb of bread\n", "citation line"),
        ("\x00\x01\x02\x03" * 50, "binary"),
    ],
)
def test_what_is_not_a_reference_file_is_refused_with_what_was_expected(text: str, says: str) -> None:
    with pytest.raises(carcite.ReadError, match=says):
        carcite.loads(text)


def test_a_path_is_not_taken_for_text_nor_text_for_a_path(tmp_path: Path) -> None:
    with pytest.raises(carcite.ReadError, match=r"carcite\.load"):
        carcite.loads("library/refs.bib")
    with pytest.raises(carcite.ReadError, match=r"carcite\.loads"):
        carcite.load(RIS)
    with pytest.raises(carcite.ReadError, match=r"expected text, not \w+Path"):
        carcite.loads(tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ['[{"id": "a", "type": "book"}]', "@book{a, title = {T}}", RIS, b"TY  - BOOK", 3, None]
)
def test_text_and_bytes_are_not_paths(text: object) -> None:
    for call, error in (
        (lambda: carcite.load(text), carcite.ReadError),  # type: ignore[arg-type]
        (lambda: carcite.convert(text, io.StringIO(), to_format="ris"), carcite.ReadError),  # type: ignore[arg-type]
        (lambda: carcite.dump([], text, "ris"), carcite.WriteError),  # type: ignore[arg-type]
    ):
        if error is carcite.WriteError and isinstance(text, str) and "\n" not in text:
            continue  # a strange name for a new file, and a name
        with pytest.raises(error, match=r"carcite\.loads|io\.BytesIO"):
            call()


@pytest.mark.parametrize("address", ["https://example.org/refs.bib", "file:///home/me/refs.bib", "ftp://x/y.ris"])
def test_an_address_is_not_opened(address: str, tmp_path: Path) -> None:
    with pytest.raises(carcite.ReadError, match="is an address"):
        carcite.load(address)
    with pytest.raises(carcite.WriteError, match="is an address"):
        carcite.dump([], address)
    with pytest.raises(carcite.ReadError, match="is an address"):
        carcite.convert(address, tmp_path / "refs.bib")


@pytest.mark.parametrize("path", ["/home/me/page.txt", "page", "library.zip"])
def test_one_line_that_is_nothing_may_be_a_path(path: str) -> None:
    with pytest.raises(carcite.DetectError, match=r"carcite\.load reads files"):
        carcite.loads(path)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<!DOCTYPE html>\n<html><title>J Tides. 2020 May 3;12(4):5-9.</title></html>", "it is HTML; save the text"),
        ('<?xml version="1.0"?>\n<mods:mods xmlns:mods="x"/>', "it is XML of a library; export RIS"),
        ("<article/>\n", "it is XML of another kind"),
        ("FN Clarivate\nVR 1.0\nPT J\n", "it is Web of Science's own format; export RIS or BibTeX"),
        ("---\nreferences:\n- id: a\n  type: book\n", "it is YAML; let pandoc make CSL-JSON of it"),
    ],
)
def test_a_file_of_another_kind_is_named(text: str, what: str) -> None:
    with pytest.raises(carcite.DetectError, match=what):
        carcite.detect(text)


def test_an_error_in_a_file_names_the_file(tmp_path: Path) -> None:
    for name, text in (("a.txt", ""), ("b.txt", "milk"), ("c.ris", "milk"), ("d.nbib", "eggs"), ("e.rdf", "<a>")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(carcite.ReadError, match=name) as raised:
            carcite.load(tmp_path / name)
        assert "carcite.load reads files" not in str(raised.value)


def test_a_missing_file_a_folder_and_foreign_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(carcite.ReadError, match="No such file"):
        carcite.load(tmp_path / "none.bib")
    with pytest.raises(carcite.ReadError, match="cannot"):
        carcite.load(tmp_path)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n...")
    with pytest.raises(carcite.ReadError, match="a PDF"):
        carcite.load(tmp_path / "paper.pdf")
    (tmp_path / "x.bib").write_bytes(b"PK\x03\x04....")
    with pytest.raises(carcite.ReadError, match="zip archive"):
        carcite.load(tmp_path / "x.bib")


def test_the_text_wins_over_a_wrong_suffix_and_it_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(RIS, encoding="utf-8")
    notes: list[carcite.Note] = []
    [citation] = carcite.load(path, on_note=notes.append)
    assert citation.title == "Invariante Variationsprobleme"
    assert [n.code for n in notes] == [Code.FORMAT_MISMATCH]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_found(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "refs.ris"
    path.write_bytes(RIS.replace("Noether", "Nöther").replace("\n", "\r\n").encode(encoding))
    notes: list[carcite.Note] = []
    [citation] = carcite.load(path, on_note=notes.append)
    assert citation.authors[0].family == "Nöther"
    assert ([n.code for n in notes] == [Code.REPAIRED]) == (encoding == "cp1252")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "iso-8859-2", "koi8-r", "gb18030"])
def test_an_encoding_that_the_text_shows_or_says_is_taken(tmp_path: Path, encoding: str) -> None:
    name = {"koi8-r": "Лампин", "gb18030": "张伟"}.get(encoding, "Žižek")
    path = tmp_path / "refs.bib"
    said = "" if encoding.startswith("utf") else f"% Encoding: {encoding.upper()}\n"
    path.write_bytes(f"{said}@book{{k, author = {{{{{name}}}}}, title = {{Lamps}}}}\n".encode(encoding))
    [citation] = carcite.load(path, on_note="raise")
    assert str(citation.authors[0]) == name


def test_zero_bytes_in_a_text_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"@book{k, title = {Lamps\0}}\n@book{l, title = {Wicks}}\n" + bytes(5000))
    notes: list[carcite.Note] = []
    assert [c.title for c in carcite.load(path, on_note=notes.append)] == ["Lamps", "Wicks"]
    assert [n.code for n in notes if n.is_loss] == [Code.REPAIRED]


def test_gzip_is_read_and_written(tmp_path: Path) -> None:
    path = tmp_path / "refs.ris.gz"
    path.write_bytes(gzip.compress(RIS.encode()))
    citations = carcite.load(path)
    carcite.dump(citations, tmp_path / "out.json.gz")
    assert gzip.decompress((tmp_path / "out.json.gz").read_bytes()).startswith(b"[")
    assert carcite.load(tmp_path / "out.json.gz")[0].title == citations[0].title


def test_open_files_are_read(tmp_path: Path) -> None:
    assert carcite.load(io.StringIO(RIS))[0].type == "article-journal"
    assert carcite.load(io.BytesIO(RIS.encode()))[0].type == "article-journal"
    path = tmp_path / "refs.ris"
    path.write_text(RIS, encoding="utf-8")
    with path.open(encoding="utf-8") as file:
        assert len(carcite.load(file)) == 1
        assert not file.closed


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_of_the_callers_stays_open(pack: Callable[[bytes], bytes]) -> None:
    file = io.BytesIO(pack(RIS.encode()))
    assert len(carcite.load(file)) == 1
    assert not file.closed
    out = io.BytesIO()
    carcite.dump([], out, "ris")
    assert not out.closed


def test_files_that_are_closed_or_of_the_wrong_direction_are_reported(tmp_path: Path) -> None:
    closed = io.StringIO()
    closed.close()
    with pytest.raises(carcite.ReadError, match="closed file"):
        carcite.load(closed)
    with pytest.raises(carcite.WriteError, match="closed file"):
        carcite.dump([], closed, "ris")
    path = tmp_path / "refs.ris"
    with path.open("w", encoding="utf-8") as file, pytest.raises(carcite.ReadError, match="not readable"):
        carcite.load(file)
    with path.open(encoding="utf-8") as file, pytest.raises(carcite.WriteError, match="not writable"):
        carcite.dump([], file)
    accented = carcite.loads(RIS.replace("Noether", "Nöther"))
    with path.open("w", encoding="ascii") as file, pytest.raises(carcite.WriteError, match="open it as utf-8"):
        carcite.dump(accented, file)
    path.write_bytes(RIS.replace("Noether", "Nöther").encode("latin-1"))
    with path.open(encoding="utf-8") as file, pytest.raises(carcite.ReadError, match="open it with its encoding"):
        carcite.load(file)


def test_wrong_arguments_of_iter_load_are_reported_at_once() -> None:
    with pytest.raises(carcite.FormatError):
        carcite.iter_load("refs.ris", "word")
    with pytest.raises(carcite.WriteError, match="on_note"):
        carcite.iter_load("refs.ris", on_note="shout")  # type: ignore[arg-type]
    with pytest.raises(carcite.ReadError):
        carcite.iter_load(RIS)


def test_iter_load_gives_one_at_a_time() -> None:
    stream = carcite.iter_load(io.StringIO(RIS * 3))
    assert next(stream).title == "Invariante Variationsprobleme"
    assert len(list(stream)) == 2


# --- notes ------------------------------------------------------------------------------------------------------------


FAULTY_RIS = RIS.replace("ER  - ", "TY  - JOUR")  # a record without its end


@pytest.mark.parametrize(
    "call",
    [
        lambda folder: carcite.dumps(lossy(), "bibtex"),
        lambda folder: carcite.dump(lossy(), folder / "a.bib"),
        lambda folder: carcite.dump((c for c in [lossy()]), io.StringIO(), "bibtex"),
        lambda folder: carcite.loads(FAULTY_RIS),
        lambda folder: carcite.load(io.StringIO(FAULTY_RIS)),
        lambda folder: list(carcite.iter_load(io.StringIO(FAULTY_RIS))),
        lambda folder: carcite.convert(io.StringIO(FAULTY_RIS), folder / "a.bib"),
    ],
)
def test_a_loss_warns_at_the_callers_line(call: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.warns(carcite.LossWarning) as caught:
        call(tmp_path)
    assert {warning.filename for warning in caught} == {__file__}
    assert {warning.lineno for warning in caught} == {call.__code__.co_firstlineno}


def test_raise_comes_with_every_loss_and_before_anything_is_written(tmp_path: Path) -> None:
    citations = [lossy().model_copy(update={"key": key}) for key in "abc"]
    with pytest.raises(carcite.LossError) as raised:
        carcite.dump(citations, tmp_path / "refs.bib", on_note="raise")
    assert [one.record for one in raised.value.notes] == ["a", "b", "c"]
    assert os.listdir(tmp_path) == []
    file = io.StringIO()
    with pytest.raises(carcite.LossError):
        carcite.convert(io.StringIO(FAULTY_RIS), file, to_format="bibtex", on_note="raise")
    assert file.getvalue() == ""


def test_a_function_that_raises_stops_the_writing(tmp_path: Path) -> None:
    def stop(one: carcite.Note) -> None:
        raise KeyError(one.field)

    with pytest.raises(KeyError, match="extra"):
        carcite.dump(lossy(), tmp_path / "refs.bib", on_note=stop)
    assert os.listdir(tmp_path) == []


def test_on_note_chooses() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        carcite.dumps(lossy(), "bibtex", on_note="ignore")
    with pytest.raises(carcite.LossError) as raised:
        carcite.dumps(lossy(), "bibtex", on_note="raise")
    assert raised.value.notes[0].field == "extra"
    notes: list[carcite.Note] = []
    carcite.dumps(lossy(), "bibtex", on_note=notes.append)
    assert [n.field for n in notes] == ["extra"]
    with pytest.raises(carcite.WriteError, match="on_note"):
        carcite.dumps(lossy(), "bibtex", on_note="shout")  # type: ignore[arg-type]


def test_notes_and_texts_are_those_of_every_run() -> None:
    script = """
import carcite
from carcite.formats import every
fields = dict.fromkeys(("archive", "rights", "source", "section", "medium", "genre", "call_number", "url"), "x")
many = dict.fromkeys(("keywords", "mesh_terms", "publication_types", "affiliations", "notes"), ["x; y", "z"])
extra = [(format.name, tag, "v") for format in every() for tag in ("C4", "zz")]
c = carcite.Citation(type="thesis", key="k", title="T", funding=[{"funder": "F"}], extra=extra, **fields, **many)
for format in every():
    if format.write_stream:
        for target in (None, "zotero", "mendeley", "pandoc"):
            print(carcite.write(c, format.name, target=target))
print(carcite.read('[{"type": "book", "issued": {"date-parts": [[2020, 13]]}, "x": 1, "volume": [], "DOI": {}}]'))
"""
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(runs) == 1


def test_warnings_as_errors_stop_a_script(tmp_path: Path) -> None:
    script = "import carcite; carcite.dumps(carcite.Citation(type='book', extra=[('ris', 'C4', 'v')]), 'bibtex')"
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "LossWarning" in done.stderr


def test_many_losses_are_one_warning_that_sums_them_up() -> None:
    with pytest.warns(carcite.LossWarning) as caught:
        carcite.dumps([lossy().model_copy(update={"key": f"k{n}"}) for n in range(1500)], "bibtex")
    [warning] = [one.message for one in caught]
    assert isinstance(warning, carcite.LossWarning)
    assert str(warning).splitlines() == [
        "1 kind of loss (1,500 values)",
        "  warning [lost] 1,500 records: bibtex has no place for kept values: C4 (first: k0)",
    ]
    assert len(warning.notes) == 1000
    assert warning.notes[0].record == "k0"


def test_functions_that_return_notes_never_warn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert any(n.is_loss for n in carcite.read(FAULTY_RIS).notes)
        assert any(n.is_loss for n in carcite.write(lossy(), "bibtex").notes)


@pytest.mark.parametrize(
    ("option", "says"), [({"taget": "zotero"}, "did you mean target"), ({"target": "zoter"}, "did you mean zotero")]
)
def test_misspelt_options_are_answered(option: dict[str, str], says: str) -> None:
    with pytest.raises(carcite.WriteError, match=says):
        carcite.dumps([], "ris", **option)  # type: ignore[arg-type]


# --- writing ----------------------------------------------------------------------------------------------------------


def test_one_citation_and_many_are_written_alike() -> None:
    [c] = carcite.loads(BIB)
    assert carcite.dumps(c, "ris") == carcite.dumps([c], "ris") == carcite.dumps(iter([c]), "ris")


@pytest.mark.parametrize("wrong", ["text", [1], 3, None])
def test_what_is_not_a_citation_is_refused(wrong: object) -> None:
    with pytest.raises(carcite.WriteError, match="expected"):
        carcite.dumps(wrong, "ris")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("option", "says"),
    [({"target": "word"}, "zotero"), ({"related": "all"}, "records"), ({"newline": "\r"}, "newline")],
)
def test_an_unknown_choice_is_reported_with_the_known_ones(option: dict[str, str], says: str) -> None:
    with pytest.raises(carcite.WriteError, match=says):
        carcite.dumps([], "ris", **option)  # type: ignore[arg-type]


def test_a_format_that_is_only_read_is_not_written() -> None:
    with pytest.raises(carcite.FormatError, match="read, not written"):
        carcite.dumps([], "page")


def test_dump_needs_a_suffix_or_a_format(tmp_path: Path) -> None:
    with pytest.raises(carcite.FormatError, match="suffix"):
        carcite.dump([], tmp_path / "refs.txt")
    carcite.dump([], tmp_path / "refs.txt", "ris")
    assert (tmp_path / "refs.txt").read_text() == ""


@pytest.mark.parametrize("make", [io.StringIO, io.BytesIO])
def test_dump_writes_to_open_files(make: type[io.StringIO] | type[io.BytesIO]) -> None:
    file = make()
    carcite.dump(carcite.loads(RIS), file, "ris")
    written = file.getvalue()
    assert (written if isinstance(written, str) else written.decode()).startswith("TY  - JOUR")


def test_dump_writes_to_files_of_every_kind(tmp_path: Path) -> None:
    citations = carcite.loads(RIS)
    with gzip.open(tmp_path / "a.ris.gz", "wb") as packed:
        carcite.dump(citations, packed, "ris")
    with gzip.open(tmp_path / "b.ris.gz", "wt", encoding="utf-8") as text:
        carcite.dump(citations, text)
    with (tmp_path / "c.ris").open("wb", buffering=0) as raw:
        carcite.dump(citations, raw)
    with tempfile.NamedTemporaryFile("w+", suffix=".ris", encoding="utf-8") as named:
        carcite.dump(iter(citations), named)
        named.seek(0)
        assert carcite.load(named) == carcite.load(tmp_path / "a.ris.gz")
    assert (
        carcite.load(tmp_path / "a.ris.gz") == carcite.load(tmp_path / "b.ris.gz") == carcite.load(tmp_path / "c.ris")
    )


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("old", encoding="utf-8")

    def failing() -> Iterator[carcite.Citation]:
        yield from carcite.loads(RIS)
        raise RuntimeError("the source broke")

    with pytest.raises(RuntimeError):
        carcite.dump(failing(), path)
    with pytest.raises(carcite.LossError):
        carcite.dump(lossy(), path, on_note="raise")
    with pytest.raises(carcite.ReadError):
        carcite.convert(tmp_path / "none.ris", path)
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["refs.bib"]


def test_a_process_that_is_killed_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("old", encoding="utf-8")
    script = f"""
import os, carcite
def citations():
    for number in range(10_000):
        yield carcite.Citation(type="book", key=f"k{{number}}", title="T")
    os._exit(9)
carcite.dump(citations(), {str(tmp_path / "refs.bib")!r})
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (9, "")
    assert (tmp_path / "refs.bib").read_text(encoding="utf-8") == "old"


def test_a_folder_that_cannot_be_written_to_is_reported(tmp_path: Path) -> None:
    with pytest.raises(carcite.WriteError, match="cannot write"):
        carcite.dump([], tmp_path / "no" / "refs.bib")


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link = tmp_path / "link.bib"
    link.symlink_to(path)
    carcite.dump(carcite.loads(RIS), link)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8").startswith("@article")
    assert path.stat().st_mode & 0o777 == 0o640


def test_line_ends_are_chosen(tmp_path: Path) -> None:
    for name in ("x.ris", "x.json", "x.bib"):
        carcite.dump(carcite.loads(RIS), tmp_path / name, newline="\r\n")
        written = (tmp_path / name).read_bytes()
        assert written.count(b"\n") == written.count(b"\r\n") > 0


# --- converting -------------------------------------------------------------------------------------------------------


def test_convert_counts_and_streams(tmp_path: Path) -> None:
    source, end = tmp_path / "refs.ris", tmp_path / "refs.bib"
    source.write_text(RIS * 5, encoding="utf-8")
    assert carcite.convert(source, end) == 5
    keys = [c.key for c in carcite.load(end)]
    assert keys == ["noether1918invariante", *(f"noether1918invariante{s}" for s in "abcd")]


def test_convert_may_replace_its_own_source(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(BIB, encoding="utf-8")
    assert carcite.convert(path, path) == 1
    assert carcite.load(path)[0].key == "noether1918"


def test_convert_takes_targets_and_formats(tmp_path: Path) -> None:
    source = tmp_path / "refs.txt"
    source.write_text(RIS, encoding="utf-8")
    carcite.convert(source, tmp_path / "out", from_format="ris", to_format="ris", target="zotero")
    assert "M2  - Citation Key: noether1918invariante" in (tmp_path / "out").read_text(encoding="utf-8")


def test_an_abstract_language_is_chosen() -> None:
    citations = carcite.load(SEED)
    written = carcite.write(citations, "csljson", abstract_language="en", related="none")
    [citation] = carcite.loads(written.text)
    assert [a.language for a in citation.abstracts] == ["en"]
    assert "abstracts" in {n.field for n in written.notes}


@pytest.mark.parametrize("format", ["biblatex", "csljson"])
def test_related_papers_that_become_records_are_reported_to(format: str) -> None:
    stub = carcite.Citation(type="article-journal", container_title="BMJ", issued="2023-10-26")
    related = carcite.Related(relation="erratum", citation=stub)
    citation = carcite.Citation(type="article-journal", key="a", title="T", related=[related])
    written = carcite.write(citation, format, related="records")
    [first, second] = carcite.read(written.text, format).citations
    assert [(r.relation, r.citation.key) for r in first.related] == [("erratum", second.key)]
    assert "related" in {note.field for note in written.notes}


@pytest.mark.parametrize(
    ("format", "target"), [("bibtex", "pandoc"), ("biblatex", "pandoc"), ("csljson", "pandoc"), ("csljson", "zotero")]
)
def test_what_a_program_drops_of_a_person_is_reported(format: str, target: Target) -> None:
    person = carcite.Name(family="Suter", given="Tracey", orcid="0000-0002-1825-0097")
    known = carcite.Citation(type="book", title="Wells", authors=[person])
    bare = carcite.Citation(type="book", title="Wells", authors=["Suter, Tracey"])
    assert "authors" in {note.field for note in carcite.write([known], format, target=target).notes}
    assert "authors" not in {note.field for note in carcite.write([bare], format, target=target).notes}
    if format != "bibtex":  # which has no field for an ORCID iD
        assert "authors" not in {note.field for note in carcite.write([known], format).notes}
