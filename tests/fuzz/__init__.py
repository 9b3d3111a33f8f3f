"""`make fuzz`: mutated inputs through every reader, and what they give through every writer, with the laws checked."""
