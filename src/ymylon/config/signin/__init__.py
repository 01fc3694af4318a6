"""Signing in: password or passkey or another provider, a second factor always, and sessions that end."""
