"""The acceptance set: one citation of each CSL type with every field filled that a work of the type can have.

Everything here is invented. The groups say which fields go together on a kind of work; each citation adds its own.
"""

from __future__ import annotations

from typing import Any

from carcite.model import Abstract, Citation, Contributor, Funding, TranslatedTitle
from carcite.values.names import Name

Fields = dict[str, Any]

KLARA = Name(family="Lindqvist", given="Klara Maria", orcid="0000-0002-1825-0097", affiliations=("Harbour Institute",))
BERG = Name(family="Berg", given="Jan Pieter", particle="van der")
MOORE = Name(family="Moore", given="Thomas A.", suffix="Jr")
WANG = Name(family="王", given="小明")
EDITOR = Name(family="Okafor", given="Adaeze")
TRANSLATOR = Name(family="Noël", given="Éloïse")
BODY = Name(literal="Nordic Tide Survey and Mapping Board")

ENGLISH = Abstract(text="Tides were read twice a day at nine piers. Levels rose by 3.1 % & none fell.", language="en")
GERMAN = Abstract(text="An neun Molen wurde der Wasserstand zweimal täglich abgelesen.", language="de")

# --- groups of fields ------------------------------------------------------------------------------------------------

ANY: Fields = {
    "authors": (KLARA, BERG, MOORE),
    "language": "en",
    "accessed": "2026-02-03",
    "abstracts": (ENGLISH,),
    "keywords": ("tide gauge", "harbours"),
    "rights": "CC BY 4.0",
    "source": "Harbour Catalogue",
    "notes": ("Read at the yearly meeting of the board.",),
}
ARCHIVED: Fields = {
    "archive": "Visby Town Archive",
    "archive_location": "Box 12, folder 3",
    "call_number": "QC309.T5",
}
TRANSLATED: Fields = {
    "translators": (TRANSLATOR,),
    "original_title": "Havets stilla timmar",
    "original_date": "1911",
    "translated_titles": (TranslatedTitle(text="Die stillen Stunden des Meeres", language="de"),),
}
PUBLISHED: Fields = {"publisher": "Quay & Sons", "publisher_place": "Gothenburg"}
IN_JOURNAL: Fields = {
    "container_title": "Annals of Tidal Research",
    "container_title_short": "Ann Tidal Res",
    "volume": "41",
    "issue": "3",
    "pages": "523-530",
    "issn": ("0028-0836",),
}
MEDICAL: Fields = {
    "pmid": "31234567",
    "pmcid": "PMC6543210",
    "epub_date": "2024-03-09",
    "status": "epub ahead of print",
    "submitted": "2023-11-02",
    "affiliations": ("Department of Hydrography, University of Visby, Visby",),
    "mesh_terms": ("Oceans and Seas", "Tidal Waves*"),
    "publication_types": ("Journal Article", "Comparative Study"),
    "funding": (Funding(award="T-2291", funder="Baltic Science Fund", country="Sweden"),),
}
IN_BOOK: Fields = {
    **PUBLISHED,
    "container_title": "The Harbour Companion",
    "editors": (EDITOR,),
    "collection_title": "Studies of the Shore",
    "collection_number": "8",
    "edition": "2",
    "volume": "4",
    "number_of_volumes": "5",
    "chapter_number": "11",
    "pages": "77-91",
    "isbn": ("978-3-16-148410-0",),
}
BOOK: Fields = {
    **PUBLISHED,
    "editors": (EDITOR,),
    "creators": (
        Contributor(role="collection-editor", name=Name(family="Haukur", given="Signý")),
        Contributor(role="illustrator", name=Name(family="Ferreira", given="Rui")),
    ),
    "collection_title": "Studies of the Shore",
    "collection_number": "9",
    "edition": "3",
    "volume": "2",
    "number_of_volumes": "6",
    "number_of_pages": "412",
    "isbn": ("978-0-306-40615-7",),
}
AT_EVENT: Fields = {
    "event_title": "Seventh Congress of Harbour Masters",
    "event_place": "Turku, Finland",
    "event_date": "2022-06-14/2022-06-17",
}
LAW: Fields = {
    "container_title": "Gazette of the Coast",
    "volume": "16",
    "number": "204",
    "section": "12b",
    "pages": "31-33",
    "chapter_number": "5",
}  # fmt: skip
RECORDING: Fields = {**PUBLISHED, "medium": "16 mm film", "number": "QS-77", "number_of_volumes": "2"}


