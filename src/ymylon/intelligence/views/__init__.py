"""The doors to intelligence: of those who submit and read, and of the force's unit."""
