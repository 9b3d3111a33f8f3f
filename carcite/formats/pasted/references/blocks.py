"""Divide a pasted list into its references: numbered, with bullets, one a paragraph, one a line, indented, or wrapped.

What the whole list shows decides: its numbers, its bullets, the indentation of lines, blank lines, or that no line is
broken before its end. Where it shows nothing, the signs of its lines decide (`wrapped`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.references.annotations import introduces, is_prose, places_of_annotations
from carcite.formats.pasted.references.line_signs import YEAR, first_word, goes_on
from carcite.formats.pasted.references.marks import Marked, marked_lines, without_page_numbers
from carcite.formats.pasted.references.people import leading_people, lists_people
from carcite.formats.pasted.references.several import references_in
from carcite.formats.pasted.references.short_forms import stands_for_another, without_lead
from carcite.formats.pasted.references.signs import kind_of
from carcite.formats.pasted.references.wide import narrowed
from carcite.formats.pasted.references.wrapped import beginnings
from carcite.values.identifiers import find_doi

_ENDS = re.compile(r"(?:[.。．)\]\"”’0-9*_]|[)0-9];|/\S*|https?://\S+)$")
_BEGINS = re.compile(r"[—–_-]{2,}[.,]|[*_\"“‘'(\[]{0,3}[^\W\d_]")
_NEVER_BEGINS = re.compile(
    r"(?i:doi\b|https?://|pmid\b|pmcid\b|available\b|\[(?:doi|pubmed|cross ?ref|google)|epub\b|accessed\b"
    r"|retrieved\b|in:)"
)
_LINK_ALONE = re.compile(r"(?:https?://|www\.)(?!(?:dx\.)?doi\.org)\S+", re.IGNORECASE)
_HEADING_OF_GROUP = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}:")  # to the left of its references
_LONGEST_HEADING = 100  # characters
_LONGEST_WRAPPED = 180  # characters; no line of a wrapped text is longer
_FEWEST_LINES, _FEWEST_SPACES = 3, 2
_LINES_OF_PAGES = 10  # at least; no list has as many lines for each reference
_FEW_LEFT_OUT, _MOST_LEFT_OUT = 5, 50  # numbers
_FEW_WIDE = 2  # lines that were joined where a word was divided
_NEAR = 3  # numbered lines
_WRAPPED, _ENDED, _BROKEN = 0.9, 0.85, 0.15
_DIVIDED = re.compile(r"[(„“\"»«]?(?:[^\W\d_]+-){0,4}[^\W\d_]+[-‐\xad¬]")  # not within an address
_LONGEST_WORD = 300  # characters; addresses are words, too
_OPEN_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_REST_OF_ADDRESS = re.compile(r"(?!https?:|www\.|10\.)(?=\S*[./_?=&%])[a-z0-9./?=&%_-]\S*[a-z0-9/](?:[.,;)]|\s|$)")
_JOINS_COMPOUNDS = re.compile(r"(?:und|oder|bzw|u|and|or|et|y|e)\b")  # `Europa- und Handelspolitik`


class Block(NamedTuple):
    """The lines of one reference, without number and bullet, joined to one text.

    `line`: the number of the first of them; `lines`: how many they are; `doubtful`: the number of one of which it is
    doubtful whether a reference begins in it; `lead`: words in front of the reference, as `See also`; `is_shared`:
    whether other references are in the same lines; `annotation`: the paragraphs below it that describe it; `is_marked`:
    whether it has a number or a bullet.
    """

    line: int
    text: str
    lines: int = 1
    doubtful: int | None = None
    lead: str = ""
    is_shared: bool = False
    annotation: str = ""
    is_marked: bool = False


class Divided(NamedTuple):
    """The references of a text, the lines that are headings, and what stands for a reference above, as `Ibid.`"""

    blocks: list[Block]
    headings: list[Line]
    short: list[Block]


class _Layout(NamedTuple):
    """How a list without marks is printed.

    `edge`: what divides the indentation of the lines that begin a reference from that of the others; `apart`: a blank
    line stands above each reference; `whole`: no line is broken before its end; `led`: the first reference begins with
    people; `ended`: the numbers of the lines below one that could have taken their first word.
    """

    edge: float | None
    apart: bool
    whole: bool
    led: bool
    ended: frozenset[int]


class _Open(NamedTuple):
    """The reference that is being read: its lines, whether one has a year, its number and its first line."""

    lines: list[str]
    dated: bool = False
    number: int | None = None
    first: Marked | None = None

    @property
    def block(self) -> Block:
        """The reference as a block."""
        first = self.first
        line, is_marked = (first.line.number, first.has_mark) if first else (0, False)
        return Block(line, _unwrapped(self.lines), len(self.lines), is_marked=is_marked)

    @property
    def is_linked(self) -> bool:
        """Whether a line of it has an address."""
        return any("://" in line for line in self.lines)

    @property
    def is_whole(self) -> bool:
        """Whether it has a year, and ends as references end."""
        return self.dated and _ENDS.search(self.lines[-1][-200:].rstrip()) is not None and not goes_on(self.lines[-1])


_Begins = Callable[[Marked, _Open], bool]


def divide(text: Iterable[str]) -> Divided:
    """Divide a text into references, in order."""
    marked, headings = marked_lines(text)
    if not _is_counted(marked):
        marked, of_pages = without_page_numbers(marked)
        headings += of_pages
    count = _lines_of_introduction(marked)
    headings += [one.line for one in marked[:count]]
    marked = marked[count:]
    begins = _sign_of_beginning(marked)
    items = _joined(marked, begins) if begins is not None else _joined_as_wrapped(marked)
    blocks = [block for item in items for block in _references_of(item)]
    short = [block for block in blocks if stands_for_another(block.text)]
    blocks = _without(blocks, short)
    if begins is not None:
        blocks = list(_annotated(blocks))
    around = _around_list(blocks)
    headings += [Line(block.line, block.text) for block in around]
    return Divided(_without(blocks, around), sorted(headings), short)


def _without(blocks: list[Block], left_out: list[Block]) -> list[Block]:
    return [block for block in blocks if block not in left_out] if left_out else blocks


def _lines_of_introduction(marked: list[Marked]) -> int:
    """Return 1 if the first line introduces the list, and is not a beginning of a reference, and 0 if it does not."""
    if len(marked) < 2 or marked[0].has_mark or leading_people(marked[0].line.text, bodies=False) is not None:
        return 0
    second = marked[1]
    following = " ".join(one.line.text for one in marked[1:4])
    begins = second.fresh or second.has_mark or lists_people(following)
    return int(begins and introduces(marked[0].line.text, lacks_mark=False))


def _around_list(blocks: list[Block]) -> list[Block]:
    """Return the first block if it introduces the list and is not a reference, and prose behind the list."""
    if len(blocks) < 2:
        return []
    first, *others = blocks
    are_marked = len(others) > 1 and all(one.is_marked for one in others)
    in_front = introduces(first.text, lacks_mark=are_marked and not first.is_marked)
    behind = itertools.takewhile(
        lambda block: not block.is_marked and kind_of(block.text) is None and is_prose(block.text), reversed(others)
    )
    headings = (block for block in blocks if _is_heading(block, among_marked=_are_mostly_marked(blocks)))
    return [*blocks[: int(in_front)], *headings, *(block for block in behind if find_doi(block.text) is None)]


def _are_mostly_marked(blocks: list[Block]) -> bool:
    return 2 * sum(block.is_marked for block in blocks) > len(blocks) > 2


def _is_heading(block: Block, *, among_marked: bool) -> bool:
    """Return whether a short block is a heading: one word, `French:`, or what has no mark among references with one."""
    text = block.text.strip("*_ ")
    if len(text) > _LONGEST_HEADING or block.is_marked or "://" in text or kind_of(text) is not None:
        return False
    if leading_people(text, bodies=False) is not None:
        return False
    return among_marked or (YEAR.search(text) is None and (text.isalpha() or text.endswith(":")))


def _annotated(blocks: list[Block]) -> Iterator[Block]:
    """Yield the references, each with the paragraphs below it that describe it."""
    places = places_of_annotations([block.text for block in blocks], [block.is_marked for block in blocks])
    for place, block in enumerate(blocks):
        behind = itertools.takewhile(places.__contains__, range(place + 1, len(blocks)))
        if place not in places:
            yield block._replace(annotation="\n".join(blocks[one].text for one in behind))


def _references_of(item: Block) -> Iterator[Block]:
    """Yield the references of an item of the list, without the words in front of them."""
    texts = references_in(item.text)
    for text in texts:
        lead, bare = without_lead(text)
        yield item._replace(text=bare, lead=lead, is_shared=len(texts) > 1)


def _sign_of_beginning(marked: list[Marked]) -> _Begins | None:
    """Return what shows where references begin: numbers, bullets, the layout; None if nothing does."""
    if not marked:
        return _begins_apart
    bullets = marked[0].bullet
    if not (bullets and marked[0].number is None) and _is_counted(marked):
        return _by_numbers(marked)
    if bullets or sum(one.bullet for one in marked) > max(1, len(marked) // 8):
        return _has_bullet
    layout = _layout_of(marked)
    if layout.edge is not None:
        return _at_edge(marked[0], layout.edge)
    if layout.whole:
        return _begins_apart
    if layout.apart:
        return lambda one, held: _begins_in_paragraph(one, held, layout)
    return None


def _by_numbers(marked: list[Marked]) -> _Begins:
    """Return what tells where references begin by their numbers; each paragraph of one line is a reference, too."""
    numbered = _of_one_kind([one for one in marked if one.number is not None])
    numbers = [one.number or 0 for one in numbered]
    step = _step_of(numbers)
    counting = dict(zip(numbered, _followed(numbers, step), strict=True))
    single = all(one.fresh for one in marked[1:] if not _NEVER_BEGINS.match(one.line.text))

    def begins(one: Marked, held: _Open) -> bool:
        if one in counting:
            return _is_next_number(one, held, step, is_followed=counting[one])
        return _is_apart(one, held) or (single and one.fresh and _begins_apart(one, held))

    return begins


def _of_one_kind(numbered: list[Marked]) -> list[Marked]:
    """Return the lines whose numbers have the form of the first number with text beside it, or stand alone."""
    kind = next((one.kind for one in numbered if one.kind != "alone"), "alone")
    return [one for one in numbered if one.kind in (kind, "alone")]


def _step_of(numbers: list[int]) -> int:
    """Return from which number of a list to the next: 1 up, or 1 down, or 0 if all are the same, as in Markdown."""
    steps = [below - above for above, below in itertools.pairwise(numbers)]
    return next((step for step in (0, -1) if 2 * steps.count(step) > len(steps)), 1)


def _followed(numbers: list[int], step: int) -> list[bool]:
    """Return of each number whether the next one is near below it."""
    return [number + step in numbers[place : place + _NEAR] for place, number in enumerate(numbers, 1)]


def _layout_of(marked: list[Marked]) -> _Layout:
    following = [one for one in marked[1:] if not _NEVER_BEGINS.match(one.line.text)]
    inner = [one.line.number for one in following if not one.fresh]
    paragraphs = len(following) - len(inner)
    widths = sorted(one.width for one in marked if "://" not in one.line.text)
    few = max(len(widths) // 25, min(_FEW_WIDE, len(widths) // 8))
    longest = widths[-1 - few] if widths else 0  # a few lines can be wider than the page
    ended = frozenset(_ended(marked, longest))
    apart = 0 < len(inner) <= 6 * paragraphs
    led = leading_people(marked[0].line.text) is not None
    is_wide = longest > _LONGEST_WRAPPED and not (apart and led)
    whole = not inner or is_wide or _are_whole([marked[0], *following], ended)
    return _Layout(_edge_of(marked), apart, whole, led, ended)


def _are_whole(lines: list[Marked], ended: frozenset[int]) -> bool:
    """Return whether each line is a reference: it has a year and ends as one, or few lines could not end earlier."""
    if all(YEAR.search(one.line.text) and _ENDS.search(one.line.text[-200:]) for one in lines):
        return True
    inner = [one.line.number not in ended for one in lines[1:] if not one.fresh]
    return len(inner) >= _FEWEST_LINES and sum(inner) <= _BROKEN * len(inner)


def _ended(marked: list[Marked], longest: int) -> Iterator[int]:
    """Yield the numbers of the lines below one that could have taken their first word."""
    for above, below in itertools.pairwise(marked):
        if above.width + 1 + len(first_word(below.line.text)) < _WRAPPED * longest:
            yield below.line.number


def _edge_of(marked: list[Marked]) -> float | None:
    """Return what divides the indentation of the first lines from that of the others; None if all have the same.

    Either the first lines stand out to the left, or they are indented as paragraphs are.
    """
    indents = [one.indent for one in marked]
    if not indents or max(indents) - min(indents) < _FEWEST_SPACES:
        return None
    edge = (max(indents) + min(indents)) / 2
    first = [one.line.text for one in marked if (one.indent < edge) is (indents[0] < edge)]
    begin = sum(_BEGINS.match(text) is not None for text in first)
    led = sum(leading_people(text) is not None for text in first)
    return edge if begin >= _ENDED * len(first) and 2 * led >= len(first) else None


def _at_edge(first: Marked, edge: float) -> _Begins:
    """Return what tells the lines that are indented as the first one is."""
    is_left = first.indent < edge

    def begins(one: Marked, held: _Open) -> bool:
        if not is_left and one.indent < edge and held.is_whole and _HEADING_OF_GROUP.fullmatch(one.line.text):
            return True
        return ((one.indent < edge) is is_left and not _NEVER_BEGINS.match(one.line.text)) or _is_annotation(one, held)

    return begins


def _is_counted(marked: list[Marked]) -> bool:
    """Return whether the numbers at the beginning of lines count them, and are not those of pages or wrapped lines."""
    numbers = [one.number for one in marked if one.number is not None]
    if not numbers or _are_pages([one.kind for one in marked if one.number is not None], len(marked)):
        return False
    if marked[0].number is not None:
        return True
    last, following = numbers[0], 0
    for number in numbers[1:]:
        if number == last + 1:
            last, following = number, following + 1
    return following > 0 and 2 * (following + 1) >= len(numbers)


def _are_pages(kinds: list[str], lines: int) -> bool:
    """Return whether numbers that stand alone on their lines are those of pages: too few for the references."""
    return lines > _LINES_OF_PAGES * len(kinds) and set(kinds) == {"alone"}


def _is_next_number(one: Marked, held: _Open, step: int, *, is_followed: bool) -> bool:
    """Return whether a numbered reference begins: its number follows, or is further on and the one above is whole.

    `step`: what is added to a number to get the next; `is_followed`: the number that follows is near below, too.
    """
    assert one.number is not None
    if held.number is None or one.fresh or one.number == held.number + step:
        return True
    distance = (one.number - held.number) * step
    if is_followed and 0 < distance <= _FEW_LEFT_OUT:
        return True
    can_follow = one.number <= 1 or 0 < distance <= _MOST_LEFT_OUT
    if not can_follow or goes_on("".join(held.lines[-1:])):
        return False
    return held.is_whole or one.kind in ("alone", "square") or leading_people(narrowed(one.line.text)) is not None


def _has_bullet(one: Marked, held: _Open) -> bool:
    """Return whether a reference begins: a bullet below one with a year and deeper than its own shows a link to it."""
    if one.bullet and held.dated and held.first is not None and one.indent > held.first.indent:
        return YEAR.search(one.line.text) is not None
    return one.bullet or _is_apart(one, held)


def _is_apart(one: Marked, held: _Open) -> bool:
    """Return whether a reference without a mark, or prose, begins below a blank line, in a list with marks."""
    return (one.fresh and held.is_whole and YEAR.search(one.line.text) is not None) or _is_annotation(one, held)


def _is_annotation(one: Marked, held: _Open) -> bool:
    return one.fresh and held.is_whole and is_prose(one.line.text)


def _begins_apart(one: Marked, held: _Open) -> bool:
    """Return whether a line is a reference, in a list in which each is one line."""
    text = one.line.text
    if _NEVER_BEGINS.match(text):
        return _LINK_ALONE.fullmatch(text) is not None and held.is_linked
    return held.is_whole or not text[:1].islower() or leading_people(text) is not None


def _begins_in_paragraph(one: Marked, held: _Open, layout: _Layout) -> bool:
    """Return whether a reference begins in a list with a paragraph for each; a paragraph can hold several, too."""
    if one.fresh:
        return _begins_apart(one, held)
    return layout.led and one.line.number in layout.ended and held.is_whole and lists_people(one.line.text)


def _joined_as_wrapped(marked: list[Marked]) -> Iterator[Block]:
    """Yield the references of a list without marks."""
    starts = beginnings(
        [one.as_printed for one in marked], [one.indent for one in marked], [one.fresh for one in marked]
    )
    begun = {marked[start.place] for start in starts}
    for start, block in zip(starts, _joined(marked, lambda one, _: one in begun), strict=True):
        yield block if start.doubtful is None else block._replace(doubtful=marked[start.doubtful].line.number)


def _joined(marked: list[Marked], begins: _Begins) -> Iterator[Block]:
    held = _Open([])
    for one in marked:
        starts = not held.lines or begins(one, held)
        if held.lines and starts:
            yield held.block
        number = one.number if starts and one.number is not None else held.number
        if starts:
            held = _Open([], number=number, first=one)
        text = one.line.text if starts or not one.whole else one.whole
        held = held._replace(
            lines=_added(held.lines, text), dated=held.dated or YEAR.search(text) is not None, number=number
        )
    if held.lines:
        yield held.block


def _unwrapped(lines: list[str]) -> str:
    """Return lines as one text, without the hyphens that divide words at their ends."""
    pieces: list[str] = []
    end = ""  # of the text so far
    for line in lines:
        if pieces and _is_divided_word(end, line) and line[0].islower():
            pieces[-1] = pieces[-1][:-1]
        elif pieces and not _is_divided_word(end, line) and not _is_divided_address(end, line):
            pieces.append(" ")
        pieces.append(line)
        end = f"{end if pieces[-2:-1] != [' '] else ''}{line}"[-_LONGEST_WORD:]
    return "".join(pieces).rstrip()


def _is_divided_word(above: str, below: str) -> bool:
    """Return whether a line ends within a word, as `Euro-` above `pean`, or `Europa-` above `Afrika`."""
    is_word = _DIVIDED.fullmatch(above.rpartition(" ")[2]) is not None and below[:1].isalpha()
    return is_word and not _JOINS_COMPOUNDS.match(below)


def _is_divided_address(above: str, below: str) -> bool:
    return _OPEN_ADDRESS.search(above) is not None and _REST_OF_ADDRESS.match(below) is not None


def _added(lines: list[str], text: str) -> list[str]:
    if text:
        lines.append(text)
    return lines
