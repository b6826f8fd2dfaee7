"""JSON Schemas, made from the model, with which an editor completes the YAML files and flags mistakes in them."""
