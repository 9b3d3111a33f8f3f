"""Learns the weights of the reader of publishers' pages from labelled pages: `make weights PAGES=folder`.

The pages belong to their publishers and are not part of the project. The weights that are there are the starting point:
new pages change them as far as these pages show, and signs that no new page has keep their weights.
"""
