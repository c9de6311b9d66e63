"""The typed heart: immutable values that every other layer speaks. Nothing here opens a file."""
