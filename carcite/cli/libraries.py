"""The commands on libraries: `merge` combines files, `complete` fills missing values."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath

import carcite
from carcite import atomic, files
from carcite.cli.commands import output_of, read
from carcite.cli.output import Reporter, print_json
from carcite.duplicates import find_duplicates
from carcite.errors import CarciteError, ReadError
from carcite.merging import Merged, merge
from carcite.merging.review import read_review, write_review
from carcite.model import Citation
from carcite.notes import Severity

INTERRUPTED = 130


def run_merge(options: argparse.Namespace, reporter: Reporter) -> bool:
    """Merge the inputs into one file and print the counts of a PRISMA flow diagram."""
    citations = _with_sources(options, reporter)
    groups = find_duplicates(citations, unsure=True)
    if options.review:
        with atomic.replacing(options.review) as file:
            file.write(write_review(citations, groups))
    if options.decisions:
        groups = read_review(files.read_text(options.decisions), citations, groups)
        merged = merge(citations, groups)
    else:
        merged = merge(citations)
    for note in merged.notes:
        reporter(note)
    _write(merged.citations, options, reporter)
    unsure = 0 if options.decisions else sum(not group.certain for group in groups)
    _count(citations, merged, unsure, options, reporter)
    return False


def _with_sources(options: argparse.Namespace, reporter: Reporter) -> list[Citation]:
    """Return the citations of all inputs; the source of a citation without one is the name of its file."""
    found = []
    inputs = options.inputs
    for name in inputs:
        options.inputs = [name]
        here = PurePath(name).name if name != "-" else "standard input"
        found += [one if one.source else one.replace(source=here) for one in read(options, reporter)]
    options.inputs = inputs
    if not found:
        raise ReadError(f"there is no citation in {', '.join(inputs)}; nothing was written")
    return found


def _write(citations: Sequence[Citation], options: argparse.Namespace, reporter: Reporter) -> None:
    output, into = output_of(options)
    carcite.dump(
        citations,
        output,
        into.name,
        target=options.target,
        newline="\r\n" if options.crlf else "\n",
        on_note=reporter,
    )
    reporter.finish()


def _count(
    citations: Sequence[Citation], merged: Merged, unsure: int, options: argparse.Namespace, reporter: Reporter
) -> None:
    """Print the numbers of a PRISMA 2020 flow diagram: records by source, duplicates removed, left."""
    sources = Counter(part for one in citations for part in (one.source or "").split("; "))
    left = len(merged.citations)
    if options.json:
        counts = {"identified": len(citations), "sources": sources, "removed": len(citations) - left, "left": left}
        print_json(counts | {"unsure": unsure, "keys": merged.keys})
        return
    reporter.say(f"records identified: {len(citations):,}")
    for source, count in sources.most_common():
        reporter.say(f"  {source}: {count:,}")
    reporter.say(f"duplicates removed: {len(citations) - left:,}")
    reporter.say(f"records left: {left:,}")
    if unsure:
        where = options.review or "--review review.csv writes them"
        reporter.say(f"pairs to review: {unsure:,} ({where})")


def run_complete(options: argparse.Namespace, reporter: Reporter) -> bool:
    """Complete the inputs and write them into one file."""
    try:
        from carcite.completion import Services, complete
    except ImportError as error:
        raise CarciteError(str(error)) from error
    citations = list(read(options, reporter))
    if not citations:
        raise ReadError(f"there is no citation in {', '.join(options.inputs)}; nothing was written")
    cache: bool | Path = not options.no_cache
    done = complete(
        citations,
        services=Services(mailto=options.mailto),
        prefer=options.prefer,
        related=options.related,
        published=options.published,
        deadline=options.deadline,
        cache=cache,
        offline=options.offline,
        on_progress=lambda count, of: reporter.progress.advance(),
    )
    for note in done.notes:
        reporter(note)
    _write(done.citations, options, reporter)
    warnings = (note for note in done.notes if note.severity is Severity.WARNING)
    failed = {note.record for note in warnings if note.code is carcite.Code.UNAVAILABLE}
    reporter.say(f"{len(citations):,} citation(s), {len(failed):,} of them not found or not looked up")
    if done.interrupted:
        reporter.say("interrupted; the citations that were completed by then are written")
        raise SystemExit(INTERRUPTED)
    return False
