"""What stands apart in a document of RDF, found in a first pass: so that a second one can read item by item.

The nodes of a document may stand in any order: a note behind its item, a journal behind the last of its articles,
collections at the end. The outline knows which nodes there will be, and holds none of them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from carcite.formats.zoterordf.nodes import RDF, item_type, names_of, qualified, references, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_RESOURCE = f"{{{RDF}}}resource"
_ABOUT = f"{{{RDF}}}about"
_COLLECTIONS = frozenset(("z:Collection", "bib:Collection"))
_OWNING = frozenset(("dcterms:isReferencedBy", "link:link"))


class Outline:
    """The names of the nodes of a document.

    defined  names of nodes that are not items; `inner`, of those that stand inside another node
    counts   name: how many properties refer to it
    owned    names of notes and files that belong to an item
    keys     name of an item: its citation key, or its own name if another item is related to it
    """

    def __init__(self) -> None:
        self.defined: set[str] = set()
        self.inner: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.owned: set[str | None] = set()
        self.keys: dict[str | None, str] = {}
        self._linked: set[str | None] = set()
        self._abouts: list[str] = []
        self._folders: dict[str | None, tuple[str, list[str | None]]] = {}

    def add(self, element: _Element) -> None:
        """Take up a node of the document."""
        about = element.get(_ABOUT)
        if item_type(element) is not None:
            self._add_item(element, about)
        else:
            self.defined.update(names_of(element))
            if qualified(element) in _COLLECTIONS:
                members = [part.get(_RESOURCE) for part in element if qualified(part) == "dcterms:hasPart"]
                self._folders[about] = (value_of(element, "dc:title"), members)
        self.counts.update(references(element))
        for part in element:
            name = qualified(part)
            if name in _OWNING:
                self.owned.add(part.get(_RESOURCE))
            elif name == "dc:relation":
                self._linked.add(part.get(_RESOURCE))
        for inner in element.iterdescendants():
            if inner.attrib and len(inner):
                self.inner.update(names_of(inner))

    def _add_item(self, element: _Element, about: str | None) -> None:
        key = value_of(element, "z:citationKey").strip()
        if about is not None and key:
            self.keys.setdefault(about, key)
        elif about:
            self._abouts.append(about)

    def close(self) -> None:
        """End the first pass."""
        self.inner &= self.counts.keys()
        self.defined |= self.inner
        for about in self._abouts:
            if about in self._linked:
                self.keys.setdefault(about, name_of(about))

    def folders(self) -> dict[str | None, list[str]]:
        """Return the names of the collections each item is in, by the item's address; `/` stands between nested ones.

        Those in which carcite's own writer holds related papers are left out: the items are related themselves.
        """
        inside = {about: folder for folder, (_, members) in self._folders.items() for about in members}
        found: dict[str | None, list[str]] = {}
        for folder, (name, members) in self._folders.items():
            names, seen = [name], {folder}
            parent = inside.get(folder)
            while parent in self._folders and parent not in seen:
                names.insert(0, self._folders[parent][0])
                seen.add(parent)
                parent = inside.get(parent)
            if not (folder or "").endswith("/related"):
                for about in members:
                    found.setdefault(about, []).append("/".join(names))
        return found


def name_of(uri: str) -> str:
    """Return the name of a node, which its address in the document quotes."""
    return unquote(uri.removeprefix("#"))
