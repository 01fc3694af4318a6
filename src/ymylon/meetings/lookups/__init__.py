"""Meetings, for those who may see them: every read."""
