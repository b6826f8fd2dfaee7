"""Scores by site: from tables, from sentences, held against what stands beside them, and one chosen an answer."""
