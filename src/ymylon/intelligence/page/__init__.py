"""What each page of intelligence says."""
