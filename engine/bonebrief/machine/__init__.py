"""What is needed of the machine: where things live, how characters get in and out, how a command ends."""
