"""A graph of columns as the text of one statement, for engines that read SQL."""
