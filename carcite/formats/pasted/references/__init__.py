"""The format `references`: lists of references in the styles that people print them in. `reader` has the format."""
