"""The pages of the register of high-risk missing children."""
