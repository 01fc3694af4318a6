"""A release: few tables, protected, attacked, and written in the form in which Wales publishes."""
