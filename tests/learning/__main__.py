"""Learn the weights of titles, abstracts and of what a page is: `python -m tests.learning FOLDER... --others FOLDER`.

`FOLDER` has labelled pages in the form of the shared corpus (`pasted/`); the golden cases are always among them.
`--others` has texts that are not pages. `--tables` says which weights are learned (`title`, `evidence`, `text`),
`--strength` how much the weights that are there count; with `--dry` nothing is written. After learning, run all tests:
the expectations of some golden cases may change, and each change is to be looked at.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from carcite.formats.pasted.publisher import evidence_weights, text_weights, title_weights
from carcite.formats.pasted.publisher.lines import plain
from carcite.formats.pasted.publisher.signs import PageSigns
from carcite.formats.pasted.publisher.text_chain import NEEDS, WEIGHED
from carcite.formats.pasted.publisher.text_signs import TextSigns
from tests.learning.fit import Chain, Choice, fit_chains, fit_choices
from tests.learning.pages import GOLDEN, Answer, Reading, labelled, read_page

_WIDTH = 120
_LEAST = 0.1  # a weight
_SHORT = 12  # letters of the beginning of a title


def title_choice(answer: Answer, signs: PageSigns) -> Choice | None:
    """Return the lines that may be the title, and which are; None if the title stands on none of them."""
    if answer.titles is None:
        return None
    indices = list(signs.candidates())
    titles = [plain(title) for title in answer.titles]
    right = [at for at, index in enumerate(indices) if _is_title(signs.texts[index], titles)]
    if titles and not right:
        return None
    alternatives = [list(signs.of_title(index)) for index in indices]
    return Choice([*alternatives, list(signs.of_no_title())], right or [len(indices)])


def _is_title(text: str, titles: Sequence[str]) -> bool:
    """Return whether a line is a title, or the beginning of one that goes on in the next."""
    return any(text == title or (len(text) >= _SHORT and title.startswith(text)) for title in titles)


def text_chain(answer: Answer, reading: Reading) -> Chain | None:
    """Return the states of the lines by the edges of the abstracts; None if an abstract is not on these lines."""
    if answer.abstracts is None:
        return None
    signs = TextSigns(reading.lines)
    texts = [plain(line.text) for line in reading.lines]
    states = [0] * len(texts)
    below = 0
    for count, (start, end) in enumerate(answer.abstracts):
        first = next((at for at in range(below, len(texts)) if _begins(texts[at], start)), None)
        last = None if first is None else next((at for at in range(first, len(texts)) if _ends(texts[at], end)), None)
        if first is None or last is None:
            return None
        below = last + 1
        states[first:below] = [4 if count else 1, *[2] * (last - first)]
        states[below:] = [3] * (len(texts) - below)
    can = [[state for state, need in NEEDS.items() if need & signs.can(at)] for at in range(len(texts))]
    is_possible = all(state in one for state, one in zip(states, can, strict=True))
    return Chain(signs.of_lines(), can, states) if texts and is_possible else None


def _begins(text: str, start: str) -> bool:
    """Return whether a line has the beginning of an abstract, behind its heading at most."""
    return 0 <= text.find(plain(start.splitlines()[0])[:_EDGE]) < _EDGE


def _ends(text: str, end: str) -> bool:
    return plain(end.splitlines()[-1])[-_EDGE:] in text


_EDGE = 25  # letters by which an edge of an abstract is known


def page_choice(reading: Reading, *, is_page: bool) -> Choice:
    """Return whether a text is a page, by what was found in it."""
    return Choice([list(reading.page.signs()), []], [0 if is_page else 1])


# --- the tables -------------------------------------------------------------------------------------------------------


def steps() -> np.ndarray:
    """Return the weights of the steps from one state to the next; steps that are not possible have minus infinity."""
    table = np.full((len(NEEDS), len(NEEDS)), -np.inf)
    for pair, weight in text_weights.STEPS.items():
        table[pair] = weight
    return table


def by_state(weights: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, ...]]:
    """Return weights with a place for each state."""
    places = [dict(zip(WEIGHED, row, strict=True)) for row in weights.values()]
    return {sign: tuple(place.get(state, 0.0) for state in NEEDS) for sign, place in zip(weights, places, strict=True)}


def of_table(weights: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, ...]]:
    """Return weights as the table has them: of a first line, of the first line of a further abstract, of one within."""
    return {sign: tuple(row[state] for state in WEIGHED) for sign, row in weights.items()}


def write_table(module: Path, weights: Mapping[str, float | Sequence[float]]) -> None:
    """Write the weights into the table `WEIGHTS` of a module."""
    source = module.read_text(encoding="utf-8")
    head, _, rest = re.split(r"(?<== \{\n)(.*?)(?=^\}$)", source, maxsplit=1, flags=re.DOTALL | re.MULTILINE)
    module.write_text(f"{head}{''.join(_rows(weights))}{rest}", encoding="utf-8")


def _rows(weights: Mapping[str, float | Sequence[float]]) -> Iterator[str]:
    """Yield the lines of a table, as full as they can be; weights next to nothing are left out."""
    row = ""
    for sign, weight in sorted(weights.items()):
        values = [round(value, 1) + 0.0 for value in (weight if isinstance(weight, tuple) else (weight,))]
        if not any(abs(value) >= _LEAST for value in values):
            continue
        shown = f"({', '.join(f'{value:g}' for value in values)})" if isinstance(weight, tuple) else f"{values[0]:.1f}"
        entry = f'"{sign}": {shown},'
        if row and len(row) + 1 + len(entry) > _WIDTH:
            yield f"{row}\n"
            row = ""
        row = f"{row} {entry}" if row else f"    {entry}"
    if row:
        yield f"{row}\n"


# --- the command ------------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str]) -> None:
    """Learn the tables and write them."""
    parser = argparse.ArgumentParser(prog="python -m tests.learning", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--others", nargs="*", type=Path, default=[])
    parser.add_argument("--strength", type=float, default=2.0)
    parser.add_argument(
        "--tables", nargs="*", choices=("title", "evidence", "text"), default=["title", "evidence", "text"]
    )
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args(arguments)
    answers = [answer for folder in (GOLDEN, *options.folders) for answer in labelled(folder)]
    pairs = [(answer, reading) for answer in answers if (reading := read_page(answer.text)) is not None]
    others = [reading for text in _texts(options.others) if (reading := read_page(text)) is not None]
    titles = [choice for answer, reading in pairs if (choice := title_choice(answer, reading.signs)) is not None]
    chains = [chain for answer, reading in pairs if (chain := text_chain(answer, reading)) is not None]
    pages = [page_choice(one, is_page=True) for _, one in pairs] + [page_choice(one, is_page=False) for one in others]
    _say(f"{len(pairs)} pages, {len(titles)} titles, {len(chains)} chains of abstracts, {len(others)} other texts")
    learners: dict[str, tuple[ModuleType, Sequence[Choice], Callable[[], Mapping[str, Any]]]] = {
        "title": (title_weights, titles, lambda: fit_choices(titles, title_weights.WEIGHTS, options.strength)),
        "evidence": (evidence_weights, pages, lambda: fit_choices(pages, evidence_weights.WEIGHTS, options.strength)),
        "text": (
            text_weights,
            (),
            lambda: of_table(fit_chains(chains, by_state(text_weights.WEIGHTS), steps(), options.strength)),
        ),
    }
    for name in options.tables:
        module, choices, learn = learners[name]
        weights = learn()
        if choices:
            before, after = _loss(choices, module.WEIGHTS), _loss(choices, weights)
            _say(f"{name}: {before:.3f} a choice before, {after:.3f} after")
        if not options.dry:
            write_table(Path(str(module.__file__)), weights)


def _texts(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            yield path.read_text(encoding="utf-8", errors="replace")


def _loss(choices: Sequence[Choice], weights: Mapping[str, float]) -> float:
    """Return the mean of the negative logarithms of the probabilities of the right answers."""
    total = 0.0
    for choice in choices:
        odds = [math.exp(math.fsum(weights.get(sign, 0.0) for sign in signs)) for signs in choice.alternatives]
        total -= math.log(sum(odds[at] for at in choice.right) / sum(odds))
    return total / max(1, len(choices))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
