"""Shows the rules: as a list, one in words, as a drawing, as a book."""
