"""What each page about places and peer groups says, as plain values."""
