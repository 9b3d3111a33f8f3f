"""Where the family names of authors begin, by the language of the page and by all names of the list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from carcite.values.language_detection import likely_languages
from carcite.values.name_tests import are_initials, is_initial
from carcite.values.name_words import (
    ALL_GIVEN_NAMES,
    ASIAN_FAMILIES,
    GIVEN_NAMES,
    HUNGARIAN_GIVEN_NAMES,
    NO_SPANISH_NAMES,
    PARTICLES,
    SPANISH_SECOND_NAMES,
    VIETNAMESE_FAMILIES,
)
from carcite.values.names import Name

SPANISH_GIVEN_NAMES = GIVEN_NAMES | SPANISH_SECOND_NAMES
_MOST_WORDS = 6
_MOST_GIVEN_NAMES = 3


def by_language(
    names: Sequence[Name], titles: Sequence[str], languages: Sequence[str | None], affiliations: Sequence[str]
) -> list[Name]:
    """Return the authors of a page with their family names as its language has them, each in one script.

    `titles` and `languages` (of the abstracts) are in the order of the page; the first of each says the most, after
    the affiliations.
    """
    language = _language_of_names([likely_languages(title) for title in titles], languages, affiliations)
    if language is not None:
        names = list(map(_DIVIDED[language], names))
    names = [_with_compound_given_name(_with_families_in_capitals(name)) for name in _in_one_script(names)]
    names = _with_given_names_last(_in_asian_order(list(map(_with_suffix, names))))
    return with_families_in_front(_in_vietnamese(names))


def _in_asian_order(names: Sequence[Name]) -> list[Name]:
    """Return names with the families in front, if those and the given names of two syllables show it: Kim | Min-Ji."""
    words = [str(name).split() for name in names]
    first, last = (
        sum(map(_is_asian_family_first, words)),
        sum(_is_asian_family_first(one[-1:] + one[:-1]) for one in words),
    )
    if not first or last:
        return list(names)
    return [
        Name(family=one[0], given=" ".join(one[1:])) if _is_in_asia(name, one) else name
        for name, one in zip(names, words, strict=True)
    ]


def _is_asian_family_first(words: Sequence[str]) -> bool:
    """Return whether a family name of East Asia is in front of a given name of two syllables: `Wang Xiaoming`."""
    if len(words) == 2:
        is_given = _TWO_SYLLABLES.fullmatch(words[1]) is not None and (
            words[0] not in ("Kim", "Lee") or "-" in words[1]
        )
    else:
        is_given = len(words) == 3 and all(map(_SYLLABLE.fullmatch, words[1:])) and words[2] not in ASIAN_FAMILIES
    return is_given and words[0] in ASIAN_FAMILIES and words[1] not in ALL_GIVEN_NAMES


def _is_in_asia(name: Name, words: Sequence[str]) -> bool:
    """Return whether a name whose family is taken to be the last word has one of East Asia in front."""
    return 2 <= len(words) <= 3 and words[0] in ASIAN_FAMILIES and name.family == words[-1]


# A syllable of Pinyin and one of any language of the region; a given name has two, joined, or with a hyphen between.
_PINYIN = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|[iu]?ang|[iu]?an|eng|ing|ong|iao|uai|ai|ei|ao|ou|en|in|un|i[aeu]"
    r"|u[aoie]|[üv]e?|(?<=[bpmfwy])o|[aeiu])"
)
_LOOSE = r"(?:[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouyüà-öù-ýạ-ỹăđĩũơư]{1,3}(?:ch|ck|n[gh]?|[ckmptwlh])?)"
_TWO_SYLLABLES = re.compile(
    rf"(?=[A-Z]){_PINYIN}(?:{_PINYIN}|(?:an|en|er|ang|ou?))|(?=[A-Z]){_LOOSE}-{_LOOSE}", re.IGNORECASE
)
_SYLLABLE = re.compile(_LOOSE, re.IGNORECASE)


def _with_given_names_last(names: Sequence[Name]) -> list[Name]:
    """Return names with the families in front, if most end in a given name and none begins with one: Nagy | Éva."""
    words = [str(name).split() for name in names]
    count = sum(len(one) > 1 and one[-1] in _SURE_GIVEN_NAMES for one in words)
    is_hungarian = any(one[-1] in HUNGARIAN_GIVEN_NAMES for one in words)
    if 2 * count < len(names) or count + is_hungarian < 2 or any(one[0] in _SURE_GIVEN_NAMES for one in words):
        return list(names)
    return [_with_given_name_last(name, one) for name, one in zip(names, words, strict=True)]


def _with_given_name_last(name: Name, words: list[str]) -> Name:
    given = max(1, len(list(itertools.takewhile(_SURE_GIVEN_NAMES.__contains__, reversed(words)))))
    if name.family != words[-1] or not 1 < len(words) <= _MOST_GIVEN_NAMES or is_initial(words[0]):
        return name
    return Name(family=" ".join(words[:-given]), given=" ".join(words[-given:]))


_SURE_GIVEN_NAMES = GIVEN_NAMES | HUNGARIAN_GIVEN_NAMES


def _with_suffix(name: Name) -> Name:
    """Return a name with the word that tells a Brazilian son from his father in the family name: Souza Júnior."""
    given, _, family = (name.given or "").rpartition(" ")
    if not given or name.full_family not in _SUFFIXES_IN_PORTUGUESE:
        return name
    return Name(given=given, family=f"{family} {name.family}")


def _with_families_in_capitals(name: Name) -> Name:
    """Return a name whose last words in capitals are all of its family name: Işıl | ÇAKIRÖZ ULUSOY."""
    both = _IN_CAPITALS.fullmatch(f"{name.given} {name.full_family}") if name.given and not name.suffix else None
    return Name(given=both["given"], family=both["family"]) if both else name


_IN_CAPITALS = re.compile(
    r"(?P<given>[^\W\d_]{0,2}[a-zß-ÿ\u0131][^\W\d_]{0,20}(?:[ -][^\W\d_][^\W\d_.]{0,20}\.?){0,2}?) "
    r"(?P<family>[A-ZÀ-ÞĞİŞ'’-]{3,20}(?: [A-ZÀ-ÞĞİŞ'’-]{3,20}){1,2})"
)


def _with_compound_given_name(name: Name) -> Name:
    """Return a name whose given name is of Mary with its second part: Maria de Fátima | Souza, Maria do Céu | Paz."""
    second = _OF_MARY.match(name.full_family or "") if (name.given or "").lower() in ("maria", "maría", "m.") else None
    if second is None:
        return name
    return Name(given=f"{name.given} {second[0].strip()}", family=(name.full_family or "")[second.end() :])


_OF_MARY = re.compile(
    r"(?:d[aeo]s?|de la|de los|del)\s(?:Céu|Lourdes|Conceição|Concepción|Fátima|Carmo|Carmen|Luz|Graças?|Gracia|Rosário"
    r"|Rosario|Socorro|Jesus|Jesús|Dolores|Pilar|Mar|Refugio|Ángeles|Tura|Montserrat|Guadalupe|Glória)\s"
)


def _language_of_names(
    titles: Sequence[Collection[str]], languages: Sequence[str | None], affiliations: Sequence[str]
) -> str | None:
    """Return whether names are in Spanish, Portuguese, French or Persian; None if they are in another language."""
    if 2 * sum(map(_is_in_portuguese, affiliations)) > len(affiliations):
        return "pt"
    places = likely_languages(_ADDRESS.sub(" ", " ".join(affiliations))) & {"es", "pt"}
    if len(places) == 1 and "fr" not in languages:
        return places.pop()
    first = next((one for one in ("es", "pt", "fr", "fa") if languages[:1] == [one] or titles[0] == {one}), None)
    if first is not None:
        return first
    return "es" if titles[0] == {"en"} and {"es"} in titles and {"pt"} not in titles else None


_ADDRESS = re.compile(r"\S*@\S*|https?:\S*")  # `com` is a Portuguese word


def _is_in_portuguese(affiliation: str) -> bool:
    return _PORTUGUESE.search(affiliation) is not None


_PORTUGUESE = re.compile(r"\b(?:Brasil|Brazil|Portugal)\b")


def with_two_families(name: Name) -> Name:
    """Return a name of a Spanish page with its two family names: Justo | Senado Dumoy, Ana María | de la Cruz Soler.

    A name of three words has two if the second is not a given name, one of four always has; two that a hyphen joins
    stand in the last word.
    """
    words = _words_with_particles(name)
    if not 2 < len(words) <= _MOST_WORDS or not _may_be_in_spanish(words) or are_initials(str(name.given), 4):
        return name
    if "-" in words[-1]:
        return Name(given=" ".join(words[:-1]), family=words[-1])
    if len(words) - 2 > _MOST_GIVEN_NAMES or not _is_family_in_spanish(words[-2]):
        return name
    return Name(given=" ".join(words[:-2]), family=" ".join(words[-2:]))


def _may_be_in_spanish(words: Collection[str]) -> bool:
    """Return whether no word is a given name of another language, or one is Spanish and the family name is double."""
    *given, _, last = words
    if "." in last:
        return False
    is_spanish = any(map(_is_given_in_spanish, given)) and len(words) > _MOST_GIVEN_NAMES
    return is_spanish or NO_SPANISH_NAMES.isdisjoint(words)


def _is_given_in_spanish(word: str) -> bool:
    return (word.title() if word.isupper() else word) in SPANISH_GIVEN_NAMES


def _is_family_in_spanish(word: str) -> bool:
    """Return whether a word is not a second given name or an initial."""
    return len(word) > 2 and word.replace(" ", "").replace("-", "").isalpha() and not _is_given_in_spanish(word)


def with_one_family(name: Name) -> Name:
    """Return a name of a Portuguese page with its last family name alone: Ana de Oliveira | Souza, Ana | Paz Neto."""
    words = _words_with_particles(name)
    if words and is_initial(words[-1]):  # Hernán Oyarzo M.
        return name
    if len(words) > 2 and words[-1] in _SUFFIXES_IN_PORTUGUESE:
        return Name(given=" ".join(words[:-2]), family=" ".join(words[-2:]))
    if len(words) < 3 or " " not in str(name.full_family) or " " in words[-1]:
        return name
    return Name(given=" ".join(words[:-1]), family=words[-1])


def _with_article(name: Name) -> Name:
    """Return a name of a French page with the article before its family name: Mélisande | Le Goaziou."""
    given, _, article = (name.given or "").rpartition(" ")
    return Name(given=given, family=f"{article} {name.full_family}") if article == "Le" else name


def _in_persian(name: Name) -> Name:
    """Return a name of a Persian page, whose first word is the given name; behind `Mohammad` stands another."""
    words = str(name).split()
    given = 2 if words[0] in _BEFORE_GIVEN_NAMES else 1
    if not _ARABIC.match(words[0]) or len(words) <= given:
        return name
    return Name(given=" ".join(words[:given]), family=" ".join(words[given:]))


_ARABIC = re.compile("[\u0621-\u06ff]")
_BEFORE_GIVEN_NAMES = frozenset(("سید", "سیده", "میر", "محمد", "علی", "امیر", "حاج", "ملا", "عبد"))
_DIVIDED = {"es": with_two_families, "pt": with_one_family, "fr": _with_article, "fa": _in_persian}
_SUFFIXES_IN_PORTUGUESE = frozenset(("Filho", "Junior", "Júnior", "Neto", "Netto", "Sobrinho"))


def _words_with_particles(name: Name) -> list[str]:
    """Return the words of a person's name, each with the particles before it: Ana, María, de la Cruz, Soler."""
    if not name.given or not name.family or name.suffix:
        return []
    words: list[str] = []
    particles: list[str] = []
    for word in f"{name.given} {name.full_family}".split():
        particles.append(word)
        if word.lower() not in PARTICLES or (len(word) == 1 and word.isupper()):
            words.append(" ".join(particles))
            particles = []
    return words if not particles else []


