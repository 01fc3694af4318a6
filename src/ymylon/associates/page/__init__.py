"""What each page about persons and things of concern says, as plain values."""
