"""What each page about a plan that is kept says, as plain values."""
