"""What `carcite show` and `carcite formats` print: a citation as a tree for people, the formats as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from carcite import formats
from carcite.model import Citation
from carcite.options import Target

# What a person looks for first; the rest follows in the model's order.
_TOP = (
    "type",
    "key",
    "title",
    "authors",
    "container_title",
    "issued",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
)
_WIDTH = 100


def tree(citation: Citation) -> Iterator[str]:
    """The lines of a citation: one that names it, one a field, and its related papers by relation."""
    yield str(citation)
    fields = [name for name in _TOP if getattr(citation, name)]
    fields += [name for name in Citation.model_fields if getattr(citation, name) and name not in (*_TOP, "related")]
    for name in fields:
        value = getattr(citation, name)
        for shown in value if isinstance(value, tuple) else (value,):
            yield f"  {name.replace('_', ' '):<21} {_short(shown)}"
    groups: dict[str, list[str]] = {}
    for related in citation.related:
        relation = related.relation.replace("_", " ") + (" (of)" if related.inverse else "")
        line = str(related.citation) + (" [the paper itself]" if related.itself else "")
        groups.setdefault(relation, []).append(line)
    for relation, lines in groups.items():
        yield f"  {relation}"
        for number, line in enumerate(lines, 1):
            yield f"  {'└' if number == len(lines) else '├'}── {line}"


def _short(value: object) -> str:
    text = " ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)
    text = text.replace("\n", " ")
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def format_rows(target: Target | None) -> list[dict[str, Any]]:
    """One row a format: its name, ways, suffixes and what it cannot hold; for a target those it imports, best first."""
    rows = []
    chosen = formats.every() if target is None else map(formats.named, formats.BEST_FOR[target])
    for format in chosen:
        table = format.table
        ways = " ".join(word for word, way in (("read", format.read_stream), ("write", format.write_stream)) if way)
        rows.append(
            {
                "name": format.name,
                "title": format.title,
                "ways": ways,
                "suffixes": list(format.suffixes),
                "reference": format.reference,
                "lost": sorted(table.lost) if table and format.write_stream else [],
                "dropped": sorted(table.dropped.get(target, ())) if table and target else [],
            }
        )
    return rows


def format_lines(rows: Sequence[dict[str, Any]], target: Target | None) -> Iterator[str]:
    """The rows for people; for a target, first which one serves it best."""
    if target:
        best = rows[0]["name"]
        yield f"For {target}, {best} serves best: carcite convert IN -t {best} -o OUT --target {target}"
        yield "It can import these, the best first:\n"
    for row in rows:
        yield f"{row['name']:<12} {row['ways']:<12} {row['title']}"
        facts = (
            ("files:", row["suffixes"]),
            ("follows:", [] if target else [row["reference"]]),
            ("cannot hold:", row["lost"]),
            (f"{target} does not read:", row["dropped"]),
        )
        for label, values in facts:
            if values:
                yield f"{'':<12} {label} {', '.join(values)}"
    yield "\nNot offered: EndNote tagged files (.enw, Refer/BibIX); EndNote XML and RIS hold more."
