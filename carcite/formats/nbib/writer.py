"""Write NBIB: citations as records, with a note for each value that has no place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from carcite.formats.base import Context
from carcite.formats.nbib.lines import Pairs, tag_lines, tag_values
from carcite.formats.nbib.links import FORMAT_NAME, writable
from carcite.formats.nbib.people import PERSON_TAGS
from carcite.formats.nbib.reader import citation_of
from carcite.formats.nbib.table import FULLER, TABLE, place_of
from carcite.formats.pubmed import PUBLICATION_TYPE_OF
from carcite.formats.records import Entry, write_records
from carcite.formats.roundtrip import note_changes
from carcite.keys import KeyRing
from carcite.model import Citation, Related
from carcite.notes import Code, Note
from carcite.options import Options


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
    text = "".join(tag_lines(tag, " ".join(value.split("\n"))) for tag, value in pairs)
    note_changes(citation, context, lambda: citation_of(tag_values(text.split("\n"))[1], Context(FORMAT_NAME)))
    return f"{text}\n"


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
