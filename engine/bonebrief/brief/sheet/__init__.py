"""The two sheets that are carried into the visit: what stands on one page, and what behind it."""
