"""Complete citations from registries: by DOI, PMID, PMCID or arXiv number, otherwise by title.

    complete(citations, services=Services(mailto="me@example.org"))   -> Completion(citations, notes)

Missing values are filled, given ones stay, and every value that differs is in a note. Needs the extra `online`
(`pip install "carcite[online]"`); `import carcite` loads nothing of it. ISBNs are not looked up: no service has the
fields of a reference for most of them without an API key. Books are found by their DOI or title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

try:
    import httpx as _httpx  # noqa: F401  (the package needs it)
except ImportError as error:
    raise ImportError('carcite.complete needs the extra "online": pip install "carcite[online]"') from error

from carcite.completion import registries
from carcite.completion.cache import Cache, default_path
from carcite.completion.client import Client, Failure
from carcite.completion.filling import Prefer, fill, is_another_work
from carcite.completion.registries import Found, Services
from carcite.completion.related import complete_related
from carcite.errors import ServiceError
from carcite.model import Citation, Related
from carcite.notes import Code, Note, Severity

__all__ = ["Completion", "ServiceError", "Services", "complete"]


class Completion(NamedTuple):
    """The citations in the order given, and the notes."""

    citations: list[Citation]
    notes: list[Note]

    @property
    def interrupted(self) -> bool:
        """Whether Ctrl-C ended the call before all citations were looked up; the last note says so."""
        return bool(self.notes) and self.notes[-1].message == _INTERRUPTED


_INTERRUPTED = "interrupted; the citations that were not looked up by then are as they were"


def complete(
    citations: Iterable[Citation],
    *,
    services: Services | None = None,
    prefer: Prefer = "given",
    related: bool = False,
    published: bool = False,
    deadline: float = 60.0,
    cache: bool | Path = True,
    offline: bool = False,
    on_progress: Callable[[int, int], object] | None = None,
) -> Completion:
    """Return the citations, completed with what registries have, and the notes. Keys never change.

    services     addresses of doi.org, Crossref and PubMed, and the e-mail address that is sent with each request
    prefer       which value is kept if both differ in more than form: "given" or "registry"; a note has both
    related      complete related papers of which only journal and date are known, if exactly one of those that PubMed
                 lists as similar to the paper or citing it fits
    published    replace a preprint that is published by its publication, to which the preprint is then related
    deadline     seconds for the whole call; the citations after that are unchanged, with a note
    cache        keep answers for a month: in the system's place for caches (True), in this file, or not (False)
    offline      use only answers that are in the cache
    on_progress  called with the number of citations that are done and the number of all

    A paper that no service has, and a request that fails, is a note. Ctrl-C ends the call early with what is done.
    Raises ServiceError if no service can be reached at all, and for an impossible option.
    """
    if not 0 < deadline < 7 * 86400:
        raise ServiceError(f"a deadline of {deadline:g} seconds; expected more than 0 and less than a week")
    if prefer not in ("given", "registry"):
        raise ServiceError(f"prefer={prefer!r}; choose 'given' or 'registry'")
    records = list(citations)
    services = services or Services()
    store = Cache(default_path() if cache is True else cache) if cache else None
    all_services = (services.doi_service, services.crossref_service, services.pubmed_service)
    try:
        with Client(all_services, agent=_agent(services), deadline=deadline, cache=store, offline=offline) as client:
            job = _Job(client, services, records, prefer, published, on_progress)
            try:
                job.run(related)
            except KeyboardInterrupt:
                job.notes.append(Note(Code.UNAVAILABLE, _INTERRUPTED))
            if client.unreachable and not client.answered:
                raise ServiceError(f"{next(iter(client.unreachable.values()))}; is there a network?")
    finally:
        if store is not None:
            store.close()
    return Completion(job.records, job.notes)


def _agent(services: Services) -> str:
    from carcite import __version__

    return f"carcite/{__version__}" + (f" (mailto:{services.mailto})" if services.mailto else "")


class _Job:
    """One call: the records, completed so far, and the notes."""

    def __init__(
        self,
        client: Client,
        services: Services,
        records: list[Citation],
        prefer: Prefer,
        published: bool,
        on_progress: Callable[[int, int], object] | None,
    ) -> None:
        self.client = client
        self.services = services
        self.records = records
        self.notes: list[Note] = []
        self.prefer = prefer
        self.published = published
        self._on_progress = on_progress

    def run(self, related: bool) -> None:
        """Complete all records, those of PubMed first, since one request has 200 of them."""
        pubmed = self._from_pubmed()
        late: list[str] = []
        for index in range(len(self.records)):
            if self.client.is_over:
                late.append(self._name(index))
                continue
            self._complete(index, pubmed.get(index))
            if related:
                self._complete_related(index)
            if self._on_progress is not None:
                self._on_progress(index + 1, len(self.records))
        if late:
            names = ", ".join(late[:5]) + (" ..." if len(late) > 5 else "")
            message = f"the time was over: {len(late)} citation(s) were not looked up ({names})"
            self.notes.append(Note(Code.UNAVAILABLE, message))

    def _complete(self, index: int, from_pubmed: Found | None) -> None:
        record = self.records[index]
        if from_pubmed:
            self._fill(index, from_pubmed)
        if doi := record.doi or _arxiv_doi(record):
            self._from_doi(index, doi)
        elif from_pubmed:
            return
        elif record.title:
            self._from_title(index)
        elif not (record.pmid or record.pmcid):
            message = "nothing to look it up by: no DOI, PMID, PMCID, arXiv number or title"
            self._note(self._name(index), message, Severity.INFO)

    def _name(self, index: int) -> str:
        return self.records[index].key or f"#{index + 1}"

    def _note(self, record: str, message: str, severity: Severity = Severity.WARNING) -> None:
        self.notes.append(Note(Code.UNAVAILABLE, message, severity, None, record))

    def _fill(self, index: int, found: Found) -> None:
        record, name = self.records[index], self._name(index)
        if is_another_work(record, found.citation):
            title = (found.citation.title or "")[:200]
            self._note(name, f"{found.service} has another work under the identifier ({title!r}); nothing was filled")
            return
        filled = fill(record, found.citation, found.service, name, self.prefer)
        self.records[index] = filled.citation
        self.notes += filled.notes

    def _from_pubmed(self) -> dict[int, Found]:
        """Return the records of all citations with a PMID or a PMCID, by index."""
        wanted: dict[str, list[int]] = {}
        pmcids: dict[str, list[int]] = {}
        for index, record in enumerate(self.records):
            if record.pmid and record.pmid.isdecimal():
                wanted.setdefault(record.pmid, []).append(index)
            elif record.pmcid and record.pmcid[3:].isdecimal() and not record.doi:
                pmcids.setdefault(record.pmcid, []).append(index)
        if pmcids:
            self._resolve(pmcids, wanted)
        found: dict[int, Found] = {}
        for pmid, one in registries.by_pmid(self.client, self.services, list(wanted)):
            for index in wanted[pmid]:
                if isinstance(one, Failure):
                    self._note(self._name(index), one.message)
                else:
                    found[index] = one
        return found

    def _resolve(self, pmcids: dict[str, list[int]], wanted: dict[str, list[int]]) -> None:
        reason = "PubMed has no record of this PMCID"
        pmids: dict[str, str] = {}
        try:
            pmids = registries.pmids_of(self.client, self.services, list(pmcids))
        except Failure as failure:
            reason = failure.message
        for pmcid, indices in pmcids.items():
            if pmid := pmids.get(pmcid):
                wanted.setdefault(pmid, []).extend(indices)
                continue
            for index in indices:
                self._note(self._name(index), reason)

    def _from_doi(self, index: int, doi: str) -> None:
        try:
            found = registries.by_doi(self.client, self.services, doi)
        except Failure as failure:
            self._note(self._name(index), f"{doi}: {failure.message}")
            return
        self._fill(index, found)
        if found.published_as:
            self._publication(index, found.published_as)

    def _publication(self, index: int, doi: str) -> None:
        """Note that the preprint is published, or put the publication in its place."""
        name, preprint = self._name(index), self.records[index]
        if not self.published:
            message = f"the preprint is published as {doi} (related; published=True or --published gives that)"
            self.notes.append(Note(Code.COMPLETED, message, Severity.INFO, "related", name))
            return
        try:
            found = registries.by_doi(self.client, self.services, doi)
        except Failure as failure:
            self._note(name, f"{doi}, the publication: {failure.message}")
            return
        early = Related(
            relation="preprint", citation=preprint.replace(key=None, key_aliases=(), related=(), abstracts=())
        )
        links = tuple(one for one in found.citation.related if one.relation != "preprint")
        self.records[index] = found.citation.replace(
            key=preprint.key, key_aliases=preprint.key_aliases, notes=preprint.notes, files=preprint.files,
            keywords=preprint.keywords or found.citation.keywords, extra=(), related=(early, *links),
        )  # fmt: skip
        message = f"the publication {doi} in place of the preprint {preprint.doi}, which is related"
        self.notes.append(Note(Code.COMPLETED, message, Severity.WARNING, "doi", name))

    def _from_title(self, index: int) -> None:
        try:
            doi = registries.by_title(self.client, self.services, self.records[index])
        except Failure as failure:
            self._note(self._name(index), failure.message)
            return
        self._from_doi(index, doi)

    def _complete_related(self, index: int) -> None:
        try:
            completed, notes = complete_related(self.client, self.services, self.records[index], self._name(index))
        except Failure as failure:
            self._note(self._name(index), f"related papers: {failure.message}")
            return
        self.records[index] = completed
        self.notes += notes


def _arxiv_doi(record: Citation) -> str | None:
    """Return DataCite's DOI of an arXiv number."""
    if not record.arxiv:
        return None
    number, version, digits = record.arxiv.rpartition("v")
    return f"10.48550/arXiv.{number if version and digits.isdecimal() and number else record.arxiv}"
