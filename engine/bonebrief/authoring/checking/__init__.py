"""Says what is wrong with the rules, once or at each save, and what each check is about."""
