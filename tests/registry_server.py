"""A server on this computer that answers as doi.org, Crossref and PubMed do, and misbehaves where a test says so."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

CSL = "application/vnd.citationstyles.csl+json"


class Request:
    """What was asked: the path without its query, undone; the parameters of the query or the form; the headers."""

    def __init__(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        length = int(handler.headers.get("Content-Length") or 0)
        body = handler.rfile.read(length).decode()
        self.raw = parts.path
        self.path = unquote(parts.path)
        self.params = parse_qs(parts.query) | parse_qs(body)
        self.headers = handler.headers
        self.method = handler.command
        self.time = time.monotonic()


class Reply:
    """An answer: its status, body and headers; `pause` is the time before each byte of a slow one."""

    def __init__(self, body: Any = b"", status: int = 200, *, pause: float = 0.0, length: bool = True, **headers: str):
        self.body = (
            body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
        )
        self.status = status
        self.pause = pause
        self.length = length
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


Route = Callable[[Request], Reply]


class RegistryServer:
    """Routes by the beginning of a path; the longest that fits answers. `requests` holds all that were asked."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.requests: list[Request] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                request = Request(self)
                server.requests.append(request)
                fitting = [path for path in server.routes if request.path.startswith(path)]
                reply = server.routes[max(fitting, key=len)](request) if fitting else Reply("not found", 404)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.length:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                try:
                    if reply.pause:
                        for number in range(len(reply.body)):
                            self.wfile.write(reply.body[number : number + 1])
                            self.wfile.flush()
                            time.sleep(reply.pause)
                    else:
                        self.wfile.write(reply.body)
                except OSError:
                    pass  # the client has gone

            do_POST = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def base(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.requests]

    def close(self) -> None:
        """Stop it."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def work(doi: str, **fields: Any) -> dict[str, Any]:
    """A work as Crossref's content negotiation gives it."""
    return {
        "type": "journal-article",
        "DOI": doi,
        "title": "Lichens on northern walls: fifty years of observations",
        "author": [
            {"given": "Ann", "family": "Roe", "sequence": "first", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
            {"given": "Bea", "family": "Poe", "sequence": "additional"},
        ],
        "container-title": "Annals of Botany",
        "container-title-short": "Ann Bot",
        "issued": {"date-parts": [[2014, 5, 6]]},
        "volume": "28",
        "issue": "4",
        "page": "1519-1527",
        "publisher": "Oxford University Press (OUP)",
        "ISSN": ["0305-7364"],
        "URL": f"https://doi.org/{doi}",
        "is-referenced-by-count": 7,
    } | fields


def article(pmid: str, title: str = "Lichens on northern walls.", doi: str | None = None, **fields: str) -> str:
    """A record as efetch gives it."""
    get = {
        "journal": "Ann Bot",
        "year": "2014",
        "month": "May",
        "day": "06",
        "types": "<PublicationType UI='D016428'>Journal Article</PublicationType>",
    } | fields
    ids = f'<ArticleId IdType="pubmed">{pmid}</ArticleId>' + (
        f'<ArticleId IdType="doi">{doi}</ArticleId>' if doi else ""
    )
    return f"""<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>
<Article PubModel="Print"><Journal><ISSN IssnType="Print">0305-7364</ISSN>
<JournalIssue CitedMedium="Print"><Volume>28</Volume><Issue>4</Issue>
<PubDate><Year>{get["year"]}</Year><Month>{get["month"]}</Month><Day>{get["day"]}</Day></PubDate></JournalIssue>
<Title>Annals of botany</Title><ISOAbbreviation>{get["journal"]}</ISOAbbreviation></Journal>
<ArticleTitle>{title}</ArticleTitle><Pagination><MedlinePgn>1519-27</MedlinePgn></Pagination>
<Abstract><AbstractText>We looked at lichens.</AbstractText></Abstract><AuthorList CompleteYN="Y">
<Author ValidYN="Y"><LastName>Roe</LastName><ForeName>Ann</ForeName><Initials>A</Initials></Author></AuthorList>
<Language>eng</Language><PublicationTypeList>{get["types"]}</PublicationTypeList></Article></MedlineCitation>
<PubmedData><PublicationStatus>ppublish</PublicationStatus><ArticleIdList>{ids}</ArticleIdList></PubmedData></PubmedArticle>"""


def article_set(*articles: str) -> str:
    """The answer of efetch."""
    return f'<?xml version="1.0" ?>\n<PubmedArticleSet>{"".join(articles)}</PubmedArticleSet>'
