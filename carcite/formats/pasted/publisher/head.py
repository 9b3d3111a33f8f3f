"""Title, authors and affiliations of a publisher's page, by the labels, the citation and the order of its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from carcite.formats.pasted.author_line import is_role
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.lines import (
    FOOTNOTE,
    NUMBERED,
    PageLine,
    opens_section,
    plain,
)
from carcite.formats.pasted.publisher.menus import is_issn, is_journal_menu
from carcite.formats.pasted.publisher.people import distinct_names, is_known, is_of_an_author
from carcite.formats.pasted.publisher.signs import PageSigns
from carcite.formats.pasted.publisher.sources import has_journal_word
from carcite.formats.pasted.publisher.titles import choose_title
from carcite.formats.pasted.titles import are_in_two_languages, begin_alike, with_subtitle
from carcite.values.language_detection import likely_languages, script_of
from carcite.values.names import Name

_MOST_BETWEEN = 10  # lines of the site between title and authors
_MOST_WORDS_OF_A_BUTTON = 2
_MOST_WORDS_OF_A_TITLE = 25  # that ends with a full stop
_LEAST_OF_A_PLACE = 3  # the weight of a line that is an affiliation and no title
_SURE = 5  # the weight of authors that stand under no title
_TOP = 20  # lines in which a running head is looked for


@dataclass
class Head:
    """What the head of a page gives, and the numbers of the lines it stands on."""

    signs: PageSigns
    line: int | None = None  # of the title
    title: str | None = None
    is_on_page: bool = False  # the title stands on the page, and not only in a citation
    probability: float = 0.0  # of the title
    authors: list[Name] = field(default_factory=list)
    truncated: bool = False
    marked: bool = False  # marks stand behind the authors
    places: set[int] = field(default_factory=set)  # lines with affiliations among the authors
    used: set[int] = field(default_factory=set)
    end: int = 0


def find_head(lines: Sequence[PageLine], end: int, cited: str | None, abstracts: Sequence[str] = ()) -> Head:
    """Return the head of a page whose abstract begins at `end`; `cited` is the title as the page cites it."""
    head = Head(PageSigns(lines, end, cited, abstracts))
    chosen = choose_title(head.signs)
    title = head.line = None if chosen is None else chosen.line
    if chosen is None:
        head.title, head.probability = cited, 1.0
    else:
        head.title, head.probability, head.is_on_page = chosen.text, chosen.probability, True
        head.used.add(lines[chosen.line].line.number)
        title = _with_subtitle(lines[:end], chosen.line, head)
    _put_authors(lines, title, end, head)
    head.title = _without_running_head(head.title, head.authors)
    return head


def _without_running_head(title: str | None, authors: Sequence[Name]) -> str | None:
    """Return a title without the families of its authors in front: `Moon, Lee, and Kim: The effect of tea`.

    If no authors are known, three names show that these are families.
    """
    front = _FAMILIES_IN_FRONT.match(title or "")
    families = [name.full_family for name in authors]
    if title is None or front is None:
        return title
    is_head = any(family and family in front[0] for family in families) if families else "," in front[0]
    return title[front.end() :] if is_head else title


def _with_subtitle(lines: Sequence[PageLine], title: int, head: Head) -> int:
    """Add the subtitle right below the title, in the same language, and return where the title ends."""
    below = lines[title + 1 : title + 2]
    if not below or not below[0].is_title or below[0].people.names or below[0].is_affiliation:
        return title
    if _is_other_title(lines[title].text, below[0].text) or _is_something_else(lines, title + 1):
        return title
    if _stands_elsewhere(lines, title + 1) or plain(below[0].text) in plain(str(head.title)):
        return title
    head.title = with_subtitle(str(head.title), below[0].text)
    head.used.add(below[0].line.number)
    return title + 1


def _is_other_title(title: str, below: str) -> bool:
    """Return whether the line below a title is in another language, or has marks, iDs or an address as names have."""
    first, second = _usual_languages(title), _usual_languages(below)
    if not first or first.isdisjoint(second) or are_in_two_languages(title, below) or begin_alike(title, below):
        return True
    return any(form.search(below) for form in (_BELOW_TITLE, _OF_PEOPLE, _LETTERS_ALONE))


_OF_PEOPLE = re.compile(r"\(\d\)|\b(?i:orcid)\b|\s;\s|[A-ZÀ-Þ][a-zß-ÿ]+\d,\s|@")


def _stands_elsewhere(lines: Sequence[PageLine], index: int) -> bool:
    """Return whether a line below the title stands elsewhere, too, and not below the title: the journal's name."""
    text, title = plain(lines[index].text), plain(lines[index - 1].text)
    others = [at for at, line in enumerate(lines) if at != index and plain(line.text) == text]
    return any(not at or plain(lines[at - 1].text) != title for at in others)


