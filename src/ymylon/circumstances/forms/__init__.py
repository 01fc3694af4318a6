"""What is asked about a child's circumstances."""
