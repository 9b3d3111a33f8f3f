"""A line of authors as a site prints it, divided once: names, the marks behind them, degrees and roles.

`Jane Doe, MD1,2; Rick Roe*b and Ann Poe, senior lecturer` has three entries. The line is cut into tokens; a separator
ends an entry, and so does the first word behind marks. What stands alone between two separators and is not a name
(marks, a degree, a suffix, a role) belongs to the entry in front.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from carcite.formats.pasted.nlm_authors import as_indexed
from carcite.values.name_tests import (
    are_initials,
    fold,
    has_body_word,
    is_comma_suffix,
    is_degree,
    is_degree_in_line,
    is_initial,
    is_suffix,
)
from carcite.values.name_words import ALL_GIVEN_NAMES, FAMILY_LINKS, PARTICLES, PLAIN_VIETNAMESE_FAMILIES
from carcite.values.names import Name, is_organisation, parse_family_first, parse_given_first, parse_nlm_author

_SIGNS = "*†‡§¶#✉⁎∗⇑☯¤∥‖⊥∇△▲○●◇◆□■☆★¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠ①②③④⑤⑥⑦⑧⑨"
_TITLE_IN_SMALL_LETTERS = r"(?:dr|univ|hab|inż|doc)\b"  # behind another: prof. dr hab. Jane Doe
_LETTER = r"[^\W\d_¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠ①-⑨]"
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<suffix>(?:2nd|3rd|[4-6]th)\b|['’][ts](?=\s))"
    r"|(?P<parenthesis>[(（][^()（）\d]{1,40}[)）])"  # a degree or a part: `(MD, PhD)`, `(Assistant Professor)`
    rf"|\(?(?P<numbers>\d{{1,3}}(?:\s?,\s?\d{{1,3}}){{0,9}}|[{_SIGNS}a-z])\)"  # Jane Doe (1,2), Ann Poe2)
    r"|(?P<title>(?:Dr\.-Ing|Prof\.ssa|Dott\.ssa|(?:(?:Associate|Assistant) )?Professor|Ir(?=\.)|Lecturer"
    r"|Dr|Prof|Mg|Lic|Ing|Mr|Mrs|Ms|Dra|Mag|Doc|PD|M\.? ?Sc|Dipl\.-[A-Z][a-z]{1,8}|MsC|DrC|DraC"
    r"|Dra?\.C|Esp|Arq|Profa|Doç|Uzm|(?:M[UDV]|MV|JU|Ph|RN|Pharm)Dr|Univ\.-Prof|Priv\.-Doz|dr"
    r"|(?:Mgr|Bc|Conf|Lect|Asist|Șef (?:de )?lucr|[Uu]niv)(?=\.)"
    r"|(?:Yrd|Yard|Uz|Op|Arş|Gör|Öğr|Üyesi|Assoc|Asst|Assist|Dott|lek|mgr|inż|hab|prof|doc)(?=\.)|Üyesi)\.?"
    rf"\s+(?:(?:med|phil|rer|nat|dent|habil|vet|iur|jur|inż|hab)\.\s+){{0,3}}(?=[^\W\d_a-zß-ÿ]|{_TITLE_IN_SMALL_LETTERS}))"
    r"|(?P<rank>(?:(?:гл\. ас|ас|доц|проф|акад)\. )?(?:д-р|[дк]\.м\.н\.)(?=\s[А-ЯЁ])|(?:доц|проф|акад)\.(?=\s[А-ЯЁ]))"
    rf"|(?P<sign>[{_SIGNS}]+\)?)"
    r"|(?P<slashed>[adsADS]/[lopLOP](?=\s))"  # Malay: Devi a/p Raman
    r"|(?P<glued>(?<=[^\W\d_])\d{4,9}(?!\d))"  # the marks 1 to 4 without commas: Jane Doe1234
    r"|(?P<number>\d{1,3}(?!\d)(?:(?:[A-H]{1,7}|[IV]{1,4})(?=[*†‡]?(?:[\s,;]|$)))?)"
    r"|(?P<letters>(?:[a-z]|[a-h]{2,3})(?![^\W_]|['’.-][^\W_])|[a-h](?=\d{1,2}(?!\w)))"
    r"|(?P<joint>(?:and|AND|et|ET|und|и|ja|och|og|ve|dan|y|en|și|şi|és|ir|un)(?!\w)|&)"
    rf"|(?P<word>(?:[A-Z]/)?{_LETTER}(?:{_LETTER}|['’´`ʼ‘.-](?={_LETTER})|-(?=\d)|(?<=-)\d{{1,2}})*\.?(?:-(?={_LETTER}){_LETTER}+\.?)*)"
    r"|(?P<separator>[,;|∙·•])"
    r"|(?P<other>\d+|.)"
)
_KINDS = dict.fromkeys(("numbers", "number", "glued", "sign"), "mark") | {
    "separator": "separator",
    "title": "",
    "rank": "",
    "parenthesis": "",
}
_SIGNS_IN_FRONT = ("*", "†", "‡", "§")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_MARK = re.compile(rf"\d+[A-H]*|[IV]+|[a-z]|[{_SIGNS}]+")
_MOST_MARKS = 500
# A mark in letters that nothing divides from the name or degree: `PachecoII`, `Doe Jr.a`.
_GLUED_MARK = re.compile(
    r"(?P<word>.*(?:(?<=[a-zß-ÿ])(?=[IV])|(?<=\.)(?=[a-h])|(?<=[A-ZÀ-ÞĞİŞ]{3})(?=[a-h])))(?P<mark>IV|VI{0,3}|I{1,3}|[a-h])"
)
# D.Sc., S.Kom., M.Pd., F.R.C.P.C., but not J.R.
_DOTTED_DEGREE = re.compile(r"(?=\S*[a-z])(?:[A-Z][a-z]{0,3}\.){2,3}|F\.(?:[A-Z]\.){3,5}|LL\.M\.")
_DASH = re.compile(r"\s[-–]\s")
_LETTER_BEHIND = re.compile(r"[a-h]$")
_ROLE = re.compile(r"(?:[a-zß-ÿ]{2,20} ){0,4}[a-zß-ÿ]{4,20}|[а-яё][а-яё. -]{3,150}")  # senior lecturer, д-р экон. наук


# A role in capitals behind a comma: `Jane Doe, Professora titular`.
_TITLED_ROLE = re.compile(
    r"(?:Profess?or|Docente|Doutor|Doctor|Mestr|Magíster|Graduand|Pesquisador|Acadêmic|Investigador|Especialista"
    r"|(?:Senior |Student |Graduate Student |Life )?(?:Member|Fellow)|IEEE|ACM"
    r"|Licenciad|Estudiante|Lecturer|Researcher|Associate|Assistant|Doktorand|Dosen|Mahasiswa)[a-zà-ÿ]{0,8}"
    r"(?: [a-zA-Zà-ÿ.]{2,20}){0,4}"
)


@dataclass
class Entry:
    """The words of a name, the marks that stand with it, and whether a semicolon ends it."""

    words: list[str]
    marks: list[str] = field(default_factory=list)
    is_last_of_segment: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.words)


def names_of(entries: Sequence[Entry], *, plain: bool = False) -> list[Name]:
    """Return the name of each entry; `plain`: one in NLM's form, `Family GI`, needs no initial alone that shows it."""
    texts = [entry.text for entry in entries]
    if _are_indexed(texts, plain=plain):
        return [parse_nlm_author(text.rstrip(".")) or Name(literal=text) for text in texts]
    return [as_indexed(_given_first(text) or Name(literal=text)) for text in texts]


