"""A citation built by hand, printed as BibTeX."""

import carcite

citation = carcite.Citation(
    type="article-journal",
    title="Mapping model units to neurons reveals population code for social behaviour",
    authors=["Cowley, Benjamin R.", "van der Berg, Jan", carcite.Name(literal="Fly Consortium")],
    container_title="Nature",
    issued="2024-05",
    volume=629,
    issue=8014,
    pages="1100-8",
    doi="https://doi.org/10.1038/s41586-024-07451-8",
)
print(carcite.dumps(citation, "bibtex"))
