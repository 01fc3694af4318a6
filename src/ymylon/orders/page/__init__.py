"""What each page about warning notices and orders says, as plain values."""
