"""How much each sign of a line (`affiliation_signs`) speaks for it being an affiliation: natural logarithms of odds.

They were learned from 11,000 lines of 360 pages with known affiliations, of journals' sites, servers and printed
pages in some thirty languages, by logistic regression. Signs that say next to nothing have no weight; those of
headings, marks and names with places, which few of these pages have, were given some.
"""

from __future__ import annotations

from typing import Final

# fmt: off
WEIGHTS: Final = {
    "above: label": -0.4, "above: name": 0.7, "above: none": -0.1, "above: other": 0.3, "above: people": -0.5,
    "above: site": 0.2, "above: source": -0.1, "above: title": -0.2,
    "authors above: 1": 1.1, "authors above: 2": 0.5, "authors above: 5": -0.2, "authors above: 8": -0.5,
    "authors above: 15": -0.3, "authors above: more": -0.7,
    "below: affiliation": 0.9, "below: label": -0.4, "below: name": 0.3, "below: none": -0.2, "below: other": -0.2,
    "below: people": -0.2, "below: site": -0.5,
    "below heading of affiliations: 1": 1.5, "below heading of affiliations: 2": 0.3,
    "below heading of affiliations: 3": -0.2, "below heading of affiliations: 5": -0.2,
    "below heading of affiliations: 15": -0.3, "below heading of affiliations: 30": -0.3,
    "below heading of affiliations: more": -0.1,
    "below the title: 0": -0.6, "below the title: 2": 0.7, "below the title: 3": 0.5, "below the title: 8": -0.1,
    "below the title: 15": -0.4, "below the title: 30": 0.2, "below the title: more": 0.2,
    "commas: 0": -0.8, "commas: 1": 0.4, "commas: 2": -0.2, "commas: 5": 0.6, "commas": 0.2,
    "digits: 0": 0.4, "digits: 0.05": -0.1, "digits: 0.15": -0.2,
    "last: 1": 1.3, "last: 2": 0.6, "last: 3": -0.2, "last: 5": -0.8, "last: 8": -0.3, "last: more": -0.6,
    "mark: an author's": 1.1, "mark: another": -0.2, "mark: none": -0.1, "mark: none, others have": -0.6,
    "mark: of no author": 0.7, "mark: the next": 0.7,
    "names of authors: 1": -0.5, "names of authors: 2": -0.3,
    "people: 0": 0.7, "people: 1": -0.4, "people: more": -0.3,
    "people below: 1": -0.1, "people below: 2": 0.1, "people below: 3": -0.2, "people below: none": -0.4,
    "people below: more": 0.4,
    "place 0": -0.6, "place 1": 0.7, "place 2": 0.4, "place 4": 0.8, "place more": 0.4,
    "small: 0": 0.5, "small: 0.1": 0.4, "small: 0.25": 0.4, "small: 0.4": -0.3, "small: 0.6": -0.5,
    "small: more": -0.5,
    "weight of a place: 0": -0.8, "weight of a place: 1": -0.3, "weight of a place: 3": 1.0,
    "word: affiliation": 1.9, "word: ends in a country": 0.7, "word: headed": 5.8, "word: institution first": 0.9,
    "word: institution word": 1.3, "word: names with places": 3.6, "word: not of authors": -0.2,
    "word: of an author": -0.3, "word: organisation": 0.4,
    "words: 1": 0.2, "words: 4": 0.3, "words: 6": -0.4, "words: 8": 0.4, "words: 11": -0.3, "words: 15": -0.2,
    "words: 20": -0.2, "words: 26": 0.1, "words: 35": 0.2, "words: more": -0.3,
    "author and body": 2.7, "author with a place": 2.1, "begins with a digit": 0.2, "begins with a sign": -0.4,
    "body below an author": 1.2, "body between authors": 1.3, "can be the title": 0.7, "colon": -0.1,
    "each line": -4.9, "ends in comma": 0.3, "ends in stop": -0.4, "gap above": 0.2, "gap below": -0.4,
    "institution": 0.1, "last ends in a comma": 0.7, "last ends in a country": 0.3, "last ends in a word": 1.0,
    "line of the site": -1.4, "marked": -0.3, "menu": -0.7, "numbered": 0.1, "people with places": 0.4,
    "sentences": -0.5, "word of journals": -0.3,
}
# fmt: on