_LETTERS_ALONE = re.compile(r"(?:\s\*?[a-f]{1,3}\*?,?(?=\s+(?:and\s)?[A-ZÀ-Þ]).{3,60}){2}")  # marks behind names


def _usual_languages(text: str) -> set[str]:
    """Return the languages that a title can be in, of which those of many journals go before the others."""
    found = likely_languages(text)
    return found & _LANGUAGES_OF_MANY_JOURNALS or found


_LANGUAGES_OF_MANY_JOURNALS = {"en", "de", "fr", "es", "pt", "it"}
_BELOW_TITLE = re.compile("Текст научной статьи|Научная статья по специальности")

# The running head in front of a title: `Moon, Lee, and Kim: The effect of tea`.
_FAMILIES_IN_FRONT = re.compile(
    r"^[A-ZÀ-Þ][^\W\d_]+(?:(?:,\s[A-ZÀ-Þ][^\W\d_]+){0,6},?\s(?:and|&)\s[A-ZÀ-Þ][^\W\d_]+|\set al\.?):\s(?=[A-Z])"
    r"|^[A-ZÀ-Þ][^.:]{4,60}\set al\.\s(?=[A-ZÀ-Þ])"
)


def _author_weight(lines: Sequence[PageLine], index: int, end: int) -> int:
    """Return how much speaks for a line being the authors; 0 if it lists nobody."""
    line = lines[index]
    if line.has_places:
        return _SURE
    names = line.people.names
    if not names:
        return 0
    labelled = line.label is not None or _is_authors_label(lines[index - 1])
    several = len(names) > 1 or all(one.people.marked for one in lines[index : index + 2])
    placed = _has_authors_below(lines[index + 1 : min(end, index + 4)])
    sure = several or labelled or line.people.marked or placed or is_known(names[0])
    return 1 + 2 * several + 2 * line.people.marked + 3 * labelled + placed if sure else 0


def _has_authors_below(lines: Sequence[PageLine]) -> bool:
    """Return whether the next line that is not the site's is an affiliation or has names."""
    below = next((line for line in lines if not line.is_site), None)
    return below is not None and (below.is_affiliation or below.is_institution or bool(below.people.names))


def _is_authors_label(line: PageLine) -> bool:
    return line.label is not None and line.label.label is Part.AUTHORS and not line.label.value


def _is_something_else(lines: Sequence[PageLine], index: int) -> bool:
    """Return whether a line that could be a title is an affiliation, a sentence, a body, or the journal."""
    line = lines[index]
    if line.place_weight >= _LEAST_OF_A_PLACE:
        return True
    if line.line.language and line.is_institution:
        return True
    if line.text.endswith(".") and len(line.text.split()) > _MOST_WORDS_OF_A_TITLE:
        return True
    if index and (lines[index - 1].is_journal or _is_body_below_name(line, lines[index - 1])):
        return True
    return _is_numbered_below_names(lines, index) or _is_journal_above_numbers(lines, index)


def _is_numbered_below_names(lines: Sequence[PageLine], index: int) -> bool:
    above = lines[index - 1] if index else None
    if above is None or not NUMBERED.match(lines[index].text):
        return False
    return bool(above.people.names) or above.is_affiliation or _NUMBER_BEHIND.search(above.text) is not None


_NUMBER_BEHIND = re.compile(r"[^\W\d_]\s?\d$")  # a name with its mark


def _is_journal_above_numbers(lines: Sequence[PageLine], index: int) -> bool:
    """Return whether a line names the journal: its menu, numbers or ISSN stand below.

    One without the words of a journal, in a script that has no subtitles on lines of their own, has a title above it.
    """
    below = lines[index + 1 : index + 3]
    if below and is_journal_menu(below[0].text):
        return True
    if not any(one.source is not None or is_issn(one.text) for one in below):
        return False
    above = lines[index - 1] if index else None
    is_below_title = above is not None and above.is_title and _width(lines[index]) * 2 < _width(above)
    return has_journal_word(lines[index].text) or (is_below_title and bool(lines[index].line.language))


def _width(line: PageLine) -> int:
    """Return the length of a line; a sign in Chinese, Japanese or Korean says as much as three letters."""
    return len(line.text) * (3 if line.line.language else 1)


