"""Sites and the numbers that stand under headings beside them: tables, upright and on their side."""
