"""The commands `tidy` and `subset`: change .bib files in place, and reduce them to what a document cites."""

from __future__ import annotations

import argparse
import difflib
import sys
from typing import get_args

from carcite.atomic import replacing
from carcite.bibdocument import BibDocument
from carcite.citing import cited_keys, subset
from carcite.cli.output import Reporter, binary, print_text
from carcite.errors import ReadError, WriteError
from carcite.journal_names import JournalForm, journal_names
from carcite.notes import printable
from carcite.tidying import tidy


def run_tidy(options: argparse.Namespace, reporter: Reporter) -> bool:
    """Tidy each file in place; with --diff print what would change, with --check return whether something would."""
    journals = _journals(options.journals)
    changed = False
    for name in options.inputs:
        document = _load(name)
        before = document.dumps()
        _tidy(document, name, journals, options, reporter)
        after = document.dumps()
        changed = changed or after != before
        if options.diff:
            print_text(_printable(_diff(before, after, name)))
        elif name == "-" and not options.check:
            document.dump(binary(sys.stdout, "output"))
        elif after != before:
            if not options.check:
                document.dump()
            reporter.say(f"{name}: {'would change' if options.check else 'changed'}")
    reporter.finish()
    return bool(changed and options.check)


def _load(name: str) -> BibDocument:
    return BibDocument.load(binary(sys.stdin, "input") if name == "-" else name)


def _tidy(
    document: BibDocument,
    name: str,
    journals: dict[str, str] | None,
    options: argparse.Namespace,
    reporter: Reporter,
) -> None:
    duplicates = not options.no_duplicates
    reporter.file = name
    for note in tidy(
        document, sort=options.sort, rekey=options.rekey, journals=journals, omit=options.omit, duplicates=duplicates
    ):
        reporter(note)
        if options.rekey and note.field == "key" and " -> " in note.message:
            reporter.say(note.message)
    reporter.file = None


def run_subset(options: argparse.Namespace, reporter: Reporter) -> bool:
    """Write the entries of a .bib file that a document cites."""
    if len(options.inputs) > 1:
        raise ReadError("subset takes one .bib file")
    [name] = options.inputs
    text = subset(_load(name), cited_keys(options.aux))
    if options.output in (None, "-"):
        binary(sys.stdout, "output").write(text.encode("utf-8"))
    else:
        with replacing(options.output) as file:
            file.write(text)
    return False


def _journals(given: str | None) -> dict[str, str] | None:
    """Return the names of journals for `--journals full=TABLE.csv`. Raises WriteError for another form."""
    if given is None:
        return None
    form, _, path = given.partition("=")
    for known in get_args(JournalForm):
        if form == known and path:
            return journal_names(path, known)
    raise WriteError(f"--journals {given}: give full=TABLE.csv or short=TABLE.csv")


def _diff(before: str, after: str, name: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), name, f"{name} (tidy)", lineterm="")
    return list(lines)


def _printable(lines: list[str]) -> str:
    """Return the lines as text, with visible control characters."""
    return "\n".join(printable(line) for line in lines)
