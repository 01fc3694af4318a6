"""What each page of worries says."""
