"""What the guidance says about a notice: by when it is acknowledged, and how silence climbs. Free of Django."""
