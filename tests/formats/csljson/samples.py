"""What the tests of `carcite.formats.csljson` share."""

from __future__ import annotations

import json
from typing import Any

from carcite.formats.csljson import FORMAT
from carcite.model import Citation
from carcite.options import Options

read, sniff, write = FORMAT.read, FORMAT.sniff, FORMAT.write


ZOTERO = Options(target="zotero", related="none")


def item(**variables: Any) -> dict[str, Any]:
    return {"type": "book", "id": "a", **{name.replace("_", "-"): value for name, value in variables.items()}}


def one(value: Any) -> Citation:
    (citation,) = read(json.dumps(value)).citations
    return citation


def written(citation: Citation, options: Options | None = None) -> dict[str, Any]:
    (found,) = json.loads(write([citation], options).text)
    return dict(found)


def differing(one: Citation, other: Citation) -> set[str]:
    return {name for name in Citation.model_fields if getattr(one, name) != getattr(other, name)}
