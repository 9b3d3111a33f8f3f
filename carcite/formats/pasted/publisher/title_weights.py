"""How much each sign of a line (`signs`) speaks for it being the title of a page: natural logarithms of odds.

They were learned from 920 pages with known titles, of journals' sites, servers and printed pages in some thirty
languages, by logistic regression with one answer a page. Signs that say next to nothing have no weight; those of labels
and citations, which few of these pages have, were given some.
"""

from __future__ import annotations

from typing import Final

# fmt: off
WEIGHTS: Final = {
    "above: kind": 0.5, "above: label": -0.3, "above: none": -0.4, "above: other": -0.2, "above: people": 0.2,
    "above: site": 0.1, "above: source": 0.2, "above: title": -0.3,
    "below: affiliation": -0.2, "below: heading": -0.2, "below: kind": -0.2, "below: menu": -0.2, "below: name": 0.7,
    "below: none": -0.4, "below: other": -0.2, "below: people": 0.9, "below: site": -0.1, "below: source": -0.3,
    "below label: AUTHORS": -0.1, "below label: OTHER_TITLE": 0.3, "below label: TITLE": 5.0,
    "capitals: 0.99": 0.2, "capitals: only": 0.6, "capitals: more": -0.5,
    "digits: 0": 0.3, "digits: more": -0.6,
    "heading: AUTHORS": -0.1, "heading: KEYWORDS": -0.3,
    "line 0": -0.4, "line 1": 0.3, "line 4": 0.2, "line 40": -0.3, "line more": -0.1,
    "no title": 0.3, "no title: cited": 1.0, "no title: lines 10": 0.3, "no title: lines 20": -0.2,
    "no title: lines 40": 0.2, "no title: lines 5": -0.2, "no title: lines more": 0.2, "no title: places 0": -0.4,
    "no title: places 1": 0.4, "no title: places 4": 0.2,
    "people: 0": 0.2, "people: 1": -0.2, "people: 2": -0.2, "people: more": -0.1,
    "people above: 1": 0.2, "people above: 2": -0.2, "people above: 6": -0.3, "people above: none": 0.2,
    "people above: more": -0.2,
    "people below: 1": 1.0, "people below: 2": 0.5, "people below: 8": -0.3, "people below: 15": -0.3,
    "people below: none": -0.9, "people below: more": -0.2,
    "place 0": 1.0, "place 1": 0.3, "place 2": 0.5, "place 4": 0.3, "place more": -0.4,
    "rank 0": 1.0, "rank 1": 0.5, "rank 2": 0.3, "rank 4": 0.3, "rank more": -0.4,
    "second above: affiliation": -0.1, "second above: kind": 0.2, "second above: name": -0.4,
    "second above: other": -0.2, "second above: source": 0.6, "second above: title": -0.2,
    "second below: affiliation": 0.3, "second below: heading": -0.1, "second below: label": 0.2,
    "second below: menu": -0.4, "second below: name": 0.5, "second below: none": -0.8, "second below: other": -0.5,
    "second below: people": 0.5, "second below: site": 0.3, "second below: title": -0.4,
    "share of the abstract: 0": -1.2, "share of the abstract: 0.2": -0.7, "share of the abstract: 0.34": -0.2,
    "share of the abstract: 0.7": 0.5, "share of the abstract: more": 0.9,
    "small words: 0": -0.3, "small words: 1": -0.2, "small words: 3": 0.1, "small words: more": 0.6,
    "weight of a place: 0": 0.3, "weight of a place: 1": -0.2, "weight of a place: 2": 0.2,
    "weight of a place: 3": 0.1, "weight of a place: more": -0.7,
    "words: 1": -0.6, "words: 2": -0.5, "words: 3": -0.7, "words: 4": -0.3, "words: 6": 0.1, "words: 8": 0.3,
    "words: 11": 0.6, "words: 15": 0.5, "words: 20": 0.5, "words: 26": 0.3, "words: more": -0.5,
    "words of the abstract: 0": -1.2, "words of the abstract: 1": -0.4, "words of the abstract: 2": -0.2,
    "words of the abstract: 4": 0.4, "words of the abstract: more": 0.7,
    "above label of another title": 1.8, "above the abstract": 0.4, "address": -0.4, "bar": -0.3,
    "before a source": 1.5, "begins small": -0.3, "begins with a digit": -0.6, "begins with a sign": -0.5,
    "below the abstract": -0.6, "can be the title": 0.8, "cited": 1.4, "colon": 0.5, "commas": -1.0,
    "ends in a mark": -0.1, "ends in question": 0.3, "ends in stop": -1.3, "gap above": 0.5,
    "has another line in it": -0.3, "in quotes": 1.7, "institution": -0.6, "known name": -0.3,
    "label: TITLE with a value": 5.0, "line of the site": -1.5, "marked": -0.2, "menu": -0.5, "not cited": -1.4,
    "numbered": -0.4, "repeated above": -0.1, "repeated below": -0.2, "script: zh": -0.3, "sentences": -1.0,
    "source": -0.1, "steps": -0.3, "translation below": 0.7, "within a line with a year": 0.7,
    "within another line above": 0.4, "within another line below": 0.5, "word of journals": -0.3,
}
# fmt: on
