"""What a child's page says, in the lanes of whoever looks."""
