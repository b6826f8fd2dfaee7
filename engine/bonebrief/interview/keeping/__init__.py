"""How an interview is kept on disk, line by line, and found again."""
