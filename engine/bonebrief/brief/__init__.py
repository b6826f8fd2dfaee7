"""An inference made into a brief: discussion points in order of priority."""
