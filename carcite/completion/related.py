"""Find related papers of which only journal and date are known among those that PubMed links to the paper."""

from __future__ import annotations

from carcite.completion.client import Client, Failure
from carcite.completion.registries import (
    CITING,
    SIMILAR,
    Found,
    Services,
    Summary,
    by_pmid,
    linked,
    pmid_of_doi,
    summaries,
)
from carcite.duplicates.containers import same_container
from carcite.model import Citation, Related
from carcite.notes import Code, Note, Severity
from carcite.values.dates import PartialDate

_LINKS = {"similar": (SIMILAR,), "cited_by": (CITING,), "related": (SIMILAR, CITING)}


def complete_related(
    client: Client, services: Services, citation: Citation, record: str
) -> tuple[Citation, list[Note]]:
    """Return the citation with related papers completed if exactly one of PubMed's fits, and a note. Raises Failure."""
    stubs = {number: one for number, one in enumerate(citation.related) if _is_stub(one)}
    if not stubs:
        return citation, []
    matches = _matches(client, services, citation, stubs)
    papers = dict(by_pmid(client, services, list(dict.fromkeys(matches.values()))))
    related = list(citation.related)
    done = 0
    for number, match in matches.items():
        paper = papers.get(match)
        if isinstance(paper, Found):
            key = related[number].citation.key
            related[number] = related[number].model_copy(update={"citation": paper.citation.replace(key=key)})
            done += 1
    message = f"from PubMed: {done} of {len(stubs)} related papers without a title"
    return citation.replace(related=tuple(related)), [Note(Code.COMPLETED, message, Severity.INFO, "related", record)]


def _matches(client: Client, services: Services, citation: Citation, stubs: dict[int, Related]) -> dict[int, str]:
    """Return the PMID of each stub that exactly one linked paper fits. Raises Failure."""
    pmid = citation.pmid or (pmid_of_doi(client, services, citation.doi) if citation.doi else None)
    if pmid is None:
        raise Failure("PubMed has no record of the paper itself, or it has no PMID or DOI")
    wanted = {link for stub in stubs.values() for link in _LINKS[stub.relation]}
    found = {link: summaries(client, services, linked(client, services, pmid, link)) for link in sorted(wanted)}
    matches: dict[int, str] = {}
    for number, stub in stubs.items():
        fits = {paper.pmid for link in _LINKS[stub.relation] for paper in found[link] if _fits(stub.citation, paper)}
        if len(fits) == 1:
            matches[number] = fits.pop()
    return matches


def _is_stub(related: Related) -> bool:
    paper = related.citation
    known = paper.title or paper.doi or paper.pmid
    return (
        related.relation in _LINKS and not related.itself and not known and bool(paper.container_title and paper.issued)
    )


def _fits(stub: Citation, paper: Summary) -> bool:
    """Whether a paper has the journal and the date of the stub."""
    journal = stub.container_title or ""
    if not any(same_container(journal, name) for name in paper.journals):
        return False
    return stub.issued is not None and any(stub.issued.parts == PartialDate.parse(date).parts for date in paper.dates)
