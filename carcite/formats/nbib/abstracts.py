"""Abstracts: AB in English, OAB and its language OABL in others."""

from __future__ import annotations

from carcite.formats.base import Context, Field, Raw
from carcite.formats.nbib.fields import Found, Written, kept_in, one_run
from carcite.formats.pubmed import ABSENT_ABSTRACT, plain_abstract
from carcite.model import Citation
from carcite.values.languages import marc_code, parse_language

_PLACEHOLDER = "Publisher: "  # before the text of an abstract in another language that the publisher gave


class Abstracts(Field):
    """The English abstract, and those in other languages."""

    fields = ("abstracts",)
    tags = ("AB", "OAB")

    def read(self, raw: Raw, context: Context) -> Found:
        found: Found = {"abstracts": [plain_abstract(text, "en") for text in raw.get("AB", ()) if text]}
        for text, language in raw.get("OAB", ()):
            bare = text.removeprefix(_PLACEHOLDER)
            if bare and bare != ABSENT_ABSTRACT:
                found["abstracts"].append(plain_abstract(bare, parse_language(language) if language else None))
            elif bare:
                extra = [kept_in("OAB", text)] + ([kept_in("OABL", language)] if language else [])
                found["extra"] = [*found.get("extra", ()), *extra]
        return found

    def write(self, citation: Citation, context: Context) -> Written:
        english = next((a for a in citation.abstracts if (a.language or "en").startswith("en")), None)
        if english is not None:
            yield "AB", one_run(english.text)
        for abstract in citation.abstracts:
            if abstract is not english:
                yield "OAB", one_run(abstract.text)
                if abstract.language:
                    yield "OABL", marc_code(abstract.language) or abstract.language
