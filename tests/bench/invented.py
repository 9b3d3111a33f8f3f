"""Files of any length, of invented records: RIS, NBIB, and PubMed XML as in a baseline file.

The same number gives the same file. Words, names and journals change from record to record, so that no reader profits
from having seen a record before more than it would on a real file.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SYLLABLES = [first + second for first in "bcdfglmnprstv" for second in "aeio"]
_GIVEN = [
    "Ada",
    "Bo",
    "Chidi",
    "Dana",
    "Émile",
    "Fatma",
    "Grace",
    "Hiro",
    "Ines",
    "Jörg",
    "Kim",
    "Lena",
    "Mina",
    "Nils",
]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Paper(NamedTuple):
    """An invented paper, as text."""

    number: int
    title: str
    people: list[tuple[str, str]]
    place: str
    journal: str
    short: str
    year: int
    month: int
    volume: int
    issue: int
    first: int
    last: int
    abstract: str
    words: list[str]


def papers(count: int) -> Iterator[Paper]:
    """Invented papers, always the same ones."""
    chance = random.Random(20)

    def word(parts: int = 3) -> str:
        return "".join(chance.choices(_SYLLABLES, k=parts))

    def sentence(words: int) -> str:
        return " ".join(word(1 + n % 4) for n in range(words)).capitalize()

    journals = [f"Journal of {word().capitalize()} {word().capitalize()}" for _ in range(400)]
    for number in range(count):
        journal = chance.choice(journals)
        first = chance.randrange(1, 2000)
        yield Paper(
            number=10_000_000 + number,
            title=sentence(12),
            people=[(word().capitalize(), chance.choice(_GIVEN)) for _ in range(chance.randrange(1, 8))],
            place=f"Department of {word().capitalize()}, University of {word().capitalize()}, {word().capitalize()}",
            journal=journal,
            short=" ".join(part[:4] for part in journal.split()),
            year=chance.randrange(1970, 2026),
            month=chance.randrange(1, 13),
            volume=chance.randrange(1, 200),
            issue=chance.randrange(1, 13),
            first=first,
            last=first + chance.randrange(1, 20),
            abstract=". ".join(sentence(18) for _ in range(8)) + ".",
            words=[word() for _ in range(5)],
        )


def write_ris(path: Path, count: int) -> None:
    """Write a RIS file as reference managers export them."""
    with path.open("w", encoding="utf-8") as file:
        for p in papers(count):
            lines = ["TY  - JOUR", f"TI  - {p.title}", *(f"AU  - {family}, {given}" for family, given in p.people)]
            lines += [f"T2  - {p.journal}", f"J2  - {p.short}", f"PY  - {p.year}", f"DA  - {p.year}/{p.month:02}/01"]
            lines += [f"VL  - {p.volume}", f"IS  - {p.issue}", f"SP  - {p.first}", f"EP  - {p.last}"]
            lines += [f"DO  - 10.5555/{p.number}", f"SN  - 1234-{p.number % 10000:04}", f"AB  - {p.abstract}"]
            lines += [*(f"KW  - {word}" for word in p.words), "ER  - ", ""]
            file.write("\n".join(lines) + "\n")


def write_bib(path: Path, count: int) -> None:
    """Write a .bib file as reference managers export them."""
    with path.open("w", encoding="utf-8") as file:
        for p in papers(count):
            people = " and ".join(f"{family}, {given}" for family, given in p.people)
            fields = {
                "author": people,
                "title": p.title,
                "journal": p.journal,
                "year": p.year,
                "month": _MONTHS[p.month - 1].lower(),
                "volume": p.volume,
                "number": p.issue,
                "pages": f"{p.first}--{p.last}",
                "doi": f"10.5555/{p.number}",
                "issn": f"1234-{p.number % 10000:04}",
                "abstract": p.abstract,
                "keywords": ", ".join(p.words),
            }
            lines = (f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items())
            file.write(f"@article{{{p.people[0][0].lower()}{p.number},\n" + ",\n".join(lines) + "\n}\n\n")


def write_nbib(path: Path, count: int) -> None:
    """Write a file in the MEDLINE display format."""
    with path.open("w", encoding="utf-8") as file:
        for p in papers(count):
            lines = [f"PMID- {p.number}", "OWN - NLM", "STAT- MEDLINE", f"DP  - {p.year} {_MONTHS[p.month - 1]}"]
            lines += [f"TI  - {p.title}.", f"PG  - {p.first}-{p.last}", f"LID - 10.5555/{p.number} [doi]"]
            lines += [f"AB  - {p.abstract}"]
            for family, given in p.people:
                lines += [f"FAU - {family}, {given}", f"AU  - {family} {given[0]}", f"AD  - {p.place}."]
            lines += ["LA  - eng", "PT  - Journal Article", f"TA  - {p.short}", f"JT  - {p.journal}"]
            lines += [f"VI  - {p.volume}", f"IP  - {p.issue}", *(f"MH  - *{word.capitalize()}" for word in p.words)]
            lines += [f"SO  - {p.short}. {p.year};{p.volume}({p.issue}):{p.first}-{p.last}.", ""]
            file.write("\n".join(lines) + "\n")


_XML_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" \
"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">
<PubmedArticleSet>
"""


def write_pubmed_xml(path: Path, count: int) -> None:
    """Write a gzip'd file of PubMed XML as in NLM's baseline."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        file.write(_XML_HEAD)
        file.writelines(map(_article, papers(count)))
        file.write("</PubmedArticleSet>\n")


def _article(p: Paper) -> str:
    people = "".join(
        f'<Author ValidYN="Y"><LastName>{family}</LastName><ForeName>{given}</ForeName><Initials>{given[0]}</Initials>'
        f"<AffiliationInfo><Affiliation>{p.place}.</Affiliation></AffiliationInfo></Author>"
        for family, given in p.people
    )
    mesh = "".join(
        f'<MeshHeading><DescriptorName UI="D000001" MajorTopicYN="Y">{word}</DescriptorName></MeshHeading>'
        for word in p.words
    )
    return f"""<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{p.number}</PMID>
<DateRevised><Year>{p.year}</Year><Month>12</Month><Day>01</Day></DateRevised>
<Article PubModel="Print"><Journal><ISSN IssnType="Print">1234-{p.number % 10000:04}</ISSN>
<JournalIssue CitedMedium="Print"><Volume>{p.volume}</Volume><Issue>{p.issue}</Issue>
<PubDate><Year>{p.year}</Year><Month>{_MONTHS[p.month - 1]}</Month></PubDate></JournalIssue>
<Title>{p.journal}</Title><ISOAbbreviation>{p.short}</ISOAbbreviation></Journal>
<ArticleTitle>{p.title}.</ArticleTitle><Pagination><MedlinePgn>{p.first}-{p.last}</MedlinePgn></Pagination>
<Abstract><AbstractText>{p.abstract}</AbstractText></Abstract>
<AuthorList CompleteYN="Y">{people}</AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
<MedlineJournalInfo><Country>Netherlands</Country><MedlineTA>{p.short}</MedlineTA><NlmUniqueID>0000001</NlmUniqueID>
</MedlineJournalInfo><CitationSubset>IM</CitationSubset><MeshHeadingList>{mesh}</MeshHeadingList></MedlineCitation>
<PubmedData><PublicationStatus>ppublish</PublicationStatus>
<ArticleIdList><ArticleId IdType="pubmed">{p.number}</ArticleId>
<ArticleId IdType="doi">10.5555/{p.number}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
"""
