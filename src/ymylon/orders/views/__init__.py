"""The doors to warning notices and orders."""
