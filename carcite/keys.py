"""Citation keys: make one from the fields of a citation, and unique ones for the citations of a file.

    make_key(citation)                  wang2024, garcialopez2019deep
    ring = KeyRing(); ring.key_for(c)   the same, unique among all keys of the ring: wang2024, wang2024a
    assign_keys(citations)              the citations, each with its key

The key of a citation never changes by completing, merging or converting; only `assign_keys(rekey=True)` changes keys.

A made key is ASCII, without characters that are special in TeX, BibTeX or biber. BibTeX compares keys without case
(btxdoc, section 4), and so does the ring. The fields of a key template are in `KEY_FIELDS`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from carcite.errors import WriteError
from carcite.model import Citation
from carcite.values.hash_set import HashSet
from carcite.values.markup import plain
from carcite.values.names import Name

DEFAULT_TEMPLATE = "{family}{year}{titleword}"

_LONGEST_PART = 40  # characters of one field in a key, which people type
_LONGEST_TEXT = 1000  # characters in which the first words are searched
_UNSPACED_WORD = 4  # characters of a word in a script without spaces

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[぀-ヿ㐀-䶿一-鿿豈-\ufaff฀-๿\U00020000-\U0003ffff]")
_NOT_ALPHANUMERIC = re.compile(r"[^A-Za-z0-9]+")
_NOT_KEY = re.compile(r"[^A-Za-z0-9_:.+/-]+")
_SEPARATORS = re.compile(r"([_:.+/-])[_:.+/-]+")
_SUFFIXED = re.compile(r"[a-z]+\Z")

# Words at the beginning of titles and names of bodies that do not distinguish them.
_STOP_WORDS = frozenset(
    word
    for language in (
        "a about after against among an and are as at be between beyond by can do does during for from has have how in"
        " into is it its not of on or over some than that the their these this those through to toward towards under"
        " upon using via was were what when where whether which who why with within without",
        "das dem den der des die ein eine einem einen einer eines für im ist mit nach und vom von zu zum zur über",
        "au aux avec ce ces cette chez d dans de des du en entre et l la le les par pour que qu s sans sur un une vers",
        "al con del desde e el ella entre las lo los para por se sobre su sus un una y",
        "agli alla alle allo col da dai dal dalla degli dei della delle di gli i il nel nella nelle per tra uno",
        "ao aos as com da das do dos em na nas no nos o os para pela pelo por uma",
        "aan bij een het naar om op te ten tot uit van voor",
    )
    for word in language.split()
)


def make_key(citation: Citation, key_template: str = DEFAULT_TEMPLATE) -> str:
    """Return the key of the citation by the template; `ref` if the citation has no value for it.

    The key need not be unique. The fields of a template are in `KEY_FIELDS`. A field that the citation lacks is empty,
    and a separator at an end or next to another one is removed. Raises WriteError for a template with an unknown field
    or without a field.

    >>> paper = Citation(type="book", authors="Eve, Ann", issued=2020, title="On wells")
    >>> make_key(paper), make_key(paper, "{Family}:{year}")
    ('eve2020wells', 'Eve:2020')
    """
    pieces: list[str] = []
    for text, field in _template_parts(key_template):
        pieces.append(text)
        if field:
            pieces.append(KEY_FIELDS[field].make(citation))
    key = "".join(pieces)
    return key if key.isalnum() else _SEPARATORS.sub(r"\1", key).strip("_:.+/-") or "ref"


class KeyRing:
    """Unique keys, one citation at a time, for a stream of any length.

    `reserved` are keys of citations that follow: no other citation gets one. A key that is taken gets `a`, `b`, ...
    `z`, `aa`, ... in the order of the calls, so that later citations never change an earlier key. Raises WriteError for
    an invalid template.

    Only the hash of a key is stored (see `HashSet`). If two keys have the same hash, the second one only gets a letter.
    """

    def __init__(self, reserved: Iterable[str] = (), template: str | None = None) -> None:
        self._template = DEFAULT_TEMPLATE if template is None else template
        _template_parts(self._template)
        self._reserved = HashSet(key.casefold() for key in reserved)  # not yet used
        self._brought = HashSet()
        self._bases = HashSet()
        self._used: dict[int, int] = {}  # the number of keys of each base that has several, by its hash
        self._longest_suffix = 0

    def key_for(self, citation: Citation, *, related: bool = False) -> str:
        """Return the citation's own key, or one made for it; a key that is taken gets letters.

        A `related` paper does not get a key that is reserved for a citation.
        """
        return self.own_key(citation.key, related=related) if citation.key else self.new_key_for(citation)

    def own_key(self, base: str, *, related: bool = False) -> str:
        """Return the key that a citation has, with letters if it is taken."""
        folded = base.casefold()
        claims = folded in self._reserved
        if (not related) if claims else (folded not in self._brought and not self._is_given(folded)):
            self._reserved.discard(folded)
            self._brought.add(folded)
            return base
        return self.unique(base)

    def new_key_for(self, citation: Citation) -> str:
        """Return a key made for the citation, without regard to its own key."""
        return self.unique(make_key(citation, self._template))

    def unique(self, base: str) -> str:
        """Return a key that was made, with letters if it is taken."""
        folded = base.casefold()
        number = self._times(folded)
        while self._is_taken(suffixed := folded + _letters(number)) or self._is_given(suffixed):
            number += 1
        self._bases.add(folded)
        if number:
            self._used[hash(folded)] = number + 1
        letters = _letters(number)
        self._longest_suffix = max(self._longest_suffix, len(letters))
        return base + letters

    def _is_taken(self, folded: str) -> bool:
        """Whether the key is the own key of a citation, earlier or reserved."""
        return folded in self._brought or folded in self._reserved

    def _times(self, folded: str) -> int:
        """Return the number of keys of a base."""
        return self._used.get(hash(folded), 1) if folded in self._bases else 0

    def _is_given(self, folded: str) -> bool:
        """Whether the key was made before: as a base, or as a shorter base with letters that it has used."""
        if folded in self._bases:
            return True
        # From the end of the key, since a search from its start would try every letter.
        tail = _SUFFIXED.search(folded, max(0, len(folded) - self._longest_suffix)) if self._longest_suffix else None
        if tail is None:
            return False
        cuts = range(tail.start(), len(folded))
        return any(_number(folded[cut:]) < self._times(folded[:cut]) for cut in cuts)


def assign_keys(
    citations: Iterable[Citation] | Citation, key_template: str | None = None, *, rekey: bool = False
) -> list[Citation]:
    """Return the citations, each with a unique key.

    The key of a citation is kept; if an earlier citation has it too, the later one gets a letter. Citations added at
    the end never change earlier keys. `key_template` is that of `make_key`, by default "{family}{year}{titleword}".

    With `rekey`, all keys are made again. The old key of a citation is added to its `key_aliases` (biblatex's `ids`),
    so that documents that cite it still find it, and related papers with an old key get the new one.

    Raises WriteError for an invalid template, and for an object that is not a citation.

        >>> import carcite
        >>> eve = carcite.Citation(type="book", key="x1", authors="Eve, Ann", issued=2020, title="On wells")
        >>> [citation.key for citation in carcite.assign_keys([eve, eve.replace(key=None)])]
        ['x1', 'eve2020wells']
        >>> [new] = carcite.assign_keys([eve], rekey=True)
        >>> new.key, new.key_aliases
        ('eve2020wells', ('x1',))
    """
    citations = [citations] if isinstance(citations, Citation) else list(citations)
    for citation in citations:
        if not isinstance(citation, Citation):
            raise WriteError(f"expected a Citation, not {type(citation).__name__}")
    if rekey:
        return _rekeyed(citations, key_template)
    ring = KeyRing((citation.key for citation in citations if citation.key), key_template)
    keys = map(ring.key_for, citations)
    return [c if c.key == key else c.replace(key=key) for c, key in zip(citations, keys, strict=True)]


def _rekeyed(citations: list[Citation], key_template: str | None) -> list[Citation]:
    ring = KeyRing(template=key_template)
    keys = [ring.new_key_for(citation) for citation in citations]
    times = Counter(citation.key for citation in citations)
    renamed = {c.key: key for c, key in zip(citations, keys, strict=True) if c.key and times[c.key] == 1}
    return [_renamed(citation, key, renamed) for citation, key in zip(citations, keys, strict=True)]


def _renamed(citation: Citation, key: str, renamed: dict[str, str]) -> Citation:
    """Return the citation with its new key, the old one as an alias, and the new keys of its related papers."""
    aliases = [alias for alias in dict.fromkeys((*citation.key_aliases, citation.key)) if alias and alias != key]
    related = []
    for link in citation.related:
        new = renamed.get(link.citation.key or "")
        related.append(link.replace(citation=link.citation.replace(key=new)) if new else link)
    return citation.replace(key=key, key_aliases=aliases, related=related)


def _letters(number: int) -> str:
    """Return the letters of a number: "" for 0, a for 1, z for 26, aa for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


# --- The template and its fields


@lru_cache(64)
def _template_parts(template: str) -> tuple[tuple[str, str | None], ...]:
    try:
        parsed = list(Formatter().parse(template))
    except ValueError as error:
        raise WriteError(f"not a key template: {template!r} ({error})") from None
    for _, field, specification, conversion in parsed:
        if field is not None and (field not in KEY_FIELDS or specification or conversion):
            raise WriteError(f"key template {template!r} has {{{field}}}; the fields are {_known_fields()}")
    if all(field is None for _, field, _, _ in parsed):
        raise WriteError(f"key template {template!r} has no field, so all keys would be equal; use {_known_fields()}")
    return tuple((_NOT_KEY.sub("", _ascii(text)), field) for text, field, _, _ in parsed)


def _known_fields() -> str:
    return " ".join(f"{{{name}}}" for name in KEY_FIELDS)


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)


