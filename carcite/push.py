"""Send citations to a running Zotero, through the local connector that its browser extension uses.

Reference: Zotero's source, `server.js` and `server_connector.js`. `GET /connector/ping` answers 200. `POST
/connector/import?session=ID` takes a file of any format that Zotero reads, of any content type, as UTF-8, and answers
201 with the imported items as JSON, 400 if no translator detects the format, 409 if the session exists, 500 with
`libraryEditable: false` for a read-only library, and 500 without text after an error. Every answer has
X-Zotero-Version. Requests go only to this computer: no proxy, no redirect, no other host.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from threading import Timer
from typing import Any, NamedTuple
from uuid import uuid4

from carcite import formats
from carcite.api import only_citations
from carcite.errors import WriteError
from carcite.formats.records import Entry, entries
from carcite.model import Citation
from carcite.notes import Note, printable
from carcite.options import RelatedChoice, options_of

PORT = 23119
_HOST = "127.0.0.1"
_FORMAT = formats.BEST_FOR["zotero"][0]
_SESSIONS = 3  # attempts with another session if the session exists
_PING_SECONDS = 5.0
_LONGEST_ANSWER = 1 << 26  # bytes; Zotero answers with all items, each some 2 kB
_LONGEST_TIMEOUT = 366 * 86400.0  # seconds
_VERSION = "3"  # of the connector's protocol

_START = (
    "start Zotero (version 5 or newer) and try again; if it is running, see in its Settings, Advanced, Config Editor "
    "that httpServer.enabled is true, and give the number at httpServer.port with --port"
)


class PushResult(NamedTuple):
    """The number of records sent, the number that Zotero imported, a message, and the notes of the writer."""

    sent: int
    arrived: int
    message: str
    notes: list[Note]


class _Answer(NamedTuple):
    status: int
    body: str
    is_zotero: bool


def push(
    citations: Iterable[Citation] | Citation,
    *,
    port: int = PORT,
    timeout: float = 120.0,
    related: RelatedChoice = "auto",
) -> PushResult:
    """Send citations, with their related papers, to the collection that is selected in the running Zotero.

    They are sent as Zotero RDF. `timeout` is in seconds, for the whole exchange. Returns `PushResult(sent, arrived,
    message, notes)`. Raises WriteError, with advice, if Zotero is not running, does not answer in time, or refuses.
    """
    if not (isinstance(timeout, (int, float)) and 0 < timeout < _LONGEST_TIMEOUT):
        raise WriteError(f"a time-out of {timeout!r} seconds; expected more than 0 and less than a year")
    if not (isinstance(port, int) and 0 < port < 1 << 16):
        raise WriteError(f"port {port!r}; expected a number from 1 to 65535")
    works = list(only_citations(citations))
    options = options_of({"target": "zotero", "related": related})
    sent = sum(isinstance(entry, Entry) for entry in entries(works, options))
    if not sent:
        return PushResult(0, 0, "nothing to send", [])
    format = formats.named(_FORMAT)
    writing = format.write(works, options)
    exchange = _Exchange(port, timeout)
    exchange.ping()
    arrived = _arrived(exchange.import_(writing.text.encode("utf-8"), format.media_type))
    message = f"{arrived} of {sent} record(s) arrived in the collection selected in Zotero"
    if arrived < sent:
        message += "; look there for the missing ones before you send them again"
    return PushResult(sent, arrived, message, writing.notes)


class _Exchange:
    """The requests of one push, with one deadline."""

    def __init__(self, port: int, timeout: float) -> None:
        self.port = port
        self.timeout = timeout
        self.end = time.monotonic() + timeout

    def ping(self) -> None:
        """Check that Zotero answers on the port. Raises WriteError."""
        answer = self._ask("ping", min(_PING_SECONDS, self._left()))
        if not answer.is_zotero:
            raise WriteError(f"another program than Zotero answers on port {self.port} of this computer; {_START}")
        if answer.status != 200:
            raise WriteError(f"Zotero answers a ping with {answer.status}; {_START}")

    def import_(self, body: bytes, media_type: str) -> _Answer:
        """Return Zotero's answer to an import. Raises WriteError if it refuses."""
        answer = _Answer(0, "", True)
        for _ in range(_SESSIONS):
            answer = self._ask(f"import?session={uuid4().hex}", self._left(), body, media_type)
            if answer.status != 409:
                break
        if answer.status == 201:
            return answer
        raise WriteError(_refusal(answer))

    def _left(self) -> float:
        """Return the seconds until the deadline. Raises WriteError if it has passed."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise WriteError(_too_late(self.timeout))
        return left

    def _ask(self, path: str, seconds: float, body: bytes | None = None, media_type: str = "") -> _Answer:
        """Return the answer to a request, of any status. Raises WriteError if there is none in time."""
        started = time.monotonic()
        connected = False
        try:
            with closing(HTTPConnection(_HOST, self.port, timeout=seconds)) as connection:
                connection.connect()
                connected = True
                with _hanging_up(connection.sock, seconds):
                    answer = _answer(connection, path, body, media_type)
        except (OSError, ValueError, OverflowError, HTTPException) as error:
            if isinstance(error, TimeoutError) or (connected and time.monotonic() - started >= seconds):
                raise WriteError(_too_late(self.timeout)) from None
            if not connected:
                raise WriteError(f"Zotero is not running on this computer (port {self.port}); {_START}") from None
            reason = printable(str(error))[:200]
            raise WriteError(f"the connection to Zotero broke ({reason}); look there before you send again") from None
        if time.monotonic() - started >= seconds:  # an answer without a length ends when the connection ends
            raise WriteError(_too_late(self.timeout))
        return answer


@contextmanager
def _hanging_up(sock: socket.socket, seconds: float) -> Iterator[None]:
    """End the connection after these seconds; the time-out of a socket is for each part of an answer."""

    def hang_up() -> None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    alarm = Timer(seconds, hang_up)
    alarm.daemon = True
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()


def _refusal(answer: _Answer) -> str:
    details = _json(answer.body)
    if isinstance(details, dict) and details.get("libraryEditable") is False:
        return "the library selected in Zotero is read-only; select another library or collection in Zotero"
    if answer.status == 409:
        return "Zotero is busy with another import (409); wait until it is done and try again"
    if answer.status == 400:
        return (
            "Zotero finds nothing in the file that it can import (400); update Zotero, or write a file "
            "(carcite convert -t zoterordf) and import that"
        )
    if answer.status in (403, 404):
        return f"this Zotero takes no imports from other programs ({answer.status}); {_START}"
    reason = printable(answer.body[:200]).strip() or "no reason given"
    return f"Zotero answers with an error ({answer.status}): {reason}"


def _arrived(answer: _Answer) -> int:
    """Return the number of items in Zotero's answer, without child notes and attachments."""
    items = _json(answer.body)
    if not isinstance(items, list):
        raise WriteError("Zotero did not report which citations arrived; look into the selected collection")
    return sum(
        not (isinstance(item, dict) and (item.get("parentItem") or item.get("itemType") in ("note", "attachment")))
        for item in items
    )


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _too_late(seconds: float) -> str:
    return (
        f"Zotero did not answer within {seconds:g} seconds; it may still be importing: look into the selected "
        "collection before you send again, and give a longer time for many citations"
    )


def _answer(connection: HTTPConnection, path: str, body: bytes | None, media_type: str) -> _Answer:
    """Send a request and return the answer, up to a maximum length."""
    headers = {"X-Zotero-Connector-API-Version": _VERSION, "User-Agent": "carcite"}
    if body is not None:
        headers["Content-Type"] = media_type
    connection.request("POST" if body is not None else "GET", f"/connector/{path}", body, headers)
    response = connection.getresponse()
    text = response.read(_LONGEST_ANSWER).decode("utf-8", "replace")
    version = response.headers.get("X-Zotero-Version")
    return _Answer(response.status, text, bool(version) or "Zotero" in text[:1000])
