"""How to write: the target program, related papers, abstracts, capitals, line ends, citation keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict, get_args

from carcite.errors import WriteError, did_you_mean

if TYPE_CHECKING:
    from concurrent.futures import Executor

RelatedChoice = Literal["auto", "records", "collection", "note", "none"]
RELATED_CHOICES: tuple[RelatedChoice, ...] = get_args(RelatedChoice)
Target = Literal["zotero", "endnote", "mendeley", "jabref", "latex", "pandoc", "rayyan", "covidence"]
TARGETS: tuple[Target, ...] = get_args(Target)
SCREENING_TARGETS: tuple[Target, ...] = ("rayyan", "covidence")
"""Screening tools, which have a table of their own in CSV; in any other format no target is meant."""
Protect = Literal["auto", "none", "all"]
PROTECT_CHOICES: tuple[Protect, ...] = get_args(Protect)


Jobs: TypeAlias = "int | Literal['auto'] | Executor"
"""How many processes work: a number, all processors that this process may use if it pays, or an executor."""


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


class WriteOptions(TypedDict, total=False):
    """The options of a writer as keyword arguments of `dump`, `dumps`, `write` and `convert`; see `Options`."""

    target: Target | None
    related: RelatedChoice
    abstract_language: str | None
    ascii: bool
    newline: Literal["\n", "\r\n"]
    key_template: str | None
    protect: Protect


_CHOICES: dict[str, tuple[object, ...]] = {
    "target": (None, *TARGETS),
    "related": RELATED_CHOICES,
    "newline": ("\n", "\r\n"),
    "protect": PROTECT_CHOICES,
}
_EXAMPLES = {
    "abstract_language": "a language tag such as 'en'",
    "key_template": "a template such as '{family}{year}'",
}


def options_of(given: Mapping[str, Any]) -> Options:
    """Return the options given by name. Raises WriteError for an unknown name or choice, with a similar one."""
    known = [option.name for option in fields(Options)]
    for name, value in given.items():
        if name not in known:
            raise WriteError(f"no option {name!r}{did_you_mean(name.lower(), known)}; known are {', '.join(known)}")
        choices = _CHOICES.get(name)
        if choices is not None and value not in choices:
            texts = [choice for choice in choices if isinstance(choice, str)]
            hint = did_you_mean(value.lower(), texts) if isinstance(value, str) else ""
            raise WriteError(f"{name}={value!r}{hint}; choose from {', '.join(map(repr, choices))}")
        if name in _EXAMPLES and not (value is None or isinstance(value, str)):
            raise WriteError(f"{name}={value!r}; expected {_EXAMPLES[name]}")
    return Options(**given)
