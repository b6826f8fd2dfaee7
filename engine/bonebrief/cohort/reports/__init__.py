"""A report on many people, for a screen and as a page."""
