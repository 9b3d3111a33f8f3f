"""The format `pubmedweb`: pages of PubMed and PMC copied from the web. `reader` has the format."""
