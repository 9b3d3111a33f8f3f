"""Reading with several processes gives what one process gives: citations, order, notes with their lines, files."""

from __future__ import annotations

import gzip
import io
import multiprocessing
import os
import pickle
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carcite
from carcite import formats, parallel
from carcite.formats import cutting, xml
from carcite.formats.records import Rendered, Renderer
from carcite.notes import Note
from carcite.options import Options, WriteOptions
from tests import strategies

GOLDEN = Path(__file__).parent / "golden"
CUT = [declared.name for declared in formats.DECLARATIONS if declared.cut]
TEXTS = {name: [path.read_text(encoding="utf-8") for path in sorted((GOLDEN / name).glob("*/input.*"))] for name in CUT}
RECORD = "TY  - BOOK\nTI  - Title {}\nPY  - not a year\nXX  - odd\nER  - \n\n"


class HereExecutor(Executor):
    """An executor without workers; what would go to them and come back is pickled."""

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        function, arguments, named = pickle.loads(pickle.dumps((function, arguments, named)))
        future: Future[Any] = Future()
        future.set_result(pickle.loads(pickle.dumps(function(*arguments, **named))))
        return future


def read(source: Path | str, format: str | None, jobs: Any) -> tuple[list[Any], list[Note], str]:
    """The citations, the notes and the error of a file or text."""
    notes: list[Note] = []
    citations = []
    try:
        file: Any = io.BytesIO(source.encode()) if isinstance(source, str) else source
        for citation in carcite.iter_load(file, format, on_note=notes.append, jobs=jobs):
            citations.append(citation)
    except carcite.CarciteError as error:
        return citations, notes, f"{type(error).__name__}: {error} {getattr(error, 'line', None)}"
    return citations, notes, ""


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def cut(size: int, longest: int = cutting.LONGEST) -> None:
        monkeypatch.setattr(cutting, "SIZE", size)
        monkeypatch.setattr(cutting, "LONGEST", longest)

    return cut


# --- every format that is cut -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [50, 300, 2000])
@pytest.mark.parametrize("name", CUT)
def test_golden_files_in_parts(name: str, size: int, small_parts: Callable[..., None]) -> None:
    small_parts(size)
    for text in TEXTS[name]:
        assert read(text, name, HereExecutor()) == read(text, name, 1)


@pytest.mark.parametrize("name", ["bibtex", "ris", "nbib", "csljson"])
def test_golden_files_one_after_the_other_in_parts(name: str, small_parts: Callable[..., None]) -> None:
    small_parts(1000)
    text = "\n\n".join(TEXTS[name])
    assert read(text, name, HereExecutor()) == read(text, name, 1)


