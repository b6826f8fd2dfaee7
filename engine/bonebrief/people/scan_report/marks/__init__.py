"""The text of a report as a row of marks: names, sites, numbers and dates, in the words of nine languages."""
