"""How the program proves to the database for whom it asks: a keyed hash whose key SQL can't read."""

from ymylon.agencies.sealing import HERE, proof, proof_key

__all__ = ["HERE", "proof_key", "proof_of"]


def proof_of(account_id: int, purpose: str, backend_pid: int, said_at: int) -> tuple[int, str, int, str]:
    """What `begin_request` is called with on this connection: account, purpose, when the transaction began (µs), proof."""
    return account_id, purpose, said_at, proof(account_id, backend_pid, said_at, purpose)
