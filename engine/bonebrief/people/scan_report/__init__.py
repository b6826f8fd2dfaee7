"""A scan report's text into candidates for answers, each with its place in the text and its doubt; never a guess."""
