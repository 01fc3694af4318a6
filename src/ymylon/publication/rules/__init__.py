"""The standard and its rules: what a return must look like, and what is found in one. No database is needed for any of it."""
