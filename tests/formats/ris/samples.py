"""What the tests of `carcite.formats.ris` share."""

from __future__ import annotations

from carcite.formats.ris import FORMAT as ris
from carcite.model import Citation
from carcite.options import Options
from carcite.values.names import Name


def record(body: str, kind: str = "JOUR") -> Citation:
    """The one citation of a record with these lines."""
    (citation,) = ris.read(f"TY  - {kind}\n{body}\nER  - \n").citations
    return citation


def lines(citation: Citation, target: str | None = None) -> list[str]:
    """The lines a citation is written as."""
    return ris.write([citation], Options(target=target)).text.splitlines()  # type: ignore[arg-type]


PREPRINT = Citation(
    type="article", key="k1", title="The <i>Vibrio</i> & p<0.05", authors=[Name(literal="Example Group")],
    issued="2024-05", pmid="123", pmcid="PMC5", notes=["Language: see p. 3"],
)  # fmt: skip
