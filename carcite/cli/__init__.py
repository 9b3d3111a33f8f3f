"""The command `carcite` (see `parser.py` for its options). Results go to standard output, notes to standard error.

Exit codes, also printed by `carcite --help`:

    0    done
    1    `--strict` and something would be lost (nothing is written), `check` found something, or a file of `convert -r`
         could not be converted
    2    wrong usage, or input or output that cannot be read or written; no file was changed
    130  interrupted (Ctrl-C); 143 terminated; no file was changed
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

from carcite.cli.commands import run
from carcite.cli.output import Reporter
from carcite.cli.parser import parse
from carcite.errors import CarciteError, LossError

DONE, FOUND, FAILED, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143


class _Terminated(BaseException):
    """SIGTERM as an exception, which cleans up as Ctrl-C does."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; `words` as after the program's name (None: those of sys.argv)."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # characters that a terminal does not have are escaped
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        options = parse(words)
    except SystemExit as end:  # argparse has printed the help, the version or an error
        return int(end.code or DONE)
    reporter = Reporter(options)
    try:
        return _run(options, reporter)
    except BrokenPipeError:  # the program that reads our output has ended (`| head`)
        _abandon_output()
        return DONE
    except OSError as error:
        _abandon_output()
        reporter.fail(f"cannot write the output: {error.strerror or error}")
        return FAILED
    except KeyboardInterrupt:
        reporter.fail(f"interrupted; {_left(options)}")
        return INTERRUPTED
    except _Terminated:
        reporter.fail(f"terminated; {_left(options)}")
        return TERMINATED
    except Exception as error:
        if options.verbose:
            raise
        fault = f"{type(error).__name__}: {error}"
        reporter.fail(f"an error in carcite itself ({fault}); please report it with the output of --verbose")
        return FAILED


def _run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Run the command and return its exit code; carcite's own errors are printed."""
    try:
        with _terminable():
            found = run(options, reporter)
            if sys.stdout is not None:
                sys.stdout.flush()
        return FOUND if found else DONE
    except LossError as error:
        losses = error.args[0].partition("\n")[0]
        reporter.fail(f"nothing was written: --strict, and {losses}" + (" (--quiet hides it)" if options.quiet else ""))
        return FOUND
    except CarciteError as error:
        reporter.fail(str(error))
        return FAILED


def _left(options: argparse.Namespace) -> str:
    """What a command leaves behind that was stopped."""
    return "the files converted so far stay" if getattr(options, "recursive", False) else "no file was changed"


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM clean up as Ctrl-C does, if signals can be caught (in the main thread)."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _Terminated

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _abandon_output() -> None:
    """Close standard output, which Python would otherwise flush at exit, with another error."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
