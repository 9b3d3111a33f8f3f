"""Citation keys: what they are made of, and that a ring gives each one once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.errors import WriteError
from carcite.keys import KEY_FIELDS, KeyRing, assign_keys, make_key
from carcite.model import Citation, Related
from carcite.values.names import Name

SAFE = re.compile(r"[A-Za-z0-9_:.+/-]+")


def paper(**fields: Any) -> Citation:
    return Citation(type="article-journal", **fields)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"authors": ["Wang, Yiyang"], "issued": 2024}, "wang2024"),
        ({"authors": ["Müller, X"], "issued": "2020-05", "title": "The <i>E. coli</i> genome"}, "muller2020coli"),
        ({"authors": ["van der Berg, Jan"], "title": "12 years of L'été"}, "vanderbergyears"),
        ({"authors": ["Cathcart-Rake, E"], "title": "COVID-19 in"}, "cathcartrakecovid"),
        ({"authors": ["王伟"], "issued": 2020, "title": "肿瘤细胞的研究"}, "wang2020zhongliuxibao"),
        ({"authors": ["Иванов, Иван"], "issued": 2020}, "ivanov2020"),
        ({"authors": ["The World Health Organization"], "issued": 1999}, "worldhealth1999"),
        ({"editors": ["Noether, Emmy"], "title": "2 + 2"}, "noether2"),
        ({"container_title": "The Lancet", "issued": 1999}, "lancet1999"),
        ({"title": "Of the and"}, "of"),
        ({"title": "α-Synuclein in vitamin C deficiency"}, "synuclein"),
        ({"title": "C"}, "c"),
        ({"title": "水"}, "shui"),
        ({"authors": ["Nguyễn, Văn An"], "issued": "1999/2001"}, "nguyen1999"),
        ({"authors": ["O'Brien, Pat"], "issued": "in press", "title": "1,2-Dichloroethane"}, "obriendichloroethane"),
        ({"authors": ["김, 철수"], "issued": 2020}, "gim2020"),
        ({"issued": 2020}, "2020"),
        ({"title": "—"}, "ref"),
        ({}, "ref"),
    ],
)
def test_made_key(fields: dict[str, Any], key: str) -> None:
    assert make_key(paper(**fields)) == key


@pytest.mark.parametrize(
    ("template", "key"),
    [
        ("{Family}_{year}_{Titleword}", "VanderBerg_2024_Fourier"),
        ("{family}:{doi}", "vanderberg:10.1000/a1b"),
        ("{container}{volume}-{page}", "nejm3-23"),
        ("{year}{month}.{pmid}", "202405"),
        ("x {type}~#", "xarticle-journal"),
    ],
)
def test_template(template: str, key: str) -> None:
    citation = paper(
        authors=["van der Berg, Jan"],
        issued="2024-05",
        title="On Fourier series",
        doi="10.1000/a(1)b",
        container_title="New England Journal of Medicine",
        volume="3",
        pages="23-30",
    )
    assert make_key(citation, template) == key


@pytest.mark.parametrize(
    "template", ["{author}", "{", "{family!r}", "{family:3}", "{family.x}", "{}", "", "ref", "{{family}}"]
)
def test_a_template_of_other_fields_is_refused(template: str) -> None:
    with pytest.raises(WriteError, match="template"):
        make_key(paper(), template)
    with pytest.raises(WriteError):
        KeyRing(template=template)


def test_a_key_that_is_there_stays_and_a_taken_one_gets_letters() -> None:
    plain = paper(authors=["Wang, Y"], issued=2024)
    citations = [plain, plain, paper(key="wang2024a"), plain, paper(key="WANG2024"), paper(key="wang2024A")]
    keys = [citation.key for citation in assign_keys(citations)]
    assert keys == ["wang2024b", "wang2024c", "wang2024a", "wang2024d", "WANG2024", "wang2024Aa"]


def test_one_citation_is_a_list_of_one_and_other_things_are_refused() -> None:
    assert [c.key for c in assign_keys(paper(title="Wells"))] == ["wells"]
    assert [c.key for c in assign_keys(c for c in [paper(title="Wells")])] == ["wells"]
    with pytest.raises(WriteError, match="expected a Citation, not str"):
        assign_keys(["wells"])  # type: ignore[list-item]


def test_the_cost_of_one_key_for_all_is_linear() -> None:
    count = 30_000
    citations = [paper(authors=["Wang, Y"], issued=2024, key=None if n % 2 else "same") for n in range(count)]
    assert len({c.key for c in assign_keys(citations)}) == count


def test_letters_go_on_after_z() -> None:
    ring = KeyRing()
    keys = [ring.key_for(paper(authors=["Wang, Y"])) for _ in range(704)]
    assert [keys[i] for i in (0, 1, 26, 27, 702, 703)] == ["wang", "wanga", "wangz", "wangaa", "wangzz", "wangaaa"]


def test_a_base_that_looks_like_one_with_letters() -> None:
    ring = KeyRing()
    names = ["Li", "Li", "Lia", "Li", "Liab", "Lia"]
    assert [ring.key_for(paper(authors=[name])) for name in names] == ["li", "lia", "liaa", "lib", "liab", "liac"]


def test_memory_is_one_number_a_base() -> None:
    ring = KeyRing()
    citation = paper(authors=["Wang, Y"])
    assert len({ring.key_for(citation) for _ in range(5000)}) == 5000
    assert len(ring._bases) == len(ring._used) == 1
    assert not ring._brought


CITATIONS = st.lists(
    st.builds(
        paper,
        key=st.none() | st.text("aAbx", min_size=1, max_size=3),
        authors=st.lists(st.text("abx", min_size=1, max_size=3), max_size=1),
    ),
    max_size=40,
)


@given(CITATIONS, st.booleans())
def test_keys_are_unique(citations: list[Citation], streamed: bool) -> None:
    if streamed:
        ring = KeyRing()
        keys = [ring.key_for(citation) for citation in citations]
    else:
        keys = [citation.key or "" for citation in assign_keys(citations)]
        own = {key.casefold() for citation in citations if (key := citation.key)}
        assert own <= {key.casefold() for key in keys}
    assert len({key.casefold() for key in keys}) == len(keys)
    assert all(keys)


@given(CITATIONS, CITATIONS)
def test_later_citations_change_no_key(first: list[Citation], later: list[Citation]) -> None:
    later = [citation.model_copy(update={"key": None}) for citation in later]
    assert assign_keys(first + later)[: len(first)] == assign_keys(first)
    assert assign_keys(assign_keys(first)) == assign_keys(first)


@given(st.text(), st.text(), st.text())
def test_a_made_key_is_safe_ascii(author: str, title: str, doi: str) -> None:
    citation = paper(authors=[name] if (name := Name.parse(author)) else [], title=title, doi=doi)
    for template in ("{family}{year}{titleword}", "{Family}/{doi}:{container}"):
        assert SAFE.fullmatch(make_key(citation, template))


def test_a_key_once_written_is_kept_and_only_rekeying_makes_new_ones() -> None:
    first = paper(key="A1", authors=["Eve, Ann"], issued=2020, title="Wells", key_aliases=["old"])
    second = paper(key="eve2020wells", authors=["Eve, Ann"], issued=2020, title="Wells")
    assert [c.key for c in assign_keys([first, second])] == ["A1", "eve2020wells"]
    new = assign_keys([first, second], rekey=True)
    assert [(c.key, c.key_aliases) for c in new] == [
        ("eve2020wells", ("old", "A1")),
        ("eve2020wellsa", ("eve2020wells",)),
    ]
    assert [c.key for c in assign_keys(new, rekey=True)] == ["eve2020wells", "eve2020wellsa"]
    assert [c.key for c in assign_keys([first], "{Family}", rekey=True)] == ["Eve"]


def test_rekeying_takes_related_papers_along() -> None:
    one = paper(key="k1", authors=["Eve, Ann"], issued=2020)
    two = paper(key="k2", authors=["Roe, Rick"], related=[Related(citation=one), Related(citation=paper(key="k9"))])
    [_, new] = assign_keys([one, two], rekey=True)
    assert [link.citation.key for link in new.related] == ["eve2020", "k9"]


@pytest.mark.parametrize("field", KEY_FIELDS)
def test_every_field_of_a_template_makes_a_key(field: str) -> None:
    assert KEY_FIELDS[field].description
    full = paper(
        authors=["Eve, Ann"], issued="2020-05", title="Wells", container_title="Nature", doi="10.1000/x", pmid=1,
        volume=2, pages="3-4",
    )  # fmt: skip
    assert make_key(full, f"{{{field}}}") not in ("", "ref")
    assert make_key(paper(), f"{{{field}}}") == ("article-journal" if field == "type" else "ref")
