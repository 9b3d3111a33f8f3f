"""carcite: typed citations from abstract pages, PubMed exports and reference files; BibTeX, RIS, CSL-JSON out.

    >>> import carcite
    >>> [c] = carcite.loads("TY  - JOUR\\nAU  - Noether, Emmy\\nTI  - Invariante\\nPY  - 1918\\nER  - ")
    >>> print(c)
    Noether (1918) Invariante.

Names are loaded when they are first asked for (PEP 562), so `import carcite` costs a script next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from carcite.api import check, convert, detect, dump, dumps, iter_load, load, loads, read, write
    from carcite.bibdocument import BibDocument
    from carcite.completion import Completion, Services, complete
    from carcite.duplicates import DuplicateGroup, find_duplicates
    from carcite.errors import (
        CarciteError,
        DetectError,
        FormatError,
        LossError,
        LossWarning,
        ReadError,
        ServiceError,
        WorkerError,
        WriteError,
    )
    from carcite.folders import Conversion, convert_many
    from carcite.formats.base import Reading, Writing
    from carcite.inputs import CitationChanges, CitationFields
    from carcite.keys import assign_keys
    from carcite.merging import Merged, merge
    from carcite.model import Abstract, AbstractSection, Citation, Contributor, Extra, Funding, Related, TranslatedTitle
    from carcite.notes import Code, Note, OnNote, Severity
    from carcite.options import Protect, RelatedChoice, Target
    from carcite.render import render
    from carcite.tables import table, to_rows
    from carcite.tidying import tidy
    from carcite.values.dates import PartialDate
    from carcite.values.names import Name
    from carcite.values.pages import PageRange, Pages
    from carcite.values.vocabulary import CitationType, Relation

__version__ = "0.2.0"

__all__ = [
    "Abstract", "AbstractSection", "BibDocument", "CarciteError", "Citation", "CitationChanges", "CitationFields",
    "CitationType", "Code", "Completion", "Contributor", "Conversion", "DetectError", "DuplicateGroup", "Extra",
    "FormatError", "Funding", "LossError", "LossWarning", "Merged", "Name", "Note", "OnNote", "PageRange", "Pages",
    "PartialDate", "Protect", "ReadError", "Reading", "Related", "RelatedChoice", "Relation", "ServiceError",
    "Services", "Severity", "Target", "TranslatedTitle", "WorkerError", "WriteError", "Writing", "__version__",
    "assign_keys", "check", "complete", "convert", "convert_many", "detect", "dump", "dumps", "find_duplicates",
    "iter_load", "load", "loads", "merge", "read", "render", "table", "tidy", "to_rows", "write",
]  # fmt: skip

# Where each public name lives.
_HOMES: dict[str, str] = {
    name: module
    for module, names in {
        "api": "check convert detect dump dumps iter_load load loads read write",
        "bibdocument": "BibDocument",
        "completion": "Completion Services complete",
        "duplicates": "DuplicateGroup find_duplicates",
        "errors": "CarciteError DetectError FormatError LossError LossWarning ReadError ServiceError WorkerError "
        "WriteError",
        "folders": "Conversion convert_many",
        "formats.base": "Reading Writing",
        "inputs": "CitationChanges CitationFields",
        "keys": "assign_keys",
        "merging": "Merged merge",
        "model": "Abstract AbstractSection Citation Contributor Extra Funding Related TranslatedTitle",
        "notes": "Code Note OnNote Severity",
        "options": "Protect RelatedChoice Target",
        "render": "render",
        "tables": "table to_rows",
        "tidying": "tidy",
        "values.dates": "PartialDate",
        "values.names": "Name",
        "values.pages": "PageRange Pages",
        "values.vocabulary": "CitationType Relation",
    }.items()
    for name in names.split()
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'carcite' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"carcite.{home}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
