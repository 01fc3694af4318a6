"""What somebody may find of return interviews."""
