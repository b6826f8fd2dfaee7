"""What an edit of the rules changes, and whose briefs change with it."""
