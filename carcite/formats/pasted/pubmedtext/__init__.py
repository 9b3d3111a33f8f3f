"""The format `pubmedtext`: PubMed's text displays and NLM's reference lists. `reader` has the format."""
