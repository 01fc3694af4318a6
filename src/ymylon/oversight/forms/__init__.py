"""What is asked in oversight, one subject a file."""
