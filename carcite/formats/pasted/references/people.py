"""The people at the beginning of a reference, in the forms that styles print them in.

Smith JA, Doe B, et al.            NLM, Vancouver, AMA
Smith, J. A., & Doe, B.            APA; `Smith, J.A.; Doe, B.` MDPI, ACS
J. A. Smith, B. Doe, and C. Poe    IEEE
Jane Smith, John Doe               many pages; `Smith, Jane, and John Doe` Chicago, MLA
伊宪华, 韩雅玲, 李毅, 等             GB/T 7714
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.values.name_tests import has_body_word
from carcite.values.name_words import PARTICLES
from carcite.values.names import Name

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІЇЄҐΑ-Ω"
_LOWER = "a-zß-öø-ÿāăąćčďđēėęěğģīıłńņňōőœŕřśşšťūůűźżžа-яёіїєґα-ω"
_PARTICLE = "(?:" + "|".join(sorted(map(re.escape, PARTICLES), key=len, reverse=True)) + ")"
_LETTERS = f"{_LOWER}{_UPPER}’'`"
_CAPITAL_WORD = (
    rf"(?:[{_UPPER}][’'`]?|Mc|Mac"
    rf"|[dDlLO][’'`])?[{_UPPER}][{_LETTERS}]*[{_LOWER}](?:[-‐–][{_UPPER}{_LOWER}][{_LETTERS}]*){{0,4}}"
)
_CAPITALS = (
    rf"[{_UPPER}][{_UPPER}’'`]+(?:[ -][{_UPPER}][{_UPPER}’'`]+){{0,2}}(?=,? ?[{_UPPER}](?:[ .,]|$))"  # `PATTEN G P`
)
_NO_NAME = r"(?:Jr|Sr)\b"
_FAMILY = (
    rf"(?:{_PARTICLE} ){{0,3}}(?:{_CAPITAL_WORD}|{_CAPITALS}|[{_UPPER}][{_LOWER}]?)"
    rf"(?:[ -](?:{_PARTICLE} ){{0,2}}(?!{_NO_NAME}){_CAPITAL_WORD}){{0,2}}"
)
_INITIAL = rf"[{_UPPER}]{{1,2}}[{_LOWER}]?\."
_DOTTED = rf"{_INITIAL}(?: ?-?{_INITIAL}){{0,3}}"
_SUFFIX = r"(?:,? (?:Jr|Sr)\b\.?|,? (?:2nd|3rd|4th|II|III|IV)\b)?"
_CAPITAL_PARTICLE = "(?:Von|Van|De|Del|Di|Du|La|Le|El|Al) "
_GIVEN_WORDS = (
    rf"{_CAPITAL_WORD}(?: (?!{_CAPITAL_PARTICLE}|{_NO_NAME}){_CAPITAL_WORD}){{0,2}}"
    rf"(?: [{_UPPER}](?:\.|(?=[ ,;.]|$))){{0,3}}"
)
_ROLE = "(?:主编|编著|译)"  # editor, translator, behind the last name
_HAN = "[\u3400-\u9fff]"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?>{pattern})")


# Of each form: one name, its family and given name in groups.
_FORMS = {
    "nlm": _whole(
        rf"(?P<family>{_FAMILY}) (?P<given>[{_UPPER}](?: [{_UPPER}]){{1,3}}|[{_UPPER}]{{1,4}}(?:-[{_UPPER}]{{1,2}})?)"
        rf"(?P<suffix>{_SUFFIX})(?![{_LOWER}{_UPPER}]|\.,|\.[{_UPPER}])"
    ),
    "nlm stopped": _whole(rf"(?P<family>{_FAMILY}) (?P<given>{_DOTTED})(?P<suffix>{_SUFFIX})"),
    "inverted": _whole(rf"(?P<family>{_FAMILY}), ?(?P<given>{_DOTTED})(?P<suffix>{_SUFFIX})"),
    "initials": _whole(rf"(?P<given>{_DOTTED}) ?(?P<family>{_FAMILY})(?P<suffix>{_SUFFIX})"),
    "direct": _whole(
        rf"(?P<given>{_GIVEN_WORDS}) (?P<family>(?:{_PARTICLE} |{_CAPITAL_PARTICLE}){{0,2}}"
        rf"(?!{_NO_NAME}){_CAPITAL_WORD}(?: (?!{_NO_NAME}){_CAPITAL_WORD}(?=[,.;]|$| and ))?)(?P<suffix>{_SUFFIX})"
    ),
    "capitals": _whole(
        rf"(?P<family>[{_UPPER}’'-]{{2,}}(?: [{_UPPER}’'-]{{2,}}){{0,3}}), (?P<given>{_GIVEN_WORDS}|{_DOTTED})"
        rf"(?P<suffix>{_SUFFIX})"
    ),
    "full": _whole(
        rf"(?P<family>{_FAMILY}), (?P<given>{_GIVEN_WORDS}|{_DOTTED})(?P<particle>(?: {_PARTICLE}){{0,3}})"
        rf"(?P<suffix>{_SUFFIX})"
    ),
    "han": _whole(
        rf"(?P<literal>(?:(?!{_ROLE}){_HAN}){{2,4}}(?:·{_HAN}{{1,6}})*|[가-힣]{{2,4}})"
        rf"(?:(?![\u3400-\u9fff가-힣])|(?={_ROLE}))\.?(?=[,，.\s]|$|[^\w.]|{_ROLE})"
    ),
    "han initials": _whole(
        rf"(?P<family>{_HAN}{{1,6}}) (?P<given>[{_UPPER}](?: [{_UPPER}])*)(?![{_LOWER}])(?P<suffix>{_SUFFIX})"
    ),
}
_SEPARATOR = re.compile(
    r"\s*[,;，；、·・/]\s*(?:and\s+|&\s*|和\s*|und\s+|y\s+|et\s+(?!al\b))?|\s+(?:and|&|und|y|et(?! al\b))\s+|\s*&\s*"
)
_ELLIPSIS = re.compile(r"…|\.\s?\.")
_AND = re.compile(r"\b(?:and|und|y|et)\b|&|和")
_ET_AL = re.compile(
    r"[\s,;，；、]*(?:\bet\.? al\b\.?|and others\b|and colleagues\b|(?:…|\.\s?\.\s?\.)\s?"
    r"|(?<=[\s,，、])(?:等|他|외)\b\.?)"
)
# What stands behind the last name: a stop, the title in quotes, a year, `editors`.
_FIRM_END = re.compile(
    r"(?:(?<=\.)\s+|\s*(?:[.:：．。](?=\s|$|[\u3400-\u9fff])|\((?:Eds?\.?|Hrsg|eds?|[Ee]ditors?|1[5-9]\d\d"
    r"|20\d\d|n\.d)|,?\s*(?:eds?|[Ee]ditors?)\b|,?\s?(?:主编|编著|译)"
    r"|,?\s*[“\"«]|[,;.]?\s+\(?(?:1[5-9]|20)\d\d[a-z]?\b|$))"
)
_BEHIND_INITIALS = re.compile(r"(?<=\.),\s")  # `ADORNO, T. W., Title`
_BODY = re.compile(r"[^.。．:：(“\"]{3,160}")
_YEAR_BEHIND = re.compile(r",?\s+(?:1[5-9]|20)[0-9]{2}[a-z]?\b.*$")
_NUMBER_GOES_ON = re.compile(r"(?<=[0-9])\.[0-9][^.。．:：(“\"]{0,100}")
_ACRONYM = re.compile(r"[A-Z]{2,9}(?=\.\s)")
_DATED_NAME = re.compile(
    rf"(?P<name>[{_UPPER}][^.,:;()“”\"?!0-9]{{1,60}})(?:[.,]?\s\(?(?:1[5-9]|20)[0-9]{{2}}[a-z]?[).,]|[.,]\s(?=[“\"]))"
)
_ANONYMOUS = re.compile(r"Anon(?:ymous)?(?=[.,]\s)")
_HAN_BODY = re.compile(
    r"[\u3400-\u9fff（）()A-Za-z]{3,40}(?:中心|委员会|研究所|研究院|大学|学院|医院|协会|学会|分会|总局|公司|组织|部|局|厅|社|组|会|院|省|庁)"
)
_LONGEST = 6000  # characters


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
    other references have (`prefer`), or of the first of them.
    """
    found = {
        form: one
        for form in _FORMS
        if (one := _list_of(text, form, labelled)) is not None and (one.firm or labelled or (commas and form == "han"))
    }
    if not found:
        return (_body(text, commas) or _dated_name(text)) if bodies else None
    if labelled:
        prefer = "direct" if prefer == "full" else prefer
        found = {form: one for form, one in found.items() if form not in ("full", "capitals")} or found
    if (
        bodies
        and not labelled
        and list(found) == ["direct"]
        and len(found["direct"].names) == 1
        and prefer not in (None, "direct")
    ):
        return _body(text, commas) or _dated_name(text)  # `United Nations. (1990)`, not a person
    if "direct" in found and "nlm" in found and "," not in text[: found["direct"].end]:
        # `Doe J. Tea and Milk` is not `Doe J. Tea` and `Milk`
        del found["nlm" if labelled and prefer == "direct" else "direct"]
    longest = max(len(one.names) for one in found.values())
    best = next(one for one in found.values() if len(one.names) == longest)
    if longest <= 2 and prefer in found:
        best = found[prefer]
    if len(best.names) == 1 and best.names[0].literal:
        return _body(text, commas) or best
    return best


