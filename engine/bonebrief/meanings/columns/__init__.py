"""The rules over a whole table of people, as columns: exactly what the plain meaning says of each of them."""
