"""YAML text into the rule language, every slip with its place and its mend."""
