"""What EndNote's XML and its tagged format share: reference types, and the fields of each; names, for RIS, too."""
