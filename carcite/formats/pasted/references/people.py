"""The people at the beginning of a reference, in the forms that styles print them in.

Smith JA, Doe B, et al.            NLM, Vancouver, AMA
Smith, J. A., & Doe, B.            APA; `Smith, J.A.; Doe, B.` MDPI, ACS
J. A. Smith, B. Doe, and C. Poe    IEEE
Jane Smith, John Doe               many pages; `Smith, Jane, and John Doe` Chicago, MLA
伊宪华, 韩雅玲, 李毅, 等             GB/T 7714

The text is read as a list in each form that its first name can have (see `name_forms`); of these the best counts.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.name_tokens import Tokens, tokens_of
from carcite.formats.pasted.references.bodies import dated_name, ends_as_body, leading_body
from carcite.formats.pasted.references.name_forms import FORMS, Listed, read_list
from carcite.values.name_words import GIVEN_NAMES
from carcite.values.names import Name

_SOFT_END = re.compile(r"[,;(]")
_NUMBER_BEHIND = re.compile(r"[.,]?0")
_ASIDE_BEHIND = re.compile(r"\((?![YE])")
_YEAR_BEHIND = re.compile(r",?Y")
_COMMA_BEHIND_BARE = re.compile(r"(?<!\.),")
_FAMILY_BEHIND = re.compile(r"[WCbd](?:[,;&.ERYq]|$)")
_SOURCE_BEHIND = re.compile(r"\.\s(?:[^\W\d_]{1,20}\.?,?\s){1,6}\(?[12][0-9]{3}\b")
_TWO_WORDS = re.compile(r"[Wb]{2,}$")
_END_OF_PERSON = re.compile(r"[.(Y]|,Y|,?E")
_TITLE_WORD = re.compile(
    r"(?:[a-z]{3}tions?|olog(?:y|ical|ies)|ical|ional|it(?:y|ies)|isms?|ics|eering|[a-z]{4}ments|graph(?:y|ies)|ious"
    r"|ences)\b"
)
_PARTICLE_STOP = re.compile(r"(?<=\w\w)\.$")
# `Doe, B. J. Tea Chem. 2012`, of which the last initial is the journal's
_JOURNAL_BEHIND = re.compile(r"\s(?:[A-Z][a-z]{1,8}\.\s){1,5}(?:[A-Z]\s)?(?:1[89]|20)[0-9]{2},")
_NLM_NAME = r"[^\W\d_a-z][\w’'-]{1,30}(?: [^\W\d_a-z][\w’'-]{1,30}){0,2} [A-Z]{1,3}"
_UNSIGNED = re.compile(
    rf"(?P<names>(?:{_NLM_NAME}[;,] ){{1,60}}{_NLM_NAME}) (?=[A-Z][\w’'-]+(?: [a-z(]|:))"
    rf"|(?P<one>{_NLM_NAME}) (?=(?:The|An?|On|How|Why) [a-z])"
)
# `Doe A. Roe B. C. (2010)`, without a sign between the names
_STOPPED_NAME = re.compile(r"(?=[^\W\d_a-z])(?:[^\W\d_][\w’'-]{1,30} ){1,4}(?:[^\W\d_a-z]\.[ -]?){1,4}")
_RUN = re.compile(rf"(?:{_STOPPED_NAME.pattern}){{2,60}}(?=\(?(?:1[89]|20)[0-9]{{2}})")
# A body among people: `Doe A; Tea Study Group; Roe B`
_BODY_WITHIN = re.compile(r"[;,] (?:the )?(?P<body>[^\W\d_a-z][^.,;:()\d]{5,120})[;,] (?=[^\W\d_])")
_KANA = re.compile("[ぁ-ヿ]")
_FEW = 2  # names of which the form is not certain


class People(NamedTuple):
    """The people a reference begins with, where the text goes on behind them, and whether `et al.` ends them.

    `firm`: what stands behind them can only stand behind a list of names.
    """

    names: list[Name]
    end: int
    truncated: bool = False
    firm: bool = True


def leading_people(
    text: str, prefer: str | None = None, *, commas: bool = False, labelled: bool = False, bodies: bool = True
) -> People | None:
    """Return the people at the beginning of a text; None if it begins with something else.

    `commas`: a comma can stand behind a body; `labelled`: a label in front says that people follow, whatever stands
    behind them; `bodies`: one body alone counts.

    The longest list counts. One name alone can be of several forms (`Mark D. Smith`); then it is of the form that the
    other references have (`prefer`), or of the one that what stands behind it shows best.

    >>> people = leading_people("Smith, J., & Doe, A. B. (2019). Tea at night.")
    >>> [str(name) for name in people.names]
    ['J. Smith', 'A. B. Doe']
    """
    tokens = tokens_of(text)
    found = [listed for form in FORMS if (listed := read_list(tokens, form)) is not None]
    if labelled:
        prefer = "direct" if prefer == "full" else prefer
        found = [_behind_label(listed) for listed in found if listed.form not in ("full", "capitals")] or found
    else:
        found = [listed for listed in found if _is_sure(tokens, listed, prefer)]
    if not found:
        return _body(text, commas) if bodies else None
    return _with_bodies(text, _people(tokens, _best(tokens, found, prefer)))


def _with_bodies(text: str, people: People) -> People:
    """Return people with the bodies that stand behind them, each between the signs that divide names."""
    body = _BODY_WITHIN.match(text, people.end) if len(people.names) > 1 and not people.truncated else None
    while body is not None and ends_as_body(body["body"]):
        people = people._replace(names=[*people.names, Name(literal=body["body"])], end=body.end("body"))
        behind = leading_people(text[body.end() :], bodies=False)
        if behind is not None and any(map(_has_initials, behind.names)):
            return behind._replace(names=[*people.names, *behind.names], end=body.end() + behind.end)
        body = _BODY_WITHIN.match(text, people.end)
    return people


def unsigned_people(text: str) -> People | None:
    """Return the people behind whose initials the title follows without a sign: `Doe D; Roe RA Tea in towns.`

    Or, no sign stands between them: `Doe D. Roe R. A. (2010)`. Of one name alone, the title must begin with an article.
    """
    if run := _RUN.match(text):
        joined = ", ".join(name[0].strip() for name in _STOPPED_NAME.finditer(run[0]))
        people = leading_people(f"{joined} (2000)", bodies=False)
        return people and people._replace(end=len(run[0].rstrip()))
    found = _UNSIGNED.match(text)
    if found is None:
        return None
    names = found["names"] or found["one"]
    people = leading_people(f"{names}. ", bodies=False)
    return people._replace(end=len(names)) if people is not None and people.end >= len(names) else None


def lists_people(text: str) -> bool:
    """Return whether a text surely begins with people, not with a journal such as `J. Hepatol.`"""
    people = leading_people(text, bodies=False)
    return people is not None and (len(people.names) > 1 or people.truncated or "," in text[: people.end])


def form_of(text: str) -> str | None:
    """Return the form of a list of two people or more, which is sure."""
    tokens = tokens_of(text)
    found = [listed for form in FORMS if (listed := read_list(tokens, form)) is not None]
    found = [listed for listed in found if listed.firm or listed.form == "initials"]
    best = _best(tokens, found, None) if found else None
    return best.form if best is not None and len(best.names) > 1 else None


def _body(text: str, commas: bool) -> People | None:
    """Return the body that a text begins with, and people behind it: `DEF Collaboration, J. Smith et al.`"""
    name = leading_body(text, commas=commas) or dated_name(text)
    if name is None:
        return None
    behind = text[len(name) :]
    people = leading_people(behind[2:], bodies=False) if behind.startswith(", ") else None
    if people is None or not people.firm or not any(map(_has_initials, people.names)):
        return People([Name(literal=name)], len(name))
    return People([Name(literal=name), *people.names], len(name) + 2 + people.end, people.truncated)


def _has_initials(name: Name) -> bool:
    return name.given is not None and (name.given.isupper() or "." in name.given)


# --- which reading counts ---------------------------------------------------------------------------------------------


def _best(tokens: Tokens, found: list[Listed], prefer: str | None) -> Listed:
    found = [listed for listed in found if listed.form != "bare"] or found
    longest = max(len(listed.names) for listed in found)
    preferred = _of_form(found, prefer)
    if preferred and longest <= _FEW:
        return preferred[0]
    return max(found, key=lambda listed: (len(listed.names), _weight(tokens, listed)))


def _of_form(found: list[Listed], form: str | None) -> list[Listed]:
    """Return the lists of a form; not those in which names go on behind, as a list shows that is surely one."""
    farthest = max((listed.end for listed in found if listed.firm), default=0)
    return [listed for listed in found if listed.form == form and (listed.firm or listed.end >= farthest)]


def _weight(tokens: Tokens, listed: Listed) -> int:
    """Return how well what stands behind a list shows that it is one, and of its form."""
    if listed.form in ("nlm", "nlm stopped", "inverted") and _family_follows(tokens, listed.end):
        return 0
    return 2 if listed.firm else 1


def _family_follows(tokens: Tokens, at: int) -> bool:
    """Return whether a word behind initials can belong to the name: `Mark D. Smith`, not `Smith J. Tea. J Foo. 2019`"""
    stopped = tokens.kinds[at - 1] == "." and _FAMILY_BEHIND.match(tokens.kinds, at) is not None
    return stopped and _SOURCE_BEHIND.match(tokens.text, tokens.ends[at]) is None


def _behind_label(listed: Listed) -> Listed:
    """Return a list behind `edited by`: given names first are as many as `and` joins; the publisher can follow."""
    several = len(listed.names) > (1 if listed.form == "direct" else _FEW)
    if listed.form not in ("direct", "initials") or listed.is_joined or listed.truncated or not several:
        return listed
    return Listed(listed.names[:1], listed.names[0].match.end())


def _is_sure(tokens: Tokens, listed: Listed, prefer: str | None) -> bool:
    """Return whether what stands behind a list, or its own form, shows that it is one."""
    if len(listed.names) == 1 and _can_be_other(tokens, listed, prefer):
        return False
    if listed.form == "bare":
        return _is_sure_bare(tokens, listed)
    if listed.firm or listed.form == "initials":
        return True
    if listed.form == "nlm" and not listed.is_joined and _COMMA_BEHIND_BARE.match(tokens.kinds, listed.end):
        return False  # a name that is not understood follows
    if len(listed.names) == 1 and _has_aside(tokens, listed):
        return False
    return _SOFT_END.match(tokens.kinds, listed.end) is not None


def _has_aside(tokens: Tokens, listed: Listed) -> bool:
    """Return whether other words than a year in parentheses follow words that cannot be a name: `Tea Express (TEX)`."""
    if listed.has_initials or not _ASIDE_BEHIND.match(tokens.kinds, listed.end):
        return False
    is_inverted = listed.form == "full" and _TWO_WORDS.match(listed.names[0].match["family"]) is not None
    return listed.form == "direct" or is_inverted


def _can_be_other(tokens: Tokens, listed: Listed, prefer: str | None) -> bool:
    """Return whether one name can be that of a journal, a title, or hold the beginning of one."""
    if _is_numbered(tokens, listed) or _has_title_word(tokens, listed):
        return True
    inverted = listed.form == "full" and prefer != "full"
    return inverted and _is_title_behind_name(tokens, listed)


def _is_title_behind_name(tokens: Tokens, listed: Listed) -> bool:
    """Return whether a family name of two words and a given name can be a name and a title: `Jane Smith, Tea Time`."""
    first = listed.names[0].match
    if listed.has_initials or not _TWO_WORDS.match(first["family"]):
        return False
    return _END_OF_PERSON.match(tokens.kinds, first.end()) is None  # García Márquez, Gabriel.


def _is_sure_bare(tokens: Tokens, listed: Listed) -> bool:
    """Return whether family names alone are those of people: `Smith et al.`, `Smith and Doe (2019)`."""
    year = _YEAR_BEHIND.match(tokens.kinds, listed.end) is not None
    one_word = _TWO_WORDS.match(listed.names[0].match["family"]) is None
    return listed.truncated or (listed.is_joined and year and one_word)


def _has_title_word(tokens: Tokens, listed: Listed) -> bool:
    """Return whether one name without initials has a word that only titles have: `Protein Engineering`."""
    return not listed.has_initials and _TITLE_WORD.search(tokens.between(*listed.names[0].match.span())) is not None


def _is_numbered(tokens: Tokens, listed: Listed) -> bool:
    """Return whether a number shows that one name is that of a journal: `Tea J. 12`."""
    if not _NUMBER_BEHIND.match(tokens.kinds, listed.end):
        return False
    if listed.form == "direct":
        return True
    given = tokens.between(*listed.names[0].match.span("given")) if listed.has_initials else ""
    return given.rstrip(".") == "J"


# --- from tokens to names ---------------------------------------------------------------------------------------------


def _people(tokens: Tokens, listed: Listed) -> People:
    names = [_name(tokens, one.match) for one in listed.names]
    if listed.form == "direct" and _are_swapped(names):
        names = [name.model_copy(update={"family": name.given, "given": name.family}) for name in names]
    end = tokens.ends[listed.end - 1]
    if listed.form in ("nlm", "nlm joined") and not listed.truncated and _ends_in_stop(names):
        names[-1] = names[-1].model_copy(update={"given": (names[-1].given or "")[:-1]})
        end -= 1
    end -= _without_journal(names, tokens.text, end)
    if listed.group:
        names.append(Name(literal=listed.group))
        end = tokens.text.index(listed.group, end) + len(listed.group)
    return People(names, end, listed.truncated, listed.firm)


def _without_journal(names: list[Name], text: str, end: int) -> int:
    """Cut the `J.` of a journal behind the last name; return its length."""
    given = names[-1].given or ""
    if not given.endswith((". J.", ".J.")) or _JOURNAL_BEHIND.match(text, end) is None:
        return 0
    names[-1] = names[-1].model_copy(update={"given": given[:-2].strip()})
    return 2


def _are_swapped(names: list[Name]) -> bool:
    """Return whether the family names of a list stand first, each of one word: `Weber Julia, Meyer Anna`."""
    if any(name.particle or " " in f"{name.family}{name.given}" for name in names):
        return False
    return sum(name.family in GIVEN_NAMES for name in names) > sum(name.given in GIVEN_NAMES for name in names)


def _ends_in_stop(names: list[Name]) -> bool:
    """Return whether the stop behind the last initials ends the list, as no other name has one: `Doe AB, Roe C.`"""
    *others, last = [name.given or "" for name in names]
    return last.endswith(".") and "." not in last[:-1] and not any("." in given for given in others)


def _name(tokens: Tokens, match: re.Match[str]) -> Name:
    groups = {group: tokens.between(*match.span(group)) for group in match.re.groupindex if match[group]}
    if literal := groups.get("literal"):
        return east_asian_name(literal, is_japanese=_KANA.search(tokens.text) is not None)
    return Name(
        family=groups["family"],
        given=groups.get("given"),
        particle=_PARTICLE_STOP.sub("", groups.get("particle", "")) or None,
        suffix=groups.get("suffix") or groups.get("jr"),
    )


def east_asian_name(text: str, *, is_japanese: bool = False) -> Name:
    """Return a name in East Asian signs; without a space, a family name that is in no table has one sign.

    Not in Japanese, where most have two.
    """
    family, space, given = text.partition(" ")
    if space:
        return Name(family=family, given=given)
    name = Name.parse(text)
    if (name is None or name.literal) and len(text) in (2, 3) and not is_japanese:
        return Name(family=text[0], given=text[1:])
    return name or Name(literal=text)
