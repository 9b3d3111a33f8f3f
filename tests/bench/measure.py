"""One run of a program as a process of its own: how long it took, and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SECONDS = 600


class Run(NamedTuple):
    """What a process took: seconds by the clock, seconds of processor time, and the peak of its memory in MB.

    Of a pipeline the processor times are added up, and the memory is that of its largest process.
    """

    seconds: float
    cpu: float
    megabytes: float


class RunError(Exception):
    """A program failed or took too long; the message is what it said last."""


def run(command: Sequence[str], *, cwd: Path | None = None, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end. Raises RunError where it fails or takes more than SECONDS."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            cwd=cwd,
            env={**os.environ, **(environment or {})},
        )
        while True:
            # wait4 and not Popen.wait: only it tells of this child alone.
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() - started > SECONDS:
                process.kill()
                os.wait4(process.pid, 0)
                process.returncode = -9
                raise RunError(f"more than {SECONDS} seconds")
            time.sleep(0.001)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines()
            words = [line.strip() for line in lines if "Error" in line] or lines[-1:]
            raise RunError(words[-1][:200] if words else f"ended with {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(runs: Sequence[Run]) -> Run:
    """The shortest time and the largest memory of several runs: what else the machine does only adds to a time."""
    return Run(min(r.seconds for r in runs), min(r.cpu for r in runs), max(r.megabytes for r in runs))
