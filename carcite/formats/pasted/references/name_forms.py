"""The forms that styles print a name in, as patterns of kinds of tokens (see `name_tokens`), and lists of such names.

`W,A.` is `Smith, J.`: a word and an initial. A list is read by the form of its first name; the further names have the
forms that styles mix with it (`Smith, J., and A. Doe`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.name_tokens import ET_AL, Tokens
from carcite.formats.pasted.references.bodies import group_at

_PARTICLES = r"(?:[pP]\.?){0,3}"
_FAMILY = rf"{_PARTICLES}(?:[WbdP](?:-?(?:[pP]\.?){{0,2}}[WCbd]){{0,2}}p?|[CBD](?:-?[CBD]){{0,3}})"
_BEHIND = r"[,;&.:ERYq(~]|$"
_END = rf"(?={_BEHIND})"
_FAMILY_BEHIND_INITIALS = rf"{_PARTICLES}[WCBDbdP](?:-?(?:[pP]\.?){{0,2}}[WCbd]{_END})?"
_INITIALS = r"(?:A?\.?[DK]\.?|B\.?|[Ad]\.?(?:-?[Ad]\.?|-b\.){0,4})"
_STOPPED = r"(?:(?:A(?=A\.))?[ADKd]\.(?:-?[AD]\.?|d\.|-[bd]\.){0,4})"  # initials with stops
_END_OF_INITIALS = rf"(?:(?<=\.)|(?=,?S)|{_END})"
_SUFFIX = r"(?:,?(?P<suffix>S\.?))?"
_SUFFIX_IN_FRONT = r"(?:,?(?P<jr>S\.?))?"
_PARTICLE_BEHIND = r"(?P<particle>(?:[pP]\.?){0,3})"
_WORDS = r"(?:[Ad]\.-?){0,2}[WbdP](?:[Wbd]{0,2}(?:[AKd]\.-?|[AK]){1,3}(?=[WbdCpP])|[Wbd]{0,2})"  # John B., J. Robert

_PATTERNS = {
    # Smith JA; van der Berg B-C Jr; Smith J. A.
    "nlm": rf"(?P<family>{_FAMILY}){_SUFFIX_IN_FRONT}(?P<given>{_INITIALS}){_END_OF_INITIALS}{_SUFFIX}",
    # Smith, J. A.; Smith, JA; Beethoven, L. van
    "inverted": rf"(?P<family>{_FAMILY}){_SUFFIX_IN_FRONT},(?P<given>{_INITIALS}){_PARTICLE_BEHIND}{_END_OF_INITIALS}"
    rf"{_SUFFIX}",
    # Smith J. among names such as J. Smith
    "nlm stopped": rf"(?P<family>{_FAMILY})(?P<given>{_STOPPED})(?<=\.){_SUFFIX}",
    # J. A. Smith
    "initials": rf"(?P<given>{_STOPPED})(?P<family>{_FAMILY_BEHIND_INITIALS}){_SUFFIX}",
    # JA Smith
    "bare initials": rf"(?P<given>[ADK]{{1,2}})(?P<family>{_FAMILY_BEHIND_INITIALS}){_SUFFIX}{_END}",
    # John B. Smith; Luís de Camões
    "direct": rf"(?P<given>{_WORDS})(?P<family>(?:[pP]\.?){{1,3}}[WCbd](?:-?[Wbd])?|[WCbd]|(?<=[.AK])[WCbd]{{2}})"
    rf"{_SUFFIX}{_END}",
    # SMITH, John; SMITH John B.
    "capitals": r"(?P<family>[CBD](?:-?[CBD]){0,3}),?"
    rf"(?P<given>[Wb][Wb]{{0,2}}(?:{_INITIALS})?){_END_OF_INITIALS}{_SUFFIX}",
    # John SMITH
    "capital last": rf"(?P<given>(?:[Ad]\.-?){{0,2}}[Wb](?:[Wb]|[ABDKd]\.-?|[ABDK]){{0,3}})"
    rf"(?P<family>(?:[CBD]-?){{1,4}}){_END}",
    # Smith, in front of `et al.`; Smith and Doe (2019)
    "bare": rf"(?P<family>{_FAMILY})(?=,?E|,?&|Y|,)",
    # Smith, John B.; Smith, J. Robert; Camões, Luís de
    "full": rf"(?P<family>{_FAMILY}),(?P<given>(?:[WbdP]{{1,3}}(?:{_INITIALS})?|A\.[Wbd])){_PARTICLE_BEHIND}"
    rf"{_END_OF_INITIALS}{_SUFFIX}",
    # Smith (J.)
    "paren": rf"(?P<family>{_FAMILY})\((?P<given>(?:{_INITIALS}|[Wb]\.?){{1,3}})\){_SUFFIX}",
    # Smith JA Doe B Poe CD
    "nlm joined": rf"(?P<family>{_FAMILY})(?P<given>[AD])(?=(?:{_PARTICLES}[WCbd][AD]){{2}}(?:[.,;WCbdE&]|$))",
    # Smith J among names with commas
    "nlm joined once": rf"(?P<family>{_FAMILY})(?P<given>[AD])(?={_PARTICLES}[WCbd][AD][.,;E&])",
    # Rusnadi, a name of one word among others
    "one word": r"(?P<family>[WCb])(?=;|,?q|\.[^A-Z]|\.$|\(?Y|,Y)",
    "han divided": r"(?P<family>H)(?P<given>H)(?=[,;.:ERYq(&]|$)",
    "han initials": rf"(?P<family>H)(?P<given>A{{1,4}}){_SUFFIX}{_END}",
    "han": r"(?P<literal>H)(?=[,;.:ERYq(&]|$)",
}
_FORMS = {form: re.compile(pattern) for form, pattern in _PATTERNS.items()}
FORMS = tuple(form for form in _FORMS if form not in ("one word", "nlm joined once"))
_JOINED = ("nlm", "nlm joined", "nlm joined once")
# The forms of further names by that of the first, in the order in which they are tried.
_FURTHER = {
    "nlm": ("nlm", "nlm joined", "nlm joined once", "inverted", "initials", "direct", "bare initials"),
    "inverted": ("inverted", "capitals", "initials", "direct", "nlm", "bare initials"),
    "nlm stopped": ("nlm", "inverted", "initials"),
    "initials": ("initials", "bare initials", "direct", "nlm stopped"),
    "bare initials": ("bare initials", "initials"),
    "direct": ("direct", "initials", "bare initials"),
    "capitals": ("capital last", "capitals", "inverted", "direct", "initials", "bare initials"),
    "capital last": ("capital last", "initials"),
    "full": ("direct", "initials", "full", "inverted"),
    "han initials": ("han initials", "han"),
}
_BEHIND_AND = ("full", "direct")  # also
_FULL_AND_END = re.compile(rf"{_PATTERNS['full']}(?=[;:&E(]|(?<![ADK])\.|,?Y|$)")
_FULL_AND_YEAR = re.compile(rf"{_PATTERNS['full']}(?=\(?Y)")
WITH_WORDS = frozenset(("direct", "full", "capitals", "capital last"))  # forms whose given names can be words only

_SEPARATOR = re.compile(r"[,;]{1,3}&?|&,?|~")
_SEPARATORS_OF = {  # what else divides names of a form
    "han": re.compile(r"\.(?:[,;]&?|&)(?=H)|\.(?=H(?:\.H){0,9}[,Y(])"),
    "capitals": re.compile(r"\.(?=[CBD]{1,3},[Wb])"),
    "inverted": re.compile(r"(?<=\.)(?=[WCbd]{1,2},(?:[BDK]|A\.?A?)\.)"),
}
_INITIAL = re.compile(r"[ABDK]|d\.")
_ET_AL = re.compile(rf"\.?[,;]?{ET_AL}\.?")
_FIRM_END = re.compile(r"[,;.]?\(?Y|,?[qR]|[.:]|$")
_TITLE_GOES_ON = re.compile(r"&?[pwA]")  # `Green Tea and the Cup`
_JOINT = re.compile(r"[,;]?&")
_SOFT_END = re.compile(r"[,;(]")
_ARTICLE = re.compile(r"(?:Das|Der|Die|Les?|Las?|L[’']|Los|El|Il|Gli|The|An?|Une?|Una|Eine?)[ ’'](?!\w*,)")
_JOURNAL_BEHIND = re.compile(r"\.(?:[WCbBAD]\.?){0,5}0")  # the volume stands behind: `J. Non-Cryst. Solids 193`
_TITLES_JOINED = 2  # `Tea and Milk`


class One(NamedTuple):
    """One name of a list: its form, its tokens, and what divides it from the name in front."""

    form: str
    match: re.Match[str]
    link: str = ""

    @property
    def has_initials(self) -> bool:
        """Whether a part of the given name is an initial, which no title has."""
        return "given" in self.match.re.groupindex and _INITIAL.search(self.match["given"]) is not None

    @property
    def is_joined(self) -> bool:
        """Whether `and` stands in front."""
        return "&" in self.link


class Listed(NamedTuple):
    """A list of names, the token behind it, whether `et al.` ends it, and the body that stands last in it.

    `firm`: what stands behind can only stand behind names.
    """

    names: list[One]
    end: int
    truncated: bool = False
    firm: bool = False
    group: str | None = None

    @property
    def form(self) -> str:
        """The form of the first name."""
        return self.names[0].form

    @property
    def is_joined(self) -> bool:
        """Whether `and` stands in front of the last name."""
        return self.names[-1].is_joined

    @property
    def has_initials(self) -> bool:
        """Whether a name has initials."""
        return any(one.has_initials for one in self.names)


def read_list(tokens: Tokens, form: str) -> Listed | None:
    """Return the list of names whose first one has a form; None if the text begins with none of that form."""
    names: list[One] = []
    one = _name_at(tokens.kinds, 0, (form,), "")
    while one is not None:
        names.append(one)
        end = one.match.end()
        separator = _separator_at(tokens.kinds, end, form)
        if separator is None or (one.is_joined and "&" not in separator[0]):
            one = _name_at(tokens.kinds, end, _JOINED, "") if one.form in _JOINED[1:] else None
            continue
        forms = _further_forms(form, separator[0], tokens.kinds, separator.end())
        one = _name_at(tokens.kinds, separator.end(), forms, separator[0])
    return _ended(tokens, names) if names else None


def _further_forms(form: str, separator: str, kinds: str, at: int) -> tuple[str, ...]:
    """Return the forms that the name behind a separator can have, the likeliest first."""
    further = _FURTHER.get(form, (form,))
    behind = "one word" if form not in WITH_WORDS else form
    if ";" in separator:
        return (*_full_first(form, _FULL_AND_END, kinds, at), *further, behind)
    if "&" in separator:
        return (*_full_first(form, _FULL_AND_YEAR, kinds, at), *further, *_BEHIND_AND, behind)
    return further


def _full_first(form: str, pattern: re.Pattern[str], kinds: str, at: int) -> tuple[str, ...]:
    return ("full",) if form == "full" and pattern.match(kinds, at) else ()


def _name_at(kinds: str, at: int, forms: tuple[str, ...], link: str) -> One | None:
    """Return the name at a token in the first of some forms that it has."""
    return next((One(form, match, link) for form in forms if (match := _FORMS[form].match(kinds, at))), None)


def _separator_at(kinds: str, at: int, form: str) -> re.Match[str] | None:
    if _ET_AL.match(kinds, at):
        return None
    own = _SEPARATORS_OF.get(form)
    return _SEPARATOR.match(kinds, at) or (own.match(kinds, at) if own is not None else None)


def _ended(tokens: Tokens, names: list[One]) -> Listed:
    """Return a list with what ends it: `et al.`, a body, or a sign that stands behind names."""
    kinds = tokens.kinds
    if more := _ET_AL.match(kinds, names[-1].match.end()):
        return _truncated(tokens, names, more)
    names = _without_title(kinds, _up_to_article(tokens, names))
    end = names[-1].match.end()
    stopped = kinds[end - 1] == "." and not _SOFT_END.match(kinds, end)
    firm = stopped or _FIRM_END.match(kinds, end) is not None
    separator = None if stopped else _SEPARATOR.match(kinds, end)
    named = names[0].form not in WITH_WORDS or (separator is not None and "," not in separator[0])
    group = group_at(tokens.text, tokens.ends[separator.end() - 1]) if separator is not None and named else None
    return Listed(names, end, firm=firm or group is not None, group=group)


def _truncated(tokens: Tokens, names: list[One], more: re.Match[str]) -> Listed:
    """Return a list that `et al.` ends, or an ellipsis and the last name: `Smith, J., … Doe, A.`"""
    end = more.end()
    last = None
    if tokens.text[tokens.ends[end - 1] - 1] in ".…":
        joint = _JOINT.match(tokens.kinds, end)
        last = _name_at(tokens.kinds, joint.end() if joint else end, (names[0].form,), "")
    if last is not None:
        names, end = [*names, last], last.match.end()
    return Listed(names, end, truncated=True, firm=True)


def _without_title(kinds: str, names: list[One]) -> list[One]:
    """Return a list without what has the form of its last names and can begin a title: `J. Smith, Green Tea`."""
    first, last = names[0], names[-1]
    if first.form in WITH_WORDS:
        return names[:-1] if len(names) > 1 and _begins_title(kinds, last) else names
    if not first.has_initials:
        return names
    count = len(names)
    while count > 1 and _can_be_title(kinds, names[count - 1], first):
        count -= 1
    # `J. Smith and Jane Doe`, but not `J. Smith, Tea and Milk`
    return names if last.is_joined and len(names) - count != _TITLES_JOINED else names[:count]


def _up_to_article(tokens: Tokens, names: list[One]) -> list[One]:
    """Return full names up to one that begins with an article, as titles do: `Jane Smith, Das Wesen der Dinge`."""
    if names[0].form not in WITH_WORDS:
        return names
    starts = (tokens.starts[one.match.start()] for one in names[1:])
    count = next((at for at, start in enumerate(starts, 1) if _ARTICLE.match(tokens.text, start)), len(names))
    return names[:count]


def _begins_title(kinds: str, last: One) -> bool:
    """Return whether what stands behind a comma and has the form of a name goes on as a title: `Jane Smith, Tea: A`"""
    end = last.match.end()
    titled = last.form == "direct" and kinds.startswith(":", end)
    return last.link == "," and (titled or _TITLE_GOES_ON.match(kinds, end) is not None)


def _can_be_title(kinds: str, one: One, first: One) -> bool:
    """Return whether a name has no initials, or those of a journal behind `H. Doe`: `J Tea Sci`, `J. Tea. 12`."""
    if one.form == "paren":
        return False
    if not one.has_initials:
        return True
    if first.form != "initials" or one.is_joined:
        return False
    return one.form == "bare initials" or _JOURNAL_BEHIND.match(kinds, one.match.end()) is not None
