"""How lines of the rule language are read: conditions, formulas, and what was probably meant instead."""
