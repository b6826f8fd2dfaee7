"""What the cells of a column mean: a value, no value, or refused with its reason."""
