"""Titles, and what a work stands in: journal, book, proceedings and conference.

Reference: RIS format specifications, "TI", "T2", "JF", "JO", "JA"; EndNote's and Zotero's tables of T2, C3, C1 and CY.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.ris.fields import keep_second, written_title
from carcite.formats.ris.targets import dialect, written_tag
from carcite.model import Citation, TranslatedTitle
from carcite.notes import Code
from carcite.values.markup import plain

_FULL = ("JF", "JO")
_SHORT = ("J2", "JA", "J1")
CONTAINED = frozenset(
    ("journal", "chapter", "conference", "web", "media", "legal", "letter", "data", "other", "patent", "thesis")
)


def title_rows(kind: str) -> list[Row]:
    """The title and the translated titles; BT is the title of a book and the container of a part."""
    aliases = ("T1", "CT", "BT") if kind not in CONTAINED else ("T1", "CT")

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for tag in ("TI", *aliases, "title:"):
            for value in raw.get(tag, ()):
                if found.setdefault("title", value) != value:
                    keep_second("title", tag, value, found, context)
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return (("TI", written_title("title", citation.title or "", context)),)

    def read_translated(raw: Raw, context: Context) -> Mapping[str, Any]:
        titles: list[TranslatedTitle] = [TranslatedTitle(text=value) for value in raw.get("TT", ())]
        for value in raw.get("translated-title:", ()):
            language, mark, text = value.partition(" | ")
            titles.append(TranslatedTitle(text=text, language=language) if mark else TranslatedTitle(text=value))
        original = raw.get("original-title:", [])
        known = {*original, *map(plain, original)}
        found: dict[str, Any] = {"translated_titles": [title for title in titles if title.text not in known]}
        if original:
            found["original_title"] = original[0]
        return found

    def write_translated(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        target = dialect(context)
        pairs: list[tuple[str, Any]] = []
        for title in citation.translated_titles:
            if title.language is not None:
                pairs.append(("translated-title:", f"{title.language} | {title.text}"))
            elif "translated_titles" in target.labelled:
                pairs.append(("translated-title:", title.text))
                if " | " in title.text:
                    context.note(Code.CHANGED, "a title that reads as one with a language", field="translated_titles")
            else:
                pairs.append(("TT", written_title("translated_titles", title.text, context)))
        spoken = [t.language is None for t in citation.translated_titles]
        original = citation.original_title or ""
        same = any(title.text in (original, plain(original)) for title in citation.translated_titles)
        if same or spoken != sorted(spoken, reverse=True):
            context.note(Code.CHANGED, "translated titles are put in another order", field="translated_titles")
        if citation.original_title is not None:
            if "original_title" in target.echoed and not citation.translated_titles:
                pairs.append(("TT", written_title("original_title", citation.original_title, context)))
            pairs.append(("original-title:", citation.original_title))
        return pairs

    return [
        Row(("title",), ("TI", "title:"), read, write, aliases),
        Row(
            ("translated_titles", "original_title"),
            ("TT", "translated-title:", "original-title:"),
            read_translated,
            write_translated,
        ),
    ]


def container_row(kind: str) -> Row:
    """T2 or an older tag for the container, J2 for its abbreviation; a conference has its own row."""
    full = ("T2", "BT", *_FULL) if kind in CONTAINED else _FULL

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for tag in ("container-title:", *full[:-1], "container-title-short:", *_SHORT, "JO"):
            short = tag in _SHORT or tag == "container-title-short:"
            for value in raw.get(tag, ()):
                field = "container_title_short" if short else "container_title"
                if tag == "JO" and "container_title" in found:
                    # JO beside a full title is the abbreviation, in what most publishers write.
                    if value in (found["container_title"], found.get("container_title_short")):
                        continue
                    field = "container_title_short"
                if found.setdefault(field, value) != value and value != found.get("container_title"):
                    keep_second(field, tag, value, found, context)
        if kind in CONTAINED and "container_title" not in found and "container_title_short" in found:
            found["container_title"] = found["container_title_short"]
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        pairs: list[tuple[str, Any]] = []
        title, short = citation.container_title, citation.container_title_short
        if title is not None:
            if kind in CONTAINED:
                tag = written_tag("T2", context) or "container-title:"
                pairs.append((tag, written_title("container_title", title, context)))
            else:
                pairs.append(("container-title:", title))
        if short is not None:
            pairs.append((written_tag("J2", context) or "container-title-short:", short))
            if title is None and kind in CONTAINED:
                context.note(Code.CHANGED, "the abbreviation is read as the title, too", field="container_title")
        return pairs

    tags = (full[0] if kind in CONTAINED else "container-title:", "J2", "container-title-short:")
    aliases = (*full, *_SHORT, "container-title:")
    return Row(("container_title", "container_title_short"), tags, read, write, _rest(aliases, tags))


def _rest(aliases: Iterable[str], tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in dict.fromkeys(aliases) if tag not in tags)


def _read_conference(raw: Raw, context: Context) -> Mapping[str, Any]:
    """T2 beside C3 is the conference, alone it is the proceedings; CY beside C1 the place of the conference."""
    found: dict[str, Any] = {}

    def settle(first: str, second: str, event: str, host: str, host_labels: list[str], event_labels: list[str]) -> None:
        hosts, others = [*host_labels, *raw.get(second, ())], list(raw.get(first, ()))
        events = list(event_labels)
        others = [value for value in others if value not in events]
        if hosts:
            events += [value for value in others if value != hosts[0]]
        else:
            hosts = others
        for field, tag, values in ((host, second, hosts), (event, first, events)):
            for value in values:
                if found.setdefault(field, value) != value:
                    keep_second(field, tag, value, found, context)

    proceedings = [*raw.get("container-title:", ()), *raw.get("BT", ()), *raw.get("JF", ()), *raw.get("JO", ())]
    settle("T2", "C3", "event_title", "container_title", proceedings, raw.get("event-title:", []))
    places = raw.get("publisher-place:", [])
    settle("CY", "C1", "event_place", "publisher_place", places, raw.get("event-place:", []))
    for tag in ("container-title-short:", *_SHORT):
        for value in raw.get(tag, ()):
            if found.setdefault("container_title_short", value) != value:
                keep_second("container_title_short", tag, value, found, context)
    return found


def _write_conference(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    way = dialect(context).conference
    pairs: list[tuple[str, Any]] = []
    title, event = citation.container_title, citation.event_title
    if title is not None:
        title = written_title("container_title", title, context)
        only = event is None or way == "T2"
        pairs += [
            (tag, title)
            for tag in (
                (written_tag("T2", context),) if way == "T2" else ("C3", "T2") if only and way != "C3" else ("C3",)
            )
        ]
    if event is not None:
        as_tag = way != "T2"
        pairs += [("T2", event)] if as_tag else []
        if not as_tag or title is None or event == title:
            pairs.append(("event-title:", event))
    if citation.container_title_short is not None:
        pairs.append((written_tag("J2", context) or "container-title-short:", citation.container_title_short))
    place, where = citation.publisher_place, citation.event_place
    in_line = where is not None and place is not None and "event_place" in dialect(context).labelled
    if place is not None:
        only = (where is None or in_line) and way != "C3"
        pairs += [("C1", place), *((("CY", place),) if only else ())]
    if where is not None:
        pairs += [] if in_line else [("CY", where)]
        if place is None or place == where or in_line:
            pairs.append(("event-place:", where))
    return pairs


def conference_row() -> Row:
    """The conference and its proceedings."""
    tags = ("T2", "C3", "CY", "C1", "J2", "event-title:", "event-place:", "container-title:", "publisher-place:")
    fields = ("container_title", "container_title_short", "event_title", "event_place", "publisher_place")
    aliases = ("BT", *_FULL, "JA", "J1", "container-title-short:")
    return Row(fields, tags, _read_conference, _write_conference, aliases)