def lists_people(text: str) -> bool:
    """Return whether a text surely begins with people, not with a journal such as `J. Hepatol.`"""
    people = leading_people(text, bodies=False)
    return people is not None and (len(people.names) > 1 or people.truncated or "," in text[: people.end])


def form_of(text: str) -> str | None:
    """Return the form of a list of two people or more, which is sure."""
    found = [(len(one.names), form) for form in _FORMS if (one := _list_of(text, form)) is not None and one.firm]
    most = max(found, default=(0, ""))
    return most[1] if most[0] > 1 else None


def _list_of(text: str, form: str, labelled: bool = False) -> People | None:
    """Return the people of one form; behind a label, given names first are as many as `and` joins."""
    names: list[Name] = []
    at = end = first_end = 0
    joined = last = False  # by `and`, which stands in front of the last name
    parse = _FORMS[form]
    while at < min(len(text), _LONGEST):
        match = _given_first(text, at) if names and form == "full" and text[at - 2] != ";" else None
        match = match or parse.match(text, at)
        if match is None:
            break
        names.append(_name(match))
        joined = last
        end = match.end()
        first_end = first_end or end
        separator = _SEPARATOR.match(text, end)
        if separator is None or _ET_AL.match(text, end) or (joined and not _AND.search(separator[0])):
            break
        last = last or _AND.search(separator[0]) is not None
        at = separator.end()
    if not names:
        return None
    if labelled and form == "direct" and not joined and len(names) > 1 and first_end:
        return People(names[:1], first_end, firm=True)
    if at > end and form != "initials" and (group := _group_at(text, at)) is not None:
        names.append(Name(literal=group))
        end = at + len(group)
    et_al = _ET_AL.match(text, end)
    if et_al is not None:
        end = et_al.end()
        if _ELLIPSIS.search(et_al[0]) and (last_name := parse.match(text, end)):  # `Smith, J., … Doe, A.`
            names.append(_name(last_name))
            end = last_name.end()
    firm = et_al is not None or form == "initials" or _FIRM_END.match(text, end) is not None
    firm = firm or (form == "capitals" and _BEHIND_INITIALS.match(text, end) is not None)
    return People(names, end, et_al is not None, firm)


