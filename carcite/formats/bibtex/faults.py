"""What faulty blocks of a .bib file still say: where a field or an entry begins in them, and what a cut value holds."""

from __future__ import annotations

import re

_A_FIELD = r"[ \t]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*[\w{\"#,]"
NEXT_FIELD = re.compile(r"\n" + _A_FIELD)
FIELD_HERE = re.compile(_A_FIELD)
FIELD_AHEAD = re.compile("[\\n,]" + _A_FIELD)
DOUBLED = re.compile(r'""([^"{}]+)""')
# A value without braces or quotes, up to the next field or the end.
BARE = re.compile(r"[^,{}\"\n]++(?=[,}]" + _A_FIELD + r"|[,}]?\s*\Z)")
# A field whose value in braces or quotes stands behind another sign than `=`, or behind none.
_MISSIGNED = re.compile(r"([A-Za-z][\w+-]*)[ \t]*([=:]*)\s*(?=[{\"])")
# What is left between the fields: signs, with nothing to read in them.
NOTHING = re.compile(r"[\s{}()\",;]*\Z")
# Where a faulty entry ends at the latest: before a line that begins another, with its brace or with a key alone.
FOLLOWING = re.compile(r"\n[ \t]*@[ \t]*[A-Za-z][\w.+-]*(?:\s*[{(]|[ \t]+[^\s,={}]+[ \t]*,)")
# An entry without its brace, and fields outside of any entry.
_NO_BRACE = re.compile(r"^[ \t]*@[ \t]*(?!comment\b)[A-Za-z]", re.MULTILINE | re.IGNORECASE)
_LOOSE_FIELD = re.compile("^" + _A_FIELD, re.MULTILINE)
# An entry that begins within a line: one with a key and a field.
ENTRY_HERE = re.compile(r"@[ \t]*[A-Za-z][\w.+-]*\s*[{(]\s*[^\s,{}=\"#%]+\s*,\s*" + _A_FIELD)


def before_field(text: str, start: int, match: re.Match[str]) -> tuple[str, int]:
    """Where no comma stands before the first field: the key ("" for none), and where the field's name begins."""
    key, space, name = match[1].rpartition(" ")
    return (key.strip(), match.end(1) - len(name)) if space else ("", start)


def loose_fields(text: str) -> str:
    """Why a text between the blocks is more than a remark; "" where it is none."""
    if "@" in text and _NO_BRACE.search(text):
        return "no brace after the entry type"
    return "fields outside an entry" if "}" in text and _LOOSE_FIELD.search(text) else ""


def missigned(text: str, at: int) -> re.Match[str] | None:
    """A field without its `=`: with a colon or two signs anywhere, with none where a field has to begin."""
    match = _MISSIGNED.match(text, at)
    if match is None or match[2]:
        return match
    return match if text[max(0, at - 80) : at].rstrip(" \t")[-1:] in ("\n", ",") else None


def hidden(text: str) -> str:
    """The text with characters of no meaning for its escaped braces."""
    return text.replace("\\{", "\x01\x02").replace("\\}", "\x01\x03")


def shown(text: str) -> str:
    """The text with its escaped braces again."""
    return text.replace("\x01\x02", "\\{").replace("\x01\x03", "\\}")


def without_delimiters(text: str) -> str:
    """A cut value without the braces or quotes it began or ended with."""
    text = text.strip("#, \t\n")
    if NOTHING.match(text):
        return ""
    if text[:1] in ('"', "{"):
        opening, text = text[0], text[1:]
        if opening == '"' and (inner := text.rstrip("} \t\n")).endswith('"'):
            text = inner  # the brace that ends the entry
        ending = '"' if opening == '"' else "}"
        while text.endswith(ending) and (opening == '"' or text.count("}") > text.count("{")):
            text = text[:-1].rstrip()
    elif text.endswith('"') and text.count('"') == 1:
        text = text[:-1]
    return text


def reason_of(raw: str) -> str:
    """Why bibtexparser does not take a block; "" where it does."""
    import logging

    from bibtexparser.splitter import Splitter

    # What it would log is said in a note.
    logger = logging.getLogger("bibtexparser.splitter")
    disabled, logger.disabled = logger.disabled, True
    try:
        failed = Splitter(raw).split().failed_blocks
    finally:
        logger.disabled = disabled
    return str(failed[0].error) if failed else ""