def _in_vietnamese(names: Sequence[Name]) -> list[Name]:
    """Return names with the family name first, if half of them begin with one of Vietnam: Nguyễn | Thị Thu Hằng.

    What was taken for an initial at the end is a given name.
    """
    found = [
        _VIETNAMESE.fullmatch(str(name)) or _VIETNAMESE.fullmatch(f"{name.full_family} {name.given}") for name in names
    ]
    if 2 * len(list(filter(None, found))) < len(names):
        return list(names)
    return [
        Name(family=parts["family"], given=parts["given"]) if parts else name
        for name, parts in zip(names, found, strict=True)
    ]


_VIETNAMESE = re.compile(
    rf"(?P<family>Tôn (?:Nữ|Thất)|{'|'.join(sorted(VIETNAMESE_FAMILIES))}) "
    r"(?P<given>[^\W\d_]{1,10}(?: [^\W\d_]{1,10}){0,3})"
)


def _in_one_script(names: Sequence[Name]) -> list[Name]:
    """Return names without the same ones in Latin letters behind those in Cyrillic letters, one for each."""
    cyrillic = [name for name in names if _CYRILLIC.match(str(name))]
    are_twice = 2 * len(cyrillic) == len(names) and list(names[: len(cyrillic)]) == cyrillic
    return cyrillic if are_twice else list(names)


_CYRILLIC = re.compile("[\u0400-\u04ff]")


def with_families_in_front(names: Sequence[Name]) -> list[Name]:
    """Return names whose family names are in front, in capitals, each divided there: LU | Zhaocen, TRAN | Thi Anh."""
    words = [str(name).partition(" ") for name in names]
    if not all(map(_is_family_in_front, words)) or all(len(family) < _FEWEST_CAPITALS for family, _, _ in words):
        return list(names)
    return [Name(family=family, given=given) for family, _, given in words]


_FEWEST_CAPITALS = 4  # of one name at least; fewer can be initials


def _is_family_in_front(words: tuple[str, str, str]) -> bool:
    family, _, given = words
    is_family = family.isupper() and family.replace("-", "").isalpha()
    return is_family and given[:1].isupper() and given[1:2].islower()
