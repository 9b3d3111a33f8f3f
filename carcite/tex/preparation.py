"""What is put right in a TeX value before it is read: conditionals, and signs that belong together."""

from __future__ import annotations

import re

# A quotation in single quotes: not an accent (\`), a ligature (?`) or an apostrophe within it.
_SINGLE_QUOTED = re.compile(r"(?<![\\`!?\"\w])`(?![`\s}]|\{\})((?>(?:[^`'\\]|\\.|'(?=\w))+))'(?!['\w])", re.DOTALL)
# `\ifmmode \check{Z}\else \v{Z}\fi{}`, as the American Physical Society writes letters: values are text.
_IF_MATH = re.compile(
    r"\\ifmmode(?![A-Za-z])(?>(?:(?!\\(?:else|fi|ifmmode)(?![A-Za-z])).)*)"
    r"(?:\\else(?![A-Za-z])\s*+((?>(?:(?!\\(?:fi|ifmmode)(?![A-Za-z])).)*)))?\\fi(?![A-Za-z])\s*+",
    re.DOTALL,
)


def prepared(tex: str) -> str:
    """Return the value without conditionals; braces without a partner, as Zotero writes them, are commands."""
    if "\\ifmmode" in tex:
        tex = _IF_MATH.sub(lambda match: (match[1] or "").rstrip(), tex)
    if "\\vphantom" in tex:
        tex = tex.replace("\\{\\vphantom{\\}}", "{\\textbraceleft}").replace("\\vphantom{\\{}\\}", "{\\textbraceright}")
    return tex


def with_single_quotes(tex: str) -> str:
    """Return the value with the quotation marks of a text in single quotes (`` `so' ``)."""
    return _SINGLE_QUOTED.sub(r"‘\1’", tex) if "`" in tex else tex
