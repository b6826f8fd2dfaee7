"""A brief as a web page that loads nothing, on screen and on paper."""
