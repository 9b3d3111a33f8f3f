"""What the importing programs want otherwise: one row of data for each target.

Measured and read in the programs: biber and its data model, Zotero's BibTeX import, JabRef's fields, pandoc's reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from carcite.formats._room import Context, Target
from carcite.values.latex.encode import Spelling


class Dialect(NamedTuple):
    """What one program wants of a .bib file.

    validated     biber may check the file: what the data model has not is an annotation (see `datamodel`)
    spelling      the TeX of characters and markup that programs do not read alike
    pubmed_field  the PMID is in `pmid`, not biblatex's `eprint`
    """

    validated: bool = False
    spelling: Spelling = "tex"
    pubmed_field: bool = False


DIALECTS: Mapping[Target | None, Dialect] = MappingProxyType(
    {
        None: Dialect(validated=True),
        "zotero": Dialect(spelling="zotero", pubmed_field=True),
        "endnote": Dialect(),
        "mendeley": Dialect(),
        "jabref": Dialect(pubmed_field=True),
        "latex": Dialect(validated=True, spelling="latex"),
        "pandoc": Dialect(spelling="pandoc"),
    }
)


def dialect(context: Context) -> Dialect:
    """The dialect of the target that is written for."""
    return DIALECTS[context.options.target]
