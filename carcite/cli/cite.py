"""The command `cite`: references in a citation style, as text, Markdown or an HTML page."""

from __future__ import annotations

import argparse

from carcite.atomic import replacing
from carcite.cli.commands import read
from carcite.cli.output import Reporter, print_text
from carcite.formats.html import page
from carcite.render import render


def run_cite(options: argparse.Namespace, reporter: Reporter) -> bool:
    """Write the references of the inputs. Raises WriteError if the style is unknown or cannot be rendered."""
    citations = list(read(options, reporter))
    kind = "html" if options.html else "markdown" if options.markdown else "text"
    references = render(citations, options.style, locale=options.locale, output=kind)  # type: ignore[arg-type]
    text = page(citations, references) if options.html else "\n".join(references) + "\n"
    if options.output in (None, "-"):
        print_text(text.rstrip("\n"))
    else:
        with replacing(options.output) as file:
            file.write(text)
    reporter.finish()
    return False
