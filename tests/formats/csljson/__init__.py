"""Tests of `carcite.formats.csljson`, module by module."""
