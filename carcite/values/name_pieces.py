"""The text between two separators of a list of people: can it be a whole name, a given name, initials, a body?"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from carcite.values import name_words as words
from carcite.values.name_tests import (
    are_initials,
    fold,
    initials_at_end,
    is_east_asian,
    is_initial,
    is_suffix,
    names_body,
)

_INITIALS_AND_PARTICLE = re.compile(r"[^\W\d_]\.(?:[ -]?[^\W\d_]\.)*(?: [a-z]+)?")


class Piece:
    """A text between two commas, with a suffix or degree that follows it after another comma.

    `text` is the given text, `seen` the text without TeX.
    """

    def __init__(self, text: str, plain: Callable[[str], str]) -> None:
        self.text = text
        self.seen = fold(plain(text).replace("~", " "))
        self.words = self.seen.split(" ")
        self.suffixed = False
        self.braced = text.startswith("{") and text.endswith("}") and "}" not in text[:-1]

    @cached_property
    def nlm(self) -> int:
        """Where the initials begin in `Smith JA`; 0 if the piece has another form."""
        return 0 if self.braced or "," in self.seen else initials_at_end(self.seen)

    @cached_property
    def body(self) -> bool:
        return self.braced or names_body(self.seen)

    @cached_property
    def east_asian(self) -> bool:
        return is_east_asian(self.seen)

    @cached_property
    def initials(self) -> bool:
        """Only initials, with or without full stops, and perhaps a particle: `J. A.`, `JA`, `E. de`."""
        every = all(is_initial(word) or are_initials(word, 3) for word in self.words)
        return every or _INITIALS_AND_PARTICLE.fullmatch(self.seen) is not None

    @cached_property
    def initial_first(self) -> bool:
        """`J. A. Smith`, which can only be a whole name."""
        first, last = self.words[0], self.words[-1]
        return len(self.words) > 1 and is_initial(first) and not is_initial(last) and last[:1].isupper()

    @cached_property
    def initial_last(self) -> bool:
        """`Russell J.`, which can only be a given name, or NLM's whole name."""
        return len(self.words) > 1 and (is_initial(self.words[-1]) or self.nlm > 0)

    @cached_property
    def known_given(self) -> bool:
        return len(self.words) > 1 and self.words[0] in words.GIVEN_NAMES

    @cached_property
    def whole(self) -> bool:
        """Whether the piece can be a whole name: of two words or more, a body, or East Asian."""
        if self.east_asian:
            return len(self.seen) > 1
        if self.nlm or self.body:
            return True
        return len(self.words) > 1 and not self.initials and not self.initial_last and self.words[0][:1].isupper()

    def with_comma(self) -> str:
        """Return NLM's `Smith JA 3rd` as `Smith, JA, 3rd`; any other name unchanged."""
        if not self.nlm:
            return self.text
        count = len(self.seen[: self.nlm].split())
        parts = self.text.split(" ")
        family, rest = " ".join(parts[:count]), parts[count:]
        if len(rest) > 1 and is_suffix(rest[-1]):
            return f"{family}, {' '.join(rest[:-1])}, {rest[-1]}"
        return f"{family}, {' '.join(rest)}"
