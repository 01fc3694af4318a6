"""How the program proves to the database for whom it asks: a keyed hash whose key SQL can't read."""

import hashlib
import hmac

from django.conf import settings
from django.utils.crypto import salted_hmac

# The connection and the transaction, in the database's own words: between two machines no clock agrees to the second.
HERE = "select pg_backend_pid(), (extract(epoch from transaction_timestamp()) * 1000000)::bigint"


def proof_key() -> bytes:
    """The program's key, drawn from its signing key. The database is given it anew after every migration."""
    return salted_hmac("ymylon.acting", "", secret=settings.SECRET_KEY, algorithm="sha256").digest()


def proof_of(account_id: int, purpose: str, backend_pid: int, said_at: int) -> tuple[int, str, int, str]:
    """What `begin_request` is called with on this connection: account, purpose, when the transaction began (µs), proof."""
    said = f"{account_id}|{backend_pid}|{said_at}|{purpose}"
    return account_id, purpose, said_at, hmac.new(proof_key(), said.encode(), hashlib.sha256).hexdigest()
