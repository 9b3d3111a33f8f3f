"""The commands: what each does with its options. Each returns whether it found something (exit code 1)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

import carcite
from carcite import api, formats
from carcite.cli.output import Reporter, format_lines, format_rows, print_json, print_text, tree
from carcite.errors import CarciteError, LossError, ReadError, WriteError
from carcite.formats.base import Format
from carcite.model import Citation
from carcite.notes import Code, Note
from carcite.options import WriteOptions


def run(options: argparse.Namespace, reporter: Reporter) -> bool:
    """Run the command that the options name. Raises CarciteError if it fails."""
    return COMMANDS[options.command](options, reporter)


def _convert(options: argparse.Namespace, reporter: Reporter) -> bool:
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

    citations = _changed(counted(read(options, reporter, into)), options, reporter)
    try:
        carcite.dump(
            citations,
            output,
            into.name,
            **write_options,
            on_note=reporter,
        )
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
    """The file to write and its format. Raises WriteError and FormatError."""
    if options.output not in (None, "-"):
        return options.output, formats.writable(options.to) if options.to else formats.for_path(options.output)
    stream = _standard(sys.stdout, "output")
    if options.output is None and sys.stdout.isatty():
        raise WriteError("no output; give a file with -o, or -o - for standard output")
    if not options.to:
        raise WriteError("give the format to write to standard output: -t bibtex, -t ris, -t csljson ...")
    return stream, formats.writable(options.to)


def _for_latex(target: str | None, format: Format) -> bool:
    """Whether a file that is written without a target is for LaTeX, and another program needs one."""
    return target is None and format.name in formats.BEST_FOR["latex"]


def _changed(citations: Iterator[Citation], options: argparse.Namespace, reporter: Reporter) -> Iterator[Citation]:
    """The citations with what --set and --rekey change."""
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


def _check(options: argparse.Namespace, reporter: Reporter) -> bool:
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


def _show(options: argparse.Namespace, reporter: Reporter) -> bool:
    citations = list(read(options, reporter))
    if options.json:
        print_json([c.model_dump(mode="json", exclude_defaults=True) for c in citations])
    elif citations:
        print_text("\n\n".join("\n".join(tree(citation, reporter.results)) for citation in citations))
    reporter.finish()
    return False


def _push(options: argparse.Namespace, reporter: Reporter) -> bool:
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


def _cite(options: argparse.Namespace, reporter: Reporter) -> bool:
    from carcite.cli.cite import cite

    cite(list(read(options, reporter)), options)
    reporter.finish()
    return False


def _formats(options: argparse.Namespace, reporter: Reporter) -> bool:
    rows = format_rows(options.target)
    if options.json:
        print_json(rows)
    else:
        print_text("\n".join(format_lines(rows, options.target)))
    return False


def _tidy(options: argparse.Namespace, reporter: Reporter) -> bool:
    from carcite.cli.tidy import run_tidy

    return run_tidy(options, reporter)


def _subset(options: argparse.Namespace, reporter: Reporter) -> bool:
    from carcite.cli.tidy import run_subset

    return run_subset(options, reporter)


def _merge(options: argparse.Namespace, reporter: Reporter) -> bool:
    from carcite.cli.libraries import run_merge

    return run_merge(options, reporter)


def _complete(options: argparse.Namespace, reporter: Reporter) -> bool:
    from carcite.cli.libraries import run_complete

    return run_complete(options, reporter)


COMMANDS: dict[str, Callable[[argparse.Namespace, Reporter], bool]] = {
    "convert": _convert,
    "check": _check,
    "show": _show,
    "push": _push,
    "cite": _cite,
    "formats": _formats,
    "tidy": _tidy,
    "subset": _subset,
    "merge": _merge,
    "complete": _complete,
}


def read(options: argparse.Namespace, reporter: Reporter, into: Format | None = None) -> Iterator[Citation]:
    """The citations of all inputs; the notes on them go to the reporter, which knows the file each is on."""
    count = 0
    for name in options.inputs:
        source = _standard(sys.stdin, "input") if name == "-" else name
        reporter.file = name
        for item in api.stream(source, options.from_, into, jobs=getattr(options, "jobs", 1)):
            if isinstance(item, Note):
                reporter(item)
            else:
                count += 1
                reporter.file = None  # what is noted meanwhile is on what is written
                yield item
                reporter.file = name
    reporter.file = None
    if not count:
        reporter(Note(Code.MISSING, f"there is no citation in {', '.join(options.inputs)}"))


def _standard(stream: IO[Any] | None, name: str) -> IO[Any]:
    """Standard input or output, as bytes where it can be."""
    if stream is None:
        raise CarciteError(f"standard {name} is closed")
    return getattr(stream, "buffer", stream)
