"""The files that tables come in, as lazy columns; what cannot be read is said with its place."""
