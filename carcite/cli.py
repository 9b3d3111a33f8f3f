"""The command `carcite`: convert, check, show, push, formats. Results go to standard output, notes to standard error.

Exit codes, also printed by `carcite --help`:

    0  done
    1  `--strict` and something would be lost (nothing is written), or `check` found something
    2  wrong usage, or input or output that cannot be read or written
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import IO, Any, get_args

from pydantic import ValidationError

import carcite
from carcite import formats
from carcite.cli_show import format_rows, tree
from carcite.errors import CarciteError, LossError, WriteError
from carcite.formats._room import TARGETS, RelatedChoice
from carcite.model import Citation
from carcite.notes import Note

DONE, FOUND, FAILED = 0, 1, 2

_EPILOG = """exit codes:
  0  done
  1  --strict and something would be lost (nothing is written), or check found something
  2  wrong usage, or a file that cannot be read or written

examples:
  carcite convert page.txt -o refs.bib --set title="CAR T cells in lupus"
  carcite convert search.nbib -o refs.ris --target zotero
  cat refs.bib | carcite convert - -t csljson -o -
  carcite show page.txt
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; `arguments` as after the program's name (None: sys.argv)."""
    parser = _parser()
    _offer_completion(parser)
    options = parser.parse_args(arguments)
    if not hasattr(options, "run"):
        parser.print_help()
        return FAILED
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except LossError as error:
        _print_notes(error.notes, options)
        _say("nothing was written: --strict, and the notes above tell of losses")
        return FOUND
    except CarciteError as error:
        _say(str(error))
        return FAILED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        _say("interrupted; no file was changed")
        return FAILED


# --- commands ---------------------------------------------------------------------------------------------------------


def _convert(options: argparse.Namespace) -> int:
    to_format = options.to
    if options.output == "-" and not to_format:
        raise WriteError("say the format to write to standard output: -t bibtex, -t ris, -t csljson ...")
    notes: list[Note] = []
    changes = _changes(options.set)
    on_note = notes.append if not options.strict else _strict(notes)
    citations = (_changed(c, changes) for c in _load_all(options, on_note))
    try:
        carcite.dump(
            citations,
            sys.stdout.buffer if options.output == "-" else options.output,
            to_format,
            target=options.target,
            related=options.related,
            abstract_language=options.abstract_language,
            ascii=options.ascii,
            newline="\r\n" if options.crlf else "\n",
            key_template=options.keys,
            on_note=on_note,
        )
    finally:
        if not options.strict:
            _print_notes(notes, options)
    return DONE


def _strict(notes: list[Note]) -> Any:
    def heed(one: Note) -> None:
        if one.is_loss:
            raise LossError([*notes, one])
        notes.append(one)

    return heed


