"""What each page of a panel says, as plain values."""
