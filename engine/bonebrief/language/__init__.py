"""The rule language as plain data: conditions, formulas, facts, values and truth; no text, no person, no engine."""
