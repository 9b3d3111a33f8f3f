"""The structure of the code: layers of imports, who opens files, what is public, size of functions, plain words."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

import carcite

ROOT = Path(carcite.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))


def imports(path: Path, *, top_level_only: bool = False) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_level_only else ast.walk(tree)
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


# Modules that several formats share; they know no format.
SHARED = (
    "base",
    "cutting",
    "extra_lines",
    "fields",
    "records",
    "roundtrip",
    "roles",
    "xml",
    "xml_cutting",
    "zotero_schema",
    "pubmed",
    "nlm_journals",
    "citation_line",
    "endnote",
    "child_notes",
)


def layer(module: str) -> int:
    """The layer of a module, from the bottom (0) to the command (9); see CONTRIBUTING.md."""
    parts = module.split(".")[1:]
    match parts:
        case ["errors" | "notes" | "options" | "reporting", *_]:
            return 0
        case ["values", *_]:
            return 1
        case ["model" | "reference_html" | "inputs" | "tex", *_]:
            return 2
        case ["keys" | "checks" | "duplicates" | "merging", *_]:
            return 3
        case ["formats"]:
            return 6
        case ["formats", name, *_]:
            return 4 if name in SHARED else 5
        case ["files" | "atomic" | "parallel", *_]:
            return 6
        case ["api", *_]:
            return 7
        case ["cli" | "__main__", *_]:
            return 9
        case _:
            return 8


def module_of(path: Path) -> str:
    relative = path.relative_to(ROOT.parent).with_suffix("")
    return ".".join(relative.parts).removesuffix(".__init__")


def test_a_module_imports_only_from_its_layer_or_below() -> None:
    faults = []
    for path in FILES:
        here = layer(module_of(path))
        for name in imports(path):
            if name.startswith("carcite.") and layer(name) > here:
                faults.append(f"{module_of(path)} imports {name}")
    assert not faults


def test_formats_do_not_import_each_other() -> None:
    faults = []
    for path in (ROOT / "formats").rglob("*.py"):
        own = module_of(path).split(".")[2:3]
        for name in imports(path):
            parts = name.split(".")
            if parts[:2] == ["carcite", "formats"] and len(parts) > 2 and own:
                other = parts[2]
                if other not in SHARED and own[0] not in SHARED and other != own[0]:
                    faults.append(f"{module_of(path)} imports {name}")
    assert not faults


def test_only_files_opens_files_and_only_the_command_prints() -> None:
    faults = []
    for path in FILES:
        name = path.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "open" and name not in ("files.py", "atomic.py"):
                    faults.append(f"{name} opens files")
                if node.func.id == "print" and "cli" not in path.parts:
                    faults.append(f"{name} prints")
    assert not faults


def test_notes_on_changes_come_from_the_check_of_what_is_written() -> None:
    """All but those that `formats/roundtrip.py` names, which no record that is read back shows."""
    formats = ROOT / "formats"
    noting = {str(path.relative_to(formats)) for path in formats.rglob("*.py") if "Code.CHANGED" in path.read_text()}
    assert noting == {"roundtrip.py", "bibtex/kept_fields.py", "zoterordf/writer.py", "csv/__init__.py"}


def test_heavy_packages_are_imported_only_where_they_are_used() -> None:
    heavy = ("bibtexparser", "rispy", "lxml", "anyascii", "argcomplete")
    code = f"import sys, carcite.api; print(*[m for m in {heavy} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert loaded == []


def test_all_names_what_is_public_and_in_order() -> None:
    assert carcite.__all__ == sorted(carcite.__all__)
    assert all(hasattr(carcite, name) for name in carcite.__all__)
    assert set(carcite._HOMES) == set(carcite.__all__) - {"__version__"}


def test_public_things_have_docstrings() -> None:
    things = {name: getattr(carcite, name) for name in carcite.__all__}
    documented = {name: thing for name, thing in things.items() if isinstance(thing, (type, FunctionType))}
    assert [name for name, thing in documented.items() if not thing.__doc__] == []


def test_nothing_is_left_open_in_the_code() -> None:
    words = ("TODO", "FIXME", "NotImplementedError")
    assert [
        f"{path.name}: {word}" for path in FILES for word in words if word in path.read_text(encoding="utf-8")
    ] == []


# --- functions that are read once, and plain words -------------------------------------------------------------------

LISTED = Path(__file__).parent / "complexity.txt"
MOST_BRANCHES = 12
MOST_LINES = 40
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.comprehension, ast.Assert, ast.match_case)
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

# Words of an older vocabulary of this code, and turns of phrase that have to be read twice.
UNUSUAL = re.compile(
    r"\b((?i:house|rooms?|storeys?|name plate|spares?|said|told(?! apart)|of which none|whereof|thereof)|"
    r"(?<![Tt]here )(?:is|are) (?:none|no (?!longer|more|less))|what is no\b|that none|(?:has|have) not (?!been))\b"
)


def complexity(function: ast.AST) -> int:
    """McCabe's number of paths, with each `and`, `or` and condition of a comprehension; inner functions count, too."""
    total = 1
    for node in ast.walk(function):
        total += isinstance(node, BRANCHES)
        if isinstance(node, ast.BoolOp):
            total += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            total += len(node.ifs)
    return total


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function, without its docstring."""
    first, docstring = function.body[0], ast.get_docstring(function)
    lines = (function.end_lineno or 0) - function.lineno + 1
    return lines - ((first.end_lineno or 0) - first.lineno + 1 if docstring else 0)


def functions(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for child in ast.iter_child_nodes(node):
        name = prefix + child.name if isinstance(child, Definition) else prefix
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield name, child
        yield from functions(child, f"{name}." if isinstance(child, Definition) else prefix)


def prose(path: Path, tree: ast.AST) -> str:
    """The comments of a file and its texts of four words or more: docstrings and messages."""
    source = path.read_text(encoding="utf-8")
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return "\n".join([*comments, *(text for text in strings if text.count(" ") > 2)])


def hard_to_read() -> dict[str, str]:
    """`path::function` of what is over a limit, and `path::words` of what has an unusual word, each with the reason."""
    found = {}
    for path in FILES:
        name, tree = path.relative_to(ROOT.parent).as_posix(), ast.parse(path.read_text(encoding="utf-8"))
        for function, node in functions(tree):
            if complexity(node) > MOST_BRANCHES or length(node) > MOST_LINES:
                found[f"{name}::{function}"] = f"complexity {complexity(node)}, {length(node)} lines"
        if words := {match.group().lower() for match in UNUSUAL.finditer(prose(path, tree))}:
            found[f"{name}::words"] = "say it in plain English: " + ", ".join(sorted(words))
    return found


def test_functions_are_short_and_words_are_plain() -> None:
    """tests/complexity.txt lists what is not so yet; it only gets shorter. `python -m tests.test_house` shortens it."""
    found, listed = hard_to_read(), set(LISTED.read_text(encoding="utf-8").split())
    assert {name: reason for name, reason in found.items() if name not in listed} == {}
    done = sorted(listed - set(found))
    assert not done, "no longer needed; delete from tests/complexity.txt:\n" + "\n".join(done)


if __name__ == "__main__":
    still = set(hard_to_read()) & set(LISTED.read_text(encoding="utf-8").split())
    LISTED.write_text("".join(f"{name}\n" for name in sorted(still)), encoding="utf-8")
