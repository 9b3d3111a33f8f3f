"""Opening and replacing files: what stands behind `load` and `dump`."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import carcite
from carcite import files
from carcite.errors import ReadError


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


def test_a_broken_gzip_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.ris.gz"
    path.write_bytes(b"\x1f\x8b not gzip")
    with pytest.raises(ReadError, match="cannot read"), files.opened(path):
        pass


def test_a_cut_gzip_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.ris.gz"
    path.write_bytes(
        gzip.compress(b"TY  - JOUR\nTI  - " + os.urandom(200_000).hex().encode() + b"\nER  - \n")[:-30_000]
    )
    with pytest.raises(ReadError, match="cannot read"):
        carcite.load(path)


def test_a_damaged_gzip_is_reported(tmp_path: Path) -> None:
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
