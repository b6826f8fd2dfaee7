"""The same knowledge in the words of another language; ids, answers and rules know nothing of it."""
