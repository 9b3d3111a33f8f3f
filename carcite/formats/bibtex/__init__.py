"""BibTeX and biblatex: one syntax, one reader, one field map, two dialects to write.

braces text names dates   values as they stand in a .bib file
types table ...           entry types and fields
syntax inherit reader     text -> entries -> citations
related writer            citations -> entries
bibtex biblatex           the two name plates (FORMAT)
"""