def _given_first(text: str) -> Name | None:
    """Return a name with its family name last; in one in capitals (`JANE VAN DOE`) a particle is in capitals, too."""
    words = text.split()
    if _is_vietnamese(words):
        return Name(family=words[0], given=" ".join(words[1:]))
    if _INITIALS_BEHIND.fullmatch(text):
        return parse_family_first(text)
    if not text.isupper() or not any(word.lower() in _PARTICLES_IN_CAPITALS for word in words[1:-1]):
        return parse_given_first(text)
    lowered = [word.lower() if word.lower() in _PARTICLES_IN_CAPITALS else word for word in words[1:-1]]
    name = parse_given_first(" ".join([words[0], *lowered, words[-1]]))
    return name and Name(given=(name.given or "").upper() or None, family=(name.full_family or "").upper())


def _is_vietnamese(words: list[str]) -> bool:
    """Return whether a middle name shows that the family name is first: `Nguyen Thi Mai`, `Tran Van Hung`."""
    return 3 <= len(words) <= 4 and words[0] in PLAIN_VIETNAMESE_FAMILIES and words[1] in ("Thi", "Van")


_INITIALS_BEHIND = re.compile(r"[A-Z][a-z]{3,20}(?: [A-Z]\.){2,3}")  # Kavitha A. S.
_PARTICLES_IN_CAPITALS = frozenset(("da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "van", "von"))


def _are_indexed(texts: Sequence[str], *, plain: bool) -> bool:
    """Return whether all people end in initials, as NLM indexes them; one letter shows it where it is not `plain`."""
    people = [text for text in texts if not is_organisation(text)]
    last = [words[-1] for words in map(_without_suffix, people) if len(words) > 1]
    if not people or len(last) < len(people) or not all(are_initials(word, _MOST_INITIALS) for word in last):
        return False
    return plain or any(len(word) == 1 for word in last)


def _without_suffix(text: str) -> list[str]:
    words = text.split()
    return words[:-1] if len(words) > 2 and is_suffix(words[-1]) else words


_MOST_INITIALS = 4


def begins_with_title(text: str) -> bool:
    """Return whether the title of a person stands in front of a line: `MUDr. Jane Doe`, `Prof. Ann Poe`."""
    token = _TOKEN.match(text)
    return token is not None and token.lastgroup == "title" and "." in token[0]


def is_role(text: str) -> bool:
    """Return whether a text begins with what a person is: `Magíster en Pedagogía, mención en ...`."""
    return _TITLED_ROLE.match(text) is not None


def entries_of(text: str) -> list[Entry]:
    """Return the entries of a line in order.

    >>> [(entry.text, entry.marks) for entry in entries_of("Jane Doe, MD1,2; Rick Roe*b and Ann Poe, lecturer")]
    [('Jane Doe', ['1', '2']), ('Rick Roe', ['*', 'b']), ('Ann Poe', [])]
    """
    line = _Line()
    tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup != "space"]
    if tokens and tokens[-1][0] == ".":
        tokens.pop()
    for index, token in enumerate(tokens):
        line.add(token, tokens[index + 1 : index + 3])
    line.end()
    _drop_last_stop(line.entries)
    return line.entries


def _drop_last_stop(entries: list[Entry]) -> None:
    """Drop the full stop of the line; that of an initial stays if other names have one, too: `Doe J.A., Poe B.`"""
    words = [entry.words[-1] for entry in entries]
    if not words or entries[-1].marks or "." in words[-1][:-1] or any(word.endswith(".") for word in words[:-1]):
        return
    entries[-1].words[-1] = words[-1].removesuffix(".") or words[-1]


class _Line:
    """The entries of a line up to a token, with the words, links and marks of the entry in front of it."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._start()

    def _start(self) -> None:
        self.words: list[str] = []
        self.marks: list[str] = []
        self.joints: list[int] = []  # where a word links two names, among the words
        self.marks_in_front: list[str] = []

    def add(self, token: re.Match[str], behind: Sequence[re.Match[str]]) -> None:
        """Add a token; `behind`: the two tokens behind it."""
        text, kind = token[0], self._kind(token, behind)
        if kind == "mark":
            self._add_marks(token, behind)
        elif kind == "separator":
            self.end()
            if text == ";" and self.entries:
                self.entries[-1].is_last_of_segment = True
        elif kind in ("word", "joint"):
            self._add_word(text, is_joint=kind == "joint")

    def _kind(self, token: re.Match[str], behind: Sequence[re.Match[str]]) -> str:
        """Return what a token is in the line: a mark, a separator, a word, one that links two names, or left out."""
        kind, text = token.lastgroup or "", token[0]
        if kind == "joint" or (text in FAMILY_LINKS and _is_word(behind)):
            if not self._links_names(text, behind):
                return "word"
            return "joint" if self.words else "separator"
        if kind == "letters" or text in _ROMAN:
            return "mark" if self._is_mark(token, behind) else "word"
        return "separator" if self.marks and _DASH.match(token.string, token.start() - 1) else _KINDS.get(kind, "word")

    def _is_roman_mark(self, token: re.Match[str], behind: Sequence[re.Match[str]]) -> bool:
        """Return whether a Roman number is a mark: `Jane Doe1 II, Ann Poe`, `Jane Doe,I Dr. Ann Poe, II Rick Roe`."""
        if self.marks:
            return not _is_word(behind)
        is_sure = token[0] != "I" or _ends_at_comma(token) or (bool(behind) and behind[0].lastgroup == "title")
        are_digits = bool(self.entries) and any(map(str.isdigit, self.entries[-1].marks))
        return bool(self.entries) and not self.words and not are_digits and is_sure

    def _is_mark(self, token: re.Match[str], behind: Sequence[re.Match[str]]) -> bool:
        """Return whether lower-case letters or a Roman number are a mark: `Jane Doe ab, Ann Poe`."""
        if token[0] in _ROMAN:
            return self._is_roman_mark(token, behind)
        if token[0] in PARTICLES and len(token[0]) > 1 and (not behind or behind[0][0] == ";") and self.words:
            return False  # Souza, Ana da; Paz, Eva de
        if token[0] in PARTICLES and _is_word(behind):
            return token.string[: token.start()].endswith(tuple(_SIGNS))
        return bool(self.words or self.entries)

    def _links_names(self, text: str, behind: Sequence[re.Match[str]]) -> bool:
        """Return whether a link stands between two names, and not between the two family names of one person."""
        if not behind or not behind[0][0][0].isupper():
            return text == "&" or not self.words
        if text not in FAMILY_LINKS or self.marks or not self.words:
            return True
        return len(self.words) > 1 and len(behind) > 1 and behind[1][0][0].isupper()

    def _add_marks(self, token: re.Match[str], behind: Sequence[re.Match[str]]) -> None:
        """Add marks to the name in front; those of signs may be glued to the name behind: `*Jane Doe`."""
        marks = _MARK.findall(token[0])
        if self.words or self.marks:
            self.marks += marks
        elif self.entries and (token[0] in _ROMAN or self._may_have_more_marks(token, behind)):
            self.entries[-1].marks += marks
        elif token[0] in _SIGNS_IN_FRONT and behind and behind[0].start() == token.end():
            self.marks_in_front += marks
        else:  # `2 cups`, `Tea, 2 May` are not names
            self.words.append(token[0])

    def _may_have_more_marks(self, token: re.Match[str], behind: Sequence[re.Match[str]]) -> bool:
        is_sure = token.lastgroup == "letters" or _ends_at_comma(token)
        return is_sure or bool(self.entries[-1].marks) or not _is_word(behind)

    def _add_word(self, text: str, *, is_joint: bool) -> None:
        if self.marks:
            self.end()
        if is_joint:
            self.joints.append(len(self.words))
        self.words.append(text)

    def end(self) -> None:
        """End the entry; words that link names divide it, but the name of a body is one."""
        words, marks, joints, front = self.words, self.marks, self.joints, self.marks_in_front
        self._start()
        if joints and has_body_word(words):
            words = words[1:] if joints[0] == 0 else words
            joints = []
        starts = [0, *(joint + 1 for joint in joints)]
        pieces = [words[start:stop] for start, stop in zip(starts, [*joints, len(words)], strict=True)]
        for piece in pieces[:-1]:
            self._put(piece, [])
        self._put(pieces[-1], front + marks)

    def _put(self, words: list[str], marks: list[str]) -> None:
        """Put an entry to the line; marks, a suffix, degrees or a role alone go to the entry in front."""
        words, glued = _without_glued_mark(words)
        marks = (glued + marks)[:_MOST_MARKS]
        last = self.entries[-1] if self.entries else None
        if last is not None and (not words or _is_no_name(words) or _is_title_behind(last, words)):
            last.words += words if is_comma_suffix(" ".join(words)) else ()
            last.marks += marks
        elif fold(" ".join(words)):
            self.entries.append(Entry(_without_degrees(words), marks))


def _is_word(tokens: Sequence[re.Match[str]]) -> bool:
    return bool(tokens) and tokens[0].lastgroup in ("word", "title", "other")


def _ends_at_comma(token: re.Match[str]) -> bool:
    """Return whether a comma stands right in front of a token: `Jane Doe,1 Ann Poe`."""
    return token.string[: token.start()].endswith(",")


def _without_glued_mark(words: list[str]) -> tuple[list[str], list[str]]:
    """Return words without the mark glued to the last: Roman behind a name, a letter behind a stop or a degree."""
    if not words:
        return words, []
    if is_degree_in_line(words[-1][:-1]) and _LETTER_BEHIND.search(words[-1]) and not is_degree(words[-1]):
        return [*words[:-1], words[-1][:-1]], [words[-1][-1]]
    glued = _GLUED_MARK.fullmatch(words[-1])
    return ([*words[:-1], glued["word"]], [glued["mark"]]) if glued else (words, [])


def _is_no_name(words: list[str]) -> bool:
    """Return whether words behind a separator are a suffix, degrees or a role."""
    text = " ".join(words)
    if is_comma_suffix(text) or all(map(_is_degree, words)):
        return True
    return _ROLE.fullmatch(text) is not None or _TITLED_ROLE.fullmatch(text) is not None


def _is_title_behind(entry: Entry, words: list[str]) -> bool:
    """Return whether one word behind a full name is a degree or membership by its form: `Jane Doe, MRCP`."""
    if len(words) != 1 or len(entry.words) < 2 or entry.is_last_of_segment or entry.text.isupper():
        return False
    return _LIKE_DEGREE.fullmatch(words[0]) is not None


# `MRCP`, and memberships and licences with stops: `S.M.ASCE`, `P.E.`, `Dr.-Ing.`
_LIKE_DEGREE = re.compile(
    r"(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])[A-Z][A-Za-z]{1,6}|(?:[A-Z]\.){1,2}[A-Z]{3,6}|P\.E\.?|Dr\.-Ing\.?|P\.Eng\.?|[SM]\.[THEPM]\.|OTR/L"
)


def _is_degree(word: str) -> bool:
    return is_degree_in_line(word) or _DOTTED_DEGREE.fullmatch(word) is not None


def _without_degrees(words: list[str]) -> list[str]:
    """Return words without the degrees at their end; `MD` is one behind a name that begins with a given name."""
    is_given_first = words[0] in ALL_GIVEN_NAMES or any(map(is_initial, words[:-2]))
    test = is_degree_in_line if is_given_first else is_degree
    while len(words) > 2 and test(words[-1]) and words[-1] not in PARTICLES:
        words = words[:-1]
    return words
