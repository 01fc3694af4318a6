"""What stands out in the record of acts, and what each act is called. Facts in, words out; never a score."""
