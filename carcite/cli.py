"""The command `carcite`: convert, check, show, push, formats. Results go to standard output, notes to standard error.

Exit codes, also printed by `carcite --help`:

    0    done
    1    `--strict` and something would be lost (nothing is written), or `check` found something
    2    wrong usage, or input or output that cannot be read or written
    130  interrupted (Ctrl-C); no file was changed
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, Any, NoReturn, get_args

import carcite
from carcite import arguments
from carcite.cli_show import format_lines, format_rows, tree
from carcite.errors import CarciteError, LossError, ReadError, WriteError
from carcite.model import Citation
from carcite.notes import Code, Listener, Note
from carcite.options import TARGETS, RelatedChoice

DONE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130

_EPILOG = """exit codes:
  0    done
  1    --strict and something would be lost (nothing is written), or check found something
  2    wrong usage, or a file that cannot be read or written
  130  interrupted (Ctrl-C); no file was changed

examples:
  carcite convert page.txt -o refs.bib --set title="CAR T cells in lupus"
  carcite convert search.nbib -o refs.ris --target zotero
  cat refs.bib | carcite convert - -t csljson -o -
  carcite show page.txt
"""


def main(words: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; `words` as after the program's name (None: those of sys.argv)."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # a terminal that lacks a character gets its number
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    parser = _parser()
    _offer_completion(parser)
    try:
        options = parser.parse_args(words)
    except SystemExit as end:  # argparse has printed the help, the version, or what is wrong
        return int(end.code or DONE)
    if not hasattr(options, "run"):
        parser.print_help(sys.stderr)
        return FAILED
    options.told = Told(options)
    try:
        code: int = options.run(options)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except LossError as error:
        shown = "--quiet hides them" if options.quiet else "see above"
        options.told.say(f"nothing was written: --strict, and {len(error.notes)} note(s) tell of a loss ({shown})")
        return FOUND
    except CarciteError as error:
        options.told.say(str(error))
        return FAILED
    except BrokenPipeError:  # the reader of our output has gone (`| head`)
        _abandon_output()
        return DONE
    except OSError as error:
        _abandon_output()
        options.told.say(f"cannot write the output: {error.strerror or error}")
        return FAILED
    except KeyboardInterrupt:
        options.told.say("interrupted; no file was changed")
        return INTERRUPTED
    except Exception as error:
        if options.verbose:
            raise
        fault = f"{type(error).__name__}: {error}"
        options.told.say(f"a fault of carcite itself ({fault}); please report it, with what --verbose adds")
        return FAILED


def _abandon_output() -> None:
    """Python would complain again when it flushes standard output at its end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# --- commands ---------------------------------------------------------------------------------------------------------


def _convert(options: argparse.Namespace) -> int:
    to_format = options.to
    if options.output == "-" and not to_format:
        raise WriteError("say the format to write to standard output: -t bibtex, -t ris, -t csljson ...")
    told: Told = options.told
    told.strict = options.strict
    citations = _some(_load_all(options), options)
    if options.set:
        from carcite.cli_set import changed, changes

        settings, doubts = changes(options.set)
        for doubt in doubts:
            told(doubt)
        citations = (changed(citation, settings) for citation in citations)
    try:
        carcite.dump(
            citations,
            _standard(sys.stdout, "output") if options.output == "-" else options.output,
            to_format,
            target=options.target,
            related=options.related,
            abstract_language=options.abstract_language,
            ascii=options.ascii,
            newline="\r\n" if options.crlf else "\n",
            key_template=options.keys,
            on_note=told,
        )
    finally:
        told.tell()
    return DONE


def _check(options: argparse.Namespace) -> int:
    told: Told = options.told
    for finding in carcite.check(_load_all(options)):
        told(finding)
    found = [(file, note) for file, note in told.notes if options.all or note.is_loss]
    if options.json:
        _print_json([told.as_dict(file, note) for file, note in found])
    else:
        for file, note in found:
            print(told.as_line(file, note))
        print(f"{len(found)} finding(s)" if found else "nothing to complain of")
    return FOUND if any(note.is_loss for _, note in found) else DONE


def _show(options: argparse.Namespace) -> int:
    citations = list(_load_all(options))
    if options.json:
        _print_json([c.model_dump(mode="json", exclude_defaults=True) for c in citations])
    elif citations:
        print("\n\n".join("\n".join(tree(citation)) for citation in citations))
    options.told.tell()
    return DONE


def _push(options: argparse.Namespace) -> int:
    from carcite.push import push

    citations = list(_load_all(options))
    try:
        result = push(citations, port=options.port, timeout=options.timeout, related=options.related)
        for note in result.notes:
            options.told(note)
    finally:
        options.told.tell()
    if options.json:
        _print_json({"sent": result.sent, "arrived": result.arrived, "message": result.message})
    else:
        print(result.message)
    return DONE if result.arrived >= result.sent else FAILED


def _formats(options: argparse.Namespace) -> int:
    rows = format_rows(options.target)
    if options.json:
        _print_json(rows)
    else:
        print("\n".join(format_lines(rows, options.target)))
    return DONE


# --- input ------------------------------------------------------------------------------------------------------------


def _load_all(options: argparse.Namespace) -> Iterator[Citation]:
    told: Told = options.told
    count = 0
    for name in options.inputs:
        source: str | IO[Any] = _standard(sys.stdin, "input") if name == "-" else name
        told.file = name
        for citation in carcite.iter_load(source, options.from_, on_note=told.hear_reading):
            count += 1
            yield citation
    told.file = None
    if not count:
        told(Note(Code.MISSING, f"there is no citation in {', '.join(options.inputs)}"))


