"""Columns as a shared graph, each made once, that knows nothing of rules and of no engine."""
