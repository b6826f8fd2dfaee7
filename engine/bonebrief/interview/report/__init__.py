"""Taking over what a scan report says: what is proposed, what the person makes of it, and the words for it."""
