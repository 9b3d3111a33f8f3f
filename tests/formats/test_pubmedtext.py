"""PubMed's text displays: records of every layout since 2014, references, records in the middle of notes."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.errors import CarciteError, ReadError
from carcite.formats.pasted.pubmedtext.reader import FORMAT, sniff
from carcite.model import Citation
from carcite.notes import Code

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "pages"

HEAD = "1. J Invent Med. 2019 Oct;23(10):23-9. doi: 10.1000/x.\n\nA title.\n\n"
TAIL = "\n\nDOI: 10.1000/x\nPMID: 28885230  [Indexed for MEDLINE]\n"


def read_one(body: str) -> Citation:
    citations = FORMAT.read(HEAD + body + TAIL).citations
    assert len(citations) == 1
    return citations[0]


def people(citation: Citation) -> list[str]:
    return [name.literal or f"{name.family}, {name.given}" for name in citation.authors]


def test_a_plain_record() -> None:
    citation = read_one(
        "Doe J(1), van der Roe AB(1)(2).\n\nAuthor information: \n(1)A House,\nHill.\n(2)B House.\n\nText."
    )
    assert citation.title == "A title"
    assert people(citation) == ["Doe, J", "van der Roe, AB"]
    assert citation.authors[1].affiliations == ("A House, Hill.", "B House.")
    assert (citation.container_title, citation.container_title_short) == ("J Invent Med", "J Invent Med")
    assert (str(citation.issued), citation.volume, citation.issue, str(citation.pages)) == (
        "2019-10",
        "23",
        "10",
        "23-29",
    )
    assert (citation.doi, citation.pmid, citation.abstract) == ("10.1000/x", "28885230", "Text.")
    assert citation.type == "article-journal"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("J Foo. 2020 Apr 24. doi: 10.1000/y. [Epub ahead of print]", "status", "Epub ahead of print"),
        ("J Foo. 2020;1(4):231. Epub 2020 Apr\n22.", "epub_date", "2020-04-22"),
        ("J Foo. 2019 Aug 30;365(6456). pii: eaaw8231.", "pages", "None"),
        ("J Foo. 2013 Nov-Dec;12 Suppl 3:S23-7.", "pages", "S23-S27"),
        ("J Foo. 1998 Winter;5(1):3-9. Review.", "issued", "1998-24"),
        ("medRxiv [Preprint]. 2025 Jan 13:2025.01.11.25320398.", "container_title", "medRxiv"),
        ("medRxiv [Preprint]. 2025 Jan 13:2025.01.11.25320398.", "type", "article"),
        ("J Foo. 2016 Jul;69(4):384-90. doi: 10.1000/y. Review.\nSpanish.", "language", "es"),
    ],
)
def test_citation_lines(line: str, field: str, value: str) -> None:
    (citation,) = FORMAT.read(f"7. {line}\n\nA title.\n\nDoe J(1).\n\nPMID: 1\n").citations
    assert str(getattr(citation, field)) == value
    assert citation.title == "A title"


def test_groups_stand_where_they_are_listed_and_keep_their_commas() -> None:
    citation = read_one("Doe J(1); Group for X, Y and Z; Second Group.\n\nCollaborators: Poe E, Roe R 3rd.\n\nText.")
    assert people(citation) == ["Doe, J", "Group for X, Y and Z", "Second Group"]
    assert [str(one.name.family) for one in citation.creators] == ["Poe", "Roe"]
    middle = read_one("Doe J(1), A, B and C Consortium, Roe R(2).\n\nText.")
    assert people(middle) == ["Doe, J", "A, B and C Consortium", "Roe, R"]


def test_names_of_all_shapes() -> None:
    line = "Abd El-Aziz MA(1)(#), dela Cruz J(2,3), 't Hooft G, O'Brien P 2nd, Ñandú Á(1), Madonna(2), Özdemir ÖÇ."
    citation = read_one(f"{line}\n\nText.")
    assert people(citation) == [
        "Abd El-Aziz, MA", "dela Cruz, J", "'t Hooft, G", "O'Brien, P", "Ñandú, Á", "Madonna, None", "Özdemir, ÖÇ",
    ]  # fmt: skip
    assert citation.authors[3].suffix == "2nd"


def test_a_short_abstract_is_not_taken_for_its_rights() -> None:
    citation = read_one("Doe J(1).\n\nThis book was published by Elsevier.\n\n© 2020 Nowhere.")
    assert (citation.abstract, citation.rights) == ("This book was published by Elsevier.", "© 2020 Nowhere.")


def test_affiliations_on_one_line_and_numbers_inside_them() -> None:
    one_line = read_one("Doe J(1), Roe R(2).\n\nAuthor information: (1)House A, Hill. (2)House B.\n\nText.")
    assert [name.affiliations for name in one_line.authors] == [("House A, Hill.",), ("House B.",)]
    inside = read_one("Doe J(1).\n\nAuthor information:\n(1)Building (2), Hill.\n\nText.")
    assert inside.authors[0].affiliations == ("Building (2), Hill.",)


def test_what_a_reader_wrote_is_kept_apart() -> None:
    reading = FORMAT.read(
        HEAD + "Doe J(1).\n\nAuthor information: 北仑\n(1)House.\n\nText.\n\n- gloss: 词\n\nMore." + TAIL
    )
    (citation,) = reading.citations
    assert citation.authors[0].affiliations == ("House.",)
    assert citation.affiliations == ()
    assert citation.abstract == "Text.\nMore."
    assert [extra.value for extra in citation.extra if extra.tag == "line"] == ["北仑", "- gloss: 词"]
    assert [note.code for note in reading.notes] == [Code.UNPLACED, Code.UNPLACED]


def test_brackets_and_languages() -> None:
    text = HEAD.replace("A title.", "[A title of\ntwo lines].\n\n[Article in German, French]")
    (citation,) = FORMAT.read(text + "Doe J(1)." + TAIL).citations
    assert (citation.title, citation.language) == ("A title of two lines", "de")
    (kept,) = FORMAT.read(HEAD.replace("A title.", "[(18)F]Foo in [bar].") + "Doe J(1)." + TAIL).citations
    assert kept.title == "[(18)F]Foo in [bar]"


def test_abstracts_in_two_languages() -> None:
    english = "The patients were treated with the drug and it is clear that they were well in the end of it all. " * 2
    french = (
        "Les patients ont été traités avec le médicament et il est clair que la plupart des patients sont guéris. " * 2
    )
    unmarked = read_one(f"Doe J(1).\n\n{english}\n\n{french}")
    assert [abstract.language for abstract in unmarked.abstracts] == ["en", "fr"]
    marked = read_one(f"Doe J(1).\n\n{english}\n\nPublisher: {french}")
    assert marked.abstracts[1].text.startswith("Les patients")
    running_on = FORMAT.read(HEAD + f"Doe J(1).\n\n{english}\n\n{french} DOI: 10.1000/x PMID: 5\n").citations[0]
    assert (running_on.pmid, len(running_on.abstracts)) == ("5", 2)
    assert running_on.abstracts[1].text.endswith("guéris.")


def test_sections_rights_and_conflicts() -> None:
    citation = read_one(
        "Doe J(1).\n\nBACKGROUND: One\nline.\nRESULTS: Two.\n\nForeign Disease © 2016 The Society of\nNowhere.\n\n"
        "Conflict of interest statement: None\ndeclared."
    )
    assert citation.abstract == "BACKGROUND: One line.\nRESULTS: Two."
    assert [part.label for part in citation.abstracts[0].sections] == ["BACKGROUND", "RESULTS"]
    assert citation.rights == "Foreign Disease © 2016 The Society of Nowhere."
    assert not citation.notes
    assert ("pubmedtext", "conflict", "Conflict of interest statement: None declared.") in citation.extra


def test_related_papers() -> None:
    citation = read_one(
        "Doe J(1).\n\nErratum in\n    J Foo. 2020 Jan 2;1(2):3. doi: \n10.1000/e.\n    J Bar. 2021;2:4.\n\nComment on\n"
        "    J Baz. 2018 May;7(1):1-9.\n\nRetraction in\n    Doe J, Roe R. J Qux. 2022 Feb;3(1):5. PMID: 99\n\nText."
    )
    assert [(r.relation, r.inverse, r.citation.container_title) for r in citation.related] == [
        ("erratum", False, "J Foo"),
        ("erratum", False, "J Bar"),
        ("comment", True, "J Baz"),
        ("retraction", False, "J Qux"),
    ]
    assert citation.related[0].citation.doi == "10.1000/e"
    assert citation.related[3].citation.pmid == "99"
    assert (citation.status, citation.pmid, citation.abstract) == ("retracted", "28885230", "Text.")


def test_a_retraction_is_said_before_ahead_of_print() -> None:
    text = (HEAD + "Doe J(1).\n\nRetraction in\n    J Qux. 2022;3:5." + TAIL).replace(
        "/x.\n", "/x. Online ahead of print.\n", 1
    )
    (citation,) = FORMAT.read(text).citations
    assert citation.status == "retracted"
    assert ("pubmedtext", "status", "Online ahead of print") in citation.extra


def test_references() -> None:
    text = (
        "84: Suter TA, Abi Jamil J Jr, et al. What? A title. Science. 2019 Aug 30;365(6456).\npii: eaaw1. doi: "
        "10.1000/s. Review. PubMed PMID: 31467195; PubMed Central PMCID: PMC12.\n\n85: World Health Organization. "
        "Rules. Bull Foo. 2001;79(3):12-5.\n86. [No authors listed] "
        "News. J Foo. 2020;1:2. Erratum in: J Bar. 2021;2:3.\n"
    )
    first, second, third = FORMAT.read(text).citations
    assert people(first) == ["Suter, TA", "Abi Jamil, J"]
    assert (first.title, first.authors_truncated, first.pages, first.pmcid) == ("What? A title", True, None, "PMC12")
    assert (people(second), str(second.pages)) == (["World Health Organization"], "12-15")
    assert (third.title, third.authors, third.related[0].relation) == ("News", (), "erratum")


LIST = """Smith J, Doe A. Tea and sleep in older people living far
away from home. J Foo. 2019;5(1):1-9. doi: 10.1000/x.
Brown K, Li X, Wang Y. Another paper. J Bar. 2018 Mar;3:4-5.
World Health Organization. Report on tea. Bull World Health Organ. 2020;395(1):12-3. PMID: 123456
"""


def test_references_without_numbers_or_blank_lines_are_as_many_records() -> None:
    citations, notes = FORMAT.read(LIST)
    assert [(c.title, c.doi, c.pmid) for c in citations] == [
        ("Tea and sleep in older people living far away from home", "10.1000/x", None),
        ("Another paper", None, None),
        ("Report on tea", None, "123456"),
    ]
    assert not notes
    assert not sniff(LIST)  # it is read as `references`, which knows more styles


def test_a_paragraph_of_affiliations_without_a_heading() -> None:
    [citation] = FORMAT.read("a. 2004 Jun;)\ne C\n\nDepartment\n(6),,").citations
    assert citation.container_title == "a"


def test_a_chapter() -> None:
    (citation,) = FORMAT.read(
        "1. A Fever.\n\nDoe J(1).\n\nIn: Poe E, Roe R, editors. FeverBooks(®) [Internet]. Hill (NW): University of "
        "Nowhere; \n1993–2024.\n2005 Mar 31 [updated 2022 Aug 25].\n\nAuthor information:\n(1)House\n\nText.\n\n"
        "PMID: 20301690\n"
    ).citations
    assert (citation.type, citation.title, citation.container_title) == ("chapter", "A Fever", "FeverBooks(®)")
    assert (str(citation.issued), citation.publisher) == ("2005-03-31", "University of Nowhere")
    assert [name.family for name in citation.editors] == ["Poe", "Roe"]


def test_many_records_in_notes_with_all_line_ends() -> None:
    record = HEAD + "Doe J(1).\n\nText." + TAIL
    text = "# Notes\n\nsome words\n" + "\n".join(record.replace("1. J", f"{n}. J", 1) for n in range(1, 301))
    for line_end in ("\n", "\r\n", "\r"):
        reading = FORMAT.read(text.replace("\n", line_end))
        assert len(reading.citations) == 300
        assert [(note.code, note.line) for note in reading.notes] == [(Code.NOT_A_RECORD, 1)]


def test_what_is_no_record_is_refused() -> None:
    for text in ("", "milk\neggs\n", "1. milk\n2. eggs\n", "TY  - JOUR\nER  - \n", "\x00\x01"):
        assert not sniff(text)
        with pytest.raises(ReadError, match="expected a numbered citation line"):
            FORMAT.read(text)


@given(st.text(alphabet=st.sampled_from("ab1. \n()[];:,©PMIDdoCEtus20"), max_size=200))
def test_no_text_raises_anything_else(text: str) -> None:
    for whole in (text, HEAD + text + TAIL):
        sniff(whole)
        try:
            FORMAT.read(whole)
        except CarciteError:
            assert whole is text


@pytest.mark.parametrize("piece", ["(1)", ", ", "; ", "[", "(1) ", "a-\n", "Erratum in: ", "In: a. b: c; ", "PMID: 1 "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    FORMAT.read(HEAD + "Doe J" + piece * 40_000 + TAIL)


CASES = sorted(CORPUS.glob("pubmed_abstract_*.txt"))


@pytest.mark.corpus
@pytest.mark.skipif(not CASES, reason="no shared corpus beside the checkout")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_corpus(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert sniff(text)
    (citation,) = FORMAT.read(text).citations
    assert citation.title == expected["title"]
    names = [
        {key: getattr(name, key) for key in ("family", "given", "suffix") if getattr(name, key)}
        for name in citation.authors
    ]
    assert names == expected["authors"]
    locator = str(citation.pages) if citation.pages else citation.article_number
    found = {
        "journal": citation.container_title, "date": str(citation.issued), "volume": citation.volume,
        "issue": citation.issue, "pages": locator, "doi": citation.doi, "pmid": citation.pmid, "pmcid": citation.pmcid,
        "epub": citation.epub_date and str(citation.epub_date), "language": citation.language,
    }  # fmt: skip
    assert found == {key: expected.get(key) for key in found}
    texts = [" ".join(abstract.text.split()) for abstract in citation.abstracts]
    assert len(texts) == sum(key in expected for key in ("abstract_starts", "abstract_2_starts"))
    if texts:
        assert texts[0].startswith(expected["abstract_starts"])
        assert texts[0].endswith(expected["abstract_ends"])
    affiliations = {*citation.affiliations, *(text for name in citation.authors for text in name.affiliations)}
    assert len(affiliations) == expected.get("n_affiliations", 0)


def test_authors_right_below_the_language_line_are_kept() -> None:
    text = "1. J Foo. 2020 Jan;1(2):3-9.\n[A title].\n[Article in Chinese]\nDoe J, Roe R Jr.\nPMID: 5\n"
    [citation] = FORMAT.read(text).citations
    assert [(name.family, name.given, name.suffix) for name in citation.authors] == [
        ("Doe", "J", None),
        ("Roe", "R", "Jr"),
    ]
    assert citation.language == "zh"


def test_a_record_without_its_blank_lines() -> None:
    text = (
        "1. J Foo. 2020 Jan;1(2):3-9. doi: \n10.1000/a.\nA title of\ntwo lines.\nDoe J(1), Roe R(2).\n"
        "Author information:\n(1)Tea Institute, Leeds, UK.\n(2)Milk Institute, York,\nUK. roe@example.org.\n"
        "Comment in\n    J Bar. 2020 Feb;2(1):1-2.\ndoi: 10.1000/b.\n"
        "BACKGROUND: Tea is\ndrunk.\nRESULTS: Good.\nDOI: 10.1000/a\nPMID: 5\n"
        "Conflict of interest statement: None.\n"
        "2. J Foo. 2020 Feb;1(3):1-2.\nNothing known.\n[No authors listed]\nPMID: 6\n"
    )
    one, two = FORMAT.read(text).citations
    assert (one.title, [name.affiliations for name in one.authors]) == (
        "A title of two lines",
        [("Tea Institute, Leeds, UK.",), ("Milk Institute, York, UK. roe@example.org.",)],
    )
    assert [r.citation.doi for r in one.related] == ["10.1000/b"]
    assert one.abstract == "BACKGROUND: Tea is drunk.\nRESULTS: Good."
    assert (two.title, two.authors, two.pmid) == ("Nothing known", (), "6")


def test_text_behind_a_record_takes_linear_time() -> None:
    body = "1. J Foo. 2020 Jan;1(2):3-9.\n\nA title.\n\nDoe J.\n\nPMID: 5\n\n"
    started = time.perf_counter()
    reading = FORMAT.read(body + "a word\n\n" * 10_000)
    assert time.perf_counter() - started < 8
    assert len(reading.citations[0].extra) == 10_000


def test_a_record_in_one_line_without_authors() -> None:
    text = (
        "33. Tea Science. 2020 Apr 24;368(6489):341. doi: 10.5555/tea.abc1234. Tea in the time of thirst. "
        "[No authors listed] DOI: 10.5555/tea.abc1234 PMID: 32332997 [Indexed for MEDLINE] and some more words to fill"
    )
    [citation] = FORMAT.read(text).citations
    assert (citation.title, citation.authors, citation.pmid) == ("Tea in the time of thirst", (), "32332997")


def test_a_record_in_one_line_that_was_cut() -> None:
    text = (
        "1. Tea Environ. 2012 Mar;78(6):1785-93. doi: 10.5555/TEA.07241-11. Epub2012 Jan 13.A phage of tea."
        "Hanna LF(1), Doe B.Author information: (1)Department of Tea, University of Leeds,Leeds, UK."
        "Phages drive the evolution of tea."
    )
    [citation] = FORMAT.read(text).citations
    assert (citation.title, [str(name) for name in citation.authors]) == ("A phage of tea", ["LF Hanna", "B Doe"])
    assert (str(citation.epub_date), citation.abstract) == ("2012-01-13", "Phages drive the evolution of tea.")
