"""Tests of `carcite.formats.ris`, module by module."""
