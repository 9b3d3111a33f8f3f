"""NBIB, the MEDLINE display format: what PubMed's "Send to: Citation manager" and "Save: PubMed" give.

Reference: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions". PubMed Central's variant of it (MEDLARS) is read
too. Tags that no field of a citation takes (OWN, STAT, RN, PHST, SO, ...) are kept in `extra` and written again.
`issued` is DP, `epub_date` is DEP. A title's closing full stop, and the brackets round a translated title, are not
part of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import IO, Any

from carcite.errors import NoRecordError
from carcite.formats.base import Context, Format, build, read_records
from carcite.formats.cutting import Part, text_parts
from carcite.formats.nbib.eric import is_eric, read_eric
from carcite.formats.nbib.lines import Pairs, split_records, tag_lines, tag_values
from carcite.formats.nbib.links import FORMAT_NAME, writable
from carcite.formats.nbib.people import PERSON_TAGS, group_people
from carcite.formats.nbib.table import FULLER, TABLE, is_record, place_of
from carcite.formats.nlm_journals import name_journal
from carcite.formats.pubmed import LINK_OF_TAG, PUBLICATION_TYPE_OF, settle
from carcite.formats.records import Entry, write_records
from carcite.formats.roundtrip import note_changes
from carcite.keys import KeyRing
from carcite.model import Citation, Extra, Related
from carcite.notes import Code, Note, Severity
from carcite.options import Options

_HEAD = 1 << 16

# A record's number, and in the next line another tag or nothing.
_FIRST = re.compile(
    r"^[ \t]*(?:(?:PMID|PMC )-(?: \S*)?|OWN - ERIC)[ \t]*\n[ \t]*(?:[A-Z][A-Z0-9]{1,3} {0,2}- |\n|\Z)", re.MULTILINE
)


def sniff(text: str) -> bool:
    """Whether the text holds a record as MEDLINE or ERIC begin it: `PMID- 1` or `OWN - ERIC`, and a tag below."""
    head = f"{text[:_HEAD]}\n".replace("\r\n", "\n")
    first = _FIRST.search(head)
    return first is not None and "\nTY  - " not in f"\n{head[: first.start()]}"


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield each record of a file, with notes. Raises ReadError if there is no record."""
    return read_records(_records(file), FORMAT_NAME, _read_record)


def _records(file: IO[str]) -> Iterator[tuple[Pairs, int] | Note]:
    any_record = False
    for block in split_records(file, "PMID"):
        before, pairs = tag_values(block.lines)
        if not is_record([tag for tag, _ in pairs]):
            if before or pairs:
                yield _outside("text outside the records is in no record", block.line, block.text.strip())
        else:
            if before:
                yield _outside("text before the first tag of a record is in no record", block.line, before)
            any_record = True
            yield pairs, block.line
    if not any_record:
        raise NoRecordError("no MEDLINE record; expected lines such as `PMID- 12345678`")


def _outside(message: str, line: int, text: str) -> Note:
    """Return the note on text that is lost: it is in no citation."""
    return Note(Code.NOT_A_RECORD, message, Severity.WARNING, line=line, text=text)


def _read_record(pairs: Pairs, context: Context) -> Citation:
    citation = _record(pairs, context)
    if citation.key or citation.pmid:
        named = citation.key or f"PMID {citation.pmid}"
        context.notes = [made._replace(record=named) for made in context.notes]
    return citation


def _record(pairs: Pairs, context: Context) -> Citation:
    beside: dict[str, Any] = {}
    if is_eric(pairs):
        pairs, beside = read_eric(pairs)
    raw = group_people(pairs)
    found = TABLE.read(raw, context) | beside
    default = "chapter" if "BTI" in raw and found.get("title") else "article-journal"
    if default == "chapter" and not found.get("container_title"):
        default = "book"
    links = [] if LINK_OF_TAG.keys().isdisjoint(raw) else [LINK_OF_TAG[tag] for tag in raw if tag in LINK_OF_TAG]
    context.type = settle(found, links, default)
    is_catalogued = raw.get("JT", [""])[0] == found.get("container_title")
    if is_catalogued and (title := name_journal(found, found.get("container_title_short"))):
        found["extra"] = [*found.get("extra", ()), Extra(FORMAT_NAME, "JT", title)]
    if len(found.get("extra", ())) > 1:
        # One order whatever the record's own: written and read again, it is the same.
        found["extra"] = sorted(found["extra"], key=lambda kept: place_of(kept.tag))
    return build(found, context)


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """Yield each citation as a record. What MEDLINE has no tag for, or would read otherwise, is noted."""
    ring = KeyRing(template=options.key_template)
    for whole in citations:
        tagged = _keep_related(whole, True).related if options.related != "none" else ()
        write = partial(_write_entry, tagged=tagged)
        parts = [_keep_related(whole, False)]
        yield from write_records(parts, options, FORMAT_NAME, write, ring=ring, wanted=_is_of_format)


