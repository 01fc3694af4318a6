"""What oversight may find."""
