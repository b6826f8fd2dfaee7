"""A graph of columns in the words of engines that run it over tables."""
