"""Completing from registries, against a server on this computer that is kind and hostile (tests/registry_server.py)."""

from __future__ import annotations

import email.utils
import gzip
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("httpx", reason="the extra `online` is not installed")

from carcite import Code, load
from carcite.completion import Completion, ServiceError, Services, complete
from carcite.completion import client as client_module
from carcite.completion.client import _is_private, _retry_after
from carcite.model import Citation, Related
from carcite.notes import Note, Severity
from tests.registry_server import CSL, RegistryServer, Reply, Request, article, article_set, work

ROOT = Path(__file__).parent.parent
DOI = "10.5555/lichens"


@pytest.fixture
def server() -> Iterator[RegistryServer]:
    found = RegistryServer()
    yield found
    found.close()


@pytest.fixture(autouse=True)
def _no_back_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "_BACK_OFF", 0.01)


class _Run(NamedTuple):
    citations: list[Citation]
    notes: list[Note]
    interrupted: bool


def run(server: RegistryServer, *citations: Citation, **options: Any) -> _Run:
    base = server.base
    services = Services(
        doi=base + "doi/", crossref=base + "crossref/", pubmed=base + "pubmed/", mailto="me@example.org"
    )
    done = complete(citations, **{"services": services, "cache": False, "deadline": 20.0, **options})
    return _Run(done.citations, done.notes, done.interrupted)


def page(**fields: Any) -> Citation:
    return Citation(**{"type": "article-journal", "key": "k", "doi": DOI, **fields})


def messages(completion: Completion, code: Code) -> list[str]:
    return [note.message for note in completion.notes if note.code is code]


# --- by DOI -----------------------------------------------------------------------------------------------------------


