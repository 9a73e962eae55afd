"""One scene a file: a function that draws on a canvas."""
