"""One file a command: its options and what it does, from options to exit status."""
