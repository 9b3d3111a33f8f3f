"""Fixtures of the tests that need something beside Python: a program, or the corpus.

What is not there skips its tests, with the reason; where CARCITE_REQUIRE names it (`programs`, `corpus`), they fail.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings

# The same examples in every run, so that a change is judged by what it changed; `CARCITE_FUZZ=1 make test` looks for
# new ones, and what it finds becomes a case.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("fuzz", deadline=None)
settings.load_profile("fuzz" if os.environ.get("CARCITE_FUZZ") else "fixed")


ROOT = Path(__file__).parent.parent
FULL = bool(os.environ.get("CARCITE_FULL"))  # CI sets it: more records and longer texts in the tests of these
NODE_PACKAGES = ROOT / "tests" / "interop" / "node"
# The processes that tests start import this checkout, whichever one is installed.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
REQUIRED = frozenset(os.environ.get("CARCITE_REQUIRE", "").replace(",", " ").split())


PATIENCE = 100  # seconds of a test's own processor time; the longest takes a tenth of it


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """Ends a test that hangs. Most tests of long texts assert no time: they would take hours were it not linear."""

    def end(signum: int, frame: FrameType | None) -> None:
        pytest.fail(f"it was still at work after {PATIENCE} seconds of processor time")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def _absent(kind: str, reason: str) -> None:
    if kind in REQUIRED:
        pytest.fail(f"{reason} (CARCITE_REQUIRE asks for {kind})", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def program() -> Callable[[str], Path]:
    """`program("biber")` is the path of an installed program; `program("node")` stands for the packages, too."""

    def find(name: str) -> Path:
        path = shutil.which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
        if path is None:
            _absent("programs", f"{name} is not installed")
        elif name == "node" and not (NODE_PACKAGES / "node_modules").is_dir():
            _absent("programs", "the packages for node are not there: npm install --prefix tests/interop/node")
        return Path(path or name)

    return find


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The shared corpus of real files, beside the checkout."""
    path = ROOT.parent / "shared" / "corpus"
    if not path.is_dir():
        _absent("corpus", "the corpus is not beside the checkout (../shared/corpus)")
    return path


@pytest.fixture(scope="session")
def cluster() -> Iterator[Executor]:
    """A Dask cluster of two processes on this machine, as an executor."""
    try:
        from dask.distributed import Client, LocalCluster
    except ImportError:
        _absent("programs", "distributed (Dask) is not installed: pip install --group interop")
    processes = LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None, worker_dashboard_address=None)
    with processes, Client(processes) as client:
        yield client.get_executor()
