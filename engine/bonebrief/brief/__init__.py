"""An inference made into a brief: discussion points in order of priority, and the ways it is shown."""
