"""The doors of places and peer groups."""
