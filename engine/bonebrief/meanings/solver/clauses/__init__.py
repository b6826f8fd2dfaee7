"""A rule book over everybody as clauses: numbers, conditions, findings and points as literals of one circuit."""
