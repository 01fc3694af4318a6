"""What practitioners do about persons and things of concern: every write."""
