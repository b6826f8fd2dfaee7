"""What the rules may see of the people of a table: answers that count, what follows from them, and whether they fit."""
