"""Tests of `carcite.formats.zoterordf`, module by module."""
