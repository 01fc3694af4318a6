"""What practitioners do with intelligence: submit it, grade it, write it anew, release it, read it."""
