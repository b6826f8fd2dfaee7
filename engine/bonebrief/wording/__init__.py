"""The rule language back into words."""
