"""Opening and replacing files: what stands behind `load` and `dump`."""

from __future__ import annotations

import gzip
import io
import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest

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
    import carcite

    path = tmp_path / "a.ris.gz"
    path.write_bytes(
        gzip.compress(b"TY  - JOUR\nTI  - " + os.urandom(200_000).hex().encode() + b"\nER  - \n")[:-30_000]
    )
    with pytest.raises(ReadError, match="cannot read"):
        carcite.load(path)


def test_a_damaged_gzip_is_said(tmp_path: Path) -> None:
    import carcite

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
