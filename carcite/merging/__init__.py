"""Merge records of one work into one: the value that most sources have, in its fullest form, the rest in notes.

merge(citations)          -> Merged(citations, notes, groups, keys), of the groups that are certain
merge(citations, groups)  -> the same of groups that a person decided on (`carcite.merging.review`)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from carcite.duplicates import DuplicateGroup, find_duplicates, find_versions
from carcite.errors import WriteError
from carcite.merging.fields import Conflict, folded, merge_fields, severity_of_conflict
from carcite.model import Citation, Extra, Related, Relation, source_tex, with_source_tex
from carcite.notes import Code, Note, Severity

__all__ = ["Merged", "merge"]


class Merged(NamedTuple):
    """The citations, a merged one in the place of the first of its records, and what was done.

    `notes` name the merged records and dropped values; `groups` are the merged groups, by indices in the given list;
    `keys` maps each citation key that is gone to the key that replaces it.
    """

    citations: list[Citation]
    notes: list[Note]
    groups: list[DuplicateGroup]
    keys: dict[str, str]


def merge(citations: Iterable[Citation], groups: Iterable[DuplicateGroup] | None = None) -> Merged:
    """Return the citations with each group merged into one; `groups` defaults to the certain ones of `find_duplicates`.

    The key of the first record stays, the others become its `key_aliases`; related papers and cross-references follow.
    Versions of one work (a preprint and its publication) stay two records and are related to each other. Merging the
    result again changes nothing.

    Raises WriteError for an index in `groups` that is not in the list, or in two groups.

        >>> from carcite import Citation
        >>> paper = dict(type="article-journal", title="On the growth of lichens", authors=["Roe, Ann"], issued=2020,
        ...              container_title="J Fine", volume="12", pages="523-530")
        >>> merged = merge([Citation(key="roe2020", **paper), Citation(key="roe", doi="10.5555/abc", **paper)])
        >>> merged.citations[0].doi, merged.keys
        ('10.5555/abc', {'roe': 'roe2020'})
    """
    merging = _Merging(list(citations))
    if groups is not None:
        merging.merge(_checked(groups, len(merging.records)))
        return merging.result()
    while certain := find_duplicates(merging.merged):  # a merged record may show that it is of one work with a third
        merging.merge(certain)
    return merging.result()


def _checked(groups: Iterable[DuplicateGroup], count: int) -> list[DuplicateGroup]:
    certain = [group for group in groups if group.certain]
    seen: set[int] = set()
    for index in (index for group in certain for index in group.indices):
        if not 0 <= index < count or index in seen:
            raise WriteError(f"groups that are not of these {count} citations: {index} is not a place, or given twice")
        seen.add(index)
    return certain


class _Merging:
    """The records as they are given, and as they are merged so far."""

    def __init__(self, records: list[Citation]) -> None:
        self.records = records
        self.merged = list(records)
        self.members = [[index] for index in range(len(records))]  # of each merged record, by index in `records`
        self.reasons: dict[int, str] = {}
        self.notes: list[Note] = []

    def merge(self, groups: Iterable[DuplicateGroup]) -> None:
        """Merge groups of the records in `merged`."""
        gone: set[int] = set()
        for group in groups:
            first, *others = group.indices
            self.merged[first], conflicts = _merge_group([self.merged[index] for index in group.indices])
            self.notes += _notes(self.merged[first], [self.merged[index] for index in others], group, conflicts)
            self.members[first] = sorted(index for place in group.indices for index in self.members[place])
            self.reasons[self.members[first][0]] = group.reason
            gone.update(others)
        self.merged = [record for place, record in enumerate(self.merged) if place not in gone]
        self.members = [indices for place, indices in enumerate(self.members) if place not in gone]

    def result(self) -> Merged:
        """Return the result, in which links between records name the present keys."""
        present = {record.key for record in self.merged if record.key}
        keys: dict[str, str] = {}
        for record, indices in zip(self.merged, self.members, strict=True):
            for key in (self.records[index].key for index in indices):
                if key and key not in present and record.key:
                    keys[key] = record.key
        linked = [_with_links(_without_taken_aliases(record, present), keys) for record in self.merged]
        groups = [DuplicateGroup(tuple(m), True, self.reasons.get(m[0], "")) for m in self.members if len(m) > 1]
        return Merged(_with_versions(linked), self.notes, groups, keys)


def _merge_group(records: Sequence[Citation]) -> tuple[Citation, list[Conflict]]:
    fields, conflicts = merge_fields(records)
    keys = [key for record in records for key in (record.key, *record.key_aliases) if key]
    if keys:
        fields["key"] = keys[0]
        fields["key_aliases"] = tuple(dict.fromkeys(key for key in keys if key != keys[0]))
    tex = {tag: value for record in reversed(records) for tag, value in source_tex(record).items()}
    return with_source_tex(Citation(**fields), tex), conflicts


def _notes(
    kept: Citation, others: Sequence[Citation], group: DuplicateGroup, conflicts: Sequence[Conflict]
) -> list[Note]:
    name = kept.key or f"#{group.indices[0] + 1}"
    notes = []
    for index, record in zip(group.indices[1:], others, strict=True):
        shown = record.key if record.key and record.key != kept.key else f"#{index + 1}"
        message = f"merged with record {shown} ({group.reason})"
        notes.append(Note(Code.DUPLICATE, message, Severity.INFO, None, name))
    for field, value, dropped in dict.fromkeys(conflicts):
        message = f"{value[:200]!r} is kept, {dropped[:200]!r} of another record is dropped"
        notes.append(Note(Code.CONFLICT, message, severity_of_conflict(field), field, name, text=dropped))
    return notes


def _without_taken_aliases(record: Citation, present: set[str]) -> Citation:
    """Return the record without aliases that are keys of other records: two files may have one key for two works."""
    aliases = tuple(key for key in record.key_aliases if key not in present)
    return record if aliases == record.key_aliases else record.replace(key_aliases=aliases)


_LINKS = ("crossref", "xref", "xdata", "related", "entryset")  # fields of biblatex that name other entries


def _with_links(record: Citation, keys: dict[str, str]) -> Citation:
    """Return the record with the present keys in its related papers and cross-references."""
    related = tuple(_renamed(one, keys) for one in record.related)
    extra = tuple(_renamed_extra(one, keys) for one in record.extra)
    if related == record.related and extra == record.extra:
        return record
    return record.replace(related=related, extra=extra)


def _renamed(related: Related, keys: dict[str, str]) -> Related:
    key = related.citation.key
    if key is None or key not in keys:
        return related
    return related.model_copy(update={"citation": related.citation.replace(key=keys[key])})


def _renamed_extra(extra: Extra, keys: dict[str, str]) -> Extra:
    if extra.tag.lower() not in _LINKS:
        return extra
    names = [name.strip() for name in extra.value.split(",")]
    if keys.keys().isdisjoint(names):
        return extra
    return extra._replace(value=", ".join(dict.fromkeys(keys.get(name, name) for name in names)))


# --- versions ---------------------------------------------------------------------------------------------------------

_SHOWN = (
    "type", "key", "title", "authors", "authors_truncated", "container_title", "issued", "volume", "issue", "pages",
    "article_number", "doi", "pmid", "arxiv",
)  # fmt: skip


def _with_versions(records: list[Citation]) -> list[Citation]:
    """Return the records, each related to the other versions of its work."""
    for earlier, later, relation in find_versions(records):
        kind: Relation = relation  # type: ignore[assignment]
        # A preprint is related to its publication; an update and a translation are related to the earlier record.
        of, version = (later, earlier) if relation == "preprint" else (earlier, later)
        records[of] = _related_to(records[of], records[version], kind, inverse=False)
        records[version] = _related_to(records[version], records[of], kind, inverse=True)
    return records


def _related_to(record: Citation, other: Citation, relation: Relation, *, inverse: bool) -> Citation:
    for one in record.related:
        if one.relation == relation and one.inverse is inverse and _is_the_same(one.citation, other):
            return record
    shown = Citation(**{name: getattr(other, name) for name in _SHOWN if getattr(other, name)})
    return record.replace(related=(*record.related, Related(relation=relation, citation=shown, inverse=inverse)))


def _is_the_same(one: Citation, other: Citation) -> bool:
    """Whether a related paper is this record: by key, identifier or title."""
    pairs = [(name, getattr(one, name), getattr(other, name)) for name in ("key", "doi", "pmid", "title")]
    return any(mine and theirs and folded(name, mine) == folded(name, theirs) for name, mine, theirs in pairs)
