"""The output of the command: notes and errors on standard error, citations and formats on standard output."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from typing import IO, Any

from carcite import formats
from carcite.errors import CarciteError
from carcite.model import Citation
from carcite.notes import Note, printable
from carcite.options import Target
from carcite.reporting import NoteHandler, to_act_on

# --- the terminal -----------------------------------------------------------------------------------------------------

_STYLES = {"error": "1;31", "warning": "33", "info": "2", "title": "1", "label": "36"}


class Palette:
    """Colors for one stream, or none: `--color`, NO_COLOR (https://no-color.org), and whether it is a terminal."""

    def __init__(self, choice: str, stream: IO[str] | None) -> None:
        terminal = stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
        automatic = terminal and not os.environ.get("NO_COLOR")
        self.on = choice == "always" or (choice == "auto" and automatic)

    def paint(self, text: str, style: str) -> str:
        """Return the text in a style, or unchanged without colors."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.on and text else text


def print_text(text: str, stream: IO[str] | None = None) -> None:
    """Print text whose control characters are escaped (see `printable`)."""
    print(text, file=stream)


def print_json(value: Any, stream: IO[str] | None = None, indent: int | None = 2) -> None:
    """Print a value as JSON, with escapes for characters that a terminal may lack or obey."""
    out = stream or sys.stdout
    ascii_only = not str(getattr(out, "encoding", "")).lower().startswith("utf")
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    # In JSON a control character is always inside a string, where it can be escaped.
    text = "".join(c if c.isprintable() or c == "\n" else "".join(_units(c)) for c in text)
    print(text, file=stream)


def _units(character: str) -> Iterator[str]:
    """Yield JSON's escapes of a character, two of them outside the basic plane."""
    data = character.encode("utf-16-be", "surrogatepass")
    for start in range(0, len(data), 2):
        yield f"\\u{int.from_bytes(data[start : start + 2]):04x}"


def binary(stream: IO[Any] | None, name: str) -> IO[Any]:
    """Return standard input or output as a binary stream if possible. Raises CarciteError if it is closed."""
    if stream is None:
        raise CarciteError(f"standard {name} is closed")
    return getattr(stream, "buffer", stream)


class Progress:
    """Shows the number of citations on a terminal after a second: a bar if rich is installed, otherwise text."""

    def __init__(self, on: bool) -> None:
        self.on = on
        self.count = 0
        self.next = time.monotonic() + 1.0
        self._bar: Any = None
        self._plain = False

    def advance(self) -> None:
        """Count one citation."""
        self.count += 1
        if self.on and self.count % 16 == 0 and (now := time.monotonic()) >= self.next:
            self._draw(now, f"{self.count:,} citations")

    def show(self, text: str) -> None:
        """Show how far the work is."""
        if self.on and (now := time.monotonic()) >= self.next:
            self._draw(now, text)

    def _draw(self, now: float, text: str) -> None:
        self.next = now + 0.1
        if self._bar is None and not self._plain:
            try:
                self._bar = _rich_bar()
            except ImportError:
                self._plain = True
        if self._bar is not None:
            self._bar.update(0, description=text)
        else:
            print(f"\r{text} ...", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Remove the bar or the text."""
        if self._bar is not None:
            self._bar.stop()
        elif self._plain:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        self._bar, self._plain = None, False


def _rich_bar() -> Any:
    """Return a started progress bar with a text and the time. Raises ImportError without rich."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=None)
    bar.start()
    return bar


# --- notes and errors -------------------------------------------------------------------------------------------------


class Reporter(NoteHandler):
    """Prints the notes of a command, grouped, or each of them with --verbose and --json, and its error.

    If it is `strict`, LossError is raised after everything is written and before it replaces the old file.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        super().__init__("raise")
        self.options = options
        self.strict = False
        self.only_losses = False
        self.collecting = False  # the notes are the result of the command, which prints them
        self.collected: list[tuple[str | None, Note]] = []
        self.file: str | None = None  # the file that is being read
        self.several = len(getattr(options, "inputs", ())) > 1
        self.errors = Palette(options.color, sys.stderr)
        self.results = Palette(options.color, sys.stdout)
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self.progress = Progress(terminal and not (options.json or options.quiet))

    def __call__(self, note: Note) -> None:
        if self.collecting:
            self.collected.append((self.file, note))
            return
        self.summary.add(note, self._source(self.file))
        if self.strict and note.is_loss:
            self.losses.append(note)
        if self.options.json:
            self.progress.close()
            print_json(self.as_object(self.file, note), sys.stderr, indent=None)
        elif self.options.verbose and not self.options.quiet:
            self.progress.close()
            print_text(self._painted(self.as_line(self.file, note), note), sys.stderr)

    def finish(self) -> None:
        """Print the groups of the notes, unless each note was printed."""
        self.progress.close()
        if not (self.options.json or self.options.verbose or self.options.quiet):
            for line, group in self.summary.lines(to_act_on):
                text = line if group is None else self._painted(line, group.first)
                print_text(text, sys.stderr)

    def sum_up(self, path: str | None, count: int, for_latex: bool) -> None:
        """Print in one line what was written and how much was lost."""
        losses = self.summary.losses()
        if self.options.json or self.options.quiet or (path is None and not losses):
            return
        written = f"{path or 'standard output'}: {count:,} citation{'s'[: count > 1]} written"
        if for_latex:
            written += " for LaTeX (for another program: --target)"
        print_text(printable(written + (f", {losses}" if losses else "")), sys.stderr)

    def say(self, message: str) -> None:
        """Print a line on what was done, unless --quiet or --json is given."""
        if not (self.options.json or self.options.quiet):
            self.progress.close()
            print_text(printable(message), sys.stderr)

    def fail(self, message: str) -> None:
        """Print the reason for which the command fails."""
        self.progress.close()
        if self.options.json:
            print_json({"code": "failed", "message": message, "severity": "error"}, sys.stderr, indent=None)
        else:
            print_text(f"{self.errors.paint('carcite:', 'error')} {printable(message)}", sys.stderr)

    def as_line(self, file: str | None, note: Note) -> str:
        """Return a note as text, with its file if there are several."""
        source = self._source(file)
        return printable(f"{source}: {note}" if source else str(note))

    def as_object(self, file: str | None, note: Note) -> dict[str, Any]:
        """Return a note for JSON."""
        return {**note._asdict(), "file": file}

    def _source(self, file: str | None) -> str:
        return file if file and self.several else ""

    def _painted(self, line: str, note: Note) -> str:
        word = str(note.severity)
        return line.replace(word, self.errors.paint(word, word), 1)


# --- citations --------------------------------------------------------------------------------------------------------

# The first fields; the others follow in the model's order.
_TOP = ("type", "key", "title", "authors", "container_title", "issued", "volume", "issue", "pages", "doi", "pmid")
_WIDTH = 100


def tree(citation: Citation, palette: Palette) -> Iterator[str]:
    """Yield the lines of a citation: the citation in one line, its fields, and its related papers by relation."""
    yield palette.paint(printable(str(citation)), "title")
    for name in dict.fromkeys((*_TOP, *Citation.model_fields)):
        value = getattr(citation, name)
        if value and name != "related":
            for shown in value if isinstance(value, tuple) else (value,):
                label = f"{name.replace('_', ' '):<21}"
                yield f"  {palette.paint(label, 'label')} {_short(shown)}"
    yield from _related_lines(citation, palette)


def _related_lines(citation: Citation, palette: Palette) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for related in citation.related:
        relation = related.relation.replace("_", " ") + (" (of)" if related.inverse else "")
        line = str(related.citation) + (" [the paper itself]" if related.itself else "")
        groups.setdefault(relation, []).append(line)
    for relation, lines in groups.items():
        yield f"  {palette.paint(relation, 'label')}"
        for number, line in enumerate(lines, 1):
            yield f"  {'└' if number == len(lines) else '├'}── {printable(line)}"


def _short(value: object) -> str:
    text = " ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)
    text = text.replace("\n", " ")
    return printable(text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…")


# --- formats ----------------------------------------------------------------------------------------------------------


def format_rows(target: Target | None) -> list[dict[str, Any]]:
    """Return a row of facts for each format; for a target only for those that it imports, best first."""
    rows = []
    chosen = formats.every() if target is None else map(formats.named, formats.BEST_FOR[target])
    suffixes = {declared.name: declared.suffixes for declared in formats.DECLARATIONS}
    for format in chosen:
        table = format.table
        ways = " ".join(word for word, way in (("read", format.read_stream), ("write", format.write_stream)) if way)
        rows.append(
            {
                "name": format.name,
                "title": format.title,
                "ways": ways,
                "suffixes": list(suffixes[format.name]),
                "reference": format.reference,
                "lost": sorted(table.lost) if table and format.write_stream else [],
                "dropped": sorted(table.dropped.get(target, ())) if table and target else [],
                "best_for": [program for program, names in formats.BEST_FOR.items() if names[0] == format.name],
            }
        )
    return rows


def format_lines(rows: Sequence[dict[str, Any]], target: Target | None) -> Iterator[str]:
    """Yield the rows as lines for people; for a target, first the best format."""
    if target:
        best = rows[0]["name"]
        yield f"For {target}, {best} is best: carcite convert IN -t {best} -o OUT --target {target}"
        yield "It can import these, the best first:\n"
    for row in rows:
        yield f"{row['name']:<12} {row['ways']:<12} {row['title']}"
        facts = (
            ("files:", row["suffixes"]),
            ("best for:", [] if target else row["best_for"]),
            ("follows:", [] if target else [row["reference"]]),
            ("cannot hold:", row["lost"]),
            (f"{target} does not read:", row["dropped"]),
        )
        for label, values in facts:
            if values:
                yield f"{'':<12} {label} {', '.join(values)}"
    if not target:
        yield "\nBest format for each program (more: carcite formats --target PROGRAM):"
        for program, names in formats.BEST_FOR.items():
            yield f"  {program:<12} {names[0]}, then {', '.join(names[1:])}"
