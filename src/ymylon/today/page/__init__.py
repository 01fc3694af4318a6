"""What Today says."""
