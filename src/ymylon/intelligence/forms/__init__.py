"""What is asked of intelligence: of whoever submits it, and of the unit."""
