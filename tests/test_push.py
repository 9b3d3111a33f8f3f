"""Push: against a real HTTP server on the loopback that answers as Zotero's source describes."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from carcite import formats
from carcite.cli import main
from carcite.errors import WriteError
from carcite.model import Citation
from carcite.options import RelatedChoice
from carcite.push import push

Answer = tuple[int, str]
BOOK = Citation(type="book", key="k", title="T & <i>x</i>", authors=["Loon, Ada"])
WITH_OTHERS = Citation(
    type="book", key="k", related=[{"relation": "similar", "citation": {"type": "book", "key": "o", "title": "Other"}}]
)


class Connector:
    """What Zotero's connector does with requests, and what it was sent."""

    def __init__(self) -> None:
        self.bodies: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.sessions: set[str] = set()
        self.ping: Answer = (200, "<!DOCTYPE html><html><body>Zotero is running</body></html>")
        self.version = "7.0.11"
        self.answer: Callable[[str], Answer] = self.imported

    def imported(self, body: str) -> Answer:
        """201 and the items, as Zotero's own import of what it is sent."""
        citations = formats.named("zoterordf").read(body).citations
        return 201, json.dumps([{"itemType": "book", "title": citation.title} for citation in citations])

    def take(self, query: str, headers: dict[str, str], body: str) -> Answer:
        """The checks of server.js and of the import endpoint, in their order."""
        if not headers.get("content-length", "").isdecimal():
            return 400, "Content-length not provided\n"
        if headers.get("user-agent", "").startswith("Mozilla/") or "origin" in headers:
            return 403, ""  # a browser's page; Zotero hangs up on it
        if "content-type" not in headers:
            return 400, ""  # the endpoint is given no data, and no translator claims that
        session = parse_qs(query).get("session", [""])[0]
        self.bodies.append(body)
        self.headers.append(headers)
        if not session or session in self.sessions:
            return 409, '{"error": "SESSION_EXISTS"}'
        self.sessions.add(session)
        return self.answer(body)


@contextmanager
def serving(connector: Connector) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path == "/connector/ping"
            self.reply(*connector.ping)

        def do_POST(self) -> None:
            url = urlsplit(self.path)
            assert url.path == "/connector/import"
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
            headers = {name.lower(): value for name, value in self.headers.items()}
            self.reply(*connector.take(url.query, headers, body))

        def reply(self, status: int, body: str) -> None:
            self.send_response(status)
            if connector.version:
                self.send_header("X-Zotero-Version", connector.version)
            if status == 302:
                self.send_header("Location", "http://192.0.2.1/")
            with suppress(ConnectionError):  # a client that has stopped waiting
                self.end_headers()
                self.wfile.write(body.encode("utf-8"))

        def log_message(self, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def connector() -> Connector:
    return Connector()


@pytest.mark.parametrize("related", ["records", "collection"])
def test_citations_and_their_related_papers_arrive(connector: Connector, related: RelatedChoice) -> None:
    with serving(connector) as port:
        result = push([BOOK, WITH_OTHERS.model_copy(update={"key": "k2"})], port=port, related=related)
    assert (result.sent, result.arrived) == (3, 3)
    assert "3 of 3" in result.message
    assert "<z:itemType>book</z:itemType>" in connector.bodies[0]
    assert "Related to k2" in connector.bodies[0]
    assert connector.headers[0]["content-type"] == "application/rdf+xml"
    assert connector.headers[0]["x-zotero-connector-api-version"] == "3"
    assert not connector.headers[0]["user-agent"].startswith("Mozilla/")


def test_child_notes_are_not_records(connector: Connector) -> None:
    connector.answer = lambda body: (201, '[{"itemType": "book"}, {"itemType": "note", "parentItem": "A"}]')
    with serving(connector) as port:
        assert push([BOOK], port=port).arrived == 1


def test_fewer_than_were_sent_are_reported(connector: Connector) -> None:
    connector.answer = lambda body: (201, '[{"itemType": "book"}]')
    with serving(connector) as port:
        result = push([WITH_OTHERS], port=port, related="records")
    assert (result.sent, result.arrived) == (2, 1)
    assert "missing" in result.message


def test_a_session_that_exists_is_tried_anew(connector: Connector) -> None:
    answers = [(409, '{"error": "SESSION_EXISTS"}'), (201, '[{"itemType": "book"}]')]
    connector.answer = lambda body: answers.pop(0)
    with serving(connector) as port:
        assert push([BOOK], port=port).arrived == 1
    assert len(connector.sessions) == 2


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((409, '{"error": "SESSION_EXISTS"}'), "another import"),
        ((400, ""), "nothing in the file that it can import"),
        ((500, '{"libraryEditable": false}'), "read-only"),
        ((500, ""), r"error \(500\): no reason given"),
        ((500, "An error occurred"), r"error \(500\): An error occurred"),
        ((403, "Request not allowed"), "no imports from other programs"),
        ((404, "No endpoint found"), "no imports from other programs"),
        ((302, ""), r"error \(302\)"),
        ((201, "not JSON"), "did not report which citations arrived"),
        ((201, "[" * 100_000), "did not report which citations arrived"),
    ],
)
def test_every_refusal_says_what_to_do(connector: Connector, answer: Answer, said: str) -> None:
    connector.answer = lambda body: answer
    with serving(connector) as port, pytest.raises(WriteError, match=said):
        push([BOOK], port=port)


