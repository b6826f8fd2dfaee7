"""What is wrong with tables: holes, rows that contradict each other, rows that change nothing."""
