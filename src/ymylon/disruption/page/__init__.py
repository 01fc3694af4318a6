"""What each page about a disruption plan says, as plain values."""
