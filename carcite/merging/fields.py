"""The one value of a field that several records of one work have.

`merge_fields(records)` gives the fields of the merged record and what was dropped. The rules: a record with a volume or
pages stands before one ahead of print; a valid identifier before one that is none; what most records have before what
one has; and of values that differ in form alone the fuller one. Lists are united, but for the authors, which are those
of one record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from carcite.duplicates.containers import container_words, same_container
from carcite.duplicates.titles import Likeness, fold, likeness, read_title, words_of
from carcite.model import Abstract, Citation
from carcite.notes import Severity
from carcite.values import identifiers
from carcite.values.dates import PartialDate
from carcite.values.language_detection import latin_language, script_language
from carcite.values.markup import plain
from carcite.values.names import Name
from carcite.values.pages import Pages


class Conflict(NamedTuple):
    """A value that was dropped though it differs in more than form from the one that was kept."""

    field: str
    kept: str
    dropped: str
    record: int

    @property
    def severity(self) -> Severity:
        """A warning where one of the two sends a reader to another place."""
        return Severity.WARNING if self.field in ("doi", "volume", "pages", "issued") else Severity.INFO


# Fields of the issue: a record ahead of print says nothing of them, or something that is no longer so.
_OF_THE_ISSUE = frozenset(("issued", "volume", "issue", "pages", "article_number", "status"))
_AHEAD = re.compile(r"in press|forthcoming|accepted|submitted|(?:epub )?ahead of print", re.IGNORECASE)
_UNITED = (
    "issn", "isbn", "keywords", "mesh_terms", "publication_types", "affiliations", "translated_titles", "creators",
    "funding", "notes", "files", "extra", "related",
)  # fmt: skip
_BY_HAND = frozenset(
    ("type", "key", "key_aliases", "title", "authors", "authors_truncated", "container_title", "container_title_short",
     "abstracts", "source", *_UNITED)
)  # fmt: skip
_VALID: dict[str, Callable[[str], str | None]] = {
    "doi": identifiers.parse_doi,
    "pmid": identifiers.parse_pmid,
    "pmcid": identifiers.parse_pmcid,
    "arxiv": identifiers.parse_arxiv,
}
_GENERIC_TYPES = ("document", "article", "article-journal")  # the more specific one is the last


def merge_fields(records: Sequence[Citation]) -> tuple[dict[str, Any], list[Conflict]]:
    """The fields of the merged record, but for its keys, and the conflicts. The first record decides a tie."""
    conflicts: list[Conflict] = []
    fields: dict[str, Any] = {"type": _type(records)}
    published = [record for record in records if record.volume or record.pages] or records
    _choose_title(records, fields, conflicts)
    fields.update(_containers(records))
    fields.update(_authors(records, conflicts))
    fields["abstracts"] = _abstracts(records)
    fields["source"] = "; ".join(dict.fromkeys(part for r in records for part in (r.source or "").split("; ") if part))
    for name in Citation.model_fields:
        if name not in _BY_HAND:
            _choose(name, published if name in _OF_THE_ISSUE else records, records, fields, conflicts)
    if any(record.volume or record.pages for record in records) and _AHEAD.fullmatch(fields.get("status") or ""):
        del fields["status"]  # it was so once
    for name in _UNITED:
        fields[name] = _united(part for record in records for part in getattr(record, name))
    return {name: value for name, value in fields.items() if value}, conflicts


def folded(name: str, value: Any) -> Any:
    """The value without what is only form: two values of a field that are equal so do not differ."""
    if isinstance(value, Pages):
        return value.first or fold(str(value))
    if isinstance(value, PartialDate):
        return value.year or fold(str(value))
    if not isinstance(value, str):
        return value
    if name == "title":
        return read_title(value).letters
    if name in ("volume", "issue") and (number := re.search("[0-9]+", value)):
        return number[0].lstrip("0")  # 44 of "44 (2 Suppl)"
    if name == "doi":
        return identifiers.doi_key(value).rstrip("/")
    return "".join(words_of(fold(plain(value)))) or value


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


def _choose(
    name: str, first: Sequence[Citation], records: Sequence[Citation], fields: dict[str, Any], conflicts: list[Conflict]
) -> None:
    """Choose one of the values that the records have for a field; those of `first` go before the others."""
    given = [getattr(record, name) for record in first if getattr(record, name)]
    given = given or [getattr(record, name) for record in records if getattr(record, name)]
    if not given:
        return
    valid = _VALID.get(name)
    best = [value for value in given if valid is None or valid(value)] or given
    votes = Counter(folded(name, value) for value in best)
    kept = max(best, key=lambda value: (votes[folded(name, value)], _fullness(value)))
    fields[name] = kept
    _note_others(name, kept, records, conflicts)


def _fullness(value: Any) -> tuple[int, int]:
    """How much a value says: a range more than a page, a day than a year, a number than one with an addition."""
    if isinstance(value, Pages):
        return len(value.ranges), len(str(value))
    if isinstance(value, PartialDate):
        return len(value.parts), 0
    if isinstance(value, str):
        return 2 if value.isdecimal() else not (value.isupper() or value.islower()), len(value)
    return 0, 0


def _note_others(name: str, kept: Any, records: Sequence[Citation], conflicts: list[Conflict]) -> None:
    same = folded(name, kept)
    for number, record in enumerate(records):
        value = getattr(record, name)
        if value and folded(name, value) != same:
            conflicts.append(Conflict(name, str(kept), str(value), number))


def _type(records: Sequence[Citation]) -> str:
    """The type that most records have, of those that say more than that it is a document."""
    types = [record.type for record in records]
    telling = [kind for kind in types if kind not in _GENERIC_TYPES]
    if telling:
        return Counter(telling).most_common(1)[0][0]
    return max(types, key=_GENERIC_TYPES.index)


def _choose_title(records: Sequence[Citation], fields: dict[str, Any], conflicts: list[Conflict]) -> None:
    """The title that most records have, else the one that says more; of one title in several forms, the plainest."""
    counts = Counter(record.title for record in records if record.title)
    if not counts:
        return
    read = {title: read_title(title) for title in counts}
    same = {one: [other for other in counts if likeness(read[one], read[other]) is Likeness.SAME] for one in counts}

    def rank(title: str) -> tuple[Any, ...]:
        alike = same[title] or [title]
        says = min(len(read[other].letters) for other in alike)  # a label, the mark of a footnote say nothing
        plainness = (
            -len(read[title].letters),
            not title.isupper(),
            -title.count("["),
            -title.count(" - "),
            not title.endswith("."),
        )
        return sum(counts[other] for other in alike), says, *plainness, counts[title], len(title)

    kept = fields["title"] = max(counts, key=rank)
    for number, record in enumerate(records):
        if record.title and record.title not in (kept, *same[kept]):
            conflicts.append(Conflict("title", kept, record.title, number))


def _containers(records: Sequence[Citation]) -> dict[str, str]:
    """The full name of the journal, book or meeting, and a short one."""
    names = [record.container_title for record in records if record.container_title]
    short = [record.container_title_short for record in records if record.container_title_short]
    if not names and not short:
        return {}
    votes = Counter(container_words(name) for name in names)

    def rank(name: str) -> tuple[int, ...]:
        words = container_words(name)
        return len("".join(words)), votes[words], not name.isupper(), -len(name), sum(map(str.isupper, name))

    if not names:
        return {"container_title_short": max(short, key=len)}
    usual = max(votes.values())
    full = max((name for name in names if usual == 1 or _is_of(name, names)), key=rank)
    short += [name for name in names if len(name) < len(full) and same_container(name, full)]
    short = [name for name in short if container_words(name) != container_words(full)]
    return {"container_title": full} | ({"container_title_short": min(short, key=len)} if short else {})


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
    votes = Counter(_families(record) for record in given)

    def rank(record: Citation) -> tuple[int, ...]:
        names = sum(len(name.given or "") for name in record.authors)
        return not record.authors_truncated, votes[_families(record)], len(record.authors), names

    kept = max(given, key=rank)
    authors = list(kept.authors)
    for record in given:
        if _families(record) == _families(kept):
            authors = [_with_more(one, other) for one, other in zip(authors, record.authors, strict=True)]
    for number, record in enumerate(records):
        mine, theirs = set(_families(record)), set(_families(kept))
        if not mine <= theirs:
            dropped = ", ".join(str(name) for name in record.authors[:10])
            conflicts.append(Conflict("authors", ", ".join(str(name) for name in kept.authors[:10]), dropped, number))
    return {"authors": tuple(authors), "authors_truncated": kept.authors_truncated}


def families(names: Iterable[Name]) -> tuple[str, ...]:
    """The family names as they are compared."""
    return tuple("".join(words_of(fold(name.family or name.literal or name.given or ""))) for name in names)


def _families(record: Citation) -> tuple[str, ...]:
    return families(record.authors)


def _with_more(name: Name, other: Name) -> Name:
    missing = {field: getattr(other, field) for field in ("orcid", "email", "affiliations") if not getattr(name, field)}
    found = {field: value for field, value in missing.items() if value}
    return name.model_copy(update=found) if found else name


def _abstracts(records: Sequence[Citation]) -> tuple[Abstract, ...]:
    """The longest abstract in each language."""
    longest: dict[str, Abstract] = {}
    for abstract in (abstract for record in records for abstract in record.abstracts):
        text = abstract.text
        language = abstract.language or script_language(text) or latin_language(text) or ""
        key = language.partition("-")[0]
        if key not in longest or len(text) > len(longest[key].text):
            longest[key] = abstract
    return tuple(longest.values())


def _united(parts: Iterable[Any]) -> tuple[Any, ...]:
    """The parts, each once; texts that differ in form alone are one."""
    found: dict[Any, Any] = {}
    for part in parts:
        key = "".join(words_of(fold(plain(part)))) or part if isinstance(part, str) else repr(part)
        found.setdefault(key, part)
    return tuple(found.values())
