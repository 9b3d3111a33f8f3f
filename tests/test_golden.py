"""Cases found by glob: tests/golden/<format>/<case>/input.* with what is read from it in expected.json.

A new folder is a new case. `expected.json` is the list of citations as the model's JSON without default values;
`notes.json`, if there is one, the list of [code, field, line] of the notes.
`python -m tests.test_golden` writes the expectations of new cases (read them before you commit them).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from carcite import formats

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path for path in GOLDEN.glob("*/*/input.*"))


def read_case(path: Path) -> tuple[list[object], list[object]]:
    reading = formats.named(path.parent.parent.name).read(path.read_text(encoding="utf-8-sig"))
    citations = [c.model_dump(mode="json", exclude_defaults=True) for c in reading.citations]
    return citations, [[n.code.value, n.field, n.line] for n in reading.notes]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_a_case_is_read_as_expected(path: Path) -> None:
    citations, notes = read_case(path)
    assert citations == json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))
    noted = path.parent / "notes.json"
    if noted.exists():
        assert notes == json.loads(noted.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_exactly_one_format_claims_a_case(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert [f.name for f in formats.every() if f.sniff(text)] == [path.parent.parent.name]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_a_second_pass_over_a_case_changes_nothing(path: Path) -> None:
    format = formats.named(path.parent.parent.name)
    citations = format.read(path.read_text(encoding="utf-8-sig")).citations
    written = format if format.write_stream is not None else formats.named("csljson")
    first = written.write(citations).text
    assert written.write(written.read(first).citations).text == first


PASTED = [path for path in CASES if path.parent.parent.name in ("page", "pubmedtext", "pubmedweb", "references")]


@pytest.mark.parametrize("path", PASTED, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_pasted_text_is_read_alike_if_quoted_or_with_other_spaces(path: Path) -> None:
    format = formats.named(path.parent.parent.name)
    text = path.read_text(encoding="utf-8-sig")
    quoted = "".join(f"> {line}" for line in text.splitlines(keepends=True))
    expected = format.read(text).citations
    for other in (quoted, text.replace(" ", "\xa0")):
        assert format.sniff(other)
        assert format.read(other).citations == expected


def test_there_are_cases() -> None:
    assert CASES


if __name__ == "__main__":
    for case in CASES:
        expected = case.parent / "expected.json"
        if not expected.exists():
            citations, notes = read_case(case)
            expected.write_text(json.dumps(citations, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            (case.parent / "notes.json").write_text(json.dumps(notes) + "\n", encoding="utf-8")
            sys.stdout.write(f"wrote {expected}\n")
