"""The value types: what one field of a citation can hold, and how its text is parsed and formatted."""
