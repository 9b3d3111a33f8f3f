"""The commands. Each takes the options and returns whether it found something (exit code 1)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import IO, Any

import carcite
from carcite import api, formats
from carcite.cli.output import Reporter, binary, format_lines, format_rows, print_json, print_text, tree
from carcite.errors import LossError, ReadError, WriteError
from carcite.formats.base import Format
from carcite.model import Citation
from carcite.notes import Code, Note
from carcite.options import Options, WriteOptions

Command = Callable[[argparse.Namespace, Reporter], bool]
# The module and function of each command; modules are imported only for their commands.
COMMANDS = {
    "convert": "commands:run_convert",
    "check": "commands:run_check",
    "show": "commands:run_show",
    "push": "commands:run_push",
    "cite": "cite:run_cite",
    "formats": "commands:run_formats",
    "tidy": "tidy:run_tidy",
    "subset": "tidy:run_subset",
    "merge": "libraries:run_merge",
    "complete": "libraries:run_complete",
}


def run(options: argparse.Namespace, reporter: Reporter) -> bool:
    """Run the command in the options. Raises CarciteError if it fails."""
    module, _, name = COMMANDS[options.command].partition(":")
    command: Command = getattr(import_module(f"carcite.cli.{module}"), name)
    return command(options, reporter)


def run_convert(options: argparse.Namespace, reporter: Reporter) -> bool:
    write_options = _write_options(options)
    if options.recursive:
        from carcite.cli.folders import run_folders

        return run_folders(options, write_options, reporter)
    output, into = output_of(options)
    reporter.strict = options.strict
    count = 0

    def counted(citations: Iterable[Citation]) -> Iterator[Citation]:
        nonlocal count
        for citation in citations:
            count += 1
            reporter.progress.advance()
            yield citation
        if not count:
            raise ReadError(f"there is no citation in {', '.join(options.inputs)}; nothing was written")

    chosen = api.checked_options(write_options)
    api.refuse_text(output, WriteError)
    changed = options.set or options.where or options.rekey
    citations = counted(read(options, reporter, into, None if changed else chosen))
    try:
        api.write_to(output, into, _changed(citations, options, reporter), chosen, reporter)
    except LossError:
        reporter.finish()
        raise
    reporter.finish()
    reporter.sum_up(options.output if isinstance(output, str) else None, count, _for_latex(options.target, into))
    return False


def _write_options(options: argparse.Namespace) -> WriteOptions:
    return {
        "target": options.target,
        "related": options.related,
        "abstract_language": options.abstract_language,
        "ascii": options.ascii,
        "newline": "\r\n" if options.crlf else "\n",
        "key_template": options.key_template,
        "protect": options.protect,
    }


def output_of(options: argparse.Namespace) -> tuple[str | IO[Any], Format]:
    """Return the file to write and its format. Raises WriteError and FormatError."""
    if options.output not in (None, "-"):
        return options.output, formats.writable(options.to) if options.to else formats.for_path(options.output)
    stream = binary(sys.stdout, "output")
    if options.output is None and sys.stdout.isatty():
        raise WriteError("no output; give a file with -o, or -o - for standard output")
    if not options.to:
        raise WriteError("give the format to write to standard output: -t bibtex, -t ris, -t csljson ...")
    return stream, formats.writable(options.to)


def _for_latex(target: str | None, format: Format) -> bool:
    """Whether a file written without a target is for LaTeX, so that another program needs a target."""
    return target is None and format.name in formats.BEST_FOR["latex"]


def _changed(citations: Iterator[Citation], options: argparse.Namespace, reporter: Reporter) -> Iterator[Citation]:
    """Return the citations with the changes of --set and --rekey."""
    if options.where and not options.set:
        raise WriteError("--where chooses what --set changes; give --set FIELD=VALUE as well")
    if options.set:
        from carcite.cli.settings import apply, changes

        settings, doubts = changes(options.set)
        for doubt in doubts:
            reporter(doubt)
        citations = apply(settings, citations, options.where)
    if options.rekey:
        from carcite.cli.settings import rekeyed

        citations = rekeyed(citations, options.key_template, reporter.say)
    return citations


def run_check(options: argparse.Namespace, reporter: Reporter) -> bool:
    reporter.collecting = True
    for finding in carcite.check(read(options, reporter)):
        reporter(finding)
    found = [(file, note) for file, note in reporter.collected if options.all or note.is_loss]
    if options.json:
        print_json([reporter.as_object(file, note) for file, note in found])
    else:
        for file, note in found:
            print_text(reporter.as_line(file, note))
        print_text(f"{len(found)} finding{'s'[: len(found) > 1]}" if found else "no findings")
    return any(note.is_loss for _, note in found)


def run_show(options: argparse.Namespace, reporter: Reporter) -> bool:
    citations = list(read(options, reporter))
    if options.json:
        print_json([c.model_dump(mode="json", exclude_defaults=True) for c in citations])
    elif citations:
        print_text("\n\n".join("\n".join(tree(citation, reporter.results)) for citation in citations))
    reporter.finish()
    return False


def run_push(options: argparse.Namespace, reporter: Reporter) -> bool:
    from carcite.push import push

    citations = list(read(options, reporter))
    result = push(citations, port=options.port, timeout=options.timeout, related=options.related)
    for note in result.notes:
        reporter(note)
    reporter.finish()
    if options.json:
        print_json({"sent": result.sent, "arrived": result.arrived, "message": result.message})
    else:
        print_text(result.message)
    if result.arrived < result.sent:
        raise WriteError(f"{result.sent - result.arrived} record(s) did not arrive")
    return False


def run_formats(options: argparse.Namespace, reporter: Reporter) -> bool:
    rows = format_rows(options.target)
    if options.json:
        print_json(rows)
    else:
        print_text("\n".join(format_lines(rows, options.target)))
    return False


def read(
    options: argparse.Namespace, reporter: Reporter, into: Format | None = None, writing: Options | None = None
) -> Iterator[Any]:
    """Yield the citations of all inputs; notes go to the reporter, with their file.

    With the options of a writer, they may be records that other processes have written.
    """
    count = 0
    for name in options.inputs:
        source = binary(sys.stdin, "input") if name == "-" else name
        reporter.file = name
        for item in api.stream(source, options.from_, into, jobs=getattr(options, "jobs", 1), options=writing):
            if isinstance(item, Note):
                reporter(item)
            else:
                count += 1
                reporter.file = None  # notes between two citations are on what is written
                yield item
                reporter.file = name
    reporter.file = None
    if not count:
        reporter(Note(Code.MISSING, f"there is no citation in {', '.join(options.inputs)}"))
