"""What authors of rules run: checking, testing, explaining, comparing, writing, reading."""
