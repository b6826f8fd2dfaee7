"""Health records in: what a record says becomes answers that a person may still confirm."""
