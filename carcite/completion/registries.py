"""The services: the requests to each, and how its answers are read.

doi.org     content negotiation gives CSL-JSON of any agency (Crossref, DataCite, JaLC, mEDRA ...): one DOI a request
Crossref    `works?query.bibliographic=` finds a DOI by title, author and year
PubMed      efetch gives PubMed XML, 200 records a request; elink and esummary the papers similar to or citing one

Reference: Crossref, "Content negotiation" and REST API documentation (requests a second by pool, `relation`,
`update-to` and `updated-by`); NCBI, "Entrez Programming Utilities Help" (three requests a second, `tool` and `email`).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from carcite import formats
from carcite.completion.client import Client, Failure, Service
from carcite.duplicates.fingerprint import fingerprint
from carcite.duplicates.verdict import compare
from carcite.errors import CarciteError, ServiceError
from carcite.model import Citation, Related, Relation
from carcite.notes import Note
from carcite.values.identifiers import doi_key, doi_url, parse_doi

BATCH = 200  # records a request of efetch and esummary
_CSL = "application/vnd.citationstyles.csl+json, application/json;q=0.5"


@dataclass(frozen=True)
class Services:
    """The addresses of the services, and the user's e-mail address, which is sent with each request.

    Crossref allows more requests a second with an address; NCBI asks for one. Raises ServiceError for an address that
    is not one.

    >>> Services(mailto="me@example.org").doi
    'https://doi.org/'
    """

    doi: str = "https://doi.org/"
    crossref: str = "https://api.crossref.org/"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
    mailto: str | None = None

    def __post_init__(self) -> None:
        for name in ("doi", "crossref", "pubmed"):
            address = getattr(self, name)
            if not address.startswith(("https://", "http://")):
                raise ServiceError(f"the address of a service begins with https://, unlike {address!r}")
            object.__setattr__(self, name, address.rstrip("/") + "/")
        if self.mailto is not None and ("@" not in self.mailto or not self.mailto.isprintable() or " " in self.mailto):
            raise ServiceError(f"not an e-mail address: {self.mailto!r}")

    @property
    def doi_service(self) -> Service:
        """doi.org, at the rate of Crossref, which answers for most DOIs."""
        return Service("doi.org", self.doi, 10.0 if self.mailto else 5.0)

    @property
    def crossref_service(self) -> Service:
        """Crossref's search, which is slower than its single records."""
        return Service("Crossref", self.crossref, 3.0 if self.mailto else 1.0)

    @property
    def pubmed_service(self) -> Service:
        """NCBI's E-utilities."""
        return Service("PubMed", self.pubmed, 3.0)


Params = dict[str, str | list[str]]


class Found(NamedTuple):
    """A registry's record of a work, and the DOI of the published version of a preprint."""

    service: str
    citation: Citation
    published_as: str | None = None


# --- doi.org ----------------------------------------------------------------------------------------------------------


def by_doi(client: Client, services: Services, doi: str) -> Found:
    """Return the record of a DOI. Raises Failure, also for the record of another work."""
    path = doi_url(doi).removeprefix("https://doi.org/")
    item = _object(client.get(services.doi_service, path, _CSL), "doi.org")
    names = [item.get("DOI"), *(item["aliases"] if isinstance(item.get("aliases"), list) else [])]
    known = [doi_key(name) for name in map(_doi, names) if name]
    if known and doi_key(doi) not in known:
        raise Failure(f"doi.org answered with another work's record ({known[0]})")
    citation = _citation("csljson", json.dumps(item), "doi.org").replace(doi=doi)
    updates, status = _updates(item)
    versions, published_as = _versions(item)
    fields: dict[str, Any] = {"related": (*citation.related, *updates, *versions)}
    if status and not citation.status:
        fields["status"] = status
    return Found("doi.org", citation.replace(**fields), published_as)


def _doi(value: Any) -> str | None:
    return parse_doi(value) if isinstance(value, str) else None


def _object(body: bytes, service: str) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        what = "a web page" if body.lstrip()[:1] == b"<" else "text"
        raise Failure(f"{service} answered with {what}, not with JSON") from None
    if not isinstance(value, dict):
        raise Failure(f"{service} answered with JSON that is not a record")
    return value


def _citation(format: str, text: str, service: str) -> Citation:
    try:
        citations = formats.named(format).read(text).citations
    except CarciteError as error:
        raise Failure(f"{service} answered with something that is not a record ({error})") from None
    if len(citations) != 1:
        raise Failure(f"{service} answered with {len(citations)} records, not one")
    return citations[0]


