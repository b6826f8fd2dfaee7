"""What a finding or a point is, key by key: its texts, what it rests on, the density class, calm words."""
