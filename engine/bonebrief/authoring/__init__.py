"""What authors of rules run."""