def test_zotero_that_is_not_running() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(WriteError, match=r"not running.*start Zotero.*--port"):
        push([BOOK], port=port)


def test_another_program_on_the_port_is_sent_nothing(connector: Connector) -> None:
    connector.ping, connector.version = (200, "hello"), ""
    with serving(connector) as port, pytest.raises(WriteError, match="another program"):
        push([BOOK], port=port)
    assert connector.bodies == []


def test_an_import_that_takes_too_long(connector: Connector) -> None:
    def slow(body: str) -> Answer:
        time.sleep(0.6)
        return 201, "[]"

    connector.answer = slow
    with serving(connector) as port, pytest.raises(WriteError, match=r"did not answer within 0\.2 seconds"):
        push([BOOK], port=port, timeout=0.2)


def test_a_connection_that_breaks_off() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def hang_up() -> None:
        client, _ = listener.accept()
        client.recv(1000)
        client.close()

    threading.Thread(target=hang_up, daemon=True).start()
    with listener, pytest.raises(WriteError, match="Zotero"):
        push([BOOK], port=listener.getsockname()[1])


@contextmanager
def dripping(answer: bytes, part: int, pause: float) -> Iterator[int]:
    """A Zotero that answers a ping at once, and an import with these bytes, a part at a time."""
    listener = socket.create_server(("127.0.0.1", 0))
    ping = b"HTTP/1.1 200 OK\r\nX-Zotero-Version: 7\r\nContent-Length: 2\r\n\r\nok"

    def serve() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                threading.Thread(target=reply, args=(client,), daemon=True).start()

    def reply(client: socket.socket) -> None:
        with client, suppress(OSError):
            if b"/ping" in client.recv(1 << 16).split(b"\r\n")[0]:
                client.sendall(ping)
                return
            for start in range(0, len(answer), part):
                client.sendall(answer[start : start + part])
                time.sleep(pause)

    threading.Thread(target=serve, daemon=True).start()
    with listener:
        yield listener.getsockname()[1]


HEAD = b"HTTP/1.1 %d X\r\nX-Zotero-Version: 7\r\n"


@pytest.mark.parametrize("rest", [b"Content-Length: 30\r\n\r\n" + b" " * 30, b"\r\n" + b"[]" * 90])
def test_an_answer_that_drips_ends_at_the_deadline(rest: bytes) -> None:
    started = time.monotonic()
    answer = HEAD % 201 + rest
    with dripping(answer, 1, 0.05) as port, pytest.raises(WriteError, match=r"did not answer within 0\.5 seconds"):
        push([BOOK], port=port, timeout=0.5)
    assert time.monotonic() - started < 3


def test_an_answer_is_read_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carcite.push._LONGEST_ANSWER", 1000)
    body = b"[" + b" " * 100_000 + b"]"
    with dripping(HEAD % 201 + b"\r\n" + body, 1 << 16, 0) as port, pytest.raises(WriteError, match="which citations"):
        push([BOOK], port=port, timeout=20)


def test_control_characters_of_an_answer_are_not_printed(connector: Connector) -> None:
    connector.answer = lambda body: (500, "\x1b]0;title\x07\x1b[31mred\x9b1m")
    with serving(connector) as port, pytest.raises(WriteError) as raised:
        push([BOOK], port=port)
    assert str(raised.value).endswith(r"error (500): \x1b]0;title\x07\x1b[31mred\x9b1m")


def test_a_proxy_of_the_environment_is_not_asked(connector: Connector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    monkeypatch.delenv("no_proxy", raising=False)
    with serving(connector) as port:
        assert push([BOOK], port=port).arrived == 1


def test_nothing_to_send_asks_nobody() -> None:
    assert push([], port=1).sent == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"port": 70000},
        {"port": "x"},
        {"timeout": 0.0},
        {"timeout": -1.0},
        {"timeout": float("nan")},
        {"timeout": "x"},
        {"related": "all"},
        {"citations": ["x"]},
        {"citations": 3},
    ],
)
def test_impossible_arguments(wrong: dict[str, Any]) -> None:
    with pytest.raises(WriteError):
        push(**{"citations": [BOOK], **wrong})


def test_the_command_says_what_arrived(
    connector: Connector, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.json"
    path.write_text(formats.named("csljson").write([BOOK]).text, encoding="utf-8")
    with serving(connector) as port:
        assert main(["push", "--zotero", "--port", str(port), str(path)]) == 0
        assert "1 of 1" in capsys.readouterr().out
    assert main(["push", "--zotero", "--port", str(port), str(path)]) == 2
    assert "start Zotero" in capsys.readouterr().err
