"""What is not wrong but deserves a second look: a check and its page in each file."""
