"""How to write: the target program, related papers, abstracts, capitals, line ends, citation keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

RelatedChoice = Literal["auto", "records", "collection", "note", "none"]
RELATED_CHOICES: tuple[RelatedChoice, ...] = get_args(RelatedChoice)
Target = Literal["zotero", "endnote", "mendeley", "jabref", "latex", "pandoc"]
TARGETS: tuple[Target, ...] = get_args(Target)
Protect = Literal["auto", "none", "all"]
PROTECT_CHOICES: tuple[Protect, ...] = get_args(Protect)


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a writer.

    target             the program that will import the file; None for any program (for .bib: LaTeX)
    related            which related papers become records of their own:
                       "auto": errata, retractions, republications and translations that have a title; the others are
                       listed in one text; "records": all; "note": none, all are listed; "none": all are left out;
                       "collection": all, also as a collection, where the format has collections (Zotero RDF)
    abstract_language  only the abstract in this language (BCP 47), where there are several; None for all
    ascii              no character outside ASCII, where the format can write it otherwise
    newline            the line end
    key_template       the template of new citation keys (see `carcite.keys`); None for the default
    protect            capitals that BibTeX styles must keep: "auto" where a sentence-casing style would be wrong,
                       "none", or "all" (the whole title)
    """

    target: Target | None = None
    related: RelatedChoice = "auto"
    abstract_language: str | None = None
    ascii: bool = False
    newline: Literal["\n", "\r\n"] = "\n"
    key_template: str | None = None
    protect: Protect = "auto"
