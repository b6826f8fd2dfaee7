"""How lines of the rule language are read: conditions, formulas, bounds, texts, and what was probably meant instead."""
