"""Find the records of one work in a list of citations.

    find_duplicates(citations)  -> groups that are certain; with unsure=True also the pairs for a person
    find_versions(citations)    -> pairs that are versions of one work: a preprint and the paper, a review's updates

Records are compared only where they share a rare key (`_keys`), so that the work grows with the number of records; the
rules of a comparison stand in `carcite.duplicates.verdict`. Pairs are joined in the order of their evidence, the
strongest first, unless two members of the group that would arise contradict each other. Nothing depends on the order of
the citations.
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations
from typing import NamedTuple

from carcite.duplicates.fingerprint import Fingerprint, fingerprint
from carcite.duplicates.verdict import Verdict, compare
from carcite.model import Citation

__all__ = ["DuplicateGroup", "Version", "find_duplicates", "find_versions"]


class DuplicateGroup(NamedTuple):
    """Records of one work, by their places in the list that was given, in order.

    `certain` groups can be merged; one that is not certain is a pair for a person to decide. `reason` says what agrees.
    """

    indices: tuple[int, ...]
    certain: bool
    reason: str


class Version(NamedTuple):
    """Two records that are versions of one work; `later` is the publication, the update or the translation."""

    earlier: int
    later: int
    relation: str


def find_duplicates(citations: Iterable[Citation], *, unsure: bool = False) -> list[DuplicateGroup]:
    """The groups of records that are certainly of one work, in the order of their first records.

    No record is in two of them. With `unsure`, pairs that a person must decide follow, which are not `certain`; a pair
    names the first records of two groups, or of single records.

        >>> from carcite import Citation
        >>> paper = Citation(type="article-journal", title="On the growth of lichens", authors=["Roe, Ann"],
        ...                  container_title="J Fine", issued=2020, volume="12", pages="523-530")
        >>> find_duplicates([paper, paper.model_copy(update={"doi": "10.5555/abc"})])
        [DuplicateGroup(indices=(0, 1), certain=True, reason='title, volume and page')]
    """
    with _collector_paused():
        return _found(_Records(citations), unsure)


def _found(records: _Records, with_unsure: bool) -> list[DuplicateGroup]:
    groups = _Groups(records.distinct)
    unsure: dict[tuple[int, int], str] = {}
    for (one, other), verdict in records.verdicts(lambda verdict: verdict.strength or verdict.unsure):
        if not groups.join(one, other, verdict):
            unsure[one, other] = verdict.reason
    found = []
    for members in groups.members():
        indices = records.indices(members)
        alone = len(members) == 1
        if len(indices) > 1 and not (alone and not _joins_its_like(records.distinct[members[0]])):
            found.append(DuplicateGroup(indices, True, "all that is compared" if alone else groups.reason(members[0])))
    if not with_unsure:
        return sorted(found)
    pairs: dict[tuple[int, int], str] = {}
    for (one, other), reason in unsure.items():
        first, second = (records.indices(groups.members_with(each))[0] for each in (one, other))
        if first != second:
            pairs.setdefault((min(first, second), max(first, second)), reason)
    return sorted(found) + sorted(DuplicateGroup(pair, False, reason) for pair, reason in pairs.items())


def find_versions(citations: Iterable[Citation]) -> list[Version]:
    """The pairs of records that are versions of one work and stay two records; of records alike only the first."""
    with _collector_paused():
        records = _Records(citations)
        related = records.verdicts(lambda verdict: verdict.relation is not None)
    found = []
    for (one, other), verdict in related:
        earlier, later = sorted((one, other), key=lambda each: records.distinct[each].version_key)
        first, second = records.indices([earlier])[0], records.indices([later])[0]
        found.append(Version(first, second, verdict.relation or ""))
    return sorted(found)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Python's cycle collector paused: no cycle is made here, and it would look at all records again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _joins_its_like(record: Fingerprint) -> bool:
    """Whether two records that are alike in all that is compared are one work: not where there is next to nothing."""
    return compare(record, record).strength > 0


class _Records:
    """The records to compare: those that are alike in everything are compared once."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        self.nodes: dict[Fingerprint, list[int]] = defaultdict(list)
        for index, citation in enumerate(citations):
            self.nodes[fingerprint(citation)].append(index)
        self.distinct = sorted(self.nodes, key=lambda record: record.sort_key)

    def indices(self, members: Iterable[int]) -> tuple[int, ...]:
        """The places in the list of the records that are like the members."""
        return tuple(sorted(index for member in members for index in self.nodes[self.distinct[member]]))

    def verdicts(self, wanted: Callable[[Verdict], object]) -> list[tuple[tuple[int, int], Verdict]]:
        """The verdicts on all pairs worth comparing that are wanted, the strongest evidence first."""
        found = []
        for pair in _candidates(self.distinct):
            verdict = compare(self.distinct[pair[0]], self.distinct[pair[1]])
            if wanted(verdict):
                found.append((pair, verdict))
        return sorted(found, key=lambda each: (-each[1].strength, each[0]))


