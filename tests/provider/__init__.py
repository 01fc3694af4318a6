"""A real provider of single sign-on for the tests: another Django, in a process of its own."""
