"""The files of a directory: read, written, and what is said of them."""