@pytest.mark.parametrize("name", CUT)
def test_files_that_end_anywhere_in_parts(name: str, small_parts: Callable[..., None]) -> None:
    small_parts(200)
    text = max(TEXTS[name], key=len)[:20_000]
    for end in range(0, len(text), len(text) // 15):
        assert read(text[:end], name, HereExecutor()) == read(text[:end], name, 1)


@pytest.mark.parametrize("name", CUT)
def test_what_cannot_be_cut_is_read_here(name: str, small_parts: Callable[..., None]) -> None:
    small_parts(10, longest=400)
    for text in TEXTS[name]:
        assert read(text, name, HereExecutor()) == read(text, name, 1)


XML = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" "x.dtd">
<PubmedArticleSet>
{}</PubmedArticleSet>
"""
ARTICLE = """<PubmedArticle><MedlineCitation><PMID>{}</PMID>
<Article><ArticleTitle>Title {}</ArticleTitle>
<Pagination><MedlinePgn>?</MedlinePgn></Pagination></Article>{}</MedlineCitation></PubmedArticle>
"""


@pytest.mark.parametrize(
    "fault",
    [
        "",
        "<!-- </PubmedArticle>\n<PubmedArticle> -->",
        "<![CDATA[ </PubmedArticle>\n<PubmedArticle> ]]>",
        "a & b",
        "<open>",
        "</MedlineCitation></PubmedArticle>",
        "</MedlineCitation><PubmedArticle></PubmedArticle><MedlineCitation>",
        "&#1;",
        "</MedlineCitation></PubmedArticle>\x0b<PubmedArticle><MedlineCitation>",
    ],
)
def test_faults_in_xml_are_those_of_the_whole_document(fault: str, small_parts: Callable[..., None]) -> None:
    small_parts(500)
    articles = [ARTICLE.format(n, n, fault if n % 3 == 1 else "") for n in range(1, 12)]
    text = XML.format("".join(articles))
    assert read(text, "pubmedxml", HereExecutor()) == read(text, "pubmedxml", 1)


def damaged(text: str, random: Random) -> str:
    """A document that ends early or lacks a part, or in which two tags are exchanged or a tag or sign is in excess."""
    tags = list(re.finditer("<[^<>]+>", text))
    number = random.randrange(len(tags) - 1)
    first, second = tags[number : number + 2]
    at = random.randrange(first.start(), second.end())
    between = text[first.end() : second.start()]
    return random.choice([
        text[:at],
        text[:at] + text[at + random.randrange(1, 300) :],
        text[: first.start()] + second[0] + between + first[0] + text[second.end() :],
        text[: first.end()] + random.choice([first[0], "&", "<", "\x01", "\x0b"]) + text[first.end() :],
    ])  # fmt: skip


@pytest.mark.parametrize("name", ["pubmedxml", "endnotexml"])
def test_damaged_xml_in_parts(name: str, small_parts: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    small_parts(300)
    record = {"pubmedxml": "PubmedArticle", "endnotexml": "record"}[name]
    records = re.findall(f"<{record}>.*?</{record}>", "".join(TEXTS[name]), re.DOTALL)
    beginning, end = {
        "pubmedxml": ("<PubmedArticleSet>\n", "\n</PubmedArticleSet>"),
        "endnotexml": ("<xml><records>\n", "\n</records></xml>"),
    }[name]
    random = Random(17)
    for _ in range(60):
        text = damaged(beginning + "\n".join(records) + end, random)
        expected = read(text, name, 1)
        with monkeypatch.context() as patch:
            patch.setattr(xml, "_CHUNK", 500)
            assert read(text, name, HereExecutor()) == expected


def test_lines_of_a_long_xml_document_are_true() -> None:
    blank = "\n" * 1000
    text = XML.format(
        "".join(ARTICLE.format(n, n, "") + blank for n in range(1, 101))
        + "<DeleteCitation><PMID>1</PMID></DeleteCitation>"
    )
    _, notes, _ = read(text, "pubmedxml", 1)
    assert [note.line for note in notes] == [
        text[: text.index("<DeleteCitation><PMID>1</PMID></DeleteCitation>")].count("\n") + 1
    ]


def test_a_record_begins_a_part_only_behind_a_whole_one(small_parts: Callable[..., None]) -> None:
    small_parts(10)
    odd = [
        "TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\nER  - \nTY  - BOOK\nTI  - C\nER  - \n",
        "TY  - BOOK\nTI  - A\nER  - \nKW  - of A\nER  - \nTY  - BOOK\nTI  - C\nER  - \n",
        "KW  - of C\nER  - \nTY  - BOOK\nTI  - C\nER  - \nTY  - BOOK\nTI  - D\nER  - \n",
        "TY  - BOOK\nTI  - A\nER  - \n\nKW  - of C\n\nTY  - BOOK\nTI  - C\nER  - \ntext\nTY  - BOOK\nTI  - D\nER  - \n",
        "TY - BOOK\nTI - A\nER - \nTY - BOOK\nTI - B\nER - \n",
        "TY  - BOOK\nTI  - A\nER  - more\nTY  - BOOK\nTI  - B\nER  - \n",
    ]
    for text in odd:
        assert read(text * 3, "ris", HereExecutor()) == read(text * 3, "ris", 1)


def test_entries_in_parts_have_the_macros_commands_and_parents_of_the_file(small_parts: Callable[..., None]) -> None:
    small_parts(10)
    text = (
        r"@preamble{{\newcommand{\JL}{J. Lamps}}} @string{oup = {Oxford}}"
        "\n@inbook{a, crossref = {p}, title = {One}, note = {\\JL}, publisher = oup}\n@string{oup = {Other}}\n"
        "@inbook{A, crossref = {missing}, title = {Two}, publisher = oup}\n@article{, title = {Three}}\n@comment{x}\n"
        "@book{p, title = {Whole}, year = 2001}\n@article{q, title = {broken\n@article{r, title = {R}}\n"
    )
    citations, notes, _ = read(text, "bibtex", HereExecutor())
    assert (citations, notes, "") == read(text, "bibtex", 1)
    assert [c.publisher for c in citations[:2]] == ["Oxford", "Other"]
    assert citations[0].container_title == "Whole"


# --- records that workers write ---------------------------------------------------------------------------------------

RENDERED = [format.name for format in formats.every() if format.records]
OPTIONS: list[WriteOptions] = [
    {},
    {"target": "zotero", "newline": "\r\n", "abstract_language": "en"},
    {"related": "records", "key_template": "{family}:{year}", "ascii": True},
    {"related": "none", "protect": "all", "target": "jabref"},
]


def written(text: str, name: str, into: str, options: WriteOptions, jobs: Any) -> tuple[str, list[Note], int]:
    """The file that a text is converted to, the notes, and the number of citations."""
    notes: list[Note] = []
    out = io.StringIO()
    source = io.BytesIO(text.encode())
    count = carcite.convert(source, out, from_format=name, to_format=into, on_note=notes.append, jobs=jobs, **options)
    return out.getvalue(), notes, count


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("into", RENDERED)
@pytest.mark.parametrize("name", ["bibtex", "ris", "nbib", "csljson"])
def test_records_of_workers_with_keys_that_collide(
    name: str, into: str, options: WriteOptions, small_parts: Callable[..., None]
) -> None:
    small_parts(1000)
    text = "\n\n".join(TEXTS[name] * 2)
    assert written(text, name, into, options, HereExecutor()) == written(text, name, into, options, 1)


@pytest.mark.parametrize("into", RENDERED)
@pytest.mark.parametrize("name", CUT)
def test_records_of_workers(name: str, into: str, small_parts: Callable[..., None]) -> None:
    small_parts(300)
    for text in TEXTS[name]:
        if read(text, name, 1)[0]:
            assert written(text, name, into, {}, HereExecutor()) == written(text, name, into, {}, 1)


def test_workers_write_records_that_depend_on_no_other(small_parts: Callable[..., None]) -> None:
    small_parts(10)
    text = (
        "@book{k, title = {One}}\n@book{K, title = {Two}}\n@book{, title = {Three}, year = 2001}\n"
        "@book{a&b, title = {Key in TeX}}\n@book{k2, title = {Aliases}, ids = {k3}}\n"
    )
    bibtex, ris = formats.named("bibtex"), formats.named("ris")
    items = parallel.read_stream(bibtex, io.StringIO(text), HereExecutor(), into=ris, options=Options())
    assert [(item.key, type(item)) for item in items if not isinstance(item, Note)] == [
        ("k", Rendered),
        ("K", Rendered),
        ("2001three", Rendered),
        ("a&b", carcite.Citation),
        ("k2", carcite.Citation),
    ]
    paper = carcite.Citation(type="book", title="Wells", related=[{"citation": {"type": "book", "title": "Lamps"}}])
    assert isinstance(Renderer(ris, Options(), "key1").render(paper), Rendered)
    assert Renderer(ris, Options(related="records"), "key1").render(paper) is paper


@pytest.mark.parametrize("into", RENDERED)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_record_depends_on_its_citation_and_key_alone(into: str, data: st.DataObject) -> None:
    works = [data.draw(strategies.citations(related=True)) for _ in range(2)]
    works.append(works[0].replace(volume="1"))  # with the same key
    options = Options(target=data.draw(st.sampled_from((None, "zotero", "endnote", "pandoc"))))
    format = formats.named(into)
    render = Renderer(format, options, "key0123456789").render
    expected = list(format.pieces(iter(works), options))
    assert list(format.pieces(map(render, pickle.loads(pickle.dumps(works))), options)) == expected


# --- processes --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor


@pytest.fixture(scope="module")
def library(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file of the corpus in each format that no file of the corpus has."""
    folder = tmp_path_factory.mktemp("library")
    made = {"csljson": folder / "library.json", "endnotexml": folder / "library.enxml"}
    for name, path in made.items():
        carcite.convert(corpus / "library.ris", path, to_format=name, on_note="ignore")
    return made


def files_of(corpus: Path, library: dict[str, Path]) -> list[Path]:
    patterns = ("*.bib", "*.ris", "pubmed/*.nbib", "pubmed/*.xml")
    return [*(path for pattern in patterns for path in sorted(corpus.glob(pattern))), *library.values()]


@pytest.mark.corpus
def test_files_of_the_corpus_by_processes(
    corpus: Path, library: dict[str, Path], pool: Executor, small_parts: Callable[..., None]
) -> None:
    small_parts(1 << 15)
    for path in files_of(corpus, library):
        assert read(path, None, pool) == read(path, None, 1), path.name


@pytest.mark.corpus
def test_files_of_the_corpus_by_a_dask_cluster(
    corpus: Path, library: dict[str, Path], cluster: Executor, small_parts: Callable[..., None]
) -> None:
    small_parts(1 << 15)
    for path in files_of(corpus, library):
        assert read(path, None, cluster) == read(path, None, 1), path.name


@pytest.mark.corpus
@pytest.mark.parametrize("to", [".bib", ".ris", ".json", ".enw", ".csv"])
def test_what_is_written_is_the_same(
    to: str, corpus: Path, pool: Executor, tmp_path: Path, small_parts: Callable[..., None]
) -> None:
    small_parts(1 << 15)
    for source in (corpus / "biblatex-examples.bib", corpus / "library.ris"):
        found = []
        for jobs in (1, pool):
            notes: list[Note] = []
            out = tmp_path / f"out{to}"
            carcite.convert(source, out, on_note=notes.append, jobs=jobs)  # type: ignore[arg-type]
            found.append((out.read_bytes(), notes))
        assert found[0] == found[1]


@pytest.mark.corpus
def test_threads_give_the_same(corpus: Path, small_parts: Callable[..., None]) -> None:
    small_parts(1 << 13)
    with ThreadPoolExecutor(4) as executor:
        for path in (corpus / "library.ris", corpus / "biblatex-examples.bib"):
            assert read(path, None, executor) == read(path, None, 1), path.name


@pytest.fixture
def started() -> Callable[[], set[Any]]:
    """The processes that the test has started and that are alive."""
    before = set(multiprocessing.active_children())
    return lambda: set(multiprocessing.active_children()) - before


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file of 30 parts of 8 kB."""
    path = tmp_path / "large.ris"
    path.write_text("".join(RECORD.format(n) * 20 for n in range(200)), encoding="utf-8")
    return path


def test_own_processes(large: Path, small_parts: Callable[..., None], started: Callable[[], set[Any]]) -> None:
    small_parts(1 << 15)
    assert read(large, None, 2) == read(large, None, 1)
    assert not started()


def test_an_abandoned_iterator_leaves_no_process(
    large: Path, small_parts: Callable[..., None], started: Callable[[], set[Any]]
) -> None:
    small_parts(1 << 13)
    citations = carcite.iter_load(large, on_note="ignore", jobs=2)
    assert [next(citations).title for _ in range(1000)][-1] == "Title 49"
    assert started()
    del citations
    assert not started()


def test_a_worker_that_dies_is_an_error_and_the_old_file_stays(
    large: Path, small_parts: Callable[..., None], started: Callable[[], set[Any]]
) -> None:
    small_parts(1 << 13)
    out = large.with_suffix(".bib")
    out.write_text("old", encoding="utf-8")

    def kill(note: Note) -> None:
        for process in started():
            process.kill()

    with pytest.raises(carcite.WorkerError, match="a worker process failed"):
        carcite.convert(large, out, on_note=kill, jobs=2)
    assert out.read_text(encoding="utf-8") == "old"
    assert [path.name for path in large.parent.iterdir() if path.suffix == ".part"] == []


def test_an_executor_that_is_closed_is_an_error(large: Path) -> None:
    executor = HereExecutor()
    executor.submit = lambda *_: (_ for _ in ()).throw(RuntimeError("closed"))  # type: ignore[method-assign]
    with pytest.raises(carcite.WorkerError, match="closed"):
        carcite.load(large, jobs=executor)


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Processes that are started end on Ctrl-C, which a shell has its background processes ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGKILL"])
@pytest.mark.usefixtures("interrupts")
def test_no_process_is_left_when_the_command_ends(number: str, large: Path, tmp_path: Path) -> None:
    """Ctrl-C goes to all processes of the terminal; SIGTERM and SIGKILL to the command alone."""
    expected = {"SIGINT": 130, "SIGTERM": 143, "SIGKILL": -signal.SIGKILL}[number]
    assert end_command(number, large, tmp_path / "out.bib") == expected
    assert (tmp_path / "out.bib").read_text(encoding="utf-8") == "old"


def test_an_ignored_interrupt_does_not_end_the_workers(large: Path, tmp_path: Path) -> None:
    """A shell starts what runs in the background with SIGINT ignored."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert end_command("SIGINT", large, tmp_path / "out.bib") == 0
    finally:
        signal.signal(signal.SIGINT, before)


def end_command(number: str, large: Path, out: Path) -> int:
    """Convert a large file to a file that exists, send the signal to the processes, and return the exit code."""
    if not hasattr(os, "killpg"):
        pytest.skip("the system has no process groups")
    large.write_text(large.read_text(encoding="utf-8") * 20, encoding="utf-8")
    out.write_text("old", encoding="utf-8")
    words = [sys.executable, "-m", "carcite", "convert", str(large), "-o", str(out), "--jobs", "2", "--quiet"]
    with subprocess.Popen(words, start_new_session=True, stderr=subprocess.PIPE) as process:
        group = process.pid
        wait_until(lambda: len(members(group)) > 3)
        time.sleep(0.5)
        if number == "SIGINT":
            os.killpg(group, signal.SIGINT)
        else:
            process.send_signal(getattr(signal, number))
        process.wait(60)
        wait_until(lambda: not members(group))
    return process.returncode


def members(group: int) -> list[int]:
    """The processes of a group that are alive."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, number = stat.read_text().rpartition(")")[2].split()[:3]
            if int(number) == group and state != "Z":
                found.append(int(stat.parent.name))
    return found


def wait_until(met: Callable[[], bool]) -> None:
    for _ in range(600):
        if met():
            return
        time.sleep(0.05)
    pytest.fail("it did not come about in 30 seconds")


# --- when -------------------------------------------------------------------------------------------------------------


def test_auto_starts_processes_only_where_it_pays(
    large: Path, monkeypatch: pytest.MonkeyPatch, small_parts: Callable[..., None]
) -> None:
    started = []

    def refuse(*_: Any, **__: Any) -> None:
        started.append(1)
        raise RuntimeError("none")

    monkeypatch.setattr(parallel, "ProcessPoolExecutor", refuse)
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    small_parts(1 << 22)
    expected = carcite.load(large, on_note="ignore")
    assert carcite.load(large, on_note="ignore", jobs="auto") == expected
    assert not started
    small_parts(1 << 13)
    with pytest.raises(RuntimeError):
        carcite.load(large, on_note="ignore", jobs="auto")
    assert started
    monkeypatch.setattr(parallel, "processors", lambda: 1)
    assert carcite.load(large, on_note="ignore", jobs="auto") == expected


@pytest.mark.parametrize("jobs", [0, -1, True, 1.5, "all", None])
def test_jobs_that_are_none(jobs: Any, large: Path) -> None:
    for call in (carcite.load, carcite.iter_load):
        with pytest.raises(carcite.ReadError, match="expected a number of processes"):
            call(large, jobs=jobs)  # type: ignore[operator]


def test_processors_are_those_of_the_control_group(tmp_path: Path) -> None:
    (tmp_path / "proc/self").mkdir(parents=True)
    groups = tmp_path / "proc/self/cgroup"
    (tmp_path / "sys/fs/cgroup/a/b").mkdir(parents=True)
    (tmp_path / "sys/fs/cgroup/a/cpu.max").write_text("150000 100000\n")
    (tmp_path / "sys/fs/cgroup/a/b/cpu.max").write_text("max 100000\n")
    (tmp_path / "sys/fs/cgroup/cpu").mkdir()
    (tmp_path / "sys/fs/cgroup/cpu/cpu.cfs_quota_us").write_text("400000\n")
    (tmp_path / "sys/fs/cgroup/cpu/cpu.cfs_period_us").write_text("100000\n")
    groups.write_text("0::/a/b\n")
    assert list(parallel.quotas(tmp_path)) == [1.5]
    groups.write_text("3:cpuset:/\n2:cpu,cpuacct:/\n0::/none\n")
    assert list(parallel.quotas(tmp_path)) == [4.0]
    assert 1 <= parallel.processors() <= (os.cpu_count() or 1)


def test_an_error_in_the_middle_comes_behind_the_citations_before_it(
    large: Path, small_parts: Callable[..., None]
) -> None:
    small_parts(1 << 13)
    damaged = large.with_suffix(".ris.gz")
    damaged.write_bytes(gzip.compress(large.read_bytes())[:-200])
    found = read(damaged, None, HereExecutor())
    assert found == read(damaged, None, 1)
    assert found[0]
    assert "cannot read on" in found[2]
