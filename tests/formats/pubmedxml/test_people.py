"""Authors and investigators."""

from __future__ import annotations

from tests.formats.pubmedxml.samples import one


def test_people() -> None:
    citation = one(
        article='<AuthorList CompleteYN="N">'
        "<Author><LastName>van der Berg</LastName><ForeName>Ann B</ForeName><Initials>AB</Initials><Suffix>Jr</Suffix>"
        '<Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier>'
        "<AffiliationInfo><Affiliation>One.</Affiliation></AffiliationInfo>"
        "<AffiliationInfo><Affiliation>Two.</Affiliation></AffiliationInfo></Author>"
        "<Author><CollectiveName>The Group, and Others</CollectiveName></Author>"
        '<Author ValidYN="N"><LastName>Wrong</LastName></Author>'
        "<Author><LastName>Short</LastName><Initials>S</Initials></Author></AuthorList>"
    )
    assert [(a.literal or a.family, a.given, a.suffix) for a in citation.authors] == [
        ("van der Berg", "Ann B", "Jr"),
        ("The Group, and Others", None, None),
        ("Short", "S", None),
    ]
    assert citation.authors[0].affiliations == ("One.", "Two.")
    assert citation.authors[0].orcid == "0000-0002-1825-0097"
    assert citation.authors_truncated
    assert ("pubmedxml", "Author", "Wrong") in citation.extra
