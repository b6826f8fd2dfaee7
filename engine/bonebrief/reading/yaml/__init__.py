"""YAML as nodes that remember their place."""
