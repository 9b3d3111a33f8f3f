"""People in RIS: `Family, Given, Suffix`, one a line; an organisation ends with a comma; which tag is whose role.

Reference: RIS format specifications, "AU", "A2" to "A4"; EndNote's tag tables, which give A2 to A4 a meaning for each
type of reference; EndNote's manual on corporate authors.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.ris.targets import dialect, written_tag
from carcite.model import Citation, Contributor
from carcite.notes import Code
from carcite.values.names import Name, parse_nlm_author
from carcite.values.text import line

_EDITED = {"A2": "editor", "ED": "editor", "A3": "collection-editor", "A4": "translator"}
ROLE_TAGS: dict[str, dict[str, str]] = {
    "book": {"A3": "editor", "ED": "editor", "A2": "collection-editor", "A4": "translator"},
    "chapter": {**_EDITED, "C2": "container-author"},
    "data": {"A2": "producer", "ED": "editor", "A3": "collection-editor", "A4": "contributor"},
    "talk": {"ED": "editor", "A3": "collection-editor", "A4": "translator"},
    "thesis": {**_EDITED, "A3": "contributor"},
    "letter": {"A2": "recipient", "ED": "editor", "A4": "translator"},
    "media": {"A2": "performer", "A3": "producer", "ED": "editor", "A4": "translator"},
    "legal": {"ED": "editor", "A4": "translator"},
    "patent": {"ED": "editor", "A4": "translator"},
}
# CSL's roles of people, each the label of a line where its record has no tag for it.
ROLES: tuple[str, ...] = (
    "editor", "translator", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor",
    "curator", "director", "editor-translator", "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator",
)  # fmt: skip
_TRUNCATED = re.compile(r"(?:and )?(?:et al\.?|others|\.\.\.|…)", re.IGNORECASE)
# "Smith JA", "van der Berg AB Jr", as MEDLINE has them, but not "Siemens AG".
_MEDLINE = re.compile(
    r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ten|ter) )*"
    r"(?=\S*[a-z\u00df-\u00f6\u00f8-\u00ff])[^\W\d_][\w'’-]* "
    r"(?!(?:AG|SA|SE|NV|BV|AB|AS|KG|LP|PC|UK|US|USA|EU|UN|LLC|INC|PLC|LTD|CO)(?: |$))"
    r"[A-Z]{2,3}(?: (?:Jr|Sr|I{2,3}|IV)\.?)?"
)
_INITIAL = re.compile(r"(?:^|[ .-])[A-Z](?:[. -]|$)")
# What is known of one author: `ORCID: Family, Given = 0000-...`.
ADDRESS = "Address:"
DETAILS = {"orcid": "ORCID:", "email": "Email:", "affiliations": "Affiliation:"}


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name | None:
    """The person or organisation of one line; None for a line that names nobody."""
    text = text.strip() if text.isprintable() else line(text)
    if text.endswith(","):
        organisation = text.rstrip(", ")
        return Name(literal=organisation) if organisation else None
    if not text.strip(",;. "):
        return None
    # RIS wants the comma; words without one are a body's name, unless an initial shows a person.
    if " " in text and "," not in text and text.lower() != text.upper():
        if _MEDLINE.fullmatch(text):
            return parse_nlm_author(text)
        if not _INITIAL.search(text):
            return Name(literal=text)
    return Name.parse(text)


def read_line_name(text: str) -> Name | None:
    """The person of a `Role: name` line, which Zotero spells `Family || Given`."""
    family, mark, given = text.partition(" || ")
    return read_name(f"{family.strip()}, {given.strip()}" if mark else text)


def split_people(text: str) -> list[str]:
    """The names of one line: several where each between semicolons is `Family, Given`, else the one."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    several = len(parts) > 1 and all(
        0 < part.find(",") < len(part) - 1 or (place and _TRUNCATED.fullmatch(part)) for place, part in enumerate(parts)
    )
    return parts if several else [text]


