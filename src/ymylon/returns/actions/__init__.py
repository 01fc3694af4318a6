"""What is done with returns: sent and settled by people, judged by the clock."""

from ymylon.returns.actions.sending import Sent, send_return
from ymylon.returns.actions.settling import accept, explain

__all__ = ["Sent", "accept", "explain", "send_return"]
