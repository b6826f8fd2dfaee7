"""What authors of rules run: check, test, why, rules, init."""
