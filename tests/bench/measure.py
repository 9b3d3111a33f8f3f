"""One run of a program as a process of its own: how long it took, and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

SECONDS = 600


class Run(NamedTuple):
    """What a process took: seconds by the clock, seconds of processor time, and the peak of its memory in MB.

    Of a pipeline the processor times are added up, and the memory is that of its largest process. `worker_megabytes` is
    the peak of the largest process that it started as a worker, 0 if it has none.
    """

    seconds: float
    cpu: float
    megabytes: float
    worker_megabytes: float = 0

    @property
    def memory(self) -> str:
        """The memory for a table: `61`, or `61 + 58` with workers."""
        workers = f" + {self.worker_megabytes:.0f}" if self.worker_megabytes else ""
        return f"{self.megabytes:.0f}{workers}"


class RunError(Exception):
    """A program failed or took too long; the message is what it said last."""


class _Workers:
    """The processes that a process has started and does not wait for, looked at while they live (Linux)."""

    def __init__(self, session: int) -> None:
        self.session = session
        self.cpu: dict[str, float] = {}
        self.megabytes: dict[str, float] = {}
        self.next = 0.0

    def look(self) -> None:
        """Note what each has taken so far, some times a second."""
        if time.perf_counter() < self.next:
            return
        self.next = time.perf_counter() + 0.2
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError, ValueError, IndexError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == self.session and folder.name != str(self.session):
                    self.cpu[folder.name] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                    status = (folder / "status").read_text()
                    self.megabytes[folder.name] = int(status.partition("VmHWM:")[2].split()[0]) / 1024


def run(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    workers: bool = False,
    limit: float = SECONDS,
) -> Run:
    """Run a command to its end, with the `workers` it starts. Raises RunError if it fails or takes too long."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
        watched = _Workers(process.pid)
        while True:
            if workers:
                watched.look()
            # wait4 and not Popen.wait: only it tells of this child alone.
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() - started > limit:
                process.kill()
                os.wait4(process.pid, 0)
                process.returncode = -9
                raise RunError(f"more than {limit:.0f} seconds")
            time.sleep(min(0.05, 0.001 + (time.perf_counter() - started) / 1000))
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines()
            words = [line.strip() for line in lines if "Error" in line] or lines[-1:]
            raise RunError(words[-1][:200] if words else f"ended with {process.returncode}")
    cpu = usage.ru_utime + usage.ru_stime + sum(watched.cpu.values())
    return Run(seconds, cpu, usage.ru_maxrss / 1024, max(watched.megabytes.values(), default=0))


def best(runs: Sequence[Run]) -> Run:
    """The shortest time and the largest memory of several runs: what else the machine does only adds to a time."""
    return Run(
        min(r.seconds for r in runs),
        min(r.cpu for r in runs),
        max(r.megabytes for r in runs),
        max(r.worker_megabytes for r in runs),
    )
