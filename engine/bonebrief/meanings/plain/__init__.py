"""The reference: one person, in plain Python, with the reasons why."""
