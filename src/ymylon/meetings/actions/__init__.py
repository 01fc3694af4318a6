"""What practitioners do about meetings: every write."""
