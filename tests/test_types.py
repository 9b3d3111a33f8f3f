"""mypy and pyright accept what users write, without a plugin, and refuse what cannot be right."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A script with Dask needs Dask, which has no types.
EXAMPLES = [path for path in sorted((ROOT / "examples").glob("*.py")) if "dask" not in path.read_text(encoding="utf-8")]

RIGHT = """\
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import assert_type

import carcite
from carcite import Citation, CitationFields, CitationType, Name, PartialDate, Related, Target


def chapter(title: str, **fields: str) -> Citation:
    kind: CitationType = "chapter"
    return Citation(type=kind, title=title, authors=["Doe, Jane", Name(family="Roe"), {"literal": "ABC Group"}])


def names(citation: Citation) -> Iterator[str]:
    for author in citation.authors:
        yield author.family or author.literal or ""


fields: CitationFields = {"type": "book", "title": "On wells", "issued": date(2021, 5, 1)}
book = Citation(**fields)
assert_type(book.issued, PartialDate | None)
assert_type(book.authors, tuple[Name, ...])
assert_type(book.replace(volume=3, authors="Doe, Jane and Roe, Rick", keywords=["a", "b"]), Citation)
assert_type(book.model_copy(update={"title": "x"}), Citation)
paper = Citation(
    type="article-journal", pmid=12345, issued=2020, pages="1-9", abstracts="Short.", keywords="a; b", doi=None,
    related=[Related(relation="erratum", citation=book)], extra=[("ris", "C4", "x")], accessed="2 Feb 2026",
    creators=[carcite.Contributor(role="illustrator", name="Potter, B.")], funding=[{"funder": "NIH"}],
)
target: Target = "zotero"
text: str = carcite.dumps([book, paper], "bibtex", target=target)
for citation in sorted([book, paper], key=lambda c: (c.issued is None, c.issued)):
    print(citation, *names(citation))
with ThreadPoolExecutor() as executor:
    assert_type(carcite.load("refs.ris", jobs=executor), list[Citation])
for conversion in carcite.convert_many(["a.ris", Path("b")], "out", to_format="csljson", jobs="auto", target=target):
    print(conversion.source.name, conversion.count, conversion.error)
for note in carcite.check(book):
    print(note.code, note.field, note.message)
"""

WRONG = [
    'Citation(type="incollection")',
    "Citation()",
    'Citation(type="book", journal="Nature")',
    'Citation(type="book", title=5)',
    'Citation(type="book", authors=[5])',
    'book.replace(tilte="x")',
    'Name(last="Doe")',
    'Related(relation="friend", citation=book)',
    'carcite.dumps(book, "ris", target="word")',
    "book.title.upper()",
    'carcite.load("refs.ris", jobs="all")',
]


def readme() -> str:
    """The Python of the README as a script: what stands behind the prompts."""
    lines: list[str] = []
    for block in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith((">>> ", "... ")):
                lines.append(line[4:].split("  # doctest")[0])
    return "\n".join(lines) + "\n"


@pytest.fixture(params=["mypy", "pyright"])
def checker(
    request: pytest.FixtureRequest, program: Callable[[str], Path], tmp_path: Path
) -> Callable[..., tuple[int, str]]:
    """A type checker, in its strictest mode and without a plugin, run on files in an empty folder."""
    path = program(request.param)
    if request.param == "mypy":
        command = [path, "--strict", "--no-incremental", "--no-error-summary", "--show-error-codes"]
        (tmp_path / "mypy.ini").write_text("[mypy]\nallow_redefinition = True\n", encoding="utf-8")
    else:
        command = [path, "--pythonpath", path.with_name("python"), "--project", tmp_path]
        (tmp_path / "pyrightconfig.json").write_text(
            f'{{"typeCheckingMode": "strict", "extraPaths": ["{ROOT}"], "reportUnusedExpression": false}}',
            encoding="utf-8",
        )

    def run(*files: Path) -> tuple[int, str]:
        done = subprocess.run(
            [*map(str, command), *map(str, files)],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "MYPYPATH": str(ROOT)},
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_a_users_script_the_readme_and_the_examples_are_accepted(
    checker: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    files = {"user.py": RIGHT, "readme.py": readme()}
    files |= {path.name: path.read_text(encoding="utf-8") for path in EXAMPLES}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    code, said = checker(*(tmp_path / name for name in files))
    assert code == 0, said


def test_what_cannot_be_right_is_refused(checker: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    head = 'import carcite\nfrom carcite import Citation, Name, Related\n\nbook = Citation(type="book")\n'
    script = tmp_path / "wrong.py"
    script.write_text(head + "\n".join(WRONG) + "\n", encoding="utf-8")
    said = checker(script)[1]
    first = head.count("\n") + 1
    found = {int(number) for number in re.findall(r"wrong\.py:(\d+)", said)}
    assert [line for number, line in enumerate(WRONG, first) if number not in found] == [], said
