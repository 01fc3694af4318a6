"""The doors of persons and things of concern."""
