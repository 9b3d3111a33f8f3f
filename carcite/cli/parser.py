"""The arguments of the command, its help, and hints for misspelt words."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

import carcite
from carcite import formats
from carcite.errors import CarciteError, did_you_mean
from carcite.options import PROTECT_CHOICES, RELATED_CHOICES, TARGETS

FAILED = 2
EXIT_CODES = """exit codes:
  0    done
  1    --strict and something would be lost (nothing is written), check found something, or a file of convert -r failed
  2    wrong usage, or a file that cannot be read or written; no file was changed
  130  interrupted (Ctrl-C); 143 terminated; no file was changed"""

_EXAMPLES = {
    "": """
  carcite convert page.txt -o refs.bib --set title="CAR T cells in lupus"
  carcite convert search.nbib -o refs.ris --target zotero
  carcite check refs.bib""",
    "convert": """
  carcite convert page.txt -o refs.bib --set title="CAR T cells in lupus"
  carcite convert search.nbib -o refs.ris --target zotero
  carcite convert refs.bib -o for-jabref.bib --target jabref
  carcite convert a.ris b.bib -o all.bib --rekey --key-template "{family}{year}"
  carcite convert refs.bib -o refs.bib --where smith2020 --set doi=10.1000/xyz
  carcite convert pubmed.xml.gz -o pubmed.json --jobs auto
  carcite convert -r exports/ -o converted/ -t csljson --jobs auto
  cat refs.ris | carcite convert -t csljson | jq .

A .bib is written for LaTeX; to import it into another program, name the program with --target.""",
    "check": """
  carcite check refs.bib
  carcite check --all --json refs.ris""",
    "show": """
  carcite show page.txt
  carcite show refs.bib --json""",
    "push": """
  carcite push --zotero page.txt
  carcite push --zotero search.nbib --related collection""",
    "tidy": """
  carcite tidy refs.bib --diff
  carcite tidy refs.bib --sort key --omit abstract --journals short=journals.csv
  carcite tidy --check *.bib""",
    "subset": """
  carcite subset refs.bib --aux thesis.aux -o used.bib
  carcite subset refs.bib --aux thesis.bcf -o used.bib""",
    "merge": """
  carcite merge pubmed.nbib embase.ris scopus.bib -o all.bib --review review.csv
  carcite merge pubmed.nbib embase.ris scopus.bib -o all.bib --decisions review.csv""",
    "complete": """
  carcite complete page.txt -o refs.bib --mailto me@example.org
  carcite complete page.txt -o refs.bib --related
  carcite complete refs.bib -o refs.bib --offline""",
    "cite": """
  carcite cite refs.bib --style vancouver
  carcite cite refs.ris --style gb-t-7714 --html -o reading-list.html""",
    "formats": """
  carcite formats
  carcite formats --target zotero""",
}

# Options of other programs and of earlier versions, with their names here.
_OTHER_NAMES = {"--keys": "--key-template", "--template": "--key-template", "--format": "--to"}


class _Parser(argparse.ArgumentParser):
    """argparse with errors in one line, and hints for misspelt words."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"carcite: {message} (see '{self.prog} --help')\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        name = "/".join(action.option_strings) or "command"
        hint = did_you_mean(str(value).lower(), choices)
        raise argparse.ArgumentError(None, f"{name}: there is no {value!r}{hint}; choose from {', '.join(choices)}")


