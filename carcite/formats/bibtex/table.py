"""The fields of BibTeX and biblatex: one table, in which the format chooses the names that are written.

References: O. Patashnik, BibTeXing (1988), section 3.2; biblatex manual 3.19, section 2.2. The names of both formats
are read in either. A field is written if the manual of the format has it, or if programs commonly use it (pmid).
"""

from __future__ import annotations

from carcite.formats.base import BOOKKEEPING_FIELDS, Field, Table
from carcite.formats.bibtex.abstracts import Abstracts
from carcite.formats.bibtex.affiliations import Affiliations
from carcite.formats.bibtex.attachments import Files
from carcite.formats.bibtex.fields import Date, Keyed, Keywords, Listed, NameOf, Place, Plain, Text
from carcite.formats.bibtex.identifiers import Doi, PmidAndArxiv, Url
from carcite.formats.bibtex.issued import Issued
from carcite.formats.bibtex.keys import KeyAliases
from carcite.formats.bibtex.language import Language
from carcite.formats.bibtex.notes import PrintedNote, PrivateNotes
from carcite.formats.bibtex.numbers import Locator, Numbers
from carcite.formats.bibtex.people import Creators, People
from carcite.formats.bibtex.publisher import Publisher, PublisherPlace
from carcite.formats.bibtex.targets import TARGETS
from carcite.formats.bibtex.titles import Container, ShortJournal, Title
from carcite.formats.bibtex.types import GENRES, SERIES, STATES

FORMAT_NAME = "bibtex"


def fields(*, biblatex: bool) -> list[Field]:
    """Return the fields in the order in which they are written."""
    return [*_printed(biblatex=biblatex), *_others(biblatex=biblatex)]


def _printed(*, biblatex: bool) -> list[Field]:
    """Return the fields of which a reference is made."""
    return [
        People("authors", "author", truncated="authors_truncated", biblatex=biblatex),
        Title(),
        Container(biblatex=biblatex),
        ShortJournal(
            "container_title_short",
            "shortjournal", "journalabbr", "journal-abbreviation", "journalabbreviation", "journal-iso",
            "abbrev_source_title", "journal_abbrev",
        ),
        People("editors", "editor", biblatex=biblatex),
        People("translators", "translator", biblatex=biblatex),
        Creators(),
        Text("original_title", "origtitle"),
        Keyed("collection_title", "series", SERIES, biblatex=biblatex),
        NameOf("event_title", "eventtitle", "conference"),
        Place("event_place", "venue"),
        Date("event_date", "eventdate", parts="event", biblatex=biblatex),
        Keyed("genre", "type", GENRES, biblatex=biblatex),
        Publisher(biblatex=biblatex),
        PublisherPlace(biblatex=biblatex),
        Issued(biblatex=biblatex),
        Plain("edition", "edition"),
        Plain("volume", "volume"),
        Plain("number_of_volumes", "volumes"),
        Numbers(),
        Plain("chapter_number", "chapter"),
        Locator(biblatex=biblatex),
        Plain("number_of_pages", "pagetotal", "numpages", "page-count"),
        Plain("version", "version"),
        Keyed("status", "pubstate", STATES, biblatex=biblatex),
        Date("original_date", "origdate", parts="orig", biblatex=biblatex),
    ]  # fmt: skip


def _others(*, biblatex: bool) -> list[Field]:
    """Return the fields of identifiers, of the copy and its use, and of the contents."""
    return [
        Doi(),
        PmidAndArxiv(biblatex=biblatex),
        Plain("pmcid", "pmcid", "pmc"),
        Listed("issn", "issn", "eissn"),
        Listed("isbn", "isbn"),
        Url(),
        Date(
            "accessed", "urldate", "accessed", "lastaccessed", "lastchecked", "access-date", "date-accessed",
            parts="url", biblatex=biblatex,
        ),
        PrintedNote(),
        Language(biblatex=biblatex),
        Plain("call_number", *(("library", "lccn") if biblatex else ("lccn", "library")), "callnumber", "call-number"),
        Plain("rights", "copyright", "rights", "license"),
        Keywords("keywords", "keywords", "keyword", "author_keywords"),
        Affiliations(),
        Files(),
        KeyAliases(),
        Abstracts(),
        PrivateNotes(biblatex=biblatex),
    ]  # fmt: skip


# What BibTeX has no field for, and biblatex has.
_BIBLATEX_FIELDS = frozenset(
    (
        "translators", "creators", "original_title", "event_title", "event_place", "event_date", "number_of_volumes",
        "number_of_pages", "version", "status", "original_date",
    )
)  # fmt: skip
# What neither has a field for.
_WITHOUT_FIELD = frozenset(
    ("translated_titles", "section", "epub_date", "submitted", "archive", "archive_location", "source", "funding")
)
# Written, and not read by the program that imports the file.
_ZOTERO_DROPS = ("authors_truncated", "key_aliases")
_PANDOC_DROPS = ("affiliations", "rights", "medium")

TABLES: dict[bool, Table] = {
    biblatex: Table(
        FORMAT_NAME,
        fields(biblatex=biblatex),
        beside=("type", "key", "related"),
        lost=BOOKKEEPING_FIELDS | _WITHOUT_FIELD,
        # Lost in BibTeX, but for programs that know biblatex's fields there, too.
        unwritten={target: () if biblatex or row.knows_both else _BIBLATEX_FIELDS for target, row in TARGETS.items()},
        taken={"zotero": ("section",)},
        dropped={"zotero": _ZOTERO_DROPS, "pandoc": _PANDOC_DROPS},
        bare_names=("pandoc",),
    )
    for biblatex in (False, True)
}
"""The fields of BibTeX (False) and biblatex (True). Both read the same tags."""
KNOWN: dict[str, tuple[str, ...]] = {tag: row.fields for tag, row in TABLES[False].row_of.items()}
"""Every field name that is read, and the model fields it goes to."""
