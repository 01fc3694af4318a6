"""What is done with returns: sent and settled by people, judged by the clock."""

from ymylon.returns.actions.sending import Sent, send_return
from ymylon.returns.actions.settling import accept, explain
from ymylon.returns.actions.tracing import find_source

__all__ = ["Sent", "accept", "explain", "find_source", "send_return"]
