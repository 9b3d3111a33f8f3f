"""Files that are replaced as a whole: what stands behind `dump` and `convert`."""

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

from carcite import atomic
from carcite.errors import WriteError


def test_what_is_written_takes_the_place_only_when_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old", encoding="utf-8")
    with atomic.replacing(path) as file:
        file.write("new")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert os.listdir(tmp_path) == ["a.bib"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        with atomic.replacing(tmp_path / "a.bib") as file:
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
    with atomic.replacing(pipe) as file:
        file.write("all of it")
    reader.join(5)
    assert read == ["all of it"]
    assert pipe.is_fifo()


def test_a_device_is_not_replaced() -> None:
    before = os.stat(os.devnull).st_rdev
    with atomic.replacing(os.devnull) as file:
        file.write("x")
    assert os.stat(os.devnull).st_rdev == before


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to anything
    with pytest.raises(WriteError, match="write-protected"), atomic.replacing(path) as file:
        file.write("new")
    assert path.read_text(encoding="utf-8") == "old"


def test_a_link_to_nothing_is_filled(tmp_path: Path) -> None:
    (tmp_path / "link.bib").symlink_to(tmp_path / "real.bib")
    with atomic.replacing(tmp_path / "link.bib") as file:
        file.write("x")
    assert (tmp_path / "real.bib").read_text(encoding="utf-8") == "x"
    assert (tmp_path / "link.bib").is_symlink()


@pytest.mark.parametrize("limit", [5, 1 << 20])
def test_an_open_file_gets_all_or_nothing(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_IN_MEMORY", limit)
    for made in (io.StringIO(), io.BytesIO()):
        with atomic.kept_back(made) as file:
            file.write("one\r\n")
            file.write("twö\n")
            assert not made.getvalue()
        assert made.getvalue() in ("one\r\ntwö\n", "one\r\ntwö\n".encode())
        with suppress(KeyError), atomic.kept_back(made) as file:
            file.write("three")
            raise KeyError
        assert made.getvalue() in ("one\r\ntwö\n", "one\r\ntwö\n".encode())


def test_a_folder_in_the_place_of_the_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.bib").mkdir()
    with pytest.raises(WriteError, match="cannot write"), atomic.replacing(tmp_path / "a.bib") as file:
        file.write("x")
    assert os.listdir(tmp_path) == ["a.bib"]


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
    with pytest.raises(WriteError, match="symbolic links"), atomic.replacing(tmp_path / "a.bib") as file:
        file.write("x")
    assert (tmp_path / "a.bib").is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["a.bib", "b.bib"]


@pytest.mark.skipif(os.name != "posix", reason="permissions as on POSIX")
def test_permissions_are_kept_and_setuid_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o6755)
    with atomic.replacing(path) as file:
        file.write("new")
    assert path.stat().st_mode & 0o7777 == 0o755


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name are Linux's")
def test_a_file_is_copied_where_the_system_cannot_link_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **named: object) -> None:
        raise OSError("not permitted")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a.bib").write_text("old", encoding="utf-8")
    (tmp_path / "a.bib").chmod(0o640)
    with atomic.replacing(tmp_path / "a.bib") as file:
        file.write("new" * 1000)
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == "new" * 1000
    assert (tmp_path / "a.bib").stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.bib"]


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
    with atomic.replacing(tmp_path / "a.bib.gz") as file:
        file.write("new")
    assert done == ["fsync", "replace", "fsync"]
    assert os.listdir(tmp_path) == ["a.bib.gz"]
    with suppress(KeyError), atomic.replacing(tmp_path / "a.bib.gz") as file:
        file.write("newer")
        raise KeyError
    assert os.listdir(tmp_path) == ["a.bib.gz"]
    assert gzip.decompress((tmp_path / "a.bib.gz").read_bytes()) == b"new"
