"""The tags of the format, and the fields of EndNote (by the names of its XML) that they stand for.

Reference: EndNote's manual, "Tagged EndNote import format".
"""

from __future__ import annotations

FORMAT_NAME = "endnotetagged"

FIELD_OF: dict[str, str] = {
    "A": "authors",
    "B": "secondary-title",
    "C": "pub-location",
    "D": "year",
    "E": "secondary-authors",
    "F": "label",
    "G": "language",
    "H": "translated-authors",
    "I": "publisher",
    "J": "full-title",
    "K": "keywords",
    "L": "call-num",
    "M": "accession-num",
    "N": "number",
    "O": "abbr-1",
    "P": "pages",
    "Q": "translated-title",
    "R": "electronic-resource-num",
    "S": "tertiary-title",
    "T": "title",
    "U": "web-urls",
    "V": "volume",
    "W": "remote-database-provider",
    "X": "abstract",
    "Y": "tertiary-authors",
    "Z": "notes",
    "1": "custom1",
    "2": "custom2",
    "3": "custom3",
    "4": "custom4",
    "6": "num-vols",
    "7": "edition",
    "8": "pub-dates",
    "9": "work-type",
    "?": "subsidiary-authors",
    "@": "isbn",
    "!": "short-title",
    "#": "custom5",
    "$": "custom6",
    "]": "custom7",
    "&": "section",
    "(": "orig-pub",
    ")": "reprint-edition",
    "*": "reviewed-item",
    "+": "auth-address",
    "^": "caption",
    ">": "pdf-urls",
    "<": "research-notes",
    "[": "access-date",
    "~": "remote-database-name",
}
TAG_OF: dict[str, str] = {field: tag for tag, field in FIELD_OF.items()} | {"related-urls": "U"}

# In the order of a record.
ORDER = "0FTAEY?HBJOSQ!D78VN6&PIC@R M2U>[GL~W91 34#$]()*^K+XZ<".replace(" ", "")
# A line without a tag is one more value of these, and a new line of the text in the next ones.
LISTS = frozenset(("keywords", "auth-address", "isbn", "web-urls", "pdf-urls"))
PROSE = frozenset(("abstract", "notes", "research-notes"))
TITLES = frozenset(("title", "secondary-title", "tertiary-title", "short-title", "translated-title", "full-title"))
