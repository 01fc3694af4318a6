"""What practitioners and the clock do with warning notices and orders: every write."""
