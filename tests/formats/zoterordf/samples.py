"""What the tests of `carcite.formats.zoterordf` share."""

from __future__ import annotations

from lxml import etree

from carcite.formats.zoterordf import FORMAT
from carcite.formats.zoterordf.nodes import NAMESPACES
from carcite.model import Citation
from carcite.options import Options

read, sniff, write = FORMAT.read, FORMAT.sniff, FORMAT.write


ZOTERO = Options(target="zotero")


def tree(*citations: Citation, options: Options = ZOTERO) -> etree._Element:
    return etree.fromstring(write(citations, options).text.encode())


def texts(root: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind(path, NAMESPACES)]
