"""Readers of text that people paste: abstract pages, copied PubMed pages, PubMed's text downloads."""
