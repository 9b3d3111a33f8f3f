"""The DOI, and pages or the number of the article: PG, LID and AID."""

from __future__ import annotations

from carcite.formats.base import Context, Field, Raw
from carcite.formats.nbib.fields import Found, Written, kept_in, own_extra
from carcite.model import Citation, Extra
from carcite.values.identifiers import parse_doi
from carcite.values.pages import is_article_number, split_locator


class Places(Field):
    """DOI and pages. LID has a DOI, or the publisher's identifier of an article without pages."""

    fields = ("pages", "article_number", "doi")
    tags = ("PG", "LID", "AID")

    def read(self, raw: Raw, context: Context) -> Found:
        found: Found = {}
        extra: list[Extra] = []
        for value in raw.get("PG", ()):
            if value and not (found.get("pages") or found.get("article_number")):
                pages, number = split_locator(value)
                found |= {"pages": pages, "article_number": number}
            elif value:
                extra.append(kept_in("PG", value))
        for tag in ("LID", "AID"):
            for value in filter(None, raw.get(tag, ())):
                if not _read_identifier(tag, value, found):
                    extra.append(kept_in(tag, value))
        return found | {"extra": extra} if extra else found

    def write(self, citation: Citation, context: Context) -> Written:
        if citation.pages:
            yield "PG", str(citation.pages)
        elif citation.article_number and f"{citation.article_number} [pii]" not in own_extra(citation, "LID"):
            pages, _ = split_locator(citation.article_number)
            yield ("LID" if pages else "PG"), citation.article_number
        if citation.doi:
            yield "LID", f"{citation.doi} [doi]"
            yield "AID", f"{citation.doi} [doi]"


def _read_identifier(tag: str, value: str, found: Found) -> bool:
    """Read a value of LID or AID into the fields, and return whether they have all of it."""
    text, _, kind = value.rpartition(" [")
    if kind == "doi]" and (not found.get("doi") or _same_doi(found["doi"], text)):
        found.setdefault("doi", text)
        return True
    if tag != "LID" or found.get("pages") or found.get("article_number"):
        return False
    if "[" not in value and "://" not in value:
        found["article_number"] = value
        return True
    if kind == "pii]" and is_article_number(text):
        found["article_number"] = text
    return False


def _same_doi(one_doi: str, other: str) -> bool:
    return one_doi == other or (parse_doi(one_doi) or one_doi).lower() == (parse_doi(other) or other).lower()
