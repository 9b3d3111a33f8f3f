"""The kinds of variables of CSL-JSON: how each is read into model fields and written.

Reference: CSL-JSON schema 1.0.2 (csl-data.json); CSL 1.0.2, appendix IV.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.csljson.dates import is_exact as is_exact_date
from carcite.formats.csljson.dates import read_date, unread, write_date, write_plain_date
from carcite.formats.csljson.names import is_exact as is_exact_name
from carcite.formats.csljson.names import read_people, write_name
from carcite.formats.csljson.text import rich, text_of, verbatim, without_jats
from carcite.formats.extra_lines import GUARD, guarded
from carcite.formats.fields import OneField, Single, repeats_title
from carcite.formats.roles import FIELD_ROLES, ROLES, has_details
from carcite.formats.zotero_schema import EXTRA_VARIABLES
from carcite.model import Citation, Contributor, Extra, page_text
from carcite.notes import Code
from carcite.values.identifiers import parse_isbn, parse_issn, split_codes
from carcite.values.keywords import split_keywords
from carcite.values.name_lists import is_truncation
from carcite.values.pages import split_locator
from carcite.values.text import paragraphs

FORMAT_NAME = "csljson"


def is_for_zotero(context: Context) -> bool:
    """Whether Zotero is the target: names in two parts, plain dates, lines of the note for what it has no field for."""
    return context.options.target == "zotero"


def is_plain_text(value: str) -> bool:
    """Whether a text has no markup that is read in another spelling."""
    return "<s" not in value


class Text(Single):
    """A variable of text."""

    def __init__(self, name: str, *aliases: str) -> None:
        super().__init__(name, EXTRA_VARIABLES[name], *aliases, parse=rich, safe=is_plain_text)


class Verbatim(Single):
    """A variable that holds an identifier or an address."""

    def __init__(self, name: str) -> None:
        super().__init__(name, EXTRA_VARIABLES[name], parse=verbatim, safe=lambda value: verbatim(value) == value)


class DateVariable(Single):
    """A date variable. What it says beside one date is kept in extra."""

    def __init__(self, name: str, *aliases: str) -> None:
        super().__init__(name, EXTRA_VARIABLES[name], *aliases, parse=read_date, safe=is_exact_date)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        for tag, value in self.values(raw):
            if more := unread(value):
                text = json.dumps(more, ensure_ascii=False)
                context.kept.append(Extra(context.format, tag, text))
                context.note(Code.UNPLACED, f"parts of {tag} kept in extra: {', '.join(more)}", self.name, text)
        return super().read(raw, context)

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        write = write_plain_date if is_for_zotero(context) else write_date
        return ((self.tags[0], write(getattr(citation, self.name))),)


class ShortTitle(Text):
    """The short container title, if it differs from the container title."""

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return () if repeats_title(citation, context) else super().write(citation, context)

    def unchanged(self, citation: Citation) -> bool:
        return citation.container_title_short == citation.container_title or super().unchanged(citation)


class People(OneField):
    """The people of a role that has a model field."""

    def __init__(self, name: str) -> None:
        super().__init__(name, FIELD_ROLES[name])

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        people, truncated = read_people(self.tags[0], raw[self.tags[0]][0], context)
        if truncated and self.name == "authors":
            return {self.name: people, "authors_truncated": True}
        return {self.name: people}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        joined = is_for_zotero(context)
        written = [write_name(person, joined=joined) for person in getattr(citation, self.name)]
        if self.name == "authors" and citation.authors_truncated and context.options.target == "pandoc":
            written.append({"literal": "others"})  # for which pandoc prints "et al."
        return ((self.tags[0], written),)

    def unchanged(self, citation: Citation) -> bool:
        people = getattr(citation, self.name)
        last = people[-1].literal
        return all(map(is_exact_name, people)) and (last is None or not is_truncation(last))


class Creators(Field):
    """The people of all other roles."""

    fields = ("creators",)
    tags = ROLES

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        people = [(role, name) for role, values in raw.items() for name in read_people(role, values[0], context)[0]]
        return {"creators": [Contributor(role=role, name=name) for role, name in people]}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        joined = is_for_zotero(context)
        roles: dict[str, list[dict[str, str]]] = {}
        for creator in citation.creators:
            role = creator.role if creator.role in ROLES else "contributor"
            roles.setdefault(role, []).append(write_name(creator.name, joined=joined))
        return [(role, roles[role]) for role in ROLES if role in roles]

    def unchanged(self, citation: Citation) -> bool:
        (role, *others) = {creator.role for creator in citation.creators}
        names = [creator.name for creator in citation.creators]
        return role in ROLES and not others and all(map(is_exact_name, names)) and not any(map(has_details, names))


class Locator(Field):
    """Pages, or the number of an article without pages."""

    fields = ("pages", "article_number")
    tags = ("page",)
    aliases = ("page-first", "article-number")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        first = text_of(raw.get("page-first", [None])[0]) or ""
        text = text_of(raw.get("page", [None])[0]) or first
        if not text.startswith(first):
            context.keep("page-first", first)
        pages, article_number = split_locator(text) if text.strip() else (None, None)
        given = text_of(raw.get("article-number", [None])[0])
        return {"pages": pages, "article_number": given or article_number}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return (("page", page_text(citation)),)

    def unchanged(self, citation: Citation) -> bool:
        return split_locator(page_text(citation) or "") == (citation.pages, citation.article_number)


class Number(Field):
    """The number of the work; for a preprint without one it is arXiv's."""

    fields = ("number", "arxiv")
    tags = ("number",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        value = text_of(raw["number"][0]) or ""
        if value.lower().startswith("arxiv:"):
            return {"arxiv": value}
        return {"number": value or None}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        if citation.number is not None:
            return (("number", citation.number),)
        if citation.type == "article":
            return (("number", f"arXiv:{citation.arxiv}"),)
        return ()

    def unchanged(self, citation: Citation) -> bool:
        return citation.arxiv is None and not (citation.number or "").lower().startswith("arxiv:")


class Codes(OneField):
    """ISSN or ISBN, several in one text."""

    def __init__(self, name: str) -> None:
        super().__init__(name, EXTRA_VARIABLES[name])
        self.parse = parse_issn if name == "issn" else parse_isbn

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {self.name: split_codes(text_of(raw[self.tags[0]][0]) or "")}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return ((self.tags[0], ", ".join(getattr(citation, self.name))),)

    def unchanged(self, citation: Citation) -> bool:
        return all(self.parse(code) == code for code in getattr(citation, self.name))


class FirstAbstract(Field):
    """The first abstract; Zotero, which reads nothing else, gets all of them."""

    fields = ("abstracts",)
    tags = ("abstract",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        text = without_jats(text_of(raw["abstract"][0]) or "")
        return {"abstracts": [text] if text.strip() else []}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        shown = citation.abstracts if is_for_zotero(context) else citation.abstracts[:1]
        return (("abstract", "\n\n".join(abstract.text for abstract in shown)),)

    def unchanged(self, citation: Citation) -> bool:
        # The writer looks at the abstracts itself.
        return True


class Keywords(Field):
    """Keywords in one text, with a comma between them or a semicolon if one has a comma."""

    fields = ("keywords",)
    tags = ("keyword",)
    aliases = ("keywords", "categories", "subject")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        words: list[str] = []
        for value, *_ in raw.values():
            texts = list(map(text_of, value)) if isinstance(value, list) else split_keywords(text_of(value) or "")
            words += [word for text in texts if text and (word := text.strip()) and word not in words]
        return {"keywords": words}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return (("keyword", self._joined(citation)),)

    def unchanged(self, citation: Citation) -> bool:
        return split_keywords(self._joined(citation)) == list(citation.keywords)

    @staticmethod
    def _joined(citation: Citation) -> str:
        has_comma = any("," in word for word in citation.keywords)
        return ("; " if has_comma else ", ").join(citation.keywords)


class NoteText(Field):
    """`note`, which styles print. The lines of fields that it begins with are read by the reader."""

    fields = ("note",)
    tags = ("note",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {"note": raw["note"][0]}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return (("note", guarded(citation.note or "")),)

    def unchanged(self, citation: Citation) -> bool:
        return ":" not in (citation.note or "") and not (citation.note or "").startswith(GUARD)


class Notes(Field):
    """Private notes in `annote`, which CSL has for what a user says of a work; for Zotero they stand in the note."""

    fields = ("notes",)
    tags = ("annote",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        text = (text_of(raw["annote"][0]) or "").replace("\r\n", "\n")
        return {"notes": [note for part in re.split(r"\n[ \t]*\n\s*", text) if (note := paragraphs(part))]}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return () if is_for_zotero(context) else (("annote", "\n\n".join(citation.notes)),)

    def unchanged(self, citation: Citation) -> bool:
        return True


# The court of a case and the body behind a bill are the model's publisher; CSL's styles print `authority`.
BY_AUTHORITY = frozenset(("legal_case", "bill"))


class Publisher(Field):
    """The publisher; of a case and a bill also the authority."""

    fields = ("publisher",)
    tags = ("publisher", "authority")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        publisher, authority = (rich(raw.get(name, [None])[0]) for name in self.tags)
        if authority and context.type in BY_AUTHORITY and publisher in (None, authority):
            return {"publisher": authority}
        if authority:
            context.keep("authority", authority)
        return {"publisher": publisher}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        taken = any(extra.tag == "authority" and extra.format == FORMAT_NAME for extra in citation.extra)
        yield "publisher", citation.publisher
        if citation.type in BY_AUTHORITY and not taken:
            yield "authority", citation.publisher

    def unchanged(self, citation: Citation) -> bool:
        return is_plain_text(citation.publisher or "")


class Rights(Single):
    """The licence, which has a variable in Zotero's CSL-JSON and Crossref's; else it stands under `custom`."""

    def __init__(self) -> None:
        super().__init__("rights", "license", "copyright", parse=text_of)

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return super().write(citation, context) if is_for_zotero(context) else ()

    def unchanged(self, citation: Citation) -> bool:
        # The writer puts it under `custom`.
        return True
