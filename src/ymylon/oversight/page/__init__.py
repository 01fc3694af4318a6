"""What the pages of oversight say, one subject a file."""
