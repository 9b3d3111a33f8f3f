"""What the fields of MEDLINE share: values that are kept and written again."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from carcite.formats.base import Context, Raw
from carcite.formats.fields import OneField
from carcite.formats.nbib.links import FORMAT_NAME
from carcite.model import Citation, Extra

Found = dict[str, Any]
Written = Iterable[tuple[str, str]]


def kept_in(tag: str, value: str) -> Extra:
    """Return a value that is kept."""
    return Extra(FORMAT_NAME, tag, value)


def own_extra(citation: Citation, *tags: str) -> list[str]:
    """Return the kept values of tags."""
    return [extra.value for extra in citation.extra if extra.format == FORMAT_NAME and extra.tag in tags]


def one_run(text: str) -> str:
    """Return a text in one paragraph."""
    return text.replace("\n", " ")


class Fuller(OneField):
    """A list whose printed values have more than the field; these are kept and written again.

    `values_of` returns the values of the citation to write, if not all of the field's.
    """

    def __init__(
        self,
        name: str,
        tag: str,
        parse: Callable[[str], Any],
        format: Callable[[Any], str],
        values_of: Callable[[Citation], Sequence[Any]] | None = None,
    ) -> None:
        super().__init__(name, tag)
        self.parse = parse
        self.format = format
        self.values_of = values_of or operator.attrgetter(name)

    def read(self, raw: Raw, context: Context) -> Found:
        [tag] = self.tags
        values = list(filter(None, raw[tag]))
        parsed = list(map(self.parse, values))
        found: Found = {self.name: list(dict.fromkeys(parsed))}
        pairs = zip(values, parsed, strict=True)
        if extra := [kept_in(tag, text) for text, value in pairs if self.format(value) != text]:
            found["extra"] = extra
        return found

    def write(self, citation: Citation, context: Context) -> Written:
        [tag] = self.tags
        fuller = own_extra(citation, tag)
        parsed = set(map(self.parse, fuller))
        values = self.values_of(citation)
        texts = [text for text in fuller if self.parse(text) in values]
        texts += [self.format(value) for value in values if value not in parsed]
        return [(tag, text) for text in texts]
