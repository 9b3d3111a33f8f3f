"""`python -m tests.tables`: the pages of docs/ that are made from the tables in the code.

formats.md: what each format and target can hold; model.md and keys.md: see `tests.model_tables`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from carcite import formats
from carcite.formats.base import Format, Table
from carcite.model import Citation
from carcite.options import TARGETS
from tests import model_tables
from tests.model_tables import table_row

DOCS = Path(__file__).parent.parent / "docs"

HEAD = """# What each format can hold

Made by `make docs` from the tables in the code; do not edit. The same, shorter: `carcite formats --target zotero`.

A field that a format cannot hold, or that the target program throws away when it imports the file, is named in a note
when it is written.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_formats(), *_fields(), *_targets(), *_tags()]) + "\n"


def _formats() -> Iterator[str]:
    yield "## The formats\n"
    yield "| name | what it is | reads | writes | files | other names | after |"
    yield "|---|---|---|---|---|---|---|"
    for declared, format in zip(formats.DECLARATIONS, formats.every(), strict=True):
        cells = [
            f"`{format.name}`",
            format.title,
            "yes" if format.read_stream else "",
            "yes" if format.write_stream else "",
            " ".join(f"`{suffix}`" for suffix in declared.suffixes),
            ", ".join(f"`{alias}`" for alias in declared.aliases),
            format.reference,
        ]
        yield table_row(cells)


def _written() -> list[tuple[Format, Table]]:
    return [(format, format.table) for format in formats.every() if format.write_stream and format.table]


def _fields() -> Iterator[str]:
    written = _written()
    yield "\n## Fields by format\n"
    yield "Empty: the field arrives. **lost**: the format has no place for it; it is left out, with a note.\n"
    yield table_row(["field", *(format.name for format, _ in written)])
    yield table_row(["---"] * (len(written) + 1))
    for name in Citation.model_fields:
        yield table_row([name, *("**lost**" if name in table.lost else "" for _, table in written)])


def _targets() -> Iterator[str]:
    written = _written()
    yield "\n## Fields by target\n"
    yield "What is written and not read by the program, beside what the format itself has no place for.\n"
    yield "| target | format | does not arrive |"
    yield "|---|---|---|"
    for target in TARGETS:
        for format, table in written:
            dropped = table.dropped.get(target)
            if dropped:
                names = [name for name in Citation.model_fields if name in dropped]
                nothing = dropped >= set(Citation.model_fields) - {"type", "extra"}
                yield table_row(
                    [target, format.name, f"anything: {target} does not import it" if nothing else ", ".join(names)]
                )


def _tags() -> Iterator[str]:
    yield "\n## Where a field is written\n"
    yield (
        "The tags of each row of a format's table, the usual one first; in brackets those that are only read. RIS is\n"
        "shown for journal articles; other types of record use other tags."
    )
    for format, table in _written():
        yield f"\n### {format.title}\n"
        yield "| fields | tags |"
        yield "|---|---|"
        for row in table.rows:
            tags = [f"`{tag}`" for tag in row.tags]
            if row.aliases:
                tags.append(f"({' '.join(f'`{tag}`' for tag in row.aliases)})")
            yield table_row([", ".join(row.fields), " ".join(tags) or "by the format itself"])
        beside = [name for name in Citation.model_fields if name in table.beside]
        yield table_row([", ".join(beside), "by the format itself, beside the table"])


PAGES = {"formats.md": page, "model.md": model_tables.model_page, "keys.md": model_tables.keys_page}


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
        sys.stdout.write(f"wrote docs/{name}\n")
