"""How answers are read: files of people, values, numbers with their units, as YAML or as words."""
