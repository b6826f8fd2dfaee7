"""Laws: how clinicians write them, the ways to break one, and what is decided of each."""
