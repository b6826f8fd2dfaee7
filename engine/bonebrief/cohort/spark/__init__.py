"""Everybody of a table judged on Spark."""
