"""The judging of a table as the text of one statement, for a warehouse that runs it where the people are."""