def work(type: str, key: str, title: str, issued: str, *groups: Fields, **own: Any) -> Citation:
    """A citation of the fields of all groups; later ones and its own win."""
    fields: Fields = {"doi": f"10.5555/{key}", "url": f"https://example.org/{type}/{key}_1?a=b&c=d%20e", **ANY}
    for group in groups:
        fields |= group
    return Citation(type=type, key=key, title=title, issued=issued, **{**fields, **own})


# --- one of each type ------------------------------------------------------------------------------------------------

ACCEPTANCE: tuple[Citation, ...] = (
    work("article", "lindqvist2024drift", "Drift of mRNA-tagged buoys in the <i>Fucus</i> belt", "2024-05-03",
         publisher="ShoreRxiv", genre="Preprint", arxiv="2101.00001v2", number="sr-118", version="2",
         submitted="2024-04-28", status="under review", title_short="Drift of buoys"),
    work("article-journal", "lindqvist2024tide", "Tide levels and DNA traces: H<sub>2</sub>O at 10<sup>−3</sup> bar",
         "2024-05-03", IN_JOURNAL, MEDICAL, TRANSLATED, abstracts=(ENGLISH, GERMAN), title_short="Tide levels",
         authors=(KLARA, BERG, MOORE, WANG, BODY), section="Original papers", keywords=("tide gauge", "α-algae",
         "harbours")),
    work("article-magazine", "moore2019pier", "The pier that walked away", "2019-11", container_title="Harbour Life",
         volume="7", issue="11", pages="12-15, 33", issn=("1476-4687",), section="Features", title_short="The pier"),
    work("article-newspaper", "berg2021storm", "Storm takes the old lighthouse", "2021-10-22", PUBLISHED,
         container_title="Visby Evening Post", edition="late", section="Coast", pages="A4", issn=("2049-3630",)),
    work("bill", "board2018bill", "Harbour Dues Reform Bill", "2018-02-01", LAW, authors=(BODY,), status="enacted",
         event_place="Stockholm", number="H 204"),
    work("book", "berg2001sea", "The sea at rest: a Kaplan-Meier history", "2001", BOOK, TRANSLATED, ARCHIVED,
         title_short="The sea at rest", authors=(BERG, MOORE)),
    work("broadcast", "klara2015radio", "Voices of the breakwater", "2015-09-17", RECORDING,
    container_title="Evening at Sea",
         genre="Radio programme", collection_title="Coast Stories", number="31"),
    work("chapter", "moore2012gauge", "Reading the gauge in pH 7 brine", "2012", IN_BOOK, TRANSLATED, ARCHIVED,
         title_short="Reading the gauge"),
    work("classic", "skald1220", "The lay of the skerries", "1220", BOOK, authors=(Name(family="Snorre"),),
         status="fragment"),
    work("collection", "archive1934letters", "Letters to the harbour office", "1934/1951", ARCHIVED, PUBLISHED,
         genre="Papers", number_of_volumes="14", authors=(BODY,)),
    work("dataset", "lindqvist2023levels", "Hourly water levels, nine piers", "2023-01-15", PUBLISHED,
    version="1.4.0",
         genre="Time series", medium="CSV", number="ds-9", status="final", collection_title="Baltic Levels",
         funding=MEDICAL["funding"]),
    work("document", "board1999memo", "Memorandum on dredging", "1999-08", PUBLISHED, ARCHIVED, genre="Memorandum",
         authors=(BODY,), number="44", version="b"),
    work("entry", "okafor2009entry", "Spring tide", "2009", IN_BOOK, container_title="Shore Wiki", version="118"),
    work("entry-dictionary", "okafor2010neap", "Neap", "2010", IN_BOOK, container_title="Dictionary of the Shore"),
    work("entry-encyclopedia", "okafor2011seiche", "Seiche", "2011", IN_BOOK,
    container_title="Encyclopaedia of Lakes"),
    work("event", "congress2022", "Opening of the congress", "2022-06-14", AT_EVENT, PUBLISHED, genre="Ceremony"),
    work("figure", "ferreira2017plate", "Cross-section of a mole", "2017", container_title="Harbour Atlas",
    number="12.4",
         medium="engraving", pages="88", **PUBLISHED),
    work("graphic", "ferreira1988quay", "Quay in the evening", "1988", ARCHIVED, PUBLISHED, medium="oil on canvas",
         genre="Painting", authors=(Name(family="Ferreira", given="Rui"),)),
    work("hearing", "board2016hearing", "Hearing on the closing of the strait", "2016-05-10", LAW, PUBLISHED,
         event_title="Committee on Sea Routes", event_place="Stockholm", authors=(BODY,)),
    work("interview", "moore2020talk", "A life among gauges", "2020-04-30", ARCHIVED, medium="audio",
    genre="Interview",
         creators=(Contributor(role="interviewer", name=Name(family="Sørli", given="Åse")),)),
    work("legal_case", "ferry1974", "Ferry Line v. Harbour Board", "1974-03-12", LAW, event_place="Malmö",
         status="affirmed", publisher="District Court of Malmö"),
    work("legislation", "act1985", "Harbours Act", "1985-07-01", LAW, status="in force", event_place="Stockholm"),
    work("manuscript", "lindqvist1957diary", "Diary of a gauge keeper", "1957~", ARCHIVED, genre="Manuscript",
         publisher_place="Visby", number_of_pages="96", medium="ink on paper", status="unpublished"),
    work("map", "board1966chart", "Chart of the inner archipelago", "1966", ARCHIVED, PUBLISHED, edition="4",
         genre="Nautical chart", collection_title="Coastal Charts", authors=(BODY,), isbn=("978-3-16-148410-0",)),
    work("motion_picture", "ferreira1993film", "Nine piers", "1993", RECORDING, version="director's cut",
    genre="Documentary",
         creators=(Contributor(role="director", name=Name(family="Ferreira", given="Rui")),)),
    work("musical_score", "sorli1972suite", "Tidal suite in D", "1972", PUBLISHED, genre="Score", number="op. 14",
         creators=(Contributor(role="composer", name=Name(family="Sørli", given="Åse")),)),
    work("pamphlet", "board1938safety", "Safety on the ice", "1938", PUBLISHED, number_of_pages="12",
    authors=(BODY,)),
    work("paper-conference", "berg2022mooring", "Mooring with CAR-T lines", "2022", IN_BOOK, AT_EVENT,
         container_title="Proceedings of the Harbour Masters", title_short="Mooring", authors_truncated=True),
    work("patent", "moore2008valve", "Valve for a floating gauge", "2008-12-30", number="EP 1234567", genre="Patent",
         status="granted", submitted="2005-06-01", publisher_place="Munich"),
    work("performance", "sorli1999stage", "The drowned bell", "1999-10-08", AT_EVENT, genre="Opera", medium="stage"),
    work("periodical", "board2013yearbook", "Yearbook of the Coast", "2013", PUBLISHED, volume="61", issue="1",
         issn=("0317-8471",), editors=(EDITOR,), container_title_short="Yearb Coast"),
    work("personal_communication", "berg1962letter", "Letter on the new sluice", "1962-01-19", ARCHIVED,
    genre="Letter",
         medium="typescript", creators=(Contributor(role="recipient", name=Name(family="Haukur", given="Signý")),)),
    work("post", "wang2025post", "Why the gauge at pier 4 jumps", "2025-03-08",
    container_title="Gauge Keepers' Forum",
         genre="Forum post", authors=(WANG,)),
    work("post-weblog", "wang2025blog", "A week without tides", "2025-08-12", container_title="Notes from Pier 4",
         genre="Blog post"),
    work("regulation", "board2014rule", "Regulation on anchoring", "2014-04-01", LAW, authors=(BODY,),
    status="in force"),
    work("report", "board2020report", "Sea level outlook 2020–2050", "2020-12", PUBLISHED, ARCHIVED, authors=(BODY,
    KLARA),
         number="TR-2020-07", genre="Technical report", collection_title="Outlooks", collection_number="5",
         pages="1-88",
         number_of_pages="88", isbn=("0-306-40615-2",), version="1.1", edition="2"),
    work("review", "okafor2018review", "What the piers tell", "2018", IN_JOURNAL, genre="Review", pages=None,
         article_number="e1002195"),
    work("review-book", "okafor2002review", "The sea at rest, reviewed", "2002-09", IN_JOURNAL,
         creators=(Contributor(role="reviewed-author", name=BERG),)),
    work("software", "lindqvist2022tidal", "tidal: harmonic analysis", "2022-07-07", PUBLISHED, version="3.2.1",
         genre="Computer software", medium="source code", collection_title="Harbour Tools", number="hx-3"),
    work("song", "sorli2004song", "Lantern on the mole", "2004", RECORDING, container_title="Songs for a harbour",
         genre="Folk song", medium="CD"),
    work("speech", "moore2017speech", "Gauges for everyone", "2017-06-02", AT_EVENT, genre="Lecture",
    medium="slides"),
    work("standard", "board2011standard", "Marking of mooring posts", "2011", PUBLISHED, number="ISO 99999:2011",
         authors=(BODY,), edition="2", number_of_pages="24", status="published"),
    work("thesis", "lindqvist2016thesis", "Slow waves in narrow basins", "2016", publisher="University of Visby",
         publisher_place="Visby", genre="PhD thesis", number_of_pages="204", number="17", **ARCHIVED,
         creators=(Contributor(role="contributor", name=Name(family="Okafor", given="Adaeze")),)),
    work("treaty", "treaty1857", "Convention on the Sound dues", "1857-03-14", LAW, status="in force",
         event_place="Copenhagen"),
    work("webpage", "board2026page", "Today's water levels", "2026-01-31", container_title="Harbour Board Online",
         genre="Web page", authors=(BODY,), publisher="Harbour Board"),
)  # fmt: skip


