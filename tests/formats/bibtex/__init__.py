"""Tests of `carcite.formats.bibtex`, module by module."""
