"""Texts in other languages, read from their files and chosen by the code of a language."""
