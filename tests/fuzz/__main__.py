"""`python -m tests.fuzz`: mutate, read, write, check; failures are made small and stored in out/fuzz.

    python -m tests.fuzz --minutes 5              five minutes with a new seed
    python -m tests.fuzz --seed 1 --inputs 3000   the same inputs in every run
    python -m tests.fuzz --seed 1 --only 4711     one input again, with its traceback

A failure is known by its law or exception and the place in the code, and is stored once: the input, made as small as it
can be, and a report beside it. The exit code is 1 if an input raised anything, took too long, or lost or made a record;
with --strict also if a value of a mutated input came back otherwise without a note, or changed in a second pass.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import time
import traceback
from collections.abc import Callable

from carcite import formats
from carcite.errors import CarciteError
from tests.fuzz import laws
from tests.fuzz.mutators import ROOT, Seed, mutated, seeds

OUT = ROOT / "out" / "fuzz"
_MEMORY = 3 << 30  # bytes of address space; more is a MemoryError, and so a failure
_PATIENCE = 20.0  # seconds that making one failure small may take

Trial = Callable[[str], None]  # one text through everything; raises what went wrong


def trial(rng_state: str, reader: str) -> Trial:
    """The checks of one input. They draw from the same random numbers however often they are repeated."""

    def run(text: str) -> None:
        rng = random.Random(rng_state)
        laws.detect(text)
        citations = laws.read(formats.named(reader), text)[:8]
        if not citations:
            return
        if rng.random() < 0.4:
            citations = [laws.changed(rng, citation) for citation in citations]
        try:
            laws.write(rng.choice(laws.BOTH), citations, laws.options(rng))
            laws.silent(rng.choice(laws.BOTH), citations[:2])
        except Exception as error:
            written = ",\n".join(citation.model_dump_json(exclude_defaults=True) for citation in citations)
            error.add_note(f"written were:\n[{written[:4000]}]")
            raise

    return run


def fault(run: Trial, text: str) -> tuple[str, str] | None:
    """What goes wrong with a text, as (what and where, the traceback); None if nothing does."""
    try:
        run(text)
    except laws.Broken as error:
        return error.law, "\n".join([str(error), *error.__notes__])
    except CarciteError as error:
        return f"written text is refused: {_place(error)}", traceback.format_exc()
    except (Exception, RecursionError) as error:
        return f"{type(error).__name__} in {_place(error)}", traceback.format_exc()
    return None


def _place(error: BaseException) -> str:
    """Where in carcite an exception comes from; for a time-out the format's module, which is the same in each run."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/carcite/" in frame.filename]
    if not frames:
        return "the tests"
    chosen = frames[-1]
    if isinstance(error, laws.TooSlow):
        chosen = next(
            (frame for frame in frames if "/formats/" in frame.filename and "base.py" not in frame.filename), chosen
        )
    return f"{chosen.filename.rpartition('/carcite/')[2]}, {chosen.name}"


def smaller(run: Trial, text: str, what: str) -> str:
    """A shorter text with the same fault: halves, quarters ... and single characters are left out while it stays."""
    end = time.process_time() + _PATIENCE
    size = max(1, len(text) // 2)
    while size:
        start = 0
        while start < len(text):
            if time.process_time() > end:
                return text
            shorter = text[:start] + text[start + size :]
            found = fault(run, shorter)
            if found and found[0] == what:
                text = shorter
            else:
                start += size
        size //= 2
    return text


def store(name: str, text: str, reader: str, what: str, report: str, again: str) -> None:
    """The input and its report, in a folder of their own."""
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "input.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    head = f"{what}\nread as: {reader}\nagain: python -m tests.fuzz {again}\n\n{text[:2000]!r}\n\n"
    (folder / "report.txt").write_text(head + report, encoding="utf-8")


def _last_line(report: str) -> str:
    """The line of a report that says what is wrong."""
    lines = report.partition("\nwritten were:")[0].strip().splitlines()
    return lines[-1][:400]


class Run:
    """The inputs of one seed, and what was found with them."""

    def __init__(self, seed: str, only_format: str | None) -> None:
        self.seed = seed
        self.only_format = only_format
        self.all = seeds()
        self.starts = [one for one in self.all if only_format in (None, one.format)]
        self.found: dict[str, int] = {}

    def one(self, index: int) -> str | None:
        """Input number `index`: what fails with it, stored if it is new."""
        state = f"{self.seed}:{index}"
        rng = random.Random(state)
        start: Seed = rng.choice(self.starts)
        text = mutated(rng, start.text, rng.choice(self.all).text)
        reader = start.format if rng.random() < 0.85 else rng.choice(laws.READERS).name
        run = trial(state, reader)
        found = fault(run, text)
        if found is None:
            return None
        what = found[0]
        self.found[what] = self.found.get(what, 0) + 1
        if self.found[what] == 1:
            text = smaller(run, text, found[0])
            report = (fault(run, text) or found)[1]
            name = re.sub(r"[^A-Za-z0-9]+", "_", what)[:80].strip("_")
            again = f"--seed {self.seed} --only {index}" + (f" --format {self.only_format}" if self.only_format else "")
            store(name, text, reader, what, report, again)
            sys.stdout.write(f"{index}: {what}\n    read as {reader}: {text[:300]!r}\n    {_last_line(report)}\n")
            sys.stdout.flush()
        return what


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5.0, help="how long (%(default)s)")
    parser.add_argument("--inputs", type=int, default=None, help="how many inputs, instead of a time")
    parser.add_argument("--seed", default=None, help="the same seed gives the same inputs (a new one by default)")
    parser.add_argument("--format", default=None, help="begin with inputs of this format only")
    parser.add_argument("--only", type=int, default=None, help="run this one input of the seed")
    parser.add_argument("--strict", action="store_true", help="exit code 1 for differences in values, too")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    seed = options.seed if options.seed is not None else str(random.SystemRandom().randrange(10**6))
    run = Run(seed, options.format)
    if options.only is not None:
        return int(run.one(options.only) is not None)
    end = time.monotonic() + 60 * options.minutes
    index = 0
    while index < options.inputs if options.inputs is not None else time.monotonic() < end:
        run.one(index)
        index += 1
    sys.stdout.write(f"{index} inputs from {len(run.starts)} texts, seed {seed}: {len(run.found)} kinds of failure\n")
    for what, count in sorted(run.found.items(), key=lambda item: -item[1]):
        sys.stdout.write(f"{count:6} {what}\n")
    if run.found:
        sys.stdout.write(f"see {OUT.relative_to(ROOT)}/*/report.txt\n")
    return int(any(options.strict or not what.startswith(laws.DIFFERENCES) for what in run.found))


if __name__ == "__main__":
    sys.exit(main())
