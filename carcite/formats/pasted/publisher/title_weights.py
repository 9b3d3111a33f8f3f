"""How much each sign of a line (`signs`) speaks for it being the title of a page: natural logarithms of odds.

They were learned from 610 pages with known titles, of journals' sites, servers and printed pages in some thirty
languages, by logistic regression with one answer a page. Signs that say next to nothing have no weight; those of labels
and citations, which few of these pages have, were given some.
"""

from __future__ import annotations

from typing import Final

# fmt: off
WEIGHTS: Final = {
    "above: heading": -0.3, "above: kind": 0.3, "above: label": -0.2, "above: menu": 0.1, "above: none": -0.3,
    "above: site": 0.1, "above: source": 0.2, "above: title": -0.3,
    "below: affiliation": -0.4, "below: heading": -0.2, "below: kind": -0.2, "below: menu": -0.1, "below: name": 0.6,
    "below: none": -0.3, "below: other": -0.2, "below: people": 0.8, "below: site": -0.2, "below: source": -0.3,
    "capitals: 0.4": 0.1, "capitals: 0.6": -0.2, "capitals: 0.99": 0.2, "capitals: only": 0.6, "capitals: more": -0.4,
    "digits: 0": 0.2, "digits: more": -0.6,
    "label: OTHER with a value": -0.1, "label: TITLE with a value": 3.1,
    "line 0": -0.3, "line 1": 0.2, "line 4": 0.2, "line 12": -0.1, "line 40": -0.2, "line more": -0.1,
    "no title": 0.4, "no title: cited": 0.8, "no title: lines 10": 0.2, "no title: lines 40": 0.3,
    "no title: lines 5": -0.2, "no title: lines more": 0.1, "no title: places 0": -0.4, "no title: places 1": 0.3,
    "no title: places 4": 0.3, "no title: places more": 0.3,
    "people: 1": -0.2, "people: more": -0.1,
    "people above: 2": -0.2, "people above: 6": -0.3, "people above: none": 0.3, "people above: more": -0.3,
    "people below: 1": 1.0, "people below: 2": 0.4, "people below: 3": -0.1, "people below: 8": -0.3,
    "people below: 15": -0.3, "people below: none": -0.8, "people below: more": -0.1,
    "place 0": 0.9, "place 1": 0.2, "place 2": 0.4, "place 4": 0.1, "place more": -0.2,
    "rank 0": 0.7, "rank 1": 0.5, "rank 2": 0.2, "rank 4": 0.3, "rank more": -0.3,
    "script: ja": 0.1, "script: zh": -0.7,
    "second above: affiliation": -0.1, "second above: kind": 0.2, "second above: label": -0.2,
    "second above: name": -0.2, "second above: other": -0.1, "second above: source": 0.5, "second above: title": -0.2,
    "second below: affiliation": 0.2, "second below: label": -0.1, "second below: menu": -0.3,
    "second below: name": 0.6, "second below: none": -0.7, "second below: other": -0.3, "second below: people": 0.4,
    "second below: site": 0.1, "second below: title": -0.3,
    "share of the abstract: 0": -1.2, "share of the abstract: 0.2": -0.5, "share of the abstract: 0.34": -0.2,
    "share of the abstract: 0.7": 0.5, "share of the abstract: more": 1.0,
    "small words: 0": -0.2, "small words: more": 0.6,
    "weight of a place: 0": 0.2, "weight of a place: 1": -0.2, "weight of a place: 2": 0.2,
    "weight of a place: 3": 0.1, "weight of a place: more": -0.6,
    "words: 1": -0.5, "words: 2": -0.5, "words: 3": -0.8, "words: 4": -0.3, "words: 8": 0.2, "words: 11": 0.7,
    "words: 15": 0.7, "words: 20": 0.6, "words: 35": -0.2, "words: more": -0.4,
    "words of the abstract: 0": -1.2, "words of the abstract: 1": -0.4, "words of the abstract: 4": 0.3,
    "words of the abstract: more": 0.9,
    "above label of another title": 1.9, "above the abstract": 0.2, "address": -0.4, "bar": -0.3,
    "before a source": 1.5, "begins small": -0.4, "begins with a digit": -0.6, "begins with a sign": -0.5,
    "below label: TITLE": 3.0, "below the abstract": -0.6, "can be the title": 0.7, "cited": 1.3, "colon": 0.5,
    "commas": -0.8, "end of another line": -0.2, "ends in a mark": -0.4, "ends in colon": 0.1,
    "ends in question": 0.3, "ends in stop": -1.2, "gap above": 0.5, "heading: KEYWORDS": -0.4, "in quotes": 1.7,
    "institution": -0.5, "known name": -0.2, "line of the site": -1.3, "marked": -0.2, "menu": -0.4,
    "not cited": -1.1, "numbered": -0.3, "sentences": -0.9, "source": -0.1, "translation below": 0.7,
    "within a line with a year": 0.6, "within another line above": 0.2, "within another line below": 0.5,
    "word of journals": -0.4, "year": 0.1,
}
# fmt: on
