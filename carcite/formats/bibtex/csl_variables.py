"""What CSL has a variable for and the model no field: kept in `extra` under CSL's name, which is the model's language.

Reference: biblatex manual 3.19, section 2.2.2 (origpublisher, origlocation, part, issuetitle, booktitle).
"""

from __future__ import annotations

from collections.abc import Iterable

from carcite.formats.base import Context, Raw
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import literal_list, read_plain, write_plain, write_text
from carcite.formats.bibtex.types import IN_BOOK, WITH_ISSUE
from carcite.model import Citation, Extra
from carcite.values.text import line

CSL = "csljson"
VOLUME_TITLE = "volume-title"
VARIABLES = {"origpublisher": "original-publisher", "origlocation": "original-publisher-place", "part": "part"}
_TAGS_OF_VARIABLES = {variable: tag for tag, variable in VARIABLES.items()}


def variables_first(extra: Iterable[Extra]) -> list[Extra]:
    """Kept values as a .bib file gives them back: CSL's variables by their names, then the others in their order."""
    return sorted(extra, key=lambda one: (one[0] != CSL, one[1] if one[0] == CSL else ""))


def read_variables(raw: Raw) -> list[Extra]:
    """Who published the original, and where, and the part of a volume; takes its tags from `raw`."""
    return [
        Extra(CSL, variable, shown)
        for tag, variable in VARIABLES.items()
        for value in raw.pop(tag, ())
        if (shown := line(read_plain(value)))
    ]


def write_variables(citation: Citation, context: Context) -> tuple[Citation, list[tuple[str, str]]]:
    """Return the fields of these variables, and the citation without what they say."""
    held = [(tag, extra) for extra in citation.extra if (tag := _tag_of(extra, citation, context)) is not None]
    if not held:
        return citation, []
    kept = [extra for _, extra in held]
    rest = tuple(extra for extra in citation.extra if extra not in kept)
    pairs = [
        (tag, write_text(extra.value, context))
        if extra.tag == VOLUME_TITLE
        else (tag, literal_list(write_plain(extra.value, context)))
        for tag, extra in held
    ]
    return citation.model_copy(update={"extra": rest}), pairs


def _tag_of(extra: Extra, citation: Citation, context: Context) -> str | None:
    if extra.format != CSL or extra.tag != VOLUME_TITLE:
        return _TAGS_OF_VARIABLES.get(extra.tag) if extra.format == CSL else None
    if citation.type in WITH_ISSUE:
        return "issuetitle"
    # Zotero reads `booktitle` alone, which is the title of the larger work then.
    in_volume = citation.type in IN_BOOK and citation.container_title and not target_of(context).is_zotero
    return "booktitle" if in_volume else None
