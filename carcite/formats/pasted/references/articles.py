"""Articles: `Title. Journal` in front of year, volume, issue and pages."""

from __future__ import annotations

import re

from carcite.formats.pasted.references.journals import (
    divide_journal,
    ends_in_abbreviation,
    ends_in_stop,
    is_abbreviated,
)
from carcite.formats.pasted.references.parts import Draft, put_date, take_labelled
from carcite.formats.pasted.references.sentences import is_name, last_sentence
from carcite.formats.pasted.references.source import DATE, Source, parse_date

_NUMBER_LABEL = re.compile(
    r",? (?:nos?|vols?|volume|n|tom[eo]?|band|bd|ann[oé]e?|año|issue|heft|jg|number|num|iss)\.?$", re.IGNORECASE
)
_TRAILING_DATE = re.compile(rf"[\s.,;(]+(?P<date>{DATE})[\s.,;)]*$")
_BEHIND_TITLE = re.compile(r"[.,?!]{1,2}\s(?=[^\W\d_a-z])")
_PLACE = re.compile(r",\s(?P<place>[^\W\d_][^\d,.:;()]{2,40})$")
_HAN = re.compile(r"[\u3400-\u9fff]$")  # whose abbreviations have no stops
_LEADING_IN = re.compile(r"^(?:in:?|In:)\s+|^In\s+(?=[A-Z])")


def read_article(draft: Draft, source: Source, within: re.Match[str] | None = None) -> None:
    """Put the numbers of the source, and title and journal, which stand in front of them.

    `within` is the word that divides title and journal: `Title, in: Journal`.
    """
    _put_source(draft, source)
    if within is not None and _divides(draft.text, within, source.start):
        draft.put_title(draft.text[: within.start()] + within[0][:1].strip(" ,;:iI"))
        draft.text, source = (
            draft.text[within.end() :],
            source._replace(start=source.start - within.end(), end=source.end - within.end()),
        )
    brazilian = draft.text.startswith("v. ", source.start)
    printed = draft.text[: source.start]
    head = Draft(printed.rstrip(" ,;:("), draft.fields, draft.style, draft.slanted)
    draft.text = draft.text[source.end :].strip(" .,;)")
    take_labelled(head, 1)
    if dated := _TRAILING_DATE.search(head.text):
        put_date(parse_date(dated["date"]), draft.fields)
        head.text = head.text[: dated.start()]
    if brazilian:
        _take_place(head)
    title, journal = _title_and_journal(head)
    head.put_title(title)
    draft.seen += head.seen
    draft.assumed += head.assumed
    draft.text = " ".join([*head.unplaced, draft.text]).strip()
    if journal := _NUMBER_LABEL.sub("", _LEADING_IN.sub("", journal).strip(" ,.;:『』")):
        draft.fields["container_title"] = f"{journal}." if _keeps_stop(journal, printed) else journal


def _keeps_stop(journal: str, printed: str) -> bool:
    """Return whether the stop behind a journal belongs to its last word, as other words have one: `Phys. Rev. Lett.`"""
    return f"{journal}." in printed and ends_in_stop(journal)


def _divides(text: str, within: re.Match[str], end: int) -> bool:
    """Return whether `in` divides a title from a journal, not words of one of these.

    `The “cup” in tea. Journal`, `Nucl. Instrum. Meth. in Phys. Res.`
    """
    journal = text[within.end() : end].strip(" ,.;:(")
    if not journal or ":" in within[0] or "//" in within[0]:
        return bool(journal)
    if ends_in_abbreviation(text[: within.start() + 1]) and is_abbreviated(journal):
        return False
    return not last_sentence(journal)[0] or is_abbreviated(journal)


def _take_place(head: Draft) -> None:
    """Take the place behind a journal, as ABNT NBR 6023 prints it: `SILVA, J. Title. Journal, Recife, v. 3`."""
    families = [name.family for name in head.fields.get("authors", ()) if name.family]
    place = _PLACE.search(head.text)
    if place is None or not families or not all(map(str.isupper, families)):
        return
    if is_name(last_sentence(head.text[: place.start()], abbreviated=True)[1]):  # the journal, not the title's end
        head.fields["publisher_place"] = place["place"]
        head.text = head.text[: place.start()]


def _put_source(draft: Draft, source: Source) -> None:
    draft.fields |= {name: value for name, value in source.fields.items() if name not in ("issued", "month")}
    if "issued" in source.fields:
        put_date(source.fields["issued"], draft.fields)
    elif "month" in source.fields and "issued" in draft.fields:
        put_date(parse_date(f"{source.fields['month']} {draft.fields['issued'].year}"), draft.fields)


def _title_and_journal(head: Draft) -> tuple[str, str]:
    """Divide what stands in front of the numbers; either part is empty if nothing divides them."""
    first, *others = head.pieces or [""]
    if "title" in head.fields:
        return "", " ".join([first, *others])
    if others:
        return first, " ".join(others)
    for title in head.slanted:
        if first.startswith(title) and _BEHIND_TITLE.match(first, len(title)):
            return title, first[len(title) :].lstrip(" .,")
    for journal in head.slanted:
        if first.endswith(journal) and len(journal) < len(first):
            return first[: len(first) - len(journal)], journal
    if " // " in first:  # as Russian lists divide them
        title, _, journal = first.rpartition(" // ")
        return title, journal
    return _divided(first, head)


def _divided(text: str, head: Draft) -> tuple[str, str]:
    """Divide a text in which no sign divides title and journal, and record what does so in this list."""
    style = head.style
    commas = style.commas or style.comma_behind_people or _HAN.search(text) is not None
    divided = divide_journal(text, known=style.journals, commas=commas)
    if divided.title:
        head.seen += ["one piece", "commas"] if divided.title.rstrip().endswith(",") else ["stops"]
    else:
        head.seen.append("one piece")
    if not divided.journal:
        head.unplaced.append(text)
    elif not divided.sure:
        head.assumed.append(("container_title", f"{divided.journal!r}, behind the title, is taken for the journal"))
    return divided.title, divided.journal
