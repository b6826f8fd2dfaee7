"""Numbers in conditions: what nobody can meet, what is certain, gaps between bands, and what was meant otherwise."""
