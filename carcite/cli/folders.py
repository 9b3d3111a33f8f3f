"""`carcite convert -r`: every file of a folder becomes a file in another."""

from __future__ import annotations

import argparse

from carcite import formats
from carcite.cli.output import Reporter
from carcite.errors import WriteError
from carcite.folders import How, conversions, plan
from carcite.options import WriteOptions
from carcite.reporting import Summary


def run_folders(options: argparse.Namespace, into: WriteOptions, reporter: Reporter) -> bool:
    """Convert the files; return whether any could not be converted."""
    _check(options)
    tasks, skipped = plan(options.inputs, options.output, formats.writable(options.to), options.from_, into)
    for note in skipped:
        reporter(note)
    count = failed = 0
    how: How = "raise" if options.strict else "each" if options.verbose or options.json else "grouped"
    for number, (conversion, notes) in enumerate(conversions(tasks, how, options.jobs), 1):
        reporter.progress.show(f"{number:,} of {len(tasks):,} files")
        count += conversion.count
        if isinstance(notes, Summary):
            reporter.merge(notes)
        else:
            reporter.file = str(conversion.source)
            for note in notes:
                reporter(note)
            reporter.file = None
        if conversion.error is not None:
            failed += 1
            reason = str(conversion.error).partition("\n")[0]
            reporter.fail(f"{conversion.source}: {reason.removeprefix(f'{conversion.source.name}: ')}")
    reporter.finish()
    files = f"{len(tasks) - failed:,} of {len(tasks):,} files converted"
    reporter.say(f"{options.output}: {files}, {count:,} citations" + f", {len(skipped):,} skipped" * bool(skipped))
    return failed > 0


def _check(options: argparse.Namespace) -> None:
    """Raise WriteError for options that are missing or for one file."""
    if options.output in (None, "-") or not options.to:
        raise WriteError("--recursive needs a folder to write to and a format: -r IN -o OUT -t FORMAT")
    if "-" in options.inputs:
        raise WriteError("--recursive reads files and folders, not standard input")
    if options.set or options.where or options.rekey:
        raise WriteError("--recursive cannot change citations: no --set, --where and --rekey")
