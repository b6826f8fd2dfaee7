"""Writes rules with their author, and copies all of them for a clinic."""