def _given_first(text: str, at: int) -> re.Match[str] | None:
    """Return a name behind the first in `Smith, Jane, and John Doe`."""
    return _FORMS["direct"].match(text, at) or _FORMS["initials"].match(text, at)


def _name(match: re.Match[str]) -> Name:
    groups = match.groupdict()
    if groups.get("family") and has_body_word(match[0].split()):
        return Name(literal=match[0])
    if literal := groups.get("literal"):
        name = Name.parse(literal)
        if (name is None or name.literal) and len(literal) in (2, 3):  # a family name of one sign, as nearly all are
            return Name(family=literal[0], given=literal[1:])
        return name or Name(literal=literal)
    suffix = (groups["suffix"] or "").strip(" ,") or None
    particle = (groups.get("particle") or "").strip() or None
    return Name(family=groups["family"], given=groups["given"].strip(), particle=particle, suffix=suffix)


def _group_at(text: str, at: int) -> str | None:
    """Return the body that stands last among people: `..., working group of X.`"""
    body = _BODY.match(text, at)
    if body is None:
        return None
    group = body[0]
    while more := _NUMBER_GOES_ON.match(text, at + len(group)):
        group += more[0]
    group = group.rstrip()
    return group if has_body_word(group.split()) and not any(sign in group for sign in ",;?") else None


def _body(text: str, commas: bool = False) -> People | None:
    """Return the one body that a reference begins with: `American Thoracic Society.`"""
    if han := _HAN_BODY.match(text):
        if _FIRM_END.match(text, han.end()):
            return People([Name(literal=han[0])], han.end())
        return None
    if acronym := _ACRONYM.match(text) or _ANONYMOUS.match(text):
        return People([Name(literal=acronym[0])], acronym.end())
    body = _BODY.match(text)
    if body is None:
        return None
    name = body[0].partition(", ")[0] if commas else _YEAR_BEHIND.sub("", body[0]).rstrip()
    words = name.split()
    known = 1 < len(words) <= 12 and _ends_as_body(words) and all(map(_is_capital_word, words))
    firm = commas or _FIRM_END.match(text, len(name)) is not None
    return People([Name(literal=name)], len(name)) if known and firm else None


def _ends_as_body(words: list[str]) -> bool:
    """Return whether a word such as Institute is the last one, or what follows it belongs to it: `of Physics`."""
    last = max((place for place, word in enumerate(words) if _is_body_word(word)), default=None)
    if last is None or last == len(words) - 1:
        return last is not None
    return not words[last + 1][0].isalpha() or words[last + 1].lower() in _SMALL_WORDS


def _is_body_word(word: str) -> bool:
    return has_body_word([word]) or word.lower() in _BODY_WORDS


def _dated_name(text: str) -> People | None:
    """Return the one name in front of a year or a title in quotes: `Aristotle. (1968).`"""
    name = _DATED_NAME.match(text)
    if name is None or not all(map(_is_capital_word, name["name"].split())) or name["name"].count(" ") > 5:
        return None
    return People([Name(literal=name["name"])], name.end("name"))


def _is_capital_word(word: str) -> bool:
    return not word[0].islower() or word in _SMALL_WORDS


_BODY_WORDS = frozenset(("organización", "organização", "organizzazione", "ministère", "ministério", "bundesamt"))
_SMALL_WORDS = frozenset(
    ("of", "the", "for", "and", "on", "in", "de", "la", "del", "der", "für", "et", "di", "y", "e", "und")
)
