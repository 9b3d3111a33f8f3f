"""BibTeX and biblatex: one syntax, one reader, one table of fields, two formats to write.

bibtex biblatex           the two formats (FORMAT)
blocks syntax repair      a text as blocks and entries
inheritance reader        entries as citations
table rows ...            the fields: a file for each subject (titles, people, publisher, dates, notes, ...)
writer kept related       citations as entries
targets zotero            what the importing programs want otherwise
braces text html          values as they stand in a .bib file
"""
