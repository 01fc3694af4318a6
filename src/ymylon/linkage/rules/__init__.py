"""Who could be meant by what was typed, and why; free of the framework."""
