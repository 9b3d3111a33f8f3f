"""TeX and the markup text of the model: `decode` reads one as the other, `encode` writes it.

Three kinds of field, three pairs of functions: text with the small markup (titles, abstracts, notes), plain text
(names, publishers), and verbatim (URLs, DOIs). The law between them: `decode(encode(text)) == text`.
"""

from __future__ import annotations

from carcite.tex.decode import decode, decode_noting, decode_plain, decode_plain_noting
from carcite.tex.encode import encode, encode_plain, encode_verbatim
from carcite.tex.spelling import unsettable, with_accents, with_greek
from carcite.tex.verbatim import decode_verbatim

__all__ = [
    "decode", "decode_noting", "decode_plain", "decode_plain_noting", "decode_verbatim", "encode", "encode_plain",
    "encode_verbatim", "unsettable", "with_accents", "with_greek",
]  # fmt: skip
