"""What codes of a health record mean: the systems, the meanings that clinicians wrote, and their file."""
