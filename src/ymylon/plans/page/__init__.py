"""What each page about a plan says, as plain values."""
