"""A questionnaire as a form for other programs, and its answers back."""
