r"""Attached files in `file`: `path`, or `description:path:type` as JabRef, Zotero and Mendeley write it; `;` between.

A backslash stands before `:`, `;` and `\` in a part.
Reference: JabRef documentation, "Linking external files"; Zotero's BibTeX translator, `parseFilePathRecord`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.formats.base import Context
from carcite.formats.bibtex.braces import fold
from carcite.formats.bibtex.targets import target_of
from carcite.formats.fields import Joined
from carcite.model import Citation
from carcite.tex import encode_verbatim

_RECORD = re.compile(r"(?:\\.|[^\\;]|\\\Z)+")
_PART = re.compile(r"(?:\\.|[^\\:]|\\\Z)*(?::|\Z)")
_TYPE = re.compile(r"[A-Za-z0-9 ./+-]{0,40}")
_ESCAPED = re.compile(r"\\([:;\\])")
_SAFE = re.compile(r"(?:https?://)?[A-Za-z0-9/._?=-]+")  # a path that is written as it is
_TO_ESCAPE = re.compile(r"[:;\\]")


class Files(Joined):
    """The attached files."""

    def __init__(self) -> None:
        super().__init__("files", "file")

    def split(self, text: str) -> list[str]:
        return [path for part in _RECORD.findall(fold(text)) if (path := _path(part))]

    def join(self, values: Sequence[str], context: Context) -> str:
        if target_of(context).file_records:
            return ";".join(map(_escaped, values))
        # As TeX and other programs take a path: backslashes of Windows are slashes.
        return ";".join(encode_verbatim(path.replace("\\", "/")).replace(";", "%3B") for path in values)

    def unchanged(self, citation: Citation) -> bool:
        return all(map(_SAFE.fullmatch, citation.files))


def _path(record: str) -> str:
    """Return the path of one attached file."""
    record = record.replace("$\\backslash$", "\\").replace("{\\_}", "_").replace("\\_", "_").strip()
    parts = [part.removesuffix(":") for part in _PART.findall(record)]
    if not record.endswith(":"):
        parts.pop()  # the empty match at the end
    described = len(parts) == 3 and _TYPE.fullmatch(parts[2]) and not parts[1].startswith("//")
    return _ESCAPED.sub(r"\1", parts[1] if described else record).strip()


def _escaped(path: str) -> str:
    """Return a path as the programs write it that read records of three parts."""
    if not _TO_ESCAPE.search(path):
        return encode_verbatim(path)
    path = "".join(part if part in ":;\\" else encode_verbatim(part) for part in re.split(r"([:;\\])", path))
    kind = "PDF" if path.lower().endswith(".pdf") else ""
    escaped = _TO_ESCAPE.sub(r"\\\g<0>", path)
    return f":{escaped}:{kind}"
