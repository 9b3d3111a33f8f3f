"""Find the records of one work in a list of citations.

    find_duplicates(citations)  -> groups that are certain; with unsure=True also the pairs for a person
    find_versions(citations)    -> pairs that are versions of one work: a preprint and the paper, a review's updates

Only records that share a rare key (`_keys`) are compared, so that the work grows linearly; the rules are in
`carcite.duplicates.verdict`. Pairs are joined in the order of their evidence, the strongest first, unless two members
of the resulting group contradict each other. The order of the citations does not matter.
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations
from typing import NamedTuple

from carcite.duplicates.fingerprint import Fingerprint, fingerprint
from carcite.duplicates.titles import Title
from carcite.duplicates.verdict import Verdict, compare
from carcite.model import Citation

__all__ = ["DuplicateGroup", "Version", "find_duplicates", "find_versions"]


class DuplicateGroup(NamedTuple):
    """Records of one work, by their indices in the given list, in order.

    A group that is `certain` can be merged; otherwise it is a pair for a person to decide. `reason` is what agrees.
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
    """Return the groups of records that are certainly of one work, in the order of their first records.

    No record is in two of them. With `unsure`, the pairs that a person must decide follow; they are not `certain`, and
    name the first records of two groups, or single records.

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
    certain = [
        DuplicateGroup(records.indices(members), True, groups.reason(members[0]))
        for members in groups.partition
        if records.are_one_work(members)
    ]
    return sorted(certain) + (_unsure_pairs(records, groups, unsure) if with_unsure else [])


def _unsure_pairs(records: _Records, groups: _Groups, unsure: dict[tuple[int, int], str]) -> list[DuplicateGroup]:
    pairs: dict[tuple[int, int], str] = {}
    for pair, reason in unsure.items():
        first, second = sorted(records.indices(groups.partition[each])[0] for each in pair)
        if first != second:
            pairs.setdefault((first, second), reason)
    return sorted(DuplicateGroup(pair, False, reason) for pair, reason in pairs.items())


def find_versions(citations: Iterable[Citation]) -> list[Version]:
    """Return the pairs of records that are versions of one work; of equal records only the first."""
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
    """Pause Python's cycle collector: no cycle is made here, and it would visit all records again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Records:
    """The records to compare; those with equal fingerprints are compared once."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        self.nodes: dict[Fingerprint, list[int]] = defaultdict(list)
        for index, citation in enumerate(citations):
            self.nodes[fingerprint(citation)].append(index)
        self.distinct = sorted(self.nodes, key=lambda record: record.sort_key)

    def are_one_work(self, members: Sequence[int]) -> bool:
        """Whether equal records are of one work, which records with next to nothing in them are not."""
        record = self.distinct[members[0]]
        return len(members) > 1 or (len(self.nodes[record]) > 1 and compare(record, record).strength > 0)

    def indices(self, members: Iterable[int]) -> tuple[int, ...]:
        """Return the indices in the list of all records that equal the members."""
        return tuple(sorted(index for member in members for index in self.nodes[self.distinct[member]]))

    def verdicts(self, wanted: Callable[[Verdict], object]) -> list[tuple[tuple[int, int], Verdict]]:
        """Return the wanted verdicts on all pairs worth comparing, the strongest evidence first."""
        found = []
        for pair in _candidates(self.distinct):
            verdict = compare(self.distinct[pair[0]], self.distinct[pair[1]])
            if wanted(verdict):
                found.append((pair, verdict))
        return sorted(found, key=lambda each: (-each[1].strength, each[0]))


class Partition:
    """The numbers below `size` in groups, which are joined pair by pair; iterating gives each group once."""

    def __init__(self, size: int) -> None:
        self._group = [[number] for number in range(size)]  # the group of each number, shared by its members

    def __getitem__(self, number: int) -> list[int]:
        return self._group[number]

    def __iter__(self) -> Iterator[list[int]]:
        return (group for number, group in enumerate(self._group) if group[0] == number)

    def join(self, one: int, other: int) -> list[int]:
        """Make the groups of two numbers one, and return it."""
        mine, theirs = self._group[one], self._group[other]
        if mine is not theirs:
            mine += theirs
            for member in theirs:
                self._group[member] = mine
        return mine


class _Groups:
    """Groups of records that do not contradict each other, with the reasons."""

    def __init__(self, records: Sequence[Fingerprint]) -> None:
        self._records = records
        self.partition = Partition(len(records))
        self._reasons: dict[int, str] = {}

    def join(self, one: int, other: int, verdict: Verdict) -> bool:
        """Join the groups of two records; False, and no change, if members of the two contradict each other."""
        mine, theirs = self.partition[one], self.partition[other]
        if mine is theirs:
            return True
        if not verdict.strength or any(
            compare(self._records[a], self._records[b]).apart for a in mine for b in theirs if (a, b) != (one, other)
        ):
            return False
        # Pairs come strongest first, so that the weakest reason stays.
        self._reasons.update(dict.fromkeys(self.partition.join(one, other), verdict.reason))
        return True

    def reason(self, member: int) -> str:
        """Return what joins the group of a record."""
        return self._reasons.get(member, "all that is compared")


# --- pairs worth comparing --------------------------------------------------------------------------------------------

_BLOCK = 50  # records that share a key; if more of them do, they share a topic
_RARE = 3  # words of a title that are keys: one may be misspelt

Key = tuple[str | int | None, ...]


def _candidates(records: Sequence[Fingerprint]) -> set[tuple[int, int]]:
    """Return the pairs of records that share a key."""
    frequency = Counter(word for record in records for word in record.title.vocabulary)
    blocks: dict[Key, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for key in _keys(record, frequency):
            blocks[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for key, block in blocks.items():
        if len(block) <= _BLOCK:
            pairs.update(combinations(block, 2))
        elif key[0] in ("title", "id"):  # each with the next ones in the order of their values
            pairs.update((one, other) for at, one in enumerate(block) for other in block[at + 1 : at + _BLOCK])
    return pairs


def _keys(record: Fingerprint, frequency: Counter[str]) -> Iterator[Key]:
    """Yield what records of one work share: identifiers, titles, places, people, and rare words of the title.

    Most keys contain a volume or a year, so that the blocks of a large library stay small.
    """
    title, volume = record.title, record.volume
    rare = _rare_words(title, frequency)
    yield from (("title", letters) for letters in {title.letters, *title.others} if letters)
    yield from (("id", *identifier) for identifier in (("doi", record.doi), *record.identifiers) if identifier[1])
    yield from (("family", family, volume or record.year) for family in {*record.families[:1], *record.families[-1:]})
    yield from (("words", *pair) for pair in combinations(rare, 2))
    if volume:
        yield from (("page", volume, page) for page in record.pages)
        yield from (("word and volume", word, volume) for word in rare)


def _rare_words(title: Title, frequency: Counter[str]) -> list[str]:
    """Return the rarest words of a title that another title has, too."""
    shared = (word for word in title.vocabulary if frequency[word] > 1 and len(word) > 2)
    return sorted(shared, key=lambda word: (frequency[word], word))[:_RARE]
