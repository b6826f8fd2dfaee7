"""Runs the examples beside the rules, and finds what these leave untried."""
