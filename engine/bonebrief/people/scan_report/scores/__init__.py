"""Scores held against what stands beside them and elsewhere in the report, and one chosen for each answer."""
