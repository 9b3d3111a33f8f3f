"""Identifiers: their normal forms, what is not one, and that no text is too strange."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.values import identifiers
from carcite.values.identifiers import (
    doi_key,
    doi_url,
    find_doi,
    parse_arxiv,
    parse_doi,
    parse_isbn,
    parse_issn,
    parse_orcid,
    parse_pmcid,
    parse_pmid,
)

SICI = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
PARSERS = [parse_doi, parse_pmid, parse_pmcid, parse_arxiv, parse_issn, parse_isbn, parse_orcid]


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/AbC", "10.1000/AbC"),
        ("https://doi.org/10.1000/AbC", "10.1000/AbC"),
        ("http://dx.doi.org/10.1000/x", "10.1000/x"),
        ("doi.org/10.1000/x", "10.1000/x"),
        ("doi:10.1000/x", "10.1000/x"),
        ("DOI 10.1000/x", "10.1000/x"),
        ("doi: https://doi.org/10.1000/x", "10.1000/x"),
        ("info:doi/10.1000/x", "10.1000/x"),
        ("urn:doi:10.1000/x", "10.1000/x"),
        ("10.1000/x [doi]", "10.1000/x"),
        ("10.1000.10/x", "10.1000.10/x"),
        ("10.1000/x.", "10.1000/x"),
        ("10.1000/x).", "10.1000/x"),
        ("10.1000/x(1)", "10.1000/x(1)"),
        (SICI, SICI),
        (doi_url(SICI), SICI),
        ("10.1000/a%2Fb", "10.1000/a%2Fb"),
        ("https://doi.org/10.1000/a%2Fb", "10.1000/a/b"),
        ("10.1000/", None),
        ("10.1000/...", None),
        ("10.1000/a b", None),
        ("https://doi.org/10.1000/a%0Ab", None),
        ("10/fqd6hj", "10/fqd6hj"),
        ("https://doi.org/10/fqd6hj", "10/fqd6hj"),
        ("10/2020", None),
        ("10.10/x", None),
        ("10.1000", None),
        ("see 10.1000/x", None),
        ("", None),
    ],
)
def test_doi(text: str, doi: str | None) -> None:
    assert parse_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("J Test. 2020;1:2. doi: 10.1000/x.1. Epub 2020", "10.1000/x.1"),
        ("(see https://doi.org/10.1000/x)", "10.1000/x"),
        ("10.1000/... and 10.1000/y", "10.1000/y"),
        (f"doi {SICI};", SICI),
        ("<b>10.1000/x</b>", "10.1000/x"),
        ("文献10.1000/x。下一句", "10.1000/x"),
        ("110.1000/x", None),
        ("10.1000/tea.1Keywords: tea", "10.1000/tea.1"),
    ],
)
def test_doi_in_text(text: str, doi: str | None) -> None:
    found = find_doi(text)
    assert (found and found[0]) == doi
    if found:
        assert text[found[1] : found[2]] == doi


def test_doi_from_a_link_in_text_is_decoded() -> None:
    text = "at https://doi.org/10.1000/a%3Cb, read"
    assert find_doi(text) == ("10.1000/a<b", 19, 32)


def test_doi_is_compared_without_case_and_linked_with_escapes() -> None:
    assert doi_key("10.1000/ABC") == doi_key("10.1000/abc")
    assert doi_key("10.1000/AÉ") == "10.1000/aÉ"
    assert doi_url("10.1000/a<b>#c%d e") == "https://doi.org/10.1000/a%3Cb%3E%23c%25d%20e"


@pytest.mark.parametrize(
    ("parse", "text", "expected"),
    [
        (parse_pmid, "38778103", "38778103"),
        (parse_pmid, "PMID: 38778103", "38778103"),
        (parse_pmid, "https://pubmed.ncbi.nlm.nih.gov/38778103/?dopt=Abstract", "38778103"),
        (parse_pmid, "http://www.ncbi.nlm.nih.gov/pubmed/123", "123"),
        (parse_pmid, "123456789", None),
        (parse_pmid, "0", None),
        (parse_pmid, "١٢٣", None),
        (parse_pmcid, "PMC123", "PMC123"),
        (parse_pmcid, "pmc123.1", "PMC123"),
        (parse_pmcid, "PMCID: PMC123", "PMC123"),
        (parse_pmcid, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/", "PMC123"),
        (parse_pmcid, "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/pdf/a.pdf", "PMC123"),
        (parse_pmcid, "123", None),
        (parse_pmcid, "NIHMS123", None),
        (parse_arxiv, "arXiv:2101.00001v2 [cs.CL]", "2101.00001v2"),
        (parse_arxiv, "hep-th/9901001", "hep-th/9901001"),
        (parse_arxiv, "math.GT/0309136", "math.GT/0309136"),
        (parse_arxiv, "https://arxiv.org/pdf/2101.00001.pdf", "2101.00001"),
        (parse_arxiv, "https://doi.org/10.48550/arXiv.2101.00001", "2101.00001"),
        (parse_arxiv, "21.1", None),
        (parse_issn, "0378-5955", "0378-5955"),
        (parse_issn, "03785955", "0378-5955"),
        (parse_issn, "2434-561x (Print)", "2434-561X"),
        (parse_issn, "ISSN: 0378–5955", "0378-5955"),
        (parse_issn, "0378-5954", None),
        (parse_isbn, "978-3-16-148410-0", "978-3-16-148410-0"),
        (parse_isbn, "978 3 16 148410 0", "978-3-16-148410-0"),
        (parse_isbn, "ISBN-13: 9783161484100 (pbk.)", "9783161484100"),
        (parse_isbn, "0-8044-2957-x", "0-8044-2957-X"),
        (parse_isbn, "9783161484101", None),
        (parse_isbn, "978316148410X", None),
        (parse_isbn, "0306406153", None),
        (parse_orcid, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        (parse_orcid, "000000021694233x", "0000-0002-1694-233X"),
        (parse_orcid, "0000-0002-1825-0098", None),
    ],
)
def test_identifier(parse: Callable[[str], str | None], text: str, expected: str | None) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize("parse", PARSERS)
@given(
    text=st.text()
    | st.from_regex(r"(doi:|https://doi\.org/)?10\.1234/[!-~]{1,30}", fullmatch=True)
    | st.from_regex(r"(ISSN )?[0-9]{4}-?[0-9]{3}[0-9X]|[0-9]{9}[0-9X]|978[0-9]{10}", fullmatch=True)
)
def test_the_normal_form_is_its_own(parse: Callable[[str], str | None], text: str) -> None:
    normal = parse(text)
    assert normal is None or parse(normal) == normal


@given(st.from_regex(r"10\.[0-9]{4}/[!-~é]{1,20}[a-z]", fullmatch=True))
def test_a_doi_survives_its_link(doi: str) -> None:
    assert parse_doi(doi) == doi
    assert parse_doi(doi_url(doi)) == doi


@pytest.mark.parametrize("piece", ["1", "10.", "10.1000.", "10.1000/)", "doi:", "ISSN ", " ", "1-", "( "])
def test_time_is_linear(piece: str) -> None:
    for text in (piece * 100_000, "10.1000/" + piece * 100_000, "ISSN" + " " * 100_000 + piece):
        for parse in (*PARSERS, find_doi, identifiers.doi_url):
            parse(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("0028-0836", ["0028-0836"]),
        ("0028-0836 (Print)1476-4687 (Online)", ["0028-0836", "1476-4687"]),
        ("0028-0836, 1476-4687; 0140-6736\n1474-547X", ["0028-0836", "1476-4687", "0140-6736", "1474-547X"]),
        ("eISSN: 1476-4687", ["1476-4687"]),
        ("978 0 19 852663 6", ["978 0 19 852663 6"]),
        ("0028-0836 Nature", ["0028-0836", "Nature"]),
        ("not known", ["not known"]),
        (" ", []),
    ],
)
def test_codes_are_split(text: str, codes: list[str]) -> None:
    assert identifiers.split_codes(text) == codes
