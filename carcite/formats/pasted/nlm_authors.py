"""The author line as PubMed prints it: `Suter TACS(1)(2), Davis JM 3rd(3); ABC Study Group.`

People are `Family GI`; what is not of that form is a body. A body may hold commas (`Consortium for X, Y and Z`), and
PubMed puts a semicolon before it: what stands between two semicolons and holds no person is one body.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.values.name_tests import are_initials
from carcite.values.name_words import PARTICLES
from carcite.values.names import Name, is_suffix, parse_nlm_author

_MARK = re.compile(r"\d{1,4}(?:,\d{1,4})*|[#*†‡§¶a-z]{1,3}")
_SPACED_MARKS = re.compile(r"(?<=\d), (?=\d{1,4}[,)])")
_LONGEST_ET_AL = 30
_LONGEST_NAME = 60
_LONGEST_ENTRY = 400
_LONGEST_BODY = 200
_MOST_WORDS = 6  # of a family name
_MOST_INITIALS = 5
_LONGEST_MARK = 60  # (1,2,3)
_MOST_MARKS = 500
_JOINTS = str.maketrans("", "", "-'’.‐`´")
_NOBODY = re.compile(r"\[?\s*(?:no authors? listed|unattributed|anonymous|n/a)\s*\]?\.?", re.IGNORECASE)
_ET_AL = re.compile(
    r"(?:(?:^|[,;，]\s*|\s+)(?:&\s*)?et al\.?|[,;，]?\s*(?:and others|\.\.\.|…|等|他|외))\.?$", re.IGNORECASE
)


class Listed(NamedTuple):
    """One entry of an author line: its text without marks, the marks (numbers of affiliations), and what it is."""

    text: str
    marks: tuple[str, ...]
    person: bool

    def name(self, affiliations: tuple[str, ...] = ()) -> Name:
        """The entry as a Name with the affiliations given."""
        name = (parse_nlm_author(self.text) if self.person else None) or Name(literal=self.text)
        return name.model_copy(update={"affiliations": affiliations}) if affiliations else name


def as_indexed(name: Name) -> Name:
    """The name as NLM indexes it, its particle part of the family name (`van der Berg`), as in its files and lists."""
    if name.particle is None:
        return name
    return name.model_copy(update={"family": name.full_family, "particle": None})


def is_nobody(text: str) -> bool:
    """Whether an author line says that there are none: `[No authors listed]`."""
    return _NOBODY.fullmatch(text.strip()) is not None


def without_et_al(text: str) -> tuple[str, bool]:
    """Return the author line without its closing `et al.`, and whether it had one."""
    text = text.rstrip()
    closing = _ET_AL.search(text, max(0, len(text) - _LONGEST_ET_AL))
    return (text[: closing.start()], True) if closing else (text, False)


def listed_names(text: str) -> list[Listed]:
    """The entries of an author line in order."""
    text = _SPACED_MARKS.sub(",", " ".join(text.split()))
    text = text.removesuffix(".")
    listed: list[Listed] = []
    for segment in text.split(";"):
        entries = [_entry(part) for part in segment.split(", ")]
        entries = [entry for entry in entries if entry.text]
        if any(entry.person for entry in entries):
            listed += _joined_bodies(entries)
        elif entries:
            listed.append(_body(entries))
    return listed


def is_author_line(text: str) -> bool:
    """Return whether a paragraph is an author line: at least half of its entries are people of NLM's form."""
    if is_nobody(text):
        return True
    text, truncated = without_et_al(text)
    names = listed_names(text)
    if not names or any(len(name.text) > _LONGEST_ENTRY for name in names):
        return False
    return _are_authors(names, truncated)


def _are_authors(names: list[Listed], truncated: bool) -> bool:
    """Return whether half of the entries are people; one entry alone needs marks, `et al.` or NLM's form."""
    people = sum(name.person and " " in name.text for name in names)
    if len(names) > 1:
        return people > 0 and people * 2 >= len(names)
    [name] = names
    if not people:
        return bool(name.marks) and len(name.text) < _LONGEST_BODY
    return bool(name.marks) or truncated or _is_person(name.text)


def _entry(text: str) -> Listed:
    text = text.strip(" ,")
    marks: list[str] = []
    end = len(text)
    while text.endswith(")", 0, end) and len(marks) < _MOST_MARKS:
        start = text.rfind("(", max(0, end - _LONGEST_MARK), end)
        if start < 1 or text[start - 1] == " " or not _MARK.fullmatch(text, start + 1, end - 1):
            break
        marks += reversed(text[start + 1 : end - 1].split(","))
        end = start
    text, marks = text[:end], marks[::-1]
    return Listed(text, tuple(marks), _is_person(text) or (bool(marks) and _is_single_name(text)))


def _is_person(text: str) -> bool:
    """Return whether a text is `Family GI` or `van der Berg AB 3rd`: words, then initials in capitals."""
    if len(text) > _LONGEST_NAME or any(map(str.isdigit, text[:-3])):
        return False
    *family, initials = _without_suffix(text.split(" "))
    if not are_initials(initials, _MOST_INITIALS) or not _can_be_family(family):
        return False
    name = parse_nlm_author(text)
    return name is not None and name.literal is None


def _without_suffix(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 2 and is_suffix(words[-1]) else words


def _can_be_family(words: list[str]) -> bool:
    """Return whether words can be a family name; two small words that are not particles are of a sentence."""
    own = [word for word in words if word not in PARTICLES]
    if not 0 < len(words) <= _MOST_WORDS or sum(map(str.islower, own)) > 1:
        return False
    return all(word.translate(_JOINTS).isalpha() for word in own)


def _is_single_name(text: str) -> bool:
    return " " not in text and 1 < len(text) <= 30 and text.replace("-", "").isalpha() and not text.isupper()


def _body(entries: list[Listed]) -> Listed:
    return Listed(", ".join(entry.text for entry in entries), entries[-1].marks, False)


def _joined_bodies(entries: list[Listed]) -> list[Listed]:
    """People as they are; neighbours that are not people make one body, unless affiliations end the first."""
    listed: list[Listed] = []
    for entry in entries:
        last = listed[-1] if listed else None
        if last is not None and not last.person and not entry.person and not last.marks:
            listed[-1] = _body([last, entry])
        elif not entry.person and _is_single_name(entry.text):
            listed.append(entry._replace(person=True))
        else:
            listed.append(entry)
    return listed
