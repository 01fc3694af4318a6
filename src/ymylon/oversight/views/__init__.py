"""The doors of oversight, one subject a file."""
