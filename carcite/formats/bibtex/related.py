"""Links to related papers: biblatex's `related`, `relatedtype` and `relatedstring`.

Reference: biblatex manual 3.19, section 3.5 (related entries). One entry has one `relatedtype` for all its links and
no word for most relations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from carcite.formats.base import Context, Raw
from carcite.formats.bibtex.braces import fold
from carcite.formats.bibtex.keys import safe_key
from carcite.formats.bibtex.text import read_plain
from carcite.formats.records import RELATION_WORDS, Link
from carcite.model import Citation, Extra, Related, Relation, unset

TAGS = ("related", "relatedtype", "relatedstring")
RELATED_PAPERS = "related-papers"
"""The field of the list of related papers."""

# biblatex's types of relation (manual, section 4.5.1) and ours: (relation, inverse).
_TYPES: dict[str, tuple[str, bool]] = {
    "translationas": ("translation", False), "translationof": ("translation", True),
    "translationfrom": ("translation", True), "reprintas": ("republication", False),
    "reprintof": ("republication", True), "reprintfrom": ("republication", True),
    "origpubas": ("republication", True), "origpubin": ("republication", True), "reviewof": ("comment", True),
}  # fmt: skip
_TYPE_NAMES = {
    ("translation", False): "translationas", ("translation", True): "translationof",
    ("republication", False): "reprintas", ("republication", True): "reprintof",
}  # fmt: skip
# The relations that styles print, in this order; an entry has one of them.
_PRINTED = ("retraction", "erratum", "translation", "republication")
_STRINGS = {
    words[inverse]: (relation, inverse) for inverse in (True, False) for relation, words in RELATION_WORDS.items()
}


def write_related(links: Iterable[Link]) -> list[tuple[str, str]]:
    """Return the fields that link an entry to related entries of one relation; [] if there is none to print.

    Links of other relations are written if they came from a .bib file, as links to entries that stand there.
    """
    groups: dict[tuple[str, bool], list[str]] = {}
    for link in links:
        if link.related.relation in _PRINTED or unset(link.related.citation):
            groups.setdefault((link.related.relation, link.related.inverse), []).append(safe_key(link.key))
    if not groups:
        return []
    relation, inverse = min(groups, key=lambda kind: _PRINTED.index(kind[0]) if kind[0] in _PRINTED else len(_PRINTED))
    pairs = [("related", ",".join(groups[relation, inverse]))]
    if name := _TYPE_NAMES.get((relation, inverse)):
        pairs.append(("relatedtype", name))
    if relation in _PRINTED:
        pairs.append(("relatedstring", RELATION_WORDS[relation][inverse]))
    return pairs


def read_related(raw: Raw, context: Context) -> dict[str, Any]:
    """Return the related papers of an entry as citations with nothing but a key; takes their tags from `raw`."""
    held = {tag: raw.pop(tag)[0] for tag in TAGS if raw.get(tag)}
    keys = list(filter(None, (key.strip() for key in fold(held.get("related", "")).split(","))))
    if not keys:
        extra = [Extra(context.format, tag, value) for tag, value in held.items()]
        return {"extra": extra} if extra else {}
    relation, inverse = _relation(held)
    papers = [Citation(type="document", key=key) for key in keys]
    related = [Related(relation=cast("Relation", relation), inverse=inverse, citation=paper) for paper in papers]
    extra = [Extra(context.format, tag, value) for tag, value in held.items() if _is_kept(tag, value)]
    return {"related": related, "extra": extra} if extra else {"related": related}


def _relation(held: Mapping[str, str]) -> tuple[str, bool]:
    """Return the relation that the type names, else the one that the printed words name."""
    kind, words = (read_plain(held.get(tag, "")) for tag in TAGS[1:])
    return _TYPES.get(kind) or _STRINGS.get(words.rstrip(".:")) or ("related", False)


def _is_kept(tag: str, value: str) -> bool:
    """Whether a field says more than the relation that is read from it."""
    shown = read_plain(value)
    if tag == "relatedtype":
        return bool(shown) and shown not in _TYPES
    return tag == "relatedstring" and bool(words := shown.rstrip(".:")) and words not in _STRINGS
