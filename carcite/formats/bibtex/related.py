"""Links to related papers: biblatex's `related`, `relatedtype` and `relatedstring`.

Reference: biblatex manual 3.19, section 3.5 (related entries). One entry has one `relatedtype` for all its links and
no word for most relations; where the string does not say each link exactly, `relation` does, a field of carcite's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from carcite.formats.base import Context, Raw
from carcite.formats.bibtex.braces import fold
from carcite.formats.bibtex.keys import safe_key
from carcite.formats.bibtex.text import read_plain
from carcite.formats.records import RELATION_WORDS, Link
from carcite.model import RELATIONS, Citation, Extra, Related, Relation

TAGS = ("related", "relatedtype", "relatedstring", "relation")

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
_STRINGS = {
    words[inverse]: (relation, inverse) for inverse in (True, False) for relation, words in RELATION_WORDS.items()
}


def write_related(links: Iterable[Link]) -> list[tuple[str, str]]:
    """The fields that link an entry to the entries of its related papers; [] where there are none."""
    keyed = [(safe_key(link.key), link.related.relation, link.related.inverse) for link in links if link.key]
    if not keyed:
        return []
    kinds = {(relation, inverse) for _, relation, inverse in keyed}
    pairs = [("related", ",".join(key for key, _, _ in keyed))]
    if len(kinds) > 1:
        return [*pairs, ("relation", "; ".join(_named(relation, inverse) for _, relation, inverse in keyed))]
    ((relation, inverse),) = kinds
    if name := _TYPE_NAMES.get((relation, inverse)):
        return [*pairs, ("relatedtype", name)]
    words = RELATION_WORDS[relation][inverse]
    pairs.append(("relatedstring", words))
    if _STRINGS.get(words) != (relation, inverse):
        pairs.append(("relation", _named(relation, inverse)))
    return pairs


def _named(relation: str, inverse: bool) -> str:
    return f"{relation} of" if inverse else relation


def read_related(raw: Raw, context: Context) -> dict[str, Any]:
    """The related papers of an entry as links, each a citation that has only a key; takes their tags from `raw`."""
    held = {tag: raw.pop(tag)[0] for tag in TAGS if raw.get(tag)}
    keys = [key for part in fold(held.get("related", "")).split(",") if (key := part.strip())]
    extra = [Extra(context.format, tag, value) for tag, value in held.items() if not keys]
    if not keys:
        return {"extra": extra} if extra else {}
    kind = read_plain(held.get("relatedtype", ""))
    words = read_plain(held.get("relatedstring", "")).rstrip(".:")
    default = _TYPES.get(kind) or _STRINGS.get(words) or ("related", False)
    if kind and kind not in _TYPES:
        extra.append(Extra(context.format, "relatedtype", kind))
    if words and words not in _STRINGS:
        extra.append(Extra(context.format, "relatedstring", held["relatedstring"]))
    named = [part.strip() for part in held.get("relation", "").split(";")]
    related: list[Related] = []
    for number, key in enumerate(keys):
        relation, inverse = default
        if number < len(named) or len(named) == 1:
            word = named[number if number < len(named) else 0]
            if word.removesuffix(" of") in RELATIONS:
                relation, inverse = word.removesuffix(" of"), word.endswith(" of")
        paper = Citation(type="document", key=key)
        related.append(Related(relation=cast("Relation", relation), inverse=inverse, citation=paper))
    return {"related": related, "extra": extra} if extra else {"related": related}
