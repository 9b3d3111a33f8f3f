"""Tests of `carcite.formats.nbib`, module by module."""
