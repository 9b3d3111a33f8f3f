"""Opening and replacing files: what stands behind `load` and `dump`."""

from __future__ import annotations

import gzip
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import carcite
from carcite import files
from carcite.errors import ReadError, WriteError


def read_all(path: Path) -> tuple[str, int]:
    with files.opened(path) as source:
        return source.decoder.text(source.bytes).read(), source.decoder.replaced


def test_bytes_that_are_not_utf8_are_windows_1252_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes("Müller – “x” ".encode("cp1252") + "Ω".encode())
    text, replaced = read_all(path)
    assert text == "Müller – “x” Ω"
    assert replaced == 4


def test_a_mark_and_all_line_ends_are_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_all(path) == ("one\ntwo\nthree\n", 0)


def test_the_head_is_text_even_where_it_ends_inside_a_character(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(b"a" + "é".encode() * files.HEAD)
    with files.opened(path) as source:
        assert source.head.startswith("aé")
        assert "\ufffd" not in source.head[:-1]


def test_a_broken_gzip_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.ris.gz"
    path.write_bytes(b"\x1f\x8b not gzip")
    with pytest.raises(ReadError, match="cannot read"), files.opened(path):
        pass


def test_a_cut_gzip_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.ris.gz"
    path.write_bytes(
        gzip.compress(b"TY  - JOUR\nTI  - " + os.urandom(200_000).hex().encode() + b"\nER  - \n")[:-30_000]
    )
    with pytest.raises(ReadError, match="cannot read"):
        carcite.load(path)


def test_a_damaged_gzip_is_said(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(b"TY  - JOUR\nTI  - " + os.urandom(200_000).hex().encode() + b"\nER  - \n"))
    packed[len(packed) // 2 :: 1000] = bytes(len(packed[len(packed) // 2 :: 1000]))
    (tmp_path / "a.ris.gz").write_bytes(packed)
    with pytest.raises(ReadError, match=r"a\.ris.*cannot read"):
        carcite.load(tmp_path / "a.ris.gz")


def test_decoders_are_used_again() -> None:
    for _ in range(3):
        with files.opened(io.BytesIO(b"M\xfcller")) as source:
            assert source.decoder.text(source.bytes).read() == "Müller"
            assert source.decoder.replaced == 1
    assert len(files._IDLE) <= 2
    with files.opened(io.BytesIO("é".encode("utf-32"))) as one, files.opened(io.BytesIO(b"\xe9")) as other:
        assert one.decoder is not other.decoder
        assert one.decoder.text(one.bytes).read() == other.decoder.text(other.bytes).read() == "é"


def test_a_text_file_of_the_callers_is_read_in_pieces() -> None:
    with files.opened(io.StringIO("é" * 100_000)) as source:
        assert source.decoder.text(source.bytes).read() == "é" * 100_000


def test_what_is_written_takes_the_place_only_when_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old", encoding="utf-8")
    with files.replacing(path) as file:
        file.write("new")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert os.listdir(tmp_path) == ["a.bib"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        with files.replacing(tmp_path / "a.bib") as file:
            file.write("x")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.bib").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.bib"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    with files.replacing(pipe) as file:
        file.write("all of it")
    reader.join(5)
    assert read == ["all of it"]
    assert pipe.is_fifo()


def test_a_device_is_not_replaced() -> None:
    before = os.stat(os.devnull).st_rdev
    with files.replacing(os.devnull) as file:
        file.write("x")
    assert os.stat(os.devnull).st_rdev == before


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to anything
    with pytest.raises(WriteError, match="write-protected"), files.replacing(path) as file:
        file.write("new")
    assert path.read_text(encoding="utf-8") == "old"


def test_a_link_to_nothing_is_filled(tmp_path: Path) -> None:
    (tmp_path / "link.bib").symlink_to(tmp_path / "real.bib")
    with files.replacing(tmp_path / "link.bib") as file:
        file.write("x")
    assert (tmp_path / "real.bib").read_text(encoding="utf-8") == "x"
    assert (tmp_path / "link.bib").is_symlink()


@pytest.mark.parametrize("limit", [5, 1 << 20])
def test_an_open_file_gets_all_or_nothing(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_IN_MEMORY", limit)
    for made in (io.StringIO(), io.BytesIO()):
        with files.kept_back(made) as file:
            file.write("one\r\n")
            file.write("twö\n")
            assert not made.getvalue()
        assert made.getvalue() in ("one\r\ntwö\n", "one\r\ntwö\n".encode())
        with suppress(KeyError), files.kept_back(made) as file:
            file.write("three")
            raise KeyError
        assert made.getvalue() in ("one\r\ntwö\n", "one\r\ntwö\n".encode())


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.bib").mkdir()
    with pytest.raises(WriteError, match="cannot write"), files.replacing(tmp_path / "a.bib") as file:
        file.write("x")
    assert os.listdir(tmp_path) == ["a.bib"]


# --- limits -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "says"),
    [
        ("TY  - JOUR\nTI  - ", "a line of more than"),
        ("PMID- 1\nTI  - ", "a line of more than"),
        ('[{"type": "book", "title": "', "a record or page of more than"),
        ("@book{a,\n title = {", "a record or page of more than"),
        ("Wang Y, Li X\nJ Biol. 2024 May 3;12(4):5-9.\n", "a record or page of more than"),
        ("1. J Biol. 2024 May 3;12(4):5-9.\n\nTitle.\n\n", "a line of more than"),
    ],
)
def test_a_text_that_has_no_end_is_refused(
    start: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LONGEST", 100_000)
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(start.encode() + b"x" * 1_000_000))
    with pytest.raises(ReadError, match=says):
        carcite.load(path, on_note="ignore")


def test_a_line_of_a_gigabyte_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ris.gz"
    with gzip.open(path, "wb", compresslevel=1) as packed:
        packed.write(b"TY  - JOUR\nTI  - ")
        for _ in range(100):
            packed.write(b"x" * (1 << 20))
    script = f"""
import resource, carcite
resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))
try:
    carcite.load({str(path)!r})
except carcite.ReadError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("bomb.ris: a line of more than")


# --- what is left when a write goes wrong -----------------------------------------------------------------------------

WRITING = """
import os, resource, signal, sys, carcite
def citations():
    for number in range(100_000):
        if number == 1000:
            {event}
        yield carcite.Citation(type="book", key=f"k{{number}}", title="T" * 100)
try:
    carcite.dump(citations(), {path!r}, "ris", on_note="ignore")
except carcite.WriteError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name are Linux's")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_process_leaves_no_part_of_a_file(number: signal.Signals, tmp_path: Path) -> None:
    path = tmp_path / "refs.ris"
    path.write_text("old", encoding="utf-8")
    script = WRITING.format(event=f"os.kill(os.getpid(), {int(number)})", path=str(path))
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -number
    assert os.listdir(tmp_path) == ["refs.ris"]
    assert path.read_text(encoding="utf-8") == "old"


LIMIT = "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))"  # as a full disk: no file may be longer


def test_a_full_disk_is_a_write_error_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "refs.ris"
    path.write_text("old", encoding="utf-8")
    script = WRITING.format(event=LIMIT, path=str(path))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.startswith(f"cannot write {str(path)!r}: File too large")
    assert done.stderr == ""
    assert os.listdir(tmp_path) == ["refs.ris"]


def test_a_full_disk_for_temporary_files_is_a_write_error(tmp_path: Path) -> None:
    script = WRITING.format(event=LIMIT, path="").replace("'', \"ris\"", 'open(os.devnull, "w"), "ris"')
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("cannot write to a temporary file: File too large")
    assert done.stderr == ""


@pytest.mark.skipif(os.name != "posix", reason="links as on POSIX")
def test_a_link_that_leads_to_itself_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.bib").symlink_to(tmp_path / "b.bib")
    (tmp_path / "b.bib").symlink_to(tmp_path / "a.bib")
    with pytest.raises(WriteError, match="symbolic links"), files.replacing(tmp_path / "a.bib") as file:
        file.write("x")
    assert (tmp_path / "a.bib").is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["a.bib", "b.bib"]


@pytest.mark.skipif(os.name != "posix", reason="permissions as on POSIX")
def test_permissions_are_kept_and_setuid_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o6755)
    with files.replacing(path) as file:
        file.write("new")
    assert path.stat().st_mode & 0o7777 == 0o755


@pytest.mark.parametrize("nameless", [True, False])
def test_the_disk_has_the_file_before_its_name_is_given(
    nameless: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def logged(name: str) -> Callable[..., object]:
        real = getattr(os, name)
        return lambda *args, **named: (done.append(name), real(*args, **named))[1]

    if not nameless:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, logged(name))
    with files.replacing(tmp_path / "a.bib.gz") as file:
        file.write("new")
    assert done == ["fsync", "replace", "fsync"]
    assert os.listdir(tmp_path) == ["a.bib.gz"]
    with suppress(KeyError), files.replacing(tmp_path / "a.bib.gz") as file:
        file.write("newer")
        raise KeyError
    assert os.listdir(tmp_path) == ["a.bib.gz"]
    assert gzip.decompress((tmp_path / "a.bib.gz").read_bytes()) == b"new"
