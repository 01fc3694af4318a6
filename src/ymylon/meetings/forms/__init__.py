"""What is asked of a meeting, one short question at a time: for calling it, and for holding it."""
