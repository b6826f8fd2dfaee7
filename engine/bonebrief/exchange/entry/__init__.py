"""What one entry of a record says, and why it counts or does not."""