def _is_short(line: PageLine) -> bool:
    """Return whether a line between title and authors may be a button that is not known."""
    return len(line.text.split()) <= _MOST_WORDS_OF_A_BUTTON and not line.line.language


# --- authors and affiliations ---------------------------------------------------------------------------------------


class _Role(Enum):
    """What a line below the title is in the list of authors."""

    PEOPLE = "people"
    NAME_AND_PLACE = "name and place"
    PLACE = "place"
    DETAIL = "detail"  # of an author: a role, an iD
    END = "end"
    OTHER = "other"


def _put_authors(lines: Sequence[PageLine], title: int | None, end: int, head: Head) -> None:
    """Put the people below the title (or below a label, where the title is not on the page) to the head."""
    start = _authors_at(lines, title, end)
    if start is None:
        return
    if start >= end:  # below the abstract, under a label
        end = len(lines)
    if title is not None:
        start = _with_end_of_title(lines, title, start, head)
    head.end = start
    for index in range(start, end):
        role = _role(lines, index, start, head)
        if role is _Role.END or index - head.end > _MOST_BETWEEN:
            break
        if role is not _Role.OTHER:
            _add_line(lines, index, role, head)
            head.end = index + 1
    while head.end < end and lines[head.end].is_site and not _is_abstract(lines[head.end]):
        head.end += 1


def _is_running_text(line: PageLine) -> bool:
    """Return whether a line is sentences, as the abstract of a page that has no heading of it."""
    return len(line.text) > _LEAST_OF_SENTENCES and ". " in line.text and line.text.endswith(".") and not line.is_site


_LEAST_OF_SENTENCES = 250  # characters


def _with_end_of_title(lines: Sequence[PageLine], title: int, start: int, head: Head) -> int:
    """Add the line right below the title that is its end, if one is, and return where the authors begin."""
    is_wrapped = _is_title_wrapped(lines, title, start)
    if is_wrapped or _ends_in_word_below(lines, title, start):
        head.title = f"{head.title} {lines[title + 1].text}"
        head.used.add(lines[title + 1].line.number)
    return start + is_wrapped


def _ends_in_word_below(lines: Sequence[PageLine], title: int, start: int) -> bool:
    """Return whether one word, with no blank line around it, stands between the title and sure names: its end."""
    if start != title + 2 or lines[start].line.number != lines[title + 1].line.number + 1:
        return False
    word, people = lines[title + 1], lines[start].people
    if word.line.number - lines[title].line.number > _MOST_LINES_OF_A_TITLE:
        return False
    if word.is_site or word.people.names or not _is_short(word) or len(lines[title].text) < _LEAST_ABOVE_A_WORD:
        return False
    is_word = word.text[0].isupper() and _WORD_OF_TITLE.fullmatch(word.text) is not None
    return is_word and (people.marked or len(people.names) > 1 or any(map(is_known, people.names)))


_MOST_LINES_OF_A_TITLE = 4
_LEAST_ABOVE_A_WORD = 30  # letters of a title that ends in one word on the next line
_WORD_OF_TITLE = re.compile(r"[^\W\d_]{4,20}(?:-\d{1,4})?[1*]?")


def _is_title_wrapped(lines: Sequence[PageLine], title: int, start: int) -> bool:
    """Return whether the line right below the title, which lists no known name, is its end: surer names stand below."""
    line = lines[start]
    if start != title + 1 or start + 1 >= len(lines) or line.label is not None or line.text.endswith((",", ";")):
        return False
    below, people = lines[start + 1].people, line.people
    if not people.names or people.marked or any(map(is_known, people.names)):
        return False
    fewest = _LEAST_ABOVE_A_WORD if _ENDS_AS_NOUN.search(line.text) else _LONG_ENOUGH_TO_WRAP
    if len(lines[title].text) < fewest:
        return False
    return below.marked or (fewest == _LEAST_ABOVE_A_WORD and any(map(is_known, below.names)))


# The ending of a noun that no family name has.
_ENDS_AS_NOUN = re.compile(
    r"(?:[a-z]{3}[tsn]ions?|[a-z]{4}ments?|[aei]bility|[a-z]{3}ities|olog(?:y|ies)|graphy|[a-z]{4}isms?|ierung)[1*]?$"
)
_LONG_ENOUGH_TO_WRAP = 60  # letters of a title that goes on in the next line


