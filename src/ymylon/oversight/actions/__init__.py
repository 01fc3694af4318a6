"""What oversight does."""
