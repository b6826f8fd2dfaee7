"""People from wherever they come, as answers."""
