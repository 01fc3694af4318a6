"""The field's words, codes, calendars and geography, in both languages: plain Python, no framework."""
