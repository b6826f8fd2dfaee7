"""Knowledge that was loaded once and is kept as plain data, so that the next start need not read the YAML."""
