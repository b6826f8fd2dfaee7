"""Every possible person: who there could be for whom something holds."""
