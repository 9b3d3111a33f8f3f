"""Choose one value of each field of several records of one work.

A record with a volume or pages is preferred to one ahead of print, a valid identifier to an invalid one, and the value
of most records to that of one; of values that differ in form only the fuller one is chosen. Lists are united, except
the authors, which are those of one record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

from carcite.duplicates.containers import container_words, same_container
from carcite.duplicates.fingerprint import number_of
from carcite.duplicates.titles import Likeness, letters, likeness, read_title
from carcite.model import Abstract, Citation
from carcite.notes import Severity
from carcite.values import identifiers
from carcite.values.dates import PartialDate
from carcite.values.language_detection import latin_language, script_language
from carcite.values.markup import plain
from carcite.values.names import Name
from carcite.values.pages import Pages


def severity_of_conflict(field: str) -> Severity:
    """Return how severe two values of a field are: a warning if a reader finds another work with one of them."""
    return Severity.WARNING if field in ("doi", "pmid", "volume", "pages", "issued") else Severity.INFO


class Conflict(NamedTuple):
    """A dropped value that differs in more than form from the one that was kept."""

    field: str
    kept: str
    dropped: str


# Fields of the issue, which a record ahead of print does not have, or not yet as they are.
_OF_THE_ISSUE = frozenset(("issued", "volume", "issue", "pages", "article_number", "status"))
_AHEAD = re.compile(r"in press|forthcoming|accepted|submitted|(?:epub )?ahead of print", re.IGNORECASE)
_UNITED = (
    "issn", "isbn", "keywords", "mesh_terms", "publication_types", "affiliations", "translated_titles", "creators",
    "funding", "notes", "files", "extra", "related",
)  # fmt: skip
# Fields of which one value is chosen by the general rules.
_CHOSEN = tuple(
    name
    for name in Citation.model_fields
    if name not in (
        "type", "key", "key_aliases", "title", "authors", "authors_truncated", "container_title",
        "container_title_short", "abstracts", "source", *_UNITED,
    )
)  # fmt: skip
_VALID: dict[str, Callable[[str], object]] = {
    "doi": identifiers.parse_doi,
    "pmid": identifiers.parse_pmid,
    "pmcid": identifiers.parse_pmcid,
    "arxiv": identifiers.parse_arxiv,
}
_GENERIC_TYPES = ("document", "article", "article-journal")  # the more specific one is the last


def merge_fields(records: Sequence[Citation]) -> tuple[dict[str, Any], list[Conflict]]:
    """Return the fields of the merged record without its keys, and the conflicts. The first record decides a tie."""
    conflicts: list[Conflict] = []
    fields: dict[str, Any] = {"type": _type(records)}
    fields |= _title(records, conflicts)
    fields |= _containers(records)
    fields |= _authors(records, conflicts)
    fields |= {"abstracts": _abstracts(records), "source": _sources(records)}
    fields |= {name: _choose(name, records, conflicts) for name in _CHOSEN}
    fields |= {name: _united(part for record in records for part in getattr(record, name)) for name in _UNITED}
    if any(map(_has_place, records)) and _AHEAD.fullmatch(fields["status"] or ""):
        fields["status"] = None
    return {name: value for name, value in fields.items() if value}, conflicts


def folded(name: str, value: Any) -> Any:
    """Return the value of a field as it is compared: equal for two values that differ in form only.

    >>> folded("volume", "44 (2 Suppl)")
    '44'
    """
    if isinstance(value, Pages):
        return value.first or letters(str(value))
    if isinstance(value, PartialDate):
        return value.year or letters(str(value))
    if not isinstance(value, str):
        return value
    if name == "title":
        return read_title(value).letters
    if name == "doi":
        return identifiers.doi_key(value).rstrip("/")
    return number_of(value) if name in ("volume", "issue") else letters(plain(value)) or value


def differs(name: str, mine: Any, theirs: Any) -> bool:
    """Whether two values of a field differ in more than form."""
    if name == "title":
        return likeness(read_title(mine), read_title(theirs)) is not Likeness.SAME
    if name == "container_title":
        return same_container(mine, theirs) is False
    if name in ("authors", "editors"):
        one, other = families(mine), families(theirs)
        return one[: len(other)] != other[: len(one)]
    return bool(folded(name, mine) != folded(name, theirs))


def families(names: Iterable[Name]) -> tuple[str, ...]:
    """Return the family names as they are compared."""
    return tuple(letters(name.short) for name in names)


def _has_place(record: Citation) -> bool:
    return bool(record.volume or record.pages)


def _values(name: str, records: Iterable[Citation]) -> list[Any]:
    return [value for record in records if (value := getattr(record, name))]


def _choose(name: str, records: Sequence[Citation], conflicts: list[Conflict]) -> Any:
    """Return one of the values that the records have for a field; None if they have none."""
    every = _values(name, records)
    given = (_values(name, filter(_has_place, records)) if name in _OF_THE_ISSUE else every) or every
    if not given:
        return None
    best = list(filter(_VALID.get(name), given)) or given
    votes: Counter[Hashable] = Counter(folded(name, value) for value in best)
    kept = max(best, key=lambda value: (votes[folded(name, value)], _fullness(value)))
    same = folded(name, kept)
    conflicts += [Conflict(name, str(kept), str(value)) for value in every if folded(name, value) != same]
    return kept


def _fullness(value: Any) -> tuple[int, int]:
    """Return how much a value says: a range more than a page, a day than a year, a number than one with an addition."""
    if isinstance(value, Pages):
        return len(value.ranges), len(str(value))
    if isinstance(value, PartialDate):
        return len(value.parts), 0
    if isinstance(value, str):
        return 2 if value.isdecimal() else not (value.isupper() or value.islower()), len(value)
    return 0, 0


def _type(records: Sequence[Citation]) -> str:
    """Return the type that most records have, general ones only if there is no other."""
    types = [record.type for record in records]
    specific = [type for type in types if type not in _GENERIC_TYPES]
    if specific:
        return Counter(specific).most_common(1)[0][0]
    return max(types, key=_GENERIC_TYPES.index)


def _sources(records: Sequence[Citation]) -> str:
    return "; ".join(dict.fromkeys(part for record in records for part in (record.source or "").split("; ") if part))


def _title(records: Sequence[Citation], conflicts: list[Conflict]) -> dict[str, Any]:
    """The title that most records have, or the one that says most; of one title in several forms, the plainest."""
    given: list[str] = _values("title", records)
    if not given:
        return {}
    counts = Counter(given)
    same = {one: [other for other in counts if one == other or not differs("title", one, other)] for one in counts}

    def rank(title: str) -> tuple[Any, ...]:
        # A label or the mark of a footnote says nothing.
        content = min(len(read_title(other).letters) for other in same[title])
        return sum(counts[other] for other in same[title]), content, *_plainness(title), counts[title], len(title)

    kept = max(counts, key=rank)
    conflicts += [Conflict("title", kept, title) for title in given if title not in same[kept]]
    return {"title": kept}


def _plainness(title: str) -> tuple[int, ...]:
    """Return a key that is greatest for a title without additions, neither in capitals nor with a final full stop."""
    additions = len(read_title(title).letters)
    return -additions, not title.isupper(), -title.count("["), -title.count(" - "), not title.endswith(".")


def _containers(records: Sequence[Citation]) -> dict[str, str]:
    """The full name of the journal, book or meeting, and a short one."""
    names, short = _values("container_title", records), _values("container_title_short", records)
    if not names:
        return {"container_title_short": max(short, key=len)} if short else {}
    full = _full_name(names)
    short += [name for name in names if len(name) < len(full) and same_container(name, full)]
    short = [name for name in short if container_words(name) != container_words(full)]
    return {"container_title": full} | ({"container_title_short": min(short, key=len)} if short else {})


def _full_name(names: Sequence[str]) -> str:
    """Return the longest of the names that half of the records have; of one name in several forms, the usual one."""
    votes = Counter(map(container_words, names))

    def rank(name: str) -> tuple[int, ...]:
        words = container_words(name)
        return len("".join(words)), votes[words], not name.isupper(), -len(name), sum(map(str.isupper, name))

    if max(votes.values()) == 1:
        return max(names, key=rank)
    return max((name for name in names if _is_of(name, names)), key=rank)


def _is_of(name: str, names: Sequence[str]) -> bool:
    """Whether half of the names are this one, in full or short."""
    return sum(same_container(name, other) is not False for other in names) * 2 >= len(names)


def _authors(records: Sequence[Citation], conflicts: list[Conflict]) -> dict[str, Any]:
    """The authors of one record: the list that most have, the longest, that with the fullest names.

    What other records with the same people know of each of them is added: ORCID iD, address, affiliations.
    """
    given = [record for record in records if record.authors]
    if not given:
        return {}
    lists = [families(record.authors) for record in given]
    votes = Counter(lists)

    def rank(place: int) -> tuple[int, ...]:
        authors = given[place].authors
        letters = sum(len(name.given or "") for name in authors)
        return not given[place].authors_truncated, votes[lists[place]], len(authors), letters

    best = max(range(len(given)), key=rank)
    kept, people = given[best], lists[best]
    authors = list(kept.authors)
    for record, other in zip(given, lists, strict=True):
        if other == people:
            authors = [_with_more(mine, theirs) for mine, theirs in zip(authors, record.authors, strict=True)]
        elif not set(other) <= set(people):
            conflicts.append(Conflict("authors", _shown(kept.authors), _shown(record.authors)))
    return {"authors": tuple(authors), "authors_truncated": kept.authors_truncated}


def _shown(names: Sequence[Name]) -> str:
    return ", ".join(map(str, names[:10]))


def _with_more(name: Name, other: Name) -> Name:
    missing = {field: getattr(other, field) for field in ("orcid", "email", "affiliations") if not getattr(name, field)}
    found = {field: value for field, value in missing.items() if value}
    return name.model_copy(update=found) if found else name


def _abstracts(records: Sequence[Citation]) -> tuple[Abstract, ...]:
    """Return the longest abstract in each language."""
    longest: dict[str, Abstract] = {}
    for abstract in (abstract for record in records for abstract in record.abstracts):
        text = abstract.text
        language = abstract.language or script_language(text) or latin_language(text) or ""
        key = language.partition("-")[0]
        if key not in longest or len(text) > len(longest[key].text):
            longest[key] = abstract
    return tuple(longest.values())


def _united(parts: Iterable[Any]) -> tuple[Any, ...]:
    """Return the parts, each once; texts that differ in form only are one."""
    found: dict[Any, Any] = {}
    for part in parts:
        key = letters(plain(part)) or part if isinstance(part, str) else repr(part)
        found.setdefault(key, part)
    return tuple(found.values())
