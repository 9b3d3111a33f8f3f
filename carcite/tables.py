"""Citations as rows for a data frame, and as a table in a notebook."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from carcite.errors import WriteError
from carcite.formats.csv import columns_for, row_of
from carcite.model import Citation
from carcite.options import TARGETS, Target
from carcite.reference_html import reference_html


def to_rows(citations: Iterable[Citation] | Citation, *, target: Target | None = None) -> list[dict[str, str]]:
    """Return one flat dictionary for each citation, for pandas, polars or a spreadsheet.

    The keys are the columns of the format `csv`, in the same order for every citation; a missing value is "". Authors
    are `Family, Given; Family, Given`. Unlike in a file, text that begins with `=` is not changed. `target`: "rayyan"
    or "covidence" for the columns of these tools.

    Raises WriteError for an unknown target.

        >>> import carcite
        >>> row = carcite.to_rows(carcite.Citation(type="book", title="Wells", authors="Roe, Ann; Poe, Bea"))[0]
        >>> row["title"], row["authors"], row["year"]
        ('Wells', 'Roe, Ann; Poe, Bea', '')
    """
    if target is not None and target not in TARGETS:
        raise WriteError(f"no target {target!r}; known are {', '.join(TARGETS)}")
    works = [citations] if isinstance(citations, Citation) else citations
    columns = columns_for(target)
    return [row_of(citation, columns) for citation in works]


class CitationTable:
    """Citations that a notebook shows as a table. `citations` is a tuple of them."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.citations = tuple(citations)

    def __len__(self) -> int:
        return len(self.citations)

    def __repr__(self) -> str:
        return "\n".join(f"{place}. {citation}" for place, citation in enumerate(self.citations, 1))

    def _repr_html_(self) -> str:
        rows = [
            f"<tr><td>{place}</td><td>{html.escape(citation.key or '')}</td><td>{reference_html(citation)}</td></tr>"
            for place, citation in enumerate(self.citations, 1)
        ]
        head = "<thead><tr><th></th><th>key</th><th>reference</th></tr></thead>"
        return f"<table>{head}<tbody>{''.join(rows)}</tbody></table>"


def table(citations: Iterable[Citation] | Citation) -> CitationTable:
    """Return the citations as a table for a notebook.

    >>> import carcite
    >>> carcite.table(carcite.Citation(type="book", title="Wells", authors="Roe, Ann"))
    1. Roe Wells.
    """
    return CitationTable([citations] if isinstance(citations, Citation) else list(citations))
