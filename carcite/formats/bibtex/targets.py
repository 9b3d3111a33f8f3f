"""What the importing programs want otherwise: one row of data for each target.

Measured and read in the programs: biber and its data model, Zotero's BibTeX import, JabRef's fields, pandoc's reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from carcite.formats.base import Context
from carcite.options import Target
from carcite.tex.encode import Spelling


class BibTarget(NamedTuple):
    """What one program wants of a .bib file.

    validated     biber may check the file, or LaTeX print it
    spelling      the TeX of characters and markup that programs do not read alike
    pubmed_field  the PMID is in `pmid`, not biblatex's `eprint`
    is_zotero     only what the program takes is written, under the names it knows (see `zotero`); each note is a
                  field of its own, `date` has the whole date, and `and others` would be an author
    knows_both    it knows biblatex's fields in a file for BibTeX, too
    file_records  it reads attached files as `description:path:type`
    types_of_both it knows biblatex's entry types in a file for BibTeX, too
    """

    validated: bool = False
    spelling: Spelling = "tex"
    pubmed_field: bool = False
    is_zotero: bool = False
    knows_both: bool = False
    types_of_both: bool = False
    file_records: bool = False


TARGETS: Mapping[Target | None, BibTarget] = MappingProxyType(
    {
        None: BibTarget(validated=True, spelling="latex"),
        "zotero": BibTarget(
            spelling="zotero",
            pubmed_field=True,
            is_zotero=True,
            knows_both=True,
            file_records=True,
        ),
        "endnote": BibTarget(),
        "mendeley": BibTarget(knows_both=True),
        "jabref": BibTarget(pubmed_field=True, knows_both=True, file_records=True),
        "latex": BibTarget(validated=True, spelling="latex"),
        "pandoc": BibTarget(spelling="pandoc", pubmed_field=True, knows_both=True, types_of_both=True),
    }
)


def target_of(context: Context) -> BibTarget:
    """Return what the target of the output wants."""
    return TARGETS[context.options.target]
