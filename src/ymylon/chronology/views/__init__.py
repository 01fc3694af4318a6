"""The doors of the child's page, and of what is given outside the record."""
