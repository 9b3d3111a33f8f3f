"""The format `page`: the text of a page that shows one paper. `reader` has the format."""
