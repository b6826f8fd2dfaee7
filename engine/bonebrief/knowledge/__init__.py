"""YAML into a typed, located model of what clinicians wrote; the condition language."""
