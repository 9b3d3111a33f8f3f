"""The statement of responsibility and the dashes of GOST 7.1: `Смит А. Чай / А. Смит, Б. Доу. — М.: Чайник, 2010.`"""

from __future__ import annotations

import re

from carcite.formats.pasted.references.people import People, leading_people

_RESPONSIBILITY = re.compile(r"\s/\s?(?P<who>[^/:0-9“”\"]{3,200}?)(?=\s?//\s?|\.\s[–—-]\s)")
_DASH = re.compile(r"(?<=\.) [–—-] (?=[\w(])")

# A book, not a journal, behind two slashes: `Чай // Напитки. М.: Чайник, 2010.`
_BOOK = re.compile(r"\s?//\s?(?=[^/]{5,300}?[.,]\s[^\W\d_a-z][\w .-]{0,30}\s?:\s[^/:]{2,80},\s(?:19|20)[0-9]{2})")

_PAGES = re.compile(r"(?<=[.,] )[СC]\. ?(?=[0-9])")


def without_responsibility(text: str) -> tuple[str, People | None]:
    """Return a text without the people behind its title, and without dashes between its parts; and these people."""
    stated = _RESPONSIBILITY.search(text)
    if stated is None:
        return _BOOK.sub(". In: ", text), None
    stop = "" if text.startswith((" //", "//"), stated.end()) else "."
    bare = f"{text[: stated.start()]}{stop}{text[stated.end() :].removeprefix('.')}"
    bare = _PAGES.sub("P. ", _BOOK.sub(". In: ", _DASH.sub(" ", bare))).rstrip(" –—-.")
    return bare, leading_people(stated["who"], labelled=True, bodies=False)
