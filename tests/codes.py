"""What an app for one-time codes shows (RFC 6238), computed without the program that checks it."""

import base64
import hmac
import struct
import time

_TO_SEND = 6  # seconds, on a busy machine


def code_for(secret: str, *, steps: int = 0) -> str:
    """The code of this moment, or of so many half minutes later."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def unused_code(secret: str, used: set[str]) -> str:
    """A code that is taken now and wasn't given before: of this half minute or its neighbours, however slow the test went."""
    left = 30 - time.time() % 30
    if left < _TO_SEND:
        time.sleep(left)  # the code of the half minute before is refused as soon as the next one begins
    code = next(code for steps in (0, 1, -1) if (code := code_for(secret, steps=steps)) not in used)
    used.add(code)
    return code
