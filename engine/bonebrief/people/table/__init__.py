"""Tables of people: rows of a file as facts, every value read or refused with its reason."""
