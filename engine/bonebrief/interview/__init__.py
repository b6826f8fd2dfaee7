"""Asking: a pure state machine, a journal on disk, and askers that turn what a person types into its actions."""
