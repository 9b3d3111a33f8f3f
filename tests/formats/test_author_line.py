"""Lines of authors on pages: the entries of a line with their marks, whatever divides them."""

from __future__ import annotations

import pytest

from carcite.formats.pasted.author_line import entries_of, names_of


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("Jane Doe 1 2, Rick Roe 3", ["Jane Doe 1 2", "Rick Roe 3"]),
        ("Jane Doe,1,2 Rick Roe,3 and Ann Poe2", ["Jane Doe 1 2", "Rick Roe 3", "Ann Poe 2"]),
        ("Jane Doe(1)(2), Rick Roe (1,3), Ann Poe2)", ["Jane Doe 1 2", "Rick Roe 1 3", "Ann Poe 2"]),
        ("Jane Doe1*†Rick Roe2†Ann Poe2,3", ["Jane Doe 1 *†", "Rick Roe 2 †", "Ann Poe 2 3"]),
        ("Jane Doe a b, Rick Roe a c 1", ["Jane Doe a b", "Rick Roe a c 1"]),
        ("Jane Doe *ab Rick Roe c and Ann Poe d", ["Jane Doe * a b", "Rick Roe c", "Ann Poe d"]),
        ("*Jane Doe, Rick Roe", ["Jane Doe *", "Rick Roe"]),
        ("Jane DoeII, Rick Roe1I I", ["Jane Doe II", "Rick Roe 1 I I"]),
        ("Jane Doe, MD, PhDa; Rick Roe, MDb", ["Jane Doe a", "Rick Roe b"]),
        ("Dr. med. Jane Doe (MD), Prof. Rick Roe", ["Jane Doe", "Rick Roe"]),
        ("Jane Doe, senior lecturer1, Rick Roe, Professora titular 2", ["Jane Doe 1", "Rick Roe 2"]),
        ("Анна Петровна Чаева, д-р экон. наук, проф. кафедры чая", ["Анна Петровна Чаева"]),
        ("Jane Doe, Jr, Rick Roe 3rd 1", ["Jane Doe Jr", "Rick Roe 3rd 1"]),
        ("Ana Soler Paz2 y Luis Prado-Mora1", ["Ana Soler Paz 2", "Luis Prado-Mora 1"]),
        ("José Soler y Prado, Ana Mora", ["José Soler y Prado", "Ana Mora"]),
        ("JANE DOE ET RICK ROE", ["JANE DOE", "RICK ROE"]),
        ("Institute of Tea and Coffee, Ann Poe", ["Institute of Tea and Coffee", "Ann Poe"]),
        ("Jane Doe, MRCP; Rick Roe, MD, FFPH; Ann Poe, DSc", ["Jane Doe", "Rick Roe", "Ann Poe"]),
        ("Dra.C. Ana Soler,I MsC. Luis Mora,II Dr. Eva Paz-RuizII", ["Ana Soler I", "Luis Mora II", "Eva Paz-Ruiz II"]),
        ("2 Cups, 3 Pots", ["2 Cups", "3 Pots"]),
        ("JANE DOEa1 and ANN POEb2 c1", ["JANE DOE a 1", "ANN POE b 2 c 1"]),
        ("doc. MUDr. Ann Poe, Ph.D.1,2, Mgr. Jane Doe3", ["Ann Poe 1 2", "Jane Doe 3"]),
        ("Șef lucr. Dr. Ana Ceai1, Conf. Univ. Dr. Ion Ceai2 și Eva Cană1", ["Ana Ceai 1", "Ion Ceai 2", "Eva Cană 1"]),
        ("prof. dr hab. Jan Kubek1, dr inż. Ewa Imbir2", ["Jan Kubek 1", "Ewa Imbir 2"]),
        ("Jane Doe, professor of cold brewing3, Rick Roe, patient representative", ["Jane Doe 3", "Rick Roe"]),
        ("J. Doe, A. van der Poe en R. Roe", ["J. Doe", "A. van der Poe", "R. Roe"]),
        ("Doe Anna, Poe Béla és Roe János", ["Doe Anna", "Poe Béla", "Roe János"]),
        ("Jane Doe, a Rick Roe, b Ann Poe a", ["Jane Doe a", "Rick Roe b", "Ann Poe a"]),
    ],
)
def test_entries_of_a_line(line: str, entries: list[str]) -> None:
    assert [" ".join((entry.text, *entry.marks)) for entry in entries_of(line)] == entries


def test_semicolons_end_segments() -> None:
    assert [entry.is_last_of_segment for entry in entries_of("Doe, Jane1; Poe, Ann2")] == [False, True, False, False]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Doe JA, Poe B", ["JA | Doe", "B | Poe"]),
        ("Jane Doe, Ann de Poe", ["Jane | Doe", "Ann | de Poe"]),
    ],
)
def test_names_of_entries(line: str, names: list[str]) -> None:
    assert [f"{name.given} | {name.full_family}" for name in names_of(entries_of(line))] == names
