"""Why a field is not in its place in a program: one sentence a program and field, for every known loss.

`ABSENT` says what kind of thing the program makes of a file, for all fields it has no place for at all. A loss that
stands in neither is a defect, ours or the program's, and fails the tests.
"""

from __future__ import annotations

ABSENT: dict[str, str] = {
    "pandoc": "it makes CSL items, which have no such variable",
    "pandoc 3": "it makes CSL items, which have no such variable",
    "Citation.js": "it makes CSL items, which have no such variable",
    "citeproc-js": "CSL has no such variable; the value is under `custom`",
    "biblatex-csl-converter": "it makes CSL items, which have no such variable",
    "@retorquere/bibtex-parser": "BibTeX has no such field",
    "biber": "biblatex has no such field",
    "JabRef": "its entry types are BibTeX's",
    "Zotero": "its items have no such field; the value is a line of Extra, or a note where it was BibTeX's",
    "bibutils": "it makes MODS, in which it has no place for it",
}

_CSL_TYPES = "it knows fewer types than CSL: those it does not become document, book or an article"
_UNKNOWN_FIELDS = "it leaves out fields that are not BibTeX's or biblatex's own"
_NO_FIELD = "BibTeX or biblatex has no field for it on this type of entry, so that it is not written"
_PER_TYPE = "it takes a field only on the entry types that biblatex's manual lists it for"

# What biblatex has on some entry types only, or not at all.
_OTHERS_ONLY = (
    "authors", "number", "version", "publisher", "container_title", "volume", "pages", "section", "pmid", "pmcid",
    "edition", "publisher_place", "event_place", "chapter_number", "creators", "collection_title", "number_of_volumes",
    "number_of_pages", "isbn", "archive", "archive_location", "medium", "event_title", "event_date",
)  # fmt: skip

