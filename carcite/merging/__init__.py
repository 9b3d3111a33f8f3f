"""Merge records of one work: what most sources say, the fuller form of it, and a note of what was dropped.

merge(citations)          -> Merged(citations, notes, groups, keys), of the groups that are certain
merge(citations, groups)  -> the same of groups that somebody decided on (`carcite.merging.review`)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from carcite.duplicates import DuplicateGroup, find_duplicates, find_versions
from carcite.errors import WriteError
from carcite.merging.fields import Conflict, folded, merge_fields
from carcite.model import Citation, Extra, Related, Relation
from carcite.notes import Code, Note, Severity

__all__ = ["Merged", "merge"]


class Merged(NamedTuple):
    """The citations, a merged one in the place of the first of its records, and what was done.

    `notes` say which records were merged and which values were dropped; `groups` are those that were merged, by places
    in the list that was given; `keys` gives of each citation key that is gone the key that stands for it.
    """

    citations: list[Citation]
    notes: list[Note]
    groups: list[DuplicateGroup]
    keys: dict[str, str]


def merge(citations: Iterable[Citation], groups: Iterable[DuplicateGroup] | None = None) -> Merged:
    """The citations with the records of each group made one; without groups those that `find_duplicates` is certain of.

    The key of the first record stays, the others are its `key_aliases`; related papers and cross-references that name a
    key that is gone name the one that stayed. Records that are versions of one work (a preprint and its publication)
    stay and are related to each other. To merge the result again changes nothing.

    Raises WriteError for groups that are not of this list: a place that is not in it, or is in two groups.

        >>> from carcite import Citation
        >>> paper = dict(type="article-journal", title="On the growth of lichens", authors=["Roe, Ann"], issued=2020,
        ...              container_title="J Fine", volume="12", pages="523-530")
        >>> merged = merge([Citation(key="roe2020", **paper), Citation(key="roe", doi="10.5555/abc", **paper)])
        >>> merged.citations[0].doi, merged.keys
        ('10.5555/abc', {'roe': 'roe2020'})
    """
    records = list(citations)
    members = [[index] for index in range(len(records))]
    reasons: dict[int, str] = {}
    notes: list[Note] = []
    merged = list(records)
    while True:
        found = find_duplicates(merged) if groups is None else _checked(groups, len(records))
        found = [group for group in found if group.certain]
        gone: set[int] = set()
        for group in found:
            first, *others = group.indices
            merged[first], conflicts = _merge_group([merged[index] for index in group.indices])
            notes += _notes(merged[first], [merged[index] for index in others], group, conflicts)
            members[first] = sorted(index for place in group.indices for index in members[place])
            reasons[members[first][0]] = group.reason
            gone.update(others)
        merged = [record for place, record in enumerate(merged) if place not in gone]
        members = [indices for place, indices in enumerate(members) if place not in gone]
        if not gone or groups is not None:  # a merged record may have what shows it to be one with a third
            break
    return _finished(records, merged, members, reasons, notes)


def _checked(groups: Iterable[DuplicateGroup], count: int) -> list[DuplicateGroup]:
    groups = list(groups)
    seen: set[int] = set()
    for index in (index for group in groups if group.certain for index in group.indices):
        if not 0 <= index < count or index in seen:
            raise WriteError(f"groups that are not of these {count} citations: {index} is not a place, or given twice")
        seen.add(index)
    return groups


def _merge_group(records: Sequence[Citation]) -> tuple[Citation, list[Conflict]]:
    fields, conflicts = merge_fields(records)
    keys = [key for record in records for key in (record.key, *record.key_aliases) if key]
    if keys:
        fields["key"] = keys[0]
        fields["key_aliases"] = tuple(dict.fromkeys(key for key in keys if key != keys[0]))
    return Citation(**fields), conflicts


def _notes(
    kept: Citation, others: Sequence[Citation], group: DuplicateGroup, conflicts: Sequence[Conflict]
) -> list[Note]:
    name = kept.key or f"#{group.indices[0] + 1}"
    notes = []
    for index, record in zip(group.indices[1:], others, strict=True):
        shown = record.key if record.key and record.key != kept.key else f"#{index + 1}"
        message = f"merged with record {shown} ({group.reason})"
        notes.append(Note(Code.DUPLICATE, message, Severity.INFO, None, name))
    for conflict in dict.fromkeys(conflict._replace(record=0) for conflict in conflicts):
        message = f"{conflict.kept[:200]!r} is kept, {conflict.dropped[:200]!r} of another record is dropped"
        notes.append(Note(Code.CONFLICT, message, conflict.severity, conflict.field, name, text=conflict.dropped))
    return notes


def _finished(
    records: Sequence[Citation],
    merged: Sequence[Citation],
    members: Sequence[list[int]],
    reasons: dict[int, str],
    notes: list[Note],
) -> Merged:
    """The result, with links between records as they are now."""
    standing = {record.key for record in merged if record.key}
    keys: dict[str, str] = {}
    for record, indices in zip(merged, members, strict=True):
        for key in (records[index].key for index in indices):
            if key and key not in standing and record.key:
                keys[key] = record.key
    linked = [_with_links(_without_taken_aliases(record, standing), keys) for record in merged]
    groups = [DuplicateGroup(tuple(m), True, reasons.get(m[0], "")) for m in members if len(m) > 1]
    return Merged(_with_versions(linked), notes, groups, keys)


def _without_taken_aliases(record: Citation, standing: set[str]) -> Citation:
    """The record without aliases that are the keys of other records: two files may have one key for two works."""
    aliases = tuple(key for key in record.key_aliases if key not in standing)
    return record if aliases == record.key_aliases else record.replace(key_aliases=aliases)


_LINKS = ("crossref", "xref", "xdata", "related", "entryset")  # fields of biblatex that name other entries


def _with_links(record: Citation, keys: dict[str, str]) -> Citation:
    """The record with the keys that its related papers and cross-references name as they are now."""
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
    """The records, each related to those that are other versions of its work."""
    for earlier, later, relation in find_versions(records):
        kind: Relation = relation  # type: ignore[assignment]
        # A preprint is one of its publication; an update and a translation are those of the earlier record.
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
