"""Citations sent to a running Zotero, by the local connector that its browser extension uses.

Reference: Zotero's source, `server.js` and `server_connector.js`. `GET /connector/ping` answers 200. `POST
/connector/import?session=ID` takes a file of any format Zotero reads, of any content type, as UTF-8, and answers 201
with the imported items as JSON, 400 where no translator claims the file, 409 where the session exists, 500 with
`libraryEditable: false` for a read-only library and with no text after an error. Every answer has X-Zotero-Version.
Nothing but this computer is ever asked: no proxy, no redirect, no other host.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterable
from http.client import HTTPException
from typing import Any, NamedTuple
from uuid import uuid4

from carcite import formats
from carcite.errors import WriteError
from carcite.formats.base import Options, RelatedChoice
from carcite.formats.records import Entry, entries
from carcite.model import Citation
from carcite.notes import Note

PORT = 23119
_HOST = "127.0.0.1"
_FORMAT = formats.BEST_FOR["zotero"][0]
_SESSIONS = 3  # how often another session is tried where Zotero says that it has that one
_PING_SECONDS = 5.0
_VERSION = "3"  # of the connector's protocol

_START = (
    "start Zotero (version 5 or newer) and try again; if it is running, see in its Settings, Advanced, Config Editor "
    "that httpServer.enabled is true, and give the number at httpServer.port with --port"
)


class PushResult(NamedTuple):
    """What became of the citations: how many records were sent, how many Zotero says it has, and that in words.

    `notes` says what a Zotero item has no field for.
    """

    sent: int
    arrived: int
    message: str
    notes: list[Note]


class _Answer(NamedTuple):
    status: int
    body: str
    is_zotero: bool


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **named: Any) -> None:
        """No redirect is followed: the answer itself is the error."""
        return


_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def push(
    citations: Iterable[Citation],
    *,
    port: int = PORT,
    timeout: float = 120.0,
    related: RelatedChoice = "records",
) -> PushResult:
    """Send citations, with their related papers, to the collection that is selected in the running Zotero.

    They go as Zotero RDF. `timeout` is in seconds, for the whole import. Raises WriteError, with what to do, where
    Zotero is not running, does not answer in time, or refuses.
    """
    if not timeout > 0:
        raise WriteError(f"a time-out of {timeout:g} seconds; expected more than 0")
    works = list(citations)
    options = Options(target="zotero", related="records" if related == "collection" else related)
    sent = sum(isinstance(entry, Entry) for entry in entries(works, options))
    if not sent:
        return PushResult(0, 0, "nothing to send", [])
    _ping(port)
    format = formats.named(_FORMAT)
    writing = format.write(works, options)
    answer = _import(writing.text.encode("utf-8"), format.media_type, port, timeout)
    arrived = _arrived(answer)
    message = f"{arrived} of {sent} record(s) arrived in the collection selected in Zotero"
    if arrived < sent:
        message += "; look there for the missing ones before you send them again"
    return PushResult(sent, arrived, message, writing.notes)


def _ping(port: int) -> None:
    answer = _ask("ping", port, _PING_SECONDS)
    if not answer.is_zotero:
        raise WriteError(f"another program than Zotero answers on port {port} of this computer; {_START}")
    if answer.status != 200:
        raise WriteError(f"Zotero answers its ping with {answer.status}; {_START}")


def _import(body: bytes, media_type: str, port: int, timeout: float) -> _Answer:
    answer = _Answer(0, "", True)
    for _ in range(_SESSIONS):
        answer = _ask(f"import?session={uuid4().hex}", port, timeout, body, media_type)
        if answer.status != 409:
            break
    if answer.status == 201:
        return answer
    raise WriteError(_refusal(answer))


def _refusal(answer: _Answer) -> str:
    said = _json(answer.body)
    if isinstance(said, dict) and said.get("libraryEditable") is False:
        return "the library selected in Zotero is read-only; select another library or collection in Zotero"
    if answer.status == 409:
        return "Zotero says that another import is in the way (409); wait until it is done and try again"
    if answer.status == 400:
        return (
            "Zotero finds nothing in the file that it can import (400); update Zotero, or write a file "
            "(carcite convert -t zoterordf) and import that"
        )
    if answer.status in (403, 404):
        return f"this Zotero takes no imports from other programs ({answer.status}); {_START}"
    return f"Zotero answers with an error ({answer.status}): {answer.body.strip()[:200] or 'no reason given'}"


def _arrived(answer: _Answer) -> int:
    """How many items of their own there are in Zotero's list: child notes and attachments are none."""
    items = _json(answer.body)
    if not isinstance(items, list):
        raise WriteError("Zotero took the citations and does not say which arrived; look into the selected collection")
    return sum(
        not (isinstance(item, dict) and (item.get("parentItem") or item.get("itemType") in ("note", "attachment")))
        for item in items
    )


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _ask(path: str, port: int, timeout: float, body: bytes | None = None, media_type: str = "") -> _Answer:
    """One request to the connector and its answer, whatever its status. Raises WriteError where there is no answer."""
    headers = {"X-Zotero-Connector-API-Version": _VERSION}
    if body is not None:
        headers["Content-Type"] = media_type
    try:
        request = urllib.request.Request(f"http://{_HOST}:{port:d}/connector/{path}", body, headers)
        with _OPENER.open(request, timeout=timeout) as response:
            return _answer(response.status, response)
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error)
    except TimeoutError:
        raise WriteError(_too_late(timeout)) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise WriteError(_too_late(timeout)) from None
        if body is None:
            raise WriteError(f"Zotero is not running on this computer (port {port}); {_START}") from None
        raise WriteError(f"the connection to Zotero broke ({error.reason}); look there before you send again") from None
    except (OSError, ValueError, OverflowError, HTTPException) as error:
        raise WriteError(f"the connection to Zotero broke ({error}); look there before you send again") from None


def _too_late(seconds: float) -> str:
    return (
        f"Zotero did not answer within {seconds:g} seconds; it may still be importing: look into the selected "
        "collection before you send again, and give a longer time for many citations"
    )


def _answer(status: int, response: Any) -> _Answer:
    body = response.read().decode("utf-8", "replace")
    version = response.headers.get("X-Zotero-Version")
    return _Answer(status, body, bool(version) or "Zotero" in body[:1000])
