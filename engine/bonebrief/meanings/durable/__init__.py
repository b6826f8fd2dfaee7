"""One person, by durable_rules."""
