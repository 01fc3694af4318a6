"""What the guidance says about a missing episode. Free of Django: facts in, an answer out."""
