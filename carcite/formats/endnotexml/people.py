"""People in EndNote: `Family, Given, Suffix`; a body's name ends with a comma; which list holds whom.

Reference: EndNote's manual, "Entering author names" and "Corporate authors"; its table of reference types.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.model import Citation, Contributor
from carcite.values.names import Name

LISTS = ("authors", "secondary-authors", "tertiary-authors", "subsidiary-authors", "translated-authors")
_DEFAULT = {
    "secondary-authors": "editor",
    "tertiary-authors": "collection-editor",
    "subsidiary-authors": "translator",
}
# What a list means in some kinds of record.
_ROLES: dict[str, dict[str, str]] = {
    "book": {**_DEFAULT, "secondary-authors": "collection-editor", "tertiary-authors": "editor"},
    "letter": {"secondary-authors": "recipient", "subsidiary-authors": "translator"},
    "media": {"secondary-authors": "performer", "tertiary-authors": "producer", "subsidiary-authors": "contributor"},
}
# CSL's roles of people, each the label of a line of the notes where a record has no list for it.
ROLES: tuple[str, ...] = (
    "editor", "translator", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor",
    "curator", "director", "editor-translator", "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator",
)  # fmt: skip
DETAILS = {"orcid": "author-orcid", "email": "author-email", "affiliations": "author-address"}
_TRUNCATED = re.compile(r"(?:and )?(?:et al\.?|others|\.\.\.|…)", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|[ .-])[A-Z](?:[. -]|$)")


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name | None:
    """The person or body of one `author` element; None for one that names nobody."""
    text = text.strip()
    if text.endswith(","):
        body = text.rstrip(", ")
        return Name(literal=body) if body else None
    if not text.strip(",;. "):
        return None
    # EndNote wants the comma; words without one are a body's name, unless an initial shows a person.
    if " " in text and "," not in text and text.lower() != text.upper() and not _INITIAL.search(text):
        return Name(literal=text)
    return Name.parse(text)


@lru_cache(maxsize=4096)
def name_text(name: Name) -> str:
    """The name as the text of an `author` element."""
    if name.literal is not None:
        return f"{name.literal},"
    text = name.inverted()
    return f"{text}," if "," not in text and read_name(text) != name else text


def people_row(kind: str) -> Row:
    """Authors and all other people, with what is known of single authors in lines of the notes."""
    roles = _ROLES.get(kind, _DEFAULT)
    lists = {role: name for name, role in roles.items()}

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {"authors": [], "editors": [], "translators": [], "creators": []}
        for tag, values in raw.items():
            role = "author" if tag == "authors" else roles.get(tag, tag.removeprefix("line:"))
            for value in values if tag in (*LISTS, *_ROLE_LINES) else ():
                if role == "author" and _TRUNCATED.fullmatch(value):
                    found["authors_truncated"] = True
                elif (name := read_name(value)) is None:
                    continue
                elif role in ("author", "editor", "translator"):
                    found[f"{role}s"].append(name)
                else:
                    found["creators"].append(Contributor(role=role if role in ROLES else "contributor", name=name))
        if "line:authors-truncated" in raw:
            found["authors_truncated"] = True
        _read_details(raw, found)
        return {field: value for field, value in found.items() if value}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        yield from (("authors", name_text(_bare(name))) for name in citation.authors)
        if citation.authors_truncated:
            yield "line:authors-truncated", "yes"
        people = [("editor", name) for name in citation.editors]
        people += [("translator", name) for name in citation.translators]
        people += [(creator.role, creator.name) for creator in citation.creators]
        for role, name in people:
            known = role if role in lists or role in ROLES else "contributor"
            yield lists.get(known, f"line:{known}"), name_text(_bare(name))
        yield from _write_details(citation)

    tags = (*LISTS, *_ROLE_LINES, "line:authors-truncated", "auth-address", *_DETAIL_LINES)
    fields = ("authors", "editors", "translators", "creators", "authors_truncated", "affiliations")
    return Row(fields, tags, read, write)


_ROLE_LINES = tuple(f"line:{role}" for role in ROLES)
_DETAIL_LINES = tuple(f"line:{label}" for label in DETAILS.values())


def _bare(name: Name) -> Name:
    if not (name.orcid or name.email or name.affiliations):
        return name
    return name.model_copy(update={"orcid": None, "email": None, "affiliations": ()})


def _write_details(citation: Citation) -> Iterable[tuple[str, Any]]:
    """Addresses in auth-address, one a line; which author has which address, ORCID or e-mail in lines of the notes."""
    addresses = list(citation.affiliations)
    for name in citation.authors:
        addresses += [place for place in name.affiliations if place not in addresses]
    yield from (("auth-address", place) for place in addresses)
    for name in citation.authors:
        text = name_text(_bare(name))
        for field, label in DETAILS.items():
            held = getattr(name, field) or ()
            yield from ((f"line:{label}", f"{text} = {part}") for part in ((held,) if isinstance(held, str) else held))


def _read_details(raw: Raw, found: dict[str, Any]) -> None:
    """Give each detail to the one author it names; one that names none or several stays a note."""
    authors: list[Name] = found["authors"]
    texts = [name_text(name) for name in authors]
    times = Counter(texts)
    details: dict[int, dict[str, Any]] = {}
    for field, label in DETAILS.items():
        for value in raw.get(f"line:{label}", ()):
            who, _, detail = value.partition(" = ")
            known = details.setdefault(texts.index(who), {}) if times[who] == 1 and detail else None
            if known is None or (field != "affiliations" and known.setdefault(field, detail) != detail):
                found.setdefault("notes", []).append(f"{label}: {value}")
            elif field == "affiliations":
                known.setdefault(field, []).append(detail)
    for place, known in details.items():
        authors[place] = Name.model_validate({**authors[place].model_dump(exclude_defaults=True), **known})
    own = {place for name in authors for place in name.affiliations}
    found["affiliations"] = [place for place in raw.get("auth-address", ()) if place not in own]
