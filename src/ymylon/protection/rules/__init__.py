"""What protects a child: how a fact is sealed, who must agree, and what would betray. Free of Django."""
