"""`carcite cite`: references in a citation style, as text, Markdown or an HTML page."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from carcite.atomic import replacing
from carcite.cli.output import print_text
from carcite.formats.html import page
from carcite.model import Citation
from carcite.render import render


def cite(citations: Sequence[Citation], options: argparse.Namespace) -> None:
    """Write the references of the citations. Raises WriteError if the style is unknown or cannot be rendered."""
    kind = "html" if options.html else "markdown" if options.markdown else "text"
    references = render(citations, options.style, locale=options.locale, output=kind)  # type: ignore[arg-type]
    text = page(citations, references) if options.html else "\n".join(references) + "\n"
    if options.output in (None, "-"):
        print_text(text.rstrip("\n"))
        return
    with replacing(options.output) as file:
        file.write(text)
