"""MODS, the XML that bibutils makes of every format, as flat records.

Reference: MODS user guidelines 3.x (Library of Congress). Only the elements bibutils writes are looked at.
"""

from __future__ import annotations

from lxml import etree

_NAMESPACE = "{http://www.loc.gov/mods/v3}"
# Where a value stands in a <mods> element: the record's field name and the path to it.
_PATHS: tuple[tuple[str, str], ...] = (
    ("title", "titleInfo[not(@type)]"),
    ("title-short", "titleInfo[@type='abbreviated']"),
    ("title-translated", "titleInfo[@type='translated']"),
    ("name", "name"),
    ("genre", "genre"),
    ("issued", "originInfo/dateIssued"),
    ("captured", "originInfo/dateCaptured|location/url/@dateLastAccessed"),
    ("publisher", "originInfo/publisher|relatedItem/originInfo/publisher"),
    ("place", "originInfo/place|relatedItem/originInfo/place"),
    ("edition", "originInfo/edition|relatedItem/originInfo/edition"),
    ("host-title", "relatedItem[@type='host']/titleInfo[not(@type)]"),
    ("host-short", "relatedItem[@type='host']/titleInfo[@type='abbreviated']"),
    ("host-name", "relatedItem[@type='host']/name"),
    ("host-issued", "relatedItem[@type='host']/originInfo/dateIssued|relatedItem[@type='host']/part/date|part/date"),
    ("series-title", "relatedItem[@type='series']/titleInfo|relatedItem/relatedItem[@type='series']/titleInfo"),
    ("part", ".//part"),
    ("identifier", ".//identifier"),
    ("abstract", "abstract"),
    ("note", "note"),
    ("topic", "subject/topic"),
    ("language", "language/languageTerm"),
    ("url", "location/url"),
    ("location", "location"),
    ("extent", "physicalDescription"),
    ("rights", "accessCondition"),
)  # fmt: skip


def records(xml: str) -> list[dict[str, str]]:
    """The records of a MODS collection, `id` being the citation key where bibutils kept one."""
    root = etree.fromstring(xml.encode(), etree.XMLParser(huge_tree=True))
    for element in root.iter(f"{_NAMESPACE}*"):
        element.tag = etree.QName(element).localname
    return [_record(element) for element in root.iterchildren("mods")]


def _record(element: etree._Element) -> dict[str, str]:
    record = {"id": element.get("ID", "")}
    for name, path in _PATHS:
        found = element.xpath(path)
        assert isinstance(found, list)
        words = [node if isinstance(node, str) else " ".join(map(str, node.itertext())) for node in found]
        if words:
            record[name] = " ".join(" ".join(words).split())
    return record