# Types of Crossref's updates: their relation to the paper, and the status of the paper then.
_UPDATES: dict[str, tuple[Relation, str | None]] = {
    **dict.fromkeys(("retraction", "removal"), ("retraction", "retracted")),
    "partial_retraction": ("retraction", "partially retracted"),
    "withdrawal": ("retraction", "withdrawn"),
    **dict.fromkeys(("correction", "corrigendum", "erratum", "addendum", "clarification"), ("erratum", None)),
    "expression_of_concern": ("comment", "expression of concern"),
    **dict.fromkeys(("new_version", "new_edition"), ("update", None)),
}


def _updates(item: dict[str, Any]) -> tuple[list[Related], str | None]:
    """Return the notices on the paper (`updated-by`), the papers it is a notice on (`update-to`), and its status."""
    related: list[Related] = []
    states: list[str] = []
    for name, inverse in (("updated-by", False), ("update-to", True)):
        for entry in _dicts(item.get(name)):
            kind = str(entry.get("type", "")).lower().replace(" ", "_").replace("-", "_")
            relation, status = _UPDATES.get(kind, (None, None))
            doi = _doi(entry.get("DOI"))
            if relation and doi:
                paper = Citation(type="article-journal", doi=doi)
                related.append(Related(relation=relation, citation=paper, inverse=inverse))
                if status and not inverse:
                    states.append(status)
    strongest = ("retracted", "withdrawn", "partially retracted", "expression of concern")
    return related, next((status for status in strongest if status in states), None)


def _versions(item: dict[str, Any]) -> tuple[list[Related], str | None]:
    """Return the preprint of the work, and the DOI of the publication of a preprint (`relation`)."""
    relations = item.get("relation")
    relations = relations if isinstance(relations, dict) else {}
    preprints = [
        Related(relation="preprint", citation=Citation(type="article", doi=doi))
        for doi in _related_dois(relations.get("has-preprint"))
    ]
    published = [
        Related(relation="preprint", citation=Citation(type="article-journal", doi=doi), inverse=True)
        for doi in _related_dois(relations.get("is-preprint-of"))
    ]
    return preprints + published, published[0].citation.doi if published else None


def _related_dois(entries: Any) -> list[str]:
    values = [entry.get("id") for entry in _dicts(entries)]
    return list(dict.fromkeys(doi for doi in map(_doi, values) if doi))


# --- Crossref ---------------------------------------------------------------------------------------------------------

_SELECTED = "DOI,title,author,issued,container-title,type,volume,issue,page,ISSN,ISBN"
_ROWS = "5"


def by_title(client: Client, services: Services, citation: Citation) -> str:
    """Return the DOI of the one work that is certainly the citation's, by the rules for duplicates. Raises Failure."""
    params = _query(citation) | ({"mailto": services.mailto} if services.mailto else {})
    answer = _object(client.get(services.crossref_service, "works", "application/json", params), "Crossref")
    message = answer.get("message")
    mine = fingerprint(citation)
    found: list[str] = []
    for item in _dicts(message.get("items")) if isinstance(message, dict) else []:
        try:
            other = _citation("csljson", json.dumps(item), "Crossref")
        except Failure:
            continue
        if other.doi and compare(mine, fingerprint(other)).strength:
            found.append(other.doi)
    if len(found) != 1:
        raise Failure(f"Crossref has {len(found) or 'no'} record that is certainly of this work", absent=True)
    return found[0]


def _query(citation: Citation) -> Params:
    year = citation.issued.year if citation.issued else None
    words = " ".join(str(word) for word in (citation.title, citation.container_title, year) if word)
    params: Params = {"query.bibliographic": words[:500], "rows": _ROWS, "select": _SELECTED}
    if citation.authors:
        params["query.author"] = citation.authors[0].short[:100]
    return params


# --- PubMed -----------------------------------------------------------------------------------------------------------


def by_pmid(client: Client, services: Services, pmids: Sequence[str]) -> Iterator[tuple[str, Found | Failure]]:
    """Yield each PMID with its record, or with the reason why there is none; they are fetched in batches."""
    for start in range(0, len(pmids), BATCH):
        batch = pmids[start : start + BATCH]
        found: dict[str, Found] = {}
        reason = Failure("PubMed has no such record", absent=True)
        try:
            body = _eutility(client, services, "efetch.fcgi", {"db": "pubmed", "id": ",".join(batch), "retmode": "xml"})
            found = {one.pmid: Found("PubMed", one) for one in _records(body) if one.pmid}
        except Failure as failure:
            reason = failure
        for pmid in batch:
            yield pmid, found.get(pmid, reason)


