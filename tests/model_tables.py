"""The pages docs/model.md and docs/keys.md, from the descriptions in the model and the table of key fields."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

import carcite
from carcite.keys import KEY_FIELDS, make_key
from carcite.model import RELATIONS, TYPES, Citation

MODEL_HEAD = """# The model

Made by `make docs` from the model's own descriptions; do not edit.

A `Citation` holds one work. All fields but `type` are optional; a field that the source does not give is `None` or `()`.
Everything is frozen; `citation.replace(title="...", issued="2021")` returns a changed copy. Each way to a value checks
and normalises what it is given: the constructor, `replace`, `model_copy(update=...)`, `copy.replace` and
`model_validate`. What is wrong is pydantic's `ValidationError`, which is a `ValueError`; an unknown field or type is
answered with the one that may be meant. `model_dump_json()`, `model_validate_json()` and `model_json_schema()` work.

## What you may write

| field | as |
|---|---|
| `authors`, `editors`, `translators` | a list of names, each a string (one person or body), a `Name` or a dict; or one string with all of them, see [names.md](names.md) |
| dates | a string (`"2024-12"`, `"17 May 2020"`, `"2013/2014"`, `"199X"`), a year, a `datetime.date`, a `PartialDate`; text that is not a date is kept as `literal` |
| `pages` | a string (`"523-30"` is 523-530) |
| volumes and other numbers | a string or an integer |
| identifiers | with or without their prefix or URL; one that is not of its form is kept as its text, and `check` says so |
| `keywords` | a list, or a string separated at `;` (or, if there is none, at `,`) |
| `mesh_terms`, `publication_types` | a list, or a string separated at `;` (a heading has commas) |
| `issn`, `isbn`, `key_aliases` | a list, or a string separated at `,` or `;` |
| `affiliations`, `files` | a list, or a string separated at line ends |
| `abstracts`, `notes`, `funding`, `translated_titles` | a list, or one value |
| `language` | a BCP 47 tag, a code or a name (`"eng"`, `"German"`) |

Dates have an order, `None` has no place in it:
`sorted(citations, key=lambda c: (c.issued is None, c.issued))` puts citations without a date last.
"""

KEYS_HEAD = """# Citation keys

Made by `make docs` from the table in `carcite.keys`; do not edit.

A key once written is kept: completing, merging and converting change none. A citation without a key gets one when it is
written or by `carcite.assign_keys(citations)`; two that would get the same are told apart by a letter (`doe2021`,
`doe2021a`), in their order, so that citations added later change no earlier key.

`carcite.assign_keys(citations, rekey=True)`, or `--rekey` of the command, which prints each change as `old -> new`, makes
all keys anew. The old ones stay in `key_aliases` (biblatex's `ids`), so that `\\cite{old}` still works there.

`key_template=` of `assign_keys`, `dump`, `dumps`, `write` and `convert`, `--key-template` of the command, says what a key
is made of:

    carcite convert refs.ris -o refs.bib --key-template "{Family}:{year}"

A template needs at least one of these fields. A field that a citation lacks is empty, a separator left over is removed,
and a key with nothing in it is `ref`. Letters outside ASCII are transliterated; letters, digits and `_ : . + / -` stay.

The examples are of J. van der Berg and R. Roe, *The growth of lichens*, Annals of Botany 12, 523-530 (May 2020).
"""


def table_row(cells: list[str]) -> str:
    """One row of a table in Markdown."""
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def model_page() -> str:
    """The page of the model: each value with its fields, and what CSL, BibTeX and RIS call them."""
    return "\n".join([MODEL_HEAD, *_citation_fields(), *_values(), *_vocabulary()]) + "\n"


def _citation_fields() -> Iterator[str]:
    yield "## Citation\n"
    yield "| field | what it holds | type | CSL | BibTeX, biblatex | RIS |"
    yield "|---|---|---|---|---|---|"
    for name, field in Citation.model_fields.items():
        extra = field.json_schema_extra
        names = extra.get("names") if isinstance(extra, dict) else None
        elsewhere = names if isinstance(names, dict) else {}
        cells = [", ".join(f"`{n}`" for n in str(elsewhere.get(f, "")).split()) for f in ("csl", "bibtex", "ris")]
        yield table_row([f"`{name}`", field.description or "", _type(Citation, name), *cells])


def _values() -> Iterator[str]:
    for value in (
        carcite.Name, carcite.PartialDate, carcite.Pages, carcite.PageRange, carcite.Abstract, carcite.AbstractSection,
        carcite.TranslatedTitle, carcite.Contributor, carcite.Funding, carcite.Related,
    ):  # fmt: skip
        yield f"\n## {value.__name__}\n"
        yield (value.__doc__ or "").split("\n\n")[0].strip().replace("\n    ", " ") + "\n"
        yield "| field | what it holds | type |"
        yield "|---|---|---|"
        for name, field in value.model_fields.items():
            yield table_row([f"`{name}`", field.description or "", _type(value, name)])


def _type(value: type[BaseModel], name: str) -> str:
    shown = str(value.__annotations__[name])
    for word in (
        "Annotated[int, Field(ge=1, le=12)]",
        "Annotated[int, Field(ge=1, le=31)]",
        "Annotated[int, Field(ge=1, le=4)]",
    ):
        shown = shown.replace(word, "int")
    return f"`{'int | None' if shown.startswith('Annotated') else shown}`".replace(" | ", " or ")


def _vocabulary() -> Iterator[str]:
    yield "\n## Types\n"
    yield "CSL's: " + ", ".join(f"`{name}`" for name in sorted(TYPES)) + ".\n"
    yield "`article` is a preprint; a paper in a journal is `article-journal`.\n"
    yield "## Relations\n"
    yield "Of a related paper, seen from the citation: " + ", ".join(f"`{name}`" for name in RELATIONS) + "."


def keys_page() -> str:
    """The page of citation keys, with the fields of a template and what they make of one paper."""
    paper = Citation(
        type="article-journal",
        authors="van der Berg, Jan and Roe, Rick",
        title="The growth of lichens",
        container_title="Annals of Botany",
        issued="2020-05",
        volume=12,
        pages="523-530",
        doi="10.5555/abc",
        pmid=12345,
    )
    rows = [
        table_row([f"`{{{name}}}`", field.description, f"`{make_key(paper, f'{{{name}}}')}`"])
        for name, field in KEY_FIELDS.items()
    ]
    return "\n".join([KEYS_HEAD, "| field | what it is | for example |", "|---|---|---|", *rows]) + "\n"
