"""How much may be written: what is larger than a clinic needs is refused at its place, before anything follows it."""
