"""A clinic's copy: made on its first day, updated from the rules it came from, reviewed, and its ids retired."""
