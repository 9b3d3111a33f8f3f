"""The statement of responsibility and the dashes of GOST 7.1: `Смит А. Чай / А. Смит, Б. Доу. — М.: Чайник, 2010.`"""

from __future__ import annotations

import re

from carcite.formats.pasted.references.parts import Draft
from carcite.formats.pasted.references.people import People, leading_people

_RESPONSIBILITY = re.compile(r"\s/\s?(?P<who>[^/:0-9“”\"]{3,200}?)(?=\s?//\s?|\.\s[–—-]\s)")
# Between the parts of a reference: `Title. – Place`
DASH_BETWEEN = re.compile(r"(?<=\.) ?[–—-] (?=[^\W_a-z]|\()")

# A book, not a journal, behind two slashes: `Чай // Напитки. М.: Чайник, 2010.`
_BOOK = re.compile(r"\s?//\s?(?=[^/]{5,300}?[.,]\s[^\W\d_a-z][\w .-]{0,30}\s?:\s[^/:]{2,80},\s(?:19|20)[0-9]{2})")

_CYRILLIC = re.compile(r"[А-яІіЇїЄєҐґ]")
_MEDIUM = re.compile(
    r"\s?\[(?:Текст|Электронный ресурс|Електронний ресурс)\]|[\s.]*[–—-]\s?(?:Текст|Изображение)\s?:\s?[а-я]{5,20}\.?"
    r"|\s[–—-][\s.]*$"
)
_EDITORS = re.compile(r"\s/\s(?=(?:под|за|сост|отв|общ|ред)[.\s])")  # their label follows
_THESIS = re.compile(
    r"[\s:,.]*(?P<genre>(?:автореф(?:ерат)?\.?\s)?[Дд]ис(?:с|серт?|сертац\w{2})?\.?(?:\s?(?:\.\s?\.\s?\.|…))?"
    r"\s(?:(?:канд|д-ра|докт|доктора|кандидата)\.?\s[а-яё.-]{2,20}\s[нН]аук|на соиск[^:–—]{5,80}?наук))"
)
_PAGES = re.compile(r"(?<=[.,] )[СC]\. ?(?=[0-9])")


def without_responsibility(text: str) -> tuple[str, People | None]:
    """Return a text without the people behind its title, and without dashes between its parts; and these people."""
    if _CYRILLIC.search(text):
        text = _EDITORS.sub(". ", _MEDIUM.sub("", text))
    stated = _RESPONSIBILITY.search(text)
    if stated is None:
        return _BOOK.sub(". In: ", text), None
    stop = "" if text.startswith((" //", "//"), stated.end()) else "."
    bare = f"{text[: stated.start()]}{stop}{text[stated.end() :].removeprefix('.')}"
    bare = _PAGES.sub("P. ", _BOOK.sub(". In: ", DASH_BETWEEN.sub(" ", bare))).rstrip(" –—-.")
    return bare, leading_people(stated["who"], labelled=True, bodies=False)


def take_kind_of_thesis(draft: Draft) -> None:
    """Take `дис. ... канд. техн. наук`, which stands behind the title."""
    if genre := draft.take(_THESIS, 4):
        draft.fields |= {"type": "thesis", "genre": genre["genre"]}
