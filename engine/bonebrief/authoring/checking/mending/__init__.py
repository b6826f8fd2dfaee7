"""Mends: put into texts, and every sure one into its file."""
