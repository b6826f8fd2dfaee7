"""Whether the examples would notice a wrong rule: each rule changed a little, and what becomes of it."""
