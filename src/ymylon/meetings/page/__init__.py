"""What each page about meetings says, as plain values."""