def _add_line(lines: Sequence[PageLine], index: int, role: _Role, head: Head) -> None:
    line = lines[index]
    if role is _Role.PEOPLE:
        _add_people(line, head)
    elif role in (_Role.PLACE, _Role.NAME_AND_PLACE):
        head.places.add(index)
    for name, _ in (line.placed or line.comma_placed) if role is _Role.NAME_AND_PLACE else ():
        if name not in head.authors:
            head.authors.append(name)
    if role is not _Role.DETAIL:
        head.used.add(line.line.number)


_CORRESPONDENCE = re.compile(r"(?:Correspond(?:ence|ing authors?)|Present address|Mailing address):?", re.IGNORECASE)


def _role(lines: Sequence[PageLine], index: int, start: int, head: Head) -> _Role:
    line = lines[index]
    if _begins_abstract(line, is_first=index == start):
        return _Role.END
    if FOOTNOTE.match(line.text):
        return _Role.END if len(lines[start].people.names) > 1 else _Role.OTHER
    if line.people.names:
        return _Role.PEOPLE if index == start or _is_more(lines, index, start) else _Role.OTHER
    if _has_name_and_place(lines, line, start):
        return _Role.NAME_AND_PLACE
    if _is_place(line, lines[index - 1]):
        return _Role.PLACE
    return _role_of_other(line, head)


def _role_of_other(line: PageLine, head: Head) -> _Role:
    """Return the role of a line without a name and an affiliation; sentences of a text end the list."""
    if _is_running_text(line) and not head.places:
        return _Role.END
    if is_of_an_author(line.text) or any(line.text.startswith(f"{name} ") for name in head.authors):
        return _Role.DETAIL
    return _Role.END if line.is_title and head.places and not is_role(line.text) else _Role.OTHER


def _has_name_and_place(lines: Sequence[PageLine], line: PageLine, start: int) -> bool:
    """Return whether a line is a name with its affiliation, as it shows itself or as the first line of people does."""
    first = lines[start]
    if line.has_places or (line.placed and _is_authors_label(lines[start - 1]) and not first.people.names):
        return True
    return bool(line.comma_placed) and first.has_places and "(" not in first.text


def _begins_abstract(line: PageLine, *, is_first: bool) -> bool:
    return _is_abstract(line) or (not is_first and opens_section(line.text))


def _is_abstract(line: PageLine) -> bool:
    return line.line.heading is not None and line.line.heading.part is Part.ABSTRACT


def _is_place(line: PageLine, above: PageLine) -> bool:
    """Return whether a line among authors is an affiliation: it looks like one, or is a body below a name."""
    if line.is_site or _CORRESPONDENCE.fullmatch(above.text):
        return False
    return line.is_affiliation or _is_body_below_name(line, above) or _TOWN.fullmatch(line.text) is not None


_TOWN = re.compile(r"[A-ZÀ-Þ][\w .'-]{1,40}, [A-Z]{2} \d{5}(?:-\d{4})?(?:, USA)?")


def _is_body_below_name(line: PageLine, above: PageLine) -> bool:
    return line.is_institution and bool(above.people.names)


def _is_more(lines: Sequence[PageLine], index: int, start: int) -> bool:
    """Return whether a line of names below the first has more authors: a lone name needs a neighbour that shows it."""
    line, first = lines[index], lines[start].people.names
    if first and script_of(str(line.people.names[0])) != script_of(str(first[0])):
        return False
    if len(line.people.names) > 1 or line.people.marked:
        return line.people.marked or not (len(first) > 1 and lines[index - 1].is_affiliation)
    beside = (lines[index - 1], *lines[index + 1 : index + 2])
    if _may_be_journal(line, lines[start], beside):
        return False
    return len(first) <= 1 and any(map(_is_of_people, beside))


def _may_be_journal(line: PageLine, start: PageLine, beside: Sequence[PageLine]) -> bool:
    """Return whether a lone name is more likely the journal: its numbers stand below, or only the first has a mark."""
    if not beside[0].people.names:
        return False
    is_unlike = start.people.marked and not is_known(line.people.names[0]) and beside[-1].is_site
    return beside[-1].source is not None or is_unlike


def _is_of_people(line: PageLine) -> bool:
    """Return whether a line beside a lone name shows that it is of an author: a name, an affiliation, a role."""
    if line.people.names or is_of_an_author(line.text) or is_role(line.text):
        return True
    return not line.is_site and (line.is_affiliation or line.is_institution)


