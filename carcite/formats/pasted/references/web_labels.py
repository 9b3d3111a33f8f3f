"""The words of links that publishers' pages print below or behind a reference: `Article CAS PubMed Google Scholar`."""

from __future__ import annotations

import re

# With these a run of words is one of links; the others are links only beside them, or on a line of their own.
SURE_LABELS = (
    r"Google Scholar|Google Preview|(?:Search )?ADS(?: Abstract Service)?|Cross ?[Rr]ef(?: Full Text)?|PubMed/NCBI"
    r"|PubMed(?: Central)?(?: PMID)?|PubMed Abstract|(?:ISI )?Web of Science(?: ?®)?|Scopus|CAS|ChemPort|WorldCat"
    r"|OpenURL Placeholder Text|Order article via Infotrieve|MathSciNet|Zentralblatt MATH|SpringerLink|(?:IN)?SPIRES?"
    r"|View (?:Record )?in Scopus|(?:Free )?PMC [Ff]ree [Aa]rticle|Free (?:PMC|pmc) article|Abstract/FREE Full Text"
    r"|View [Ii]n [Aa]rticle|View [Aa]rticle|View at Publisher|Go to reference|Show context|Full Text via CrossRef"
    r"|Find this article online|Return to ref(?:erence)?(?: [0-9]{1,4})?(?: in article)?"
)
_OTHER = (
    r"Article|Abstract|Summary|PDF(?: ?\([0-9.]+ ?[kKmM][bB]\))?|HTML|EPUB|DOI|doi|PMC|MATH|Medline|MEDLINE|Links?"
    r"|Full [Tt]ext(?: PDF)?|Full-[Tt]ext|Download(?: PDF| citation(?: file)?)?|Export (?:citation|reference)s?"
    r"|Publisher|Citations?|Cited by|Times cited|View (?:PDF|abstract|full text)|Open in new tab|Preview|Related"
    r"|Reference|Crossmark|ISI|There is no corresponding record for this reference"
)
LABELS = rf"(?:{SURE_LABELS}|{_OTHER})"
_BETWEEN = r"[\s|,;:·•*→›»↗/()\[\]-]{0,6}"
_COUNT = r"(?:[(\[]?[0-9]{1,6}(?: citations?| times)?[)\]]?)"
_SEVERAL = rf"(?:{LABELS}{_BETWEEN}(?:{_COUNT}{_BETWEEN})?){{1,12}}"
_LINE = re.compile(rf"{_BETWEEN}{_SEVERAL}\.?")
_END = re.compile(rf"(?:(?<=[^\w\s,;:(-])|(?<=[0-9]))[\s|\[(]{{1,6}}(?P<links>{_SEVERAL})$")
_HAS_SURE = re.compile(SURE_LABELS)
_LONGEST = 240  # characters


def is_links(text: str) -> bool:
    """Return whether a line has no other words than those of links."""
    return len(text) <= _LONGEST and _LINE.fullmatch(text) is not None


def without_links(text: str) -> str:
    """Return a text without the words of links that end it, behind a stop, a number or a bracket.

    >>> without_links("J Tea. 2010;12:45-67. Article CAS PubMed Google Scholar")
    'J Tea. 2010;12:45-67.'
    """
    end = text[-_LONGEST:]
    links = _END.search(end)
    if links is None or not _HAS_SURE.search(links["links"]):
        return text
    return text[: len(text) - len(end) + links.start()]