REASONS: dict[str, dict[str, str]] = {
    "pandoc": dict.fromkeys((*_OTHERS_ONLY, "genre"), _NO_FIELD)
    | {
        "type": "it goes by the entry type alone, and BibTeX has fewer types than CSL",
        "issued": "a season, a range or an uncertain date is a year and a month in BibTeX",
        "title": "it does not read `$_{2}$` as a subscript and leaves it as it is written",
        "submitted": _UNKNOWN_FIELDS,
        "arxiv": "eprint is kept only as a URL, and in CSL-JSON a custom value is not read",
        "source": _UNKNOWN_FIELDS,
        "section": _UNKNOWN_FIELDS,
        "epub_date": _UNKNOWN_FIELDS,
        "creators": "roles that biblatex has no field for are left out, and the editor types are not distinguished",
        "archive": _UNKNOWN_FIELDS,
        "archive_location": _UNKNOWN_FIELDS,
        "call_number": _UNKNOWN_FIELDS,
        "medium": _UNKNOWN_FIELDS,
        "issue": "number is the issue on @article only",
        "collection_number": "number is the report's own number where both are there",
        "pmid": "the eprint is kept only as a URL",
        "authors": "biblatex's @periodical has no author",
        "publisher_place": "the location of a @patent is its jurisdiction",
        "notes": "the note of a @periodical is left out",
        "article_number": "it reads eid only where there are no pages, and not on @review",
        "abstracts": "CSL-JSON has one abstract; the second is under `custom`, which it does not read",
    },
    "Citation.js": {
        "type": _CSL_TYPES,
        "title": "of RIS it takes TT, a translated title, for the title, and TI for the original one",
        "title_short": _UNKNOWN_FIELDS,
        "number": "number is read by entry type: as the issue or the series' number on others than reports",
        "version": "from BibTeX only BibTeX's own fields are taken; from RIS the value is on a note line",
        "accessed": "from BibTeX only BibTeX's own fields are taken; RIS Y2 is read by type",
        "submitted": "no tag or field of its own; the value is on a note line where the format has notes",
        "status": "from BibTeX only BibTeX's own fields are taken; from RIS the value is on a note line",
        "arxiv": "eprint is not taken; from RIS the value is on a note line",
        "source": "RIS DP is archive or left out by type, DB wins; no field of BibTeX",
        "language": "from BibTeX only BibTeX's own fields are taken",
        "abstracts": "from BibTeX only BibTeX's own fields are taken; a second abstract is in the notes or `custom`",
        "keywords": "from BibTeX only BibTeX's own fields are taken",
        "original_title": "from BibTeX only BibTeX's own fields are taken; from RIS the value is on a note line",
        "translators": "from BibTeX only BibTeX's own fields are taken; RIS A4 on a journal article is left out",
        "container_title_short": "shortjournal is read from biblatex, on articles only",
        "section": "RIS SE is read by type, as chapter or page; the bib fields have none",
        "epub_date": "no field of its own; from RIS the value is on a note line",
        "original_date": "from BibTeX only BibTeX's own fields are taken; from RIS the value is on a note line",
        "pmid": "from BibTeX only BibTeX's own fields are taken; RIS AN is left out, the value is on a note line",
        "pmcid": "from BibTeX only BibTeX's own fields are taken; from RIS the value is on a note line",
        "container_title": "journal and booktitle are read by entry type, T2 by reference type",
        "event_place": "from BibTeX only BibTeX's own fields are taken; from RIS the value is on a note line",
        "event_title": "from BibTeX only BibTeX's own fields are taken; from RIS the value is on a note line",
        "event_date": "from BibTeX only BibTeX's own fields are taken; from RIS the value is on a note line",
        "creators": "it knows no such role in the format; from RIS the value is on a note line",
        "number_of_volumes": "it is read by type; from BibTeX only BibTeX's own fields are taken",
        "number_of_pages": "it is read by type; from BibTeX only BibTeX's own fields are taken",
        "archive": "library and the archive's fields are not read as archive",
        "archive_location": "library and the archive's fields are not read as archive",
        "call_number": "the field is not read as the call number",
        "medium": "no field of its own; from RIS the value is on a note line",
        "issued": "RIS PY wins over DA, and a range keeps its first year only",
        "collection_number": "number is read as the book's, not the series'",
        "collection_title": "T3 and series are read by type",
        "issue": "number is the issue on @article only",
        "genre": "the type's own words for a thesis or report are left out; M3 is read by type",
        "authors": "authors of some reference types are read into roles that CSL does not have (reporter, or none)",
        "editors": "A2 and A3 are read by type",
        "edition": "RIS ET is read by type; a newspaper's is on a note line",
        "chapter_number": "no tag of its own for the type; the value is on a note line or left out",
        "pages": "SP is read by type",
        "volume": "VL is read by type",
        "publisher": "PB is read by type",
        "publisher_place": "CY is read by type",
        "isbn": "RIS has one SN: a report's is taken for its number, the value is on a note line",
        "key": "it takes ID for the key, and for Zotero the key stands where Zotero reads it",
    },
    "citeproc-js": {
        "abstracts": "CSL has one abstract; the second is under `custom`",
        "type": "the style prints the variables, not the type",
        "authors": "names in Chinese script are printed without the space between their parts",
        "arxiv": "CSL has no variable for it; it is written as the number",
        "number": "a number with words around it is printed as the number alone",
    },
    "biblatex-csl-converter": dict.fromkeys(
        (
            "number", "genre", "publisher", "issued", "submitted", "status", "arxiv", "source", "issue", "section",
            "epub_date", "edition", "publisher_place", "container_title", "event_place", "volume", "pages",
            "chapter_number", "creators", "archive", "archive_location", "call_number", "collection_title",
            "number_of_volumes", "collection_number", "number_of_pages", "isbn", "event_title", "event_date", "doi",
            "issn", "article_number", "language", "version", "medium", "authors",
        ),
        _PER_TYPE,
    )
    | {
        "type": _CSL_TYPES,
        "issued": "a year and month of BibTeX is not a date on every entry type; days are not read from BibTeX",
        "keywords": "it keeps keywords beside the item it exports",
        "notes": "annotation is not a field it exports",
        "original_title": _NO_FIELD,
        "original_date": _NO_FIELD,
        "translators": _NO_FIELD,
        "container_title_short": "it reads no shortjournal",
        "pmid": _UNKNOWN_FIELDS,
        "pmcid": _UNKNOWN_FIELDS,
        "abstracts": "the second abstract stands in annotation, which it does not export",
    },
    "@retorquere/bibtex-parser": dict.fromkeys(_OTHERS_ONLY, _NO_FIELD)
    | {
        "title": "for Zotero `<sub>` is written as Zotero reads it, which is not TeX",
        "issued": "a season, a range or an uncertain date is a year and a month in BibTeX",
        "abstracts": "of several abstracts it reads the first",
        "status": _NO_FIELD,
        "original_title": _NO_FIELD,
        "original_date": _NO_FIELD,
        "translators": _NO_FIELD,
        "call_number": "lccn, where Zotero reads it, is a field like any other to it",
        "collection_number": "number is the report's own number where both are there",
        "genre": "a localisation key of biblatex (`phdthesis`) stands for the words",
        "keywords": "a keyword with a comma, in braces, is two to it",
    },
    "biber": dict.fromkeys(_OTHERS_ONLY, _NO_FIELD)
    | {
        "genre": "a localisation key of biblatex (`phdthesis`) stands for the words",
        "collection_number": "number is the report's own number where both are there",
        "abstracts": "the second abstract is in `abstract-<language>`, which is not biblatex's",
        "keywords": "a Greek letter is TeX in it",
    },
    "JabRef": dict.fromkeys((*_OTHERS_ONLY, "genre", "source", "rights", "funding", "mesh_terms"), _NO_FIELD)
    | dict.fromkeys(
        (
            "title_short", "number", "version", "genre", "accessed", "submitted", "status", "doi", "arxiv", "source",
            "rights", "original_title", "translated_titles", "translators", "section", "epub_date", "original_date",
            "pmid", "pmcid", "mesh_terms", "publication_types", "funding", "edition", "event_place", "chapter_number",
            "creators", "editors", "collection_number", "number_of_volumes", "number_of_pages", "archive",
            "archive_location", "call_number", "medium", "event_title", "event_date", "container_title_short",
        ),
        "version 3.8 reads few tags of RIS (not DO, nor ED for editors); what stands in a N1 line is in its comment",
    )
    | {
        "issued": "a date of RIS is a year and a month to it",
        "abstracts": "a second abstract is in its comment",
        "notes": "N1 of RIS is its comment",
        "container_title": "version 3.8 reads T2 as the book of any type that is not an article",
        "publisher_place": "AD and CY of RIS are both its address; the last one wins",
        "collection_title": "T3 is the series only; T2, where the series of a book stands, is a book title to it",
        "isbn": "SN is its ISSN, and of several the last one wins",
        "issn": "of several SN the last one wins",
        "authors": "the comma at the end of an organisation's name is dropped",
        "affiliations": "AD and CY of RIS are both its address; the last one wins",
    },
    "bibutils": {
        "url": "of EndNote's XML it reads related-urls, of which Zotero makes attachments, and not web-urls",
        "title": "the title of a @periodical is taken for the host's",
        "authors": "the words `and` and `,` inside an organisation's name split it; a @periodical has none",
        "container_title": "TI, T2 and JO of some types are put one level up or under another name",
        "container_title_short": "the abbreviation becomes the title of a host, or is left out",
        "title_short": _UNKNOWN_FIELDS,
        "number": "it is put into a note, or left out by type",
        "genre": "only its own list of genres is kept apart; others are in a note or left out",
        "accessed": "it takes Y2 for a part of the date, and reads urldate on few types",
        "arxiv": "eprint of other kinds than its own is left out",
        "pmid": _UNKNOWN_FIELDS,
        "pmcid": _UNKNOWN_FIELDS,
        "abstracts": "biblatex's abstract is read on few types; a second one is in the notes",
        "keywords": "it reads keywords from BibTeX only",
        "publisher": "it is read by type",
        "publisher_place": "it is read by type",
        "edition": "it is read by type",
        "volume": "it is read by type",
        "issue": "it is read by type",
        "pages": "it is read by type",
        "chapter_number": "it is read by type",
        "article_number": "it is read on articles only",
        "number_of_volumes": "it is left out",
        "number_of_pages": "it is read by type",
        "collection_title": "the series is put one level higher than the book",
        "collection_number": "it is read as the number of the part, or left out",
        "creators": "it knows author, editor and translator only",
        "translators": "A4 of RIS is read as the author of a host of the host",
        "editors": "A3 of RIS is left out by type",
        "archive": "it reads no archive",
        "call_number": "it is left out by type",
        "event_title": "it becomes the title of a host, or is left out",
        "issued": "a range keeps its first year; of a date in EndNote's XML it keeps what has a slot of its own",
        "isbn": "SN of a report is taken for its number",
        "issn": "it is read by type",
        "doi": "it is read by type from biblatex",
        "language": "it is read by type from biblatex",
        "key": "it takes ID for the key, and the file has the key where its target reads it",
        "notes": "annotation is left out",
    },
}  # fmt: skip
# What the item type has no field for, or had none for in 2019.
REASONS["Zotero"] = dict.fromkeys(
    (
        "number",
        "version",
        "genre",
        "publisher",
        "submitted",
        "status",
        "doi",
        "source",
        "rights",
        "container_title",
        "container_title_short",
        "volume",
        "issue",
        "pages",
        "section",
        "issn",
        "isbn",
        "edition",
        "publisher_place",
        "event_place",
        "event_title",
        "chapter_number",
        "collection_title",
        "collection_number",
        "number_of_volumes",
        "number_of_pages",
        "archive",
        "archive_location",
        "call_number",
        "medium",
        "language",
    ),
    "the item type has no such field, or had none in 2019; the value is a line of Extra, or a note, or dropped",
) | {
    "type": "it knows fewer types than CSL; a line `Type:` says the other ones",
    "authors": "from EndNote's XML it drops the `Jr` of a name",
    "creators": "roles that the item type does not have are lines of Extra; Zotero has no CSL name for some",
}
# It reads .bib as it did, and two formats that it did not.
REASONS["pandoc 3"] = REASONS["pandoc"] | {
    field: f"{REASONS['pandoc'][field]}; {words}" if field in REASONS["pandoc"] else words
    for words, fields in {
        "it reads few tags of RIS and of EndNote's XML": (
            "type", "title_short", "number", "version", "genre", "issued", "accessed", "submitted", "status", "doi",
            "arxiv", "url", "source", "language", "rights", "abstracts", "keywords", "notes", "original_title",
            "translators", "container_title", "container_title_short", "pages", "issue", "section", "epub_date",
            "original_date", "pmid", "pmcid", "issn", "isbn", "edition", "publisher_place", "event_place",
            "chapter_number", "editors", "creators", "collection_title", "collection_number", "number_of_volumes",
            "number_of_pages", "archive", "archive_location", "call_number", "medium", "event_title", "event_date",
            "article_number", "authors", "volume", "publisher",
        ),
        "it gives the records of EndNote's XML numbers for keys": ("key",),
    }.items()
    for field in fields
}  # fmt: skip


def reason(program: str, field: str, *, has_place: bool) -> str | None:
    """Why a program does not have a field in its place; None where nobody knows."""
    return REASONS[program].get(field) or (None if has_place else ABSENT[program])