def _alphanumeric(text: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", _ascii(text))[:_LONGEST_PART]


def _key_text(text: str | None) -> str:
    return _NOT_KEY.sub("", _ascii(text or ""))[: 2 * _LONGEST_PART]


def _is_distinctive(word: str) -> bool:
    return not (word.lower() in _STOP_WORDS or word.isdecimal() or (len(word) == 1 and not _UNSPACED.match(word)))


def _distinctive_words(text: str | None) -> list[str]:
    """Return the words that are not stop words, numbers or single letters, in order; all words if there are none."""
    found = _WORD.findall(plain((text or "")[:_LONGEST_TEXT]))
    words = list(filter(_is_distinctive, found)) or found
    return [word[:_UNSPACED_WORD] if _UNSPACED.match(word) else word for word in words]


@lru_cache(4096)
def _first_word(text: str | None) -> str:
    """Return the first distinctive word that can be written in ASCII."""
    return next(filter(None, map(_alphanumeric, _distinctive_words(text))), "")


@lru_cache(4096)
def _family_of(name: Name) -> str:
    if name.literal is None:
        return _alphanumeric((name.full_family or name.given or "")[:_LONGEST_TEXT])
    return _alphanumeric("".join(_distinctive_words(name.literal)[:2]))


def _family(citation: Citation) -> str:
    for people in (citation.authors, citation.editors, [c.name for c in citation.creators[:1]]):
        if people and (family := _family_of(people[0])):
            return family
    return _first_word(citation.container_title or citation.container_title_short)


def _year(citation: Citation) -> str:
    issued = citation.issued
    return "" if issued is None or issued.year is None else str(issued.year)


def _month(citation: Citation) -> str:
    issued = citation.issued
    return "" if issued is None or issued.month is None else f"{issued.month:02}"


def _container(citation: Citation) -> str:
    words = _distinctive_words(citation.container_title or citation.container_title_short)
    return "".join(_alphanumeric(word)[:1] for word in words).lower()[:_LONGEST_PART]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class KeyField(NamedTuple):
    """A field of a key template."""

    description: str
    make: Callable[[Citation], str]


KEY_FIELDS: dict[str, KeyField] = {
    "family": KeyField(
        "family name of the first author, otherwise editor or other creator; of a body its first two distinctive "
        "words; without people the first word of the container title",
        lambda citation: _family(citation).lower(),
    ),
    "Family": KeyField("the same with a capital", lambda citation: _capital(_family(citation))),
    "year": KeyField("year of publication", _year),
    "month": KeyField("month of publication, two digits", _month),
    "titleword": KeyField("first distinctive word of the title", lambda citation: _first_word(citation.title).lower()),
    "Titleword": KeyField("the same with a capital", lambda citation: _capital(_first_word(citation.title))),
    "container": KeyField("initials of the container title", _container),
    "doi": KeyField("DOI, without characters that a key cannot have", lambda citation: _key_text(citation.doi)),
    "pmid": KeyField("PubMed's number", lambda citation: _key_text(citation.pmid)),
    "type": KeyField("type of the work", lambda citation: citation.type),
    "volume": KeyField("volume", lambda citation: _key_text(citation.volume)),
    "page": KeyField(
        "first page, otherwise the article number",
        lambda citation: _key_text(citation.pages.first if citation.pages else citation.article_number),
    ),
}