def _eutility(client: Client, services: Services, name: str, params: Params) -> bytes:
    params = params | {"tool": "carcite"} | ({"email": services.mailto} if services.mailto else {})
    return client.get(services.pubmed_service, name, "application/json, application/xml", params)


def _records(body: bytes) -> list[Citation]:
    read = formats.named("pubmedxml").read_stream
    assert read is not None
    try:
        return [item for item in read(io.BytesIO(body)) if not isinstance(item, Note)]
    except CarciteError as error:
        raise Failure(f"PubMed answered with something that is not a list of records ({error})") from None


def pmids_of(client: Client, services: Services, pmcids: Sequence[str]) -> dict[str, str]:
    """Return the PMIDs of PMCIDs (elink, one list of links for each `id`). Raises Failure."""
    found: dict[str, str] = {}
    for start in range(0, len(pmcids), BATCH):
        numbers = [pmcid[3:] for pmcid in pmcids[start : start + BATCH]]
        params: Params = {"dbfrom": "pmc", "db": "pubmed", "linkname": "pmc_pubmed", "id": numbers, "retmode": "json"}
        for ids, links in _links(_eutility(client, services, "elink.fcgi", params), "pmc_pubmed"):
            if len(ids) == len(links) == 1:
                found[f"PMC{ids[0]}"] = links[0]
    return found


def pmid_of_doi(client: Client, services: Services, doi: str) -> str | None:
    """Return the PMID of the one record of PubMed with a DOI (esearch), or None. Raises Failure."""
    params: Params = {"db": "pubmed", "term": f'"{doi}"[doi]', "retmode": "json"}
    result = _object(_eutility(client, services, "esearch.fcgi", params), "PubMed").get("esearchresult")
    ids = result.get("idlist") if isinstance(result, dict) else None
    return str(ids[0]) if isinstance(ids, list) and len(ids) == 1 else None


SIMILAR, CITING = "pubmed_pubmed", "pubmed_pubmed_citedin"


def linked(client: Client, services: Services, pmid: str, link: str) -> list[str]:
    """Return the PMIDs of papers similar to or citing one, the nearest first. Raises Failure."""
    params: Params = {"dbfrom": "pubmed", "db": "pubmed", "linkname": link, "id": pmid, "retmode": "json"}
    found = _links(_eutility(client, services, "elink.fcgi", params), link)
    return list(dict.fromkeys(one for _, links in found for one in links if one != pmid))


def _links(body: bytes, link: str) -> list[tuple[list[str], list[str]]]:
    """Return the numbers of the linking and of the linked records of each list of links."""
    found = []
    for linkset in _dicts(_object(body, "PubMed").get("linksets")):
        for database in _dicts(linkset.get("linksetdbs")):
            if database.get("linkname") == link:
                found.append((_numbers(linkset.get("ids")), _numbers(database.get("links"))))
    return found


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _numbers(value: Any) -> list[str]:
    return [str(one) for one in value if str(one).isdecimal()] if isinstance(value, list) else []


class Summary(NamedTuple):
    """PubMed's summary of a paper: its journal and its dates."""

    pmid: str
    journals: tuple[str, ...]
    dates: tuple[str, ...]


def summaries(client: Client, services: Services, pmids: Sequence[str]) -> list[Summary]:
    """Return the summaries of papers (esummary). Raises Failure."""
    found = []
    for start in range(0, len(pmids), BATCH):
        params: Params = {"db": "pubmed", "id": ",".join(pmids[start : start + BATCH]), "retmode": "json"}
        result = _object(_eutility(client, services, "esummary.fcgi", params), "PubMed").get("result")
        for pmid, one in result.items() if isinstance(result, dict) else ():
            if isinstance(one, dict) and pmid.isdecimal():
                journals = [one.get(name) for name in ("source", "fulljournalname")]
                dates = [one.get(name) for name in ("pubdate", "epubdate")]
                texts = (tuple(part for part in parts if isinstance(part, str) and part) for parts in (journals, dates))
                found.append(Summary(pmid, *texts))
    return found
