"""The whole record in one sealed file, and back again: docs/decisions/0040-backup.md."""
