"""How large a file may be that somebody sends, and all of one request together: held in memory, and never on a disk."""

LARGEST_FILE = 6 * 1024 * 1024
LARGEST_IN_ALL = 24 * 1024 * 1024