def _some(citations: Iterator[Citation], options: argparse.Namespace) -> Iterator[Citation]:
    """The citations. Raises ReadError at the end if there is none, so that no file is replaced by an empty one."""
    empty = True
    for citation in citations:
        empty = False
        yield citation
    if empty:
        raise ReadError(f"there is no citation in {', '.join(options.inputs)}; nothing was written")


def _standard(stream: IO[Any] | None, name: str) -> IO[Any]:
    """Standard input or output, as bytes where it can be."""
    if stream is None:
        raise CarciteError(f"standard {name} is closed")
    return getattr(stream, "buffer", stream)


# --- output -----------------------------------------------------------------------------------------------------------


class Told(Listener):
    """What a command has to say on standard error: its notes, each with the file it is of, and why it fails.

    Where it is `strict`, LossError is raised when all is written and before it takes the old file's place.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        super().__init__("raise")
        self.options = options
        self.strict = False
        self.notes: list[tuple[str | None, Note]] = []
        self.file: str | None = None
        self.several = len(getattr(options, "inputs", ())) > 1

    def __call__(self, one: Note) -> None:
        self.notes.append((None, one))
        if self.strict:
            super().__call__(one)

    def hear_reading(self, one: Note) -> None:
        """A note on the file that is being read."""
        self(one)
        self.notes[-1] = (self.file, one)

    def tell(self) -> None:
        """Print the notes."""
        for file, note in self.notes:
            if self.options.json:
                self._print_object(self.as_dict(file, note))
            elif not self.options.quiet and (note.is_loss or self.options.verbose):
                print(self.as_line(file, note), file=sys.stderr)

    def say(self, message: str) -> None:
        """Print why the command fails, or what a person should know of its end."""
        if self.options.json:
            self._print_object({"code": "failed", "message": message, "severity": "error"})
        else:
            print(f"carcite: {message}", file=sys.stderr)

    def as_line(self, file: str | None, note: Note) -> str:
        return f"{file}: {note}" if file and self.several else str(note)

    def as_dict(self, file: str | None, note: Note) -> dict[str, Any]:
        return {**note._asdict(), "file": file}

    def _print_object(self, value: dict[str, Any]) -> None:
        print(json.dumps(value, ensure_ascii=_is_narrow(sys.stderr)), file=sys.stderr)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=_is_narrow(sys.stdout), indent=2))


def _is_narrow(stream: Any) -> bool:
    """Whether a stream may lack characters; JSON then spells them itself."""
    return not str(getattr(stream, "encoding", "")).lower().startswith("utf")


# --- the parser -------------------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line in place of argparse's usage, which is long."""
        self.exit(FAILED, f"carcite: {message} ('{self.prog} --help' says more)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="carcite",
        description="Citations from abstract pages, PubMed exports and reference files, to BibTeX, RIS and CSL-JSON.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"carcite {carcite.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    convert = _command(commands, "convert", _convert, "read files and write one file")
    convert.add_argument(
        "-o", "--output", required=True, metavar="OUT", help="the file to write, - for standard output"
    )
    convert.add_argument("-t", "--to", type=_format, metavar="FORMAT", help="the format to write (else OUT's suffix)")
    convert.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="set a field of every citation, e.g. title='...'; 'Family, Given; Family, Given' for names; "
        "FIELD= empties it",
    )
    convert.add_argument("--target", choices=TARGETS, help="the program that will import the file")
    convert.add_argument(
        "--related", choices=get_args(RelatedChoice), default="auto", help="related papers: %(choices)s"
    )
    convert.add_argument("--abstract-language", metavar="TAG", help="only the abstract in this language, e.g. en")
    convert.add_argument("--ascii", action="store_true", help="spell all but ASCII otherwise, where the format can")
    convert.add_argument("--crlf", action="store_true", help="end lines as Windows does")
    convert.add_argument("--keys", metavar="TEMPLATE", help="keys for citations that have none, e.g. {family}{year}")
    convert.add_argument("--strict", action="store_true", help="any loss is exit code 1, and nothing is written")

    check = _command(commands, "check", _check, "say what is missing, wrong, double or retracted")
    check.add_argument("--all", action="store_true", help="findings of mere information too")

    _command(commands, "show", _show, "print citations and a tree of their related papers")

    push = _command(commands, "push", _push, "send citations to the Zotero that is running on this computer")
    push.add_argument(
        "--zotero", action="store_true", required=True, help="to Zotero, into the collection selected there"
    )
    push.add_argument("--related", choices=get_args(RelatedChoice), default="auto", help="related papers: %(choices)s")
    push.add_argument("--port", type=int, default=23119, help="Zotero's port, if not %(default)s")
    push.add_argument("--timeout", type=float, default=120.0, metavar="SECONDS", help="how long to wait: %(default)s")

    listing = commands.add_parser("formats", help="list the formats and what they cannot hold")
    listing.add_argument("--target", choices=TARGETS, help="what serves this program best, and what it cannot hold")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=_formats, quiet=False, verbose=False)
    return parser


def _command(commands: Any, name: str, run: Any, summary: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("inputs", nargs="+", metavar="IN", help="a file, - for standard input")
    command.add_argument("-f", "--from", dest="from_", type=_format, metavar="FORMAT", help="the format of the input")
    command.add_argument("--json", action="store_true", help="for machines: results and notes as JSON, a note a line")
    command.add_argument("-q", "--quiet", action="store_true", help="no notes")
    command.add_argument("-v", "--verbose", action="store_true", help="notes of mere information too")
    command.set_defaults(run=run)
    return command


def _format(name: str) -> str:
    try:
        return arguments.named(name).name
    except CarciteError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _offer_completion(parser: argparse.ArgumentParser) -> None:
    """Shell completion, where the extra `cli` is installed."""
    if "_ARGCOMPLETE" in os.environ:
        with suppress(ImportError):
            import argcomplete

            argcomplete.autocomplete(parser)