def _check(options: argparse.Namespace) -> int:
    notes: list[Note] = []
    findings = carcite.check(_load_all(options, notes.append))
    found = [note for note in (*notes, *findings) if options.all or note.is_loss]
    if options.json:
        json.dump([note._asdict() for note in found], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        for note in found:
            print(note)
        print(f"{len(found)} finding(s)" if found else "nothing to complain of")
    return FOUND if any(note.is_loss for note in found) else DONE


def _show(options: argparse.Namespace) -> int:
    notes: list[Note] = []
    citations = list(_load_all(options, notes.append))
    if options.json:
        shown = [c.model_dump(mode="json", exclude_defaults=True) for c in citations]
        json.dump(shown, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        print("\n\n".join("\n".join(tree(citation)) for citation in citations))
    _print_notes(notes, options)
    return DONE


def _push(options: argparse.Namespace) -> int:
    from carcite.push import push

    notes: list[Note] = []
    citations = list(_load_all(options, notes.append))
    result = push(citations, port=options.port, timeout=options.timeout, related=options.related)
    if options.json:
        json.dump({"sent": result.sent, "arrived": result.arrived, "message": result.message}, sys.stdout)
        sys.stdout.write("\n")
    else:
        print(result.message)
    _print_notes([*notes, *result.notes], options)
    return DONE if result.arrived >= result.sent else FAILED


def _formats(options: argparse.Namespace) -> int:
    rows = format_rows(options.target)
    if options.json:
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return DONE
    for row in rows:
        print(f"{row['name']:<12} {row['ways']:<12} {row['title']}")
        if row["suffixes"]:
            print(f"{'':<12} files: {' '.join(row['suffixes'])}")
        print(f"{'':<12} after: {row['reference']}")
        if row["lost"]:
            print(f"{'':<12} cannot hold: {', '.join(row['lost'])}")
        if row.get("dropped"):
            print(f"{'':<12} {options.target} does not read: {', '.join(row['dropped'])}")
    if options.target:
        print(f"\nfor {options.target}: {rows[0]['name']} serves best")
    print("\nNot offered: EndNote tagged files (.enw, Refer/BibIX); EndNote XML and RIS hold more.")
    return DONE


# --- input ------------------------------------------------------------------------------------------------------------


def _load_all(options: argparse.Namespace, on_note: Any) -> Iterator[Citation]:
    for name in options.inputs:
        source: str | IO[bytes] = sys.stdin.buffer if name == "-" else name
        yield from carcite.iter_load(source, options.from_, on_note=on_note)


def _changes(settings: Sequence[str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        name = name.strip().replace("-", "_")
        if not equals or name not in Citation.model_fields:
            known = ", ".join(Citation.model_fields)
            raise WriteError(f"--set {setting!r}: expected FIELD=VALUE, where FIELD is one of {known}")
        plural = Citation.model_fields[name].default == ()
        changes[name] = [part.strip() for part in value.split(";")] if plural else value
    return changes


def _changed(citation: Citation, changes: dict[str, Any]) -> Citation:
    if not changes:
        return citation
    try:
        return Citation.model_validate({**dict(citation), **changes})
    except ValidationError as error:
        fault = error.errors()[0]
        raise WriteError(f"--set {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from error


# --- output -----------------------------------------------------------------------------------------------------------


def _print_notes(notes: Sequence[Note], options: argparse.Namespace) -> None:
    for note in notes:
        if options.json:
            print(json.dumps(note._asdict(), ensure_ascii=False), file=sys.stderr)
        elif not options.quiet and (note.is_loss or options.verbose):
            print(note, file=sys.stderr)


def _say(message: str) -> None:
    print(f"carcite: {message}", file=sys.stderr)


# --- the parser -------------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
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
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="set a field, e.g. title=..."
    )
    convert.add_argument("--target", choices=TARGETS, help="the program that will import the file")
    convert.add_argument(
        "--related", choices=get_args(RelatedChoice), default="records", help="related papers: %(choices)s"
    )
    convert.add_argument("--abstract-language", metavar="TAG", help="only the abstract in this language, e.g. en")
    convert.add_argument("--ascii", action="store_true", help="spell all but ASCII otherwise, where the format can")
    convert.add_argument("--crlf", action="store_true", help="end lines as Windows does")
    convert.add_argument("--keys", metavar="TEMPLATE", help="citation keys, e.g. {family}{year}{titleword}")
    convert.add_argument("--strict", action="store_true", help="any loss is exit code 1, and nothing is written")

    check = _command(commands, "check", _check, "say what is missing, wrong, double or retracted")
    check.add_argument("--all", action="store_true", help="findings of mere information too")

    _command(commands, "show", _show, "print citations and a tree of their related papers")

    push = _command(commands, "push", _push, "send citations to the Zotero that is running on this computer")
    push.add_argument(
        "--zotero", action="store_true", required=True, help="to Zotero, into the collection selected there"
    )
    push.add_argument(
        "--related", choices=get_args(RelatedChoice), default="records", help="related papers: %(choices)s"
    )
    push.add_argument("--port", type=int, default=23119, help="Zotero's port, if not %(default)s")
    push.add_argument("--timeout", type=float, default=120.0, metavar="SECONDS", help="how long to wait: %(default)s")

    listing = commands.add_parser("formats", help="list the formats and what they cannot hold")
    listing.add_argument("--target", choices=TARGETS, help="what serves this program best, and what it cannot hold")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=_formats)
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
    command.add_argument("--json", action="store_true", help="for machines: results and notes as JSON")
    command.add_argument("-q", "--quiet", action="store_true", help="no notes")
    command.add_argument("-v", "--verbose", action="store_true", help="notes of mere information too")
    command.set_defaults(run=run)
    return command


def _format(name: str) -> str:
    try:
        return formats.named(name).name
    except CarciteError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _offer_completion(parser: argparse.ArgumentParser) -> None:
    """Shell completion, where the extra `cli` is installed."""
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(parser)