def _authors_at(lines: Sequence[PageLine], title: int | None, end: int) -> int | None:
    """Return where the authors begin: below their label, below the title, or right above it."""
    labelled = next((index for index in range(len(lines)) if _are_labelled_authors(lines, index)), None)
    if labelled is not None and not _are_below_marked(lines, title, labelled, end):
        return labelled
    if title is None:
        weights = [(_author_weight(lines, index, end), -index) for index in range(1, end)]
        weight, best = max(weights, default=(0, 0))
        return -best if weight >= _SURE else None
    below = range(title + 1, min(end, title + 2 + 2 * _MOST_BETWEEN))
    above = _right_above(lines, title, end)
    if above is not None and (_is_marked(lines[above]) or not any(_author_weight(lines, at, end) for at in below)):
        return above
    return _below_title(lines, title, below)


def _are_below_marked(lines: Sequence[PageLine], title: int | None, labelled: int, end: int) -> bool:
    """Return whether a label stands below the abstract, and names with marks below the title: it is of another work."""
    if title is None or labelled < end:
        return False
    below = range(title + 1, min(end, title + 1 + _MOST_BETWEEN))
    return any(lines[at].people.marked and len(lines[at].people.names) > 1 for at in below)


def _right_above(lines: Sequence[PageLine], title: int, end: int) -> int | None:
    """Return where the authors begin that stand right above the title."""
    above = range(max(0, title - _MOST_RIGHT_ABOVE), title)
    return next((at for at in above if _author_weight(lines, at, end) or _is_marked(lines[at])), None)


def _is_marked(line: PageLine) -> bool:
    return bool(line.people.names) and line.text[0] in _MARKS_IN_FRONT


_MOST_RIGHT_ABOVE = 2  # lines
_MARKS_IN_FRONT = "*†‡"


def _below_title(lines: Sequence[PageLine], title: int, below: Sequence[int]) -> int | None:
    """Return the first of the lines below a title that may not stand between it and its authors."""
    between = (index for index in below if not _may_stand_between(lines[index]))
    found = next((index for index in between if not _is_subtitle(lines, title, index)), None)
    return found if found is None or not _may_be_subject(lines[found]) else _behind_subject(lines, found, below)


def _is_subtitle(lines: Sequence[PageLine], title: int, index: int) -> bool:
    """Return whether another line, as a running head, is the title with this line behind it."""
    both = plain(lines[title].text) + plain(lines[index].text)
    return any(plain(line.text) == both for line in lines[:_TOP])


def _may_be_subject(line: PageLine) -> bool:
    """Return whether a line that looks like one name may be the subject of the article, or its journal."""
    names = line.people.names
    return len(names) == 1 and not line.people.marked and not is_known(names[0]) and line.label is None


def _behind_subject(lines: Sequence[PageLine], found: int, below: Sequence[int]) -> int:
    """Return where marked authors stand below a line that may be the subject, with no other text between.

    Only lines of the site and titles may stand there: some sites print the subject between the title and itself.
    """
    for index in below[below.index(found) + 1 :]:
        if lines[index].people.marked and len(lines[index].people.names) > 1:
            return index
        if not (lines[index].is_site or lines[index].is_title):
            break
    return found


def _may_stand_between(line: PageLine) -> bool:
    """Return whether a line may stand between title and authors: a line of the site, another title."""
    if line.people.names or line.has_places:
        return False
    return line.is_site or line.is_title or _is_short(line)


def _are_labelled_authors(lines: Sequence[PageLine], index: int) -> bool:
    line = lines[index]
    if line.label is not None:
        return bool(line.people.names or line.placed)
    below = index > 0 and _is_authors_label(lines[index - 1])
    return below and bool(line.people.names or line.placed)


def _add_people(line: PageLine, head: Head) -> None:
    families = [plain(name.full_family or "") for name in line.people.names]
    if len(families) > 1 and families == [plain(name.full_family or "") for name in head.authors]:
        # The same people by initials.
        head.authors = max(head.authors, list(line.people.names), key=lambda names: len(str(names)))
        return
    if len(line.people.names) == 1 and any(_is_in_initials(name, line.people.names[0]) for name in head.authors):
        return
    head.authors = list(distinct_names([*head.authors, *line.people.names]))
    head.truncated = head.truncated or line.people.truncated
    head.marked = head.marked or line.people.marked


def _is_in_initials(name: Name, other: Name) -> bool:
    """Return whether the given name of a name is the initials of another with the same family name."""
    given, full = name.given or "", other.given or ""
    if not given.endswith(".") or full.endswith(".") or name.full_family != other.full_family:
        return False
    return [word[0] for word in full.replace("-", " ").split()][: len(given.split())] == [w[0] for w in given.split()]