class _Groups:
    """Records that are joined, pair by pair."""

    def __init__(self, records: Sequence[Fingerprint]) -> None:
        self._records = records
        self._group = [[number] for number in range(len(records))]  # of each record, shared by its members
        self._reasons: dict[int, str] = {}

    def join(self, one: int, other: int, verdict: Verdict) -> bool:
        """Put two records into one group; False, and nothing changed, where members of their groups contradict."""
        mine, theirs = self._group[one], self._group[other]
        if mine is theirs:
            return True
        if not verdict.strength or any(
            compare(self._records[a], self._records[b]).apart for a in mine for b in theirs if (a, b) != (one, other)
        ):
            return False
        mine += theirs
        for member in theirs:
            self._group[member] = mine
        self._reasons.update(dict.fromkeys(mine, verdict.reason))  # pairs come strongest first: the weakest reason
        return True

    def members(self) -> Iterator[list[int]]:
        """The groups, each once."""
        return (group for number, group in enumerate(self._group) if group[0] == number)

    def members_with(self, member: int) -> list[int]:
        """The group that a record is in."""
        return self._group[member]

    def reason(self, member: int) -> str:
        """Why the group of a record is one."""
        return self._reasons[member]


# --- pairs worth comparing --------------------------------------------------------------------------------------------

_BLOCK = 50  # records that share a key; what more of them share is a topic or a habit, and no sign of one work
_RARE = 3  # words of a title that are looked up: one may be misspelt, and two are left

Key = tuple[str | int | None, ...]


def _candidates(records: Sequence[Fingerprint]) -> set[tuple[int, int]]:
    """The pairs of records that share a key."""
    frequency = Counter(word for record in records for word in record.title.vocabulary)
    blocks: dict[Key, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for key in _keys(record, frequency):
            blocks[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for key, block in blocks.items():
        if len(block) <= _BLOCK:
            pairs.update(combinations(block, 2))
        elif key[0] in ("title", "id"):  # each with those after it in the order of their values
            pairs.update((one, other) for at, one in enumerate(block) for other in block[at + 1 : at + _BLOCK])
    return pairs


def _keys(record: Fingerprint, frequency: Counter[str]) -> Iterator[Key]:
    """What records of one work are found by: identifiers, titles, places, people, and rare words of the title.

    Most have a volume or a year in them, so that the blocks of a large library stay small.
    """
    title, volume = record.title, record.volume
    for letters in filter(None, {title.letters, *title.others}):
        yield "title", letters
    if record.doi:
        yield "id", record.doi
    for identifier in record.identifiers:
        yield "id", *identifier
    if volume:
        for page in record.pages:
            yield "page", volume, page
    for family in {*record.families[:1], *record.families[-1:]}:
        yield "family", family, volume or record.year
    telling = {word for word in title.vocabulary if frequency[word] > 1 and len(word) > 2}
    rare = sorted(telling, key=lambda word: (frequency[word], word))[:_RARE]
    yield from (("words", *pair) for pair in combinations(rare, 2))
    if volume:
        yield from (("word and volume", word, volume) for word in rare)
