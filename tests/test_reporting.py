"""Notes grouped by what they tell, as the counts come."""

from __future__ import annotations

from carcite.notes import Code, Note, Severity, note
from carcite.reporting import MOST_LINES, Summary


def summed(notes: list[Note]) -> list[str]:
    summary = Summary()
    for one in notes:
        summary.add(one)
    return [line for line, _ in summary.lines(lambda note: True)]


def test_one_fact_is_one_line_with_the_first_place() -> None:
    notes = [
        note(Code.LOST, f"RIS has no field for {name}", field=name, record=f"k{n}", line=10 + n)
        for n in range(3)
        for name in ("version", "medium")
    ]
    assert summed(notes[:1]) == ["warning [lost] k0, line 10, version: RIS has no field for version"]
    assert summed(notes) == ["warning [lost] 3 records: RIS has no field for version, medium (first: k0, line 10)"]
    assert summed(notes[:2]) == ["warning [lost] k0, line 10: RIS has no field for version, medium"]


def test_names_are_those_of_the_tag_where_there_is_one() -> None:
    notes = [
        note(Code.LOST, "RIS has no place for kept values: ZZ, YY", field="extra", record="a", tag="ZZ, YY"),
        note(Code.LOST, "RIS has no place for kept values: ZZ", field="extra", record="b", tag="ZZ"),
    ]
    assert summed(notes) == ["warning [lost] 2 records: RIS has no place for kept values: ZZ, YY (first: a)"]


def test_names_behind_a_colon_are_listed_the_most_frequent_first() -> None:
    notes = [
        note(Code.UNPARSED, f"unknown TeX kept as it is: {tex}", field="title", record=f"k{n}")
        for n, tex in enumerate([r"\b", r"\a", r"\a, \b", r"\a"])
    ]
    assert summed(notes) == [r"warning [unparsed] 4 records: unknown TeX kept as it is: \a, \b (first: k0)"]
    many = [note(Code.LOST, f"no place for kept values: T{n}", record=f"k{n}") for n in range(2000)]
    assert summed(many) == [
        "warning [lost] 2,000 records: no place for kept values: "
        "T0, T1, T2, T3, T4, T5, T6, T7 and 992 more (first: k0)"
    ]


def test_fields_that_a_message_does_not_name_are_named_beside_it() -> None:
    notes = [
        note(Code.CHANGED, "italics are left out", field=field, record=record)
        for record, field in (("a", "title"), ("b", "title"), ("b", "abstracts"))
    ]
    assert summed(notes) == ["warning [changed] 2 records: italics are left out (title, abstracts; first: a)"]


def test_values_of_a_record_do_not_part_a_group() -> None:
    notes = [note(Code.DUPLICATE_KEY, f"key 'a{n}' is taken; written as 'b{n}'", record=f"b{n}") for n in range(4)]
    assert summed(notes) == ["warning [duplicate-key] 4 records, for example b0: key 'a0' is taken; written as 'b0'"]


def test_errors_come_first_then_what_is_most_frequent() -> None:
    notes = [
        note(Code.UNPLACED, "info", record="a"),
        note(Code.LOST, "rare", record="a"),
        *(note(Code.LOST, "frequent", record=f"r{n}") for n in range(3)),
        note(Code.BROKEN_RECORD, "broken", line=3),
    ]
    assert [line.split()[0] for line in summed(notes)] == ["error", "warning", "warning", "info"]
    assert "frequent" in summed(notes)[1]


def test_more_kinds_than_a_person_reads_are_counted() -> None:
    kinds = [note(Code.LOST, f"reason {chr(97 + n)}", record="a") for n in range(26)]
    lines = summed(kinds)
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "and 6 more kinds of notes"
    assert len(summed(kinds[: MOST_LINES + 1])) == MOST_LINES + 1  # no line that only stands for one


def test_what_is_lost_in_words() -> None:
    summary = Summary()
    assert summary.losses() == ""
    summary.add(Note(Code.LOST, "x", Severity.INFO))
    assert summary.losses() == ""
    summary.add(note(Code.LOST, "x"))
    assert summary.losses() == "1 kind of loss (1 value)"
    summary.add(note(Code.LOST, "x"))
    summary.add(note(Code.CHANGED, "y"))
    assert summary.losses() == "2 kinds of loss (3 values)"


def test_a_summary_does_not_grow_with_the_records() -> None:
    import tracemalloc

    summary = Summary()
    tracemalloc.start()
    for n in range(30_000):
        summary.add(note(Code.DUPLICATE_FIELD, f"second value kept in extra: 'value {n}'", record=f"k{n}"))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 10_000_000
    assert [line for line, _ in summary.lines(lambda note: True)] == [
        "warning [duplicate-field] 30,000 records, for example k0: second value kept in extra: 'value 0'"
    ]
