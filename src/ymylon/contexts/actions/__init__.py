"""What practitioners do about places and peer groups: every write."""
