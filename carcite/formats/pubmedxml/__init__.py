"""PubMed XML: what E-utilities' efetch gives (`retmode=xml`) and NLM's baseline and update files hold.

Reference: PubMed DTD (PubmedArticleSet, PubmedBookArticleSet, and the older MedlineCitationSet); NLM, "MEDLINE/PubMed
XML Element Descriptions and their Attributes". `issued` is PubDate, `epub_date` is ArticleDate. Elements that no field
takes are kept in `extra`. Answers of the other E-utilities are refused with what they are.
"""

from __future__ import annotations

from carcite.formats.base import Format
from carcite.formats.pubmedxml.reader import ANSWERS, FAULTS, RECORDS, SETS, read_stream
from carcite.formats.pubmedxml.record import FORMAT_NAME
from carcite.formats.xml import root_name


def sniff(text: str) -> bool:
    """Whether the root element is PubMed's, or that of another E-utilities answer, which the reader refuses by name."""
    root = root_name(text)
    return root in SETS or root in RECORDS or root in FAULTS or root in ANSWERS


FORMAT = Format(
    name=FORMAT_NAME,
    title="PubMed XML",
    reference="NLM, PubMed DTD; MEDLINE/PubMed XML Element Descriptions and their Attributes",
    sniff=sniff,
    read_stream=read_stream,
    binary=True,
    media_type="application/xml",
)
