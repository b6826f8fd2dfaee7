"""Scores in running text, each with its name and its site, and what the words around it say of it."""
