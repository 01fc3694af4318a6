"""What a grant and broken glass consist of, and what may be wrong with them."""