@lru_cache(maxsize=4096)
def name_text(name: Name) -> str:
    """The name as one line of RIS."""
    if name.literal is not None:
        return f"{name.literal},"
    text = name.inverted()
    # A part alone that would be read as another part is kept whole, as the name of an organisation is.
    return f"{text}," if "," not in text and read_name(text) != name else text


@lru_cache(maxsize=4096)
def is_exact(name: Name) -> bool:
    """Whether the line is read back as this name."""
    text = name_text(name)
    return read_name(text) == name and (";" not in text or len(split_people(text)) == 1)


def _bare(name: Name) -> Name:
    if not (name.orcid or name.email or name.affiliations):
        return name
    return name.model_copy(update={"orcid": None, "email": None, "affiliations": ()})


# --- authors ----------------------------------------------------------------------------------------------------------


def _read_authors(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    authors: list[Name] = []
    for tag, values in raw.items():
        if tag not in ("AU", "A1"):
            continue
        before = frozenset(authors)  # A1 beside AU may go on, or say the same again
        for value in (part for text in values for part in (split_people(text) if ";" in text else (text,))):
            if _TRUNCATED.fullmatch(value):
                found["authors_truncated"] = True
            elif (name := read_name(value)) is not None and not (before and name in before):
                authors.append(name)
    if "Authors truncated:" in raw:
        found["authors_truncated"] = True
    if not raw.keys().isdisjoint(DETAILS.values()):
        _add_details(authors, raw, found)
    addresses = [*raw.get("AD", ()), *raw.get(ADDRESS, ())]
    if addresses:
        own = {text for name in authors for text in name.affiliations}
        found["affiliations"] = [text for text in addresses if text not in own]
    if authors:
        found["authors"] = authors
    return found


def _add_details(authors: list[Name], raw: Raw, found: dict[str, Any]) -> None:
    """Give each detail to the one author it names; one that names none or several stays a note."""
    texts = [name_text(name) for name in authors]
    times = Counter(texts)
    places = {text: place for place, text in enumerate(texts)}
    details: dict[int, dict[str, Any]] = {}
    for field, label in DETAILS.items():
        for value in raw.get(label, ()):
            who, _, detail = value.partition(" = ")
            if times[who] != 1 or not detail:
                found.setdefault("notes", []).append(f"{label} {value}")
            elif field == "affiliations":
                details.setdefault(places[who], {}).setdefault(field, []).append(detail)
            elif details.setdefault(places[who], {}).setdefault(field, detail) != detail:
                found.setdefault("notes", []).append(f"{label} {value}")
    for place, known in details.items():
        authors[place] = Name.model_validate({**authors[place].model_dump(exclude_defaults=True), **known})


def _write_authors(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    texts = [name_text(_bare(name)) for name in citation.authors]
    pairs: list[tuple[str, Any]] = [("AU", text) for text in texts]
    details: list[tuple[str, Any]] = []
    exact, times = True, Counter(texts)
    own: list[str] = []
    for name, text in zip(citation.authors, texts, strict=True):
        bare = _bare(name)
        exact = exact and is_exact(bare) and not _TRUNCATED.fullmatch(text)
        if bare is name:
            continue
        if times[text] > 1 or " = " in text or not _is_found_again(text):
            exact = False  # a line could not say whose it is
            continue
        own += name.affiliations
        for field, label in DETAILS.items():
            held = getattr(name, field) or ()
            details += [(label, f"{text} = {part}") for part in ((held,) if isinstance(held, str) else held)]
    if not exact:
        context.note(Code.CHANGED, "a name that 'Family, Given, Suffix' cannot say in full", field="authors")
    if any(map(_TRUNCATED.fullmatch, texts)):
        context.note(Code.CHANGED, "a name that reads as 'et al.'", field="authors_truncated")
    if citation.authors_truncated:
        details.append(("Authors truncated:", "yes"))
    pairs += [(written_tag("AD", context) or ADDRESS, text) for text in citation.affiliations]
    if own and dialect(context).author_addresses:
        pairs += [("AD", text) for text in dict.fromkeys(own) if text not in citation.affiliations]
    if set(own) & set(citation.affiliations):
        context.note(Code.CHANGED, "an author's own affiliation is not repeated", field="affiliations")
    return [*pairs, *details]


def _is_found_again(text: str) -> bool:
    """Whether an author read from this text has it for a text again, so that a detail line can name the author."""
    back = read_name(text)
    return back is not None and name_text(back) == text and not _TRUNCATED.fullmatch(text)


def authors_row() -> Row:
    """Authors with what is known of them, and the affiliations that are nobody's in particular."""
    labels = ("AU", "AD", ADDRESS, "Authors truncated:", *DETAILS.values())
    return Row(("authors", "authors_truncated", "affiliations"), labels, _read_authors, _write_authors, ("A1",))


# --- other roles ------------------------------------------------------------------------------------------------------


def others_row(kind: str) -> Row:
    """Editors, translators and all other roles of one kind of record."""
    roles = ROLE_TAGS.get(kind, _EDITED)
    tags = {role: tag for tag, role in reversed(roles.items())}
    labels = {f"{role}:": role for role in ROLES}

    def role_of(tag: str, raw: Raw, context: Context) -> str:
        if tag in labels:
            return labels[tag]
        role = roles[tag]
        if kind == "book" and tag == "A2" and "A3" not in raw and "ED" not in raw:
            return "editor"  # A2 alone is the editor in what most programs write
        return "interviewer" if role == "recipient" and context.type == "interview" else role

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for tag, values in raw.items():
            role = role_of(tag, raw, context)
            read_one = read_line_name if tag in labels else read_name
            texts = [part for value in values for part in (split_people(value) if ";" in value else (value,))]
            names = [name for name in map(read_one, texts) if name is not None]
            if role in ("editor", "translator"):
                found.setdefault(f"{role}s", []).extend(names)
            else:
                found.setdefault("creators", []).extend(Contributor(role=role, name=name) for name in names)
        return found

    def tag_for(role: str, citation: Citation, context: Context) -> str:
        if role == "interviewer" and kind == "letter" and citation.type == "interview":
            return written_tag("A2", context) or "interviewer:"
        if role == "recipient" and citation.type == "interview":
            return "recipient:"
        if role == "collection-editor" and kind == "book" and not citation.editors:
            return "collection-editor:"
        if role == "editor" and (own := dialect(context).editor):
            return own
        tag = tags.get(role)
        return (tag and written_tag(tag, context)) or f"{role if role in ROLES else 'contributor'}:"

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        pairs: list[tuple[str, Any]] = []
        for role, field in (("editor", "editors"), ("translator", "translators")):
            names: tuple[Name, ...] = getattr(citation, field)
            if names:
                tag = tag_for(role, citation, context)
                pairs += [(tag, _role_text(name, tag, context)) for name in names]
                if not all(map(is_exact, names)):
                    context.note(Code.CHANGED, "a name that RIS cannot say in full", field=field)
        written: list[Contributor] = []
        order: dict[str, list[Contributor]] = {}
        for creator in citation.creators:
            order.setdefault(tag_for(creator.role, citation, context), []).append(creator)
        for tag in sorted(order, key=lambda tag: tag.endswith(":")):
            pairs += [(tag, _role_text(creator.name, tag, context)) for creator in order[tag]]
            written += order[tag]
        exact = all(is_exact(c.name) and c.role in ROLES[2:] for c in written) and written == list(citation.creators)
        if not exact:
            context.note(Code.CHANGED, "creators are written by role, as far as RIS can name them", field="creators")
        return pairs

    fields = ("editors", "translators", "creators")
    return Row(fields, (*roles, *labels), read, write)


def _role_text(name: Name, tag: str, context: Context) -> str:
    name = _bare(name)
    if tag.endswith(":") and dialect(context).line_tag == "M2" and name.family and name.given and not name.suffix:
        family = f"{name.particle} {name.family}" if name.particle else name.family
        text = f"{family} || {name.given}"
        if read_line_name(text) == name:
            return text
    return name_text(name)