def _write_entry(entry: Entry, context: Context, tagged: tuple[Related, ...]) -> str:
    citation = entry.citation.model_copy(update={"related": tagged if entry.parent is None else ()})
    if entry.links or entry.listed:
        context.note(Code.LOST, "MEDLINE has no tag for these related papers", field="related")
    return _write_record(citation, context)


def _is_of_format(note: Note) -> bool:
    """Whether a note applies: MEDLINE has no keys, no lists of related papers and no links between records."""
    return note.code not in (Code.DUPLICATE_KEY, Code.MOVED)


def _keep_related(citation: Citation, kept: bool) -> Citation:
    related = tuple(one for one in citation.related if writable(one, citation) is kept)
    return citation if related == citation.related else citation.model_copy(update={"related": related})


def _write_record(citation: Citation, context: Context) -> str:
    newline = context.options.newline
    pairs: Pairs = [(tag, str(value)) for tag, value in TABLE.write(citation, context)]
    named = PUBLICATION_TYPE_OF.get(citation.type)
    if named and named not in citation.publication_types:
        pairs.append(("PT", named))
    kept = _kept_pairs(citation, pairs, context)
    written = Counter(pairs)
    for pair in kept:
        if written[pair]:
            written[pair] -= 1
        elif pair[0] not in PERSON_TAGS:
            pairs.append(pair)
    if not citation.pmid:
        pairs.append(("PMID", ""))
    pairs.sort(key=lambda pair: place_of(pair[0]))
    pairs += [pair for pair in kept if pair[0] in PERSON_TAGS]  # of no person, so they are not next to one
    text = "".join(tag_lines(tag, " ".join(value.split("\n")), newline) for tag, value in pairs)
    note_changes(citation, context, lambda: _record(tag_values(text.split("\n"))[1], Context(FORMAT_NAME)))
    return f"{text}{newline}"


def _kept_pairs(citation: Citation, pairs: Pairs, context: Context) -> Pairs:
    """Return the kept values of MEDLINE's tags, without those that would change the record."""
    has_book = any(tag == "BTI" for tag, _ in pairs)
    kept: Pairs = []
    for extra in citation.extra:
        if extra.format != FORMAT_NAME or extra.tag in FULLER or not _TAG_FORM.fullmatch(extra.tag):
            continue
        if extra.tag in _RECORD_TAGS or (extra.tag == "BTI" and not has_book):
            message = f"{extra.tag} would begin or end a record or change its type; the kept value is left out"
            context.note(Code.LOST, message, field="extra", text=extra.value)
        else:
            kept.append((extra.tag, extra.value))
    return kept


_RECORD_TAGS = frozenset({"PMID", "TY", "ER", "PT"})
_TAG_FORM = re.compile(r"[A-Z][A-Z0-9]{1,3}")


_FIRST_RECORD = re.compile(r"\ufeff?(?:\s*\n)?PMID-")


def cut(file: IO[str]) -> Iterator[Part]:
    """Yield the parts of a MEDLINE file: each begins with PMID."""
    return text_parts(file, read_stream, boundary)


def boundary(text: str) -> int:
    """Return the beginning of the last record, 0 if the first record does not begin with PMID."""
    return text.rfind("\nPMID-") + 1 if _FIRST_RECORD.match(text) else 0


FORMAT = Format(
    name=FORMAT_NAME,
    title="NBIB (MEDLINE, PubMed)",
    reference="NLM, MEDLINE/PubMed Data Element (Field) Descriptions",
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    table=TABLE,
    media_type="application/nbib",
)
