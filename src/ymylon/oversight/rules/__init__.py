"""What stands out in the record of acts, what each act is called, and what a grant consists of. Never a score."""
