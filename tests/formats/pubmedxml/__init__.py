"""Tests of `carcite.formats.pubmedxml`, module by module."""
