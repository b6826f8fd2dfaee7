"""What the texts of points must be: calm and plain, without orders and doses, on evidence, true of their bounds."""
