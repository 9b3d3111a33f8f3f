"""Answers of services on disk, so that completing a list again asks only for what is new."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import suppress
from pathlib import Path

AGE = 30 * 86400.0  # seconds; a retraction must show within a month
_SCHEMA = "CREATE TABLE IF NOT EXISTS answers (request TEXT PRIMARY KEY, fetched REAL NOT NULL, body BLOB NOT NULL)"


def default_path() -> Path:
    """Return the file of the cache, in the operating system's place for caches."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "carcite" / "answers.sqlite"


class Cache:
    """Answers by request. A file that cannot be used is not an error: everything is asked for again."""

    def __init__(self, path: Path, age: float = AGE) -> None:
        self._age = age
        self._database: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=2.0, isolation_level=None)
            database.execute(_SCHEMA)
            database.execute("DELETE FROM answers WHERE fetched < ?", (time.time() - age,))
            self._database = database

    def get(self, request: str) -> bytes | None:
        """Return the answer to a request; None if there is none that is recent enough."""
        if self._database is None:
            return None
        with suppress(sqlite3.Error):
            query = "SELECT body FROM answers WHERE request = ? AND fetched >= ?"
            row = self._database.execute(query, (request, time.time() - self._age)).fetchone()
            return bytes(row[0]) if row else None
        return None

    def put(self, request: str, body: bytes) -> None:
        """Store an answer."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.execute("REPLACE INTO answers VALUES (?, ?, ?)", (request, time.time(), body))

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            self._database.close()
