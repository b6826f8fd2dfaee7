"""A brief on a screen, as Markdown, as a page, as JSON."""
