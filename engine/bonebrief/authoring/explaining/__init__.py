"""Why something is true, false or unknown for one person, and what would change it."""
