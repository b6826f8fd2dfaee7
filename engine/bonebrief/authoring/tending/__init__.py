"""A clinic's copy after its first day: updated from the rules it came from, reviewed, and its ids retired."""
