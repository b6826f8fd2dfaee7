"""An interview from its beginning to the brief in hand: the two rooms below, put together."""