def parse(words: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of the command. Raises SystemExit after printing the help, the version or an error."""
    parser = _parser()
    _offer_completion(parser)
    options, unknown = parser.parse_known_args(words)
    if not hasattr(options, "command"):
        parser.print_help(sys.stderr)
        raise SystemExit(FAILED)
    command: _Parser = options.parser
    if unknown:
        known = [name for name in command._option_string_actions if name.startswith("--")]
        name = unknown[0].partition("=")[0]
        hint = did_you_mean(_OTHER_NAMES.get(name, name).lower(), known)
        command.error(f"unknown option {unknown[0]}{hint}" if name.startswith("-") else f"unexpected {unknown[0]!r}")
    if hasattr(options, "inputs") and not options.inputs:
        if sys.stdin is None or sys.stdin.isatty():
            command.error("no input; give a file, or - for standard input")
        options.inputs = ["-"]
    return options


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="carcite",
        description="Turn abstract pages, PubMed exports and reference files into BibTeX, RIS, CSL-JSON and more.",
        epilog=_epilog(""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"carcite {carcite.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    _add_convert(commands)
    check = _command(commands, "check", "find what is missing, invalid, duplicate or retracted")
    check.add_argument("--all", action="store_true", help="also findings that are for information only")
    _command(commands, "show", "print citations and a tree of their related papers")
    _add_push(commands)
    _add_tidy(commands)
    _add_merge(commands)
    _add_complete(commands)
    _add_cite(commands)
    listing = _command(commands, "formats", "list the formats, what they cannot hold, and which is best for a program")
    listing.add_argument(
        "--target",
        choices=TARGETS,
        metavar="PROGRAM",
        help="the best formats for this program, and what it cannot hold",
    )
    return parser


def _command(commands: Any, name: str, summary: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=_epilog(name),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if name != "formats":
        command.add_argument("inputs", nargs="*", metavar="IN", help="a file, - for standard input (as in a pipe)")
        command.add_argument(
            "-f", "--from", dest="from_", type=_format, metavar="FORMAT", help="the format of the input"
        )
        command.add_argument("-v", "--verbose", action="store_true", help="every note, not one line for each kind")
    command.add_argument("-q", "--quiet", action="store_true", help="no notes")
    command.add_argument("--json", action="store_true", help="results and notes as JSON, one note a line")
    command.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="%(choices)s (auto: on a terminal, without NO_COLOR)",
    )
    command.set_defaults(command=name, parser=command, verbose=False)
    return command


def _add_convert(commands: Any) -> None:
    convert = _command(commands, "convert", "read files and write one file")
    _add_output(convert)
    convert.add_argument(
        "-r", "--recursive", action="store_true", help="every file of the folders IN to a file in the folder OUT"
    )
    _add_related(convert)
    convert.add_argument("--abstract-language", metavar="TAG", help="only the abstract in this language, such as en")
    convert.add_argument(
        "--protect",
        choices=PROTECT_CHOICES,
        metavar="WHICH",
        default="auto",
        help="capitals in .bib titles that a style must keep: %(choices)s",
    )
    convert.add_argument(
        "--ascii", action="store_true", help="no character outside ASCII, if the format has escapes for them"
    )
    _add_changes(convert)
    convert.add_argument("--strict", action="store_true", help="any loss is exit code 1, and nothing is written")
    convert.add_argument(
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="how many processes work on the file, or with -r each on one: a number, or auto for all processors if the "
        "input is large; what is written is the same (%(default)s)",
    )


def _add_changes(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--key-template", metavar="TEMPLATE", help="new citation keys, such as {family}{year} (see docs/keys.md)"
    )
    command.add_argument("--rekey", action="store_true", help="new citation keys for all, old -> new on standard error")
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="set a field, such as title='...'; 'Family, Given; Family, Given' for names; FIELD= empties it",
    )
    command.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="KEY",
        help="the citation that --set changes, if there are several: its key, or #2 for the second; '*' for all",
    )


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o", "--output", metavar="OUT", help="the file to write, - for standard output (as in a pipe)"
    )
    command.add_argument("-t", "--to", type=_format, metavar="FORMAT", help="the format to write (else OUT's suffix)")
    command.add_argument(
        "--target", choices=TARGETS, metavar="PROGRAM", help="the program that will import the file: %(choices)s"
    )
    command.add_argument("--crlf", action="store_true", help="end lines as Windows does")


def _add_merge(commands: Any) -> None:
    command = _command(commands, "merge", "make one file of several, with one record of each work")
    _add_output(command)
    command.add_argument("--review", metavar="CSV", help="write the pairs that a person must decide as a table")
    command.add_argument("--decisions", metavar="CSV", help="the table with the decisions: same, different, or empty")


def _add_complete(commands: Any) -> None:
    command = _command(commands, "complete", "fill what is missing from doi.org, PubMed and Crossref")
    _add_output(command)
    command.add_argument("--related", action="store_true", help="look for related papers without a title in PubMed")
    command.add_argument("--published", action="store_true", help="replace a published preprint by the publication")
    command.add_argument(
        "--prefer",
        choices=("given", "registry"),
        default="given",
        help="which value is kept if they differ: %(choices)s (%(default)s)",
    )
    command.add_argument(
        "--mailto", metavar="ADDRESS", help="your e-mail address, for the services; they are faster then"
    )
    command.add_argument(
        "--deadline", type=float, default=60.0, metavar="SECONDS", help="for the whole command: %(default)s"
    )
    command.add_argument("--no-cache", action="store_true", help="ask for everything again")
    command.add_argument("--offline", action="store_true", help="only answers in the cache")


def _add_push(commands: Any) -> None:
    push = _command(commands, "push", "send citations to the Zotero that is running on this computer")
    push.add_argument(
        "--zotero", action="store_true", required=True, help="to Zotero, into the collection selected there"
    )
    _add_related(push)
    push.add_argument("--port", type=int, default=23119, help="Zotero's port, if not %(default)s")
    push.add_argument("--timeout", type=float, default=120.0, metavar="SECONDS", help="how long to wait: %(default)s")


def _add_tidy(commands: Any) -> None:
    tidy = _command(commands, "tidy", "bring the values of .bib files to one form, in place; nothing else changes")
    tidy.add_argument("--check", action="store_true", help="change nothing; exit code 1 if something would change")
    tidy.add_argument("--diff", action="store_true", help="change nothing; print what would change")
    tidy.add_argument("--sort", choices=("key", "author", "year"), help="the order of the entries: %(choices)s")
    tidy.add_argument("--rekey", action="store_true", help="new keys for all entries, also in those that refer to them")
    tidy.add_argument("--journals", metavar="full|short=TABLE.csv", help="journal names, by a table in JabRef's form")
    tidy.add_argument("--omit", action="append", default=[], metavar="FIELD", help="leave a field out")
    tidy.add_argument("--no-duplicates", action="store_true", help="do not look for records of one work")
    subset = _command(commands, "subset", "write the entries of a .bib file that a LaTeX document cites, unchanged")
    subset.add_argument("--aux", required=True, metavar="FILE", help="the document's .aux or .bcf file")
    subset.add_argument("-o", "--output", metavar="OUT", help="the file to write (else standard output)")


def _add_cite(commands: Any) -> None:
    cite = _command(commands, "cite", "print references in a citation style")
    cite.add_argument(
        "-s", "--style", default="apa", help="a style of the CSL repository, or a .csl file (%(default)s)"
    )
    cite.add_argument("--locale", metavar="TAG", help="the language of terms such as 'et al.', such as de-DE")
    output = cite.add_mutually_exclusive_group()
    output.add_argument("--html", action="store_true", help="a whole HTML page, with abstracts and COinS for Zotero")
    output.add_argument("--markdown", action="store_true", help="Markdown")
    cite.add_argument("-o", "--output", metavar="OUT", help="the file to write (else standard output)")


def _add_related(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--related",
        choices=RELATED_CHOICES,
        metavar="HOW",
        default="auto",
        help="related papers: auto (errata, retractions and translations are records, others are listed), records (all "
        "are), note (all are listed), none, collection (records, also as a collection in Zotero RDF)",
    )


def _epilog(name: str) -> str:
    return f"examples:{_EXAMPLES[name]}\n\n{EXIT_CODES}\n"


def _jobs(text: str) -> int | str:
    if text == "auto" or (text.isascii() and text.isdigit() and int(text)):
        return text if text == "auto" else int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes, nor auto")


def _format(name: str) -> str:
    try:
        return formats.named(name).name
    except CarciteError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _offer_completion(parser: argparse.ArgumentParser) -> None:
    """Offer shell completion if the extra `cli` is installed."""
    if "_ARGCOMPLETE" in os.environ:
        with suppress(ImportError):
            import argcomplete

            argcomplete.autocomplete(parser)
