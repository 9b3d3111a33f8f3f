"""BibTeX and biblatex: one syntax, one reader, one field map, two dialects to write.

braces text names dates   values as they stand in a .bib file
types table ...           entry types and fields
datamodel annotations     what biblatex has on which type, and where the rest is
dialects                  what the importing programs want otherwise
syntax inherit reader     text -> entries -> citations
related writer            citations -> entries
bibtex biblatex           the two name plates (FORMAT)
"""