# --- hostile values --------------------------------------------------------------------------------------------------

HOSTILE_TEXTS: tuple[str, ...] = (
    # the ends and beginnings of records, in each format
    "before\nER  - \nTY  - BOOK\nTI  - a record too many", "ER  - ", "TY  - JOUR", "DO  - 10.5555/none",
    "}\n@book{more,\n title={x}}",
    "@article{inner, title = {x}}", "@comment{", "@string{x = {y}}", '", "id": "more"}, {"id": "',
    "]]></record><record>",
    # TeX's own signs, alone and together
    "{", "}", "}{", "{{{", "a { b", "a } b", "\\{", "\\}", "\\", "\\\\", "a\\", "%", "100 % of it", "#1", "$",
    "$5 and $6", "$x$", "$$",
    "a_b", "a^b", "~", "&", "&amp;", "^^M", '"', "''quoted``", "--", "---", "a -- b", "'",
    # TeX commands
    "\\input{/etc/passwd}", "\\write18{ls}", "\\def\\x{\\x}\\x", "\\end{document}", "\\csname par\\endcsname",
    "\\par", "\\begin{verbatim}",
    "$\\frac{a}{b}$", "$\\alpha$-blocker", "\\'e", "\\begin", "\\verb|x|", "\\string", "\\bibitem{x}",
    "\\unknowncommand{x}",
    # names
    "and", "A and B", " and and ", "Smith, John, Jr, III, IV", ", Madonna", "Madonna,", ",", ",,", "others",
    "and others", "van", "de la",
    "A; B", "Rock {and} Roll",
    # markup
    "<i>x</i>", "<b>open", "</sup>", "<script>alert(1)</script>", "a<b and c>d", "<sub>2</sub>", "&#x26;", "<!-- x",
    "<i><b>x</i></b>",
    # lines that look like a field
    "PMID: 123", "Type: book", "Citation Key: other", "Language: see p. 3", "DOI: 10.5555/other", "Edition: 2",
    "id: 5",
    # scripts and signs
    "嵌合抗原受体 T 细胞", "Достоевский", "e\u0301 n\u0303 a\u030a", "ế ǹ ṩ", "ﬁ ﬂ", "\u00a0x\u00a0", "\u202eabc",
    "a\u2028b",
    "🙂", "ß Ł ø Æ ı ȷ",
    "α β γ μ Ω", "± × ≤ ≥ ≠ ∞ → °", "a\u0000\u0007\u001bb", "x\ty", "a\ufeffb", "a\u200bb",
    # numbers and the like where no number is expected
    "0", "-1", "1e9", "NaN", "null", "true", "[]", "{}", "()", "=", "/", "|", "*", "?", "!",
    # formulas that break off
    "$\\frac{a}$", "$x^a^b$", "$\\left( a$", "$\\hat$", "$x^\\hat{a}$", "$\\sum_{i=0}^n x_i$",
)  # fmt: skip


