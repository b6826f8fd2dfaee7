"""What a question or a derived fact is, key by key: what may be answered, the formula, other words, offers."""
