"""What a person can mend, as one exception; its text is the message they see."""


class BoneBriefError(Exception):
    """Something a person can mend; its text is the message they see."""
