"""Answers about bone health and a T-score in; sourced, prioritised discussion points out."""

__version__ = "0.1.0"