def test_a_page_without_a_title_gets_it(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    given = page(container_title="Ann Bot", issued="2014", volume="28")
    [citation], notes, interrupted = run(server, given)
    assert citation.title == "Lichens on northern walls: fifty years of observations"
    assert [name.family for name in citation.authors] == ["Roe", "Poe"]
    assert str(citation.pages) == "1519-1527"
    assert (citation.key, citation.doi, citation.container_title, str(citation.issued)) == ("k", DOI, "Ann Bot", "2014")
    assert citation.publisher is None
    assert not interrupted
    [note] = notes
    assert (note.code, note.severity, note.record) == (Code.COMPLETED, Severity.INFO, "k")
    assert note.message == "from doi.org: title, authors, issue, pages, issn"


def test_a_request_says_who_asks_and_what_for(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    run(server, page())
    [request] = server.requests
    assert request.headers["Accept"].startswith(CSL)
    assert request.headers["User-Agent"].startswith("carcite/")
    assert "mailto:me@example.org" in request.headers["User-Agent"]


@pytest.mark.parametrize(
    "doi", ["10.1002/(SICI)1097-4679(199601)52:1<3::AID-JCLP1>3.0.CO;2-#", "10.1000/a?b=c%20d", "10.1000/ä"]
)
def test_a_doi_of_any_characters_is_asked_for_as_it_is(server: RegistryServer, doi: str) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(doi))
    [citation], _, _ = run(server, page(doi=doi))
    assert server.paths() == [f"/doi/{doi}"]
    assert citation.title
    assert citation.doi == doi


def test_an_arxiv_number_is_asked_for_by_its_doi(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work("10.48550/arXiv.2101.00001", type="article"))
    [citation], _, _ = run(server, page(doi=None, arxiv="2101.00001v2"))
    assert server.paths() == ["/doi/10.48550/arXiv.2101.00001"]
    assert citation.title


def test_a_given_value_stays_and_a_note_has_both(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    given = page(
        title="LICHENS ON NORTHERN WALLS: FIFTY YEARS OF OBSERVATIONS.", volume="82", authors=["Roe, A.", "Poe, B."]
    )
    [citation], notes, _ = run(server, given)
    assert (citation.title, citation.volume, citation.authors) == (given.title, "82", given.authors)
    [conflict] = [note for note in notes if note.code is Code.CONFLICT]
    assert (conflict.field, conflict.severity) == ("volume", Severity.WARNING)
    assert conflict.message == "'82' (given) is kept; doi.org has '28'"


def test_the_registry_may_be_preferred(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    [citation], notes, _ = run(server, page(volume="82"), prefer="registry")
    assert citation.volume == "28"
    assert messages(Completion([], notes), Code.CONFLICT) == ["'28' (doi.org) in place of '82', which was given"]


def test_authors_that_end_in_et_al_are_completed(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    [citation], notes, _ = run(server, page(authors=["Roe, A."], authors_truncated=True))
    assert ([name.family for name in citation.authors], citation.authors_truncated) == (["Roe", "Poe"], False)
    assert not messages(Completion([], notes), Code.CONFLICT)


def test_another_work_under_the_doi_fills_nothing(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    given = page(title="A trial of moss in the treatment of wounds", authors=["Doe, Carl"], issued="2001")
    [citation], notes, _ = run(server, given)
    assert citation == given
    assert "has another work under the identifier" in notes[0].message
    server.routes["/doi/"] = lambda request: Reply(work("10.5555/other"))
    [citation], notes, _ = run(server, page())
    assert citation == page()
    assert notes[0].message == f"{DOI}: doi.org answered with another work's record (10.5555/other)"


def test_a_doi_may_be_another_name_of_the_record(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work("10.5555/prime", aliases=[DOI]))
    [citation], _, _ = run(server, page())
    assert (citation.doi, bool(citation.title)) == (DOI, True)


# --- retractions, errata, versions ------------------------------------------------------------------------------------


def test_notices_on_a_paper_and_the_paper_of_a_notice(server: RegistryServer) -> None:
    updates = [
        {"DOI": "10.5555/notice", "type": "retraction", "label": "Retraction", "source": "retraction-watch"},
        {"DOI": "10.5555/fix", "type": "correction", "label": "Correction"},
    ]
    server.routes["/doi/"] = lambda request: Reply(work(DOI, **{"updated-by": updates}))
    [citation], _, _ = run(server, page())
    assert citation.status == "retracted"
    assert [(one.relation, one.inverse, one.citation.doi) for one in citation.related] == [
        ("retraction", False, "10.5555/notice"),
        ("erratum", False, "10.5555/fix"),
    ]
    notice = {"update-to": [{"DOI": "10.5555/paper", "type": "retraction"}]}
    server.routes["/doi/"] = lambda request: Reply(work(DOI, **notice))
    [citation], _, _ = run(server, page())
    assert citation.status is None
    assert [(one.relation, one.inverse) for one in citation.related] == [("retraction", True)]
    again, _, _ = run(server, citation)
    assert again == [citation]


def test_a_preprint_that_is_published(server: RegistryServer) -> None:
    relation = {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/PAPER", "asserted-by": "subject"}]}
    preprint = work(
        DOI, type="posted-content", subtype="preprint", relation=relation, volume=None, **{"container-title": []}
    )
    server.routes["/doi/"] = lambda request: Reply(preprint)
    server.routes["/doi/10.5555/PAPER"] = lambda request: Reply(work("10.5555/paper"))
    [citation], notes, _ = run(server, page())
    assert (citation.doi, citation.related[0].inverse) == (DOI, True)
    assert any("published as 10.5555/PAPER" in note.message for note in notes)
    [citation], notes, _ = run(server, page(notes=["mine"]), published=True)
    assert (citation.key, citation.doi, citation.volume, citation.notes) == ("k", "10.5555/PAPER", "28", ("mine",))
    [link] = citation.related
    assert (link.relation, link.inverse, link.citation.doi) == ("preprint", False, DOI)


# --- by PMID and PMCID ------------------------------------------------------------------------------------------------


def test_five_hundred_pmids_are_three_requests(server: RegistryServer) -> None:
    def efetch(request: Request) -> Reply:
        ids = request.params["id"][0].split(",")
        return Reply(article_set(*(article(pmid) for pmid in ids if pmid != "77")))

    server.routes["/pubmed/efetch.fcgi"] = efetch
    citations = [page(doi=None, key=None, pmid=str(number)) for number in range(1, 501)]
    seen: list[tuple[int, int]] = []
    completed, notes, _ = run(server, *citations, on_progress=lambda done, of: seen.append((done, of)))
    assert len(server.requests) == 3
    assert [request.method for request in server.requests] == ["GET"] * 3
    assert {request.params["email"][0] for request in server.requests} == {"me@example.org"}
    assert sum(bool(citation.title) for citation in completed) == 499
    assert [note.message for note in notes if note.code is Code.UNAVAILABLE] == ["PubMed has no such record"]
    assert seen[-1] == (500, 500)


def test_pubmed_says_that_a_paper_is_retracted(server: RegistryServer) -> None:
    types = "<PublicationType UI='D016441'>Retracted Publication</PublicationType>"
    server.routes["/pubmed/efetch.fcgi"] = lambda request: Reply(article_set(article("7", types=types)))
    [citation], _, _ = run(server, page(doi=None, pmid="7"))
    assert citation.status == "retracted"


def test_a_pmcid_is_resolved_first(server: RegistryServer) -> None:
    links = {"linksets": [{"dbfrom": "pmc", "ids": ["12"], "linksetdbs": [{"linkname": "pmc_pubmed", "links": ["7"]}]}]}
    server.routes["/pubmed/elink.fcgi"] = lambda request: Reply(links)
    server.routes["/pubmed/efetch.fcgi"] = lambda request: Reply(article_set(article("7")))
    [citation, _], notes, _ = run(server, page(doi=None, pmcid="PMC12"), page(doi=None, pmcid="PMC13", key="o"))
    assert (citation.pmid, citation.title) == ("7", "Lichens on northern walls")
    assert server.requests[0].params["id"] == ["12", "13"]
    assert [(note.record, note.message) for note in notes if note.code is Code.UNAVAILABLE] == [
        ("o", "PubMed has no record of this PMCID")
    ]


@pytest.mark.parametrize(
    "body", ["<html><body>Down for maintenance</body></html>", "", "{}", "<PubmedArticleSet><PubmedArt"]
)
def test_what_is_not_pubmed_xml_is_a_note(server: RegistryServer, body: str) -> None:
    server.routes["/pubmed/efetch.fcgi"] = lambda request: Reply(body)
    [citation], notes, _ = run(server, page(doi=None, pmid="7"))
    assert citation == page(doi=None, pmid="7")
    assert [note.code for note in notes] == [Code.UNAVAILABLE]


# --- by title ---------------------------------------------------------------------------------------------------------


TITLED = {
    "doi": None,
    "title": "Lichens on northern walls: fifty years of observations",
    "authors": ["Roe, A."],
    "issued": "2014",
}


def test_a_title_is_looked_up_where_nothing_else_is_there(server: RegistryServer) -> None:
    items = [work("10.5555/near", title=["Lichens on southern walls"]), work(DOI, title=[TITLED["title"]])]
    server.routes["/crossref/works"] = lambda request: Reply({"status": "ok", "message": {"items": items}})
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    [citation], _, _ = run(server, page(**TITLED))
    assert (citation.doi, citation.volume) == (DOI, "28")
    assert server.requests[0].params["query.author"] == ["Roe"]
    assert server.requests[0].params["mailto"] == ["me@example.org"]


@pytest.mark.parametrize(
    "items",
    [
        [],
        [work("10.5555/a", title=["Lichens on southern walls"])],
        [work("10.5555/a", author=[{"family": "Moe"}])],
        [work("10.5555/a"), work("10.5555/b")],
        ["nonsense", None, {}],
    ],
)
def test_what_is_not_certainly_the_work_is_not_taken(server: RegistryServer, items: list[Any]) -> None:
    server.routes["/crossref/works"] = lambda request: Reply({"message": {"items": items}})
    [citation], notes, _ = run(server, page(**TITLED))
    assert citation == page(**TITLED)
    assert "record that is certainly of this work" in notes[0].message


def test_nothing_to_look_it_up_by(server: RegistryServer) -> None:
    _, [note], _ = run(server, Citation(type="book", isbn=["9780306406157"]))
    assert (note.record, note.severity) == ("#1", Severity.INFO)
    assert "nothing to look it up by" in note.message
    assert server.requests == []


# --- the network as it is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply("no", 404), "doi.org has no such record"),
        (Reply("no", 406), "doi.org does not have the record in a form that is read here (406)"),
        (Reply("no", 403), "doi.org answered 403"),
        (Reply("", 204), "doi.org has no such record"),
        (Reply("<!DOCTYPE html><title>Sign in</title>"), "doi.org answered with a web page, not with JSON"),
        (Reply("[1, 2]"), "doi.org answered with JSON that is not a record"),
        (Reply("[" * 100_000), "doi.org answered with text, not with JSON"),
        (Reply(b"\xff\xfe\x00"), "doi.org answered with text, not with JSON"),
        (Reply("oops", 500), "doi.org answered 500, 4 times"),
        (
            Reply("no gzip, whatever the header says", Content_Encoding="gzip"),
            "an answer that cannot be read (DecodingError",
        ),
    ],
)
def test_an_answer_of_another_form_is_a_note(server: RegistryServer, reply: Reply, message: str) -> None:
    server.routes["/doi/"] = lambda request: reply
    [citation], [note], _ = run(server, page())
    assert citation == page()
    assert (note.code, note.severity) == (Code.UNAVAILABLE, Severity.WARNING)
    assert note.message.startswith(f"{DOI}: {message}")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_fails_for_a_moment_is_asked_for_again(server: RegistryServer, status: int) -> None:
    answers = [Reply("later", status), Reply("later", status, Retry_After="0"), Reply(work(DOI))]
    server.routes["/doi/"] = lambda request: answers.pop(0)
    [citation], _, _ = run(server, page())
    assert citation.title
    assert len(server.requests) == 3


def test_retry_after_is_obeyed_and_the_deadline_is_kept(server: RegistryServer) -> None:
    answers = [Reply("later", 429, Retry_After="1"), Reply(work(DOI))]
    server.routes["/doi/"] = lambda request: answers.pop(0)
    run(server, page())
    assert server.requests[1].time - server.requests[0].time > 0.95
    server.routes["/doi/"] = lambda request: Reply("later", 429, Retry_After="3600")
    start = time.monotonic()
    _, notes, _ = run(server, page(), page(key="l"), deadline=2.0)
    assert time.monotonic() - start < 8
    assert "asks to wait 3600 seconds, and the time is over" in notes[0].message


def test_retry_after_is_a_number_or_a_date() -> None:
    import httpx

    date = email.utils.formatdate(time.time() + 60, usegmt=True)
    assert _retry_after(httpx.Headers({"Retry-After": "7"})) == 7
    assert 50 < (_retry_after(httpx.Headers({"Retry-After": date})) or 0) <= 60
    for wrong in ("soon", "", "-1", "Mon, 99 Foo"):
        assert _retry_after(httpx.Headers({"Retry-After": wrong})) is None


def test_no_more_requests_a_second_than_allowed(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(request.path.removeprefix("/doi/")))
    run(server, *(page(key=None, doi=f"10.5555/{number}") for number in range(8)))
    times = [request.time for request in server.requests]
    assert times[-1] - times[0] > 0.65
    server.requests.clear()
    headers = {"X_Rate_Limit_Limit": "2", "X_Rate_Limit_Interval": "1s"}
    server.routes["/doi/"] = lambda request: Reply(work(request.path.removeprefix("/doi/")), **headers)
    run(server, *(page(key=None, doi=f"10.5555/{number}") for number in range(4)))
    times = [request.time for request in server.requests]
    assert times[-1] - times[1] > 0.9


def test_slow_and_endless_answers_end(server: RegistryServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "_ONE_REQUEST", 0.5)
    server.routes["/doi/"] = lambda request: Reply(" " * 200, pause=0.05)
    server.routes["/doi/10.5555/b"] = lambda request: Reply(work("10.5555/b"))
    start = time.monotonic()
    [_, other], notes, _ = run(server, page(), page(doi="10.5555/b"))
    assert time.monotonic() - start < 5
    assert "takes too long" in notes[0].message
    assert other.title
    monkeypatch.setattr(client_module, "_LONGEST_ANSWER", 1 << 20)
    bomb = gzip.compress(b" " * (1 << 24))
    server.routes["/doi/"] = lambda request: Reply(bomb, Content_Encoding="gzip")
    _, notes, _ = run(server, page())
    assert "sends more than 1 MB" in notes[0].message


def test_a_connection_that_is_cut_is_tried_again(server: RegistryServer) -> None:
    answers = [Reply(b"{", Content_Length="100", length=False), Reply(work(DOI))]
    server.routes["/doi/"] = lambda request: answers.pop(0)
    [citation], _, _ = run(server, page())
    assert citation.title


# --- redirects --------------------------------------------------------------------------------------------------------


def test_a_redirect_to_the_agency_is_followed(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply("", 302, Location="/agency/works")
    server.routes["/agency/"] = lambda request: Reply(work(DOI))
    [citation], _, _ = run(server, page())
    assert citation.title
    assert server.requests[1].headers["Accept"].startswith(CSL)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("http://127.0.0.1:9/x", "redirects to an address of a private network"),
        ("http://localhost:9/x", "redirects to an address of a private network"),
        ("http://[::1]/x", "redirects to an address of a private network"),
        ("http://169.254.169.254/latest/meta-data/", "redirects to an address of a private network"),
        ("http://10.0.0.1/", "redirects to an address of a private network"),
        ("http://[::ffff:10.0.0.1]/", "redirects to an address of a private network"),
        ("file:///etc/passwd", "redirects to file scheme, which is not followed"),
        ("ftp://example.org/", "redirects to ftp scheme, which is not followed"),
        ("/doi/loop", "redirects without end"),
        ("http://[", "which is not an address"),
    ],
)
def test_a_redirect_that_is_refused(server: RegistryServer, target: str, message: str) -> None:
    server.routes["/doi/"] = lambda request: Reply("", 302, Location=target)
    [citation], [note], _ = run(server, page())
    assert citation == page()
    assert message in note.message


def test_addresses_of_private_networks() -> None:
    private = (
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.0.1",
        "0.0.0.0",
        "fe80::1",
        "fd00::1",
    )
    assert all(map(_is_private, private))
    assert not _is_private("93.184.216.34")


# --- no network, cache, deadline, interruption ------------------------------------------------------------------------


def test_no_network_is_one_error() -> None:
    nowhere = "http://127.0.0.1:9/"
    services = Services(doi=nowhere, crossref=nowhere, pubmed=nowhere)
    start = time.monotonic()
    with pytest.raises(ServiceError, match=r"doi\.org cannot be reached .*; is there a network\?"):
        complete([page(key=str(number)) for number in range(50)], services=services, cache=False)
    assert time.monotonic() - start < 10


def test_one_service_that_is_down_is_notes(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    services = Services(doi=server.base + "doi/", crossref=server.base, pubmed="http://127.0.0.1:9/")
    [first, second], notes = complete([page(), page(key="p", doi=None, pmid="7")], services=services, cache=False)
    assert first.title
    assert second.title is None
    assert "PubMed cannot be reached" in " ".join(note.message for note in notes if note.record == "p")


def test_an_answer_is_asked_for_once(server: RegistryServer, tmp_path: Path) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    path = tmp_path / "deep" / "cache.sqlite"
    first = run(server, page(), cache=path)
    assert run(server, page(), cache=path).citations == first.citations
    assert len(server.requests) == 1
    assert run(server, page(), cache=path, offline=True).citations == first.citations
    _, [note], _ = run(server, page(doi="10.5555/new"), cache=path, offline=True)
    assert "not in the cache" in note.message
    assert len(server.requests) == 1


def test_a_page_is_not_kept_as_an_answer(server: RegistryServer, tmp_path: Path) -> None:
    answers = [Reply("<!DOCTYPE html>Sign in", Content_Type="text/html"), Reply(work(DOI))]
    server.routes["/doi/"] = lambda request: answers.pop(0)
    run(server, page(), cache=tmp_path / "cache.sqlite")
    [citation], _, _ = run(server, page(), cache=tmp_path / "cache.sqlite")
    assert citation.title


def test_a_cache_grows_old_and_a_broken_one_is_none(
    server: RegistryServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    path = tmp_path / "cache.sqlite"
    run(server, page(), cache=path)
    monkeypatch.setattr("carcite.completion.cache.AGE", -1.0)
    monkeypatch.setattr("carcite.completion.cache.Cache.__init__.__defaults__", (-1.0,))
    run(server, page(), cache=path)
    assert len(server.requests) == 2
    path.write_bytes(b"not a database" * 100)
    [citation], _, _ = run(server, page(), cache=path)
    assert citation.title


def test_the_deadline_ends_a_call_with_what_is_done(server: RegistryServer) -> None:
    def slow(request: Request) -> Reply:
        time.sleep(0.3)
        return Reply(work(request.path.removeprefix("/doi/")))

    server.routes["/doi/"] = slow
    start = time.monotonic()
    citations, notes, _ = run(server, *(page(key=f"k{n}", doi=f"10.5555/{n}") for n in range(20)), deadline=1.2)
    assert time.monotonic() - start < 5
    assert len(citations) == 20
    assert 1 <= sum(bool(citation.title) for citation in citations) < 6
    assert "the time was over: " in notes[-1].message


def test_an_interruption_keeps_what_is_done(server: RegistryServer) -> None:
    def answer(request: Request) -> Reply:
        return Reply(work(request.path.removeprefix("/doi/")))

    def interrupt(done: int, of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    server.routes["/doi/"] = answer
    citations, _, interrupted = run(server, *(page(doi=f"10.5555/{n}") for n in range(5)), on_progress=interrupt)
    assert interrupted
    assert [bool(citation.title) for citation in citations] == [True, True, False, False, False]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: complete([], deadline=0),
        lambda: complete([], prefer="mine"),  # type: ignore[arg-type]
        lambda: Services(doi="ftp://example.org/"),
        lambda: Services(mailto="nobody"),
        lambda: Services(mailto="a@b\r\nX-Evil: 1"),
    ],
)
def test_an_option_that_cannot_be(wrong: Any) -> None:
    with pytest.raises(ServiceError):
        wrong()


def test_import_carcite_loads_nothing_of_it() -> None:
    code = "import sys, carcite.api, carcite.cli; print('httpx' in sys.modules, 'sqlite3' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "False False\n"
    )


# --- the seed, and its related papers ---------------------------------------------------------------------------------


def test_the_seed_is_completed(server: RegistryServer) -> None:
    [seed] = load(ROOT / "seeds" / "000_5ba4fdb34eca6612.txt", on_note="ignore")
    assert seed.doi is not None
    known = work(
        seed.doi,
        title="Chimeric antigen receptor T cell therapy for systemic lupus erythematosus",
        author=[{"family": family} for family in ("Wang", "Lu", "Ye", "Fu")],
        volume="138", issue="5", page="523-530", issued={"date-parts": [[2024, 12, 17]]},
        **{"container-title": "Chinese Medical Journal", "container-title-short": "Chin Med J"},
    )  # fmt: skip
    server.routes["/doi/"] = lambda request: Reply(known)
    dates = {
        "11": ("Front Immunol", "2025 Aug 12"),
        "12": ("Front Immunol", "2025 Jul 18"),
        "13": ("BMJ", "2023 Oct 26"),
        "14": ("BMJ", "2023 Oct 26"),
    }
    server.routes["/pubmed/esearch.fcgi"] = lambda request: Reply({"esearchresult": {"idlist": ["7"]}})
    server.routes["/pubmed/elink.fcgi"] = lambda request: Reply(
        {
            "linksets": [
                {"ids": ["7"], "linksetdbs": [{"linkname": request.params["linkname"][0], "links": ["7", *dates]}]}
            ]
        }
    )
    server.routes["/pubmed/esummary.fcgi"] = lambda request: Reply(
        {
            "result": {
                "uids": list(dates),
                **{
                    pmid: {"source": journal, "fulljournalname": journal, "pubdate": date, "epubdate": ""}
                    for pmid, (journal, date) in dates.items()
                },
            }
        }
    )
    server.routes["/pubmed/efetch.fcgi"] = lambda request: Reply(
        article_set(
            *(article(pmid, f"Paper {pmid}.", journal="Front Immunol") for pmid in request.params["id"][0].split(","))
        )
    )
    [citation], notes, _ = run(server, seed, related=True)
    assert citation.title == "Chimeric antigen receptor T cell therapy for systemic lupus erythematosus"
    assert not [note for note in notes if note.code is Code.CONFLICT]
    titles = {one.citation.title for one in citation.related}
    assert titles == {None, "Paper 11", "Paper 12"}
    assert len(citation.related) == len(seed.related)
    assert "from PubMed: 2 of 10 related papers without a title" in messages(Completion([], notes), Code.COMPLETED)


def test_a_paper_that_has_its_title_is_left(server: RegistryServer) -> None:
    server.routes["/doi/"] = lambda request: Reply(work(DOI))
    known = Related(
        relation="similar", citation=Citation(type="article-journal", title="Mosses", container_title="BMJ")
    )
    [citation], _, _ = run(server, page(related=[known]), related=True)
    assert citation.related == (known,)
    assert server.paths() == [f"/doi/{DOI}"]
