"""What footnotes print in place of a reference or in front of it: `Ibid.`, `See also`, `———.`, `Ders.`"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.references.certain import without_marks
from carcite.formats.pasted.references.line_signs import YEAR
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.wide import narrowed

# Words in front of a reference; behind those of more than one word, or with a stop, a comma can stand.
_LEAD = re.compile(
    r"(?i:(?:but )?see,? (?:also|e\.\s?g\.|for (?:example|instance|a review|details)|especially|in particular)"
    r"|for (?:(?:an?|more|further|recent|other|selected) )?(?:reviews?|overviews?|examples?|details|discussions?)"
    r"(?: (?:on|of|about) [^.;:,0-9]{1,60})?,? see(?: also)?|cf\.?(?: also)?"
    r"|vgl\.?(?: (?:auch|dazu|hierzu|etwa|z\. ?B\.|u\. ?a\.|insbesondere|insb\.|bspw\.)){0,2}"
    r"|(?:siehe|s\.)(?: (?:auch|dazu|hierzu|etwa|z\. ?B\.|u\. ?a\.|insbesondere|insb\.|ausführlich)){1,2}"
    r"|so (?:auch|etwa)|voir (?:aussi|notamment|par exemple|sur ce point)|véase(?: también)?|véanse|ver tamb(?:ién|ém)"
    r"|cfr\.?(?: anche)?|vedi anche|si veda|zie ook|zob\.|por\.|см\.(?: также)?|ср\.|(?-i:[Ee]\.\s?g\.)),?:?\s+"
    r"|(?i:see|siehe|voir|vedi|zie) |(?:参见|參見|参看|详见|参照)\s*"
    r"|(?i:see|siehe|voir|se|dazu|hierzu|ausführlich|参见|參見|参看|详见|見|见|参照)\s?[:：]\s*"
)
_LABEL = re.compile(r"[*_]{0,3}\[[^\W\d_][^\[\]\n]{2,30}\][*_]{0,3}:?\s{1,4}(?=\S)")  # `**[Survey]** J. Doe. ...`
_BEHIND_LEAD = re.compile(r"(?![A-Z]{1,3},)[“\"„«‘'*_\[(]{0,3}(?:[^\W\d_a-z]|(?:van|von|de|der|du|da|di|zu)\s)")
# For the reference above; behind the name of an author also for one farther above.
_IBID = re.compile(
    r"(?:[ií]b[ií]d(?:em)?\b|ib\.|ebd\b|eben(?:da|dort)\b|ivi\b|(?:op|loc)\. ?cit\b|a\. ?a\. ?o\b|там же"
    r"|同上|同前|前掲|前揭|위의 (?:책|글|논문)|같은 (?:책|글))",
    re.IGNORECASE,
)
_OF_ONE_ABOVE = re.compile(
    r"(?:\b(?:op|art|loc|ob)\. ?cit\b|\ba\. ?a\. ?O\b|\bсм\. (?:сн|прим)|\bУказ\. соч"
    r"|\((?:(?:wie|siehe|s\.|vgl\.) )?(?:Anm|Fn|Fußn)\. ?[0-9]{1,3}"
    r"|\b(?:as|see|in|supra|above,?) n(?:ote|\.) ?[0-9]{1,3}|\b(?:supra|infra) note|前掲書|前揭书|앞의 (?:책|글|논문))"
)
_LONGEST_SHORT = 120  # characters
# In place of the people of the reference above
_DASH = re.compile(
    r"(?:[—–―－]{1,6}|[_＿]{2,40}|(?:- ?){2,12}-?|[-–](?=[,;:]\s))(?:\s?[.,:;]|(?=\s?[/&(“\"«„]|\s))\s*"
    r"|(?:[Dd]ers(?:elbe|\.)|[Dd]ies(?:elben?|\.)|[Ii]dem\b\.?|[Ii]id\.|[Ii]d\.|[Ee]adem\b\.?|[Ee]ad\."
    r"|[Ee]l mismo|[Ll]o stesso|[Ll]e même|[Oo] mesmo|[Тт]от же|[Оо]н же|[Оо]на же|同氏|同著者|동일 ?저자)[,.:;]?\s*"
)
_BEHIND_DASH = re.compile(rf"[(\[]?(?:{YEAR.pattern}|[^\W\d_]|[“\"«„‘'*_/&])")


def without_lead(text: str) -> tuple[str, str]:
    """Return the words in front of a reference, as `See also`, and the reference.

    >>> without_lead("See also J. Doe, Tea (Leeds: Cup, 1999).")
    ('See also', 'J. Doe, Tea (Leeds: Cup, 1999).')
    """
    lead = _LEAD.match(text)
    label = _LABEL.match(text)
    if label is not None and leading_people(text[label.end() :], bodies=False) is not None:
        return label[0].strip(" *_:"), text[label.end() :]
    if lead is None or not _BEHIND_LEAD.match(text, lead.end()):
        return "", text
    return lead[0].strip(" ,:："), text[lead.end() :]


def stands_for_another(text: str) -> bool:
    """Return whether a text only refers to a reference above, as `Ibid., 45` or `Roe, op. cit., p. 7`."""
    if len(text) > _LONGEST_SHORT:
        return False
    return (_IBID.match(text) is not None and not YEAR.search(text)) or _OF_ONE_ABOVE.search(text) is not None


def repeats_people(text: str) -> bool:
    """Return whether a dash or a word such as `Ders.` stands in front for the people of the reference above."""
    dash = _DASH.match(text)
    return dash is not None and _BEHIND_DASH.match(text, dash.end()) is not None


class Printed(NamedTuple):
    """The people a reference begins with, as it prints them, and the sign behind them."""

    people: str
    sign: str


def with_people(text: str, above: Printed) -> str:
    """Return a reference with the people of the one above in place of what stands for them in front."""
    dash = _DASH.match(text)
    if dash is None:
        return text
    sign = dash[0].rstrip()[-1]
    behind = text[dash.end() :]
    if sign not in (",:;" if dash[0][0].isalpha() else ".,:;"):
        sign = "" if behind[:1] in "(/;,&" or YEAR.match(behind) else above.sign
    joint = "" if behind[:1] in "/;,&" else " "
    return f"{above.people.removesuffix(sign)}{sign}{joint}{behind}"


def printed_people(text: str) -> Printed | None:
    """Return the people that a reference begins with; None if it begins with something else."""
    plain = narrowed(without_marks(text).text)
    people = leading_people(plain)
    if people is None:
        return None
    sign = plain[people.end : people.end + 1]
    return Printed(plain[: people.end].rstrip(), sign if sign in ".,:;" else "")