def hostile(key: str, text: str, type: str = "article-journal") -> Citation:
    """A citation with one text in every field that takes any text."""
    simple = (
        "title", "title_short", "original_title", "container_title", "container_title_short", "collection_title",
        "collection_number", "event_title", "event_place", "volume", "issue", "number", "edition", "section",
        "version", "genre", "medium", "publisher", "publisher_place", "status", "archive", "archive_location",
        "call_number", "source", "rights", "pages", "issued", "accessed", "original_date", "event_date",
    )  # fmt: skip
    fields: Fields = {
        "authors": (Name(family=text, given=text), BERG),
        "editors": (Name(literal=text),),
        "abstracts": (text, f"Second. {text}"),
        "keywords": (text, "plain"),
        "notes": (text, f"More: {text}"),
        "affiliations": (text,),
        "url": f"https://example.org/{text}",
        "doi": f"10.5555/{text}",
    }
    return Citation(type=type, key=key, **dict.fromkeys(simple, text), **fields)  # type: ignore[arg-type]


def neighbour(number: int) -> Citation:
    """A plain citation to stand behind a hostile one, to see that it is not harmed."""
    return Citation(
        type="article-journal", key=f"plain{number}", title=f"Plain neighbour {number}", authors=(BERG,),
        container_title="Annals of Tidal Research", issued=str(1850 + number), volume="1", pages="1-2",
    )  # fmt: skip


_KINDS = (
    "article-journal", "book", "chapter", "paper-conference", "report", "thesis", "webpage", "dataset", "patent",
    "article",
)  # fmt: skip
_LONG = "A long abstract with ER  - in it, 100 % plain. " * 2200 + "}"

_TITLED: Fields = {"type": "article-journal", "container_title": "Annals of Tidal Research", "issued": "2024"}

HOSTILE: tuple[Citation, ...] = (
    *(
        citation
        for number, text in enumerate(HOSTILE_TEXTS)
        for citation in (hostile(f"hostile{number}", text, _KINDS[number % len(_KINDS)]), neighbour(number))
    ),
    Citation(key="long", title="Long", authors=(BERG,), abstracts=(_LONG,), **_TITLED),
    Citation(key="braces", title="Many braces", authors=(BERG,), abstracts=("word } and {x} -- " * 1500,), **_TITLED),
    Citation(key="deep", title="{" * 300 + "}" * 300, authors=(BERG,), **_TITLED),
    neighbour(len(HOSTILE_TEXTS)),
)
